"""Days: what the calendar has, and the names of its months."""

from __future__ import annotations

from datetime import date

import pytest

from jobfit.days import month_of, valid_day


@pytest.mark.parametrize(
    ("name", "number"),
    [("January", 1), ("mar", 3), ("MAY", 5), ("Sept", 9), ("december", 12), ("ma", 0), ("", 0), ("Marx", 0)],
)
def test_a_month_is_known_by_its_name_or_how_it_begins(name: str, number: int) -> None:
    """Three letters are enough, fewer are not."""
    assert number == month_of(name)


def test_only_the_calendar_s_days_are_days() -> None:
    """Figures that name none are no error."""
    assert (date(2028, 2, 29), None, None) == (valid_day(2028, 2, 29), valid_day(2027, 2, 29), valid_day(2026, 0, 1))
