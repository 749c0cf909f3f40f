"""What if the profile were another: everything stored judged by two profiles, and what turns; nothing is written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from jobfit.past.judging import PastJudge, Side, judged_past, side_of
from jobfit.store.rows import PastPosting
from jobfit.store.store import Store
from jobfit.unseen import killed
from jobfit.verdicts.against import deciding_judged
from jobfit.verdicts.model import Outcome

if TYPE_CHECKING:
    from jobfit.profile.model import Profile
    from jobfit.verdicts.judge import Judgement


class Turned(NamedTuple):
    """A posting to which the other profile gives another outcome, and the rule or cause that decides.

    What decides is what stands against it afterwards; of a new keep, what stood against it before.
    """

    posting_id: str
    before: Outcome
    after: Outcome
    deciding: str

    @property
    def sign(self) -> str:
        """Return + for a new keep, - for a lost one, ~ for anything else."""
        return "+" if self.after is Outcome.KEEP else "-" if self.before is Outcome.KEEP else "~"


@dataclass(slots=True)
class Plan:
    """What turns, by posting id; how many postings each outcome has before and after; and what could not be judged."""

    turned: list[Turned] = field(default_factory=list)
    before: Counter[Outcome] = field(default_factory=Counter)
    after: Counter[Outcome] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)

    @property
    def postings(self) -> int:
        """Return how many postings were judged."""
        return self.after.total()

    def of(self, sign: str) -> list[Turned]:
        """Return what turns with one sign: + the new keeps, - the lost ones, ~ the others."""
        return [each for each in self.turned if each.sign == sign]

    def add(self, other: Plan) -> None:
        """Take another part of the past into this plan."""
        self.turned += other.turned
        self.before.update(other.before)
        self.after.update(other.after)
        self.faults += other.faults


def what_if(
    store: Store,
    before: Profile,
    after: Profile,
    *,
    today: date,
    since: datetime | None = None,
    on_done: Callable[[int, int], object] = lambda _done, _total: None,
) -> Plan:
    """Return what turns if everything stored and first seen since a moment is judged by `after` instead of `before`.

    The stored verdicts do not matter. `on_done` hears how many postings are done, of how many.
    """
    sides = (side_of(before), side_of(after))
    plan = Plan()
    make = partial(_Comparing, sides, today)
    for part in judged_past(store, sides, make, _lost, since=since, on_done=on_done):
        plan.add(part)
    return plan


class _Comparing:
    """Answers a part of the past with its plan, in whatever process it is made."""

    def __init__(self, sides: tuple[Side, Side], today: date) -> None:
        self._sides = sides
        self._judge = PastJudge(sides, today=today)

    def __call__(self, chunk: Sequence[PastPosting]) -> Plan:
        plan = Plan()
        for posting_id, (before, after) in self._judge.judged(chunk, plan.faults):
            compare(plan, posting_id, (before.judgement, after.judgement), self._sides)
        return plan


def compare(plan: Plan, posting_id: str, judged: tuple[Judgement, Judgement], sides: tuple[Side, Side]) -> None:
    """Count what a posting came to by two sides, before and after, in a plan."""
    before, after = judged
    plan.before[before.outcome] += 1
    plan.after[after.outcome] += 1
    if before.outcome is not after.outcome:
        side, telling = (0, before) if after.outcome is Outcome.KEEP else (1, after)
        decides = deciding_judged(telling, sides[side].rule_set.rules)
        plan.turned.append(Turned(posting_id, before.outcome, after.outcome, decides))


def _lost(past: PastPosting) -> Plan:
    return Plan(faults=[killed(past.posting_id)])
