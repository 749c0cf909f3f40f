"""Units: the currency that a sign means in this posting, and the period that money is paid for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from jobfit.facts.figures import figure_in
from jobfit.facts.joining import joining
from jobfit.facts.pay.currencies import Currency, tables
from jobfit.facts.pay.labels import BARE, FAR, STRONG, Around, Label
from jobfit.facts.pay.money import Marks, Money
from jobfit.facts.pay.phrases import joiner
from jobfit.facts.place import countries_of_work
from jobfit.facts.reading import Hit, Reading, once
from jobfit.facts.reading.scope import inside
from jobfit.facts.week import FULL_WEEK, part_of_week

_PERIOD_REACH = 36  # characters behind money
_PLACE_REACH = 90  # characters before it
_LONGEST_OPENING = 1_000  # characters of a first line that are looked at
_LEAST_LEADING = 5  # letters: "h" and "pa" name a period only behind money
_HOUR = "hour"
_LEAST_HOURLY, _MOST_HOURLY = 7, 250  # dollars: with cents and no period, an hour's pay
_HOURS_OF_LEAST_MONTH = 20  # an hour's pay is less than this part of a month's where pay is stated by the month
_WEEK_REACH = 90  # characters behind money in which days or hours a week are said
_PESOS = frozenset({"MXN", "ARS", "CLP", "COP"})
_BREAKS = frozenset("0123456789.:;,+|•")
_LINE_ENDED = re.compile(r"[ .)*]*(?:[,;(+|]|\n|\Z)")
_GLUED = r"(?:(?P<hour>%(hourly)s)|(?P<day>%(daily)s)|(?P<month>%(monthly)s)|(?P<year>%(yearly)s))\b"


class Unit(NamedTuple):
    """A currency or a period, and the note that says how it was assumed ("" when it was stated)."""

    name: str
    note: str = ""
    end: int = 0  # of the words behind money that state it


@once
def _home(reading: Reading) -> tuple[str, ...]:
    """Return the countries that the posting's own fields name, the feed's word first."""
    posting = reading.posting
    if posting.country:
        return posting.country
    end = reading.field("description").start
    if not posting.location:  # on discussion boards the first line says where
        end = min(reading.layout.line(end).end, end + _LONGEST_OPENING)
    named = [hit.sense for hit in reading.near_group("pay_place", "pay_place", 0, end)]
    states = tables().states
    letters = [states[word] for word in posting.location.replace(",", " ").split() if word in states]
    work = countries_of_work(reading) if letters or not named else ()
    named += [country for country in letters if country in work]  # "Perth WA" is not in the United States
    return tuple(dict.fromkeys(named or work))


def currencies_of_place(reading: Reading) -> frozenset[str]:
    """Return the currencies of the countries where the work is, as far as the posting's own fields name them."""
    of_country = tables().of_country
    return frozenset(of_country[country] for country in _home(reading) if country in of_country)


def _named(reading: Reading, money: Money, place: Around) -> list[str]:
    """Return the countries that are named beside money, the nearest before it first."""
    start = max(place.sentence.start, money.start - _PLACE_REACH)
    hits = reading.near_group("pay_place", "pay_place", start, place.tail)
    before, behind = inside(hits, start, money.start), inside(hits, money.end, place.tail)
    return [hit.sense for hit in (*before[::-1], *behind)]


def currency_of(reading: Reading, money: Money, place: Around) -> Unit:
    """Return the currency of money, "" when nothing tells which."""
    if len(money.currencies) == 1:
        return Unit(money.currencies[0])
    for country in (*_named(reading, money, place), *_dollars_first(_home(reading))):
        code = tables().of_country.get(country)
        if code and (code in money.currencies or not money.currencies):
            return _of_country(reading, money, code, country)
    if not money.currencies:
        return Unit("", "no currency is stated")
    code = money.currencies[0]
    return Unit(code, f"the sign is taken for {code}")


def _dollars_first(countries: Iterable[str]) -> list[str]:
    return sorted(countries, key=lambda country: country != "US")


def _of_country(reading: Reading, money: Money, code: str, country: str) -> Unit:
    if not money.currencies:
        return Unit(code, f"no currency is stated; {code} is taken because the place is in {country}")
    if code in _PESOS and reading.language != "es":  # employers abroad pay there in US dollars
        told = reading.language is not None
        return Unit("USD", "the sign is taken for USD") if told else Unit("", "it is not clear which currency it is")
    return Unit(code, "" if code == "USD" else f"the sign is taken for {code} because the place is in {country}")


