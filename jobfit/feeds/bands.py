"""Pay bands: what a source states for several places or levels, as one pay field that hides none of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final, NamedTuple

_SHOWN: Final = 8


class Band(NamedTuple):
    """One range, in whole currency units a period; None and "" are what the source does not say."""

    low: float | None
    high: float | None
    currency: str = ""
    period: str = ""
    label: str = ""  # the place or level that it holds for, in the source's words


def pay_of(bands: Iterable[Band], *, basis: str = "structured", note: str = "") -> Mapping[str, Any]:
    """Return the field `pay` for some bands: the widest range, and every band in its note when there are several.

    Ranges of another currency or period than the first are only in the note: they cannot be one range with it.
    Empty when no band has an end.
    """
    stated = [band for band in dict.fromkeys(bands) if band.low or band.high]
    if not stated:
        return {}
    first = stated[0]
    alike = [band for band in stated if (band.currency, band.period) == (first.currency, first.period)]
    lows, highs = (
        [end for end in ends if end] for ends in zip(*((band.low, band.high) for band in alike), strict=True)
    )
    told = f"{len(stated)} bands: {'; '.join(map(_in_words, stated[:_SHOWN]))}" if len(stated) > 1 else ""
    pay = {
        "low": min(lows, default=None),
        "high": max(highs, default=None),
        "currency": first.currency,
        "period": first.period,
        "basis": basis,
        "note": "; ".join(filter(None, (note, told))),
    }
    return {name: value for name, value in pay.items() if value not in (None, "")}


def _in_words(band: Band) -> str:
    ends = "–".join(f"{end:,.10g}" for end in (band.low, band.high) if end)
    amount = " ".join(filter(None, (ends, band.currency)))
    return f"{band.label}: {amount}" if band.label else amount
