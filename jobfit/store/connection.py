"""Opening the database: WAL, migrations, one writer at a time, and faults as sentences."""

from __future__ import annotations

import fcntl
import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from jobfit.errors import StoreBusy, StoreError
from jobfit.store.schema import NewerSchema, OlderSchema, migrate, refuse_older

_PAGE = 8_192  # bytes, of a new file; in pages of half the size most entries need a second one, a third more space
_CACHE = 16_000  # KB, so that pages of indexes, which are written all over, need not be read again for every posting
_A_LOOK = 0.05  # seconds in which whoever only looks whether a run is under way has let go of its lock
_UNWRITABLE = "the file or its folder cannot be written to; check its permissions"
_REMEDIES = {
    "disk is full": "the disk is full: nothing of this step was written; free some space and run it again",
    "disk i/o error": "the disk is full or failing: nothing of this step was written; free some space and run it again",
    "readonly": _UNWRITABLE,
    "read-only": _UNWRITABLE,
    "permission denied": _UNWRITABLE,
    "unable to open": "the file cannot be opened; check that its folder exists and is yours",
    "not a database": "the file is not a jobfit database; move it away or name another with JOBFIT_HOME",
    "malformed": "the file is damaged; restore a copy, or move it away and run again to read the feeds anew",
    "locked": "another program holds the file; close it and run again",
}


def open_database(path: Path) -> sqlite3.Connection:
    """Return a connection to the database at `path`, made or brought up to date; raises StoreError.

    One that may only be read is opened all the same: what writes into it raises StoreError.
    """
    with faults_as_sentences(path):
        if _only_readable(path):
            return _opened_to_read(path)
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        with _one_at_a_time(path.parent):
            if not path.exists():
                os.close(os.open(path, os.O_CREAT | os.O_WRONLY, 0o600))
            db = sqlite3.connect(path, isolation_level=None, timeout=10)
            with _closed_when_it_fails(db):
                db.execute(f"PRAGMA page_size = {_PAGE}")
                db.execute(f"PRAGMA cache_size = -{_CACHE}")
                db.execute("PRAGMA journal_mode = WAL")
                db.execute("PRAGMA foreign_keys = ON")
                db.execute("PRAGMA synchronous = NORMAL")
                migrate(db)
    return db


def _only_readable(path: Path) -> bool:
    """Say whether the database is there and it or its folder, where SQLite keeps files beside it, is not writable."""
    return path.exists() and not (os.access(path, os.W_OK) and os.access(path.parent, os.W_OK))


def _opened_to_read(path: Path) -> sqlite3.Connection:
    """Return a connection that only reads.

    SQLite reads what was written last from files beside the database, and refuses where it can neither find nor make
    them. Where there is nothing in them the database alone is all there is, and is read as what nobody changes.
    """
    beside = path.with_name(f"{path.name}-wal")
    try:
        return _connected_to_read(path, "mode=ro")
    except sqlite3.OperationalError:
        if beside.exists() and beside.stat().st_size:
            message = (
                f"{path}: what was written last is in {beside.name}, which can be read only in a folder that may be"
            )
            raise StoreError(f"{message} written to; copy the folder to such a place") from None
        return _connected_to_read(path, "mode=ro&immutable=1")


def _connected_to_read(path: Path, how: str) -> sqlite3.Connection:
    db = sqlite3.connect(f"{path.absolute().as_uri()}?{how}", uri=True, isolation_level=None, timeout=10)
    with _closed_when_it_fails(db):
        refuse_older(db)
        migrate(db)
        db.execute("PRAGMA query_only = ON")
    return db


@contextmanager
def _closed_when_it_fails(db: sqlite3.Connection) -> Iterator[None]:
    """Close a connection that could not be made ready, whatever stopped it."""
    try:
        yield
    except BaseException:
        db.close()
        raise


def only_reads(db: sqlite3.Connection) -> bool:
    """Say whether a connection is to a database that may only be read."""
    return bool(db.execute("PRAGMA query_only").fetchone()[0])


@contextmanager
def _one_at_a_time(folder: Path) -> Iterator[None]:
    """Hold a folder while a database in it is opened: SQLite refuses a second switch to WAL, without waiting."""
    held = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(held, fcntl.LOCK_EX)
        yield
    finally:
        os.close(held)


@contextmanager
def faults_as_sentences(path: Path) -> Iterator[None]:
    """Turn what SQLite and the file system complain of into a StoreError with a remedy."""
    try:
        yield
    except (sqlite3.Error, OSError) as fault:
        text = str(fault).casefold()
        remedy = next((sentence for word, sentence in _REMEDIES.items() if word in text), str(fault))
        if isinstance(fault, OSError) and fault.errno is not None and "No space" in os.strerror(fault.errno):
            remedy = _REMEDIES["disk is full"]
        raise StoreError(f"{path}: {remedy}") from None
    except OlderSchema:
        message = (
            f"{path}: it was made by an older jobfit and cannot be brought up to date where it cannot be written to"
        )
        raise StoreError(f"{message}; copy the folder to a place where it can") from None
    except NewerSchema as newer:
        message = f"{path}: {newer}; install that version again, or name another database with JOBFIT_HOME"
        raise StoreError(message) from None


@contextmanager
def transaction(db: sqlite3.Connection, path: Path) -> Iterator[None]:
    """Do a block's writes all or not at all; raises StoreError when they could not be done."""
    with faults_as_sentences(path):
        db.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            if db.in_transaction:
                db.execute("ROLLBACK")
            raise
        db.execute("COMMIT")


@contextmanager
def only_run(path: Path) -> Iterator[None]:
    """Hold the run lock beside the database; raises StoreBusy when another run has it. A killed run lets it go."""
    lock_path = path.with_suffix(".lock")
    with faults_as_sentences(path):
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        lock = os.open(lock_path, os.O_CREAT | os.O_RDWR, 0o600)
    try:
        if not _locked(lock, fcntl.LOCK_EX):
            time.sleep(_A_LOOK)
            if not _locked(lock, fcntl.LOCK_EX):
                message = f"{path}; nothing was changed, wait for it to end and run again"
                raise StoreBusy(message)
        yield
    finally:
        os.close(lock)


def _locked(lock: int, how: int) -> bool:
    """Take the lock, alone or shared, if nobody has it against that, and say whether that was so."""
    try:
        fcntl.flock(lock, how | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def run_under_way(path: Path) -> bool:
    """Say whether a run holds the lock beside the database just now.

    Looking writes nothing, and shares the lock for less than a moment: those who look are no run to one another.
    """
    with faults_as_sentences(path):
        try:
            lock = os.open(path.with_suffix(".lock"), os.O_RDONLY)
        except FileNotFoundError:  # nobody has run yet
            return False
    try:
        return not _locked(lock, fcntl.LOCK_SH)
    finally:
        os.close(lock)
