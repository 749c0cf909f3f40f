"""The statements that write one entry, posting or verdict, inside the caller's transaction."""

from __future__ import annotations

import hashlib
import json
import sqlite3
import zlib
from datetime import datetime
from typing import Final

from pydantic_core import to_json

from jobfit.facts.person import Wording
from jobfit.feeds.interface import Entry, Trust
from jobfit.postings.alike import keys_of, sketch
from jobfit.postings.model import JobPosting
from jobfit.store.rows import Judged, compressed

RANKS: Final = {Trust.EMPLOYER: 2, Trust.BOARD: 1, Trust.ALERT: 0}
"""Whose word counts before another's, higher first, by the trust of the feed."""


def moment(text: str | None) -> datetime | None:
    """Return a stored time, None for none."""
    return datetime.fromisoformat(text) if text else None


def posting_from(document: bytes) -> JobPosting:
    """Return the posting of a stored document, as it came in."""
    return JobPosting.model_validate_json(zlib.decompress(document))


def shown_posting(document: bytes, posting_id: str, first_seen: str) -> JobPosting:
    """Return the posting of a stored document under the id that it is known as, with the day when it was first seen."""
    known = {"id": posting_id, "first_seen": datetime.fromisoformat(first_seen).date()}
    return posting_from(document).model_copy(update=known)


def remember_posting(db: sqlite3.Connection, entry: Entry, posting: JobPosting, rank: int, stamp: str) -> str:
    """Remember one entry and its posting, from a feed of that rank; return "new", "edited" or "same"."""
    raw = compressed(to_json(dict(entry.fields), fallback=str, inf_nan_mode="constants"))
    db.execute(
        "INSERT INTO entries VALUES (?, ?, ?, ?, ?) ON CONFLICT (feed, entry_id) DO UPDATE SET"
        " raw = excluded.raw, raw_hash = excluded.raw_hash, fetched = excluded.fetched"
        " WHERE entries.raw_hash != excluded.raw_hash",
        (entry.feed, entry.entry_id, raw, entry.raw_hash, stamp),
    )
    known = db.execute("SELECT content_hash, feed, rank, length FROM postings WHERE id = ?", (posting.id,)).fetchone()
    found = "new"
    if known:
        content_hash, *speaker = known
        speaks = _speaks(db, posting, rank, *speaker)
        found = "edited" if speaks and posting.content_hash != content_hash else "same"
    if found != "same":
        _write_posting(db, entry, posting, rank, stamp)
        note_keys(db, posting, new=found == "new")
    _see(db, entry, posting, stamp, new=found == "new")
    return found


def _see(db: sqlite3.Connection, entry: Entry, posting: JobPosting, stamp: str, *, new: bool) -> None:
    """Note that a posting was seen; that nothing but the time is new is the usual case, which touches no index."""
    again = (
        not new
        and db.execute(
            "UPDATE sightings SET last_seen = ?"
            " WHERE posting = ? AND feed = ? AND entry_id = ? AND url = ? AND gone IS NULL",
            (stamp, posting.id, entry.feed, entry.entry_id, posting.url),
        ).rowcount
    )
    if not again:
        db.execute(
            "INSERT INTO sightings (posting, feed, entry_id, first_seen, last_seen, url) VALUES (?, ?, ?, ?, ?, ?)"
            " ON CONFLICT (posting, feed) DO UPDATE SET"
            " entry_id = excluded.entry_id, last_seen = excluded.last_seen, url = excluded.url, gone = NULL",
            (posting.id, entry.feed, entry.entry_id, stamp, stamp, posting.url),
        )


def _write_posting(db: sqlite3.Connection, entry: Entry, posting: JobPosting, rank: int, stamp: str) -> None:
    """Write a posting that is new or edited, with what finds others like it."""
    db.execute(
        "INSERT INTO postings (id, content_hash, feed, rank, length, title, company, url, document, first_seen,"
        " changed, known_as, voice, date_posted, valid_through) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
        " ON CONFLICT (id) DO UPDATE SET content_hash = excluded.content_hash, feed = excluded.feed,"
        " rank = excluded.rank, length = excluded.length, title = excluded.title, company = excluded.company,"
        " url = excluded.url, document = excluded.document, changed = excluded.changed,"
        " date_posted = excluded.date_posted, valid_through = excluded.valid_through",
        (
            posting.id,
            posting.content_hash,
            entry.feed,
            rank,
            len(posting.description),
            posting.title,
            posting.company,
            posting.url,
            compressed(posting.model_dump_json(exclude_defaults=True).encode()),
            stamp,
            stamp,
            posting.id,
            posting.id,
            posting.date_posted and posting.date_posted.isoformat(),
            posting.valid_through and posting.valid_through.isoformat(),
        ),
    )


