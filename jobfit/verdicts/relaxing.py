"""Relaxing: the figures in a must that would have to be others for a posting to meet it, the fewest and nearest."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import count
from typing import NamedTuple

from jobfit.facts.model import Choice, Facts, FactValue, Quantity
from jobfit.facts.vocabulary import VOCABULARY, Use
from jobfit.facts.wording import unit
from jobfit.phrasing import figure
from jobfit.rules.firings import Result
from jobfit.rules.model import All, AnyOf, Operator, RuleHolds, Test
from jobfit.rules.worlds import OPEN
from jobfit.verdicts.supposed import world_of
from jobfit.verdicts.walk import Tree


class Relaxation(NamedTuple):
    """One comparison with the figure that the posting reaches: as the engine has it, and in words.

    `place`: which of the rule's comparisons, in the order of `tests_of`.
    """

    place: int
    test: Test
    number: int
    shown: str

    @property
    def distance(self) -> float:
        """Return how far the bar moves, as a share of it."""
        bar = self.test.number or 0
        return abs(self.number - bar) / max(1, abs(bar))


def relaxations(tree: Tree, personal: Facts) -> tuple[Relaxation, ...] | None:
    """Return what would make a rule's condition hold: the fewest figures, moved the least; None when no figures do.

    A comparison whose figure stands nowhere in the profile, such as that of a shipped rule, is not relaxed.
    """
    return _found(tree, personal, count())


def _found(tree: Tree, personal: Facts, places: Iterator[int]) -> tuple[Relaxation, ...] | None:
    """Return the same of a part of the tree; `places` counts the rule's own comparisons, depth first."""
    match tree.condition:
        case Test() as test:
            place = next(places)
            if tree.result is Result.HOLDS:
                return ()
            found = _of_test(test, place, personal.get(test.fact))
            return None if found is None else (found,)
        case RuleHolds():
            return () if tree.result is Result.HOLDS else None
        case All() | AnyOf():
            each = [_found(branch, personal, places) for branch in tree.branches]
            possible = [found for found in each if found is not None]
            if isinstance(tree.condition, AnyOf):
                return min(possible, key=_cost, default=None)
            return None if len(possible) < len(each) else tuple(one for found in possible for one in found)


def _cost(found: Sequence[Relaxation]) -> tuple[int, float]:
    return len(found), sum(each.distance for each in found)


def _of_test(test: Test, place: int, value: FactValue | None) -> Relaxation | None:
    if test.operator not in {Operator.MIN, Operator.MAX} or not test.at:
        return None
    number = reached(test, value)
    return None if number is None else Relaxation(place, test, number, _shown(test, number, value))


def reached(test: Test, value: FactValue | None, *, passes: bool = False) -> int | None:
    """Return the strictest number for which a comparison with a value would let in; None when there is none.

    It has to hold, or, where the unknown `passes`, not to fail.
    """
    world = world_of(test.fact, value)
    low, high = world.low, world.high
    whole = low if (test.operator is Operator.MIN) is not passes else high
    ends = {Use.LOW: (low,), Use.HIGH: (high,), Use.MIDDLE: (low, high)}.get(test.use, (whole,))
    return None if any(abs(end) >= OPEN for end in ends) else sum(ends) // len(ends)


def _shown(test: Test, number: int, value: FactValue | None) -> str:
    definition = VOCABULARY[test.fact]
    if isinstance(value, Choice):
        return definition.choices[number]
    return f"{figure(number / definition.scale)}{unit(test.fact, value if isinstance(value, Quantity) else None)}"
