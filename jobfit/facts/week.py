"""A full week, and how much of one so many days or hours are."""

from __future__ import annotations

FULL_WEEK = {"day": 5, "hour": 40}
_LEAST = {"day": 5, "hour": 35}  # so many are a full week too


def part_of_week(period: str, low: float | None, high: float | None) -> tuple[float | None, bool]:
    """Return how many days or hours a week are worked, None for a full week, and whether it may be fewer.

    "2-3 days" are 3 that may be fewer, "30-40 hours" a full week that may be less.
    """
    full = _LEAST[period]
    return high if high and high < full else None, low != high and (low or 0) < full
