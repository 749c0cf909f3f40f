"""The bar out of [now] and [right]: their scores, never-worse facts, better facts, and meeting against beating."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jobfit.errors import InputError
from jobfit.facts.model import Facts, FactValue, Flag, Quantity
from jobfit.judging import ProfileJudge
from jobfit.profile.load import parse_profile
from jobfit.profile.model import Profile
from jobfit.rules.model import Kind
from jobfit.verdicts.model import Cause, Grade, Outcome, Verdict

TODAY = date(2026, 11, 20)
JOBS = """\
[me]
currency = "EUR"
[now]
pay = "60k EUR/year"
office_days = 3
on_call = true
[right]
pay = "80k EUR/year"
hours = 32
[nice.well-paid]
when = { pay = { min = "70k" } }
weight = 3
[nice.no-call]
when = { on_call = false }
weight = 1
"""
BAR = '[bar]\nscore = "{score}"\nnever_worse = ["pay", "office_days", "hours"]\nbetter_in = 1\n'


def profile_of(text: str) -> Profile:
    """Return the profile in a text."""
    return parse_profile(text.encode(), file="profile.toml", today=TODAY)


@pytest.fixture(scope="module", name="by_right")
def judge_by_right() -> Iterator[ProfileJudge]:
    """Return a judge whose bar is what the right job scores."""
    with ProfileJudge.of(profile_of(JOBS + BAR.format(score="right"))) as judge:
        yield judge


def euros(low: float, high: float | None = None) -> Quantity:
    """Return a pay a year."""
    return Quantity(low=low, high=low if high is None else high, currency="EUR", period="year")


def figure(low: float, high: float | None = None) -> Quantity:
    """Return a quantity."""
    return Quantity(low=low, high=low if high is None else high)


def verdict_on(judge: ProfileJudge, **facts: FactValue) -> Verdict:
    """Return the verdict on facts."""
    return judge.judge_facts("p", facts)


def test_the_bar_is_what_that_job_scores_with_its_unknowns_counted_low(by_right: ProfileJudge) -> None:
    """The right job earns three of four points and says nothing of on-call; the job now earns none."""
    with ProfileJudge.of(profile_of(JOBS + BAR.format(score="now"))) as by_now:
        assert (75, 0) == (by_right.rule_set.bar.score, by_now.rule_set.bar.score)


@pytest.mark.parametrize("score", ["now", "right"])
def test_a_job_reaches_the_bar_that_it_sets(score: str) -> None:
    """The score of a job is never above what that job scores."""
    profile = profile_of(f'{JOBS}[bar]\nscore = "{score}"\n')
    facts: Facts = profile.facts_right if score == "right" else profile.facts_now
    with ProfileJudge.of(profile) as judge:
        verdict = judge.judge_facts("p", facts)

    assert (Outcome.KEEP, Grade.MEETS) == (verdict.outcome, verdict.grade)


def test_never_worse_is_than_now_and_than_the_right_job_where_now_is_silent(by_right: ProfileJudge) -> None:
    """Each fact is a must of its own, with the job that it is compared with in its words."""
    musts = {rule.name: rule for rule in by_right.rule_set.rules if rule.kind is Kind.MUST}
    bars = {
        name: rule.when.written for name, rule in musts.items() if rule.when is not None and rule.when.type == "test"
    }

    assert {
        "never-worse-pay": "≥ 60 000 EUR/year",
        "never-worse-office-days": "≤ 3 days a week",
        "never-worse-hours": "≤ 32 hours a week",
    } == bars
    assert "hours is no worse than in the right job" == musts["never-worse-hours"].because


@settings(deadline=None, max_examples=100)
@given(
    pay=st.tuples(st.integers(50, 90), st.integers(0, 30)),
    office=st.tuples(st.integers(0, 5), st.integers(0, 2)),
    hours=st.one_of(st.none(), st.integers(28, 36)),
)
def test_never_worse_is_a_must_on_the_whole_interval(
    by_right: ProfileJudge, pay: tuple[int, int], office: tuple[int, int], hours: int | None
) -> None:
    """Worse at the good end is out, at the bad end only or unsaid is a question; else it is kept."""
    facts: dict[str, FactValue] = {
        "pay": euros(1000 * pay[0], 1000 * sum(pay)),
        "office_days": figure(office[0], sum(office)),
        "on_call": Flag(value=False),
    }
    if hours is not None:
        facts["hours"] = figure(hours)
    verdict = by_right.judge_facts("p", facts)
    worse = sum(pay) < 60 or office[0] > 3 or (hours is not None and hours > 32)
    sure = pay[0] >= 60 and sum(office) <= 3 and hours is not None and hours <= 32
    reaches, could_reach = pay[0] >= 70, sum(pay) >= 70
    better, could_be_better = pay[0] > 60 or sum(office) < 3, sum(pay) > 60 or office[0] < 3
    against = {Cause.MUST: worse, Cause.SCORE: not could_reach, Cause.BETTER: not could_be_better}

    assert {cause for cause, stands in against.items() if stands} == set(verdict.causes)
    assert (sure and reaches and better) is (verdict.outcome is Outcome.KEEP)
    assert (verdict.outcome is Outcome.ASK) is not (bool(verdict.causes) or verdict.outcome is Outcome.KEEP)


def test_better_in_counts_facts_that_are_surely_better() -> None:
    """A range that straddles what one has now is a question, not a step up."""
    text = f"{JOBS}[bar]\nbetter_in = 2\nscore = 0\n"
    with ProfileJudge.of(profile_of(text)) as judge:
        outcomes = [
            verdict_on(judge, pay=pay, office_days=figure(office)).outcome
            for pay, office in ((euros(61_000), 2), (euros(55_000, 65_000), 2), (euros(61_000), 3), (euros(60_000), 2))
        ]

    assert [Outcome.KEEP, Outcome.ASK, Outcome.REJECT, Outcome.REJECT] == outcomes


def test_beating_takes_a_guarded_fact_that_is_better_or_more_points_than_the_bar(by_right: ProfileJudge) -> None:
    """As good as now with the bar's points meets it; more points, or better where it may not be worse, beats it."""
    text = f'{JOBS}[bar]\nnever_worse = ["pay"]\nscore = 75\n'
    call, hours = Flag(value=True), figure(32)
    with ProfileJudge.of(profile_of(text.replace("60k", "70k"))) as judge:
        grades = [
            verdict_on(judge, pay=euros(pay), office_days=figure(office), on_call=Flag(value=on_call)).grade
            for pay, office, on_call in ((70_000, 3, True), (70_000, 0, True), (71_000, 3, True), (70_000, 3, False))
        ]

    assert [Grade.MEETS, Grade.MEETS, Grade.BEATS, Grade.BEATS] == grades
    assert (
        verdict_on(by_right, pay=euros(81_000), office_days=figure(3), hours=hours, on_call=call).grade is Grade.BEATS
    )


def test_a_job_now_without_pay_leaves_the_right_one_to_compare_with() -> None:
    """Nothing is wrong with a [now] that says nothing of pay, as long as [right] does."""
    silent = profile_of(JOBS.replace('pay = "60k EUR/year"\n', "") + '[bar]\nnever_worse = ["pay"]\n')

    assert ["≥ 80 000 EUR/year"] == [
        rule.when.written
        for rule in silent.rules
        if rule.kind is Kind.MUST and rule.when is not None and rule.when.type == "test"
    ]
    with pytest.raises(InputError) as refused:
        profile_of('[me]\ncurrency = "EUR"\n[right]\ntitle = "Lead"\n[bar]\nnever_worse = ["pay"]\n')
    assert ["neither [now] nor [right] says pay"] == [each.what for each in refused.value.problems]
