"""Facts in words: the one way in which values, units and sources are written for a reader."""

from __future__ import annotations

import math
from collections.abc import Iterable

from jobfit.facts.model import (
    TOLD,
    Basis,
    Choice,
    Evidence,
    FactValue,
    Flag,
    Phrases,
    Quantity,
    Said,
    Text,
    TokenSet,
)
from jobfit.facts.vocabulary import VOCABULARY
from jobfit.phrasing import figure, listed

_MOST_TOKENS = 8
_NO_CENTS = 1000
_BASES: dict[str, str] = {
    Basis.ANSWERED: "as you were told",
    Basis.STRUCTURED: "from a field of its feed",
    Basis.JOINED: "from your own database",
    Basis.ASSUMED: "assumed, not stated",
    Basis.PREDICTED: "somebody's guess, which never counts",
}  # what is stated has a quote


def unit(fact: str, value: Quantity | None = None) -> str:
    """Return the unit behind a quantity's number, with the space that joins them; one of something is singular."""
    definition = VOCABULARY[fact]
    if definition.unit.startswith("money"):
        currency = f" {value.currency}" if value and value.currency else ""
        return f"{currency}/{value.period}" if value and value.period else currency
    if definition.unit.startswith("%"):
        return " %"
    if value and value.low == value.high == 1:
        return f" {_singular(definition.unit)}"
    return f" {definition.unit}"


def _singular(measure: str) -> str:
    """Return a unit as it follows 1: "day a week", "person"."""
    first, *rest = measure.split(" ")
    return " ".join(("person" if first == "people" else first.removesuffix("s"), *rest))


def in_words(fact: str, value: FactValue) -> str:
    """Return a fact's value with its unit: "92 000–105 000 EUR/year", "at most 2 days a week", "remote", "yes"."""
    match value:
        case Quantity():
            return _interval(fact, value)
        case Flag():
            return "yes" if value.value else "no"
        case Choice():
            return value.value.replace("_", " ")
        case Text():
            return value.value
        case TokenSet():
            return _tokens(value)
        case Phrases():
            return _phrases(apart(value.found))


def apart(found: Iterable[Said]) -> tuple[Said, ...]:
    """Return what was said without what stands inside a longer phrase at the same place, in the order given."""
    given = tuple(found)
    if len(given) < 2:  # noqa: PLR2004 - one alone is apart
        return given
    longest = sorted(given, key=lambda said: said.evidence.start - said.evidence.end)
    kept: list[Said] = []
    for said in longest:
        if not any(said.said is other.said and overlap(said.evidence, other.evidence) for other in kept):
            kept.append(said)
    return tuple(said for said in given if said in kept)


def overlap(one: Evidence, other: Evidence) -> bool:
    """Say whether two pieces of evidence share a character of the same field of a posting."""
    return one.field == other.field != TOLD and one.start < other.end and other.start < one.end


def source(basis: str) -> str:
    """Return where a fact of a basis is known from, in words; "" for what needs no saying."""
    return _BASES.get(basis, "")


def _phrases(found: tuple[Said, ...]) -> str:
    """Return what is said and what is denied: "says “pair work” and “mentoring”, denies “on-call”"."""
    told = []
    for verb, sense in (("says", True), ("denies", False)):
        named = list(dict.fromkeys(f"“{said.phrase}”" for said in found if said.said is sense))
        if named:
            told.append(f"{verb} {listed(named)}")
    return ", ".join(told)


def _interval(fact: str, value: Quantity) -> str:
    measure = unit(fact, value)
    shown = _money if value.currency else figure
    if value.low is None and value.high is None:
        return "not comparable" if value.note else "not stated"  # the note says what is stated, and why not
    if value.low is None and value.high is not None:
        return f"up to {shown(value.high)}{measure}"
    if value.high is None and value.low is not None:
        return f"{shown(value.low)}{measure} or more"
    low, high = shown(value.low or 0), shown(value.high or 0)
    return f"{low}{measure}" if low == high else f"{low}–{high}{measure}"


def _money(value: float) -> str:
    """Return money without cents where they are noise; always downward, so that what falls short never looks equal."""
    return figure(math.floor(value) if value >= _NO_CENTS else value)


def _tokens(value: TokenSet) -> str:
    shown = [token.replace("_", " ") for token in value.value[:_MOST_TOKENS]]
    more = len(value.value) - len(shown)
    listed = ", ".join(shown) or "none"
    return f"{listed} and {more} more" if more else listed