def period_of(
    reading: Reading, money: Money, currency: Currency, place: Around, marks: Marks, label: Label
) -> Unit | None:
    """Return the period of money; None when none is stated or the amount is implausible for it."""
    hits = marks.of("pay_period")
    low, high = money.least, money.most
    weak = label.rank < STRONG
    glued = joining(reading.spoken, _GLUED).match(reading.text, money.end)
    if glued and glued.lastgroup and currency.plausible(low, high, glued.lastgroup, weak=weak):
        return Unit(glued.lastgroup, end=glued.end())
    behind = _behind(reading.text, money, hits)
    if behind:
        sure = currency.plausible(low, high, behind.sense, weak=weak)
        return Unit(behind.sense, end=behind.end) if sure else None
    before = inside(hits, min(label.start, place.lead), money.start)
    for hit in reversed(before):
        named = hit.start == label.start or hit.end - hit.start >= _LEAST_LEADING
        if named and currency.plausible(low, high, hit.sense, weak=weak):
            return Unit(hit.sense)
        if named and hit.end == money.start - 1:  # "a card with monthly €50" is not paid by the hour
            return None
    if label.rank >= FAR and currency.plausible(low, high, _HOUR, weak=weak) and _is_hourly(reading):
        return Unit(_HOUR, "no period is stated; the title says that pay is by the hour")
    return _by_size(reading, money, currency, label)


def _is_hourly(reading: Reading) -> bool:
    """Say whether the title names the hour as what is paid for: "Hourly Librarian"."""
    title = reading.field("title")
    hits = reading.near_group("pay", "pay_period", title.start, title.end)
    return any(hit.sense == _HOUR and hit.end - hit.start >= _LEAST_LEADING for hit in hits)


def worked_a_week(reading: Reading, money: Money, period: str, place: Around) -> tuple[float | None, bool]:
    """Return how many days or hours a week are worked for pay by the day or hour, and whether it may be fewer.

    None is the usual week: nothing is said, several things are, or a full week is. Days in the office are
    another matter.
    """
    if period not in FULL_WEEK:
        return None, False
    end = min(place.sentence.end, money.end + _WEEK_REACH)
    said = reading.near_group("pay_week", "pay_week", place.lead, end)
    if any(hit.sense == "place" for hit in said if hit.start >= money.end):
        return None, False
    figures = [figure_in(reading, hit.start, hit.end) for hit in said if hit.sense == period]
    if len(figures) != 1 or not (figure := figures[0]):
        return None, False
    return part_of_week(period, figure.low, figure.high)


def _behind(text: str, money: Money, hits: Sequence[Hit]) -> Hit | None:
    """Return the period that the words behind money name, when only words stand between.

    On the next line it is one that fills it ("per year"), not what begins another item ("Two-week holiday").
    """
    end = money.end + text.startswith("+", money.end)  # "$25+ an hour"
    for hit in inside(hits, end, end + _PERIOD_REACH):
        between = text[end : hit.start]
        if "\n" in between and (between.strip() or not _LINE_ENDED.match(text, hit.end)):
            return None
        return None if _BREAKS & set(between) else hit
    return None


def _by_size(reading: Reading, money: Money, currency: Currency, label: Label) -> Unit | None:
    sure = label.rank is STRONG and joiner(reading, min(label.start, money.end), money.start) >= money.start
    period = currency.period_by_size(money.least, money.most, sure=sure) or _as_at_home(reading, money, currency, label)
    bare = label.rank is BARE and not money.is_range
    if period != "year" and (bare or label.kind == "total"):  # "earn up to 3,000 € for a friend"
        return None
    if period is None and money.cents and label.rank >= FAR:
        low, high = money.least / currency.per_usd, money.most / currency.per_usd
        monthly = currency.month is not None and money.most * _HOURS_OF_LEAST_MONTH > currency.month[0]
        period = "hour" if low >= _LEAST_HOURLY and high <= _MOST_HOURLY and not monthly else None
    return Unit(period, f"no period is stated; an amount of this size is pay by the {period}") if period else None


def _as_at_home(reading: Reading, money: Money, currency: Currency, label: Label) -> str | None:
    """Return the period that a salary in foreign money can only have where the work is: "$400" in Armenia is a month's.

    It is for money that tells none by its own size, in a country where pay is stated by the month.
    """
    if label.rank is not STRONG or currency.month:
        return None
    for home in (tables().currencies[code] for code in currencies_of_place(reading) - {currency.code}):
        times = home.per_usd / currency.per_usd
        if home.month and home.period_by_size(money.least * times, money.most * times, sure=True) == "month":
            return "month"
    return None
