"""Agreed: what several mentions of one thing say together; those that contradict each other say nothing."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from jobfit.facts.figures import MOST_HITS
from jobfit.facts.reading import Hit


def agreed(mentions: Sequence[Hit], said: Callable[[Hit], bool | None]) -> tuple[bool, Hit] | None:
    """Return what the mentions say and the first that says it, None when none does or they contradict each other.

    `said` tells what one mention says, None when it speaks of something else.
    """
    told: dict[bool, Hit] = {}
    for mention in mentions[:MOST_HITS]:
        value = said(mention)
        if value is not None:
            told.setdefault(value, mention)
    return next(iter(told.items())) if len(told) == 1 else None
