"""Sights: what the rules see of a fact's value, one for all values that they cannot tell apart."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Hashable, Sequence

from jobfit.facts.model import Basis, FactValue, Phrases, Quantity, TokenSet
from jobfit.facts.vocabulary import VOCABULARY, FactType, Use
from jobfit.rules.memory import LIMIT
from jobfit.rules.model import Test
from jobfit.rules.worlds import OPEN, World
from jobfit.verdicts.supposed import ELSEWHERE, cuts_of, world_of


class Sight:
    """What some rules see of one fact; the same object for all values that they cannot tell apart, for a while."""

    __slots__ = ("world",)

    def __init__(self, world: World) -> None:
        self.world = world


class Sights:
    """The sights of one fact that some tests have; their tokens are folded."""

    def __init__(self, fact: str, tests: Sequence[Test]) -> None:
        self._fact = fact
        self._tests = tests
        self._by_figures: dict[Hashable, Sight] = {}
        self._by_identity: dict[Hashable, Sight] = {}

    def of(self, value: FactValue | None) -> Sight:
        """Return the sight of a value."""
        figures = _figures(value)
        sight = self._by_figures.get(figures)
        if sight is None:
            if len(self._by_figures) >= LIMIT:
                self._by_figures.clear()
            sight = self._by_figures[figures] = self.among(world_of(self._fact, value))
        return sight

    def among(self, world: World) -> Sight:
        """Return the sight of a world."""
        world = _alike(world, self._fact, self._tests)
        if len(self._by_identity) >= LIMIT:
            self._by_identity.clear()
        return self._by_identity.setdefault(_identity(world), Sight(world))


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
            return (value.whole, value.missing, *((said.phrase, said.where, said.said) for said in value.found))
        case _:
            return value.value


def _alike(world: World, fact: str, tests: Sequence[Test]) -> World:
    """Return the world that stands for all that some tests of a fact, and what they could be turned to, tell apart."""
    match VOCABULARY[fact].type:
        case FactType.QUANTITY:
            if any(test.use is Use.MIDDLE for test in tests):
                return world  # two ends together make what is compared
            cuts = cuts_of(tests)
            return world._replace(low=_nearest_cut(world.low, cuts), high=_nearest_cut(world.high, cuts))
        case FactType.SET | FactType.TEXT:
            named = world.tokens & {token for test in tests for token in test.tokens}
            return world._replace(tokens=named if named == world.tokens else named | {ELSEWHERE})
        case FactType.PHRASE:
            keys = {(token, test.where) for test in tests for token in test.tokens}
            return world._replace(said={key: said for key, said in world.said.items() if key in keys})
        case _:
            return world


def _identity(world: World) -> Hashable:
    """Return what equal worlds have alike."""
    return (world.low, world.high, world.tokens, world.complete, frozenset(world.said.items()), world.missing)


def _nearest_cut(end: int, cuts: Sequence[int]) -> int:
    if abs(end) == OPEN:
        return end
    place = bisect_left(cuts, end)
    return cuts[place] if place < len(cuts) else cuts[-1] + 1
