"""The profiles that judged, and when each came into force."""

from __future__ import annotations

from datetime import datetime, timedelta

from jobfit.store.rows import ProfileChange
from jobfit.store.tables import Tables

_REVIEWED = "reviewed"  # how the note of a review ends
_NEXT = timedelta(microseconds=1)
_NEWEST = "SELECT at, hash FROM profile_history ORDER BY at DESC LIMIT 1"
_REVIEWED_TODAY = """
SELECT 1 FROM (SELECT * FROM profile_history ORDER BY at DESC LIMIT 1)
WHERE hash = ? AND date(at) = date(?) AND note LIKE '%' || ?
"""


class Profiles(Tables):
    """The part of the store that keeps every profile as it was."""

    def keep_profile(self, profile_hash: str, text: str, *, now: datetime, note: str = "") -> None:
        """Remember that a profile is in force from now on, and why; nothing when it was before.

        A file is as old as its last edit: one that says it is older than the profile before it still comes after it.
        """
        if [profile_hash] == [newest for _, newest in self._read(_NEWEST)]:
            return
        with self._write() as db:
            newest = db.execute(_NEWEST).fetchone()
            stamp = max(now, datetime.fromisoformat(newest[0]) + _NEXT if newest else now).isoformat()
            db.execute("INSERT INTO profiles VALUES (?, ?, ?) ON CONFLICT DO NOTHING", (profile_hash, stamp, text))
            db.execute("INSERT INTO profile_history VALUES (?, ?, ?)", (stamp, profile_hash, note))

    def note_review(self, profile_hash: str, text: str, *, now: datetime) -> None:
        """Remember in the history that the profile was reviewed as it is, once a day unless it is edited."""
        stamp = now.isoformat()
        if self._read(_REVIEWED_TODAY, profile_hash, stamp, _REVIEWED):
            return
        with self._write() as db:
            db.execute("INSERT INTO profiles VALUES (?, ?, ?) ON CONFLICT DO NOTHING", (profile_hash, stamp, text))
            db.execute(
                "INSERT INTO profile_history VALUES (?, ?, ?) ON CONFLICT (at) DO UPDATE SET note ="
                " CASE WHEN note = '' THEN excluded.note WHEN note LIKE '%' || excluded.note THEN note"
                " ELSE note || '; ' || excluded.note END",
                (stamp, profile_hash, _REVIEWED),
            )

    def last_review(self) -> datetime | None:
        """Return when a profile was last reviewed, None when none ever was."""
        rows = self._read("SELECT max(at) FROM profile_history WHERE note LIKE '%' || ?", _REVIEWED)
        return datetime.fromisoformat(rows[0][0]) if rows[0][0] else None

    def first_profile(self) -> datetime | None:
        """Return when the first profile came into force, None when none did yet."""
        rows = self._read("SELECT min(at) FROM profile_history")
        return datetime.fromisoformat(rows[0][0]) if rows[0][0] else None

    def profile_changes(self) -> list[ProfileChange]:
        """Return every profile that came into force, oldest first; one that came back stands there again."""
        rows = self._read("SELECT at, hash, note FROM profile_history ORDER BY at")
        return [ProfileChange(datetime.fromisoformat(at), profile_hash, note) for at, profile_hash, note in rows]

    def profile_text(self, profile_hash: str) -> str | None:
        """Return the text of a profile of the history."""
        rows = self._read("SELECT text FROM profiles WHERE hash = ?", profile_hash)
        return str(rows[0][0]) if rows else None
