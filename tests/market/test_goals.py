"""The goal: which skills open what, and which open postings would teach one."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jobfit.facts.own_words import wording_of
from jobfit.judging import ProfileJudge
from jobfit.market.goals import Past, Plan, Reached, allows_skills, plan, plan_of, teaching
from jobfit.profile.held import held
from jobfit.profile.load import parse_profile
from jobfit.profile.model import Profile
from jobfit.store.store import Store
from jobfit.unseen import judged_ones
from jobfit.verdicts.model import Outcome
from tests.stored import NOW, remembered

TODAY = date(2026, 11, 20)
NEEDS = '[goal]\nneeds = [{ skill = "k8s", have = 1, want = 4 }, { skill = "sql", have = 3, want = 3 }]\nweight = 3\n'


def profile(text: str = NEEDS) -> Profile:
    """Return a profile that wants remote work, and whatever is added."""
    content = f'[me]\nskills = ["python"]\n[bar]\nscore = 0\n[must.workplace]\nin = ["remote"]\n{text}'
    return parse_profile(content.encode(), file="p.toml", today=TODAY)


def judged(store: Store, said: Profile) -> None:
    """Judge what is stored by a profile."""
    faults: list[str] = []
    with ProfileJudge.of(said) as judge:
        found = list(judged_ones(store.all_postings(), judge, faults, now=NOW))
        store.judge(found, now=NOW, wording=wording_of(judge.person))
    assert [] == faults


def reached(*missing: str, required: int = 0, outcome: Outcome = Outcome.KEEP) -> Reached:
    """Return a posting that requires what is missing, and as many more as it takes."""
    return Reached(outcome, max(required, len(missing)), frozenset(missing))


def planned(*postings: Reached, share: int = 100, wanted: tuple[str, ...] = ()) -> Plan:
    """Return the plan over some postings."""
    return plan_of(Past(postings=len(postings), reached=list(postings)), wanted, share=share)


def test_the_skill_that_opens_most_comes_first() -> None:
    """What opens alone, then what opens once that is held, each with how many ask for it."""
    found = planned(reached("a"), reached("b"), reached("b"), reached("a", "b"), reached(required=3), reached())

    assert [("b", 2, 0, 3), ("a", 2, 0, 2)] == [tuple(step) for step in found.steps]
    assert (6, 1, 1, 0) == (found.keeps, found.within, found.silent, found.others)


def test_a_share_of_what_is_required_is_enough() -> None:
    """With three quarters to hold, one of four may be missing."""
    posting = reached("a", required=4)

    assert (1, ()) == (planned(posting, share=75).within, planned(posting, share=75).steps)
    assert (0, 1) == (planned(posting, share=76).within, len(planned(posting, share=76).steps))


def test_questions_are_counted_apart_and_the_goal_breaks_a_tie() -> None:
    """What is no keep yet is not called one."""
    found = planned(reached("b", outcome=Outcome.ASK), reached("a"), wanted=("b",))

    assert [("b", 0, 1), ("a", 1, 0)] == [step[:3] for step in found.steps]


POSTINGS = st.lists(
    st.builds(
        lambda missing, more: reached(*missing, required=len(missing) + more),
        st.frozensets(st.sampled_from("abcdef"), max_size=5),
        st.integers(0, 4),
    ),
    max_size=12,
)


@given(postings=POSTINGS, share=st.integers(1, 100))
@settings(deadline=None, max_examples=80)
def test_whoever_builds_all_steps_reaches_everything(postings: list[Reached], share: int) -> None:
    """Each posting that meets the bar is within reach now, opened by one step, or silent."""
    found = planned(*postings, share=share)
    opened = sum(step.keeps + step.asks for step in found.steps)

    assert len(postings) == found.within + found.silent + opened


@given(postings=POSTINGS, share=st.integers(1, 100), order=st.randoms(use_true_random=False))
@settings(deadline=None, max_examples=40)
def test_the_order_of_postings_changes_nothing(postings: list[Reached], share: int, order: object) -> None:
    """The plan speaks of the postings, not of how they come."""
    shuffled = sorted(postings, key=lambda _: order.random())  # type: ignore[attr-defined]  # hypothesis gives a Random

    assert planned(*postings, share=share) == planned(*shuffled, share=share)


@pytest.mark.parametrize("text", [NEEDS, '[goal]\nneeds = [{ skill = "sql", have = 3, want = 3 }]\n'])
def test_the_plan_is_made_of_what_is_stored(store: Store, text: str) -> None:
    """Keeps and questions count with what they require, rule on skills or none; what is rejected does not."""
    for name, workplace in (("One", "remote"), ("Two", "remote"), ("Three", "on_site"), ("Four", None)):
        more = {} if workplace is None else {"workplace": workplace}
        remembered(store, name, "Requirements\n* Python\n* SQL\n* Kafka", **more)
    found = plan(store, profile(text), today=TODAY, share=100)

    assert (4, 2, 1, 0) == (found.postings, found.keeps, found.asks, found.within)
    assert [("kafka", 2, 1, 3)] == [tuple(step) for step in found.steps]
    assert () == found.faults


def test_a_rule_that_allows_only_some_skills_is_answered_as_if_they_were_held(store: Store) -> None:
    """What only that rule keeps out counts; what another rule keeps out does not."""
    said = profile('[must.stack]\nwhen = { skills_required = { only = ["python"] } }\nunknown = "pass"\n' + NEEDS)
    remembered(store, "One", "Requirements\n* Python\n* Kafka", workplace="remote")
    remembered(store, "Two", "Requirements\n* Python\n* Kafka", workplace="on_site")
    found = plan(store, said, today=TODAY, share=100)

    assert [("kafka", 1)] == [step[:2] for step in found.steps]
    assert ["must.stack"] == [rule.id for rule in said.rules if allows_skills(rule)]


def test_skills_that_are_still_being_built_are_not_held() -> None:
    """A need that is met is held; one that is not is missing, also where [me] names it."""
    assert {"python", "sql"} == held(profile())
    assert set() == held(profile('[goal]\nneeds = [{ skill = "Python", have = 2, want = 4 }]\n'))


def test_what_an_open_posting_would_teach_is_shown_in_its_sentence(store: Store) -> None:
    """Another spelling of the skill counts; what is rejected or closed teaches nothing."""
    said = profile()
    remembered(store, "Engineer", "Requirements\n* You run k8s in two regions. Tea is free.", workplace="remote")
    remembered(store, "Clerk", "Requirements\n* You run k8s", workplace="on_site")
    judged(store, said)
    (found,) = teaching(store, said)

    assert ("Engineer", "kubernetes", "You run k8s in two regions.") == (
        found.stored.posting.title,
        found.skill,
        found.sentence,
    )


def test_without_a_gap_nothing_is_taught(store: Store) -> None:
    """A goal whose needs are met asks for nothing."""
    remembered(store, "Engineer", "Requirements\n* SQL", workplace="remote")
    said = profile('[goal]\nneeds = [{ skill = "sql", have = 3, want = 3 }]\n')
    judged(store, said)

    assert [] == teaching(store, said)
