"""Equity and bonus: offered, denied, or another thing of the same name."""

from __future__ import annotations

import pytest

from jobfit.facts.model import Flag
from jobfit.facts.pay import extract
from jobfit.facts.reading import read
from jobfit.postings.model import JobPosting


def _flag(name: str, text: str, language: str = "en") -> bool | None:
    value = extract(read(JobPosting(id="1", description=text, language=language))).get(name)
    assert value is None or isinstance(value, Flag)
    return value.value if value else None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("You get stock options.", True),
        ("You get company ownership stakes.", True),
        ("Competitive salary and meaningful equity", True),
        ("A good salary + bonus + options", True),
        ("Salary: $100k + equity", True),
        ("Acme | Joiner | $90-100k+ & equity, lunch", True),
        ("Read https://acme.example/2025/stock-options-equity-offering first", None),
        ("Benefits\n* Equity", True),
        ("We have an equity stake in a kite maker.", None),
        ("You get an equity stake in the kite maker.", True),
        ("Restricted Stock Units for everyone", True),
        ("An employee stock purchase plan (ESPP)", True),
        ("Additional incentive cash and stock opportunities may be available.", True),
        ("Benefits\n* Share purchase plan", True),
        ("You count cash and stock every evening.", None),
        ("You will trade stock opportunities.", None),
        ("We do not offer equity or stock options.", False),
        ("There is no equity package.", False),
        ("The range does not include equity compensation.", True),
        ("We value diversity, equity, and inclusion in every team.", None),
        ("Benefits\n* Diversity, equity and inclusion", None),
        ("You account for debt and equity instruments.", None),
        ("Experience in private equity and equity research", None),
        ("Support equity-related payroll accounting. Compensation is competitive.", None),
        ("Own equity compensation accounting and equity plan administration.", None),
        ("Own equity compensation accounting. We offer equity compensation.", True),
        ("Requirements\n* Knows equity markets", None),
        ("Health equity is our mission.", None),
        ("Always in stock", None),
        ("Dental care, a gym, equity and free lunch", True),
        ("Requirements\n* Joinery\nYou are also eligible for equity.", True),
        ("What we also have: 0.2% - 1% equity", True),
        ("Equity: up to 0.5%", True),
        ("Equity: 0.5-1.0%", True),
        ("Acme | Joiner | 70-90k EUR, equity | Kiel", True),
        ("Acme | Joiner | $90K - $100K · 0.2 - 1.0%", True),
        ("Acme | Joiner | $90K - $100K | 0.5% | Kiel", True),
        ("Acme | Joiner | $90K - $100K | 10-20% travel", None),
        ("Acme | Joiner | $90K - $100K, 5% | Kiel", None),
        ("There is no equity.", False),
        ("This role is not eligible for equity.", False),
        ("We help founders to equity.", None),
        ("You will administer our stock option plan.", None),
        ("Experience with stock options accounting.", None),
    ],
)
def test_equity_is_what_employees_own(text: str, expected: bool | None) -> None:  # noqa: FBT001 - a table's column
    """Fairness, markets and funds that are called equity are something else."""
    assert expected is _flag("equity", text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("An annual bonus of 10%", True),
        ("Salary: $100,000 + bonus", True),
        ("This role is bonus eligible.", True),
        ("The range does not include a discretionary bonus.", True),
        ("Benefits\n* Bonuses", True),
        ("There is no annual bonus.", False),
        ("Bonus points if you know Rust", None),
        ("German is a plus. Bonus: Dutch", None),
        ("A sign-on bonus of $5,000", None),
        ("A referral bonus for friends", None),
        ("Rust is a bonus.", None),
        ("Bonus if you can weld", None),
        ("$90,000 with a 10% bonus", True),
        ("Bonus: up to 12% of your salary", True),
        ("No bonuses", False),
        ("A welcome bonus of up to £5,000", None),
        ("Relocation bonus up to £500", None),
        ("Benefits\n* Newborn bonus (£500 for each child)", None),
        ("Benefits\n* A £5,000 housing bonus if you live close by", None),
        ("Benefits\n* Birthday bonus", None),
        ("We build an app that uses short-term incentives to make people fly.", None),
        ("You are eligible for short-term incentives.", True),
        ("Benefits\n* Bonus tacos if you have flown kites", None),
    ],
)
def test_a_bonus_is_paid_on_top_of_base_pay(text: str, expected: bool | None) -> None:  # noqa: FBT001 - a table's column
    """Bonus points, money for signing and money for referring are none."""
    assert expected is _flag("bonus", text)


@pytest.mark.parametrize(
    ("name", "language", "text"),
    [
        ("equity", "de", "Du erhältst virtuelle Anteile und kannst Urlaub nehmen."),
        ("bonus", "de", "Wir zahlen Urlaubs- und Weihnachtsgeld."),
        ("equity", "fr", "Nous proposons des BSPCE."),
        ("bonus", "fr", "Une prime annuelle est versée en mars."),
        ("equity", "es", "Ofrecemos opciones sobre acciones."),
        ("bonus", "es", "Hay un bono anual para todos."),
        ("bonus", "nl", "Je krijgt een eindejaarsuitkering."),
        ("bonus", "pl", "Co roku czeka na Ciebie premia roczna."),
        ("bonus", "sv", "Alla får en årlig bonus."),
        ("bonus", "pt", "Temos participação nos lucros."),
    ],
)
def test_what_is_paid_beside_base_pay_is_read_in_every_language(name: str, language: str, text: str) -> None:
    """Each language has words of its own for shares and for bonuses."""
    assert _flag(name, text, language) is True


@pytest.mark.parametrize(
    "text",
    ["Empfehlungsprogramm mit Bonuszahlungen", "Mitarbeiter werben Mitarbeiter: Bonus für erfolgreiche Empfehlungen"],
)
def test_a_bonus_for_referring_somebody_is_none_in_german_either(text: str) -> None:
    """What is paid for referring others is not paid for the work."""
    assert _flag("bonus", text, "de") is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ein Mix aus fairem Grundgehalt und variablen Boni", True),
        ("Gutes Gehalt und Bonusmodelle für jede Werkstatt", True),
        ("Leistungsgerechte Vergütung + Prämien", True),
        ("Fixgehalt + Zielbonus + Altersvorsorge", True),
        ("Wir bieten Kinderbetreuung und einen Elterngeld-Bonus.", None),
        ("Bonus-Punkte: Du hast selbst eine Werkstatt", None),
    ],
)
def test_bonuses_are_read_in_german(text: str, expected: bool | None) -> None:  # noqa: FBT001 - a table's column
    """Several words stand for pay by results; points and what parents get are something else."""
    assert expected is _flag("bonus", text, "de")
