"""Values as a person writes them."""

from __future__ import annotations

import pytest
from hypothesis import given as examples
from hypothesis import settings
from hypothesis import strategies as st

from jobfit.codes import CODES
from jobfit.facts.given import assigned, fact_named, given
from jobfit.facts.mistake import Mistake
from jobfit.facts.model import Basis, Choice, Flag, Phrases, Quantity, Text, TokenSet
from jobfit.facts.vocabulary import VOCABULARY, FactType


def _ends(fact: str, value: object) -> tuple[float | None, float | None, str | None, str | None]:
    quantity = given(fact, value, currency="EUR")
    assert isinstance(quantity, Quantity)
    assert quantity.basis is Basis.ANSWERED
    return quantity.low, quantity.high, quantity.currency, quantity.period


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (90000, (90000, 90000, "EUR", "year")),
        ("85k EUR/year", (85000, 85000, "EUR", "year")),
        ("€85k", (85000, 85000, "EUR", "year")),
        ("85 000 EUR per year", (85000, 85000, "EUR", "year")),
        ("85,000", (85000, 85000, "EUR", "year")),
        ("1,234.50 GBP/month", (1234.5, 1234.5, "GBP", "month")),
        ("90-100k EUR", (90000, 100000, "EUR", "year")),
        ("90k EUR – 100k EUR a year", (90000, 100000, "EUR", "year")),
        ("about 60.000 € a year", (60000, 60000, "EUR", "year")),
        ("4.200 € brutto a month", (4200, 4200, "EUR", "month")),
        ("£550 a day", (550, 550, "GBP", "day")),
        ("from 90k", (90000, None, "EUR", "year")),
        ("up to 1.2m", (None, 1200000, "EUR", "year")),
        ("50 USD/hour", (50, 50, "USD", "hour")),
        ("500 zł a day", (500, 500, "PLN", "day")),
        ([90000, "100k"], (90000, 100000, "EUR", "year")),
    ],
)
def test_money_is_read_with_its_currency_and_period(written: object, expected: tuple[object, ...]) -> None:
    """Sums in every usual spelling keep the currency and period that they were written with."""
    assert expected == _ends("pay", written)


@pytest.mark.parametrize(
    ("fact", "written", "expected"),
    [
        ("office_days", "at least 3", (3, None)),
        ("office_days", "up to 2 days a week", (None, 2)),
        ("holidays", "5 weeks", (25, 25)),
        ("contract_months", "2 years", (24, 24)),
        ("hours", "37,5 hours/week", (37.5, 37.5)),
        ("hours", "40 Stunden", (40, 40)),
        ("travel", "25 % of the time", (25, 25)),
        ("experience_years", "5 to 7 years", (5, 7)),
        ("manages", 3, (3, 3)),
        ("office-days", [1, 2], (1, 2)),
    ],
)
def test_quantities_are_read_in_the_unit_of_the_fact(
    fact: str, written: object, expected: tuple[float | None, ...]
) -> None:
    """Numbers, texts and ranges reach the fact's own unit."""
    assert expected == _ends(fact, written)[:2]


@pytest.mark.parametrize(
    ("fact", "written", "code"),
    [
        ("pay", "$85k", "RULE011"),
        ("pay", "85k EUX", "RULE011"),
        ("pay", "85k EUR USD", "RULE004"),
        ("pay", "12.500 EUR/hour", "RULE004"),
        ("pay", "90", "RULE004"),
        ("pay", -5, "RULE004"),
        ("pay", float("nan"), "RULE004"),
        ("pay", float("inf"), "RULE004"),
        ("pay", "9" * 90, "RULE004"),
        ("pay", "1 2 3", "RULE004"),
        ("pay", "plenty", "RULE004"),
        ("pay", [1, 2, 3], "RULE005"),
        ("pay", ["80k EUR", "90k USD"], "RULE004"),
        ("pay", None, "RULE005"),
        ("office_days", "3 hours", "RULE004"),
        ("on_call", "perhaps", "RULE005"),
        ("workplace", "remot", "RULE003"),
        ("employment_type", "forever", "RULE003"),
        ("country", "Atlantis", "RULE012"),
        ("languages", "elvish", "RULE012"),
        ("company", "", "RULE005"),
        ("tasks", ["x" * 201], "RULE005"),
        ("says", ["!!!"], "RULE013"),
        ("workplce", "remote", "RULE001"),
    ],
)
def test_what_cannot_be_read_is_a_mistake_with_a_remedy(fact: str, written: object, code: str) -> None:
    """Every wrong value is refused with its code, one sentence and what to write instead."""
    with pytest.raises(Mistake) as raised:
        given(fact, written, currency="EUR")

    assert code == raised.value.code
    assert raised.value.hint
    assert raised.value.hint in str(raised.value)


