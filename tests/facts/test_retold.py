"""Answered facts written as a person would write them."""

from __future__ import annotations

import pytest
from hypothesis import given as examples
from hypothesis import settings
from hypothesis import strategies as st

from jobfit.facts.given import assigned, given, told_phrases, with_phrases
from jobfit.facts.model import FactValue, Phrases, Quantity
from jobfit.facts.retold import in_short, retold
from jobfit.facts.vocabulary import VOCABULARY, FactType


def read_again(fact: str, value: FactValue) -> FactValue:
    """Return what is read of a fact as it is written."""
    written = retold({fact: value})
    if not isinstance(value, Phrases):
        return given(fact, written[fact])
    said, denied = (told_phrases(written.get(key, []), said=key == "says") for key in ("says", "denies"))  # type: ignore[arg-type]  # lists of phrases
    return with_phrases(said, denied)


@pytest.mark.parametrize(
    ("option", "written"),
    [
        ("pay=90k EUR/year", {"pay": "90000 EUR/year"}),
        ('pay=["80.5 EUR/hour", "90 EUR/hour"]', {"pay": ["80.5 EUR/hour", "90 EUR/hour"]}),
        ("pay=at least 90k EUR", {"pay": "at least 90000 EUR/year"}),
        ("office_days=up to 2", {"office_days": "up to 2"}),
        ("office_days=2", {"office_days": 2}),
        ("on_call=no", {"on_call": False}),
        ("workplace=on site", {"workplace": "on_site"}),
        ("applicant_region=PT, EU", {"applicant_region": ["PT", "EU"]}),
        ("company=Acme Ltd", {"company": "acme"}),
        ("says=four-day week", {"says": ["four-day week"]}),
        ("denies=on-call", {"denies": ["on-call"]}),
    ],
)
def test_what_was_told_is_written_as_it_is_given(option: str, written: dict[str, object]) -> None:
    """Every kind of fact has its own form, and is read back as it was."""
    fact, value = assigned(option)

    assert written == retold({fact: value})
    assert value == read_again(fact, value)


QUANTITIES = sorted(name for name, fact in VOCABULARY.items() if fact.type is FactType.QUANTITY)


@settings(deadline=None, max_examples=150)
@examples(
    st.sampled_from(QUANTITIES),
    st.tuples(st.integers(0, 70), st.integers(0, 99)),
    st.tuples(st.integers(0, 70), st.integers(0, 99)),
    st.sampled_from(["both", "low", "high"]),
)
def test_every_quantity_is_read_back(fact: str, one: tuple[int, int], other: tuple[int, int], ends: str) -> None:
    """Whole or with two decimals, a range or open at an end, money or not."""
    money = VOCABULARY[fact].unit.startswith("money")
    low, high = sorted(round((whole + cents / 100) * (20 if money else 0.09), 2) for whole, cents in (one, other))
    if ends != "both":
        low, high = (low, None) if ends == "low" else (None, high)  # type: ignore[assignment]  # an open end
    like = given(fact, "1 EUR/hour" if money else 1)
    assert isinstance(like, Quantity)
    value = Quantity(low=low, high=high, currency=like.currency, period=like.period, basis=like.basis)

    assert value == read_again(fact, value)


def test_answers_in_short_name_their_fact() -> None:
    """Phrases speak for themselves."""
    assert "on call: no" == in_short("on_call", given("on_call", value=False))
    assert "denies “on-call”" == in_short("says", told_phrases(["on-call"], said=False))
    assert "says “a boat” and “boats”" == in_short("says", told_phrases(["a boat", "boats"]))
