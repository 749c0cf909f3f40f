"""Figures as sources write them."""

from __future__ import annotations

import pytest

from jobfit.feeds.figures import read_figure


@pytest.mark.parametrize(
    ("given", "read"),
    [
        (18, 18),
        (18.5, 18.5),
        ("18.50", 18.5),
        (" 52000 ", 52_000),
        ("52,000", 52_000),
        ("52 000", 52_000),
        ("52\u202f000", 52_000),
        ("1,052,000.00", 1_052_000),
        ("0", 0),
        ("0.125", 0.125),
    ],
)
def test_digits_are_a_figure(given: object, read: float) -> None:
    """Numbers, and texts with commas or spaces between thousands."""
    assert read == read_figure(given)


@pytest.mark.parametrize(
    "given",
    [
        "45.000",
        "45,5",
        "45.000,00",
        "1,05,000",
        "45k",
        "€45000",
        "-5",
        "1e5",
        "infinity",
        "",
        float("nan"),
        float("inf"),
        10**400,
        True,
        None,
        ["45000"],
        {"value": 45000},
    ],
)
def test_anything_else_is_none(given: object) -> None:
    """Neither is what one source means by thousands and another by decimals."""
    assert read_figure(given) is None
