"""Rule health: what each rule came to over everything stored, and what is odd about it; proposals only."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from jobfit.counting import FactCounts, count_facts
from jobfit.past.phrase_uses import PhraseUse, phrase_uses
from jobfit.past.tally import Tally, tally
from jobfit.rules.firings import Result
from jobfit.rules.model import OWN_ORIGINS, Kind, Rule, tests_of
from jobfit.store.store import Store

if TYPE_CHECKING:
    from jobfit.profile.model import Profile

LEAST: Final = 20
"""Postings that a rule has to be known for before anything is said about it."""
MOSTLY_UNKNOWN: Final = 0.5  # of the postings
ALMOST_ALL: Final = 0.95  # of the postings
MANY_ALONE: Final = 0.03  # of the postings
_FEWEST_ALONE: Final = 3
_FEEDS: Final = 3


class Oddity(StrEnum):
    """What may be odd about a rule."""

    NEVER = "never fired"
    ALWAYS = "always fires"
    ALONE = "keeps out alone"
    UNKNOWN = "mostly unknown"


@dataclass(frozen=True, slots=True)
class Unstated:
    """A fact that few postings state: of how many it is known, and the feeds (id, known, postings) that do so least."""

    fact: str
    known: int
    feeds: tuple[tuple[str, int, int], ...]


@dataclass(frozen=True, slots=True)
class RuleHealth:
    """One rule over the past."""

    rule: str
    kind: Kind
    origin: str
    holds: int
    fails: int
    unknown: int
    against: int  # postings that it stands against
    alone: int  # postings that nothing else stands against
    unstated: tuple[Unstated, ...] = ()

    @property
    def known(self) -> int:
        """Return for how many postings it was known."""
        return self.holds + self.fails

    @property
    def postings(self) -> int:
        """Return how many postings it was asked of."""
        return self.known + self.unknown

    @property
    def fired(self) -> int:
        """Return how often it did what it is there for: a must fires when it is not met."""
        return self.fails if self.kind is Kind.MUST else self.holds

    @property
    def mostly_unknown(self) -> bool:
        """Say whether most postings leave it unknown."""
        return self.unknown > MOSTLY_UNKNOWN * self.postings

    @property
    def idle(self) -> bool:
        """Say whether it never did what it is there for; not where too few postings tell."""
        return self.known >= LEAST and not self.fired

    @property
    def spared(self) -> bool:
        """Say whether it is a dealbreaker that nothing hit, which is what one hopes for."""
        return self.idle and self.kind is Kind.DEALBREAKER

    @property
    def oddities(self) -> tuple[Oddity, ...]:
        """Return what is odd about it; nothing where too few postings tell."""
        all_of_it = self.postings >= LEAST
        odd = {
            Oddity.NEVER: self.idle and not self.spared,
            Oddity.ALWAYS: all_of_it and self.fired >= ALMOST_ALL * self.postings,
            Oddity.ALONE: all_of_it and self.alone >= max(_FEWEST_ALONE, MANY_ALONE * self.postings),
            Oddity.UNKNOWN: all_of_it and self.mostly_unknown,
        }
        return tuple(oddity for oddity, is_so in odd.items() if is_so)


@dataclass(frozen=True, slots=True)
class Checkup:
    """What checking the rules over the past came to."""

    postings: int
    rules: tuple[RuleHealth, ...]
    phrases: tuple[PhraseUse, ...]
    faults: tuple[str, ...]

    @property
    def enough(self) -> bool:
        """Say whether there are enough postings to say anything."""
        return self.postings >= LEAST

    def odd(self, oddity: Oddity) -> list[RuleHealth]:
        """Return the rules with an oddity, the most striking first."""
        size = {
            Oddity.ALONE: lambda each: -each.alone,
            Oddity.UNKNOWN: lambda each: -each.unknown,
        }.get(oddity, lambda _each: 0)
        return sorted((each for each in self.rules if oddity in each.oddities), key=size)

    @property
    def odd_own(self) -> bool:
        """Say whether something is odd about a rule that stands in the profile one by one."""
        return any(each.oddities for each in self.rules if each.origin in OWN_ORIGINS)


def checkup(
    store: Store,
    profile: Profile,
    *,
    today: date,
    on_done: Callable[[str, int, int], object] = lambda _what, _done, _total: None,
) -> Checkup:
    """Return the health of a profile's rules over everything stored; nothing is written.

    `on_done` hears (what is done, how many postings are done, of how many).
    """
    counted = tally(store, profile, today=today, on_done=lambda *done: on_done("Judging", *done))
    uses = (
        phrase_uses(store, profile, today=today, on_done=lambda *done: on_done("Looking for words", *done))
        if counted.postings >= LEAST
        else []
    )
    facts, rules = count_facts(store.facts_by_feed()), {rule.id: rule for rule in profile.rules}
    return Checkup(
        postings=counted.postings,
        rules=tuple(
            replace(each, unstated=tuple(_unstated(rules[each.rule], facts))) if each.mostly_unknown else each
            for each in healths(profile, counted)
        ),
        phrases=tuple(uses),
        faults=tuple(counted.faults),
    )


def healths(profile: Profile, counted: Tally) -> list[RuleHealth]:
    """Return what each rule of a profile came to in a tally, in the order of the profile; not why it is unknown."""
    return [_health(rule, counted) for rule in profile.rules if rule.kind is not Kind.BETTER]


def _health(rule: Rule, counted: Tally) -> RuleHealth:
    results: Mapping[Result, int] = counted.results.get(rule.id, {})
    return RuleHealth(
        rule=rule.id,
        kind=rule.kind,
        origin=rule.origin,
        holds=results.get(Result.HOLDS, 0),
        fails=results.get(Result.FAILS, 0),
        unknown=results.get(Result.UNKNOWN, 0),
        against=counted.standing[rule.id],
        alone=counted.sole[rule.id],
    )


def _unstated(rule: Rule, facts: FactCounts) -> Iterator[Unstated]:
    """Yield the facts of a rule that most postings do not state; words are the rule's own and no fact of a feed."""
    for fact in dict.fromkeys(test.fact for test in tests_of(rule)):
        known = facts.of(fact)
        if fact != "says" and known <= MOSTLY_UNKNOWN * facts.total:
            feeds = [(feed, facts.of(fact, feed), count) for feed, count in facts.postings.items()]
            least = sorted(feeds, key=lambda each: (each[1] / each[2], -each[2], each[0]))
            yield Unstated(fact, known, tuple(least[:_FEEDS]))
