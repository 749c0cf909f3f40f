"""Figures in front of a unit ("3-5 years", "five (5) days", "up to 20 hours") and a unit's figure behind a label.

Only small windows of the text are looked at. The words of numbers are in `words/figures.toml`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from itertools import chain
from typing import Any, NamedTuple

from jobfit.facts.reading import Hit, Reading
from jobfit.facts.reading.matching import matching_copy
from jobfit.facts.word_files import WORDS
from jobfit.toml.data import load_data

MOST_HITS = 200
"""Hits of a group that are looked at in one posting; an honest one has a tenth of that."""

_REACH = 56  # characters of the longest figure in front of its unit
_QUALIFIER_REACH = 18  # characters of "a minimum of " and the like
_MOST_DIGITS = 3
_LAST = 2
_MOST_BEHIND = 4  # digits of a figure behind what it counts: it has no unit that would bound it
_NO_WORD = frozenset({"", "*"})  # what stands in front of the first word of a line
_PARTS = frozenset(",.;:/|(*•·\n")  # what parts a unit from all that stands in front of it
_AROUND = " \t-–()+~\\"
_WORDS = re.compile(r"\w+")
_DIGITS = r"\d{1,3}(?:[.,]\d{1,2})?"
_UNIT_AFTER = re.compile(r"[0-9.,+–-]{0,9}")


class Figure(NamedTuple):
    """A number or range as it is written: text[start:end] is its words, open ends are None."""

    low: float | None
    high: float | None
    start: int
    end: int


class _Patterns(NamedTuple):
    figure: re.Pattern[str]
    behind: re.Pattern[str]
    at_most: re.Pattern[str]
    at_least: re.Pattern[str]
    most_ends: tuple[str, ...]
    least_ends: tuple[str, ...]
    no_bounds: tuple[str, ...]
    bounds: frozenset[str]  # every word that a bound may end with
    numbers: Mapping[str, int]
    words: frozenset[str]  # every word that a figure may hold
    endings: Mapping[str, tuple[str, ...]]  # every word that one may end with -> the words of figures that end so
    letters: frozenset[str]  # the last two of each of those words


@cache
def _tables() -> Mapping[str, Any]:
    return load_data(WORDS / "figures.toml")


@cache
def _patterns(language: str | None) -> _Patterns:
    """Return the expressions for one language together with English; built once a language."""
    spoken = ("en",) if language in {None, "en"} else ("en", language)
    numbers: dict[str, int] = {}
    for code in spoken:
        numbers |= _tables()["numbers"].get(code, {})
    number = rf"(?:{_DIGITS}|(?:{_any(numbers)})(?!\w))"
    counted = rf"(?:\d{{1,{_MOST_BEHIND}}}(?![.,]?\d)|(?:{_any(numbers)})(?!\w))"
    between = rf"(?:\s?\\?[-–—−~/]\s?|\s(?:{_listed('between', spoken)})\s)"
    again = rf"(?:\s?\(\s?(?:(?P<%s>{number})|{number}{between}{number})\s?\+?\s?\))?"
    low_again, high_again = again % "low_again", again % "high_again"
    more = rf"(?:\s?\+|-?\s?(?:{_listed('more', spoken)})(?!\w))"
    figure = (
        rf"(?<![\w$€£.,])(?P<bracket>\()?\+?(?P<low>{number}){low_again}(?P<open>{more})?"
        rf"(?:{between}(?P<high>{number}){high_again}(?P<more>{more})?)?(?(bracket)\))[\s-]{{0,2}}\Z"
    )
    behind = (
        rf"\s?(?:(?P<least>{_listed('at_least', spoken)})\s?|(?P<most>{_listed('at_most', spoken)})\s?"
        rf"|(?:{_listed('about', spoken)})\s)?[~≈]?(?P<low>{counted}){low_again}(?P<open>{more})?"
        rf"(?:{between}(?P<high>{counted}){high_again}(?P<more>{more})?)?(?![\w%]|\s%)"
    )
    endings = _by_last_word(matching_copy(each) for each in (*numbers, *_words("more", spoken)))
    return _Patterns(
        re.compile(figure, re.IGNORECASE),
        re.compile(behind, re.IGNORECASE),
        re.compile(rf"(?<!\w)(?:{_listed('at_most', spoken)})\s?\Z", re.IGNORECASE),
        re.compile(rf"(?<!\w)(?:{_listed('at_least', spoken)})\s?\Z", re.IGNORECASE),
        tuple(_words("at_most", spoken)),
        tuple(_words("at_least", spoken)),
        tuple(_words("no_bound", spoken)),
        frozenset(each.split()[-1] for each in (*_words("at_most", spoken), *_words("at_least", spoken))),
        numbers,
        frozenset(_WORDS.findall(" ".join((*numbers, *_words("between", spoken), *_words("more", spoken))))),
        endings,
        frozenset(f" {word}"[-_LAST:] for word in endings),
    )


def _by_last_word(phrases: Iterable[str]) -> Mapping[str, tuple[str, ...]]:
    endings: dict[str, tuple[str, ...]] = {}
    for phrase in phrases:
        last = phrase.split()[-1]
        endings[last] = (*endings.get(last, ()), phrase)
    return endings


def _any(words: Mapping[str, int] | Sequence[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


def _listed(table: str, spoken: Sequence[str]) -> str:
    return _any(_words(table, spoken))


def _words(table: str, spoken: Sequence[str]) -> Sequence[str]:
    return [*chain.from_iterable(_tables()[table].get(code, ()) for code in spoken)]


def figured(reading: Reading, units: Sequence[Hit]) -> Sequence[Hit]:
    """Return the units that may have a figure in front of them or in their own words; most have an ordinary word.

    A look at two characters, or one word, tells it for nearly all of them.
    """
    if not units:
        return ()
    text, copy, patterns = reading.text, reading.copy, _patterns(reading.language)
    endings, letters = patterns.endings, patterns.letters
    found: list[Hit] = []
    for unit in units[:MOST_HITS]:
        start = unit.start
        front = copy[start - 1]  # in front of the space there: the copy is one character ahead
        if front == " ":
            counts = _PARTS.isdisjoint(text[start - 2 : start])
        elif front.isalpha():
            counts = copy[start - _LAST : start] in letters
            if counts:
                word = copy[copy.rfind(" ", 0, start) + 1 : start]
                counts = word in endings and copy.endswith(endings[word], 0, start)
        else:
            counts = True
        if counts or not copy[start + 1].isalpha():
            found.append(unit)
    return found


def figure_before(reading: Reading, unit: int) -> Figure | None:
    """Return the figure that ends right in front of the unit at offset `unit`, with its "at least" or "up to"."""
    text = reading.text
    patterns = _patterns(reading.language)
    floor = max(0, unit - _REACH)
    floor = max(floor, text.rfind("\n", floor, unit) + 1)
    if plain := _plain(patterns, text, floor, unit):
        return plain if plain.high is None else _qualified(reading, patterns, plain)
    window = _window(text, floor, unit, patterns.words)
    if window == unit:
        return None
    found = patterns.figure.search(text, window, unit)
    if not found:
        return None
    low = _end(found, "low", patterns.numbers)
    high = _end(found, "high", patterns.numbers) if found["high"] else None
    if high is not None and high <= low:  # "24/7", "401k - 5 years": the number in front is about something else
        return _single(high, found.start("high"), unit)
    open_ended = bool(found["open"] or found["more"])
    return _qualified(reading, patterns, Figure(low, None if open_ended else (high or low), found.start(), unit))


def _plain(patterns: _Patterns, text: str, floor: int, unit: int) -> Figure | None:
    """Return the figure that is one number ("5 years", "5+ years", "five-year") and no part of a longer one.

    Most are, and no expression is needed to tell.
    """
    before, space, last = text[floor:unit].rstrip(" -").rpartition(" ")
    number = last.removesuffix("+")
    value: float | None
    if number.isdecimal() and number.isascii() and len(number) <= _MOST_DIGITS:
        value = float(number)
    else:
        value = patterns.numbers.get(number.casefold())
    word = before.rpartition(" ")[2]
    if value is None or (word not in _NO_WORD and (not word.isalpha() or word.casefold() in patterns.words)):
        return None
    value = float(value)
    return Figure(value, value if number == last else None, floor + len(before) + len(space), unit)


def _window(text: str, floor: int, unit: int, words: frozenset[str]) -> int:
    """Return where the words start that stand in front of a unit and can be part of a figure; a cheap first look."""
    start = unit
    while start > floor:
        space = max(text.rfind(" ", floor, start - 1), text.rfind("|", floor, start - 1))
        word = text[space + 1 if space >= 0 else floor : start].strip(_AROUND)
        if word and not any(map(str.isdigit, word)) and not words.issuperset(_WORDS.findall(word.casefold())):
            break
        start = space + 1 if space >= 0 else floor
    return start


def figure_in(reading: Reading, start: int, end: int) -> Figure | None:
    """Return the figure of a unit at text[start:end], in front of it or written together with it ("35h", "3+yrs")."""
    inside = None if reading.text[start].isalpha() else _UNIT_AFTER.match(reading.text, start, end)
    return figure_before(reading, inside.end() if inside else start)


def figure_behind(reading: Reading, start: int, end: int) -> Figure | None:
    """Return the figure that text[start:end] begins with, with the "at least" or "up to" in front of it."""
    patterns = _patterns(reading.language)
    found = patterns.behind.match(reading.text, start, end)
    if not found:
        return None
    low = _end(found, "low", patterns.numbers)
    high = _end(found, "high", patterns.numbers) if found["high"] else low
    if high < low:  # "teams of 8 and 3 interns"
        return _single(low, start, found.end("low"))
    if found["most"]:
        return Figure(None, high, start, found.end())
    return Figure(low, None if found["least"] or found["open"] or found["more"] else high, start, found.end())


def _single(value: float, start: int, end: int) -> Figure:
    return Figure(value, value, start, end)


def _qualified(reading: Reading, patterns: _Patterns, figure: Figure) -> Figure:
    """Return a figure with one open end when "at least" or "up to" stands in front of it."""
    if figure.low != figure.high:
        return figure
    window = max(0, figure.start - _QUALIFIER_REACH)
    window = max(window, reading.text.rfind("\n", window, figure.start) + 1)
    before = reading.text[window : figure.start].rstrip().casefold()
    word = before.rpartition(" ")[2]
    if word in _NO_WORD or (word.isalpha() and word not in patterns.bounds) or before.endswith(patterns.no_bounds):
        return figure
    least = most = None
    if before.endswith(patterns.least_ends):
        least = patterns.at_least.search(reading.text, window, figure.start)
    if before.endswith(patterns.most_ends):
        most = patterns.at_most.search(reading.text, window, figure.start)
    if most and (least is None or most.start() < least.start()):  # "no more than" ends like "more than"
        return Figure(None, figure.high, most.start(), figure.end)
    return Figure(figure.low, None, least.start(), figure.end) if least else figure


def _end(found: re.Match[str], name: str, numbers: Mapping[str, int]) -> float:
    """Return one end of a figure: of a word and its digits the digits, should they differ ("two (4) years")."""
    again = found[f"{name}_again"]
    return _value(again if again and found[name].isalpha() else found[name], numbers)


def _value(written: str, numbers: Mapping[str, int]) -> float:
    known = numbers.get(written.casefold())
    return float(known) if known is not None else float(written.replace(",", "."))
