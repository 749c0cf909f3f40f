"""Which of the cities that share a name is meant, by what is named beside it and by whose money a posting speaks of."""

from __future__ import annotations

from collections.abc import Sequence

from jobfit.facts.places.home import OF_MANY, Home
from jobfit.facts.places.names import Name
from jobfit.facts.places.table import City, table

_CLEARLY = 3  # times as many people make the larger of two cities the one that is meant
_FAR_LARGER = 10  # times as many people, so that a city is meant whatever is listed with it
_MILLION = 1000
_LEFT_OUT = frozenset(("US", "GB", "CA", "AU", "IE", "DE", "NL", "SE", "CH"))
_OFTEN_UNSAID = 3
_OF_ENGLISH = frozenset(("US", "GB", "CA", "AU", "IE", "NZ"))
_ABROAD = 200  # thousands of people: a smaller one of theirs is not meant in another language, but a quarter called so
_TOWN = 6  # thousands of people: where fewer live the name alone tells nothing in English, whoever else is called so


def in_the_same_state(name: Name, segment: Sequence[Name]) -> City | None:
    """Return a city in the state of one listed with it, unless a namesake is far larger: "Gatineau, Hull"."""
    listed = [other.meaning.cities for other in segment if other is not name and other.meaning.cities]
    states = {max(cities, key=lambda city: city.people).division for cities in listed}
    largest = max(map(_weight, name.meaning.cities), default=0)
    beside = [each for each in name.meaning.cities if "-" in each.division and each.division in states]
    return next((each for each in beside if _FAR_LARGER * _weight(each) >= largest), None)


def has_area(name: Name, following: Name | None) -> bool:
    """Say whether right behind a name stands the area that it is in ("Westlake, TX")."""
    if following is None or (following.segment, following.part) != (name.segment, name.part + 1):
        return False
    return names_area(following)


def names_area(name: Name) -> bool:
    """Say whether a name is of a country or a state alone."""
    return bool(name.meaning.states or name.meaning.country) and not name.meaning.cities


def city_elsewhere(cities: Sequence[City], following: Name) -> City | None:
    """Return a city in front of an area that it is not in: another place if it is very large, else a namesake."""
    largest = max(cities, key=lambda city: city.people)
    return largest if largest.people >= _MILLION and not following.meaning.states else None


def meant_alone(home: Home, cities: Sequence[City], countries: set[str]) -> City | None:
    """Return the city that a bare name means: in a country already named, preferred, or clearly the largest.

    In a posting that speaks of one country's money it is that country's, and open where another is far larger.
    """
    own = () if any(city.country in countries for city in cities) else home.where_paid(cities)
    if own:
        city = max(own, key=lambda each: each.people)
        return city if _FAR_LARGER * _weight(city) >= max(map(_weight, cities)) else None
    preferred = table().preferred
    for fits in (
        [city for city in cities if city.country in countries],
        [city for city in cities if (city.division, city.name) in preferred],
    ):
        if fits:
            return max(fits, key=lambda city: city.people)
    at_home = [city for city in cities if city.country == home.mother]
    if at_home:  # open where a namesake is far larger: "Guadalajara" in Spanish
        city = max(at_home, key=lambda each: each.people)
        shared = table().shared_with.get(home.mother, ())
        rival = max((each.people for each in cities if each.country in shared), default=0)
        return city if _FAR_LARGER * city.people >= rival else None
    ordered = sorted(cities, key=_weight, reverse=True)
    abroad = home.mother and ordered[0].country in _OF_ENGLISH
    if ordered[0].people < (_TOWN if home.mother == OF_MANY else _ABROAD if abroad else 0):
        return None
    rivals = [city for city in ordered if city.country != ordered[0].country]
    return ordered[0] if not rivals or _weight(ordered[0]) >= _CLEARLY * _weight(rivals[0]) else None


def _weight(city: City) -> int:
    """Return how likely a city is meant: by its people, more in the countries that leave their name out."""
    return city.people * (_OFTEN_UNSAID if city.country in _LEFT_OUT else 1)
