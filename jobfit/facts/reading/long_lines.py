"""A long line of a text that has lost its line breaks: where headings, labels and items show that they stood."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from jobfit.facts.joining import joining
from jobfit.facts.reading.lexicon import Hit, near_lexicon
from jobfit.facts.reading.sections import Section

LONG = 800
"""Characters of a line that is more than a paragraph."""

_LOCATION, _PREFERRED = Section.LOCATION, Section.PREFERRED
_SIGNS = "\u2190"  # arrows, boxes, emoji and what else no word is written with come behind it
_ADJECTIVES = ("e", "er", "es", "en", "em")
_VERB = "en"
_BOLD = "**"
_INFINITIVE = " zu "
_ENDS = {  # the sections whose lists end where the employer speaks, and where a person is spoken of
    "employer": frozenset({Section.RESPONSIBILITIES, Section.REQUIREMENTS, _PREFERRED, Section.APPLY, Section.LEGAL}),
    "person": frozenset({Section.ROLE, Section.RESPONSIBILITIES, Section.APPLY, Section.COMPANY}),
}
_DEMANDS = frozenset({Section.REQUIREMENTS, _PREFERRED})
_WEAK = frozenset({Section.COMPANY, Section.APPLY, Section.LEGAL})  # one word of theirs heads little: "Legal Manager"
_OPENED = frozenset("¿¡")
_TELLING = 12  # characters of a word that hardly stands in a name with a capital: "requirements"
_CAPITALS = 5  # characters of a word in capitals that is no abbreviation
_CAPITAL_NOUNS = frozenset({"de"})  # languages that write them so
_TOPIC = "line_breaks"
_FEWEST_BARS = 5
_FEWEST_BULLETS = 2
_FEWEST_DASHES = 2
_FEWEST_GLUED = 3  # bullets with no space behind them
_BEFORE_REACH = 6
_WORD_REACH = 30
_OPENING_REACH = 24
_OPENING = re.compile(r"(?:^|\s)(?P<word>[A-Z][\w'’]*)(?:\s[a-z][\w'’]*){0,2}\s\Z")
_ENDED = re.compile(r"(?:[.!?:;…)\]•·*|–—-]|[^\w\s,'’\"(&/])\s*\Z")
_YEARS_BEHIND = r"\d+ ?(?:\+|[-–—] ?\d+|to \d+)? ?\+? [Yy]ears?\b"
_HEADING_END = re.compile(  # at most three words of the heading are not known, and behind them something begins
    r"(?=\s+[A-ZÀ-ÖØ-ÞŁŚŻ¿¡•·*✔✓–—-])|\s+[a-z][\w'’]*(?=\s+[A-Z•])|(?:\s+[a-z][\w'’]*){0,3}\s*(?=:(?![a-z])|\s[•·*✔✓]\s)"
    r"|(?:\s+[a-z][\w'’]*){0,2}\s?(?:\?|…|\.\.\.)(?=\s)|\s\([^()]{2,40}\)(?=:?\s)"
    rf"|(?= {_YEARS_BEHIND})"
)
_ASKED = frozenset("?….)")  # what ends a heading like "Why join us?"
_NAME = re.compile(r"(?:\s[A-Z][\w&'’.-]*){1,3}(?=\s?:\s)")  # what a heading ends in: "What you'll do at Acme Kites:"
_ABOUT = (  # "… of the world. About Acme Acme makes kites"
    r"(?<=\s)(?=[A-Z])%(about_us)s\s(?P<name>[A-Z0-9][\w.&'’-]*)(?:\s[A-Z0-9][\w.&'’-]*){0,3}?(?:\s\([^()]{2,20}\))?\s"
    r"(?=(?i:(?P=name))\b|(?=[A-Z])%(opens_about_us)s\s)"
)
_SENTENCE_END = re.compile(r"[.!?)…]\s(?=[A-Z])")
_LEAD = re.compile(r"[A-Z](?:[\w'’&,/.+#-]*[\w'’&,/+#-]\s){2,11}[\w'’]+:(?=\s[A-Z\"“•*·\[(0-9-])")
_BAR = re.compile(r"\|")
_BULLET = re.compile(r"(?<=\s)[•·●▪◦‣*✔✓](?=\s)")
_GLUED = re.compile(r"(?<=\s)[•·●▪◦‣*✔✓](?=[A-Z])")
_DASH = re.compile(rf"(?<=\s)[-–](?=\s[A-Z]|(?<=[a-z.:;)]\s.)\s{_YEARS_BEHIND})")
_YEARS = re.compile(rf"(?<=[a-z)%]) (?={_YEARS_BEHIND})")
_WORD_BEFORE = re.compile(r"([\w.+#'’]+)([)\]”\"]?) \Z")


class LongLine:
    """A line that has lost its breaks: the offsets of the spaces in whose place they stood."""

    def __init__(self, text: str, copy: str, spoken: tuple[str, ...], first: int, end: int) -> None:
        """Take the document with its matching copy, the languages, and where the line starts and ends."""
        self._text = text
        self._spoken = spoken
        self._first = first
        self._end = end
        self._is_english = spoken == ("en",)
        self._has_capital_nouns = not _CAPITAL_NOUNS.isdisjoint(spoken)
        copy = copy[first : end + 2]
        self._words = near_lexicon(spoken, _TOPIC).find(text, copy, first)
        self._known = near_lexicon(spoken, "sections", "headings").find_in("headings", text, copy, first)
        opening = self._words.of("break_open")
        self._open = frozenset(hit.end for hit in opening)
        headings = self._words.of("break_heading")
        self._openings = frozenset(hit.start for hit in headings)
        self._sure_openings = frozenset(hit.start for hit in headings if hit.sense == "sure")
        self._particles = frozenset(hit.end for hit in self._words.of("break_particle"))
        going_on = (*self._words.of("break_goes_on"), *(hit for hit in opening if hit.sense == "both"))
        self._going_on = frozenset(hit.end for hit in going_on)
        self._beginnings = frozenset(hit.start for hit in self._words.of("break_item") if text[hit.start].isupper())
        self.bullets = frozenset(self._bullets())
        self._bullets_in_order = sorted(self.bullets)
        self.items = frozenset(self._items())
        self._headed = [*self._headings()]
        self._inside = {at for start, end in self._headed for at in range(start, end)}
        ends = self._words.of("break_end")
        self.ends = {self._line(hit): _ENDS[hit.sense] for hit in ends if self._begins_line(hit)}

    def _items(self) -> Iterator[int]:
        for hit in self._words.of("break_item"):
            before = self._before(hit.start) if hit.start in self._beginnings else None
            if before and (hit.sense == "sure" or (self._is_english and (before[2] or before[1].islower()))):
                yield hit.start - 1
        for years in _YEARS.finditer(self._text, self._first, self._end):
            if years.start() not in self._open:
                yield years.start()

    def _begins_line(self, hit: Hit) -> bool:
        """Say whether a phrase with a capital stands behind an item or a sentence, and in no heading.

        An item in which the employer speaks is one of its list: "• We fly by night, and so do you".
        """
        if not self._text[hit.start].isupper():
            return False
        if self._line(hit) < hit.start:
            return hit.sense != "employer"
        if hit.start in self._inside or self._is_in_list(hit.start):
            return False
        before = self._before(hit.start)
        if before is None:
            return self._has_ended(hit.start)
        return before.start() not in self._beginnings and not self._is_adjective(before)

    def _is_in_list(self, start: int) -> bool:
        """Say whether an offset is inside an item with a bullet, and another item follows before any heading."""
        bullets = self._bullets_in_order
        at = bisect_right(bullets, start)
        if at in {0, len(bullets)}:
            return False
        return not any(bullets[at - 1] < heading < bullets[at] for heading, _ in self._headed)

    def _line(self, hit: Hit) -> int:
        """Return where the line of a phrase begins that opens it: in front of its bullet, if it has one."""
        item = hit.start - len("* ")
        return item if item in self.bullets else hit.start

    def _before(self, start: int) -> re.Match[str] | None:
        """Return the word in front of an offset, with what closes behind it; None when it is no word or goes on."""
        return None if start - 1 in self._open else self._word_before(start)

    def _word_before(self, start: int) -> re.Match[str] | None:
        return _WORD_BEFORE.search(self._text, max(self._first, start - _WORD_REACH), start)

    def _is_adjective(self, word: re.Match[str] | None) -> bool:
        """Say whether a word in front of one with a capital is an adjective that goes on with it: "gute Kenntnisse"."""
        if not word or not self._has_capital_nouns or not word[1].endswith(_ADJECTIVES):
            return False
        if word.end(1) in self._particles:
            return False
        if not word[1].islower():
            return word.start() in self._beginnings  # "Moderner Tech-Stack"
        return not self._text.endswith(_INFINITIVE, 0, word.start())

    def _is_verb(self, word: re.Match[str] | None) -> bool:
        """Say whether a word may be a verb: "… die alle gern haben Qualifikation Du", no "einer vergleichbaren …"."""
        return word is not None and word[1].endswith(_VERB) and word.start() - 1 not in self._open

    def _labels(self) -> Iterator[int]:
        """Yield the spaces in front of the labels of a table: "… Remote Contract: permanent Pay: 70k"."""
        for hit in self._words.of("break_label"):
            if self._text.startswith((":", " : "), hit.end) and self._text[hit.start].isupper():
                before = self._before(hit.start)
                if before and not self._is_adjective(before):
                    yield hit.start - 1

    def breaks(self) -> Iterator[int]:
        """Yield the offsets in whose place a break stood, of spaces for the most part; some come several times."""
        for start, end in self._headed:
            bold = self._is_bold(start, end) * len(_BOLD)
            yield start - bold - 1
            if self._text[end] != ":":
                yield end + bold
        yield from self.items - self._inside
        yield from (start - 1 for start in self.ends)
        yield from self._labels()
        yield from self._leads()
        yield from self._abouts()
        yield from (at - 1 for at in self._several(_GLUED, _FEWEST_GLUED))

    def _headings(self) -> Iterator[tuple[int, int]]:
        """Yield where each heading starts and ends."""
        reach, before, done = -1, -1, self._first
        conditions = {hit.end for hit in self._words.of("break_condition")}
        for hit, behind in zip_longest(self._known, self._known[1:]):
            goes_on = before >= 0 and hit.start <= reach + 1  # "Bonus points if" and "you have"
            goes_on = goes_on and (reach in conditions or not self._is_whole(hit))
            start = before if goes_on else self._opened(hit, done)
            reach, before = hit.end, start
            if start < self._first or hit.sense == _LOCATION:  # that is a label
                continue
            adjacent = behind is not None and behind.start == hit.end + 1
            follows = adjacent and self._text.startswith(":", behind.end)
            if adjacent and (follows or "-" in self._text[start : hit.end]) and not self._is_whole(behind):
                continue  # "Bonus" and "Qualifications:", "Stand-out" and "Skills"
            if self._text[start - 1] in _OPENED:
                start -= 1
            ended = hit.end if follows else self._end_of_heading(start, hit)
            if ended >= 0 and (ended not in conditions or self._text[ended] == ":"):
                yield start, ended
                before, done = -1, ended

    def _is_whole(self, hit: Hit) -> bool:
        """Say whether a phrase is a heading of its own behind another: "Qualifikation Was du mitbringst:"."""
        return " " in self._text[hit.start : hit.end] and self._text[hit.start].isupper()

    def _opened(self, hit: Hit, done: int) -> int:
        """Return where a heading begins whose last words are known ("What you have"), -1 when nothing opens it.

        No word opens it that is of the heading in front, which ends at `done`, and none but capitals open capitals.
        """
        opening = _OPENING.search(self._text, max(done, hit.start - _OPENING_REACH), hit.start)
        shouted = self._text[hit.start : hit.end].isupper()
        if opening and opening.start("word") in self._openings and not (shouted and not opening[0].isupper()):
            return opening.start("word")
        return hit.start if self._text[hit.start].isupper() else -1

    def _end_of_heading(self, start: int, hit: Hit) -> int:
        """Return where a heading in the midst of a line ends whose last known words are a hit, -1 when it is none."""
        text, end = self._text, hit.end
        if end >= self._end - 1 or self._is_bold(start, end):
            lasting = end >= self._end - 1  # of the line: "… with the wind. Duties:"
            return -1 if lasting and not (text.startswith(":", end) and self._has_ended(start)) else end
        words = text[start:end]
        listed = text[end] == ":" or end + 1 in self.bullets
        if " " not in words:
            lone = self._is_english or self._has_capital_nouns or not self._has_ended(start)  # no "Valoramos Go"
            if hit.sense == _PREFERRED and not listed and "-" not in words and lone:
                return -1  # "Ideally you know Go"
            return end if self._is_heading(start, hit) else -1
        if start - 1 in self._going_on:  # "we look forward to your application:"
            return -1
        if listed or end in self.items:
            return end
        whole = " " in text[hit.start : end] or text[hit.start].isupper() or self._begins(end + 1)  # no "We apply AI"
        return self._end_of_words(start, end) if whole else -1

    def _is_bold(self, start: int, end: int) -> bool:
        """Say whether text[start:end], and no more, is marked as bold: "**Requirements**"."""
        return self._text.startswith(_BOLD, end) and self._text.endswith(_BOLD, self._first, start)

    def _end_of_words(self, start: int, end: int) -> int:
        """Return where a heading of several words ends of which text[start:end] is known, -1 when it is none."""
        text = self._text
        rest = _HEADING_END.match(text, end, self._end)
        if not rest or rest.end() >= self._end:
            return -1
        ended = rest.end()
        if ended > end and ended in self._going_on and text[ended] != ":":  # "We are looking for a Senior Baker"
            name = _NAME.match(text, ended, self._end)
            return name.end() if name else -1
        if self._has_capital_nouns and text[ended] != ":" and not self._begins(ended + 1):
            opens = self._has_ended(start) or (start in self._sure_openings and self._before(start) is not None)
            return ended if opens and (ended == end or text[ended - 1] in _ASKED) else -1  # "so bieten wir Projekte"
        return ended

    def _is_heading(self, start: int, hit: Hit) -> bool:
        """Say whether one word is a heading: a sentence has ended in front of it, or what begins an item is behind.

        Where nouns have capitals none stands behind an adjective: "… Projekte Qualifikation Du", "gute Kenntnisse".
        """
        text, end = self._text, hit.end
        ended = self._has_ended(start)
        before = None if ended else self._word_before(start)
        behind = text[end + 1 : end + 2]
        begins = self._begins(end + 1) or behind.isdigit()
        adjective = self._is_adjective(before)
        if text[end] == ":" or (adjective and not (begins and self._is_verb(before))):
            return not adjective
        if hit.sense in _WEAK:
            return ended and begins
        if ended or not before:
            return ended and (begins or behind.isupper())
        if self._is_in_capitals(start, end) or (hit.sense in _DEMANDS and "-" in text[start:end]):  # "Must-haves"
            return behind.isupper() and start - 1 not in self._open
        if self._has_capital_nouns:
            return begins or (behind.isupper() and start - 1 not in self._open)
        begins = begins or (behind.isupper() and (end - start >= _TELLING or not self._is_english))
        return begins and before[1].islower() and start - 1 not in self._open

    def _is_in_capitals(self, start: int, end: int) -> bool:
        """Say whether a word stands in capitals between two that do not: "… of kites BENEFITS Free string"."""
        text = self._text
        if end - start < _CAPITALS or not text[start:end].isupper():
            return False
        before = text[max(self._first, start - _WORD_REACH) : start].split()[-1:]
        behind = text[end : end + _WORD_REACH].split()[:1]
        return not any(len(word) > 1 and word.isupper() for word in (*before, *behind))

    def _has_ended(self, start: int) -> bool:
        """Say whether a sentence or a part of the line ends in front of an offset."""
        return start == self._first or _ENDED.search(self._text[max(0, start - _BEFORE_REACH) : start]) is not None

    def _begins(self, start: int) -> bool:
        """Say whether an item begins at an offset, or a bullet or another sign stands there."""
        return start in self._beginnings or start in self.bullets or self._text[start : start + 1] > _SIGNS

    def _leads(self) -> Iterator[int]:
        """Yield the spaces in front of what leads a list, and behind some: "… for us. The tools we use: Python"."""
        ends = (found.end() for found in _SENTENCE_END.finditer(self._text, self._first, self._end))
        reach = -1
        for start in sorted({*ends, *self._openings}):
            lead = _LEAD.match(self._text, start, self._end) if start > reach else None
            if lead:
                reach = lead.end()
                yield max(start - 1, 0)
                if start in self._openings:
                    yield reach

    def _abouts(self) -> Iterator[int]:
        """Yield the spaces around the headings over what an employer says of itself: "… string. About Acme We make"."""
        for about in joining(self._spoken, _ABOUT).finditer(self._text, self._first, self._end):
            if about.start() - 1 not in self._open:
                yield about.start() - 1
                yield about.end() - 1

    def bars(self) -> Sequence[int]:
        """Return the offsets of the bars that lines were joined with, of which there are several."""
        return self._several(_BAR, _FEWEST_BARS) if self._is_long() else ()

    def _bullets(self) -> Sequence[int]:
        dashes = self._several(_DASH, _FEWEST_DASHES) if self._is_long() else ()
        return (*self._several(_BULLET, _FEWEST_BULLETS), *dashes)

    def _is_long(self) -> bool:
        """Say whether the line is no "Kite Works | Leeds | Full-time", whose bars and dashes part what it names."""
        return self._end - self._first >= LONG

    def _several(self, sign: re.Pattern[str], fewest: int) -> Sequence[int]:
        """Return where a sign stands in the line; nothing when it stands there fewer times."""
        found = [each.start() for each in sign.finditer(self._text, self._first, self._end)]
        return found if len(found) >= fewest else ()
