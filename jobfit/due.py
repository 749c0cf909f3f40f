"""When a feed is asked again: its `every` after the last time; at once when it failed, is a file or was never read.

A site that asked to be left alone until some moment is, whatever the feed says. A reading by a clock that went ahead of
this one says nothing of when it was: such a feed is asked at once too.
"""

from __future__ import annotations

from datetime import datetime

from jobfit.feeds.durations import duration
from jobfit.feeds.interface import Feed
from jobfit.store.rows import FeedState


def due_at(feed: Feed, state: FeedState, *, now: datetime) -> datetime | None:
    """Return the moment from which a run asks a feed again, None when the next run does in any case."""
    if feed.file or feed.url.startswith("file:") or state.last_fetched is None or state.last_fetched > now:
        return None
    if state.status == "failed":
        return state.rest_until
    return state.last_fetched + duration(feed.every)
