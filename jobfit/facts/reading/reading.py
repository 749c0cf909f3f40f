"""Reading: one posting as a document with fields, hits, sentences, sections and senses, made once for all facts."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from functools import cached_property, partial, wraps
from typing import Any, TypeVar

from jobfit.facts.model import Evidence
from jobfit.facts.reading.answers import (
    Answer,
    AnswerPlace,
    answer_place,
    crossed,
    may_be_asked,
    names_an_option,
    signed,
    without_empty_boxes,
)
from jobfit.facts.reading.language import language_of
from jobfit.facts.reading.layout import Layout, Section, Span
from jobfit.facts.reading.lexicon import Hit, Hits, Lexicon, Near, find_all, first_words, languages, near_lexicon
from jobfit.facts.reading.matching import matching_copy, without_links
from jobfit.facts.reading.scope import DENIAL_REACH, denied, inside, marked, required
from jobfit.postings.model import JobPosting

_DENYING = frozenset({Answer.NO, Answer.ABSENT})
_ANSWER_REACH = 20  # characters
_LIST_REACH = 90
_VOICE_REACH = 40
_OPENING = " *•–—-"
_LASTING = frozenset({"gone", "quoted"})  # voices that nothing in the sentence brings back to the job
_QUOTES = frozenset('"“„«‘')
_MOST_WORDS = 4  # of one thing in a list
_WORD = re.compile(r"\w")
LONGEST_QUOTE = 120
_FIELDS = ("title", "location", "description")  # in the order in which they stand in a document
_Found = TypeVar("_Found")


class Reading:
    """A posting's title, location and description as one document; every offset is in characters of `text`."""

    def __init__(self, posting: JobPosting, *, today: date | None = None) -> None:
        """Take a normalised posting, and the day that ages are counted to (None: ages stay unknown)."""
        self.posting = posting
        self.today = today
        self.kept: dict[object, Any] = {}  # what `once` keeps
        self._voices: dict[int, Hit | None] = {}
        self._answers: dict[tuple[int, int], Answer | None] = {}
        self._near: dict[tuple[str, int, int], Near] = {}
        self._near_topics: dict[tuple[str, int, int], Hits] = {}
        self.text = f"{posting.title}\n{posting.location}\n{posting.description}"
        location = len(posting.title) + 1
        description = location + len(posting.location) + 1
        self.fields = {
            "title": Span(0, location - 1),
            "location": Span(location, description - 1),
            "description": Span(description, len(self.text)),
        }
        self._origins = (0, location, description)
        # one character ahead of `text`
        self.copy = f" {matching_copy(without_empty_boxes(without_links(self.text)))} "

    @cached_property
    def language(self) -> str | None:
        """Return the ISO 639-1 code of the language that the posting is written in, None when too little is said."""
        return self.posting.language or language_of(self.copy, self.text)

    @cached_property
    def spoken(self) -> tuple[str, ...]:
        """Return the languages whose words apply: English always, and the posting's own when there are words for it."""
        return ("en",) if self.language in {None, "en"} or self.language not in languages() else ("en", self.language)

    @cached_property
    def words(self) -> Hits:
        """Return every phrase of the word files that stands in the document, by group."""
        return find_all(self.spoken, self.text, self.copy)

    @cached_property
    def layout(self) -> Layout:
        """Return the document's lines, sentences, clauses and sections."""
        return Layout(
            self.text,
            self.hits("headings"),
            self.fields,
            self.hits("heading_wish"),
            self.hits("requiredness", "preferred"),
            self._heads,
        )

    def _heads(self, line: Span) -> Section | None:
        """Return the section that a line heads by its last words, by its first or by any, None when they tell none."""
        start, end = line
        words = self.near_topic("headings", start, end)
        if words.of("heading_against"):
            return None
        search = partial(_WORD.search, self.text)
        alone = [hit for hit in words.of("heading_alone") if not (search(start, hit.start) or search(hit.end, end))]
        lasting = [hit for hit in words.of("heading_end") if not search(hit.end, end)]
        leading = [hit for hit in words.of("heading_begin") if not search(start, hit.start)]
        telling = alone or lasting[-1:] or leading or words.of("heading_word")
        return Section(telling[0].sense) if telling else None

    def hits(self, group: str, *senses: str, field: str | None = None) -> Sequence[Hit]:
        """Return the phrases of a group found in the document, in order; of some senses or in one field if given."""
        found: Sequence[Hit] = self.words.of(group)
        if senses:
            found = [hit for hit in found if hit.sense in senses]
        if field:
            span = self.field(field)
            found = [hit for hit in found if span.start <= hit.start < span.end]
        return found

    def find(self, other: Lexicon) -> Hits:
        """Return what another lexicon (such as the person's own phrases) finds in the document, by group."""
        return other.find(self.text, self.copy)

    def near(self, name: str, start: int, end: int) -> Near:
        """Return the words of one topic's `near` files that stand in text[start:end], by group and in order.

        A start in front of the text is its beginning, so that a reach may be asked for wherever a word stands.
        """
        start = max(0, start)
        window = (name, start, end)
        found = self._near.get(window)
        if found is None:
            copy = self.copy[start : end + 2]
            found = self._near[window] = Near((self.spoken, name), self.text, copy, start)
        return found

    def near_topic(self, name: str, start: int, end: int) -> Hits:
        """Return what `near` does, for when most groups of the topic are asked for: all are looked for in one pass."""
        start = max(0, start)
        window = (name, start, end)
        found = self._near_topics.get(window)
        if found is None:
            copy = self.copy[start : end + 2]
            found = self._near_topics[window] = near_lexicon(self.spoken, name).find(self.text, copy, start)
        return found

    def near_group(self, name: str, group: str, start: int, end: int) -> Sequence[Hit]:
        """Return the hits of one group of a topic in text[start:end], for when no other group is asked for there."""
        start = max(0, start)
        return near_lexicon(self.spoken, name, group).find_in(group, self.text, self.copy[start : end + 2], start)

    def field(self, name: str) -> Span:
        """Return where a field (title, location or description) stands in the document."""
        return self.fields[name]

    def section(self, offset: int) -> Section:
        """Return the section that an offset stands in."""
        return self.layout.section(offset)

    def sentence(self, offset: int) -> str:
        """Return the text of the sentence around an offset."""
        span = self.layout.sentence(offset)
        return self.text[span.start : span.end]

    def denied(self, start: int, end: int) -> bool:
        """Say whether text[start:end] is denied: in its clause, as one of a list, or by the answer behind it."""
        if self.answer(start, end) in _DENYING or crossed(self.text, start):
            return True
        denials = inside(self.words.of("denial"), start - _LIST_REACH, end + DENIAL_REACH)
        return bool(denials) and (
            denied(self.layout, denials, start, end, self._turns) or self._denied_in_a_list(denials, start, end)
        )

    def no_at(self, start: int) -> Hit | None:
        """Return the "no" of an answer that begins at an offset ("none", "not required"), None when there is none."""
        found = self.near_group("reading", "denial_answer", start, start + _ANSWER_REACH)
        return found[0] if found and found[0].start == start else None

    def answer(self, start: int, end: int) -> Answer | None:
        """Return what a label or question that text[start:end] stands in is answered with: "Nights, weekends: none".

        A list in which only commas stand may be one of several things that are told apart, unless none of it holds.
        """
        if (start, end) not in self._answers:  # a fact asks for it, and whether the same is denied
            self._answers[start, end] = self._answered(start, end)
        return self._answers[start, end]

    def _answered(self, start: int, end: int) -> Answer | None:
        place = self._answer_place(start, end)
        if place is None:
            return None
        said = signed(self.text, place) or self._said_at(place)
        listed = "," in place.rest and "/" not in place.rest
        if said and listed and not self.near_group("reading", "denial_joined", end, end + len(place.rest)):
            answers = self.near_group("reading", "answer", place.start, place.start + _ANSWER_REACH)
            return said if answers and answers[0].sense == "none" else None
        return said

    def _answer_place(self, start: int, end: int) -> AnswerPlace | None:
        """Return where an answer to text[start:end] would begin, None when that stands in no label or question."""
        if not may_be_asked(self.text, end):
            return None
        return answer_place(self.text, start, end, self.layout.sentence(start).start)

    def _said_at(self, place: AnswerPlace) -> Answer | None:
        """Return what the words of an answer say, and nothing more stands there: "Weekends? Never."."""
        if not self._begins_with(place.start, "denial_answer", "answer"):
            return None
        answer = self.no_at(place.start)
        if answer:
            return Answer(answer.sense) if self._ends(place, answer.end) else None
        words = self.near_group("reading", "answer", place.start, place.start + _ANSWER_REACH)
        word = words[0] if words and words[0].start == place.start else None
        if word is None or word.sense == "none" or not self._ends(place, word.end):
            return None
        return Answer(word.sense)

    def _ends(self, place: AnswerPlace, end: int) -> bool:
        """Say whether an answer is over at an offset, or behind a few words more: "not possible at the moment"."""
        if place.ended.match(self.text, end):
            return True
        more = self.near_group("reading", "answer_more", end, end + _ANSWER_REACH)
        return bool(more) and more[0].start == end + 1 and place.ended.match(self.text, more[0].end) is not None

    def is_option(self, hit: Hit) -> bool:
        """Say whether a hit is one of several that a label asks between: "Full-time / part-time: full-time"."""
        place = self._answer_place(hit.start, hit.end)
        if place is None or names_an_option(self.text, place):
            return place is not None
        found = self.hits(hit.group)
        options = inside(found, place.label, place.start)
        answers = inside(found, place.start, place.start + 2)
        return len(options) > 1 and any(each.sense == answers[0].sense for each in options) if answers else False

    def _denied_in_a_list(self, denials: Sequence[Hit], start: int, end: int) -> bool:
        """Say whether something is one of several that are denied together: "no overtime, weekends, or on-call"."""
        first = max(start - _LIST_REACH, 0)
        before = [hit for hit in inside(denials, first, start) if hit.sense != "after" and hit.end < start]
        if not before or before[-1].start < self.layout.sentence(start).start:
            return False
        denial = before[-1].end
        last = min(end + _LIST_REACH, self.layout.sentence(start).end)
        words = self.near_group("reading", "denial_listed", denial, last)
        option = next((hit for hit in words if hit.sense == "or" and hit.end >= start - 1), None)
        if not option or any(hit.sense != "or" and hit.start < option.start for hit in words):
            return False
        in_front, behind = self.text[denial : min(start, option.start)], self.text[end : option.start]
        return "," in in_front and _are_few_words(in_front) and _are_few_words(behind)

    def _turns(self, first: Hit, last: Hit) -> bool:
        """Say whether the second of two denials turns the first round: "not without", but not "no X and without"."""
        return bool(self.near_group("reading", "denial_turned", last.start, last.end)) and not self.near_group(
            "reading", "denial_joined", first.end, last.start
        )

    @cached_property
    def marks(self) -> Sequence[Hit]:
        """Return the marks of what is required or only a plus, without a "plus" that joins ("Python plus SQL")."""
        return [mark for mark in self.hits("requiredness") if not self._joins(mark)]

    def _joins(self, mark: Hit) -> bool:
        """Say whether a mark that stands behind what it is about has more behind it, and so is none."""
        behind = self.text[mark.end : mark.end + 2].lstrip()[:1]
        if not (behind.isalnum() or (behind == ":" and self.text[mark.start].islower())):  # "Swift plus:" and a list
            return False
        found = self.near_group("reading", "requiredness_last", mark.start, mark.end)
        return bool(found) and found[0].start == mark.start

    def hypothetical(self, start: int, end: int) -> bool:
        """Say whether what stands at text[start:end] is only supposed ("if you are remote")."""
        return bool(marked(self.layout, self.hits("hypothesis"), start, end))

    def beside_the_job(self, start: int, end: int) -> bool:
        """Say whether what stands at text[start:end] is only supposed, or said of something else than this job."""
        return self.hypothetical(start, end) or self.elsewhere(start)

    def elsewhere(self, start: int, *, held: bool = True) -> bool:
        """Say whether a sentence is about others, about the past or what one is tired of: "Our customers work nights".

        Words that speak to the reader bring it back to the job: "Our customers sleep late, so you work nights". What
        one did in former roles is what is asked for where years are: `held` is False there.
        """
        first = self.layout.sentence(start).start
        if first not in self._voices:
            self._voices[first] = self._voice(first)
        voice = self._voices[first]
        if voice is None or voice.end > start:
            return False
        if voice.sense == "held":
            return held
        return voice.sense in _LASTING or not self.near_group("reading", "voice_reader", voice.end, start)

    def _begins_with(self, start: int, *groups: str) -> bool:
        """Say whether the word at an offset is the first of a phrase of some groups, as hardly any is."""
        words = self.copy[start + 1 : start + _VOICE_REACH].split(maxsplit=1)
        return bool(words) and any(words[0] in first_words(self.spoken, "reading", group) for group in groups)

    def _voice(self, first: int) -> Hit | None:
        """Return the words not about the job that a sentence opens with, given where it starts, None for any others."""
        if not self._begins_with(first, "voice"):
            return None
        voices = self.near_group("reading", "voice", first, first + _VOICE_REACH)
        if not voices:
            return None
        voice = voices[0]
        opening = self.text[first : voice.start].strip(_OPENING)
        return voice if (opening in _QUOTES if voice.sense == "quoted" else not opening) else None

    def required(self, start: int, end: int) -> bool:
        """Say whether what stands at text[start:end] is asked for as required, not as a plus."""
        return required(self.layout, self.marks, start, end)

    def evidence(self, start: int, end: int) -> Evidence:
        """Return the evidence for text[start:end]: field, offsets in that field, and words (at most 120, all of it)."""
        name = _FIELDS[bisect_right(self._origins, start) - 1]
        origin, stop = self.fields[name]
        end = min(end, start + LONGEST_QUOTE, stop)
        return Evidence(name, start - origin, end - origin, self.text[start:end])


def once(find: Callable[[Reading], _Found]) -> Callable[[Reading], _Found]:
    """Keep what a function finds in a reading with that reading: several facts ask for it, and it looks once."""

    @wraps(find)
    def kept(reading: Reading) -> _Found:
        if find not in reading.kept:
            reading.kept[find] = find(reading)
        found: _Found = reading.kept[find]
        return found

    return kept


def _are_few_words(listed: str) -> bool:
    """Say whether each thing in a part of a list has only a few words, as in ", early shifts, "."""
    return all(len(item.split()) <= _MOST_WORDS for item in listed.split(","))


def read(posting: JobPosting, *, today: date | None = None) -> Reading:
    """Return the reading of a normalised posting; nothing is looked for until a fact asks."""
    return Reading(posting, today=today)


def prepare(readings: Iterable[Reading]) -> None:
    """Find what nearly every fact asks for in several readings, sooner: each step takes all of them."""
    for name in ("spoken", "words", "layout"):
        for reading in readings:
            getattr(reading, name)
