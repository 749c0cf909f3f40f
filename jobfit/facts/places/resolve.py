"""A piece of text to the places that it names: "Berlin, DE" is Germany, "Seaford, DE" is Delaware.

Each name is understood beside its neighbours: a country or state behind a city says which city is meant, a city says
whether two letters are a state or a country. What stays open is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from jobfit.facts.places.found import Found, Place
from jobfit.facts.places.home import Home, MoneyDecides, at_home
from jobfit.facts.places.names import Name, Piece
from jobfit.facts.places.namesakes import city_elsewhere, has_area, in_the_same_state, meant_alone, names_area
from jobfit.facts.places.table import City, Meaning, key, meaning, table
from jobfit.facts.reading import Reading

_LONGEST_TEXT = 600  # characters of one piece
_LONGEST_WORD = 24  # characters
_LISTS = frozenset("/&")
_BESIDE = 6  # characters beside a name in which an "or" stands
_IN_FRONT = re.compile(r"([A-Za-z.'’)]{2,})([,;])\s?$")
_PART_IN_FRONT = re.compile(r"(?:^|([^\s,;|/]+)\s?,\s?|[;|/]\s?)([A-Z]{1,3})\s?,\s?$")


class _Said(NamedTuple):
    """What the whole piece of text says, at home where, and the countries that it names, by states' codes too."""

    text: str
    home: Home
    countries: set[str]
    with_states: set[str]


def find_places(reading: Reading, start: int, end: int, *, cities: bool = True, sure: bool = False) -> Found:
    """Return the places named in text[start:end] of a reading; at most 600 characters are looked at.

    `cities` off reads only countries, states and regions; `sure` reads two letters only behind a name or a comma, as
    running text needs it.
    """
    end = min(end, start + _LONGEST_TEXT)
    text, copy = reading.text[start:end], reading.copy[start + 1 : end + 1]
    found = at_home(reading, lambda home: _settled(_found(text, copy, home, cities=cities, sure=sure)))
    if not found.places:
        return found
    return Found(
        tuple([Place(*each[:4], each.start + start, each.end + start, *each[6:]) for each in found.places]), found.whole
    )


def places_in(text: str, copy: str, home: Home) -> Found:
    """Return the places of a location field, with offsets in it; `copy` is its matching copy.

    Raise MoneyDecides where the home has to tell its money.
    """
    return _settled(_found(text[:_LONGEST_TEXT], copy[:_LONGEST_TEXT], home, cities=True, sure=False))


def _settled(found: Found | None) -> Found:
    if found is None:
        raise MoneyDecides
    return found


@lru_cache(maxsize=4096)  # postings share their locations
def _found(text: str, copy: str, home: Home, *, cities: bool, sure: bool) -> Found | None:
    """Return the places of a text, None where the home has to tell its money; what is raised would not be kept."""
    piece = Piece(text, copy)
    try:
        understood = tuple(_understood(text, home, list(piece.names(cities=cities, sure=sure))))
    except MoneyDecides:
        return None
    named = {piece.segment(place.start) for place in understood}
    return Found(understood, whole=piece.said() <= named and not piece.goes_on())


def _understood(text: str, home: Home, names: Sequence[Name]) -> Iterator[Place]:
    names = _without_parts(text, names)
    names = [_as_state(text, *each) or each[1] for each in zip((None, *names), names, (*names[1:], None), strict=False)]
    said = _Said(
        text,
        home,
        {name.meaning.country for name in names if _is_country(name)},
        {state[:2] for name, after in pairwise((*names, None)) for state in _surely_states(name, after)},
    )
    places = []
    for index, name in enumerate(names):
        segment = [other for other in names if other.segment == name.segment]
        places.append(_one(said, name, segment, names[index + 1] if index + 1 < len(names) else None))
    places = [
        place if has_area(name, following) else _unless_a_quarter(text, place, places)
        for name, place, following in zip(names, places, (*names[1:], None), strict=False)
    ]
    countries = {place.country for place in places if place}
    for name, found, following in zip(names, places, (*names[1:], None), strict=False):
        listed = len(countries) == 1 and _is_listed(text, name) and not has_area(name, following)
        place = found or (_beside_others(name, next(iter(countries))) if listed else None)
        if place:
            yield place._replace(near=True) if name.near and place.city and not place.area else place


