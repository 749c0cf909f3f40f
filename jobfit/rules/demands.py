"""Demands: what rules ask of single facts, and whether a posting could be so that all of some rules are passed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

from jobfit.facts.vocabulary import VOCABULARY, FactType
from jobfit.rules.firings import Result
from jobfit.rules.model import All, AnyOf, Condition, Kind, Rule, Unknown, tests_in
from jobfit.rules.worlds import World, only_fact, result_in, worlds_of

_MOST_LOOKS: Final = 50_000  # at ways through alternatives; a clash that takes more to tell is not claimed
_IN_ALL: Final[Mapping[Kind, type[All | AnyOf]]] = {Kind.MUST: All, Kind.DEALBREAKER: AnyOf}
"""The conditions of which each part counts: all of a must has to hold, none of a dealbreaker's alternatives may."""


@dataclass(frozen=True, eq=False, slots=True)
class Demand:
    """What one rule asks of one fact: that the condition holds (a must), or that it does not (a dealbreaker)."""

    rule: Rule
    fact: str
    condition: Condition

    def allows(self, world: World) -> bool:
        """Say whether a posting may be so without a question or a refusal."""
        wanted = Result.HOLDS if self.rule.kind is Kind.MUST else Result.FAILS
        result = result_in(world, self.condition)
        return result is wanted or (result is Result.UNKNOWN and self.rule.unknown is Unknown.PASS)


@dataclass(frozen=True, eq=False, slots=True)
class Alternatives:
    """Ways to pass a part of a rule, each a conjunction of demands; one of them is enough."""

    ways: tuple[Demanded, ...]


Demanded: TypeAlias = tuple[Demand | Alternatives, ...]


def demands_of(rule: Rule) -> Iterator[Demand]:
    """Return what a must or dealbreaker asks of single facts whatever else is so; its alternatives are left out."""
    return (each for each in demanded(rule) if isinstance(each, Demand))


def demanded(rule: Rule) -> Demanded:
    """Return all that a must or dealbreaker asks; nothing of any other rule, or of what it builds on another for."""
    return _demanded(rule, rule.when) if rule.when is not None and rule.kind in _IN_ALL else ()


def _demanded(rule: Rule, condition: Condition) -> Demanded:
    """Return what a condition of a rule asks. In Kleene's logic it is known of each part what the whole must be."""
    if (fact := only_fact(condition)) is not None:
        return (Demand(rule, fact, condition),)
    if not isinstance(condition, All | AnyOf):
        return ()
    parts = [_demanded(rule, each) for each in condition.of]
    if isinstance(condition, _IN_ALL[rule.kind]):
        return tuple(each for part in parts for each in part)
    return (Alternatives(tuple(parts)),) if all(parts) else ()  # a way that asks nothing is always open


def compatible(demands: Sequence[Demand]) -> bool:
    """Say whether the one fact of the demands could be so that all allow it; true when that cannot be told."""
    return all(map(_compatible, _apart(demands)))


def _compatible(demands: Sequence[Demand]) -> bool:
    worlds = worlds_of(demands[0].fact, [demand.condition for demand in demands])
    return not worlds or any(all(demand.allows(world) for demand in demands) for world in worlds)


def _apart(demands: Sequence[Demand]) -> list[list[Demand]]:
    """Return demands in groups that do not touch one another: a posting says one phrase whatever it says of another."""
    if VOCABULARY[demands[0].fact].type is not FactType.PHRASE:
        return [list(demands)]
    groups: list[tuple[set[object], list[Demand]]] = []
    for demand in demands:
        said: set[object] = {(token, test.where) for test in tests_in(demand.condition) for token in test.tokens}
        near = [group for group in groups if group[0] & said]
        groups = [group for group in groups if group not in near]
        groups.append((said.union(*(group[0] for group in near)), [*(d for group in near for d in group[1]), demand]))
    return [group for _, group in groups]


def clashes(rules: Iterable[Rule]) -> Iterator[list[Rule]]:
    """Yield rules that no posting can pass together though it could without any one of them, whatever their facts.

    The last rule of each is left out when the next ones are looked for; those of the bar come first in each. Facts
    count as free of one another, so that nothing is claimed which some posting could disprove.
    """
    left = sorted(rules, key=lambda rule: rule.origin != "bar")
    together = _Together(left)
    while not together.can_be(left):
        core = left
        for rule in left:
            fewer = [each for each in core if each is not rule]
            if not together.can_be(fewer):
                core = fewer
        if together.tired:
            return
        yield core
        left = [rule for rule in left if rule is not core[-1]]


_Taken: TypeAlias = Mapping[str, frozenset[Demand]]


class _Together:
    """Looks for a way through the alternatives of rules, and remembers which demands on one fact go together."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        self._demanded = {rule.id: demanded(rule) for rule in rules}
        self._known: dict[frozenset[Demand], bool] = {}
        self._looks = 0

    @property
    def tired(self) -> bool:
        """Say whether looking took too long, so that an answer may be a guess."""
        return self._looks > _MOST_LOOKS

    def can_be(self, rules: Sequence[Rule]) -> bool:
        """Say whether a posting could pass all of the rules; true when that takes too long to tell."""
        start: _Taken = {}
        open_ways = [(tuple(each for rule in rules for each in self._demanded[rule.id]), start)]
        while open_ways:
            if self.tired:
                return True
            wanted, taken = open_ways.pop()
            beside = self._with(wanted, taken)
            if beside is None:
                continue
            either = [self._open(each, beside) for each in wanted if isinstance(each, Alternatives)]
            if not either:
                return True
            nearest = min(either, key=len)  # none at all ends this way
            others = tuple(Alternatives(ways) for ways in either if ways is not nearest)
            open_ways += [((*way, *others), beside) for way in reversed(nearest)]
        return False

    def _open(self, either: Alternatives, taken: _Taken) -> tuple[Demanded, ...]:
        return tuple(way for way in either.ways if self._with(way, taken) is not None)

    def _with(self, wanted: Demanded, taken: _Taken) -> _Taken | None:
        """Return the demands that were taken with the wanted ones, None when a fact cannot be as they all want it."""
        self._looks += 1
        more: dict[str, frozenset[Demand]] = {}
        for each in wanted:
            if isinstance(each, Demand):
                more[each.fact] = more.get(each.fact, taken.get(each.fact, frozenset())) | {each}
        return {**taken, **more} if all(map(self._compatible, more.values())) else None

    def _compatible(self, demands: frozenset[Demand]) -> bool:
        known = self._known.get(demands)
        if known is None:
            known = self._known[demands] = compatible(list(demands))
        return known
