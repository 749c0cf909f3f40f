"""A person's folder for the command line: a profile, a feed file, and jobfit run on them."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path

import pytest

from jobfit.paths import DATABASE
from tests.calling import Ran, called, called_apart, command
from tests.stored import tables

PROFILE = """\
schema = 1
[me]
name = "Ada"
currency = "EUR"
[now]
title = "Data engineer"
pay = "60k EUR/year"
office_days = 3
[bar]
score = 0
never_worse = ["pay"]
near_miss = { pay = "5%" }
[must.pay]
min = "70k EUR/year"
why = "Rent."
[must.workplace]
in = ["remote", "hybrid"]
[dealbreaker.gambling]
[nice.async]
says = ["async-first"]
weight = 3
"""
FEEDS = """\
[feed.acme]
name = "Acme careers"
file = "acme.jsonl"
attribution = "via Acme"
"""


def posting(number: int, **fields: object) -> dict[str, object]:
    """Return a posting that meets the profile, but for the fields given."""
    return {
        "id": f"p{number}",
        "title": f"Data engineer {number}",
        "company": "Acme",
        "location": "Lisbon, Portugal",
        "url": f"https://acme.example/{number}",
        "description": "<p>Pay: €80,000 to €90,000 a year. We are async-first.</p>",
        "workplace": "remote",
    } | fields


POSTINGS = [
    posting(1),
    posting(2, description="<p>We are async-first.</p>"),
    posting(3, description="<p>Pay: €68,000 a year.</p>"),
    posting(4, description="<p>Pay: €40,000 a year.</p>", workplace="on_site"),
    posting(5, description="<p>Pay: €80,000 a year. We are an online betting company.</p>"),
]

NOWHERE = {
    **dict.fromkeys(("http_proxy", "https_proxy", "all_proxy"), "http://127.0.0.1:9"),
    "no_proxy": "127.0.0.1,localhost",
}
"""An environment in which only this machine can be asked."""


@dataclass(frozen=True)
class Home:
    """One person's folder."""

    folder: Path

    def run(self, *arguments: str, given: bytes = b"", environment: Mapping[str, str] | None = None) -> Ran:
        """Run jobfit with these arguments and this folder, in a clean environment."""
        return called(arguments, given=given, environment=self.environment(environment))

    def run_apart(self, *arguments: str, given: bytes = b"", environment: Mapping[str, str] | None = None) -> Ran:
        """Do the same in a process of its own, for what only a process has: workers, locks, signals, pipes."""
        return called_apart(arguments, given=given, environment=self.environment(environment))

    def start(self, *arguments: str) -> subprocess.Popen[bytes]:
        """Start jobfit and do not wait for it."""
        return subprocess.Popen(  # noqa: S603 - ourselves
            command(*arguments), stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, env=self.environment()
        )

    def wait_for_verdicts(self, process: subprocess.Popen[bytes]) -> None:
        """Wait until a started run has stored a verdict, or has ended."""
        begun = self.folder / "jobfit.db-wal"  # not before: a reader would be in the way of the database being made
        while process.poll() is None and not (begun.exists() and self.count("verdicts")):
            time.sleep(0.01)

    def count(self, table: str) -> int:
        """Return how many rows a table has, 0 while there is no database."""
        if not (self.folder / DATABASE).exists():
            return 0
        try:
            with self.tables() as db:
                return int(db.execute(f"SELECT count(*) FROM {table}").fetchone()[0])
        except sqlite3.OperationalError:  # the tables are being made
            return 0

    def tables(self) -> AbstractContextManager[sqlite3.Connection]:
        """Open the database behind jobfit's back."""
        return tables(self.folder / DATABASE)

    def environment(self, others: Mapping[str, str] | None = None) -> dict[str, str]:
        """Return a clean environment with this folder as home, on a fixed day."""
        kept = {name: value for name, value in os.environ.items() if name in {"PATH", "COVERAGE_PROCESS_START"}}
        return kept | {
            "HOME": str(self.folder),
            "JOBFIT_HOME": str(self.folder),
            "JOBFIT_NOW": "2026-11-20T07:00:00+00:00",
            "PYTHONIOENCODING": "utf-8",
            **NOWHERE,
        } | dict(others or {})  # fmt: skip

    def write_postings(self, postings: Sequence[dict[str, object]]) -> None:
        """Write the feed's file."""
        (self.folder / "acme.jsonl").write_text("".join(json.dumps(each) + "\n" for each in postings), "utf-8")


@pytest.fixture
def home(tmp_path: Path) -> Home:
    """Make a folder with the profile, the feeds and five postings."""
    return home_in(tmp_path)


def home_in(folder: Path, *, feeds: str = FEEDS) -> Home:
    """Write the profile, the feeds and five postings to a folder."""
    (folder / "profile.toml").write_text(PROFILE, "utf-8")
    (folder / "feeds.toml").write_text(feeds, "utf-8")
    made = Home(folder)
    made.write_postings(POSTINGS)
    return made


@pytest.fixture(scope="session")
def once_judged(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Judge the five postings once; the folder is for copying only."""
    made = home_in(tmp_path_factory.mktemp("once-judged"))
    assert 0 == made.run("run", "-q").returncode
    return made.folder


@pytest.fixture
def judged(home: Home, once_judged: Path) -> Home:
    """Make the same folder with the five postings judged."""
    shutil.copytree(once_judged, home.folder, dirs_exist_ok=True)
    return home


@pytest.fixture
def outcomes(home: Home) -> Callable[[], dict[str, str]]:
    """Return a function that gives every judged posting's title and outcome from the database."""

    def read() -> dict[str, str]:
        sql = "SELECT title, outcome FROM verdicts JOIN postings ON postings.id = posting ORDER BY title"
        with home.tables() as db:
            return dict(db.execute(sql).fetchall())

    return read
