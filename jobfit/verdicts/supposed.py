"""Supposed: a posting's facts as they would be if some tests came out otherwise. For flips; nothing is judged here."""

from __future__ import annotations

from collections.abc import Iterable
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

_FURTHEST = OPEN // 2  # known ends never reach an open one
_fold = lru_cache(maxsize=4096)(fold_token)  # a rule's few tokens are folded for every posting
_ELSEWHERE = "\0elsewhere"  # a token that no rule names


class Supposed:
    """The posting's facts after some turns: turned facts are moved to the nearest value, the others stay as judged."""

    def __init__(self, facts: Facts, turns: Iterable[Turn] = ()) -> None:
        self._facts = facts
        self._worlds: dict[str, World] = {}
        for turn in turns:
            self.turn(turn)

    def turn(self, turn: Turn) -> None:
        """Move the fact of a turn until its test comes out as wanted; a test that does already moves nothing."""
        test = turn.test
        world = self._worlds.get(test.fact) or world_of(test.fact, self._facts.get(test.fact))
        if _result(world, test) is not turn.wanted:
            world = _moved(world, test, holds=turn.wanted is Result.HOLDS)
        self._worlds[test.fact] = world

    def tell(self, test: Test, judged: Result) -> Result:
        """Return what a test would come to; as judged when its fact was not turned."""
        world = self._worlds.get(test.fact)
        return judged if world is None else _result(world, test)

    def also(self, turns: Iterable[Turn]) -> Self:
        """Return this with more turns."""
        return self._copy(self._worlds, turns)

    def again(self, fact: str, turns: Iterable[Turn]) -> Self:
        """Return this with other turns of one fact."""
        others = {name: world for name, world in self._worlds.items() if name != fact}
        return self._copy(others, turns)

    def _copy(self, worlds: dict[str, World], turns: Iterable[Turn]) -> Self:
        copy = type(self)(self._facts)
        copy._worlds = dict(worlds)  # noqa: SLF001 - our own
        for turn in turns:
            copy.turn(turn)
        return copy


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
