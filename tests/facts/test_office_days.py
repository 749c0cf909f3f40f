"""Days in the office: numbers, days at home, named weekdays, and days that are something else."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jobfit.facts.model import Quantity
from jobfit.facts.office_days import extract
from jobfit.facts.reading import read
from jobfit.postings.model import JobPosting


def _days(text: str, language: str | None = None) -> tuple[float | None, float | None] | None:
    posting = JobPosting(id="p", description=text, language=language)
    value = extract(read(posting)).get("office_days")
    if value is None:
        return None
    assert isinstance(value, Quantity)
    assert value.evidence
    for each in value.evidence:
        assert each.quote == getattr(posting, each.field)[each.start : each.end]
    return value.low, value.high


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("We meet three days a week in the office.", (3, 3)),
        ("3 days in the office", (3, 3)),
        ("We require a minimum of three coordinated days in the office per week.", (3, None)),
        ("Three mandatory in-office days per week.", (3, 3)),
        ("2-3 required on-site days per week", (2, 3)),
        ("3 full-time people in the office", None),
        ("Site-based roles may be eligible for a hybrid model with at least 50% onsite.", None),
        ("Some of our roles are in the office 3 days a week.", None),
        ("Type: Hybrid, 3x per week", (3, 3)),
        ("Hybrid (2-3 days a week)", (2, 3)),
        ("Hybrid, two days a week from home", (3, 3)),
        ("Hybrid work. Team lunch 3x per week.", None),
        ("3 days of in-office work per week, your other two office days are flexible", (3, 3)),
        ("In-office 2-3 days per week", (2, 3)),
        ("We work together four days a week, with Fridays from home.", (4, 4)),
        ("We expect you at your desk four days a week.", (4, 4)),
        ("Two days a week, Monday and Friday, from home.", (3, 3)),
        ("Come to our office two or three days each week.", (2, 3)),
        ("At least 3 days per week in our office", (3, None)),
        ("4+ days/week onsite", (4, None)),
        ("Up to 2 days a week in the office", (None, 2)),
        ("Work from home two days a week.", (3, 3)),
        ("Wednesdays work from home.", (4, 4)),
        ("You may work from home on Mondays and Fridays.", (3, 3)),
        ("Monday and Friday are remote.", (3, 3)),
        ("In our Porto office Monday to Thursday, Fridays from home.", (4, 4)),
        ("Tuesdays and Thursdays in the office, Mondays, Wednesdays and Fridays from home.", (2, 2)),
        ("Work from home Monday to Friday.", None),
        ("Remote calls on Tuesday and Thursday.", None),
        ("Every other Friday from home.", None),
        ("Remote Fridays in summer.", None),
        ("Two remote days per week", (3, 3)),
        ("One day a month in our office", (0.25, 0.25)),
        ("Once a month, we spend one day in our office.", (0.25, 0.25)),
        ("We gather in the office one day per quarter.", (1 / 13, 1 / 13)),
        ("This is a 5-day in-person role.", (5, 5)),
        ("Onsite 3x a week", (3, 3)),
        ("Everybody comes into the office twice a week.", (2, 2)),
        ("The role requires 2-3 days in our Leeds HQ.", (2, 3)),
        ("Hybrid (3x week from office)", (3, 3)),
        ("3-2 days a week in the office", None),
        ("In the office Tuesdays and Thursdays", (2, 2)),
        ("In-office Monday-Thursday", (4, 4)),
        ("In the office Tuesday, Thursday and every other Friday", (2, 3)),
        ("In our office Monday to Friday.", (5, 5)),
        ("Onsite Tuesday, Wednesday and Thursday, with optional presence on Monday and Friday", (3, 3)),
        ("The office is open on Tuesday and Wednesday and optional", None),
        ("3 days in the office, the rest from home.", (3, 3)),
        ("Work in the office three days a week, remote the others.", (3, 3)),
        ("In the office at least 3 days, remote the rest.", (3, None)),
        ("In the office 3 days, remote 2 days.", (3, 3)),
        ("Remote two days, on-site three days.", (3, 3)),
        ("Four days a week (32 hours), of which two in the office.", (2, 2)),
        ("4 days a week, 1 of which is in the office.", (1, 1)),
        ("Four days a week (32 hours), two of them in the office.", (2, 2)),
        ("4 days a week (32 hours), 2 of them in the office.", (2, 2)),
        ("3 days a week, two of those remote.", None),
        ("5 days on site during training, hybrid afterwards.", None),
        ("Most people do one day a week in the office.", None),
        ("In the office (minimum 3 days/week)", (3, None)),
        ("In the office a minimum of (3) three days per week", (3, None)),
        ("In the office (min. 3 days a week)", (3, None)),
        ("In the office three (3) days per week", (3, 3)),
        ("At least 3 days per week in the office. Hybrid, with 3 days in the office.", (3, 3)),
        ("At least 3 days per week in the office. You may come 4 days in the office.", (3, None)),
        ("Remote, part-time (3 days a week)", None),
        ("3 days per week pro rata, remote", None),
        ("We have a four-day week in our office.", None),
        ("Hours (Mon-Fri) and an office full of plants", None),
        ("Free lunch in the office 5 days a week", None),
        ("Three days a week in the office. Some roles may require 5 days a week onsite.", (3, 3)),
        ("Many people are in the office five days a week, others need to be at home.", None),
        ("25 days of holiday, an office in Rome", None),
        ("The interview takes 2 days in our office.", None),
        ("Work from abroad 30 days per year, then back in the office", None),
        ("Beer in the office on Friday", None),
        ("Health plan Hybrid working (3 days in office) Travel insurance Lunch Bonus", (3, 3)),
        ("Free lunch (3 days in the office)", None),
        ("Our onboarding (3 days in the office) is fun.", None),
        ("Hybrid: 3 days a week in our Leeds office, with a good onboarding", (3, 3)),
        ("Our office is open 365 days a year.", None),
        ("You will visit customers onsite 3 days a week.", None),
        ("", None),
        ("Office days: 2", (2, 2)),
        (
            "Hybrid, three days per week in the office, a kite of your own, a window seat and a desk, 4 weeks abroad",
            (3, 3),
        ),
        ("You can work three days per week in the office abroad.", None),
        ("You are on location 3 days per week.", (3, 3)),
        ("Days in the office: 2-3", (2, 3)),
        ("Office days: tbd", None),
        ("You work 40% of your time in the office.", (2, 2)),
        ("50% onsite, 50% remote", (2.5, 2.5)),
        ("40-60% of the time in our office", (2, 3)),
        ("40% of our office is plants.", None),
        ("We cut costs by 40% in our offices.", None),
        ("30% of the team is in the office", None),
        ("You can work from home a day a week.", (4, 4)),
        ("We are in the office 8 hours a day.", None),
    ],
)
def test_days_in_english(text: str, days: tuple[float | None, float | None] | None) -> None:
    """A number of days counts when it is spent in the office or at home, every week unless said otherwise."""
    assert days == _days(text)


@pytest.mark.parametrize(
    ("language", "text", "days"),
    [
        ("de", "Wir arbeiten hybrid mit zwei festen Bürotagen.", (2, 2)),
        ("de", "1–2 Bürotage pro Woche", (1, 2)),
        ("de", "Einmal im Monat treffen wir uns einen Tag im Büro.", (0.25, 0.25)),
        ("sv", "Hybridarbete med två kontorsdagar", (2, 2)),
        ("nl", "Hybride, met twee kantoordagen per week", (2, 2)),
        ("de", "Drei Tage pro Woche im Büro", (3, 3)),
        ("de", "Zwei Tage Homeoffice pro Woche", (3, 3)),
        ("de", "An mind. 3 Tagen pro Woche im Büro", (3, None)),
        ("de", "Vier Tage pro Woche, davon zwei im Büro", (2, 2)),
        ("de", "30 Tage Urlaub im Jahr und ein Büro am Fluss", None),
        ("de", "Präsenztage pro Woche: 2", (2, 2)),
        ("de", "Drei Tage Büropflicht pro Woche", (3, 3)),
        ("fr", "Télétravail 2j/semaine", (3, 3)),
        ("fr", "Deux jours au bureau par semaine", (2, 2)),
        ("fr", "2 jours de télétravail par semaine", (3, 3)),
        ("es", "Tres días en la oficina por semana", (3, 3)),
        ("nl", "Twee dagen per week op kantoor", (2, 2)),
        ("pl", "2 dni w tygodniu w biurze", (2, 2)),
        ("sv", "Två dagar i veckan på kontoret", (2, 2)),
        ("pt", "3 dias por semana no escritório", (3, 3)),
    ],
)
def test_days_in_other_languages(language: str, text: str, days: tuple[float, float | None] | None) -> None:
    """The same is read in every language that has the words."""
    assert days == _days(text, language)


@settings(deadline=None, max_examples=60)
@given(st.text(max_size=200))
def test_any_text_is_read(text: str) -> None:
    """No text raises, and what is found is a part of a week."""
    found = _days(text)
    assert found is None or all(0 <= end <= 6 for end in found if end is not None)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("Staff engineer, two office days in Porto, 70k EUR a year.", 2, 2),
        ("Hybrid: two days a week in the Lisbon office, the others from home.", 2, 2),
        ("Two days a month in the office.", 0.5, 0.5),
        ("Work from home two days a week.", 3, 3),
        ("Hebden (3-4 days a week)\nHome-based (1-2 days a week)", 3, 4),
    ],
)
def test_days_are_spent_where_the_sentence_says(text: str, low: float, high: float) -> None:
    """Neither the pay's year nor the home of the other days changes what the days are."""
    assert (low, high) == _days(text)


