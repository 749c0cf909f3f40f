"""The table of extractors: every fact of the vocabulary has one, and each states only what it is listed for."""

from __future__ import annotations

from datetime import date
from importlib import import_module

import pytest

from jobfit.facts.extract import EXTRACTORS, JOINED, facts_of, facts_of_reading
from jobfit.facts.reading import read
from jobfit.facts.vocabulary import VOCABULARY
from jobfit.postings.model import JobPosting

POSTING = JobPosting(
    id="1",
    title="Senior Data Engineer",
    company="Larkmoor Ltd",
    location="Remote, Portugal",
    description="""About us

We are a bank with 300 employees.

What you bring

* 5+ years of experience
* Fluent English
* A bachelor's degree
* Python and SQL

Benefits

* Pay: €80,000 to €90,000 a year, plus bonus and stock options
* 28 days of paid leave
* Full-time, permanent, 38 hours a week, four-day week possible
* No on-call duty, no night shifts
* We sponsor visas and help with relocation
* Up to 10% travel""",
    date_posted=date(2026, 11, 1),
    valid_through=date(2026, 12, 1),
)


def test_every_fact_is_stated_by_one_extractor_or_joined() -> None:
    """No fact is left without somebody who knows it, and none has two."""
    stated = [fact for facts in EXTRACTORS.values() for fact in facts]

    assert len(stated) == len(set(stated))
    assert set(VOCABULARY) == {*stated, *JOINED}


@pytest.mark.parametrize("name", EXTRACTORS)
def test_an_extractor_states_only_what_it_is_listed_for(name: str) -> None:
    """Reading only the wanted facts would otherwise lose some."""
    found = import_module(f"jobfit.facts.{name}").extract(read(POSTING, today=date(2026, 11, 20)))

    assert set(found) <= set(EXTRACTORS[name])


@pytest.mark.parametrize("wanted", [{"pay"}, {"seniority", "says"}, {"country", "hours", "inside"}, set()])
def test_wanted_facts_are_read_as_among_all(wanted: set[str]) -> None:
    """A fact comes out the same whether all are read or only it."""
    day = date(2026, 11, 20)
    everything = facts_of(POSTING, today=day)
    some = facts_of_reading(read(POSTING, today=day), wanted=frozenset(wanted))

    assert wanted & set(everything) <= set(some)
    assert some == {name: everything[name] for name in some}
