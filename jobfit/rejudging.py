"""Judging again what is stored, after an edit of the profile: a plan first, then, if wanted, the new verdicts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from itertools import islice

from jobfit.judging import ProfileJudge
from jobfit.store.rows import Judged
from jobfit.store.store import Store
from jobfit.unseen import judged_ones
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
) -> tuple[list[Change], list[str]]:
    """Judge everything stored by the judge's rules; return what changes and the faults; store it if `keep` says so.

    Texts are read again, because a profile may ask for phrases that were not looked for before; nothing is fetched.
    """
    outcomes = store.outcomes()
    changes: list[Change] = []
    faults: list[str] = []
    postings = store.all_postings()
    while batch := list(islice(postings, _BATCH)):
        titles = {posting.id: posting for posting in batch}
        judged: list[Judged] = []
        for row in judged_ones(batch, judge, faults, now=now):
            judged.append(row)
            before, after = outcomes.get(row.posting_id), row.verdict.outcome
            if before is not None and before is not after:
                posting = titles[row.posting_id]
                changes.append(Change(posting.id, posting.title, posting.company, before, after, row.deciding))
            each()
        if keep:
            store.judge(judged, now=now)
    return changes, faults
