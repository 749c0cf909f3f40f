"""Lines, sentences, clauses and sections of a document, as offsets."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from functools import partial
from itertools import accumulate, count, pairwise
from operator import add, itemgetter
from typing import NamedTuple

from jobfit.facts.reading.language import ordinary_words
from jobfit.facts.reading.lexicon import Hit
from jobfit.facts.reading.matching import matching_copy


class Section(StrEnum):
    """Which part of a posting something stands in; NONE before the first heading that is understood."""

    TITLE = "title"
    LOCATION = "location"
    NONE = "none"
    ROLE = "role"
    RESPONSIBILITIES = "responsibilities"
    REQUIREMENTS = "requirements"
    PREFERRED = "preferred"
    BENEFITS = "benefits"
    COMPANY = "company"
    APPLY = "apply"
    LEGAL = "legal"


_SECTIONS = {section.value: section for section in Section}
_FIELDS = {"title": Section.TITLE, "location": Section.LOCATION, "description": Section.NONE}
_NONE, _LOCATION, _PREFERRED = Section.NONE, Section.LOCATION, Section.PREFERRED  # an enum's are slow to look up


class Span(NamedTuple):
    """Half-open offsets in the document."""

    start: int
    end: int


_LISTED = frozenset(
    {Section.RESPONSIBILITIES, Section.REQUIREMENTS, Section.PREFERRED, Section.BENEFITS, Section.LOCATION}
)

_span = partial(tuple.__new__, Span)  # what Span(…) does, in half the time

# Both start with a set of characters, which is looked for several times faster than one of several expressions.
_SENTENCE_END = re.compile(
    r"[.!?…;|•·](?:(?<=[.!?…])[.!?…]*[\"')\]]?\s+(?=[A-Z0-9$£€\"'(\[*–—À-ÖØ-ÞŁŚŻ¿¡-])|(?<=;)\s|(?<=\s[|•·])\s)"
)
_CLAUSE_END = re.compile(
    r"[,;:()|–—\s](?:(?<=\s)[(–—|-]|(?<!\s)\s"
    r"|(?<=\s)(?=(?:but|however|although|though|while|whereas|except|aber|mais|pero|maar|mas|ale|men)\s))"
)
_ABBREVIATIONS = frozenset("e.g. i.e. u.s.c. incl. approx. ca. z.b. bzw. no. min. max. vs. dr. st. z. b.".split())
_OFTEN_LAST = frozenset("u.s. u.s.a. u.k. e.u. d.c. inc. ltd. corp. co. etc. sr. jr.".split())
_LONGEST_ABBREVIATION = 7
_BEFORE_ORDINAL = frozenset("im am vom zum ab bis dem der den des".split())  # "im 2. Jahr", "zum 1. Januar"
CLAUSE_REACH = 300
"""Characters to each side: no clause is longer, and a line without punctuation may be a megabyte."""

_LONGEST_HEADING = 90
_MOST_BRACKETED = 30  # characters from "(nice to have)" to the end of its line
_LIST_REACH = 5  # characters behind a heading in which its list begins
_MOST_MARKS = 12  # characters of bullets, emoji and brackets in front of a heading
_MOST_OTHER_WORDS = (1, 4)  # beside a heading phrase of one word, of several words
_MARKS = ' *#\u2022-\u2013\u2014\u00b7>\t:?!()\u201c\u201d"&'
_GOES_ON = frozenset(".,;")  # no heading ends in one
_LABEL = re.compile(r"[^.!?\n:]{0,40}:")
_ASIDE = re.compile(
    r"(?:[&+/]\s?\w+\s)?\((?![^()]*\d)[^()\n]{2,60}\)\s?:?"
)  # "Benefits & perks (for full-time employees):"


class Layout:
    """The lines of a document and, found when asked for, the sentence, clause and section at an offset."""

    def __init__(
        self,
        text: str,
        headings: Sequence[Hit],
        fields: Mapping[str, Span],
        wishes: Sequence[Hit],
        marks: Sequence[Hit],
        heads: Callable[[Span], Section | None],
    ) -> None:
        """Take the document, the heading phrases found in it and its fields by name.

        `wishes` are headings such as "Desired skills", over pluses where the posting has requirements too, else over
        those; `marks` make what stands in front of them a plus ("preferred"), be it in a heading or in an item; `heads`
        says of a line in a heading's place that holds no known phrase what it heads, if anything.
        """
        self._marked = frozenset(mark.end for mark in marks)
        self.text = text
        lines = text.split("\n")
        lengths = [*map(len, lines)]
        self.longest_line = max(lengths)  # in characters: where it is short, no line has to be looked at
        self._starts = [0, *map(add, accumulate(lengths), count(1))]  # and where one more would
        self._count = len(self._starts) - 1
        self._lines: dict[int, Span] = {}
        sections = self._read_sections(headings, fields)
        sections = self._with_told(sections, self._in_a_headings_place(lines, fields["description"].start), heads)
        self._sections = _with_wishes(sections, self._starts, wishes) if wishes else sections
        self._section_starts = [start for start, _ in self._sections]
        self._sentences: dict[int, tuple[list[int], list[Span]]] = {}

    def line(self, offset: int) -> Span:
        """Return the line around an offset, without its newline."""
        number = bisect_right(self._starts, offset, 0, self._count)
        return self._lines.get(number) or self._line(number)

    def _line(self, number: int) -> Span:
        line = self._lines[number] = _span((self._starts[number - 1], self._starts[number] - 1))
        return line

    def sentence(self, offset: int) -> Span:
        """Return the sentence around an offset; a line's end always ends a sentence."""
        number = bisect_right(self._starts, offset, 0, self._count)
        starts, sentences = self._sentences.get(number) or self._split(number)
        return sentences[bisect_right(starts, offset) - 1]

    def _split(self, number: int) -> tuple[list[int], list[Span]]:
        line = self._lines.get(number) or self._line(number)
        starts = _sentence_starts(self.text, line)
        self._sentences[number] = starts, [*map(_span, zip(starts, (*starts[1:], line.end), strict=True))]
        return self._sentences[number]

    def clause(self, start: int, end: int) -> Span:
        """Return the clause around text[start:end], inside its sentence and at most `CLAUSE_REACH` to each side."""
        first, last = self.sentence(start)
        first, last = max(first, start - CLAUSE_REACH), min(last, end + CLAUSE_REACH)
        for match in _CLAUSE_END.finditer(self.text, first, start):
            first = match.end()
        return _span((first, self._clause_end(end, last)))

    def clause_end(self, start: int, end: int) -> int:
        """Return where the clause around text[start:end] ends, for when nobody asks where it starts."""
        return self._clause_end(end, min(self.sentence(start).end, end + CLAUSE_REACH))

    def _clause_end(self, end: int, last: int) -> int:
        after = _CLAUSE_END.search(self.text, min(end, last), last)
        return after.start() if after else last

    def section(self, offset: int) -> Section:
        """Return the section that an offset stands in."""
        return self._sections[bisect_right(self._section_starts, offset) - 1][1]

    def parts(self) -> list[tuple[Section, Span]]:
        """Return the parts of the document in order, each with its section; a part starts with its heading."""
        ends = [*self._section_starts[1:], len(self.text)]
        return [(section, _span((start, end))) for (start, section), end in zip(self._sections, ends, strict=True)]

    def _read_sections(self, headings: Sequence[Hit], fields: Mapping[str, Span]) -> list[tuple[int, Section]]:
        """Return (start, section) in order, from the fields and the lines that read like a heading."""
        found = [(fields[name].start, section) for name, section in _FIELDS.items()]
        body = fields["description"].start
        starts, text = self._starts, self.text
        done = body  # nothing in front of it counts: other fields, and lines that are a heading already
        for hit in headings:
            at, section = hit.start, _SECTIONS[hit.sense]
            if at < done:
                if body < at and section is _PREFERRED and _ends_heading(text, hit, done):
                    found[-1] = found[-1][0], _PREFERRED
                continue
            number = bisect_right(starts, at)
            start, end = starts[number - 1], starts[number] - 1
            if section is _LOCATION and found[-1][1] is not _PREFERRED:
                continue
            headed = end - start <= _LONGEST_HEADING or at - start <= _MOST_MARKS
            if headed and _is_heading(text, start, end, hit) and not self._is_item(hit, start, end):
                above = found[-1][1]
                found.append((start, _NONE if section is _LOCATION else section))
                done = end
                if section is _PREFERRED and text.startswith("* ", start) and _has_its_own(text, hit, end):
                    found.append((end + 1, above))
            elif _ends_a_line(text, hit, end) and (section is _LOCATION or text.startswith("\n* ", end)):
                found.append((at, _NONE if section is _LOCATION else section))
                done = end
        return sorted(found, key=itemgetter(0))  # a heading on a field's first line stands after the field itself

    def _with_told(
        self, sections: list[tuple[int, Section]], lines: Iterable[Span], heads: Callable[[Span], Section | None]
    ) -> list[tuple[int, Section]]:
        """Return sections with those of the lines that `heads` knows; none of them makes demands of pluses."""
        known = {start for start, _ in sections}
        told = {
            line.start: section for line in lines if line.start not in known and (section := heads(line)) is not None
        }
        if not told:
            return sections
        ordered = sorted((*sections, *told.items()), key=itemgetter(0))
        demanding = {
            start
            for (_, above), (start, section) in pairwise(ordered)
            if start in told and above is _PREFERRED and section is Section.REQUIREMENTS
        }
        return [each for each in ordered if each[0] not in demanding]

    def _in_a_headings_place(self, lines: Iterable[str], body: int) -> Sequence[Span]:
        """Return the short lines of the description that stand above a list or end in a colon."""
        written = [(start, line) for start, line in zip(self._starts, lines, strict=False) if line and start >= body]
        return [
            _span((start, start + len(line)))
            for (start, line), (_, below) in pairwise((*written, (0, "")))
            if len(line) <= _LONGEST_HEADING
            and (line[-1] == ":" or (below.startswith("* ") and line[-1] not in _GOES_ON))
            and not line.startswith("* ")
        ]

    def _is_item(self, phrase: Hit, start: int, end: int) -> bool:
        """Say whether a short line is no heading but one of what is asked for, marked as a plus: "Dutch a plus".

        It is when words stand in front of the mark and none behind it, and no list begins below.
        """
        text = self.text
        before, rest = text[start : phrase.start], text[phrase.end : end]
        if phrase.end not in self._marked or phrase.sense != _PREFERRED or rest.strip() or not before.strip(_MARKS):
            return False
        below = text[end : end + _LIST_REACH].lstrip("\n").startswith("* ")
        return text[phrase.start].islower() and not before.endswith("(") and not below

    def lines(self, section: Section) -> Iterator[Span]:
        """Yield the lines of every part of the document that is of a section, headings and empty lines left out."""
        ends = [*self._section_starts[1:], len(self.text)]
        for (start, found), end in zip(self._sections, ends, strict=True):
            if found is section:
                first = self.text.find("\n", start, end) + 1
                while 0 < first < end:
                    last = self.text.find("\n", first)
                    last = len(self.text) if last < 0 else last
                    if last > first:
                        yield _span((first, last))
                    first = last + 1


