"""Which names of places stand in a piece of text, longest first, and how each stands among its neighbours."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise, zip_longest
from typing import NamedTuple

from jobfit.facts.joining import either
from jobfit.facts.places.table import City, Meaning, meaning, table

_WORD = re.compile(r"\S+")
_APART = re.compile(r"[;|/•·\n]")  # what no name reaches across
_ENDED = re.compile(r"[.!?;:)]")
_PART = re.compile(r"[,;|/•·()\[\]\n:]|\s[–—-]|[–—-]\s")
_SHORT = 3  # letters of a name that counts only in capitals
_CODE = 2
_NEAR_WORDS = 2  # "near the Alps", "cerca de Madrid"
_WELL_KNOWN = 100  # thousands of people of a city that is read inside other words
_OF_COUNTIES = "US"  # elsewhere a county is not named so after a town
_LARGE = 500  # of one that a state of the same name does not outweigh
_CITY = 15  # thousands of people of one that is read in a text at all; a field for places may hold any town


class Name(NamedTuple):
    """One name; `segment` and `part` number the pieces between ";" and between "," that it stands in.

    `code` marks two letters in capitals, which may be a country's or a state's; `alone` a name without other words,
    `near` one behind "near" and the like.
    """

    meaning: Meaning
    start: int
    end: int
    segment: int
    part: int
    code: bool
    alone: bool
    near: bool


class _Word(NamedTuple):
    key: str
    start: int
    end: int


class _Spotted(NamedTuple):
    first: int  # number of its first word
    last: int
    meaning: Meaning
    code: bool


class Piece:
    """A piece of text as words, segments and the names in it."""

    def __init__(self, text: str, copy: str) -> None:
        """Take a piece of text and the same piece of its matching copy."""
        self.text = text
        self.words = [_Word(match[0], *match.span()) for match in _WORD.finditer(copy)]
        self._parts = [match.start() for match in _PART.finditer(text)]
        self._spotted = self._without_short_words(list(self._spot()))
        self._towns = {each.last for each in self._spotted if each.meaning.cities and not each.code}
        joined = set(self._marks_before_parts()) if ";" in text or "/" in text else ()
        self._segments = [end for each in _segment_end().finditer(text) if (end := each.start()) not in joined]
        self._known = {
            word
            for each in self._spotted
            if not each.code or each.first - 1 in self._towns or not self._is_word(each)
            for word in range(each.first, each.last + 1)
        }
        self._named = {each.last for each in self._spotted if not each.code}

    def segment(self, offset: int) -> int:
        """Return the number of the segment that an offset stands in."""
        return bisect_right(self._segments, offset)

    def _marks_before_parts(self) -> Iterator[int]:
        """Yield where a mark parts nothing, as it stands between a town and letters for where that is.

        A ";" does in front of any two letters, a "/" in front of those that are a part of the town's country.
        """
        for town, each in pairwise(self._spotted):
            if each.code and town.meaning.cities and not town.code and each.first == town.last + 1:
                start, end = self._span(each)
                parts = (table().parts.get(city.country, ()) for city in town.meaning.cities)
                marks = ";/" if any(self.text[start:end] in listed for listed in parts) else ";"
                yield from (at for at in range(self.words[town.last].end, start) if self.text[at] in marks)

    def goes_on(self) -> bool:
        """Say whether a word leaves the list of places open, as in "+34 others"."""
        return any(word.key in table().more for word in self.words)

    def said(self) -> set[int]:
        """Return the segments that hold a word which could name a place."""
        joining = table().joining
        return {self.segment(word.start) for word in self.words if not _noise(word.key) and word.key not in joining}

    def names(self, *, cities: bool, sure: bool) -> Iterator[Name]:
        """Yield the names that count; without cities, or only sure ones, if so asked (see `find_places`)."""
        for each in self._spotted:
            alone = self._alone(each)
            if each.code and not self._code_counts(each, alone=alone, sure=sure):
                continue
            if sure and self._only_in_a_location(each):
                continue
            kept = self._kept(each, alone=alone, cities=cities, sure=sure)
            if kept.country or kept.region or kept.states or kept.cities:
                start, end = self._span(each)
                part, near = bisect_right(self._parts, start), self._near(each.first) or self._is_county(each)
                yield Name(kept, start, end, self.segment(start), part, each.code, alone, near)

    def _only_in_a_location(self, each: _Spotted) -> bool:
        """Say whether three letters behind no place's name are rather something else, as in "SWE, Payments"."""
        start, end = self._span(each)
        return self.text[start:end] in table().location_only and each.first - 1 not in self._named

    def _is_county(self, each: _Spotted) -> bool:
        """Say whether "County" or "Township" stands behind a name: it is an area then, whatever town is called so."""
        word = self._word(each.last + 1)
        if word not in table().county or table().county[word] == self._word(each.last + 2):
            return False
        return not _PART.search(self.text, self.words[each.last].end, self.words[each.last + 1].start)

    def _near(self, index: int) -> bool:
        """Say whether "near" and the like stand right in front of a name."""
        before = self.words[max(0, index - _NEAR_WORDS) : index]
        return any(word.key in table().near for word in before)

    def _is_word(self, each: _Spotted) -> bool:
        """Say whether two letters in capitals are a word as well ("OR", "ON")."""
        start, end = self._span(each)
        return self.text[start:end] in table().code_words

    def _names_a_clock(self, index: int) -> bool:
        """Say whether two letters name a time zone: another's stand beside them, or a word for time on either side."""
        letters = self.words[index].key.upper()
        if letters not in table().clocks:
            return False
        if letters in table().rather_clocks and index - 1 not in self._towns:
            return True
        hours, of = self._word(index - 2), self._word(index - 1)
        if of in table().joining and (hours in table().behind_clocks or hours[:1].isdigit()):
            return True  # "within 3h of PT"
        behind = self._word(index + 1)
        beside = (self._word(index - 1), behind, self._word(index + 2) if behind in table().joining else "")
        return behind in table().behind_clocks or any(word.upper() in table().clocks for word in beside)

    def _word(self, index: int) -> str:
        return self.words[index].key if 0 <= index < len(self.words) else ""

    def _span(self, each: _Spotted) -> tuple[int, int]:
        return self.words[each.first].start, self.words[each.last].end

    def _spot(self) -> Iterator[_Spotted]:
        index = 0
        while index < len(self.words):
            found = self._longest(index)
            if found:
                yield found
            index = found.last + 1 if found else index + 1

    def _longest(self, index: int) -> _Spotted | None:
        """Return the longest name that starts at a word."""
        most = table().longest.get(self.words[index].key, 1)
        for length in range(min(most, len(self.words) - index), 0, -1):
            words = self.words[index : index + length]
            written = self.text[words[0].start : words[-1].end]
            if length > 1 and (_APART.search(written) or self._begins_small(words)):
                continue
            found = self._code(index, written) if length == 1 else None
            if found is None and (_counts(written, words) or _is_short_town(written)):
                name = meaning(" ".join(word.key for word in words))
                found = _Spotted(index, index + length - 1, name, code=False) if name else None
            if found:
                return found
        return None

    def _without_short_words(self, spotted: Sequence[_Spotted]) -> list[_Spotted]:
        """Return the names without three letters in small ones, unless they are all that is said or a town's for sure.

        They are when the country or state of such a town stands behind them: "Ulm, Germany".
        """
        return [
            each
            for each, after in zip_longest(spotted, spotted[1:])
            if len(self.words) == 1 or not _is_short_town(self.text[slice(*self._span(each))]) or self._in(each, after)
        ]

    def _in(self, each: _Spotted, after: _Spotted | None) -> bool:
        """Say whether the name right behind a comma is the country or state of one of a town's namesakes."""
        if after is None or after.first != each.last + 1:
            return False
        area = after.meaning
        behind = self.text[self._span(each)[1] : self._span(after)[0]].strip()
        return behind in {",", "("} and any(
            city.division in area.states or city.country == area.country or f"{city.country}-" in area.states
            for city in each.meaning.cities
        )

    def _begins_small(self, words: Sequence[_Word]) -> bool:
        """Say whether an adjective in small letters stands in front of a name: "our new London office"."""
        first, second = (self.text[word.start] for word in words[:2])
        return words[0].key in table().small and first.islower() and second.isupper()

    def _code(self, index: int, written: str) -> _Spotted | None:
        """Return two letters in capitals that no country or region is named by ("US", "EU" are names)."""
        code = table().codes.get(written) if len(written) == _CODE else None
        if code is None or self._is_a_particle(index):
            return None
        name = meaning(self.words[index].key)
        if name and (name.country or name.region):
            return None
        return _Spotted(index, index, code._replace(cities=name.cities) if name else code, code=True)

    def _is_a_particle(self, index: int) -> bool:
        """Say whether two letters join the words of one name: "MONT DE LANS", but not "WILMINGTON DE USA"."""
        if self.words[index].key not in table().particles or not 0 < index < len(self.words) - 1:
            return False
        front, word, back = self.words[index - 1 : index + 2]
        if back.start - word.end > 1 or word.start - front.end > 1 or _noise(front.key) or _noise(back.key):
            return False
        named = meaning(back.key)
        return meaning(front.key) is None and not (named and (named.country or named.region))

    def _kept(self, each: _Spotted, *, alone: bool, cities: bool, sure: bool) -> Meaning:
        """Return what a name may mean where it stands: inside words only what is known well, in a text no town."""
        found = each.meaning
        if self._is_county(each):
            return _in_a_county(found) if cities else Meaning()
        if cities and not alone and not each.code and not found.country:
            rather = self._is_rather_a_state(each) if found.states else False
            found = found._replace(cities=()) if rather else found._replace(states=())
        if not cities:
            return found._replace(cities=())
        if not found.cities:
            return found
        if self._is_a_word(each, alone=alone):
            return found._replace(cities=())
        if alone and not sure:
            return found
        fewest = _CITY if alone else _WELL_KNOWN
        return found._replace(cities=tuple(city for city in found.cities if city.people >= fewest))

    def _is_rather_a_state(self, each: _Spotted) -> bool:
        """Say whether a name in running text is a state's and no small town's: "a shop in Virginia".

        Its own area behind it, or a word with which it is another name, makes it a town's: "in Ontario, California".
        """
        before, behind = self._word(each.first - 1), self.words[each.last + 1 : each.last + 2]
        if before not in table().noise or self.text[self.words[each.first - 1].start].isupper():
            return False
        goes_on = behind and self.text[behind[0].start].isupper()
        if goes_on and not _ENDED.search(self.text, self.words[each.last].end, behind[0].start):
            return False
        large = any(city.people >= _LARGE for city in each.meaning.cities)
        return not large and not any(state.endswith("-") for state in each.meaning.states)

    def _is_a_word(self, each: _Spotted, *, alone: bool) -> bool:
        """Say whether a town's name is rather an ordinary word: "30 days of holiday" is not in Holiday, Florida."""
        words = self.words[each.first : each.last + 1]
        everyday = " ".join(word.key for word in words) in table().not_cities
        small = not self.text[words[0].start].isupper()
        return (everyday and small and not self.text.islower()) if alone else (everyday or small)

    def _alone(self, each: _Spotted) -> bool:
        """Say whether a name is all that its part of the text says, but for words that belong to no name."""
        return self._clear(each.first, -1) and self._clear(each.last, 1)

    def _clear(self, index: int, step: int) -> bool:
        beside = table()
        while 0 <= index + step < len(self.words):
            here, there = self.words[index], self.words[index + step]
            index += step
            between = self.text[here.end : there.start] if step > 0 else self.text[there.end : here.start]
            if _PART.search(between) or index in self._known or there.key in beside.joining:
                return True
            if not _noise(there.key):
                return False
        return True

    def _code_counts(self, each: _Spotted, *, alone: bool, sure: bool) -> bool:
        """Say whether two letters are a place's: alone in their part or behind a name; running text asks for more."""
        first, named = self.words[each.first], self._word_in_front(each.first) in self._named
        if self._names_a_clock(each.first):
            return False  # "ET/CT/MT", "PT hours"
        if each.first and self.words[each.first - 1].key.isdigit():
            return False  # "1012 AB Amsterdam"
        behind = self.text[self.words[each.first - 1].end : first.start].strip() if each.first else "-"
        listed = behind in {",", "("} or (behind == "/" and each.first - 1 in self._known)  # "DE/AT"
        if not listed and self._is_word(each):
            before = self.words[each.first - 1]
            shouted = self.text[before.start : before.end].isupper()
            if each.first - 1 not in self._towns or shouted or before.key in table().not_cities:
                return False  # "international OK", "SAN FRANCISCO OR REMOTE", "Enterprise IT"
        if not sure:
            return alone or self._after_a_name(each.first)
        if named and behind in {"", ",", "),"}:
            return True
        american = any(state.startswith("US-") for state in each.meaning.states)
        return behind == "," and american and self._after_a_name(each.first)

    def _word_in_front(self, index: int) -> int:
        """Return the number of the word in front of one, not counting those in brackets: "Utrecht (centre), NL"."""
        end = self.words[index - 1].end if index else 0
        if not self.text.startswith("),", end):
            return index - 1
        opened = self.text.rfind("(", 0, end)
        return sum(word.end <= opened for word in self.words) - 1

    def _after_a_name(self, index: int) -> bool:
        """Say whether two letters stand behind a word with a capital, as in "San Diego CA"."""
        if index == 0:
            return False
        before = self.words[index - 1]
        return self.text[before.start].isupper() and not _APART.search(self.text, before.end, self.words[index].start)


@cache
def _segment_end() -> re.Pattern[str]:
    """Return the expression for what parts the pieces of a text: a mark, or a word such as "or"."""
    return re.compile(rf"[;|/•·\n]|\s(?:{either(table().parting)})\s|\s&\s", re.IGNORECASE)


def _noise(key: str) -> bool:
    """Say whether a word names nothing itself: those of the table, postal codes and the single letters before them."""
    return len(key) == 1 or key[0].isdigit() or key in table().noise


def _counts(written: str, words: Sequence[_Word]) -> bool:
    """Say whether words are written as a name is: short ones in capitals, and no word of every day."""
    if len(words) == 1 and words[0].key in table().noise and words[0].key != "anywhere":
        return False
    return len(written.replace(".", "")) > _SHORT or (written.isupper() and written.isascii())


def _in_a_county(found: Meaning) -> Meaning:
    """Return what the name of a county tells when there is a town called so: the country, but no town or state."""
    return Meaning(cities=tuple(City(_OF_COUNTIES, *city[1:]) for city in found.cities if city.country == _OF_COUNTIES))


def _is_short_town(written: str) -> bool:
    """Say whether three letters begin with a capital, as "Ulm" does and many a word."""
    return len(written) == _SHORT and written.isalpha() and written.istitle()
