"""What if: everything stored judged by two profiles is what judging each posting's text by both comes to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings

from jobfit.cli.demo import DEMO_DAY
from jobfit.judging import ProfileJudge
from jobfit.past.what_if import what_if
from jobfit.paths import DATABASE, PROFILE
from jobfit.profile.load import parse_profile
from jobfit.profile.model import Profile
from jobfit.store.store import Store
from jobfit.verdicts.against import deciding
from jobfit.verdicts.model import Outcome, Verdict
from tests.pasts import parsed, profiles

TODAY = DEMO_DAY.date()
LATER = TODAY + timedelta(days=9)


@pytest.fixture(scope="module")
def store(demo_folder: Path) -> Iterator[Store]:
    """Open the demo's store."""
    with Store(demo_folder / DATABASE) as opened:
        yield opened


def verdicts(store: Store, profile: Profile) -> dict[str, Verdict]:
    """Return the verdict on every stored posting's text, some days later."""
    with ProfileJudge.of(profile) as judge:
        return {
            posting.id: judge.judge(posting, today=LATER, every_fact=False).verdict for posting in store.all_postings()
        }


def deciding_of(before: Verdict, after: Verdict) -> str:
    """Return what a plan names beside a posting that turns."""
    return deciding(before if after.outcome is Outcome.KEEP else after)


@settings(deadline=None, max_examples=6)
@given(before=profiles(), after=profiles())
def test_what_turns_is_what_judging_by_both_profiles_says(store: Store, before: Profile, after: Profile) -> None:
    """Stored facts and texts lead to the same outcomes, whatever the phrases, skills and currency of both.

    Days count to the day of asking, not to that of reading.
    """
    plan = what_if(store, before, after, today=LATER)
    was, now = verdicts(store, before), verdicts(store, after)

    assert {(name, was[name].outcome, now[name].outcome) for name in was if was[name].outcome != now[name].outcome} == {
        each[:3] for each in plan.turned
    }
    assert {each.posting_id: each.deciding for each in plan.turned} == {
        each.posting_id: deciding_of(was[each.posting_id], now[each.posting_id]) for each in plan.turned
    }
    assert Counter(each.outcome for each in was.values()) == plan.before
    assert Counter(each.outcome for each in now.values()) == plan.after
    assert [] == plan.faults


@pytest.mark.parametrize("test", ["posted_days.max = 5", "seen_days.max = 5"])
def test_days_count_to_the_day_of_asking(store: Store, test: str) -> None:
    """The older the stored postings are, the fewer pass a rule on that, though nobody reads them again."""
    anything, fresh = parsed("[must.fresh]\nposted_days.min = 0\n"), parsed(f"[must.fresh]\n{test}\n")
    now, later = (what_if(store, anything, fresh, today=day) for day in (TODAY, LATER))

    assert now.after[Outcome.REJECT] < later.after[Outcome.REJECT]
    assert now.before == later.before


def test_the_same_profile_turns_nothing(store: Store, demo_folder: Path) -> None:
    """Nothing turns by the same profile, and the outcomes are the stored ones."""
    profile = parse_profile((demo_folder / PROFILE).read_bytes(), file="profile.toml", today=TODAY)

    plan = what_if(store, profile, profile, today=TODAY)

    assert [] == plan.turned
    assert store.counts() == plan.before == plan.after
    assert 65 == plan.postings


def test_signs_tell_gained_and_lost_keeps(store: Store, demo_folder: Path) -> None:
    """Without musts there are more keeps; the other way round the same ones are lost."""
    text = (demo_folder / PROFILE).read_text("utf-8")
    strict = parse_profile(text.encode(), file="profile.toml", today=TODAY)
    easy = parse_profile(b"[nice.tools]\nskills_required.has = 'Python'\nweight = 1\n", file="", today=TODAY)

    gained, lost = what_if(store, strict, easy, today=TODAY), what_if(store, easy, strict, today=TODAY)

    assert len(gained.of("+")) == gained.after[Outcome.KEEP] - gained.before[Outcome.KEEP] > 0
    assert {each.posting_id for each in gained.of("+")} == {each.posting_id for each in lost.of("-")}
    assert all(each.deciding for each in gained.turned)


def test_a_past_that_has_not_begun_is_empty(store: Store, demo_folder: Path) -> None:
    """Nothing is judged that was seen before the moment that is asked for; progress is told all the same."""
    profile = parse_profile((demo_folder / PROFILE).read_bytes(), file="profile.toml", today=TODAY)
    told: list[tuple[int, int]] = []

    plan = what_if(store, profile, profile, today=TODAY, on_done=lambda *done: told.append(done))
    later = what_if(store, profile, profile, today=TODAY, since=DEMO_DAY + timedelta(days=1))

    assert (65, 65) == told[-1]
    assert (65, 0) == (plan.postings, later.postings)
