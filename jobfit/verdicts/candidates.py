"""Candidates: what one fact could be instead for some of its tests to come out better, and what that costs."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Sequence
from operator import ge
from typing import NamedTuple, TypeAlias

from jobfit.facts.vocabulary import VOCABULARY, FactType
from jobfit.rules.firings import Result
from jobfit.rules.model import Test
from jobfit.rules.worlds import World, result_in
from jobfit.verdicts.supposed import distance, nearest, way_of

_MOST_ASKED = 512  # sets of tests of one fact that are turned together
_SEVERAL = {FactType.SET, FactType.PHRASE}

CHANGE, _TEST, _KNOWN, _NO_FIGURE = (1 << shift for shift in (48, 36, 24, 12))
"""What a change costs: first itself, then each test that it turns, whether what was known would be otherwise, whether
that is no figure that only has to move; last, how far it moves."""

Told: TypeAlias = dict[int, Result]
"""What tests come to, by their identity."""


class Asked(NamedTuple):
    """A test as it is written and as it compares; how it should come out.

    `same`: the identities of all tests that are the same; `readers`: the places of the units that read them.
    """

    test: Test
    compared: Test
    same: tuple[int, ...]
    readers: tuple[int, ...]
    wanted: frozenset[Result]


Turned: TypeAlias = tuple[tuple[Asked, Result], ...]
"""Tests that are turned, and how they come out."""


class Candidate(NamedTuple):
    """What one fact could be: what its tests then come to, what was turned for that, and what it costs."""

    cost: int
    told: Told
    turned: Turned


def candidates_of(world: World, fact: str, asked: Sequence[Asked]) -> list[Candidate] | None:
    """Return what a fact could be for some of its tests to come out better, as it is first; None when that is too much.

    Of two of which one is as good in every test and costs no more, only that one is there.
    """
    found: list[tuple[int, list[Result], Turned]] = []
    for turned, now, results in _turned(world, fact, asked):
        if len(found) >= _MOST_ASKED:
            return None
        found.append((_cost(world, now, fact, asked, turned), results, turned))
    found.sort(key=lambda each: each[0])
    candidates: list[Candidate] = []
    seen: list[tuple[int, ...]] = []
    for cost, results, turned in found:
        goods = tuple(_goods(asked, results))
        if not any(all(map(ge, other, goods)) for other in seen):
            seen.append(goods)
            told = {test: result for each, result in zip(asked, results, strict=True) for test in each.same}
            candidates.append(Candidate(cost, told, turned))
    return candidates


def _turned(world: World, fact: str, asked: Sequence[Asked]) -> Iterator[tuple[Turned, World, list[Result]]]:
    """Yield the sets of tests of a fact that can come out better together, the nearest world for that, all results.

    None of them comes out so for the sake of those before it, and no two move the same end of a figure the same way.
    """
    waiting: list[tuple[Turned, frozenset[Hashable], World]] = [((), frozenset(), world)]
    seen = set()
    for turned, ways, now in waiting:
        results = [result_in(now, each.compared) for each in asked]
        yield turned, now, results
        for each, result in zip(asked, results, strict=True):
            for comes in each.wanted - {result}:
                way = way_of(each.compared, comes)
                if way in ways:
                    continue
                more = (*turned, (each, comes))
                identity = frozenset((id(one), wanted) for one, wanted in more)
                if identity not in seen:
                    seen.add(identity)
                    then = nearest(world, fact, [(one.compared, wanted) for one, wanted in more])
                    if then is not None:
                        waiting.append((more, ways | {way} if way else ways, then))


def _goods(asked: Iterable[Asked], results: Iterable[Result]) -> Iterator[int]:
    """Yield how good each result is, in each way in which it should come out."""
    for each, result in zip(asked, results, strict=True):
        level = 1 if result is Result.UNKNOWN else 2 * int(result is Result.HOLDS)
        for wanted in (Result.HOLDS, Result.FAILS):
            if wanted in each.wanted:
                yield level if wanted is Result.HOLDS else 2 - level


def _cost(before: World, now: World, fact: str, asked: Sequence[Asked], turned: Turned) -> int:
    if not turned:
        return 0
    tests = [each.compared for each, _ in turned]
    changes = len(turned) if VOCABULARY[fact].type in _SEVERAL else 1
    known = sum(result_in(before, test) is not Result.UNKNOWN for test in tests)
    no_figure = sum(test.number is None for test in tests)
    far = distance(before, now, fact, [each.compared for each in asked])
    return CHANGE * changes + _TEST * len(turned) + _KNOWN * known + _NO_FIGURE * no_figure + far
