"""Which mentions of a skill count, and how plainly each says that the skill is required or a plus.

Whatever the text says of the company, its benefits or the law is no demand; an ordinary word is no name.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence
from functools import cached_property
from itertools import pairwise

from jobfit.facts.reading import Reading, Section
from jobfit.facts.reading.layout import Span
from jobfit.facts.reading.scope import inside
from jobfit.facts.skill_cues import Phrases, cues
from jobfit.facts.skill_demand import Demand
from jobfit.facts.skill_employers import employers
from jobfit.facts.skill_parts import end_of_list, parts
from jobfit.facts.skill_pluses import marked
from jobfit.facts.skill_shared import with_shared
from jobfit.facts.skill_words import Kind, Named, SkillNames, ordinary_in

_NEIGHBOUR = 24  # characters between an ambiguous name and the skill beside it, or a denial and what it denies
_WORDS_REACH = 40  # characters of the words that are looked at in front of a name and behind it
_LONGEST_ADDRESS = 200
_ADDRESS_SIGNS = ("://", "www.", "@")
_JOINS = frozenset("/.@:-_=?#")
_DEGREE_REACH = 170
_TEAM_REACH = 120
_TEAM_WORD = 18
_ENDS = frozenset(".!?")
_ENUMERATED = frozenset(",/(|&;•·")
_BEGINS = re.compile(r"(?:^|[.!?:\n•])[\s*\"'(–-]*\Z")
_GOES_ON = re.compile(r"\s(?P<word>[a-z]\w*)")
_UNREAD = frozenset({Section.BENEFITS, Section.LEGAL})
_ASIDE = frozenset({Section.COMPANY, Section.APPLY})
_REQUIRED = frozenset({Section.REQUIREMENTS, Section.TITLE, Section.NONE})
_DEMANDED = frozenset({Section.REQUIREMENTS, Section.PREFERRED, Section.NONE, Section.ROLE})
_CRITERIA = frozenset({Section.REQUIREMENTS, Section.PREFERRED})
_PLAIN = frozenset({Section.REQUIREMENTS, Section.TITLE})
_ASKED = frozenset({Section.REQUIREMENTS, Section.PREFERRED, Section.RESPONSIBILITIES, Section.TITLE})
# an enum's members are slow to look up
_NONE, _PREFERRED, _LOCATION = Section.NONE, Section.PREFERRED, Section.LOCATION
_FIELD, _LOOSE, _GUARDED = Kind.FIELD, Kind.LOOSE, Kind.GUARDED
_NAMED, _USED, _ASKED_FOR = Demand.NAMED, Demand.USED, Demand.REQUIRED
_PLUS, _MARKED = Demand.PLUS, Demand.MARKED


class Mention:
    """One mention of a skill that counts, and whether it is called a plus there."""

    __slots__ = ("_part", "named", "plus")

    def __init__(self, named: Named, part: _Part) -> None:
        """Take where a skill is named, and the part of the posting around it."""
        self.named = named
        self._part = part
        self.plus = part.makes_a_plus(named.start)

    @property
    def is_asked_for(self) -> bool:
        """Say whether the skill stands under a heading that asks for it and is no plus there."""
        return self._part.section in _PLAIN and not self.plus

    def is_plainer_than(self, other: Mention) -> bool:
        """Say whether this mention tells more surely than another whether the skill is required or a plus."""
        if self.plus is other.plus:
            return self._part.section in _PLAIN and other._part.section not in _PLAIN
        return self._part.demand(self.named.start) > other._part.demand(other.named.start)


def demanded(reading: Reading, names: SkillNames) -> list[Mention]:
    """Return the plainest mention of each skill that counts, the first of several, in the order they are named in."""
    posting = _Posting(reading)
    found: dict[str, Mention] = {}
    for stretch in _stretches(posting):
        start, end = stretch[0].start, stretch[-1].end
        named = names.find(posting.text, posting.copy[start : end + 2], start)
        _count(stretch, with_shared(posting.text, posting.cues.shares, names, named), found)
    return [*found.values()]


def _stretches(posting: _Posting) -> Iterator[list[_Part]]:
    """Yield the parts of a posting that may name a skill, those side by side together."""
    stretch: list[_Part] = []
    for section, part in parts(posting.reading):
        start, end = part
        if section not in _UNREAD:
            last = end_of_list(posting.text, section, part) if section in _CRITERIA else end
            if start < last:
                stretch.append(_Part(posting, section, start, last))
            if last < end:
                stretch.append(_Part(posting, _NONE, max(start, last), end))
        elif stretch:
            yield stretch
            stretch = []
    if stretch:
        yield stretch


def _count(stretch: Sequence[_Part], named: Sequence[Named], found: dict[str, Mention]) -> None:
    """Put the mentions that count into what is found, unless a plainer one of the same skill is there."""
    following = iter(stretch)
    part = next(following)
    for index, each in enumerate(named):
        while each.start >= part.end:  # they come in order
            part = next(following)
        known = found.get(each.skill)
        if known and known.is_asked_for:
            continue
        if part.counts(each) and _is_meant(part.posting, named, index) and not part.posting.denies(each):
            mention = Mention(each, part)
            if not known or mention.is_plainer_than(known):
                found[each.skill] = mention


class _Posting:
    """The words in a posting that make a mention count; most are looked for when a mention asks."""

    def __init__(self, reading: Reading) -> None:
        """Take the reading."""
        self.reading = reading
        self.text = reading.text
        self.copy = reading.copy
        self.has_addresses = any(sign in reading.text for sign in _ADDRESS_SIGNS)
        self.degrees = reading.hits("skill_degree")
        self.others = reading.hits("skill_others")
        self.denials = reading.hits("denial")
        self.cues = cues(reading.spoken)
        self.ordinary = ordinary_in(reading.language)
        self.is_foreign = reading.language != "en"
        self._known: dict[int, bool] = {}

    @cached_property
    def pluses(self) -> Sequence[Span]:
        """Return what the marks of preference make a plus."""
        return [marked(self.reading, mark) for mark in self.reading.hits("requiredness") if mark.sense == "preferred"]

    @cached_property
    def employers(self) -> frozenset[str]:
        """Return the names of the employer, which are often a product's too."""
        return employers(self.reading, self.cues.employer_ends)

    def names_employer(self, named: Named) -> bool:
        """Say whether a name is that of the employer, or begins with it ("Kites Studio" where Kites hire)."""
        name = self.text[named.start : named.end].casefold().removesuffix(".com")
        return name in self.employers or (" " in name and name.partition(" ")[0] in self.employers)

    def listed(self, start: int) -> bool:
        """Say whether what is mentioned stands in an item of a list."""
        return self.text.startswith("* ", self.text.rfind("\n", 0, start) + 1)

    def speaks_of_knowing(self, start: int) -> bool:
        """Say whether the sentence around a mention speaks of knowing or being able to do something."""
        sentence = self.reading.layout.sentence(start)
        known = self._known.get(sentence.start)
        if known is None:
            copy = self.copy[sentence.start : sentence.end + 2]
            known = self._known[sentence.start] = self.cues.knowledge.are_in(copy)
        return known

    def speaks_of_others(self, start: int) -> bool:
        """Say whether the sentence around a mention names customers, investors or former employers."""
        return bool(self.others) and bool(inside(self.others, *self.reading.layout.sentence(start)))

    def speaks_of_a_degree(self, start: int) -> bool:
        """Say whether the sentence around a mention asks for a degree."""
        degrees = self.degrees and inside(self.degrees, start - _DEGREE_REACH, start + _DEGREE_REACH)
        return bool(degrees) and bool(inside(degrees, *self.reading.layout.sentence(start)))

    def speaks_of_a_team(self, start: int, end: int) -> bool:
        """Say whether a field is that of people ("our legal team", "partner with product marketing to …")."""
        following = self.copy[end + 2 : end + _TEAM_WORD].partition(" ")[0]
        if following in self.cues.teams:
            return True
        words = self._words_before(start, _TEAM_REACH)
        team, ends = self.cues.team, self.cues.team_ends
        if not team.may_end_with_one_of(words):
            return False
        for index in range(len(words), 0, -1):
            if words[index - 1] in ends:
                return False
            if team.end(words[:index]):
                return True
        return False

    def _words_before(self, start: int, reach: int) -> Sequence[str]:
        first = max(0, start - reach)
        return self.copy[max(first, self.text.rfind("\n", first, start) + 1) : start + 1].split()

    def led_by(self, named: Named, phrases: Phrases, joiners: Container[str] = ()) -> bool:
        """Say whether one of the phrases ends right in front of a name, or of a joiner before it, in its line."""
        words = self._words_before(named.start, _WORDS_REACH)
        if not words or self.text[named.start - 2 : named.start - 1] in _ENDS:
            return False
        return phrases.end(words) or (words[-1] in joiners and phrases.end(words[:-1]))

    def denies(self, named: Named) -> bool:
        """Say whether a denial stands right in front of a name ("no PHP", "we do not use Rails")."""
        start = named.start
        return bool(inside(self.denials, start - _NEIGHBOUR, start)) and self.led_by(named, self.cues.before_denied)

    def lists_demands(self, start: int) -> bool:
        """Say whether a mention stands behind a demand in its sentence ("experience with A, B or C")."""
        sentence = self.reading.layout.sentence(start)
        return self.cues.before_demand.are_in(self.copy[sentence.start : start + 1])

    def followed_by(self, named: Named, phrases: Phrases) -> bool:
        """Say whether one of the phrases begins right behind a name, in its line."""
        last = named.end + _WORDS_REACH
        end = self.text.find("\n", named.end, last)
        words = self.copy[named.end + 1 : end + 1 if end >= 0 else last].split()
        return phrases.begin(words)

    def describes(self, named: Named) -> bool:
        """Say whether a general word only says of what kind the next one is ("compliance frameworks", "AI-powered")."""
        text, end = self.text, named.end
        if text[end : end + 1] == "-":
            return text[end + 1 : end + 2].isalpha()
        following = _GOES_ON.match(text, end)
        return following is not None and not self.followed_by(named, self.cues.behind_general)

    def begins_a_sentence(self, named: Named) -> bool:
        """Say whether a name is the first word of a sentence that goes on with an ordinary word ("Move quickly")."""
        following = _GOES_ON.match(self.text, named.end)
        if not following or following["word"] in self.cues.joiners:
            return False
        return _BEGINS.search(self.text[max(0, named.start - 6) : named.start]) is not None

    def names_in_address(self, named: Named) -> bool:
        """Say whether a name is a part of a web or mail address."""
        text = self.text
        if text.startswith(": http", named.end):  # "LinkedIn: https://…"
            return True
        if text[named.start - 1 : named.start] not in _JOINS and text[named.end : named.end + 1] not in _JOINS:
            return False
        first = max(0, named.start - _LONGEST_ADDRESS)
        start = max(text.rfind(" ", first, named.start), text.rfind("\n", first, named.start), first)
        run = text[start : named.end + 3]
        return any(sign in run for sign in _ADDRESS_SIGNS)


