"""Judging again what is stored, after an edit of the profile: a plan, and, if wanted, the new verdicts."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime
from functools import partial
from typing import NamedTuple, Never, TypeAlias

from jobfit.facts.own_words import wording_of
from jobfit.judging import ProfileJudge, as_judged
from jobfit.past.judging import PastFacts, PastJudge, Side, judged_past, over_past, side_of
from jobfit.past.what_if import Plan, Turned
from jobfit.profile.model import Profile
from jobfit.store.rows import Judged, PastPosting
from jobfit.store.store import Store
from jobfit.unseen import killed, one_by_one
from jobfit.verdicts.against import deciding_judged
from jobfit.verdicts.judge import Judgement
from jobfit.verdicts.kept import Kept
from jobfit.verdicts.model import Outcome

_OnDone: TypeAlias = Callable[[int, int], object]


class _Came(NamedTuple):
    """What a posting came to, and the rule or cause that decides."""

    posting_id: str
    outcome: Outcome
    deciding: str


_Look: TypeAlias = tuple[Sequence[_Came], list[str]]
"""What the postings that could be judged came to, and why the others could not."""
_Answer: TypeAlias = tuple[Sequence[Judged], list[str]]
"""The same as it is stored."""


def rejudge(
    store: Store,
    profile: Profile,
    *,
    now: datetime,
    keep: bool,
    on_done: _OnDone = lambda _done, _total: None,
) -> Plan:
    """Judge everything stored by a profile; return what turns against the stored verdicts, and store it if `keep`.

    Texts are read again only for words that nobody looked for before, or when jobfit reads better than it did; nothing
    is fetched. What was not judged before is judged, and turns nothing. Kept chunk by chunk: what was stopped can be
    done again. Only what is kept is put in words, so that a look takes a small part of the time.
    """
    side, plan, decided = side_of(profile), Plan(), store.decided()
    for came, faults in (_kept if keep else _looked)(store, side, now, on_done):
        plan.faults += faults
        for each in came:
            _add(plan, each, *decided.get(each.posting_id, (each.outcome, "")))
    return plan


def _add(plan: Plan, came: _Came, before: Outcome, deciding: str) -> None:
    after = came.outcome
    plan.before[before] += 1
    plan.after[after] += 1
    if before is not after:
        decides = deciding if after is Outcome.KEEP else came.deciding
        plan.turned.append(Turned(came.posting_id, before, after, decides))


def _looked(store: Store, side: Side, now: datetime, on_done: _OnDone) -> Iterator[_Look]:
    """Yield what everything stored comes to, chunk by chunk."""
    return judged_past(store, [side], partial(_Looking, side, now.date()), _lost, on_done=on_done)


def _kept(store: Store, side: Side, now: datetime, on_done: _OnDone) -> Iterator[_Look]:
    """Yield the same, each chunk when its verdicts are stored."""
    wording = wording_of(side.person)
    make = partial(_Judging, side, now.date())
    for rows, faults in over_past(store, wording, make, _lost, whole=True, on_done=on_done):
        store.judge(rows, now=now, wording=wording)
        yield [_Came(row.posting_id, row.outcome, row.deciding) for row in rows], faults


class _Looking:
    """Judges stored postings in whatever process it is made; what decides is found out once for each judgement."""

    def __init__(self, side: Side, today: date) -> None:
        self._rules = side.rule_set.rules
        self._judge = PastJudge([side], today=today)
        self._deciding: Kept[str] = Kept()

    def __call__(self, chunk: Sequence[PastPosting]) -> _Look:
        faults: list[str] = []
        judged = self._judge.judged(chunk, faults)
        return [self._came(posting_id, seen.judgement) for posting_id, (seen,) in judged], faults

    def _came(self, posting_id: str, judgement: Judgement) -> _Came:
        deciding = self._deciding.get(id(judgement))
        if deciding is None:
            deciding = self._deciding.keep(id(judgement), deciding_judged(judgement, self._rules), judgement)
        return _Came(posting_id, judgement.outcome, deciding)


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
        return as_judged(posting, self._judge.judgment(posting.id, facts))


def _lost(past: PastPosting) -> tuple[Sequence[Never], list[str]]:
    return (), [killed(past.posting_id)]
