"""A profile file becomes a Profile."""

from __future__ import annotations

import hashlib
import tomllib
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jobfit.codes import CODES, explain
from jobfit.errors import InputError
from jobfit.facts.model import Choice, Phrases, Quantity
from jobfit.facts.person import Phrase
from jobfit.profile.load import SECTIONS, parse_profile
from jobfit.profile.model import Counts, Profile
from jobfit.rules.fire import Engine
from jobfit.rules.firings import Result
from jobfit.rules.model import Kind, Operator, Rule, Test
from tests.profile.shelf import small_shelf

EXAMPLE = Path(__file__).parent / "example.toml"
TODAY = date(2026, 11, 22)


def _profile(text: str) -> Profile:
    return parse_profile(text.encode(), file="p.toml", today=TODAY, shelf=small_shelf())


@pytest.fixture(scope="module")
def example() -> Profile:
    """Return a profile that uses every table."""
    return _profile(EXAMPLE.read_text("utf-8"))


def _rule(profile: Profile, rule_id: str) -> Rule:
    return next(rule for rule in profile.rules if rule.id == rule_id)


def _test(rule: Rule, *, near: bool = False) -> Test:
    condition = rule.near if near else rule.when
    assert isinstance(condition, Test)
    return condition


def test_a_profile_with_every_table_loads(example: Profile) -> None:
    """All that the documentation's example says is there."""
    assert ("Rosa", "EUR", ("EU",), {"pt": "native", "en": "C1"}) == (
        example.me.name,
        example.me.currency,
        example.me.work_rights,
        example.me.languages,
    )
    assert ("Ward nurse", date(2022, 3, 1)) == (example.now.title, example.now.since)
    assert ["Fewer falls"] == [goal.goal for goal in example.right.goals]
    assert ("Head of nursing", 2) == (example.goal.role, len(example.goal.needs))
    assert Counts(must=6, dealbreaker=2, nice=8) == example.counts
    assert hashlib.sha256(EXAMPLE.read_bytes()).hexdigest() == example.hash
    assert set(SECTIONS) == set(tomllib.loads(EXAMPLE.read_text(encoding="utf-8")))


def test_the_job_now_is_facts_in_the_persons_currency(example: Profile) -> None:
    """Monthly pay of [now] is compared a year."""
    now = example.facts_now

    assert isinstance(pay := now["pay"], Quantity)
    assert (36000, 36000, "EUR", "year") == (pay.low, pay.high, pay.currency, pay.period)
    assert "3 000 EUR/month × 12 months a year" == pay.note
    assert isinstance(workplace := example.facts_right["workplace"], Choice)
    assert "hybrid" == workplace.value


def test_never_worse_makes_musts_from_the_job_now(example: Profile) -> None:
    """More pay is better and fewer hours are; the bar is the present figure."""
    pay, hours = _rule(example, "must.never-worse-pay"), _rule(example, "must.never-worse-hours")

    assert (Operator.MIN, 3_600_000, "≥ 36 000 EUR/year") == (
        _test(pay).operator,
        _test(pay).number,
        _test(pay).written,
    )
    assert (Operator.MAX, 4000) == (_test(hours).operator, _test(hours).number)
    assert {"bar"} == {pay.origin, hours.origin}


def test_every_fact_of_the_job_now_that_compares_has_a_strict_comparison(example: Profile) -> None:
    """`better_in` counts over exactly the facts that [now] states and that have a better direction."""
    better = {rule.id: _test(rule).operator for rule in example.rules if rule.kind is Kind.BETTER}

    assert {
        "better.pay": Operator.ABOVE,
        "better.hours": Operator.BELOW,
        "better.holidays": Operator.ABOVE,
        "better.seniority": Operator.ABOVE,
    } == better


