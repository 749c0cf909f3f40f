"""Data of files that come with jobfit: the same as reading them anew, whatever is kept beside them."""

from __future__ import annotations

import marshal
import os
import sys
import tomllib
from pathlib import Path

import pytest

from jobfit.bundled import rules_folder
from jobfit.facts.places import table
from jobfit.facts.reading import lexicon, skill_names
from jobfit.facts.word_files import WORDS
from jobfit.toml.data import load_data, made_of
from jobfit.toml.document import read_toml, shipped_toml


@pytest.fixture(autouse=True)
def _keeping(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep data as an installed jobfit does, however the tests are run."""
    monkeypatch.setattr(sys, "dont_write_bytecode", False)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Write a file of words."""
    path = tmp_path / "words.toml"
    path.write_text('[pay]\nwords = ["wage", "løn"]\nmost = 1.5\n', "utf-8")
    return path


def kept_beside(path: Path) -> list[Path]:
    """Return what is kept beside a file."""
    return list((path.parent / "__pycache__").glob("*"))


def test_what_is_kept_is_what_was_parsed(file: Path) -> None:
    """The first reading keeps the data, the second returns it without parsing."""
    parsed = tomllib.loads(file.read_text("utf-8"))
    first, (kept,) = load_data(file), kept_beside(file)
    second = load_data(file)

    assert parsed == first == second
    assert kept.name.startswith("words.toml.")
    assert [kept] == kept_beside(file)


def test_a_file_that_changed_is_read_anew(file: Path) -> None:
    """Its time or its size tells, also when the file is older than before."""
    load_data(file)
    file.write_text("[pay]\nwords = []\n", "utf-8")
    os.utime(file, ns=(1, 1))

    assert {"pay": {"words": []}} == load_data(file)


@pytest.mark.parametrize("damage", [b"", b"nonsense", b"(\x02\x00\x00\x00"])
def test_damage_to_what_is_kept_does_no_harm(file: Path, damage: bytes) -> None:
    """It is parsed again, and kept anew."""
    parsed = load_data(file)
    (kept,) = kept_beside(file)
    kept.write_bytes(damage)

    assert parsed == load_data(file)
    assert damage != kept.read_bytes()


def test_where_nothing_can_be_kept_it_is_parsed_each_time(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A day has no form in which it is kept; a folder that is a file takes nothing; and so may the person wish it."""
    file.with_name("day.toml").write_text("on = 2026-11-20\n", "utf-8")
    assert "2026-11-20" == str(load_data(file.with_name("day.toml"))["on"])
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    load_data(file)
    assert [] == kept_beside(file)

    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    (file.parent / "__pycache__").rmdir()
    (file.parent / "__pycache__").write_text("", "utf-8")
    assert ["wage", "løn"] == load_data(file)["pay"]["words"]


def test_what_is_made_of_several_files_is_made_again_when_one_changes(file: Path) -> None:
    """Each of them counts, the code among them too, and what is kept of it under another name stays."""
    code = file.with_name("making.py")
    code.write_text("", "utf-8")
    made: list[int] = []

    def make() -> list[int]:
        made.append(len(made))
        return list(made)

    assert [0] == made_of([file, code], "numbers", make) == made_of([file, code], "numbers", make)
    assert [0, 1] == made_of([file, code], "others", make)
    code.write_text("changed\n", "utf-8")
    assert [0, 1, 2] == made_of([file, code], "numbers", make)
    assert [0, 1, 2, 3] == made_of([file], "numbers", make)
    assert [0, 1] == made_of([file, code], "others", lambda: [0, 1])


def test_what_is_worked_up_can_be_kept() -> None:
    """The tables of words, skills and places hold nothing but what comes back as it was written."""
    files = sorted((WORDS / "en").glob("*.toml"))[:3]
    for made in (
        lexicon.forms_of(lexicon.phrases_in(files)),
        lexicon.forms_of(skill_names.bundled_phrases()),
        table.plain_table(),
    ):
        assert made == marshal.loads(marshal.dumps(made))  # noqa: S302 - our own


def test_a_shipped_file_has_the_data_and_places_of_any_other() -> None:
    """Places are looked for only when they are asked for, and are the same then."""
    for path in sorted(rules_folder().glob("*/*.toml"))[:20]:
        shipped, read = shipped_toml(path), read_toml(path)

        assert (read.file, read.data, read.lines, read.keys, read.values) == (
            shipped.file, shipped.data, shipped.lines, shipped.keys, shipped.values
        )  # fmt: skip
        assert read.key(("because",)) == shipped.key(("because",))
