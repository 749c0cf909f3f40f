"""Supposed: what a fact is to the rules, and the nearest that it could be for some tests of it to come out otherwise.

For flips; nothing is judged here.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice, product
from typing import NamedTuple, TypeAlias

from jobfit.facts.model import Basis, Choice, FactValue, Flag, Phrases, Quantity, Text, TokenSet
from jobfit.facts.tokens import fold_token
from jobfit.facts.vocabulary import VOCABULARY, FactDefinition, FactType, Use
from jobfit.rules.firings import Result
from jobfit.rules.model import Operator, Test
from jobfit.rules.worlds import OPEN, Key, World, result_in

_FURTHEST = OPEN // 2  # known ends never reach an open one
ELSEWHERE = "\0elsewhere"  # a token that no rule names
_MOST_WAYS = 256  # in which some tests on tokens or phrases are brought about together

Wanted: TypeAlias = tuple[Test, Result]
"""A test, its tokens folded, and how it has to come out: it holds, or it fails."""


class Turn(NamedTuple):
    """A test that would have to come out otherwise, how, and the rule for whose sake."""

    test: Test
    wanted: Result
    rule: str


def world_of(fact: str, value: FactValue | None) -> World:
    """Return what the rules see of a fact's value; what is predicted is unknown."""
    if value is None or value.basis is Basis.PREDICTED:
        return World(complete=False)
    match value:
        case Quantity() | Flag() | Choice():
            return _figure(value, VOCABULARY[fact])
        case TokenSet():
            return World(tokens=frozenset(fold_token(fact, each) for each in value.value), complete=value.complete)
        case Text():
            return World(tokens=frozenset({fold_token(fact, value.value)}))
        case Phrases():
            denied = {(said.phrase, said.where): False for said in value.found if not said.said}
            said = {(said.phrase, said.where): True for said in value.found if said.said}
            return World(said=denied | said, complete=value.whole, missing=value.missing)


def _figure(value: Quantity | Flag | Choice, definition: FactDefinition) -> World:
    match value:
        case Flag():
            return World(low=int(value.value), high=int(value.value))
        case Choice():
            places = [place for place, choice in enumerate(definition.choices) if choice == value.value]
            return World(low=places[0], high=places[0]) if places else World()
        case Quantity():
            return _interval(value, definition)


def _interval(value: Quantity, definition: FactDefinition) -> World:
    low = -OPEN if value.low is None else _scaled(value.low, definition)
    high = OPEN if value.high is None else _scaled(value.high, definition)
    return World(low=low, high=high) if low <= high else World()


def _scaled(end: float, definition: FactDefinition) -> int:
    return round(max(-_FURTHEST, min(_FURTHEST, end * definition.scale)))


def folded(test: Test) -> Test:
    """Return a test whose tokens compare with those of a world."""
    if VOCABULARY[test.fact].type not in {FactType.SET, FactType.TEXT}:
        return test
    return test.model_copy(update={"tokens": tuple(fold_token(test.fact, token) for token in test.tokens)})


def cuts_of(tests: Iterable[Test]) -> list[int]:
    """Return the figures at which tests change: each bar, and what is just below it."""
    bars = {test.number or 0 for test in tests}
    return sorted(bars | {bar - 1 for bar in bars})


def distance(before: World, after: World, fact: str, tests: Iterable[Test]) -> int:
    """Return how far one world of a fact is from another: in the bars of the tests between them, choices or tokens."""
    match VOCABULARY[fact].type:
        case FactType.QUANTITY:
            cuts = cuts_of(tests)
            ends = ((before.low, after.low), (before.high, after.high))
            return sum(abs(bisect_left(cuts, now) - bisect_left(cuts, then)) for then, now in ends)
        case FactType.CHOICE if before.known:
            return abs(after.low - before.low)
        case FactType.SET:
            return len(before.tokens ^ after.tokens)
        case _:
            return 1


def nearest(world: World, fact: str, wanted: Sequence[Wanted]) -> World | None:
    """Return the nearest world in which tests of a fact come out as wanted; None when they cannot all do so."""
    for each in _nearby(world, fact, wanted):
        if all(result_in(each, test) is result for test, result in wanted):
            return each
    return None


def _nearby(world: World, fact: str, wanted: Sequence[Wanted]) -> Iterator[World]:
    """Return worlds in which some tests might come out as wanted, the nearest first."""
    definition = VOCABULARY[fact]
    match definition.type:
        case FactType.QUANTITY:
            return iter([_between(world, wanted)])
        case FactType.FLAG:
            return (World(low=truth, high=truth) for truth in (0, 1))
        case FactType.CHOICE:
            places = sorted(range(len(definition.choices)), key=lambda place: _steps(world, place))
            return (World(low=place, high=place) for place in places)
        case FactType.TEXT:
            tokens = dict.fromkeys(token for test, _ in wanted for token in test.tokens)
            return (World(tokens=frozenset({token})) for token in (*tokens, ELSEWHERE))
        case FactType.SET:
            return _sets(world, wanted)
        case FactType.PHRASE:
            return _sayings(world, wanted)


