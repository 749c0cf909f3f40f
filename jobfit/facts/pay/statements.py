"""Statements: every place where a posting states pay, typed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from jobfit.facts.model import Evidence
from jobfit.facts.pay.amounts import amounts
from jobfit.facts.pay.currencies import UNNAMED, tables
from jobfit.facts.pay.labels import STRONG, Around, Label, around, label_of
from jobfit.facts.pay.money import Marks, Money, moneys
from jobfit.facts.pay.units import currency_of, period_of
from jobfit.facts.pay.windows import windows
from jobfit.facts.reading import Reading
from jobfit.facts.reading.scope import inside

_MOST_SPREAD = 12  # a range wider than this is no range of pay
_CLOSE_LABEL = 40  # characters between a label and money without a sign


class Statement(NamedTuple):
    """Pay as stated once: ends in whole currency units a period, what it is, and what had to be assumed."""

    kind: str  # base or total
    rank: int
    low: float | None
    high: float | None
    currency: str | None
    period: str
    payments: int | None  # a year, where that is said
    assumed: bool
    notes: tuple[str, ...]
    evidence: Evidence


def statements(reading: Reading) -> Iterator[Statement]:
    """Yield every statement of pay in a posting, in order."""
    for start, end in windows(reading):
        found = list(amounts(reading.text, start, end))
        if found and (stated := list(moneys(reading, found, (start, end)))):
            yield from _in_window(reading, stated, (start, end))


def _in_window(reading: Reading, found: Sequence[Money], window: tuple[int, int]) -> Iterator[Statement]:
    marks = reading.near("pay", *window)
    previous: tuple[Money, Label] | None = None
    before, end = window
    for index, money in enumerate(found):
        after = found[index + 1].start if index + 1 < len(found) else end
        place = around(reading, money, before, after)
        label = label_of(reading, money, place, marks, previous)
        before = place.tail
        previous = (money, label) if label else None
        if label is not None and (money.currencies or _names(money, label)):
            statement = _statement(reading, money, label, place, marks)
            if statement is not None:
                yield statement


def _names(money: Money, label: Label) -> bool:
    """Say whether a label is near enough to make pay of a number without a sign ("Salary: 95000")."""
    if label.rank is STRONG:
        before, behind = money.start - label.start, label.start - money.end
        return money.thousands and (0 <= before <= _CLOSE_LABEL or 0 <= behind <= 1)
    return money.is_range and money.multiplied


def _statement(reading: Reading, money: Money, label: Label, place: Around, marks: Marks) -> Statement | None:
    unit = currency_of(reading, money, place)
    if not money.least or money.most > money.least * _MOST_SPREAD:
        return None
    currency = tables().currencies.get(unit.name, UNNAMED)
    period = period_of(reading, money, currency, place, marks, label)
    if period is None or not currency.plausible(money.least, money.most, period.name, weak=label.rank < STRONG):
        return None
    payments = _payments(place, marks) if period.name == "month" else []
    notes = (unit.note, period.note, *_notes(place, marks), *(f"paid {times} times a year" for times in payments))
    return Statement(
        kind=label.kind,
        rank=label.rank,
        low=money.low,
        high=money.high,
        currency=unit.name or None,
        period=period.name,
        payments=int(payments[0]) if len(payments) == 1 else None,
        assumed=bool(unit.note or period.note),
        notes=tuple(filter(None, notes)),
        evidence=reading.evidence(money.start, max(money.end, period.end)),
    )


def _notes(place: Around, marks: Marks) -> Iterator[str]:
    """Yield what else is said of the money: pro rata, net."""
    for hit in inside(marks.of("pay_note"), place.sentence.start, place.sentence.end):
        yield f"stated as {hit.sense}"


def _payments(place: Around, marks: Marks) -> Sequence[str]:
    """Return the numbers of months' pay a year that are said, each once; more than one leaves it open."""
    said = inside(marks.of("pay_months"), place.sentence.start, place.sentence.end)
    return list(dict.fromkeys(hit.sense for hit in said))
