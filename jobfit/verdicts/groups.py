"""Groups: the rules that share facts, and what their facts could be instead: what that asks, gives and costs.

What one group is turned to changes nothing in another, so that each is looked at alone, and once for all postings
that it cannot tell apart.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from itertools import product
from math import prod
from typing import NamedTuple, TypeAlias

from jobfit.facts.vocabulary import VOCABULARY, FactType
from jobfit.rules.atoms import TestKey, key_of
from jobfit.rules.firings import Result
from jobfit.rules.memory import Memory
from jobfit.rules.model import All, AnyOf, Condition, Kind, Operator, Rule, RuleHolds, Test, Unknown, tests_in
from jobfit.verdicts.candidates import Asked, Candidate, Told, candidates_of
from jobfit.verdicts.outline import is_content
from jobfit.verdicts.sights import Sight, Sights
from jobfit.verdicts.supposed import Turn, Wanted, folded
from jobfit.verdicts.walk import combined

_MOST_TOGETHER = 4096  # values of a group's facts that are tried together
_POSITIVE = {Operator.HAS_ANY, Operator.HAS_ALL}

Cell: TypeAlias = tuple[str, *tuple[Hashable, ...]]
"""What can be turned by itself: a fact, a token of a set or whether all of its tokens are known, a phrase."""


class Unit(NamedTuple):
    """What demands or gives by itself: a rule, or a part of a nice rule that has no cap.

    The conditions that other rules are named by stand in the place of those names; each has its weight.
    """

    rule: Rule
    conditions: tuple[Condition, ...]
    weights: tuple[int, ...]

    @property
    def wanted(self) -> Iterator[Wanted]:
        """Yield every test and how the unit would best have it come out."""
        for condition, weight in zip(self.conditions, self.weights, strict=True):
            for test in tests_in(condition):
                yield test, Result.HOLDS if weight > 0 else Result.FAILS

    def worth(self, told: Told) -> int:
        """Return 1 for a demand that is content or a fact that is better, else 0; of a nice rule its points."""
        results = [_result(condition, told) for condition in self.conditions]
        if self.rule.kind is Kind.BETTER:
            return int(results[0] is Result.HOLDS)
        if self.rule.kind is not Kind.NICE:
            return int(is_content(self.rule, results[0]))
        points = sum(map(_earned, results, self.weights))
        return points if self.rule.cap is None else min(points, self.rule.cap)


class Option(NamedTuple):
    """One way in which a group could be: what it costs, the points and better facts that it adds, and the turns."""

    cost: int
    points: int = 0
    better: int = 0
    turns: tuple[Turn, ...] = ()


class Front:
    """The options of a group of which none is as good as another at no more cost, the cheapest first.

    Its demands are content in all of them. `options` is None when they are too many to look at; `is_open` says whether
    there is a choice, or none at all: all but to leave the group as it is.
    """

    __slots__ = ("is_open", "options")

    def __init__(self, options: Sequence[Option] | None) -> None:
        self.options = options
        self.is_open = options is None or len(options) != 1 or bool(options[0].turns)


class Group:
    """Units that share facts, directly or through others."""

    def __init__(self, units: Sequence[Unit]) -> None:
        self.units = units
        asked = _asked(units)
        self.facts = tuple(asked)
        self._sights = [Sights(fact, [each.compared for each in tests]) for fact, tests in asked.items()]
        self._asked = asked
        self._fronts: Memory[tuple[Sight, ...], Front] = Memory(self._front)
        self.fronts: Memory[tuple[Sight, ...], Front] = Memory(self._seen)
        """The front of a posting, by what all rules see of the group's facts."""

    def _seen(self, sights: tuple[Sight, ...]) -> Front:
        return self._fronts[tuple(own.among(sight.world) for own, sight in zip(self._sights, sights, strict=True))]

    def _front(self, sights: tuple[Sight, ...]) -> Front:
        candidates = []
        for (fact, asked), sight in zip(self._asked.items(), sights, strict=True):
            found = candidates_of(sight.world, fact, asked)
            if found is None:
                return Front(None)
            candidates.append(found)
        if prod(map(len, candidates)) > _MOST_TOGETHER:
            return Front(None)
        return Front(undominated(self._options(candidates)))

    def _options(self, candidates: Sequence[Sequence[Candidate]]) -> Iterator[Option]:
        """Yield what the group could be with all of its demands content, as it is first."""
        before: list[int] = []
        for backwards in product(*reversed(candidates)):  # so that of equal ways the one named first comes first
            chosen = backwards[::-1]
            told = {test: result for each in chosen for test, result in each.told.items()}
            worths = [unit.worth(told) for unit in self.units]
            before = before or worths
            if all(worth for unit, worth in zip(self.units, worths, strict=True) if unit.rule.kind in DEMANDS):
                turned = [turn for each in chosen for turn in each.turned]
                points, better = (
                    sum(
                        now - then
                        for unit, now, then in zip(self.units, worths, before, strict=True)
                        if unit.rule.kind is kind
                    )
                    for kind in (Kind.NICE, Kind.BETTER)
                )
                turns = tuple(Turn(each.test, comes, self._sake(each, worths, before)) for each, comes in turned)
                yield Option(sum(each.cost for each in chosen), points, better, turns)

    def _sake(self, asked: Asked, worths: Sequence[int], before: Sequence[int]) -> str:
        """Return the rule for whose sake a test is turned: one that gains by it, where there is one."""
        place = min(asked.readers, key=lambda place: (worths[place] <= before[place], place))
        return self.units[place].rule.id


