"""Rule, Condition, Bar, Job and RuleSet: what a person demands, in canonical form.

One grammar for profile tables and for `rules/**/*.toml`; `load` makes these values, `engine` judges with them.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from typing import Annotated, Final, Literal, TypeAlias

from pydantic import Field

from jobfit.facts.vocabulary import Use
from jobfit.frozen import Frozen


class Kind(StrEnum):
    """What a rule is for."""

    MUST = "must"
    DEALBREAKER = "dealbreaker"
    NICE = "nice"
    BETTER = "better"  # made from `[bar] better_in`: strictly better than [now] in one fact


class Unknown(StrEnum):
    """What an unknown outcome of a rule means."""

    ASK = "ask"
    REJECT = "reject"
    PASS = "pass"  # noqa: S105 - a policy, not a password


class Operator(StrEnum):
    """One comparison; which ones a fact has follows from its type."""

    MIN = "min"  # quantity, ordered choice
    MAX = "max"
    ABOVE = "above"  # strictly; only made by `better_in`
    BELOW = "below"
    IS = "is"  # quantity, flag, choice, text
    IN = "in"  # choice, text
    NOT_IN = "not_in"
    ONLY = "only"  # set: nothing outside these
    HAS_ANY = "has_any"  # set; `has` is has_any of one
    HAS_ALL = "has_all"
    HAS_NONE = "has_none"
    SAYS = "says"  # phrase: any of these
    SAYS_NONE = "says_none"


class Test(Frozen):
    """One operator on one fact.

    `number`: the bar of MIN MAX ABOVE BELOW and of IS on a quantity, scaled as the fact's definition says; for an
    ordered choice its index in `choices`; for IS on a flag 1 or 0.
    `tokens`: the canonical tokens of every other operator (choice names, set tokens, folded text, phrases).
    `silent_is_false`: a phrase that a wholly read posting does not say counts as not said (nice, dealbreaker).
    `written`: the bar in the person's own words, for explanations ("≥ 85 000 EUR/year").
    `at`: where the bar of MIN or MAX stands in the profile, such as "must.where.any.2.office_days.max", for edits.
    """

    __test__ = False  # not a test case

    type: Literal["test"] = "test"
    fact: str
    operator: Operator
    number: int | None = None
    tokens: tuple[str, ...] = ()
    use: Use = Use.WHOLE
    where: tuple[str, ...] = ()
    silent_is_false: bool = False
    written: str = ""
    at: str = ""


class All(Frozen):
    """Holds if all of its conditions do."""

    type: Literal["all"] = "all"
    of: tuple[Condition, ...]


class AnyOf(Frozen):
    """Holds if one of its conditions does."""

    type: Literal["any"] = "any"
    of: tuple[Condition, ...]


class RuleHolds(Frozen):
    """Holds if another rule's condition does (a derived condition)."""

    type: Literal["rule"] = "rule"
    rule: str  # the other rule's full id, such as "nice.four-day-week"


Condition: TypeAlias = Annotated[Test | All | AnyOf | RuleHolds, Field(discriminator="type")]


class Part(Frozen):
    """One weighted part of a nice rule such as `skills = { python = 3, rust = 2 }`."""

    when: Condition
    weight: int  # hundredths of a point
    name: str


OWN_ORIGINS: Final = frozenset({"profile", "shipped"})
"""The origins of rules that stand in the profile one by one."""


class Rule(Frozen):
    """One rule: kind, condition and its own words.

    A rule has either `when` or (nice only) `parts`; the points of the parts are added and cut at `cap`.
    `near` is the same condition with the person's near-miss tolerance taken off the bar, for musts that have one.
    """

    kind: Kind
    name: str  # kebab-case
    when: Condition | None = None
    unknown: Unknown = Unknown.ASK
    weight: int = 0  # hundredths of a point
    parts: tuple[Part, ...] = ()
    cap: int | None = None  # hundredths of a point
    near: Condition | None = None
    because: str = ""  # a sentence template for the reader
    why: str = ""  # the author's motive
    origin: str = "profile"  # profile, shipped, bar, goal, or value.<name>
    until: date | None = None  # the loader drops rules whose day has passed

    @property
    def id(self) -> str:
        """Return the full id, such as "must.pay"."""
        return f"{self.kind}.{self.name}"

    @property
    def conditions(self) -> tuple[Condition, ...]:
        """Return the rule's condition, or one a part."""
        return (self.when,) if self.when is not None else tuple(part.when for part in self.parts)


class Bar(Frozen):
    """What "meets or beats" demands beside the musts and dealbreakers.

    `score` and `near_score` are whole points of 100; `score = "right"` and `"now"` were resolved before.
    """

    score: int = 0
    near_score: int = 0  # a near miss may be this many points below `score`
    better_in: int = 0
    never_worse: tuple[str, ...] = ()  # facts; their musts are in the rule set with origin "bar"
    max_questions: int = Field(default=3, ge=0, le=10)


class Stated(Frozen):
    """What a job says of a fact that compares: an interval in the fact's unit, or of the places in its `choices`."""

    fact: str
    low: float | None
    high: float | None


class Job(Frozen):
    """The job now or the right job as postings are told apart from it in explanations; it decides nothing."""

    name: Literal["now", "right"]
    stated: tuple[Stated, ...]


class RuleSet(Frozen):
    """Everything one person's postings are judged by, and the jobs that explanations compare them with."""

    rules: tuple[Rule, ...]
    bar: Bar = Field(default_factory=Bar)
    jobs: tuple[Job, ...] = ()

    @property
    def hash(self) -> str:
        """Return the SHA-256 of the rule set's canonical JSON; stamped on every verdict."""
        return hashlib.sha256(self.model_dump_json().encode()).hexdigest()


def tests_of(rule: Rule) -> Iterator[Test]:
    """Yield every test of a rule's condition or parts, depth first; derived conditions have none of their own."""
    for condition in rule.conditions:
        yield from tests_in(condition)


def tests_in(condition: Condition) -> Iterator[Test]:
    """Yield every test of a condition, depth first; those of the rules that it names are theirs."""
    if isinstance(condition, Test):
        yield condition
    elif isinstance(condition, All | AnyOf):
        for each in condition.of:
            yield from tests_in(each)
