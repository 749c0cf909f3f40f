"""Measure what is asked of the past: what-if, tradeoffs and rejudge over the demo's postings, many times over."""

from __future__ import annotations

import json
import random
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from jobfit.cli.demo import DEMO_DAY, demo

_QUESTIONS = (
    ("what-if", "--set", "must.pay.min=60k", "--json"),
    ("what-if", "--drop", "dealbreaker.other-trade", "--json"),
    ("tradeoffs", "--json"),
    ("rejudge", "--diff", "--json"),
)
_LAUNCHER = """
import resource, subprocess, sys, time
started = time.perf_counter()
status = subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL).returncode
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(status, time.perf_counter() - started, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)
"""
_HOURLY = 2000  # and less: pay by the hour or day
_COPIED = {
    "postings": ("id", "known_as", "voice"),
    "facts": ("posting",),
    "verdicts": ("posting",),
    "sightings": ("posting", "entry_id"),
}


def past(row: Callable[..., None], *, count: int = 50_000) -> None:
    """Print what each question takes: seconds, seconds of processor time, and the peak memory of one process."""
    print(f"\nasked of {count} stored postings, with the demo's profile")
    row("question", "seconds", "cpu seconds", "peak MB")
    with tempfile.TemporaryDirectory() as name:
        home = Path(name)
        fill(home, count)
        for question in _QUESTIONS:
            row(" ".join(question[:3]), *_asked(home, question))


def fill(home: Path, count: int) -> None:
    """Make a folder with the demo's files, and a store of so many postings that differ in pay and company."""
    demo(home)
    db = sqlite3.connect(home / "jobfit.db", isolation_level=None)
    (base,) = db.execute("SELECT count(*) FROM postings").fetchone()
    db.execute("PRAGMA foreign_keys = OFF")
    for table in _COPIED:
        db.execute(f"CREATE TEMP TABLE base_{table} AS SELECT * FROM {table}")
    drawn = random.Random(1)
    db.create_function("varied", 1, lambda facts: _varied(facts, drawn))
    db.execute("BEGIN")
    for number in range(1, -(-count // base)):
        for table, keys in _COPIED.items():
            columns = ", ".join(_copied(db, table, keys, number))
            db.execute(f"INSERT INTO {table} SELECT {columns} FROM base_{table}")
    db.execute("COMMIT")
    db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    db.close()


def _copied(db: sqlite3.Connection, table: str, keys: tuple[str, ...], number: int) -> Iterator[str]:
    """Yield a table's columns as a copy of that number has them."""
    for _, name, *_ in db.execute(f"PRAGMA table_info({table})").fetchall():
        if name in keys:
            yield f"{name} || '-{number}'"
        else:
            yield "varied(facts)" if (table, name) == ("facts", "facts") else name


def _varied(facts: bytes, drawn: random.Random) -> bytes:
    """Return stored facts with another pay and company."""
    table = json.loads(facts)
    if "pay" in table:
        times = drawn.uniform(0.7, 1.4)  # in steps of a hundred, as pay is advertised
        stated = {end: table["pay"][end] for end in ("low", "high") if table["pay"].get(end)}
        table["pay"] |= {end: round(figure * times, -2) for end, figure in stated.items() if figure > _HOURLY}
    if "company" in table:
        table["company"]["value"] += f" {drawn.randrange(5000)}"
    return json.dumps(table, ensure_ascii=False, separators=(",", ":")).encode()


def _asked(home: Path, question: tuple[str, ...]) -> tuple[str, str, str]:
    command = [sys.executable, "-c", _LAUNCHER, sys.executable, "-m", "jobfit", *question]
    environment = {"JOBFIT_HOME": str(home), "JOBFIT_NOW": DEMO_DAY.isoformat(), "PATH": ""}
    launched = subprocess.run(command, check=True, capture_output=True, text=True, env=environment)
    status, seconds, used, peak = map(float, launched.stdout.split())
    if status:
        raise RuntimeError(f"{' '.join(question)} ended with {status:.0f}")
    return f"{seconds:.1f}", f"{used:.1f}", f"{peak:.0f}"
