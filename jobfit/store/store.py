"""Store: what was seen, judged and delivered; every method that writes is its own transaction."""

from __future__ import annotations

import json
import sqlite3
import zlib
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any, Self

from jobfit.errors import StoreError
from jobfit.facts.codec import from_stored
from jobfit.facts.model import Facts
from jobfit.facts.person import Wording
from jobfit.feeds.interface import Before, Entry, Feed, Trust
from jobfit.postings.model import JobPosting
from jobfit.store.connection import faults_as_sentences, only_reads, open_database, transaction
from jobfit.store.contacts import Contacts
from jobfit.store.deliveries import Deliveries
from jobfit.store.employers import Employers
from jobfit.store.entries import as_known, see_again, to_read_anew
from jobfit.store.feeds import name_feed, note_failed, note_read, note_unchanged, state_of
from jobfit.store.histories import Histories
from jobfit.store.journal import Journal
from jobfit.store.looking_up import id_at, judged_where, sightings_of
from jobfit.store.marks import Marks
from jobfit.store.past import Past
from jobfit.store.profiles import Profiles
from jobfit.store.rows import FeedState, Judged, Remembered, Sighting, Stored
from jobfit.store.settling import settle
from jobfit.store.standing import note_back, note_gone
from jobfit.store.told import Told
from jobfit.store.writing import RANKS, name_wording, remember_posting, replace_verdict, shown_posting, write_facts
from jobfit.verdicts.model import Outcome

_UNJUDGED = (
    "FROM shown LEFT JOIN verdicts ON verdicts.posting = shown.id LEFT JOIN facts ON facts.posting = shown.id"
    " WHERE (verdicts.posting IS NULL OR facts.content_hash IS NOT shown.content_hash OR facts.version < ?)"
)
_NO_WORDS = Wording()


