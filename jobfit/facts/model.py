"""The values that facts take. Which facts there are is in `vocabulary`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias, TypeVar, dataclass_transform

_Kind = TypeVar("_Kind")


class Basis(StrEnum):
    """How a fact is known, best first."""

    ANSWERED = "answered"  # the person was told so
    STRUCTURED = "structured"  # a field of the feed
    JOINED = "joined"  # what jobfit or the person knows beside the posting
    STATED = "stated"  # read from the text, with a quote
    ASSUMED = "assumed"  # by a written-down convention
    PREDICTED = "predicted"  # by somebody's model; never satisfies a rule


AGES = frozenset({"posted_days", "seen_days", "closes_in"})
"""The facts that change from day to day."""

TOLD = "what you were told"
"""The field of a phrase's evidence that the person was told; no posting has such a text."""


@dataclass_transform(frozen_default=True)
def _record(*, kw_only: bool = False) -> Callable[[type[_Kind]], type[_Kind]]:
    """Make a dataclass of values, which nobody changes.

    mypy refuses it; refusing it at run time too makes each take twice as long to make, and a posting has dozens.
    """
    return dataclass(slots=True, unsafe_hash=True, kw_only=kw_only)


@_record()
class Evidence:
    """Where a fact was read: `quote == text of field[start:end]`, offsets in characters of the normalised text."""

    field: str
    start: int
    end: int
    quote: str


@_record(kw_only=True)
class Known:
    """What every known fact carries beside its value."""

    basis: Basis = Basis.STATED
    evidence: tuple[Evidence, ...] = ()
    note: str = ""  # a conversion or assumption, in words for the reader
    conflict: str = ""  # what else is said that contradicts it, in words for the reader


@_record(kw_only=True)
class Quantity(Known):
    """An interval in the fact's unit; None is an open end; money has a currency (ISO 4217) and a period.

    `payments` is how many of the period are paid a year, where that is said ("14 payments"); None is the usual number.
    `a_week` is how many of the period are worked a week, where pay is by the day or hour and that is said ("3 days a
    week"). `pro_rata` says that the amount is for full time, or for that week, and that a part of it may be paid.
    `others` is the same pay in other currencies, where a posting states one for people elsewhere.
    `until` is the day (ISO 8601) that a text names as the last one, where days are counted to it.
    """

    low: float | None
    high: float | None
    currency: str | None = None
    period: str | None = None
    payments: int | None = None
    a_week: float | None = None
    pro_rata: bool = False
    others: tuple[Quantity, ...] = ()
    until: str | None = None


@_record(kw_only=True)
class Flag(Known):
    """True or false."""

    value: bool


@_record(kw_only=True)
class Choice(Known):
    """One of the closed list of the fact's definition."""

    value: str


@_record(kw_only=True)
class TokenSet(Known):
    """Tokens; `complete` says that what is not listed is known to be absent."""

    value: tuple[str, ...]
    complete: bool


@_record(kw_only=True)
class Text(Known):
    """Free text, compared in folded form."""

    value: str


@_record()
class Said:
    """One of the person's phrases found in a posting: said in a sense that counts, or denied."""

    phrase: str
    where: tuple[str, ...]  # the sections that count; empty is the default of `says`
    said: bool
    evidence: Evidence


@_record(kw_only=True)
class Phrases(Known):
    """Every phrase of the person that is not silent; `whole` says that all of the text was read.

    `missing` are the sections that the posting does not have, though every posting has one ("title"): what counts there
    alone can neither be said nor be missed.
    """

    found: tuple[Said, ...]
    whole: bool
    missing: tuple[str, ...] = ()

    def covers(self, where: tuple[str, ...]) -> bool:
        """Say whether what counts in some sections was read, so that a phrase which is not found there is not said."""
        return self.whole and is_there(where, self.missing)


def is_there(where: tuple[str, ...], missing: tuple[str, ...]) -> bool:
    """Say whether a posting without the missing sections has one of those where a phrase counts; () is the default."""
    return not where or not set(where) <= set(missing)


FactValue: TypeAlias = Quantity | Flag | Choice | TokenSet | Text | Phrases
Facts: TypeAlias = Mapping[str, FactValue]
"""Known facts by name; a name that is absent is unknown."""
