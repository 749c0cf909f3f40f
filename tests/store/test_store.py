"""The store: what is remembered survives, nothing is judged twice, nothing is delivered twice."""

from __future__ import annotations

import errno
import os
import re
import sqlite3
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta
from fcntl import LOCK_SH, flock
from pathlib import Path

import pytest

from jobfit.errors import StoreBusy, StoreError
from jobfit.facts.person import Wording
from jobfit.feeds.interface import Entry, Feed, Trust
from jobfit.postings.model import JobPosting
from jobfit.store.connection import faults_as_sentences, only_run, run_under_way
from jobfit.store.rows import FeedState, Judged
from jobfit.store.schema import MIGRATIONS
from jobfit.store.store import Store
from jobfit.verdicts.model import Outcome, Verdict
from tests.stored import held_open, tables

NOW = datetime(2026, 11, 20, 7, 0, tzinfo=UTC)
ACME = Feed(id="acme", name="Acme", kind="jsonl", file="/nowhere/acme.jsonl")
BOARD = Feed(id="board", name="A board", kind="jsonl", file="/nowhere/board.jsonl")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """Open a store in a folder of its own."""
    with Store(tmp_path / "deep" / "jobfit.db") as opened:
        yield opened


def pair(
    posting_id: str = "a1", *, text: str = "Pay: 60k", feed: Feed = ACME, content_hash: str = ""
) -> tuple[Entry, JobPosting]:
    """Return an entry with its posting."""
    posting = JobPosting(
        id=posting_id, title="Plumber", description=text, feed=feed.id, content_hash=content_hash or f"hash of {text}"
    )
    return Entry(feed.id, posting_id, {"title": "Plumber", "description": text}, f"raw {text}"), posting


def judged(posting: JobPosting, outcome: Outcome = Outcome.KEEP, *, rules: str = "r1", facts: str = "f1") -> Judged:
    """Return a judgment of a posting."""
    verdict = Verdict(id=posting.id, outcome=outcome, score=(70, 80), bar=60, rules_hash=rules, facts_hash=facts)
    return Judged.of(posting, verdict, "" if outcome is Outcome.KEEP else "must.pay", facts_version=1)


def test_what_is_new_edited_and_the_same_is_told_apart(store: Store) -> None:
    """Remembering a document twice finds nothing new; an edited text is found."""
    first = store.remember(ACME, [pair("a1"), pair("a2")], FeedState(), now=NOW)
    again = store.remember(ACME, [pair("a1"), pair("a2", text="Pay: 70k")], FeedState(), now=NOW)

    assert (2, 0, 0) == (first.new, first.edited, first.same)
    assert (0, 1, 1) == (again.new, again.edited, again.same)


def test_a_shortened_copy_on_a_board_does_not_edit_the_employers_text(store: Store) -> None:
    """Of two feeds with one posting the one that says most speaks, whatever order they are read in."""
    long, short = "Pay: 60k. " * 20, "Pay: 60k."
    for _ in range(2):
        store.remember(BOARD, [pair(text=short, feed=BOARD)], FeedState(), now=NOW)
        store.remember(ACME, [pair(text=long)], FeedState(), now=NOW)
    last = store.remember(BOARD, [pair(text=short, feed=BOARD)], FeedState(), now=NOW)
    posting = store.posting("a1")

    assert (0, 0, 1) == (last.new, last.edited, last.same)
    assert posting is not None
    assert long == posting.description


def test_an_employers_text_counts_before_a_longer_copy_and_a_silent_speaker_is_replaced(store: Store) -> None:
    """The employer's edit is seen although a board says more; when the speaker drops the posting another speaks."""
    employer = ACME.model_copy(update={"trust": Trust.EMPLOYER})
    store.remember(BOARD, [pair(text="Pay: 70k. And more words of a board.", feed=BOARD)], FeedState(), now=NOW)
    own = store.remember(employer, [pair(text="Pay: 70k.")], FeedState(), now=NOW)
    edit = store.remember(employer, [pair(text="Pay: 40k.")], FeedState(), now=NOW)
    later = NOW + timedelta(days=1)
    store.remember(employer, [], FeedState(), now=later)
    taken_over = store.remember(BOARD, [pair(text="Pay: 70k. And more words.", feed=BOARD)], FeedState(), now=later)

    assert (1, 1, 1) == (own.edited, edit.edited, taken_over.edited)


