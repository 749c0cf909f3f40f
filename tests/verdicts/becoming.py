"""Facts that are as some turns say: the nearest to what a posting stated, made without looking at what jobfit does."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, combinations, combinations_with_replacement, islice, permutations, product

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
from jobfit.facts.tokens import fold_token
from jobfit.facts.vocabulary import VOCABULARY, FactType, Use
from jobfit.rules.firings import Result
from jobfit.rules.model import Operator, Test
from jobfit.verdicts.supposed import Turn
from tests.oracle import result_of

_OPEN = {FactType.CHOICE, FactType.TEXT}


def becoming(facts: Facts, turns: Iterable[Turn]) -> dict[str, FactValue] | None:
    """Return the nearest facts with every turned test coming out as wanted; None when they cannot all do so."""
    return next(all_becoming(facts, turns), None)


def all_becoming(facts: Facts, turns: Iterable[Turn]) -> Iterator[dict[str, FactValue]]:
    """Yield the facts that are as some turns say, the nearest first: a choice that they leave open is each in turn."""
    by_fact: dict[str, list[Turn]] = {}
    for turn in turns:
        by_fact.setdefault(turn.test.fact, []).append(turn)
    values = []
    for fact, of_fact in by_fact.items():
        known = facts.get(fact)
        before = None if known is None or known.basis is Basis.PREDICTED else known
        fitting = (value for value in _values(fact, of_fact, before) if _is_so(fact, value, of_fact))
        values.append(list(islice(fitting, None if VOCABULARY[fact].type in _OPEN else 1)))
    for chosen in product(*values):
        yield {**facts, **dict(zip(by_fact, chosen, strict=True))}


def _is_so(fact: str, value: FactValue, turns: Iterable[Turn]) -> bool:
    return all(result_of(turn.test, {fact: value}) is turn.wanted for turn in turns)


def _values(fact: str, turns: Sequence[Turn], known: FactValue | None) -> Iterator[FactValue]:
    """Yield what a fact might be instead, the nearest first."""
    definition = VOCABULARY[fact]
    match definition.type:
        case FactType.FLAG:
            yield from (Flag(value=each) for each in (False, True))
        case FactType.CHOICE:
            at = definition.choices.index(known.value) if isinstance(known, Choice) else 0
            nearness = {choice: abs(place - at) for place, choice in enumerate(definition.choices)}
            yield from (Choice(value=choice) for choice in sorted(nearness, key=lambda choice: nearness[choice]))
        case FactType.TEXT:
            yield from (Text(value=token) for turn in turns for token in turn.test.tokens)
            yield Text(value="Nobody Else")
        case FactType.QUANTITY:
            for order in permutations(turns):
                value = known if isinstance(known, Quantity) else None
                for turn in order:
                    if value is None or result_of(turn.test, {fact: value}) is not turn.wanted:
                        value = _quantity(turn.test, holds=turn.wanted is Result.HOLDS, known=value)
                yield value or Quantity(low=None, high=None)
            yield from _intervals(turns)
        case FactType.SET:
            yield from _token_sets(fact, turns, known if isinstance(known, TokenSet) else None)
        case FactType.PHRASE:
            yield _phrases(turns, known if isinstance(known, Phrases) else None)


def _intervals(turns: Sequence[Turn]) -> Iterator[Quantity]:
    """Yield intervals from bar to bar, then a step beside them: one turn may be about the low end, another the high."""
    scale = VOCABULARY[turns[0].test.fact].scale
    bars = {turn.test.number or 0 for turn in turns}
    steps = {bar + step: abs(step) for step in (1, -1, 0) for bar in bars}
    pairs = sorted(combinations_with_replacement(sorted(steps), 2), key=lambda pair: steps[pair[0]] + steps[pair[1]])
    return (Quantity(low=low / scale, high=high / scale) for low, high in pairs)


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


def _token_sets(fact: str, turns: Sequence[Turn], known: TokenSet | None) -> Iterator[TokenSet]:
    """Yield sets of tokens, those first that differ in the fewest tokens; "only these" is said of some token."""
    has = {fold_token(fact, token) for token in known.value} if known else set()
    complete = known.complete if known else False
    named = list(dict.fromkeys(fold_token(fact, token) for turn in turns for token in turn.test.tokens))
    universe = [*named, *sorted(has - set(named)), "something else"]
    is_only = any(turn.test.operator is Operator.ONLY and turn.wanted is Result.HOLDS for turn in turns)
    differing = chain.from_iterable(combinations(universe, count) for count in range(len(universe) + 1))
    for tokens in sorted((has ^ set(each) for each in differing), key=lambda each: is_only and not each):
        for whole in (complete, True):
            yield TokenSet(value=tuple(sorted(tokens)), complete=whole)


def _phrases(turns: Sequence[Turn], known: Phrases | None) -> Phrases:
    """Return the phrases with all denied that must not be said, and one said of each that must."""
    said = {(each.phrase, each.where): each.said for each in (known.found if known else ())}
    wanted = [(turn.test, (turn.test.operator is Operator.SAYS) is (turn.wanted is Result.HOLDS)) for turn in turns]
    denied = {(token, test.where) for test, says in wanted if not says for token in test.tokens}
    said.update(dict.fromkeys(denied, False))
    for test, says in wanted:
        keys = [(token, test.where) for token in test.tokens]
        free = [key for key in keys if key not in denied]
        if says and free and not any(said.get(key) for key in keys):
            said[free[0]] = True
    found = (Said(phrase, where, each, Evidence("description", 0, 1, phrase)) for (phrase, where), each in said.items())
    return Phrases(found=tuple(found), whole=known.whole if known else False)
