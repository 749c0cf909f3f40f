"""What a posting states against what the person was told of it."""

from __future__ import annotations

import pytest

from jobfit.facts.extract import facts_of_reading
from jobfit.facts.given import assigned
from jobfit.facts.model import Facts
from jobfit.facts.own_words import OwnWords
from jobfit.facts.person import Person, Phrase
from jobfit.facts.reading import read
from jobfit.postings.model import JobPosting

ADA = Person(currency="EUR", phrases=(Phrase(text="pair programming"), Phrase(text="on-call", where=("role",))))
POSTING = JobPosting(
    id="a",
    title="Data engineer",
    company="ACME Ltd",
    location="Lisbon, Portugal",
    description="Pay: €40,000 to €50,000 a year. Three days a week in the office. Python. Pair programming daily.",
)


def told(*options: str) -> Facts:
    """Return the facts of the posting with some answers."""
    reading = read(POSTING, today=None)
    answers = dict(assigned(option, currency="EUR") for option in options)
    return OwnWords(ADA).joined(facts_of_reading(reading), reading, answers)


@pytest.mark.parametrize(
    ("option", "conflict"),
    [
        ("pay=90k", "the posting states 40 000–50 000 EUR/year (“€40,000 to €50,000 a year”)"),
        ("pay=45k", ""),
        ("pay=48k to 60k", ""),
        ("pay=4000 EUR/month", ""),
        ("office_days=1", "the posting states 3 days a week"),
        ("office_days=3", ""),
        ("on_call=yes", ""),
        ("country=PT", ""),
        ("country=ES", "the posting states PT"),
        ("skills_required=python, rust", ""),
        ("company=acme", ""),
        ("company=Initech", "the posting states ACME Ltd"),
    ],
)
def test_only_what_cannot_both_be_so_is_a_conflict(option: str, conflict: str) -> None:
    """The conflict names what the posting states, with its words; what agrees or is not stated is none."""
    fact = option.partition("=")[0]
    found = told(option)[fact].conflict

    assert found.startswith(conflict)
    assert bool(conflict) is bool(found)


def test_a_phrase_that_the_posting_says_can_be_denied() -> None:
    """Each phrase has its own conflict."""
    found = told("denies=pair programming")["says"]

    assert found.conflict.startswith("of “pair programming” the posting says it")
    assert "" == told("says=on-call")["says"].conflict
