"""Which mentions of a skill count, and how plainly each says that the skill is required or a plus.

Whatever the text says of the company, its benefits or the law is no demand; an ordinary word is no name.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from enum import IntEnum
from typing import NamedTuple

from jobfit.facts.nearby import sentence_of, within
from jobfit.facts.reading import Hit, Reading, Section
from jobfit.facts.reading.layout import Span
from jobfit.facts.skill_cues import Phrases, cues, plus_senses
from jobfit.facts.skill_words import Kind, Spelled

_NEIGHBOUR = 24  # characters between an ambiguous name and the skill beside it
_WORDS_REACH = 40  # characters of the words that are looked at in front of a name and behind it
_LONGEST_ADDRESS = 200
_ADDRESS_SIGNS = ("://", "www.", "@")
_JOINS = frozenset("/.@:-_=?#")
_DEGREE_REACH = 160
_LONGEST_HEADING = 7  # words
_VERB_REACH = 12  # characters in front of "a plus"
_A_LIST = 2  # commas
_ENDS = frozenset(".!?")
_NONE, _PREFERRED, _GUARDED = Section.NONE, Section.PREFERRED, Kind.GUARDED  # an enum's members are slow to look up
_BESIDE = re.compile(
    r"[\s,/&|+():;•*\\-]*(?:(?:and|or|and/or|with|in|using|including|specifically|e\.g\.|such as|like)[\s(]+)?",
    re.IGNORECASE,
)
_JOINERS = frozenset({"and", "or", "and/or", "with", "in", "using", "including", "specifically", "like"})
_PARTS = re.compile(r",\s(?!(?:and|or|and/or)\s)|\s[–—-]\s|[(;]")
_NEVER = frozenset({Section.BENEFITS, Section.LEGAL, Section.LOCATION})
_ASIDE = frozenset({Section.COMPANY, Section.APPLY})
_REQUIRED = frozenset({Section.REQUIREMENTS, Section.RESPONSIBILITIES, Section.TITLE, Section.NONE})
_DEMANDED = frozenset({Section.REQUIREMENTS, Section.PREFERRED, Section.NONE, Section.ROLE})
_ASKED = frozenset({Section.REQUIREMENTS, Section.PREFERRED, Section.RESPONSIBILITIES, Section.TITLE})


class Demand(IntEnum):
    """How plainly a mention says that a skill is required or a plus; the plainest mention counts."""

    NAMED = 1  # in passing: required too, unless it is called a plus elsewhere
    PLUS = 2
    REQUIRED = 3  # or used in the work


class Mention(NamedTuple):
    """One mention of a skill that counts."""

    skill: str
    demand: Demand
    hit: Hit


def mentions(reading: Reading, hits: Sequence[Hit], senses: Mapping[str, Spelled]) -> Iterator[Mention]:
    """Yield the hits that count; `senses` says what the sense of a hit stands for."""
    text = reading.text
    named = [
        hit
        for hit in hits
        if (each := senses[hit.sense]).kind is not _GUARDED or text[hit.start : hit.end] in each.exact
    ]
    if any(sign in text for sign in _ADDRESS_SIGNS):
        named = [hit for hit in named if not (_joined(text, hit) and _in_address(text, hit))]
    posting = _Posting(reading)
    for index, hit in enumerate(named):
        if hit.start >= posting.line.end:  # hits come in order
            posting.go_to(hit)
        if posting.counts:
            each = senses[hit.sense]
            if _COUNTS[each.kind](posting, named, index):
                yield Mention(each.skill, posting.demand(hit), hit)


class _Posting:
    """What several mentions in one posting share: their line and its section, the marks of preference, sentences."""

    def __init__(self, reading: Reading) -> None:
        """Take the reading; most is looked for when a mention asks."""
        self.reading = reading
        self.line = Span(0, 0)
        self.section = _NONE
        self.counts = False
        self._others: frozenset[int] | None = None
        self._known: dict[Span, bool] = {}
        self._others_named: dict[Span, bool] = {}
        marks = reading.hits("requiredness", "preferred")
        self._pluses = _Spans(_marked(reading, mark) for mark in marks) if marks else ()
        self._degrees = [hit.start for hit in reading.hits("skill_degree")]

    def go_to(self, hit: Hit) -> None:
        """Move to the line of a hit; a heading of its own may part it from the pluses above."""
        reading = self.reading
        end = reading.text.find("\n", hit.start)
        self.line = Span(reading.text.rfind("\n", 0, hit.start) + 1, end if end >= 0 else len(reading.text))
        self.section = reading.section(hit.start)
        self.counts = self.section not in _NEVER
        if self.section is _PREFERRED:
            if self._others is None:
                self._others = _under_other_headings(reading)
            if self.line.start in self._others:
                self.section = _NONE

    def demand(self, hit: Hit) -> Demand:
        """Return how plainly a mention says that the skill is required or a plus."""
        if self.section is _PREFERRED or (self._pluses and hit.start in self._pluses):
            return Demand.PLUS
        if self.section is _NONE and not self.listed and not self.speaks_of_knowing(hit):
            return Demand.NAMED
        return Demand.REQUIRED if self.section in _REQUIRED else Demand.NAMED

    @property
    def listed(self) -> bool:
        """Say whether the line is an item of a list."""
        return self.reading.text.startswith("* ", self.line.start)

    def speaks_of_knowing(self, hit: Hit) -> bool:
        """Say whether the sentence around a hit speaks of knowing or being able to do something."""
        return self._has(self._known, cues().knowledge, hit)

    def speaks_of_others(self, hit: Hit) -> bool:
        """Say whether the sentence around a hit names customers, investors or former employers."""
        return self._has(self._others_named, cues().others, hit)

    def _has(self, known: dict[Span, bool], phrases: Phrases, hit: Hit) -> bool:
        """Say whether one of the phrases stands in the sentence around a hit; a line without one is looked at once."""
        return self._stands(known, phrases, self.line) and self._stands(known, phrases, sentence_of(self.reading, hit))

    def _stands(self, known: dict[Span, bool], phrases: Phrases, span: Span) -> bool:
        found = known.get(span)
        if found is None:
            found = known[span] = phrases.are_in(self.reading.copy[span.start : span.end + 2])
        return found

    def of_a_degree(self, hit: Hit) -> bool:
        """Say whether the sentence around a hit asks for a degree."""
        if not self._degrees or not any(
            hit.start - _DEGREE_REACH <= start < hit.end + _DEGREE_REACH for start in self._degrees
        ):
            return False
        return bool(within(self.reading, sentence_of(self.reading, hit), "skill_degree"))

    def led_by(self, hit: Hit, phrases: Phrases, joiners: Container[str] = ()) -> bool:
        """Say whether one of the phrases ends right in front of a hit, or of a joiner before it, in its line."""
        copy = self.reading.copy
        start = max(self.line.start, hit.start - _WORDS_REACH)
        word = copy[copy.rfind(" ", start, hit.start) + 1 : hit.start]
        if word and not phrases.may_end(word) and word not in joiners:
            return False
        words = copy[start : hit.start + 1].split()
        if not words or self.reading.text[hit.start - 2 : hit.start - 1] in _ENDS:
            return False
        return phrases.end(words) or (words[-1] in joiners and phrases.end(words[:-1]))

    def followed_by(self, hit: Hit, phrases: Phrases) -> bool:
        """Say whether one of the phrases begins right behind a hit, in its line."""
        copy, start = self.reading.copy, hit.end + 2
        end = min(self.line.end + 1, hit.end + _WORDS_REACH)
        word = copy[start : max(start, copy.find(" ", start, end + 1))]
        return phrases.may_begin(word) and phrases.begin(copy[start:end].split())


def _tool_counts(posting: _Posting, named: Sequence[Hit], index: int) -> bool:
    """Say whether the name of a tool is a demand or a use, not a remark about the company."""
    if posting.section in _ASKED:
        return True
    if posting.section in _ASIDE and not posting.speaks_of_knowing(named[index]):
        return False
    return not posting.speaks_of_others(named[index])


def _guarded_counts(posting: _Posting, named: Sequence[Hit], index: int) -> bool:
    return _is_a_name(posting, named, index) and _tool_counts(posting, named, index)


def _field_counts(posting: _Posting, named: Sequence[Hit], index: int) -> bool:
    """Say whether a field of work is asked for or done, not one that the company or a degree is in."""
    hit = named[index]
    if posting.of_a_degree(hit):
        return False
    if posting.section in _ASKED:
        return True
    if posting.section in _ASIDE:
        return posting.listed and posting.speaks_of_knowing(hit)
    return posting.listed or (posting.speaks_of_knowing(hit) and not posting.speaks_of_others(hit))


def _loose_counts(posting: _Posting, named: Sequence[Hit], index: int) -> bool:
    """Say whether a general word is asked for by the words around it ("experience in sales", "sales experience")."""
    if posting.section not in _DEMANDED:
        return False
    hit = named[index]
    asked = posting.followed_by(hit, cues().behind_demand) or posting.led_by(hit, cues().before_demand, _JOINERS)
    return asked and not posting.of_a_degree(hit)


_COUNTS: Mapping[Kind, Callable[[_Posting, Sequence[Hit], int], bool]] = {
    Kind.TOOL: _tool_counts,
    Kind.FIELD: _field_counts,
    Kind.LOOSE: _loose_counts,
    Kind.GUARDED: _guarded_counts,
}


class _Spans:
    """The union of some spans; `in` tells whether an offset is inside one."""

    def __init__(self, spans: Iterable[Span]) -> None:
        """Take the spans in any order."""
        self._starts: list[int] = []
        self._ends: list[int] = []
        for span in sorted(spans):
            if self._ends and span.start <= self._ends[-1]:
                self._ends[-1] = max(self._ends[-1], span.end)
            else:
                self._starts.append(span.start)
                self._ends.append(span.end)

    def __contains__(self, offset: int) -> bool:
        index = bisect_right(self._starts, offset) - 1
        return index >= 0 and offset < self._ends[index]


def _under_other_headings(reading: Reading) -> frozenset[int]:
    """Return where the lines start that a heading of its own parts from the pluses above ("Tools you will use")."""
    lines = list(reading.layout.lines(Section.PREFERRED))
    listed = [reading.text.startswith("* ", line.start) for line in lines]
    for index, line in enumerate(lines[1:], start=1):
        short = len(reading.text[line.start : line.end].split()) <= _LONGEST_HEADING
        if short and listed[index - 1] and not listed[index] and reading.text[line.end - 1] not in ".,;!":
            return frozenset(each.start for each in lines[index:])
    return frozenset()


def _marked(reading: Reading, mark: Hit) -> Span:
    """Return what a mark of preference makes a plus: its brackets, what follows it, its part, or the sentence."""
    text, sentence = reading.text, sentence_of(reading, mark)
    senses = plus_senses(reading.copy[mark.start + 1 : mark.end + 1])
    start, end = sentence.start, mark.end
    opened = text.rfind("(", start, mark.start)
    closed = text.find(")", max(opened, start), sentence.end)
    if opened >= 0 and closed >= mark.end:
        start, end = opened, closed
    elif "leading" in senses and "single" not in senses and text[end : end + 2].strip(" .,;)"):
        return Span(mark.start, sentence.end)
    parts = list(_PARTS.finditer(text, start + 1, mark.start))
    if "single" not in senses or _of_several(text, mark, parts):
        parts = [part for part in parts if not part[0].startswith(",")] if end == mark.end else []
    return Span(parts[-1].end() if parts else start, end)


def _of_several(text: str, mark: Hit, parts: Sequence[re.Match[str]]) -> bool:
    """Say whether a mark is said of a list ("X, Y and Z are a plus"), not of its last part ("X, Y is a plus")."""
    verb = text[max(0, mark.start - _VERB_REACH) : mark.end].split()
    return "are" in verb or ("be" in verb and len(parts) >= _A_LIST)


def _joined(text: str, hit: Hit) -> bool:
    return text[hit.start - 1 : hit.start] in _JOINS or text[hit.end : hit.end + 1] in _JOINS


def _in_address(text: str, hit: Hit) -> bool:
    """Say whether a hit is a part of a web or mail address."""
    first = max(0, hit.start - _LONGEST_ADDRESS)
    start = max(text.rfind(" ", first, hit.start), text.rfind("\n", first, hit.start), first)
    run = text[start : hit.end + 3]
    return any(sign in run for sign in _ADDRESS_SIGNS)


def _is_a_name(posting: _Posting, named: Sequence[Hit], index: int) -> bool:
    """Say whether an ambiguous name stands in one list with another skill, or beside a cue ("experience with Go")."""
    hit, text = named[index], posting.reading.text
    if index and _in_one_list(text, named[index - 1], hit):
        return True
    if index + 1 < len(named) and _in_one_list(text, hit, named[index + 1]):
        return True
    return posting.led_by(hit, cues().before_name) or posting.followed_by(hit, cues().behind_name)


def _in_one_list(text: str, first: Hit, last: Hit) -> bool:
    return last.start - first.end <= _NEIGHBOUR and _BESIDE.fullmatch(text, first.end, last.start) is not None
