"""When a feed is asked again: its `every` after the last time; at once when it failed, is a file or was never read.

A site that asked to be left alone until some moment is, whatever the feed says.
"""

from __future__ import annotations

from datetime import datetime

from jobfit.feeds.durations import duration
from jobfit.feeds.interface import Feed
from jobfit.store.rows import FeedState


def due_at(feed: Feed, state: FeedState) -> datetime | None:
    """Return the moment from which a run asks a feed again, None when the next run does in any case."""
    if feed.file or feed.url.startswith("file:") or state.last_fetched is None:
        return None
    if state.status == "failed":
        return state.rest_until
    return state.last_fetched + duration(feed.every)
