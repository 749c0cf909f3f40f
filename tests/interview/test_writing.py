"""Writing: what was said stands in the profile, with comments; of a profile that was there nothing is lost."""

from __future__ import annotations

import tomllib
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jobfit.bundled import feeds_folder
from jobfit.interview.drafting import right_score
from jobfit.interview.questions import Answers, Reads, questions
from jobfit.interview.replies import cleaned
from jobfit.interview.starting import defaults_of
from tests.interview.conftest import draft

DEMO = (feeds_folder() / "demo" / "profile.toml").read_text("utf-8")
EXAMPLE = (Path(__file__).parents[1] / "profile" / "example.toml").read_text("utf-8")
FREE = [
    key for key, each in questions().items() if each.reads is Reads.WORDS and each.path and "goals" not in each.path
]


def plain(answers: Answers, base: str = "") -> dict[str, object]:
    """Return the profile of some answers as plain tables."""
    return tomllib.loads(draft(answers, base).text)


def test_what_why_and_how_stand_in_the_right_job() -> None:
    """Three goals with how they would be reached and what the employer gains."""
    said: Answers = {
        "right_title": "Lead",
        "right_pay": "95k EUR",
        "right_level": "team lead",
        "right_why": "It lasts.",
    }
    goals = {"goal_1": "On time", "how_1": "Tests", "worth_1": "Calm", "goal_2": "Together", "goal_3": "Taught"}
    found = plain({**said, **goals, "tasks": ("design",), "responsibilities": ("the platform",), "values": ("craft",)})

    assert {
        "title": "Lead",
        "pay": "95k EUR/year",
        "role_level": "lead",
        "why": "It lasts.",
        "tasks": ["design"],
        "responsibilities": ["the platform"],
        "goals": [{"goal": "On time", "how": "Tests", "worth": "Calm"}, {"goal": "Together"}, {"goal": "Taught"}],
    } == found["right"]


def test_the_tasks_of_the_right_job_are_a_key_and_a_fact() -> None:
    """They can be read as such, and compared with a posting's."""
    profile = draft({"right_title": "Lead", "tasks": ("code review",), "lowest_pay": "80k EUR"}).profile

    assert profile
    assert ("code review",) == profile.right.tasks
    assert "tasks" in profile.facts_right


def test_what_the_right_job_offers_is_read_as_a_posting_is() -> None:
    """And kept in its own words, for the rules that look for phrases."""
    right = plain({"right_title": "Lead", "offers": ("four-day week", "30 days of holiday"), "right_manages": "3"})[
        "right"
    ]

    assert {
        "title": "Lead",
        "manages": 3,
        "four_day_week": True,
        "holidays": 30,
        "says": ["four-day week", "30 days of holiday"],
    } == right


def test_the_bar_is_the_right_job_when_that_scores() -> None:
    """With nothing that earns points there is nothing to compare, so the bar is a number."""
    right: Answers = {"right_title": "Lead", "offers": ("four-day week",), "lowest_pay": "80k EUR"}
    scored = draft({**right, "values": ("time",)})
    unscored = draft(right)

    assert scored.profile
    assert unscored.profile
    assert "right" == scored.profile.score
    assert right_score(scored.profile) > 0
    assert 0 == unscored.profile.score == right_score(unscored.profile)


def test_nothing_gets_worse_that_was_said_of_now() -> None:
    """Unless the person says of what."""
    now = {"pay": "64k EUR", "office_days": "3", "hours": "40"}

    assert ["pay", "office_days"] == plain(now)["bar"]["never_worse"]  # type: ignore[index]  # it is a table
    assert ["hours"] == plain({**now, "never_worse": ("hours",)})["bar"]["never_worse"]  # type: ignore[index]  # as above
    assert "never_worse" not in plain({**now, "never_worse": ""})["bar"]  # type: ignore[operator]  # as above


def test_the_two_jobs_from_now_earn_points() -> None:
    """A goal with gaps has a weight, without which it would decide nothing."""
    goal = plain({"goal_role": "Principal", "goal_by": "2031", "goal_needs": ("kafka 0/3",)})["goal"]

    assert {
        "role": "Principal",
        "by": date(2031, 1, 1),
        "needs": [{"skill": "kafka", "have": 0, "want": 3}],
        "weight": 5,
    } == goal


def test_wishes_that_mean_one_rule_make_it_once_and_others_are_told_apart() -> None:
    """No two tables have one name, and no wish is dropped for it."""
    found = plain({"musts": ("permanent", "permanent contract", "удалённо", "тихо"), "dealbreakers": ("agencies",)})

    assert {"permanent", "unnamed", "unnamed-2"} == set(found["must"])  # type: ignore[call-overload]  # it is a table
    assert ["staffing-agency"] == list(found["dealbreaker"])  # type: ignore[call-overload]  # as above


