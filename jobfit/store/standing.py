"""Whether a posting is still open, and whose text counts where several are one."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable


def note_gone(db: sqlite3.Connection, feed_id: str, stamp: str) -> None:
    """Note what a whole reading of a feed at `stamp` no longer listed, and close what nobody lists any more."""
    missing = db.execute(
        "SELECT DISTINCT known_as FROM sightings JOIN postings ON postings.id = posting"
        " WHERE sightings.feed = ? AND gone IS NULL AND last_seen < ?",
        (feed_id, stamp),
    ).fetchall()
    db.execute(
        "UPDATE sightings SET gone = ? WHERE feed = ? AND gone IS NULL AND last_seen < ?", (stamp, feed_id, stamp)
    )
    review(db, (row[0] for row in missing))


def note_back(db: sqlite3.Connection, feed_id: str, stamp: str) -> None:
    """Open again what a reading of a feed at `stamp` lists and was closed."""
    back = db.execute(
        "SELECT DISTINCT known.id FROM sightings JOIN postings ON postings.id = posting"
        " JOIN postings AS known ON known.id = postings.known_as"
        " WHERE sightings.feed = ? AND gone IS NULL AND last_seen = ?"
        " AND (known.closed IS NOT NULL OR known.voice != postings.id)",
        (feed_id, stamp),
    ).fetchall()
    review(db, (row[0] for row in back))


def review(db: sqlite3.Connection, known: Iterable[str]) -> None:
    """Decide anew whose text counts for some postings, and whether they are closed.

    A posting is closed when a feed that lists all that is open lacks it and no other carries it; alerts tell nothing.
    Of several that are one the text of an open one counts, an employer's before a board's, one that
    names the employer before one that does not, else the longest.
    """
    for known_as in known:
        (voice,) = db.execute(
            "SELECT id FROM postings WHERE known_as = ? ORDER BY"
            " EXISTS (SELECT 1 FROM sightings WHERE posting = postings.id AND gone IS NULL) DESC,"
            " rank DESC, company != '' DESC, length DESC, first_seen, id LIMIT 1",
            (known_as,),
        ).fetchone()
        listed, closed = db.execute(
            "SELECT sum(gone IS NULL AND lists != 'alerts'), max(CASE WHEN lists = 'all' THEN gone END)"
            " FROM sightings JOIN postings ON postings.id = posting JOIN feeds ON feeds.id = sightings.feed"
            " WHERE known_as = ?",
            (known_as,),
        ).fetchone()
        db.execute(
            "UPDATE postings SET voice = ?, closed = ? WHERE id = ?", (voice, None if listed else closed, known_as)
        )
