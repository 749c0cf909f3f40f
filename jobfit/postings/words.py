"""Words: what feeds write for what jobfit knows as a closed list; the words themselves are in `words.toml`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Final, NamedTuple

from jobfit.toml.data import load_data

_FILE: Final = Path(__file__).with_name("words.toml")
_COUNTRY = re.compile(r"[A-Z]{2}")
_NO_COUNTRIES: Final = frozenset({"EU", "UK", "NA"})  # EU and NA are regions; UK is written for GB
_LONGEST_CODE: Final = 3  # letters of "PRT", "USA"
_CURRENCY = re.compile(r"[A-Z]{3}")
_LANGUAGE = re.compile(r"([a-z]{2})(?:[-_][a-z0-9]{2,8}){0,3}", re.IGNORECASE)
_LISTED = re.compile(r"\s*[,;|/]\s*|\s+(?:and|or|&)\s+")


class Stated(NamedTuple):
    """The tokens that were known, and the words that were not."""

    tokens: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()


@cache
def _tables() -> Mapping[str, Mapping[str, str]]:
    loaded = load_data(_FILE)
    labels = loaded.pop("label")
    return {
        name: {word: token for token, words in table.items() for word in words} for name, table in loaded.items()
    } | {
        "label": labels,
    }


def label(field: str) -> str:
    """Return what a field's own words are introduced with in the text; "" when they are not shown."""
    return _tables()["label"].get(field, "")


def token(field: str, word: str) -> str | None:
    """Return the token of one word of a field (`workplace`, `pay_period` …), None when the word is not known."""
    plain = " ".join(word.casefold().replace("-", " ").replace("_", " ").split())
    if field in {"country", "applicant_region"} and (code := _country(word.strip())):
        return code
    if field == "applicant_region":
        return _tables()[field].get(plain) or _tables()["country"].get(plain)
    return _tables()[field].get(plain)


def tokens(field: str, given: Iterable[str]) -> Stated:
    """Return the tokens of a field that lists several; a word that is not known as a whole is tried part by part."""
    known: dict[str, None] = {}
    unknown: list[str] = []
    for word in given:
        parts = [word] if token(field, word) else [part for part in _LISTED.split(word) if part]
        found = [token(field, part) for part in parts]
        if parts and all(found):
            known |= dict.fromkeys(each for each in found if each)
        elif word.strip():
            unknown.append(word)
    return Stated(tuple(known), tuple(unknown))


def country_names(code: str) -> tuple[str, ...]:
    """Return the names in lower case, and the abbreviations in capitals, of the country that a code stands for."""
    known = token("country", code)
    if known is None:
        return ()
    names = (name for name, country in _tables()["country"].items() if country == known)
    return (known, *(name.upper() if len(name) <= _LONGEST_CODE else name for name in names))


def currency(word: str) -> str | None:
    """Return the ISO 4217 code that a feed states or whose sign stands for one currency only; "$" does not."""
    upper = word.strip().upper()
    return upper if _CURRENCY.fullmatch(upper) else token("pay_currency", word)


def language(word: str) -> str | None:
    """Return the ISO 639-1 code of "en", "en-US" or "EN_us", None for anything else."""
    matched = _LANGUAGE.fullmatch(word.strip())
    return matched[1].lower() if matched else None


def _country(code: str) -> str | None:
    return code if _COUNTRY.fullmatch(code) and code not in _NO_COUNTRIES else None
