"""permanent and contract_months: open-ended or not, and for how long."""

from __future__ import annotations

import pytest

from jobfit.facts.model import Flag, Quantity
from jobfit.facts.reading import read
from jobfit.facts.term import extract
from jobfit.postings.model import JobPosting
from tests.facts.work import assert_quoted, reading_of

PERMANENT = [
    ("en", "Duration: Full-Time/Perm", True),
    ("en", "Perm position in Leeds.", True),
    ("en", "A temp to perm position in Leeds.", False),
    ("en", "We can offer a permanent contract after the first year.", None),
    ("de", "Deine Kollegen stehen dir permanent als Mentoren bei.", None),
    ("de", "Vertragsart: permanent", True),
    ("en", "This is a permanent position.", True),
    ("en", "Employment type: Permanent", True),
    ("en", "You get a permanent employment contract and 30 days of leave.", True),
    ("en", "A fixed-term contract covering maternity leave.", False),
    ("en", "This is a temporary position.", False),
    ("en", "An 18-month rotational programme, permanent contract from day one.", True),
    ("en", "A six-month contract with the possibility of a permanent role.", False),
    ("en", "You are a U.S. citizen or a lawful permanent resident.", None),
    ("en", "You find a permanent solution for the failures.", None),
    ("en", "Benefits for our permanent employees.", None),
    ("en", "Only permanent roles are eligible for the referral program.", None),
    ("en", "You solve open-ended problems.", None),
    ("en", "This is an open-ended gig.", True),
    ("en", "We have permanent positions and temporary positions.", None),
    ("de", "Wir bieten einen unbefristeten Arbeitsvertrag.", True),
    ("de", "Festanstellung in Vollzeit", True),
    ("de", "Die Stelle ist zunächst befristet.", False),
    ("de", "Perspektive auf eine Festanstellung nach dem Praktikum", None),
    ("fr", "Contrat : CDI", True),
    ("fr", "Poste en CDD.", False),
    ("es", "Ofrecemos un contrato indefinido.", True),
    ("es", "Contrato por tiempo indeterminado.", True),
    ("es", "Contrato temporal por campaña.", False),
    ("es", "Sustitución por baja de maternidad.", False),
    ("nl", "Je krijgt een vast contract.", True),
    ("nl", "Een jaarcontract met uitzicht op een vast contract.", False),
    ("pl", "Umowa o pracę na czas nieokreślony.", True),
    ("pl", "Umowa na czas określony.", False),
    ("sv", "Tjänsten är en tillsvidareanställning.", True),
    ("sv", "Tjänsten är ett vikariat.", False),
    ("de", "Eine Anstellung ohne Befristung.", True),
    ("nl", "Een contract voor een jaar.", False),
    ("pl", "Zatrudnienie na stałe.", True),
    ("pl", "Dołącz do nas na stałe.", None),
    ("pt", "Oferecemos contrato sem termo.", True),
    ("pt", "Contrato a termo certo.", False),
    ("en", "A six-month internship with the possibility of a permanent position.", None),
    ("en", "An internship that may lead to a permanent position.", None),
    ("de", "Es besteht die Chance auf ein unbefristetes Arbeitsverhältnis.", None),
    ("de", "Unbefristeter Vertrag nach einem Jahr.", None),
    ("de", "Du berätst unsere Führungskräfte zu befristeten Verträgen.", None),
    ("de", "Sie haben befristet gearbeitet? Wir bieten eine feste Anstellung.", True),
    ("fr", "Mission en intérim, CDI à la clé.", False),
    ("es", "Contrato indefinido tras el periodo de prueba.", None),
    ("nl", "Een contract voor onbepaalde tijd na een jaar.", None),
    ("nl", "Contract: jaarcontract met uitzicht op vast", False),
    ("nl", "Voltijds contract van onbepaalde duur", True),
    ("pl", "Umowa na czas określony z możliwością przedłużenia na czas nieokreślony.", False),
    ("pt", "Possibilidade de passagem a efetivo.", None),
    ("en", "Permanent contract after one year.", None),
    ("en", "Permanent contract with a bonus after one year.", True),
    ("en", "Permanent contract after a trial period of 90 days.", True),
    ("en", "The post is permanent.", True),
    ("en", "The position is temporary.", False),
    ("en", "The post is limited to two years.", False),
    ("en", "We're offering a permanent, full-time job.", True),
]

