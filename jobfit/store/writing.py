"""The statements that write one feed, entry, posting or verdict, inside the caller's transaction."""

from __future__ import annotations

import json
import sqlite3
import zlib
from datetime import datetime

from jobfit.feeds.interface import Entry, Feed
from jobfit.postings.model import JobPosting
from jobfit.store.rows import Judged


def moment(text: str | None) -> datetime | None:
    """Return a stored time, None for none."""
    return datetime.fromisoformat(text) if text else None


def posting_from(document: bytes) -> JobPosting:
    """Return the posting of a stored document."""
    return JobPosting.model_validate_json(zlib.decompress(document))


def name_feed(db: sqlite3.Connection, feed: Feed) -> None:
    """Make sure that a feed has its row, under its present name."""
    db.execute(
        "INSERT INTO feeds (id, name, attribution) VALUES (?, ?, ?)"
        " ON CONFLICT (id) DO UPDATE SET name = excluded.name, attribution = excluded.attribution",
        (feed.id, feed.name, feed.attribution),
    )


def remember_posting(db: sqlite3.Connection, entry: Entry, posting: JobPosting, stamp: str) -> str:
    """Remember one entry and its posting; return "new", "edited" or "same"."""
    raw = zlib.compress(json.dumps(dict(entry.fields), ensure_ascii=False, default=str).encode(), 6)
    db.execute(
        "INSERT INTO entries VALUES (?, ?, ?, ?, ?) ON CONFLICT (feed, entry_id) DO UPDATE SET"
        " raw = excluded.raw, raw_hash = excluded.raw_hash, fetched = excluded.fetched"
        " WHERE entries.raw_hash != excluded.raw_hash",
        (entry.feed, entry.entry_id, raw, entry.raw_hash, stamp),
    )
    known = db.execute("SELECT content_hash, feed, length FROM postings WHERE id = ?", (posting.id,)).fetchone()
    found = _compared(posting, *known) if known else "new"
    if found != "same":
        document = zlib.compress(posting.model_dump_json(exclude_defaults=True).encode(), 6)
        db.execute(
            "INSERT INTO postings VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET"
            " content_hash = excluded.content_hash, feed = excluded.feed, length = excluded.length,"
            " title = excluded.title, company = excluded.company,"
            " url = excluded.url, document = excluded.document, changed = excluded.changed",
            (
                posting.id,
                posting.content_hash,
                entry.feed,
                len(posting.description),
                posting.title,
                posting.company,
                posting.url,
                document,
                stamp,
                stamp,
            ),
        )
    db.execute(
        "INSERT INTO sightings VALUES (?, ?, ?, ?, ?) ON CONFLICT (posting, feed) DO UPDATE SET"
        " last_seen = excluded.last_seen",
        (posting.id, entry.feed, entry.entry_id, stamp, stamp),
    )
    return found


def _compared(posting: JobPosting, content_hash: str, feed: str, length: int) -> str:
    """Return "same" or "edited" for a posting that is known, whose text is that of `feed`.

    Boards shorten what they copy; only the feed that says most speaks for a posting that several feeds carry, so that
    two of them cannot edit it to and fro.
    """
    speaks = posting.feed == feed or len(posting.description) > length
    return "edited" if speaks and posting.content_hash != content_hash else "same"


def replace_verdict(db: sqlite3.Connection, judged: Judged, stamp: str) -> str | None:
    """Store a verdict, moving a different one before it to the past; return the outcome before, or "same"."""
    verdict = judged.verdict
    old = db.execute(
        "SELECT rules_hash, facts_hash, outcome, verdict, judged FROM verdicts WHERE posting = ?", (judged.posting_id,)
    ).fetchone()
    if old and old[:2] == (verdict.rules_hash, verdict.facts_hash):
        return "same"
    if old:
        db.execute("INSERT INTO past_verdicts VALUES (?, ?, ?, ?, ?, ?)", (judged.posting_id, *old))
    document = zlib.compress(verdict.model_dump_json(exclude_defaults=True).encode(), 6)
    row = (judged.posting_id, verdict.rules_hash, verdict.facts_hash, verdict.outcome, judged.deciding, *verdict.score)
    db.execute("INSERT OR REPLACE INTO verdicts VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", (*row, document, stamp))
    return old[2] if old else None
