"""office_days: days a week in the office, from their number, from the days at home, named weekdays, or a share.

"One day a month" is a quarter of a day a week; "two days from home" leaves three. Without a period a week is meant
only when the days are said to be office days.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from jobfit.facts.days_away import ASIDE, OPEN, numbers_in, spent_elsewhere
from jobfit.facts.figures import figure_behind
from jobfit.facts.joining import joining
from jobfit.facts.model import Evidence, FactValue, Quantity
from jobfit.facts.office_doubt import doubtful
from jobfit.facts.reading import Hit, Reading, once
from jobfit.facts.reading.layout import Span
from jobfit.facts.reading.scope import inside
from jobfit.facts.weekdays import at_home, chosen_from, in_one_list, joined, nothing_but, numbers_of
from jobfit.facts.window import MOST_MENTIONS, window

_REACH = 70  # characters between a number of days and what they are spent at
_OFTEN_REACH = 30  # characters between a number of days and its period
_NUMBER_REACH = 22
_WEEK_REACH = 16
_ADJECTIVE = 8  # characters between a number and its days: " whole ", " fixed "
_JOINING = frozenset((" ", "-"))
_WEEK = 5
_FEWEST_LABELLED = 1
_COLON = re.compile(r"\s?:[ *]{0,3}")
_FEWEST_NAMED = 2
_WEEKS = {"week": 1.0, "fortnight": 2.0, "month": 4.0, "quarter": 13.0, "year": 52.0}
_DIGITS = (
    r"(?<![\d.,$€£+])(\d)(?:\.5)?\s?(?:(?:-|–|—|%(to)s|%(or)s|/|~)\s?(\d))?\s?(\+)?"
    r"(?:\s?-)?\s?(?:%(whole)s)?\Z"
)
_KIND = r"\s%(whole)s\s?"
_SHARE = r"(?<![\d.,])(\d{2})(?:\s?%%?\s?(?:[-–—]|%(to)s)\s?(\d{2}))?\s?%%(?=[^%%]*\Z)"
_BETWEEN = r"\s*(?:-|–|—|%(to)s|%(or)s)\s*"  # of numbers: "two or three" are a range too
_CLOSED = re.compile(r"[):;|]")
_BRACKET = re.compile(r"[()\n]")
_AT_ONCE = re.compile(r"[.:]?\s?\(?(?:\d\)\s?)?")  # "a minimum of (3) three days"
_APART = re.compile(r"[,;:]|\d|[$€£]")  # "two office days in Porto, 70k EUR a year": the year is the pay's


class _Days(NamedTuple):
    """Days as they are written; `ends` is where the words for them end, `low` or `high` may be open."""

    low: float | None
    high: float | None
    start: int
    end: int


def extract(reading: Reading) -> Mapping[str, FactValue]:
    """Return `office_days` when a number of days, or named weekdays, are said."""
    found = office_days_of(reading)
    return {"office_days": found} if found else {}


@once
def office_days_of(reading: Reading) -> Quantity | None:
    """Return the days a week in the office; several statements are taken together as one range.

    "At least three days" beside "three days" are three.
    """
    stated = (
        [*_counted(reading)]
        or [*_labelled(reading)]
        or [*_named(reading)]
        or [*_besides_home(reading)]
        or [*_shared(reading)]
    )
    if not stated:
        return None
    exact = {each.low for each in stated if each.low == each.high}
    lows = [each.low for each in stated]
    highs = [each.low if each.high is None and each.low in exact else each.high for each in stated]
    return Quantity(
        low=None if None in lows else min(filter(lambda low: low is not None, lows)),  # type: ignore[type-var]  # no None is left
        high=None if None in highs else max(filter(lambda high: high is not None, highs)),  # type: ignore[type-var]  # no None is left
        evidence=tuple(_evidence(reading, each) for each in stated[:3]),
    )


def _evidence(reading: Reading, days: _Days) -> Evidence:
    return reading.evidence(days.start, days.end)


def _counted(reading: Reading) -> Iterator[_Days]:
    counted = reading.hits("office_day")
    places = reading.hits("office_place") if counted else ()
    if not places:
        return
    for hit in counted[:MOST_MENTIONS]:
        if not inside(places, hit.start - _REACH, hit.end + _REACH):
            continue
        sentence = _aside(reading, hit) or reading.layout.sentence(hit.start)
        beside = _beside(places, hit, sentence)
        days = _number(reading, hit, beside) if beside else None
        if days and not _of_a_week(reading, hit) and not doubtful(reading, sentence, hit, _around(sentence, hit)):
            place = _own_place(reading, beside, hit, days) or _nearest(beside, hit)
            part = _of_them(reading, hit, place)
            said = _weekly(reading, sentence, hit, part or days, place)
            if said and (not part or place.sense == "office"):  # how many more are worked is not known
                yield said


def _labelled(reading: Reading) -> Iterator[_Days]:
    """Yield the days behind a label: "Days in the office: 2-3"."""
    for label in reading.hits("office_label")[:MOST_MENTIONS]:
        colon = _COLON.match(reading.text, label.end)
        figure = figure_behind(reading, colon.end(), colon.end() + _NUMBER_REACH) if colon else None
        if figure and _FEWEST_LABELLED <= (figure.high or figure.low or 0) <= _WEEK:
            yield _Days(figure.low, figure.high, label.start, figure.end)


def _beside(places: Sequence[Hit], hit: Hit, sentence: Span) -> Sequence[Hit]:
    """Return what days may be spent at; where nothing else is named, a "hybrid" right in front: "hybrid, 3x a week"."""
    near = inside(places, max(sentence.start, hit.start - _REACH), min(sentence.end, hit.end + _REACH))
    named = [place for place in near if place.sense != "hybrid"]
    return named or [place for place in near if place.end <= hit.start <= place.end + _NUMBER_REACH]


def _aside(reading: Reading, hit: Hit) -> Span | None:
    """Return the brackets around days and the words in front, not what follows: "Hybrid (3 days in office) Lunch"."""
    opened = reading.text.rfind("(", max(0, hit.start - _NUMBER_REACH), hit.start)
    closed = reading.text.find(")", hit.end, hit.end + _REACH) if opened >= 0 else -1
    aside = closed >= 0 and not _BRACKET.search(reading.text, opened + 1, closed)
    if not aside or not inside(reading.hits("office_place"), opened, closed):
        return None
    return Span(max(reading.layout.sentence(hit.start).start, opened - _NUMBER_REACH), closed)


def days_at_home(reading: Reading) -> bool:
    """Say whether days are counted or named that are not spent in the office ("4 days on site, 1 day remote")."""
    if at_home(reading):
        return True
    places = reading.hits("office_place", "home") if reading.hits("office_day") else ()
    return any(
        place.start == hit.end + 1 and reading.text[hit.start - 2 : hit.start - 1].isdigit()
        for hit in reading.hits("office_day", "day")[:MOST_MENTIONS]
        for place in inside(places, hit.end, hit.end + 2)
    )


def _of_a_week(reading: Reading, hit: Hit) -> bool:
    """Say whether "day" only says how long a week is ("a four-day week"), not what is spent at a place."""
    if hit.sense != "day" or reading.text[hit.end : hit.end + 1] not in _JOINING:  # "3 days/week" is how often
        return False
    weeks = window(reading, "office_week", hit.end, hit.end + _WEEK_REACH)
    return bool(weeks) and weeks[0].start == hit.end + 1


def _nearest(places: Sequence[Hit], hit: Hit) -> Hit:
    """Return what the days are spent at: what stands nearest, behind them rather than in front."""
    return min(
        places, key=lambda place: place.start - hit.end if place.start >= hit.start else 2 * (hit.start - place.end) + 1
    )


def _own_place(reading: Reading, places: Sequence[Hit], hit: Hit, days: _Days) -> Hit | None:
    """Return the place that days stand right behind, what follows being said of others: "office 3 days, remote 2"."""
    behind = next((place for place in places if place.start >= hit.end), None)
    if behind is None or not ASIDE.search(reading.text, hit.end, behind.start):
        return None
    for place in places:
        bounds = window(reading, "office_doubt", place.end, days.start, "least", "most")
        if place.end < days.start <= (bounds[0].end if bounds else place.end) + 1:
            return place
    return None


def _of_them(reading: Reading, hit: Hit, place: Hit) -> _Days | None:
    """Return how many of the counted days are spent at a place: "four days a week, of which two in the office"."""
    of_them = window(reading, "office_of", hit.end, place.start)
    numbers = numbers_in(reading, hit.end, place.start) if of_them else ()
    if not numbers:
        return None
    behind = (each for each in numbers if each[0] > of_them[0].start)  # "of which two", else "two of them"
    start, days = next(behind, numbers[-1])
    return _Days(days, days, start, place.end)


def _around(sentence: Span, hit: Hit) -> Span:
    """Return as much of a sentence around counted days as can doubt them: behind them other perks may be listed."""
    return Span(max(sentence.start, hit.start - _REACH), min(sentence.end, hit.end + _REACH))


def _number(reading: Reading, hit: Hit, places: Sequence[Hit]) -> _Days | None:
    """Return the number in front of "days" or "office days" ("2-3", "three", "at least 2"), or in "3x" or "twice"."""
    if hit.sense.isdecimal():
        return _bounded(reading, _Days(float(hit.sense), float(hit.sense), hit.start, hit.end))
    if hit.sense == "count":
        times = float(reading.text[hit.start])
        return _bounded(reading, _Days(times, times, hit.start, hit.end))
    before = next((place.start for place in places if place.start < hit.start <= place.end + len(" ")), hit.start)
    start = max(reading.layout.line(hit.start).start, before - _NUMBER_REACH)
    digits = joining(reading.spoken, _DIGITS).search(reading.text[start:before].rstrip())
    if digits:
        low = float(digits[1]) + (0.5 if ".5" in digits[0] else 0.0)
        high = None if digits[3] else float(digits[2] or low)
        return _bounded(reading, _Days(low, high, start + digits.start(), hit.end))
    words = window(reading, "office_number", start, before)
    if not words or not _counts(reading, words[-1], before):
        return None
    first = words[-1]
    if len(words) > 1 and joined(reading, _BETWEEN, words[-2], first):
        first = words[-2]
    return _bounded(reading, _Days(float(first.sense), float(words[-1].sense), first.start, hit.end))


def _counts(reading: Reading, number: Hit, days: int) -> bool:
    """Say whether a number in words stands in front of the days at `days`, with an adjective between at most."""
    if days - number.end <= _ADJECTIVE:
        return True
    return joining(reading.spoken, _KIND).fullmatch(reading.text, number.end, days) is not None


def _bounded(reading: Reading, days: _Days) -> _Days | None:
    """Return the days with "at least" or "up to" in front of them; None for more than a week has, and for "3-2"."""
    if (days.high or days.low or 0) > _WEEK + 1 or (days.high is not None and (days.low or 0) > days.high):
        return None
    before = window(reading, "office_doubt", days.start - _NUMBER_REACH, days.start, "least", "most", "again")
    if not before or not _AT_ONCE.fullmatch(reading.text, before[-1].end, days.start):
        return days
    if before[-1].sense == "again":  # "your other two office days" are among those that are counted already
        return None
    return days._replace(high=None) if before[-1].sense == "least" else days._replace(low=None)


def _weekly(reading: Reading, sentence: Span, hit: Hit, days: _Days, place: Hit) -> _Days | None:
    """Return counted days as those a week in the office; None where their period, or where they are spent, is open."""
    often = window(reading, "office_often", hit.start, min(sentence.end, hit.end + _OFTEN_REACH))
    if often and _APART.search(reading.text, hit.end, often[0].start):
        often = ()
    often = often or _once_in(reading, sentence, days)
    weeks = _WEEKS[often[0].sense] if often else 1.0
    if not often and (place.sense == "hybrid" or (hit.sense == "day" and not _office_days(reading, hit, place))):
        return None
    start, end = min(days.start, place.start), max(days.end, place.end, often[0].end if often else 0)
    if place.sense in OPEN or (place.sense == "home" and not _others_at_home(reading, hit, days, place)):
        last = max(hit.end, often[0].end if often else 0)
        away = spent_elsewhere(reading, sentence, place, Span(days.start, last))
        if away is None or _of_work(reading, sentence, hit, place):
            return None
        if not away:
            return _Days(_left(days.high), _left(days.low), start, end) if weeks == 1.0 else None
    low, high = (None if days.low is None else days.low / weeks), (None if days.high is None else days.high / weeks)
    return _Days(low, high, start, end)


def _once_in(reading: Reading, sentence: Span, days: _Days) -> Sequence[Hit]:
    """Return the period that the days are spent "once" in, in front of them: "once a month we spend a day …"."""
    start = max(sentence.start, days.start - _REACH)
    often = window(reading, "office_often", start, days.start)[:1]
    once = window(reading, "office_number", start, often[0].start, "1") if often else ()
    return often if once and once[-1].end == often[0].start - 1 else ()


def _others_at_home(reading: Reading, hit: Hit, days: _Days, place: Hit) -> bool:
    """Say whether it is other days than the counted ones that are spent at home: "four days, Fridays from home"."""
    named = {each.sense for each in inside(reading.hits("office_weekday"), hit.end, place.start)} - {"half"}
    return bool(window(reading, "office_rest", hit.end, place.start)) or len(named) not in {0, days.high}


def _of_work(reading: Reading, sentence: Span, hit: Hit, place: Hit) -> bool:
    """Say whether days beside "remote" are all that are worked: "Remote, part-time (3 days a week)"."""
    start, end = min(hit.start, place.start), max(hit.end, place.end)
    beside = Span(max(sentence.start, start - _OFTEN_REACH), min(sentence.end, end + _OFTEN_REACH))
    return bool(window(reading, "office_doubt", *beside, "worked"))


def _left(days: float | None) -> float | None:
    return None if days is None else max(0.0, _WEEK - days)


def _office_days(reading: Reading, hit: Hit, place: Hit) -> bool:
    """Say whether the days are office days by themselves: "3 days in the office", "three office days"."""
    between = reading.text[hit.end : place.start] if place.start >= hit.end else reading.text[place.end : hit.start]
    return len(between) <= len(" at our New York City ") and not re.search(r"[.;:]", between)


def _named(reading: Reading) -> Iterator[_Days]:
    """Yield the weekdays named in a sentence about the office: "in the office Tuesdays and Thursdays"."""
    named = reading.hits("office_weekday")
    if named and (home := {day for days, _ in at_home(reading) for day in days}):
        named = [day for day in named if day not in home]
    done = -1
    for place in reading.hits("office_place", "office")[:MOST_MENTIONS] if named else ():
        sentence = reading.layout.sentence(place.start)
        end = chosen_from(reading, place, sentence)
        days = [hit for hit in inside(named, sentence.start, end) if abs(hit.start - place.start) <= 2 * _REACH]
        if sentence.start == done or not days or doubtful(reading, sentence, place):
            continue
        done = sentence.start
        said = _weekdays(reading, days)
        if said and not (said.high == _WEEK and _elsewhere(reading, said, place)):
            yield said._replace(start=min(said.start, place.start), end=max(said.end, place.end))


def _besides_home(reading: Reading) -> Iterator[_Days]:
    """Yield the days that are left beside the weekdays at home: "work from home on Wednesdays"."""
    for days, place in at_home(reading):
        count = len(numbers_of(reading, days))
        if count < _WEEK and not doubtful(reading, reading.layout.sentence(place.start), place):
            left = float(_WEEK - count)
            yield _Days(left, left, min(days[0].start, place.start), max(days[-1].end, place.end))


def _shared(reading: Reading) -> Iterator[_Days]:
    """Yield the share of the time that is spent in the office, as days: "40% of your time in the office"."""
    for place in reading.hits("office_place", "office")[:MOST_MENTIONS]:
        if "%" not in reading.text[max(0, place.start - _REACH) : place.start]:  # cheaper than the sentence
            continue
        sentence = reading.layout.sentence(place.start)
        if doubtful(reading, sentence, place):
            continue
        first = max(sentence.start, place.start - _REACH)
        found = joining(reading.spoken, _SHARE).search(reading.text, first, place.start)
        grown = window(reading, "office_by", found.start() - _WEEK_REACH, found.start()) if found else ()
        if found and not grown and nothing_but(reading, "office_share", found.end(), place.start):
            low = float(found[1])
            high = float(found[2] or low)
            yield _Days(low * _WEEK / 100, high * _WEEK / 100, found.start(), place.end)


def _elsewhere(reading: Reading, days: _Days, place: Hit) -> bool:
    """Say whether "Monday to Friday" stands apart from the office: it is when one works, not where."""
    start, end = (days.end, place.start) if place.start >= days.end else (place.end, days.start)
    return _CLOSED.search(reading.text, start, end) is not None


def _weekdays(reading: Reading, hits: Sequence[Hit]) -> _Days | None:
    days = [hit for hit in hits if hit.sense != "half"]
    if not days or any(not in_one_list(reading, one, two) for one, two in pairwise(hits)):
        return None
    named = numbers_of(reading, days)
    halves = sum(hit.sense == "half" for hit in hits)
    if len(named) < _FEWEST_NAMED:  # one weekday is a team's lunch as often as a rule
        return None
    return _Days(float(len(named) - halves), float(len(named)), hits[0].start, hits[-1].end)
