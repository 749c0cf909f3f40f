"""holidays: days of paid leave a year."""

from __future__ import annotations

import pytest

from jobfit.facts.holidays import extract
from jobfit.facts.model import Quantity
from tests.facts.work import assert_quoted, reading_of

DAYS = [
    (
        "en",
        "Commitment to Diversity and Inclusion\nWe value everyone. 🏖 28 days of paid leave plus public holidays",
        28,
        28,
    ),
    ("en", "Vacation days: 28", 28, 28),
    ("de", "Urlaubstage: 30 | Vertrag: unbefristet", 30, 30),
    ("nl", "Vakantiedagen\n26\nPlaats\nBreda", 26, 26),
    ("en", "Annual leave\n28 days\nPlace\nLeeds", 28, 28),
    ("de", "Die Stelle\nUrlaub\n30 Tage\nOrt\nUnna", 30, 30),
    ("sv", "Tjänsten\nSemester\n28 dagar", 28, 28),
    ("en", "A desk by the window 31 annual vacation days A garden", 31, 31),
    ("en", "* 26 holidays; a desk by the window", 26, 26),
    ("en", "28 holidays (24 days annual leave and bank holidays)", 24, 24),
    ("de", "Freu dich auf 27 bezahlte Urlaubstage im Jahr", 27, 27),
    ("de", "Bis zu 32 Tage Urlaubsgarantie", None, 32),
    ("de", "Beste Lage am Markt 31 Urlaubstage Wellness-Pass und Obst", 31, 31),
    ("de", "29 Tage Urlaub Workation/Feste", 29, 29),
    ("de", "Urlaub: 29 Tage Workation: bis zu 5 Wochen im Jahr", 29, 29),
    ("en", "26 holiday plus bank holidays", 26, 26),
    ("en", "25 days holiday plus bank holidays", 25, 25),
    ("en", "25 days of paid annual leave (33 days including bank holidays)", 25, 25),
    ("en", "Vacation: 20 days + 11 federal holidays", 20, 20),
    ("en", "4 weeks vacation", 20, 20),
    ("en", "As one of our hourly employees you get 15 days of PTO.", 15, 15),
    ("en", "15 days of PTO, and unlimited PTO after five years", 15, 15),
    ("en", "Five weeks of paid vacation", 25, 25),
    ("en", "15 days PTO and 5 sick days", 15, 15),
    ("en", "20-25 days of paid time off a year", 20, 25),
    ("en", "28 vacation days per year", 28, 28),
    ("en", "25 + 4 vacation days per year", 29, 29),
    ("de", "28+2 Urlaubstage", 30, 30),
    ("en", "Enjoy up to 24 flex days off per year.", None, 24),
    ("en", "Unlimited PTO, with a minimum of 3 weeks off", 15, None),
    ("en", "Up to 30 days of paid vacation", None, 30),
    ("en", "33 days' holiday (including bank holidays)", 33, 33),
    ("en", "25 days holiday, rising to 30 with service", 25, 30),
    ("en", "25 days holiday, and a day more a year, up to 30 days of holiday", 25, 30),
    ("en", "Vacation and personal days (14 days plus 9 paid holidays)", 14, 14),
    ("de", "28 Tage Urlaub, steigend auf 30", 28, 30),
    ("de", "Urlaubsanspruch von 30 Tagen", 30, 30),
    ("fr", "25 CP + 12 RTT", 25, 25),
    ("de", "30 Tage Urlaub im Jahr", 30, 30),
    ("de", "28 Urlaubstage", 28, 28),
    ("de", "6 Wochen Urlaub", 30, 30),
    ("fr", "25 jours de congés payés", 25, 25),
    ("es", "23 días de vacaciones", 23, 23),
    ("nl", "27 vakantiedagen", 27, 27),
    ("pl", "26 dni urlopu", 26, 26),
    ("pl", "Prawo do 26 dni urlopu", 26, 26),
    ("pl", "do 26 dni urlopu", None, 26),
    ("en", "4 weeks/20 days holiday", 20, 20),
    ("en", "Unlimited PTO with a 15-day minimum", 15, None),
    ("en", "15 days VL, 5 days SL", 15, 15),
    ("en", "25 holiday days a year (one more with each year, up to a max. of 30 days)", 25, 30),
    ("en", "25 days holiday minimum", 25, None),
    ("en", "25 days off on top of public holidays", 25, 25),
    ("en", "6 weeks' leave per year, and a further 2 weeks in winter", 30, 30),
    ("en", "Paid time off: 120 hours vacation, 56 hours sick", 15, 15),
    ("es", "30 días naturales de vacaciones", 21.4, 21.4),
    ("fr", "30 jours ouvrables de congés payés", 25, 25),
    ("de", "Zusätzlich zu 30 Urlaubstagen gibt es Kuchen", 30, 30),
    ("sv", "30 dagars semester", 30, 30),
    ("sv", "30 betalda semesterdagar", 30, 30),
    ("nl", "30 dagen vrij per jaar", 30, 30),
    ("pl", "26 płatnych dni wolnych", 26, 26),
    ("de", "30 freie Tage im Jahr", 30, 30),
    ("pt", "22 dias de férias", 22, 22),
]

