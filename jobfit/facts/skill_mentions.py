"""Which mentions of a skill count, and how plainly each says that the skill is required or a plus.

Whatever the text says of the company, its benefits or the law is no demand; an ordinary word is no name.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence
from enum import IntEnum
from typing import NamedTuple

from jobfit.facts.reading import Hit, Reading, Section
from jobfit.facts.reading.layout import Span
from jobfit.facts.reading.scope import inside
from jobfit.facts.skill_cues import Phrases, cues
from jobfit.facts.skill_pluses import end_of_pluses, marked
from jobfit.facts.skill_words import Kind, Named, SkillNames

_NEIGHBOUR = 24  # characters between an ambiguous name and the skill beside it
_WORDS_REACH = 40  # characters of the words that are looked at in front of a name and behind it
_LONGEST_ADDRESS = 200
_ADDRESS_SIGNS = ("://", "www.", "@")
_JOINS = frozenset("/.@:-_=?#")
_DEGREE_REACH = 170
_TEAM_REACH = 120
_LONGEST_EMPLOYER = 40
_ENDS = frozenset(".!?")
_BESIDE = re.compile(
    r"[\s,/&|+():;•*\\-]*(?:(?:and|or|and/or|with|in|using|including|specifically|e\.g\.|such as|like)[\s(]+)?",
    re.IGNORECASE,
)
_JOINERS = frozenset({"and", "or", "and/or", "with", "in", "using", "including", "specifically", "like"})
_UNREAD = frozenset({Section.BENEFITS, Section.LEGAL})
_ASIDE = frozenset({Section.COMPANY, Section.APPLY})
_REQUIRED = frozenset({Section.REQUIREMENTS, Section.RESPONSIBILITIES, Section.TITLE, Section.NONE})
_DEMANDED = frozenset({Section.REQUIREMENTS, Section.PREFERRED, Section.NONE, Section.ROLE})
_CRITERIA = frozenset({Section.REQUIREMENTS, Section.PREFERRED})
_ASKED = frozenset({Section.REQUIREMENTS, Section.PREFERRED, Section.RESPONSIBILITIES, Section.TITLE})
_NONE, _PREFERRED, _LOCATION = (
    Section.NONE,
    Section.PREFERRED,
    Section.LOCATION,
)  # an enum's members are slow to look up
_FIELD, _LOOSE, _GUARDED = Kind.FIELD, Kind.LOOSE, Kind.GUARDED


class Demand(IntEnum):
    """How plainly a mention says that a skill is required or a plus; the plainest mention counts."""

    NAMED = 1  # in passing: required too, unless it is called a plus elsewhere
    PLUS = 2
    REQUIRED = 3  # or used in the work


_NAMED, _PLUS, _ASKED_FOR = Demand.NAMED, Demand.PLUS, Demand.REQUIRED


class Mention:
    """One mention of a skill that counts; how plain it is, is looked at when another mention of the skill turns up."""

    __slots__ = ("_demand", "_line", "named")

    def __init__(self, named: Named, line: _Line) -> None:
        """Take where a skill is named, and the line around it."""
        self.named = named
        self._line = line
        self._demand: Demand | None = None

    @property
    def plus(self) -> bool:
        """Say whether the skill is called a plus."""
        return self._line.makes_a_plus(self.named.start)

    @property
    def demand(self) -> Demand:
        """Return how plainly the mention says that the skill is required or a plus."""
        if self._demand is None:
            self._demand = self._line.demand(self.named.start)
        return self._demand


def demanded(reading: Reading, names: SkillNames) -> list[Mention]:
    """Return the plainest mention of each skill that counts, the first of several, in the order they are named in."""
    found: dict[str, Mention] = {}
    posting = _Posting(
        reading,
        reading.text,
        reading.hits("requiredness"),
        reading.hits("skill_degree"),
        reading.hits("skill_others"),
        _employers(reading),
    )
    for start, end in _stretches(reading):
        named = names.find(reading.text, reading.copy[start : end + 2], start)
        if any(sign in reading.text for sign in _ADDRESS_SIGNS):
            named = [each for each in named if not _in_address(reading.text, each)]
        _count(posting, named, found)
    return [*found.values()]


def _stretches(reading: Reading) -> Iterator[tuple[int, int]]:
    """Yield the parts of the document that may name a skill, those side by side together."""
    start = end = 0
    for section, part in reading.layout.parts():
        if section in _UNREAD:
            if start < end:
                yield start, end
            start = part.end
        end = part.end
    if start < end:
        yield start, end


def _count(posting: _Posting, named: Sequence[Named], found: dict[str, Mention]) -> None:
    """Put the mentions that count into what is found, unless a plainer one of the same skill is there."""
    line = None
    for index, each in enumerate(named):
        if line is None or each.start >= line.end:  # they come in order
            line = _Line(posting, each.start)
        known = found.get(each.skill)
        if known and known.demand is _ASKED_FOR:
            continue
        if line.counts(each) and (each.kind is not _GUARDED or _is_a_name(line, named, index)):
            mention = Mention(each, line)
            if not known or mention.demand > known.demand:
                found[each.skill] = mention


class _Posting(NamedTuple):
    """What the lines of one posting share."""

    reading: Reading
    text: str
    marks: Sequence[Hit]
    degrees: Sequence[Hit]
    others: Sequence[Hit]
    employers: frozenset[str]


class _Line:
    """A line that names skills: its section, and the words in it that make a mention count."""

    def __init__(self, posting: _Posting, offset: int) -> None:
        """Take the posting and an offset in the line; most is looked for when a mention asks."""
        text = posting.text
        self.posting = posting
        self.start = text.rfind("\n", 0, offset) + 1
        end = text.find("\n", offset)
        self.end = end if end >= 0 else len(text)
        self.section = posting.reading.section(offset)
        if self.section is _PREFERRED and self.start >= end_of_pluses(posting.reading):
            self.section = _NONE
        self.listed = text.startswith("* ", self.start)
        self._known: dict[int, bool] = {}
        self._pluses: Sequence[Span] | None = None

    def counts(self, named: Named) -> bool:
        """Say whether a mention is a demand or a use, not a remark about the company or a degree."""
        kind, section, start = named.kind, self.section, named.start
        if kind is _LOOSE:
            return section in _DEMANDED and self._asks_for(named) and not self._of_a_degree(start)
        if section is _LOCATION or (kind is _FIELD and (self._of_a_degree(start) or self._is_a_team(start))):
            return False
        if section in _CRITERIA:
            return True
        if self.posting.text[start : named.end].casefold() in self.posting.employers:
            return False
        if section in _ASKED:
            return True
        return self._field_counts(start) if kind is _FIELD else self._tool_counts(start)

    def demand(self, start: int) -> Demand:
        """Return how plainly a mention says that the skill is required or a plus."""
        if self.makes_a_plus(start):
            return _PLUS
        if self.section is _NONE and not self.listed and not self._speaks_of_knowing(start):
            return _NAMED
        return _ASKED_FOR if self.section in _REQUIRED else _NAMED

    def makes_a_plus(self, start: int) -> bool:
        """Say whether the section or a mark of preference makes a plus of what is mentioned."""
        if self.section is _PREFERRED:
            return True
        if not self.posting.marks:
            return False
        if self._pluses is None:
            marks = inside(self.posting.marks, self.start, self.end)
            self._pluses = [marked(self.posting.reading, mark) for mark in marks if mark.sense == "preferred"]
        return any(first <= start < end for first, end in self._pluses)

    def _tool_counts(self, start: int) -> bool:
        return not (self.section in _ASIDE and not self._speaks_of_knowing(start)) and not self._speaks_of_others(start)

    def _field_counts(self, start: int) -> bool:
        """Say whether a field of work is asked for or done, not one that the company is in."""
        if self.section in _ASIDE:
            return self.listed and self._speaks_of_knowing(start)
        return self.listed or (self._speaks_of_knowing(start) and not self._speaks_of_others(start))

    def _asks_for(self, named: Named) -> bool:
        """Say whether the words around a general word ask for it ("experience in sales", "sales experience")."""
        return self.followed_by(named, cues().behind_demand) or self.led_by(named, cues().before_demand, _JOINERS)

    def _speaks_of_knowing(self, start: int) -> bool:
        """Say whether the sentence around a mention speaks of knowing or being able to do something."""
        reading = self.posting.reading
        sentence = reading.layout.sentence(start)
        known = self._known.get(sentence.start)
        if known is None:
            copy = reading.copy[sentence.start : sentence.end + 2]
            known = self._known[sentence.start] = cues().knowledge.are_in(copy)
        return known

    def _speaks_of_others(self, start: int) -> bool:
        """Say whether the sentence around a mention names customers, investors or former employers."""
        others = self.posting.others
        return bool(others) and bool(inside(others, *self.posting.reading.layout.sentence(start)))

    def _of_a_degree(self, start: int) -> bool:
        """Say whether the sentence around a mention asks for a degree."""
        degrees = inside(self.posting.degrees, start - _DEGREE_REACH, start + _DEGREE_REACH)
        return bool(degrees) and bool(inside(degrees, *self.posting.reading.layout.sentence(start)))

    def _is_a_team(self, start: int) -> bool:
        """Say whether a field is that of the people to work with ("partner with product marketing to …")."""
        words = self.posting.reading.copy[max(self.start, start - _TEAM_REACH) : start + 1].split()
        team, ends = cues().team, cues().team_ends
        for index in range(len(words), 0, -1):
            if words[index - 1] in ends:
                return False
            if team.may_end(words[index - 1]) and team.end(words[:index]):
                return True
        return False

    def led_by(self, named: Named, phrases: Phrases, joiners: Container[str] = ()) -> bool:
        """Say whether one of the phrases ends right in front of a name, or of a joiner before it, in its line."""
        copy = self.posting.reading.copy
        start = max(self.start, named.start - _WORDS_REACH)
        word = copy[copy.rfind(" ", start, named.start) + 1 : named.start]
        if word and not phrases.may_end(word) and word not in joiners:
            return False
        words = copy[start : named.start + 1].split()
        if not words or self.posting.reading.text[named.start - 2 : named.start - 1] in _ENDS:
            return False
        return phrases.end(words) or (words[-1] in joiners and phrases.end(words[:-1]))

    def followed_by(self, named: Named, phrases: Phrases) -> bool:
        """Say whether one of the phrases begins right behind a name, in its line."""
        copy, start = self.posting.reading.copy, named.end + 2
        end = min(self.end + 1, named.end + _WORDS_REACH)
        word = copy[start : max(start, copy.find(" ", start, end + 1))]
        return phrases.may_begin(word) and phrases.begin(copy[start:end].split())


def _in_address(text: str, named: Named) -> bool:
    """Say whether a name is a part of a web or mail address."""
    if text[named.start - 1 : named.start] not in _JOINS and text[named.end : named.end + 1] not in _JOINS:
        return False
    first = max(0, named.start - _LONGEST_ADDRESS)
    start = max(text.rfind(" ", first, named.start), text.rfind("\n", first, named.start), first)
    run = text[start : named.end + 3]
    return any(sign in run for sign in _ADDRESS_SIGNS)


def _employers(reading: Reading) -> frozenset[str]:
    """Return the names of the employer, often its product's too: as a field, and in front of "| Engineer |"."""
    description = reading.field("description").start
    head = reading.text[description : description + _LONGEST_EMPLOYER].lstrip().partition("|")
    return frozenset({reading.posting.company.casefold(), head[0].strip().casefold() if head[1] else ""})


def _is_a_name(line: _Line, named: Sequence[Named], index: int) -> bool:
    """Say whether an ambiguous name stands in one list with another skill, or beside a cue ("experience with Go")."""
    each, text = named[index], line.posting.text
    if index and _in_one_list(text, named[index - 1], each):
        return True
    if index + 1 < len(named) and _in_one_list(text, each, named[index + 1]):
        return True
    return line.led_by(each, cues().before_name) or line.followed_by(each, cues().behind_name)


def _in_one_list(text: str, first: Named, last: Named) -> bool:
    return last.start - first.end <= _NEIGHBOUR and _BESIDE.fullmatch(text, first.end, last.start) is not None
