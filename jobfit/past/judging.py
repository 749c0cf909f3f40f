"""The past judged again: stored postings by other rules, on all processors, texts read only where they must be."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from functools import partial
from operator import itemgetter
from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias, TypeVar

from jobfit.facts.codec import from_part, from_stored, parts_of, values_json
from jobfit.facts.extract import VERSION as FACTS_VERSION
from jobfit.facts.extract import facts_of_reading
from jobfit.facts.model import AGES, Facts, FactValue, Phrases
from jobfit.facts.own_skills import without_skills
from jobfit.facts.own_words import OwnWords, wording_of
from jobfit.facts.person import Person, Wording
from jobfit.facts.personal import made_of, personal
from jobfit.facts.posted import Dates, ages_of, until
from jobfit.facts.reading import read
from jobfit.facts.says import Narrowing
from jobfit.facts.vocabulary import VOCABULARY
from jobfit.judging import facts_used, resolved
from jobfit.postings.model import JobPosting
from jobfit.rules.fire import Group
from jobfit.rules.memory import Memory
from jobfit.rules.model import RuleSet
from jobfit.store.rows import PastPosting
from jobfit.store.store import Store
from jobfit.store.writing import shown_posting
from jobfit.unseen import MANY, one_by_one
from jobfit.verdicts.judge import Judge, Judgement
from jobfit.workers import spread

if TYPE_CHECKING:
    from jobfit.profile.model import Profile

Answer = TypeVar("Answer")

_CHUNK: Final = 500  # postings
_CLOSES: Final = "closes_in"


class PastFacts:
    """Gives the facts of stored postings, in whatever process it is made."""

    def __init__(self, person: Person, *, today: date, wanted: frozenset[str] | None = None) -> None:
        """Take the person whose own words the facts have to speak of; `today` counts for texts that are read anew.

        `wanted`: the facts that matter, None for all; others may be left out.
        """
        self._wanted = wanted
        self._own_words = OwnWords(person)
        self._phrases = Narrowing(person.phrases)
        self._today = today

    def of(self, past: PastPosting) -> Facts:
        """Return a posting's facts, with the person's own words and what they were told: those of its text.

        Its age is that of today.
        """
        if past.document is not None:
            return self.of_text(past)[1]
        return self._narrowed(self._aged(past, from_stored(past.facts or b"{}")))

    def of_text(self, past: PastPosting) -> tuple[JobPosting, Facts]:
        """Return a posting that comes with its text, and its facts, with their evidence if that comes too."""
        posting = shown_posting(past.document or b"", past.posting_id, past.first_seen)
        stored = _stored(past)
        if stored is not None:
            stored = self._aged(past, stored)
            if past.covered:
                return posting, self._narrowed(stored)
        reading = read(posting, today=self._today)
        stated = facts_of_reading(reading, wanted=self._wanted) if stored is None else stored
        told = from_stored(past.answers) if past.answers else {}
        return posting, self._own_words.joined(stated, reading, told)

    def _aged(self, past: PastPosting, stored: Facts) -> Facts:
        of_before = {fact: value for fact, value in stored.items() if fact not in AGES}
        closes = stored.get(_CLOSES)
        ages = dict(ages_of(dates_of(past, closes), today=self._today))
        if closes and _CLOSES in ages and until(ages[_CLOSES]):
            ages[_CLOSES] = replace(ages[_CLOSES], evidence=closes.evidence)
        return {**of_before, **ages}

    def _narrowed(self, facts: Facts) -> Facts:
        said = facts.get("says")
        return {**facts, "says": self._phrases.of(said)} if isinstance(said, Phrases) and said.found else facts


def dates_of(past: PastPosting, closes: FactValue | None) -> Dates:
    """Return the days that a stored posting's ages are counted from; `closes` is its `closes_in` as it is stored."""
    return Dates(_day(past.date_posted), _day(past.valid_through), _day(past.first_seen), until(closes))


