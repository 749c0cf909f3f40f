"""Quantities as a person writes them ("85k EUR/year", [90, 100], "at least 3")."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from jobfit.facts.mistake import Mistake
from jobfit.facts.model import Basis, Quantity
from jobfit.facts.vocabulary import FactDefinition
from jobfit.facts.word_files import WORDS
from jobfit.phrasing import figure
from jobfit.problems import suggest
from jobfit.toml.data import load_data

_LONGEST = 100  # characters of one quantity
_LARGEST = 1e12
_LEAST_YEARLY = 1000  # below this, a sum without a period is hardly a year's pay
_PAIR = 2
_THOUSANDS = 3  # digits after a separator of thousands
MONEY = "money a year"

_NUMBER = re.compile(
    r"(?P<figure>\d{1,3}(?:[ ,'’\u00a0\u202f]\d{3}){1,4}(?!\d)|\d{1,16})"
    r"(?P<part>[.,]\d{1,6})?"
    r"(?:\s?(?P<times>[kKmM])(?![^\W\d_]))?",
)
_BETWEEN = re.compile(r"(?<![\w.])(?:to|-|–|—|\.\.)(?![\w.])")
_APART = re.compile(r"[\s/]+")
_TIMES = {"": 1, "k": 1_000, "m": 1_000_000}


@lru_cache(maxsize=1)
def words() -> dict[str, dict[str, Any]]:
    """Return the bundled words of quantities, currencies and languages."""
    return load_data(WORDS / "written.toml")


@lru_cache(maxsize=1)
def currencies() -> frozenset[str]:
    """Return the codes of ISO 4217 that a person may write."""
    return frozenset(words()["currencies"]["codes"].split())


class _Unit(NamedTuple):
    factor: float = 1.0
    currency: str | None = None
    period: str | None = None


def read_currency(text: str, own: str | None = None) -> str:
    """Return the ISO 4217 code of a code or symbol; a bare `$` or `kr` is the person's own if that is one of them."""
    name = text.strip()
    if name.upper() in currencies():
        return name.upper()
    folded = name.casefold()
    if code := words()["symbols"].get(folded):
        return str(code)
    if choices := words()["ambiguous"].get(folded, "").split():
        if own in choices:
            return str(own)
        raise Mistake("RULE011", f"{name!r} may be {' or '.join(choices[:3])}", f'write "{choices[0]}" in its place')
    hint = suggest(
        name.upper(),
        sorted(set(words()["symbols"].values())),
        otherwise='write the three letters of ISO 4217, such as "EUR"',
    )
    raise Mistake("RULE011", f"there is no currency {name!r}", hint)


def names_period(text: str) -> bool:
    """Say whether a sum of money as a person wrote it says for how long it is paid."""
    spelled = {word for each in words()["periods"].values() for word in each}
    return any(word in spelled for word in _APART.split(_NUMBER.sub(" ", text.casefold())))


def read_quantity(definition: FactDefinition, value: object, *, currency: str | None = None) -> Quantity:
    """Return a number, a text or a [low, high] pair as a quantity with the basis `answered`.

    Money keeps the currency and period that it was written with; `currency` is the person's own, taken when none is
    written; the period is a year when none is written. Raise Mistake, with the remedy, for anything else.
    """
    if isinstance(value, list | tuple):
        return _pair(definition, value, currency)
    if isinstance(value, str):
        return _from_text(definition, value, currency)
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise Mistake("RULE005", f"{definition.name} is a number, not {value!r}", f"write {example(definition)}")
    return _checked(
        definition, value, value, _with_money(definition, _Unit(), currency, str(value)), written=str(value)
    )


def _pair(definition: FactDefinition, value: Sequence[object], currency: str | None) -> Quantity:
    if len(value) != _PAIR:
        raise Mistake("RULE005", "a range is a list of two: [low, high]", f"write {example(definition)}")
    low, high = (read_quantity(definition, end, currency=currency) for end in value)
    if (low.currency, low.period) != (high.currency, high.period):
        raise Mistake("RULE004", "both ends of a range need one currency and period", f"write {example(definition)}")
    return _ordered(low.low, high.high, low)


def _from_text(definition: FactDefinition, text: str, currency: str | None) -> Quantity:
    numbers = list(_NUMBER.finditer(text)) if len(text) <= _LONGEST else []
    if not numbers or len(numbers) > _PAIR:
        raise Mistake("RULE004", f"{text!r} is not a quantity", f"write {example(definition)}")
    before, after = text[: numbers[0].start()], text[numbers[-1].end() :]
    bound, before = _bound(before)
    if before.rstrip().endswith(("-", "−")):
        raise Mistake("RULE004", f"{definition.name} cannot be negative", f"write {example(definition)}")
    between = ""
    if len(numbers) == _PAIR:
        between, separators = _BETWEEN.subn(" ", text[numbers[0].end() : numbers[1].start()])
        if separators != 1 or bound:
            raise Mistake("RULE004", f"{text!r} is not a range", f"write {example(definition)}")
    unit = _unit(definition, f"{before} {between} {after}", currency, text)
    first, last = _figures(definition, numbers, text, coarse=unit.period not in {"hour", "day"})
    low, high = (None if bound == "high" else first, None if bound == "low" else last)
    return _checked(definition, low, high, _with_money(definition, unit, currency, text), written=text)


