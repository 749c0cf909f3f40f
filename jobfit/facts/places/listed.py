"""Which of several places count: countries listed with regions are where one may live, some names are of a clock."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from jobfit.facts.places.found import Found, Place
from jobfit.facts.places.statements import exception
from jobfit.facts.places.timezones import names_a_zone, names_hours
from jobfit.facts.reading import Reading
from jobfit.facts.reading.layout import Span
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


def that_count(reading: Reading, span: Span, found: Found, *, said: bool = False) -> Found:
    """Return the places of a span without those excepted, denied, naming a time zone or part of the company's name.

    `said` is for a sentence, whose denials are of something else.
    """
    if not found:
        return found
    end = exception(reading, span.start, span.end) if len(found.places) > 1 else span.end
    company = _company(reading, span)
    kept = tuple(
        place
        for place in found.places
        if place.start < end
        and not names_a_clock(reading.text, place, reading.spoken)
        and not company.start <= place.start < company.end
        and (said or not reading.denied(place.start, place.end))
    )
    return found if kept == found.places else replace(found, places=kept)


def _company(reading: Reading, span: Span) -> Span:
    """Return where the company's name, of which a place may be a part, stands in a span; (0, 0) if nowhere."""
    name = reading.posting.company.strip()
    at = reading.text.find(name, span.start, span.end) if name else -1
    return Span(at, at + len(name)) if at >= 0 else Span(0, 0)
