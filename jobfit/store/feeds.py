"""What is remembered of a feed: its name, how to ask for it politely, and how its readings went."""

from __future__ import annotations

import sqlite3
from datetime import datetime

from jobfit.feeds.interface import Feed, Trust
from jobfit.store.rows import FeedState
from jobfit.store.writing import moment

_NEWEST = frozenset({"syndication", "jsonfeed", "mail"})
"""Kinds of feeds that drop the oldest entry for a new one, whether it is still open or not."""


def state_of(db: sqlite3.Connection, feed_id: str) -> FeedState:
    """Return what is remembered of a feed; a fresh state when it was never read."""
    row = db.execute(
        "SELECT etag, last_modified, body_hash, definition, last_fetched, last_success, status, message, entries,"
        " failures, zeros, rest_until, seen FROM feeds WHERE id = ?",
        (feed_id,),
    ).fetchone()
    if row is None:
        return FeedState()
    etag, last_modified, body_hash, definition, last_fetched, last_success, status, *rest = row
    message, entries, failures, zeros, rest_until, seen = rest
    return FeedState(
        etag=etag,
        last_modified=last_modified,
        body_hash=body_hash,
        definition=definition,
        last_fetched=moment(last_fetched),
        last_success=moment(last_success),
        status=status,
        message=message,
        entries=entries,
        failures=failures,
        zeros=zeros,
        rest_until=moment(rest_until),
        seen=seen,
    )


def name_feed(db: sqlite3.Connection, feed: Feed) -> None:
    """Make sure that a feed has its row, under its present name."""
    db.execute(
        "INSERT INTO feeds (id, name, attribution, lists) VALUES (?, ?, ?, ?)"
        " ON CONFLICT (id) DO UPDATE SET name = excluded.name, attribution = excluded.attribution,"
        " lists = excluded.lists",
        (feed.id, feed.name, feed.attribution, _lists(feed)),
    )


def _lists(feed: Feed) -> str:
    """Return which of the open postings a feed lists: all, some, or alerts of them."""
    if feed.trust is Trust.ALERT:
        return "alerts"
    return "all" if feed.trust is Trust.EMPLOYER and feed.kind not in _NEWEST else "some"


def note_failed(db: sqlite3.Connection, feed: Feed, message: str, stamp: str, rest_until: datetime | None) -> None:
    """Note that a feed could not be read, and until when its site asked to be left alone, if it did."""
    name_feed(db, feed)
    db.execute(
        "UPDATE feeds SET status = 'failed', message = ?, failures = failures + 1, last_fetched = ?,"
        " rest_until = ? WHERE id = ?",
        (message, stamp, rest_until.isoformat() if rest_until else None, feed.id),
    )


def note_unchanged(db: sqlite3.Connection, feed: Feed, stamp: str) -> None:
    """Note that a feed has nothing new; what it had is seen again."""
    name_feed(db, feed)
    db.execute(
        "UPDATE sightings SET last_seen = ? WHERE feed = ? AND gone IS NULL"
        " AND last_seen = (SELECT last_success FROM feeds WHERE id = ?)",
        (stamp, feed.id, feed.id),
    )
    db.execute(
        "UPDATE feeds SET message = CASE status WHEN 'failed' THEN '' ELSE message END, status = 'unchanged',"
        " failures = 0, rest_until = NULL, last_fetched = ?, last_success = ? WHERE id = ?",
        (stamp, stamp, feed.id),
    )


def note_read(db: sqlite3.Connection, feed: Feed, state: FeedState, entries: int, stamp: str) -> None:
    """Note that a feed was read, and what to ask it with the next time."""
    db.execute(
        "UPDATE feeds SET status = 'ok', message = ?, failures = 0, rest_until = NULL, last_fetched = ?,"
        " last_success = ?, etag = ?, last_modified = ?, body_hash = ?, definition = ?, seen = ?, entries = ?,"
        " zeros = CASE WHEN ? THEN 0 ELSE zeros + 1 END WHERE id = ?",
        (
            state.message,
            stamp,
            stamp,
            state.etag,
            state.last_modified,
            state.body_hash,
            state.definition,
            state.seen,
            entries,
            bool(entries),
            feed.id,
        ),
    )
