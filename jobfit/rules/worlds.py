"""Worlds: a finite list of what one fact could be, enough to tell apart everything that some tests of it can say.

For looking at rules before any posting is there; no posting is judged here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import product
from types import MappingProxyType
from typing import NamedTuple, TypeAlias

from jobfit.facts.model import is_there
from jobfit.facts.vocabulary import VOCABULARY, FactType, Use
from jobfit.rules.firings import Result
from jobfit.rules.model import All, AnyOf, Condition, Operator, Test, tests_in

OPEN = 2**53  # an end that is not known
MOST_CLASSES = 7  # kinds of tokens that behave alike; beyond this the worlds are too many to look at
_OTHER = "\0other"  # a token that no test mentions

Key: TypeAlias = tuple[str, tuple[str, ...]]


class World(NamedTuple):
    """One thing that a fact could be; which fields count follows from the fact's type."""

    low: int = -OPEN
    high: int = OPEN
    tokens: frozenset[str] = frozenset()
    complete: bool = True  # whether there are no other tokens, or the whole text was read for phrases
    said: Mapping[Key, bool] = MappingProxyType({})  # phrases that are said or denied; the rest is silent
    missing: tuple[str, ...] = ()  # sections that the posting does not have, though every posting has one

    @property
    def known(self) -> bool:
        """Say whether something is known: an end, a token, that there is none, or a phrase."""
        return self.low > -OPEN or self.high < OPEN or bool(self.tokens) or bool(self.said)

    @property
    def stated(self) -> bool:
        """Say whether all is known: both ends, every token, or a phrase of a text that was read to its end."""
        ends = self.low > -OPEN and self.high < OPEN
        return ends or (bool(self.tokens or self.said) and self.complete)


def only_fact(condition: Condition) -> str | None:
    """Return the one fact that a condition is about; None when it is about several or builds on another rule."""
    match condition:
        case Test():
            return condition.fact
        case All() | AnyOf():
            facts = {only_fact(each) for each in condition.of}
            return facts.pop() if len(facts) == 1 else None
        case _:
            return None


def worlds_of(fact: str, conditions: Sequence[Condition]) -> list[World]:
    """Return what the fact could be, as far as the conditions can tell; empty when that is too much to look at."""
    tests = [test for condition in conditions for test in tests_in(condition)]
    definition = VOCABULARY[fact]
    match definition.type:
        case FactType.QUANTITY:
            return _intervals(tests)
        case FactType.FLAG:
            return [World(), *(World(low=value, high=value) for value in (0, 1))]
        case FactType.CHOICE:
            return [World(), *(World(low=index, high=index) for index in range(len(definition.choices)))]
        case FactType.TEXT:
            tokens = sorted({token for test in tests for token in test.tokens})
            return [World(complete=False), *(World(tokens=frozenset({token})) for token in (*tokens, _OTHER))]
        case FactType.SET:
            return _sets(tests)
        case FactType.PHRASE:
            return _sayings(tests)


