"""Supposed: a posting's facts as they would be if some tests came out otherwise. For flips; nothing is judged here."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Self

from jobfit.facts.folding import fold_token
from jobfit.facts.model import Basis, Choice, Facts, FactValue, Flag, Phrases, Quantity, Text, TokenSet
from jobfit.facts.vocabulary import VOCABULARY, FactDefinition, FactType, Use
from jobfit.rules.firings import Result
from jobfit.rules.model import Operator, Test
from jobfit.rules.worlds import OPEN, World, result_in
from jobfit.verdicts.walk import Turn

_MOST_VALUES = 1024  # looked at together, each with what it could be turned to
_FURTHEST = OPEN // 2  # known ends never reach an open one
_fold = lru_cache(maxsize=4096)(fold_token)  # a rule's few tokens are folded for every posting
_ELSEWHERE = "\0elsewhere"  # a token that no rule names


class Supposition:
    """What one fact would be, as a world: what tests come to in it, and where turns lead, each worked out once.

    Tests are told apart by their identity, which is theirs as long as the rule set of the `Suppositions` is.
    """

    __slots__ = ("_results", "_turned", "_world")

    def __init__(self, world: World) -> None:
        self._world = world
        self._results: dict[int, Result] = {}
        self._turned: dict[tuple[int, bool], Supposition] = {}

    def result(self, test: Test) -> Result:
        """Return what a test comes to."""
        result = self._results.get(id(test))
        if result is None:
            result = self._results[id(test)] = _result(self._world, test)
        return result

    def turned(self, turn: Turn) -> Supposition:
        """Return the nearest supposition in which the test comes out as wanted: this one when it does already."""
        test, holds = turn.test, turn.wanted is Result.HOLDS
        if self.result(test) is turn.wanted:
            return self
        turned = self._turned.get((id(test), holds))
        if turned is None:
            turned = self._turned[id(test), holds] = Supposition(_moved(self._world, test, holds=holds))
        return turned


class Suppositions:
    """What the facts of postings are and would be, for the tests of one rule set; equal values are looked at once."""

    def __init__(self) -> None:
        self._by_value: dict[tuple[str, Hashable], Supposition] = {}

    def of(self, fact: str, value: FactValue | None) -> Supposition:
        """Return what a fact is as judged."""
        key = (fact, _figures(value))
        supposition = self._by_value.get(key)
        if supposition is None:
            if len(self._by_value) >= _MOST_VALUES:
                self._by_value.clear()
            supposition = self._by_value[key] = Supposition(world_of(fact, value))
        return supposition


class Supposed:
    """The posting's facts after some turns: turned facts are moved to the nearest value, the others stay as judged."""

    def __init__(self, facts: Facts, suppositions: Suppositions) -> None:
        self._facts = facts
        self._suppositions = suppositions
        self._judged: dict[str, Supposition] = {}
        self._turned: dict[str, Supposition] = {}

    def tell(self, test: Test, judged: Result) -> Result:
        """Return what a test would come to; as judged when its fact was not turned."""
        supposition = self._turned.get(test.fact)
        return judged if supposition is None else supposition.result(test)

    @property
    def turned(self) -> Mapping[str, Supposition]:
        """Return the facts that were turned."""
        return self._turned

    def judged(self, fact: str) -> Supposition:
        """Return what a fact is as judged; the same object for equal values, for a while."""
        known = self._judged.get(fact)
        if known is None:
            known = self._judged[fact] = self._suppositions.of(fact, self._facts.get(fact))
        return known

    @property
    def looked_at(self) -> Sequence[str]:
        """Return the facts whose values were looked at, here or in what was made of this."""
        return list(self._judged)

    def with_(self, turned: Mapping[str, Supposition]) -> Self:
        """Return this with some facts turned."""
        return self._copy({**self._turned, **turned}, ())

    def also(self, turns: Iterable[Turn]) -> Self:
        """Return this with more turns."""
        return self._copy(self._turned, turns)

    def again(self, fact: str, turns: Iterable[Turn]) -> Self:
        """Return this with other turns of one fact."""
        others = {name: supposition for name, supposition in self._turned.items() if name != fact}
        return self._copy(others, turns)

    def _copy(self, turned: Mapping[str, Supposition], turns: Iterable[Turn]) -> Self:
        copy = type(self)(self._facts, self._suppositions)
        copy._judged = self._judged  # noqa: SLF001 - our own, shared: what is looked at is the same
        now = copy._turned = dict(turned)  # noqa: SLF001 - our own
        for turn in turns:
            fact = turn.test.fact
            now[fact] = (now.get(fact) or self.judged(fact)).turned(turn)
        return copy


def _figures(value: FactValue | None) -> Hashable:
    """Return what of a fact's value its world depends on."""
    if value is None or value.basis is Basis.PREDICTED:
        return None
    match value:
        case Quantity():
            return (value.low, value.high)
        case TokenSet():
            return (value.value, value.complete)
        case Phrases():
            return (value.whole, *((said.phrase, said.where, said.said) for said in value.found))
        case _:
            return (value.value,)