def _with_wishes(
    sections: list[tuple[int, Section]], lines: Sequence[int], wishes: Sequence[Hit]
) -> list[tuple[int, Section]]:
    """Return sections in which a wish is what is required, unless something else is."""
    if any(section is Section.REQUIREMENTS for _, section in sections):
        return sections
    wished = {lines[bisect_right(lines, wish.start) - 1] for wish in wishes}
    return [
        (start, Section.REQUIREMENTS if section is Section.PREFERRED and start in wished else section)
        for start, section in sections
    ]


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
    if word in _OFTEN_LAST:
        following = matching_copy(text[stop.end() : stop.end() + _LONGEST_ABBREVIATION * 2]).split()
        return bool(following) and following[0] not in ordinary_words()
    if word[:-1].isdecimal() and words[:-1] and words[-2] in _BEFORE_ORDINAL:
        return True
    return word in _ABBREVIATIONS


def _has_its_own(text: str, label: Hit, end: int) -> bool:
    """Say whether an item holds what it is labelled for, so that the next is of the part above: "* Bonus: Dutch"."""
    return bool(text[label.end : end].partition(":")[2].strip())


def _ends_heading(text: str, plus: Hit, end: int) -> bool:
    """Say whether a heading is one over pluses by its end: "Requirements (nice to have)", "Skills that are a plus:"."""
    bracketed = text[plus.start - 1] == "(" and end - plus.start < _MOST_BRACKETED
    return bracketed or text[plus.end : end].strip() == ":"