def test_money_without_any_currency_is_refused() -> None:
    """No currency is guessed."""
    with pytest.raises(Mistake, match="needs a currency"):
        given("pay", 90000)


def test_a_dollar_is_the_persons_own_if_theirs_is_one() -> None:
    """The ambiguous sign is read only where the person's currency decides it."""
    assert Quantity(low=85000, high=85000, currency="CAD", period="year", basis=Basis.ANSWERED) == given(
        "pay", "$85k", currency="CAD"
    )


def test_other_types_are_read_in_canonical_form() -> None:
    """Flags, choices, sets and texts come out as the engine compares them."""
    values = {
        "on_call": False,
        "workplace": "On-site",
        "languages": ["English", "pt"],
        "applicant_region": "eu",
        "company": "Acme, Inc.",
        "employment_type": "full time",
    }
    facts = {fact: given(fact, value) for fact, value in values.items()}

    assert {
        "on_call": Flag(value=False, basis=Basis.ANSWERED),
        "workplace": Choice(value="on_site", basis=Basis.ANSWERED),
        "languages": TokenSet(value=("en", "pt"), complete=True, basis=Basis.ANSWERED),
        "applicant_region": TokenSet(value=("EU",), complete=True, basis=Basis.ANSWERED),
        "company": Text(value="acme", basis=Basis.ANSWERED),
        "employment_type": TokenSet(value=("full_time",), complete=True, basis=Basis.ANSWERED),
    } == facts


def test_says_gives_phrases_with_checkable_evidence() -> None:
    """What a person says a job says is a phrase whose quote is the phrase itself, in a text that is whole."""
    phrases = given("says", ["pair  programming", "async-first"])

    assert isinstance(phrases, Phrases)
    assert phrases.whole
    assert ["pair programming", "async-first"] == [said.phrase for said in phrases.found]
    assert all(said.evidence.quote == said.phrase and said.said for said in phrases.found)


@pytest.mark.parametrize(
    ("written", "name"),
    [("pay=90k", "pay"), ("on-call=no", "on_call"), ("skills_required = python, sql", "skills_required")],
)
def test_an_assignment_is_read_from_a_command_line(written: str, name: str) -> None:
    """fact=value works with bare text, in either spelling of the fact's name."""
    assert name == assigned(written, currency="EUR")[0]


def test_a_comma_parts_the_tokens_of_a_set() -> None:
    """A list on a command line needs no quotes."""
    _, value = assigned("skills_required=Python, C++")

    assert TokenSet(value=("python", "c++"), complete=True, basis=Basis.ANSWERED) == value


@pytest.mark.parametrize("written", ["pay", "pay=", "=90", "ofice_days=1"])
def test_a_wrong_assignment_is_a_mistake(written: str) -> None:
    """What is no fact=value is refused in a sentence."""
    with pytest.raises(Mistake):
        assigned(written, currency="EUR")


def test_other_names_of_facts_lead_to_ours() -> None:
    """Somebody who writes salary is told of pay."""
    with pytest.raises(Mistake) as raised:
        fact_named("Salary")

    assert "did you mean 'pay'?" == raised.value.hint


@settings(deadline=None, max_examples=150)
@examples(st.sampled_from(sorted(VOCABULARY)), st.text(max_size=40) | st.floats() | st.booleans() | st.lists(st.text()))
def test_any_value_is_read_or_refused_with_a_known_code(fact: str, value: object) -> None:
    """Nothing that a person can write makes anything but a fact or a Mistake."""
    refused = ""
    try:
        given(fact, value, currency="EUR")
    except Mistake as mistake:
        refused = mistake.code

    assert refused in {"", *CODES}


@settings(deadline=None, max_examples=100)
@examples(st.sampled_from(sorted(VOCABULARY)), st.integers(0, 7))
def test_a_written_number_is_that_number(fact: str, number: int) -> None:
    """A whole number given to any quantity that is not money is both of its ends, if it can be."""
    definition = VOCABULARY[fact]
    if definition.type is FactType.QUANTITY and "money" not in definition.unit:
        assert (number, number) == _ends(fact, number)[:2]
        assert (number, number) == _ends(fact, str(number))[:2]
