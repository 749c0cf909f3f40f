"""Laws of all facts together: other sentences change none, a denial takes one away or turns it, quotes are the text."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jobfit.facts.extract import facts_of
from jobfit.facts.model import FactValue
from jobfit.postings.model import JobPosting
from tests.facts.evidence import misquoted

_SAID = {
    "en": {
        "pay": "The salary is $90,000 to $110,000 a year.",
        "office_days": "You work in the office 3 days a week.",
        "travel": "Up to 20% travel is needed.",
        "employment_type": "This is a full-time position.",
        "hours": "The working time is 38 hours a week.",
        "holidays": "You get 28 days of paid holiday a year.",
        "experience_years": "You have at least 5 years of experience in carpentry.",
        "education": "A bachelor's degree is required.",
        "on_call": "You take part in our on-call rotation.",
        "sponsorship": "We sponsor visas.",
        "clearance": "A security clearance is required.",
        "languages": "You speak fluent German.",
        "relocation": "We offer relocation assistance.",
    },
    "de": {
        "pay": "Das Gehalt beträgt 60.000 € bis 70.000 € brutto im Jahr.",
        "holidays": "Du bekommst 30 Tage Urlaub im Jahr.",
        "hours": "Die Arbeitszeit beträgt 38 Stunden pro Woche.",
    },
    "fr": {
        "pay": "Le salaire est de 42 000 € à 48 000 € brut par an.",
        "hours": "Le temps de travail est de 35 heures par semaine.",
    },
    "es": {"pay": "El salario es de 30.000 € a 35.000 € brutos al año."},
    "nl": {"pay": "Het salaris is € 3.500 tot € 4.200 bruto per maand."},
}
"""One sentence a fact and language that states it; each stands for itself, whatever is said around it."""

_UNRELATED = {
    "en": (
        "The workshop smells of wood.",
        "Our cat is called Oak.",
        "The windows look at a river.",
        "We like old tools!",
    ),
    "de": ("Die Werkstatt riecht nach Holz.", "Unsere Katze ist sehr alt.", "Das Fenster ist zum Fluss hin offen."),
    "fr": ("Notre chat est très vieux.", "La fenêtre donne sur la rivière.", "Les outils sont beaux."),
    "es": ("Nuestro gato es muy viejo.", "La ventana da al río.", "Las herramientas son bonitas."),
    "nl": ("Onze kat is erg oud.", "Het raam kijkt uit op de rivier.", "De tafel is van hout."),
}

_DENIED = (
    ("on_call", "You take part in our on-call rotation.", "There is no on-call rotation."),
    ("sponsorship", "We sponsor visas.", "We do not sponsor visas."),
    ("relocation", "We offer relocation assistance.", "We do not offer relocation assistance."),
    ("clearance", "A security clearance is required.", "A security clearance is not required."),
    ("education", "A bachelor's degree is required.", "A bachelor's degree is not required."),
    ("languages", "You speak fluent German.", "You do not need to speak German."),
    ("nights_weekends", "You work night shifts.", "You never work weekends and never work night shifts."),
    ("nights_weekends", "You work night shifts.", "No weekends and no night shifts."),
    ("nights_weekends", "You work night shifts.", "There are neither weekend shifts nor night shifts."),
    ("employment_type", "This is a full-time position.", "This is not a full-time position."),
)


def _posting(text: str, language: str = "en") -> JobPosting:
    return JobPosting(id="1", title="Carpenter", description=text, language=language)


def _values(posting: JobPosting) -> dict[str, object]:
    """Return what is known without where it stands, which other sentences do change."""
    facts: Mapping[str, FactValue] = facts_of(posting, today=date(2026, 11, 20))
    return {name: {key: getattr(fact, key, None) for key in _PARTS} for name, fact in facts.items()}


_PARTS = ("value", "low", "high", "currency", "period", "payments", "complete", "basis")

_LANGUAGE = st.sampled_from(sorted(_SAID))


@pytest.mark.parametrize(
    ("language", "fact"), [(language, fact) for language, sentences in _SAID.items() for fact in sentences]
)
def test_each_sentence_of_the_bank_states_its_fact(language: str, fact: str) -> None:
    """The laws below would hold of sentences that say nothing."""
    assert fact in _values(_posting(_SAID[language][fact], language))


@settings(deadline=None, max_examples=150)
@given(st.data())
def test_unrelated_sentences_change_no_fact(data: st.DataObject) -> None:
    """In front of a statement, behind it, on its line or on lines of their own: the same is known."""
    language = data.draw(_LANGUAGE)
    said = data.draw(st.sampled_from(sorted(_SAID[language].values())))
    others = st.lists(st.sampled_from(_UNRELATED[language]), max_size=4)
    between = data.draw(st.sampled_from([" ", "\n", "\n\n"]))

    among = between.join((*data.draw(others), said, *data.draw(others)))

    assert _values(_posting(said, language)) == _values(_posting(among, language))


@settings(deadline=None, max_examples=100)
@given(st.data())
def test_a_quote_is_the_text_where_it_says(data: st.DataObject) -> None:
    """Of every fact of any mix of sentences, whatever the signs between them."""
    language = data.draw(_LANGUAGE)
    bank = (*_SAID[language].values(), *_UNRELATED[language], "\u2022 \U0001fa9a", "a\u0301\u00df", "No. ", "$")
    between = data.draw(st.sampled_from([" ", "\n", "\n* ", " | ", " \U0001f4bc "]))
    posting = _posting(between.join(data.draw(st.lists(st.sampled_from(bank), max_size=8))), language)

    assert [] == misquoted(posting, facts_of(posting, today=date(2026, 11, 20)))


@pytest.mark.parametrize(("fact", "said", "denied"), _DENIED)
def test_a_denial_turns_its_fact_or_takes_it_away(fact: str, said: str, denied: str) -> None:
    """What was stated is not what is stated once the clause says the opposite."""
    stated = _values(_posting(said)).get(fact)

    assert stated is not None
    assert stated != _values(_posting(denied)).get(fact)


@settings(deadline=None, max_examples=60)
@given(st.sampled_from(_DENIED), st.lists(st.sampled_from(_UNRELATED["en"]), max_size=3))
def test_a_denial_holds_among_other_sentences(case: tuple[str, str, str], others: list[str]) -> None:
    """The denied clause says the same alone and in company."""
    fact, _, denied = case

    assert _values(_posting(denied)).get(fact) == _values(_posting(" ".join((*others, denied, *others)))).get(fact)
