"""Days as people say them in an interview: "2031", "March 2022", "03/2022", "in 5 years", "2 years ago"."""

from __future__ import annotations

import re
from datetime import date

from jobfit.days import month_of
from jobfit.facts.mistake import Mistake

_YEAR = re.compile(r"(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?")
_MONTH_FIRST = re.compile(r"(?:(\d{1,2})[./])?(\d{1,2})[./](\d{4})")
_NAMED = re.compile(r"(?:(\d{1,2})\.?\s)?([^\W\d]{3,12})\.?\s(\d{4})")
_AHEAD = re.compile(r"in\s(?:about\s)?(\d{1,2})\syears?")
_AGO = re.compile(r"(?:about\s)?(\d{1,2})\syears?\sago")


def day_of(text: str, today: date) -> date:
    """Return the day in a text, the first of a month or year that names no day; raise Mistake."""
    folded = " ".join(text.casefold().replace(",", " ").split())
    try:
        if found := _YEAR.fullmatch(folded):
            return date(int(found[1]), int(found[2] or 1), int(found[3] or 1))
        if found := _MONTH_FIRST.fullmatch(folded):
            return date(int(found[3]), int(found[2]), int(found[1] or 1))
        if (found := _NAMED.fullmatch(folded)) and (month := month_of(found[2])):
            return date(int(found[3]), month, int(found[1] or 1))
        if found := _AHEAD.fullmatch(folded):
            return today.replace(year=today.year + int(found[1]), day=1)
        if found := _AGO.fullmatch(folded):
            return today.replace(year=today.year - int(found[1]), day=1)
    except ValueError:
        pass
    raise Mistake("INIT002", f"{text!r} is no day", "write 2022-03-01, March 2022 or 2022")