DEMANDS = {Kind.MUST, Kind.DEALBREAKER}


def groups_of(rules: Sequence[Rule]) -> list[Group]:
    """Return the units of rules in groups of which no two share a fact."""
    units = list(_units(rules))
    tokens: dict[str, set[str]] = {}
    for unit in units:
        for test, _ in unit.wanted:
            tokens.setdefault(test.fact, set()).update(folded(test).tokens)
    groups: list[tuple[set[Cell], list[Unit]]] = []
    for unit in units:
        cells, members = set(_cells(unit, tokens)), [unit]
        apart = []
        for others, before in groups:
            if cells & others:
                cells |= others
                members = [*before, *members]
            else:
                apart.append((others, before))
        groups = [*apart, (cells, members)]
    return [Group(members) for _, members in groups]


def _units(rules: Sequence[Rule]) -> Iterator[Unit]:
    named = {rule.id: rule for rule in rules}
    for rule in rules:
        if rule.when is not None:
            yield Unit(rule, (_alone(rule.when, named),), (_weight(rule),))
            continue
        conditions = tuple(_alone(condition, named) for condition in rule.conditions)
        weights = tuple(part.weight for part in rule.parts)
        if rule.cap is not None:
            yield Unit(rule, conditions, weights)
        else:
            for condition, weight in zip(conditions, weights, strict=True):
                yield Unit(rule, (condition,), (weight,))


def _weight(rule: Rule) -> int:
    if rule.kind is Kind.NICE:
        return rule.weight
    return -1 if rule.kind is Kind.DEALBREAKER else 1


def _alone(condition: Condition, named: Mapping[str, Rule]) -> Condition:
    """Return a condition with those of the rules that it names in their place; of a rule of parts, any of them."""
    match condition:
        case RuleHolds():
            rule = named[condition.rule]
            own = rule.when if rule.when is not None else AnyOf(of=rule.conditions)
            return _alone(own, named)
        case All() | AnyOf():
            return condition.model_copy(update={"of": tuple(_alone(each, named) for each in condition.of)})
        case _:
            return condition


def _cells(unit: Unit, tokens: Mapping[str, Iterable[str]]) -> Iterator[Cell]:
    """Yield what a unit reads; `tokens` has all that are named of each set.

    Whether all tokens of a set are known is nothing to a unit to which it is the same that a token is not there and
    that it is not known to be.
    """
    for test, wanted in unit.wanted:
        match VOCABULARY[test.fact].type:
            case FactType.PHRASE:
                yield from ((test.fact, token, test.where) for token in test.tokens)
            case FactType.SET:
                is_only = test.operator is Operator.ONLY
                yield from ((test.fact, token) for token in (tokens[test.fact] if is_only else folded(test).tokens))
                passes = unit.rule.kind in DEMANDS and unit.rule.unknown is Unknown.PASS
                if wanted is Result.FAILS or test.operator not in _POSITIVE or passes:
                    yield (test.fact,)
            case _:
                yield (test.fact,)


def _asked(units: Iterable[Unit]) -> dict[str, list[Asked]]:
    """Return the tests of units by their facts, equal ones once."""
    by_key: dict[TestKey, list[tuple[Test, int, Result]]] = {}
    for place, unit in enumerate(units):
        for test, wanted in unit.wanted:
            by_key.setdefault(key_of(test), []).append((test, place, wanted))
    asked: dict[str, list[Asked]] = {}
    for key, found in by_key.items():
        first = found[0][0]
        each = Asked(
            test=first,
            compared=folded(first),
            same=tuple(id(test) for test, _, _ in found),
            readers=tuple(dict.fromkeys(place for _, place, _ in found)),
            wanted=frozenset(comes for _, _, comes in found),
        )
        asked.setdefault(key.fact, []).append(each)
    return asked


def undominated(options: Iterable[Option]) -> list[Option]:
    """Return the options without those that give no more than another at no more cost, the cheapest first."""
    kept: list[Option] = []
    most: dict[int, int] = {}  # points by better facts
    for option in sorted(options, key=lambda each: (each.cost, -each.points, -each.better)):
        if all(points < option.points for better, points in most.items() if better >= option.better):
            most[option.better] = option.points
            kept.append(option)
    return kept


def _result(condition: Condition, told: Told) -> Result:
    match condition:
        case All() | AnyOf():
            return combined(condition, [_result(each, told) for each in condition.of])
        case _:
            return told[id(condition)]


def _earned(result: Result, weight: int) -> int:
    if result is Result.UNKNOWN:
        return min(0, weight)
    return weight if result is Result.HOLDS else 0
