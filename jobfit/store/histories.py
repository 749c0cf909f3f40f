"""Histories: how many entries the last readings of each feed had, and when it brought something new."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from datetime import datetime
from typing import Any

from jobfit.store.rows import FeedHistory


def histories(read: Callable[[str], list[tuple[Any, ...]]]) -> dict[str, FeedHistory]:
    """Return the history of every feed that was read, by id; `read` gives the rows of a query."""
    counts: defaultdict[str, list[int]] = defaultdict(list)
    for feed, entries in read(
        "SELECT feed, readings.entries FROM readings JOIN feeds ON feeds.id = readings.feed"
        " WHERE readings.definition = feeds.definition ORDER BY feed, at"
    ):
        counts[feed].append(entries)
    news: defaultdict[str, list[tuple[datetime, int]]] = defaultdict(list)
    for feed, seen, count in read(
        "SELECT feed, first_seen, count(*) FROM sightings GROUP BY feed, first_seen ORDER BY feed, first_seen"
    ):
        news[feed].append((datetime.fromisoformat(seen), count))
    return {feed: FeedHistory(tuple(counts[feed]), tuple(news[feed])) for feed in {*counts, *news}}
