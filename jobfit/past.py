"""The past judged again: stored postings by other rules, on all processors, texts read only where they must be."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, Final, NamedTuple, TypeVar

from jobfit.errors import EngineFault
from jobfit.facts.codec import from_stored
from jobfit.facts.extract import VERSION as FACTS_VERSION
from jobfit.facts.extract import facts_of_reading
from jobfit.facts.model import Facts
from jobfit.facts.own_words import OwnWords
from jobfit.facts.person import Person, Wording
from jobfit.facts.personal import personal
from jobfit.facts.reading import read
from jobfit.judging import resolved
from jobfit.rules.model import RuleSet
from jobfit.store.rows import PastPosting
from jobfit.store.store import Store
from jobfit.store.writing import posting_from
from jobfit.unseen import MANY
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
        self._today = today

    def of(self, past: PastPosting) -> Facts:
        """Return a posting's facts, with the person's own words and what they were told."""
        if past.document is None:
            return from_stored(past.facts or b"{}")
        reading = read(posting_from(past.document, past.posting_id), today=self._today)
        stated = facts_of_reading(reading, wanted=None) if past.facts is None else from_stored(past.facts)
        return self._own_words.joined(stated, reading, from_stored(past.answers) if past.answers else {})


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


class PastJudge:
    """Judges stored postings by one or several sides at once, without putting anything in words."""

    def __init__(self, sides: Sequence[Side], *, today: date) -> None:
        """Compile the rules of every side; `today` counts for texts that are read anew."""
        self._facts = PastFacts(joint(*(side.person for side in sides)), today=today)
        self._sides = [(Judge(side.rule_set), side.person) for side in sides]

    def judged(self, chunk: Iterable[PastPosting], faults: list[str]) -> Iterator[tuple[str, list[Judgement]]]:
        """Yield every posting's id with its judgement by each side; what cannot be judged is named in `faults`."""
        for past in chunk:
            facts = self._facts.of(past)
            try:
                judgements = [judge.judge(personal(facts, person)) for judge, person in self._sides]
            except EngineFault as fault:
                faults.append(f"{past.posting_id}: {fault}")
            else:
                yield past.posting_id, judgements

    @staticmethod
    def lost(past: PastPosting) -> str:
        """Return what is told of a posting whose judging killed its process."""
        return f"{past.posting_id}: judging it killed the process that judged it"


def over_past(
    store: Store,
    wording: Wording,
    make: Callable[[], Callable[[Sequence[PastPosting]], Answer]],
    lost: Callable[[PastPosting], Answer],
    *,
    since: datetime | None = None,
    on_done: Callable[[int, int], object] = lambda _done, _total: None,
) -> Iterator[Answer]:
    """Yield what `make` makes of the stored postings first seen since a moment, chunk by chunk, in the order of ids.

    `wording`: what their facts have to speak of beside the vocabulary. `make` is called once in each process that
    takes part, so it and its answers have to be picklable; `lost` answers for a posting that killed its process.
    `on_done` hears how many postings are done, of how many.
    """
    total = store.count_past(since)
    past = store.past(wording, facts_version=FACTS_VERSION, since=since)
    for number, answer in enumerate(spread(past, make, lost, size=_CHUNK, much=total >= MANY), start=1):
        yield answer
        on_done(min(number * _CHUNK, total), total)
