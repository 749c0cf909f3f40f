"""Facts in words: units, ranges and phrases as people write them."""

from __future__ import annotations

import pytest

from jobfit.facts.model import (
    Basis,
    Choice,
    Evidence,
    FactValue,
    Flag,
    Phrases,
    Quantity,
    Said,
    Text,
    TokenSet,
)
from jobfit.facts.wording import in_words, source


def said(phrase: str, start: int, *, denied: bool = False) -> Said:
    """Return a phrase said at a place of a description."""
    return Said(phrase, (), not denied, Evidence("description", start, start + len(phrase), phrase))


@pytest.mark.parametrize(
    ("fact", "value", "words"),
    [
        ("pay", Quantity(low=92_000, high=105_000, currency="EUR", period="year"), "92 000–105 000 EUR/year"),
        ("pay", Quantity(low=74_999.99, high=None, currency="EUR", period="year"), "74 999 EUR/year or more"),
        ("pay", Quantity(low=None, high=18.5, currency="GBP", period="hour"), "up to 18.5 GBP/hour"),
        ("office_days", Quantity(low=1, high=1), "1 day a week"),
        ("office_days", Quantity(low=0, high=0), "0 days a week"),
        ("office_days", Quantity(low=1, high=2), "1–2 days a week"),
        ("manages", Quantity(low=1, high=1), "1 person"),
        ("travel", Quantity(low=None, high=25), "up to 25 %"),
        ("hours", Quantity(low=None, high=None), "not stated"),
        ("permanent", Flag(value=True), "yes"),
        ("workplace", Choice(value="on_site"), "on site"),
        ("company", Text(value="a_b Ltd"), "a_b Ltd"),
        ("employment_type", TokenSet(value=("full_time",), complete=True), "full time"),
        ("languages", TokenSet(value=(), complete=True), "none"),
        ("skills_required", TokenSet(value=tuple("abcdefghij"), complete=True), "a, b, c, d, e, f, g, h and 2 more"),
        ("says", Phrases(found=(said("on-call", 0, denied=True),), whole=True), "denies “on-call”"),
    ],
)
def test_every_kind_of_value_has_words(fact: str, value: FactValue, words: str) -> None:
    """A value is told with its unit, one of something in the singular."""
    assert words == in_words(fact, value)


def test_phrases_at_one_place_are_told_once_as_the_longest() -> None:
    """What stands inside a longer phrase adds nothing; the same words elsewhere, or denied, do."""
    found = (said("no on-call", 10), said("no on-call rota", 10), said("pair", 40), said("on-call", 13, denied=True))

    assert "says “no on-call rota” and “pair”, denies “on-call”" == in_words("says", Phrases(found=found, whole=True))


def test_sources_that_need_saying_are_said() -> None:
    """What is stated has a quote instead."""
    assert "" == source(Basis.STATED)
    assert "assumed, not stated" == source("assumed")
    assert all(source(basis) for basis in Basis if basis is not Basis.STATED)
