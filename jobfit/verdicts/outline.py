"""Outline: what is the same for every posting that a rule set judges: which rules read what, and build on which."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import TypeAlias

from jobfit.facts.model import Facts, Phrases
from jobfit.rules.firings import Firing, Firings, Result
from jobfit.rules.model import All, AnyOf, Condition, Kind, Rule, RuleHolds, RuleSet, Test, Unknown, tests_of
from jobfit.verdicts.asking import HUNDRED
from jobfit.verdicts.judge import least, most
from jobfit.verdicts.kept import Identity, Kept
from jobfit.verdicts.walk import Grown, trees_of

Key: TypeAlias = str | tuple[str, tuple[str, ...]]
"""What a test reads: a fact, or a phrase in some sections."""


class Outline:
    """A rule set's rules by place, what each reads (what it builds on included), and who reads what.

    `needed` has the points of the bar's score, a hundred times; `grown`, `suppositions`, `demanded` and `searched` what
    was worked out for other postings.
    """

    def __init__(self, rule_set: RuleSet) -> None:
        self.rules = rule_set.rules
        self.bar = rule_set.bar
        self.places = {rule.id: place for place, rule in enumerate(rule_set.rules)}
        self.built_on = frozenset(each for rule in rule_set.rules for each in _targets(rule.conditions))
        self.keys = tuple(frozenset(self._keys(rule)) for rule in rule_set.rules)
        self.facts = tuple(sorted({key if isinstance(key, str) else "says" for key in keys}) for keys in self.keys)
        readers: dict[Key, list[int]] = {}
        for place, keys in enumerate(self.keys):
            for key in keys:
                readers.setdefault(key, []).append(place)
        self.readers = {key: tuple(places) for key, places in readers.items()}
        self.demands = self._places(Kind.MUST, Kind.DEALBREAKER)
        self.better = self._places(Kind.BETTER)
        self.nice = self._places(Kind.NICE)
        self.ground = tuple(tuple(dict.fromkeys(self._ground(place))) for place in range(len(self.rules)))
        self.leaning = tuple(place for place, ground in enumerate(self.ground) if len(ground) > 1)
        self.grown: Kept[Grown] = Kept()
        nice = [self.rules[place] for place in self.nice]
        lowest = sum(map(least, nice))
        self.needed = self.bar.score * (sum(map(most, nice)) - lowest) + HUNDRED * lowest

    def _places(self, *kinds: Kind) -> tuple[int, ...]:
        return tuple(place for place, rule in enumerate(self.rules) if rule.kind in kinds)

    def _keys(self, rule: Rule) -> Iterator[Key]:
        for test in tests_of(rule):
            yield from keys_of(test)
        for target in _targets(rule.conditions):
            yield from self._keys(self.rules[self.places[target]])

    def _ground(self, place: int) -> Iterator[int]:
        """Yield the places of a rule and of those that it builds on."""
        yield place
        for target in _targets(self.rules[place].conditions):
            yield from self._ground(self.places[target])

    def named(self, rule_id: str) -> Rule:
        """Return the rule of an id."""
        return self.rules[self.places[rule_id]]

    def touched_by(self, *known: Facts) -> set[int]:
        """Return the places of the rules that read a fact, or a phrase said or denied, that is among the known ones."""
        places: set[int] = set()
        for fact in set[str]().union(*known):
            places.update(self.readers.get(fact, ()))
        for facts in known:
            said = facts.get("says")
            for each in said.found if isinstance(said, Phrases) else ():
                places.update(self.readers.get((each.phrase, each.where), ()))
        return places


class Growth:
    """Every rule of an outline with what the engine said of its tests.

    A rule is grown when it is first looked at; the engine gives the same firings again and again, and what they make a
    rule come to is kept from posting to posting. `identities` tells one firing of each rule from its others; of a rule
    that builds on others, theirs included.
    """

    def __init__(self, outline: Outline, firings: Firings) -> None:
        self.outline = outline
        self.firings = firings.rules
        self.identities: list[Identity] = [*map(id, self.firings)]
        for place in outline.leaning:
            self.identities[place] = tuple(id(self.firings[each]) for each in outline.ground[place])

    def owners(self, place: int) -> tuple[Firing, ...]:
        """Return the firings that the identity of a place is of."""
        return tuple(self.firings[each] for each in self.outline.ground[place])

    @cached_property
    def discontent(self) -> list[int]:
        """The places of the musts and dealbreakers that keep the posting out."""
        rules, firings = self.outline.rules, self.firings
        return [place for place in self.outline.demands if not is_content(rules[place], firings[place].result)]

    def __getitem__(self, place: int) -> Grown:
        """Return the rule at a place."""
        identity = self.identities[place]
        grown = self.outline.grown.get(identity)
        if grown is None:
            rule, firing = self.outline.rules[place], self.firings[place]
            grown = Grown(rule, firing, trees_of(rule, firing, self.named))
            self.outline.grown.keep(identity, grown, self.owners(place))
        return grown

    def __iter__(self) -> Iterator[Grown]:
        """Yield every rule, in the rule set's order."""
        return (self[place] for place in range(len(self.firings)))

    def named(self, rule_id: str) -> Grown:
        """Return the rule of an id."""
        return self[self.outline.places[rule_id]]


def is_content(rule: Rule, result: Result) -> bool:
    """Say whether a must or dealbreaker that comes to this result leaves a posting in."""
    if result is Result.UNKNOWN:
        return rule.unknown is Unknown.PASS
    return (result is Result.HOLDS) is (rule.kind is Kind.MUST)


def keys_of(test: Test) -> Sequence[Key]:
    """Return what a test reads."""
    return [(token, test.where) for token in test.tokens] if test.fact == "says" else [test.fact]


def _targets(conditions: Iterable[Condition]) -> Iterator[str]:
    """Yield the ids of the rules that conditions build on."""
    for condition in conditions:
        if isinstance(condition, RuleHolds):
            yield condition.rule
        elif isinstance(condition, All | AnyOf):
            yield from _targets(condition.of)