class _Part:
    """A part of a posting under one heading, and what it makes of the skills that it names."""

    __slots__ = ("end", "posting", "section", "start")

    def __init__(self, posting: _Posting, section: Section, start: int, end: int) -> None:
        """Take the posting, and the section and offsets of the part."""
        self.posting = posting
        self.section = section
        self.start = start
        self.end = end

    def counts(self, named: Named) -> bool:
        """Say whether a mention is a demand or a use, not a remark about the company or a degree."""
        kind, section, posting, start = named.kind, self.section, self.posting, named.start
        if kind is _LOOSE:
            return section in _DEMANDED and self._asks_for(named) and not posting.speaks_of_a_degree(start)
        if section is _LOCATION or (posting.has_addresses and posting.names_in_address(named)):
            return False
        if kind is _FIELD and (posting.speaks_of_a_degree(start) or posting.speaks_of_a_team(start, named.end)):
            return False
        if section not in _CRITERIA and posting.names_employer(named):
            return False
        if section in _ASKED or (section is _NONE and self.makes_a_plus(start)):
            return True
        return self._field_counts(start) if kind is _FIELD else self._tool_counts(named)

    def demand(self, start: int) -> Demand:
        """Return how plainly a mention says that the skill is required or a plus."""
        if self.section is _PREFERRED:
            return _PLUS
        if self.makes_a_plus(start):
            return _MARKED
        if self.section is Section.RESPONSIBILITIES:
            return _USED
        if self.section is _NONE and not self.posting.listed(start) and not self.posting.speaks_of_knowing(start):
            return _NAMED
        return _ASKED_FOR if self.section in _REQUIRED else _NAMED

    def makes_a_plus(self, start: int) -> bool:
        """Say whether the section or a mark of preference makes a plus of what is mentioned."""
        if self.section is _PREFERRED:
            return True
        for first, end in self.posting.pluses:  # a generator for each mention costs more than all else
            if first <= start < end and not (first == self.start and self.section in _PLAIN):  # "Desired skills: …"
                return True
        return False

    def _tool_counts(self, named: Named) -> bool:
        start, posting = named.start, self.posting
        if self.section in _ASIDE and not posting.speaks_of_knowing(start):
            return False
        joined = posting.text[start - 1 : start] == "-"  # "ex-Google"
        partner = posting.cues.joined_partner if joined else posting.cues.before_partner
        return not posting.speaks_of_others(start) and not posting.led_by(named, partner)

    def _field_counts(self, start: int) -> bool:
        """Say whether a field of work is asked for or done, not one that the company is in."""
        listed, posting = self.posting.listed(start), self.posting
        if self.section in _ASIDE:
            return listed and posting.speaks_of_knowing(start)
        return listed or (posting.speaks_of_knowing(start) and not posting.speaks_of_others(start))

    def _asks_for(self, named: Named) -> bool:
        """Say whether the words around a general word ask for it ("experience in sales", "sales experience")."""
        posting = self.posting
        if posting.describes(named):
            return False
        if posting.followed_by(named, posting.cues.behind_demand) or posting.led_by(
            named, posting.cues.before_demand, posting.cues.joiners
        ):
            return True
        return self.makes_a_plus(named.start) and posting.lists_demands(named.start)


