"""Money: single amounts and ranges of amounts, with open ends, as the words and dashes between them say."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple, TypeAlias

from jobfit.facts.pay.amounts import Amount
from jobfit.facts.pay.currencies import tables
from jobfit.facts.pay.phrases import bound_before, bound_behind, joins_range
from jobfit.facts.reading import Hits, Reading
from jobfit.facts.reading.scope import inside

Marks: TypeAlias = Hits
"""The words found in a window, by group."""

_PARTING = frozenset(",(")
_DASHES = frozenset([*"-–—−\u2011\u2012~_→/", "â€“", "â€”", "â€“Â"])  # the last two are dashes that lost their encoding
_BLANKS = " \n\u00a0\u202f()[]+"
_NEXT_LINE = "\n* "  # what a dash on a line of its own becomes
_RATE_LABEL = re.compile(r"(?:\s[\w/-]{2,12})?\s?:\s?\Z")  # "Pay rate: 45/hr", "Rate range: 45 - 50/hr"
_RATE_REACH = 24  # characters behind an amount in which the hour or day stands that it is paid for
_RATE_UNTIL = re.compile(r"[\s\d.,/–—-]*")
_BY_TIME = frozenset(("hour", "day"))
_LONGEST_GAP = 32  # characters between the two ends of a range
_NEAREST = 4  # amounts: those in the brackets behind one, and the next
_ASIDE = re.compile(r"\s?\([^()$€£]{0,20}[^\W\d_]{3}[^()$€£]{0,20}\)")  # holds a word, and no money
_THOUSAND = 1_000
_MILLION = 1_000_000
_SURE_THOUSANDS = 10_000
_YEARS = frozenset(range(1990, 2100))  # a range would be gone through for a float


class Money(NamedTuple):
    """One expression of money: its ends in whole units (None is open) and the currencies that its signs may mean."""

    start: int
    figure: int  # where the amount starts, behind an "up to"
    end: int
    low: float | None
    high: float | None
    currencies: tuple[str, ...]
    is_range: bool
    thousands: bool  # written with a multiplier or at least four digits
    multiplied: bool  # written with a multiplier
    cents: bool  # less than a thousand, and written with decimals
    least: float  # the lowest known end
    most: float  # the highest known end


def moneys(reading: Reading, found: Sequence[Amount], window: tuple[int, int]) -> Sequence[Money]:
    """Return the expressions of money that the amounts of a window make, in order."""
    found = [_by_time(reading, amount, window) for amount in found]
    made: list[Money] = []
    taken = -1
    for index, amount in enumerate(found):
        if amount.start < taken:
            continue
        following = _following(reading, amount, found[index + 1 : index + _NEAREST], window)
        if following and following.start - amount.end <= _LONGEST_GAP and _joined(reading, amount, following, window):
            taken = following.end
            money = _range(amount, following)
        else:
            taken = amount.end
            money = _single(reading, amount) if amount.may_be_money and amount.readable else None
        if money is not None:
            made.append(money)
    return made


def _by_time(reading: Reading, amount: Amount, window: tuple[int, int]) -> Amount:
    """Return an amount, as money where a label stands in front and the hour or day behind: "Pay rate: 45/hr"."""
    if amount.may_be_money or ":" not in reading.text[amount.start - 2 : amount.start]:
        return amount
    marks = reading.near_topic("pay", *window)
    labels = inside(marks.of("pay_label"), window[0], amount.start)
    periods = inside(marks.of("pay_period"), amount.end, amount.end + _RATE_REACH)
    if not (labels and periods) or labels[-1].sense == "trap" or periods[0].sense not in _BY_TIME:
        return amount
    named = _RATE_LABEL.match(reading.text, labels[-1].end, amount.start)
    paid = named and _RATE_UNTIL.fullmatch(reading.text, amount.end, periods[0].start)
    return amount._replace(may_be_money=True) if paid else amount


def _following(reading: Reading, amount: Amount, found: Sequence[Amount], window: tuple[int, int]) -> Amount | None:
    """Return the next amount, behind brackets that say which end the first is ("£2,651 (scale 9) and £3,997")."""
    end = _behind_aside(reading, amount, window) if amount.may_be_money else amount.end
    return next((each for each in found if each.start >= end), None)


def _behind_aside(reading: Reading, amount: Amount, window: tuple[int, int]) -> int:
    """Return the offset behind the brackets behind an amount, its own end without any or where they name it as pay."""
    aside = _ASIDE.match(reading.text, amount.end)
    if aside is None or inside(reading.near_topic("pay", *window).of("pay_label"), amount.end, aside.end()):
        return amount.end
    return aside.end()


def _joined(reading: Reading, first: Amount, second: Amount, window: tuple[int, int]) -> bool:
    """Say whether two amounts are the ends of one range."""
    if not (first.may_be_money or second.may_be_money):
        return False
    if first.currencies and second.currencies and set(first.currencies).isdisjoint(second.currencies):
        return False
    if _comes_to(reading, first, second, window):
        return False
    if _is_between(reading, first, second, _behind_aside(reading, first, window)):
        return True
    units = _after_units(reading, first, second, window)
    return units > first.end and _is_between(reading, first, second, units)


def _comes_to(reading: Reading, first: Amount, second: Amount, window: tuple[int, int]) -> bool:
    """Say whether a mark parts two amounts, and the second is what the first comes to: "£30k (£40k with bonus)"."""
    if _PARTING.isdisjoint(reading.text[first.end : second.start]):
        return False
    labels = reading.near_topic("pay", *window).of("pay_label")
    return any(hit.sense in {"sum", "whole"} for hit in inside(labels, second.end, second.end + 2))


def _is_between(reading: Reading, first: Amount, second: Amount, start: int) -> bool:
    """Say whether what stands from an offset to the second amount joins the two."""
    written = reading.text[start : second.start]
    return (
        written.strip(_BLANKS) in _DASHES
        or joins_range(reading, first.start, start, second.start)
        or (written == _NEXT_LINE and _is_next_line(reading, first, second))
    )


def _is_next_line(reading: Reading, first: Amount, second: Amount) -> bool:
    starts_line = first.start == reading.layout.line(first.start).start
    same = not set(first.currencies).isdisjoint(second.currencies)
    return starts_line and same and first.total < second.total


def _after_units(reading: Reading, first: Amount, second: Amount, window: tuple[int, int]) -> int:
    """Return the offset behind what is said after both ends alike: "$21 an hour - $26 an hour", "165K OTE - 200K OTE".

    Without such words it is the first one's end.
    """
    marks = reading.near_topic("pay", *window)
    for group in ("pay_period", "pay_label"):
        for hit in inside(marks.of(group), first.end, second.start):
            words = reading.text[first.end : hit.end]
            if group == "pay_period" or reading.text.startswith(words, second.end):
                return hit.end
    return first.end


def _range(first: Amount, second: Amount) -> Money | None:
    if not (first.readable and second.readable):
        return None
    low, high = _scaled(first, second)
    if low > high:
        low, high = high, low
    return _money(first, second, low or None, high)


def _scaled(first: Amount, second: Amount) -> tuple[float, float]:
    """Return both ends; a multiplier on one of them holds for the other ("130-150k", "$140 - $160000")."""
    low, high = first.total, second.total
    if first.multiplier == 1 and low < _THOUSAND and low * second.multiplier <= high:
        low *= second.multiplier
    if second.multiplier == 1 and high < _THOUSAND and high * first.multiplier >= low:
        high *= first.multiplier
    if first.multiplier == second.multiplier == 1 and low < _THOUSAND and high >= _SURE_THOUSANDS:
        low = low * _THOUSAND if low and low * _THOUSAND <= high else low
    return low, high


def _single(reading: Reading, amount: Amount) -> Money | None:
    """Return an amount as money, with an open end when the words before or behind it say so."""
    text, end = reading.text, amount.end
    more = text.startswith("+", end) and not text[end + 1 : end + 2].isalnum()  # "80k+"
    money = _money(amount, amount, amount.total, None if more else amount.total)
    if money is None:
        return None
    bound = bound_before(reading, money.start) or bound_behind(reading, money.end)
    if bound is None:
        return money
    low, high = (amount.total, None) if bound.stated == "low" else (None, amount.total)
    return money._replace(start=min(money.start, bound.start), end=max(money.end, bound.end), low=low, high=high)


def _money(first: Amount, second: Amount, low: float | None, high: float | None) -> Money | None:
    """Return the money, None when nothing says that the numbers are money or when they run to millions."""
    currencies = first.currencies
    if second.currencies and (not currencies or len(second.currencies) < len(currencies)):
        currencies = second.currencies
    multiplier = max(first.multiplier, second.multiplier)
    most = max(first.total, second.total)
    if not currencies and multiplier == 1 and most in _YEARS:
        return None
    if (multiplier >= _MILLION and "USD" in currencies) or (
        most >= _MILLION and currencies and not _may_be_millions(currencies)
    ):
        return None
    thousands = multiplier > 1 or most >= _THOUSAND
    return Money(
        first.start,
        first.start,
        second.end,
        low,
        high,
        currencies,
        first is not second,
        thousands,
        multiplier > 1,
        not thousands and (first.decimals or second.decimals),
        (high or 0) if low is None else low,
        (low or 0) if high is None else high,
    )


def _may_be_millions(currencies: tuple[str, ...]) -> bool:
    return any(tables().currencies[code].millions for code in currencies)
