"""Engine boundary: the one module that imports durable_rules, and drives it inside its safe subset.

Only total vectors of integers reach it, compared with integers and joined by "and"; docs/why.md says why no more.
"""

from __future__ import annotations

import json
import os
import sys
import threading
import weakref
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from itertools import count
from types import ModuleType, TracebackType
from typing import Any, Self

from jobfit.errors import EngineFault
from jobfit.rules import limits
from jobfit.rules.compiled import Conjunction, OutcomeRule, Relation, equal, unequal
from jobfit.rules.memory import Memory

WARM = "~warm"
"""The rule fired once after a set is made: its context then exists, which makes the later teardown safe."""

_LAZY_FROM = (3, 13)  # the extension names a symbol that 3.13 dropped and that we never call
_HANDLED, _NOT_HANDLED = 0, 1
_ONLY_INTEGERS = {int}  # not even bool: it would be written as one, and a float would be cut


@cache
def library() -> ModuleType:
    """Return the C extension of durable_rules, imported at the first call.

    Raises EngineFault when it is not installed or cannot be loaded.
    """
    flags = sys.getdlopenflags() if hasattr(sys, "getdlopenflags") else None
    try:
        if flags is not None and sys.version_info >= _LAZY_FROM:
            sys.setdlopenflags(os.RTLD_LAZY)
        import durable_rules_engine  # noqa: PLC0415 - the flags above must be set first, and starting stays cheap
    except ImportError as missing:
        raise EngineFault("durable_rules cannot be imported") from missing
    finally:
        if flags is not None:
            sys.setdlopenflags(flags)
    return durable_rules_engine  # type: ignore[no-any-return]  # it ships no types


def definition(rules: Mapping[str, Conjunction]) -> dict[str, Any]:
    """Return the rules as durable_rules reads them, in the order given."""
    return {name: {"all": [{"m": {"$and": [_term(*each) for each in when]}}]} for name, when in rules.items()}


def _term(attribute: str, relation: Relation, literal: int) -> dict[str, Any]:
    compared = {attribute: literal}
    return compared if relation is Relation.EQUAL else {relation.value: compared}


class DurableSet:
    """One compiled rule set of durable_rules: rule names, each with the conjunction that fires it.

    Raises ValueError when the rules leave the engine's limits. One thread asks at a time; others wait.
    """

    def __init__(self, rules: Mapping[str, Conjunction], attributes: Sequence[str]) -> None:
        rules = {WARM: (equal(limits.WARM_UP, 1),), **rules}
        limits.verify(rules, attributes)
        self.asked = 0
        self._width = len(attributes)
        self._definition = json.dumps(definition(rules), ensure_ascii=True, allow_nan=False)
        self._fact = f'{{"id":"%d","{limits.ANCHOR}":-1' + "".join(f',"{name}":%d' for name in attributes) + "}"
        self._ids = count(1)
        self._lock = threading.Lock()
        self._closed = False
        self._distrusted = True
        self._engine = library()
        self._teardown: Callable[[], object] = _nothing
        self._create()

    def ask(self, vector: Sequence[int]) -> tuple[str, ...]:
        """Return the names of the rules that the vector fires, in the engine's order.

        The vector has one integer per attribute, in their order. Raises EngineFault when the engine refuses it or
        fails; the next vector then has a fresh engine.
        """
        if len(vector) != self._width or {*map(type, vector)} != _ONLY_INTEGERS:
            raise EngineFault(f"a vector of {self._width} integers is needed, not {vector!r}")
        with self._lock:
            if self._closed:
                raise EngineFault("this rule set was closed")
            if self._distrusted:
                self._create()
            self.asked += 1
            number = next(self._ids)
            self._distrusted = True
            try:
                fired = self._drain(number, self._fact % (number, *vector))
            except self._engine.error as failure:
                raise EngineFault(f"durable_rules failed on {vector!r}") from failure
            self._distrusted = False
            return fired

    def distrust(self) -> None:
        """Have a fresh engine made before the next vector, because the last answer was wrong."""
        self._distrusted = True

    def close(self) -> None:
        """Give the engine's memory back; asking afterwards is an EngineFault."""
        self._closed = True
        self._teardown()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _create(self) -> None:
        """Make the engine's rule set anew and warm it up; one that does not warm up is never torn down, only left."""
        self._teardown()
        self._teardown = _nothing
        self._handle = self._engine.create_ruleset("jobfit", self._definition)
        number = next(self._ids)
        if self._drain(number, f'{{"id":"{number}","{limits.WARM_UP}":1}}') != (WARM,):
            raise EngineFault("durable_rules did not fire the rule that must fire")
        teardown = weakref.finalize(self, _tear_down, self._engine, self._handle)
        teardown.atexit = False  # the process gives everything back at once
        self._teardown = teardown
        self._distrusted = False

    def _drain(self, number: int, fact: str) -> tuple[str, ...]:
        """Assert one fact, collect what fires, and always take the fact back."""
        engine, handle = self._engine, self._handle
        code, state = engine.assert_fact(handle, fact)
        if code == _NOT_HANDLED:
            return ()
        fired = []
        try:
            if code != _HANDLED:
                raise EngineFault(f"durable_rules answered {code} to a new fact")
            started = engine.start_action_for_state(handle, state)
            message = started[1] if started else None
            while message:
                fired.append(message[2 : message.index('":', 2)])
                message = engine.complete_and_start_action(handle, state)
        finally:
            engine.retract_fact(handle, f'{{"id":"{number}"}}')
        return tuple(fired)


class Stage:
    """A rule set whose rules are split over outputs; every vector has exactly one rule of every output hold.

    Answers are remembered by vector unless `remember` is False. `asked` counts the questions put to durable_rules.
    """

    def __init__(self, attributes: Sequence[str], rules: Sequence[OutcomeRule], *, remember: bool = True) -> None:
        named = {f"{rule.output}|{rule.outcome}|{number}": rule for number, rule in enumerate(rules)}
        self._meaning = {name: (rule.output, rule.outcome) for name, rule in named.items()}
        self._outputs = 1 + max(rule.output for rule in rules)
        self._set = DurableSet(
            {name: (unequal(limits.ANCHOR, rule.output), *rule.when) for name, rule in named.items()}, attributes
        )
        self.memory: Memory[tuple[int, ...], tuple[int, ...]] = Memory(self._answer, remember=remember)

    @property
    def asked(self) -> int:
        """How often durable_rules was asked."""
        return self._set.asked

    def ask(self, vector: tuple[int, ...]) -> tuple[int, ...]:
        """Return the outcome of every output; raise EngineFault unless exactly one rule of each fired."""
        return self.memory[vector]

    def close(self) -> None:
        """Give the engine's memory back, and forget; asking afterwards is an EngineFault."""
        self.memory.clear()
        self._set.close()

    def _answer(self, vector: tuple[int, ...]) -> tuple[int, ...]:
        fired = self._set.ask(vector)
        outcomes = dict(map(self._meaning.__getitem__, fired))
        if len(fired) != self._outputs or len(outcomes) != self._outputs:
            self._set.distrust()
            raise EngineFault(f"{vector!r} fired {list(fired)!r}; exactly one rule of each output must fire")
        return tuple(map(outcomes.__getitem__, range(self._outputs)))


def _nothing() -> None:
    """Tear down what was never made."""


def _tear_down(engine: ModuleType, handle: int) -> None:
    """Delete the state before the rule set, or the engine leaks it."""
    engine.delete_state(handle, "0")
    engine.delete_ruleset(handle)
