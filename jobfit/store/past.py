"""The past in the store: every posting with its facts, so that other rules can judge it without reading it again."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from jobfit.facts.person import Wording
from jobfit.store.rows import PastPosting
from jobfit.store.tables import Tables

_STEP = 500  # postings


class Past(Tables):
    """The part of the store that what-ifs are asked of."""

    def past(self, wording: Wording, *, facts_version: int, since: datetime | None = None) -> Iterator[PastPosting]:
        """Yield every posting first seen since a moment (None: ever), by id, in small steps.

        `wording`: what its facts have to have been read for. Texts come with those that were read for less, or were
        not read by extractors of that version yet.
        """
        covering = self._covering(wording)
        marks = ", ".join("?" * len(covering))
        last = ""
        while rows := self._read(
            "SELECT shown.id, CASE WHEN fresh THEN facts END,"
            f" CASE WHEN NOT fresh OR wording NOT IN ({marks}) THEN document END,"
            " (SELECT json_group_object(fact, json(value)) FROM answers WHERE answers.posting = shown.id)"
            " FROM (SELECT shown.*, facts.facts, facts.wording, facts.version IS ? AND"
            " facts.content_hash = shown.content_hash AS fresh"
            " FROM shown LEFT JOIN facts ON facts.posting = shown.id) AS shown"
            " WHERE shown.id > ? AND shown.first_seen >= ? ORDER BY shown.id LIMIT ?",
            *covering,
            facts_version,
            last,
            since.isoformat() if since else "",
            _STEP,
        ):
            for posting_id, facts, document, answers in rows:
                last = posting_id
                told = answers.encode() if document and answers != "{}" else None
                yield PastPosting(posting_id, facts, document, told)

    def count_past(self, since: datetime | None = None) -> int:
        """Return how many postings `past` yields."""
        sql = "SELECT count(*) FROM shown WHERE first_seen >= ?"
        return int(self._read(sql, since.isoformat() if since else "")[0][0])

    def _covering(self, wording: Wording) -> list[str]:
        """Return the hashes of the wordings that cover one."""
        rows = self._read("SELECT hash, wording FROM wordings")
        return [hashed for hashed, known in rows if Wording.model_validate_json(known).covers(wording)]
