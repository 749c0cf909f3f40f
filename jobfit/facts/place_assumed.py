"""country, where no place of the work is known: from a posting's language and money, its seats, or its other places.

Of 1,300 postings whose location field was left out, 19 of 20 that name places of one country twice or more, and are not
remote, were in it, and 7 of 10 that name one place: too few to assume anything. A town alone may be somebody's name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from jobfit.facts.joining import joining
from jobfit.facts.model import Basis, TokenSet
from jobfit.facts.place_seat import seats_of
from jobfit.facts.places import find_places
from jobfit.facts.places.found import Place
from jobfit.facts.places.home import home_country
from jobfit.facts.places.table import may_start, table
from jobfit.facts.reading import Reading, Section
from jobfit.facts.reading.layout import Span
from jobfit.facts.workplace import is_remote

_AT_HOME = "the place is not known; the language of the posting, or the money in it, is of this country"
_SEATED = "no place of the work is named; the company, or a licence that is asked for, is of this country"
_ALL_THERE = "no place of the work is named, and all places that are named are in this country"
_FEWEST = 2  # places of one country
_CODE = 2  # letters
_WORD_REACH = 16  # characters
_LETTERED = frozenset(("US", "GB"))  # countries that are named by two letters
_MOST_EVIDENCE = 2
_MOST_SENTENCES = 1_000
_GOES_ON = re.compile(r"\s[A-Z][a-z]")
_BEHIND_A_TOWN = re.compile(r"(?<=[a-z]),\s\Z")  # "Boston, MA"; "SAP GA, SD" is none
_IN = r"\b%(place)s\s\Z"
_IN_REACH = 8  # characters
_OTHERS = frozenset({Section.LEGAL, Section.BENEFITS})  # name the places of laws and of those who are paid otherwise


def assumed_country(reading: Reading, *, open_field: bool) -> TokenSet | None:
    """Return the country that the work is assumed to be in; `open_field` says that its field settles nothing.

    A town in it that no list has is one of the home country, and of none that only the text names.
    """
    field = reading.field("location")
    if open_field and field.end > field.start:
        return _of_home(reading)
    if is_remote(reading) or find_places(reading, *reading.field("title"), sure=True).areas():  # "Sales, EMEA"
        return None
    seats = seats_of(reading)
    countries = {country for seat in seats for country in seat.countries()}
    if len(countries) == 1:
        return _assumed(reading, countries.pop(), [Span(*seat.span()) for seat in seats], _SEATED)
    places = tuple(_named(reading))
    if len(places) < _FEWEST or len({place.country for place in places}) > 1:
        return None
    if not any(_is_a_place(reading, place) for place in places):
        return None
    return _assumed(reading, places[0].country, [Span(place.start, place.end) for place in places], _ALL_THERE)


def _assumed(reading: Reading, country: str, told_by: Sequence[Span], note: str) -> TokenSet:
    return TokenSet(
        value=(country,),
        complete=False,
        basis=Basis.ASSUMED,
        evidence=tuple(reading.evidence(*span) for span in told_by[:_MOST_EVIDENCE]),
        note=note,
    )


def _of_home(reading: Reading) -> TokenSet | None:
    """Return the home country for a place that is not known, where the text names no other country."""
    home = home_country(reading)
    if not home or any(place.country != home for place in _named(reading)):
        return None
    return _assumed(reading, home, [reading.field("location")], _AT_HOME)


def _named(reading: Reading) -> Iterator[Place]:
    """Yield the places that the description names in its first sentences, of which only soup has more."""
    start, end = reading.field("description")
    for _ in range(_MOST_SENTENCES):
        if start >= end:
            return
        sentence = reading.layout.sentence(start)
        if may_start(reading.copy[start + 1 : sentence.end + 1]) and reading.section(start) not in _OTHERS:
            found = find_places(reading, start, sentence.end, sure=True)
            yield from (place for place in found.places if _counts(reading, place))
        start = sentence.end if sentence.end > start else start + 1  # behind the end of a line


def _counts(reading: Reading, place: Place) -> bool:
    """Say whether a name tells a country: not of a word ("AI", "ABOUT US") or a longer name ("Boston Red Kites")."""
    if not place.country or place.near or _GOES_ON.match(reading.text, place.end):
        return False
    if place.end - place.start > _CODE:
        return place.wide() or reading.text[place.start : place.end].casefold() not in table().not_cities
    if place.state:
        return _BEHIND_A_TOWN.search(reading.text, place.start - 2, place.start) is not None
    before = reading.text[max(0, place.start - _WORD_REACH) : place.start].split()[-1:]
    shouted = any(word.isalpha() and word.isupper() for word in before)
    return place.country in _LETTERED and not shouted


def _is_a_place(reading: Reading, place: Place) -> bool:
    """Say whether a name can be no person's: it is a country's or a state's, or stands behind "in"."""
    if place.wide():
        return True
    return joining(reading.spoken, _IN).search(reading.text, max(0, place.start - _IN_REACH), place.start) is not None
