"""Phrasing: figures, counts, lists and long texts are told in one way everywhere."""

from __future__ import annotations

import pytest

from jobfit.phrasing import counted, figure, listed, shortened


@pytest.mark.parametrize(
    ("value", "shown"), [(0, "0"), (0.25, "0.25"), (1234567, "1 234 567"), (1.005, "1"), (12.5, "12.5")]
)
def test_figures_have_spaces_between_thousands(value: float, shown: str) -> None:
    """At most two decimals, none that are noise."""
    assert shown == figure(value)


@pytest.mark.parametrize(("count", "told"), [(0, "0 lines"), (1, "1 line"), (2999, "2 999 lines")])
def test_only_one_is_singular(count: int, told: str) -> None:
    """A count stands before its noun as people write it."""
    assert told == counted(count, "line")


@pytest.mark.parametrize(("words", "told"), [("", ""), ("a", "a"), ("ab", "a or b"), ("abc", "a, b or c")])
def test_the_last_of_a_list_is_joined_by_a_word(words: str, told: str) -> None:
    """Nothing listed is no text, and one word stands alone."""
    assert told == listed(words, "or")


@pytest.mark.parametrize(("text", "told"), [("ten of it.", "ten of it."), ("as it is of old", "as it is…")])
def test_what_is_too_long_ends_in_an_ellipsis(text: str, told: str) -> None:
    """A text is told whole if it fits; otherwise its beginning, and no space stands before the ellipsis."""
    assert told == shortened(text, 10)
