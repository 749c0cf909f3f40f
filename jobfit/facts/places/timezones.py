"""Time zones as places: "UTC-3 to UTC+2" or "CET ± 2 hours" are the countries whose clocks stand between them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from jobfit.facts.joining import joining
from jobfit.facts.word_files import WORDS
from jobfit.toml.data import load_data

_ZONE = r"\b([A-Z]{2,4})"
_HOURS = r"(\d{1,2}(?:[:.]\d{1,2})?)"
_SIGN = r"([+\-−–±])"
_RANGE = rf"\b(UTC|GMT)\s?(?:{_SIGN}\s?{_HOURS})?\s?(?:%(to)s|%(and)s|-|–|—|/)\s?(?:UTC|GMT)?\s?{_SIGN}\s?{_HOURS}"
_AROUND = rf"{_ZONE}\s?(?:{_SIGN}\s?{_HOURS})?\s?\(?(?:\+\s?/\s?[-−–]|±|\+-)\s?{_HOURS}"
_WITHIN = (
    rf"(?:\+\s?/\s?[-−–]|±|\+-|%(within)s)\s?{_HOURS}\s?(?:%(hours)s)?\s"
    rf"%(off)s\s(?:%(the)s\s)?{_ZONE}\s?(?:{_SIGN}\s?{_HOURS})?"
)
_BEHIND = r"[\s-]?(?:(?:%(clock)s|%(apt)s)\s)?%(zone)s"
_CLOCK = r"[\s-]?(?:(?:%(clock)s|%(apt)s)\s(?:%(clock_time)s)|%(clock_hours)s)\b"
_KEPT = r"[\s-](?:%(apt)s)\b"
_DIGIT = re.compile(r"\d")
_HALF = 60
_EARLIEST, _LATEST = -12.0, 14.0


class Zones(NamedTuple):
    """The countries with a clock in a range of offsets, and where the range is written."""

    countries: tuple[str, ...]
    note: str
    start: int
    end: int


def names_a_zone(text: str, end: int, spoken: tuple[str, ...]) -> bool:
    """Say whether the name of a place that ends at an offset only names a time zone ("US time zones")."""
    return joining(spoken, _BEHIND).match(text, end) is not None


def names_hours(text: str, end: int, spoken: tuple[str, ...]) -> bool:
    """Say whether the name of a place that ends at an offset only names a clock ("US Pacific time", "US hours")."""
    return joining(spoken, _CLOCK).match(text, end) is not None


def only_kept(text: str, end: int, spoken: tuple[str, ...]) -> bool:
    """Say whether hours kept for a place that ends at an offset are meant, wherever one lives ("EU-friendly hours")."""
    return joining(spoken, _KEPT).match(text, end) is not None


def zones_in(text: str, start: int, end: int, spoken: tuple[str, ...]) -> Zones | None:
    """Return the first range of offsets in text[start:end]; one zone alone says when to work, not where to live."""
    if not _DIGIT.search(text, start, end):
        return None
    for pattern, read in ((_RANGE, _between), (_AROUND, _around), (_WITHIN, _within)):
        match = joining(spoken, pattern).search(text, start, end)
        bounds = read(match) if match else None
        if match and bounds and _EARLIEST <= bounds[0] < bounds[1] <= _LATEST:
            return _zones(*bounds, match.start(), match.end())
    return None


def zones_of(country: str, start: int, end: int) -> Zones:
    """Return the countries whose clocks stand where a country's do ("US time zones", in text[start:end])."""
    hours = _mainland().get(country) or _offsets().get(country, ())
    return _zones(min(hours), max(hours), start, end) if hours else Zones((country,), "", start, end)


def _zones(low: float, high: float, start: int, end: int) -> Zones:
    countries = tuple(code for code, hours in _offsets().items() if any(low <= each <= high for each in hours))
    return Zones(countries, f"where clocks are at UTC{low:+g} to UTC{high:+g}", start, end)


def _between(match: re.Match[str]) -> tuple[float, float]:
    first = _signed(match[2], match[3])
    second = _signed(match[4], match[5])
    return min(first, second), max(first, second)


def _around(match: re.Match[str]) -> tuple[float, float] | None:
    return _spread(match[1], _signed(match[2], match[3]), match[4])


def _within(match: re.Match[str]) -> tuple[float, float] | None:
    return _spread(match[2], _signed(match[3], match[4]), match[1])


def _spread(zone: str, offset: float, hours: str) -> tuple[float, float] | None:
    clock = _clocks().get(zone)
    if clock is None:
        return None
    middle, reach = clock + offset, _number(hours)
    return middle - reach, middle + reach


def _signed(sign: str | None, hours: str | None) -> float:
    if not hours:
        return 0.0
    return _number(hours) if sign == "+" else -_number(hours)


def _number(hours: str) -> float:
    whole, _, rest = hours.replace(":", ".").partition(".")
    return int(whole) + (int(rest) / _HALF if len(rest) > 1 else int(rest or 0) / 10)


@cache
def _mainland() -> Mapping[str, tuple[float, ...]]:
    words = load_data(WORDS / "places.toml")
    return {code: tuple(map(float, hours)) for code, hours in words["clocks"]["mainland"].items()}


@cache
def _clocks() -> Mapping[str, float]:
    words = load_data(WORDS / "places.toml")
    return {name: float(hours) for name, hours in words["clocks"]["hours"].items()}


@cache
def _offsets() -> Mapping[str, tuple[float, ...]]:
    lines = (WORDS / "places-offsets.tsv").read_text("utf-8").splitlines()
    return {code: tuple(map(float, hours.split())) for code, hours in (line.split("\t") for line in lines)}
