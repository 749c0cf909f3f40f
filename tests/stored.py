"""Postings in a store, for tests that ask the past."""

from __future__ import annotations

from datetime import UTC, datetime

from jobfit.feeds.interface import Entry, Feed
from jobfit.postings.normalise import posting_from_mapping
from jobfit.store.rows import FeedState
from jobfit.store.store import Store

NOW = datetime(2026, 11, 20, 7, tzinfo=UTC)
FEED = Feed(id="acme", name="Acme", kind="json", file="acme.json")


def remembered(store: Store, title: str, description: str, **fields: object) -> str:
    """Remember a posting that was not judged yet; return its id."""
    posting = posting_from_mapping({"title": title, "description": description, "feed": FEED.id, **fields})
    store.remember(FEED, [(Entry(FEED.id, posting.id, {}, posting.id), posting)], FeedState(), now=NOW)
    return posting.id
