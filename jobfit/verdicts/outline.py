"""Outline: what is the same for every posting that a rule set judges: which rules read what, and build on which."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple, TypeAlias

from jobfit.facts.model import Facts, Phrases
from jobfit.rules.firings import Firings, Result
from jobfit.rules.model import All, AnyOf, Condition, Kind, Rule, RuleHolds, RuleSet, Test
from jobfit.verdicts.walk import Grown, trees_of

Key: TypeAlias = str | tuple[str, tuple[str, ...]]
"""What a test reads: a fact, or a phrase in some sections."""


class Chance(NamedTuple):
    """A way in which a nice rule could give more: hundredths of a point, how it has to come out, its rule and part."""

    gain: int
    wanted: Result
    place: int
    part: int


class Outline:
    """A rule set's rules by place, what each reads (what it builds on included), and who reads what."""

    def __init__(self, rule_set: RuleSet) -> None:
        self.rules = rule_set.rules
        self.bar = rule_set.bar
        self.places = {rule.id: place for place, rule in enumerate(rule_set.rules)}
        self.built_on = frozenset(each for rule in rule_set.rules for each in _targets(_conditions(rule)))
        self.keys = tuple(frozenset(self._keys(rule)) for rule in rule_set.rules)
        readers: dict[Key, list[int]] = {}
        for place, keys in enumerate(self.keys):
            for key in keys:
                readers.setdefault(key, []).append(place)
        self.readers = {key: tuple(places) for key, places in readers.items()}
        self.chances = tuple(_chances(rule_set.rules))

    def _keys(self, rule: Rule) -> Iterator[Key]:
        for condition in _conditions(rule):
            yield from _read(condition)
        for target in _targets(_conditions(rule)):
            yield from self._keys(self.rules[self.places[target]])


class Growth:
    """Every rule of an outline with what the engine said of its tests, grown when it is first looked at."""

    def __init__(self, outline: Outline, firings: Firings) -> None:
        self.outline = outline
        self.firings = firings.rules
        self._grown: dict[int, Grown] = {}

    def __getitem__(self, place: int) -> Grown:
        """Return the rule at a place."""
        grown = self._grown.get(place)
        if grown is None:
            rule, firing = self.outline.rules[place], self.firings[place]
            grown = Grown(rule, firing, trees_of(rule, firing, self.named))
            self._grown[place] = grown
        return grown

    def __iter__(self) -> Iterator[Grown]:
        """Yield every rule, in the rule set's order."""
        return (self[place] for place in range(len(self.firings)))

    def named(self, rule_id: str) -> Grown:
        """Return the rule of an id."""
        return self[self.outline.places[rule_id]]


def _chances(rules: Sequence[Rule]) -> Iterator[Chance]:
    for place, rule in enumerate(rules):
        if rule.kind is Kind.NICE:
            weights = [part.weight for part in rule.parts] or [rule.weight]
            for part, weight in enumerate(weights):
                gain = abs(weight) if rule.cap is None else min(abs(weight), rule.cap)
                yield Chance(gain, Result.HOLDS if weight > 0 else Result.FAILS, place, part)


def keys_of(test: Test) -> Sequence[Key]:
    """Return what a test reads."""
    return [(token, test.where) for token in test.tokens] if test.fact == "says" else [test.fact]


def known_keys(facts: Facts) -> frozenset[Key]:
    """Return what is known of a posting: its facts, and the phrases that it says or denies."""
    said = facts.get("says")
    phrases = [(each.phrase, each.where) for each in said.found] if isinstance(said, Phrases) else ()
    return frozenset((*facts, *phrases))


def _conditions(rule: Rule) -> list[Condition]:
    return [rule.when] if rule.when is not None else [part.when for part in rule.parts]


def _read(condition: Condition) -> Iterator[Key]:
    if isinstance(condition, Test):
        yield from keys_of(condition)
    elif isinstance(condition, All | AnyOf):
        for each in condition.of:
            yield from _read(each)


def _targets(conditions: Iterable[Condition]) -> Iterator[str]:
    """Yield the ids of the rules that conditions build on."""
    for condition in conditions:
        if isinstance(condition, RuleHolds):
            yield condition.rule
        elif isinstance(condition, All | AnyOf):
            yield from _targets(condition.of)
