"""The how-to pages: their sessions are run, and print what stands there."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from jobfit.cli.demo import DEMO_DAY
from tests.calling import called
from tests.sessions import Typed, renewed, typed_on

FOLDER = Path(__file__).parent.parent / "docs" / "how-to"
INDEX = FOLDER / "README.md"
PAGES = sorted(set(FOLDER.glob("*.md")) - {INDEX})
pytestmark = pytest.mark.no_cover  # whole sessions: what their commands run is counted where it is tested


@pytest.fixture
def run(demo_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[Typed], str]:
    """Return what runs a command in the page's folder, a copy of the demo's, and gives what it prints."""
    folder = tmp_path / "jobs"
    shutil.copytree(demo_folder, folder)
    monkeypatch.chdir(folder)
    kept = {"PATH": os.environ["PATH"], "HOME": str(tmp_path)}
    environment = kept | {"JOBFIT_HOME": ".", "JOBFIT_NOW": DEMO_DAY.isoformat()}

    def printed(typed: Typed) -> str:
        ran = called(typed.arguments, given=b"", environment=environment)
        return (ran.stdout + ran.stderr).decode()

    return printed


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_a_session_prints_what_the_page_shows(page: Path, run: Callable[[Typed], str]) -> None:
    """Typed in order, every command prints what stands under it."""
    text = page.read_text("utf-8")
    if os.environ.get("UPDATE_GOLDEN"):
        page.write_text(renewed(text, run), "utf-8")
        return

    typed = typed_on(text)
    wrong = [(each.line, printed) for each in typed if not each.fits(printed := run(each))]

    assert typed
    assert [] == wrong


def test_what_is_left_out_is_left_out_of_the_comparison() -> None:
    """A line of three dots stands for any lines, and for nothing else."""
    shown = Typed("jobfit paths", ("one", "…", "four"))

    assert shown.fits("one\ntwo\nthree\nfour\n")
    assert shown.fits("one\nfour\n")
    assert not shown.fits("one\ntwo\nfive\n")
    assert Typed("jobfit paths", ("one", "…", "six")) == shown.renewed("one\ntwo\nsix\n")
    assert Typed("jobfit paths", ("…",)).fits("anything\nat all\n")


def test_the_index_has_every_page_by_its_title() -> None:
    """Whoever opens the folder finds each page, and nothing that is not there."""
    titles = {f"- [{page.read_text('utf-8').splitlines()[0].removeprefix('# ')}]({page.name})" for page in PAGES}

    assert titles == {line for line in INDEX.read_text("utf-8").splitlines() if line.startswith("- ")}
