"""The examples of rule files are run by the engine, and a wrong one is a problem."""

from __future__ import annotations

import pytest

from jobfit.rules.examples import check_shelf
from jobfit.rules.shelf import Shelf
from tests.profile.shelf import RULES, node
from tests.test_rule_examples import fire

THREE = """
[[example]]
facts = { four_day_week = true }
fires = true
[[example]]
facts = { four_day_week = false }
fires = false
[[example]]
facts = {}
fires = "unknown"
"""


def _messages(text: str, rule_id: str = "nice.x") -> list[str]:
    faults = check_shelf(Shelf({rule_id: node(text)}, {}), fire)
    return [f"{problem.where} {problem.code} {problem.what}" for problem in faults.problems]


def test_examples_that_hold_are_silent() -> None:
    """A rule that does what its examples say has no problem."""
    assert [] == _messages(RULES["nice.four-day-week"] + THREE)


def test_a_wrong_example_is_shown_with_both_sides() -> None:
    """The message says what the rule did and what the example says."""
    text = "when = { four_day_week = false }\n" + THREE.replace('fires = "unknown"', "fires = false")
    wrong = [message.partition(" RULE010 ")[2] for message in _messages(text + '[[example]]\nfires = "unknown"\n')]

    assert [
        "nice.x does not fire on this example, which says that it fires",
        "nice.x fires on this example, which says that it does not fire",
        "nice.x cannot know on this example, which says that it does not fire",
    ] == wrong


@pytest.mark.parametrize(
    ("removed", "said"),
    [("true", "no example shows when it fires"), ('"unknown"', "no example shows when it cannot know")],
)
def test_each_outcome_needs_an_example(removed: str, said: str) -> None:
    """A rule file shows when its rule fires, when not, and when it cannot know."""
    text = RULES["nice.four-day-week"] + THREE.replace(f"fires = {removed}", "fires = false")

    assert f"rule.toml RULE010 {said}" in _messages(text)


@pytest.mark.parametrize(
    ("example", "code"),
    [
        ("facts = { four_day_week = 3 }\nfires = true", "RULE005"),
        ("facts = { four_days = true }\nfires = true", "RULE001"),
        ("facts = {}\nfires = 'maybe'", "RULE010"),
        ("fact = {}\nfires = true", "PROF001"),
    ],
)
def test_an_example_that_cannot_be_read_has_its_place(example: str, code: str) -> None:
    """A fault in an example is shown like any other, with its line."""
    (message,) = _messages(f"{RULES['nice.four-day-week']}{THREE}[[example]]\n{example}\n")

    assert code in message
    assert message.startswith(("rule.toml:12", "rule.toml:13", "rule.toml:14"))


def test_a_rule_of_parts_fires_when_it_earns() -> None:
    """Points that are sure are a firing, no points are none, and points that may come are unknown."""
    text = """
skills = { python = 3 }
[[example]]
facts = { skills_required = ["python"] }
fires = true
[[example]]
facts = { skills_required = ["cobol"], skills_preferred = [] }
fires = false
[[example]]
facts = { skills_required = ["cobol"] }
fires = "unknown"
"""

    assert [] == _messages(text)


def test_a_derived_rule_is_run_with_those_it_builds_on() -> None:
    """An example of a rule on rules gives facts, not outcomes."""
    rules = {name: node(text) for name, text in RULES.items()}
    rules["nice.calm"] = node(
        RULES["nice.calm"]
        + """
[[example]]
facts = { four_day_week = true, holidays = 30 }
fires = true
[[example]]
facts = { four_day_week = true, holidays = 20 }
fires = false
[[example]]
facts = { four_day_week = true }
fires = "unknown"
"""
    )

    assert [] == check_shelf(Shelf(rules, {}), fire, only="nice.calm").problems
