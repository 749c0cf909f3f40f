"""How sentences are laid out on a terminal."""

from __future__ import annotations

import resource
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobfit.cli.terminal import folded, write_file
from jobfit.errors import InputError

WORDS = st.lists(st.text("abc-,", min_size=1, max_size=9), min_size=1, max_size=40).map(" ".join)


@given(WORDS, st.integers(0, 8), st.integers(30, 90))
def test_a_folded_sentence_keeps_its_words_within_the_width(words: str, indent: int, width: int) -> None:
    """No word is lost, broken or moved, no row is too long, and each stands behind the sentence's own indentation."""
    rows = folded(" " * indent + words, width)

    assert words.split() == " ".join(rows).split()
    assert all(len(row) <= width for row in rows)
    assert all(row.startswith(" " * indent) for row in rows)


def test_a_command_to_be_typed_is_not_broken() -> None:
    """What stands in backquotes can be copied in one piece, even where it is wider than the terminal."""
    rows = folded("Nothing was written. `jobfit what-if --set must.pay.min=65k --keep` writes it.", 40)

    assert ["Nothing was written.", "    `jobfit what-if --set must.pay.min=65k --keep`", "    writes it."] == rows


def test_a_result_that_is_cut_short_leaves_no_new_file(tmp_path: Path) -> None:
    """Half a page would be taken for a whole one; a file that was there is not taken away."""
    before = tmp_path / "before"
    before.write_text("x")
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100, limits[1]))
    try:
        for path in (tmp_path / "new", before):
            with pytest.raises(InputError) as raised:
                write_file(str(path), "y" * 1_000)
            assert raised.value.problems[0].code == "FILE003"
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)

    assert [before] == list(tmp_path.iterdir())


def test_a_full_disk_has_its_own_remedy() -> None:
    """It is no matter of the folder."""
    with pytest.raises(InputError) as raised:
        write_file("/dev/full", "y")

    assert raised.value.problems[0].hint == "free some space and run it again"
