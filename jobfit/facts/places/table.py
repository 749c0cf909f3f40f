"""The table of names: country, region, state and city by the form in which a name is looked for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from itertools import chain
from pathlib import Path
from typing import Any, NamedTuple

from jobfit.facts import regions
from jobfit.facts.reading.lexicon import MAKING
from jobfit.facts.reading.matching import matching_copy
from jobfit.facts.word_files import WORDS
from jobfit.toml.data import load_data, made_of

_WORDS = WORDS / "places.toml"
_CITIES = WORDS / "places-cities.tsv"
_COUNTRIES = WORDS / "places-countries.tsv"
_MADE_OF = (_WORDS, _CITIES, _COUNTRIES, regions.FILE, Path(__file__), Path(regions.__file__), *MAKING)
_PEOPLE_OF_AN_ALIAS = 300  # thousands, for a city that the table has under no name
LONGEST_NAME = 6
"""Words of the longest name that is looked for."""
_LETTERS = 2  # of a country's or state's code


class City(NamedTuple):
    """One city: its country or state ("US-CA"), its name as it is looked for, and thousands of people."""

    division: str
    name: str
    people: int

    @property
    def country(self) -> str:
        """Return the code of the city's country."""
        return self.division[:2]


class Meaning(NamedTuple):
    """Everything that one name may stand for."""

    country: str = ""
    region: str = ""  # a region of the vocabulary, "worldwide" or a group of countries
    states: tuple[str, ...] = ()  # "US-CA", or "DE-" for a part of Germany without a code
    cities: tuple[City, ...] = ()


class Table(NamedTuple):
    """All names by kind, and the sets of words that tell how names stand together."""

    countries: Mapping[str, str]
    regions: Mapping[str, str]
    states: Mapping[str, tuple[str, ...]]
    cities: Mapping[str, str]  # as `_written`: reading all of them takes longer than most commands
    codes: Mapping[str, Meaning]  # two letters in capitals: a country, a state or both
    groups: Mapping[str, tuple[str, ...]]
    state_names: Mapping[str, str]  # of states with a code
    preferred: frozenset[tuple[str, str]]
    not_cities: frozenset[str]
    noise: frozenset[str]
    joining: frozenset[str]
    particles: frozenset[str]
    parting: frozenset[str]
    more: frozenset[str]
    code_words: frozenset[str]
    works_on_sundays: frozenset[str]
    small: frozenset[str]
    quarters: Mapping[str, list[str]]  # name -> the cities that have a quarter called so
    longest: Mapping[str, int]  # first word of a name -> words of the longest name that starts with it
    near: frozenset[str]
    county: Mapping[str, str]  # a word behind a name that makes it an area's -> the word behind that takes it back
    location_only: frozenset[str]
    states_too: Mapping[str, str]  # the name of a city that is its state's as well
    clocks: frozenset[str]  # the letters of time zones
    rather_clocks: frozenset[str]
    behind_clocks: frozenset[str]
    money: Mapping[str, list[str]]  # country -> the signs of what is its money alone
    dollars: frozenset[str]  # those of them whose money is a bare dollar at home
    other_money: frozenset[str]
    signs: tuple[str, ...]  # all of these that have no dollar in them
    mother_country: Mapping[str, str]  # language -> the country whose town is meant; home.OF_MANY is none
    spoken_in: Mapping[str, str]  # language -> the country that nearly all who speak it are in
    paid_in: Mapping[str, Mapping[str, list[str]]]  # language -> country -> the signs of its money
    said_in: Mapping[str, Mapping[str, list[str]]]  # language -> country -> words that only its postings use
    shared_with: Mapping[str, list[str]]  # country -> others that speak its language
    any_money: frozenset[str]  # all of these and those that are of no country alone
    parts: Mapping[str, list[str]]  # country -> two letters that are a part of it, behind a city there
    bracketed_parts: Mapping[str, list[str]]  # the same of letters that are so in brackets only


@lru_cache(maxsize=4096)
def meaning(name: str) -> Meaning | None:
    """Return what a name in its looked-for form may stand for, None when it is no place's name."""
    found = table()
    country, region = found.countries.get(name, ""), found.regions.get(name, "")
    states, cities = found.states.get(name, ()), found.cities.get(name, "")
    if not (country or region or states or cities):
        return None
    return Meaning(country, region, states, tuple(_city(each) for each in cities.split(";") if each))


def may_start(copy: str) -> bool:
    """Say whether any word of a stretch of matching copy could start the name of a place; a cheap first look."""
    longest, codes = table().longest, table().codes
    return any(word in longest or (len(word) == _LETTERS and word.upper() in codes) for word in copy.split())


def city_token(name: str) -> str:
    """Return the one name of a city that has several ("München" is "munich"), the given name when it is none."""
    found = meaning(key(name))
    return found.cities[0].name if found and found.cities else name


def key(name: str) -> str:
    """Return a name in the form in which it is looked for."""
    return " ".join(matching_copy(f" {name} ").split())


@cache
def table() -> Table:
    """Return the bundled tables, read when they are first asked for."""
    kept = made_of(_MADE_OF, "table", plain_table)
    return Table(**kept | {"codes": {code: Meaning(country, "", states) for code, country, states in kept["codes"]}})


