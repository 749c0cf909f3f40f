"""Relaxing: the boundary values of a rule that let in most for the least, written as people write them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import accumulate, zip_longest
from typing import Final, NamedTuple

from jobfit.facts.model import Quantity
from jobfit.facts.vocabulary import VOCABULARY, FactType
from jobfit.facts.wording import unit
from jobfit.phrasing import figure
from jobfit.rules.model import Kind, Operator, Rule, Test

_FURTHEST: Final = 0.01  # how much further than need be a value may be, to be a round one
_MOST: Final = 3  # numbers that are proposed
_STEPS: Final = tuple(step * int(10**power) for power in range(9, -1, -1) for step in (5, 2, 1))


class Boundary(NamedTuple):
    """A number that a bar could be moved to, how many postings that lets in, and the next number that lets in more."""

    number: int
    lets_in: int
    beyond: int | None


def relaxable(rule: Rule) -> Test | None:
    """Return the one comparison of a must whose number can be moved, None when there is no such."""
    test = rule.when
    if rule.kind is not Kind.MUST or rule.origin == "bar" or not isinstance(test, Test):
        return None
    return test if test.operator in {Operator.MIN, Operator.MAX} else None


def moves(test: Test, counts: Mapping[int, int]) -> Iterator[tuple[int, int]]:
    """Yield (number, how many that lets in) for the values worth moving a comparison to, as round as they may be."""
    upwards, is_figure = test.operator is Operator.MAX, VOCABULARY[test.fact].type is FactType.QUANTITY
    for boundary in boundaries(counts, test.number or 0, upwards=upwards):
        yield rounded(boundary, upwards=upwards) if is_figure else boundary.number, boundary.lets_in


def boundaries(counts: Mapping[int, int], bar: int, *, upwards: bool) -> list[Boundary]:
    """Return the three numbers at most that let in most per step away from the bar, the nearest first.

    `counts`: how many postings are let in when the bar reaches each number; all are above the bar when it moves
    `upwards`, else below.
    """
    waiting = _totals(counts, upwards=upwards)
    found: list[Boundary] = []
    here, inside = bar, 0
    while waiting and len(found) < _MOST:
        slopes = [((each.lets_in - inside) / abs(each.number - here), abs(each.number - here)) for each in waiting]
        best = slopes.index(max(slopes))
        found.append(waiting[best])
        here, inside = waiting[best].number, waiting[best].lets_in
        waiting = waiting[best + 1 :]
    return found


def _totals(counts: Mapping[int, int], *, upwards: bool) -> list[Boundary]:
    numbers = sorted(counts, reverse=not upwards)
    totals = accumulate(counts[number] for number in numbers)
    return [Boundary(*each) for each in zip_longest(numbers, totals, numbers[1:])]


def rounded(boundary: Boundary, *, upwards: bool) -> int:
    """Return the roundest number that lets in the same: not as far as the one beyond, and not much further."""
    sign, number = (1 if upwards else -1), boundary.number
    furthest = number + sign * int(abs(number) * _FURTHEST)
    for step in _STEPS:
        near = -(-number // step) * step if upwards else number // step * step
        if sign * near <= sign * furthest and (boundary.beyond is None or sign * near < sign * boundary.beyond):
            return near
    return number


def shown(test: Test, number: int, currency: str | None) -> str:
    """Return a number of a comparison in words, with its unit: "70 000 EUR/year", "3 days a week", "mid"."""
    definition = VOCABULARY[test.fact]
    if definition.type is FactType.CHOICE:
        return definition.choices[number].replace("_", " ")
    money = Quantity(low=None, high=None, currency=currency, period="year")
    return (
        f"{figure(number / definition.scale)}{unit(test.fact, money if definition.unit.startswith('money') else None)}"
    )