def test_a_near_miss_is_the_rule_with_its_tolerance_taken_off(example: Profile) -> None:
    """A share, an amount and a step each loosen the bars of their fact, in musts alone."""
    assert 3_800_000 == _test(_rule(example, "must.pay"), near=True).number
    assert "≥ 38 000 EUR/year" == _test(_rule(example, "must.pay"), near=True).written
    assert 4100 == _test(_rule(example, "must.never-worse-hours"), near=True).number
    assert "≤ 41 hours a week" == _test(_rule(example, "must.never-worse-hours"), near=True).written
    assert "≥ mid" == _test(_rule(example, "must.seniority"), near=True).written
    assert _rule(example, "must.permanent").near is None
    assert all(rule.near is None for rule in example.rules if rule.kind is not Kind.MUST)


def test_a_rule_set_has_the_bar(example: Profile) -> None:
    """The caller gives the score that the right job came to; the rest is the profile's."""
    bar = example.rule_set(61).bar

    assert (61, 8, 2, ("pay", "hours"), 4) == (
        bar.score,
        bar.near_score,
        bar.better_in,
        bar.never_worse,
        bar.max_questions,
    )
    assert "right" == example.score
    assert example.rules == example.rule_set(0).rules


def test_the_person_has_what_facts_are_read_against(example: Profile) -> None:
    """Phrases with their sections, skills of rules and goal, and the present employer."""
    person = example.person

    assert "St Mary Lda" == person.employer
    assert (1600, 200, "EUR") == (person.hours_per_year, person.days_per_year, person.currency)
    assert {
        Phrase(text="self-rostering"),
        Phrase(text="reflective practice", where=("role", "benefits")),
        Phrase(text="mentoring"),
    } == set(person.phrases)
    assert ("triage", "budgeting", "recruiting") == person.skills
    assert ("budgeting",) == person.learning


def test_the_goal_earns_by_its_gaps() -> None:
    """The widest gap earns most, what is reached earns nothing, and all add up to the weight."""
    profile = _profile(
        "[goal]\nrole = 'Cook'\nweight = 10\nneeds = [ { skill = 'baking', have = 1, want = 4 },"
        " { skill = 'sauces', want = 2 }, { skill = 'knives', have = 5, want = 5 } ]"
    )

    assert [("baking", 600), ("sauces", 400)] == [
        (part.name, part.weight) for part in _rule(profile, "nice.towards-goal").parts
    ]


def test_the_job_now_says_its_phrases_in_the_sections_of_the_rules(example: Profile) -> None:
    """The present job earns the nice rules whose phrases it is said to say."""
    assert isinstance(says := example.facts_now["says"], Phrases)
    assert ("reflective practice", ("role", "benefits")) in {(said.phrase, said.where) for said in says.found}
    with Engine(example.rule_set(0)) as engine:
        fired = {firing.rule: firing.result for firing in engine.fire(example.facts_now).rules}

    assert Result.HOLDS is fired["nice.reflection"]
    assert Result.FAILS is fired["nice.rosters"]
    assert Result.HOLDS is fired["must.never-worse-pay"]
    assert Result.FAILS is fired["better.pay"]


def test_a_currency_that_is_written_once_is_the_persons() -> None:
    """Without [me] currency, the first sum that names one decides."""
    profile = _profile("[now]\npay = '3m HUF/month'\n[must.pay]\nmin = '40m'")

    assert "HUF" == profile.person.currency
    assert "≥ 40 000 000 HUF/year" == _test(_rule(profile, "must.pay")).written


@pytest.mark.parametrize(("hours", "counted"), [("20", 860), ("[16, 24]", 1032), ("38", 1720), ("[30, 38]", 1720)])
def test_a_bar_by_the_hour_is_for_the_hours_of_the_job_now(hours: str, counted: int) -> None:
    """What somebody who works part of a week asks for an hour is compared with the same hours a week."""
    profile = _profile(f'[now]\nhours = {hours}\n[must.pay]\npay = "10 EUR/hour"\n')

    assert counted * 10 * 100 == _test(profile.rules[0]).number


def test_a_range_of_the_job_now_counts_with_its_better_end() -> None:
    """Never worse than 3,000 to 4,000 is not worse than 4,000."""
    profile = _profile(
        "[me]\ncurrency='EUR'\n[now]\npay = '30-40k'\noffice_days = [1, 3]\n[bar]\nnever_worse=['pay','office_days']"
    )

    assert [4_000_000, 100] == [_test(rule).number for rule in profile.rules if rule.kind is Kind.MUST]