NO_DAYS = [
    "Exempt employees have unlimited PTO; hourly employees get 15 days of PTO.",
    "Flexible time off for most of us\nNon-exempt employees: 160 hours of annual paid vacation",
    "Unlimited PTO (our people take 25 days of vacation on average)",
    "* 100% paid new parent leave for seven weeks",
    "* Baby bonding leave: 8 weeks",
    "* Compassionate leave: 10 days",
    "2 weeks on, 2 weeks off",
    "28 days on / 28 days off",
    "14 days on 14 days off, flown in",
    "40 hours of paid volunteer time off",
    "An extra 10 days of leave after 5 years",
    "25 + 8 days holiday",
    "11 holidays and a free breakfast",
    "Sabbatical Leave: 30 days of paid Sabbatical Leave after 5 years",
    "Holidays: 11 days public holidays",
    "10 days leave sick",
    "Unlimited paid time off.",
    "16 weeks of paid parental leave.",
    "4 weeks of paid leave for secondary caregivers.",
    "30 days of paid leave for new parents.",
    "You may work from anywhere for 20 days a year.",
    "12 paid public holidays and 10 days of sick leave",
    "Three days a week in the office.",
    "2 days of vacation per month",
    "Please submit your time off 4 weeks in advance.",
    "We fly to Lisbon for 10 days.",
]


@pytest.mark.parametrize(("language", "text", "low", "high"), DAYS)
def test_days_of_leave_are_read(language: str, text: str, low: float | None, high: float | None) -> None:
    """Weeks are five days, public holidays are not counted, and a minimum of "unlimited" is one."""
    reading = reading_of(text, language=language)
    facts = extract(reading)

    found = facts["holidays"]
    assert isinstance(found, Quantity)
    assert (low, high) == (found.low, found.high)
    assert_quoted(reading, facts)


def test_leave_that_is_bought_is_not_given() -> None:
    """Days that one may buy are not those that the employer gives."""
    assert "holidays" not in extract(reading_of("Du kannst 10 Tage Urlaub zusätzlich kaufen.", language="de"))


@pytest.mark.parametrize("text", NO_DAYS)
def test_other_days_are_not_leave(text: str) -> None:
    """Parental leave, public holidays, days abroad and "unlimited" give no number of days."""
    assert {} == extract(reading_of(text))


def test_weeks_and_public_holidays_are_noted() -> None:
    """What was counted how is said to the reader."""
    weeks = extract(reading_of("5 weeks of vacation"))["holidays"]
    inclusive = extract(reading_of("33 days of holiday including bank holidays"))["holidays"]

    assert ("a week counted as 5 days", "public holidays included") == (weeks.note, inclusive.note)
