"""Which mentions of a skill count, and how plainly each says that the skill is required or a plus.

Whatever the text says of the company, its benefits or the law is no demand; an ordinary word is no name.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import IntEnum
from typing import NamedTuple

from jobfit.facts.nearby import sentence_of, within
from jobfit.facts.reading import Hit, Reading, Section
from jobfit.facts.reading.layout import Span
from jobfit.facts.skill_cues import cues, plus_senses
from jobfit.facts.skill_words import Kind, Spelled

_NEIGHBOUR = 24  # characters between an ambiguous name and the skill beside it
_CUE_REACH = 40  # characters of the words that are looked at in front of a name and behind it
_LONGEST_ADDRESS = 200
_ADDRESS_SIGNS = ("://", "www.", "@")
_JOINS = frozenset("/.@:-_=?#")
_DEGREE_REACH = 160
_LONGEST_HEADING = 7  # words
_BESIDE = re.compile(
    r"[\s,/&|+():;•*\\-]*(?:(?:and|or|and/or|with|in|using|including|specifically|e\.g\.|such as|like)[\s(]+)?",
    re.IGNORECASE,
)
_JOINERS = frozenset({"and", "or", "and/or", "with", "in", "using", "including", "specifically", "like"})
_PARTS = re.compile(r",\s(?!(?:and|or|and/or)\s)|\s[–—-]\s|[(;]")
_NEVER = frozenset({Section.BENEFITS, Section.LEGAL, Section.LOCATION})
_ASIDE = frozenset({Section.COMPANY, Section.APPLY})
_REQUIRED = frozenset({Section.REQUIREMENTS, Section.TITLE, Section.NONE})
_DEMANDED = frozenset({Section.REQUIREMENTS, Section.PREFERRED, Section.NONE, Section.ROLE})
_ASKED = frozenset({Section.REQUIREMENTS, Section.PREFERRED, Section.RESPONSIBILITIES, Section.TITLE})


class Demand(IntEnum):
    """How plainly a mention says that a skill is required or a plus; the plainest mention counts."""

    USED = 1
    PLUS = 2
    REQUIRED = 3


class Mention(NamedTuple):
    """One mention of a skill that counts."""

    skill: str
    demand: Demand
    hit: Hit


def mentions(reading: Reading, hits: Sequence[Hit], senses: Mapping[str, Spelled]) -> Iterator[Mention]:
    """Yield the hits that count; `senses` says what the sense of a hit stands for."""
    text = reading.text
    named = [hit for hit in hits if _written(text, hit, senses[hit.sense])]
    if any(sign in text for sign in _ADDRESS_SIGNS):
        named = [hit for hit in named if not _in_address(text, hit)]
    posting = _Posting(reading)
    for index, hit in enumerate(named):
        each = senses[hit.sense]
        section = posting.section(hit)
        if section in _NEVER or (each.kind is Kind.GUARDED and not _is_a_name(reading, named, index)):
            continue
        if posting.counts(hit, each.kind, section):
            yield Mention(each.skill, posting.demand(hit, section), hit)


class _Posting:
    """What several mentions in one posting share: their line and its section, the marks of preference, sentences."""

    def __init__(self, reading: Reading) -> None:
        """Take the reading; nothing is looked for until a mention asks."""
        self._reading = reading
        self._line = Span(0, 0)
        self._section = Section.NONE
        self._others: frozenset[int] | None = None
        self._known: dict[Span, bool] = {}
        self._pluses = _Spans(_marked(reading, mark) for mark in reading.hits("requiredness", "preferred"))
        self._degrees = reading.hits("skill_degree")

    def section(self, hit: Hit) -> Section:
        """Return the section of a hit: that of its line, unless a heading of its own parts it from the pluses."""
        if hit.start >= self._line.end:  # hits come in order
            self._line = self._reading.layout.line(hit.start)
            self._section = self._reading.section(hit.start)
            if self._section is Section.PREFERRED:
                if self._others is None:
                    self._others = _under_other_headings(self._reading)
                if self._line.start in self._others:
                    self._section = Section.NONE
        return self._section

    def demand(self, hit: Hit, section: Section) -> Demand:
        """Return how plainly a mention says that the skill is required or a plus."""
        if section is Section.PREFERRED or hit.start in self._pluses:
            return Demand.PLUS
        return Demand.REQUIRED if section in _REQUIRED else Demand.USED

    def counts(self, hit: Hit, kind: Kind, section: Section) -> bool:
        """Say whether a mention is a demand or a use, not a remark about the company or a degree."""
        if kind is Kind.LOOSE:
            return section in _DEMANDED and _asked_for(self._reading, hit) and not self._of_a_degree(hit)
        if kind is Kind.FIELD and self._of_a_degree(hit):
            return False
        if section in _ASKED:
            return True
        if section in _ASIDE:
            return (kind is not Kind.FIELD or self._listed()) and self._is_known(hit)
        return kind is not Kind.FIELD or self._listed() or self._is_known(hit)

    def _listed(self) -> bool:
        return self._reading.text.startswith("* ", self._line.start)

    def _is_known(self, hit: Hit) -> bool:
        """Say whether the sentence speaks of knowing or being able to do something."""
        sentence = sentence_of(self._reading, hit)
        known = self._known.get(sentence)
        if known is None:
            known = cues().knowledge.are_in(self._reading.copy[sentence.start : sentence.end + 2])
            self._known[sentence] = known
        return known

    def _of_a_degree(self, hit: Hit) -> bool:
        """Say whether the sentence asks for a degree in the field."""
        if not any(hit.start - _DEGREE_REACH <= each.start < hit.end + _DEGREE_REACH for each in self._degrees):
            return False
        return bool(within(self._reading, sentence_of(self._reading, hit), "skill_degree"))


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
    sentence = sentence_of(reading, mark)
    opened = reading.text.rfind("(", sentence.start, mark.start)
    closed = reading.text.find(")", max(opened, sentence.start), sentence.end)
    if opened >= 0 and closed >= mark.end:
        return Span(opened, closed)
    senses = plus_senses(reading.copy[mark.start + 1 : mark.end + 1])
    if "leading" in senses and "single" not in senses and reading.text[mark.end : mark.end + 2].strip(" .,;)"):
        return Span(mark.start, sentence.end)
    start = sentence.start
    for boundary in _PARTS.finditer(reading.text, sentence.start, mark.start):
        if "single" in senses or not boundary[0].startswith(","):
            start = boundary.end()
    return Span(start, mark.end)


def _written(text: str, hit: Hit, each: Spelled) -> bool:
    """Say whether an ambiguous name is spelled as the name is."""
    return each.kind is not Kind.GUARDED or text[hit.start : hit.end] in each.exact


def _in_address(text: str, hit: Hit) -> bool:
    """Say whether a hit is a part of a web or mail address."""
    if text[hit.start - 1 : hit.start] in _JOINS or text[hit.end : hit.end + 1] in _JOINS:
        start = max(text.rfind(" ", max(0, hit.start - _LONGEST_ADDRESS), hit.start), text.rfind("\n", 0, hit.start))
        run = text[max(start, hit.start - _LONGEST_ADDRESS) : hit.end + 3]
        return any(sign in run for sign in _ADDRESS_SIGNS)
    return False


def _is_a_name(reading: Reading, named: Sequence[Hit], index: int) -> bool:
    """Say whether an ambiguous name stands in one list with another skill, or beside a cue ("experience with Go")."""
    hit = named[index]
    near: Iterable[Hit] = (*named[max(0, index - 1) : index], *named[index + 1 : index + 2])
    for other in near:
        first, last = (hit, other) if hit.start <= other.start else (other, hit)
        if last.start - first.end <= _NEIGHBOUR and _BESIDE.fullmatch(reading.text, first.end, last.start):
            return True
    front, behind = _words_beside(reading, hit)
    return cues().before_name.end(front) or cues().behind_name.begin(behind)


def _asked_for(reading: Reading, hit: Hit) -> bool:
    """Say whether a general word is asked for by the words around it ("experience in sales", "sales experience")."""
    front, behind = _words_beside(reading, hit)
    if cues().behind_demand.begin(behind) or cues().before_demand.end(front):
        return True
    return bool(front) and front[-1] in _JOINERS and cues().before_demand.end(front[:-1])


def _words_beside(reading: Reading, hit: Hit) -> tuple[list[str], list[str]]:
    """Return the few words in front of a hit and right behind it, in its sentence and in matching form."""
    sentence = reading.layout.sentence(hit.start)
    start = max(sentence.start, hit.start - _CUE_REACH)
    front = reading.copy[start : hit.start + 1].split()
    if start > sentence.start and reading.copy[start] != " ":
        del front[:1]  # the rest of a word
    behind = reading.copy[hit.end + 1 : min(sentence.end + 1, hit.end + _CUE_REACH)]
    return front, [] if behind[:2] == "  " else behind.split()
