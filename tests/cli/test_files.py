"""Files and folders that a person names: read, refused with a remedy, written, and never written over."""

from __future__ import annotations

import json
from dataclasses import astuple
from pathlib import Path

import pytest

from tests.cli.conftest import Home, posting


@pytest.mark.parametrize("arguments", [("judge", "--jsonl"), ("facts", "--jsonl")])
def test_a_file_without_a_posting_is_refused(home: Home, arguments: tuple[str, ...]) -> None:
    """A binary file is no file of postings: one problem, nothing on stdout, code 2; an empty one has none to answer."""
    (home.folder / "picture").write_bytes(b"\x89PNG\r\n\x1a\n" * 900)
    refused = home.run(*arguments, str(home.folder / "picture"))

    assert (2, b"") == (refused.returncode, refused.stdout)
    assert b"picture:1  ASK003  no line of it is a posting; line 1 is not text in UTF-8\n" in refused.stderr
    assert (0, b"", b"") == astuple(home.run(*arguments, "-"))


@pytest.mark.parametrize("arguments", [("judge", "--jsonl", "-"), ("facts", "--jsonl", "-")])
def test_lines_that_are_no_postings_are_counted_at_the_end(home: Home, arguments: tuple[str, ...]) -> None:
    """Among postings each is answered in its place, also before the first one, and stderr says how many there are."""
    good = json.dumps(posting(1)).encode()
    ran = home.run(*arguments, given=b"\n".join([b"{", b"", good, b"[]", good]))
    once = home.run(*arguments, given=good + b"\n{")

    assert [True, False, True, False] == ["error" in json.loads(row) for row in ran.stdout.splitlines()]
    assert b"2 of 4 lines are no posting; the first: line 1 is not JSON: " in ran.stderr
    assert (0, 0) == (ran.returncode, once.returncode)
    assert b"1 of 2 lines is no posting; the first: line 2 is not JSON: " in once.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        "judge --jsonl", "facts --jsonl", "test", "contacts import", "feeds import", "what-if --by", "init --answers",
        "init --from", "run --profile",
    ],
)  # fmt: skip
def test_a_file_that_is_not_there_is_told_alike_everywhere(home: Home, arguments: str) -> None:
    """One sentence, one remedy and code 2, whichever command or option it was named to."""
    told = f"{home.folder / 'none'}  FILE001  there is no such file\n    help: check its name"
    ran = home.run(*arguments.split(), str(home.folder / "none"))

    assert (2, b"") == (ran.returncode, ran.stdout)
    assert ran.stderr.decode().startswith(told)


@pytest.mark.parametrize(
    "arguments",
    ["judge --jsonl", "facts --jsonl", "test", "contacts import", "feeds import", "init --answers", "digest -o"],
)
def test_a_folder_is_no_file(home: Home, arguments: str) -> None:
    """The remedy is to name a file in it; where a folder is wanted and a file is named, it is the other way round."""
    told = "{}  FILE001  it is a {}\n    help: name {}".format
    folder = home.run(*arguments.split(), str(home.folder))
    file = home.run("run", "--replay", str(home.folder / "profile.toml"))

    assert (2, 2) == (folder.returncode, file.returncode)
    assert folder.stderr.decode().startswith(told(home.folder, "folder", "a file in it"))
    assert file.stderr.decode().startswith(told(home.folder / "profile.toml", "file", "the folder that it is in"))


def test_a_dash_is_standard_output(judged: Home) -> None:
    """`-o -` makes no file of that name, and writes the same."""
    shown = judged.run("review", "-o", "-")

    assert shown == judged.run("review")
    assert b"<opml" in judged.run("feeds", "export", "-").stdout


def test_the_demo_writes_over_nothing(home: Home) -> None:
    """A folder with a profile, or anything else, in it is left as it is; a new one is made."""
    before = (home.folder / "profile.toml").read_bytes()
    refused = home.run("demo", "--keep", str(home.folder))

    assert (2, True) == (refused.returncode, b"FILE002  there are files in it already" in refused.stderr)
    assert before == (home.folder / "profile.toml").read_bytes()


@pytest.mark.parametrize(
    "arguments", ["digest", "journal suggest", "rejected", "review", "goal", "run", "what-if --drop x"]
)
def test_a_command_that_has_nothing_to_work_on_leaves_nothing_behind(tmp_path: Path, arguments: str) -> None:
    """In an empty home it says what is missing and what to do, and makes no database."""
    ran = Home(tmp_path).run(*arguments.split())

    assert (2, b"") == (ran.returncode, ran.stdout)
    assert b"  FILE001  " in ran.stderr
    assert b"    help: " in ran.stderr
    assert not list(tmp_path.iterdir())
