"""A folder that may only be read: what reads works there, and what writes says why it does not."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from datetime import UTC, datetime

import pytest

from jobfit.paths import DATABASE
from jobfit.store.rows import Mark
from jobfit.store.schema import MIGRATIONS
from jobfit.store.store import Store
from tests.calling import Ran, command
from tests.cli.conftest import Home

_BOUND = ["setpriv", "--bounding-set=-all", "--inh-caps=-all"]
"""Runs a command so that permissions bind it, as they do not bind root."""


@pytest.fixture
def run(judged: Home) -> Iterator[Callable[..., Ran]]:
    """Return a function that runs jobfit in a process that may write nothing in the folder."""
    if os.geteuid() == 0 and not shutil.which(_BOUND[0]):
        pytest.skip("root may write anywhere, and setpriv (util-linux) is not here")

    def bound(*arguments: str) -> Ran:
        for path in (*judged.folder.iterdir(), judged.folder):
            path.chmod(0o500 if path.is_dir() else 0o400)
        before = [*_BOUND, *command(*arguments)] if os.geteuid() == 0 else command(*arguments)
        ran = subprocess.run(before, capture_output=True, env=judged.environment(), check=False)  # noqa: S603 - ourselves
        return Ran(ran.returncode, ran.stdout, ran.stderr)

    yield bound
    judged.folder.chmod(0o700)


def _posting(home: Home) -> str:
    with home.tables() as db:
        return str(db.execute("SELECT id FROM postings ORDER BY title LIMIT 1").fetchone()[0])


@pytest.mark.parametrize(
    "arguments",
    [("explain", "ID"), ("facts", "ID"), ("rejected",), ("digest", "--dry-run"), ("feeds", "list")],
    ids=" ".join,
)
def test_what_reads_says_the_same_where_nothing_may_be_written(
    judged: Home, run: Callable[..., Ran], arguments: tuple[str, ...]
) -> None:
    """SQLite would write beside the file to read it; a copy of it that nobody may change is read without."""
    asked = [_posting(judged) if word == "ID" else word for word in arguments]
    there = judged.run(*asked)
    made = set(judged.folder.iterdir())

    assert (there.returncode, there.stdout, there.stderr) == tuple(vars(run(*asked)).values())
    assert made == set(judged.folder.iterdir())


@pytest.mark.parametrize("arguments", [("run",), ("mark", "ID", "applied"), ("answer", "ID", "pay=90k")], ids=" ".join)
def test_what_writes_says_that_it_cannot(judged: Home, run: Callable[..., Ran], arguments: tuple[str, ...]) -> None:
    """The file is named with the remedy."""
    ran = run(*(_posting(judged) if word == "ID" else word for word in arguments))

    assert 4 == ran.returncode
    assert b"jobfit.db: the file or its folder cannot be written to; check its permissions" in ran.stderr


def test_doctor_says_that_no_run_can_write(run: Callable[..., Ran]) -> None:
    """All else that reads works there, so this is where somebody finds out."""
    ran = run("doctor")

    assert 2 == ran.returncode
    assert b"5 postings; it may only be read, so no run can write into it: check the folder's permissions" in ran.stdout


def test_a_digest_that_cannot_be_noted_is_not_delivered(run: Callable[..., Ran]) -> None:
    """It would come again and again; how it is looked at all the same is told."""
    ran = run("digest")

    assert (4, b"") == (ran.returncode, ran.stdout)
    assert b"it may only be read, so what is delivered cannot be noted; --dry-run shows it" in ran.stderr


def test_a_review_that_cannot_be_noted_is_shown(run: Callable[..., Ran]) -> None:
    """The page is what was asked for; that no later reminder counts from it is told."""
    ran = run("review")

    assert (0, b"The database may only be read, so it is not noted when this review was.\n") == (
        ran.returncode,
        ran.stderr,
    )


def _copied_in_use(home: Home, kept: Callable[[str], bool]) -> None:
    """Leave in the folder what a copy holds that was made while another program wrote, as far as it is kept."""
    aside = home.folder / "aside"
    aside.mkdir()
    with Store(home.folder / DATABASE) as store:
        store.mark(_posting(home), Mark.APPLIED, note="by letter", now=datetime(2026, 11, 20, tzinfo=UTC))
        for each in home.folder.glob(f"{DATABASE}*"):
            if kept(each.name):
                shutil.copy(each, aside)
    for each in aside.iterdir():
        shutil.move(each, home.folder / each.name)
    aside.rmdir()


def test_what_was_written_last_is_read(judged: Home, run: Callable[..., Ran]) -> None:
    """SQLite keeps it in files beside the database, which a copy of the whole folder has."""
    _copied_in_use(judged, lambda _: True)

    assert b"by letter" in run("mark", "--list").stdout


def test_what_was_written_last_is_not_left_out_in_silence(judged: Home, run: Callable[..., Ran]) -> None:
    """Where a file is lacking that SQLite would make anew, nothing is read rather than less than there is."""
    _copied_in_use(judged, lambda name: not name.endswith("-shm"))
    ran = run("mark", "--list")

    assert (4, b"") == (ran.returncode, ran.stdout)
    assert b"what was written last is in jobfit.db-wal, which can be read only in a folder that may be" in ran.stderr


def test_an_older_database_is_refused_with_a_remedy(judged: Home, run: Callable[..., Ran]) -> None:
    """It is brought up to date before it is read, and here it cannot be."""
    with judged.tables() as db:
        db.execute(f"PRAGMA user_version = {len(MIGRATIONS) - 1}")
    ran = run("rejected")

    assert 4 == ran.returncode
    assert b"made by an older jobfit and cannot be brought up to date where it cannot be written to" in ran.stderr
