"""What the store holds, as values."""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import NamedTuple, Self

from jobfit.facts.model import FactValue
from jobfit.postings.alike import Likeness
from jobfit.postings.model import JobPosting
from jobfit.verdicts.model import Outcome, Verdict

__all__ = [
    "Contact",
    "FeedState",
    "JournalEntry",
    "Judged",
    "Likeness",
    "Lookalike",
    "ProfileChange",
    "Remembered",
    "Sighting",
    "Stored",
]


@dataclass(frozen=True, slots=True)
class FeedState:
    """What is remembered of a feed: how to ask for it politely, and how it has been doing."""

    etag: str = ""
    last_modified: str = ""
    body_hash: str = ""
    definition: str = ""  # hash of the feed as it was defined when it was read
    last_fetched: datetime | None = None
    last_success: datetime | None = None
    status: str = "new"
    message: str = ""
    entries: int = 0
    failures: int = 0
    zeros: int = 0
    rest_until: datetime | None = None  # before which its site asked to be left alone
    seen: bytes = b""  # what its last reading held, to know it again


@dataclass(frozen=True, slots=True)
class FeedHistory:
    """What is known of a feed's habits, oldest first."""

    entries: tuple[int, ...] = ()  # of its last readings, as it is defined now
    news: tuple[tuple[datetime, int], ...] = ()  # when postings came that it had not carried before, and how many


def compressed(document: bytes) -> bytes:
    """Return a document as it is stored: in a third of the time of zlib's usual level, for a tenth more space."""
    return zlib.compress(document, 1)


class Judged(NamedTuple):
    """A posting's facts and verdict as they are stored, so that whoever judges also does the work of writing them down.

    Facts and evidence are apart, and what is searched for and counted stands beside the verdict.
    """

    posting_id: str
    content_hash: str
    facts_version: int
    facts: bytes
    evidence: bytes  # compressed
    outcome: Outcome
    score: tuple[float, float]
    rules_hash: str
    facts_hash: str
    deciding: str  # rule or cause
    verdict: bytes  # compressed

    @classmethod
    def of(
        cls,
        posting: JobPosting,
        verdict: Verdict,
        deciding: str,
        *,
        facts_version: int,
        facts: bytes = b"{}",
        evidence: bytes = b"{}",
    ) -> Self:
        """Return what is stored of a posting and the verdict on it."""
        return cls(
            posting.id,
            posting.content_hash,
            facts_version,
            facts,
            compressed(evidence),
            verdict.outcome,
            verdict.score,
            verdict.rules_hash,
            verdict.facts_hash,
            deciding,
            compressed(verdict.model_dump_json(exclude_defaults=True).encode()),
        )


class PastPosting(NamedTuple):
    """A stored posting to be judged again, small enough to be sent to another process.

    `facts`: as they were read; None when they have to be read from the text.
    `covered`: the facts speak of all of the person's own words, so that no text has to be read.
    `document`: the posting, unless it is covered; `answers`: what the person was told, unless it is covered.
    `evidence`: of the facts. It and the documents of all postings come when the past is asked for as a whole.
    Its days are as they are stored.
    """

    posting_id: str
    facts: bytes | None
    covered: bool = True
    document: bytes | None = None
    answers: bytes | None = None
    evidence: bytes | None = None  # compressed
    first_seen: str = ""
    date_posted: str | None = None
    valid_through: str | None = None


@dataclass(frozen=True, slots=True)
class Headed:
    """What a posting is called, and the ids of the feeds that it was seen in."""

    title: str
    company: str
    feeds: tuple[str, ...]


class Titled(NamedTuple):
    """A stored posting by its title."""

    posting_id: str
    title: str
    feed: str  # whose text it is
    closed: bool


@dataclass(frozen=True, slots=True)
class ToldFact:
    """One fact of a posting that the person was told, and when."""

    fact: str
    value: FactValue
    at: datetime


class Mark(StrEnum):
    """What a person notes of a posting."""

    APPLIED = "applied"
    HIDDEN = "hidden"  # left out of digests
    WRONG = "wrong"  # its verdict is


@dataclass(frozen=True, slots=True)
class Marked:
    """A mark on a posting, the person's words about it, and when it was made."""

    mark: Mark
    note: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Sighting:
    """Where and how long a posting was listed, under which id when that is another one than it is known as."""

    feed: str
    url: str
    first_seen: datetime
    last_seen: datetime
    gone: datetime | None  # when a whole reading of the feed first lacked it
    posting_id: str


@dataclass(frozen=True, slots=True)
class Lookalike:
    """Another posting that one looks like without surely being it."""

    posting_id: str
    company: str
    likeness: Likeness
    agency: bool = False  # the other one says that a recruiter posts it


@dataclass(frozen=True, slots=True)
class Stored:
    """A posting with its verdict and its sightings, as the store has them."""

    posting: JobPosting
    verdict: Verdict
    first_seen: datetime
    judged: datetime  # when it came to its outcome
    made: datetime  # when this verdict was made: its days are counted to then
    feeds: tuple[str, ...]
    closed: datetime | None = None  # when no feed listed it any more
    lookalikes: tuple[Lookalike, ...] = ()
    marks: tuple[Marked, ...] = ()
    deadline: date | None = None  # the last day to apply, as the text says it

    @property
    def last_day(self) -> date | None:
        """Return the last day to apply, as a field says it, else as the text does."""
        return self.posting.valid_through or self.deadline

    @property
    def hidden(self) -> bool:
        """Say whether the person does not want to see it in digests."""
        return any(each.mark is Mark.HIDDEN for each in self.marks)


@dataclass(frozen=True, slots=True)
class Remembered:
    """How many postings of a document were new, edited, and the same as before."""

    new: int
    edited: int
    same: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """Somebody the person knows, at one company; the same person at another company is another contact."""

    name: str
    company: str = ""
    folded: str = ""  # the company's name as companies are compared; "" names none
    position: str = ""
    connected: str = ""  # the day, ISO 8601, where the list says it
    origin: str  # the file that named them last
    named: date  # the day on which that file was imported
    id: int = 0  # 0: not stored yet


@dataclass(frozen=True, slots=True, kw_only=True)
class JournalEntry:
    """What the person did on a day, and how it felt."""

    day: date
    did: str
    felt: int | None = None  # 1 drained, 5 flow
    tags: tuple[str, ...] = ()
    success: bool = False  # to be told in interviews
    id: int = 0  # 0: not stored yet


@dataclass(frozen=True, slots=True)
class ProfileChange:
    """A profile that came into force: when, which, and why."""

    at: datetime
    hash: str
    note: str
