"""Merging: all statements of one kind become one fact, the widest range of the currency and period that count."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from jobfit.facts.model import Basis, Evidence, Quantity
from jobfit.facts.pay.statements import Statement

_MOST_EVIDENCE = 12
_MOST_OTHERS = 3


def merged(statements: Iterable[Statement], kind: str) -> Quantity | None:
    """Return the fact for one kind of pay, None when it is not stated.

    Only the surest statements count (a "base salary" beside a "compensation"); of several currencies or periods the
    one stated most often, then first.
    """
    said = [statement for statement in statements if statement.kind == kind]
    if not said:
        return None
    if len(said) == 1:
        return _quantity(said[0], (said[0].evidence,), said[0].notes)
    rank = max(statement.rank for statement in said)
    sure = [statement for statement in said if statement.rank == rank]
    units = [(statement.currency, statement.period) for statement in sure]
    chosen = max(units, key=units.count)  # the first of equals
    group = [statement for statement in sure if (statement.currency, statement.period) == chosen]
    others = [statement for statement in sure if (statement.currency, statement.period) != chosen]
    notes = dict.fromkeys(note for statement in group for note in statement.notes)
    more = [f"also stated: {_in_words(statement)}" for statement in others[:_MOST_OTHERS]]
    evidence = tuple(statement.evidence for statement in group[:_MOST_EVIDENCE])
    return _quantity(_widest(group), evidence, (*notes, *dict.fromkeys(more)))


def _widest(group: Sequence[Statement]) -> Statement:
    """Return statements in the same currency and period as one, from the lowest to the highest end."""
    lows = [statement.low for statement in group if statement.low is not None]
    highs = [statement.high for statement in group if statement.high is not None]
    low, high = min(lows, default=None), max(highs, default=None)
    if low is not None and high is not None and low > high:  # "up to 90k" beside "from 100k"
        low, high = high, low
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


def _quantity(stated: Statement, evidence: tuple[Evidence, ...], notes: Iterable[str]) -> Quantity:
    return Quantity(
        low=stated.low,
        high=stated.high,
        currency=stated.currency,
        period=stated.period,
        payments=stated.payments,
        a_week=stated.a_week,
        pro_rata=stated.pro_rata,
        basis=Basis.ASSUMED if stated.assumed else Basis.STATED,
        evidence=evidence,
        note="; ".join(notes),
    )


def _in_words(statement: Statement) -> str:
    ends = dict.fromkeys(f"{end:g}" for end in (statement.low, statement.high) if end is not None)
    return f"{'–'.join(ends)} {statement.currency or '?'}/{statement.period}"
