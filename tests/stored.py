"""What lies in a store: postings put there for tests that ask the past, and its tables as they are."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path

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


@contextmanager
def tables(path: Path) -> Iterator[sqlite3.Connection]:
    """Open a database behind the store's back; what the block writes is kept, and the file is closed."""
    with closing(sqlite3.connect(path)) as db, db:
        yield db


def held_open(path: Path) -> bool:
    """Say whether this process has a file open."""
    return str(path) in map(os.path.realpath, Path("/proc/self/fd").iterdir())