def _is_meant(posting: _Posting, named: Sequence[Named], index: int) -> bool:
    """Say whether a name that is an ordinary word too, in English or in the posting's language, is meant as a name."""
    each = named[index]
    may_be_ordinary = each.kind is _GUARDED or posting.is_foreign
    if may_be_ordinary and posting.text[each.start : each.end] in posting.ordinary:
        return any(_enumerated(posting, *pair) for pair in pairwise(named[max(0, index - 1) : index + 2]))
    return each.kind is not _GUARDED or _is_a_name(posting, named, index)


def _is_a_name(posting: _Posting, named: Sequence[Named], index: int) -> bool:
    """Say whether an ambiguous name stands in one list with another skill, or beside a cue ("experience with Go")."""
    each = named[index]
    if posting.begins_a_sentence(each):  # where any word has a capital
        return posting.followed_by(each, posting.cues.behind_name)
    if any(_in_one_list(posting, *pair) for pair in pairwise(named[max(0, index - 1) : index + 2])):
        return True
    return posting.led_by(each, posting.cues.before_name) or posting.followed_by(each, posting.cues.behind_name)


def _enumerated(posting: _Posting, first: Named, last: Named) -> bool:
    """Say whether two names stand side by side with a mark between them, not joined to one ("IT-Teams")."""
    return not _ENUMERATED.isdisjoint(posting.text[first.end : last.start]) and _in_one_list(posting, first, last)


def _in_one_list(posting: _Posting, first: Named, last: Named) -> bool:
    between = posting.cues.between
    return last.start - first.end <= _NEIGHBOUR and between.fullmatch(posting.text, first.end, last.start) is not None
