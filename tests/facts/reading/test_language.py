"""Which language a posting is in, also when it has hardly a sentence."""

from __future__ import annotations

import pytest

from jobfit.facts.reading.language import language_of
from jobfit.facts.reading.matching import matching_copy
from jobfit.facts.word_files import WORDS
from jobfit.toml.data import load_data


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Unbefristete Anstellung, 30 Stunden pro Woche. 4.000 EUR monatlich. Kein Nachtdienst. 32 Tage Urlaub.", "de"),
        (
            "Missions variées. 35 heures par semaine, salaire mensuel brut 2 800 €. Temps plein, 25 jours de congés.",
            "fr",
        ),
        ("Vendedor a comisión. Experiencia de 1 a 2 años. Se ofrece sueldo a convenir, de lunes a viernes.", "es"),
        ("Vendedor de loja. Experiência de 1 a 2 anos, ensino médio. Salário a combinar, de segunda a sexta.", "pt"),
    ],
)
def test_an_advert_in_catchwords_has_a_language_too(text: str, language: str) -> None:
    """Lists without sentences are told by the words that adverts are made of, so that their denials count."""
    assert language == language_of(f" {matching_copy(text)} ", text)


def test_two_words_tell_no_language() -> None:
    """Names and figures with an "in" and a "week" among them are in no language for sure."""
    text = "Principal Pilot Porto Portugal 0 days / week in-office – remote Kite Weaver Sailor Rigger"

    assert language_of(f" {matching_copy(text)} ", text) is None


@pytest.mark.parametrize(
    "text",
    [
        "Hledáme zkušeného vývojáře do našeho týmu v Brně. Nabízíme práci na plný úvazek a pět týdnů dovolené.",
        "Tražimo iskusnog programera za naš tim u Splitu. Nudimo posao na neodređeno i dobru plaću. Rad je od kuće.",
        "Kỹ sư phần mềm cao cấp. Lương: 30 triệu đồng mỗi tháng. Làm việc từ xa. 5 năm kinh nghiệm. Toàn thời gian.",
    ],
)
def test_a_language_without_words_is_not_taken_for_one_with_some(text: str) -> None:
    """Short words look alike without their accents, but letters that a language never has show that it is another."""
    assert language_of(f" {matching_copy(text)} ", text) is None


def test_names_from_elsewhere_leave_a_language_what_it_is() -> None:
    """An English advert of a Polish company is in English."""
    text = "We build ferries in Łódź, and you will join the team of Bożena, who is on the river with us. You are good"
    text += " with your hands, you like to work in the open, and you can read a plan. We will help you with the rest."

    assert language_of(f" {matching_copy(text)} ", text) == "en"


def test_every_language_that_can_be_told_has_its_letters() -> None:
    """A language is told by its ordinary words and by its letters."""
    assert load_data(WORDS / "ordinary.toml").keys() == load_data(WORDS / "letters.toml").keys()
