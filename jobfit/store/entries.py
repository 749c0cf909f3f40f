"""Which posting an entry is: an entry that a feed had before stays the posting it was, whatever else the feed lists.

And which entries that are as they were have to be looked at all the same, because something else is not as it was.
"""

from __future__ import annotations

import json
import sqlite3
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from jobfit.feeds.interface import Before, Entry
from jobfit.postings.identity import page_key
from jobfit.postings.model import JobPosting
from jobfit.store.writing import fell_silent, posting_from


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


class _Listed(NamedTuple):
    """What stands for an entry of the last reading: a posting, and whose text under what hash."""

    posting: str
    content: str
    feed: str
    changed: int  # whether the text was written since that reading


_LISTED: Final = (
    "SELECT entry_id, posting, content_hash, postings.feed, changed >= last_seen"
    " FROM sightings JOIN postings ON postings.id = posting"
    " WHERE sightings.feed = :feed AND gone IS NULL AND last_seen = (SELECT last_success FROM feeds WHERE id = :feed)"
)


def to_read_anew(
    db: sqlite3.Connection, feed_id: str, new: Sequence[tuple[Entry, JobPosting]], again: Sequence[Before]
) -> list[Entry]:
    """Return those entries that are as they were, but would not leave the store as it is if they were read.

    That is where another feed's text stood for a posting and this one's may now, and where a new entry may be a posting
    that another one was: then all of them.
    """
    listed = {entry_id: _Listed(*rest) for entry_id, *rest in db.execute(_LISTED, {"feed": feed_id})}
    taken = {listed[before.entry_id].posting for before in again if before.entry_id in listed}
    if any(not taken.isdisjoint((posting.id, _known_id(db, entry, posting))) for entry, posting in new):
        return list(_stored(db, feed_id, again))
    moved = (before for before in again if _may_write(db, feed_id, before, listed.get(before.entry_id)))
    return list(_stored(db, feed_id, moved))


def _may_write(db: sqlite3.Connection, feed_id: str, before: Before, listed: _Listed | None) -> bool:
    """Say whether an entry that is as it was may write its posting: only another text than its own lets it."""
    if listed is None:
        return True
    if listed.content == before.content:
        return False
    return bool(listed.changed) or listed.feed == feed_id or fell_silent(db, listed.posting, listed.feed)


def _stored(db: sqlite3.Connection, feed_id: str, again: Iterable[Before]) -> Iterator[Entry]:
    for before in again:
        ((raw,),) = db.execute("SELECT raw FROM entries WHERE feed = ? AND entry_id = ?", (feed_id, before.entry_id))
        fields = json.loads(zlib.decompress(raw))
        yield Entry(feed_id, before.entry_id, fields, before.raw_hash, before.base, before.element)


def see_again(db: sqlite3.Connection, feed_id: str, again: Sequence[Before], stamp: str) -> None:
    """Note that entries of the last reading were seen again as they were."""
    db.execute(
        "UPDATE sightings SET last_seen = :stamp WHERE feed = :feed AND gone IS NULL"
        " AND last_seen = (SELECT last_success FROM feeds WHERE id = :feed)"
        " AND entry_id IN (SELECT value FROM json_each(:again))",
        {"stamp": stamp, "feed": feed_id, "again": json.dumps([before.entry_id for before in again])},
    )