class Store(Histories, Past, Told, Marks, Deliveries, Profiles, Journal, Contacts, Employers):
    """One SQLite file; use it as a context manager."""

    def __init__(self, path: Path) -> None:
        """Open or make the database; raises StoreError."""
        self.path = path
        self._db = open_database(path)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the file."""
        self._db.close()

    @property
    def read_only(self) -> bool:
        """Say whether the file may only be read: then every method that writes raises StoreError."""
        return only_reads(self._db)

    @contextmanager
    def _write(self) -> Iterator[sqlite3.Connection]:
        with transaction(self._db, self.path):
            yield self._db

    def _read(self, sql: str, *values: object, **named: object) -> list[tuple[Any, ...]]:
        with faults_as_sentences(self.path):
            return self._db.execute(sql, named or values).fetchall()

    # feeds

    def feed_state(self, feed_id: str) -> FeedState:
        """Return what is remembered of a feed; a fresh state when it was never read."""
        with faults_as_sentences(self.path):
            return state_of(self._db, feed_id)

    def feed_failed(self, feed: Feed, message: str, *, now: datetime, rest_until: datetime | None = None) -> None:
        """Note that a feed could not be read; its validators stay as they were, so nothing is skipped later.

        `rest_until`: the moment before which its site asked to be left alone.
        """
        with self._write() as db:
            note_failed(db, feed, message, now.isoformat(), rest_until)

    def feed_unchanged(self, feed: Feed, *, now: datetime) -> None:
        """Note that a feed has nothing new; its postings count as seen again."""
        with self._write() as db:
            note_unchanged(db, feed, now.isoformat())

    def to_read_anew(self, feed: Feed, new: Sequence[tuple[Entry, JobPosting]], again: Sequence[Before]) -> list[Entry]:
        """Return the entries of a reading that are as they were, but have to be remembered like the new ones."""
        with faults_as_sentences(self.path):
            return to_read_anew(self._db, feed.id, new, again) if again else []

    def remember(
        self,
        feed: Feed,
        read: Sequence[tuple[Entry, JobPosting]],
        state: FeedState,
        *,
        now: datetime,
        complete: bool = False,
        again: Sequence[Before] = (),
    ) -> Remembered:
        """Remember one document of a feed as a whole: its entries, postings and sightings, and the feed's state.

        `again`: its entries that are as the last reading left them, without those that `to_read_anew` returned.
        `complete`: the reading brought all that the feed lists, so what it lacks is listed no more. An empty list is
        believed the second time.
        """
        stamp = now.isoformat()
        counts = {"new": 0, "edited": 0, "same": len(again)}
        entries = len(read) + len(again)
        believed = complete and feed.trust is not Trust.ALERT and bool(entries or self.feed_state(feed.id).zeros)
        with self._write() as db:
            name_feed(db, feed)
            see_again(db, feed.id, again, stamp)
            for entry, posting in as_known(db, read):
                counts[remember_posting(db, entry, posting, RANKS[feed.trust], stamp)] += 1
            note_read(db, feed, state, entries, stamp)
            note_back(db, feed.id, stamp)
            if believed:
                note_gone(db, feed.id, stamp)
        return Remembered(**counts)

    def settle(self) -> None:
        """Compare the new and edited postings with those like them; those that are the same become one."""
        with self._write() as db:
            settle(db)

    # judging

    def unjudged(self, *, facts_version: int) -> Iterator[JobPosting]:
        """Yield the postings that no verdict speaks of as they are now, oldest first, in small steps."""
        last = ("", "")
        while True:
            rows = self._read(
                f"SELECT shown.first_seen, shown.id, document {_UNJUDGED} AND (shown.first_seen, shown.id) > (?, ?)"
                " ORDER BY shown.first_seen, shown.id LIMIT 500",
                facts_version,
                *last,
            )
            if not rows:
                return
            for first_seen, posting_id, document in rows:
                last = (first_seen, posting_id)
                yield shown_posting(document, posting_id, first_seen)

    def new_of(self, feed_id: str, *, now: datetime) -> Iterator[JobPosting]:
        """Yield the postings that the reading of a feed at `now` brought and that nobody had listed before."""
        stamp = now.isoformat()
        rows = self._read(
            "SELECT document, id, postings.first_seen FROM sightings JOIN postings ON id = posting"
            " WHERE sightings.feed = ? AND sightings.first_seen = ? AND postings.first_seen = ? ORDER BY id",
            feed_id,
            stamp,
            stamp,
        )
        for row in rows:
            yield shown_posting(*row)

    def count_unjudged(self, *, facts_version: int) -> int:
        """Return how many postings `unjudged` yields."""
        ((count,),) = self._read(f"SELECT count(*) {_UNJUDGED}", facts_version)
        return int(count)

    def shown_of(self, posting_ids: Collection[str]) -> list[str]:
        """Return which of some postings are known by their own id, not as another one."""
        sql = "SELECT id FROM shown WHERE id IN (SELECT value FROM json_each(?))"
        return [posting_id for (posting_id,) in self._read(sql, json.dumps(list(posting_ids)))]

    def judge(
        self, judged: Iterable[Judged], *, now: datetime, wording: Wording = _NO_WORDS
    ) -> list[tuple[str, str | None]]:
        """Store facts and verdicts; return (posting id, outcome before or None) for each whose verdict is different.

        `wording` is what all of their texts were read for beside the vocabulary.
        """
        changed: list[tuple[str, str | None]] = []
        stamp = now.isoformat()
        with self._write() as db:
            named = name_wording(db, wording)
            for each in judged:
                write_facts(db, each, named)
                before = replace_verdict(db, each, stamp)
                if before != "same":
                    changed.append((each.posting_id, before))
        return changed

    def facts(self, posting_id: str) -> Facts | None:
        """Return the stored facts of a posting with their evidence, None when it was not judged yet."""
        rows = self._read("SELECT facts, evidence FROM facts WHERE posting = ?", posting_id)
        return from_stored(rows[0][0], zlib.decompress(rows[0][1])) if rows else None

    def all_postings(self) -> Iterator[JobPosting]:
        """Yield every stored posting, in small steps."""
        last = ""
        sql = "SELECT document, id, first_seen FROM shown WHERE id > ? ORDER BY id LIMIT 500"
        while rows := self._read(sql, last):
            for document, posting_id, first_seen in rows:
                last = posting_id
                yield shown_posting(document, posting_id, first_seen)

    def facts_decided_by(self, deciding: Collection[str]) -> Iterator[tuple[str, Facts]]:
        """Yield (posting id, facts without evidence) of the rejections and near misses that these rules decided."""
        marks = ", ".join("?" * len(deciding))
        rows = self._read(
            "SELECT facts.posting, facts FROM facts JOIN verdicts ON verdicts.posting = facts.posting"
            " JOIN shown ON shown.id = facts.posting"
            f" WHERE outcome IN ('reject', 'near_miss', 'ask') AND deciding IN ({marks})",
            *deciding,
        )
        for posting_id, values in rows:
            yield posting_id, from_stored(values)

    def facts_by_feed(self) -> Iterator[tuple[str, Facts]]:
        """Yield (feed whose text it is, facts without evidence) of every judged posting, in small steps."""
        last = ""
        while rows := self._read(
            "SELECT facts.posting, feed, facts FROM facts JOIN shown ON shown.id = facts.posting"
            " WHERE facts.posting > ? ORDER BY facts.posting LIMIT 500",
            last,
        ):
            for posting_id, feed, values in rows:
                last = posting_id
                yield feed, from_stored(values)

    # looking up

    def ids_like(self, prefix: str) -> list[str]:
        """Return what the postings whose id starts with `prefix` are known as, at most ten."""
        escaped = prefix.replace("\\", "\\\\").replace("%", r"\%").replace("_", r"\_")
        return [
            row[0]
            for row in self._read(
                "SELECT DISTINCT known_as FROM postings WHERE id LIKE ? ESCAPE '\\' ORDER BY 1 LIMIT 10",
                f"{escaped}%",
            )
        ]

    def id_at(self, url: str) -> str | None:
        """Return the full id of the posting that was listed at an address, None when there is none or several."""
        with faults_as_sentences(self.path):
            return id_at(self._db, url)

    def posting(self, posting_id: str) -> JobPosting | None:
        """Return a stored posting by its full id."""
        rows = self._read("SELECT document, id, first_seen FROM shown WHERE id = ?", posting_id)
        return shown_posting(*rows[0]) if rows else None

    def sightings(self, posting_id: str) -> list[Sighting]:
        """Return where and how long a posting was listed, earliest first."""
        with faults_as_sentences(self.path):
            return sightings_of(self._db, posting_id)

    def stored(self, posting_id: str) -> Stored | None:
        """Return a posting with its verdict, None when it is unknown or was not judged yet."""
        return next(self._stored("verdicts.posting = ?", posting_id), None)

    def judged_since(self, since: datetime | None, *outcomes: Outcome) -> Iterator[Stored]:
        """Yield the postings judged since a moment (None: ever) with one of the outcomes, best score first."""
        marks = ", ".join("?" * len(outcomes))
        stamp = since.isoformat() if since else ""
        yield from self._stored(f"outcome IN ({marks}) AND judged >= ?", *outcomes, stamp)

    def judged_of(self, posting_ids: Collection[str]) -> Iterator[Stored]:
        """Yield the postings of some ids that were judged, best score first."""
        where = "verdicts.posting IN (SELECT value FROM json_each(?))"
        yield from self._stored(where, json.dumps(list(posting_ids))) if posting_ids else ()

    def undelivered(self, *outcomes: Outcome) -> Iterator[Stored]:
        """Yield the open postings whose present outcome was never delivered, best score first."""
        marks = ", ".join("?" * len(outcomes))
        yield from self._stored(
            f"shown.closed IS NULL AND outcome IN ({marks}) AND NOT EXISTS (SELECT 1 FROM deliveries"
            " JOIN postings ON postings.id = deliveries.posting"
            " WHERE postings.known_as = verdicts.posting AND deliveries.outcome = verdicts.outcome)",
            *outcomes,
        )

    def _stored(self, where: str, *values: object) -> Iterator[Stored]:
        marks = self.marks()
        with faults_as_sentences(self.path):
            yield from (
                replace(each, marks=marks.get(each.posting.id, ())) for each in judged_where(self._db, where, values)
            )

    def set_aside(self, since: datetime | None = None, after: datetime | None = None) -> list[tuple[str, int]]:
        """Return (deciding rule, count) of what was rejected since a moment, or after one, most frequent first."""
        return [
            (deciding, count)
            for deciding, count in self._read(
                "SELECT deciding, count(*) FROM verdicts JOIN shown ON shown.id = posting"
                " WHERE outcome = 'reject' AND judged >= ? AND judged > ?"
                " GROUP BY deciding ORDER BY count(*) DESC, deciding",
                since.isoformat() if since else "",
                after.isoformat() if after else "",
            )
        ]

    def best_set_aside(self, most: int, since: datetime | None = None) -> dict[str, list[Stored]]:
        """Return what was rejected since a moment under the rule that decided, of each the best `most`, best first."""
        rows = self._read(
            "SELECT posting, deciding FROM (SELECT posting, deciding, row_number() OVER"
            " (PARTITION BY deciding ORDER BY score_low DESC, score_high DESC, posting) AS place"
            " FROM verdicts JOIN shown ON shown.id = posting WHERE outcome = 'reject' AND judged >= ?)"
            " WHERE place <= ?",
            since.isoformat() if since else "",
            most,
        )
        decided_by = dict(rows)
        found: dict[str, list[Stored]] = {}
        for each in self.judged_of(decided_by):
            found.setdefault(decided_by[each.posting.id], []).append(each)
        return found

    def counts(self, since: datetime | None = None) -> dict[str, int]:
        """Return how many verdicts there are of each outcome since a moment."""
        sql = (
            "SELECT outcome, count(*) FROM verdicts JOIN shown ON shown.id = posting WHERE judged >= ? GROUP BY outcome"
        )
        rows = self._read(sql, since.isoformat() if since else "")
        return {str(outcome): int(count) for outcome, count in rows}

    def check(self) -> None:
        """Raise StoreError when the file is damaged."""
        (answer,) = self._read("PRAGMA quick_check(1)")[0]
        if answer != "ok":
            message = f"{self.path}: the file is damaged ({answer}); restore a copy, or move it away and run again"
            raise StoreError(message)

    def size(self) -> int:
        """Return how many postings are stored."""
        return int(self._read("SELECT count(*) FROM shown")[0][0])

    def judged_by_other_rules(self, rules_hash: str) -> int:
        """Return how many verdicts were made by other rules than these."""
        sql = "SELECT count(*) FROM verdicts JOIN shown ON shown.id = posting WHERE rules_hash != ?"
        return int(self._read(sql, rules_hash)[0][0])
