"""hours and four_day_week: how much of a week the job takes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from jobfit.facts.figures import MOST_HITS, Figure, figure_before, figure_in, figured
from jobfit.facts.joining import joining
from jobfit.facts.model import FactValue, Flag, Quantity
from jobfit.facts.reading import Hit, Reading, Section
from jobfit.facts.reading.layout import Span
from jobfit.facts.reading.scope import inside

_TOPIC = "hours"
_BOUND_REACH = 20  # characters between a label and the end of "no less than"
_DASHES = frozenset("-–—/")
_FEWEST, _MOST = 4, 84  # hours a week that a job may take
_REACH = 70  # characters to either side in which a trap counts
_TIMES = re.compile(r"x\s?|×\s|\d\s?\*\s?")  # "4 x 10 hour work week"; not "**20 hours**"
_TIMES_REACH = 4  # characters
_LABELS = frozenset({"label", "colon"})
_WEEKS, _LONGEST_WEEK = "weeks", 48  # "we work 40-hour weeks"; longer ones are those of others
_PER_WEEK = 26  # characters behind an hour in which "per week" stands
_BETWEEN = r"\s?[(,:/–—-]?\s?(?:%(sized)s\s)?"  # between "full-time" and its hours
_TAG = 24  # characters of a line that says nothing but the hours
_TAGS = 200  # characters of a line of tags
_BARS = frozenset(("", *"|•·–—"))
_DAY = 24  # hours
_FEWEST_OF_A_WEEK = 15  # less may be a time of day, or the hours of a shift
_ENDS = re.compile(r"\s?(?:\)|[.;|·•/:](?!\d)|\+\s|,\s(?!7)|\n|\Z)")  # no "24 hours, 7 days a week"
_RANGE = r"(?:(?P<low>\d{1,2}(?:[.,]\d{1,2})?)\s?[-–—]\s?)?(?P<high>\d{1,2}(?:[.,]\d{1,2})?)"
_LEAST = r"(?P<low>\d{1,2})(?:\s\w{1,8})?(?:,?\s(?:%(and)s|%(to)s)|,)\s(?:%(a)s\s)?\Z"
_LEAST_REACH = 24
_BEHIND_LABEL = re.compile(rf"[\s:=–-]{{1,4}}{_RANGE}(?![^\Wh]|h(?!00)\d)")
_BEHIND_COLON = rf"(?i)\s?:[\s*]{{1,3}}{_RANGE}(?![^\Wh]|h(?!00)\d|[:/%%]|[.,]\d|\s?%(not_hours)s|\+)"


def extract(reading: Reading) -> Mapping[str, FactValue]:
    """Return `hours` and `four_day_week` when the text says them."""
    facts: dict[str, FactValue] = {}
    hours = hours_of(reading)
    if hours:
        facts["hours"] = hours
    four_days = four_day_week_of(reading)
    if four_days:
        facts["four_day_week"] = four_days
    return facts


def hours_of(reading: Reading) -> Quantity | None:
    """Return the working hours a week; several statements make the widest range."""
    found = [(figure, hit) for hit in reading.hits("hours_week")[:MOST_HITS] if (figure := _figure(reading, hit))]
    if not found:
        units = figured(reading, reading.hits("hour_unit"))
        found = [
            (figure, hit) for unit in units if (hit := _weekly(reading, unit)) and (figure := _figure(reading, hit))
        ]
    found = found or [*_in_shifts(reading)]
    if not found:
        return None
    low, high = _widest([figure for figure, _ in found])
    first, hit = found[0]
    return Quantity(
        low=low,
        high=high,
        evidence=(reading.evidence(min(first.start, hit.start), max(first.end, hit.end)),),
    )


def _in_shifts(reading: Reading) -> Iterator[tuple[Figure, Hit]]:
    """Yield the hours that so many shifts a week make: "two 8-hour shifts a week" are 16."""
    for hit in reading.hits("hours_shift")[:MOST_HITS]:
        weekly = reading.near_group(_TOPIC, "per_week", hit.end, hit.end + _PER_WEEK)
        if not weekly or weekly[0].start != hit.end + 1 or reading.elsewhere(hit.start):
            continue
        hours = figure_before(reading, hit.start)
        shifts = figure_before(reading, hours.start) if hours else None
        if hours and shifts and hours.low and hours.high and shifts.low and shifts.high:
            figure = Figure(shifts.low * hours.low, shifts.high * hours.high, shifts.start, hours.end)
            if _FEWEST <= (figure.high or 0) <= _LONGEST_WEEK:
                yield figure, hit._replace(end=weekly[0].end)


def _widest(figures: Sequence[Figure]) -> tuple[float | None, float | None]:
    """Return the widest range of several; one that a side leaves open is open there.

    "Up to 20" beside "10 to 20", or beside "20", opens nothing, and "at least 10" beside "up to 20" makes a range.
    """
    closed = [each for each in figures if each.low is not None and each.high is not None]
    figures = [each for each in figures if each in closed or not _is_in_one(each, closed)]
    lows = [each.low for each in figures if each.low is not None]
    highs = [each.high for each in figures if each.high is not None]
    if not closed and lows and highs and min(lows) <= max(highs):
        return min(lows), max(highs)
    return (
        min(lows) if len(lows) == len(figures) else None,
        max(highs) if len(highs) == len(figures) else None,
    )


def _is_in_one(figure: Figure, closed: Sequence[Figure]) -> bool:
    """Say whether the one bound of a figure is in one of some that have both."""
    bound = figure.high if figure.low is None else figure.low
    return bound is not None and any((each.low or 0) <= bound <= (each.high or 0) for each in closed)


def _weekly(reading: Reading, unit: Hit) -> Hit | None:
    """Return an hour as the unit of a week when "per week" follows, whatever points and slashes stand between.

    So does one with its figure that is all that a line says ("32 - 40 uur").
    """
    found = reading.near_group(_TOPIC, "per_week", unit.end, unit.end + _PER_WEEK)
    if found and not reading.text[unit.end : found[0].start].strip(" ./()-–"):
        return unit._replace(end=found[0].end)
    if _over_the_week(reading, unit):
        return unit
    line = reading.layout.line(unit.start)
    if _behind_a_type(reading, unit) or _among_tags(reading, unit, line) or _in_title(reading, unit):
        return unit
    if line.end - line.start > _TAG or reading.text[unit.end : line.end].strip(" .)"):
        return None
    figure = figure_in(reading, unit.start, unit.end)
    alone = figure and not reading.text[line.start : figure.start].strip(" *(")
    return unit if figure and alone and (figure.low or figure.high or 0) >= _FEWEST_OF_A_WEEK else None


def _over_the_week(reading: Reading, unit: Hit) -> bool:
    """Say whether the days of the week follow at once, over which so many hours can only be a week's."""
    days = reading.near_group(_TOPIC, "week_days", unit.end, unit.end + _PER_WEEK)
    if not days or reading.text[unit.end : days[0].start].strip(" ,("):
        return False
    figure = figure_in(reading, unit.start, unit.end)
    return figure is not None and (figure.low or figure.high or 0) >= _FEWEST_OF_A_WEEK


