"""The day until which one may apply, as the text says it ("Closing date: 4 December 2026"); `closes_in` counts to it.

Days whose order cannot be told (04/05/2026 in English), and several different ones, are not read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final, NamedTuple

from jobfit.days import valid_day
from jobfit.facts.figures import MOST_HITS
from jobfit.facts.reading import Hit, Reading

_REACH: Final = 64  # characters behind the words in which the day has to stand
_GAP: Final = 44  # characters between the words and the day
_BARE_GAP: Final = 2  # words between a "deadline" that may be of anything and its day
_SOON: Final = timedelta(days=200)  # how far a day without a year lies ahead
_FAR: Final = timedelta(days=2 * 366)  # how far any day does
_ENDS: Final = re.compile(r"[.!?]\s+[A-ZÄÖÜ]")  # a sentence
_YEAR_FIRST: Final = re.compile(r"(?<!\d)(20\d\d)-(\d{1,2})-(\d{1,2})(?!\d)")
_FIGURES: Final = re.compile(r"(?<!\d)(\d{1,2})([./-])(\d{1,2})\2((?:20)?\d\d)(?!\d)")
_DAY_BEFORE: Final = re.compile(r"(?<!\d)(\d{1,2})(?:st|nd|rd|th|er|\.|º)?(?:\s(?:of|de))?[\s-]{0,2}\Z")
_DAY_AFTER: Final = re.compile(r"\.?[\s-]{0,2}(\d{1,2})(?:st|nd|rd|th)?(?![\d:])")
_YEAR: Final = re.compile(r"[\s,.-]{0,3}(?:de\s)?(20\d\d)(?!\d)")
_MONTHS: Final = 12


class Deadline(NamedTuple):
    """The last day, and where the words that say so stand in the document."""

    day: date
    start: int
    end: int


class _Written(NamedTuple):
    """A day as it is written behind the words, which may lack its year, and where."""

    year: int | None
    month: int
    day: int
    start: int
    end: int


def deadline_of(reading: Reading) -> Deadline | None:
    """Return the last day that the text states, None when it states none, or several, or one that cannot be."""
    hits = reading.hits("deadline")[:MOST_HITS]
    found = [deadline for hit in hits if (deadline := _behind(reading, hit))]
    return found[0] if len({each.day for each in found}) == 1 else None


def _behind(reading: Reading, hit: Hit) -> Deadline | None:
    """Return the day behind words such as "closing date", in their line."""
    end = min(hit.end + _REACH, reading.layout.line(hit.start).end)
    written = min(_days(reading, hit.end, end), key=lambda each: each.start, default=None)
    if not written:
        return None
    gap = reading.text[hit.end : written.start]
    if len(gap) > _GAP or _ENDS.search(gap):
        return None
    words = [word for word in gap.split() if not any(map(str.isdigit, word))]  # "Deadline: 12:00 noon, 4 May"
    if hit.sense == "bare" and (len(words) > _BARE_GAP or reading.text[hit.start].islower()):
        return None
    day = _dated(reading, written)
    return Deadline(day, hit.start, written.end) if day else None


def _days(reading: Reading, start: int, end: int) -> Iterator[_Written]:
    """Yield the first day of each way of writing one in text[start:end]."""
    text = reading.text
    if iso := _YEAR_FIRST.search(text, start, end):
        yield _Written(int(iso[1]), int(iso[2]), int(iso[3]), *iso.span())
    if figures := _FIGURES.search(text, start, end):
        first, second, year = int(figures[1]), int(figures[3]), int(figures[4]) % 100 + 2000
        if second > _MONTHS:
            first, second = second, first
        elif first <= _MONTHS and first != second and figures[2] != "." and reading.spoken == ("en",):
            return  # of 04/05 nobody can tell
        yield _Written(year, second, first, *figures.span())
    for month in reading.near_group("deadline", "deadline_month", start, end):
        if before := _DAY_BEFORE.search(text, max(start, month.start - 8), month.start):
            day, first, last = before[1], before.start(), month.end
        elif after := _DAY_AFTER.match(text, month.end, end):
            day, first, last = after[1], month.start, after.end()
        else:
            continue
        year_behind = _YEAR.match(text, last)
        yield _Written(
            int(year_behind[1]) if year_behind else None,
            int(month.sense),
            int(day),
            first,
            year_behind.end() if year_behind else last,
        )
        return


def _dated(reading: Reading, written: _Written) -> date | None:
    """Return the day that is meant; one without a year is the next after the posting's own date."""
    posting, today = reading.posting, reading.today
    if not today:
        return None
    if written.year:
        years, first, last = [written.year], posting.date_posted or date.min, today + _FAR
    else:
        first = posting.date_posted or posting.first_seen or today
        years, last = [first.year, first.year + 1], first + _SOON
    days = (valid_day(year, written.month, written.day) for year in years)
    return next((day for day in days if day and first <= day <= last), None)
