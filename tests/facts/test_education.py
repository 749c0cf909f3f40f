"""education: the lowest degree that is required."""

from __future__ import annotations

import pytest

from jobfit.facts.education import extract
from jobfit.facts.model import Choice
from tests.facts.work import assert_quoted, reading_of

REQUIRED = [
    ("* Bachelor's degree in Computer Science", "bachelor"),
    ("* Bachelor’s or Master’s degree in Marketing", "bachelor"),
    ("* BS/MS in engineering", "bachelor"),
    ("* A degree in economics", "bachelor"),
    ("* Master's degree required", "master"),
    ("* Doctorate, or Master's degree and 3 years, or Bachelor's degree and 5 years", "bachelor"),
    ("* PhD degree in machine learning", "doctorate"),
    ("* Undergraduate or advanced degree in physics", "bachelor"),
    ("* PhD or Master's degree in statistics", "master"),
    ("* Associate's degree in nursing", "associate"),
    ("* High school diploma or GED", "secondary"),
    ("* High school diploma or equivalent", "secondary"),
    ("* Bachelor's degree required, Master's degree preferred", "bachelor"),
    ("* Bachelor's degree or equivalent experience", "none"),
    ("* Degree in computer science or equivalent", "none"),
    ("You do not need a degree.", "none"),
    ("No degree required.", "none"),
]

NOT_ASKED = [
    "* Bachelor's degree preferred",
    "* A Master's degree is a plus",
    "Nice to have\n* PhD in physics",
    "You work with a team of PhDs.",
    "Founded by two PhDs, we build kites.",
    "We make courses for the high school level and beyond.",
    "* 12+ years of experience (or PhD + 7 years) with kites",
    "Our founders hold PhDs from good schools.",
    "You are currently pursuing a Bachelor's degree.",
    "You help high school students.",
    "You are a Scrum Master.",
    "You know MS Office and master data.",
    "We reimburse tuition for a Master's degree.",
    "A high degree of autonomy",
    "",
]


@pytest.mark.parametrize(("text", "expected"), REQUIRED)
def test_the_lowest_required_degree_is_read(text: str, expected: str) -> None:
    """Of several the lowest counts, and experience that does as well makes it none."""
    reading = reading_of(text)
    facts = extract(reading)

    found = facts["education"]
    assert isinstance(found, Choice)
    assert expected == found.value
    assert_quoted(reading, facts)


@pytest.mark.parametrize("text", NOT_ASKED)
def test_other_degrees_are_not_asked_for(text: str) -> None:
    """Preferred degrees, those of colleagues and students, and scrum masters ask for none."""
    assert {} == extract(reading_of(text))