MONTHS = [
    ("en", "Start: May // Duration: 12 months // Location: Leeds", 12, 12),
    ("en", "Location: Leeds Contract type: Freelance Duration: 3-6 months", 3, 6),
    ("en", "The position is limited to two years.", 24, 24),
    ("en", "It is a 3-month assignment.", 3, 3),
    ("en", "This is a 6-month contract.", 6, 6),
    ("de", "Die Stelle ist auf 12 Monate befristet mit Option auf Übernahme.", 12, 12),
    ("en", "Fixed-term contract for 12 months.", 12, 12),
    ("en", "A one-year fixed-term contract.", 12, 12),
    ("en", "A 3-6 month contract to start with.", 3, 6),
    ("en", "A minimum 12 month fixed-term contract.", 12, None),
    ("en", "Contract duration: 9 months", 9, 9),
    ("de", "Die Stelle ist befristet auf zwei Jahre.", 24, 24),
    ("fr", "CDD de 6 mois.", 6, 6),
    ("es", "Contrato de 9 meses.", 9, 9),
    ("nl", "Een contract van 12 maanden.", 12, 12),
    ("pl", "Umowa na czas określony, 6 miesięcy.", 6, 6),
    ("sv", "Vikariat 12 månader.", 12, 12),
    ("pt", "Contrato de 6 meses.", 6, 6),
    ("en", "Duration: 12 months", 12, 12),
    ("en", "Term: one year, renewable", 12, 12),
    ("en", "The appointment is for three years.", 36, 36),
    ("en", "The position is funded for three years.", 36, 36),
    ("en", "Temporary for four months.", 4, 4),
    ("en", "A 13-week contract for nurses.", 3, 3),
    ("en", "## Duration: 5 months", 5, 5),
    ("en", "It is a contract with an estimated duration of six months.", 6, 6),
    ("en", "A 1 year maternity leave cover.", 12, 12),
    ("de", "Vertragsdauer: 6 Monate", 6, 6),
    ("fr", "CDD d'un an", 12, 12),
    ("es", "Duración: 6 meses", 6, 6),
    ("nl", "Duur: 6 maanden", 6, 6),
    ("sv", "Föräldravikariat i nio månader", 9, 9),
    ("pt", "Duração: 6 meses", 6, 6),
]


@pytest.mark.parametrize(("language", "text", "expected"), PERMANENT)
def test_open_ended_and_fixed_terms_are_told_apart(language: str, text: str, *, expected: bool | None) -> None:
    """A permanent contract is read, a permanent resident is not, and what contradicts itself stays unknown."""
    reading = reading_of(text, language=language)
    facts = extract(reading)

    found = facts.get("permanent")
    assert expected is (found.value if isinstance(found, Flag) else None)
    assert_quoted(reading, facts)


@pytest.mark.parametrize(("language", "text", "low", "high"), MONTHS)
def test_the_length_of_a_contract_is_read_in_months(language: str, text: str, low: int, high: int | None) -> None:
    """Years are counted as twelve months, and a contract with a length is not permanent."""
    reading = reading_of(text, language=language)
    facts = extract(reading)

    found = facts["contract_months"]
    assert isinstance(found, Quantity)
    assert (low, high) == (found.low, found.high)
    assert isinstance(facts["permanent"], Flag)
    assert not facts["permanent"].value
    assert_quoted(reading, facts)


@pytest.mark.parametrize(
    "text",
    [
        "You sign a contract with each client within 3 months.",
        "5 years of experience with contract law.",
        "The probation period of your contract is 6 months.",
        "A 12-month internship.",
        "Contract number 1234.",
        "Our contract includes 5 weeks of holiday.",
        "Loans with a term: 12 months to 5 years.",
        "The appointment is for 12 months' probation.",
        "Fixed-term contract of 0 months",
        "Fixed-term contract of 61 months",
        "We sell a fixed term deposit for 12 months.",
    ],
)
def test_other_lengths_of_time_are_no_contract(text: str) -> None:
    """Probation, experience and other people's contracts have lengths too."""
    assert "contract_months" not in extract(reading_of(text))


@pytest.mark.parametrize(
    ("title", "text", "expected"),
    [
        ("Kite Seller (Seasonal)", "You sell kites.", False),
        ("Kite Nurse, Temporary", "You mend kites.", False),
        ("Kite Nurse (Temporary)", "The contract becomes a permanent position.", True),
        ("Kite Nurse", "You mend kites.", None),
    ],
)
def test_temporary_employment_in_the_title_is_not_permanent(title: str, text: str, *, expected: bool | None) -> None:
    """A title that calls the employment temporary tells that it ends, unless the text says of the contract itself."""
    reading = read(JobPosting(id="p", title=title, description=text))
    found = extract(reading).get("permanent")

    assert expected == (found.value if isinstance(found, Flag) else None)
