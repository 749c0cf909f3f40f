"""What every test of extractors asks: that each quote stands where it says."""

from __future__ import annotations

from collections.abc import Mapping

from jobfit.facts.model import FactValue
from jobfit.postings.model import JobPosting


def misquoted(posting: JobPosting, facts: Mapping[str, FactValue]) -> list[str]:
    """Return the quotes that are not the piece of the posting's field that they say they are."""
    return [
        each.quote
        for fact in facts.values()
        for each in fact.evidence
        if each.quote != str(getattr(posting, each.field))[each.start : each.end]
    ]