def _day(stored: str | None) -> date | None:
    return date.fromisoformat(stored[:10]) if stored else None


def _stored(past: PastPosting) -> Facts | None:
    if past.facts is None:
        return None
    return from_stored(past.facts, zlib.decompress(past.evidence) if past.evidence else None)


def joint(*people: Person) -> Person:
    """Return the first person with the own words of all of them, to read postings for all at once."""
    first, *_ = people
    phrases = dict.fromkeys(phrase for each in people for phrase in each.phrases)
    skills = dict.fromkeys(skill for each in people for skill in each.skills)
    return first.model_copy(update={"phrases": tuple(phrases), "skills": tuple(skills)})


class Side(NamedTuple):
    """What the past is judged by: rules whose bar is a number of 100, and the person they belong to."""

    rule_set: RuleSet
    person: Person


def side_of(profile: Profile) -> Side:
    """Return what a profile judges by."""
    return Side(resolved(profile), profile.person)


class Seen(NamedTuple):
    """A stored posting as one side sees it: the judgement, and the value of a fact as that side's rules compare it."""

    judgement: Judgement
    value: Callable[[str], FactValue | None]


class PastJudge:
    """Judges stored postings by one or several sides at once, without putting anything in words."""

    def __init__(self, sides: Sequence[Side], *, today: date, also: Iterable[str] = ()) -> None:
        """Compile the rules of every side; `today` counts for texts that are read anew.

        `also`: the facts whose values are asked for beside those that the rules speak of.
        """
        everyone = joint(*(side.person for side in sides))
        wanted = frozenset(also).union(*(facts_used(side.rule_set) for side in sides))
        self._facts = PastFacts(everyone, today=today, wanted=wanted)
        views: dict[Hashable, View] = {}
        self._eyes: list[_Eye] = []
        for side in sides:
            view = View(side.person, everyone)
            self._eyes.append(_Eye(side.rule_set, views.setdefault(view.key, view)))
        self._unknown = dict.fromkeys(VOCABULARY)
        self._ages: Memory[Dates, Parts] = Memory(partial(_parts_of_ages, today=today))

    def judged(self, chunk: Iterable[PastPosting], faults: list[str]) -> Iterator[tuple[str, list[Seen]]]:
        """Yield every posting's id with what each side sees in it; what cannot be judged is named in `faults`."""
        return one_by_one(((past.posting_id, past) for past in chunk), self._judged, faults)

    def _judged(self, past: PastPosting) -> tuple[str, list[Seen]]:
        if past.covered:
            stored = parts_of(past.facts or b"{}")
            closes = from_part(_CLOSES, stored[_CLOSES]) if _CLOSES in stored else None
            parts = {**self._unknown, **stored, **self._ages[dates_of(past, closes)]}
            return past.posting_id, [eye.seen_in_parts(parts) for eye in self._eyes]
        facts = self._facts.of(past)
        return past.posting_id, [eye.seen(facts) for eye in self._eyes]


def _parts_of_ages(dates: Dates, today: date) -> Parts:
    """Return the facts that count days as they would be stored today."""
    return {**dict.fromkeys(AGES), **parts_of(values_json(ages_of(dates, today=today)))}


Parts: TypeAlias = Mapping[str, bytes | None]
"""Every fact of the vocabulary as it is stored, None for one that is unknown."""
_Picked: TypeAlias = bytes | tuple[bytes | None, ...] | None
"""What is stored of the one fact, or of the several, that a personal fact is made of."""


