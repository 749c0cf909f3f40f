"""Facts that are as some turns say: the nearest to what a posting stated, made without looking at what jobfit does."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from jobfit.facts.folding import fold_token
from jobfit.facts.model import (
    Basis,
    Choice,
    Evidence,
    Facts,
    FactValue,
    Flag,
    Phrases,
    Quantity,
    Said,
    Text,
    TokenSet,
)
from jobfit.facts.vocabulary import VOCABULARY, FactType, Use
from jobfit.rules.firings import Result
from jobfit.rules.model import Operator, Test
from jobfit.verdicts.walk import Turn
from tests.oracle import result_of


def becoming(facts: Facts, turns: Iterable[Turn]) -> dict[str, FactValue]:
    """Return the facts with every turned test coming out as wanted, one turn after the other."""
    changed: dict[str, FactValue] = dict(facts)
    for turn in turns:
        if result_of(turn.test, changed) is not turn.wanted:
            holds = turn.wanted is Result.HOLDS
            changed[turn.test.fact] = _value(turn.test, holds=holds, before=changed.get(turn.test.fact))
    return changed


def _value(test: Test, *, holds: bool, before: FactValue | None) -> FactValue:
    known = None if before is None or before.basis is Basis.PREDICTED else before
    definition = VOCABULARY[test.fact]
    match definition.type:
        case FactType.FLAG:
            return Flag(value=bool(test.number) is holds)
        case FactType.QUANTITY:
            return _quantity(test, holds=holds, known=known if isinstance(known, Quantity) else None)
        case FactType.CHOICE:
            return _choice(test, definition.choices, holds=holds, known=known)
        case FactType.PHRASE:
            return _phrases(test, holds=holds, known=known if isinstance(known, Phrases) else None)
        case FactType.SET:
            return _tokens(test, holds=holds, known=known if isinstance(known, TokenSet) else None)
        case FactType.TEXT:
            named = (test.operator is not Operator.NOT_IN) is holds
            return Text(value=test.tokens[0] if named else "Nobody Else")


def _range(test: Test, *, holds: bool) -> tuple[float | None, float | None]:
    """Return the figures that satisfy, as low and high in whole steps of the engine's integers."""
    bar = test.number or 0
    upward = {Operator.MIN: bar, Operator.ABOVE: bar + 1}
    downward = {Operator.MAX: bar, Operator.BELOW: bar - 1}
    if test.operator in upward:
        return (upward[test.operator], None) if holds else (None, upward[test.operator] - 1)
    if test.operator in downward:
        return (None, downward[test.operator]) if holds else (downward[test.operator] + 1, None)
    return (bar, bar) if holds else (bar + 1, None)


def _quantity(test: Test, *, holds: bool, known: Quantity | None) -> Quantity:
    scale = VOCABULARY[test.fact].scale
    least, most = (None if end is None else end / scale for end in _range(test, holds=holds))
    low, high = (known.low, known.high) if known else (None, None)
    if low is not None and high is not None and low > high:
        low = high = None
    if least is not None:
        low = least if low is None else max(low, least)
        high = None if high is None else max(high, low)
    if most is not None:
        high = most if high is None else min(high, most)
        low = None if low is None else min(low, high)
    if test.use is not Use.WHOLE and (low is None or high is None):
        low = high = low if low is not None else high
    return Quantity(low=low, high=high)


def _choice(test: Test, choices: Sequence[str], *, holds: bool, known: FactValue | None) -> Choice:
    fitting = [
        choice for choice in choices if (result_of(test, {test.fact: Choice(value=choice)}) is Result.HOLDS) is holds
    ]
    if not fitting:
        return Choice(value=choices[0])
    at = choices.index(known.value) if isinstance(known, Choice) else None
    nearest = fitting[0] if at is None else min(fitting, key=lambda choice: abs(choices.index(choice) - at))
    return Choice(value=nearest)


def _tokens(test: Test, *, holds: bool, known: TokenSet | None) -> TokenSet:
    wanted = {fold_token(test.fact, token) for token in test.tokens}
    has = {fold_token(test.fact, token) for token in known.value} if known else set()
    complete = known.complete if known else False
    first = fold_token(test.fact, test.tokens[0])
    match (test.operator, holds):
        case (Operator.HAS_ANY, True) | (Operator.HAS_NONE, False):
            has |= {first}
        case (Operator.HAS_ALL, True):
            has |= wanted
        case (Operator.HAS_ALL, False):
            has, complete = has - {first}, True
        case (Operator.ONLY, True):
            has, complete = (has & wanted) or {first}, True
        case (Operator.ONLY, False):
            has |= {"something else"}
        case _:
            has, complete = has - wanted, True
    return TokenSet(value=tuple(sorted(has)), complete=complete)


def _phrases(test: Test, *, holds: bool, known: Phrases | None) -> Phrases:
    says = (test.operator is Operator.SAYS) is holds
    tokens = test.tokens[:1] if says else test.tokens
    found = tuple(
        said for said in (known.found if known else ()) if said.where != test.where or said.phrase not in tokens
    )
    new = tuple(Said(token, test.where, says, Evidence("description", 0, len(token), token)) for token in tokens)
    return Phrases(found=(*found, *new), whole=known.whole if known else False)
