"""The profiles that judged, and when each came into force."""

from __future__ import annotations

from datetime import datetime

from jobfit.store.tables import Tables


class Profiles(Tables):
    """The part of the store that keeps every profile as it was."""

    def keep_profile(self, profile_hash: str, text: str, *, now: datetime, note: str = "") -> None:
        """Remember that a profile is in force from now on, and why; nothing when it was before."""
        newest = self._read("SELECT hash FROM profile_history ORDER BY at DESC LIMIT 1")
        if newest == [(profile_hash,)]:
            return
        stamp = now.isoformat()
        with self._write() as db:
            db.execute("INSERT INTO profiles VALUES (?, ?, ?) ON CONFLICT DO NOTHING", (profile_hash, stamp, text))
            db.execute("INSERT OR REPLACE INTO profile_history VALUES (?, ?, ?)", (stamp, profile_hash, note))
