"""Bars as a person writes them become tests."""

from __future__ import annotations

from datetime import date

import pytest

from jobfit.facts.mistake import Mistake
from jobfit.facts.money import Rates
from jobfit.facts.person import Person
from jobfit.facts.reading.sections import Section
from jobfit.facts.vocabulary import VOCABULARY, Use
from jobfit.rules.literals import OPERATORS, SECTIONS, Setting, one_test, operator_named, operators_of
from jobfit.rules.model import Operator, Test

SETTING = Setting(person=Person(currency="EUR"), rates=lambda _: Rates(date(2026, 10, 30), {"EUR": 1.0, "USD": 1.25}))


def _test(fact: str, operator: str, value: object) -> Test:
    definition = VOCABULARY[fact]
    return one_test(definition, operator_named(definition, operator), value, setting=SETTING)


@pytest.mark.parametrize(
    ("fact", "operator", "value", "number", "written"),
    [
        ("pay", "min", "85k EUR/year", 8_500_000, "≥ 85 000 EUR/year"),
        ("pay", "min", "85k", 8_500_000, "≥ 85 000 EUR/year"),
        ("office_days", "max", 2, 200, "≤ 2 days a week"),
        ("office_days", "is", 0, 0, "= 0 days a week"),
        ("travel", "max", "25 %", 2500, "≤ 25 %"),
        ("manages", "min", 3, 3, "≥ 3 people"),
        ("seniority", "min", "senior", 3, "≥ senior"),
        ("permanent", "is", True, 1, "is true"),
        ("on_call", "is", "no", 0, "is false"),
    ],
)
def test_numbers_are_scaled_and_written_with_their_unit(
    fact: str, operator: str, value: object, number: int, written: str
) -> None:
    """The engine gets an integer, the reader the bar with its unit."""
    test = _test(fact, operator, value)

    assert (number, written, VOCABULARY[fact].use) == (test.number, test.written, test.use)


@pytest.mark.parametrize(
    ("fact", "operator", "value", "tokens", "written"),
    [
        ("seniority", "in", ["Senior", "staff"], ("senior", "staff"), "in senior, staff"),
        ("workplace", "is", "on-site", ("on_site",), "is on site"),
        ("company", "not_in", ["Acme, Inc."], ("acme",), "not in Acme, Inc."),
        ("languages", "has", "English", ("en",), "has en"),
        ("tasks", "has_any", ["Design", "code  review"], ("design", "code review"), "has one of design, code review"),
        ("tasks", "has_none", ["selling", "travel"], ("selling", "travel"), "has no selling or travel"),
        ("skills_required", "has_all", ["C++", "SQL"], ("c++", "sql"), "has c++ and sql"),
        ("applicant_region", "has", "EU", ("EU",), "has EU"),
    ],
)
def test_tokens_are_canonical_and_written_as_words(
    fact: str, operator: str, value: object, tokens: tuple[str, ...], written: str
) -> None:
    """Case, accents, legal forms and underscores are the program's affair."""
    test = _test(fact, operator, value)

    assert (tokens, written) == (test.tokens, test.written)


def test_only_a_region_allows_everything_in_it() -> None:
    """Right to work in the EU is right to work in Portugal; the reader still reads EU."""
    test = _test("work_right", "only", ["EU"])

    assert {"EU", "PT", "DE"} <= set(test.tokens)
    assert "US" not in test.tokens
    assert "only EU" == test.written


def test_a_country_in_a_region_is_any_of_its_countries() -> None:
    """The place of work has no regions, so a region in a rule about it is its countries."""
    assert ("AT", "CH", "DE") == _test("country", "has", "DACH").tokens
    with pytest.raises(Mistake, match="every country"):
        _test("country", "has_all", ["DACH"])


def test_another_currency_and_period_are_converted_in_the_open() -> None:
    """The bar shows what it came from, with hours and rate."""
    test = _test("pay", "min", "50 USD/hour")

    assert 6_880_000 == test.number
    assert (
        "≥ 68 800 EUR/year (from 50 USD/hour: 50 USD/hour × 1 720 hours a year; 1 USD = 0.8 EUR (ECB, 30 Oct 2026))"
        == test.written
    )


@pytest.mark.parametrize(
    ("fact", "operator", "value", "code"),
    [
        ("pay", "has", 3, "RULE002"),
        ("pay", "min", "80-90k", "RULE005"),
        ("permanent", "min", 1, "RULE002"),
        ("workplace", "min", "remote", "RULE002"),
        ("industry", "in", ["arms"], "RULE002"),
        ("industry", "has_any", [], "RULE005"),
        ("says", "is", "x", "RULE002"),
    ],
)
def test_wrong_operators_and_bars_are_refused(fact: str, operator: str, value: object, code: str) -> None:
    """An operator that a fact does not have is never taken for another one."""
    with pytest.raises(Mistake) as raised:
        _test(fact, operator, value)

    assert code == raised.value.code


def test_every_operator_of_every_fact_can_be_written() -> None:
    """Each fact has at least one operator, and the two that only the bar makes are not among them."""
    for definition in VOCABULARY.values():
        assert operators_of(definition)
        assert set(operators_of(definition)) <= set(OPERATORS)
    assert {Operator.ABOVE, Operator.BELOW}.isdisjoint(OPERATORS.values())


def test_the_sections_of_where_are_those_that_are_read() -> None:
    """A rule can only name a section that the reading of postings knows."""
    assert set(SECTIONS) <= {section.value for section in Section}


def test_a_test_is_a_value() -> None:
    """The same words make equal tests."""
    assert Test(fact="hours", operator=Operator.MAX, number=3200, use=Use.WHOLE, written="≤ 32 hours a week") == (
        _test("hours", "max", 32)
    )
