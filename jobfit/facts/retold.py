"""Facts that a person was told, written as they would write them: what `given` reads back as the same facts."""

from __future__ import annotations

from collections.abc import Iterator

from jobfit.facts.given import DENIES
from jobfit.facts.model import Facts, FactValue, Phrases, Quantity, TokenSet
from jobfit.facts.wording import in_words

_CENTS = 2  # decimals of money; three would look like thousands


def retold(facts: Facts) -> dict[str, object]:
    """Return answered facts as the keys and values of a TOML table: `{"pay": "90000 EUR/year"}`.

    Denied phrases stand under `denies`. What only postings say of a quantity, such as 14 payments a year, is left out.
    """
    return {key: value for name, fact in facts.items() for key, value in _written(name, fact)}


def in_short(name: str, fact: FactValue) -> str:
    """Return an answered fact in a few words: "on call: no", "denies “on-call”"."""
    said = in_words(name, fact)
    return said if isinstance(fact, Phrases) else f"{name.replace('_', ' ')}: {said}"


def _written(name: str, fact: FactValue) -> Iterator[tuple[str, object]]:
    match fact:
        case Phrases():
            for key, sense in ((name, True), (DENIES, False)):
                phrases = dict.fromkeys(each.phrase for each in fact.found if each.said is sense)
                if phrases:
                    yield key, list(phrases)
        case Quantity():
            yield name, _quantity(fact)
        case TokenSet():
            yield name, list(fact.value)
        case _:
            yield name, fact.value


def _quantity(value: Quantity) -> object:
    if value.low is None or value.high is None:
        bound = "up to" if value.low is None else "at least"
        return f"{bound} {_end(value, value.high if value.low is None else value.low)}"
    low, high = _end(value, value.low), _end(value, value.high)
    return low if low == high else [low, high]


def _end(value: Quantity, end: float | None) -> object:
    """Return one end: money with its currency and period, anything else as a number."""
    figure = round(end or 0, _CENTS if value.currency else 6)
    bare = int(figure) if float(figure).is_integer() else figure
    return f"{bare} {value.currency}/{value.period}" if value.currency else bare
