"""The common words beside a hit: those of one topic's `near` files, in one look at a stretch of the document.

`nearby` asks the same questions of the words that are looked for in the whole posting.
"""

from __future__ import annotations

from collections.abc import Sequence

from jobfit.facts.reading import Hit, Reading
from jobfit.facts.reading.layout import Span
from jobfit.facts.reading.scope import inside

_MARGIN = 40  # characters: a phrase may begin in front of the stretch, or go on behind it


def words_in(reading: Reading, topic: str, group: str, span: Span) -> Sequence[Hit]:
    """Return the hits of one group of a topic inside the span, for when no other group is asked for there."""
    return inside(reading.near_group(topic, group, span.start - _MARGIN, span.end + _MARGIN), *span)


class Beside:
    """The words of one topic in one stretch, looked for once."""

    def __init__(self, reading: Reading, topic: str, span: Span) -> None:
        """Take the name of the `near` files and the stretch; asking for words outside it finds none."""
        self._hits = reading.near(topic, span.start - _MARGIN, min(len(reading.text), span.end + _MARGIN))

    def has(self, group: str) -> bool:
        """Say whether a word of a group stands in the stretch at all; cheaper than a look at where, so asked first."""
        return bool(self._hits.of(group))

    def within(self, span: Span, group: str, *senses: str) -> Sequence[Hit]:
        """Return the hits of a group inside the span."""
        hits = inside(self._hits.of(group), span.start, span.end)
        return [hit for hit in hits if hit.sense in senses] if senses else hits

    def before(self, span: Span, group: str, start: int, reach: int, *senses: str) -> Sequence[Hit]:
        """Return the hits that end at most `reach` characters in front of `start`, inside the span."""
        hits = inside(self._hits.of(group), max(span.start, start - reach), start)
        return hits and [hit for hit in hits if hit.end <= start and (not senses or hit.sense in senses)]

    def after(self, span: Span, group: str, end: int, reach: int, *senses: str) -> Sequence[Hit]:
        """Return the hits that start at most `reach` characters behind `end`, inside the span."""
        return self.within(Span(end, min(span.end, end + reach)), group, *senses)
