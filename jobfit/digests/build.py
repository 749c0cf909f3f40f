"""Stored verdicts and feed states -> Digest; pure."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date, datetime
from types import MappingProxyType
from typing import NamedTuple

from jobfit.digests.habits import silence, usual_entries
from jobfit.digests.interface import Acquaintance, Digest, FeedHealth, Listing, Lost, SetAside
from jobfit.digests.shown_by import with_sentences
from jobfit.facts.model import AGES
from jobfit.feeds.interface import Feed
from jobfit.phrasing import short_id, shortened, titled
from jobfit.store.rows import FeedHistory, FeedState, Likeness, Lookalike, Mark, Marked, Stored
from jobfit.verdicts.model import Outcome, Verdict

NO_HISTORY = FeedHistory()
_LONGEST = 160  # characters of a title, company or location
_REFRESHED = 2  # days between first sight and a posting's own date; one is the turn of a day somewhere
_ALIKE = {
    Likeness.SAME: "same title, company, place and text, and another posting's too",
    Likeness.TEXT: "same title and company, another text or fewer details",
    Likeness.TITLE: "same company, nearly the same title and text",
    Likeness.TWICE: "the same words, listed twice by one feed",
    Likeness.COPY: "nearly the same title and text under another company's name",
}
_NAMED_ALIKE = "nearly the same title and text"
_NAMELESS = "nearly the same title and text; one of the two names no company"

_NEXT = {0: "today", 1: "tomorrow"}
_MARKS = {
    Mark.APPLIED: "you applied",
    Mark.HIDDEN: "you hid it",
    Mark.WRONG: "you called its verdict wrong",
}


class Period(NamedTuple):
    """The time that a digest is of, and what was judged in it beside the postings shown."""

    now: datetime
    since: datetime | None
    seen: int  # postings stored in all
    set_aside: Sequence[tuple[str, int]] = ()  # deciding rule, postings
    hidden: int = 0  # by the person
    lost: Sequence[tuple[Stored, Outcome, str]] = ()  # shown before as what, set aside by which rule since
    closed: Sequence[Stored] = ()  # keeps shown before that closed since


class Followed(NamedTuple):
    """A feed, how its last reading went, and what is usual of it."""

    feed: Feed
    state: FeedState
    history: FeedHistory = NO_HISTORY


class Reader(NamedTuple):
    """Whom a digest is for, and what concerns nobody else.

    `known`: acquaintances by company; `insiders`: ids of the present employer's postings; `inside`: how many of those
    are open, by outcome.
    """

    greeting: str = ""
    known: Mapping[str, tuple[Acquaintance, ...]] = MappingProxyType({})
    advisers: Sequence[str] = ()
    insiders: Collection[str] = ()
    inside: Mapping[Outcome, int] = MappingProxyType({})


class Stamp(NamedTuple):
    """What a digest was made with: the hashes of the profile and of its rules, and jobfit's version."""

    profile_hash: str = ""
    rules_hash: str = ""
    version: str = ""


NOBODY, UNSTAMPED = Reader(), Stamp()


def build(
    stored: Sequence[Stored],
    period: Period,
    feeds: Sequence[Followed],
    *,
    words: Mapping[str, str] = MappingProxyType({}),
    reader: Reader = NOBODY,
    stamp: Stamp = UNSTAMPED,
) -> Digest:
    """Return the digest of these judged postings, best first in each group.

    `words` are how the feeds are named that are not followed any more, by id.
    """
    today = period.now.date()
    by_id = {each.feed.id: each.feed for each in feeds}

    def listed(each: Stored) -> Listing:
        known = reader.known.get(each.posting.company, ())
        inside = each.posting.id in reader.insiders
        return listing(each, by_id, words, today=today, known=known, inside=inside, days=False)

    listings = [listed(each) for each in stored]

    def of(outcome: Outcome) -> tuple[Listing, ...]:
        return tuple(each for each in listings if each.verdict.outcome is outcome)

    keeps = of(Outcome.KEEP)
    return Digest(
        made=period.now,
        since=period.since,
        greeting=reader.greeting,
        seen=period.seen,
        new=len(stored) + sum(count for _, count in period.set_aside),
        keeps=keeps,
        asks=of(Outcome.ASK),
        near_misses=of(Outcome.NEAR_MISS),
        lost=tuple(Lost(listing=listed(each), was=was, rule=rule) for each, was, rule in period.lost),
        closed=tuple(map(listed, period.closed)),
        set_aside=tuple(SetAside(rule=rule, count=count) for rule, count in period.set_aside),
        inside=dict(reader.inside),
        hidden=period.hidden,
        advisers=tuple(reader.advisers) if keeps else (),
        feeds=tuple(health(*each) for each in feeds),
        profile_hash=stamp.profile_hash,
        judged_before=sum(bool(stamp.rules_hash) and each.verdict.rules_hash != stamp.rules_hash for each in stored),
        days_before=sum(counts_from_before(each, today=today) for each in stored),
        version=stamp.version,
    )


def feed_words(feeds: Iterable[Feed], read: Mapping[str, str]) -> dict[str, str]:
    """Return how each feed is named with its postings, by id; `read` has those that are not followed any more."""
    return {**read, **{feed.id: feed.attribution or f"via {feed.name}" for feed in feeds}}