def _ends_a_line(text: str, hit: Hit, end: int) -> bool:
    """Say whether a heading of several words in capitals ends a line, in texts that run the lines together."""
    if hit.end < end and text[end - 1] not in " :":  # cheaper than a look at the rest of a long line
        return False
    if text[hit.end : end].strip(" :") or _SECTIONS[hit.sense] not in _LISTED:
        return False
    words = text[hit.start : hit.end].split()
    return len(words) > 1 and all(word[0].isupper() for word in words)


def _is_heading(text: str, start: int, end: int, phrase: Hit) -> bool:
    """Say whether the line text[start:end] is a heading on account of a phrase in it.

    It is when the phrase is most of a short line, or the label in front of a colon; one of preference also when it
    begins a short line ("Bonus tacos if you have") or ends it in front of a colon.
    """
    preferred, rest = phrase.sense == _PREFERRED, text[phrase.end : end].strip()
    over_pluses = preferred and end - start <= _LONGEST_HEADING and rest == ":"
    if over_pluses or (phrase.start == start and not rest):  # nothing else stands there
        return True
    lead = text[start : phrase.start]
    before = lead.strip(_MARKS)
    item = end - start > _LONGEST_HEADING or lead.lstrip().startswith("* ")  # long, or of a list
    listed = preferred and "," in before and " " in before  # "Dutch required, Czech nice to have"
    if listed or (item and before):
        return False
    label = _LABEL.match(text, phrase.end, end)
    most = _MOST_OTHER_WORDS[not {" ", "-"}.isdisjoint(text[phrase.start : phrase.end].strip())]
    if item:  # "* Experience with other services: …" is an item
        alone = preferred and not rest.strip(_MARKS)
        return alone or (label is not None and len(label[0].split()) <= most)
    if not before and (label or _ASIDE.fullmatch(rest)):
        return True
    if rest.endswith((".", ",", ";")) and not rest.endswith("..."):
        return False
    others = len(before.split()) + len(rest.strip(_MARKS).split())
    if label:
        others -= len(text[label.end() : end].split())
    return others <= (_MOST_OTHER_WORDS[1] if preferred and not before else most)
