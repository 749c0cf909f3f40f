"""hours and four_day_week: working hours of this job, not opening hours, savings or volunteering."""

from __future__ import annotations

import pytest

from jobfit.facts.hours import extract
from jobfit.facts.model import Flag, Quantity
from tests.facts.work import assert_quoted, reading_of

HOURS = [
    ("en", "Forty plus hours per week Overtime paid at time and a half", 40, None),
    ("en", "You work 40 hours a week plus overtime.", 40, 40),
    ("en", "Full-time, 40 hours.", 40, 40),
    ("en", "* **20 hours per week**", 20, 20),
    ("en", "25 hours per week over 4-5 days, with occasional evening meetings.", 25, 25),
    ("en", "You work two or three 4-hour shifts each week.", 8, 12),
    ("en", "Three 12-hour shifts per week", 36, 36),
    ("en", "Expected hours: No less than 30 per week", 30, None),
    ("en", "Expected hours: No more than 40 per week", None, 40),
    ("en", "Part-time 15 to 20 hours", 15, 20),
    ("en", "HoursPerWeek : 40", 40, 40),
    ("de", "Teilzeit, 20–25 Stunden", 20, 25),
    ("en", "Leeds | Full-time (40 h/w) | Free lunch", 40, 40),
    ("en", "We work 35-hour weeks.", 35, 35),
    ("en", "Set your own schedule, with flexible 10-40 hour weeks.", 10, 40),
    ("en", "You can commit 10+ hours a week (up to 40hrs/wk).", 10, 40),
    ("en", "37.5 hours, Monday to Friday", 37.5, 37.5),
    ("en", "Full-time | Permanent | Leeds | 35 hours", 35, 35),
    ("en", "Must be willing to work a minimum of 10 hours and up to 20 hours per week", 10, 20),
    ("en", "You work at least 10 hours per week, and up to 20 hours per week.", 10, 20),
    ("en", "A minimum of 10 hours and up to 20 hours per week. Up to 20 hours per week are paid.", 10, 20),
    ("en", "You work 20 to 30 hours per week. Some work up to 40 hours per week.", None, 40),
    ("en", "At least 10, at most 20 hours per week", 10, 20),
    ("en", "8 hours a day, up to 40 hours per week", None, 40),
    ("de", "mindestens 15 bis maximal 20 Stunden pro Woche", 15, 20),
    ("en", "Interns work in office, Monday-Friday, up to 40 hours per week", None, 40),
    ("de", "Urlaubstage: 30 | Wochenstunden: 40 | Vertrag: unbefristet", 40, 40),
    ("fr", "Durée hebdomadaire de travail : 36 heures", 36, 36),
    ("de", "Du arbeitest 30 Stunden pro Woche. Öffnungszeiten 48 Stunden pro Woche.", 30, 30),
    ("en", "Acme | Kiel | Full-time (40 hours)", 40, 40),
    ("en", "This is part-time (20-24 hrs), on site.", 20, 24),
    ("en", "We keep to our 40-hour work weeks.", 40, 40),
    ("en", "Our standard working week is 35 hours.", 35, 35),
    ("en", "Benefits: a 38-hour week and fruit.", 38, 38),
    ("de", "Deine Benefits: 40-Stunden-Woche und Obst.", 40, 40),
    ("de", "Teilzeit mit 32 Std. pro Woche.", 32, 32),
    ("en", "Full time, 40 hours per week.", 40, 40),
    ("en", "The role is 40 hours per week, no overtime.", 40, 40),
    ("en", "40 hours/week, voluntary overtime at a higher rate", 40, 40),
    ("en", "A part-time role (15-20 hours/week).", 15, 20),
    ("en", "37.5 hours a week, Monday to Friday", 37.5, 37.5),
    ("en", "You work up to 20 hours per week.", None, 20),
    ("en", "No more than 40 hours a week.", None, 40),
    ("en", "No fewer than 30 hours a week.", 30, None),
    ("en", "We often put in 60+ hours a week.", 60, None),
    ("en", "Weekly hours: 38", 38, 38),
    ("en", "A 35h/week contract", 35, 35),
    ("en", "Twenty hours per week", 20, 20),
    ("de", "Du arbeitest 38,5 Stunden pro Woche.", 38.5, 38.5),
    ("de", "Wir haben eine 40-Stunden-Woche.", 40, 40),
    ("de", "mindestens 15 Wochenstunden", 15, None),
    ("en", "40 hrs. per week", 40, 40),
    ("en", "37.5hrs per week", 37.5, 37.5),
    ("en", "Hours: 40 per week", 40, 40),
    ("de", "Die Stelle umfasst 35 Stunden wöchentlich.", 35, 35),
    ("de", "35 Std./Woche", 35, 35),
    ("de", "20-25 Std. pro Woche", 20, 25),
    ("de", "In Teilzeit mit 25 Stunden", 25, 25),
    ("de", "Teilzeit, flexibel 20 bis 30 Stunden", 20, 30),
    ("nl", "Een parttime functie van 24 uur.", 24, 24),
    ("de", "40 Std./Wo.", 40, 40),
    ("de", "Arbeitsumfang: 37,5 Std. wtl.", 37.5, 37.5),
    ("de", "Die wöchentliche Arbeitszeit beträgt 39 Stunden.", 39, 39),
    ("fr", "35 h / semaine", 35, 35),
    ("es", "Jornada laboral: 40 horas", 40, 40),
    ("nl", "32 - 40 uur", 32, 40),
    ("nl", "24 tot 32 uur p/w", 24, 32),
    ("nl", "Fulltime of parttime (32-40 uur)", 32, 40),
    ("de", "Vollzeit oder Teilzeit ab 30 Stunden", 30, None),
    ("de", "Teilzeit (20–25 Std.)", 20, 25),
    ("pl", "20 godz. tygodniowo", 20, 20),
    ("fr", "35 heures par semaine", 35, 35),
    ("es", "40 horas semanales", 40, 40),
    ("nl", "32-40 uur per week", 32, 40),
    ("pl", "40 godzin tygodniowo", 40, 40),
    ("sv", "40 timmar i veckan", 40, 40),
    ("pt", "44 horas semanais", 44, 44),
    ("es", "Horas semanales: 45", 45, 45),
    ("pt", "Carga horária: 6 horas por dia, 30 horas semanais", 30, 30),
    ("en", "Hours per week: 40", 40, 40),
    ("en", "Number of hours per week: 20-30", 20, 30),
    ("en", "Hours/week: 37.5", 37.5, 37.5),
]

