"""Habits: a feed that is silent for longer than it used to be, or carries far less than it did; pure.

Both are told, neither is an error. With few data nothing is told: a feed that changes rarely is no worry.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from itertools import pairwise
from statistics import median
from typing import Final, NamedTuple

from jobfit.store.rows import FeedHistory, FeedState

_GAPS: Final = 6  # fewer say nothing
_LAST: Final = 20  # older ones no longer count
_TIMES: Final = 3  # the usual gap
_LONGEST_TIMES: Final = 1.5  # the longest gap
_LEAST: Final = timedelta(days=4)  # a weekend with a holiday is no silence
_MANY: Final = 20  # entries; of fewer a drop says nothing
_SHARE: Final = 5  # a drop is to a fifth or less


class Silence(NamedTuple):
    """A feed's silence: when it last had something new, and how long it usually takes until there is more."""

    since: datetime
    usual: timedelta


def silence(state: FeedState, history: FeedHistory) -> Silence | None:
    """Return the silence of a feed that had nothing new for three times its usual gap, else None.

    It ends with the last successful reading: while a feed is not read nobody knows whether it is silent.
    """
    news = [moment for moment, _ in history.news]
    gaps = [later - earlier for earlier, later in pairwise(news)][-_LAST:]
    if len(gaps) < _GAPS or state.last_success is None:
        return None
    usual = timedelta(seconds=median(gap.total_seconds() for gap in gaps))
    if state.last_success - news[-1] <= max(_TIMES * usual, _LONGEST_TIMES * max(gaps), _LEAST):
        return None
    return Silence(news[-1], usual)


def usual_entries(state: FeedState, history: FeedHistory) -> int | None:
    """Return how many entries a feed usually has when its last reading had far fewer, else None.

    A list that is mostly new has begun anew, such as that of another month, and did not lose its entries.
    """
    *earlier, last = history.entries or (0,)
    if not earlier or (usual := round(median(earlier))) < _MANY or last * _SHARE > usual:
        return None
    new = sum(count for moment, count in history.news if moment == state.last_success)
    return None if last and new * 2 > last else usual