def plain_table() -> dict[str, Any]:
    """Return what `Table` holds as values that can be kept; those of `codes` as (code, country, states)."""
    words = load_data(_WORDS)
    listed = {**words["regions"], **words["groups"], "worldwide": words["worldwide"]["place"]}
    countries, states, cities = _countries(words), _states(words), _cities(words["cities"], words["short"])
    regions_named = {key(name): region for region, names in listed.items() for name in names}
    return {
        "countries": countries,
        "regions": regions_named,
        "states": states,
        "cities": cities,
        "longest": _longest(countries, regions_named, states, cities),
        "codes": _codes(words),
        "state_names": {
            f"{country}-{code}": names.split(";")[0] or words["both"]["GE"].split()[1]
            for country, listed in words["states"].items()
            for code, names in map(_split, listed["names"])
            if code
        },
        "groups": {name: tuple(codes.split()) for name, codes in words["members"].items()},
        "preferred": frozenset(_split(entry) for entry in words["preferred"]["names"]),
        "not_cities": frozenset(words["not_cities"]["names"]),
        "noise": frozenset(words["noise"]["words"]),
        "joining": frozenset(words["joining"]["words"]),
        "particles": frozenset(words["particles"]["words"]),
        "parting": frozenset(words["parting"]["words"]),
        "more": frozenset(words["more"]["words"]),
        "code_words": frozenset(words["code_words"]["words"]),
        "works_on_sundays": frozenset(words["sunday"]["worked"]),
        "small": frozenset(words["small"]["words"]),
        "quarters": _by_name(words["quarters"]),
        "near": frozenset(words["near"]["words"]),
        "county": words["county"],
        "location_only": frozenset(words["location_only"]["words"]),
        "states_too": words["states_too"],
        "clocks": frozenset(words["clocks"]["hours"]),
        "rather_clocks": frozenset(words["clocks"]["rather"]),
        "behind_clocks": frozenset(words["clocks"]["behind"]),
        "money": words["money"],
        "dollars": frozenset(words["dollars"]["countries"]),
        "other_money": frozenset(words["other_money"]["signs"]),
        "signs": tuple(
            sign for sign in chain(*words["money"].values(), words["other_money"]["signs"]) if "$" not in sign
        ),
        "mother_country": words["mother_country"],
        "spoken_in": words["spoken_in"],
        "paid_in": words["paid_in"],
        "said_in": words["said_in"],
        "shared_with": words["shared_with"],
        "any_money": frozenset(
            [
                "$",
                *words["other_money"]["signs"],
                *(sign for paid in words["paid_in"].values() for each in paid.values() for sign in each),
            ]
        ),
        "parts": words["parts"],
        "bracketed_parts": words["bracketed_parts"],
    }


def _longest(*named: Mapping[str, object]) -> dict[str, int]:
    longest: dict[str, int] = {}
    for name in chain.from_iterable(named):
        first, _, rest = name.partition(" ")
        longest[first] = max(longest.get(first, 0), min(LONGEST_NAME, rest.count(" ") + 2 if rest else 1))
    return longest


def _split(entry: str) -> tuple[str, str]:
    """Return (division, name) of "US-NY new york city"."""
    division, _, name = entry.partition(" ")
    return division, name


def _written(city: City) -> str:
    return f"{city.division}\t{city.name}\t{city.people}"


def _city(written: str) -> City:
    division, name, people = written.split("\t")
    return City(division, name, int(people))


def _city_lines() -> Iterator[City]:
    for line in _CITIES.read_text("utf-8").splitlines():
        division, _, listed = line.partition("\t")
        for entry in listed.split(";"):
            name, _, people = entry.rpartition(" ")
            yield City(division, name, int(people))


def _cities(aliases: Mapping[str, list[str]], short: Mapping[str, str]) -> dict[str, str]:
    cities: dict[str, tuple[City, ...]] = {}
    for city in _city_lines():
        cities[city.name] = (*cities.get(city.name, ()), city)
    for entry, names in aliases.items():
        division, name = _split(entry)
        known = next((city for city in cities.get(name, ()) if city.division == division), None)
        city = known or City(division, name, _PEOPLE_OF_AN_ALIAS)
        for alias in (*map(key, names), *([] if known else [name])):
            cities[alias] = (city, *cities.get(alias, ()))
    for name, named in [*cities.items()]:
        first, _, rest = name.partition(" ")
        if rest and first in short:
            cities.setdefault(f"{short[first]} {rest}", named)
    return {name: ";".join(map(_written, named)) for name, named in cities.items()}


def _states(words: Mapping[str, Any]) -> dict[str, tuple[str, ...]]:
    states: defaultdict[str, tuple[str, ...]] = defaultdict(tuple)
    for country, listed in words["states"].items():
        for entry in (*listed["names"], *(f" {area}" for area in listed.get("areas", ()))):
            code, names = _split(entry)
            for name in filter(None, map(key, names.split(";"))):
                states[name] += (f"{country}-{code}",)
    for entry in words["both"].values():
        state, name = _split(entry)
        states[name] = (state,)
    return dict(states)


def _by_name(quarters: Mapping[str, Sequence[str]]) -> Mapping[str, list[str]]:
    """Return the cities of each quarter by its name."""
    cities = defaultdict[str, list[str]](list)
    for city, names in quarters.items():
        for name in names:
            cities[key(name)].append(city)
    return dict(cities)


def _countries(words: Mapping[str, Any]) -> dict[str, str]:
    lines = _COUNTRIES.read_text("utf-8").splitlines()
    countries = {name: code for code, names in (line.split("\t") for line in lines) for name in names.split(";")}
    return countries | {key(name): code for code, names in words["countries"].items() for name in names}


def _codes(words: Mapping[str, Any]) -> list[tuple[str, str, tuple[str, ...]]]:
    states: defaultdict[str, tuple[str, ...]] = defaultdict(tuple)
    for country, listed in words["states"].items():
        for code in filter(None, (_split(entry)[0] for entry in listed["names"])):
            states[code] += (f"{country}-{code}",)
    countries = regions.regions().countries
    return [(code, code if code in countries else "", states.get(code, ())) for code in sorted({*states, *countries})]