def _result(world: World, test: Test) -> Result:
    if test.silent_is_false and not world.complete:
        test = test.model_copy(update={"silent_is_false": False})  # not all of the text was read
    if VOCABULARY[test.fact].type in {FactType.SET, FactType.TEXT}:
        tokens = _tokens(test)
        test = test if tokens == test.tokens else test.model_copy(update={"tokens": tokens})
    return result_in(world, test)


def world_of(fact: str, value: FactValue | None) -> World:
    """Return what the rules see of a fact's value; what is predicted is unknown."""
    if value is None or value.basis is Basis.PREDICTED:
        return World(complete=False)
    match value:
        case Quantity() | Flag() | Choice():
            return _figure(value, VOCABULARY[fact])
        case TokenSet():
            return World(tokens=frozenset(_fold(fact, each) for each in value.value), complete=value.complete)
        case Text():
            return World(tokens=frozenset({_fold(fact, value.value)}))
        case Phrases():
            denied = {(said.phrase, said.where): False for said in value.found if not said.said}
            said = {(said.phrase, said.where): True for said in value.found if said.said}
            return World(said=denied | said, complete=value.whole)


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


def _moved(world: World, test: Test, *, holds: bool) -> World:
    """Return the nearest world in which the test holds or fails; what cannot be is returned as it was."""
    match VOCABULARY[test.fact].type:
        case FactType.QUANTITY:
            return _between(world, *_bounds(test, holds=holds), whole=test.use is Use.WHOLE)
        case FactType.FLAG:
            truth = (test.number or 0) if holds else 1 - (test.number or 0)
            return World(low=truth, high=truth)
        case FactType.CHOICE:
            return _chosen(world, test, holds=holds)
        case FactType.TEXT:
            is_one = (test.operator is not Operator.NOT_IN) is holds
            return World(tokens=frozenset({_tokens(test)[0] if is_one else _ELSEWHERE}))
        case FactType.SET:
            return _set(world, test, holds=holds)
        case FactType.PHRASE:
            says = (test.operator is Operator.SAYS) is holds
            tokens = test.tokens[:1] if says else test.tokens
            said = {**world.said, **{(token, test.where): says for token in tokens}}
            return replace(world, said=said)


def _bounds(test: Test, *, holds: bool) -> tuple[int, int]:
    """Return the least and the greatest figure for which a comparison holds, or fails."""
    bar = test.number or 0
    match (test.operator, holds):
        case (Operator.MIN, True) | (Operator.BELOW, False):
            return bar, OPEN
        case (Operator.MAX, True) | (Operator.ABOVE, False):
            return -OPEN, bar
        case (Operator.ABOVE, True) | (Operator.MAX, False) | (Operator.IS, False):
            return bar + 1, OPEN
        case (Operator.BELOW, True) | (Operator.MIN, False):
            return -OPEN, bar - 1
        case _:
            return bar, bar


def _between(world: World, least: int, most: int, *, whole: bool) -> World:
    """Return the nearest interval between two figures; a rule that compares one end of it needs both to be known."""
    low = min(max(world.low, least), most)
    high = max(min(world.high, most), least, low)
    if not whole and (low == -OPEN or high == OPEN):
        low = high = low if low > -OPEN else high
    return replace(world, low=low, high=high)


def _chosen(world: World, test: Test, *, holds: bool) -> World:
    choices = VOCABULARY[test.fact].choices
    within = range(len(choices))
    if test.number is not None and not test.tokens:
        least, most = _bounds(test, holds=holds)
        fitting = [place for place in within if least <= place <= most]
    else:
        is_one = (test.operator is not Operator.NOT_IN) is holds
        fitting = [place for place in within if (choices[place] in test.tokens) is is_one]
    if not fitting:
        return world
    nearest = min(fitting, key=lambda place: abs(place - world.low)) if world.known else fitting[0]
    return World(low=nearest, high=nearest)


def _tokens(test: Test) -> tuple[str, ...]:
    return tuple(_fold(test.fact, token) for token in test.tokens)


def _set(world: World, test: Test, *, holds: bool) -> World:
    tokens = _tokens(test)
    match (test.operator, holds):
        case (Operator.HAS_ANY, True) | (Operator.HAS_NONE, False):
            return replace(world, tokens=world.tokens | {tokens[0]})
        case (Operator.HAS_ALL, True):
            return replace(world, tokens=world.tokens | set(tokens))
        case (Operator.HAS_ALL, False):
            return replace(world, tokens=world.tokens - {tokens[0]}, complete=True)
        case (Operator.ONLY, True):
            inside = world.tokens & set(tokens)
            return replace(world, tokens=inside or frozenset({tokens[0]}), complete=True)
        case (Operator.ONLY, False):
            return replace(world, tokens=world.tokens | {_ELSEWHERE})
        case _:
            return replace(world, tokens=world.tokens - set(tokens), complete=True)