def listing(
    stored: Stored,
    feeds: Mapping[str, Feed],
    words: Mapping[str, str] | None = None,
    *,
    today: date,
    known: tuple[Acquaintance, ...] = (),
    inside: bool = False,
    days: bool = True,
) -> Listing:
    """Return what a digest shows of one posting; every feed that carries it is named as its terms ask for.

    `days`: say with it to which day its days are counted, unless that is today; a digest says so once.
    """
    posting = stored.posting
    seen_in = [feeds[feed_id] for feed_id in stored.feeds if feed_id in feeds]
    return Listing(
        id=posting.id,
        title=titled(_cut(posting.title)),
        company=_cut(posting.company),
        location=_cut(posting.location),
        url=posting.url,
        pay=pay_of(stored.verdict),
        posted=age(posting.date_posted, today),
        feeds=tuple(feed.name for feed in seen_in) or stored.feeds,
        attribution=attribution(stored.feeds, feed_words(feeds.values(), words or {})),
        standing=standing(stored, today, days=days),
        lookalikes=tuple(lookalike(each, stored.posting.company) for each in stored.lookalikes),
        marks=tuple(map(noted, stored.marks)),
        known=known,
        inside=inside,
        verdict=with_sentences(stored.verdict, lambda field: str(getattr(posting, field, ""))),
    )


def attribution(feeds: Iterable[str], words: Mapping[str, str]) -> tuple[str, ...]:
    """Return how the feeds of these ids are named, each once."""
    return tuple(dict.fromkeys(words.get(feed, f"via {feed}") for feed in feeds if feed))


def standing(stored: Stored, today: date, *, days: bool = True) -> str:
    """Return what a reader has to know of a posting's days: until when it is open, and that it is dated anew.

    `days`: and to which day those in its verdict are counted, unless that is today.
    """
    said = [closing(stored.last_day, today)] if stored.last_day else []
    posted, first = stored.posting.date_posted, stored.first_seen.date()
    if posted and posted <= today and (posted - first).days >= _REFRESHED:
        said.append(f"reposted; first seen {age(first, today)}")
    if days and counts_from_before(stored, today=today):
        day = f"{stored.made:%d %b %Y}"
        said.append(f"days are counted to {day}, when it was judged; `jobfit rejudge` counts them to today")
    if stored.closed:
        said.append(f"closed: no feed lists it since {stored.closed:%d %b %Y}")
    return "; ".join(said)


def closing(last: date, today: date) -> str:
    """Return until when one may apply: "apply by 4 Dec 2026, in 14 days"."""
    days = (last - today).days
    if days < 0:
        return f"the last day to apply was {last:%d %b %Y}"
    return f"apply by {last:%d %b %Y}, {_NEXT.get(days) or f'in {days} days'}"


def counts_from_before(stored: Stored, *, today: date) -> bool:
    """Say whether a verdict counts days, and was made on an earlier day than today."""
    tests = (test for reason in stored.verdict.reasons for test in reason.tests)
    return stored.made.date() < today and any(test.fact in AGES and test.observed for test in tests)


def lookalike(other: Lookalike, company: str) -> str:
    """Return what a posting looks like, and in what."""
    alike = _ALIKE[other.likeness]
    if other.likeness is Likeness.COPY and not (company and other.company):
        alike = _NAMELESS
    elif other.likeness is Likeness.COPY and company.casefold() == other.company.casefold():
        alike = _NAMED_ALIKE
    named = f" of {_cut(other.company)}" if other.company and other.company != company else ""
    recruiter = ", posted by a recruiter" if other.agency else ""
    return f"looks like {short_id(other.posting_id)}{named}{recruiter}: {alike}"


def noted(marked: Marked) -> str:
    """Return what the person noted of a posting, when, and in their words: "you applied on 20 Nov 2026: by mail"."""
    words = f": {_cut(marked.note)}" if marked.note else ""
    return f"{_MARKS[marked.mark]} on {marked.at:%d %b %Y}{words}"


def _cut(text: str) -> str:
    return shortened(text, _LONGEST)


def pay_of(verdict: Verdict) -> str:
    """Return the pay as a rule observed it, "" when no rule speaks of pay or none is stated."""
    tests = (test for reason in verdict.reasons for test in reason.tests if test.fact == "pay" and test.observed)
    observed = next((test.observed for test in tests), "")
    return f"pay {observed}" if observed.startswith("not ") else observed


def age(day: date | None, today: date) -> str:
    """Return "today", "yesterday", "3 days ago", "5 weeks ago"; "" when the day is unknown or yet to come."""
    if day is None or day > today:
        return ""
    days = (today - day).days
    if days < 2:  # noqa: PLR2004 - the two days with names
        return ("today", "yesterday")[days]
    return f"{days} days ago" if days < 21 else f"{days // 7} weeks ago"  # noqa: PLR2004 - three weeks of days


def health(feed: Feed, state: FeedState, history: FeedHistory = NO_HISTORY) -> FeedHealth:
    """Return how a feed is doing, told against its habits."""
    quiet = silence(state, history)
    return FeedHealth(
        id=feed.id,
        name=feed.name,
        ok=state.status != "failed",
        status=state.status,
        entries=state.entries,
        last_success=state.last_success,
        message=state.message or (f"nothing in it the last {state.zeros} times" if state.zeros > 1 else ""),
        attribution=feed.attribution,
        failures=state.failures,
        zeros=state.zeros,
        silent_since=quiet.since if quiet else None,
        usual_gap=quiet.usual if quiet else None,
        usual_entries=usual_entries(state, history),
    )
