"""What the person noted of postings: applied, hidden, wrong.

A mark stands under the id that the posting had when it was made, and speaks of it under every id that it is known by
later, as answers do.
"""

from __future__ import annotations

import json
from collections.abc import Collection
from datetime import datetime

from jobfit.store.rows import Mark, Marked
from jobfit.store.tables import OF_ALL_IDS, Tables


class Marks(Tables):
    """The part of the store that holds marks."""

    def mark(self, posting_id: str, mark: Mark, *, note: str = "", now: datetime) -> None:
        """Mark a posting; the same mark again replaces the words about it."""
        with self._write() as db:
            db.execute(f"DELETE FROM marks WHERE mark = ? AND {OF_ALL_IDS}", (mark, posting_id))
            db.execute("INSERT INTO marks VALUES (?, ?, ?, ?)", (posting_id, mark, note, now.isoformat()))

    def unmark(self, posting_id: str, mark: Mark) -> bool:
        """Take a mark back; say whether there was one."""
        with self._write() as db:
            return bool(db.execute(f"DELETE FROM marks WHERE mark = ? AND {OF_ALL_IDS}", (mark, posting_id)).rowcount)

    def marks(self, posting_ids: Collection[str] | None = None) -> dict[str, tuple[Marked, ...]]:
        """Return the marks of some postings, or of all (None), latest first; those without are left out."""
        chosen = "" if posting_ids is None else "WHERE known_as IN (SELECT value FROM json_each(?))"
        rows = self._read(
            "SELECT known_as, mark, note, max(marked) AS latest FROM marks JOIN postings ON postings.id = marks.posting"
            f" {chosen} GROUP BY known_as, mark ORDER BY latest DESC, known_as, mark",
            *(() if posting_ids is None else (json.dumps(list(posting_ids)),)),
        )
        found: dict[str, tuple[Marked, ...]] = {}
        for posting, mark, note, at in rows:
            found[posting] = (*found.get(posting, ()), Marked(Mark(mark), note, datetime.fromisoformat(at)))
        return found
