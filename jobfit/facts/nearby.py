"""Which phrases of a group stand near a hit: in front of it or behind it, in its clause, sentence or line.

Every look is bounded, so that a line of 60 000 characters costs no more a hit than a short one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from jobfit.facts.joining import joining
from jobfit.facts.reading import Hit, Reading
from jobfit.facts.reading.answers import Answer
from jobfit.facts.reading.layout import MARKS, Span
from jobfit.facts.reading.scope import inside

MOST_MENTIONS = 100
"""How many mentions of one fact are looked at; a posting has a few, and only soup has more."""

_SENTENCE_REACH = 400  # characters of a sentence that are looked at to each side
_LONGEST_LABEL = 32
_DENIAL_REACH = 60
_MOST_GOING_ON = 4  # clauses
_GOES_ON = r"\W{0,2}(?:%(or)s|%(nor)s)\b"
_OR = r"\b%(or)s\s\Z"
_OR_REACH = 8


def sentence_of(reading: Reading, hit: Hit) -> Span:
    """Return the sentence around a hit, at most `_SENTENCE_REACH` characters of it to each side."""
    sentence = reading.layout.sentence(hit.start)
    if sentence.end - sentence.start <= _SENTENCE_REACH:
        return sentence
    return Span(max(sentence.start, hit.start - _SENTENCE_REACH), min(sentence.end, hit.end + _SENTENCE_REACH))


def before(reading: Reading, span: Span, group: str, start: int, reach: int, *senses: str) -> Sequence[Hit]:
    """Return the hits of a group that end at most `reach` characters in front of `start`, inside the span."""
    hits = inside(reading.hits(group), max(span.start, start - reach), start)
    return hits and [hit for hit in hits if hit.end <= start and (not senses or hit.sense in senses)]


def label_above(reading: Reading, start: int) -> Span | None:
    """Return the short line above the one that `start` begins, which may be its label: "Experience", "3 years".

    An empty line may stand between the two.
    """
    line = reading.layout.line(start)
    if reading.text[line.start : start].strip(" *•") or line.start <= reading.field("description").start:
        return None
    above = reading.layout.above(line)
    return above if 0 < above.end - above.start <= _LONGEST_LABEL else None


def all_of_a_line(reading: Reading, hit: Hit, nouns: Iterable[Hit]) -> bool:
    """Say whether a line says nothing but a hit and one of the nouns, not several of it: "* Entry level position"."""
    line = reading.layout.line(hit.start)
    if reading.text[line.start : hit.start].strip(MARKS):
        return False
    ends = [noun.end for noun in nouns if reading.text[noun.end - 1] not in "sS"]
    return any(end <= line.end and not reading.text[end : line.end].strip(MARKS + ".!") for end in ends)


def below_label(reading: Reading, hit: Hit, most_before: int = 0) -> Span | None:
    """Return the line or item below a label that fills its own ("Travel:"), with a few words in front at most.

    A label without a colon stands all alone.
    """
    line, text = reading.layout.line(hit.start), reading.text
    behind = text[hit.end : line.end].strip(" *")
    before = text[line.start : hit.start].strip(" *").split()
    below = line.end + (2 if text.startswith("\n\n* ", line.end) else 1)
    if behind not in {"", ":"} or len(before) > (most_before if behind else 0) or below >= len(text):
        return None
    return reading.layout.line(below)


def within(reading: Reading, span: Span, group: str, *senses: str) -> Sequence[Hit]:
    """Return the hits of a group inside the span."""
    hits = inside(reading.hits(group), span.start, span.end)
    return [hit for hit in hits if hit.sense in senses] if senses else hits


def or_before(reading: Reading, start: int) -> re.Match[str] | None:
    """Return the "or" right in front of an offset, by which what begins there is one choice of several."""
    return joining(reading.spoken, _OR).search(reading.text, max(0, start - _OR_REACH), start)


def denied_before(reading: Reading, start: int, end: int) -> bool:
    """Say whether any denial stands in front of text[start:end] in its clause; two of them deny as well as one.

    A clause that goes on with "or" belongs to the one before it ("we cannot sponsor, or support, visas").
    """
    layout = reading.layout
    first = layout.sentence(start).start
    if not inside(reading.hits("denial"), first, start) or reading.answer(start, end) is Answer.YES:
        return False
    span = layout.clause(start, end)
    for _ in range(_MOST_GOING_ON):
        if span.start <= first or not joining(reading.spoken, _GOES_ON).match(reading.text, span.start):
            break
        span = Span(layout.clause(span.start - 3, span.start - 3).start, span.end)
    return bool(before(reading, span, "denial", start, max(_DENIAL_REACH, start - span.start), "before", "both"))
