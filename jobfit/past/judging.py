"""The past judged again: stored postings by other rules, on all processors, texts read only where they must be."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from datetime import date, datetime
from itertools import repeat
from typing import TYPE_CHECKING, Final, NamedTuple, TypeVar

from jobfit.facts.codec import from_stored, some_from_stored
from jobfit.facts.extract import VERSION as FACTS_VERSION
from jobfit.facts.extract import facts_of_reading
from jobfit.facts.model import AGES, Facts, Phrases
from jobfit.facts.own_skills import without_skills
from jobfit.facts.own_words import OwnWords
from jobfit.facts.person import Person, Wording
from jobfit.facts.personal import personal
from jobfit.facts.posted import ages_of
from jobfit.facts.reading import read
from jobfit.facts.says import Narrowing
from jobfit.judging import facts_used, resolved
from jobfit.postings.model import JobPosting
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

_CHUNK: Final = 250  # postings


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

        Only its age is that of the day when it was read, unless it comes with its text.
        """
        if past.document is not None:
            return self.of_text(past)[1]
        stored = past.facts or b"{}"
        return self._narrowed(some_from_stored(stored, self._wanted) if self._wanted else from_stored(stored))

    def of_text(self, past: PastPosting) -> tuple[JobPosting, Facts]:
        """Return a posting that comes with its text, and its facts, with their evidence if that comes too."""
        posting = shown_posting(past.document or b"", past.posting_id, past.first_seen)
        stored = _stored(past)
        if stored is not None:
            of_before = {fact: value for fact, value in stored.items() if fact not in AGES}
            stored = {**of_before, **ages_of(posting, today=self._today)}
            if past.covered:
                return posting, self._narrowed(stored)
        reading = read(posting, today=self._today)
        stated = facts_of_reading(reading, wanted=self._wanted) if stored is None else stored
        told = from_stored(past.answers) if past.answers else {}
        return posting, self._own_words.joined(stated, reading, told)

    def _narrowed(self, facts: Facts) -> Facts:
        said = facts.get("says")
        return {**facts, "says": self._phrases.of(said)} if isinstance(said, Phrases) and said.found else facts


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


class Seen(NamedTuple):
    """A stored posting as one side sees it: its facts as that side's rules compare them, and the judgement on them."""

    facts: Facts
    judgement: Judgement


class PastJudge:
    """Judges stored postings by one or several sides at once, without putting anything in words."""

    def __init__(self, sides: Sequence[Side], *, today: date) -> None:
        """Compile the rules of every side; `today` counts for texts that are read anew."""
        everyone = joint(*(side.person for side in sides))
        wanted = frozenset[str]().union(*(facts_used(side.rule_set) for side in sides))
        self._facts = PastFacts(everyone, today=today, wanted=wanted)
        self._judges = [Judge(side.rule_set) for side in sides]
        self._views = [View(side.person, everyone) for side in sides]
        self._alike = len({view.key for view in self._views}) == 1

    def judged(self, chunk: Iterable[PastPosting], faults: list[str]) -> Iterator[tuple[str, list[Seen]]]:
        """Yield every posting's id with what each side sees in it; what cannot be judged is named in `faults`."""
        return one_by_one(((past.posting_id, past) for past in chunk), self._judged, faults)

    def _judged(self, past: PastPosting) -> tuple[str, list[Seen]]:
        facts = self._facts.of(past)
        views = repeat(self._views[0].of(facts)) if self._alike else (view.of(facts) for view in self._views)
        return past.posting_id, [Seen(own, judge.judge(own)) for judge, own in zip(self._judges, views, strict=False)]


class View:
    """One person's view of facts that were read for everyone."""

    def __init__(self, person: Person, everyone: Person) -> None:
        self._person = person
        self._strange = frozenset(everyone.wording.skills) - frozenset(person.wording.skills)

    @property
    def key(self) -> Hashable:
        """Return what two views that are the same have in common."""
        return self._strange, self._person.model_copy(update={"skills": ()})

    def of(self, facts: Facts) -> Facts:
        """Return what this person would have read, as their rules compare it."""
        return personal(without_skills(facts, self._strange) if self._strange else facts, self._person)


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


def judged_past(
    store: Store,
    sides: Sequence[Side],
    make: Callable[[], Callable[[Sequence[PastPosting]], Answer]],
    lost: Callable[[PastPosting], Answer],
    *,
    since: datetime | None = None,
    on_done: Callable[[int, int], object] = lambda _done, _total: None,
) -> Iterator[Answer]:
    """Yield the same where `make` judges by some sides: with all that these have to know.

    Days are counted to the day of judging, not to that of reading, so whoever asks for them is given whole postings.
    """
    wording = joint(*(side.person for side in sides)).wording
    whole = any(not AGES.isdisjoint(facts_used(side.rule_set)) for side in sides)
    return over_past(store, wording, make, lost, since=since, whole=whole, on_done=on_done)
