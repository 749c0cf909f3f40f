"""Judging again what is stored, after an edit of the profile: a plan, and, if wanted, the new verdicts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime
from functools import partial
from typing import TypeAlias

from jobfit.judging import Judgment, ProfileJudge, as_judged
from jobfit.past.judging import PastFacts, Side, over_past, side_of
from jobfit.past.what_if import Plan, Turned
from jobfit.profile.model import Profile
from jobfit.store.rows import Judged, PastPosting
from jobfit.store.store import Store
from jobfit.unseen import killed, one_by_one
from jobfit.verdicts.model import Outcome

_Answer: TypeAlias = tuple[list[Judged], list[str]]
"""What is stored of the postings that could be judged, and why the others could not."""


def rejudge(
    store: Store,
    profile: Profile,
    *,
    now: datetime,
    keep: bool,
    on_done: Callable[[int, int], object] = lambda _done, _total: None,
) -> Plan:
    """Judge everything stored by a profile; return what turns against the stored verdicts, and store it if to `keep`.

    Texts are read again only for words that nobody looked for before, or when jobfit reads better than it did; nothing
    is fetched. What was not judged before is judged, and turns nothing. Kept chunk by chunk: what was stopped can be
    done again.
    """
    side, plan, decided = side_of(profile), Plan(), store.decided()
    make = partial(_Judging, side, now.date())
    wording = side.person.wording
    for rows, faults in over_past(store, wording, make, _lost, whole=True, on_done=on_done):
        plan.faults += faults
        for row in rows:
            _add(plan, row, *decided.get(row.posting_id, (row.verdict.outcome, "")))
        if keep:
            store.judge(rows, now=now, wording=wording)
    return plan


def _add(plan: Plan, row: Judged, before: Outcome, deciding: str) -> None:
    after = row.verdict.outcome
    plan.before[before] += 1
    plan.after[after] += 1
    if before is not after:
        decides = deciding if after is Outcome.KEEP else row.deciding
        plan.turned.append(Turned(row.posting_id, before, after, decides))


class _Judging:
    """Judges stored postings as they are stored, in whatever process it is made."""

    def __init__(self, side: Side, today: date) -> None:
        self._judge = ProfileJudge(*side)
        self._facts = PastFacts(side.person, today=today)

    def __call__(self, chunk: Sequence[PastPosting]) -> _Answer:
        faults: list[str] = []
        return list(one_by_one(((past.posting_id, past) for past in chunk), self._judged, faults)), faults

    def _judged(self, past: PastPosting) -> Judged:
        posting, facts = self._facts.of_text(past)
        return as_judged(posting, Judgment(facts, self._judge.judge_facts(posting.id, facts)))


def _lost(past: PastPosting) -> _Answer:
    return [], [killed(past.posting_id)]
