"""Outcome, Verdict, Reason: the judgement on one posting, complete enough to be explained from the store alone."""

from __future__ import annotations

from enum import StrEnum
from functools import cache
from typing import TypeVar

from jobfit.facts.model import Evidence
from jobfit.frozen import Frozen
from jobfit.rules.edits import Edit
from jobfit.rules.model import Kind

ModelT = TypeVar("ModelT", bound=Frozen)
_set = object.__setattr__  # models are frozen


def made(model: type[ModelT], **fields: object) -> ModelT:
    """Return a model of fields that are known to fit, every one given; much faster than validating them again."""
    return made_of(model, fields)


def made_of(model: type[ModelT], fields: dict[str, object]) -> ModelT:
    """Return the same of a dictionary, in the order of the model's fields, which then belongs to the model."""
    instance = model.__new__(model)
    _set(instance, "__dict__", fields)
    _set(instance, "__pydantic_fields_set__", _names(model))
    _set(instance, "__pydantic_extra__", None)
    _set(instance, "__pydantic_private__", None)
    return instance


@cache
def _names(model: type[Frozen]) -> set[str]:
    """Return the names of a model's fields, one set for all of its instances: it only ever is copied."""
    return set(model.model_fields)


class Outcome(StrEnum):
    """What becomes of a posting."""

    KEEP = "keep"
    ASK = "ask"
    NEAR_MISS = "near_miss"
    REJECT = "reject"


class Grade(StrEnum):
    """How a kept posting stands to the bar."""

    MEETS = "meets"
    BEATS = "beats"


class Cause(StrEnum):
    """Why a posting was rejected, beside the rules themselves."""

    DEALBREAKER = "dealbreaker"
    MUST = "must"
    SILENT = "silent"  # a must with unknown = "reject" is not stated
    BETTER = "better"  # not better than now in enough facts
    SCORE = "score"  # cannot reach the bar's score
    TOO_LITTLE_SAID = "too_little_said"  # more open questions than the person wants to ask


class TestReason(Frozen):
    """One comparison: both values with units, the result and the evidence."""

    __test__ = False  # not a test case

    fact: str
    result: str  # holds, fails, unknown
    observed: str = ""  # "92 000–105 000 EUR/year"; empty when unknown
    bar: str = ""  # "≥ 85 000 EUR/year"
    basis: str = ""
    note: str = ""
    conflict: str = ""
    margin: float | None = None  # (observed end - bar) / bar, for a quantity compared with min or max
    short: str = ""  # by how much a failing comparison misses its bar: "3.5 %", "1 day a week"
    allowed: str = ""  # by how much a near miss may miss it
    evidence: tuple[Evidence, ...] = ()


class Reason(Frozen):
    """One rule's firing in values that can be checked; the decisive comparison is first in `tests`."""

    rule: str
    kind: Kind
    result: str  # holds, fails, unknown
    effect: str  # met, missed, open, passed, hit, clear, earned, better, not_better
    points: tuple[float, float] = (0.0, 0.0)  # low and high, in points
    weight: float = 0.0
    tests: tuple[TestReason, ...] = ()
    because: str = ""  # the rule's own sentence, when it holds
    why: str = ""
    origin: str = "profile"


class Flip(Frozen):
    """One smallest change that would make the posting a keep.

    `changes`: what would have to hold, in words ("pay ≥ 85 000 EUR/year"); on the profile's side also the edit itself
    (`edits`, such as "must.pay.min = 82000 EUR/year"). `lets_in` counts the other stored postings that the edit would
    let in, None when nothing was counted.
    """

    changes: tuple[str, ...] = ()
    edits: tuple[Edit, ...] = ()
    lets_in: int | None = None


class Flips(Frozen):
    """Smallest changes on each side; empty for a keep.

    `too_many`: those of the posting are not known, because there were too many to look at.
    """

    posting: tuple[Flip, ...] = ()
    profile: tuple[Flip, ...] = ()
    too_many: bool = False


class Question(Frozen):
    """An unknown that would decide the posting, with the sentence to ask."""

    rules: tuple[str, ...]
    facts: tuple[str, ...]
    ask: str


class Direction(StrEnum):
    """How a fact stands to a job's, for the eye: the rules decided without it."""

    BETTER = "better"
    WORSE = "worse"
    SAME = "same"
    EITHER = "either"  # what is stated allows for both
    UNKNOWN = "unknown"  # the posting does not say
    UNSAID = "unsaid"  # the job does not say


class Difference(Frozen):
    """One fact of a posting beside a job's: "+18 %", "−3", "+8 to +25 %", "not known"; of an unsaid one, the value."""

    fact: str
    shown: str
    direction: Direction
    note: str = ""  # how money was converted


class Beside(Frozen):
    """How a posting differs from the job now or the right job, in the facts that either of those two states."""

    job: str  # now, right
    differences: tuple[Difference, ...]


class Verdict(Frozen):
    """The judgement on one posting."""

    id: str  # the posting's
    outcome: Outcome
    grade: Grade | None = None
    causes: tuple[Cause, ...] = ()
    score: tuple[float, float]  # 0-100, low and high
    bar: int
    better: tuple[int, int] = (0, 0)  # comparable facts strictly better than now, low and high
    reasons: tuple[Reason, ...] = ()  # most decisive first
    beside: tuple[Beside, ...] = ()  # now, right; a job that states nothing is left out
    open: tuple[Question, ...] = ()
    flips: Flips = Flips.model_construct()
    rules_hash: str = ""
    facts_hash: str = ""
    engine: str = ""  # versions that judged