def _bound(before: str) -> tuple[str, str]:
    folded = before.casefold().lstrip()
    for end in ("low", "high"):
        for word in words()["bounds"][end]:
            if folded.startswith(word) and not folded[len(word) :][:1].isalpha():
                return end, folded[len(word) :]
    return "", before


def _figures(
    definition: FactDefinition, numbers: list[re.Match[str]], text: str, *, coarse: bool
) -> tuple[float, float]:
    values = [_figure(definition, number, text, coarse=coarse) for number in numbers]
    first, last = numbers[0], numbers[-1]
    if last["times"] and not first["times"] and values[0] < _LEAST_YEARLY:  # "90-100k" is 90k to 100k
        values[0] *= _TIMES[last["times"].casefold()]
    return values[0], values[-1]


def _figure(definition: FactDefinition, number: re.Match[str], text: str, *, coarse: bool) -> float:
    whole = re.sub(r"\D", "", number["figure"])
    part = number["part"] or ""
    if part.startswith(".") and len(part) == _THOUSANDS + 1 and definition.unit == MONEY and not number["times"]:
        if coarse and float(whole) < _LEAST_YEARLY:  # 60.000 a year is sixty thousand: nobody is paid 60
            return float(f"{whole}{part[1:]}")
        raise Mistake("RULE004", f"{text!r} can be read in two ways", f'write "{whole}{part[1:]}" or "{whole}"')
    if part.startswith(",") and len(part) > _THOUSANDS:
        raise Mistake("RULE004", f"{text!r} is not a quantity", f"write {example(definition)}")
    value = float(f"{whole}.{part[1:] or 0}")
    return value * _TIMES[(number["times"] or "").casefold()]


def _unit(definition: FactDefinition, text: str, currency: str | None, written: str) -> _Unit:
    named = [word for word in _APART.split(text.strip()) if word and word.casefold() not in words()["filler"]["words"]]
    if definition.unit == MONEY:
        return _money_unit(named, currency)
    known = words()["units"][definition.unit]
    folded = [word.casefold() for word in named if word.casefold() != known.get("per")]
    if not folded:
        return _Unit()
    if len(folded) > 1 or folded[0] not in known["words"]:
        raise Mistake(
            "RULE004", f"{definition.name} is in {definition.unit}, not {written!r}", f"write {example(definition)}"
        )
    return _Unit(factor=known["words"][folded[0]])


def _money_unit(named: Sequence[str], own: str | None) -> _Unit:
    unit = _Unit()
    periods = {word: period for period, spelled in words()["periods"].items() for word in spelled}
    for word in named:
        if (period := periods.get(word.casefold())) and not unit.period:
            unit = unit._replace(period=period)
        elif unit.currency is None:
            unit = unit._replace(currency=read_currency(word, own))
        elif unit.currency != _currency_or_none(word, own):
            hint = 'write "/hour", "/day", "/week", "/month" or "/year"'
            raise Mistake("RULE004", f"{word!r} is no period of pay", hint)
    return unit


def _currency_or_none(word: str, own: str | None) -> str | None:
    try:
        return read_currency(word, own)
    except Mistake:
        return None


def _with_money(definition: FactDefinition, unit: _Unit, own: str | None, written: str) -> _Unit:
    if definition.unit != MONEY:
        return unit
    if (currency := unit.currency or own) is None:
        raise Mistake("MUST004", "pay needs a currency", f'write "{written} EUR", or set [me] currency = "EUR"')
    return unit._replace(currency=currency)


def _checked(
    definition: FactDefinition, low: float | None, high: float | None, unit: _Unit, *, written: str
) -> Quantity:
    ends = [end for end in (low, high) if end is not None]
    if any(not math.isfinite(end) or end > _LARGEST for end in ends):
        raise Mistake("RULE004", f"{written} is out of range", f"write {example(definition)}")
    if any(end < 0 for end in ends):
        raise Mistake("RULE004", f"{definition.name} cannot be negative", f"write {example(definition)}")
    period = unit.period
    if definition.unit == MONEY and period is None:
        period = "year"
        if 0 < max(ends) < _LEAST_YEARLY:
            most = figure(max(ends))
            what = f"{most} {unit.currency} a year is hardly meant"
            raise Mistake("RULE004", what, f'write "{most}k {unit.currency}" or "{most} {unit.currency}/hour"')
    low, high = (None if end is None else round(end * unit.factor, 6) for end in (low, high))
    return _ordered(low, high, Quantity(low=low, high=high, currency=unit.currency, period=period))


def _ordered(low: float | None, high: float | None, like: Quantity) -> Quantity:
    if low is not None and high is not None and low > high:
        raise Mistake(
            "RULE004",
            f"the range ends below its start ({figure(low)} > {figure(high)})",
            "write the smaller figure first",
        )
    return Quantity(low=low, high=high, currency=like.currency, period=like.period, basis=Basis.ANSWERED)


def example(definition: FactDefinition) -> str:
    """Return a quantity of the fact as it may be written, for hints."""
    return '"85k EUR/year"' if definition.unit == MONEY else f'3 or "3 {definition.unit}"'