def test_a_posting_is_seen_again_while_its_feed_is_unchanged(store: Store) -> None:
    """An unchanged document carries what it carried, so nobody else speaks for it."""
    store.remember(BOARD, [pair(text="Pay: 70k. And more.", feed=BOARD)], FeedState(), now=NOW)
    store.feed_unchanged(BOARD, now=NOW + timedelta(days=1))
    other = store.remember(ACME, [pair(text="Pay: 70k.")], FeedState(), now=NOW + timedelta(days=2))

    assert 0 == other.edited


def test_several_may_open_a_new_database_at_once(tmp_path: Path) -> None:
    """Whoever comes first makes the tables, and nobody fails."""

    def size(_number: int) -> int:
        with Store(tmp_path / "jobfit.db") as opened:
            return opened.size()

    with ThreadPoolExecutor(8) as pool:
        assert [0] * 16 == list(pool.map(size, range(16)))


def test_a_database_keeps_the_size_of_its_pages(tmp_path: Path) -> None:
    """A new one has pages that hold most texts; one that an earlier version made is read and written as it is."""
    new, old = tmp_path / "new.db", tmp_path / "old.db"
    with tables(old) as db:
        db.executescript("PRAGMA page_size = 4096; PRAGMA journal_mode = WAL")
    for path in (new, old):
        with Store(path) as opened:
            opened.remember(ACME, [pair()], FeedState(), now=NOW)

    assert [[(8192,)], [(4096,)]] == [_told(path, "PRAGMA page_size") for path in (new, old)]
    assert [[(1,)], [(1,)]] == [_told(path, "SELECT count(*) FROM postings") for path in (new, old)]


def _told(path: Path, sql: str) -> list[tuple[int]]:
    with tables(path) as db:
        return db.execute(sql).fetchall()


def test_a_judged_posting_is_not_judged_again_until_it_is_edited(store: Store) -> None:
    """`unjudged` yields what is new, then nothing, then what was edited."""
    entry, posting = pair()
    store.remember(ACME, [(entry, posting)], FeedState(), now=NOW)
    new = list(store.unjudged(facts_version=1))
    store.judge([judged(posting)], now=NOW)
    after = list(store.unjudged(facts_version=1))
    store.remember(ACME, [pair(text="Pay: 70k")], FeedState(), now=NOW)
    edited = list(store.unjudged(facts_version=1))

    assert [posting.model_copy(update={"first_seen": NOW.date()})] == new
    assert [] == after
    assert ["Pay: 70k"] == [each.description for each in edited]
    assert [posting] != list(store.unjudged(facts_version=2))


def test_newer_extractors_read_every_posting_again(store: Store) -> None:
    """A posting whose facts an older version read is unjudged."""
    entry, posting = pair()
    store.remember(ACME, [(entry, posting)], FeedState(), now=NOW)
    store.judge([judged(posting)], now=NOW)

    assert [] == list(store.unjudged(facts_version=1))
    assert [posting.id] == [each.id for each in store.unjudged(facts_version=2)]


def test_a_verdict_that_changes_moves_the_old_one_to_the_past(store: Store) -> None:
    """Judging again with the same hashes changes nothing; another verdict keeps the one before, if it was ever seen."""
    entry, posting = pair()
    store.remember(ACME, [(entry, posting)], FeedState(), now=NOW)
    unseen = store.judge([judged(posting, Outcome.ASK)], now=NOW)
    first = store.judge([judged(posting, Outcome.REJECT)], now=NOW)
    later = NOW + timedelta(hours=1)
    same = store.judge([judged(posting, Outcome.REJECT)], now=later)
    other = store.judge([judged(posting, Outcome.KEEP, rules="r2")], now=later)
    with tables(store.path) as db:
        past = db.execute("SELECT outcome FROM past_verdicts").fetchall()

    assert [("a1", None)] == unseen
    assert [("a1", "ask")] == first
    assert [] == same
    assert [("a1", "reject")] == other
    assert [("reject",)] == past


def test_of_each_rule_the_best_that_it_set_aside_are_read_alone(store: Store) -> None:
    """Thousands are set aside in a year: what is shown of them is all that is read."""
    for number in range(4):
        (read,) = pair(f"a{number}")[1:]
        store.remember(ACME, [pair(f"a{number}")], FeedState(), now=NOW)
        verdict = Verdict(id=read.id, outcome=Outcome.REJECT, score=(number, 80), bar=60)
        rule = "must.pay" if number else "must.where"
        store.judge([Judged.of(read, verdict, rule, facts_version=1)], now=NOW)

    best = store.best_set_aside(2)
    assert {"must.pay": [3, 2], "must.where": [0]} == {
        rule: [each.verdict.score[0] for each in postings] for rule, postings in best.items()
    }
    assert {} == store.best_set_aside(2, NOW + timedelta(days=1))


