"""Figures as sources write them: read exactly or not at all."""

from __future__ import annotations

import math
import re
from typing import Final

_APART: Final = "[ ,\u00a0\u202f]"
_DIGITS = re.compile(rf"\d{{1,3}}(?:{_APART}\d{{3}}){{1,4}}(?:\.\d{{1,2}})?|\d{{1,20}}(?:\.\d{{1,6}})?")
_EITHER = re.compile(r"[1-9]\d{0,2}\.\d{3}")  # 45.000 is forty-five to one source and forty-five thousand to another


def read_figure(given: object) -> float | None:
    """Return a number, or a text of digits, as a figure; None for anything else, or where it could be two."""
    if isinstance(given, str):
        written = given.strip()
        exact = _DIGITS.fullmatch(written) and not _EITHER.fullmatch(written)
        return float(re.sub(_APART, "", written)) if exact else None
    if isinstance(given, bool) or not isinstance(given, int | float):
        return None
    try:
        return float(given) if math.isfinite(given) else None
    except OverflowError:
        return None