def _steps(world: World, place: int) -> int:
    return abs(place - world.low) if world.known else place


def _between(world: World, wanted: Sequence[Wanted]) -> World:
    """Return the nearest interval between the bars; a rule that compares one end of it needs both to be known."""
    least, most = -OPEN, OPEN
    others = []
    for test, result in wanted:
        if test.operator is Operator.IS and result is Result.FAILS:
            others.append(test.number or 0)
            continue
        above, below = _bounds(test, holds=result is Result.HOLDS)
        least, most = max(least, above), min(most, below)
    for figure in sorted(others):
        if figure < most:
            least = max(least, figure + 1)
        else:
            most = min(most, figure - 1)
    low = min(max(world.low, least), most)
    high = max(min(world.high, most), least, low)
    if (low == -OPEN or high == OPEN) and any(test.use is not Use.WHOLE for test, _ in wanted):
        low = high = low if low > -OPEN else high
    return world._replace(low=low, high=high)


def _bounds(test: Test, *, holds: bool) -> tuple[int, int]:
    """Return the least and the greatest figure for which a comparison holds, or fails."""
    bar = test.number or 0
    match (test.operator, holds):
        case (Operator.MIN, True) | (Operator.BELOW, False):
            return bar, OPEN
        case (Operator.MAX, True) | (Operator.ABOVE, False):
            return -OPEN, bar
        case (Operator.ABOVE, True) | (Operator.MAX, False):
            return bar + 1, OPEN
        case (Operator.BELOW, True) | (Operator.MIN, False):
            return -OPEN, bar - 1
        case _:
            return bar, bar


def way_of(test: Test, result: Result) -> tuple[Use, bool] | None:
    """Return which end of a figure a test moves to come out so, and whether upwards; None of what is no bar."""
    if test.number is None or test.operator is Operator.IS:
        return None
    is_least = test.operator in {Operator.MIN, Operator.ABOVE}
    return test.use, is_least is (result is Result.HOLDS)


def _sets(world: World, wanted: Sequence[Wanted]) -> Iterator[World]:
    negative = any(
        (test.operator in {Operator.HAS_NONE, Operator.ONLY}) is (result is Result.HOLDS) for test, result in wanted
    )
    for ways in islice(product(*(_ways(world, *each) for each in wanted)), _MOST_WAYS):
        added = frozenset[str]().union(*(more for more, _ in ways))
        gone = frozenset[str]().union(*(less for _, less in ways))
        if not added & gone:
            yield world._replace(tokens=(world.tokens - gone) | added, complete=world.complete or negative)


def _ways(world: World, test: Test, result: Result) -> list[tuple[frozenset[str], frozenset[str]]]:
    """Return the ways in which a test on tokens could come out as wanted: tokens that are added, and that are gone."""
    none, tokens = frozenset[str](), frozenset(test.tokens)
    one_each = [frozenset({token}) for token in test.tokens]
    match (test.operator, result):
        case (Operator.HAS_ANY, Result.HOLDS) | (Operator.HAS_NONE, Result.FAILS):
            return [(none, none), *((one, none) for one in one_each)]
        case (Operator.HAS_ALL, Result.HOLDS):
            return [(tokens, none)]
        case (Operator.HAS_ALL, Result.FAILS):
            return [(none, none), *((none, one) for one in one_each)]
        case (Operator.ONLY, Result.HOLDS):
            outside = world.tokens - tokens
            return [(one if not world.tokens & tokens else none, outside) for one in (*one_each, none)]
        case (Operator.ONLY, Result.FAILS):
            return [(frozenset({ELSEWHERE}), none)]
        case _:
            return [(none, tokens)]


def _sayings(world: World, wanted: Sequence[Wanted]) -> Iterator[World]:
    for ways in islice(product(*(_said(*each) for each in wanted)), _MOST_WAYS):
        yield world._replace(said={**world.said, **{key: said for way in ways for key, said in way.items()}})


def _said(test: Test, result: Result) -> list[dict[Key, bool]]:
    """Return the ways in which a test on phrases could come out as wanted: what is said or denied."""
    keys = [(token, test.where) for token in test.tokens]
    if (test.operator is Operator.SAYS) is (result is Result.HOLDS):
        return [{}, *({key: True} for key in keys)]
    return [dict.fromkeys(keys, False)]
