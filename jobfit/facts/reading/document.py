"""Document: a posting's title, location and description as one text, the words found in it and its layout."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Container, Mapping, Sequence
from functools import partial

from jobfit.facts.model import Evidence
from jobfit.facts.reading.against import Against
from jobfit.facts.reading.answers import without_empty_boxes
from jobfit.facts.reading.headings import headed
from jobfit.facts.reading.language import language_of
from jobfit.facts.reading.layout import Layout, Span
from jobfit.facts.reading.lexicon import Hit, Hits, Lexicon, Near, find_all, first_words, languages, near_lexicon
from jobfit.facts.reading.line_breaks import has_lost_breaks, is_flat, with_commas, with_line_breaks
from jobfit.facts.reading.matching import matching_copy, without_links
from jobfit.facts.reading.sections import Section
from jobfit.postings.model import JobPosting

LONGEST_QUOTE = 120
_LONGEST_WORD = 40
_FIELDS = ("title", "location", "description")  # in the order in which they stand in a document


class Document:
    """A posting's title, location and description as one document; every offset is in characters of `text`."""

    def __init__(self, posting: JobPosting) -> None:
        """Take a normalised posting, and find in it what every fact asks for."""
        self.posting = posting
        self._near: dict[tuple[str, int, int], Near] = {}
        self._near_topics: dict[tuple[str, int, int], Hits] = {}
        text = f"{posting.title}\n{posting.location}\n{posting.description}"
        location = len(posting.title) + 1
        description = location + len(posting.location) + 1
        self.fields = {
            "title": Span(0, location - 1),
            "location": Span(location, description - 1),
            "description": Span(description, len(text)),
        }
        self._origins = (0, location, description)
        whole = f" {matching_copy(without_empty_boxes(without_links(text)))} "
        self.language: str | None = posting.language or language_of(whole, text)
        """ISO 639-1 code of the language that the posting is written in, None when too little is said."""
        self.spoken = _spoken(self.language)
        """The languages whose words apply: English always, and the posting's own when there are words for it."""
        list_ends: Mapping[int, Container[Section]] | None = None
        lost, flat = has_lost_breaks(posting.description), is_flat(posting.description)
        if lost or flat:
            text, ends = with_line_breaks(text, whole, self.spoken, description, flat=flat)
            if lost:
                text = with_commas(text, description)
                list_ends = ends
        self.text = text
        found = find_all(self.spoken, text, whole)
        self.layout = Layout(text, self.fields, found, partial(headed, self.spoken, text, whole), list_ends)
        """The document's lines, sentences, clauses and sections."""
        self.against: Sequence[Span] = ()
        """The sentences that speak against a person and say nothing of the job, in order; most have none."""
        if found.of("heading_against"):
            self.against = Against(text, whole, self.spoken, self.layout, found).spans()
        self.copy = _without(whole, text, self.against) if self.against else whole
        """The matching copy, one character ahead of `text`; what speaks against a person means nothing in it."""
        self.words: Hits = find_all(self.spoken, text, self.copy) if self.against else found
        """Every phrase of the word files that stands in the matching copy, by group."""

    def hits(self, group: str, *senses: str, field: str | None = None) -> Sequence[Hit]:
        """Return the phrases of a group found in the document, in order; of some senses or in one field if given."""
        found: Sequence[Hit] = self.words.of(group)
        if senses:
            found = [hit for hit in found if hit.sense in senses]
        if field:
            span = self.field(field)
            found = [hit for hit in found if span.start <= hit.start < span.end]
        return found

    def find(self, other: Lexicon) -> Hits:
        """Return what another lexicon (such as the person's own phrases) finds in the document, by group."""
        return other.find(self.text, self.copy)

    def near(self, name: str, start: int, end: int) -> Near:
        """Return the words of one topic's `near` files that stand in text[start:end], by group and in order.

        A start in front of the text is its beginning, so that a reach may be asked for wherever a word stands.
        """
        start = max(0, start)
        window = (name, start, end)
        found = self._near.get(window)
        if found is None:
            copy = self.copy[start : end + 2]
            found = self._near[window] = Near((self.spoken, name), self.text, copy, start)
        return found

    def near_topic(self, name: str, start: int, end: int) -> Hits:
        """Return what `near` does, for when most groups of the topic are asked for: all are looked for in one pass."""
        start = max(0, start)
        window = (name, start, end)
        found = self._near_topics.get(window)
        if found is None:
            copy = self.copy[start : end + 2]
            found = self._near_topics[window] = near_lexicon(self.spoken, name).find(self.text, copy, start)
        return found

    def near_group(self, name: str, group: str, start: int, end: int) -> Sequence[Hit]:
        """Return the hits of one group of a topic in text[start:end], for when no other group is asked for there."""
        start = max(0, start)
        return near_lexicon(self.spoken, name, group).find_in(group, self.text, self.copy[start : end + 2], start)

    def begins_with(self, start: int, name: str, *groups: str) -> bool:
        """Say whether the word at an offset is the first of a phrase of some groups, as hardly any is."""
        words = self.copy[start + 1 : start + _LONGEST_WORD].split(maxsplit=1)
        return bool(words) and words[0] in first_words(self.spoken, name, groups)

    def field(self, name: str) -> Span:
        """Return where a field (title, location or description) stands in the document."""
        return self.fields[name]

    def section(self, offset: int) -> Section:
        """Return the section that an offset stands in."""
        return self.layout.section(offset)

    def sentence(self, offset: int) -> str:
        """Return the text of the sentence around an offset."""
        span = self.layout.sentence(offset)
        return self.text[span.start : span.end]

    def evidence(self, start: int, end: int) -> Evidence:
        """Return the evidence for text[start:end]: field, offsets in that field, and words (at most 120 characters).

        White space at either end is left out.
        """
        name = _FIELDS[bisect_right(self._origins, start) - 1]
        origin, stop = self.fields[name]
        end = min(end, start + LONGEST_QUOTE, stop)
        field: str = getattr(self.posting, name)  # without the line breaks that were found in it
        words = field[start - origin : end - origin]
        quote = words.strip()
        first = start - origin + words.find(quote)
        return Evidence(name, first, first + len(quote), quote)


def _spoken(language: str | None) -> tuple[str, ...]:
    return ("en",) if language is None or language == "en" or language not in languages() else ("en", language)


def _without(copy: str, text: str, against: Sequence[Span]) -> str:
    """Return a matching copy in which some sentences mean nothing, as long as it was."""
    parts, done = [copy[:1]], 0
    for start, end in against:
        first, last = max(start, done), start + len(text[start:end].rstrip())
        if last > first:
            parts += [copy[done + 1 : first + 1], "x" * (last - first)]
            done = last
    return "".join([*parts, copy[done + 1 :]])
