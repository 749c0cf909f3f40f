"""Statements: every place where a posting states pay, typed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from jobfit.facts.model import Evidence
from jobfit.facts.pay.amounts import amounts
from jobfit.facts.pay.currencies import UNNAMED, Currency, tables
from jobfit.facts.pay.labels import BARE, STRONG, WEAK, Around, Label, around, label_of
from jobfit.facts.pay.money import Marks, Money, moneys
from jobfit.facts.pay.units import Unit, currency_of, period_of, worked_a_week
from jobfit.facts.pay.windows import windows
from jobfit.facts.reading import Hit, Reading
from jobfit.facts.reading.scope import inside

_MOST_SPREAD = 12  # a range wider than this is no range of pay
_CLOSE_LABEL = 40  # characters between a label and money without a sign
_BESIDE = 32  # characters between money and what is said of it
_HELD_REACH = 40  # characters between "the range includes" and variable pay in it
_SOME_REACH = 150  # in front of "the range includes", up to "for sales roles"
_HOUR = "hour"
_LAST_OF_MONEY = frozenset("0123456789kK")
_PRO_RATA, _FULL_TIME = "pro rata", "for full time"


class Statement(NamedTuple):
    """Pay as stated once: ends in whole currency units a period, what it is, and what had to be assumed."""

    kind: str  # base or total
    rank: int
    low: float | None
    high: float | None
    currency: str | None
    period: str
    payments: int | None  # a year, where that is said
    a_week: float | None  # days or hours, where that is said
    pro_rata: bool
    full_time: bool  # said to be for full time, which may be more than is worked
    assumed: bool
    notes: tuple[str, ...]
    evidence: Evidence


def statements(reading: Reading) -> Sequence[Statement]:
    """Return every statement of pay in a posting, in order."""
    said: list[Statement] = []
    for window in windows(reading):
        found = amounts(reading.text, *window)
        if found and (stated := moneys(reading, found, window)):
            said += _in_window(reading, stated, window)
    return said


def _in_window(reading: Reading, found: Sequence[Money], window: tuple[int, int]) -> Sequence[Statement]:
    marks = reading.near_topic("pay", *window)
    said: list[Statement] = []
    previous: tuple[Money, Label] | None = None
    bare: tuple[Money, Statement] | None = None  # the statement before, when no word names it
    before, end = window
    for index, money in enumerate(found):
        after = found[index + 1].start if index + 1 < len(found) else end
        place = around(reading, money, marks, before, after)
        label = label_of(reading, money, place, marks, previous)
        is_money = label or money.currencies or money.multiplied
        before = place.tail if is_money else money.end  # a plain number takes no words from the money behind it
        previous = (money, label) if label else None
        if label is not None and not reading.elsewhere(money.start) and (money.currencies or _names(money, label)):
            statement = _statement(reading, money, label, place, marks)
            if statement is not None:
                statement = _as_wage(reading, statement, said[-1:], place, marks)
                if bare and _names_both(reading, *bare, money, statement):
                    said[-1] = said[-1]._replace(rank=statement.rank)
                bare = None if statement.rank else (money, statement)
                said.append(statement)
    return [each._replace(kind="total") for each in said] if _hold_more(said, marks) else said


def _as_wage(
    reading: Reading, statement: Statement, before: Sequence[Statement], place: Around, marks: Marks
) -> Statement:
    """Return what one may earn by the hour as base pay, where the base stands in front of it and nothing varies.

    "From $25/hour, with the opportunity to earn up to $29/hour" is one range.
    """
    if statement.kind != "total" or statement.low is not None or statement.period != _HOUR or not before:
        return statement
    base = before[0]
    start = reading.field(base.evidence.field).start + base.evidence.start
    if (base.kind, base.currency, base.period) != ("base", statement.currency, _HOUR) or start < place.sentence.start:
        return statement
    varies = inside(marks.of("pay_variable"), place.sentence.start, place.sentence.end)
    return statement if varies else statement._replace(kind="base", rank=base.rank)


def _hold_more(said: Sequence[Statement], marks: Marks) -> bool:
    """Say whether variable pay is in the amounts, as a sentence behind them has it ("these ranges include bonuses").

    Where total pay is stated beside base pay, that is what it is about.
    """
    if not said or any(each.kind != "base" for each in said):
        return False
    said_so, variable = marks.of("pay_holds"), marks.of("pay_variable")
    some = [each for each in said_so if each.sense == "some"]
    return any(
        inside(variable, each.end, each.end + _HELD_REACH) and not inside(some, each.start - _SOME_REACH, each.start)
        for each in said_so
        if each.sense == "holds"
    )


def _names_both(reading: Reading, first: Money, bare: Statement, second: Money, named: Statement) -> bool:
    """Say whether the word of a statement is also for the one before it: "starting at $27/hour, top rate $33/hour"."""
    alike = (bare.kind, bare.currency, bare.period) == (named.kind, named.currency, named.period)
    return alike and named.rank > BARE and second.start < reading.layout.sentence(first.start).end


def _names(money: Money, label: Label) -> bool:
    """Say whether a label is near enough to make pay of a number without a sign ("Salary: 95000")."""
    if not money.thousands:  # such a number is only made money by what it is paid for, right behind its label
        return label.rank >= WEAK
    if label.rank is STRONG:
        before, behind = money.start - label.start, label.start - money.end
        return 0 <= before <= _CLOSE_LABEL or 0 <= behind <= 1
    return money.is_range and money.multiplied


def _statement(reading: Reading, money: Money, label: Label, place: Around, marks: Marks) -> Statement | None:
    unit = currency_of(reading, money, place)
    if not money.least or money.most > money.least * _MOST_SPREAD:
        return None
    currency = tables().currencies.get(unit.name, UNNAMED)
    payments = _payments(place, marks)
    period = period_of(reading, money, currency, place, marks, label) or _paid_monthly(money, currency, payments)
    if period is None or not currency.plausible(money.least, money.most, period.name, weak=label.rank < STRONG):
        return None
    payments = payments if period.name == "month" else []
    said = inside(marks.of("pay_note"), place.sentence.start, place.sentence.end)
    a_week, fewer = worked_a_week(reading, money, period.name, place)
    notes = [unit.note, period.note]
    notes += [f"stated as {hit.sense}" for hit in said]
    notes += [f"paid {times} times a year" for times in payments]
    return Statement(
        kind=label.kind,
        rank=label.rank,
        low=money.low,
        high=money.high,
        currency=unit.name or None,
        period=period.name,
        payments=int(payments[0]) if len(payments) == 1 else None,
        a_week=a_week,
        pro_rata=fewer or (period.name != "hour" and _called(reading.text, said, money, _PRO_RATA)),
        full_time=_called(reading.text, said, money, _FULL_TIME),
        assumed=bool(unit.note or period.note),
        notes=tuple(filter(None, notes)),
        evidence=reading.evidence(money.start, max(money.end, period.end)),
    )


def _called(text: str, said: Sequence[Hit], money: Money, sense: str) -> bool:
    """Say whether one of the words of a sentence calls the money so."""
    return any(hit.sense == sense and _is_beside(text, hit, money) for hit in said)


def _is_beside(text: str, hit: Hit, money: Money) -> bool:
    """Say whether a word is said of the money: near it, not right behind other, and no other figure stands between."""
    if hit.end <= money.start and text[max(0, hit.start - 2) : hit.start].strip(" (")[-1:] in _LAST_OF_MONEY:
        return False
    between = text[money.end : hit.start] or text[hit.end : money.start]
    return len(between) <= _BESIDE and not any(map(str.isdigit, between))


def _paid_monthly(money: Money, currency: Currency, payments: Sequence[str]) -> Unit | None:
    """Return the month as the period of money whose size tells none, when it is said to be paid 13 or 14 times."""
    monthly = len(payments) == 1 and money.most * int(payments[0]) >= currency.year_from
    return Unit("month") if monthly and money.least < currency.year_from else None


def _payments(place: Around, marks: Marks) -> Sequence[str]:
    """Return the numbers of months' pay a year that are said, each once; more than one leaves it open."""
    said = inside(marks.of("pay_months"), place.sentence.start, place.sentence.end)
    return list(dict.fromkeys(hit.sense for hit in said)) if said else []
