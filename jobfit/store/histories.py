"""Histories: what the store knows of feeds beside their state: their habits, and how their postings name them."""

from __future__ import annotations

from collections import defaultdict
from datetime import datetime

from jobfit.store.rows import FeedHistory
from jobfit.store.tables import Tables


class Histories(Tables):
    """The part of the store that reads across feeds."""

    def histories(self) -> dict[str, FeedHistory]:
        """Return the habits of every feed that was read, by id: entries of its last readings, and when it had news."""
        counts: defaultdict[str, list[int]] = defaultdict(list)
        for feed, entries in self._read(
            "SELECT feed, readings.entries FROM readings JOIN feeds ON feeds.id = readings.feed"
            " WHERE readings.definition = feeds.definition ORDER BY feed, at"
        ):
            counts[feed].append(entries)
        news: defaultdict[str, list[tuple[datetime, int]]] = defaultdict(list)
        for feed, seen, count in self._read(
            "SELECT feed, first_seen, count(*) FROM sightings GROUP BY feed, first_seen ORDER BY feed, first_seen"
        ):
            news[feed].append((datetime.fromisoformat(seen), count))
        return {feed: FeedHistory(tuple(counts[feed]), tuple(news[feed])) for feed in {*counts, *news}}

    def feed_words(self) -> dict[str, str]:
        """Return how each feed that was read is named with its postings, by id: its own words, or "via NAME"."""
        rows = self._read("SELECT id, name, attribution FROM feeds")
        return {feed: attribution or f"via {name}" for feed, name, attribution in rows}

    def feeds_of(self, posting_id: str) -> tuple[str, ...]:
        """Return the ids of the feeds that a posting was seen in, none for one that is not stored."""
        sql = (
            "SELECT DISTINCT sightings.feed FROM postings JOIN sightings ON posting = postings.id WHERE known_as = ?"
            " ORDER BY 1"
        )
        return tuple(row[0] for row in self._read(sql, posting_id))