def _unless_a_quarter(text: str, place: Place | None, places: Sequence[Place | None]) -> Place | None:
    """Return a place, None for a town abroad whose name a quarter of a city beside it has: "Camden, London"."""
    if place is None or place.wide():
        return place
    cities = table().quarters.get(key(text[place.start : place.end]), ())
    inside = any(other and other.city in cities and other.country != place.country for other in places)
    return None if inside else place


def _without_parts(text: str, names: Sequence[Name]) -> Sequence[Name]:
    """Return the names without letters that only say in which part of its country the city in front is.

    A country behind letters that are a part of it is the country, whatever else its own letters are: "TA, IL".
    """
    kept: list[Name] = []
    for name in names:
        inside = _inside_its_country(text, kept[-1], name) if kept and text[name.start : name.end].isupper() else ()
        if inside:
            kept[-1] = kept[-1]._replace(meaning=Meaning(cities=inside))
            continue
        part = _part_in_front(text, name, kept[-1] if kept else None)
        kept = [each for each in kept if each.start != part]
        kept.append(name if part < 0 else name._replace(meaning=name.meaning._replace(states=())))
    return kept


def _part_in_front(text: str, name: Name, before: Name | None) -> int:
    """Return where letters start that stand in front of a country and are a part of it, -1 where none do.

    Two states' letters are a list of states ("TN, IN"), unless a town stands in front of them.
    """
    letters = table().parts.get(name.meaning.country, ()) if name.meaning.country else ()
    found = _PART_IN_FRONT.search(text, max(0, name.start - _LONGEST_WORD), name.start) if letters else None
    if not found or found[2] not in letters:
        return -1
    town, start = found[1] or "", found.start(2)
    states = before.meaning.states if before and before.start == start else ()
    if states and name.meaning.states and not (town[-1:].islower() and town.casefold() not in table().noise):
        return -1
    return start


def _inside_its_country(text: str, city: Name, name: Name) -> tuple[City, ...]:
    """Return the cities of a name in the country of the largest, when the letters behind are a part of it there."""
    cities = city.meaning.cities
    if city.segment != name.segment or any(each.division in name.meaning.states for each in cities):
        return ()
    country = max(cities, key=lambda each: each.people).country if cities else ""
    letters = text[name.start : name.end]
    bracketed = table().bracketed_parts.get(country, ()) if text.endswith("(", 0, name.start) else ()
    inside = letters in table().parts.get(country, ()) or letters in bracketed
    return tuple(each for each in cities if each.country == country) if inside else ()


def _surely_states(name: Name | None, after: Name | None) -> Sequence[str]:
    """Return the states that two letters mean, by no country's having them or by theirs behind them ("TN, USA")."""
    if name is None or not name.code:
        return ()
    behind = after.meaning.country if after and after.segment == name.segment and _is_country(after) else ""
    return [each for each in name.meaning.states if not name.meaning.country or each[:2] == behind]


def _is_listed(text: str, name: Name) -> bool:
    """Say whether a mark or an "or" joins a name to another place: "Cambridge/Boston, MA", "Seattle & Cambridge"."""
    before, behind = text[max(0, name.start - _BESIDE) : name.start], text[name.end : name.end + _BESIDE]
    if before.rstrip()[-1:] in _LISTS or behind.lstrip()[:1] in _LISTS:
        return True
    return any(word.casefold() in table().parting for word in (*before.split()[-1:], *behind.split()[:1]))


