"""Structured pay: a feed's own pay fields, compared with what the text states."""

from __future__ import annotations

from dataclasses import replace

from jobfit.facts.model import Basis, Quantity
from jobfit.facts.pay.currencies import tables
from jobfit.facts.wording import in_words
from jobfit.postings.model import StatedPay

_SAME = 0.01  # relative difference of two ends that counts as rounding
_BASES = {basis.value: basis for basis in Basis}


def with_structured(given: StatedPay | None, stated: Quantity | None) -> Quantity | None:
    """Return the better of a feed's pay field and the text's statement; the explanation says where they differ.

    An employer's field wins; what a board assumed or predicted does not outweigh what the text states.
    """
    field = _quantity(given) if given else None
    if field is None or stated is None:
        return field or stated
    said = (stated, *stated.others)
    agreed = next((each for each in said if _agree(field, each)), None)
    if agreed is not None:
        return replace(
            field,
            basis=_better(field.basis, stated.basis),
            evidence=stated.evidence,
            payments=agreed.payments,
            a_week=agreed.a_week,
            pro_rata=agreed.pro_rata,
            others=tuple(replace(each, evidence=(), others=()) for each in said if each is not agreed),
        )
    if field.basis in {Basis.ASSUMED, Basis.PREDICTED}:
        return replace(stated, conflict=f"the feed's field says {in_words('pay', field)}")
    return replace(field, conflict=f"the text says {in_words('pay', stated)}")


def _quantity(given: StatedPay) -> Quantity | None:
    """Return a feed's pay as a fact, None when it is empty, implausible or lacks a currency or period."""
    low, high = given.low or None, given.high or None
    if low is not None and high is not None and low > high:
        low, high = high, low
    least, most = low or high, high or low
    currency = tables().currencies.get(given.currency or "")
    if least is None or most is None:
        return None
    basis = _BASES.get(given.basis, Basis.STRUCTURED)
    period, note = given.period, given.note
    if currency is not None:
        if period is None:
            period = currency.period_by_size(least, most)
            note = "; ".join(filter(None, (note, f"no period is given; an amount of this size is pay by the {period}")))
            basis = basis if basis is Basis.PREDICTED else Basis.ASSUMED
        if period is None or not currency.plausible(least, most, period):
            return None
    return Quantity(low=low, high=high, currency=given.currency, period=period, basis=basis, note=note)


def _better(first: Basis, second: Basis) -> Basis:
    order = list(Basis)
    return min(first, second, key=order.index)


def _agree(field: Quantity, stated: Quantity) -> bool:
    if (field.currency, field.period) != (stated.currency, stated.period):
        return False
    return _near(field.low, stated.low) and _near(field.high, stated.high)


def _near(one: float | None, other: float | None) -> bool:
    if one is None or other is None:
        return one is other
    return abs(one - other) <= _SAME * max(abs(one), abs(other))
