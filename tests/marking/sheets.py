"""Postings and their sheets for the tests of marking."""

from __future__ import annotations

from jobfit.facts.model import Basis, Choice, Evidence, Facts, FactValue, Phrases, Quantity, Said, TokenSet
from jobfit.facts.person import Person, Phrase
from jobfit.marking.sheet import FactSheet, sheet_of
from jobfit.postings.model import JobPosting

TEXT = "We pay 900 EUR a day.\n* Python, SQL\n* No on-call, two office days"


def evidence(quote: str, *, field: str = "description", text: str = TEXT) -> Evidence:
    """Return the evidence of words in a text."""
    start = text.index(quote)
    return Evidence(field, start, start + len(quote), quote)


def said(phrase: str, quote: str, *, yes: bool = True) -> Said:
    """Return one of the person's phrases as found at its quote."""
    return Said(phrase, (), said=yes, evidence=evidence(quote))


FACTS: dict[str, FactValue] = {
    "pay": Quantity(low=900, high=900, currency="EUR", period="day", evidence=(evidence("900 EUR a day"),)),
    "workplace": Choice(
        value="remote",
        basis=Basis.STRUCTURED,
        conflict="the text says hybrid",
        evidence=(evidence("two office days"),),
    ),
    "office_days": Quantity(low=2, high=2, evidence=(evidence("two office days"),)),
    "skills_required": TokenSet(
        value=("python", "sql"), complete=False, evidence=(evidence("Python"), evidence("SQL"))
    ),
    "employment_type": TokenSet(
        value=("full_time",),
        complete=True,
        basis=Basis.STRUCTURED,
        evidence=(Evidence("employment_type", 0, 9, "full_time"),),
    ),
    "says": Phrases(found=(said("on-call", "on-call", yes=False), said("python", "Python")), whole=True),
}
PERSON = Person(currency="EUR", phrases=(Phrase(text="on-call"), Phrase(text="python"), Phrase(text="async")))


def sheet(facts: Facts = FACTS, *, person: Person | None = PERSON, **fields: str) -> FactSheet:
    """Return the sheet of a posting, with some of its fields changed."""
    given = {"id": "abcdef0123456789", "title": "Engineer", "company": "Acme", "description": TEXT} | fields
    return sheet_of(JobPosting.model_validate(given), facts, person=person)
