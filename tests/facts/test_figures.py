"""Tests of figures in front of their units."""

from __future__ import annotations

import pytest

from jobfit.facts.figures import figure_in, figured
from jobfit.facts.reading import Reading, read
from jobfit.postings.model import JobPosting

_WITH = (
    "5 years", "5+ years", "5-year", "3 - 5 years", "five (5) years", "10\u00a0years", "5  years", "2-years",
    "5 or more years", "5 plus years", "5 and up years", "a couple of years", "twenty-one years", "one hundred years",
    "5yrs", "up to 7 years", "(3) years", "(3-5) years", "\u2022 8 years", "Lead: 8 years",
)  # fmt: skip
_WITHOUT = (
    "carving, years", "In those days. Years", "a number of years", "more years", "up years", "years", "(years",
    "for years", "carving / years", "\u2022 Years",
)  # fmt: skip


def _reading(text: str) -> Reading:
    return read(JobPosting(id="1", url="", description=f"You have done this.\n\n* {text} at sea."))


@pytest.mark.parametrize("text", _WITH)
def test_a_unit_with_a_figure_is_among_those_that_may_have_one(text: str) -> None:
    """No unit in front of which a figure is read is left out by the cheap look at what stands there."""
    reading = _reading(text)
    (unit,) = figured(reading, reading.hits("experience_unit"))

    assert figure_in(reading, unit.start, unit.end) is not None


@pytest.mark.parametrize("text", _WITHOUT)
def test_a_unit_behind_a_mark_or_an_ordinary_word_is_left_out(text: str) -> None:
    """Nobody looks for the figure of a unit that has a mark or another word in front of it."""
    reading = _reading(text)

    assert [] == figured(reading, reading.hits("experience_unit"))
