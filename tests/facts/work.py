"""Readings of short postings for the tests of employment, hours, level and experience."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from jobfit.facts.model import Basis, FactValue
from jobfit.facts.reading import Reading, read
from jobfit.postings.model import JobPosting


def reading_of(
    text: str = "",
    *,
    title: str = "",
    company: str = "",
    location: str = "",
    language: str = "en",
    employment_type: tuple[str, ...] | None = None,
    seniority: str | None = None,
) -> Reading:
    """Return the reading of a posting with the text, in a language that its feed states."""
    posting = JobPosting(
        id="p1",
        title=title,
        company=company,
        location=location,
        description=text,
        language=language,
        employment_type=employment_type,
        seniority=seniority,
    )
    return read(posting, today=date(2026, 5, 1))


def assert_quoted(reading: Reading, facts: Mapping[str, FactValue]) -> None:
    """Check that every fact that was read from the text carries a quote that is the text at its offsets."""
    for name, fact in facts.items():
        assert fact.evidence, name
        for evidence in fact.evidence:
            if fact.basis is Basis.STATED:
                field: str = getattr(reading.posting, evidence.field)
                assert evidence.quote == field[evidence.start : evidence.end]
                assert evidence.quote
