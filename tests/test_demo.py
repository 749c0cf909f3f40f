"""The bundled demo, the whole way: what a newcomer sees first has to be true and the same for everybody."""

from __future__ import annotations

import json
import os
import shlex
import shutil
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from jobfit.cli.demo import DEMO_DAY
from jobfit.paths import DATABASE
from jobfit.store.rows import Stored
from jobfit.store.store import Store
from jobfit.verdicts.model import Outcome
from tests.calling import Ran, called

README = Path(__file__).parent.parent / "README.md"


@pytest.fixture(scope="module")
def printed(made_demo: tuple[Path, str]) -> str:
    """Return what the demo prints."""
    return made_demo[1]


@pytest.fixture(scope="module")
def stored(demo_folder: Path) -> Iterator[list[Stored]]:
    """Return every judged posting of the demo."""
    with Store(demo_folder / DATABASE) as store:
        yield list(store.judged_since(None, *Outcome))


def test_every_posting_of_the_feeds_ends_in_a_stored_verdict(stored: list[Stored]) -> None:
    """Sixty-five postings go in, sixty-five verdicts come out, of every outcome some."""
    outcomes = Counter(each.verdict.outcome for each in stored)

    assert 65 == len(stored)
    assert set(Outcome) == set(outcomes)


def test_the_first_digest_in_a_kept_folder_has_what_the_demo_showed(demo_folder: Path, tmp_path: Path) -> None:
    """Somebody who keeps the demo's files and asks for the digest sees its keeps; asked again, nothing is new."""
    shutil.copytree(demo_folder, tmp_path, dirs_exist_ok=True)
    environment = {"JOBFIT_HOME": str(tmp_path), "JOBFIT_NOW": DEMO_DAY.isoformat()}
    asked = (called(("digest", "--json"), given=b"", environment=environment) for _ in range(2))
    first, second = (json.loads(each.stdout) for each in asked)

    assert first["keeps"]
    assert [[], []] == [second["keeps"], second["set_aside"]]


def test_every_quote_is_in_its_posting(stored: list[Stored]) -> None:
    """Whatever a reason quotes stands in the posting's field, at the offsets that the evidence gives."""
    quotes = [
        (each.posting, evidence)
        for each in stored
        for reason in each.verdict.reasons
        for test in reason.tests
        for evidence in test.evidence
    ]
    texts = {"title", "company", "location", "description"}
    wrong = [
        (posting.title, evidence)
        for posting, evidence in quotes
        if evidence.field in texts and getattr(posting, evidence.field)[evidence.start : evidence.end] != evidence.quote
    ]

    assert len(quotes) > 500
    assert [] == wrong


def test_every_verdict_says_why(stored: list[Stored]) -> None:
    """A rejection names a rule or a cause, a question what to ask, a near miss its shortfall."""
    for each in stored:
        verdict = each.verdict
        if verdict.outcome in {Outcome.REJECT, Outcome.NEAR_MISS}:
            assert verdict.causes, each.posting.title
        if verdict.outcome is Outcome.ASK:
            assert verdict.open, each.posting.title
        if verdict.outcome is not Outcome.KEEP:
            assert verdict.flips.posting, each.posting.title


def test_the_demo_prints_the_same_every_time(printed: str) -> None:
    """The demo has its own day, so its outcome does not change with the calendar."""
    shown = called(("demo",), given=b"", environment={"JOBFIT_NOW": "2031-01-01"})

    assert printed == shown.stdout.decode()


def test_the_readmes_session_is_what_the_demo_prints(printed: str) -> None:
    """The output in the README is cut from the true output of `jobfit demo`, line by line, in order."""
    lines = iter(printed.splitlines())
    block = README.read_text("utf-8").split("```console\n$ jobfit demo\n")[1].split("```")[0]
    quoted = [line for line in block.splitlines() if line.strip() not in {"", "…"}]

    assert len(quoted) > 10
    assert [] == [line for line in quoted if not any(line == other for other in lines)]


def test_the_commands_that_the_demo_names_work(printed: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Typed as they stand there, in the order in which they stand, from the keeping of the demo's files on."""
    monkeypatch.chdir(tmp_path)

    def typed(line: str) -> Ran:
        words = shlex.split(line.replace("=…", "=3"))
        folder = [word.removeprefix("JOBFIT_HOME=") for word in words if word.startswith("JOBFIT_HOME=")]
        environment = {"PATH": os.environ["PATH"], "HOME": str(tmp_path), "JOBFIT_NOW": DEMO_DAY.isoformat()}
        home = {"JOBFIT_HOME": folder[0]} if folder else {}
        return called(tuple(words[words.index("jobfit") + 1 :]), given=b"", environment=environment | home)

    shown = printed.split("\nNext\n")
    asked = [line.split(": ")[1] for line in shown[0].splitlines() if line.startswith("   When you know: ")]
    named = [line for line in shown[1].splitlines() if "jobfit" in line and " init" not in line]
    ran = [typed(line) for line in (*named, asked[0])]

    assert "See them all:\nJOBFIT_HOME=demo jobfit rejected" in shown[0]
    assert 3 == len(named)
    assert [b""] * 4 == [each.stderr for each in ran]
    assert b"KEEP" in ran[1].stdout
    assert b"dealbreaker.gambling" in ran[2].stdout


def test_a_hostile_posting_is_only_text(printed: str, stored: list[Stored]) -> None:
    """No control character of a posting reaches the terminal."""
    assert not {char for char in printed if ord(char) < 32} - {"\n"}
    assert DEMO_DAY.year == 2026
    assert any("<script" in each.posting.description or "SYSTEM" in each.posting.description for each in stored)
