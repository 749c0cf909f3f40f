"""Looking postings up with everything that is known of them: verdict, sightings, lookalikes."""

from __future__ import annotations

import json
import sqlite3
import zlib
from collections.abc import Iterator, Sequence
from datetime import date, datetime

from jobfit.postings.alike import Likeness
from jobfit.postings.identity import posting_id as id_of
from jobfit.postings.model import JobPosting
from jobfit.store.rows import Lookalike, Sighting, Stored
from jobfit.store.writing import moment, shown_posting
from jobfit.verdicts.model import Verdict

_LIKES = 5  # lookalikes that are told of one posting


def judged_where(db: sqlite3.Connection, where: str, values: Sequence[object]) -> Iterator[Stored]:
    """Yield the judged postings for which a condition on verdicts and `shown` holds, best score first."""
    rows = db.execute(
        "SELECT shown.id, document, verdict, shown.first_seen, judged, made, closed, facts.facts"
        " FROM verdicts JOIN shown ON shown.id = verdicts.posting LEFT JOIN facts ON facts.posting = shown.id"
        f" WHERE {where} ORDER BY score_low DESC, score_high DESC, shown.id",
        values,
    ).fetchall()
    for posting_id, document, verdict, first_seen, judged, made, closed, facts in rows:
        yield Stored(
            posting=_named(shown_posting(document, posting_id, first_seen), facts),
            verdict=Verdict.model_validate_json(zlib.decompress(verdict)),
            first_seen=datetime.fromisoformat(first_seen),
            judged=datetime.fromisoformat(judged),
            made=datetime.fromisoformat(made),
            feeds=tuple(dict.fromkeys(sighting.feed for sighting in sightings_of(db, posting_id))),
            closed=moment(closed),
            lookalikes=_lookalikes(db, posting_id),
            deadline=_deadline(facts),
        )


def employer(company: str, facts: bytes | None) -> str:
    """Return the company that a posting's field names, else its text by stored facts; "" when neither does."""
    return company or str(json.loads(facts).get("company", {}).get("value", "") if facts else "")


def _named(posting: JobPosting, facts: bytes | None) -> JobPosting:
    return posting if posting.company else posting.model_copy(update={"company": employer("", facts)})


def sightings_of(db: sqlite3.Connection, posting_id: str) -> list[Sighting]:
    """Return where and how long a posting was listed, under every id that it has, earliest first."""
    rows = db.execute(
        "SELECT sightings.feed, sightings.url, sightings.first_seen, last_seen, gone, posting"
        " FROM postings JOIN sightings ON posting = postings.id WHERE known_as = ?"
        " ORDER BY sightings.first_seen, rank DESC, sightings.feed, posting",
        (posting_id,),
    )
    return [
        Sighting(feed, url, datetime.fromisoformat(first), datetime.fromisoformat(last), moment(gone), own)
        for feed, url, first, last, gone, own in rows
    ]


def id_at(db: sqlite3.Connection, url: str) -> str | None:
    """Return what the one posting that was listed at an address is known as, None when there is none or several."""
    rows = db.execute(
        "SELECT known_as FROM postings WHERE id = ? UNION"
        " SELECT known_as FROM sightings JOIN postings ON posting = postings.id WHERE sightings.url = ? LIMIT 2",
        (id_of(url=url), url),
    ).fetchall()
    return str(rows[0][0]) if len(rows) == 1 else None


def _lookalikes(db: sqlite3.Connection, posting_id: str) -> tuple[Lookalike, ...]:
    rows = db.execute(
        "SELECT shown.id, shown.company, min(likeness), facts.facts"
        " FROM postings AS mine JOIN likenesses ON likenesses.posting = mine.id"
        " JOIN postings AS its ON its.id = likenesses.other JOIN shown ON shown.id = its.known_as"
        " LEFT JOIN facts ON facts.posting = shown.id"
        " WHERE mine.known_as = ? AND its.known_as != mine.known_as AND shown.closed IS NULL"
        " GROUP BY shown.id ORDER BY shown.rank DESC, shown.id LIMIT ?",
        (posting_id, _LIKES),
    )
    return tuple(
        Lookalike(other, employer(company, facts), Likeness(like), _by_agency(facts))
        for other, company, like, facts in rows
    )


def _deadline(facts: bytes | None) -> date | None:
    """Return the last day to apply that stored facts, None before they were read, were read with."""
    until = json.loads(facts).get("closes_in", {}).get("until") if facts else None
    return date.fromisoformat(until) if until else None


def _by_agency(facts: bytes | None) -> bool:
    """Say whether stored facts, None before they were read, say that a recruiter posts for somebody else."""
    agency = json.loads(facts).get("agency") if facts else None
    return bool(agency and agency["value"])
