"""Days of the calendar: made of their numbers, and of months by their English names."""

from __future__ import annotations

from datetime import date
from typing import Final

_MONTHS: Final = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
)  # fmt: skip
_FEWEST: Final = 3  # letters that tell one month from all others


def month_of(name: str) -> int:
    """Return the number of the month whose English name a word is or begins ("Sep", "sept"), 0 for any other word."""
    begun = name.casefold()
    if len(begun) < _FEWEST:
        return 0
    return next((number for number, month in enumerate(_MONTHS, start=1) if month.startswith(begun)), 0)


def valid_day(year: int, month: int, day: int) -> date | None:
    """Return the day of three numbers, None when the calendar has none such."""
    try:
        return date(year, month, day)
    except ValueError:
        return None
