"""JobPosting -> Facts: every extractor in turn, over one reading of the posting."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import cache
from importlib import import_module
from typing import TypeAlias

from jobfit.facts.model import Facts, FactValue
from jobfit.facts.reading import Reading, read
from jobfit.postings.model import JobPosting

Extractor: TypeAlias = Callable[[Reading], Mapping[str, FactValue]]
"""reading -> the facts it is known to state; a fact that is absent is unknown. Never raises."""

EXTRACTORS: dict[str, tuple[str, ...]] = {
    "pay": ("pay", "pay_total", "equity", "bonus"),
    "office_days": ("office_days",),
    "workplace": ("workplace",),
    "place": ("location", "country", "city"),
    "region": ("applicant_region",),
    "relocation": ("relocation",),
    "travel": ("travel",),
    "employment": ("employment_type",),
    "term": ("permanent", "contract_months"),
    "hours": ("hours", "four_day_week"),
    "holidays": ("holidays",),
    "seniority": ("seniority",),
    "role_level": ("role_level", "manages"),
    "experience": ("experience_years",),
    "education": ("education",),
    "on_call": ("on_call",),
    "shifts": ("nights_weekends",),
    "sponsorship": ("sponsorship",),
    "work_right": ("work_right", "citizenship"),
    "clearance": ("clearance",),
    "languages": ("languages", "posting_language"),
    "company": ("company", "agency"),
    "company_size": ("company_size",),
    "industry": ("industry",),
    "posted": ("posted_days", "seen_days", "closes_in"),
    "skills": ("skills_required", "skills_preferred"),
    "benefits": ("benefits",),
    "tasks": ("tasks",),
}
"""The modules of `jobfit.facts` that hold one extractor each, named `extract`, and the facts that it may state."""

JOINED = ("says", "teaches", "contacts", "inside")
"""The facts that are not read from a posting alone but joined with what is known of the person."""

VERSION = 17  # raise it when any extractor's answers change; stored facts of an older version are read again


@cache
def _extractors(wanted: frozenset[str] | None) -> tuple[Extractor, ...]:
    """Return the extractors that state a wanted fact; all of them for None."""
    chosen = (name for name, facts in EXTRACTORS.items() if wanted is None or not wanted.isdisjoint(facts))
    return tuple(map(extractor, chosen))


def extractor(name: str) -> Extractor:
    """Return the extractor of a module that EXTRACTORS names."""
    found: Extractor = import_module(f"jobfit.facts.{name}").extract
    return found


def facts_of(posting: JobPosting, *, today: date | None = None) -> Facts:
    """Return every fact that the posting states, with evidence."""
    return facts_of_reading(read(posting, today=today))


def facts_of_reading(reading: Reading, *, wanted: frozenset[str] | None = None) -> Facts:
    """Return the facts of a reading that was already made: all of them, or those of the extractors of the wanted."""
    facts: dict[str, FactValue] = {}
    for extract in _extractors(wanted):
        facts |= extract(reading)
    return facts


def facts_of_readings(readings: Sequence[Reading], *, wanted: frozenset[str] | None = None) -> list[Facts]:
    """Return the same of several readings, sooner: each extractor takes all of them before the next."""
    facts: list[dict[str, FactValue]] = [{} for _ in readings]
    for extract in _extractors(wanted):
        for known, reading in zip(facts, readings, strict=True):
            known.update(extract(reading))
    return list(facts)
