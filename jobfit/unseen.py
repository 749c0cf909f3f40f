"""Judging what no verdict speaks of yet: batch by batch, on all processors when there is much of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Final, TypeAlias, TypeVar

from jobfit.errors import EngineFault
from jobfit.facts.extract import VERSION as FACTS_VERSION
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
    unseen = store.unjudged(facts_version=FACTS_VERSION)
    make = partial(_Judging, rule_set, person, now)
    for rows, faults in spread(unseen, make, _lost, size=_BATCH, much=total >= MANY):
        done.faults += faults
        changed = dict(store.judge(rows, now=now))
        for row in rows:
            outcome = row.verdict.outcome
            done.outcomes[outcome] += 1
            if outcome is Outcome.REJECT:
                done.deciding[row.deciding] += 1
            if outcome is Outcome.KEEP and changed.get(row.posting_id, Outcome.KEEP) != Outcome.KEEP:
                done.new_keeps += 1
        on_judged(done.outcomes.total() + len(done.faults), total)
    return done


_Answer: TypeAlias = tuple[list[Judged], list[str]]
"""What is stored of the postings that could be judged, and why the others could not."""


class _Judging:
    """Judges postings in whatever process it is made."""

    def __init__(self, rule_set: RuleSet, person: Person, now: datetime) -> None:
        self._judge = ProfileJudge(rule_set, person)
        self._now = now

    def __call__(self, postings: Sequence[JobPosting]) -> _Answer:
        faults: list[str] = []
        return list(judged_ones(postings, self._judge, faults, now=self._now)), faults


def _lost(posting: JobPosting) -> _Answer:
    return [], [killed(posting.id)]


def judged_ones(
    batch: Iterable[JobPosting], judge: ProfileJudge, faults: list[str], *, now: datetime
) -> Iterator[Judged]:
    """Yield what is stored of every posting that can be judged; the others are named in `faults`, none is dropped."""
    postings = list(batch)

    def alone(posting: JobPosting) -> Judged:
        return as_judged(posting, judge.judge(posting, today=now.date()), judge.person.wording)

    try:
        judgments = judge.judge_all(postings, today=now.date())
    except Exception:  # noqa: BLE001 - which posting it was shows when they are judged one by one
        yield from one_by_one(((posting.id, posting) for posting in postings), alone, faults)
    else:
        for posting, judgment in zip(postings, judgments, strict=True):
            yield as_judged(posting, judgment, judge.person.wording)


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
            faults.append(f"{posting_id}: jobfit failed on it, please report this: {fault!r}")


def killed(posting_id: str) -> str:
    """Return what is told of a posting whose judging killed its process."""
    return f"{posting_id}: judging it killed the process that judged it"