class View:
    """One person's view of facts that were read for everyone."""

    def __init__(self, person: Person, everyone: Person) -> None:
        self._person = person
        self._strange = frozenset(wording_of(everyone).skills) - frozenset(wording_of(person).skills)
        self._values: Memory[str, Memory[tuple[bytes | None, ...], FactValue | None]]
        self._values = Memory(lambda fact: Memory(partial(self._value, fact)))

    @property
    def key(self) -> Hashable:
        """Return what two views that are the same have in common."""
        return self._strange, self._person.model_copy(update={"skills": ()})

    def of(self, facts: Facts) -> Facts:
        """Return what this person would have read, as their rules compare it."""
        return personal(without_skills(facts, self._strange) if self._strange else facts, self._person)

    def of_parts(self, fact: str, parts: tuple[bytes | None, ...]) -> FactValue | None:
        """Return one fact as `of` has it, from what is stored of the facts that it is made of; remembered by that."""
        return self._values[fact][parts]

    def _value(self, fact: str, parts: tuple[bytes | None, ...]) -> FactValue | None:
        named = zip(made_of(fact), parts, strict=True)
        return self.of({name: from_part(name, part) for name, part in named if part is not None}).get(fact)


class _Eye:
    """Sees postings as one side does.

    What a fact comes to is remembered by the stored bytes of the facts that it is made of, so that most facts of most
    postings are not decoded at all.
    """

    def __init__(self, rule_set: RuleSet, view: View) -> None:
        self._judge = Judge(rule_set)
        self._view = view
        self._groups: list[tuple[Callable[[Parts], _Picked], Memory[_Picked, Group]]] = [
            (itemgetter(*made_of(fact)), Memory(partial(self._group, fact, group)))
            for fact, group in self._judge.by_fact.items()
        ]

    def seen(self, facts: Facts) -> Seen:
        """Return what a posting's facts come to."""
        own = self._view.of(facts)
        return Seen(self._judge.judge(own), own.get)

    def seen_in_parts(self, parts: Parts) -> Seen:
        """Return what the same facts come to as they are stored, sooner."""
        groups = [memory[pick(parts)] for pick, memory in self._groups]
        return Seen(self._judge.judge_groups(groups), partial(self._value, parts))

    def _group(self, fact: str, group: Callable[[FactValue | None], Group], picked: _Picked) -> Group:
        return group(self._view.of_parts(fact, picked if isinstance(picked, tuple) else (picked,)))

    def _value(self, parts: Parts, fact: str) -> FactValue | None:
        return self._view.of_parts(fact, tuple(map(parts.__getitem__, made_of(fact))))


def over_past(
    store: Store,
    wording: Wording,
    make: Callable[[], Callable[[Sequence[PastPosting]], Answer]],
    lost: Callable[[PastPosting], Answer],
    *,
    since: datetime | None = None,
    whole: bool = False,
    on_done: Callable[[int, int], object] = lambda _done, _total: None,
) -> Iterator[Answer]:
    """Yield what `make` makes of the stored postings first seen since a moment, chunk by chunk, in the order of ids.

    `wording`: what their facts have to speak of beside the vocabulary. `make` is called once in each process that
    takes part, so it and its answers have to be picklable; `lost` answers for a posting that killed its process.
    `whole`: every posting comes with its text and the evidence of its facts; else only those that have to be read come
    with their text, and none with evidence. `on_done` hears how many postings are done, of how many.
    """
    total = store.count_past(since)
    past = store.past(wording, facts_version=FACTS_VERSION, since=since, whole=whole)
    for number, answer in enumerate(spread(past, make, lost, size=_CHUNK, many=MANY), start=1):
        yield answer
        on_done(min(number * _CHUNK, total), total)


def judged_past(
    store: Store,
    sides: Sequence[Side],
    make: Callable[[], Callable[[Sequence[PastPosting]], Answer]],
    lost: Callable[[PastPosting], Answer],
    *,
    since: datetime | None = None,
    on_done: Callable[[int, int], object],
) -> Iterator[Answer]:
    """Yield the same where `make` judges by some sides: with facts that speak of what these have to know."""
    wording = wording_of(joint(*(side.person for side in sides)))
    return over_past(store, wording, make, lost, since=since, on_done=on_done)
