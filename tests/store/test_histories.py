"""What the store knows of the habits of feeds."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

from jobfit.feeds.interface import Entry, Feed
from jobfit.postings.model import JobPosting
from jobfit.store.rows import FeedHistory, FeedState
from jobfit.store.store import Store

FEED = Feed(id="inn", name="The Inn", kind="jsonl", file="inn.jsonl")
DAY = timedelta(days=1)
NOW = datetime(2026, 11, 1, tzinfo=UTC)


def read(store: Store, numbers: range, now: datetime, definition: str = "a") -> None:
    """Remember a reading of the feed with postings of these numbers."""
    given = [
        (Entry("inn", str(number), {}), JobPosting(id=f"p{number}", title="Cook", content_hash="x", feed="inn"))
        for number in numbers
    ]
    store.remember(FEED, given, FeedState(definition=definition), now=now)


def test_readings_and_news_are_remembered(tmp_path: Path) -> None:
    """Every successful reading counts, unchanged ones too and failed ones not; news are postings not seen before."""
    with Store(tmp_path / "a.db") as store:
        read(store, range(3), NOW)
        store.feed_unchanged(FEED, now=NOW + DAY)
        store.feed_failed(FEED, "HTTP 503", now=NOW + 2 * DAY)
        read(store, range(1, 5), NOW + 3 * DAY)
        read(store, range(1), NOW + 4 * DAY)

        assert {"inn": FeedHistory((3, 3, 4, 1), ((NOW, 3), (NOW + 3 * DAY, 2)))} == store.histories()


def test_another_definition_has_other_habits(tmp_path: Path) -> None:
    """A feed that is asked for less has fewer entries for that reason."""
    with Store(tmp_path / "a.db") as store:
        read(store, range(30), NOW)
        read(store, range(2), NOW + DAY, definition="b")

        assert (2,) == store.histories()["inn"].entries


def test_only_the_last_readings_are_kept(tmp_path: Path) -> None:
    """A database does not grow with every run."""
    with Store(tmp_path / "a.db") as store:
        read(store, range(1), NOW)
        for day in range(1, 60):
            store.feed_unchanged(FEED, now=NOW + day * DAY)

        assert 40 == len(store.histories()["inn"].entries)


def test_a_feed_that_was_never_read_has_no_history(tmp_path: Path) -> None:
    """There is nothing to tell of it."""
    with Store(tmp_path / "a.db") as store:
        store.feed_failed(FEED, "no", now=NOW)

        assert {} == store.histories()
