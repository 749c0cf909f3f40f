"""Which mentions of a skill count, and how plainly each says that the skill is required or a plus.

Whatever the text says of the company, its benefits or the law is no demand; an ordinary word is no name.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise

from jobfit.facts.reading import Hits, Reading, Section
from jobfit.facts.reading.lexicon import Lexicon
from jobfit.facts.reading.skill_names import Kind
from jobfit.facts.skill_deeds import done_in
from jobfit.facts.skill_demand import Demand
from jobfit.facts.skill_parts import end_of_list, parts
from jobfit.facts.skill_shared import with_shared
from jobfit.facts.skill_surroundings import Surroundings
from jobfit.facts.skill_words import Named, named_in

_NEIGHBOUR = 24  # characters between an ambiguous name and the skill beside it
_JOINS = frozenset("-_")
_ENUMERATED = frozenset(",/(|&;•·")
_UNREAD = frozenset({Section.BENEFITS, Section.LEGAL})
_ASIDE = frozenset({Section.COMPANY, Section.APPLY})
_REQUIRED = frozenset({Section.REQUIREMENTS, Section.TITLE, Section.NONE})
_DEMANDED = frozenset({Section.REQUIREMENTS, Section.PREFERRED, Section.NONE, Section.ROLE})
_CRITERIA = frozenset({Section.REQUIREMENTS, Section.PREFERRED})
_PLAIN = frozenset({Section.REQUIREMENTS, Section.TITLE})
_ASKED = frozenset({Section.REQUIREMENTS, Section.PREFERRED, Section.RESPONSIBILITIES, Section.TITLE})
# an enum's members are slow to look up
_NONE, _PREFERRED, _LOCATION, _DUTIES = Section.NONE, Section.PREFERRED, Section.LOCATION, Section.RESPONSIBILITIES
_FIELD, _LOOSE, _GUARDED = Kind.FIELD, Kind.LOOSE, Kind.GUARDED
_TITLE, _BY_WORDS = Kind.TITLE, frozenset({Kind.LOOSE, Kind.TITLE, Kind.ROLE})
_NAMES = frozenset({Kind.TOOL, Kind.GUARDED})
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

    @property
    def is_named_for_itself(self) -> bool:
        """Say whether the title names the skill, or the words beside a name that is no general word ask for it."""
        named, part = self.named, self._part
        return part.section is Section.TITLE or (named.kind is not _LOOSE and part.posting.asks_for(named))

    def is_plainer_than(self, other: Mention) -> bool:
        """Say whether this mention tells more surely than another whether the skill is required or a plus."""
        if self.plus is other.plus:
            return self._part.section in _PLAIN and other._part.section not in _PLAIN
        return self._part.demand(self.named.start) > other._part.demand(other.named.start)


def demanded(reading: Reading, names: Lexicon, found: Hits) -> list[Mention]:
    """Return the plainest mention of each skill that counts, the first of several, in the order they are named in.

    `found` is what `names` found in the posting.
    """
    named = named_in(reading.text, found)
    done = done_in(reading, found)
    if not named and not done:
        return []
    posting = Surroundings(reading, named)
    mentions: dict[str, Mention] = {}
    for stretch in _stretches(posting):
        start, end = stretch[0].start, stretch[-1].end
        shared = with_shared(posting.text, posting.cues.shares, names, _inside(named, start, end))
        _count(stretch, _with(shared, _inside(done, start, end)), mentions)
    return [*mentions.values()]


def _with(named: Sequence[Named], done: Sequence[Named]) -> Sequence[Named]:
    return sorted([*named, *done]) if done else named


def _inside(named: Sequence[Named], start: int, end: int) -> Sequence[Named]:
    """Return the names inside text[start:end]; one that goes on behind it is a part of what stands there."""
    inside = named[bisect_left(named, (start,)) : bisect_left(named, (end,))]
    return inside[:-1] if inside and inside[-1].end > end else inside


def _stretches(posting: Surroundings) -> Iterator[list[_Part]]:
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


class _Part:
    """A part of a posting under one heading, and what it makes of the skills that it names."""

    __slots__ = ("end", "posting", "section", "start")

    def __init__(self, posting: Surroundings, section: Section, start: int, end: int) -> None:
        """Take the posting, and the section and offsets of the part."""
        self.posting = posting
        self.section = section
        self.start = start
        self.end = end

    def counts(self, named: Named) -> bool:
        """Say whether a mention is a demand or a use, not a remark about the company or a degree."""
        kind, section, posting, start = named.kind, self.section, self.posting, named.start
        if kind in _BY_WORDS:
            return self._people_count(kind) if kind is not _LOOSE else self._asks_for(named)
        text = posting.text  # few names get as far as a call by the letters that they begin with
        joined = (text[start - 1] in _JOINS and posting.is_part_of_a_word(named)) or posting.has_a_number(named)
        if joined or section is _LOCATION or (posting.has_addresses and posting.names_in_address(named)):
            return False
        if text[start] in posting.initials and posting.names_employer(named) and not self._asks_for_product(named):
            return False
        if kind is _FIELD and (self._is_studied(named) or posting.speaks_of_a_team(start, named.end)):
            return False
        if section in _ASKED or (section is _NONE and self.makes_a_plus(start)):
            return kind is not _FIELD or section is not _DUTIES or not posting.is_a_purpose(start)
        return self._field_counts(named) if kind is _FIELD else self._tool_counts(named)

    def _is_studied(self, named: Named) -> bool:
        """Say whether a field is one that a degree is asked in, and no experience."""
        return self.posting.speaks_of_a_degree(named.start) and not self.posting.asks_for(named)

    def _asks_for_product(self, named: Named) -> bool:
        """Say whether a requirement asks for experience with the employer's product."""
        return self.section in _CRITERIA and self.posting.asks_for_product(named)

    def _people_count(self, kind: Kind) -> bool:
        """Say whether the name of those who do some work says what work a posting is for."""
        if kind is _TITLE:
            return self.section is Section.TITLE
        return self.posting.is_a_thread and self.section not in _ASIDE

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
        for first, end in self.posting.pluses_at(start):  # a generator for each mention costs more than all else
            if start < end and not (first == self.start and self.section in _PLAIN):  # "Desired skills: …"
                return True
        return False

    def _tool_counts(self, named: Named) -> bool:
        start, posting = named.start, self.posting
        if posting.belongs_to_employer(start):
            return False
        if self.section in _ASIDE and not (posting.speaks_of_knowing(start) or posting.speaks_of_a_stack(start)):
            return False
        joined = posting.text[start - 1 : start] == "-"  # "ex-Google"
        partner = posting.cues.joined_partner if joined else posting.cues.before_partner
        return not posting.speaks_of_others(start) and not posting.led_by(named, partner)

    def _field_counts(self, named: Named) -> bool:
        """Say whether a field of work is asked for or done, not one that the company is in."""
        start, posting = named.start, self.posting
        listed = posting.listed(start)
        if posting.belongs_to_employer(start) or posting.says_what_company(named.end):
            return False
        if self.section in _ASIDE:
            return listed and posting.speaks_of_knowing(start) and not posting.says_we(start)
        if listed or (posting.is_in_a_duty(start) and not posting.is_a_purpose(start)):
            return True
        if posting.speaks_of_others(start):
            return False
        if posting.tells_a_duty(start):
            return not posting.is_a_purpose(start)
        return posting.speaks_of_knowing(start) and not posting.speaks_of_the_company(start)

    def _asks_for(self, named: Named) -> bool:
        """Say whether the words around a general word ask for it."""
        posting, start = self.posting, named.start
        if self.section not in _DEMANDED or posting.describes(named):
            return False
        if posting.speaks_of_a_degree(start) or posting.speaks_of_others(start):
            return False
        return posting.asks_for(named) or (self.makes_a_plus(start) and posting.lists_demands(start))


