"""Judging again what is stored, after an edit of the profile: a plan first, then, if wanted, the new verdicts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from itertools import islice

from jobfit.judging import ProfileJudge, as_judged
from jobfit.store.rows import Judged
from jobfit.store.store import Store
from jobfit.verdicts.model import Outcome

_BATCH = 200


@dataclass(frozen=True, slots=True)
class Change:
    """One posting whose outcome is another one under the profile as it is now."""

    posting_id: str
    title: str
    company: str
    before: Outcome
    after: Outcome
    deciding: str

    @property
    def sign(self) -> str:
        """Return + for a new keep, - for a lost one, ~ for anything else."""
        return "+" if self.after is Outcome.KEEP else "-" if self.before is Outcome.KEEP else "~"


def rejudge(
    store: Store, judge: ProfileJudge, *, now: datetime, keep: bool, each: Callable[[], object] = lambda: None
) -> list[Change]:
    """Judge everything stored by the judge's rules; return what changes, and store it when `keep` says so.

    Texts are read again, because a profile may ask for phrases that were not looked for before; nothing is fetched.
    """
    outcomes = store.outcomes()
    changes: list[Change] = []
    postings = store.all_postings()
    while batch := list(islice(postings, _BATCH)):
        judged: list[Judged] = []
        for posting in batch:
            row = as_judged(posting, judge.judge(posting, today=now.date()))
            judged.append(row)
            before = outcomes.get(posting.id)
            if before is not None and before is not row.verdict.outcome:
                after = row.verdict.outcome
                changes.append(Change(posting.id, posting.title, posting.company, before, after, row.deciding))
            each()
        if keep:
            store.judge(judged, now=now)
    return changes
