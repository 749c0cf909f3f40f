"""Money in one currency a year."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jobfit.facts.mistake import Mistake
from jobfit.facts.model import Quantity
from jobfit.facts.money import Rates, bundled_rates, rates_of, read_rates, yearly
from jobfit.facts.person import Person

RATES = Rates(day=date(2026, 10, 30), per_euro={"EUR": 1.0, "USD": 1.25, "GBP": 0.8})
PERSON = Person(currency="EUR", hours_per_year=1700, days_per_year=200)


def _rates(_person: Person) -> Rates:
    return RATES


def _no_rates(_person: Person) -> Rates:
    raise AssertionError("no rate is needed")


@pytest.mark.parametrize(
    ("period", "expected"), [("year", 10), ("month", 120), ("week", 520), ("day", 2000), ("hour", 17000)]
)
def test_every_period_becomes_a_year(period: str, expected: float) -> None:
    """Hours and days count as the person assumes, weeks 52 and months 12."""
    value = yearly(Quantity(low=10, high=10, currency="EUR", period=period), PERSON, _no_rates)

    assert (expected, expected, "EUR", "year") == (value.low, value.high, value.currency, value.period)


def test_fourteen_payments_are_more_than_twelve_months() -> None:
    """How many payments a year there are outweighs the number of months, and the note says so."""
    stated = Quantity(low=2000, high=2500, currency="EUR", period="month", payments=14)

    value = yearly(stated, PERSON, _no_rates)

    assert (28000, 35000, "year", None) == (value.low, value.high, value.period, value.payments)
    assert "2 000–2 500 EUR/month × 14 payments a year" == value.note
    assert value == yearly(value, PERSON, _no_rates)


@pytest.mark.parametrize(
    ("period", "a_week", "expected", "note"),
    [
        ("day", 3, 60_000, "500 GBP/day × 120 days (3 of 5 days a week) a year"),
        ("hour", 20, 425_000, "500 GBP/hour × 850 hours (20 of 40 hours a week) a year"),
        ("year", 3, 500, ""),
    ],
)
def test_a_part_of_a_week_is_a_part_of_a_year(period: str, a_week: float, expected: float, note: str) -> None:
    """Days and hours a week that the posting states count as that part of a full week, and the note says so."""
    stated = Quantity(low=500, high=500, currency="GBP", period=period, a_week=a_week)

    value = yearly(stated, Person(currency="GBP", hours_per_year=1700, days_per_year=200), _no_rates)

    assert (expected, expected, note) == (value.low, value.high, value.note)


@pytest.mark.parametrize(("currency", "expected"), [("EUR", 95_000), ("GBP", 121_600), ("USD", 190_000)])
def test_of_several_currencies_the_own_one_is_compared(currency: str, expected: float) -> None:
    """What a posting pays in the person's own money is meant for them; without it the first counts, converted."""
    euros = Quantity(low=95_000, high=95_000, currency="EUR", period="year")
    stated = Quantity(low=190_000, high=190_000, currency="USD", period="year", others=(euros,))
    person = Person(currency=currency)

    value = yearly(stated, person, _rates)

    assert (expected, currency, ()) == (value.low, value.currency, value.others)
    assert ("also stated: 190 000 USD/year" in value.note) is (currency == "EUR")
    assert value == yearly(value, person, _rates)


@pytest.mark.parametrize(
    ("low", "high", "expected", "counted"),
    [
        (20, 20, (8_500, 8_500), "850 hours (20 of 40 hours a week)"),
        (37, 40, (17_000, 17_000), "1 700 hours"),
        (10, 20, (None, 8_500), "850 hours (20 of 40 hours a week)"),
        (30, None, (None, 17_000), "1 700 hours"),
    ],
)
def test_pay_by_the_hour_is_for_the_hours_that_a_posting_says_elsewhere(
    low: float, high: float | None, expected: tuple[float | None, float], counted: str
) -> None:
    """Part of a week is that part of a year; hours that may be fewer leave the low end open."""
    stated = Quantity(low=10, high=10, currency="EUR", period="hour")

    value = yearly(stated, PERSON, _no_rates, hours=Quantity(low=low, high=high))

    assert expected == (value.low, value.high)
    assert value.note.endswith(f"10 EUR/hour × {counted} a year")