def test_a_wish_that_may_be_left_unsaid_passes() -> None:
    """Silence is fine for that one."""
    found = plain({"musts": ("permanent", "python"), "silent": ("permanent", "python")})

    assert {"permanent": {"unknown": "pass"}, "python": {"says": ["python"], "unknown": "pass"}} == found["must"]


def test_what_the_profile_cannot_hold_is_a_comment_in_it() -> None:
    """Words behind a hash stand under the table that they would have been in."""
    text = draft({"hours": "# about 38, I think", "musts": ("# a window",), "pay": "64k EUR", "title": "Nurse"}).text

    assert "# hours: about 38, I think\n" in text
    assert "# musts: a window\n" in text


def test_the_words_of_an_answer_stand_beside_what_they_became() -> None:
    """So that the person sees what was made of them."""
    text = draft({"pay": "about 60.000 € a year", "since": "March 2022", "lowest_pay": "70k EUR"}).text

    assert 'pay = "60k EUR/year"  # “about 60.000 € a year”\n' in text
    assert "since = 2022-03-01  # “March 2022”\n" in text
    assert 'min = "70k EUR/year"\n' in text


def test_a_profile_that_nothing_was_said_of_stays_byte_for_byte() -> None:
    """Neither no answer nor the same answer changes it."""
    assert DEMO == draft({}, DEMO).text
    assert DEMO == draft(defaults_of(DEMO), DEMO).text


def test_of_a_profile_only_what_was_answered_changes() -> None:
    """Values are replaced where they stand, tables are added at the end, all comments stay."""
    text = draft(
        {
            "pay": "70k EUR",
            "goal_1": "No report is late for a year",
            "right_why": "",
            "most_office_days": "2",
            "musts": ("no travel",),
            "hours": "# about 40",
        },
        DEMO,
    ).text
    gone = [line for line in DEMO.splitlines() if line not in text.splitlines()]
    added = [line for line in text.splitlines() if line and line not in DEMO.splitlines()]

    assert [
        'pay = "64k EUR/year"',
        'why = "Build something that lasts, with time left over for two small children."',
        'goal = "No report is late for a month"',
    ] == gone
    assert [
        'pay = "70k EUR/year"',
        'goal = "No report is late for a year"',
        "[must.office-days]  # days a week",
        "max = 2",
        "[must.no-travel]  # “no travel”: read out of your words",
        "when = { travel = { max = 0 } }",
        "# hours: about 40",
    ] == added


def test_a_value_that_is_not_named_again_stays_as_a_comment() -> None:
    """It counts no more, and what it meant is not lost."""
    text = draft({"values": ("learning", "time")}, DEMO).text

    assert {"time": 4, "learning": 5} == {name: table["weight"] for name, table in tomllib.loads(text)["value"].items()}
    assert "# no longer among the three: craft = { weight = 4 }\n" in text


def test_a_rule_whose_figure_is_taken_back_goes() -> None:
    """A must without a bar would be refused."""
    assert (
        "pay"
        not in tomllib.loads(draft({"lowest_pay": ""}, '[must.pay]\nmin = "70k EUR"\n[must.permanent]\n').text)["must"]
    )


@pytest.mark.parametrize(("most", "musts"), [("4", {"office-days"}), ("5", set()), ("5 days a week", set())])
@pytest.mark.parametrize("base", ["", "[must.office-days]\nmax = 2\n[must.permanent]\n"])
def test_going_in_every_day_is_no_rule(most: str, musts: set[str], base: str) -> None:
    """It would rule nothing out, and ask each posting that does not say how many days it wants."""
    made = tomllib.loads(draft({"most_office_days": most}, base).text)

    assert musts == set(made.get("must", {})) - {"permanent"}


HOSTILE = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=40).filter(
    lambda text: cleaned(text) and not cleaned(text).startswith("#")
)


@settings(deadline=None, max_examples=20)
@given(st.dictionaries(st.sampled_from(FREE), HOSTILE, min_size=1), st.booleans())
def test_any_words_stand_in_the_profile_as_they_were_said(answers: dict[str, str], over: bool) -> None:  # noqa: FBT001 - drawn
    """Quotes, brackets and backslashes included; no word of an answer becomes a table or a rule."""
    said = {key: cleaned(words) for key, words in answers.items()}
    base = DEMO if over else ""
    made = draft({"lowest_pay": "70k EUR", **said}, base)

    assert [] == made.problems
    assert said == {key: defaults_of(made.text)[key] for key in said}
    assert _musts_of(base) == set(tomllib.loads(made.text)["must"])


@cache
def _musts_of(base: str) -> set[str]:
    """Return the musts that a floor for pay makes, over a profile."""
    return set(tomllib.loads(draft({"lowest_pay": "70k EUR"}, base).text)["must"])


def test_what_a_profile_says_is_what_its_questions_answer() -> None:
    """The answers that a profile gives make a profile that gives the same answers."""
    once = defaults_of(draft(defaults_of(EXAMPLE)).text)

    assert set(defaults_of(EXAMPLE)) == set(once)
    assert once == defaults_of(draft(once).text)
