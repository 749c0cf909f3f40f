"""Reading: one posting as a document, and in which sense each thing in it is said, made once for all facts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import wraps
from typing import Any, TypeVar

from jobfit.facts.reading.answers import (
    Answer,
    AnswerPlace,
    answer_place,
    crossed,
    may_be_asked,
    names_an_option,
    plain_place,
    signed,
    turns,
)
from jobfit.facts.reading.document import Document
from jobfit.facts.reading.lexicon import Hit
from jobfit.facts.reading.scope import DENIAL_REACH, denied, inside, marked, required
from jobfit.facts.reading.voices import is_elsewhere, voice
from jobfit.postings.model import JobPosting

_DENYING = frozenset({Answer.NO, Answer.ABSENT})
_ANSWER_REACH = 20  # characters
_LIST_REACH = 90
_MOST_WORDS = 4  # of one thing in a list
_Found = TypeVar("_Found")


class Reading(Document):
    """A posting's document with what is denied, answered, asked for, only supposed or said of others in it."""

    def __init__(self, posting: JobPosting, *, today: date | None = None) -> None:
        """Take a normalised posting, and the day that ages are counted to (None: ages stay unknown)."""
        super().__init__(posting)
        self.today = today
        self.kept: dict[object, Any] = {}  # what `once` keeps
        self._voices: dict[int, Hit | None] = {}
        self._answers: dict[tuple[int, int], Answer | None] = {}
        self.marks: Sequence[Hit] = [mark for mark in self.hits("requiredness") if not self._joins(mark)]
        """The marks of what is required or only a plus, without a "plus" that joins ("Python plus SQL")."""

    def denied(self, start: int, end: int) -> bool:
        """Say whether text[start:end] is denied: in its clause, as one of a list, or by the answer behind it."""
        answer = self.answer(start, end)
        if answer in _DENYING or crossed(self.text, start):
            return True
        if answer is Answer.YES:  # in "Travel: no. On-call: yes" a "no" that is another's
            return False
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
        plain = plain_place(self.text, start, end)
        if plain and (said := self._said_at(plain)):
            return said
        if not may_be_asked(self.text, end):
            return None
        in_turn = self._answered_in_turn(start, end)
        if in_turn:
            return in_turn
        place = self._answer_place(start, end)
        if place is None:
            return None
        said = signed(self.text, place) or self._said_at(place)
        listed = "," in place.rest and "/" not in place.rest
        if said and listed and not self.near_group("reading", "denial_joined", end, end + len(place.rest)):
            answers = self.near_group("reading", "answer", place.start, place.start + _ANSWER_REACH)
            return said if answers and answers[0].sense == "none" else None
        return said

    def _answered_in_turn(self, start: int, end: int) -> Answer | None:
        """Return the answer to one of several labels that are answered in turn: "On-call / nights: no / yes"."""
        places, which = turns(self.text, start, end, self.layout.line(start).start)
        answers = [signed(self.text, place) or self._said_at(place) for place in places]
        return answers[which] if all(answers) and answers else None

    def _answer_place(self, start: int, end: int) -> AnswerPlace | None:
        """Return where an answer to text[start:end] would begin, None when that stands in no label or question."""
        if not may_be_asked(self.text, end):
            return None
        return answer_place(self.text, start, end, self.layout.sentence(start).start)

    def _said_at(self, place: AnswerPlace) -> Answer | None:
        """Return what the words of an answer say, and nothing more stands there: "Weekends? Never."."""
        if not self.begins_with(place.start, "reading", "denial_answer", "answer"):
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

    def _joins(self, mark: Hit) -> bool:
        """Say whether a mark that stands behind what it is about has more behind it, and so is none."""
        behind = self.text[mark.end : mark.end + 2].lstrip(" ")[:1]
        if not (behind.isalnum() or (behind == ":" and self.text[mark.start].islower())):  # "Swift plus:" and a list
            return False
        if not self.begins_with(mark.start, "reading", "requiredness_last"):
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
        if self.against and any(span.start <= start < span.end for span in self.against):
            return True
        first = self.layout.sentence(start).start
        if first not in self._voices:
            self._voices[first] = voice(self, first)
        found = self._voices[first]
        return found is not None and is_elsewhere(self, found, start, held=held)

    def required(self, start: int, end: int) -> bool:
        """Say whether what stands at text[start:end] is asked for as required, not as a plus."""
        return required(self.layout, self.marks, start, end)


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
    """Return the reading of a normalised posting."""
    return Reading(posting, today=today)