NO_HOURS = [
    "Overtime is paid for hours over 40 hours per week.",
    "You get time and a half, with overtime after 40 hours per week.",
    "Full-time, 24 hours of training.",
    "Nurses are here full-time, 24 hours, 7 days a week.",
    "Late nights and > 40 hour weeks are not what we want.",
    "Auditors no longer need 60+ hour weeks for it.",
    "Nobody works 45-hour weeks here.",
    "Health insurance is paid (if scheduled 30+ hours/week)",
    "8 hours, Monday to Friday",
    "The clinic is open 55 hours a week.",
    "5 hours a week for side projects of your own.",
    "Full benefits from 30 hours per week.",
    "Our support is there 24/7.",
    "You get 40 hours of volunteering a year.",
    "Working hours: minimum 8 hours per day",
    "Hours: maximum 20 students",
    "You have 8 hours per week of study time.",
    "Our tool saves its users 10 hours per week.",
    "Benefits for employees who work 30 hours per week or more.",
    "You spend 5 hours per week on training.",
    "A 4 x 10 hour work week.",
    "We rarely work more than 40 hours a week.",
    "Working hours: 9 - 17",
    "Hours: 20:00-06:00",
    "We answer within 24 h.",
    "Full-time, 40 hours per month",
    "Part-time: 24 hours of care",
    "Opening hours are 9 to 5.",
]

FOUR_DAYS = [
    ("en", "We have a four-day week.", True),
    ("en", "4-day work week at full pay", True),
    ("en", "We do not offer a four-day week.", False),
    ("en", "A compressed four-day week is possible.", None),
    ("en", "4 day weeks in summer, four-day week in August only for summer", None),
    ("en", "Four-day week in August", None),
    ("en", "A four-day week from June to August", None),
    ("en", "You come in four days a week.", None),
    ("de", "Bei uns gibt es die 4-Tage-Woche.", True),
    ("de", "Du bist regelmäßig (3–4 Tage/Woche) im Büro.", None),
    ("fr", "Semaine de 4 jours possible.", True),
    ("es", "Semana de cuatro días.", True),
    ("nl", "We werken met een vierdaagse werkweek.", True),
    ("pl", "4-dniowy tydzień pracy", True),
    ("sv", "Vi har fyradagarsvecka.", True),
    ("pt", "Semana de 4 dias.", True),
    ("fr", "Vos horaires sur 4 jours/semaine, sans le jeudi.", True),
    ("fr", "Formation : travail sur 4 jours au bureau.", None),
]


@pytest.mark.parametrize(("language", "text", "low", "high"), HOURS)
def test_working_hours_are_read(language: str, text: str, low: float | None, high: float | None) -> None:
    """Figures, ranges, open ends, labels and number words in eight languages."""
    reading = reading_of(text, language=language)
    facts = extract(reading)

    found = facts["hours"]
    assert isinstance(found, Quantity)
    assert (low, high) == (found.low, found.high)
    assert_quoted(reading, facts)


@pytest.mark.parametrize("text", NO_HOURS)
def test_other_hours_are_not_read(text: str) -> None:
    """Hours of service, of volunteering, of training and of others are not this job's."""
    assert "hours" not in extract(reading_of(text))


@pytest.mark.parametrize(("language", "text", "expected"), FOUR_DAYS)
def test_a_four_day_week_is_read(language: str, text: str, *, expected: bool | None) -> None:
    """Offered, denied, or unknown when it is compressed, in summer only, or about office days."""
    reading = reading_of(text, language=language)
    facts = extract(reading)

    found = facts.get("four_day_week")
    assert expected is (found.value if isinstance(found, Flag) else None)
    assert_quoted(reading, facts)


@pytest.mark.parametrize("text", ["Durée du travail : 37h30, 12 RTT", "Temps de travail hebdomadaire : 37h30"])
def test_hours_with_minutes_are_not_cut(text: str) -> None:
    """What is written with its minutes is not taken for the hours alone."""
    assert "hours" not in extract(reading_of(text, language="fr"))


@pytest.mark.parametrize(
    ("title", "low", "high"),
    [("Planner 32-40 uur", 32, 40), ("Inkoper (36 uur)", 36, 36), ("Winkelmedewerker 9-17 uur", None, None)],
)
def test_a_title_says_the_hours_of_a_week(title: str, low: float | None, high: float | None) -> None:
    """More hours than a day has are those of a week, fewer may be those of a shop."""
    found = extract(reading_of("Wij zoeken jou.", title=title, language="nl")).get("hours")

    assert (low, high) == ((found.low, found.high) if isinstance(found, Quantity) else (None, None))
