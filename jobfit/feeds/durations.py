"""Durations as people write them in feed files: 30m, 6h, 1d, 2w."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Final

_WRITTEN = re.compile(r"(\d{1,4})\s?(m|min|h|d|w)")
_UNITS: Final = {"m": "minutes", "min": "minutes", "h": "hours", "d": "days", "w": "weeks"}
SHORTEST: Final = timedelta(minutes=5)
"""Asking a site more often than this is not polite."""


def duration(written: str) -> timedelta:
    """Return how long "6h" is; raise ValueError with one sentence for anything else and for less than five minutes."""
    matched = _WRITTEN.fullmatch(written.strip().lower())
    if not matched:
        raise ValueError(f"{written!r} is not a duration; write 30m, 6h, 1d or 2w")
    length = timedelta(**{_UNITS[matched[2]]: int(matched[1])})
    if length < SHORTEST:
        raise ValueError(f"{written!r} is too often; every 5m is the shortest")
    return length
