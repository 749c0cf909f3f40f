"""posted_days, seen_days and closes_in: how old a posting claims to be, is at least, and how long it stays open.

Ages are counted to `reading.today`; without one, and for a posting dated in the future, they are unknown.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from jobfit.facts.model import Basis, Evidence, FactValue, Quantity
from jobfit.facts.reading import Reading


class Dates(NamedTuple):
    """The days that ages are counted from or to; None where nobody says."""

    date_posted: date | None
    valid_through: date | None
    first_seen: date | None


def extract(reading: Reading) -> Mapping[str, FactValue]:
    """Return the ages by the posting's dates; a deadline that has passed is 0 days away."""
    posting, today = reading.posting, reading.today
    return ages_of(Dates(posting.date_posted, posting.valid_through, posting.first_seen), today=today) if today else {}


def ages_of(dates: Dates, *, today: date) -> Mapping[str, FactValue]:
    """Return the same of a posting that nobody reads."""
    facts: dict[str, FactValue] = {}
    if dates.date_posted and dates.date_posted <= today:
        facts["posted_days"] = _days((today - dates.date_posted).days, "date_posted", dates.date_posted)
    if dates.first_seen and dates.first_seen <= today:
        days, note = (today - dates.first_seen).days, f"first seen on {dates.first_seen}"
        facts["seen_days"] = Quantity(low=days, high=days, basis=Basis.JOINED, note=note)
    if dates.valid_through:
        left = (dates.valid_through - today).days
        facts["closes_in"] = _days(max(0, left), "valid_through", dates.valid_through)
    return facts


def _days(days: int, field: str, stated: date) -> Quantity:
    """Return a number of days with the date it was counted from as evidence."""
    quote = stated.isoformat()
    return Quantity(low=days, high=days, basis=Basis.STRUCTURED, evidence=(Evidence(field, 0, len(quote), quote),))
