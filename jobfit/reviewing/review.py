"""Review: everything that a reality check says, as values; the past is judged, nothing is written."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime

from jobfit.facts.model import Facts, TokenSet
from jobfit.facts.personal import SKILL_FACTS
from jobfit.market.statistics import Market
from jobfit.market.surveying import survey
from jobfit.past.judging import side_of
from jobfit.past.tally import Tally
from jobfit.past.tradeoffs import tradeoffs
from jobfit.problems import Problem
from jobfit.profile.goal import learning
from jobfit.profile.model import Profile
from jobfit.reviewing.proposals import Proposal, proposals
from jobfit.rules.check import check
from jobfit.store.store import Store
from jobfit.verdicts.against import effect_of
from jobfit.verdicts.judge import Judge

_KEPT_OUT = frozenset({"hit", "missed"})  # by what it says, not by what it leaves unsaid


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """A profile next to what is stored."""

    profile: Profile
    made: datetime
    since: datetime | None
    tally: Tally
    market: Market
    problems: tuple[Problem, ...]  # of the rules as a whole: contradictions, repetitions, what has no effect
    against_itself: tuple[tuple[str, str], ...]  # what the person wants, and the rule that would keep it out
    proposals: tuple[Proposal, ...]


def target_of(profile: Profile) -> str:
    """Return the title whose market a review speaks of: the right job's, else the goal's role, else today's."""
    return profile.right.title or profile.goal.role or profile.now.title


def review(
    store: Store,
    profile: Profile,
    *,
    text: str,
    now: datetime,
    title: str | None = None,
    since: datetime | None = None,
    on_done: Callable[[str, int, int], object] = lambda _what, _done, _total: None,
) -> Review:
    """Return the reality check of a profile with this text.

    `on_done` hears what is going on, and how many postings are done, of how many.
    """
    today = now.date()
    priced = tradeoffs(
        store, profile, text=text, today=today, since=since, on_done=lambda *done: on_done("Judging", *done)
    )
    target = target_of(profile) if title is None else title
    found = survey(
        store, profile, target, today=today, since=since, on_done=lambda *done: on_done("Counting the market", *done)
    )
    return Review(
        profile=profile,
        made=now,
        since=since,
        tally=priced.tally,
        market=found,
        problems=tuple(check(profile.rule_set(0), places=profile.places)),
        against_itself=tuple(against_itself(profile)),
        proposals=tuple(proposals(priced)),
    )


def against_itself(profile: Profile) -> Iterator[tuple[str, str]]:
    """Yield what the profile wants with each of its own rules that would keep it out: the right job, and new skills.

    What the right job's posting would say is left aside: [right] names a few phrases, no whole text.
    """
    right = {name: value for name, value in profile.facts_right.items() if name != "says"}
    wanted: list[tuple[str, Facts]] = [("the right job itself", right)]
    for skill in learning(profile.goal):
        asked = {name: TokenSet(value=(skill,), complete=False) for name in SKILL_FACTS}
        wanted.append((f"what asks for {skill}", asked))
    with Judge(side_of(profile).rule_set) as judge:
        for what, facts in wanted:
            pairs = zip(judge.rule_set.rules, judge.judge(facts).firings.rules, strict=True)
            yield from ((what, rule.id) for rule, firing in pairs if effect_of(rule, firing.result) in _KEPT_OUT)
