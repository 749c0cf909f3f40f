"""Dates as feeds write them: read exactly or not at all; the order of day and month is never guessed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import Final, NamedTuple

from jobfit.days import month_of, valid_day

EARLIEST: Final = date(2000, 1, 1)
"""Nothing before this is the date of a posting: 1970 and 1900 are what programs write for "none"."""

AHEAD: Final = timedelta(days=2)
"""How far after now a publication may lie: time zones and clocks that are wrong."""

LAST_DAY_AHEAD: Final = timedelta(days=5 * 366)
"""How far after now a deadline may lie: 2099 and 9999 are what programs write for "none"."""

_NEVER: Final = 2099
_LONGEST: Final = 80
_SECONDS_LIMIT: Final = 100_000_000_000  # larger epochs are in milliseconds
_LARGEST: Final = 10**15
_EPOCH = re.compile(r"\d{9,14}(?:\.\d{1,9})?")
_YEAR_FIRST = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)")
_YEAR_LAST = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})(?!\d)")
_WEEKDAY: Final = r"(?:[A-Za-z]{3,9},\s{0,3})?"
_MONTH_FIRST = re.compile(rf"{_WEEKDAY}([A-Za-z]{{3,9}})\.?\s{{1,3}}(\d{{1,2}})(?:st|nd|rd|th)?,?\s{{1,3}}(\d{{4}})\b")
_DAY_FIRST = re.compile(
    rf"{_WEEKDAY}(\d{{1,2}})(?:st|nd|rd|th|\.)?[\s-]{{1,3}}([A-Za-z]{{3,9}})\.?,?[\s-]{{1,3}}(\d{{4}})\b"
)
_MONTHS_A_YEAR: Final = 12


class ReadDate(NamedTuple):
    """The day that was read, or None and why; both are empty when the feed gave nothing."""

    day: date | None = None
    note: str = ""


def read_day(given: object) -> ReadDate:
    """Return the day of RFC 822, ISO 8601, epoch seconds or milliseconds, or a day with its month in English words.

    An instant keeps the day as written, in its own zone; an epoch is read in UTC.
    """
    if given is None or given == "" or isinstance(given, bool):
        return ReadDate()
    if isinstance(given, datetime):
        return ReadDate(given.date())
    if isinstance(given, date):
        return ReadDate(given)
    if isinstance(given, int | float):
        return _found(_from_epoch(given), "a number that large" if abs(given) > _LARGEST else given)
    text = str(given).strip()[:_LONGEST]
    if _ambiguous(text):
        return ReadDate(None, f"the date {text!r} may be day or month first, so it is not read")
    return _found(next((day for day in _readings(text) if day), None), text)


def publication(given: object, now: datetime | None = None) -> ReadDate:
    """Return a publication date, or None with a note when it cannot be one (1970, 2099, later than `now` + 2 days)."""
    limit = now.date() + AHEAD if now else None
    return _bounded(read_day(given), limit, "date of publication")


def last_day(given: object, now: datetime | None) -> ReadDate:
    """Return a deadline, or None with a note when it is a placeholder (1970, 2099, 9999)."""
    limit = now.date() + LAST_DAY_AHEAD if now else None
    return _bounded(read_day(given), limit, "last day")


def _bounded(read: ReadDate, limit: date | None, name: str) -> ReadDate:
    if read.day is None:
        return read
    if read.day < EARLIEST or read.day.year >= _NEVER:
        return ReadDate(None, f"{read.day} is a placeholder, not a {name}")
    if limit and read.day > limit:
        return ReadDate(None, f"{read.day} lies too far ahead for a {name}")
    return read


def _found(day: date | None, given: object) -> ReadDate:
    return ReadDate(day) if day else ReadDate(None, f"{given!r} is not a date that can be read")


def _readings(text: str) -> Iterator[date | None]:
    if _EPOCH.fullmatch(text):
        yield _from_epoch(float(text))
    elif year_first := _YEAR_FIRST.match(text):
        yield valid_day(*map(int, year_first.groups()))
    elif year_last := _YEAR_LAST.match(text):
        first, second, year = map(int, year_last.groups())
        yield valid_day(year, second, first) if first > _MONTHS_A_YEAR else valid_day(year, first, second)
    elif day_first := _DAY_FIRST.match(text):
        yield valid_day(int(day_first[3]), month_of(day_first[2]), int(day_first[1]))
    elif month_first := _MONTH_FIRST.match(text):
        yield valid_day(int(month_first[3]), month_of(month_first[1]), int(month_first[2]))
    else:
        yield _from_iso(text)
        yield _from_mail(text)


def _ambiguous(text: str) -> bool:
    """Say whether 10/11/2026 could be two days; 25/11/2026 cannot, nor can 11/11/2026."""
    numbers = _YEAR_LAST.match(text)
    if not numbers:
        return False
    first, second = int(numbers[1]), int(numbers[2])
    return first != second and max(first, second) <= _MONTHS_A_YEAR


def _from_epoch(number: float) -> date | None:
    if abs(number) > _LARGEST:
        return None
    seconds = number / 1000 if abs(number) >= _SECONDS_LIMIT else number
    try:
        return datetime.fromtimestamp(seconds, tz=UTC).date()
    except (ValueError, OverflowError, OSError):
        return None


def _from_iso(text: str) -> date | None:
    try:
        return datetime.fromisoformat(text).date()
    except ValueError:
        return None


def _from_mail(text: str) -> date | None:
    try:
        return parsedate_to_datetime(text).date()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
