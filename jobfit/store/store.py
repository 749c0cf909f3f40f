"""Store: what was seen, judged and delivered; every method that writes is its own transaction."""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any, Self

from jobfit.errors import StoreError
from jobfit.facts.codec import from_stored
from jobfit.facts.model import Facts
from jobfit.feeds.interface import Entry, Feed, Trust
from jobfit.postings.model import JobPosting
from jobfit.store.connection import faults_as_sentences, open_database, transaction
from jobfit.store.histories import Histories
from jobfit.store.rows import FeedState, Judged, Remembered, Stored
from jobfit.store.writing import moment, name_feed, posting_from, remember_posting, replace_verdict
from jobfit.verdicts.model import Outcome, Verdict

_RANKS = {Trust.EMPLOYER: 2, Trust.BOARD: 1, Trust.ALERT: 0}


class Store(Histories):
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

    @contextmanager
    def _write(self) -> Iterator[sqlite3.Connection]:
        with transaction(self._db, self.path):
            yield self._db

    def _read(self, sql: str, *values: object) -> list[tuple[Any, ...]]:
        with faults_as_sentences(self.path):
            return self._db.execute(sql, values).fetchall()

    # feeds

    def feed_state(self, feed_id: str) -> FeedState:
        """Return what is remembered of a feed; a fresh state when it was never read."""
        rows = self._read(
            "SELECT etag, last_modified, body_hash, definition, last_fetched, last_success, status, message, entries,"
            " failures, zeros FROM feeds WHERE id = ?",
            feed_id,
        )
        if not rows:
            return FeedState()
        etag, last_modified, body_hash, definition, last_fetched, last_success, status, *rest = rows[0]
        message, entries, failures, zeros = rest
        return FeedState(
            etag=etag,
            last_modified=last_modified,
            body_hash=body_hash,
            definition=definition,
            last_fetched=moment(last_fetched),
            last_success=moment(last_success),
            status=status,
            message=message,
            entries=entries,
            failures=failures,
            zeros=zeros,
        )

    def feed_failed(self, feed: Feed, message: str, *, now: datetime) -> None:
        """Note that a feed could not be read; its validators stay as they were, so nothing is skipped later."""
        with self._write() as db:
            name_feed(db, feed)
            db.execute(
                "UPDATE feeds SET status = 'failed', message = ?, failures = failures + 1, last_fetched = ?"
                " WHERE id = ?",
                (message, now.isoformat(), feed.id),
            )

    def feed_unchanged(self, feed: Feed, *, now: datetime) -> None:
        """Note that a feed has nothing new; its postings count as seen again."""
        with self._write() as db:
            name_feed(db, feed)
            db.execute(
                "UPDATE sightings SET last_seen = ? WHERE feed = ?"
                " AND last_seen = (SELECT last_success FROM feeds WHERE id = ?)",
                (now.isoformat(), feed.id, feed.id),
            )
            db.execute(
                "UPDATE feeds SET message = CASE status WHEN 'failed' THEN '' ELSE message END, status = 'unchanged',"
                " failures = 0, last_fetched = ?, last_success = ? WHERE id = ?",
                (now.isoformat(), now.isoformat(), feed.id),
            )

    def remember(
        self, feed: Feed, read: Sequence[tuple[Entry, JobPosting]], state: FeedState, *, now: datetime
    ) -> Remembered:
        """Remember one document of a feed as a whole: its entries, postings and sightings, and the feed's state."""
        stamp = now.isoformat()
        counts = {"new": 0, "edited": 0, "same": 0}
        with self._write() as db:
            name_feed(db, feed)
            for entry, posting in read:
                counts[remember_posting(db, entry, posting, _RANKS[feed.trust], stamp)] += 1
            db.execute(
                "UPDATE feeds SET status = 'ok', message = ?, failures = 0, last_fetched = ?, last_success = ?,"
                " etag = ?, last_modified = ?, body_hash = ?, definition = ?, entries = ?,"
                " zeros = CASE WHEN ? THEN 0 ELSE zeros + 1 END WHERE id = ?",
                (
                    state.message,
                    stamp,
                    stamp,
                    state.etag,
                    state.last_modified,
                    state.body_hash,
                    state.definition,
                    len(read),
                    bool(read),
                    feed.id,
                ),
            )
        return Remembered(**counts)

    # judging

    def unjudged(self, *, facts_version: int) -> Iterator[JobPosting]:
        """Yield the postings that no verdict speaks of as they are now, oldest first, in small steps."""
        last = ("", "")
        while True:
            rows = self._read(
                "SELECT postings.first_seen, postings.id, document FROM postings"
                " LEFT JOIN verdicts ON verdicts.posting = postings.id LEFT JOIN facts ON facts.posting = postings.id"
                " WHERE (verdicts.posting IS NULL OR facts.content_hash IS NOT postings.content_hash"
                " OR facts.version < ?) AND (postings.first_seen, postings.id) > (?, ?)"
                " ORDER BY postings.first_seen, postings.id LIMIT 500",
                facts_version,
                *last,
            )
            if not rows:
                return
            for first_seen, posting_id, document in rows:
                last = (first_seen, posting_id)
                yield posting_from(document)

    def count_unjudged(self, *, facts_version: int) -> int:
        """Return how many postings `unjudged` yields."""
        (row,) = self._read(
            "SELECT count(*) FROM postings"
            " LEFT JOIN verdicts ON verdicts.posting = postings.id LEFT JOIN facts ON facts.posting = postings.id"
            " WHERE verdicts.posting IS NULL OR facts.content_hash IS NOT postings.content_hash OR facts.version < ?",
            facts_version,
        )
        return int(row[0])

    def judge(self, judged: Iterable[Judged], *, now: datetime) -> list[tuple[str, str | None]]:
        """Store facts and verdicts; return (posting id, outcome before or None) for each whose verdict is different."""
        changed: list[tuple[str, str | None]] = []
        stamp = now.isoformat()
        with self._write() as db:
            for each in judged:
                db.execute(
                    "INSERT OR REPLACE INTO facts VALUES (?, ?, ?, ?, ?)",
                    (
                        each.posting_id,
                        each.content_hash,
                        each.facts_version,
                        each.facts,
                        zlib.compress(each.evidence),
                    ),
                )
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
        while rows := self._read("SELECT id, document FROM postings WHERE id > ? ORDER BY id LIMIT 500", last):
            for posting_id, document in rows:
                last = posting_id
                yield posting_from(document)

    def facts_decided_by(self, deciding: Collection[str]) -> Iterator[tuple[str, Facts]]:
        """Yield (posting id, facts without evidence) of the rejections and near misses that these rules decided."""
        marks = ", ".join("?" * len(deciding))
        rows = self._read(
            "SELECT facts.posting, facts FROM facts JOIN verdicts ON verdicts.posting = facts.posting"
            f" WHERE outcome IN ('reject', 'near_miss', 'ask') AND deciding IN ({marks})",
            *deciding,
        )
        for posting_id, values in rows:
            yield posting_id, from_stored(values)

    def facts_by_feed(self) -> Iterator[tuple[str, Facts]]:
        """Yield (feed whose text it is, facts without evidence) of every judged posting, in small steps."""
        last = ""
        while rows := self._read(
            "SELECT facts.posting, feed, facts FROM facts JOIN postings ON postings.id = facts.posting"
            " WHERE facts.posting > ? ORDER BY facts.posting LIMIT 500",
            last,
        ):
            for posting_id, feed, values in rows:
                last = posting_id
                yield feed, from_stored(values)

    def outcomes(self) -> dict[str, Outcome]:
        """Return the present outcome of every judged posting, by id."""
        return {posting: Outcome(outcome) for posting, outcome in self._read("SELECT posting, outcome FROM verdicts")}

    # looking up

    def ids_like(self, prefix: str) -> list[str]:
        """Return the ids of the postings that start with `prefix`, at most ten."""
        escaped = prefix.replace("\\", "\\\\").replace("%", r"\%").replace("_", r"\_")
        return [
            row[0]
            for row in self._read(
                "SELECT id FROM postings WHERE id LIKE ? ESCAPE '\\' ORDER BY id LIMIT 10", f"{escaped}%"
            )
        ]

    def posting(self, posting_id: str) -> JobPosting | None:
        """Return a stored posting by its full id."""
        rows = self._read("SELECT document FROM postings WHERE id = ?", posting_id)
        return posting_from(rows[0][0]) if rows else None

    def stored(self, posting_id: str) -> Stored | None:
        """Return a posting with its verdict, None when it is unknown or was not judged yet."""
        return next(self._stored("verdicts.posting = ?", posting_id), None)

    def judged_since(self, since: datetime | None, *outcomes: Outcome) -> Iterator[Stored]:
        """Yield the postings judged since a moment (None: ever) with one of the outcomes, best score first."""
        marks = ", ".join("?" * len(outcomes))
        stamp = since.isoformat() if since else ""
        yield from self._stored(f"outcome IN ({marks}) AND judged >= ?", *outcomes, stamp)

    def undelivered(self, *outcomes: Outcome) -> Iterator[Stored]:
        """Yield the postings whose present outcome was never delivered, best score first."""
        marks = ", ".join("?" * len(outcomes))
        yield from self._stored(
            f"outcome IN ({marks}) AND NOT EXISTS (SELECT 1 FROM deliveries"
            " WHERE deliveries.posting = verdicts.posting AND deliveries.outcome = verdicts.outcome)",
            *outcomes,
        )

    def _stored(self, where: str, *values: object) -> Iterator[Stored]:
        rows = self._read(
            "SELECT document, verdict, postings.first_seen, judged,"
            " (SELECT group_concat(feed, char(10)) FROM sightings WHERE sightings.posting = postings.id)"
            " FROM verdicts JOIN postings ON postings.id = verdicts.posting"
            f" WHERE {where} ORDER BY score_low DESC, score_high DESC, postings.id",
            *values,
        )
        for document, verdict, first_seen, judged, feeds in rows:
            yield Stored(
                posting=posting_from(document),
                verdict=Verdict.model_validate_json(zlib.decompress(verdict)),
                first_seen=datetime.fromisoformat(first_seen),
                judged=datetime.fromisoformat(judged),
                feeds=tuple((feeds or "").split("\n")),
            )

    def set_aside(self, since: datetime | None) -> list[tuple[str, int]]:
        """Return (deciding rule, count) of the rejections since a moment, most frequent first."""
        return [
            (deciding, count)
            for deciding, count in self._read(
                "SELECT deciding, count(*) FROM verdicts WHERE outcome = 'reject' AND judged >= ?"
                " GROUP BY deciding ORDER BY count(*) DESC, deciding",
                since.isoformat() if since else "",
            )
        ]

    def counts(self, since: datetime | None = None) -> dict[str, int]:
        """Return how many verdicts there are of each outcome since a moment."""
        rows = self._read(
            "SELECT outcome, count(*) FROM verdicts WHERE judged >= ? GROUP BY outcome",
            since.isoformat() if since else "",
        )
        return {str(outcome): int(count) for outcome, count in rows}

    def check(self) -> None:
        """Raise StoreError when the file is damaged."""
        (answer,) = self._read("PRAGMA quick_check(1)")[0]
        if answer != "ok":
            message = f"{self.path}: the file is damaged ({answer}); restore a copy, or move it away and run again"
            raise StoreError(message)

    def size(self) -> int:
        """Return how many postings are stored."""
        return int(self._read("SELECT count(*) FROM postings")[0][0])

    def judged_by_other_rules(self, rules_hash: str) -> int:
        """Return how many verdicts were made by other rules than these."""
        return int(self._read("SELECT count(*) FROM verdicts WHERE rules_hash != ?", rules_hash)[0][0])

    # delivering

    def last_digest(self) -> datetime | None:
        """Return when the last digest was delivered."""
        return moment(self._read("SELECT max(made) FROM digests")[0][0])

    def deliver(self, delivered: Iterable[tuple[str, Outcome]], *, now: datetime) -> None:
        """Note that a digest with these (posting id, outcome) reached the person; they are not delivered again."""
        stamp = now.isoformat()
        pairs = [(posting_id, str(outcome), stamp) for posting_id, outcome in delivered]
        with self._write() as db:
            db.executemany("INSERT INTO deliveries VALUES (?, ?, ?) ON CONFLICT DO NOTHING", pairs)
            db.execute("INSERT INTO digests VALUES (?, ?) ON CONFLICT DO NOTHING", (stamp, len(pairs)))

    def keep_profile(self, profile_hash: str, text: str, *, now: datetime) -> None:
        """Remember a profile as it was when it first judged."""
        if self._read("SELECT 1 FROM profiles WHERE hash = ?", profile_hash):
            return
        with self._write() as db:
            db.execute(
                "INSERT INTO profiles VALUES (?, ?, ?) ON CONFLICT DO NOTHING", (profile_hash, now.isoformat(), text)
            )
