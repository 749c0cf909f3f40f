"""run(): the whole flow on one screen; the only module that knows every stage.

feeds | fetch | parse | normalise | remember | drop seen | read facts | fire rules | judge | store
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import islice

from jobfit.errors import EngineFault, FeedError
from jobfit.facts.extract import VERSION as FACTS_VERSION
from jobfit.feeds.durations import duration
from jobfit.feeds.fetch import fetch
from jobfit.feeds.interface import Entry, Feed, Parsed
from jobfit.feeds.reading import Known, Validators
from jobfit.feeds.reading import read as read_entries
from jobfit.judging import ProfileJudge, as_judged
from jobfit.postings.model import JobPosting
from jobfit.postings.normalise import normalise_all
from jobfit.profile.model import Profile
from jobfit.store.rows import FeedState, Judged
from jobfit.store.store import Store
from jobfit.verdicts.model import Outcome

_BATCH = 100
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

    @property
    def failed(self) -> int:
        """Return how many feeds could not be read."""
        return sum(report.status == "failed" for report in self.feeds)


def run(
    feeds: Sequence[Feed],
    profile: Profile,
    store: Store,
    *,
    now: datetime,
    force: bool = False,
    on_feed: Callable[[FeedReport], object] = lambda _report: None,
    on_posting: Callable[[], object] = lambda: None,
) -> RunReport:
    """Read every enabled feed that is due, remember what it gives, and judge what no verdict speaks of yet.

    `force` also asks the feeds that were asked less than their `every` ago.
    """
    reports = []
    for feed in feeds:
        if feed.enabled:
            reports.append(read_feed(feed, store, now=now, force=force))
            on_feed(reports[-1])
    with ProfileJudge.of(profile) as judge:
        outcome = _judge_unseen(store, judge, now=now, on_posting=on_posting)
        return _report(reports, outcome, store, judge)


def read_feed(feed: Feed, store: Store, *, now: datetime, force: bool = False) -> FeedReport:
    """Fetch, parse, normalise and remember one feed; one that cannot be read is never taken for quiet."""
    known = store.feed_state(feed.id)
    definition = _hash(feed.model_dump_json().encode())
    if not force and definition == known.definition and _resting(feed, known, now):
        return FeedReport(feed, "resting", known.entries)
    try:
        read = read_entries(feed, fetch, _last_read(known, definition))
        if read.parsed is None:
            store.feed_unchanged(feed, now=now)
            return FeedReport(feed, "unchanged", known.entries)
        entries = read.parsed.entries
        postings = list(zip(entries, normalise_all(entries, feed, now), strict=True))
    except FeedError as error:
        return _failed(feed, str(error), store, now=now)
    except Exception as fault:  # noqa: BLE001 - a fault of ours in one feed must not keep the others from being read
        return _failed(feed, f"jobfit failed on it, please report this: {fault!r}", store, now=now)
    state = _state(read.parsed, read.known, postings, definition)
    remembered = store.remember(feed, postings, state, now=now)
    return FeedReport(feed, "ok", len(postings), remembered.new, remembered.edited, state.message)


def _failed(feed: Feed, message: str, store: Store, *, now: datetime) -> FeedReport:
    store.feed_failed(feed, message, now=now)
    return FeedReport(feed, "failed", message=message)


def _state(parsed: Parsed, known: Known, read: Sequence[tuple[Entry, JobPosting]], definition: str) -> FeedState:
    """Return what to remember of a feed."""
    messages = dict.fromkeys(problem.what for problem in parsed.problems)
    if cut := sum(not posting.whole for _, posting in read):
        messages[f"{cut} description{'s' if cut > 1 else ''} longer than 64 KB: only the beginning was read"] = None
    return FeedState(
        etag=known.validators.etag,
        last_modified=known.validators.last_modified,
        body_hash=known.digest,
        definition=definition,
        message="; ".join(messages)[:_LONGEST_MESSAGE],
    )


def _resting(feed: Feed, known: FeedState, now: datetime) -> bool:
    """Say whether a site was asked well less than the feed's `every` ago; files and failed feeds never rest."""
    if feed.file or feed.url.startswith("file:") or known.status == "failed" or known.last_fetched is None:
        return False
    return now - known.last_fetched < duration(feed.every)


def _last_read(known: FeedState, definition: str) -> Known:
    """Return what the last reading left; nothing when the feed's definition changed, so that it is read anew."""
    if known.definition != definition:
        return Known()
    return Known(Validators(known.etag, known.last_modified), known.body_hash)


def _hash(body: bytes) -> str:
    return hashlib.sha256(body).hexdigest()


@dataclass(slots=True)
class _Judged:
    outcomes: Counter[Outcome]
    deciding: Counter[str]
    new_keeps: int
    faults: list[str]


def _judge_unseen(store: Store, judge: ProfileJudge, *, now: datetime, on_posting: Callable[[], object]) -> _Judged:
    """Judge the postings without a verdict, in batches that are stored one by one: a killed run goes on from there."""
    done = _Judged(Counter(), Counter(), 0, [])
    unseen = store.unjudged(facts_version=FACTS_VERSION)
    while batch := list(islice(unseen, _BATCH)):
        rows = list(judged_ones(batch, judge, done.faults, now=now))
        changed = dict(store.judge(rows, now=now))
        for row in rows:
            outcome = row.verdict.outcome
            done.outcomes[outcome] += 1
            if outcome is Outcome.REJECT:
                done.deciding[row.deciding] += 1
            if outcome is Outcome.KEEP and changed.get(row.posting_id, Outcome.KEEP) != Outcome.KEEP:
                done.new_keeps += 1
            on_posting()
    return done


def judged_ones(
    batch: Iterable[JobPosting], judge: ProfileJudge, faults: list[str], *, now: datetime
) -> Iterator[Judged]:
    """Yield what is stored of every posting that can be judged; the others are named in `faults`, none is dropped."""
    for posting in batch:
        try:
            yield as_judged(posting, judge.judge(posting, today=now.date()))
        except EngineFault as fault:
            faults.append(f"{posting.id}: {fault}")
        except Exception as fault:  # noqa: BLE001 - one posting must not keep the others from being judged
            faults.append(f"{posting.id}: jobfit failed on it, please report this: {fault!r}")


def _report(reports: Sequence[FeedReport], done: _Judged, store: Store, judge: ProfileJudge) -> RunReport:
    return RunReport(
        feeds=tuple(reports),
        stored=store.size(),
        judged=done.outcomes.total(),
        outcomes=tuple(done.outcomes.most_common()),
        deciding=tuple(done.deciding.most_common()),
        new_keeps=done.new_keeps,
        faults=tuple(done.faults),
        other_rules=store.judged_by_other_rules(judge.hash),
    )
