"""Replies: what people type is understood, or told with what to type instead."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jobfit.facts.mistake import Mistake
from jobfit.interview.answers import setting_of
from jobfit.interview.questions import Question, questions
from jobfit.interview.replies import Setting, answered, country_of, meant, stated
from jobfit.interview.spans import day_of

TODAY = date(2026, 11, 20)
SETTING = Setting("EUR", TODAY)


def read(key: str, reply: str) -> object:
    """Return what a reply to a question comes to in the profile."""
    question = questions()[key]
    return meant(question, answered(question, reply, SETTING), SETTING)


@pytest.mark.parametrize(
    ("key", "reply", "value"),
    [
        ("pay", "78k", "78k EUR/year"),
        ("pay", "about 60.000 € a year", "60k EUR/year"),
        ("pay", "£550 a day", "550 GBP/day"),
        ("pay", "4.200 € brutto a month", "4200 EUR/month"),
        ("pay", "80-90k", "80k-90k EUR/year"),
        ("lowest_pay", "at least 85k", "at least 85k EUR/year"),
        ("office_days", "3 days a week", 3),
        ("office_days", "2.5", 2.5),
        ("holidays", "5 weeks", 25),
        ("hours", "38,5", 38.5),
        ("workplace", "On site", "on_site"),
        ("since", "September 2021", date(2021, 9, 1)),
        ("since", "2021", date(2021, 1, 1)),
        ("goal_by", "in 5 years", date(2031, 11, 1)),
        ("home", "Lisbon, Portugal", "Lisbon, Portugal"),
        ("work_rights", "EU, Great Britain, anywhere", ["EU", "GB", "worldwide"]),
        ("languages", "Portuguese native, English (C1), es: good", {"pt": "native", "en": "C1", "es": "B2"}),
        ("languages", "fluent German", {"de": "C1"}),
        ("years", "about 9 years", 9),
        ("workplace", "vor Ort", "on_site"),
        ("workplace", "Home office", "remote"),
        ("right_workplace", "híbrido", "hybrid"),
        ("right_level", "Team lead", "lead"),
        ("right_level", "head", "head"),
        ("right_level", "Teamleiterin", "lead"),
        ("right_level", "kierownik zespołu", "manager"),
        ("right_level", "directrice", "director"),
        ("right_level", "afdelingshoofd", "head"),
        ("right_level", "None", "individual"),
        ("right_level", "keine", "individual"),
        ("values", "Time, craft", ["time", "craft"]),
        ("responsibilities", "the platform, all of it; contracts", ["the platform, all of it", "contracts"]),
        (
            "goal_needs",
            "kubernetes 1/4, kafka (2 -> 3)",
            [{"skill": "kubernetes", "have": 1, "want": 4}, {"skill": "kafka", "have": 2, "want": 3}],
        ),
        ("goal_needs", "kafka", [{"skill": "kafka", "have": 0, "want": 3}]),
        ("goal_needs", "leading a team 2 of 4", [{"skill": "leading a team", "have": 2, "want": 4}]),
        ("ask_hosts", "Y", True),
        ("pay", "2,400 pounds a month", "2400 GBP/month"),
        ("pay", "4.200 € im Monat", "4200 EUR/month"),
        ("pay", "15 000 zł brutto miesięcznie", "15k PLN/month"),
        ("pay", "31,50 zł za godzinę", "31.5 PLN/hour"),
        ("pay", "9k EUR a year", "9k EUR/year"),
        ("languages", "Deutsch Muttersprache, français B1", {"de": "native", "fr": "B1"}),
        ("never_worse", "Pay, Office days", ["pay", "office_days"]),
        ("name", "  Inês\x00\n da Silva ", "Inês da Silva"),
        ("name", "In\udceas", "In?s"),
        ("name", "\x1b[A\x1b[1;5DInês\x1bOH", "Inês"),
        ("since", "about 2 years ago", date(2024, 11, 1)),
    ],
)
def test_a_reply_is_understood(key: str, reply: str, value: object) -> None:
    """Money, days, levels, places and skills as people write them."""
    assert value == read(key, reply)


@pytest.mark.parametrize(
    ("key", "reply", "remedy"),
    [
        ("pay", "lots", "write it like 78k EUR"),
        ("pay", "12.500 €/hour", "12500"),
        ("pay", "4.200 € brutto", 'may be for a month or for a year write "4200 EUR a month"'),
        ("right_pay", "CHF 8500", "8500 CHF may be for a month or for a year"),
        ("office_days", "3 hours", "days a week"),
        ("office_days", "five", "write it like 3"),
        ("years", "some", "write it like 9"),
        ("workplace", "at home", "one of on site, hybrid, remote"),
        ("since", "soon", "March 2022"),
        ("since", "2031", "when did you start"),
        ("goal_by", "2020", "in 5 years"),
        ("home", "Middle Earth", "Lisbon, Portugal"),
        ("work_rights", "Mordor", "Portugal, EU"),
        ("languages", "English", "English C1"),
        ("languages", "Klingon C1", "two letters"),
        ("values", "tiem", "did you mean 'time'"),
        ("values", "time, craft, learning, money", "three"),
        ("never_worse", "holidys", "did you mean 'holidays'"),
        ("never_worse", "peace", "pay, office days, hours, holidays"),
        ("ask_hosts", "maybe", "yes or no"),
        ("right_level", "wizard", "individual"),
        ("musts", "x" * 201, "fewer"),
        ("name", "x" * 2001, "fewer"),
        ("advisers", ",".join(map(str, range(41))), "matter most"),
    ],
)
def test_a_reply_that_cannot_be_read_is_told_with_the_remedy(key: str, reply: str, remedy: str) -> None:
    """The person knows what to type instead."""
    with pytest.raises(Mistake) as told:
        read(key, reply)

    assert remedy in f"{told.value.what} {told.value.hint}"


def test_money_without_a_currency_asks_for_it() -> None:
    """The first sum has to name it; later ones take it."""
    with pytest.raises(Mistake, match="78k EUR"):
        answered(questions()["pay"], "78k", Setting(None, TODAY))


def test_a_sign_of_several_currencies_is_the_one_at_home() -> None:
    """Dollars are those of the country that the person lives in, unless a sum or the profile names others."""
    said = {"pay": "$24 an hour", "home": "Toledo, Ohio"}

    assert "USD" == setting_of(said, TODAY).currency
    assert "CAD" == setting_of(said, TODAY, own="CAD").currency
    assert "EUR" == setting_of(said | {"lowest_pay": "50k EUR"}, TODAY).currency
    assert setting_of({"pay": "$24 an hour"}, TODAY).currency is None


@settings(deadline=None, max_examples=100)
@given(st.sampled_from(list(questions().values())), st.text(max_size=60))
def test_any_reply_is_read_or_refused(question: Question, reply: str) -> None:
    """Nothing else comes out of a reply, whatever it is."""
    try:
        answer = answered(question, reply, SETTING)
    except Mistake:
        return  # told, with its remedy

    assert isinstance(answer, tuple) == question.several


@pytest.mark.parametrize(
    ("home", "country"), [("Lisbon, Portugal", "PT"), ("Berlin", "DE"), ("PT", "PT"), ("Deutschland", "DE"), ("", "")]
)
def test_a_home_is_in_a_country(home: str, country: str) -> None:
    """By the country's name or code, or by a city that only one country has."""
    assert country == country_of(home)


def test_what_is_offered_becomes_facts() -> None:
    """Phrases are read as a posting is."""
    found = dict(stated(("four-day week", "30 days of holiday", "no on-call")))

    assert (True, 30, False) == (found["four_day_week"], found["holidays"], found["on_call"])


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2022-03-04", date(2022, 3, 4)),
        ("03/2022", date(2022, 3, 1)),
        ("4.3.2022", date(2022, 3, 4)),
        ("4 Mar 2022", date(2022, 3, 4)),
        ("Sept. 2021", date(2021, 9, 1)),
    ],
)
def test_days_are_read_as_people_write_them(text: str, day: date) -> None:
    """A month or year stands for its first day."""
    assert day == day_of(text, TODAY)


@pytest.mark.parametrize("text", ["", "2022-13-01", "31 Feb 2022", "spring", "in many years"])
def test_what_is_no_day_is_refused(text: str) -> None:
    """With a remedy, never as some other day."""
    with pytest.raises(Mistake):
        day_of(text, TODAY)
