"""Countries and the regions that contain them, as codes; the words are in `words/regions.toml`."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from jobfit.facts.vocabulary import REGIONS
from jobfit.facts.word_files import WORDS
from jobfit.folding import fold
from jobfit.toml.data import load_data

FILE = WORDS / "regions.toml"
_NAMES = WORDS / "places-countries.tsv"


class Regions(NamedTuple):
    """Every country code, the countries of every region, and other spellings of both."""

    countries: frozenset[str]
    members: dict[str, frozenset[str]]
    aliases: dict[str, str]


@lru_cache(maxsize=1)
def regions() -> Regions:
    """Return the bundled table; `worldwide` has every country."""
    table = load_data(FILE)
    countries = frozenset(code for codes in table["countries"].values() for code in codes.split())
    members = {"worldwide": countries}
    for name in REGIONS:
        if name != "worldwide":
            members[name] = _members(name, table)
    spellings = {code.casefold(): code for code in (*countries, *members)}
    return Regions(countries, members, spellings | table["aliases"])


def _members(name: str, table: dict[str, dict[str, str]]) -> frozenset[str]:
    codes: set[str] = set()
    for word in table["regions"][name].split():
        parts = table["countries"].get(word) or table["regions"].get(word)
        codes |= _members(word, table) if word in table["regions"] else set((parts or word).split())
    return frozenset(codes)


def canonical_place(text: str) -> str | None:
    """Return the code of a country or region from its code or name ("pt" and "Portugal" are "PT"), None if unknown."""
    return regions().aliases.get(text.strip().casefold()) or _names().get(fold(text))


@lru_cache(maxsize=1)
def _names() -> dict[str, str]:
    """Return the codes of the countries by their folded names in several languages."""
    lines = (line.partition("\t") for line in _NAMES.read_text(encoding="utf-8").splitlines())
    known = regions().countries
    return {fold(name): code for code, _, names in lines if code in known for name in names.split(";")}


@lru_cache(maxsize=4096)
def expand(tokens: tuple[str, ...]) -> tuple[str, ...]:
    """Return the tokens with the countries and regions that they contain, the given ones first.

    A region adds its countries; a region all of whose countries are there is added too. Unknown tokens stay.
    """
    known = regions()
    inside = {code for token in tokens for code in known.members.get(token, (token,))}
    whole = {name for name, codes in known.members.items() if codes <= inside}
    return tuple(dict.fromkeys((*tokens, *sorted(inside | whole))))


def countries_of(tokens: Iterable[str]) -> tuple[str, ...]:
    """Return the countries of the tokens: a region's members in place of the region, sorted; the rest as given."""
    members = regions().members
    return tuple(dict.fromkeys(code for token in tokens for code in sorted(members.get(token, (token,)))))
