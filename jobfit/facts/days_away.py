"""Days away: whether days told beside "remote" are spent in an office all the same, at a place named behind them."""

from __future__ import annotations

import re

from jobfit.facts.places import find_places
from jobfit.facts.reading import Hit, Reading
from jobfit.facts.reading.layout import Span
from jobfit.facts.window import window

_REACH = 22  # characters behind the days in which their place begins
_ASIDE = re.compile(r"[,;()–—]")
_NUMBER = re.compile(r"\d")


def spent_elsewhere(reading: Reading, sentence: Span, place: Hit, days: Span) -> bool | None:
    """Say whether days behind "remote" are spent elsewhere, at a place behind them: "Remote, two days a week in Leeds".

    None where that stays open: "remote two days a week in Leeds", "from home or Leeds two days a week", "mostly remote,
    three days a week", "remote, with two visits of three days a year in Leeds".
    """
    if place.end > days.start:
        return None if place.sense == "mostly" else False
    reach = min(sentence.end, days.end + _REACH)
    to = window(reading, "office_at", days.end, reach)
    at = bool(to) and to[0].start <= days.end + 1
    if at and find_places(reading, to[0].end, reach, sure=True).places:
        times = _NUMBER.search(reading.text, place.end, days.start) or window(
            reading, "office_number", place.end, days.start
        )
        return True if _apart(reading, place, days) and not times else None
    between = find_places(reading, place.end, days.start, sure=True).places
    return None if place.sense == "mostly" or between or (at and _apart(reading, place, days)) else False


def _apart(reading: Reading, place: Hit, days: Span) -> bool:
    """Say whether "remote" is said for itself in front of days: "Remote, two days …", "remote with two days …"."""
    aside = _ASIDE.search(reading.text, place.end, days.start) is not None
    return aside or bool(window(reading, "office_with", place.end, days.start))
