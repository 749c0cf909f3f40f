"""Doubts: what contradicts something else is told in a sentence, and refused never."""

from __future__ import annotations

from datetime import date

import pytest

from jobfit.interview.drafting import Start, doubts, drafted
from jobfit.interview.questions import Answers


def told(answers: Answers) -> list[str]:
    """Return the doubts about the profile of some answers."""
    draft = drafted(answers, Start(), file="profile.toml", today=date(2026, 11, 20))
    assert draft.profile, draft.problems
    return list(doubts(draft.profile, answers))


@pytest.mark.parametrize(
    ("answers", "rules"),
    [
        ({"lowest_pay": "95k EUR", "right_title": "Lead", "right_pay": "90k EUR"}, ["must.pay"]),
        ({"lowest_pay": "80k EUR", "right_title": "Lead", "right_pay": "90k EUR"}, []),
        ({"most_office_days": "1", "right_title": "Lead", "right_office_days": "3"}, ["must.office-days"]),
        ({"musts": ("no on-call",), "right_title": "Lead", "tasks": ("on-call rota",)}, ["must.no-on-call"]),
        (
            {"dealbreakers": ("on-call",), "right_title": "Lead", "goal_1": "Share the on-call rota fairly"},
            ["dealbreaker.on-call-duty"],
        ),
        ({"musts": ("no travel",), "right_title": "Lead", "tasks": ("50% travel",)}, ["must.no-travel"]),
        ({"lowest_pay": "80k EUR", "right_title": "Lead", "goal_1": "Save 50k EUR a year"}, []),
        ({"titles": ("engineer",), "right_title": "Lead engineer", "tasks": ("design",), "offers": ("calm",)}, []),
        ({"titles": ("engineer",), "right_title": "Head of data"}, ["dealbreaker.other-trade"]),
    ],
)
def test_a_right_job_that_ones_own_rules_refuse_is_told(answers: Answers, rules: list[str]) -> None:
    """By what it is, and by what one would do there; a sum in a goal is no pay."""
    found = told(answers)

    assert len(rules) == len(found)
    assert all(rule in sentence for rule, sentence in zip(rules, found, strict=True))


def test_rules_that_no_posting_can_pass_are_told() -> None:
    """Two wishes that exclude each other."""
    found = told({"musts": ("at most 30 hours a week", "at least 38 hours a week")})

    assert 1 == len(found)
    assert "no posting can pass" in found[0]


def test_a_lowest_pay_below_todays_is_told_to_decide_nothing_where_pay_may_not_get_worse() -> None:
    """What may not get worse asks for more; whoever names a lower one and does not say so rules nothing out."""
    answers: Answers = {"pay": "64k EUR", "lowest_pay": "50k EUR"}
    found = told({**answers, "never_worse": ("pay",)})

    assert [] == told(answers)
    assert 1 == len(found)
    assert "must.pay" in found[0]


def test_a_profile_without_contradictions_raises_no_doubt() -> None:
    """Silence is no contradiction."""
    assert [] == told({"lowest_pay": "70k EUR", "home": "Lisbon, Portugal", "dealbreakers": ("gambling",)})