def test_pay_by_the_hour_without_hours_is_for_those_of_the_person() -> None:
    """Whoever works 20 hours a week is told that so many were counted; the posting's own outweigh them."""
    stated = Quantity(low=10, high=10, currency="EUR", period="hour")
    person = PERSON.model_copy(update={"hours_a_week": 20.0})

    own = yearly(stated, person, _no_rates)
    said = yearly(stated, person, _no_rates, hours=Quantity(low=40, high=40))

    assert (8_500, "10 EUR/hour × 850 hours (your 20 of 40 hours a week) a year") == (own.low, own.note)
    assert (17_000, "10 EUR/hour × 1 700 hours a year") == (said.low, said.note)


def test_of_pay_pro_rata_only_the_high_end_is_known() -> None:
    """Nobody can be paid more than the full-time figure, and how much less is not stated."""
    stated = Quantity(low=40_000, high=42_000, currency="EUR", period="year", pro_rata=True)

    value = yearly(stated, PERSON, _no_rates)

    assert (None, 42_000) == (value.low, value.high)
    assert "pro rata" in value.note
    assert value == yearly(value, PERSON, _no_rates)


def test_a_conversion_is_written_down_with_the_day_of_its_rate() -> None:
    """The note has the hours of a year, the rate, where it is from and its date."""
    value = yearly(Quantity(low=50, high=60, currency="USD", period="hour"), PERSON, _rates)

    assert (68000, 81600, "EUR") == (value.low, value.high, value.currency)
    assert "50–60 USD/hour × 1 700 hours a year; 1 USD = 0.8 EUR (ECB, 30 Oct 2026)" == value.note


def test_money_in_the_own_currency_a_year_stays_as_it_is() -> None:
    """Nothing is converted and nothing noted."""
    stated = Quantity(low=80000, high=None, currency="EUR", period="year")

    assert stated == yearly(stated, PERSON, _no_rates)


@pytest.mark.parametrize(
    ("currency", "period", "said"),
    [
        ("KZT", "year", "no exchange rate from KZT to EUR"),
        (None, "year", "without a currency"),
        ("EUR", None, "without a period"),
        ("EUR", "fortnight", "no period of pay is called"),
    ],
)
def test_what_cannot_be_converted_is_unknown_and_says_why(currency: str | None, period: str | None, said: str) -> None:
    """No figure is compared that would need a guess."""
    value = yearly(Quantity(low=9, high=9, currency=currency, period=period, note="as read"), PERSON, _rates)

    assert (None, None) == (value.low, value.high)
    assert said in value.note
    assert value.note.startswith("as read; ")


def test_without_an_own_currency_only_the_period_is_converted() -> None:
    """A person who names no currency still sees pay a year."""
    value = yearly(Quantity(low=1000, high=1000, currency="USD", period="month"), Person(), _no_rates)

    assert (12000, "USD", "year") == (value.low, value.currency, value.period)


@settings(deadline=None, max_examples=60)
@given(st.floats(0, 1e9), st.sampled_from(["EUR", "USD", "GBP"]), st.sampled_from(["hour", "day", "month", "year"]))
def test_converting_twice_changes_nothing_more(amount: float, currency: str, period: str) -> None:
    """What is in the person's currency a year is finished."""
    once = yearly(Quantity(low=amount, high=amount, currency=currency, period=period), PERSON, _rates)

    assert once == yearly(once, PERSON, _rates)


def test_the_bundled_rates_are_dated_and_have_the_usual_currencies() -> None:
    """The table that comes with the currency library has a day and at least thirty currencies."""
    rates = rates_of(Person(currency="EUR"))

    assert rates.day.year >= 2026
    assert len(rates.per_euro) >= 30
    assert 1.0 == rates.rate("EUR", "EUR")
    assert rates.rate("XXX", "EUR") is None


def test_kept_rates_are_those_of_the_library() -> None:
    """Whether they were read for this process or for one before it."""
    bundled_rates.cache_clear()

    assert [read_rates()] * 2 == [bundled_rates(), bundled_rates.__wrapped__()]


def test_rates_of_a_day_are_the_last_before_it() -> None:
    """A Sunday has Friday's rates; a day outside the table is refused."""
    assert date(2020, 5, 29) == bundled_rates("2020-05-31").day
    with pytest.raises(Mistake, match="no exchange rates"):
        bundled_rates("2099-01-01")
