"""Voices: what a posting says of others, of the past and of what one is tired of is not said of the job."""

from __future__ import annotations

from datetime import date

import pytest

from jobfit.facts.extract import facts_of
from jobfit.facts.model import Facts, Flag
from jobfit.postings.model import JobPosting

ELSEWHERE = [
    "Our customers work nights and weekends.",
    "Our app helps bakers who work night shifts.",
    "Our support team is on call so that you are not.",
    "Tired of night shifts?",
    "Sick of being on call? Join us.",
    "Imagine never being on call again.",
    "We used to have an on-call rota.",
    "We used to work weekends from the office five days a week.",
    "In your previous role you worked night shifts.",
    "Our founders hold top secret clearances.",
    "Our customers work 60 hours a week.",
    "Our clients have 500 employees.",
    "We help people to learn fluent English.",
    "We used to offer stock options and relocation support.",
    "“I love that I can work remotely,” says Anna, a baker.",
    "Our customers must have the right to work in the UK.",
    "Our users manage teams of 50.",
    "We used to pay £20,000 a year.",
    "The national average salary for cooks is $70,000 a year.",
]
SILENT = {"skills_required", "skills_preferred", "posting_language"}


def _facts(text: str) -> Facts:
    return facts_of(JobPosting(id="1", title="Cook", description=text, language="en"), today=date(2026, 5, 1))


@pytest.mark.parametrize("text", ELSEWHERE)
def test_a_sentence_about_something_else_tells_nothing_of_the_job(text: str) -> None:
    """Customers, colleagues elsewhere, former times and other people's words say nothing of this job."""
    assert set() == _facts(text).keys() - SILENT


@pytest.mark.parametrize(
    ("text", "fact", "value"),
    [
        ("Our clients call late, so you will be on call.", "on_call", True),
        ("We need cover: our customers are far away, and you will be on call.", "on_call", True),
        ("We stopped night shifts years ago.", "nights_weekends", False),
        ("We have scrapped weekend work.", "nights_weekends", False),
        ("Weekend work is voluntary.", "nights_weekends", False),
        ("Our product team is on call, and so are you: you join the on-call rotation.", "on_call", True),
        ("If you want to grow, you will love that you are on call here.", "on_call", True),
    ],
)
def test_what_is_said_to_the_reader_or_given_up_is_read(text: str, fact: str, *, value: bool) -> None:
    """A sentence that comes back to the reader tells, and what the company has stopped is not there."""
    found = _facts(text).get(fact)

    assert isinstance(found, Flag)
    assert value is found.value


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("Our platform team is fully remote.", "workplace"),
        ("Our clients are banks, which is why a Bachelor's degree is required.", "education"),
        ("Our students speak German, so fluent German is required.", "languages"),
        ("In your previous role you gained at least 5 years of experience in sales.", "experience_years"),
        ("We used to work in an office; this role is fully remote.", "workplace"),
        ("Previous experience of at least 2 years in care is required.", "experience_years"),
    ],
)
def test_what_only_opens_like_another_s_is_read(text: str, fact: str) -> None:
    """The company's own teams, and demands with their reason in front, are said of the job."""
    assert fact in _facts(text)