def test_an_outcome_is_delivered_once_and_a_better_one_again(store: Store) -> None:
    """A delivered question is not shown again, but the keep that it becomes is."""
    entry, posting = pair()
    store.remember(ACME, [(entry, posting)], FeedState(), now=NOW)
    store.judge([judged(posting, Outcome.ASK)], now=NOW)
    asked = [each.posting.id for each in store.undelivered(Outcome.ASK, Outcome.KEEP)]
    store.deliver([("a1", Outcome.ASK)], now=NOW)
    then = [each.posting.id for each in store.undelivered(Outcome.ASK, Outcome.KEEP)]
    store.judge([judged(posting, Outcome.KEEP, facts="f2")], now=NOW + timedelta(days=1))
    kept = [(each.posting.id, each.verdict.outcome) for each in store.undelivered(Outcome.ASK, Outcome.KEEP)]

    assert ["a1"] == asked
    assert [] == then
    assert [("a1", Outcome.KEEP)] == kept


def test_a_failed_feed_keeps_its_validators_and_counts_its_failures(store: Store) -> None:
    """A failure is told, and the next success starts from what was known."""
    store.remember(ACME, [pair()], FeedState(etag="e1", body_hash="b1"), now=NOW)
    store.feed_failed(ACME, "HTTP 503", now=NOW + timedelta(hours=1))
    store.feed_failed(ACME, "HTTP 503", now=NOW + timedelta(hours=2))
    failed = store.feed_state("acme")
    store.feed_unchanged(ACME, now=NOW + timedelta(hours=3))
    well = store.feed_state("acme")

    assert ("failed", "HTTP 503", 2, "e1", NOW) == (
        failed.status, failed.message, failed.failures, failed.etag, failed.last_success,
    )  # fmt: skip
    assert ("unchanged", "", 0, 1) == (well.status, well.message, well.failures, well.entries)


def test_a_feed_that_falls_silent_is_counted(store: Store) -> None:
    """Successful reads without an entry are counted in a row, and forgotten with the next entry."""
    for _ in range(3):
        store.remember(ACME, [], FeedState(), now=NOW)
    silent = store.feed_state("acme").zeros
    store.remember(ACME, [pair()], FeedState(), now=NOW)

    assert (3, 0) == (silent, store.feed_state("acme").zeros)


def test_the_second_of_two_runs_says_so(tmp_path: Path) -> None:
    """While one run holds the database another raises StoreBusy, and afterwards it may run."""
    path = tmp_path / "jobfit.db"
    with only_run(path), pytest.raises(StoreBusy, match="another run is at work"), only_run(path):
        pass
    with only_run(path):
        assert path.with_suffix(".lock").exists()


def test_whether_a_run_is_under_way_is_seen_by_several_at_once(tmp_path: Path) -> None:
    """Those who look do not take each other for a run, hinder none, and leave no file behind."""
    path = tmp_path / "jobfit.db"
    before = run_under_way(path), list(tmp_path.iterdir())
    with only_run(path):
        during = run_under_way(path)
    with path.with_suffix(".lock").open("rb") as another:
        flock(another, LOCK_SH)
        beside = run_under_way(path)
    with only_run(path):
        pass

    assert ((False, []), True, False) == (before, during, beside)


def test_an_older_database_learns_the_days_of_its_postings(tmp_path: Path) -> None:
    """The days that the stored documents state stand beside them after an update, as they do for new postings."""
    path = tmp_path / "jobfit.db"
    days = {"date_posted": date(2026, 11, 2), "valid_through": date(2026, 12, 24)}
    entry, posting = pair("a1")
    with Store(path) as store:
        store.remember(ACME, [pair("a2"), (entry, posting.model_copy(update=days))], FeedState(), now=NOW)
        stored = list(store.past(Wording(), facts_version=1))
    with tables(path) as db:
        db.executescript("""
            DROP VIEW kept;
            DROP VIEW shown;
            ALTER TABLE postings DROP COLUMN date_posted;
            ALTER TABLE postings DROP COLUMN valid_through;
            ALTER TABLE verdicts DROP COLUMN made;
            CREATE VIEW shown AS SELECT 1;
            CREATE VIEW kept AS SELECT 1;
            PRAGMA user_version = 5;
        """)

    with Store(path) as store:
        assert stored == list(store.past(Wording(), facts_version=1))
    assert [("2026-11-02", "2026-12-24"), (None, None)] == [each[-2:] for each in stored]