def note_keys(db: sqlite3.Connection, posting: JobPosting, *, new: bool = False) -> None:
    """Note what finds the postings that are like one, and that it has to be compared with them."""
    if not new:
        db.execute(
            "DELETE FROM sketches WHERE posting = :id AND sentence IN"
            " (SELECT value FROM traits JOIN json_each(sketch) WHERE traits.posting = :id)",
            {"id": posting.id},
        )
    sentences = sketch(posting)
    row = (posting.id, *keys_of(posting), json.dumps(sentences))
    db.execute("INSERT OR REPLACE INTO traits VALUES (?, ?, ?, ?, ?)", row)
    db.execute("INSERT OR IGNORE INTO fresh VALUES (?)", (posting.id,))
    db.executemany("INSERT INTO sketches VALUES (?, ?)", [(each, posting.id) for each in sentences])


def _speaks(
    db: sqlite3.Connection, posting: JobPosting, rank: int, speaker: str, speaker_rank: int, length: int
) -> bool:
    """Say whether a feed's text counts for a posting that is known with the text of the feed `speaker`.

    Boards shorten what they copy, so only one feed speaks for a posting that several carry: an employer's own before a
    board's, else the one that says most, and another only when the speaker no longer carries it. So two feeds cannot
    edit a posting to and fro.
    """
    if posting.feed == speaker:
        return True
    if rank != speaker_rank:
        return rank > speaker_rank or fell_silent(db, posting.id, speaker)
    return len(posting.description) > length or fell_silent(db, posting.id, speaker)


def fell_silent(db: sqlite3.Connection, posting_id: str, feed: str) -> bool:
    """Say whether a feed was read since it last carried a posting."""
    row = db.execute(
        "SELECT last_seen < last_success FROM sightings JOIN feeds ON feeds.id = sightings.feed"
        " WHERE posting = ? AND feed = ?",
        (posting_id, feed),
    ).fetchone()
    return bool(row and row[0])


def name_wording(db: sqlite3.Connection, wording: Wording) -> str:
    """Remember what texts are read for beside the vocabulary; return the hash that `facts` names it by."""
    written = wording.model_dump_json()
    hashed = hashlib.sha256(written.encode()).hexdigest()
    db.execute("INSERT INTO wordings VALUES (?, ?) ON CONFLICT DO NOTHING", (hashed, written))
    return hashed


def write_facts(db: sqlite3.Connection, judged: Judged, wording: str) -> None:
    """Store a posting's facts; `wording` is the hash of what its text was read for beside the vocabulary."""
    db.execute(
        "INSERT OR REPLACE INTO facts VALUES (?, ?, ?, ?, ?, ?)",
        (
            judged.posting_id,
            judged.content_hash,
            judged.facts_version,
            judged.facts,
            judged.evidence,
            wording,
        ),
    )


def replace_verdict(db: sqlite3.Connection, judged: Judged, stamp: str) -> str | None:
    """Store a verdict, moving a different one before it to the past; return the outcome before, or "same".

    A posting counts as judged when it came to its outcome: another verdict that says the same is no news. One that is
    replaced in the moment that it was made was seen by nobody. One that is as it was on an earlier day is of today.
    """
    old = db.execute(
        "SELECT rules_hash, facts_hash, outcome, verdict, judged FROM verdicts WHERE posting = ?", (judged.posting_id,)
    ).fetchone()
    if old and zlib.decompress(old[3]) == zlib.decompress(judged.verdict):
        db.execute(
            "UPDATE verdicts SET made = ? WHERE posting = ? AND made < ?", (stamp, judged.posting_id, stamp[:10])
        )
        return "same"
    if old and old[4] != stamp:
        db.execute("INSERT INTO past_verdicts VALUES (?, ?, ?, ?, ?, ?)", (judged.posting_id, *old))
    came = old[4] if old and old[2] == judged.outcome else stamp
    stated = (judged.posting_id, judged.rules_hash, judged.facts_hash, judged.outcome, judged.deciding, *judged.score)
    db.execute(
        "INSERT OR REPLACE INTO verdicts VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", (*stated, judged.verdict, came, stamp)
    )
    return old[2] if old else None
