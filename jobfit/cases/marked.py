"""Marks of stored postings: what the person noted, and the case that a wrong verdict becomes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from jobfit.cases.file import Case, check_rule, grow, is_rule
from jobfit.errors import InputError
from jobfit.facts.mistake import Mistake
from jobfit.phrasing import titled
from jobfit.problems import Place, Problem
from jobfit.store.rows import Mark, Marked
from jobfit.verdicts.model import Outcome

if TYPE_CHECKING:
    from jobfit.postings.model import JobPosting
    from jobfit.profile.model import Profile
    from jobfit.store.rows import Stored
    from jobfit.store.store import Store

_WANTED = {Outcome.KEEP: Outcome.REJECT, Outcome.NEAR_MISS: Outcome.KEEP, Outcome.REJECT: Outcome.KEEP}
"""What somebody wants who calls an outcome wrong and says no more; what is wrong with a question nobody can know."""


@dataclass(frozen=True, slots=True)
class MarkedPosting:
    """A marked posting as it is listed."""

    posting: JobPosting
    outcome: Outcome | None  # None while it is not judged
    feeds: tuple[str, ...]
    marked: Marked


def wrong(
    store: Store,
    stored: Stored,
    profile: Profile,
    *,
    because: str,
    want: Outcome | None,
    path: Path,
    now: datetime,
) -> Case:
    """Mark a verdict as wrong and add the posting to the file of cases at `path`; return the case.

    Raises InputError when it cannot be told what is wanted, or `because` is the id of no rule; nothing is written then.
    """
    posting, outcome = stored.posting, stored.verdict.outcome
    wanted = want or _WANTED.get(outcome)
    if wanted is None:
        raise _problem("a question can be wrong in several ways", "say --want keep or --want reject")
    if wanted is outcome and not is_rule(because):
        named = outcome.value.replace("_", " ")
        raise _problem(f"it is {named} already", "say with --because which rule should have decided")
    if is_rule(because):
        try:
            check_rule(because.strip(), profile)
        except Mistake as mistake:
            problem = mistake.at(Place("--because"))
            raise InputError([problem]) from None
    rule, words = (because.strip(), "") if is_rule(because) else ("", because.strip())
    name = titled(posting.title, posting.company, ", ")
    told = store.answers_of([posting.id]).get(posting.id, {})
    case = Case(name=name, want=wanted, posting=posting, told=told, rule=rule, because=words, on=now.date())
    grow(path, posting, case)
    store.mark(posting.id, Mark.WRONG, note=because.strip(), now=now)
    return case


def marked_postings(store: Store) -> list[MarkedPosting]:
    """Return every mark with its posting, latest first."""
    decided = store.decided()
    found = [
        MarkedPosting(posting, decided.get(posting_id, (None, ""))[0], store.feeds_of(posting_id), each)
        for posting_id, marks in store.marks().items()
        if (posting := store.posting(posting_id))
        for each in marks
    ]
    return sorted(found, key=lambda each: each.marked.at, reverse=True)


def _problem(what: str, hint: str) -> InputError:
    return InputError([Problem("MARK001", Place("--want"), what, hint)])
