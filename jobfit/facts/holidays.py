"""holidays: days of paid leave a year, public holidays apart. "Unlimited" is no number and stays unknown."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from operator import attrgetter
from typing import NamedTuple

from jobfit.facts.figures import MOST_HITS, Figure, figure_before, figured
from jobfit.facts.model import FactValue, Quantity
from jobfit.facts.nearby import label_above
from jobfit.facts.reading import Hit, Hits, Reading, Section

_TOPIC = "holidays"
_FEWEST, _MOST = 8, 50  # days of paid leave a year that an employer may give
_MANY = 20  # more than the public holidays of any country
_FEW = 2  # words between the days and "per month"
_INCLUSIVE = "public holidays included"
_UNITS = {  # what is not counted in days of five a week: how many of those it is, and how that is told
    "weeks": (5.0, "a week counted as 5 days"),
    "hours": (1 / 8, "8 hours counted as a day"),
    "calendar": (5 / 7, "7 days of the calendar counted as 5"),
    "six": (5 / 6, "6 days from Monday to Saturday counted as 5"),
}
_NAMED = "leave"  # sense of units that say themselves what they count: no law's text does
_BEHIND = 34  # characters behind the unit in which its leave stands
_CLOSE = 20
_BEFORE = 40  # characters in front of the figure in which it stands
_AHEAD = _BEHIND + 30  # with the unit
_RISING = 100  # characters behind the unit in which it is said how far it rises
_AFTERWARDS = _BEFORE + 90  # with the figure and the unit
_PARTED = re.compile(r"[+;.|\n(]|,\s|/\s?(?=\d)")  # "3 weeks on / 1 week off"
_FIGURE = re.compile(r"\d")
_ADDED = re.compile(r"(?<![\d.,+])(\d{1,2})\s?\(?\+\s?\Z")  # "26 + " in front of "4 days"
_ADDED_REACH = 8
_BETWEEN = " ,/&–-"
_MARKS = " *•–-"  # in front of what begins a line
_EXTRA_REACH = 14  # characters in front of a figure in which it is said to come on top
_MOST_ADDED = 6  # days
_BEHIND_LABEL = re.compile(r"\s?(?::|\n)\s*(\d{2})\s*(?=\Z|[\n|;,])")
_DAYS = re.compile(r"\s(\d{2})(?!\d)")
_LONGEST_DAYS = 3  # characters of it


class _Leave(NamedTuple):
    figure: Figure
    end: int
    unit: str
    inclusive: bool  # public holidays are counted with it


def extract(reading: Reading) -> Mapping[str, FactValue]:
    """Return `holidays` when a number of days or weeks of leave is said."""
    found = holidays_of(reading)
    return {"holidays": found} if found else {}


def holidays_of(reading: Reading) -> Quantity | None:
    """Return the days of paid leave a year; several statements, such as one a country, make the widest range."""
    units = figured(reading, _units(reading))
    found = _leaves(reading, units, sure=True) or _leaves(reading, units, sure=False)
    found = [leave for leave in found if not leave.inclusive] or found or _labelled(reading)
    if not found:
        return None
    first = found[0]
    lows, highs = [leave.figure.low for leave in found], [leave.figure.high for leave in found]
    notes = (_INCLUSIVE if first.inclusive else "", _UNITS[first.unit][1] if first.unit in _UNITS else "")
    return Quantity(
        low=min((low for low in lows if low is not None), default=None),  # "25 days", "up to 32 days" with the years
        high=None if None in highs else max(high for high in highs if high is not None),
        evidence=(reading.evidence(first.figure.start, first.end),),
        note=", ".join(filter(None, notes)),
    )


def _leaves(reading: Reading, units: Sequence[Hit], *, sure: bool) -> Sequence[_Leave]:
    """Return the leave that units count; "30 holidays", which may be public ones too, is not sure."""
    return [leave for hit in units if (hit.sense != "many") is sure and (leave := _leave(reading, hit))]


def _labelled(reading: Reading) -> Sequence[_Leave]:
    """Return the leave that days of it are the label of: "Vacation days: 28"."""
    labels = [hit for hit in reading.hits("leave_unit")[:MOST_HITS] if hit.sense == "leave"]
    found = [(hit, match) for hit in labels if (match := _BEHIND_LABEL.match(reading.text, hit.end))]
    return [
        _Leave(Figure(days, days, hit.start, match.end(1)), match.end(1), hit.sense, inclusive=False)
        for hit, match in found
        if _FEWEST <= (days := float(match[1])) <= _MOST and reading.section(hit.start) is not Section.LEGAL
    ]


def _units(reading: Reading) -> Sequence[Hit]:
    """Return the units of time that stand near a word for leave, in order; most are of something else."""
    words, own = reading.hits("leave_word"), reading.hits("leave_unit")
    if not (words or own):
        return ()
    units: list[Hit] = []
    done = 0
    for mark in sorted((*words[:MOST_HITS], *own[:MOST_HITS]), key=attrgetter("start")):
        line = reading.layout.line(mark.start)
        last = reading.layout.line(line.end + 1).end if mark.end >= line.end - 1 else line.end  # "Vacation:", "28 days"
        start, end = max(line.start, mark.start - _AHEAD, done), min(last, mark.end + _AFTERWARDS)
        if end > start:
            units += reading.near_group(_TOPIC, "leave_unit", start, end)
            done = end
    return units


def _leave(reading: Reading, hit: Hit) -> _Leave | None:
    """Return the leave that a unit of time counts, None when it counts something else."""
    days = _days(reading, hit)
    legal = hit.sense != _NAMED and reading.section(hit.start) is Section.LEGAL
    if days is None or legal or reading.elsewhere(days.start):
        return None
    behind = reading.near_topic(_TOPIC, hit.end, min(reading.layout.line(hit.start).end, hit.end + _BEHIND))
    if _apart(reading, days.start, hit, behind):
        return None
    word, inclusive = _word(reading, hit, days, behind)
    if word is None or reading.denied(days.start, hit.end) or _for_others(reading, hit, word, behind):
        return None
    if _of_some(reading, days.start):
        return None
    if risen := None if hit.sense in _UNITS else _risen(reading, hit, days.low):
        return _Leave(days._replace(high=risen[0]), risen[1], hit.sense, inclusive)
    last = max(hit.end, word.end)
    if any(least.start <= last + 1 for least in behind.of("leave_least")[:1]):  # "a 15-day minimum"
        days = days._replace(high=None)
    return _Leave(days, last, hit.sense, inclusive)


def _days(reading: Reading, hit: Hit) -> Figure | None:
    """Return how many days of five a week a unit of time counts, None for no figure and for what no employer gives."""
    counted = figure_before(reading, hit.start)
    figure = counted and _with_more(reading, counted)
    if not figure:
        return None
    low, high, start, end = figure
    if hit.sense in _UNITS:
        times = _UNITS[hit.sense][0]
        low, high = low and round(low * times, 1), high and round(high * times, 1)
    fewest = _MANY if hit.sense == "many" else _FEWEST
    given = fewest <= (low or high or 0) <= _MOST and (high or 0) <= _MOST
    return Figure(low, high, start, end) if given else None


def _apart(reading: Reading, figure: int, hit: Hit, behind: Hits) -> bool:
    """Say whether days are another thing than a year's leave: on top of it, for less than a year, or time in turns.

    Those take turns on either side: "2 weeks on, 2 weeks off".
    """
    if _in_less_than_a_year(reading, hit, behind) or any(turn.start <= hit.end + 1 for turn in behind.of("leave_turn")):
        return True
    before = max(reading.layout.line(hit.start).start, figure - _EXTRA_REACH)
    begins = not reading.text[before:figure].strip(_MARKS)
    return not begins and (_on_top(reading, before, figure) or _in_turns(reading, before, figure))


def _with_more(reading: Reading, figure: Figure) -> Figure | None:
    """Return a figure with the one that it is added to ("26 + 4 days of leave" are 30), None when it stays open.

    As many days as a country has public holidays are often those ("25 + 8 days").
    """
    start = max(0, figure.start - _ADDED_REACH)
    if "+" not in reading.text[start : figure.start]:
        return figure
    before = _ADDED.search(reading.text, max(reading.layout.line(figure.start).start, start), figure.start)
    if not before:
        return figure
    if figure.low is None or figure.high not in {None, figure.low} or figure.low > _MOST_ADDED:
        return None
    total = figure.low + int(before[1])
    return Figure(total, figure.high and total, before.start(1), figure.end)


def _on_top(reading: Reading, start: int, figure: int) -> bool:
    """Say whether a figure is said to come on top of others: "a further 2 weeks"."""
    extra = reading.near_group(_TOPIC, "leave_extra", start, figure)
    return bool(extra) and not reading.text[extra[-1].end : figure].strip()


def _in_turns(reading: Reading, start: int, figure: int) -> bool:
    """Say whether a figure follows days of work, and so is of the days off that take turns with them."""
    turns = reading.near_group(_TOPIC, "leave_turn", start, figure)
    return any(not reading.text[turn.end : figure].strip(_BETWEEN) for turn in turns)


def _in_less_than_a_year(reading: Reading, hit: Hit, behind: Hits) -> bool:
    """Say whether so many days are meant for a week, a month or a quarter."""
    often = next(iter(behind.of("leave_per")), None)
    if often is None or (often.sense == "slash" and reading.text[often.start - 1] != "/"):
        return False
    return len(reading.text[hit.end : often.start].split()) <= _FEW


def _for_others(reading: Reading, hit: Hit, word: Hit, behind: Hits) -> bool:
    """Say whether leave is for those in one state of life only: "4 weeks of paid leave for new parents"."""
    others, end = behind.of("leave_for"), hit.end
    if word.end > end:
        end = word.end
        others = reading.near_group(_TOPIC, "leave_for", end, min(reading.layout.line(end).end, end + _BEHIND))
    return bool(others) and others[0].start <= end + 1


def _of_some(reading: Reading, figure: int) -> bool:
    """Say whether days are of those who are paid by the hour, beside an unlimited leave of the others."""
    if not reading.hits("benefits", "unlimited_holidays"):
        return False
    line = reading.layout.line(figure)
    return bool(reading.near_group(_TOPIC, "leave_some", max(line.start, figure - _AFTERWARDS), figure))


def _risen(reading: Reading, hit: Hit, low: float | None) -> tuple[float, int] | None:
    """Return the days that the leave grows to with the years, and where they end ("25 days rising to 30")."""
    end = min(reading.layout.line(hit.end).end, hit.end + _RISING)
    if low is None or not _FIGURE.search(reading.text, hit.end, end + _LONGEST_DAYS):
        return None
    word = next(iter(reading.near_group(_TOPIC, "leave_rising", hit.end, end)), None)
    most = word and _DAYS.match(reading.text, word.end)
    if not most or not low < int(most[1]) <= _MOST:
        return None
    return float(most[1]), most.end()


def _word(reading: Reading, hit: Hit, figure: Figure, behind: Hits) -> tuple[Hit | None, bool]:
    """Return the word that says what the days are for when it is leave, and whether public holidays are included."""
    words: Sequence[Hit] = behind.of("leave_word")
    if words:
        parted = _parted(reading, behind, hit.end, words[-1].start + 1)
        words = [word for word in words if word.start < parted]
    inclusive = _inclusive(reading, hit, behind)
    if hit.sense in {"leave", "many"}:
        other = words and words[0].sense == "other" and not inclusive and not reading.text[words[0].start].isupper()
        return (None if other and words[0].start <= hit.end + 1 else hit), inclusive
    if inclusive:  # "33 days' holiday including bank holidays": only what stands in front of it is the leave
        words = [word for word in words if word.end <= behind.of("leave_including")[0].start]
    named = (words[0] if words[0].sense == "leave" else None) if words else None
    if words and not reading.text[words[0].start].isupper():
        return named, inclusive
    start = max(reading.layout.line(hit.start).start, figure.start - _BEFORE)
    if not words and not reading.text[hit.end : reading.layout.line(hit.start).end].strip(" ."):
        above = label_above(reading, figure.start)  # "Annual leave", and on the next line "28 days"
        start = above.start if above else start
    before = reading.near_group(_TOPIC, "leave_word", start, figure.start) if start < figure.start else ()
    if words and not _labels(reading, before, figure):
        return named, inclusive
    near_enough = before and before[-1].sense == "leave" and "." not in reading.text[before[-1].end : figure.start]
    return (before[-1]._replace(end=hit.end) if near_enough else None), inclusive


def _labels(reading: Reading, before: Sequence[Hit], figure: Figure) -> bool:
    """Say whether the last of the words in front of a figure is its label ("Vacation: 30 days Remote work: …")."""
    named = [hit.end for hit in before[:-1] if hit.sense == "other"]
    label = before[-1] if before else None
    if label is None or label.sense != "leave" or (named and named[-1] >= label.start - 1):
        return False
    return reading.text[label.end : figure.start].strip() == ":"


def _parted(reading: Reading, behind: Hits, start: int, end: int) -> int:
    """Return where in text[start:end] something else is counted ("25 days plus 8 bank holidays"), `end` if nowhere."""
    mark = _PARTED.search(reading.text, start, end)
    joined = (
        word.start
        for word in behind.of("leave_joined")
        if word.sense == "plus" or _FIGURE.match(reading.text, word.end + 1)
    )
    return min(mark.start() if mark else end, next(joined, end))


def _inclusive(reading: Reading, hit: Hit, behind: Hits) -> bool:
    """Say whether an "including" behind the days counts public holidays with them."""
    return any(
        word.start < hit.end + _CLOSE
        and reading.near_group(_TOPIC, "leave_public", word.end, word.end + _CLOSE)
        and not _FIGURE.search(reading.text, hit.end, word.start)
        for word in behind.of("leave_including")
    )
