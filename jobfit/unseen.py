"""Judging what no verdict speaks of yet: batch by batch, on all processors when there is much of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from itertools import islice
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

    outcomes: Counter[Outcome]
    deciding: Counter[str]
    new_keeps: int
    faults: list[str]


def judge_unseen(
    rule_set: RuleSet,
    person: Person,
    store: Store,
    *,
    now: datetime,
    on_judged: Callable[[int, int], object] = lambda _done, _total: None,
) -> JudgedNow:
    """Judge the postings without a verdict, in batches that are stored one by one: a killed run goes on from there."""
    done = JudgedNow(Counter(), Counter(), 0, [])
    total = store.count_unjudged(facts_version=FACTS_VERSION)
    unseen = _with_answers(store.unjudged(facts_version=FACTS_VERSION), store)
    make, wording = partial(_Judging, rule_set, person, now), wording_of(person)
    for rows, faults in spread(unseen, make, _lost, size=_BATCH, much=total >= MANY):
        done.faults += faults
        changed = dict(store.judge(rows, now=now, wording=wording))
        for row in rows:
            outcome = row.verdict.outcome
            done.outcomes[outcome] += 1
            if outcome is Outcome.REJECT:
                done.deciding[row.deciding] += 1
            if outcome is Outcome.KEEP and changed.get(row.posting_id, Outcome.KEEP) != Outcome.KEEP:
                done.new_keeps += 1
        on_judged(done.outcomes.total() + len(done.faults), total)
    return done


class _Unseen(NamedTuple):
    """A posting to be judged, and what the person was told of it."""

    posting: JobPosting
    told: Facts


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
