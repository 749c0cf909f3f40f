"""holidays: days of paid leave a year, public holidays apart. "Unlimited" is no number and stays unknown."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from operator import attrgetter
from typing import NamedTuple

from jobfit.facts.figures import MOST_HITS, Figure, figure_before, figured
from jobfit.facts.model import FactValue, Quantity
from jobfit.facts.reading import Hit, Hits, Reading, Section

_TOPIC = "holidays"
_FEWEST, _MOST = 8, 50  # days of paid leave a year that an employer may give
_WORKING_DAYS = 5  # a week
_INCLUSIVE = "public holidays included"
_IN_WEEKS = "a week counted as 5 days"
_BEHIND = 34  # characters behind the unit in which its leave stands
_CLOSE = 20
_BEFORE = 40  # characters in front of the figure in which it stands
_AHEAD = _BEHIND + 30  # with the unit
_AFTERWARDS = _BEFORE + 90  # with the figure and the unit
_PARTED = re.compile(r"[+;.|\n(]|\bplus\b|,\s|\band\s+\d")
_FIGURE = re.compile(r"\d")
_NOT_A_YEAR = re.compile(r"\W{0,3}(?:\w+\W{1,2}){0,2}(?:per|a|each|every|/)\s?(?:week|month|quarter)\b", re.IGNORECASE)


class _Leave(NamedTuple):
    figure: Figure
    end: int
    weeks: bool
    inclusive: bool  # public holidays are counted with it


def extract(reading: Reading) -> Mapping[str, FactValue]:
    """Return `holidays` when a number of days or weeks of leave is said."""
    found = holidays_of(reading)
    return {"holidays": found} if found else {}


def holidays_of(reading: Reading) -> Quantity | None:
    """Return the days of paid leave a year; several statements, such as one a country, make the widest range."""
    found = [leave for hit in figured(reading, _units(reading)) if (leave := _leave(reading, hit))]
    found = [leave for leave in found if not leave.inclusive] or found
    if not found:
        return None
    first = found[0]
    lows, highs = [leave.figure.low for leave in found], [leave.figure.high for leave in found]
    notes = (_INCLUSIVE if first.inclusive else "", _IN_WEEKS if first.weeks else "")
    return Quantity(
        low=None if None in lows else min(low for low in lows if low is not None),
        high=None if None in highs else max(high for high in highs if high is not None),
        evidence=(reading.evidence(first.figure.start, first.end),),
        note=", ".join(filter(None, notes)),
    )


def _units(reading: Reading) -> Sequence[Hit]:
    """Return the units of time that stand near a word for leave, in order; most are of something else."""
    marks = sorted(
        (*reading.hits("leave_word")[:MOST_HITS], *reading.hits("leave_unit")[:MOST_HITS]), key=attrgetter("start")
    )
    units: list[Hit] = []
    done = 0
    for mark in marks:
        line = reading.layout.line(mark.start)
        start, end = max(line.start, mark.start - _AHEAD, done), min(line.end, mark.end + _AFTERWARDS)
        if end > start:
            units += reading.near_group(_TOPIC, "leave_unit", start, end)
            done = end
    return units


def _leave(reading: Reading, hit: Hit) -> _Leave | None:
    """Return the leave that a unit of time counts, None when it counts something else."""
    figure = figure_before(reading, hit.start)
    if not figure:
        return None
    low, high, start, end = figure
    weeks = hit.sense == "weeks"
    if weeks:
        low, high = low and low * _WORKING_DAYS, high and high * _WORKING_DAYS
    if not _FEWEST <= (low or high or 0) <= _MOST or (high or 0) > _MOST:
        return None
    if reading.section(hit.start) is Section.LEGAL or _NOT_A_YEAR.match(reading.text, hit.end):
        return None
    word, inclusive = _word(reading, hit, figure)
    if word is None or reading.denied(figure.start, hit.end):
        return None
    return _Leave(Figure(low, high, start, end), max(hit.end, word.end), weeks, inclusive)


def _word(reading: Reading, hit: Hit, figure: Figure) -> tuple[Hit | None, bool]:
    """Return the word that says what the days are for when it is leave, and whether public holidays are included."""
    line = reading.layout.line(hit.start)
    end = min(line.end, hit.end + _BEHIND)
    behind = reading.near(_TOPIC, hit.end, end)
    words: Sequence[Hit] = behind.of("leave_word")
    if words and (parted := _PARTED.search(reading.text, hit.end, words[-1].start + 1)):
        words = [word for word in words if word.start < parted.start()]
    inclusive = _inclusive(reading, hit, behind)
    if hit.sense == "leave":
        other = words and words[0].sense == "other" and not inclusive
        return (None if other and words[0].start <= hit.end + 1 else hit), inclusive
    if inclusive:  # "33 days' holiday including bank holidays": only what stands in front of it is the leave
        words = [word for word in words if word.end <= behind.of("leave_including")[0].start]
    if words:
        return (words[0] if words[0].sense == "leave" else None), inclusive
    start = max(line.start, figure.start - _BEFORE)
    before = reading.near_group(_TOPIC, "leave_word", start, figure.start) if start < figure.start else ()
    near_enough = before and before[-1].sense == "leave" and "." not in reading.text[before[-1].end : figure.start]
    return (before[-1]._replace(end=hit.end) if near_enough else None), inclusive


def _inclusive(reading: Reading, hit: Hit, behind: Hits) -> bool:
    """Say whether an "including" behind the days counts public holidays with them."""
    return any(
        word.start < hit.end + _CLOSE
        and reading.near_group(_TOPIC, "leave_public", word.end, word.end + _CLOSE)
        and not _FIGURE.search(reading.text, hit.end, word.start)
        for word in behind.of("leave_including")
    )
