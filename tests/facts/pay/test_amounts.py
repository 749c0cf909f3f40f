"""Amounts: numbers in the conventions of the world, and the currency table behind them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jobfit.facts.pay.amounts import amounts, number
from jobfit.facts.pay.currencies import tables


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("12.000", 12_000),
        ("12,000", 12_000),
        ("12 000", 12_000),
        ("95'000", 95_000),
        ("1,20,000", 120_000),
        ("12,00,000", 1_200_000),
        ("1.234.567", 1_234_567),
        ("1,234.50", 1_234.5),
        ("1.234,50", 1_234.5),
        ("24,50", 24.5),
        ("24.5", 24.5),
        ("0.500", 0.5),
        ("120000", 120_000),
        ("1,2,3", None),
        ("12.34.56", None),
        ("1234,567", None),
        ("1,234.567", None),
    ],
)
def test_a_number_is_read_in_its_convention(written: str, expected: float | None) -> None:
    """Groups of three (or two, in India) are thousands, one or two digits at the end are decimals."""
    assert expected == number(written)


@settings(deadline=None, max_examples=150)
@given(st.integers(0, 999_999_999), st.sampled_from([",", ".", "'", " "]))
def test_a_grouped_number_is_read_back(value: int, separator: str) -> None:
    """Whatever separates its thousands, a number is the same number."""
    assert value == number(f"{value:,}".replace(",", separator))


@pytest.mark.parametrize(
    ("text", "value", "currencies"),
    [
        ("USD $120,000", 120_000, ("USD",)),
        ("120k CAD", 120_000, ("CAD",)),
        ("$120k CAD", 120_000, ("CAD",)),
        ("R$ 5.000", 5_000, ("BRL",)),
        ("US $5,000", 5_000, ("USD",)),
        ("CA$5,000", 5_000, ("CAD",)),
        ("cad $5,000", 5_000, ("CAD",)),
        ("pay: €5,000", 5_000, ("EUR",)),
        ("Rs. 5,000", 5_000, ("INR", "PKR", "LKR", "NPR", "MUR")),
        ("$  5,000", 5_000, tables().signs["$"]),
        ("5,000", 5_000, ()),
        ("45 k€", 45_000, ("EUR",)),
        ("$120,000 (CAD)", 120_000, ("CAD",)),
        ("$5 (m)", 5, tables().signs["$"]),
        ("12 LPA", 1_200_000, ("INR",)),
        ("50 EUROPEAN", 50, ()),
        ("USDA 50", 50, ()),
        ("R 5", 5, ()),
        ("R45 000", 45_000, ("ZAR",)),
    ],
)
def test_signs_before_and_after_name_the_currency(text: str, value: float, currencies: tuple[str, ...]) -> None:
    """The clearer of two signs wins, and letters inside a word are no sign."""
    (found,) = amounts(text, 0, len(text))

    assert (value, currencies) == (found.total, found.currencies)


def test_a_sign_in_front_of_a_number_is_not_the_one_s_before_it() -> None:
    """The number of a level takes no sign from the pay that is written behind it."""
    assert [(4, ()), (65_000, ("EUR",))] == [(each.value, each.currencies) for each in amounts("L4 €65,000", 0, 10)]


def test_every_sign_and_country_names_a_known_currency() -> None:
    """The table is whole: each code is described, each country has one currency, each limit is in order."""
    table = tables()

    assert {code for codes in table.signs.values() for code in codes} <= set(table.currencies)
    assert len(table.of_country) == sum(len(currency.countries) for currency in table.currencies.values())
    assert all(currency.month[1] > currency.month[0] for currency in table.currencies.values() if currency.month)
    assert all(
        currency.plausible(currency.year_from, currency.year_from, "year") for currency in table.currencies.values()
    )
