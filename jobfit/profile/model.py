"""Profile: the person, their job now, the right job, the bar and the rules, as one frozen value."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Annotated, Any, Literal, NamedTuple

from pydantic import BeforeValidator, Field

from jobfit.facts.given import read_token
from jobfit.facts.mistake import Mistake
from jobfit.facts.model import Facts
from jobfit.facts.money import LATEST
from jobfit.facts.person import Person
from jobfit.facts.personal import SKILL_FACTS
from jobfit.facts.vocabulary import VOCABULARY
from jobfit.facts.written import read_currency
from jobfit.frozen import Frozen
from jobfit.phrasing import counted
from jobfit.problems import Place, suggest
from jobfit.rules.model import Bar, Kind, Rule, RuleSet, Unknown, tests_of
from jobfit.rules.standing import job_of
from jobfit.rules.values import Value

HIGHEST = 100  # points of a score
_INTERVAL = re.compile(r"([1-9][0-9]{0,3}) ?([dw])")
_DAYS = {"d": 1, "w": 7}
_LEVELS = ("A1", "A2", "B1", "B2", "C1", "C2", "native")


def _score(value: object) -> object:
    if isinstance(value, str) and value not in {"right", "now"}:
        hint = suggest(value, ("right", "now"), otherwise='write a number of 100, "right" or "now"')
        raise Mistake("PROF007", f"score is never {value!r}", hint)
    if isinstance(value, str) or (isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= HIGHEST):
        return value
    raise Mistake("PROF007", f"score is a whole number from 0 to {HIGHEST}, not {value!r}", 'or "right", or "now"')


def _places(value: object) -> object:
    if isinstance(value, list):
        return [read_token(VOCABULARY["work_right"], each) for each in value]
    return value


def _skills(value: object) -> object:
    if isinstance(value, list):
        return tuple(dict.fromkeys(read_token(VOCABULARY[SKILL_FACTS[0]], each) for each in value))
    return value


def _interval(value: object) -> object:
    if isinstance(value, str) and not _INTERVAL.fullmatch(value):
        raise Mistake("PROF007", f"{value!r} is not a number of days or weeks", 'write "90d" or "12w"')
    return value


def _languages(value: object) -> object:
    if not isinstance(value, dict):
        return value
    for code, level in value.items():
        read_token(VOCABULARY["languages"], code)
        if level not in _LEVELS:
            raise Mistake("PROF007", f"no level is called {level!r}", f"levels are {', '.join(_LEVELS)}")
    return {read_token(VOCABULARY["languages"], code): level for code, level in value.items()}


def _fx_date(value: object) -> object:
    if isinstance(value, date):
        return value.isoformat()
    if value != LATEST:
        raise Mistake("PROF007", f"fx_date is a date or {LATEST!r}, not {value!r}", f'write "{LATEST}"')
    return value


def _currency(value: object) -> object:
    return read_currency(value) if isinstance(value, str) else value


Words = Annotated[str, Field(strict=True, max_length=2000)]
Day = Annotated[date, Field(strict=True)]
Currency = Annotated[str, Field(strict=True), BeforeValidator(_currency)]
Score = Annotated[int | str, BeforeValidator(_score)]
Rights = Annotated[tuple[str, ...], BeforeValidator(_places)]
Languages = Annotated[dict[str, str], BeforeValidator(_languages)]
Skills = Annotated[tuple[str, ...], BeforeValidator(_skills)]
Interval = Annotated[str, Field(strict=True), BeforeValidator(_interval)]
FxDate = Annotated[str, BeforeValidator(_fx_date)]


class Me(Frozen):
    """`[me]`: whose profile this is; none of it leaves the computer."""

    name: Words = Field("", description="used in the digest's greeting and the review's title only")
    home: Words = Field("", description="where you live, such as Lisbon, PT")
    work_rights: Rights = Field((), description="countries or regions where you may work without a visa")
    languages: Languages = Field(default_factory=dict, description="ISO 639-1 codes with your level: A1 to C2, native")
    currency: Currency | None = Field(None, description="ISO 4217; pay is compared in it")
    timezone: Words = Field("", description="IANA name, such as Europe/Lisbon")
    years: Annotated[float, Field(ge=0, le=80)] | None = Field(None, description="years of experience")
    advisers: tuple[Words, ...] = Field((), description="whom you would ask before you say yes to a job")
    skills: Skills = Field((), description="skills you hold, in any of their usual spellings")
    review_every: Interval | None = Field(None, description="after how long to be reminded of a review: 90d, 12w")

    @property
    def review_after(self) -> timedelta | None:
        """Return after how long the person wants to be reminded of a review."""
        matched = _INTERVAL.fullmatch(self.review_every or "")
        return timedelta(days=int(matched[1]) * _DAYS[matched[2]]) if matched else None


class RightGoal(Frozen):
    """One goal of the right job: what, how, and what it is worth to the employer."""

    goal: Words
    how: Words = ""
    worth: Words = ""


class Now(Frozen):
    """`[now]`: your job today; beside these keys, any fact."""

    title: Words = Field("", description="the title of your job today")
    since: Day | None = Field(None, description="when you started")


class Right(Frozen):
    """`[right]`: the job you would be promoted to; beside these keys, any fact."""

    title: Words = Field("", description="the title of the right job")
    responsibilities: tuple[Words, ...] = Field((), description="what you would answer for")
    tasks: tuple[Words, ...] = Field((), description="what you would do from day to day; a fact too")
    why: Words = Field("", description="why you want it")
    goals: tuple[RightGoal, ...] = Field((), description="the goals you would have to reach")


class BarTable(Frozen):
    """`[bar]`: what "meets or beats" means."""

    score: Score | None = Field(None, description='a number of 100, or what the "right" job or the job "now" scores')
    never_worse: tuple[Words, ...] = Field(
        (), description="facts that may not be worse than in [now], or in [right] where [now] is silent"
    )
    better_in: Annotated[int, Field(strict=True, ge=0)] = Field(
        0, description="in how many facts to be better than now"
    )
    near_miss: dict[str, Any] = Field(default_factory=dict, description="how far short a near miss may fall")
    max_questions: Annotated[int, Field(strict=True, ge=0, le=10)] = Field(
        3, description="more open questions: too little said"
    )
    unknown: Literal["ask", "reject", "pass"] = Field("ask", description="what an unknown must means")


class Need(Frozen):
    """A skill that the goal asks for: how far you have it and how far you want it, from 0 to 5."""

    skill: Words
    have: Annotated[int, Field(strict=True, ge=0, le=5)] = 0
    want: Annotated[int, Field(strict=True, ge=0, le=5)] = 3

    @property
    def is_open(self) -> bool:
        """Say whether the person does not have it far enough yet."""
        return self.want > self.have

    @property
    def canonical(self) -> str:
        """Return the canonical name of the skill."""
        return read_token(VOCABULARY[SKILL_FACTS[0]], self.skill)


class Goal(Frozen):
    """`[goal]`: two jobs from now."""

    role: Words = Field("", description="the role two jobs from now")
    by: Day | None = Field(None, description="when you want to be there")
    needs: tuple[Need, ...] = Field((), description="the skills that it asks for")
    weight: Annotated[float, Field(ge=0, le=1000)] = Field(0, description="points for postings that teach these")


class Assume(Frozen):
    """`[assume]`: what conversions take for granted; each use is shown."""

    hours_per_year: Annotated[int, Field(strict=True, ge=100, le=8784)] = Field(1720, description="paid hours a year")
    days_per_year: Annotated[int, Field(strict=True, ge=10, le=366)] = Field(220, description="paid days a year")
    fx_date: FxDate = Field(LATEST, description="the day of the exchange rates")


class Counts(NamedTuple):
    """How many rules of each kind are in force, without those made from the bar."""

    must: int
    dealbreaker: int
    nice: int

    @property
    def in_words(self) -> str:
        """Return how many rules there are of each kind, for a sentence."""
        kinds = ((self.must, "must-have"), (self.dealbreaker, "dealbreaker"), (self.nice, "nice-to-have"))
        return ", ".join(counted(*each) for each in kinds)


class Profile(NamedTuple):
    """Everything that one profile file says, read, checked and ready to judge by."""

    file: str
    hash: str  # SHA-256 of the file's bytes
    me: Me
    now: Now
    right: Right
    bar: BarTable
    goal: Goal
    assume: Assume
    values: tuple[Value, ...]
    rules: tuple[Rule, ...]
    score: int | str  # a number of 100, or "right" or "now": the caller judges that job's facts first
    notes: tuple[str, ...]  # what is well-formed and has no effect today: rules that ended, tolerances unused
    places: Mapping[str, Place]  # of every rule by id
    facts_now: Facts  # what [now] says, as the person's rules compare it
    facts_right: Facts
    person: Person  # what postings' facts are read against: currency, assumptions, employer, phrases, skills

    def knowing(self, acquainted: tuple[tuple[str, int], ...] | None) -> Profile:
        """Return the profile of a person who knows so many people at each company, see `Person`."""
        return self._replace(person=self.person.model_copy(update={"acquainted": acquainted}))

    def asks_for(self, fact: str) -> bool:
        """Say whether a rule in force speaks of a fact."""
        return any(test.fact == fact for rule in self.rules for test in tests_of(rule))

    def rule_set(self, score: int) -> RuleSet:
        """Return the rules with a bar of that many points of 100, and the jobs to compare with."""
        near = self.bar.near_miss.get("score", 0)
        bar = Bar(
            score=score,
            near_score=near if isinstance(near, int) else 0,
            better_in=self.bar.better_in,
            never_worse=tuple(name.strip().replace("-", "_") for name in self.bar.never_worse),
            max_questions=self.bar.max_questions,
        )
        jobs = (job_of("now", self.facts_now), job_of("right", self.facts_right))
        return RuleSet(rules=self.rules, bar=bar, jobs=tuple(job for job in jobs if job.stated))

    @property
    def unknown(self) -> Unknown:
        """Return what an unknown must means unless it says otherwise."""
        return Unknown(self.bar.unknown)

    @property
    def counts(self) -> Counts:
        """Return how many rules the person has, for messages."""
        kinds = [rule.kind for rule in self.rules if rule.origin != "bar"]
        return Counts(kinds.count(Kind.MUST), kinds.count(Kind.DEALBREAKER), kinds.count(Kind.NICE))
