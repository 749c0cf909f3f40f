"""Judging many postings on all processors: what is stored is what one process would store."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from jobfit import unseen
from jobfit.facts.extract import VERSION
from jobfit.feeds.interface import Feed
from jobfit.judging import resolved
from jobfit.pipeline import Progress, RunReport, read_feeds, run
from jobfit.profile.load import parse_profile
from jobfit.store.store import Store
from jobfit.verdicts.model import Outcome, Verdict
from jobfit.workers import Workers
from tests.cli.conftest import PROFILE, posting
from tests.deadly import Doubling
from tests.stored import tables

NOW = datetime(2026, 11, 20, 7, tzinfo=UTC)
TEXTS = [
    "<p>Pay: €80,000 a year. We are async-first.</p>",
    "<p>We are async-first.</p>",
    "<p>Pay: €40,000 a year.</p>",
    "<p>Pay: €80,000 a year. We are an online betting company.</p>",
]


LONG = (
    "We look after the catalogue of what every table holds, who may see it and how old it is. You write the rules with"
    " the teams that own the tables, and see that they are kept. Two people do this today, and you would be the third."
)


@pytest.fixture
def stored(tmp_path: Path) -> Callable[[str], Store]:
    """Return what makes a database of sixty postings that no verdict speaks of."""
    lines = [json.dumps(posting(number, description=TEXTS[number % len(TEXTS)])) for number in range(60)]
    (tmp_path / "all.jsonl").write_text("\n".join(lines), "utf-8")
    feed = Feed(id="acme", name="Acme", kind="jsonl", file=str(tmp_path / "all.jsonl"))

    def make(name: str) -> Store:
        from jobfit.feeds.network import network  # noqa: PLC0415 - only here

        store = Store(tmp_path / name)
        list(read_feeds([feed], store, network(), now=NOW))
        return store

    return make


def judged(store: Store) -> tuple[unseen.JudgedNow, list[tuple[str, Outcome]]]:
    """Judge what is in a database, and return what is then stored of it."""
    profile = parse_profile(PROFILE.encode(), file="profile.toml", today=date(2026, 11, 20))
    heard: list[tuple[int, int]] = []
    done = unseen.judge_unseen(
        resolved(profile), profile.person, store, now=NOW, on_judged=lambda now, of: heard.append((now, of))
    )
    assert (60, 60) == heard[-1]
    stored = [(each.posting.id, each.verdict.outcome) for each in store.judged_since(None, *Outcome)]
    return done, sorted(stored)


def test_other_processes_store_what_this_one_would(
    stored: Callable[[str], Store], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Counts, outcomes and postings are the same, and nothing is left to judge."""
    with stored("one.db") as alone:
        here, said = judged(alone)
    monkeypatch.setattr(unseen, "MANY", 10)
    with stored("two.db") as shared:
        there, answered = judged(shared)

        assert 0 == shared.count_unjudged(facts_version=VERSION)
    assert (here.outcomes, here.deciding, here.faults) == (there.outcomes, there.deciding, there.faults)
    assert {Outcome.KEEP, Outcome.ASK, Outcome.REJECT} <= set(here.outcomes)
    assert said == answered


def a_run(home: Path, name: str) -> tuple[RunReport, list[tuple[str, Verdict]], list[str]]:
    """Run over feeds of which two carry a posting that an earlier one has in shorter words: by its id, and by another.

    Returns the report, what is stored of every posting, and in which order feeds were read and postings judged.
    """
    heard: list[str] = []
    feeds = []
    for number in range(12):
        lines = [posting(number * 10 + each, description=TEXTS[each % len(TEXTS)]) for each in range(6)]
        if number in {2, 8}:  # one posting, of which the second feed tells more
            text = f"<p>{LONG}</p>" + "<p>Pay: €80,000 a year.</p>" * (number == 8)
            lines.append(posting(number * 10 + 9, title="Data steward", description=text))
        if number == 9:
            lines.append(posting(3, description="<p>Pay: €30,000 a year, as this longer text says, for the feed.</p>"))
        file = home / f"{number}.jsonl"
        file.write_text("\n".join(map(json.dumps, lines)), "utf-8")
        feeds.append(Feed(id=f"f{number}", name=f"Feed {number}", kind="jsonl", file=str(file)))
    profile = parse_profile(PROFILE.encode(), file="profile.toml", today=date(2026, 11, 20))
    progress = Progress(remembered=lambda _: heard.append("read"), judged=lambda _done, _of: heard.append("judged"))
    with Store(home / name) as store:
        report = run(feeds, profile, store, now=NOW, progress=progress)
        stored = sorted((each.posting.id, each.verdict) for each in store.judged_since(None, *Outcome))
        with tables(store.path) as db:
            assert [] == db.execute("SELECT * FROM past_verdicts").fetchall()
        assert 0 == store.count_unjudged(facts_version=VERSION)
    return report, stored, heard


def test_judging_beside_reading_comes_to_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also where a later feed has a longer text of a posting, or one that turns out to be another under its own id."""
    afterwards, stored, order = a_run(tmp_path, "one.db")
    assert ["read"] * 12 == order[:12]
    assert afterwards.judged == len(stored) < sum(each.new for each in afterwards.feeds)

    monkeypatch.setattr(unseen, "MANY", 10)
    monkeypatch.setattr(unseen, "_BATCH", 2)
    beside, judged_then, order = a_run(tmp_path, "two.db")

    assert "judged" in order[: len(order) - order[::-1].index("read")]
    assert stored == judged_then
    assert afterwards == replace(beside, outcomes=afterwards.outcomes)  # as frequent ones come in any order
    assert dict(afterwards.outcomes) == dict(beside.outcomes)


@pytest.mark.parametrize("forked", [True, False])
def test_what_kills_a_worker_is_answered_as_lost(*, forked: bool) -> None:
    """All other work is answered, in order, whichever way the processes are started."""
    workers = Workers(Doubling, lambda number: [-number], size=5, count=2, forked=forked)

    answers = [number for chunk in workers.answers(iter(range(30))) for number in chunk]

    assert [-number if number == 13 else number * 2 for number in range(30)] == answers


STARTS_A_WORKER = """
import os, sys, time
from jobfit.workers import Workers

class Telling:
    def __call__(self, numbers):
        print(os.getpid(), flush=True)
        time.sleep(600)

if __name__ == "__main__":
    list(Workers(Telling, list, size=1, count=1, forked=sys.argv[1] == "fork").answers(iter([1])))
"""


@pytest.mark.parametrize("how", ["fork", "spawn"])
def test_a_worker_ends_with_the_process_that_started_it(tmp_path: Path, how: str) -> None:
    """Even when that one is killed, so that nothing holds its database or lock."""
    script = tmp_path / "start.py"
    script.write_text(STARTS_A_WORKER, "utf-8")
    path = {"PYTHONPATH": str(Path(__file__).parent.parent), "PATH": os.environ["PATH"]}
    parent = subprocess.Popen([sys.executable, str(script), how], stdout=subprocess.PIPE, env=path)  # noqa: S603 - ourselves
    assert parent.stdout is not None
    worker = int(parent.stdout.readline())

    parent.kill()
    parent.wait()

    assert any(not _runs(worker) for _ in _tries())
    parent.stdout.close()


def _runs(process: int) -> bool:
    try:
        return Path(f"/proc/{process}/stat").read_text().split()[2] not in "ZX"
    except (FileNotFoundError, ProcessLookupError):
        return False


def _tries() -> Iterator[None]:
    """Yield now and then for a while."""
    for _ in range(2400):
        yield
        time.sleep(0.05)