@pytest.mark.parametrize(
    "text",
    ["Fully remote, four-day week.", "The role is remote and everybody works a four-day week.", "Remote, 4-day week."],
)
def test_a_four_day_week_is_no_day_at_home(text: str) -> None:
    """The length of the week says nothing of where it is spent."""
    assert _days(text) is None


@pytest.mark.parametrize(
    ("language", "text", "days"),
    [
        ("en", "Remote-first, with at most one day a week in York.", (None, 1)),
        ("en", "Remote (UK), 1 day per week in Leeds", (1, 1)),
        ("en", "Home-based, with two days a month in Berlin.", (0.5, 0.5)),
        ("en", "Work from home, two days a week in our Leeds studio.", (2, 2)),
        ("de", "Homeoffice, 2 Tage pro Woche in München.", (2, 2)),
        ("fr", "Télétravail, avec deux jours par semaine à Lyon.", (2, 2)),
    ],
)
def test_days_at_a_place_behind_remote_are_not_those_at_home(
    language: str, text: str, days: tuple[float | None, float | None]
) -> None:
    """What asks for two days a week elsewhere is not read as the three that would be left."""
    assert days == _days(text, language)


@pytest.mark.parametrize(
    "text",
    [
        "Remote two days a week in Leeds.",
        "You work from home and come to Leeds two days a week.",
        "Remote, with one day a week at our client's site.",
        "Mostly remote, three days a week.",
        "Home-based, three days a week.",
        "Remote, with two visits of three days a year in Leeds.",
        "Two days a week, mostly from home.",
        "Join us in Leeds at least 2 days a week, or work remotely with a monthly week together.",
    ],
)
def test_days_that_may_be_at_home_or_elsewhere_are_unknown(text: str) -> None:
    """Where it stays open which days are counted, nothing is said of those in the office."""
    assert _days(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "For all hires in the Leeds area, you will be required to work in the office a minimum of four days per week.",
        "People near Leeds will follow a hybrid schedule, coming into the office two days per week.",
        "We are together at least three days a week, but occasional remote work is fine.",
    ],
)
def test_days_of_hires_in_one_place_and_rare_days_at_home_are_no_rule(text: str) -> None:
    """What some people's days are, and what one may do now and then, count no office days of the job."""
    assert _days(text) is None
