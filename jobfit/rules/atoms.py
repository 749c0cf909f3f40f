"""Atoms: every test as one partition of a fact's vector, or as a gate over several when it names many tokens."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import NamedTuple

from jobfit.facts.tokens import fold_token
from jobfit.facts.vocabulary import VOCABULARY, FactDefinition, FactType, Use
from jobfit.rules.gates import GateKind
from jobfit.rules.model import Operator, Test
from jobfit.rules.partitions import (
    Partition,
    has_all,
    has_any,
    negated,
    of_choice,
    of_flag,
    of_interval,
    of_text,
    says,
)
from jobfit.rules.project import (
    FLAG,
    FURTHEST,
    HIGH,
    LOW,
    ChoiceProjection,
    FlagProjection,
    PhraseProjection,
    Projection,
    QuantityProjection,
    TokenProjection,
    interval,
)

TOKENS_AT_ONCE = 16  # keeps every tree far below the engine's stack
PHRASES_AT_ONCE = 8

_NEGATIONS = frozenset({Operator.NOT_IN, Operator.HAS_NONE, Operator.SAYS_NONE, Operator.ONLY})
_NUMBERED = frozenset({Operator.MIN, Operator.MAX, Operator.ABOVE, Operator.BELOW})
_ALLOWED: dict[FactType, frozenset[Operator]] = {
    FactType.QUANTITY: _NUMBERED | {Operator.IS},
    FactType.FLAG: frozenset({Operator.IS}),
    FactType.CHOICE: _NUMBERED | {Operator.IS, Operator.IN, Operator.NOT_IN},
    FactType.TEXT: frozenset({Operator.IS, Operator.IN, Operator.NOT_IN}),
    FactType.SET: frozenset({Operator.ONLY, Operator.HAS_ANY, Operator.HAS_ALL, Operator.HAS_NONE}),
    FactType.PHRASE: frozenset({Operator.SAYS, Operator.SAYS_NONE}),
}


class TestKey(NamedTuple):
    """What makes two tests the same: everything but the words for the reader."""

    fact: str
    operator: Operator
    number: int | None
    tokens: tuple[str, ...]
    use: Use
    where: tuple[str, ...]
    silent_is_false: bool


def key_of(test: Test) -> TestKey:
    """Return a test in canonical form; raise ValueError if its operator does not suit its fact or lacks its bar."""
    definition = VOCABULARY.get(test.fact)
    if definition is None:
        raise ValueError(f"no fact is called {test.fact!r}")
    if test.operator not in _ALLOWED[definition.type]:
        raise ValueError(f"{test.fact} is a {definition.type} and has no operator {test.operator}")
    if definition.type in {FactType.QUANTITY, FactType.FLAG} or test.operator in _NUMBERED:
        use = test.use if definition.type is FactType.QUANTITY else Use.WHOLE
        return TestKey(test.fact, test.operator, _number(definition, test), (), use, (), silent_is_false=False)
    if not test.tokens and test.operator is not Operator.ONLY:
        raise ValueError(f"{test.fact} {test.operator} names nothing to compare with")
    if definition.type is FactType.PHRASE:
        phrases = tuple(sorted(set(test.tokens)))
        return TestKey(test.fact, test.operator, None, phrases, Use.WHOLE, test.where, test.silent_is_false)
    tokens = tuple(sorted({_token(definition, token) for token in test.tokens}))
    return TestKey(test.fact, test.operator, None, tokens, Use.WHOLE, (), silent_is_false=False)


def _number(definition: FactDefinition, test: Test) -> int:
    furthest = 1 if definition.type is FactType.FLAG else FURTHEST
    if test.number is None or abs(test.number) > furthest:
        raise ValueError(f"{test.fact} {test.operator} needs a number of at most {furthest}, not {test.number}")
    return test.number


def _token(definition: FactDefinition, token: str) -> str:
    if definition.type is not FactType.CHOICE:
        return fold_token(definition.name, token)
    if token not in definition.choices:
        raise ValueError(f"{token!r} is no {definition.name}")
    return token


class TestParts(NamedTuple):
    """One test: the partitions that it is made of, joined by a gate when there is more than one."""

    kind: GateKind
    partitions: tuple[Partition, ...]


def projection_of(fact: str, tests: Sequence[TestKey]) -> Projection:
    """Return how a fact reaches the engine for these tests of it."""
    definition = VOCABULARY[fact]
    match definition.type:
        case FactType.QUANTITY:
            return QuantityProjection(definition.scale, {test.use for test in tests})
        case FactType.CHOICE:
            return ChoiceProjection(definition.choices)
        case FactType.FLAG:
            return FlagProjection()
        case FactType.PHRASE:
            return PhraseProjection(sorted({(phrase, test.where) for test in tests for phrase in test.tokens}))
        case FactType.SET | FactType.TEXT:
            return TokenProjection(fact, sorted({token for test in tests for token in test.tokens}))


def parts_of(test: TestKey, projection: Projection) -> TestParts:
    """Return the partitions of a test over the attributes of its fact's projection."""
    match projection:
        case PhraseProjection():
            names = [projection.name((phrase, test.where)) for phrase in test.tokens]
            asks = partial(says, read=projection.completeness(test.where), silent_is_false=test.silent_is_false)
            return _signed(test, _chunked(names, PHRASES_AT_ONCE, asks))
        case TokenProjection() if test.operator is Operator.ONLY:
            return _signed(test, _chunked(projection.outside(test.tokens), TOKENS_AT_ONCE, has_any))
        case TokenProjection():
            return _of_tokens(test, [projection.name(token) for token in test.tokens])
        case ChoiceProjection() if test.tokens:
            choices = VOCABULARY[test.fact].choices
            return _signed(test, [of_choice(LOW, HIGH, frozenset(map(choices.index, test.tokens)), len(choices))])
        case _:
            return TestParts(GateKind.ALL, (_of_number(test, test.number or 0),))


def _of_number(test: TestKey, bar: int) -> Partition:
    match VOCABULARY[test.fact].type:
        case FactType.FLAG:
            return of_flag(FLAG, bar)
        case FactType.CHOICE:
            return of_interval(test.operator, LOW, HIGH, bar)
        case _:
            return of_interval(test.operator, *interval(test.use), bar)


def _of_tokens(test: TestKey, names: Sequence[str]) -> TestParts:
    if test.operator is Operator.HAS_ALL:
        return TestParts(GateKind.ALL, tuple(_chunked(names, TOKENS_AT_ONCE, has_all)))
    is_text = VOCABULARY[test.fact].type is FactType.TEXT
    return _signed(test, _chunked(names, TOKENS_AT_ONCE, of_text if is_text else has_any))


def _signed(test: TestKey, any_of: Iterable[Partition]) -> TestParts:
    """Return "any of these", or for a negative operator "all of their opposites"."""
    if test.operator in _NEGATIONS:
        return TestParts(GateKind.ALL, tuple(map(negated, any_of)))
    return TestParts(GateKind.ANY, tuple(any_of))


def _chunked(names: Sequence[str], size: int, make: Callable[[Sequence[str]], Partition]) -> list[Partition]:
    return [make(names[start : start + size]) for start in range(0, len(names), size)]
