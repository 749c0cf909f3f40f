"""What a list of places says: countries listed with regions are where one may live, and some names are of a clock."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from jobfit.facts.places.found import Found, Place
from jobfit.facts.places.timezones import names_a_zone, names_hours
from jobfit.facts.regions import regions

_JOINED = re.compile(r"\s*,\s*(?:[a-z]{1,4}\s)?|\s[a-z]{1,4}\s|\s?[&+/]\s?")  # "A, B", "A or B", "A/B"


def not_beside_regions(text: str, places: Sequence[Place]) -> tuple[str, ...]:
    """Return the countries of a location without those that it lists with regions, as where one may live.

    "Americas, Europe, Israel" is no list of places of work; "Poland, Europe" and "EMEA, Denmark, UK" are countries and
    what they are in, "London, EMEA" is one place.
    """
    left_out: set[str] = set()
    for group in _lists(text, places):
        named = [place.country for place in group if place.country]
        around = {code for place in group for code in regions().members.get(place.region, ())}
        inside = len(group) - len(named) == 1 and {*named} <= around
        if len(named) < len(group) and not inside and not any(place.city for place in group):
            left_out.update(named)
    return tuple(country for country in Found(tuple(places)).countries() if country not in left_out)


def _lists(text: str, places: Sequence[Place]) -> Iterator[Sequence[Place]]:
    """Yield the places that only a mark or one short word parts, list by list."""
    group: list[Place] = []
    for place in places:
        if group and not _JOINED.fullmatch(text, group[-1].end, place.start):
            yield group
            group = []
        group.append(place)
    yield group


def names_a_clock(text: str, place: Place, spoken: tuple[str, ...]) -> bool:
    """Say whether a name is that of a time zone: "Berlin time"."""
    return names_a_zone(text, place.end, spoken) or names_hours(text, place.end, spoken)