def _beside_others(name: Name, country: str) -> Place | None:
    """Return the largest city of a name in the one country of the places listed with it: "Cambridge/Boston, MA"."""
    cities = [city for city in name.meaning.cities if city.country == country]
    if not cities or not name.alone or name.meaning.country or name.meaning.states:
        return None
    return _of_city(max(cities, key=lambda city: city.people), name)


def _as_state(text: str, city: Name | None, name: Name, following: Name | None) -> Name | None:
    """Return a name that is a city's and a state's as the state, behind a city of it: "Rochester, New York"."""
    state = table().states_too.get(text[name.start : name.end].casefold())
    if not (state and city) or (city.segment, city.part + 1) != (name.segment, name.part):
        return None
    listed = following and following.segment == name.segment and following.meaning.cities and not following.code
    if listed or all(each.division != state for each in city.meaning.cities):
        return None
    return name._replace(meaning=Meaning(states=(state,)))


def _is_country(name: Name) -> bool:
    return bool(name.meaning.country) and not name.meaning.states and not (name.code and name.meaning.cities)


def _one(said: _Said, name: Name, segment: Sequence[Name], following: Name | None) -> Place | None:
    meant = name.meaning
    if name.code and not meant.states and _not_there(name, segment):
        return None
    if meant.region or (name.code and _part_of_the_next(name, segment, following)):
        return Place("", "", "", meant.region, name.start, name.end) if meant.region else None
    if meant.country and meant.states:
        return _state_or_country(said, name, segment)
    if meant.country and not (meant.cities and _inside_larger(name, segment)):
        own = next((city.name for city in meant.cities if city.country == meant.country), "")
        return Place(meant.country, "", own, "", name.start, name.end, area=bool(own))
    if meant.states and not _city_of_state(name, segment):
        state = _state(meant.states, segment, said.countries)
        return Place(state[:2], state, "", "", name.start, name.end) if state else None
    city = _which_city(said, name, segment, following)
    return _of_city(city, name) if city else None


def _of_city(city: City, name: Name) -> Place:
    return Place(city.country, city.division if "-" in city.division else "", city.name, "", name.start, name.end)


def _not_there(name: Name, segment: Sequence[Name]) -> bool:
    """Say whether the city in front of two letters is in no way in the country of that code."""
    in_front = [other for other in segment if other.start < name.start and other.meaning.cities]
    in_front = [other for other in in_front if not (other.code and other.meaning.states)]
    return bool(in_front) and all(city.country != name.meaning.country for city in in_front[-1].meaning.cities)


def _part_of_the_next(name: Name, segment: Sequence[Name], following: Name | None) -> bool:
    """Say whether two letters are a part of the country behind them, as BY is in "Garching, BY, DE"."""
    if following is None or not following.meaning.country or following.segment != name.segment:
        return False
    in_front = [other for other in segment if other.start < name.start and other.meaning.cities]
    own = {name.meaning.country, *(state[:2] for state in name.meaning.states)}
    if not in_front or following.meaning.country in own:
        return False
    return any(city.country == following.meaning.country for city in in_front[-1].meaning.cities)


def _inside_larger(name: Name, segment: Sequence[Name]) -> bool:
    """Say whether a name that is a country's and a city's stands beside another country, or in front of a state."""
    return any(
        (other is not name and _is_country(other) and not other.meaning.cities)
        or (other.part == name.part + 1 and names_area(other))
        for other in segment
    )


def _city_of_state(name: Name, segment: Sequence[Name]) -> bool:
    """Say whether a name that is a state's and a city's has its state behind it ("New York, NY").

    Two letters behind a town of their state are the state, whatever follows: "Seattle, WA (or Portland, OR)".
    """
    if name.code and any(other.start < name.start and _has_a_town(other, name.meaning.states) for other in segment):
        return False
    return bool(name.meaning.cities) and any(
        other is not name and other.start > name.start and bool(other.meaning.states) for other in segment
    )