def test_a_database_of_a_newer_version_is_refused(tmp_path: Path) -> None:
    """A schema from the future is named in the error and left as it is."""
    path = tmp_path / "jobfit.db"
    Store(path).close()
    with tables(path) as db:
        db.execute(f"PRAGMA user_version = {len(MIGRATIONS) + 1}")

    with pytest.raises(StoreError, match="newer jobfit"):
        Store(path)


@pytest.mark.parametrize("content", [b"not a database at all, but a letter to a friend" * 40, b"\x00" * 5000])
def test_a_file_that_is_no_database_is_refused_with_a_remedy(tmp_path: Path, content: bytes) -> None:
    """A foreign file at the database's place is told, and not written over."""
    path = tmp_path / "jobfit.db"
    path.write_bytes(content)

    with pytest.raises(StoreError, match="not a jobfit database"):
        Store(path)
    assert content == path.read_bytes()


def interrupted(_: object) -> None:
    """Bring a database up to date until somebody presses Ctrl-C."""
    raise KeyboardInterrupt


def test_a_database_that_cannot_be_opened_is_let_go_of(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever the reason: no program holds on to a file that it does not work with."""
    path = tmp_path / "jobfit.db"
    with Store(path):
        assert held_open(path)
    monkeypatch.setattr("jobfit.store.schema.MIGRATIONS", [*MIGRATIONS, interrupted])

    with pytest.raises(KeyboardInterrupt):
        Store(path)
    assert not held_open(path)
    path.write_bytes(b"a letter to a friend" * 40)
    with pytest.raises(StoreError):
        Store(path)
    assert not held_open(path)


def test_a_full_disk_loses_nothing_that_was_written(store: Store) -> None:
    """When a step finds no room it is undone as a whole, with a sentence, and what was there stays."""
    store.remember(ACME, [pair("a1")], FeedState(), now=NOW)
    store._db.execute("PRAGMA max_page_count = 60")  # noqa: SLF001 - the only way to a full disk without one

    with pytest.raises(StoreError, match="the disk is full"):
        store.remember(
            ACME, [pair(f"b{n}", text=f"{n} " * 40_000 + str(n * 7919)) for n in range(200)], FeedState(), now=NOW
        )
    assert 1 == store.size()
    assert ["a1"] == store.ids_like("")


@pytest.mark.parametrize("fault", [errno.EACCES, errno.EROFS], ids=errno.errorcode.get)
def test_a_folder_that_cannot_be_written_to_is_told_with_its_remedy(tmp_path: Path, fault: int) -> None:
    """Whether its permissions or its file system forbid it, and not in the words of the system."""
    path = tmp_path / "jobfit.db"
    remedy = re.escape(f"{path}: the file or its folder cannot be written to; check its permissions")

    with pytest.raises(StoreError, match=f"{remedy}$"), faults_as_sentences(path):
        raise OSError(fault, os.strerror(fault), str(path.with_suffix(".lock")))


def test_a_disk_that_cannot_be_used_is_told_with_a_remedy(tmp_path: Path) -> None:
    """SQLite speaks of an I/O error where even its shared memory finds no room."""
    path = tmp_path / "jobfit.db"

    with pytest.raises(StoreError, match="free some space"), faults_as_sentences(path):
        raise sqlite3.OperationalError("disk I/O error")


def test_ids_are_found_by_their_beginning_only(store: Store) -> None:
    """Wildcards of SQL in an id are letters like any other."""
    store.remember(ACME, [pair("abc1"), pair("abd2")], FeedState(), now=NOW)

    assert ["abc1"] == store.ids_like("abc")
    assert ["abc1", "abd2"] == store.ids_like("ab")
    assert [] == store.ids_like("%")


def test_only_the_owner_can_read_the_database(store: Store) -> None:
    """The file and its folder are private, because they say what a person wants."""
    assert 0o600 == store.path.stat().st_mode & 0o777
    assert 0o700 == store.path.parent.stat().st_mode & 0o777
