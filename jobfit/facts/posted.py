"""posted_days, seen_days and closes_in: how old a posting claims to be, is at least, and how long it stays open.

Ages are counted to `reading.today`; without one, and for a posting dated in the future, they are unknown.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from jobfit.facts.model import Basis, Evidence, FactValue, Quantity
from jobfit.facts.reading import Reading
from jobfit.postings.model import JobPosting


def extract(reading: Reading) -> Mapping[str, FactValue]:
    """Return the ages by the posting's dates; a deadline that has passed is 0 days away."""
    return ages_of(reading.posting, today=reading.today)


def ages_of(posting: JobPosting, *, today: date | None) -> Mapping[str, FactValue]:
    """Return the same of a posting that nobody reads."""
    facts: dict[str, FactValue] = {}
    if today is None:
        return facts
    if posting.date_posted and posting.date_posted <= today:
        facts["posted_days"] = _days((today - posting.date_posted).days, "date_posted", posting.date_posted)
    if posting.first_seen and posting.first_seen <= today:
        days, note = (today - posting.first_seen).days, f"first seen on {posting.first_seen}"
        facts["seen_days"] = Quantity(low=days, high=days, basis=Basis.JOINED, note=note)
    if posting.valid_through:
        left = (posting.valid_through - today).days
        facts["closes_in"] = _days(max(0, left), "valid_through", posting.valid_through)
    return facts


def _days(days: int, field: str, stated: date) -> Quantity:
    """Return a number of days with the date it was counted from as evidence."""
    quote = stated.isoformat()
    return Quantity(low=days, high=days, basis=Basis.STRUCTURED, evidence=(Evidence(field, 0, len(quote), quote),))
