"""What proposed rules would touch, keep and lose: everything stored, judged with and without each of them at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from jobfit.journal.proposals import Proposal
from jobfit.past.judging import PastJudge, Side, judged_past, side_of
from jobfit.past.what_if import Plan, compare
from jobfit.profile.edit import with_table
from jobfit.profile.load import parse_profile
from jobfit.rules.firings import Result
from jobfit.store.rows import PastPosting
from jobfit.store.store import Store
from jobfit.unseen import killed

if TYPE_CHECKING:
    from jobfit.profile.model import Profile


@dataclass(slots=True)
class Weight:
    """What one rule would do: for how many stored postings it holds, and what would turn with it."""

    touched: int = 0
    plan: Plan = field(default_factory=Plan)

    def add(self, other: Weight) -> None:
        """Take another part of the past into this."""
        self.touched += other.touched
        self.plan.add(other.plan)


@dataclass(slots=True)
class Weighed:
    """What each proposed rule would do, in the order of the proposals, over how many stored postings."""

    weights: list[Weight]
    postings: int = 0
    faults: list[str] = field(default_factory=list)

    def add(self, other: Weighed) -> None:
        """Take another part of the past into this."""
        for own, others in zip(self.weights, other.weights, strict=True):
            own.add(others)
        self.postings += other.postings
        self.faults += other.faults


def weighed(
    store: Store,
    profile: Profile,
    text: str,
    proposals: Sequence[Proposal],
    *,
    today: date,
    on_done: Callable[[int, int], object] = lambda _done, _total: None,
) -> Weighed:
    """Return what each proposal would do if it stood in the profile, whose text this is; nothing is written."""
    edited = (with_table(text, each.rule, each.values) for each in proposals)
    after = [parse_profile(each.encode(), file=profile.file, today=today) for each in edited]
    sides = [side_of(profile), *(side_of(each.knowing(profile.person.acquainted)) for each in after)]
    found = Weighed([Weight() for _ in proposals])
    make = partial(_Weighing, sides, [each.rule for each in proposals], today)
    lost = partial(_lost, len(proposals))
    for part in judged_past(store, sides, make, lost, on_done=on_done):
        found.add(part)
    return found


class _Weighing:
    """Answers a part of the past with what each rule would do in it, in whatever process it is made."""

    def __init__(self, sides: Sequence[Side], rules: Sequence[str], today: date) -> None:
        self._sides = sides
        self._judge = PastJudge(sides, today=today)
        self._places = [
            [each.id for each in side.rule_set.rules].index(rule) for side, rule in zip(sides[1:], rules, strict=True)
        ]

    def __call__(self, chunk: Sequence[PastPosting]) -> Weighed:
        found = Weighed([Weight() for _ in self._places])
        before = self._sides[0]
        for posting_id, (judged, *others) in self._judge.judged(chunk, found.faults):
            found.postings += 1
            for weight, place, after, side in zip(found.weights, self._places, others, self._sides[1:], strict=True):
                weight.touched += after.judgement.firings.rules[place].result == Result.HOLDS
                compare(weight.plan, posting_id, (judged.judgement, after.judgement), (before, side))
        return found


def _lost(proposals: int, past: PastPosting) -> Weighed:
    return Weighed([Weight() for _ in range(proposals)], faults=[killed(past.posting_id)])
