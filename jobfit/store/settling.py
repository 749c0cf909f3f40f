"""Settling: new and edited postings are compared with those that may be alike; near-certain ones become one.

Nothing is thrown away: every posting keeps its row, text and sightings, and says which posting it is known as.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator
from datetime import datetime
from functools import lru_cache
from itertools import combinations

from jobfit.feeds.interface import Trust
from jobfit.postings.alike import Copy, Likeness, copy_of, likeness, near_titles, still_same
from jobfit.store.standing import review
from jobfit.store.writing import RANKS, note_keys, posting_from

_MOST = 60  # postings that one is compared with; an employer with more of one title has them numbered
_MOST_OF_A_CITY = 200
_COMMON = 20  # postings with one sentence; what more share says nothing about which posting it is


def settle(db: sqlite3.Connection) -> None:
    """Compare the postings that are new or edited with those that may be alike."""
    _write_keys(db)
    fresh = {row[0] for row in db.execute("SELECT posting FROM fresh")}
    copies = _Copies(db)
    ids = sorted(fresh | set(_parted(db, copies, fresh)))
    found = {pair: like for one in ids for pair, like in _likenesses(db, copies, one)}
    _join(db, copies, found)
    for one in ids:
        db.execute(
            "DELETE FROM likenesses WHERE other = :id"
            " AND posting IN (SELECT other FROM likenesses WHERE posting = :id)",
            {"id": one},
        )
        db.execute("DELETE FROM likenesses WHERE posting = ?", (one,))
    db.executemany(
        "INSERT OR REPLACE INTO likenesses VALUES (?, ?, ?)",
        [row for (one, other), like in found.items() for row in ((one, other, like), (other, one, like))],
    )
    db.execute("DELETE FROM fresh")


def together(pairs: Iterable[tuple[str, str]]) -> list[frozenset[str]]:
    """Return the groups that pairs connect, in order."""
    group_of: dict[str, set[str]] = {}
    for pair in pairs:
        joined = set().union(*(group_of.get(each, {each}) for each in pair))
        group_of |= dict.fromkeys(joined, joined)
    return sorted({frozenset(group) for group in group_of.values()}, key=sorted)


class _Copies:
    """Postings of the store as they are compared, read when they are needed."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self.get = lru_cache(maxsize=1000)(self._get)
        self.likeness = lru_cache(maxsize=20_000)(self._likeness)

    def _get(self, posting_id: str) -> Copy:
        ((document, rank),) = self._db.execute("SELECT document, rank FROM postings WHERE id = ?", (posting_id,))
        rows = self._db.execute(
            "SELECT sightings.feed, first_seen, last_seen FROM sightings WHERE posting = ?", (posting_id,)
        )
        listed = {feed: (datetime.fromisoformat(first), datetime.fromisoformat(last)) for feed, first, last in rows}
        return copy_of(posting_from(document), listed, own=rank == RANKS[Trust.EMPLOYER])

    def _likeness(self, one: str, other: str) -> Likeness | None:
        return likeness(self.get(one), self.get(other))

    def may_be_one(self, members: Iterable[str]) -> bool:
        """Say whether nothing tells any two of some postings apart."""
        return all(still_same(self.get(one), self.get(other)) for one, other in combinations(members, 2))


def _write_keys(db: sqlite3.Connection) -> None:
    """Write what finds a posting's likes for those that an earlier version stored."""
    for (one,) in db.execute("SELECT posting FROM fresh EXCEPT SELECT posting FROM traits").fetchall():
        ((document,),) = db.execute("SELECT document FROM postings WHERE id = ?", (one,))
        note_keys(db, posting_from(document).model_copy(update={"id": one}))


def _parted(db: sqlite3.Connection, copies: _Copies, fresh: Iterable[str]) -> Iterator[str]:
    """Part the postings that an edit made different from those they were one with; yield all of them."""
    groups = {row[0] for one in fresh for row in db.execute("SELECT known_as FROM postings WHERE id = ?", (one,))}
    for known_as in sorted(groups):
        members = _members(db, known_as)
        if copies.may_be_one(members):
            continue
        db.executemany("UPDATE postings SET known_as = id, voice = id WHERE id = ?", [(one,) for one in members])
        review(db, members)
        _judge_again_if_told(db, members)
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
    company, title, city, sketched = db.execute(
        "SELECT company, title, city, sketch FROM traits WHERE posting = ?", (one,)
    ).fetchone()
    rows: list[tuple[str, str]] = []
    if company:
        rows += db.execute(
            "SELECT posting, title FROM traits WHERE company = ? AND city = ? ORDER BY posting LIMIT ?",
            (company, city, _MOST_OF_A_CITY),
        )
        rows += db.execute(
            "SELECT posting, title FROM traits WHERE company = ? AND title = ? ORDER BY posting LIMIT ?",
            (company, title, _MOST),
        )
    rows += db.execute(
        "SELECT traits.posting, title FROM json_each(?) JOIN sketches ON sentence = value"
        " JOIN traits ON traits.posting = sketches.posting WHERE (company != ? OR company = '')"
        " AND (SELECT count(*) FROM (SELECT 1 FROM sketches WHERE sentence = value LIMIT ?)) < ?",
        (sketched, company, _COMMON, _COMMON),
    )
    near = {other for other, its in rows if other != one and near_titles(title, its)}
    return sorted(near)[:_MOST]


def _join(db: sqlite3.Connection, copies: _Copies, found: dict[tuple[str, str], Likeness]) -> None:
    """Make one what is the same.

    Where two of them that are the same as a third are told apart, nobody is taken for anybody.
    """
    same = [pair for pair, like in found.items() if like is Likeness.SAME]
    ids = sorted({one for pair in same for one in pair})
    known = {one: db.execute("SELECT known_as FROM postings WHERE id = ?", (one,)).fetchone()[0] for one in ids}
    edges = {(known[one], known[other]) for one, other in same if known[one] != known[other]}
    for group in together(edges):
        members = [one for known_as in sorted(group) for one in _members(db, known_as)]
        if not copies.may_be_one(members):
            continue
        marks = ", ".join("?" * len(members))
        (first,) = db.execute(
            f"SELECT id FROM postings WHERE id IN ({marks}) ORDER BY first_seen, rank DESC, id LIMIT 1",
            members,
        ).fetchone()
        known_as = [(first, one) for one in members]
        db.executemany("UPDATE postings SET known_as = ?, voice = id, closed = NULL WHERE id = ?", known_as)
        review(db, [first])
        _judge_again_if_told(db, members)


def _judge_again_if_told(db: sqlite3.Connection, members: list[str]) -> None:
    """Have postings that became or ceased to be one judged again if the person was told of one of them."""
    ids = json.dumps(members)
    db.execute(
        "UPDATE facts SET version = 0 WHERE posting IN (SELECT value FROM json_each(:ids))"
        " AND EXISTS (SELECT 1 FROM answers WHERE posting IN (SELECT value FROM json_each(:ids)))",
        {"ids": ids},
    )
