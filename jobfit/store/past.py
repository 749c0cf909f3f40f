"""The past in the store: every posting with its facts, so that other rules can judge it without reading it again."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime

from jobfit.facts.person import Wording
from jobfit.store.looking_up import employer
from jobfit.store.rows import Headed, PastPosting, Titled
from jobfit.store.tables import Tables
from jobfit.store.told import ANSWERS
from jobfit.verdicts.model import Outcome

_STEP = 500  # postings
_TOLD = f"SELECT known_as, json_group_object(fact, json(value)) FROM ({ANSWERS} GROUP BY known_as, fact) GROUP BY 1"
_PAST = """
-- covering: the wordings that cover one; alike: those with its skills; told: the postings that something was told of,
-- which is held against what the text says
SELECT id, CASE WHEN usable THEN facts END, covered, CASE WHEN :whole OR NOT covered THEN document END,
    CASE WHEN :whole AND usable THEN evidence END, first_seen, date_posted, valid_through
FROM (
    SELECT *, usable AND wording IN (SELECT value FROM json_each(:covering)) AS covered
    FROM (
        SELECT shown.id, first_seen, date_posted, valid_through, document, facts.facts, evidence, wording,
            facts.version IS :version AND facts.content_hash = shown.content_hash
            AND facts.wording IN (SELECT value FROM json_each(:alike))
            AND shown.id NOT IN (SELECT value FROM json_each(:told)) AS usable
        FROM shown LEFT JOIN facts ON facts.posting = shown.id
        WHERE shown.id > :last AND shown.first_seen >= :since ORDER BY shown.id LIMIT :step
    ) AS known
) AS seen
"""
_HEADED = """
SELECT id, title, company, facts.facts, (SELECT json_group_array(feed) FROM (SELECT DISTINCT sightings.feed
    FROM postings JOIN sightings ON posting = postings.id WHERE known_as = shown.id ORDER BY 1))
FROM shown LEFT JOIN facts ON facts.posting = shown.id WHERE id IN (SELECT value FROM json_each(?))
"""


class Past(Tables):
    """The part of the store that what-ifs are asked of."""

    def past(
        self, wording: Wording, *, facts_version: int, since: datetime | None = None, whole: bool = False
    ) -> Iterator[PastPosting]:
        """Yield every posting first seen since a moment (None: ever), by id, in small steps.

        `wording`: what its facts have to have been read for. Texts come with those that were read for less, that
        something was told of, or that extractors of that version did not read yet; `whole`: with all, and the evidence
        of the facts too.
        """
        told = {posting_id: answers.encode() for posting_id, answers in self._read(_TOLD)}
        asked: dict[str, object] = {
            "covering": self._wordings(lambda known: known.covers(wording)),
            "alike": self._wordings(lambda known: known.has_skills_of(wording)),
            "told": json.dumps([*told]),
            "version": facts_version,
            "since": since.isoformat() if since else "",
            "whole": whole,
            "step": _STEP,
        }
        last = ""
        while rows := self._read(_PAST, **asked, last=last):
            for posting_id, facts, covered, document, evidence, *dates in rows:
                last, answers = posting_id, told.get(posting_id)
                yield PastPosting(posting_id, facts, bool(covered), document, answers, evidence, *dates)

    def count_past(self, since: datetime | None = None) -> int:
        """Return how many postings `past` yields."""
        sql = "SELECT count(*) FROM shown WHERE first_seen >= ?"
        return int(self._read(sql, since.isoformat() if since else "")[0][0])

    def decided(self) -> dict[str, tuple[Outcome, str]]:
        """Return the present outcome of every judged posting and what decided it, by id."""
        sql = "SELECT posting, outcome, deciding FROM verdicts JOIN shown ON shown.id = verdicts.posting"
        return {posting: (Outcome(outcome), deciding) for posting, outcome, deciding in self._read(sql)}

    def headed(self, posting_ids: Sequence[str]) -> dict[str, Headed]:
        """Return what some postings are called, and the feeds that they were seen in, by id."""
        found: dict[str, Headed] = {}
        for first in range(0, len(posting_ids), _STEP):
            rows = self._read(_HEADED, json.dumps(posting_ids[first : first + _STEP]))
            found |= {
                name: Headed(title, employer(company, facts), tuple(json.loads(feeds)))
                for name, title, company, facts, feeds in rows
            }
        return found

    def titles(self, since: datetime | None = None) -> Iterator[Titled]:
        """Yield the same postings by their titles, in small steps."""
        last = ""
        while rows := self._read(
            "SELECT id, title, feed, closed IS NOT NULL FROM shown"
            " WHERE id > ? AND first_seen >= ? ORDER BY id LIMIT ?",
            last,
            since.isoformat() if since else "",
            _STEP,
        ):
            for posting_id, title, feed, closed in rows:
                last = posting_id
                yield Titled(posting_id, title, feed, bool(closed))

    def _wordings(self, fits: Callable[[Wording], bool]) -> str:
        """Return the hashes of the wordings that fit, as a list in JSON."""
        rows = self._read("SELECT hash, wording FROM wordings")
        return json.dumps([hashed for hashed, known in rows if fits(Wording.model_validate_json(known))])
