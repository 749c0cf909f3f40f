"""The journal in the store: what the person did, and how it felt."""

from __future__ import annotations

import json
from datetime import date, datetime

from jobfit.store.rows import JournalEntry
from jobfit.store.tables import Tables


class Journal(Tables):
    """The part of the store that holds the person's journal."""

    def note(self, entry: JournalEntry, *, now: datetime) -> int:
        """Add an entry to the journal; return its id."""
        row = (entry.day.isoformat(), entry.did, entry.felt, json.dumps(entry.tags), entry.success, now.isoformat())
        with self._write() as db:
            sql = "INSERT INTO journal (day, did, felt, tags, success, added) VALUES (?, ?, ?, ?, ?, ?)"
            return int(db.execute(sql, row).lastrowid or 0)

    def journal(
        self, *, since: date | None = None, tag: str | None = None, success: bool = False
    ) -> list[JournalEntry]:
        """Return the entries since a day (None: ever), those with a tag, or only what went well; oldest first."""
        rows = self._read(
            "SELECT id, day, did, felt, tags, success FROM journal"
            " WHERE day >= ? AND success >= ? AND (? IS NULL OR ? IN (SELECT value FROM json_each(tags)))"
            " ORDER BY day, id",
            since.isoformat() if since else "",
            int(success),
            tag,
            tag,
        )
        return [
            JournalEntry(
                id=number,
                day=date.fromisoformat(day),
                did=did,
                felt=felt,
                tags=tuple(json.loads(tags)),
                success=bool(went_well),
            )
            for number, day, did, felt, tags, went_well in rows
        ]

    def remove_entry(self, entry_id: int) -> bool:
        """Forget an entry; say whether there was one of this id."""
        with self._write() as db:
            return bool(db.execute("DELETE FROM journal WHERE id = ?", (entry_id,)).rowcount)
