"""Weekdays that are named: which ones a list of them means, and which are spent at home."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from jobfit.facts.joining import joining
from jobfit.facts.reading import Hit, Reading, once
from jobfit.facts.reading.layout import Span
from jobfit.facts.reading.scope import inside
from jobfit.facts.window import MOST_MENTIONS, window

_REACH = 70  # characters between words for home and the days that are spent there
_HALF_REACH = 20  # characters in front of a day in which "every other" stands
_RANGE = r"\s*(?:-|–|—|%(to)s)\s*"
_LIST = r"\s*(?:[,&/]|(?:,\s*)?(?:&|%(and)s|%(or)s))?\s*"
_HALF = "half"


@once
def at_home(reading: Reading) -> Sequence[tuple[Sequence[Hit], Hit]]:
    """Return the weekdays right beside words for home, in order, each list with those words."""
    named = [day for day in reading.hits("office_weekday")[:MOST_MENTIONS] if day.sense != _HALF]
    if not named:
        return ()
    homes = reading.hits("office_place", "home")[:MOST_MENTIONS]
    return [(days, place) for place in homes if (days := _beside_home(reading, place, named))]


def _beside_home(reading: Reading, place: Hit, named: Sequence[Hit]) -> Sequence[Hit]:
    """Return the weekdays of one list behind or in front of words for home, the days in the office left out."""
    sentence = reading.layout.sentence(place.start)
    behind = inside(named, place.end, min(sentence.end, place.end + _REACH))
    if behind and nothing_but(reading, "office_home", place.end, behind[0].start):
        days = [behind[0]]
        for day in behind[1:]:
            if not in_one_list(reading, days[-1], day):
                break
            days.append(day)
        return days if not window(reading, "workplace_doubt", place.start, days[-1].end + _REACH, "rarely") else ()
    before = inside(named, max(sentence.start, place.start - _REACH), place.start)
    if not before or not nothing_but(reading, "office_home", before[-1].end, place.start):
        return ()
    offices = inside(reading.hits("office_place", "office"), sentence.start, before[-1].start)
    apart = bool(offices) and not inside(named, sentence.start, offices[-1].start)  # the office's own are behind it
    days = [before[-1]]
    for day in reversed(before[:-1]):
        if not in_one_list(reading, day, days[0]) or (apart and reading.text[day.end : days[0].start].strip() == ","):
            break  # "in the office Monday to Thursday, Fridays from home"
        days.insert(0, day)
    halves = inside(reading.hits("office_weekday", _HALF), days[0].start - _HALF_REACH, days[0].start)
    return days if not halves else ()


def numbers_of(reading: Reading, days: Sequence[Hit]) -> set[str]:
    """Return the numbers of some weekdays of one list, with those in between of "Monday to Thursday"."""
    named = {days[0].sense}
    for one, two in pairwise(days):
        if joined(reading, _RANGE, one, two):
            named |= {str(day) for day in range(int(one.sense), int(two.sense) + 1)}
        named.add(two.sense)
    return named


def in_one_list(reading: Reading, one: Hit, two: Hit) -> bool:
    """Say whether two hits are of one list of weekdays, or from the first to the last of several."""
    if _HALF in {one.sense, two.sense}:
        return True
    return joined(reading, _LIST, one, two) or joined(reading, _RANGE, one, two)


def joined(reading: Reading, pattern: str, one: Hit, two: Hit) -> bool:
    """Say whether nothing but what a pattern of `joining` allows stands between two hits."""
    return joining(reading.spoken, pattern).fullmatch(reading.text, one.end, two.start) is not None


def nothing_but(reading: Reading, group: str, start: int, end: int) -> bool:
    """Say whether nothing but words of a group ("of your time in the") stands in text[start:end]."""
    words = window(reading, group, start, end)
    told = sum(len(reading.text[word.start : word.end].split()) for word in words)
    return told == len(reading.text[start:end].split())


def chosen_from(reading: Reading, place: Hit, sentence: Span) -> int:
    """Return where the days begin that one may come on besides ("…, with optional presence on Fridays")."""
    choices = window(reading, "office_choice", place.end, min(sentence.end, place.end + 2 * _REACH))
    return choices[0].start if choices else sentence.end
