"""The words of a posting around the name of a skill that make it count or not, each looked for when a mention asks."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Container, Iterator, Sequence
from itertools import accumulate

from jobfit.facts.reading import Reading
from jobfit.facts.reading.layout import Span
from jobfit.facts.reading.scope import inside
from jobfit.facts.reading.skill_names import Kind
from jobfit.facts.skill_cues import Phrases, cues
from jobfit.facts.skill_employers import employers
from jobfit.facts.skill_pluses import marked
from jobfit.facts.skill_words import Named, ordinary_in

_FIELD = Kind.FIELD  # an enum's members are slow to look up
_DENIAL_REACH = 24  # characters between a denial and what it denies
_WORDS_REACH = 40  # characters of the words that are looked at in front of a name and behind it
_LONGEST_SENTENCE = 600  # characters; what is longer is several without ends
_LIST_MARKS = frozenset(",;/).")
_LIST_REACH = 90  # characters between a demand and an ambiguous name in its list
_LONGEST_ADDRESS = 200
_ADDRESS_SIGNS = ("://", "www.", "@")
_JOINS = frozenset("/.@:-_=?#")
_NUMBERS = frozenset("-:")
_NUMBERED = re.compile(r"-\d{5}|: ?\+?\d{5}|: ?\+\d")
_DEGREE_REACH = 170
_OTHERS_REACH = 250
_TEAM_REACH = 120  # characters from the words in front of those to work with to a field
_TEAM_WORD = 18
_PURPOSE_WORD = 8
_DUTY_WORD = 20
_ENDS = frozenset(".!?")
_POSSESSIVES = ("'s ", "\u2019s ", "s' ", "s\u2019 ")
_CLOSES = frozenset({"", ".", "!", ";", "\n"})
_BEGINS = re.compile(r"(?:^|[.!?:\n•])[\s*\"'(–-]*\Z")
_GOES_ON = re.compile(r"\s(?P<word>[a-z]\w*)")


class Surroundings:
    """The words in a posting that make a mention count; the sentences are looked at when a mention asks."""

    def __init__(self, reading: Reading, named: Sequence[Named]) -> None:
        """Take the reading, and the names of skills found in it."""
        self.reading = reading
        self.text = reading.text
        self.copy = reading.copy
        self.cues = cues(reading.spoken)
        self.ordinary = ordinary_in(reading.language)
        self.is_foreign = reading.language != "en"
        self.is_a_thread = not reading.posting.title
        self._degrees = reading.hits("skill_degree")
        self._partners = reading.hits("skill_partners")
        self._others = reading.hits("skill_others")
        self._denials = reading.hits("denial")
        self.has_addresses = any(sign in reading.text for sign in _ADDRESS_SIGNS)
        self._known: dict[int, bool] = {}
        self._duties: dict[int, bool] = {}
        self._told: dict[int, bool] = {}
        pluses = sorted(marked(reading, mark) for mark in reading.marks if mark.sense == "preferred")
        self._pluses: Sequence[Span] = pluses
        self._plus_starts: Sequence[int] = [start for start, _ in pluses]
        self._plus_reach: Sequence[int] = [*accumulate((end for _, end in pluses), max)]  # of those up to each
        self._employers = employers(reading, self.cues.employer, named)  # often names of a product too
        self._longer = [name for name in self._employers if " " in name]
        letters = [word[0] for name in self._employers for word in name.split()]
        self.initials = frozenset([*letters, *map(str.upper, letters)])
        """The letters that a name of the employer, or a part of one, begins with."""

    def pluses_at(self, offset: int) -> Sequence[Span]:
        """Return those stretches made a plus that may hold an offset: of thousands in soup, the few around it."""
        return self._pluses[bisect_right(self._plus_reach, offset) : bisect_right(self._plus_starts, offset)]

    def names_employer(self, named: Named) -> bool:
        """Say whether a name is the employer's, begins with it ("Kites Studio" where Kites hire) or is a part of it.

        None does that begins with none of the `initials`.
        """
        start, end, _, kind = named
        name = self.text[start:end].casefold().removesuffix(".com")
        if name in self._employers or (
            kind is not _FIELD and " " in name and name.partition(" ")[0] in self._employers
        ):
            return True
        for employer in self._longer:  # "GPS" in "Kite GPS"
            at = employer.find(name)
            if 0 <= at <= start and self.text[start - at : start - at + len(employer)].casefold() == employer:
                return True
        return False

    def belongs_to_employer(self, start: int) -> bool:
        """Say whether the employer is named as the owner of what is mentioned ("Kites' text-to-speech products")."""
        if not self.text.endswith(_POSSESSIVES, 0, start):
            return False
        owner = self.text[self.text.rfind(" ", 0, start - 1) + 1 : start - 1].casefold()
        return owner.rstrip("s").rstrip("'\u2019") in self._employers

    def listed(self, start: int) -> bool:
        """Say whether what is mentioned stands in an item of a list."""
        return self.text.startswith("* ", self.text.rfind("\n", 0, start) + 1)

    def is_in_a_duty(self, start: int) -> bool:
        """Say whether the line around a mention is one of several duties in a row, which need no bullets."""
        line = self.reading.layout.line(start)
        known = self._duties.get(line.start)
        if known is None:
            known = self._begins_as_a_duty(line.start) and any(
                self._begins_as_a_duty(other) for other in self._beside(line)
            )
            self._duties[line.start] = known
        return known

    def tells_a_duty(self, start: int) -> bool:
        """Say whether the sentence around a mention says what somebody will do ("Develops the …", "you will …")."""
        sentence = self.reading.layout.sentence(start)
        known = self._told.get(sentence.start)
        if known is None:
            tells = self.cues.tells.are_in(self.copy[sentence.start : sentence.end + 2])
            known = self._told[sentence.start] = tells or self._begins_as_a_duty(sentence.start, third=True)
        return known

    def _begins_as_a_duty(self, start: int, *, third: bool = False) -> bool:
        """Say whether a line begins with what somebody does ("Design the …"), as its first word; `third`: "Designs"."""
        if not self.text[start : start + 1].isupper():
            return False
        word = self.copy[start + 1 : start + _DUTY_WORD].partition(" ")[0]
        return word in self.cues.duties and (not third or (word[-1] == "s" and word[-2:] != "ss"))

    def _beside(self, line: Span) -> Iterator[int]:
        """Yield where the lines above and below a line start, not those that are parted from it by a blank one."""
        if line.start and self.text[line.start - 2 : line.start - 1] != "\n":
            yield self.text.rfind("\n", 0, line.start - 1) + 1
        yield line.end + 1

    def speaks_of_knowing(self, start: int) -> bool:
        """Say whether the sentence around a mention speaks of knowing or being able to do something."""
        sentence = self.reading.layout.sentence(start)
        known = self._known.get(sentence.start)
        if known is None:
            copy = self.copy[sentence.start : sentence.end + 2]
            known = self._known[sentence.start] = self.cues.knowledge.are_in(copy)
        return known

    def speaks_of_a_stack(self, start: int) -> bool:
        """Say whether the sentence around a mention says what things are made with ("services written in Go")."""
        sentence = self.reading.layout.sentence(start)
        if sentence.end - sentence.start > _LONGEST_SENTENCE:
            return False
        return self.cues.stack.are_in(self.copy[sentence.start : sentence.end + 2])

    def says_what_company(self, end: int) -> bool:
        """Say whether the word behind a field says that a company does it ("a SaaS company", "an AI startup")."""
        return self.copy[end + 2 : end + _TEAM_WORD].partition(" ")[0] in self.cues.company_kinds

    def speaks_of_the_company(self, start: int) -> bool:
        """Say whether the sentence around a mention says what the company knows or does, not what people bring."""
        sentence = self.reading.layout.sentence(start)
        if self.is_foreign or sentence.end - sentence.start > _LONGEST_SENTENCE:
            return False
        copy = self.copy[sentence.start : sentence.end + 2]
        if self.cues.you.are_in(copy):
            return False
        return self.says_we(start) or any(f" {name} " in copy for name in self._employers)

    def says_we(self, start: int) -> bool:
        """Say whether the sentence around a mention is told by the company ("our global network of experts")."""
        sentence = self.reading.layout.sentence(start)
        return self.cues.us.are_in(self.copy[sentence.start : sentence.end + 2])

    def speaks_of_others(self, start: int) -> bool:
        """Say whether the sentence around a mention names customers, former employers or industries."""
        if not self._others:
            return False
        others = inside(self._others, start - _OTHERS_REACH, start + _OTHERS_REACH)
        return bool(others) and bool(inside(others, *self.reading.layout.sentence(start)))

    def speaks_of_a_degree(self, start: int) -> bool:
        """Say whether the sentence around a mention asks for a degree."""
        if not self._degrees:
            return False
        degrees = inside(self._degrees, start - _DEGREE_REACH, start + _DEGREE_REACH)
        return bool(degrees) and bool(inside(degrees, *self.reading.layout.sentence(start)))

    def speaks_of_a_team(self, start: int, end: int) -> bool:
        """Say whether a field is that of people ("our legal team", "partner with product marketing to …")."""
        following = self.copy[end + 2 : end + _TEAM_WORD].partition(" ")[0]
        if following in self.cues.teams:
            return True
        partners = self._partners and inside(self._partners, start - _TEAM_REACH, start)
        if not partners or "\n" in self.text[partners[-1].end : start]:
            return False
        return self.cues.team_ends.isdisjoint(self.copy[partners[-1].end + 1 : start + 1].split())

    def is_a_purpose(self, start: int) -> bool:
        """Say whether the word in front of a field says that a duty is for it ("tools for compliance")."""
        words = self.copy[max(0, start - _PURPOSE_WORD) : start + 1].split()
        return bool(words) and words[-1] in self.cues.before_purpose

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
        """Say whether a denial stands right beside a name ("we do not use Rails", "SQL is not required")."""
        near = self._denials and inside(self._denials, named.start - _DENIAL_REACH, named.end + _DENIAL_REACH)
        if not near:
            return False
        if inside(near, named.start - _DENIAL_REACH, named.start):
            return self.led_by(named, self.cues.before_denied)
        for denial in inside(near, named.end, named.end + _DENIAL_REACH):
            closes = self.text[denial.end : denial.end + 1] in _CLOSES  # "not required, but a plus" makes a plus
            if closes and denial.sense == "after":
                return self.cues.behind_denied.issuperset(self.copy[named.end + 1 : denial.start + 1].split())
        return False

    def asks_for(self, named: Named) -> bool:
        """Say whether the words beside a name ask for it ("experience in sales", "sales experience")."""
        cues = self.cues
        return self.followed_by(named, cues.behind_demand) or self.led_by(named, cues.before_demand, cues.joiners)

    def speaks_of_using(self, named: Named, joiners: Container[str] = ()) -> bool:
        """Say whether the words beside a name that may be none say that it is one ("using Go", "Go developer")."""
        if self.led_by(named, self.cues.before_name, joiners):
            return True
        return not self.text.startswith(":", named.end) and self.followed_by(named, self.cues.behind_name)

    def asks_for_product(self, named: Named) -> bool:
        """Say whether the words beside the name of the employer ask for experience with its product."""
        return self.speaks_of_using(named, self.cues.articles) or self.is_in_a_list_of_demands(named)

    def lists_demands(self, start: int) -> bool:
        """Say whether a mention stands behind a demand in its sentence ("experience with A, B or C")."""
        sentence = self.reading.layout.sentence(start)
        return self.cues.before_demand.are_in(self.copy[sentence.start : start + 1])

    def is_in_a_list_of_demands(self, named: Named) -> bool:
        """Say whether a name with a capital stands close behind a demand, where not all nouns have one."""
        text, end = self.text, named.end
        if self.is_foreign or not text[named.start].isupper() or text[end : end + 1] not in _LIST_MARKS:
            return False
        first = max(named.start - _LIST_REACH, self.reading.layout.sentence(named.start).start)
        return self.cues.before_demand.are_in(self.copy[first : named.start + 1])

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

    def is_part_of_a_word(self, named: Named) -> bool:
        """Say whether the mark in front of a name joins it to a word, so that it means something else.

        "dev_seo" is another name, "Non-SAP" has nothing of SAP, and "high-power systems" are not power systems;
        "AI-SQL" is SQL still.
        """
        text, start = self.text, named.start
        if not text[start - 2 : start - 1].isalpha():
            return False
        if text[start - 1] == "_":
            return True
        if self.led_by(named, self.cues.joined_denied):
            return True
        if named.kind is not _FIELD or self.is_foreign or " " not in text[start : named.end]:
            return False
        return not self.led_by(named, self.cues.joined_kept)

    def has_a_number(self, named: Named) -> bool:
        """Say whether a long number right behind a name makes a file's or a telephone's name of it."""
        return self.text[named.end : named.end + 1] in _NUMBERS and _NUMBERED.match(self.text, named.end) is not None

    def names_in_address(self, named: Named) -> bool:
        """Say whether a name is a part of a web or mail address."""
        text = self.text
        if text[named.start - 1 : named.start] not in _JOINS and text[named.end : named.end + 1] not in _JOINS:
            return False
        if text.startswith((": http://", ": https://"), named.end):  # "LinkedIn: https://…"
            return True
        first = max(0, named.start - _LONGEST_ADDRESS)
        start = max(text.rfind(" ", first, named.start), text.rfind("\n", first, named.start), first)
        run = text[start : named.end + 3]
        return any(sign in run for sign in _ADDRESS_SIGNS)
