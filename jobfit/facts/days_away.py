"""Days away: whether days told beside "remote" are spent in an office all the same, at a place named behind them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from jobfit.facts.joining import joining
from jobfit.facts.places import find_places
from jobfit.facts.reading import Hit, Reading
from jobfit.facts.reading.layout import Span
from jobfit.facts.window import window

_REACH = 22  # characters behind the days in which their place begins
ASIDE = re.compile(r"[,;()–—]")
"""Marks that part what is said of a place from what follows."""
OPEN = frozenset(("mostly", "based"))
"""Senses of what the days beside may be spent at, or not."""
_INSTEAD = r"\b%(or)s\s(?:\w+\s)?\Z"
_DIGITS = re.compile(r"\d{1,2}")


def spent_elsewhere(reading: Reading, sentence: Span, place: Hit, days: Span) -> bool | None:
    """Say whether days behind "remote" are spent elsewhere, at a place behind them: "Remote, two days a week in Leeds".

    None where that stays open: "remote two days a week in Leeds", "from home or Leeds two days a week", "mostly remote,
    three days a week", "remote, with two visits of three days a year in Leeds", "two days a week, or work remotely".
    """
    if place.end > days.start:
        instead = joining(reading.spoken, _INSTEAD).search(reading.text, min(days.end, place.start), place.start)
        return None if instead or place.sense in OPEN else False
    reach = min(sentence.end, days.end + _REACH)
    to = window(reading, "office_at", days.end, reach)
    at = bool(to) and to[0].start <= days.end + 1
    if at and find_places(reading, to[0].end, reach, sure=True).places:
        times = numbers_in(reading, place.end, days.start)
        return True if _apart(reading, place, days) and not times else None
    if place.sense == "based" and reading.text[place.end : days.start] == " (":
        return False
    between = find_places(reading, place.end, days.start, sure=True).places
    return None if place.sense in OPEN or between or (at and _apart(reading, place, days)) else False


def numbers_in(reading: Reading, start: int, end: int) -> Sequence[tuple[int, float]]:
    """Return the numbers in text[start:end], in digits or words: where each begins and what it is, in order."""
    words = ((word.start, float(word.sense)) for word in window(reading, "office_number", start, end))
    digits = ((match.start(), float(match[0])) for match in _DIGITS.finditer(reading.text, start, end))
    return sorted((*words, *digits))


def _apart(reading: Reading, place: Hit, days: Span) -> bool:
    """Say whether "remote" is said for itself in front of days: "Remote, two days …", "remote with two days …"."""
    aside = ASIDE.search(reading.text, place.end, days.start) is not None
    return aside or bool(window(reading, "office_with", place.end, days.start))