def _is_meant(posting: Surroundings, named: Sequence[Named], index: int) -> bool:
    """Say whether a name that is an ordinary word too, in English or in the posting's language, is meant as a name."""
    each = named[index]
    may_be_ordinary = each.kind is _GUARDED or posting.is_foreign
    if may_be_ordinary and posting.text[each.start : each.end] in posting.ordinary:
        beside = [one for one in named[max(0, index - 1) : index + 2] if one is each or one.kind in _NAMES]
        return any(_enumerated(posting, *pair) for pair in pairwise(beside))
    return each.kind is not _GUARDED or _is_a_name(posting, named, index)


def _is_a_name(posting: Surroundings, named: Sequence[Named], index: int) -> bool:
    """Say whether an ambiguous name stands in one list with another skill, or beside a cue ("experience with Go")."""
    each = named[index]
    if posting.begins_a_sentence(each):  # where any word has a capital
        return posting.followed_by(each, posting.cues.behind_name)
    if any(_in_one_list(posting, *pair) for pair in pairwise(named[max(0, index - 1) : index + 2])):
        return True
    return posting.speaks_of_using(each) or posting.is_in_a_list_of_demands(each)


def _enumerated(posting: Surroundings, first: Named, last: Named) -> bool:
    """Say whether two names stand side by side with a mark between them, not joined to one ("IT-Teams")."""
    return not _ENUMERATED.isdisjoint(posting.text[first.end : last.start]) and _in_one_list(posting, first, last)


def _in_one_list(posting: Surroundings, first: Named, last: Named) -> bool:
    apart = last.start - first.end
    if apart == 1 and last.kind is _FIELD and posting.text[first.end] == " ":  # "Combine data analysis with …"
        return False
    return apart <= _NEIGHBOUR and posting.cues.between.fullmatch(posting.text, first.end, last.start) is not None
