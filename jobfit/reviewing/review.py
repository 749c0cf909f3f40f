"""Review: everything that a reality check says, as values; the past is judged, nothing is written."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from jobfit.market import Market
from jobfit.problems import Problem
from jobfit.profile.model import Profile
from jobfit.reviewing.proposals import Proposal, proposals
from jobfit.rules.check import check
from jobfit.store.store import Store
from jobfit.surveying import survey
from jobfit.tally import Tally, tally


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """A profile next to what is stored."""

    profile: Profile
    made: datetime
    since: datetime | None
    tally: Tally
    market: Market
    problems: tuple[Problem, ...]  # of the rules as a whole: contradictions, repetitions, what has no effect
    proposals: tuple[Proposal, ...]


def target_of(profile: Profile) -> str:
    """Return the title whose market a review speaks of: the right job's, else the goal's role, else today's."""
    return profile.right.title or profile.goal.role or profile.now.title


def review(
    store: Store,
    profile: Profile,
    *,
    now: datetime,
    title: str | None = None,
    since: datetime | None = None,
    on_done: Callable[[str, int, int], object] = lambda _what, _done, _total: None,
) -> Review:
    """Return the reality check of a profile; `on_done` hears what is going on, and how many postings are done."""
    today = now.date()
    counted = tally(store, profile, today=today, since=since, on_done=lambda *done: on_done("Judging", *done))
    target = target_of(profile) if title is None else title
    found = survey(
        store, profile, target, today=today, since=since, on_done=lambda *done: on_done("Counting the market", *done)
    )
    tried = proposals(
        store, profile, counted, today=today, since=since, on_done=lambda *done: on_done("Trying edits", *done)
    )
    return Review(
        profile=profile,
        made=now,
        since=since,
        tally=counted,
        market=found,
        problems=tuple(check(profile.rule_set(0), places=profile.places)),
        proposals=tuple(tried),
    )
