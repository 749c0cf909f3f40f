"""Lines, sentences, clauses and sections of a document, as offsets."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Container, Iterator, Mapping
from functools import cache, partial
from itertools import accumulate, count
from operator import add
from typing import NamedTuple

from jobfit.facts.reading.language import ordinary_words
from jobfit.facts.reading.lexicon import Hits
from jobfit.facts.reading.matching import matching_copy
from jobfit.facts.reading.sections import Section, sections_of
from jobfit.facts.word_files import WORDS
from jobfit.toml.data import load_data


class Span(NamedTuple):
    """Half-open offsets in the document."""

    start: int
    end: int


_span = partial(tuple.__new__, Span)  # what Span(…) does, in half the time

# This and what ends a clause start with a set of characters, which is looked for several times faster than an
# alternative of several expressions.
_SENTENCE_END = re.compile(
    r"[.!?…;|•·](?:(?<=[.!?…])(?<![.!?…][.!?…])[.!?…]*[\"')\]]?\s+(?=[A-Z0-9$£€\"'(\[*–—À-ÖØ-ÞŁŚŻ¿¡-])|(?<=;)\s|(?<=\s[|•·])\s)"
)
_LONGEST_ABBREVIATION = 7
OPENING = " *•–—-"
"""What may stand in front of the first word of a sentence or an item."""
MARKS = f"{OPENING}·"
"""The same where the dot that parts tags may open an item."""
HEADING_MARKS = f"{MARKS}#"
"""The same with the sign of a heading."""
PICTURES = "\u2190-\u2bff\ufe0f\U0001f1e6-\U0001faff"
"""Arrows, boxes, pictures and flags, as ranges of a set in an expression."""

CLAUSE_REACH = 300
"""Characters to each side: no clause is longer, and a line without punctuation may be a megabyte."""


class Layout:
    """The lines of a document and, found when asked for, the sentence, clause and section at an offset."""

    def __init__(
        self,
        text: str,
        fields: Mapping[str, Span],
        found: Hits,
        heads: Callable[[int, int], Section | None],
        ends: Mapping[int, Container[Section]] | None,
    ) -> None:
        """Take the document, its fields by name, the phrases found in it, and `heads` and `ends` of `sections_of`."""
        self.text = text
        lines = text.split("\n")
        lengths = [*map(len, lines)]
        self._starts = [0, *map(add, accumulate(lengths), count(1))]  # and where one more would
        self._count = len(self._starts) - 1
        self._lines: dict[int, Span] = {}
        self._sections = sections_of(text, lines, self._starts, fields, found, heads, ends)
        self._section_starts = [start for start, _ in self._sections]
        self._sentences: dict[int, tuple[list[int], list[Span]]] = {}
        self._clause_ends = _clause_ends()

    def line(self, offset: int) -> Span:
        """Return the line around an offset, without its newline."""
        number = bisect_right(self._starts, offset, 0, self._count)
        return self._lines.get(number) or self._line(number)

    def _line(self, number: int) -> Span:
        line = self._lines[number] = _span((self._starts[number - 1], self._starts[number] - 1))
        return line

    def above(self, line: Span) -> Span:
        """Return the line above one, beyond one that is empty; of the first line that itself."""
        found = self.line(max(0, line.start - 1))
        return self.line(max(0, found.start - 1)) if found.start == found.end else found

    def sentence(self, offset: int) -> Span:
        """Return the sentence around an offset; a line's end always ends a sentence."""
        number = bisect_right(self._starts, offset, 0, self._count)
        starts, sentences = self._sentences.get(number) or self._split(number)
        return sentences[bisect_right(starts, offset) - 1]

    def _split(self, number: int) -> tuple[list[int], list[Span]]:
        line = self._lines.get(number) or self._line(number)
        starts = _sentence_starts(self.text, line)
        if len(starts) == 1:
            self._sentences[number] = starts, [line]
            return self._sentences[number]
        self._sentences[number] = starts, [*map(_span, zip(starts, (*starts[1:], line.end), strict=True))]
        return self._sentences[number]

    def clause(self, start: int, end: int) -> Span:
        """Return the clause around text[start:end], inside its sentence and at most `CLAUSE_REACH` to each side."""
        first, last = self.sentence(start)
        first, last = max(first, start - CLAUSE_REACH), min(last, end + CLAUSE_REACH)
        for match in self._clause_ends.finditer(self.text, first, start):
            first = match.end()
        return _span((first, self._clause_end(end, last)))

    def clause_end(self, start: int, end: int) -> int:
        """Return where the clause around text[start:end] ends, for when nobody asks where it starts."""
        return self._clause_end(end, min(self.sentence(start).end, end + CLAUSE_REACH))

    def _clause_end(self, end: int, last: int) -> int:
        after = self._clause_ends.search(self.text, min(end, last), last)
        return after.start() if after else last

    def section(self, offset: int) -> Section:
        """Return the section that an offset stands in."""
        return self._sections[bisect_right(self._section_starts, offset) - 1][1]

    def parts(self) -> list[tuple[Section, Span]]:
        """Return the parts of the document in order, each with its section; a part starts with its heading."""
        ends = [*self._section_starts[1:], len(self.text)]
        return [(section, _span((start, end))) for (start, section), end in zip(self._sections, ends, strict=True)]

    def parts_of(self, section: Section) -> Iterator[Span]:
        """Return every part of the document that is of a section, with its heading, in order."""
        return (span for found, span in self.parts() if found is section)

    def lines(self, section: Section) -> Iterator[Span]:
        """Yield the lines of every part of the document that is of a section, headings and empty lines left out."""
        for start, end in self.parts_of(section):
            first = self.text.find("\n", start, end) + 1
            while 0 < first < end:
                last = self.text.find("\n", first)
                last = len(self.text) if last < 0 else last
                if last > first:
                    yield _span((first, last))
                first = last + 1


