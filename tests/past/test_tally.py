"""A tally: what verdicts on every stored posting say together, without making one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings

from jobfit.cli.demo import DEMO_DAY
from jobfit.judging import ProfileJudge
from jobfit.past.tally import Tally, tally
from jobfit.paths import DATABASE
from jobfit.profile.model import Profile
from jobfit.rules.firings import Result
from jobfit.store.store import Store
from jobfit.verdicts.against import AGAINST
from jobfit.verdicts.compared import RESULTS
from jobfit.verdicts.model import Outcome, Verdict
from tests.pasts import profiles

TODAY = DEMO_DAY.date()


@pytest.fixture(scope="module")
def store(demo_folder: Path) -> Iterator[Store]:
    """Open the demo's store."""
    with Store(demo_folder / DATABASE) as opened:
        yield opened


def standing(verdict: Verdict) -> frozenset[str]:
    """Return the rules and the bar's own causes that stand against a posting."""
    rules = {reason.rule for reason in verdict.reasons if reason.effect in AGAINST}
    return frozenset(rules | {f"bar.{cause}" for cause in verdict.causes if cause in {"score", "better"}}) | (
        {"bar.too_little_said"} if "too_little_said" in verdict.causes else frozenset()
    )


@settings(deadline=None, max_examples=6)
@given(profile=profiles())
def test_a_tally_is_what_the_verdicts_say_together(store: Store, profile: Profile) -> None:
    """Outcomes, every rule's results and what stands against the rejected are counted as the verdicts tell them."""
    with ProfileJudge.of(profile) as judge:
        verdicts = [judge.judge(posting, today=TODAY, every_fact=False).verdict for posting in store.all_postings()]
    found = tally(store, profile, today=TODAY)
    aside = [each for each in verdicts if each.outcome in {Outcome.REJECT, Outcome.NEAR_MISS}]

    assert Counter(each.outcome for each in verdicts) == found.outcomes
    assert Counter((reason.rule, reason.result) for each in verdicts for reason in each.reasons) == Counter(
        {(rule, RESULTS[result]): count for rule, counts in found.results.items() for result, count in counts.items()}
    )
    assert Counter(map(standing, aside)) == Counter({frozenset(names): count for names, count in found.against.items()})
    assert len(verdicts) == found.postings
    assert [] == found.faults


def test_parts_of_the_past_add_up_in_everything_that_is_counted() -> None:
    """Postings, outcomes, results, what stands against them, and what could not be judged: none is left out."""
    one = Tally(1, Counter({Outcome.KEEP: 1}), {"a": Counter({Result.HOLDS: 1})}, Counter({("a",): 1}), ["x failed"])
    other = Tally(
        2,
        Counter({Outcome.KEEP: 1, Outcome.REJECT: 1}),
        {"a": Counter({Result.HOLDS: 1, Result.FAILS: 1}), "b": Counter({Result.UNKNOWN: 2})},
        Counter({("a",): 1, ("a", "b"): 1}),
        ["y failed"],
    )
    one.add(other)

    assert one == Tally(
        3,
        Counter({Outcome.KEEP: 2, Outcome.REJECT: 1}),
        {"a": Counter({Result.HOLDS: 2, Result.FAILS: 1}), "b": Counter({Result.UNKNOWN: 2})},
        Counter({("a",): 2, ("a", "b"): 1}),
        ["x failed", "y failed"],
    )


def test_what_stands_alone_and_in_pairs_is_counted_apart() -> None:
    """A rule's own rejections, and those of two rules and nothing else."""
    found = Tally(against=Counter({("a",): 3, ("a", "b"): 2, ("b", "c"): 1, ("a", "b", "c"): 4, ("b",): 1}))

    assert {"a": 9, "b": 8, "c": 5} == found.standing
    assert {"a": 3, "b": 1} == found.sole
    assert {("a", "b"): 2, ("b", "c"): 1} == found.pairs
    assert ["a", "b", "c"] == list(found.standing)
