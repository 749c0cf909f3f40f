"""run(): the whole flow on one screen; the only module that knows every stage.

feeds | fetch | drop seen | parse | normalise | remember | settle | drop judged | read facts | fire | judge | store

Where much is new it is judged while further feeds are read, and what settling says of it is heeded in the end.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from jobfit.due import due_at
from jobfit.errors import FeedError, FetchError, unexpected
from jobfit.feeds.gather import in_words
from jobfit.feeds.interface import Before, Entry, Feed, Parsed
from jobfit.feeds.network import network
from jobfit.feeds.reading import Fetch, Known, Validators
from jobfit.feeds.reading import read as read_entries
from jobfit.feeds.seen import Seen, packed, sorted_out
from jobfit.feeds.side_by_side import side_by_side
from jobfit.inside import counts
from jobfit.judging import resolved, rules_hash
from jobfit.phrasing import counted, shortened
from jobfit.postings.identity import page_key
from jobfit.postings.model import JobPosting
from jobfit.postings.normalise import normalise_all
from jobfit.profile.model import Profile
from jobfit.store.rows import FeedState
from jobfit.store.store import Store
from jobfit.unseen import JudgedNow, judge_unseen
from jobfit.verdicts.model import Outcome

_LONGEST_MESSAGE = 500


@dataclass(frozen=True, slots=True)
class FeedReport:
    """What one feed gave in a run."""

    feed: Feed
    status: str  # ok, unchanged, resting, failed
    entries: int = 0
    new: int = 0
    edited: int = 0
    message: str = ""


@dataclass(frozen=True, slots=True)
class RunReport:
    """What a run came to; the counts speak of the postings judged in it."""

    feeds: tuple[FeedReport, ...]
    stored: int  # postings known in all
    judged: int
    outcomes: tuple[tuple[Outcome, int], ...]
    deciding: tuple[tuple[str, int], ...]  # deciding rule -> rejections
    new_keeps: int
    faults: tuple[str, ...]  # postings that the engine could not judge; they are judged again by the next run
    other_rules: int  # verdicts that an earlier profile made
    inside: Mapping[Outcome, int]  # of the present employer's open postings, whenever they were judged

    @property
    def failed(self) -> int:
        """Return how many feeds could not be read."""
        return sum(report.status == "failed" for report in self.feeds)


@dataclass(frozen=True, slots=True)
class Progress:
    """Who hears how a run gets on."""

    read: Callable[[Feed], object] = lambda _feed: None
    remembered: Callable[[FeedReport], object] = lambda _report: None
    judged: Callable[[int, int], object] = lambda _done, _total: None


def run(
    feeds: Sequence[Feed],
    profile: Profile,
    store: Store,
    *,
    now: datetime,
    force: bool = False,
    fetch: Fetch | None = None,
    progress: Progress = Progress(),
) -> RunReport:
    """Read every enabled feed that is due, remember what it gives, and judge what no verdict speaks of yet.

    `force` also asks the feeds that were asked less than their `every` ago; `fetch` is the network unless one is given.
    """
    reports: list[FeedReport] = []

    def new_postings() -> Iterator[JobPosting]:
        for report in read_feeds(feeds, store, fetch or network(), now=now, force=force, on_read=progress.read):
            reports.append(report)
            progress.remembered(report)
            if report.new:
                yield from store.new_of(report.feed.id, now=now)
        store.settle()

    rule_set, person = resolved(profile), profile.person
    done = judge_unseen(rule_set, person, store, now=now, coming=new_postings(), on_judged=progress.judged)
    return _report(reports, done, store, rules_hash(rule_set, person), counts(store, profile))


def read_feeds(
    feeds: Sequence[Feed],
    store: Store,
    fetch: Fetch,
    *,
    now: datetime,
    force: bool = False,
    on_read: Callable[[Feed], object] = lambda _feed: None,
) -> Iterator[FeedReport]:
    """Fetch, parse, normalise and remember the enabled feeds, sites side by side; yield their reports in order.

    One that cannot be read is never taken for quiet. Only this thread uses the store.
    """
    enabled = [feed for feed in feeds if feed.enabled]
    known = {feed.id: store.feed_state(feed.id) for feed in enabled}

    def read(feed: Feed) -> _Given:
        return _read(feed, known[feed.id], fetch, now=now, force=force)

    for feed, given in side_by_side(enabled, read, size=lambda given: len(given.postings), on_read=on_read):
        yield _remembered(feed, known[feed.id], given, store, now=now)


@dataclass(frozen=True, slots=True)
class _Given:
    """What a feed gave, before it is remembered; `message` says why it failed."""

    status: str  # as in FeedReport
    postings: Sequence[tuple[Entry, JobPosting]] = ()  # without those of `again`
    again: Sequence[Before] = ()  # entries that are as they were
    state: FeedState = FeedState()  # noqa: RUF009 - it is frozen
    message: str = ""
    rest_until: datetime | None = None  # before which the site asked to be left alone
    complete: bool = False  # nothing that the feed lists is missing


def _read(feed: Feed, known: FeedState, fetch: Fetch, *, now: datetime, force: bool) -> _Given:
    """Fetch, parse and normalise one feed, whatever happens."""
    definition = _hash(feed.model_dump_json().encode())
    if not force and known.definition in {definition, ""} and _resting(feed, known, now):
        return _Given("resting", message=known.message if known.status == "failed" else "")
    try:
        last = _last_read(known, definition, now)
        read = read_entries(feed, fetch, last)
        if read.parsed is None:
            return _Given("unchanged")
        new, again = sorted_out(read.parsed, last.seen)
        beside = [before.page for before in again]
        postings = list(zip(new, normalise_all(new, feed, now, beside=beside), strict=True))
    except FetchError as error:
        return _Given("failed", message=error.reason, rest_until=error.until)
    except FeedError as error:
        return _Given("failed", message=error.reason)
    except Exception as fault:  # noqa: BLE001 - a fault of ours in one feed must not keep the others from being read
        return _Given("failed", message=unexpected(fault))
    state = _state(read.parsed, read.known, postings, again, definition)
    return _Given("ok", postings, again, state, complete=read.parsed.complete)


def _remembered(feed: Feed, known: FeedState, given: _Given, store: Store, *, now: datetime) -> FeedReport:
    """Remember what a feed gave, and return its report."""
    match given.status:
        case "ok":
            postings, again = _with_those_to_read_anew(feed, given, store, now=now)
            done = store.remember(feed, postings, given.state, now=now, complete=given.complete, again=again)
            return FeedReport(feed, "ok", len(postings) + len(again), done.new, done.edited, given.state.message)
        case "failed":
            store.feed_failed(feed, given.message, now=now, rest_until=given.rest_until)
            return FeedReport(feed, "failed", message=given.message)
        case "unchanged":
            store.feed_unchanged(feed, now=now)
    return FeedReport(feed, given.status, known.entries, message=given.message)


def _with_those_to_read_anew(
    feed: Feed, given: _Given, store: Store, *, now: datetime
) -> tuple[list[tuple[Entry, JobPosting]], list[Before]]:
    """Return what a feed gave, those entries among the new that are as they were but would change what is stored."""
    postings = list(given.postings)
    anew = store.to_read_anew(feed, postings, given.again)
    ids = {entry.entry_id for entry in anew}
    again = [before for before in given.again if before.entry_id not in ids]
    beside = [*(page_key(posting.url) for _, posting in postings), *(before.page for before in again)]
    return [*postings, *zip(anew, normalise_all(anew, feed, now, beside=beside), strict=True)], again


def _state(
    parsed: Parsed, known: Known, read: Sequence[tuple[Entry, JobPosting]], again: Sequence[Before], definition: str
) -> FeedState:
    """Return what to remember of a feed."""
    messages = [in_words(parsed.problems)]
    if cut := sum(not posting.whole for _, posting in read):
        messages.append(f"{counted(cut, 'description')} longer than 64 KB: only the beginning was read")
    return FeedState(
        etag=known.validators.etag,
        last_modified=known.validators.last_modified,
        body_hash=known.digest,
        definition=definition,
        message=shortened("; ".join(filter(None, messages)), _LONGEST_MESSAGE),
        seen=packed(parsed.surroundings, (*again, *(_before(*each) for each in read if each[1].whole))),
    )


def _before(entry: Entry, posting: JobPosting) -> Before:
    """Return what is remembered of an entry; one whose text was cut is read every time, for that is told."""
    hashed = posting.content_hash
    return Before(entry.entry_id, entry.raw_hash, entry.base, entry.element, page_key(posting.url), hashed)


def _resting(feed: Feed, known: FeedState, now: datetime) -> bool:
    """Say whether a site was asked well less than the feed's `every` ago, or asked itself to be left alone."""
    due = due_at(feed, known, now=now)
    return due is not None and now < due


def _last_read(known: FeedState, definition: str, now: datetime) -> Known:
    """Return what the last reading left; nothing when the feed's definition changed, so that it is read anew.

    A site that tells no more than when it changed may be wrong in that: the first reading of a day is a whole one.
    """
    if known.definition != definition:
        return Known()
    today = known.last_success is not None and known.last_success.date() == now.date()
    told = Validators(known.etag, known.last_modified) if known.etag or today else Validators()
    return Known(told, known.body_hash, Seen(known.seen))


def _hash(body: bytes) -> str:
    return hashlib.sha256(body).hexdigest()


def _report(
    reports: Sequence[FeedReport], done: JudgedNow, store: Store, hashed: str, inside: Mapping[Outcome, int]
) -> RunReport:
    return RunReport(
        feeds=tuple(reports),
        stored=store.size(),
        judged=done.outcomes.total(),
        outcomes=tuple(done.outcomes.most_common()),
        deciding=tuple(done.deciding.most_common()),
        new_keeps=done.new_keeps,
        faults=tuple(done.faults),
        other_rules=store.judged_by_other_rules(hashed),
        inside=inside,
    )