def _has_a_town(name: Name, states: Sequence[str]) -> bool:
    return any(city.division in states for city in name.meaning.cities)


def _state(states: Sequence[str], segment: Sequence[Name], countries: set[str]) -> str:
    """Return the one state that is meant; the country beside it or one of its cities tells when there are several."""
    if len(states) == 1:
        return "" if states[0].endswith("-") and _of_another_country(states[0][:2], segment) else states[0]
    cities = {city.division for other in segment for city in other.meaning.cities}
    beside = {other.meaning.country for other in segment if _is_country(other)} or countries
    for state in states:
        if state in cities or state[:2] in beside:
            return state
    in_us = [state for state in states if state.startswith("US")]
    return in_us[0] if in_us else ""


def _of_another_country(country: str, segment: Sequence[Name]) -> bool:
    """Say whether a part of another country stands beside, so that a name is a town's there ("Sussex, New Jersey")."""
    beside = {state[:2] for name in segment for state in name.meaning.states if not state.endswith("-")}
    return bool(beside) and country not in beside


def _state_or_country(said: _Said, name: Name, segment: Sequence[Name]) -> Place | None:
    """Understand CA, DE, IN, Georgia …: by the city in front of them, then by what else is said."""
    country, states = name.meaning.country, name.meaning.states
    in_front = [other for other in segment if other.start < name.start and other.meaning.cities]
    cities = in_front[-1].meaning.cities if in_front else ()
    in_states = [city for city in cities if city.division in states]
    in_country = [city for city in cities if city.country == country]
    as_country = Place(country, "", "", "", name.start, name.end)
    as_state = Place(states[0][:2], states[0], "", "", name.start, name.end)
    parts = [state for other in segment if other.start < name.start for state in other.meaning.states]
    behind_a_part = any(state.startswith(f"{country}-") for state in parts)  # "Bavaria, DE", "QC, CA"
    if in_states or in_country or behind_a_part:
        larger_state = max((city.people for city in in_states), default=-1)
        larger_country = max((city.people for city in in_country), default=0 if behind_a_part else -1)
        return as_state if larger_state >= larger_country else as_country
    beside = {other.meaning.country for other in segment if _is_country(other)}
    if states[0][:2] in beside:
        return as_state if len(beside) == 1 else as_country
    if name.code and said.home.mother == country:
        return as_country
    if name.code and (in_front or _word_in_front(said.text, name.start)):
        return as_state
    if name.code and states[0][:2] in said.with_states and said.countries <= said.with_states:
        return as_state
    listed = said.countries - {country}
    return as_country if name.code and listed else None


def _word_in_front(text: str, start: int) -> bool:
    """Say whether a name and a comma stand in front of two letters, as in "Seaford, DE"; "On-site, DE" has none.

    A ";" parts a place from the next, but not from a name that is in no list ("Maple Hollow; MN").
    """
    word = _IN_FRONT.search(text[max(0, start - _LONGEST_WORD) : start])
    if word is None or word[1].casefold() in table().noise:
        return False
    return word[2] == "," or meaning(key(word[1])) is None


def _which_city(said: _Said, name: Name, segment: Sequence[Name], following: Name | None) -> City | None:
    """Return the one city that is meant, None when it stays open."""
    cities = name.meaning.cities
    states = {state for other in segment if other is not name for state in other.meaning.states}
    beside = {other.meaning.country for other in segment if other is not name and other.meaning.country}
    for fits in (
        [city for city in cities if city.division in states],
        [city for city in cities if city.country in beside or f"{city.country}-" in states],
    ):
        if fits:
            return max(fits, key=lambda city: city.people)
    if not name.alone and (states or beside):
        return None
    if following and has_area(name, following):
        return city_elsewhere(cities, following)
    return in_the_same_state(name, segment) or meant_alone(said.home, cities, said.countries)
