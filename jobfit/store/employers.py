"""Employers in the store: the postings of one, and those of which the person was told that they are theirs or not."""

from __future__ import annotations

import json
from collections.abc import Collection

from jobfit.store.tables import Tables
from jobfit.store.told import ANSWERS
from jobfit.verdicts.model import Outcome


class Employers(Tables):
    """The part of the store that knows whose postings are whose."""

    def ids_at(self, company: str) -> set[str]:
        """Return the ids of the postings of a company, by its folded name."""
        sql = "SELECT known_as FROM traits JOIN postings ON postings.id = traits.posting WHERE traits.company = ?"
        return {row[0] for row in self._read(sql, company)} if company else set()

    def told_inside(self) -> dict[str, bool]:
        """Return, by id, the postings of which the person was told whether their present employer posts them."""
        rows = self._read(f"{ANSWERS} WHERE fact = 'inside' GROUP BY known_as")
        return {posting: bool(json.loads(value)["value"]) for posting, _, value, _ in rows}

    def open_outcomes(self, posting_ids: Collection[str]) -> dict[Outcome, int]:
        """Return how many of some postings that are still listed came out how."""
        sql = (
            "SELECT outcome, count(*) FROM verdicts JOIN shown ON shown.id = posting"
            " WHERE closed IS NULL AND posting IN (SELECT value FROM json_each(?)) GROUP BY outcome"
        )
        return {Outcome(outcome): count for outcome, count in self._read(sql, json.dumps(list(posting_ids)))}

    def has_others(self, feed: str, posting_ids: Collection[str]) -> bool:
        """Say whether a feed has carried a posting that is none of these."""
        sql = (
            "SELECT 1 FROM sightings JOIN postings ON postings.id = posting WHERE sightings.feed = ?"
            " AND known_as NOT IN (SELECT value FROM json_each(?)) LIMIT 1"
        )
        return bool(self._read(sql, feed, json.dumps(list(posting_ids))))
