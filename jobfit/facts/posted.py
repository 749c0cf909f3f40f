"""posted_days, seen_days and closes_in: how old a posting claims to be, is at least, and how long it stays open.

Days are counted to and from `reading.today`; without one, and for a posting dated in the future, they are unknown.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from jobfit.facts.deadline import deadline_of
from jobfit.facts.model import Basis, Evidence, FactValue, Quantity
from jobfit.facts.reading import Reading


class Dates(NamedTuple):
    """The days that are counted from or to; None where nobody says.

    `valid_through` is the last day as a field of the feed says it, `deadline` as the text does.
    """

    date_posted: date | None
    valid_through: date | None
    first_seen: date | None
    deadline: date | None = None


def extract(reading: Reading) -> Mapping[str, FactValue]:
    """Return the days by the posting's dates, and by the last day in its text where no field has one."""
    posting, today = reading.posting, reading.today
    if not today:
        return {}
    said = None if posting.valid_through else deadline_of(reading)
    dates = Dates(posting.date_posted, posting.valid_through, posting.first_seen, said and said.day)
    facts = ages_of(dates, today=today)
    if said:
        evidence = (reading.evidence(said.start, said.end),)
        return {**facts, "closes_in": replace(facts["closes_in"], evidence=evidence)}
    return facts


def ages_of(dates: Dates, *, today: date) -> Mapping[str, FactValue]:
    """Return the same of a posting that nobody reads; a deadline that has passed is 0 days away."""
    facts: dict[str, FactValue] = {}
    if dates.date_posted and dates.date_posted <= today:
        facts["posted_days"] = _days((today - dates.date_posted).days, "date_posted", dates.date_posted)
    if dates.first_seen and dates.first_seen <= today:
        days, note = (today - dates.first_seen).days, f"first seen on {dates.first_seen}"
        facts["seen_days"] = Quantity(low=days, high=days, basis=Basis.JOINED, note=note)
    if dates.valid_through:
        facts["closes_in"] = _days(_left(dates.valid_through, today), "valid_through", dates.valid_through)
    elif dates.deadline:
        left = _left(dates.deadline, today)
        facts["closes_in"] = Quantity(low=left, high=left, until=dates.deadline.isoformat())
    return facts


def until(fact: FactValue | None) -> date | None:
    """Return the last day that a stored `closes_in` was read from a text with, to count to it anew."""
    return date.fromisoformat(fact.until) if isinstance(fact, Quantity) and fact.until else None


def _left(last: date, today: date) -> int:
    return max(0, (last - today).days)


def _days(days: int, field: str, stated: date) -> Quantity:
    """Return a number of days with the date it was counted from as evidence."""
    quote = stated.isoformat()
    return Quantity(low=days, high=days, basis=Basis.STRUCTURED, evidence=(Evidence(field, 0, len(quote), quote),))
