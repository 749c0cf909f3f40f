"""In which sense something is said: denied, hypothetical, required or preferred; scoped to its clause."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from operator import attrgetter

from jobfit.facts.reading.layout import CLAUSE_REACH, Layout
from jobfit.facts.reading.lexicon import Hit
from jobfit.facts.reading.sections import Section

DENIAL_REACH = 45
"""Characters between a denial and what it denies."""
_START = attrgetter("start")


def inside(hits: Sequence[Hit], start: int, end: int) -> Sequence[Hit]:
    """Return the hits that start in [start, end); the hits are in order."""
    if not hits or hits[-1].start < start or hits[0].start >= end:
        return ()
    return hits[bisect_left(hits, start, key=_START) : bisect_right(hits, end - 1, key=_START)]


def denied(layout: Layout, denials: Sequence[Hit], start: int, end: int, turns: Callable[[Hit, Hit], bool]) -> bool:
    """Say whether the clause around text[start:end] denies it, before ("no on-call") or after ("is unavailable").

    `denials` are the hits of the group "denial" with the senses before, after and both. Several before it deny as one
    does ("no nights and no weekends"), unless the last `turns` the one before it round ("no posting without pay").
    """
    denials = inside(denials, start - DENIAL_REACH, end + DENIAL_REACH)
    if not denials:
        return False
    clause = layout.clause(start, end)
    before = [
        hit
        for hit in inside(denials, max(clause.start, start - DENIAL_REACH), start)
        if hit.sense in {"before", "both"} and hit.end <= start
    ]
    if before and not (before[1:] and turns(before[-2], before[-1])):
        return True
    return any(
        hit.sense in {"after", "both"} and hit.start >= end
        for hit in inside(denials, end, min(clause.end, end + DENIAL_REACH))
    )


def marked(layout: Layout, marks: Sequence[Hit], start: int, end: int, *, whole_sentence: bool = False) -> str:
    """Return the sense of the first mark in the clause (or sentence) around text[start:end], "" when there is none."""
    reach = 0 if whole_sentence else CLAUSE_REACH
    if not marks or (reach and not inside(marks, start - reach, end + reach)):
        return ""
    span = layout.sentence(start) if whole_sentence else layout.clause(start, end)
    first = bisect_left(marks, span.start, key=_START)
    return marks[first].sense if first < len(marks) and marks[first].start < span.end else ""


def required(layout: Layout, marks: Sequence[Hit], start: int, end: int) -> bool:
    """Say whether text[start:end] is asked for as required; False when its section or sentence makes it a plus.

    `marks` are the hits of the group "requiredness" with the senses preferred and required.
    """
    sense = marked(layout, marks, start, end, whole_sentence=True)
    if sense:
        return sense == "required"
    return layout.section(start) is not Section.PREFERRED
