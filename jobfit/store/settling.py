"""Settling: new and edited postings are compared with those that may be alike; near-certain ones become one.

Nothing is thrown away: every posting keeps its row, text and sightings, and says which posting it is known as.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from datetime import datetime
from functools import lru_cache
from itertools import combinations

from jobfit.postings.alike import Copy, Likeness, copy_of, likeness, near_titles, still_same, together
from jobfit.store.standing import review
from jobfit.store.writing import posting_from, sketch_posting

_MOST = 60  # postings that one is compared with; an employer with more of one title has them numbered
_COMMON = 20  # postings with one sentence; what more share says nothing about which posting it is


def settle(db: sqlite3.Connection) -> int:
    """Compare the postings that are new or edited; return how many were found to be one with another."""
    _write_keys(db)
    fresh = [row[0] for row in db.execute("SELECT id FROM postings WHERE compared != content_hash ORDER BY id")]
    if not fresh:
        return 0
    copies = _Copies(db)
    fresh = sorted({*fresh, *_parted(db, copies, fresh)})
    found = {pair: like for one in fresh for pair, like in _likenesses(db, copies, one)}
    joined = _join(db, copies, found)
    db.executemany("DELETE FROM likenesses WHERE ? IN (posting, other)", [(one,) for one in fresh])
    db.executemany(
        "INSERT OR REPLACE INTO likenesses VALUES (?, ?, ?)",
        [row for (one, other), like in found.items() for row in ((one, other, like), (other, one, like))],
    )
    db.executemany("UPDATE postings SET compared = content_hash WHERE id = ?", [(one,) for one in fresh])
    return joined


class _Copies:
    """Postings of the store as they are compared, read when they are needed."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self.get = lru_cache(maxsize=1000)(self._get)
        self.likeness = lru_cache(maxsize=20_000)(self._likeness)

    def _get(self, posting_id: str) -> Copy:
        ((document,),) = self._db.execute("SELECT document FROM postings WHERE id = ?", (posting_id,))
        rows = self._db.execute(
            "SELECT sightings.feed, first_seen, last_seen FROM sightings WHERE posting = ?", (posting_id,)
        )
        listed = {feed: (datetime.fromisoformat(first), datetime.fromisoformat(last)) for feed, first, last in rows}
        return copy_of(posting_from(document), listed)

    def _likeness(self, one: str, other: str) -> Likeness | None:
        return likeness(self.get(one), self.get(other))

    def may_be_one(self, members: Iterable[str]) -> bool:
        """Say whether nothing tells any two of some postings apart."""
        return all(still_same(self.get(one), self.get(other)) for one, other in combinations(members, 2))


def _write_keys(db: sqlite3.Connection) -> None:
    """Write what finds a posting's likes for those that an earlier version stored."""
    for posting_id, document in db.execute("SELECT id, document FROM postings WHERE title_key IS NULL").fetchall():
        posting = posting_from(document)
        keys = copy_of(posting)
        db.execute(
            "UPDATE postings SET company_key = ?, title_key = ?, city_key = ? WHERE id = ?",
            (keys.company, keys.title, keys.city, posting_id),
        )
        sketch_posting(db, posting)


def _parted(db: sqlite3.Connection, copies: _Copies, fresh: Iterable[str]) -> Iterator[str]:
    """Part the postings that an edit made different from those they were one with; yield all of them."""
    groups = {row[0] for one in fresh for row in db.execute("SELECT known_as FROM postings WHERE id = ?", (one,))}
    for known_as in sorted(groups):
        members = _members(db, known_as)
        if copies.may_be_one(members):
            continue
        db.executemany("UPDATE postings SET known_as = id, voice = id WHERE id = ?", [(one,) for one in members])
        review(db, members)
        yield from members


def _members(db: sqlite3.Connection, known_as: str) -> list[str]:
    return [row[0] for row in db.execute("SELECT id FROM postings WHERE known_as = ? ORDER BY id", (known_as,))]


def _likenesses(db: sqlite3.Connection, copies: _Copies, one: str) -> Iterator[tuple[tuple[str, str], Likeness]]:
    """Yield (pair of ids in order, likeness) of one posting and every other that it is like."""
    for other in _candidates(db, one):
        pair = (one, other) if one < other else (other, one)
        if like := copies.likeness(*pair):
            yield pair, like


def _candidates(db: sqlite3.Connection, one: str) -> list[str]:
    """Return the postings worth comparing: of the same employer in the same city or of the same title, or copies."""
    company, title, city = db.execute(
        "SELECT company_key, title_key, city_key FROM postings WHERE id = ?", (one,)
    ).fetchone()
    rows = db.execute(
        "SELECT id, title_key FROM postings WHERE company_key = :company AND company_key != '' AND city_key = :city"
        " UNION SELECT id, title_key FROM postings WHERE company_key = :company AND company_key != ''"
        " AND title_key = :title AND (:city = '' OR city_key = '')"
        " UNION SELECT id, title_key FROM sketches AS mine JOIN sketches AS its ON its.sentence = mine.sentence"
        " JOIN postings ON postings.id = its.posting WHERE mine.posting = :one AND company_key != :company"
        " AND (SELECT count(*) FROM (SELECT 1 FROM sketches WHERE sentence = mine.sentence LIMIT :many)) < :many"
        " ORDER BY 1",
        {"company": company, "title": title, "city": city, "one": one, "many": _COMMON},
    )
    near = [other for other, its in rows if other != one and near_titles(title, its)]
    return near[:_MOST]


def _join(db: sqlite3.Connection, copies: _Copies, found: dict[tuple[str, str], Likeness]) -> int:
    """Make one what is the same, and return how many postings took another's id.

    Where two of them that are the same as a third are told apart, nobody is taken for anybody.
    """
    same = [pair for pair, like in found.items() if like is Likeness.SAME]
    ids = sorted({one for pair in same for one in pair})
    known = {one: db.execute("SELECT known_as FROM postings WHERE id = ?", (one,)).fetchone()[0] for one in ids}
    edges = {(known[one], known[other]) for one, other in same if known[one] != known[other]}
    joined = 0
    for group in together(edges):
        members = [one for known_as in sorted(group) for one in _members(db, known_as)]
        if not copies.may_be_one(members):
            continue
        joined += len(group) - 1
        marks = ", ".join("?" * len(members))
        (first,) = db.execute(
            f"SELECT id FROM postings WHERE id IN ({marks}) ORDER BY first_seen, rank DESC, id LIMIT 1",
            members,
        ).fetchone()
        known_as = [(first, one) for one in members]
        db.executemany("UPDATE postings SET known_as = ?, voice = id, closed = NULL WHERE id = ?", known_as)
        review(db, [first])
    return joined
