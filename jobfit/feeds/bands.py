"""Pay bands: what a source states for several places or levels, as one pay field that hides none of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final, NamedTuple

from jobfit.feeds.figures import read_figure

_SHOWN: Final = 8


class Band(NamedTuple):
    """One range, in whole currency units a period; its ends as the source gives them, None and "" for what it does not.

    `label` is the place or level that it holds for, in the source's words.
    """

    low: object
    high: object
    currency: str = ""
    period: str = ""
    label: str = ""


class _Range(NamedTuple):
    low: float | None
    high: float | None
    currency: str
    period: str
    label: str


def pay_of(bands: Iterable[Band], *, basis: str = "structured") -> Mapping[str, Any]:
    """Return the field `pay` for some bands: the widest range, and every band in its note when there are several.

    Ranges of another currency or period than the first are only in the note: they cannot be one range with it.
    Empty when no band has an end; where words stand in place of every figure, the first of them is the low end.
    """
    given = list(bands)
    read = dict.fromkeys(_Range(read_figure(band.low), read_figure(band.high), *band[2:]) for band in given)
    stated = [each for each in read if each.low or each.high]
    if not stated:
        return next(({"low": end} for band in given for end in band[:2] if _is_words(end)), {})
    first = stated[0]
    alike = [each for each in stated if (each.currency, each.period) == (first.currency, first.period)]
    told = f"{len(stated)} bands: {'; '.join(map(in_words, stated[:_SHOWN]))}" if len(stated) > 1 else ""
    pay = {
        "low": min((each.low for each in alike if each.low), default=None),
        "high": max((each.high for each in alike if each.high), default=None),
        "currency": first.currency,
        "period": first.period,
        "basis": basis,
        "note": told,
    }
    return {name: value for name, value in pay.items() if value not in (None, "")}


def _is_words(end: object) -> bool:
    return isinstance(end, str) and bool(end.strip()) and read_figure(end) is None


def in_words(band: Band | _Range) -> str:
    """Return a range as words without its period, "" when it has no end."""
    ends = "–".join(dict.fromkeys(f"{end:,.10g}" for end in map(read_figure, band[:2]) if end))
    amount = f"{ends} {band.currency}".strip() if ends else ""
    return f"{band.label}: {amount}" if band.label and amount else amount