def test_the_score_is_the_right_jobs_unless_it_is_written() -> None:
    """A described right job is the bar; without one any score will do."""
    assert "right" == _profile("[right]\nworkplace = 'remote'\n[must.permanent]").score
    assert 0 == _profile("[must.permanent]").score
    assert 70 == _profile("[bar]\nscore = 70\n[right]\nworkplace = 'remote'\n[must.permanent]").score


def test_what_has_no_effect_today_is_said() -> None:
    """Ended rules and tolerances that touch nothing are notes, not silence."""
    profile = _profile("[bar]\nnear_miss = { travel = 5 }\n[must.permanent]\n[dealbreaker.agency]\nuntil = 2020-01-01")

    assert ("dealbreaker.agency ended on 2020-01-01", "near_miss.travel has no effect: no must compares travel") == (
        profile.notes
    )


def test_a_rule_that_built_on_an_ended_one_goes_on() -> None:
    """A day's passing never breaks a profile that was sound."""
    profile = _profile("[nice.equity]\nuntil = 2020-01-01\n[nice.owner]\nrule = 'nice.equity'")

    assert ["nice.owner"] == [rule.id for rule in profile.rules]
    assert "equity" == _test(_rule(profile, "nice.owner")).fact


def test_places_lead_to_every_rule(example: Profile) -> None:
    """A check can show where each rule of the person is written."""
    assert all(
        example.places[rule.id].line
        for rule in example.rules
        if rule.origin in {"profile", "bar", "goal"} and rule.kind is not Kind.BETTER
    )


def test_three_hundred_rules_load() -> None:
    """A large profile is a profile."""
    text = "".join(f"[must.rule-{number}]\nwhen = {{ hours = {{ max = {number + 10} }} }}\n" for number in range(300))

    assert 300 == len(_profile(text).rules)


@settings(deadline=None, max_examples=120)
@given(
    st.text(st.characters(exclude_categories=["Cs"]), max_size=80)
    | st.binary(max_size=80).map(lambda raw: raw.decode("latin-1"))
)
def test_any_text_is_a_profile_or_problems(text: str) -> None:
    """Whatever is in the file, a person gets a profile or messages with known codes."""
    codes: set[str] = set()
    for whole in (text, f"[must.x]\n{text}", f'[must.pay]\nmin = "{text}"', f"[now]\npay = [{text}]"):
        try:
            _profile(whole)
        except InputError as error:
            codes |= {problem.code for problem in error.problems}

    assert codes <= set(CODES)


def test_codes_are_explained() -> None:
    """A code in any case has its explanation; another has none."""
    assert CODES["MUST004"] == explain(" must004 ")
    assert explain("MUST999") is None


def test_skills_held_are_canonical_and_only_unusual_ones_are_looked_for() -> None:
    """Any usual spelling is the skill; what the vocabulary does not have is looked for in every posting."""
    profile = _profile('[me]\nskills = ["K8s", "Kubernetes", "Splunge"]\n[must.pay]\nmin = "80k EUR/year"\n')

    assert ("kubernetes", "splunge") == profile.me.skills
    assert ("splunge",) == profile.person.skills


@pytest.mark.parametrize(("written", "days"), [("90d", 90), ("12w", 84), ("1 d", 1)])
def test_a_review_is_due_after_an_interval(written: str, days: int) -> None:
    """Days and weeks are understood."""
    profile = _profile(f'[me]\nreview_every = "{written}"\n[must.pay]\nmin = "80k EUR/year"\n')

    assert timedelta(days=days) == profile.me.review_after


@pytest.mark.parametrize("written", ['"often"', '"0d"', '"3 months"', "90", '"٣d"'])
def test_an_interval_that_cannot_be_read_is_a_problem(written: str) -> None:
    """What is no number of days or weeks is refused with an example."""
    with pytest.raises(InputError) as refused:
        _profile(f'[me]\nreview_every = {written}\n[must.pay]\nmin = "80k EUR/year"\n')

    assert ["PROF007"] == [problem.code for problem in refused.value.problems]