@cache
def _words() -> Mapping[str, frozenset[str]]:
    """Return the words of each table of the file about sentences, of all languages together."""
    tables = load_data(WORDS / "sentences.toml")
    return {name: frozenset(" ".join(listed.values()).split()) for name, listed in tables.items()}


@cache
def _clause_ends() -> re.Pattern[str]:
    """Return what ends a clause: a mark with a space beside it, or the space in front of a word such as "but"."""
    words = "|".join(sorted(_words()["clause"]))
    return re.compile(rf"[,;:()|–—\s](?:(?<=\s)[(–—|-]|(?<!\s)\s|(?<=\s)(?=(?:{words})\s))")


def _sentence_starts(text: str, line: Span) -> list[int]:
    """Return where the sentences of one line start."""
    starts = [line.start]
    for match in _SENTENCE_END.finditer(text, line.start, line.end):
        if text[match.start()] != "." or not _abbreviates(text, max(line.start, starts[-1]), match):
            starts.append(match.end())
    return starts


def _abbreviates(text: str, start: int, stop: re.Match[str]) -> bool:
    """Say whether a full stop ends an abbreviation or an ordinal and not the sentence that starts at an offset.

    Some are often the last word of a sentence: there the next one, which has a capital, is an ordinary word
    ("in the U.S. We are") or is not ("U.S. Citizens").
    """
    words = text[max(start, stop.start() - _LONGEST_ABBREVIATION) : stop.start() + 1].casefold().split()
    word = words[-1].lstrip("(\"'") if words else ""
    known = _words()
    if word in known["often_last"]:
        following = matching_copy(text[stop.end() : stop.end() + _LONGEST_ABBREVIATION * 2]).split()
        return bool(following) and following[0] not in ordinary_words()
    if word[:-1].isdecimal() and words[:-1] and words[-2] in known["before_ordinal"]:
        return True
    return word in known["abbreviation"]
