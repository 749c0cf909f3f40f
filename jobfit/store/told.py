"""What the person was told of postings: answers, which win over what is read."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from datetime import datetime

from jobfit.facts.codec import from_stored, values_json
from jobfit.facts.model import Facts
from jobfit.store.tables import Tables


class Told(Tables):
    """The part of the store that holds what was told: facts with the basis `answered`."""

    def answer(self, posting_id: str, answers: Facts, *, now: datetime) -> None:
        """Remember what the person was told of a posting; a newer answer to the same fact replaces an older one."""
        values = json.loads(values_json(answers))
        rows = [(posting_id, fact, json.dumps(value), now.isoformat()) for fact, value in values.items()]
        with self._write() as db:
            db.executemany("INSERT OR REPLACE INTO answers VALUES (?, ?, ?, ?)", rows)

    def forget_answers(self, posting_id: str, facts: Collection[str]) -> int:
        """Forget what was told of some facts of a posting; return how many answers that were."""
        with self._write() as db:
            sql = "DELETE FROM answers WHERE posting = ? AND fact = ?"
            return sum(db.execute(sql, (posting_id, fact)).rowcount for fact in facts)

    def answers_of(self, posting_ids: Collection[str]) -> Mapping[str, Facts]:
        """Return what was told of each of some postings; those of which nothing was are left out."""
        rows = self._read(
            "SELECT posting, json_group_object(fact, json(value)) FROM answers"
            " WHERE posting IN (SELECT value FROM json_each(?)) GROUP BY posting",
            json.dumps(list(posting_ids)),
        )
        return {posting: from_stored(told.encode()) for posting, told in rows}
