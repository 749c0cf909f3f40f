"""Home: the country of a posting's language and of the money it names, whose Durham or Newcastle is the one meant."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache
from typing import Final, NamedTuple, TypeVar

from jobfit.facts.joining import either
from jobfit.facts.places.table import City, table
from jobfit.facts.reading import Reading, once

OF_MANY: Final = "-"
"""In place of a country: English is no one country's."""

_DOLLAR = "$"
_MOST_LETTERS = 3  # in front of it: "NZ$"
_LETTERS = re.compile(r"[A-Z]*\Z")
_Understood = TypeVar("_Understood")


class MoneyDecides(Exception):
    """Raised where what a name means depends on the money that a posting speaks of, and nobody looked for that."""


class Home(NamedTuple):
    """What a posting is at home in beside the places that it names; "" where that stays open."""

    mother: str  # the country of its language
    money: str | None  # the one country whose money it speaks of, None where nobody looked for it

    def where_paid(self, cities: Sequence[City]) -> Sequence[City]:
        """Return the cities in the country whose money a posting speaks of; raise MoneyDecides if that is open."""
        countries = table().money
        own = [city for city in cities if city.country in countries]
        if own and self.money is None:
            raise MoneyDecides
        return [city for city in own if city.country == self.money]


def at_home(reading: Reading, understood: Callable[[Home], _Understood]) -> _Understood:
    """Return what is understood at the home of a posting; its money, which few names need, is looked for last."""
    mother = table().mother_country.get(reading.language or "", "")
    try:
        return understood(Home(mother, None))
    except MoneyDecides:
        return understood(Home(mother, _money(reading)))


@once
def _money(reading: Reading) -> str:
    names, text, pay = table(), reading.text, reading.posting.pay
    said = {pay.currency} if pay and pay.currency else set[str]()
    for before in text.split(_DOLLAR)[:-1]:
        said |= {_LETTERS.findall(before[-_MOST_LETTERS:])[0] + _DOLLAR, _DOLLAR}  # "CA$" is no "A$"
    said.update([sign for sign in names.signs if sign in text])
    homes = [country for country, signs in names.money.items() if not said.isdisjoint(signs)]
    if len(homes) != 1 or not said.isdisjoint(names.other_money):
        return ""
    return "" if _DOLLAR in said and homes[0] not in names.dollars else homes[0]


def home_country(reading: Reading) -> str:
    """Return the country that a posting in whose field stands an unknown place is taken to be from, "" if that is open.

    It is the one whose money alone it names in its language, or whose words alone, or else the one that nearly all who
    speak it are in.
    """
    language = reading.language or ""
    for country, signs in table().paid_in.get(language, {}).items():
        rest = reading.text
        for sign in signs:
            rest = rest.replace(sign, "")
        if len(rest) < len(reading.text):
            return "" if any(sign in rest for sign in table().any_money) else country
    told = [country for country, words in _said_in(language) if words.search(reading.text)]
    return told[0] if len(told) == 1 else table().spoken_in.get(language, "")


@cache
def _said_in(language: str) -> Sequence[tuple[str, re.Pattern[str]]]:
    """Return the countries of a language with the expression for the words that only their postings use."""
    said_in = table().said_in.get(language, {})
    return [(country, re.compile(rf"(?<!\w)(?:{either(words)})(?!\w)")) for country, words in said_in.items()]
