"""Checking feeds: what can be said of one without asking it, and what asking it once comes to; nothing is stored."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit
from urllib.request import url2pathname

from jobfit.counting import FactCounts, count_facts
from jobfit.digests.interface import FeedHealth
from jobfit.digests.wording import feed_in_words, worries
from jobfit.errors import FeedError, FetchError, unexpected
from jobfit.facts.extract import facts_of
from jobfit.feeds.gather import problem
from jobfit.feeds.interface import Feed
from jobfit.feeds.keys import key, login_key
from jobfit.feeds.kinds import kind
from jobfit.feeds.reading import Fetch, read_afresh
from jobfit.phrasing import counted
from jobfit.postings.normalise import normalise_all
from jobfit.problems import Problem

SAMPLES: Final = 5
"""Postings of a feed whose facts are read when it is checked."""

MAIN_FACTS: Final = ("company", "location", "workplace", "applicant_region", "pay", "employment_type", "posted_days")
"""The facts whose unknown-rates are told on a line; all of them are in JSON."""

_UNLIKE_ITSELF: Final = "look at its site; `jobfit feeds check --live` asks it"


@dataclass(frozen=True, slots=True)
class Checked:
    """What checking a feed came to: what is wrong with it, what is odd, and when it was asked what it gave."""

    feed: Feed
    faults: tuple[Problem, ...] = ()
    doubts: tuple[Problem, ...] = ()
    told: str = ""  # how it did in the last run
    failed: str = ""  # why it could not be read, now or the last time
    entries: int | None = None  # None when it was not asked
    counts: FactCounts | None = None  # of its samples
    unread: tuple[str, ...] = ()  # the columns of a table that nothing is read from

    @property
    def ok(self) -> bool:
        """Say whether it can be read, as far as was looked."""
        return not self.faults and not self.failed


def check(feed: Feed, health: FeedHealth | None) -> Checked:
    """Return what can be said of a feed without asking anybody: its keys, its file, and how it did so far."""
    faults = (*_key_faults(feed), *_file_faults(feed))
    doubts = tuple(_doubts(feed, health)) if health else ()
    told = feed_in_words(health) if health else "not read yet"
    if health and not health.ok:
        return Checked(feed, faults, doubts, failed=told)
    return Checked(feed, faults, doubts, told=told)


def ask(checked: Checked, fetch: Fetch, *, now: datetime) -> Checked:
    """Return the check with what asking the feed once comes to."""
    feed = checked.feed
    try:
        parsed = read_afresh(feed, fetch)
        postings = normalise_all(parsed.entries, feed, now)
    except FeedError as error:
        return Checked(feed, checked.faults, failed=error.reason)
    except Exception as fault:  # noqa: BLE001 - one feed must not keep the others from being checked
        return Checked(feed, checked.faults, failed=unexpected(fault))
    counts = count_facts((feed.id, facts_of(each, today=now.date())) for each in postings[:SAMPLES])
    return Checked(feed, checked.faults, parsed.problems, entries=len(postings), counts=counts, unread=parsed.unread)


def unknown_of(counts: FactCounts, feed: str, facts: Sequence[str]) -> dict[str, int]:
    """Return, by fact, in how many of a feed's postings it is unknown."""
    total = counts.postings[feed]
    return {fact: total - counts.of(fact, feed) if total else 0 for fact in facts}


def unknown_in_words(counts: FactCounts, feed: str) -> str:
    """Return the main facts that are unknown, each with how many of a feed's postings, most often first."""
    total = counts.postings[feed]
    missing = unknown_of(counts, feed, MAIN_FACTS)
    listed = ", ".join(f"{fact} {count}" for fact, count in sorted(missing.items(), key=lambda each: -each[1]) if count)
    whole = counted(total)
    return f"unknown of {whole}: {listed}" if listed else f"of {whole} all main facts are known"


def _key_faults(feed: Feed) -> Iterator[Problem]:
    """Yield the keys that are missing; a command that prints one is not run, for it may ask the person."""
    mailbox = (login_key(feed),) if urlsplit(feed.url).scheme in {"imap", "imaps"} else ()
    for name in dict.fromkeys((*kind(feed.kind).keys, *mailbox, *feed.keys)):
        if name in feed.keys and feed.keys[name].command:
            continue
        try:
            key(feed, name)
        except FetchError as error:
            what, _, hint = error.reason.partition("; ")
            yield problem(feed, "FEED051", what, hint)


def _file_faults(feed: Feed) -> Iterator[Problem]:
    path = Path(url2pathname(urlsplit(feed.url).path)) if feed.url.startswith("file:") else Path(feed.file)
    if (feed.file or feed.url.startswith("file:")) and not os.access(path, os.R_OK):
        what = "its file cannot be read" if path.exists() else "its file is not there"
        yield problem(feed, "FEED052", f"{what}: {path}", "check its path and permissions")


def _doubts(feed: Feed, health: FeedHealth) -> Iterator[Problem]:
    codes = (("FEED054", health.usual_entries), ("FEED053", health.silent_since))
    for (code, _), said in zip((each for each in codes if each[1] is not None), worries(health), strict=True):
        yield problem(feed, code, said, _UNLIKE_ITSELF)
