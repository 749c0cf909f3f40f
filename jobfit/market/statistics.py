"""The market: what the postings of one role pay, ask for and offer; plain counts, each with its n. Pure.

Too few postings make no statistics: then only the counts are there.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from statistics import quantiles
from types import MappingProxyType
from typing import Final, NamedTuple

from jobfit.facts.model import Basis, Choice, Facts, FactValue, Quantity, TokenSet
from jobfit.facts.person import Person
from jobfit.facts.personal import SKILL_FACTS
from jobfit.facts.vocabulary import VOCABULARY, WORKPLACES, Better
from jobfit.postings.roles import Role, is_of, wider
from jobfit.store.rows import Titled

FEWEST_PAID: Final = 12
"""Known figures that make quartiles; fewer make none."""

FEWEST_ASKING: Final = 8
"""Postings naming skills that make shares; fewer make none."""

MANY: Final = 0.1
"""Share of the postings that is called many, where it is `FEWEST_MANY` postings at least."""

FEWEST_MANY: Final = 3
TERMS: Final = ("office_days", "hours", "holidays")
"""The quantities beside pay that are told in short."""

USED: Final = ("pay", "workplace", "seniority", *TERMS, *SKILL_FACTS)
"""The facts that are counted."""


class Spread(NamedTuple):
    """The quartiles of some figures, and how many they are."""

    n: int
    first: float
    median: float
    third: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Pay:
    """What is paid, in the person's currency a year: the low and the high ends of what is stated, each by itself.

    `level`: of which postings, "" for all of the role. Ends that are open ("up to", "from") are not counted; somebody's
    guess never is. `incomparable`: stated without a period, or in a currency without a rate.
    """

    level: str
    postings: int
    known: int
    incomparable: int
    low: Spread | None
    high: Spread | None


class Reach(NamedTuple):
    """How many postings pay an amount: surely, perhaps, and surely not."""

    label: str  # whose amount it is
    amount: float
    sure: int
    perhaps: int
    never: int


@dataclass(frozen=True, slots=True)
class Asked:
    """In how many postings a skill is required, and in how many more it is a plus."""

    skill: str
    required: int
    preferred: int
    held: bool

    @property
    def postings(self) -> int:
        """In how many postings it is named as either."""
        return self.required + self.preferred


@dataclass(frozen=True, slots=True, kw_only=True)
class Market:
    """What is stored of one role."""

    role: Role
    since: datetime | None
    stored: int  # postings of every role
    titles: tuple[tuple[str, int], ...]  # of this one, most frequent first
    closed: int
    feeds: tuple[tuple[str, int], ...]  # ids
    wider: tuple[tuple[str, int], ...]  # titles with a word less, and how many postings those find
    currency: str
    pay: tuple[Pay, ...]
    reach: tuple[Reach, ...]  # of what the person asks for; none of too few
    naming: int  # postings that name skills
    skills: tuple[Asked, ...]  # most frequent first; none of too few
    workplaces: tuple[tuple[str, int], ...]
    terms: Mapping[str, Spread]
    known: Mapping[str, int]  # how many postings say something of each of the terms
    says_held: bool  # whether the profile names any skill that the person holds

    @property
    def postings(self) -> int:
        """How many stored postings are of the role."""
        return sum(count for _, count in self.titles)

    @property
    def many(self) -> int:
        """In how many postings a skill is to be named to be asked for by many."""
        return max(FEWEST_MANY, round(MANY * self.naming))

    @property
    def advantages(self) -> tuple[Asked, ...]:
        """The skills that many ask for and the person holds."""
        return tuple(each for each in self.skills if each.held and each.postings >= self.many)

    @property
    def gaps(self) -> tuple[Asked, ...]:
        """The skills that many ask for and the person does not hold."""
        return tuple(each for each in self.skills if not each.held and each.postings >= self.many)


def market_of(
    role: Role,
    postings: Sequence[tuple[Titled, Facts]],
    *,
    titles: Sequence[str],
    since: datetime | None,
    person: Person,
    level: str = "",
    holds: Collection[str] = (),
    asks: Mapping[str, float] = MappingProxyType({}),
) -> Market:
    """Return the statistics of a role's postings and their personal facts; `titles` are those of all that is stored."""
    facts = [each for _, each in postings]
    at_level = [each for each in facts if _choice(each, "seniority") == level]
    naming = [each for each in facts if any(name in each for name in SKILL_FACTS)]
    rows = [_pay(level, at_level)] if level and len(at_level) < len(facts) else []
    terms = {name: [end for each in facts if (end := _plain_end(name, each.get(name))) is not None] for name in TERMS}
    return Market(
        role=role,
        since=since,
        stored=len(titles),
        titles=_titles(each.title for each, _ in postings),
        closed=sum(each.closed for each, _ in postings),
        feeds=_counted(each.feed for each, _ in postings),
        wider=_wider(role, titles, len(postings)) if len(postings) < FEWEST_PAID else (),
        currency=person.currency or "",
        pay=(*rows, _pay("", facts)) if person.currency else (),
        reach=_reach(facts, asks) if person.currency else (),
        naming=len(naming),
        skills=_skills(naming, holds) if len(naming) >= FEWEST_ASKING else (),
        workplaces=tuple((place, count) for place, count in _workplaces(facts) if count),
        terms={name: spread for name, ends in terms.items() if (spread := spread_of(ends))},
        known={name: len(ends) for name, ends in terms.items()},
        says_held=bool(holds),
    )


