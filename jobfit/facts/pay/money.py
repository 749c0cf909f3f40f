"""Money: single amounts and ranges of amounts, with open ends, as the words and dashes between them say."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple, TypeAlias

from jobfit.facts.pay.amounts import Amount
from jobfit.facts.pay.currencies import tables
from jobfit.facts.reading import Hits, Reading
from jobfit.facts.reading.scope import inside

Marks: TypeAlias = Hits
"""The words found in a window, by group."""

_DASHES = frozenset([*"-–—−\u2011\u2012~_→/", "â€“", "â€”", "â€“Â"])  # the last two are dashes that lost their encoding
_BLANKS = " \n\u00a0\u202f()[]+"
_NEXT_LINE = "\n* "  # what a dash on a line of its own becomes
_LONGEST_GAP = 32  # characters between the two ends of a range
_BOUND_REACH = 3
_BETWEEN_REACH = 16  # "between approximately"
_THOUSAND = 1_000
_MILLION = 1_000_000
_LEAST_BARE = 1_000  # without a sign and a multiplier a number is money only when it is at least this
_SURE_THOUSANDS = 10_000
_YEARS = range(1990, 2100)


class Money(NamedTuple):
    """One expression of money: its ends in whole units (None is open) and the currencies that its signs may mean."""

    start: int
    end: int
    low: float | None
    high: float | None
    currencies: tuple[str, ...]
    is_range: bool
    thousands: bool  # written with a multiplier or at least four digits
    multiplied: bool  # written with a multiplier
    decimals: bool

    @property
    def least(self) -> float:
        """Return the lowest known end."""
        return self.low if self.low is not None else self.high or 0

    @property
    def most(self) -> float:
        """Return the highest known end."""
        return self.high if self.high is not None else self.low or 0


def may_be_money(found: Sequence[Amount]) -> bool:
    """Say whether any of some amounts is one of money, going by how it is written."""
    return any(amount.currencies or amount.multiplier > 1 or amount.value >= _LEAST_BARE for amount in found)


def moneys(reading: Reading, found: Sequence[Amount], marks: Marks) -> Iterator[Money]:
    """Yield the expressions of money that the amounts of a window make, in order."""
    taken = -1
    for amount, following in zip(found, (*found[1:], None), strict=True):
        if amount.start < taken:
            continue
        other = following if following and _joined(reading, amount, following, marks) else None
        taken = other.end if other else amount.end
        if not (amount.readable and (other is None or other.readable)):
            continue
        money = _range(amount, other) if other else _single(amount)
        if money is not None:
            yield _bounded(reading.text, money, amount, marks) if not other else money


def _joined(reading: Reading, first: Amount, second: Amount, marks: Marks) -> bool:
    """Say whether two amounts are the ends of one range."""
    if second.start - first.end > _LONGEST_GAP:
        return False
    if first.currencies and second.currencies and not set(first.currencies) & set(second.currencies):
        return False
    if reading.text[first.end : second.start].strip(_BLANKS) in _DASHES:
        return True
    written = reading.text[_after_units(reading, first, second, marks) : second.start]
    gap = written.strip(_BLANKS)
    return gap in _DASHES or _is_next_line(reading, first, second, written) or _is_worded(first, second, gap, marks)


def _is_next_line(reading: Reading, first: Amount, second: Amount, written: str) -> bool:
    starts_line = first.start == reading.layout.line(first.start).start
    same = bool(set(first.currencies) & set(second.currencies))
    return written == _NEXT_LINE and starts_line and same and first.total < second.total


def _is_worded(first: Amount, second: Amount, gap: str, marks: Marks) -> bool:
    """Say whether a word such as "to" joins two amounts; "and" does only after a "between"."""
    words = inside(marks.of("pay_range"), first.end, second.start)
    if not words or len(gap) > words[-1].end - words[-1].start:
        return False
    if words[-1].sense == "to":
        return True
    before = [hit for hit in marks.of("pay_range") if hit.sense == "between" and hit.end <= first.start]
    return bool(before) and first.start - before[-1].end <= _BETWEEN_REACH


def _after_units(reading: Reading, first: Amount, second: Amount, marks: Marks) -> int:
    """Return the offset behind what is said after both ends alike: "$21 an hour - $26 an hour", "165K OTE - 200K OTE".

    Without such words it is the first one's end.
    """
    for group in ("pay_period", "pay_label"):
        for hit in inside(marks.of(group), first.end, second.start):
            words = reading.text[first.end : hit.end]
            if group == "pay_period" or reading.text.startswith(words, second.end):
                return hit.end
    return first.end


def _range(first: Amount, second: Amount) -> Money | None:
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


def _single(amount: Amount) -> Money | None:
    return _money(amount, amount, amount.total, None if amount.more else amount.total)


def _money(first: Amount, second: Amount, low: float | None, high: float | None) -> Money | None:
    """Return the money, None when nothing says that the numbers are money or when they run to millions."""
    currencies = first.currencies
    if second.currencies and (not currencies or len(second.currencies) < len(currencies)):
        currencies = second.currencies
    multiplier = max(first.multiplier, second.multiplier)
    most = max(first.total, second.total)
    if not currencies and multiplier == 1 and (most < _LEAST_BARE or most in _YEARS):
        return None
    if (multiplier >= _MILLION and "USD" in currencies) or (
        most >= _MILLION and currencies and not _may_be_millions(currencies)
    ):
        return None
    return Money(
        first.start,
        second.end,
        low,
        high,
        currencies,
        is_range=first is not second,
        thousands=multiplier > 1 or most >= _THOUSAND,
        multiplied=multiplier > 1,
        decimals=first.decimals or second.decimals,
    )


def _may_be_millions(currencies: tuple[str, ...]) -> bool:
    return any(tables().currencies[code].millions for code in currencies)


def _bounded(text: str, money: Money, amount: Amount, marks: Marks) -> Money:
    """Return single money with an open end when the words before or after it say so."""
    bounds = marks.of("pay_bound")
    for hit in inside(bounds, money.start - 40, money.start):
        if hit.end <= money.start and not text[hit.end : money.start].strip(" :(~"):
            start = hit.start
            if hit.sense == "high":
                return money._replace(start=start, low=None, high=amount.total)
            if hit.sense == "low":
                return money._replace(start=start, low=amount.total, high=None)
    for hit in inside(bounds, money.end, money.end + 24):
        if hit.sense.endswith("_after") and hit.start - money.end <= _BOUND_REACH:
            low = amount.total if hit.sense == "low_after" else None
            high = amount.total if hit.sense == "high_after" else None
            return money._replace(end=hit.end, low=low, high=high)
    return money
