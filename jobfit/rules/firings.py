"""Firings: what the engine said of every test and rule, for one posting."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import NamedTuple


class Result(IntEnum):
    """Kleene's three values, as the engine's integers."""

    FAILS = 0
    HOLDS = 1
    UNKNOWN = 2


class Firing(NamedTuple):
    """What one rule came to. `points_low` and `points_high` are hundredths of a point, 0 unless the rule is nice.

    `tests` has the result of every Test of the rule's condition, in the order in which a depth-first walk meets them
    (for a rule with parts: of the parts in order); `near` is the result of the rule's relaxed condition, if it has one.
    `open` names what would decide it, sorted, when something that is unknown could: a fact, or for phrases
    "says:" and the phrases joined by "|".
    """

    rule: str
    result: Result
    points_low: int = 0
    points_high: int = 0
    tests: tuple[Result, ...] = ()
    near: Result | None = None
    open: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Firings:
    """Every rule's firing, in the rule set's order."""

    rules: tuple[Firing, ...]