def spread_of(figures: Sequence[float]) -> Spread | None:
    """Return the quartiles of figures, each between the two nearest; None of fewer than twelve."""
    if len(figures) < FEWEST_PAID:
        return None
    return Spread(len(figures), *quantiles(figures, n=4, method="inclusive"))


def _counted(names: Iterable[str]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(Counter(names).items(), key=lambda each: (-each[1], each[0])))


def _titles(titles: Iterable[str]) -> tuple[tuple[str, int], ...]:
    """Return titles with their counts; those that differ in case or spaces only are one, as the first is spelled."""
    spelled: dict[str, str] = {}
    bare = [" ".join(title.split()) for title in titles]
    return _counted(spelled.setdefault(title.casefold(), title) for title in bare)


def _wider(role: Role, titles: Sequence[str], found: int) -> tuple[tuple[str, int], ...]:
    """Return the titles with a word less that find more postings than were found, most first."""
    counts = ((each.title, sum(is_of(each, title) for title in titles)) for each in wider(role))
    return tuple(sorted((each for each in counts if each[1] > found), key=lambda each: -each[1]))


def _stated_pay(facts: Sequence[Facts]) -> list[Quantity]:
    """Return what is paid where somebody says so; a guess says nothing."""
    return [pay for each in facts if isinstance(pay := each.get("pay"), Quantity) and pay.basis != Basis.PREDICTED]


def _pay(level: str, facts: Sequence[Facts]) -> Pay:
    stated = _stated_pay(facts)
    lows = [pay.low for pay in stated if pay.low is not None]
    highs = [pay.high for pay in stated if pay.high is not None]
    known = sum(pay.low is not None or pay.high is not None for pay in stated)
    return Pay(
        level=level,
        postings=len(facts),
        known=known,
        incomparable=len(stated) - known,
        low=spread_of(lows),
        high=spread_of(highs),
    )


def _reach(facts: Sequence[Facts], asks: Mapping[str, float]) -> tuple[Reach, ...]:
    known = [pay for pay in _stated_pay(facts) if pay.low is not None or pay.high is not None]
    if len(known) < FEWEST_PAID:
        return ()
    found = []
    for label, amount in asks.items():
        sure = sum(pay.low is not None and pay.low >= amount for pay in known)
        never = sum(pay.high is not None and pay.high < amount for pay in known)
        found.append(Reach(label, amount, sure, len(known) - sure - never, never))
    return tuple(found)


def _skills(facts: Sequence[Facts], holds: Collection[str]) -> tuple[Asked, ...]:
    required = Counter(skill for each in facts for skill in skills_in(each, "skills_required"))
    named = Counter(
        skill for each in facts for skill in {skill for name in SKILL_FACTS for skill in skills_in(each, name)}
    )
    asked = (Asked(skill, required[skill], count - required[skill], skill in holds) for skill, count in named.items())
    return tuple(sorted(asked, key=lambda each: (-each.postings, -each.required, each.skill)))


def skills_in(facts: Facts, name: str) -> frozenset[str]:
    """Return the skills of one of the facts that hold skills."""
    value = facts.get(name)
    return frozenset(value.value) if isinstance(value, TokenSet) else frozenset()


def _workplaces(facts: Sequence[Facts]) -> list[tuple[str, int]]:
    counts = Counter(_choice(each, "workplace") for each in facts)
    return [(place, counts[place]) for place in (*WORKPLACES, "")]


def _choice(facts: Facts, name: str) -> str:
    value = facts.get(name)
    return value.value if isinstance(value, Choice) else ""


def _plain_end(name: str, value: FactValue | None) -> float | None:
    """Return the end of an interval that promises less to the person; None when that end is open, or nobody says."""
    if not isinstance(value, Quantity) or value.basis in {Basis.PREDICTED, Basis.ASSUMED}:
        return None
    return value.low if VOCABULARY[name].better is Better.MORE else value.high
