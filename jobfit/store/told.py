"""What the person was told of postings: answers, which win over what is read.

An answer stands under the id that the posting had when it was given, and speaks of it under every id that it is known
by later; two postings that are told apart again each keep their own.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from datetime import datetime

from jobfit.facts.codec import from_stored, values_json
from jobfit.facts.model import Facts
from jobfit.facts.person import Wording
from jobfit.store.rows import Judged, ToldFact
from jobfit.store.tables import OF_ALL_IDS, Tables
from jobfit.store.writing import name_wording, replace_verdict, write_facts

ANSWERS = (
    "SELECT known_as, fact, value, max(answered) AS answered"
    " FROM answers JOIN postings ON postings.id = answers.posting"
)
"""Answers by the id that the posting is known as; of several to one fact, under several ids, the newest."""


class Told(Tables):
    """The part of the store that holds what was told: facts with the basis `answered`."""

    def answer(
        self,
        posting_id: str,
        answers: Facts,
        *,
        judged: Judged,
        wording: Wording,
        now: datetime,
        forget: Collection[str] = (),
    ) -> None:
        """Remember what the person was told of a posting and the verdict that follows, both or neither.

        A newer answer to the same fact replaces an older one, under whatever id that was given; `forget` are facts of
        which nothing that was told counts any more. `wording` is what the text was read for beside the vocabulary.
        """
        values = json.loads(values_json(answers))
        stamp = now.isoformat()
        with self._write() as db:
            gone = [(fact, posting_id) for fact in {*forget, *values}]
            db.executemany(f"DELETE FROM answers WHERE fact = ? AND {OF_ALL_IDS}", gone)
            rows = [(posting_id, fact, json.dumps(value), stamp) for fact, value in values.items()]
            db.executemany("INSERT INTO answers VALUES (?, ?, ?, ?)", rows)
            write_facts(db, judged, name_wording(db, wording))
            replace_verdict(db, judged, stamp)

    def answers_of(self, posting_ids: Collection[str]) -> Mapping[str, Facts]:
        """Return what was told of each of some postings; those of which nothing was are left out."""
        return {posting: from_stored(told) for posting, told in self._told(posting_ids).items()}

    def _told(self, posting_ids: Collection[str]) -> dict[str, bytes]:
        """Return the same as it is stored."""
        rows = self._read(
            f"SELECT known_as, json_group_object(fact, json(value)) FROM ({ANSWERS}"
            " WHERE known_as IN (SELECT value FROM json_each(?)) GROUP BY known_as, fact) GROUP BY known_as",
            json.dumps(list(posting_ids)),
        )
        return {posting: told.encode() for posting, told in rows}

    def told_of(self, posting_id: str) -> list[ToldFact]:
        """Return what was told of one posting, latest first."""
        rows = self._read(f"{ANSWERS} WHERE known_as = ? GROUP BY fact ORDER BY answered DESC, fact", posting_id)
        return [
            ToldFact(fact, from_stored(f'{{"{fact}":{value}}}'.encode())[fact], datetime.fromisoformat(answered))
            for _, fact, value, answered in rows
        ]
