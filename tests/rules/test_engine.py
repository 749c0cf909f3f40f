"""The engine boundary: durable_rules is driven inside its safe subset, and a lost outcome is never an answer."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from itertools import product
from pathlib import Path
from typing import Any

import pytest

import jobfit
from jobfit.errors import EngineFault
from jobfit.rules.compiled import Conjunction, OutcomeRule, at_least, at_most, equal, less, unequal
from jobfit.rules.engine import WARM, DurableSet, Stage, definition, library

ENDS = ("lo", "hi")
MIN_FIVE = (
    OutcomeRule(0, 1, (at_least("lo", 5),)),
    OutcomeRule(0, 0, (less("hi", 5),)),
    OutcomeRule(0, 2, (less("lo", 5), at_least("hi", 5))),
)
RULES: dict[str, Conjunction] = {
    "holds": (at_least("lo", 5),),
    "fails": (less("hi", 5),),
    "unknown": (less("lo", 5), at_least("hi", 5)),
    "a.point": (equal("lo", 7), equal("hi", 7)),
    "not_three": (unequal("lo", 3),),
    "low": (at_most("lo", -(2**53)),),
}


@pytest.fixture
def stage() -> Iterator[Stage]:
    """Give a stage that compares an interval with 5."""
    made = Stage(ENDS, MIN_FIVE)
    yield made
    made.close()


@pytest.mark.parametrize(
    ("vector", "outcome"),
    [((5, 5), 1), ((4, 4), 0), ((4, 5), 2), ((-(2**53), 2**53), 2), ((-(2**53), 4), 0), ((5, 2**53), 1)],
)
def test_a_stage_gives_the_outcome_whose_rule_holds(stage: Stage, vector: tuple[int, int], outcome: int) -> None:
    """An interval holds, fails or straddles the bar, with unknown ends too."""
    assert (outcome,) == stage.ask(vector)


def test_a_stage_asks_durable_rules_once_for_a_vector(stage: Stage) -> None:
    """The same vector is answered from memory; without memory it is asked again."""
    forgetful = Stage(ENDS, MIN_FIVE, remember=False)
    for _ in range(3):
        stage.ask((1, 9))
        forgetful.ask((1, 9))
    forgetful.close()

    assert (1, 3) == (stage.asked, forgetful.asked)


@pytest.mark.parametrize("vector", [(6, 3), (3, 3.0), (3,), (True, 5), ("3", "5"), (None, 5)])
def test_a_vector_without_exactly_one_outcome_is_a_fault(stage: Stage, vector: tuple[Any, ...]) -> None:
    """Two outcomes at once, and anything but the integers that are needed, are refused."""
    with pytest.raises(EngineFault):
        stage.ask(vector)

    assert (1,) == stage.ask((9, 9))


@pytest.mark.parametrize(
    ("name", "instead"),
    [
        ("start_action_for_state", lambda *_: None),  # everything is lost
        ("assert_fact", lambda *_: (1, 0)),  # nothing matched
        ("assert_fact", lambda *_: (2, 0)),  # the fact is said to be known already
        ("complete_and_start_action", lambda *_: None),  # the rest is lost
    ],
)
def test_an_emptied_answer_is_a_fault(
    monkeypatch: pytest.MonkeyPatch, name: str, instead: Callable[..., object]
) -> None:
    """When durable_rules loses outcomes the answer is an EngineFault, and never a reject or an unknown."""
    both = (*MIN_FIVE, OutcomeRule(1, 0, (at_least("lo", 0),)), OutcomeRule(1, 1, (less("lo", 0),)))
    stage = Stage(ENDS, both)
    with monkeypatch.context() as patch:
        patch.setattr(library(), name, instead)
        with pytest.raises(EngineFault):
            stage.ask((1, 1))

    assert (0, 0) == stage.ask((1, 1))
    stage.close()


def test_a_failing_engine_is_replaced(monkeypatch: pytest.MonkeyPatch) -> None:
    """An error of durable_rules itself is an EngineFault, and the next vector is judged by a fresh engine."""
    stage = Stage(ENDS, MIN_FIVE)

    def fail(*_: object) -> object:
        monkeypatch.undo()
        raise library().error("error code: 303")

    monkeypatch.setattr(library(), "start_action_for_state", fail)
    with pytest.raises(EngineFault, match="303"):
        stage.ask((5, 5))

    assert (1,) == stage.ask((5, 5))
    stage.close()


def test_a_closed_stage_answers_nothing(stage: Stage) -> None:
    """After closing, even a remembered vector is a fault, and closing twice is fine."""
    stage.ask((1, 1))
    stage.close()
    stage.close()

    with pytest.raises(EngineFault, match="closed"):
        stage.ask((1, 1))


def test_a_set_gives_back_every_fact() -> None:
    """A thousand vectors one after another each get their own answer: none is left over from the one before."""
    with DurableSet(RULES, ENDS) as rules:
        for number in range(1000):
            low, high = number % 11, number % 11 + number % 3

            assert sorted(_expected(low, high)) == sorted(rules.ask((low, high)))
        assert 1000 == rules.asked


def _expected(low: int, high: int) -> set[str]:
    holds = {
        "holds": low >= 5,
        "fails": high < 5,
        "unknown": low < 5 <= high,
        "a.point": low == high == 7,
        "not_three": low != 3,
        "low": low <= -(2**53),
    }
    return {name for name, there in holds.items() if there}


@pytest.mark.filterwarnings("ignore:.*utc:DeprecationWarning")  # durable's own, on every action
def test_the_driver_agrees_with_the_documented_host() -> None:
    """The same rules through the public Host of durable_rules fire the same rules for the same facts."""
    library()
    from durable.engine import Host, MessageNotHandledException  # noqa: PLC0415 - after the library, see `library`

    class QuietHost(Host):  # type: ignore[misc]  # durable has no types
        def _run(self) -> None:
            """Start no threads."""

    fired: list[str] = []

    def action(name: str) -> Callable[[object], None]:
        def fire(_context: object) -> None:
            fired.append(name)

        return fire

    rules = {name: {**each, "run": action(name)} for name, each in definition(RULES).items()}
    host = QuietHost({"parity": rules})
    with DurableSet(RULES, ENDS) as driver:
        for number, (low, high) in enumerate(product((-(2**53), 0, 3, 4, 5, 7, 9), (3, 4, 5, 7, 2**53))):
            fact = {"id": str(number), "lo": low, "hi": high}
            fired.clear()
            try:
                host.assert_fact("parity", dict(fact))
                host.retract_fact("parity", dict(fact))
            except MessageNotHandledException:
                assert not fired

            assert sorted(fired) == sorted(driver.ask((low, high)))


def test_rules_leave_in_a_form_without_surprises() -> None:
    """A definition is one conjunction a rule: equality is a bare pair, everything else names its relation."""
    rules = {WARM: (equal("_w", 1),), "x": (unequal("_b", 0), at_least("lo", -3))}

    assert {
        WARM: {"all": [{"m": {"$and": [{"_w": 1}]}}]},
        "x": {"all": [{"m": {"$and": [{"$neq": {"_b": 0}}, {"$gte": {"lo": -3}}]}}]},
    } == definition(rules)


def test_one_module_imports_durable_rules() -> None:
    """No other module of jobfit names durable_rules in an import."""
    root = Path(jobfit.__file__).parent
    imports = re.compile(r"^\s*(?:from|import)\s+durable", re.MULTILINE)
    importers = [path.relative_to(root) for path in root.rglob("*.py") if imports.search(path.read_text("utf-8"))]

    assert [Path("rules/engine.py")] == importers


def test_durable_rules_is_imported_at_the_first_question() -> None:
    """Importing the judge starts no engine, asking does, and the interpreter's loading flags are as before."""
    code = (
        "import sys; flags = sys.getdlopenflags()\n"
        "from jobfit.rules import engine; from jobfit.verdicts import judge\n"
        "assert 'durable_rules_engine' not in sys.modules\n"
        "assert engine.library().error\n"
        "assert flags == sys.getdlopenflags()\n"
    )

    assert 0 == subprocess.run([sys.executable, "-c", code], check=False).returncode  # noqa: S603 - our own code
