"""What reached the person: each outcome of a posting once.

A delivery stands under the id that the posting had then, and holds for it under every id that it is known by later.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from jobfit.store.tables import OF_ALL_IDS, Tables
from jobfit.store.writing import moment
from jobfit.verdicts.model import Outcome


class Deliveries(Tables):
    """The part of the store that knows what was delivered."""

    def lost(self) -> dict[str, tuple[Outcome, str]]:
        """Return the open postings that are rejected and were delivered as something else: as what last, what decided.

        A rejection that was delivered too is none of them: the person knows.
        """
        rows = self._read(
            "SELECT verdicts.posting, deliveries.outcome, deciding FROM verdicts"
            " JOIN shown ON shown.id = verdicts.posting JOIN postings ON postings.known_as = verdicts.posting"
            " JOIN deliveries ON deliveries.posting = postings.id"
            " WHERE verdicts.outcome = 'reject' AND shown.closed IS NULL"
            " ORDER BY delivered, deliveries.outcome = 'keep', deliveries.outcome",
        )
        last = {posting_id: (Outcome(outcome), str(deciding)) for posting_id, outcome, deciding in rows}
        return {posting_id: how for posting_id, how in last.items() if how[0] is not Outcome.REJECT}

    def shown_keeps(self) -> list[str]:
        """Return the keeps that were delivered as such, by id."""
        rows = self._read(
            "SELECT DISTINCT verdicts.posting FROM verdicts JOIN postings ON postings.known_as = verdicts.posting"
            " JOIN deliveries ON deliveries.posting = postings.id AND deliveries.outcome = verdicts.outcome"
            " WHERE verdicts.outcome = 'keep'"
        )
        return [posting_id for (posting_id,) in rows]

    def last_digest(self, *, now: datetime) -> datetime | None:
        """Return when the last digest was delivered; one by a clock that went ahead of `now` does not count."""
        return moment(self._read("SELECT max(made) FROM digests WHERE made <= ?", now.isoformat())[0][0])

    def deliver(self, delivered: Iterable[tuple[str, Outcome]], *, now: datetime, closing: bool = True) -> None:
        """Note that a digest with these (posting id, outcome) reached the person; they are not delivered again.

        Who was told that a posting is set aside is told again when it is not, and the other way round.
        `closing`: what was judged by now is in it, so that the next digest counts what is judged later.
        """
        stamp = now.isoformat()
        pairs = [(posting_id, str(outcome), stamp) for posting_id, outcome in delivered]
        with self._write() as db:
            db.executemany(
                f"DELETE FROM deliveries WHERE {OF_ALL_IDS} AND (outcome = 'reject') != (? = 'reject')",
                [pair[:2] for pair in pairs],
            )
            db.executemany("INSERT INTO deliveries VALUES (?, ?, ?) ON CONFLICT DO NOTHING", pairs)
            if closing:
                db.execute("INSERT INTO digests VALUES (?, ?) ON CONFLICT DO NOTHING", (stamp, len(pairs)))
