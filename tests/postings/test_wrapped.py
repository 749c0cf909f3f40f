"""Wrapped: paragraphs that were broken at a fixed width are whole again, and no other line is joined to another."""

from __future__ import annotations

import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobfit.postings.normalise import posting_from_mapping
from jobfit.postings.wrapped import unwrapped

PARAGRAPH = (
    "we bake bread for the towns along the river and for all who come by boat, in an oven that our grandmothers built, "
    "with rye from the hills and water from the well, every night of the week but one, and nobody has ever complained "
    "about a loaf of ours"
)
ADDRESSES = (
    "for one of us who sells what the others bake, and for one who counts it, look here:\nhttps://bakery.example"
)
ITEMS = "* you know rye and wheat and all that grows between them on the hills behind the house\n* calm\n* two arms"


@pytest.mark.parametrize("width", [50, 60, 72, 80, 100])
def test_paragraphs_and_items_are_whole_again(width: int) -> None:
    """Whatever the width was, and whether an item's further lines were set in or not."""
    text = f"Bakers\n\n{PARAGRAPH}\n\nYou:\n{ITEMS}"
    for indent in ("", "  "):
        lines = [textwrap.fill(line, width, subsequent_indent=indent) for line in text.split("\n")]
        assert unwrapped("\n".join(lines)) == text


@pytest.mark.parametrize(
    "text",
    [
        "",
        "rye\nwheat\noats\nbarley and whatever else grows in a field behind the house\nsalt",
        f"{PARAGRAPH}\nrye\nwheat",
        f"{ADDRESSES}\n{ADDRESSES}",
    ],
)
def test_lines_that_were_written_so_stay(text: str) -> None:
    """Lists, long lines and addresses were not wrapped."""
    assert unwrapped(text) == text


@given(st.lists(st.text("aB .-*", max_size=90), max_size=12).map("\n".join))
def test_unwrapping_keeps_every_word(text: str) -> None:
    """Nothing but white space changes."""
    assert unwrapped(text).split() == text.split()


def test_a_posting_is_unwrapped_before_it_is_read() -> None:
    """Quotes and offsets refer to whole paragraphs."""
    posting = posting_from_mapping({"title": "Baker", "description": textwrap.fill(PARAGRAPH, 72)})
    assert posting.description == PARAGRAPH
