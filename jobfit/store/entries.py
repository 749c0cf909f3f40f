"""Which posting an entry is: an entry that a feed had before stays the posting it was, whatever else the feed lists."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Sequence

from jobfit.feeds.interface import Entry
from jobfit.postings.identity import page_key
from jobfit.postings.model import JobPosting
from jobfit.store.writing import posting_from


def as_known(db: sqlite3.Connection, read: Sequence[tuple[Entry, JobPosting]]) -> list[tuple[Entry, JobPosting]]:
    """Return the entries of one reading with the postings that they were when the feed had them before.

    The id that a posting gets by its page depends on whether another entry of that day links to the same page; the id
    that it was given stays. Where that would make two entries one, each has the id that it was read with.
    """
    known = [_known_id(db, entry, posting) for entry, posting in read]
    taken = Counter(known)
    return [
        (entry, posting if own == posting.id or taken[own] > 1 else posting.model_copy(update={"id": own}))
        for own, (entry, posting) in zip(known, read, strict=True)
    ]


def _known_id(db: sqlite3.Connection, entry: Entry, posting: JobPosting) -> str:
    row = db.execute(
        "SELECT posting, url FROM sightings WHERE feed = ? AND entry_id = ? ORDER BY last_seen DESC, posting",
        (entry.feed, entry.entry_id),
    ).fetchone()
    if row is None or row[0] == posting.id:
        return posting.id
    known_id, url = row
    return known_id if page_key(url) == page_key(posting.url) or _unmoved(db, known_id, posting) else posting.id


def _unmoved(db: sqlite3.Connection, known_id: str, posting: JobPosting) -> bool:
    """Say whether a posting is the known one at another address: title, company and place are the same."""
    ((document,),) = db.execute("SELECT document FROM postings WHERE id = ?", (known_id,))
    known = posting_from(document)
    return (known.title, known.company, known.location) == (posting.title, posting.company, posting.location)
