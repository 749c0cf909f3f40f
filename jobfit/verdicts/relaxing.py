"""Relaxing: the figures in a must that would have to be others for a posting to meet it, the fewest and nearest."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import count
from typing import NamedTuple

from jobfit.facts.model import Basis, Choice, Facts, FactValue, Quantity
from jobfit.facts.vocabulary import VOCABULARY, Use
from jobfit.facts.wording import number, unit
from jobfit.rules.firings import Result
from jobfit.rules.model import All, AnyOf, Operator, RuleHolds, Test
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
            return () if tree.result is Result.HOLDS else _of_test(test, place, personal.get(test.fact))
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


def _of_test(test: Test, place: int, value: FactValue | None) -> tuple[Relaxation, ...] | None:
    if test.operator not in {Operator.MIN, Operator.MAX} or not test.at:
        return None
    reached = _reached(test, value)
    return None if reached is None else (Relaxation(place, test, *reached),)


def _reached(test: Test, value: FactValue | None) -> tuple[int, str] | None:
    """Return the figure that a test compares, as the engine has it and in words; None when it is open."""
    definition = VOCABULARY[test.fact]
    if value is None or value.basis is Basis.PREDICTED:
        return None
    if isinstance(value, Choice) and value.value in definition.choices:
        return definition.choices.index(value.value), value.value
    if not isinstance(value, Quantity):
        return None
    low, high = (None if end is None else round(end * definition.scale) for end in (value.low, value.high))
    if low is not None and high is not None and low > high:
        return None  # contrary figures are unknown
    middle = None if low is None or high is None else (low + high) // 2
    whole = low if test.operator is Operator.MIN else high
    reached = {Use.LOW: low, Use.HIGH: high, Use.MIDDLE: middle, Use.WHOLE: whole}[test.use]
    if reached is None:
        return None
    return reached, f"{number(reached / definition.scale)}{unit(test.fact, value)}"
