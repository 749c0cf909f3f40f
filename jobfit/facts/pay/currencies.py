"""Currencies: signs, codes and multipliers, and which amounts are plausible; the table is `words/currencies.toml`."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from jobfit.facts.word_files import WORDS
from jobfit.toml.data import load_data

PERIODS_A_YEAR = {"hour": 2080, "day": 230, "week": 52, "month": 12, "year": 1}
"""Only to tell plausible pay from implausible; what a person counts with is in their profile."""

_YEAR_FROM_USD = 12_000
_MOST_USD_A_YEAR = 2_500_000
_MOST_USD = {"hour": 1_000, "day": 6_000, "week": 25_000, "month": 100_000, "year": _MOST_USD_A_YEAR}
_WEAK_SHARE = 0.35
_LEAST_AT_ALL = 0.1  # of a sure year's pay; an intern or a few hours a week may be paid that little
_LEAST_OF_MONTH_FROM = 0.65  # beside the word salary less than a usual month's pay is one too
_LEAST_OF_YEAR_FROM = 0.8  # without the word salary beside it, pay has to be more than pocket money


class Currency(NamedTuple):
    """One currency, with what a year's and a month's pay in it looks like."""

    code: str
    per_usd: float
    countries: tuple[str, ...]
    year_from: float
    month: tuple[float, float] | None
    millions: bool

    def plausible(self, low: float, high: float, period: str, *, weak: bool = False) -> bool:
        """Say whether somebody may be paid that much; `weak` demands more than pocket money."""
        times = PERIODS_A_YEAR[period]
        a_month = period == "month" and self.month and self.month[0] <= low
        pocket_money = weak and period != "hour" and not a_month  # nothing else is given by the hour
        least = self.year_from * (_LEAST_OF_YEAR_FROM if pocket_money else _LEAST_AT_ALL)
        most = _MOST_USD[period] * self.per_usd * (_WEAK_SHARE if weak else 1)
        return low * times >= least and high <= most

    def period_by_size(self, low: float, high: float, *, sure: bool = False) -> str | None:
        """Return the period that amounts of this size can only have, None when there is a doubt.

        What is `sure` to be pay is a month's though it is less than most are paid.
        """
        if low >= self.year_from:
            return "year" if self.plausible(low, high, "year", weak=True) else None
        if self.month and self.month[0] * (_LEAST_OF_MONTH_FROM if sure else 1) <= low and high <= self.month[1]:
            return "month"
        return None


UNNAMED = Currency(code="", per_usd=1, countries=(), year_from=20_000, month=None, millions=False)
"""Stands for a currency that is not stated: only amounts that are a year's pay in any of the large ones count."""


class Tables(NamedTuple):
    """The currency table, looked up in every way that is needed."""

    currencies: Mapping[str, Currency]
    of_country: Mapping[str, str]
    signs: Mapping[str, tuple[str, ...]]  # sign or code -> the currencies it may be
    signs_by_end: Mapping[str, tuple[str, ...]]  # the last character of signs -> those signs
    multipliers: Mapping[str, int]
    states: Mapping[str, str]  # state or province -> country


@cache
def tables() -> Tables:
    """Return the bundled tables."""
    raw = load_data(WORDS / "currencies.toml")
    currencies = {code: _currency(code, row) for code, row in raw["currencies"].items()}
    signs = {sign: (codes,) if isinstance(codes, str) else tuple(codes) for sign, codes in raw["signs"].items()}
    signs |= {code: (code,) for code in currencies}
    return Tables(
        currencies=currencies,
        of_country={country: currency.code for currency in currencies.values() for country in currency.countries},
        signs=signs,
        signs_by_end={end: tuple(s for s in signs if s[-1] == end) for end in {sign[-1] for sign in signs}},
        multipliers=raw["multipliers"],
        states={state: country for country, states in reversed(raw["states"].items()) for state in states.split()},
    )


def _currency(code: str, row: Mapping[str, object]) -> Currency:
    per_usd = float(str(row["per_usd"]))
    month = row.get("month")
    return Currency(
        code=code,
        per_usd=per_usd,
        countries=tuple(str(row["countries"]).split()),
        year_from=float(str(row.get("year_from", _YEAR_FROM_USD * per_usd))),
        month=(float(month[0]), float(month[1])) if isinstance(month, list) else None,
        millions=bool(row.get("millions", False)),
    )
