"""Digest: one period's verdicts, before any format; Renderer: digest -> one format."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta
from typing import TypeAlias

from pydantic import Field

from jobfit.frozen import Frozen
from jobfit.verdicts.model import Outcome, Verdict


class Acquaintance(Frozen):
    """Somebody the person knows at a posting's company."""

    name: str
    position: str = ""
    adviser: bool = False  # one of the person's advisers
    seen_there: date  # the day of the list that named them there last
    left: bool = False  # a newer list names them elsewhere, or without a company
    now_at: str = ""  # where that is


class Listing(Frozen):
    """What a digest shows of a posting beside its verdict."""

    id: str
    title: str
    company: str
    location: str
    url: str
    pay: str  # as observed, "" when not stated
    posted: str  # "3 days ago", "" when not known
    feeds: tuple[str, ...]  # names of the feeds it was seen in
    attribution: tuple[str, ...] = ()  # each feed's own words, else "via" and its name
    standing: str = ""  # "reposted; first seen 12 days ago", "closed: …"; "" for a posting as any
    lookalikes: tuple[str, ...] = ()  # a sentence for each posting that this one looks like
    marks: tuple[str, ...] = ()  # what the person noted of it: "you applied on 20 Nov 2026"
    known: tuple[Acquaintance, ...] = ()  # whom the person knows there; stays on this machine
    inside: bool = False  # posted by the person's present employer
    verdict: Verdict


class Lost(Frozen):
    """A posting that the person was shown as something to look at, and that is set aside now."""

    listing: Listing
    was: Outcome  # as it was shown last
    rule: str  # the one that decided


class SetAside(Frozen):
    """How many postings were set aside by one deciding rule."""

    rule: str
    count: int


class FeedHealth(Frozen):
    """How one feed is doing."""

    id: str
    name: str
    ok: bool
    status: str  # "ok", "unchanged", "failed"
    entries: int = 0
    last_success: datetime | None = None
    message: str = ""
    attribution: str = ""
    failures: int = 0  # in a row
    zeros: int = 0  # readings without an entry, in a row
    silent_since: datetime | None = None  # when it last had something new, if that is longer ago than its habit
    usual_gap: timedelta | None = None  # between two of its news, if it is silent
    usual_entries: int | None = None  # if it has far fewer now

    @property
    def well(self) -> bool:
        """Say whether there is nothing to look at: it was read, and is as it usually is."""
        return self.ok and self.silent_since is None and self.usual_entries is None


class Digest(Frozen):
    """Everything one digest says."""

    made: datetime
    since: datetime | None
    greeting: str = ""
    seen: int
    new: int
    keeps: tuple[Listing, ...]
    asks: tuple[Listing, ...]
    near_misses: tuple[Listing, ...]
    lost: tuple[Lost, ...] = ()
    closed: tuple[Listing, ...] = ()  # keeps shown before that can be applied for no more since the last digest
    set_aside: tuple[SetAside, ...]
    inside: Mapping[Outcome, int] = Field(default_factory=dict)  # open postings of the present employer, by outcome
    hidden: int = 0  # postings that would be shown, had the person not hidden them
    advisers: tuple[str, ...] = ()  # whom the person asks for advice
    feeds: tuple[FeedHealth, ...]
    profile_hash: str = ""
    judged_before: int = 0  # of the postings shown, how many were judged by other rules than those of now
    days_before: int = 0  # of them, in how many verdicts days are counted to an earlier day
    version: str = ""


Renderer: TypeAlias = Callable[[Digest], str]
