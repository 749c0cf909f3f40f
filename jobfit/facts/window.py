"""Words that only matter beside something found, looked for in a short window instead of in the whole text."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from jobfit.facts.reading import Hit, Reading

_LONGEST = 400
MOST_MENTIONS = 64
"""Mentions of one fact that are looked at: no posting has more, and hostile text does not take longer."""


def window(reading: Reading, group: str, start: int, end: int, *senses: str) -> Sequence[Hit]:
    """Return the hits of a group (of some senses if given) in text[start:end], in order; at most 400 characters.

    The first word of a group names the topic whose files hold it:
    "workplace_doubt" is in `near/workplace.toml`.
    """
    start = max(start, 0)
    end = min(end, start + _LONGEST)
    if start >= end:
        return ()
    hits = reading.near_group(_topic(group), group, start, end)
    return [hit for hit in hits if hit.sense in senses] if senses else hits


@cache
def _topic(group: str) -> str:
    return _TOPICS[group.partition("_")[0]]


_TOPICS = {
    "office": "office_days",
    "workplace": "workplace",
    "region": "region",
    "travel": "travel",
    "relocation": "relocation",
    "place": "place",
}
