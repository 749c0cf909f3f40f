"""Home: the country of a posting's language and of the money it names, whose Durham or Newcastle is the one meant."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from jobfit.facts.places.table import table
from jobfit.facts.reading import Reading, once

OF_MANY: Final = "-"
"""In place of a country: English is no one country's."""

_MOTHER_COUNTRY = {"de": "DE", "fr": "FR", "es": "ES", "nl": "NL", "pl": "PL", "sv": "SE", "pt": "PT", "en": OF_MANY}
_DOLLAR = "$"
_MOST_LETTERS = 3  # in front of it: "NZ$"
_LETTERS = re.compile(r"[A-Z]*\Z")


class Home(NamedTuple):
    """What a posting is at home in beside the places that it names; "" where that stays open."""

    mother: str  # the country of its language
    money: str  # the one country whose money it speaks of


@once
def home_of(reading: Reading) -> Home:
    """Return the countries of a posting's language and money."""
    return Home(_MOTHER_COUNTRY.get(reading.language or "", ""), _money(reading))


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
