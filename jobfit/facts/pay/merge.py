"""Merging: all statements of one kind become one fact, the widest range of the currency and period that count."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import chain, islice

from jobfit.facts.model import Basis, Quantity
from jobfit.facts.pay.labels import BARE
from jobfit.facts.pay.statements import Statement
from jobfit.facts.pay.units import currencies_of_place
from jobfit.facts.reading import Reading

_MOST_EVIDENCE = 12
_MOST_OTHERS = 3


def merged(reading: Reading, statements: Iterable[Statement], kind: str) -> Quantity | None:
    """Return the fact for one kind of pay, None when it is not stated.

    Only the surest statements count (a "base salary" beside a "compensation"); of several currencies that of the place
    of work, else the one stated first; of several periods the one stated most often. The others are told of beside it.
    """
    said = [statement for statement in statements if statement.kind == kind]
    if not said:
        return None
    if len(said) == 1:
        return _quantity(said)
    rank = max(statement.rank for statement in said)
    groups: defaultdict[tuple[str | None, str], list[Statement]] = defaultdict(list)
    for statement in said:
        if statement.rank == rank:
            groups[statement.currency, statement.period].append(statement)
    if len(groups) == 1:
        (group,) = groups.values()
        stated = _widest(group)
        group += [each._replace(notes=()) for each in said if each.rank < rank and _completes(each, stated)]
        return _quantity(group, beside=[each for each in said if BARE < each.rank < rank and not _within(each, stated)])
    money = currencies_of_place(reading)
    main = max((unit[0] for unit in groups), key=lambda each: (each in money, each is not None))  # the first of equals
    currency, period = max((unit for unit in groups if unit[0] == main), key=lambda unit: len(groups[unit]))
    group = groups.pop((currency, period))
    abroad = [group for (other, _), group in groups.items() if None not in {other, currency} and other != currency]
    value = _quantity(group, beside=chain(*groups.values()))
    others = [_quantity(each) for each in abroad]
    evidence = (*value.evidence, *chain(*(other.evidence for other in others)))[:_MOST_EVIDENCE]
    return replace(value, evidence=evidence, others=tuple(replace(other, evidence=()) for other in others))


def _widest(group: Sequence[Statement]) -> Statement:
    """Return statements in the same currency and period as one, from the lowest to the highest end.

    Beside what is paid the figure for full time does not count: "£30,000 FTE (£18,000 for three days)".
    """
    group = [each for each in group if not each.full_time] or group
    lows = [statement.low for statement in group if statement.low is not None]
    highs = [statement.high for statement in group if statement.high is not None]
    low, high = min(lows, default=None), max(highs, default=None)
    if low is not None and high is not None and low > high:  # "up to 90k" beside "from 100k"
        low, high = high, low
    if high is not None and any(each.high is None and (each.low or 0) > high for each in group):
        high = None  # "$50k", "from $90k": nobody says how much more
    payments = {statement.payments for statement in group if statement.payments}
    a_week = {statement.a_week for statement in group}
    return group[0]._replace(
        low=low,
        high=high,
        payments=payments.pop() if len(payments) == 1 else None,
        a_week=a_week.pop() if len(a_week) == 1 else None,
        pro_rata=any(statement.pro_rata for statement in group),
        assumed=all(statement.assumed for statement in group),
    )


def _within(statement: Statement, other: Statement) -> bool:
    """Say whether no end of a statement lies outside another one of the same currency and period."""
    if (statement.currency, statement.period) != (other.currency, other.period):
        return False
    low, high = other.low or 0, math.inf if other.high is None else other.high
    return all(low <= end <= high for end in (statement.low, statement.high) if end is not None)


def _completes(statement: Statement, other: Statement) -> bool:
    """Say whether a statement has both ends of a range of which another says one: "52–65k" beside "up to 65k"."""
    if (statement.currency, statement.period) != (other.currency, other.period):
        return False
    if None in {statement.low, statement.high} or statement.low == statement.high:
        return False
    if other.low is None:
        return statement.high == other.high
    return other.high is None and statement.low == other.low


def _quantity(group: Sequence[Statement], *, beside: Iterable[Statement] = ()) -> Quantity:
    """Return statements in the same currency and period as a fact, with what is stated `beside` them in its note."""
    stated = group[0] if len(group) == 1 else _widest(group)
    notes = dict.fromkeys(note for statement in group for note in statement.notes)
    more = [f"also stated: {_in_words(statement)}" for statement in islice(beside, _MOST_OTHERS)]
    return Quantity(
        low=stated.low,
        high=stated.high,
        currency=stated.currency,
        period=stated.period,
        payments=stated.payments,
        a_week=stated.a_week,
        pro_rata=stated.pro_rata,
        basis=Basis.ASSUMED if stated.assumed else Basis.STATED,
        evidence=tuple(statement.evidence for statement in group[:_MOST_EVIDENCE]),
        note="; ".join((*notes, *dict.fromkeys(more))),
    )


def _in_words(statement: Statement) -> str:
    ends = dict.fromkeys(f"{end:g}" for end in (statement.low, statement.high) if end is not None)
    return f"{'–'.join(ends)} {statement.currency or '?'}/{statement.period}"
