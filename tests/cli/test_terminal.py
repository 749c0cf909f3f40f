"""How sentences are laid out on a terminal."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from jobfit.cli.terminal import folded

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
