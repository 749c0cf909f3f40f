"""Projection: facts become integers by their type alone; no bar has a part in it."""

from __future__ import annotations

import math

import pytest

from jobfit.facts.model import Basis, Choice, Evidence, FactValue, Flag, Phrases, Quantity, Said, Text, TokenSet
from jobfit.facts.vocabulary import Use
from jobfit.rules.project import (
    ChoiceProjection,
    FlagProjection,
    PhraseProjection,
    Projection,
    QuantityProjection,
    TokenProjection,
)

OPEN = 2**53
QUOTE = Evidence("description", 0, 0, "")


def _vector(projection: Projection, value: FactValue | None) -> tuple[int, ...]:
    return projection.vector(projection.read(value))


@pytest.mark.parametrize(
    ("value", "vector"),
    [
        (None, (-OPEN, OPEN)),
        (Quantity(low=1, high=2.5), (100, 250)),
        (Quantity(low=None, high=2), (-OPEN, 200)),
        (Quantity(low=3, high=None), (300, OPEN)),
        (Quantity(low=10.0**18, high=math.inf), (2**52, 2**52)),
        (Quantity(low=-math.inf, high=0), (-(2**52), 0)),
        (Quantity(low=math.nan, high=1), (-OPEN, 100)),
        (Quantity(low=5, high=1), (-OPEN, OPEN)),
        (Quantity(low=1, high=1, basis=Basis.PREDICTED), (-OPEN, OPEN)),
    ],
)
def test_a_quantity_is_an_interval(value: FactValue | None, vector: tuple[int, ...]) -> None:
    """Ends are scaled and cut, open ends lie beyond every figure; what is predicted or upside down is unknown."""
    assert vector == _vector(QuantityProjection(100, [Use.WHOLE]), value)


@pytest.mark.parametrize(
    ("use", "value", "vector"),
    [
        (Use.LOW, Quantity(low=1, high=None), (1, 1)),
        (Use.LOW, Quantity(low=None, high=1), (-OPEN, OPEN)),
        (Use.HIGH, Quantity(low=None, high=7), (7, 7)),
        (Use.HIGH, Quantity(low=7, high=None), (-OPEN, OPEN)),
        (Use.MIDDLE, Quantity(low=1, high=4), (2, 2)),
        (Use.MIDDLE, Quantity(low=1, high=None), (-OPEN, OPEN)),
    ],
)
def test_an_end_is_a_point_or_unknown(use: Use, value: FactValue, vector: tuple[int, ...]) -> None:
    """`use` picks one end, or the middle rounded down; the end that it needs must be known."""
    assert vector == _vector(QuantityProjection(1, [use]), value)


def test_a_choice_is_its_place_in_the_list() -> None:
    """An unknown choice, and one that is not in the list, is the whole list."""
    projection = ChoiceProjection(("on_site", "hybrid", "remote"))

    assert [(2, 2), (0, 2), (0, 2), (0, 2)] == [
        _vector(projection, value)
        for value in (Choice(value="remote"), None, Choice(value="moon"), Choice(value="remote", basis=Basis.PREDICTED))
    ]


def test_a_flag_is_one_of_three() -> None:
    """True, false and unknown are 1, 0 and 2."""
    values = (Flag(value=True), Flag(value=False), None, Flag(value=True, basis=Basis.PREDICTED))

    assert [(1,), (0,), (2,), (2,)] == [_vector(FlagProjection(), value) for value in values]


def test_a_set_is_a_mark_for_each_token_that_matters() -> None:
    """Tokens are compared in folded form; others are one mark; completeness is the last one."""
    projection = TokenProjection("skills_required", ("c++", "python"))

    assert (("t0", "t1", "other", "k"), "t1") == (projection.attributes, projection.name("python"))
    assert (0, 1, 1, 1) == _vector(projection, TokenSet(value=("PYTHON", "Go", "Rust"), complete=True))
    assert (1, 0, 0, 0) == _vector(projection, TokenSet(value=("C++", "c++"), complete=False))
    assert (0, 0, 0, 1) == _vector(projection, TokenSet(value=(), complete=True))
    assert (0, 0, 0, 0) == _vector(projection, None)


def test_a_text_is_a_complete_set_of_one() -> None:
    """A company is compared without case, accents and legal suffix."""
    projection = TokenProjection("company", ("acme",))

    assert [(1, 0, 1), (0, 1, 1), (0, 0, 0)] == [
        _vector(projection, value) for value in (Text(value="ACME, Inc."), Text(value="Acmeology"), None)
    ]


def test_phrases_are_said_denied_or_silent() -> None:
    """A phrase counts in its own sections only; said wins over denied."""
    projection = PhraseProjection([("crypto", ()), ("crypto", ("benefits",)), ("pairing", ())])
    found = (
        Said("crypto", (), said=False, evidence=QUOTE),
        Said("crypto", (), said=True, evidence=QUOTE),
        Said("pairing", (), said=False, evidence=QUOTE),
        Said("something else", (), said=True, evidence=QUOTE),
    )

    assert (1, 2, 0, 1, 1) == _vector(projection, Phrases(found=found, whole=True))
    assert (1, 2, 0, 1, 0) == _vector(projection, Phrases(found=found, whole=True, missing=("benefits",)))
    assert (1, 2, 0, 0, 0) == _vector(projection, Phrases(found=found, whole=False))
    assert (2, 2, 2, 0, 0) == _vector(projection, None)


@pytest.mark.parametrize(
    ("projection", "value"),
    [
        (QuantityProjection(1, [Use.WHOLE]), Flag(value=True)),
        (ChoiceProjection(("a", "b")), Quantity(low=1, high=1)),
        (FlagProjection(), Text(value="yes")),
        (TokenProjection("city", ()), Flag(value=True)),
        (PhraseProjection([]), TokenSet(value=(), complete=True)),
    ],
)
def test_a_value_of_another_type_is_an_error(projection: Projection, value: FactValue) -> None:
    """A fact that is not of its definition's type is a mistake of ours, and loud."""
    with pytest.raises(TypeError):
        projection.read(value)


@pytest.mark.parametrize(
    "projection",
    [
        QuantityProjection(1, [Use.WHOLE]),
        ChoiceProjection(("a", "b")),
        FlagProjection(),
        TokenProjection("city", ()),
        PhraseProjection([]),
    ],
)
def test_only_a_key_makes_a_vector(projection: Projection) -> None:
    """Anything that `read` would not give is refused."""
    with pytest.raises(TypeError):
        projection.vector("x")
