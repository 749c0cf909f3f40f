"""The past judged again: stored postings by other rules, on all processors, texts read only where they must be."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, Final, NamedTuple, TypeVar

from jobfit.facts.codec import from_stored
from jobfit.facts.extract import VERSION as FACTS_VERSION
from jobfit.facts.extract import facts_of_reading
from jobfit.facts.model import Facts, Phrases
from jobfit.facts.own_skills import without_skills
from jobfit.facts.own_words import OwnWords
from jobfit.facts.person import Person, Wording
from jobfit.facts.personal import personal
from jobfit.facts.posted import AGES, ages_of
from jobfit.facts.reading import read
from jobfit.facts.says import narrowed
from jobfit.judging import resolved
from jobfit.postings.model import JobPosting
from jobfit.rules.model import RuleSet
from jobfit.store.rows import PastPosting
from jobfit.store.store import Store
from jobfit.store.writing import posting_from
from jobfit.unseen import MANY, one_by_one
from jobfit.verdicts.judge import Judge, Judgement
from jobfit.workers import spread

if TYPE_CHECKING:
    from jobfit.profile.model import Profile

Answer = TypeVar("Answer")

_CHUNK: Final = 250  # postings


class PastFacts:
    """Gives the facts of stored postings, in whatever process it is made."""

    def __init__(self, person: Person, *, today: date) -> None:
        """Take the person whose own words the facts have to speak of; `today` counts for texts that are read anew."""
        self._own_words = OwnWords(person)
        self._phrases = person.phrases
        self._today = today

    def of(self, past: PastPosting) -> Facts:
        """Return a posting's facts, with the person's own words and what they were told: those of its text.

        Only its age is that of the day when it was read, unless it comes with its text.
        """
        if past.document is not None:
            return self.of_text(past)[1]
        return self._narrowed(_stored(past) or {})

    def of_text(self, past: PastPosting) -> tuple[JobPosting, Facts]:
        """Return a posting that comes with its text, and its facts, with their evidence if that comes too."""
        posting = posting_from(past.document or b"", past.posting_id)
        stored = _stored(past)
        if stored is not None:
            of_before = {fact: value for fact, value in stored.items() if fact not in AGES}
            stored = {**of_before, **ages_of(posting, today=self._today)}
            if past.covered:
                return posting, self._narrowed(stored)
        reading = read(posting, today=self._today)
        stated = facts_of_reading(reading) if stored is None else stored
        told = from_stored(past.answers) if past.answers else {}
        return posting, self._own_words.joined(stated, reading, told)

    def _narrowed(self, facts: Facts) -> Facts:
        said = facts.get("says")
        return {**facts, "says": narrowed(said, self._phrases)} if isinstance(said, Phrases) and said.found else facts


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
    """What the past is judged by: rules whose bar is a number of 100, and the person whose they are."""

    rule_set: RuleSet
    person: Person


def side_of(profile: Profile) -> Side:
    """Return what a profile judges by."""
    return Side(resolved(profile), profile.person())


def wording_of(sides: Sequence[Side]) -> Wording:
    """Return what the past has to have been read for to be judged by every side."""
    return joint(*(side.person for side in sides)).wording


class Seen(NamedTuple):
    """A stored posting as one side sees it: its facts as that side's rules compare them, and the judgement on them."""

    facts: Facts
    judgement: Judgement


class PastJudge:
    """Judges stored postings by one or several sides at once, without putting anything in words."""

    def __init__(self, sides: Sequence[Side], *, today: date) -> None:
        """Compile the rules of every side; `today` counts for texts that are read anew."""
        everyone = joint(*(side.person for side in sides))
        self._facts = PastFacts(everyone, today=today)
        self._sides = [_Judging(side, everyone) for side in sides]

    def judged(self, chunk: Iterable[PastPosting], faults: list[str]) -> Iterator[tuple[str, list[Seen]]]:
        """Yield every posting's id with what each side sees in it; what cannot be judged is named in `faults`."""
        return one_by_one(((past.posting_id, past) for past in chunk), self._judged, faults)

    def _judged(self, past: PastPosting) -> tuple[str, list[Seen]]:
        facts = self._facts.of(past)
        return past.posting_id, [side.see(facts) for side in self._sides]


class _Judging:
    """Judges facts that were read for several sides by one of them."""

    def __init__(self, side: Side, everyone: Person) -> None:
        self._judge = Judge(side.rule_set)
        self._person = side.person
        self._strange = frozenset(everyone.wording.skills) - frozenset(side.person.wording.skills)

    def see(self, facts: Facts) -> Seen:
        """Return what this side would have read, and its judgement on it."""
        own = personal(without_skills(facts, self._strange) if self._strange else facts, self._person)
        return Seen(own, self._judge.judge(own))


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
    `on_done` hears how many postings are done, of how many.
    """
    total = store.count_past(since)
    past = store.past(wording, facts_version=FACTS_VERSION, since=since, whole=whole)
    for number, answer in enumerate(spread(past, make, lost, size=_CHUNK, much=total >= MANY), start=1):
        yield answer
        on_done(min(number * _CHUNK, total), total)
