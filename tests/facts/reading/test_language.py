"""Which language a posting is in, also when it has hardly a sentence."""

from __future__ import annotations

import pytest

from jobfit.facts.reading.language import language_of
from jobfit.facts.reading.matching import matching_copy


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Unbefristete Anstellung, 30 Stunden pro Woche. 4.000 EUR monatlich. Kein Nachtdienst. 32 Tage Urlaub.", "de"),
        (
            "Missions variées. 35 heures par semaine, salaire mensuel brut 2 800 €. Temps plein, 25 jours de congés.",
            "fr",
        ),
    ],
)
def test_an_advert_in_catchwords_has_a_language_too(text: str, language: str) -> None:
    """Lists without sentences are told by the words that adverts are made of, so that their denials count."""
    assert language == language_of(f" {matching_copy(text)} ")


def test_two_words_tell_no_language() -> None:
    """Names and figures with an "in" and a "week" among them are in no language for sure."""
    text = "Principal Pilot Porto Portugal 0 days / week in-office – remote Kite Weaver Sailor Rigger"

    assert language_of(f" {matching_copy(text)} ") is None
