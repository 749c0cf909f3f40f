"""Weighing: how many postings, stored ones or else the bundled ones, a rule would keep, set aside or ask about."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache, partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from jobfit.bundled import feeds_folder
from jobfit.facts.extract import facts_of_readings
from jobfit.facts.model import Facts
from jobfit.facts.own_words import OwnWords
from jobfit.facts.personal import personal
from jobfit.facts.reading import Reading, read
from jobfit.feeds.load import load_feeds
from jobfit.feeds.network import network
from jobfit.interview.looking import DEMO
from jobfit.judging import resolved
from jobfit.past.tally import Counting, Tally, tally
from jobfit.paths import DATABASE, FEEDS
from jobfit.phrasing import counted
from jobfit.pipeline import read_feeds
from jobfit.postings.model import JobPosting
from jobfit.profile.model import Profile
from jobfit.rules.firings import Result
from jobfit.rules.model import Kind, Rule, Unknown
from jobfit.store.store import Store
from jobfit.verdicts.judge import Judge

BUNDLED_DAY: Final = datetime(2026, 11, 20, 7, 0, tzinfo=UTC)
"""The day on which the bundled postings are read, as in the demo."""

BUNDLED: Final = "bundled"
_MANY: Final = 2_000  # postings; more are not read again while somebody waits
_DAYS: Final = (90, 30, 7, 1)
_LEFT_OPEN: Final = {
    Unknown.ASK: ", leaves {} to ask about",
    Unknown.PASS: ", lets {} pass that leave it open",
    Unknown.REJECT: " and {} that leave it open",
}


@dataclass(frozen=True, slots=True)
class Pool:
    """Postings to weigh rules on: what they are, and what a profile comes to over them."""

    what: str  # BUNDLED, or "stored"
    weigh: Callable[[Profile], Tally]
    since: str = ""  # since when, as it stands behind them: " of the last 30 days"

    def called(self, found: Tally) -> str:
        """Return the postings that something was weighed on, counted: "the 65 stored postings"."""
        return f"the {counted(found.postings, f'{self.what} posting')}{self.since}"

    def in_words(self, rule: Rule, found: Tally) -> str:
        """Return what a rule does to the postings: how many it keeps, sets aside, and is silent about."""
        results = found.results[rule.id]
        holds, fails, unknown = (results[each] for each in (Result.HOLDS, Result.FAILS, Result.UNKNOWN))
        whole = self.called(found)
        told = _LEFT_OPEN[rule.unknown].format(unknown) if unknown else ""
        match rule.kind:
            case Kind.DEALBREAKER:
                return f"sets aside {holds} of {whole}{told}"
            case Kind.MUST:
                return f"keeps {holds} of {whole}, sets aside {fails}{told}"
            case _:
                return f"{holds} of {whole} show it{f'; {unknown} leave it open' if unknown else ''}"


@cache
def bundled_pool() -> Pool:
    """Return the bundled postings, read once; it takes seconds."""
    readings = [read(posting, today=BUNDLED_DAY.date()) for posting in bundled_postings()]
    return Pool(BUNDLED, partial(_over, readings, facts_of_readings(readings)))


def stored_pool(store: Store, *, now: datetime) -> Pool | None:
    """Return the stored postings, None when there are none; of very many the latest, as their texts are read again."""
    if not store.count_past():
        return None
    counts = ((days, store.count_past(now - timedelta(days=days))) for days in _DAYS)
    days = 0 if store.count_past() <= _MANY else next((days for days, count in counts if count <= _MANY), _DAYS[-1])
    since = now - timedelta(days=days) if days else None
    of_days = f" of the last {counted(days, 'day')}" if days else ""
    return Pool("stored", lambda profile: tally(store, profile, today=now.date(), since=since), of_days)


def bundled_postings() -> list[JobPosting]:
    """Return the bundled postings as a run would store them, each once."""
    folder = feeds_folder() / DEMO
    with TemporaryDirectory(prefix="jobfit-") as name, Store(Path(name) / DATABASE) as store:
        feeds = load_feeds(own=folder / FEEDS)
        list(read_feeds(feeds, store, network(), now=BUNDLED_DAY))  # they are files, so nobody is asked
        store.settle()
        return list(store.all_postings())


def _over(readings: Sequence[Reading], facts: Sequence[Facts], profile: Profile) -> Tally:
    """Return the tally of a profile over postings that are in memory."""
    rule_set, own = resolved(profile), OwnWords(profile.person)
    counting = Counting(rule_set.rules)
    with Judge(rule_set) as judge:
        for reading, stated in zip(readings, facts, strict=True):
            counting.count(judge.judge(personal(own.joined(stated, reading, {}), profile.person)))
    return counting.tally()
