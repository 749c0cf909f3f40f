"""Phrasing: figures, counts, lists and long texts are told in one way everywhere."""

from __future__ import annotations

import pytest

from jobfit.phrasing import called, counted, figure, listed, part_of, plural, shortened, titled


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


@pytest.mark.parametrize(
    ("noun", "several"),
    [
        ("posting", "postings"),
        ("day", "days"),
        ("entry", "entries"),
        ("near miss", "near misses"),
        ("branch", "branches"),
        ("person", "people"),
        ("more stored posting", "more stored postings"),
    ],
)
def test_a_noun_has_its_plural(noun: str, several: str) -> None:
    """The last word of a name is the noun, and ends as English has it."""
    assert several == plural(noun)
    assert (noun, several, several) == (called(1, noun), called(0, noun), called(1.5, noun))


def test_a_part_agrees_with_the_whole() -> None:
    """One of several things is one of several, and the one of one is told as one."""
    assert ("1 of 1 posting", "1 of 3 postings", "0 of 1 200 entries") == (
        part_of(1, 1),
        part_of(1, 3),
        part_of(0, 1_200, "entry"),
    )


def test_a_posting_is_told_by_title_and_company() -> None:
    """What is not known of them is left out, and a missing title is said to be missing."""
    assert ["Cook · Acme", "Cook, Acme", "Cook", "(no title) · Acme"] == [
        titled("Cook", "Acme"),
        titled("Cook", "Acme", ", "),
        titled("Cook"),
        titled("", "Acme"),
    ]


@pytest.mark.parametrize(("words", "told"), [("", ""), ("a", "a"), ("ab", "a or b"), ("abc", "a, b or c")])
def test_the_last_of_a_list_is_joined_by_a_word(words: str, told: str) -> None:
    """Nothing listed is no text, and one word stands alone."""
    assert told == listed(words, "or")


@pytest.mark.parametrize(("text", "told"), [("ten of it.", "ten of it."), ("as it is of old", "as it is…")])
def test_what_is_too_long_ends_in_an_ellipsis(text: str, told: str) -> None:
    """A text is told whole if it fits; otherwise its beginning, and no space stands before the ellipsis."""
    assert told == shortened(text, 10)