def _in_title(reading: Reading, unit: Hit) -> bool:
    """Say whether a title has more hours than a day, and no more than a week of work ("Planner, 32-40 hours")."""
    figure = figure_in(reading, unit.start, unit.end) if unit.end <= reading.field("title").end else None
    return figure is not None and _DAY < (figure.high or figure.low or 0) <= _LONGEST_WEEK


def _behind_a_type(reading: Reading, unit: Hit) -> bool:
    """Say whether the hours stand right behind "full-time", "permanent" …, and end there: "Part-time (20 hours)"."""
    figure = figure_in(reading, unit.start, unit.end) if _ENDS.match(reading.text, unit.end) else None
    if not figure or (figure.low or figure.high or 0) < _FEWEST_OF_A_WEEK:
        return False
    types = [
        each
        for group in ("employment", "permanent")
        for each in inside(reading.hits(group), max(0, figure.start - _TAG), figure.start)
    ]
    between = joining(reading.spoken, _BETWEEN)
    return any(each.end >= figure.end or between.fullmatch(reading.text, each.end, figure.start) for each in types)


def _among_tags(reading: Reading, unit: Hit, line: Span) -> bool:
    """Say whether the hours are all that stands between two marks of a line of tags: "Full-time | 35 hours | Leeds"."""
    text = reading.text
    if text[unit.end : line.end].lstrip()[:1] not in _BARS:
        return False
    figure = figure_in(reading, unit.start, unit.end)
    if not figure or (figure.low or figure.high or 0) < _FEWEST_OF_A_WEEK:
        return False
    barred = text[line.start : figure.start].rstrip()[-1:] in _BARS
    return barred and bool(inside(reading.hits("employment"), line.start, line.start + _TAGS))


