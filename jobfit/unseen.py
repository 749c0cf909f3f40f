"""Judging what no verdict speaks of yet: batch by batch, on all processors when there is much of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from itertools import chain, islice
from types import MappingProxyType
from typing import Final, NamedTuple, TypeAlias, TypeVar

from jobfit.errors import EngineFault, unexpected
from jobfit.facts.extract import VERSION as FACTS_VERSION
from jobfit.facts.model import Facts
from jobfit.facts.own_words import wording_of
from jobfit.facts.person import Person
from jobfit.judging import ProfileJudge, as_judged
from jobfit.postings.model import JobPosting
from jobfit.rules.model import RuleSet
from jobfit.store.rows import Judged
from jobfit.store.store import Store
from jobfit.verdicts.model import Outcome
from jobfit.workers import spread

Given = TypeVar("Given")
Answered = TypeVar("Answered")

_BATCH: Final = 100
MANY: Final = 1_000
"""Postings that are worth other processes; fewer are judged before those have started."""


@dataclass(slots=True)
class JudgedNow:
    """What judging the postings without a verdict came to; the counts speak of those."""

    outcomes: Counter[Outcome] = field(default_factory=Counter)
    deciding: Counter[str] = field(default_factory=Counter)
    new_keeps: int = 0
    faults: list[str] = field(default_factory=list)

    def count(self, came: _Came) -> None:
        """Count what one posting came to."""
        self.outcomes[came.outcome] += 1
        if came.outcome is Outcome.REJECT:
            self.deciding[came.deciding] += 1
        if came.outcome is Outcome.KEEP and not came.kept_before:
            self.new_keeps += 1


class _Came(NamedTuple):
    """What one posting came to."""

    outcome: Outcome
    deciding: str
    kept_before: bool


def judge_unseen(
    rule_set: RuleSet,
    person: Person,
    store: Store,
    *,
    now: datetime,
    coming: Iterable[JobPosting] = (),
    on_judged: Callable[[int, int], object] = lambda _done, _total: None,
) -> JudgedNow:
    """Judge the postings without a verdict, in batches that are stored one by one: a killed run goes on from there.

    `coming` yields new postings, each when it was stored, and ends when it is known which of them are one. Many are
    judged as they come, beside whatever brings them; `on_judged` hears of how many of those known by then.
    """
    done = JudgedNow()
    waiting = _Waiting(store, coming)
    early: dict[str, _Came] = {}
    make, wording = partial(_Judging, rule_set, person, now), wording_of(person)
    for rows, faults in spread(iter(waiting), make, _lost, size=_BATCH, many=MANY):
        done.faults += faults
        changed = dict(store.judge(rows, now=now, wording=wording))
        for row in rows:
            outcome, posting_id = row.outcome, row.posting_id
            if posting_id in waiting.early:
                early[posting_id] = _Came(outcome, row.deciding, kept_before=False)
            else:
                kept = changed.get(posting_id, Outcome.KEEP) == Outcome.KEEP
                done.count(_Came(outcome, row.deciding, kept_before=kept))
        waiting.answered += len(rows) + len(faults)
        on_judged(waiting.answered, waiting.known)
    for posting_id in store.shown_of(early):
        done.count(early[posting_id])
    return done


class _Unseen(NamedTuple):
    """A posting to be judged, and what the person was told of it."""

    posting: JobPosting
    told: Facts


class _Waiting:
    """The postings to be judged: those that come while they are many, then all that no verdict speaks of.

    That some that came are one is known at the end only: then those are judged whose text is not the one that they came
    with, and few wait for that end from the first. Nobody was told anything of a posting that is new.
    """

    def __init__(self, store: Store, coming: Iterable[JobPosting]) -> None:
        self.early: dict[str, str] = {}  # posting id -> the hash of the text that it came with
        self.answered = 0
        self._store = store
        self._coming = iter(coming)
        self._all: int | None = None

    @property
    def known(self) -> int:
        """How many there are, as far as is known."""
        return len(self.early) if self._all is None else self._all

    def __iter__(self) -> Iterator[_Unseen]:
        first = list(islice(self._coming, MANY))
        if len(first) == MANY:
            for posting in chain(first, self._coming):
                if posting.id not in self.early:
                    self.early[posting.id] = posting.content_hash
                    yield _Unseen(posting, {})
        self._all = self.answered + self._store.count_unjudged(facts_version=FACTS_VERSION)
        left = self._store.unjudged(facts_version=FACTS_VERSION)
        yield from _with_answers((each for each in left if self.early.get(each.id) != each.content_hash), self._store)


def _with_answers(postings: Iterator[JobPosting], store: Store) -> Iterator[_Unseen]:
    while batch := list(islice(postings, _BATCH)):
        answers = store.answers_of([posting.id for posting in batch])
        yield from (_Unseen(posting, answers.get(posting.id, {})) for posting in batch)


_Answer: TypeAlias = tuple[list[Judged], list[str]]
"""What is stored of the postings that could be judged, and why the others could not."""


class _Judging:
    """Judges postings in whatever process it is made."""

    def __init__(self, rule_set: RuleSet, person: Person, now: datetime) -> None:
        self._judge = ProfileJudge(rule_set, person)
        self._now = now

    def __call__(self, unseen: Sequence[_Unseen]) -> _Answer:
        faults: list[str] = []
        told = {posting.id: answers for posting, answers in unseen if answers}
        postings = [each.posting for each in unseen]
        return list(judged_ones(postings, self._judge, faults, now=self._now, told=told)), faults


def _lost(unseen: _Unseen) -> _Answer:
    return [], [killed(unseen.posting.id)]


def judged_ones(
    batch: Iterable[JobPosting],
    judge: ProfileJudge,
    faults: list[str],
    *,
    now: datetime,
    told: Mapping[str, Facts] = MappingProxyType({}),
) -> Iterator[Judged]:
    """Yield what is stored of every posting that can be judged; the others are named in `faults`, none is dropped.

    `told` is what the person was told of each, by id.
    """
    postings = list(batch)

    def alone(posting: JobPosting) -> Judged:
        return as_judged(posting, judge.judge(posting, today=now.date(), answers=told.get(posting.id)))

    try:
        judgments = judge.judge_all(postings, today=now.date(), answers=told)
    except Exception:  # noqa: BLE001 - which posting it was shows when they are judged one by one
        yield from one_by_one(((posting.id, posting) for posting in postings), alone, faults)
    else:
        yield from map(as_judged, postings, judgments)


def one_by_one(
    named: Iterable[tuple[str, Given]], judged: Callable[[Given], Answered], faults: list[str]
) -> Iterator[Answered]:
    """Yield how each of some (posting id, what is known) is judged; those that cannot be are named in `faults`."""
    for posting_id, given in named:
        try:
            yield judged(given)
        except EngineFault as fault:
            faults.append(f"{posting_id}: {fault}")
        except Exception as fault:  # noqa: BLE001 - one posting must not keep the others from it
            faults.append(f"{posting_id}: {unexpected(fault)}")


def killed(posting_id: str) -> str:
    """Return what is told of a posting whose judging killed its process."""
    return f"{posting_id}: judging it killed the process that judged it"