def _intervals(tests: Sequence[Test]) -> list[World]:
    bars = {test.number for test in tests if test.number is not None}
    points = sorted({0, *(bar + step for bar in bars for step in (-1, 0, 1) if bar + step >= 0), OPEN // 2})
    closed = [World(low=low, high=high) for low in points for high in points if low <= high]
    ends = [world for point in points for world in (World(low=point), World(high=point))]
    return [World(), *closed, *ends]


def _classes(signatures: Mapping[Key, tuple[bool, ...]]) -> list[list[Key]]:
    """Return the tokens in groups that no test tells apart."""
    groups: dict[tuple[bool, ...], list[Key]] = {}
    for key, signature in signatures.items():
        groups.setdefault(signature, []).append(key)
    return list(groups.values())


def _sets(tests: Sequence[Test]) -> list[World]:
    tokens = sorted({token for test in tests for token in test.tokens})
    groups = _classes({(token, ()): tuple(token in test.tokens for test in tests) for token in tokens})
    if len(groups) > MOST_CLASSES:
        return []
    other: list[Key] = [(_OTHER, ())]
    choices = [
        [frozenset[str](), frozenset({group[0][0]}), frozenset(token for token, _ in group)]
        for group in (*groups, other)
    ]
    sets = {frozenset[str]().union(*each) for each in product(*choices)}
    ordered = sorted(sets, key=sorted)
    return [World(tokens=each, complete=complete) for each in ordered for complete in (True, False)]


def _sayings(tests: Sequence[Test]) -> list[World]:
    keys = sorted({(token, test.where) for test in tests for token in test.tokens})
    groups = _classes({key: tuple(key[0] in test.tokens and key[1] == test.where for test in tests) for key in keys})
    if len(groups) > MOST_CLASSES:
        return []
    choices: list[list[dict[Key, bool]]] = [[{}, {group[0]: True}, dict.fromkeys(group, False)] for group in groups]
    said = [{key: said for part in each for key, said in part.items()} for each in product(*choices)]
    return [World(said=each, complete=complete) for each in said for complete in (True, False)]


def result_in(world: World, condition: Condition) -> Result:
    """Return what a condition on one fact comes to in a world of that fact."""
    match condition:
        case Test():
            return _RESULTS[condition.operator](world, condition)
        case All():
            return _least(result_in(world, each) for each in condition.of)
        case AnyOf():
            return _not(_least(_not(result_in(world, each)) for each in condition.of))
        case _:
            return Result.UNKNOWN


def _least(results: Iterator[Result]) -> Result:
    seen = set(results)
    if Result.FAILS in seen:
        return Result.FAILS
    return Result.UNKNOWN if Result.UNKNOWN in seen else Result.HOLDS


def _not(result: Result) -> Result:
    return result if result is Result.UNKNOWN else Result(1 - result)


def _either(*, holds: bool, fails: bool) -> Result:
    if holds:
        return Result.HOLDS
    return Result.FAILS if fails else Result.UNKNOWN


def _ends(world: World, test: Test) -> tuple[int, int]:
    low, high = world.low, world.high
    if choices := VOCABULARY[test.fact].choices:  # an unknown choice is one of its list all the same
        low, high = max(low, 0), min(high, len(choices) - 1)
    match test.use:
        case Use.LOW if low > -OPEN:
            return low, low
        case Use.HIGH if high < OPEN:
            return high, high
        case Use.MIDDLE if low > -OPEN and high < OPEN:
            return (low + high) // 2, (low + high) // 2
        case Use.WHOLE:
            return low, high
        case _:
            return -OPEN, OPEN


def _compared(holds: Callable[[int, int, int], bool], fails: Callable[[int, int, int], bool]) -> _Tell:
    def tell(world: World, test: Test) -> Result:
        low, high = _ends(world, test)
        bar = test.number or 0
        return _either(holds=holds(low, high, bar), fails=fails(low, high, bar))

    return tell


def _is(world: World, test: Test) -> Result:
    if test.number is not None:
        low, high = _ends(world, test)
        return _either(holds=low == high == test.number, fails=low > test.number or high < test.number)
    return _in(world, test)


def _in(world: World, test: Test) -> Result:
    choices = VOCABULARY[test.fact].choices
    if VOCABULARY[test.fact].type is not FactType.CHOICE:
        return _has_any(world, test)
    if not world.known:
        return Result.UNKNOWN
    return _either(holds=choices[world.low] in test.tokens, fails=True)


def _has_any(world: World, test: Test) -> Result:
    return _either(holds=bool(world.tokens & set(test.tokens)), fails=world.complete)


def _has_all(world: World, test: Test) -> Result:
    return _either(holds=world.tokens >= set(test.tokens), fails=world.complete)


def _only(world: World, test: Test) -> Result:
    outside = bool(world.tokens - set(test.tokens))
    return _either(holds=world.complete and not outside, fails=outside)


def _says(world: World, test: Test) -> Result:
    heard = [world.said.get((token, test.where)) for token in test.tokens]
    denied = all(each is False for each in heard)
    silent = test.silent_is_false and world.complete and is_there(test.where, world.missing)
    return _either(holds=True in heard, fails=denied or silent)


_Tell: TypeAlias = Callable[[World, Test], Result]
_RESULTS: dict[Operator, _Tell] = {
    Operator.MIN: _compared(lambda low, _, bar: low >= bar, lambda _, high, bar: high < bar),
    Operator.MAX: _compared(lambda _, high, bar: high <= bar, lambda low, _, bar: low > bar),
    Operator.ABOVE: _compared(lambda low, _, bar: low > bar, lambda _, high, bar: high <= bar),
    Operator.BELOW: _compared(lambda _, high, bar: high < bar, lambda low, _, bar: low >= bar),
    Operator.IS: _is,
    Operator.IN: _in,
    Operator.NOT_IN: lambda world, test: _not(_in(world, test)),
    Operator.ONLY: _only,
    Operator.HAS_ANY: _has_any,
    Operator.HAS_ALL: _has_all,
    Operator.HAS_NONE: lambda world, test: _not(_has_any(world, test)),
    Operator.SAYS: _says,
    Operator.SAYS_NONE: lambda world, test: _not(_says(world, test)),
}