def four_day_week_of(reading: Reading) -> Flag | None:
    """Return whether a four-day week is offered; one at full hours or in summer only is left unknown."""
    for hit in reading.hits("four_day_week")[:MOST_HITS]:
        if _is_a_count(reading.text, hit):
            continue
        clause = reading.layout.clause(hit.start, hit.end)
        if not reading.near_group(_TOPIC, "week_trap", *clause):
            offered = not reading.denied(hit.start, hit.end)
            return Flag(value=offered, evidence=(reading.evidence(hit.start, hit.end),))
    return None


def _is_a_count(text: str, hit: Hit) -> bool:
    """Say whether only so many days of a week are counted: "4 Tage/Woche", "3-4 Tage Woche"."""
    return "/" in text[hit.start : hit.end] or text[max(0, hit.start - 2) : hit.start].rstrip()[-1:] in _DASHES


def _figure(reading: Reading, hit: Hit) -> Figure | None:
    """Return the hours that a hit has beside it, None when they are not this job's working hours."""
    figure = _labelled(reading, hit) if hit.sense in _LABELS else _with_least(reading, hit)
    if (
        not figure
        or _is_times(reading.text, figure.start)
        or not _FEWEST <= (figure.high or figure.low or 0) <= _MOST
        or (hit.sense == _WEEKS and not (figure.low and (figure.high or _MOST) <= _LONGEST_WEEK))
    ):
        return None
    if reading.section(hit.start) is Section.LEGAL or reading.denied(figure.start, hit.end):
        return None
    if reading.elsewhere(figure.start):
        return None
    sentence = reading.layout.sentence(hit.start)
    window = Span(max(sentence.start, figure.start - _REACH), min(sentence.end, hit.end + _REACH))
    return None if reading.near_group(_TOPIC, "hours_trap", *window) else figure


def _is_times(text: str, start: int) -> bool:
    """Say whether the figure at `start` is taken so many times: "4 x 10 hours"."""
    return any(each.end() == start for each in _TIMES.finditer(text, max(0, start - _TIMES_REACH), start))


def _with_least(reading: Reading, hit: Hit) -> Figure | None:
    """Return the figure of a unit, with the least in front of the most: "at least 10 and up to 20 hours per week"."""
    figure = figure_in(reading, hit.start, hit.end)
    if not figure or figure.low is not None or figure.high is None:
        return figure
    least = joining(reading.spoken, _LEAST).search(reading.text, max(0, figure.start - _LEAST_REACH), figure.start)
    first = figure_before(reading, least.end("low")) if least else None
    if first is None or first.low is None or first.high is not None or first.low > figure.high:
        return figure
    return Figure(first.low, figure.high, first.start, figure.end)


def _labelled(reading: Reading, hit: Hit) -> Figure | None:
    """Return the figure behind a label; one that may also lead to the time of day needs its colon and more hours."""
    colon = hit.sense == "colon"
    bound = reading.near_group(_TOPIC, "hours_bound", hit.end, hit.end + _BOUND_REACH)
    if bound and reading.text[hit.end : bound[0].start].strip() == ":":
        return _bounded(reading, hit, bound[0])
    if colon and ":" not in reading.text[hit.end : hit.end + 2]:
        return None
    found = (joining(reading.spoken, _BEHIND_COLON) if colon else _BEHIND_LABEL).match(reading.text, hit.end)
    if not found:
        return None
    high = float(found["high"].replace(",", "."))
    low = float(found["low"].replace(",", ".")) if found["low"] else high
    if low > high or (colon and low < _FEWEST_OF_A_WEEK):
        return None
    return Figure(low, high, hit.start, found.end())


def _bounded(reading: Reading, label: Hit, bound: Hit) -> Figure | None:
    """Return the figure behind a label and a bound: "Expected hours: no less than 30 per week"."""
    found = _BEHIND_LABEL.match(reading.text, bound.end)
    hours = float(found["high"].replace(",", ".")) if found and not found["low"] else 0.0
    if not found or hours < _FEWEST_OF_A_WEEK:
        return None
    low, high = (hours, None) if bound.sense == "least" else (None, hours)
    return Figure(low, high, label.start, found.end())
