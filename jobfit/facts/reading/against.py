"""Against: what is said of whom a job is not for, or of what it is not, and so says nothing of the job."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from jobfit.facts.reading.layout import OPENING, Layout, Span
from jobfit.facts.reading.lexicon import Hit, Hits, near_lexicon
from jobfit.facts.reading.scope import inside
from jobfit.facts.reading.sections import Section

_REACH = 40  # characters
_LONGEST_SENTENCE = 250  # in longer ones lines run together, with all that stands behind
_OF_PEOPLE = frozenset({"if", "person"})


class Against:
    """Where a document speaks against a person."""

    def __init__(self, text: str, copy: str, spoken: tuple[str, ...], layout: Layout, found: Hits) -> None:
        """Take the document with its matching copy, the languages whose words apply, its layout and what was found."""
        self._text, self._copy, self._spoken, self._layout = text, copy, spoken, layout
        self._against = found.of("heading_against")
        self._denials = found.of("denial")

    def spans(self) -> Sequence[Span]:
        """Return the sentences that say nothing of the job, in order."""
        below = (span for part in self._layout.parts_of(Section.AGAINST) for span in self._below(part))
        return sorted({*self._sentences(), *below})

    def _sentences(self) -> Iterator[Span]:
        """Yield the sentences that say whom a job is not for: "Not for you if you hate nights", "Not for: juniors"."""
        for hit in self._against:
            if hit.sense not in _OF_PEOPLE:
                continue
            start, end = self._layout.sentence(hit.start)
            supposed = end - start <= _LONGEST_SENTENCE and self._opens_with("heading_if", Span(start, end))
            speaking = hit.sense == "if" or self._text.startswith(":", hit.end)
            if supposed or (speaking and end - hit.start <= _LONGEST_SENTENCE):
                unless = self._near("heading_unless", Span(start, end))
                if not any(each.end > hit.end for each in unless):
                    yield Span(start if supposed else hit.start, end)

    def _below(self, part: Span) -> Iterator[Span]:
        """Yield the heading of a part, and each sentence below that is not said of the job all the same.

        Below what a job is not, only a denial is: "This job is not remote".
        """
        heading = self._layout.line(part.start)
        yield heading
        denying = all(hit.sense == "role" for hit in inside(self._against, *heading))
        start = heading.end + 1
        while start < part.end:
            sentence = self._layout.sentence(start)
            told = not denying or inside(self._denials, *sentence)
            if not (told and self._opens_with("against_job", sentence)):
                yield sentence
            start = sentence.end + 1

    def _opens_with(self, group: str, sentence: Span) -> bool:
        words = self._near(group, Span(sentence.start, min(sentence.end, sentence.start + _REACH)))
        return bool(words) and not self._text[sentence.start : words[0].start].strip(OPENING)

    def _near(self, group: str, span: Span) -> Sequence[Hit]:
        copy = self._copy[span.start : span.end + 2]
        return near_lexicon(self._spoken, "headings", group).find_in(group, self._text, copy, span.start)
