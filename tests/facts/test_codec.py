"""The JSON contract of facts: what is written is read back, with or without evidence."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from jobfit.facts.codec import evidence_json, from_part, from_stored, parts_of, to_json, values_json
from jobfit.facts.model import (
    Basis,
    Choice,
    Evidence,
    Facts,
    FactValue,
    Flag,
    Phrases,
    Quantity,
    Said,
    Text,
    TokenSet,
)
from jobfit.facts.vocabulary import VOCABULARY, FactType

_WORDS = st.text(max_size=12) | st.sampled_from(('},"pay":{', '"}]},"says":{"found":[', "},", '{"', "\\", "}}", "\n"))
_NUMBERS = st.none() | st.floats(allow_nan=False, allow_infinity=False)
_EVIDENCE = st.builds(
    Evidence, field=_WORDS, start=st.integers(0, 99), end=st.integers(0, 99), quote=st.text(max_size=20)
)
_COMMON = {
    "basis": st.sampled_from(Basis),
    "evidence": st.lists(_EVIDENCE, max_size=2).map(tuple),
    "note": _WORDS,
    "conflict": _WORDS,
}
_SAID = st.builds(Said, phrase=_WORDS, where=st.tuples(_WORDS), said=st.booleans(), evidence=_EVIDENCE)
_VALUES: dict[FactType, st.SearchStrategy[FactValue]] = {
    FactType.QUANTITY: st.builds(
        Quantity,
        low=_NUMBERS,
        high=_NUMBERS,
        currency=st.none() | st.just("EUR"),
        period=st.none() | st.just("year"),
        **_COMMON,
    ),
    FactType.FLAG: st.builds(Flag, value=st.booleans(), **_COMMON),
    FactType.CHOICE: st.builds(Choice, value=_WORDS, **_COMMON),
    FactType.SET: st.builds(TokenSet, value=st.lists(_WORDS, max_size=3).map(tuple), complete=st.booleans(), **_COMMON),
    FactType.TEXT: st.builds(Text, value=_WORDS, **_COMMON),
    FactType.PHRASE: st.builds(Phrases, found=st.lists(_SAID, max_size=2).map(tuple), whole=st.booleans(), **_COMMON),
}
_FACTS: st.SearchStrategy[Facts] = st.lists(
    st.one_of([st.tuples(st.just(name), _VALUES[definition.type]) for name, definition in VOCABULARY.items()]),
    max_size=6,  # a fact and its neighbours; more of them prove no more
).map(dict)
_PAY = Quantity(
    low=150_000.0,
    high=None,
    currency="USD",
    period="year",
    evidence=(Evidence("description", 5, 14, "$150,000+"),),
)


def _read(written: object) -> Facts:
    return from_stored(json.dumps(written).encode())


@settings(deadline=None, max_examples=60)
@given(_FACTS)
def test_facts_written_as_json_are_read_back(facts: Facts) -> None:
    """Whatever the facts are, the contract's text gives the same facts again."""
    assert facts == _read(to_json(facts))


@settings(deadline=None, max_examples=60)
@given(_FACTS)
def test_stored_facts_are_read_back_with_or_without_evidence(facts: Facts) -> None:
    """The two stored parts give the facts again, and the values alone give them without evidence."""
    bare = {name: replace(value, evidence=()) for name, value in facts.items()}

    assert facts == from_stored(values_json(facts), evidence_json(facts))
    assert bare == from_stored(values_json(facts))


@settings(deadline=None, max_examples=200)
@given(_FACTS)
def test_stored_facts_can_be_read_one_by_one(facts: Facts) -> None:
    """Each fact's part of the stored bytes gives its value, whatever stands in the words of the others."""
    parts = parts_of(values_json(facts))

    assert from_stored(values_json(facts)) == {name: from_part(name, part) for name, part in parts.items()}


@pytest.mark.parametrize("stored", [b"", b"[]", b"null", b'{"pay": {"low": 1}}', b'{"hours":[]}', b' {"hours":{}}'])
def test_what_was_not_stored_so_has_no_parts(stored: bytes) -> None:
    """Bytes that nobody wrote as stored facts are refused, rather than taken for no facts."""
    with pytest.raises(ValueError, match="facts as they are stored"):
        parts_of(stored)


def test_the_contract_is_written_as_documented() -> None:
    """Money has its currency and period, whole numbers no decimal point, and what is open is null."""
    expected = {
        "low": 150_000,
        "high": None,
        "currency": "USD",
        "period": "year",
        "basis": "stated",
        "evidence": [{"field": "description", "start": 5, "end": 14, "quote": "$150,000+"}],
    }

    written = to_json({"pay": _PAY})

    assert {"pay": expected} == written
    assert "150000," in json.dumps(written)


def test_the_payments_a_year_are_written_only_where_they_are_said() -> None:
    """Fourteen payments are in the contract; the usual number is left out of it."""
    monthly = Quantity(low=2000, high=2000, currency="EUR", period="month", payments=14)

    written = to_json({"pay": monthly})

    assert 14 == written["pay"]["payments"]
    assert {"pay": monthly} == _read(written)
    assert "payments" not in to_json({"pay": _PAY})["pay"]


def test_pay_in_other_currencies_is_written_beside_the_first() -> None:
    """The contract and the store keep what a posting pays elsewhere, without what is nowhere different."""
    euros = Quantity(low=95_000, high=None, currency="EUR", period="year")
    stated = Quantity(low=150_000, high=150_000, currency="USD", period="year", others=(euros,))

    written = to_json({"pay": stated})

    assert [{"low": 95_000, "high": None, "currency": "EUR", "period": "year"}] == written["pay"]["others"]
    assert {"pay": stated} == _read(written) == from_stored(values_json({"pay": stated}))
    assert b'"others":[{"low":95000.0,"high":null,"currency":"EUR","period":"year"}]' in values_json({"pay": stated})


def test_a_note_and_a_conflict_are_written_only_when_there_is_one() -> None:
    """Empty sentences are left out of the contract."""
    assert {"value", "basis", "evidence"} == set(to_json({"equity": Flag(value=True)})["equity"])
    assert to_json({"equity": Flag(value=True, note="why")})["equity"]["note"] == "why"


@pytest.mark.parametrize(
    "written",
    [{"payment": {"low": 1, "high": 2}}, {"pay": {"low": "much", "high": 2}}, {"equity": {}}, {"workplace": 3}],
)
def test_what_is_not_a_fact_is_refused(written: dict[str, object]) -> None:
    """A name outside the vocabulary or a value of another type is an error, not a guess."""
    with pytest.raises(ValidationError):
        _read(written)
