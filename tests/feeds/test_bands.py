"""Several pay bands as one pay field."""

from __future__ import annotations

from jobfit.feeds.bands import Band, pay_of


def test_ends_are_read_whatever_they_are() -> None:
    """Numbers, texts of digits, nothing, and what is no figure."""
    bands = [
        Band("48,000", 52_000, "EUR", "year", "Hull"),
        Band(None, ["60000"], "EUR"),
        Band("n/a", 61_000.0, "EUR", "year"),
    ]

    assert {
        "low": 48_000,
        "high": 61_000,
        "currency": "EUR",
        "period": "year",
        "basis": "structured",
        "note": "2 bands: Hull: 48,000–52,000 EUR; 61,000 EUR",
    } == pay_of(bands)


def test_words_in_place_of_figures_are_not_lost() -> None:
    """They come back as they are, to be told; zeros are what sources write for nothing."""
    assert {"low": "by agreement"} == pay_of([Band("0", None), Band("", "by agreement", "EUR")])
    assert {} == pay_of([Band(0, "0"), Band(None, "")])
