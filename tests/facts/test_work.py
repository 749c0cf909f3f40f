"""Laws that hold of every extractor of employment, hours, level and experience, whatever the text is."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jobfit.facts import (
    education,
    employment,
    experience,
    holidays,
    hours,
    on_call,
    role_level,
    seniority,
    shifts,
    term,
)
from jobfit.facts.extract import Extractor
from tests.facts.work import assert_quoted, reading_of

EXTRACTORS: tuple[Extractor, ...] = tuple(
    module.extract
    for module in (education, employment, experience, holidays, hours, on_call, role_level, seniority, shifts, term)
)
PIECES = (
    "full-time", "contract", "6 month", "permanent", "40 hours per week", "5+ years", "of experience", "senior",
    "(Senior)", "staff engineer", "lead a team of 5", "3 direct reports", "25 days", "of vacation",
    "Bachelor's degree", "or equivalent", "on-call", "weekends", "preferred", "no", "not", "|", "/", "(", ")", ":",
    "\n", "\n* ", ".", ",", "-", "–", "+", "€", "years", "Werkstudent", "five", "ab", "bis", "24/7", "10-5", "0",
    "99999", "\u00a0", "🙂", "שלום",
)  # fmt: skip


@settings(deadline=None, max_examples=150)
@given(st.lists(st.sampled_from(PIECES), max_size=30), st.sampled_from(["en", "de", "fr", "pl", "ja"]))
def test_any_mixture_of_words_is_read_without_an_error(pieces: list[str], language: str) -> None:
    """Extractors never raise, and every quote is the text at its offsets."""
    text = " ".join(pieces)
    for reading in (reading_of(text, language=language), reading_of(title=" ".join(text.split()), language=language)):
        for extract in EXTRACTORS:
            assert_quoted(reading, extract(reading))


@settings(deadline=None, max_examples=60)
@given(st.text(max_size=200))
def test_any_text_is_read_without_an_error(text: str) -> None:
    """Control characters, other alphabets and mojibake are read too."""
    reading = reading_of(text)
    for extract in EXTRACTORS:
        assert_quoted(reading, extract(reading))


@pytest.mark.parametrize(
    "said",
    [
        "This is a full-time role.",
        "* 5+ years of experience in sales",
        "You get 25 days of paid vacation.",
        "You lead a team of 8.",
        "* Bachelor's degree in law",
        "A 6-month contract.",
        "40 hours per week.",
        "You join our on-call rotation.",
    ],
)
def test_an_unrelated_sentence_changes_no_fact(said: str) -> None:
    """What is said stays said, whatever stands on the lines around it."""
    alone = [extract(reading_of(said)) for extract in EXTRACTORS]
    among = [extract(reading_of(f"We make kites in Leeds.\n{said}\nThe sky is blue.")) for extract in EXTRACTORS]

    for one, other in zip(alone, among, strict=True):
        assert {name: repr(fact.evidence[0].quote) for name, fact in one.items()} == {
            name: repr(fact.evidence[0].quote) for name, fact in other.items()
        }


@pytest.mark.parametrize("text", ["", "x", "\n\n\n", "🙂🙂🙂", "مرحبا بالعالم", "\x00\x01", "((((((", "5 " * 4000])
def test_texts_that_say_nothing_give_no_facts(text: str) -> None:
    """Nothing is read from nothing."""
    for extract in EXTRACTORS:
        assert {} == extract(reading_of(text))
