"""Gates: Kleene's "all" and "any", decided by durable_rules over how many conditions hold, fail and are unknown."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from jobfit.rules.compiled import OutcomeRule, at_least, at_most
from jobfit.rules.engine import Stage
from jobfit.rules.firings import Result

UNKNOWNS = "unknowns"


class GateKind(StrEnum):
    """How conditions combine."""

    ALL = "all"
    ANY = "any"


_DECIDED = {GateKind.ALL: Result.FAILS, GateKind.ANY: Result.HOLDS}
"""The result of which one is enough to decide the gate."""


def gate_rules(kind: GateKind) -> tuple[tuple[str, ...], tuple[OutcomeRule, ...]]:
    """Return the attributes and rules of a gate: one deciding condition decides, else one unknown leaves it open."""
    decided = _DECIDED[kind]
    otherwise = Result.HOLDS if decided is Result.FAILS else Result.FAILS
    deciding = f"{decided.name.lower()}"
    rules = (
        OutcomeRule(0, decided, (at_least(deciding, 1),)),
        OutcomeRule(0, otherwise, (at_most(deciding, 0), at_most(UNKNOWNS, 0))),
        OutcomeRule(0, Result.UNKNOWN, (at_most(deciding, 0), at_least(UNKNOWNS, 1))),
    )
    return (deciding, UNKNOWNS), rules


class Gates:
    """Both gates, compiled once for all conditions of a rule set."""

    def __init__(self, *, remember: bool = True) -> None:
        self.stages = {kind: Stage(*gate_rules(kind), remember=remember) for kind in GateKind}

    def combine(self, kind: GateKind, results: Sequence[int]) -> int:
        """Return what the results come to; none at all: "all" holds and "any" fails."""
        counts = (results.count(_DECIDED[kind]), results.count(Result.UNKNOWN))
        return self.stages[kind].ask(counts)[0]

    def close(self) -> None:
        """Give the engine's memory back."""
        for stage in self.stages.values():
            stage.close()
