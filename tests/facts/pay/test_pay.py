"""Pay as people write it: what is read, in which unit, and what is not pay at all."""

from __future__ import annotations

from typing import TypeAlias

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jobfit.facts.model import Basis, FactValue, Quantity
from jobfit.facts.pay import extract
from jobfit.facts.reading import read
from jobfit.postings.model import JobPosting, StatedPay

Ends: TypeAlias = tuple[float | None, float | None, str | None, str | None]


def _facts(text: str, *, language: str | None = "en", location: str = "", title: str = "") -> dict[str, FactValue]:
    posting = JobPosting(id="1", title=title, location=location, description=text, language=language)
    return dict(extract(read(posting)))


def _quantity(facts: dict[str, FactValue], name: str = "pay") -> Quantity | None:
    value = facts.get(name)
    assert value is None or isinstance(value, Quantity)
    return value


def _ends(value: Quantity | None) -> Ends | None:
    return (value.low, value.high, value.currency, value.period) if value else None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Monthly retainer: £1,500", (1_500, 1_500, "GBP", "month")),
        ("The salary range is $120,000 - $150,000 per year.", (120_000, 150_000, "USD", "year")),
        ("Salary: L4 €65.000 – €75.000, L5 €75.000 – €92.000", (65_000, 92_000, "EUR", "year")),
        ("Lead two shifts of welders in our hall. $78K-$88K plus annual bonus.", (78_000, 88_000, "USD", "year")),
        ("Salary: £45-50k", (45_000, 50_000, "GBP", "year")),
        ("Salary: $140 - $160000 pa", (140_000, 160_000, "USD", "year")),
        ("Salary: €130k-150", (130_000, 150_000, "EUR", "year")),
        ("Base pay from $21 an hour to $26 an hour", (21, 26, "USD", "hour")),
        ("Base salary: $184,000 USD to $287,500 USD", (184_000, 287_500, "USD", "year")),
        ("Salary between 65.000 and 90.000 EUR a year", (65_000, 90_000, "EUR", "year")),
        ("Salary: EUR50k - EUR60k", (50_000, 60_000, "EUR", "year")),
        ("Salary: 6.500 EUR per month", (6_500, 6_500, "EUR", "month")),
        ("Salary: CHF 95'000 to 110'000 a year", (95_000, 110_000, "CHF", "year")),
        ("Salary: $ 55, 000 - $ 65, 000", (55_000, 65_000, "USD", "year")),
        ("Salary: 85 000 zł a year", (85_000, 85_000, "PLN", "year")),
        ("Salary: 3.400 EUR", (3_400, 3_400, "EUR", "month")),
        ("Salary: CHF 6'500", (6_500, 6_500, "CHF", "month")),
        ("Salary: ₹6,00,000 - ₹8,50,000 per annum", (600_000, 850_000, "INR", "year")),
        ("CTC: 12 - 15 LPA", (1_200_000, 1_500_000, "INR", "year")),
        ("L12 - 15 LPA", (1_200_000, 1_500_000, "INR", "year")),
        ("$120K AUD base", (120_000, 120_000, "AUD", "year")),
        ("Salary: CA$100,000–CA$120,000 a year", (100_000, 120_000, "CAD", "year")),
        ("Salary: A$95k", (95_000, 95_000, "AUD", "year")),
        ("Salary: US$4,000 per month", (4_000, 4_000, "USD", "month")),
        ("Pay: $25+ an hour", (25, None, "USD", "hour")),
        ("Hourly wage: $20-25 per hour Overtime wage: $30-37.50 per hour", (20, 25, "USD", "hour")),
        ("The range is $34 - $40hr for now", (34, 40, "USD", "hour")),
        ("Salary: €4000pm", (4_000, 4_000, "EUR", "month")),
        ("Salary: £45000pa", (45_000, 45_000, "GBP", "year")),
        ("Rate: £350 - £400pd", (350, 400, "GBP", "day")),
        ("Salary: R$ 8.000,00 per month", (8_000, 8_000, "BRL", "month")),
        ("Salary: 60 TEUR - 75 TEUR", (60_000, 75_000, "EUR", "year")),
        ("Salary: 55-65 k€", (55_000, 65_000, "EUR", "year")),
        ("Salary: 4.500,- EUR monthly", (4_500, 4_500, "EUR", "month")),
        ("Hourly rate: $45.50", (45.5, 45.5, "USD", "hour")),
        ("Base pay: $22.75", (22.75, 22.75, "USD", "hour")),
        ("Band 7 ($90,632 - $100,666 pa)", (90_632, 100_666, "USD", "year")),
        ("Salary: $90,000 (CAD) - $110,000 (CAD) a year", (90_000, 110_000, "CAD", "year")),
        ("Day rate: £500 - £550", (500, 550, "GBP", "day")),
        ("Nine-month salary $82,000–$95,000", (82_000, 95_000, "USD", "year")),
        ("Rate: £650/day", (650, 650, "GBP", "day")),
        ("Salary: $1,200 per week", (1_200, 1_200, "USD", "week")),
        ("Salary: $165,000 — $152,000", (152_000, 165_000, "USD", "year")),
        ("$239,600\n* $359,400 USD", (239_600, 359_400, "USD", "year")),
        ("The pay range for this role is $\n90,000\n to $\n110,000\n a year", (90_000, 110_000, "USD", "year")),
        ("Salary: 50,000 $\n12,000 people work here.", (50_000, 50_000, "USD", "year")),
        ("✅ Salary: $90,000 ✅ Bonus: $9,000 ✅ Fruit", (90_000, 90_000, "USD", "year")),
    ],
)
def test_amounts_are_read_in_every_convention(text: str, expected: Ends) -> None:
    """Grouping, decimals, multipliers, signs, codes and periods are read as their writers mean them."""
    assert expected == _ends(_quantity(_facts(text)))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Salary up to £45k", (None, 45_000)),
        ("Salary from €60,000 a year", (60_000, None)),
        ("Base salary starting at $90,000", (90_000, None)),
        ("Salary: at least $90,000", (90_000, None)),
        ("Salary: $90k+", (90_000, None)),
        ("Salary: $90,000 and up", (90_000, None)),
        ("Salary: $90,000 max", (None, 90_000)),
        ("Salary: minimum of $90,000", (90_000, None)),
        ("Salary: $0 - $90,000", (None, 90_000)),
        ("Salary: $90k+ equity", (90_000, None)),
        ("Minimum salary: $62,400", (62_400, None)),
        ("Top pay is $88,000", (None, 88_000)),
        ("Pay: turners $50,000, joiners from $90,000", (50_000, None)),
    ],
)
def test_an_open_end_is_unknown(text: str, expected: tuple[float | None, float | None]) -> None:
    """One figure with a bound beside it leaves the other end open."""
    value = _quantity(_facts(text))

    assert value is not None
    assert expected == (value.low, value.high)


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("de", "Gehalt: 55.000 bis 70.000 € brutto im Jahr", (55_000, 70_000, "EUR", "year")),
        (
            "de",
            "Nach der Probezeit erhöht sich das Gehalt auf 3.400 €. Einstiegsgehalt: 3.100 € brutto monatlich.",
            (3_100, 3_100, "EUR", "month"),
        ),
        (
            "fr",
            "Après l'essai, le salaire passe à 2 400 €. Salaire de départ : 2 100 € brut par mois.",
            (2_100, 2_100, "EUR", "month"),
        ),
        ("de", "Ein Jahresgehalt von bis zu 65.000 EUR", (None, 65_000, "EUR", "year")),
        ("de", "Ab 3.200 € brutto pro Monat", (3_200, None, "EUR", "month")),
        ("de", "Mindestgehalt von EUR 45.000,-- brutto p.a.", (45_000, None, "EUR", "year")),
        ("de", "Stundenlohn von 16,50 € und 50 € Sachbezug", (16.5, 16.5, "EUR", "hour")),
        ("fr", "Salaire : 45 000 € à 55 000 € brut annuel", (45_000, 55_000, "EUR", "year")),
        ("fr", "À partir de 2 300 € bruts par mois", (2_300, None, "EUR", "month")),
        ("fr", "TJM : 450 €", (450, 450, "EUR", "day")),
        ("es", "Salario entre 30.000 y 40.000 € brutos anuales", (30_000, 40_000, "EUR", "year")),
        ("es", "Sueldo: hasta 2.000 € al mes", (None, 2_000, "EUR", "month")),
        ("nl", "Bruto maandsalaris van €3.500,- tot €5.000,-", (3_500, 5_000, "EUR", "month")),
        ("nl", "Een salaris tussen € 3.500 en € 4.800 per maand", (3_500, 4_800, "EUR", "month")),
        ("pl", "Wynagrodzenie: 15 000 – 20 000 zł brutto miesięcznie", (15_000, 20_000, "PLN", "month")),
        ("pl", "stawka 120-150 PLN/h", (120, 150, "PLN", "hour")),
        ("sv", "Månadslön: 45 000 - 55 000 kr", (45_000, 55_000, "SEK", "month")),
        ("sv", "Lön: från 42 000 SEK/mån", (42_000, None, "SEK", "month")),
        ("pt", "Salário: R$ 8.000,00 a R$ 10.000,00 por mês", (8_000, 10_000, "BRL", "month")),
        ("pt", "Vencimento de 1.500€ brutos mensais", (1_500, 1_500, "EUR", "month")),
        ("pt", "Loja em Faro procura padeiro. R$ 1.910,00 a R$ 2.870,00 + cesta.", (1_910, 2_870, "BRL", "month")),
        ("de", "Je nach Können sind hier bis zu 72.000 € p.a. zu verdienen.", (None, 72_000, "EUR", "year")),
        ("de", "Zielgehalt 65.000 € (fix 52.000 €, variabel 13.000 €)", (52_000, 52_000, "EUR", "year")),
        (
            "de",
            "Vergütung: 1.140 € im 1. Ausbildungsjahr, 1.210 € im 2. Ausbildungsjahr, 1.290 € im 3. Ausbildungsjahr",
            (1_140, 1_290, "EUR", "month"),
        ),
        ("de", "Tariflohn 14,25 Euro", (14.25, 14.25, "EUR", "hour")),
        ("de", "Grundgehalt von 3.600 EUR + Auslöse 40 €/Tag", (3_600, 3_600, "EUR", "month")),
        ("nl", "€ 17 à € 20 per uur", (17, 20, "EUR", "hour")),
        ("nl", "Salaris max. €4.671,- bij 36 uur", (None, 4_671, "EUR", "month")),
        ("es", "✅ Sueldo fijo: S/ 1130 ✅ Bono variable: S/ 300", (1_130, 1_130, "PEN", "month")),
        ("es", "Renta líquida: CLP 1.200.000 al mes", (1_200_000, 1_200_000, "CLP", "month")),
        ("es", "Sueldo nominal: $U 60.000", (60_000, 60_000, "UYU", "month")),
        ("es", "Sueldo: 1200 soles mensuales", (1_200, 1_200, "PEN", "month")),
        ("es", "Bolsa de ayuda: 600 € al mes", (600, 600, "EUR", "month")),
        ("es", "Pago por hora: 9,80 €", (9.8, 9.8, "EUR", "hour")),
        ("pt", "Vencimento base 1.050€ e almoço", (1_050, 1_050, "EUR", "month")),
        ("es", "Puesto en Santiago de Chile. Renta: $ 1.200.000 líquidos", (1_200_000, 1_200_000, "CLP", "month")),
        ("pt", "Remuneração: 970,00€", (970, 970, "EUR", "month")),
        ("de", "Bruttomonatslohn EUR 2.480,00 in der Backstube", (2_480, 2_480, "EUR", "month")),
        ("es", "Fijo 20.000 € + comisiones hasta 35.000 €", (20_000, 20_000, "EUR", "year")),
        ("de", "Unser Praktikantengehalt von 1.900 € hilft beim Wohnen.", (1_900, 1_900, "EUR", "month")),
    ],
)
def test_pay_is_read_in_eight_languages(language: str, text: str, expected: Ends) -> None:
    """Each language has its own words for pay, bounds and periods."""
    assert expected == _ends(_quantity(_facts(text, language=language)))


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Our offer Competitive salary of £61,000 to £74,000 Shares in the firm", (61_000, 74_000)),
        ("en", "Competitive salary: €51,000 – €63,000 by experience and a good desk for all", (51_000, 63_000)),
        ("en", "Competitive compensation ($91k-$107k), equity and health plans for everybody", (91_000, 107_000)),
        ("en", "Competitive pay between £41k and £47k, and we bake our own bread on Fridays", (41_000, 47_000)),
        ("de", "Attraktive Vergütung von 48.000 € bis 57.000 € pro Jahr Gutes Essen", (48_000, 57_000)),
        ("de", "Attraktives Gehalt von bis zu 66.000 EUR je nach Können und viel Freiraum", (None, 66_000)),
        ("de", "Ein helles Büro in der Altstadt Attraktive Vergütung: 17 €/h Freie Zeiten", (17, 17)),
        ("fr", "Salaire attractif de 39 000 € à 46 000 € et un bureau clair en centre ville", (39_000, 46_000)),
        ("en", "Competitive salary + company bonus (up to 14K€ per year with good results)", None),
        ("en", "Competitive salary, health plans, and $6,000 a year for whatever you like", None),
        ("en", "Competitive salary and time off. Our tables cost €51,000 – €63,000 apiece.", None),
        ("de", "Attraktives Gehalt und 2.500 € für den Umzug hierher", None),
    ],
)
def test_pay_that_is_praised_is_what_stands_right_behind(
    language: str, text: str, expected: tuple[float | None, float] | None
) -> None:
    """A "competitive salary" names only the money that follows at once, not one of the perks behind it."""
    value = _quantity(_facts(text, language=language))

    assert expected == (value and (value.low, value.high))


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Wood and more 📍Leeds | 💰 £71,000 - £84,000 + Awards tied to results | Joinery", (71_000, 84_000)),
        ("en", "We make tables for a living 💸 £31k-£36k, by experience", (31_000, 36_000)),
        (
            "en",
            "More can be read here . US based joiners only $151,000 — $320,000 USD Our way: we sell tables",
            (151_000, 320_000),
        ),
        ("en", "You close deals of $51,000 — $102,000 USD a year", None),
        ("en", "For joiners $151,000 — $320,000 USD OTE", None),
        ("de", "Gute Deutschkenntnisse Benefits 52.000 - 61.000 EUR p.a. Unbefristete Stelle", (52_000, 61_000)),
        ("de", "Gern auch am Abend und am Wochenende 15–19 € pro Stunde , je nach Erfahrung", (15, 19)),
        ("en", "We make tables 💸 £2,500 towards the move, and bread", None),
        ("en", "With tables for 52,000 - 61,000 people a year we are proud of what we have made", None),
        ("de", "Tische im Wert von 52.000 - 861.000 EUR p.a. gehen hier durch viele Hände", None),
    ],
)
def test_a_range_is_pay_behind_a_picture_of_money_or_with_its_period(
    language: str, text: str, expected: tuple[float, float] | None
) -> None:
    """Where lines run together a narrow range by the year or hour, or behind 💰, is pay though no word names it."""
    value = _quantity(_facts(text, language=language))

    assert expected == (value and (value.low, value.high))


@pytest.mark.parametrize(
    "text",
    [
        "We built an app with which our users earn up to $90 a month.",
        "We give parents a toolkit, enabling them to earn up to $200 a month.",
        "We raised $50,000,000 - $80,000,000 in our Series C.",
        "We raised $30M and have $10M ARR.",
        "Our customers saved $250,000 - $400,000 last year.",
        "You manage a budget of $250,000.",
        "You close deals of $80k-$120k.",
        "Average deal size: $80k - $120k",
        "Sign-on bonus of $50,000.",
        "A $10,000 signing bonus for new joiners",
        "Referral bonus: $2,000 per year",
        "Learning budget of €1,200 a year",
        "We lose $80,000 a year to bread that nobody buys.",
        "The charity receives $150,000 annually from the city.",
        "Orders between €20,000 and €80,000",
        "Wir erwirtschaften 120.000 € im Jahr pro Kopf.",
        "Salary plus €1,000 for your move",
        "A fair salary. As a thank-you €1,000 after a year.",
        "On-call: £150 per week",
        "Standby pay €200 per week",
        "Call-out: $75 per hour",
        "Pension: we pay in 10% up to £60,000 a year.",
        "Insurance cover of 4x salary up to $500,000",
        "The role manages contracts of £100k – £500k per annum.",
        "A wellness stipend of $100 per month",
        "Commuter benefit; $300 per month",
        "Equity worth $100,000 - $150,000",
        "401k match and a 401(k) plan",
        "Life insurance up to $200,000",
        "Open 24/7, call 555-0100",
        "Founded in 2015, 2024 - 2026 roadmap",
        "Between 120,000 and 160,000 lines of code",
        "We serve 50,000 businesses and 10k+ users.",
        "Fines of up to $100,000 are possible.",
        "We process $85,000 - $120,000 in transactions.",
        "A visa petition costs $100,000.",
        "Salary: competitive",
        "The salary is $1,000,000,000.",
        "Salary: $70,0000 to $125,000",
        "Salary: $45 - $55",
        "Salary: $5,000",
        "Pay: $2,500 bi-weekly",
        "Pay: $1,200 every two weeks",
        "Joining Bonus: INR 1,00,000 in first month's salary",
        "Atlanta, Georgia, 30005 Salary: good",
        "Experience with products of $50K-$150K in a complex and technical market is asked for here",
        "Weiterbildungsbudget von 2.000 € pro Jahr",
        "Überdurchschnittlicher Lohn: 100.000 € Stipendium an einer Hochschule",
        "Gehalt nach Können und eine Karte mit monatlich 50,00 € für den Bäcker",
    ],
)
def test_other_money_is_not_pay(text: str) -> None:
    """Funding, revenue, budgets, one-off and variable money, and amounts that leave a doubt are not pay."""
    for language in ("en", "de"):
        facts = _facts(text, language=language)

        assert "pay" not in facts
        assert "pay_total" not in facts


@pytest.mark.parametrize(
    ("text", "pay", "total"),
    [
        ("On-target earnings: $150k - $200k", None, (150_000, 200_000)),
        ("$120,000 OTE", None, (120_000, 120_000)),
        ("Total compensation of $200,000 - $300,000", None, (200_000, 300_000)),
        ("$130-$180K base salary. Commission on top for OTE of $140 - $220K.", (130_000, 180_000), (140_000, 220_000)),
        ("$63,000 OTE ($45,000 base + $18,000 commission)", (45_000, 45_000), (63_000, 63_000)),
        ("Base salary $100k, with OTE of $150k", (100_000, 100_000), (150_000, 150_000)),
        ("$60,000 - $80,000 base plus commission", (60_000, 80_000), None),
        ("Salary: $60,000 - $80,000 + commission", (60_000, 80_000), None),
        ("Pay: $90,000 - $110,000 (base + commission)", None, (90_000, 110_000)),
        ("165K OTE - 200K OTE in USD", None, (165_000, 200_000)),
        ("Compensation: OTE (incl. commission) $140.000 - $190.000 + equity", None, (140_000, 190_000)),
        ("Salary / Equity: $74K-$121K / 0.6%-2%", (74_000, 121_000), None),
        ("The salary range is $60,000 (OTE $100,000).", (60_000, 60_000), (100_000, 100_000)),
        ("Base salary: $120k OTE: $150k", (120_000, 120_000), (150_000, 150_000)),
        ("Base salary: $95,000 Joining bonus: $15,000", (95_000, 95_000), None),
        ("100% commission. The average rep earns $95,000; the top 10% clear $200,000.", None, (95_000, 200_000)),
        ("Earn $20/hr base, up to $35/hr with commission", (20, 20), (None, 35)),
        ("Salary €80,000 - €90,000, up to €110,000 with bonus.", (80_000, 90_000), (None, 110_000)),
        ("Salary: £30,000, £40,000 with overtime.", (30_000, 30_000), (40_000, 40_000)),
        ("Salary: £30,000 with bonus.", (30_000, 30_000), None),
        ("$20/hr base + commission = $35/hr average", (20, 20), (35, 35)),
        ("$60,000-$80,000 base plus commission; $90,000-$110,000 with commission", (60_000, 80_000), (90_000, 110_000)),
        ("Salary $30,000, up to $40,000 including bonus", (30_000, 30_000), (None, 40_000)),
        ("Salary: $30,000 (up to $40,000 with commission)", (30_000, 30_000), (None, 40_000)),
        ("Total rewards: base $150k + bonus 15%", (150_000, 150_000), None),
        ("Total compensation (base + bonus): $90k-$110k", None, (90_000, 110_000)),
        ("Total on-target earnings: $75,000 (with uncapped commission)", None, (75_000, 75_000)),
        ("A: $90k-$110k\n\nB: $80k-$95k\n\nAmounts listed include variable compensation.", None, (80_000, 110_000)),
        ("Pay range: $90k-$110k. The range is inclusive of base and variable pay.", None, (90_000, 110_000)),
        ("Pay range: $90k-$110k. The range does not include bonus or commission.", (90_000, 110_000), None),
        ("Pay range: $90k-$110k. The range includes all levels. Bonus eligible.", (90_000, 110_000), None),
        ("For sales roles, the range includes bonus. Salary: $90k-$110k", (90_000, 110_000), None),
        ("Base: $90k. OTE: $110k. The OTE range includes commission.", (90_000, 90_000), (110_000, 110_000)),
        ("The salary range, which is inclusive of the potential bonus, is $90k-$110k.", None, (90_000, 110_000)),
        ("The salary range, exclusive of bonus, is $90k-$110k.", (90_000, 110_000), None),
        ("Salary: $90,000 excluding bonus of $9,000", (90_000, 90_000), None),
        ("Salary $90k-$110k, including target bonus", None, (90_000, 110_000)),
        ("Salary: $90,000 (basic) to $110,000 OTE", (90_000, 90_000), (110_000, 110_000)),
        ("A monthly base of approximately $7,000-$8,000 by contract - as usual - plus a bonus.", (7_000, 8_000), None),
        ("Expected earnings (share of revenue): $90k-$110k", None, (90_000, 110_000)),
        ("Salary (depending on revenue): $90k-$110k", (90_000, 110_000), None),
        ("Salary (base + bonus): $90,000", None, (90_000, 90_000)),
        ("The base salary + variable pay for this role ranges from $90k - $110k", None, (90_000, 110_000)),
        ("The base salary is $90k - $110k plus variable pay.", (90_000, 110_000), None),
        ("We pay base salary plus bonus. The base salary is $90k - $110k.", (90_000, 110_000), None),
        ("Pay: starts at $25/hour with the opportunity to earn up to $29/hour", (25, 29), None),
        ("Base $20/hour plus tips, with the opportunity to earn up to $45/hour", (20, 20), (None, 45)),
        ("Bonus (on top of salary): $9,000", None, None),
        (
            "The range below is total compensation, with base and bonus.\nZone A: $180,000 - $230,000",
            None,
            (180_000, 230_000),
        ),
        ("You may get a sign-on bonus.\nZone A: $180,000 - $230,000", (180_000, 230_000), None),
        ("Salary between $90,000 (scale 9) and $110,000 (scale 10)", (90_000, 110_000), None),
        ("Total compensation ranges from $90k to $110k (base salary + equity).", None, (90_000, 110_000)),
        (
            "Base salary is a part of our total rewards.\n\nThe base salary range is:\n\n- Leeds: $90k - $110k",
            (90_000, 110_000),
            None,
        ),
        ("Requirements\n* You sell kites.\nEarnings:\n* We pay $20 an hour, plus commission.", (20, 20), None),
        ("Pay is $18 an hour during the training period, and increases to $20 an hour.", (18, 20), None),
        ("Job Type: Full Time Salary: $20000-$30000 Department: Hr", (20_000, 30_000), None),
        ("Salary: $90,000 (dental included) - 401k", (90_000, 90_000), None),
        ("Do you want to make $50,000 to $90,000? We pay commission.", None, (50_000, 90_000)),
        ("Not provided by employer. $81K - $97K a year is Indeed's estimated salary.", None, None),
        ("The estimated salary range for this role is $117K - $148K a year.", (117_000, 148_000), None),
        (
            "Total remuneration $120,000 including base salary of $102,000 and a pension.",
            (102_000, 102_000),
            (120_000, 120_000),
        ),
        (
            "Remuneration package: up to $98K p.a. (with a base salary of $81K p.a. in it)",
            (81_000, 81_000),
            (None, 98_000),
        ),
    ],
)
def test_base_and_total_pay_are_two_facts(
    text: str, pay: tuple[float, float] | None, total: tuple[float | None, float] | None
) -> None:
    """Commission and on-target earnings never count as base pay."""
    facts = _facts(text, location="New York")
    found = [value and (value.low, value.high) for value in (_quantity(facts), _quantity(facts, "pay_total"))]

    assert [pay, total] == found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Salary: $95,000 plus a $10,000 sign-on bonus and a $500 stipend", (95_000, 95_000)),
        ("We raised $50M and pay a salary of $100k-$150k.", (100_000, 150_000)),
        ("Salary $90,000-$115,000, life insurance of 2 times your salary, up to $200k", (90_000, 115_000)),
        ("Compensation:\n$160,000 - $200,000 per year + equity", (160_000, 200_000)),
        ("Salary range\n\nNational:\n$128,000 - $160,000\n\nPremium:\n$137,900 - $172,400", (128_000, 172_400)),
        ("Salary: SF $150k-$180k, NYC $140k-$170k", (140_000, 180_000)),
        (
            "The salary in New York is $197,000 - $270,000. Elsewhere the salary is $177,000-$243,000.",
            (177_000, 270_000),
        ),
        ("Expected compensation: $154,000-$181,500\nBase salary: $140,000-$165,000", (140_000, 165_000)),
        ("Acme | Joiner | Turin | $80k-100k | 0.5% | 401k", (80_000, 100_000)),
        ("Acme - Turin - Joiner of chairs - $80k-$100k with founding-team level of equity", (80_000, 100_000)),
        ("Joiner $80k - $90k + equity, Turner $95k - $105k + equity | Acme | Turin", (80_000, 105_000)),
        ("We are 28 people. CAD $135K–$165K by level, 0.05–0.15% options. Four weeks off", (135_000, 165_000)),
        ("We need turners in our shop, $60k-$70k plus equity and bread", (60_000, 70_000)),
        ("€110k–€130k incl. 8% holiday allowance", (110_000, 130_000)),
        ("£14.50 per hour + £1.50 for Sundays", (14.5, 14.5)),
        ("Pay: $24.00-$31.00/hr (by a test), $1/hr more for the second shift", (24, 31)),
        ("Salary: £23,500 FTE (actual £14,100 for 24 hours)", (14_100, 14_100)),
        ("£18,000 (£30,000 full-time equivalent)", (18_000, 18_000)),
        ("$5,000 per month for part of a week, and bread", (5_000, 5_000)),
        ("Starting at $27/hour, top rate $33/hour.", (27, 33)),
        ("Minimum salary: $62,400. Maximum salary: $93,600. Middle: $78,000", (62_400, 93_600)),
        ("Min: $62,400 Mid: $78,000 Max: $93,600", (62_400, 93_600)),
        ("Base $20k + commission up to $35k", (20_000, 20_000)),
        (
            "Acme | Joiner | Turin | $80-100k+ & equity, lunch Acme makes tables. We love large chairs and small ones",
            (80_000, 100_000),
        ),
    ],
)
def test_pay_is_told_from_the_money_beside_it(text: str, expected: tuple[float, float]) -> None:
    """The nearest words name an amount; zones and levels make the widest range."""
    value = _quantity(_facts(text))

    assert value is not None
    assert expected == (value.low, value.high)


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "On-call one week in five (paid £150 per week). £19.50 per hour.", (19.5, 19.5)),
        ("en", "Salary £36,000 a year plus £150 a week when on call.", (36_000, 36_000)),
        ("en", "£150 per week on-call payment", None),
        ("en", "On-call rota, salary £38,000 a year.", (38_000, 38_000)),
        ("de", "Rufbereitschaft: 150 € pro Woche. 21,50 € pro Stunde.", (21.5, 21.5)),
        ("fr", "Astreintes : 150 € par semaine. Salaire : 38 000 € par an.", (38_000, 38_000)),
    ],
)
def test_what_on_call_duty_is_paid_beside_is_not_the_pay(
    language: str, text: str, expected: tuple[float, float] | None
) -> None:
    """An allowance for being on call comes on top, whatever period it is named with."""
    value = _quantity(_facts(text, language=language))

    assert expected == (value and (value.low, value.high))


def test_every_zone_is_kept_in_evidence() -> None:
    """The widest range shows each statement that it was made from."""
    value = _quantity(_facts("Salary: SF $150k-$180k, NYC $140k-$170k"))

    assert value is not None
    assert ["$150k-$180k", "$140k-$170k"] == [evidence.quote for evidence in value.evidence]


@pytest.mark.parametrize(
    ("location", "text", "currency"),
    [
        ("Toronto, ON", "Salary: $80,000 - $95,000 a year", "CAD"),
        ("Ontario, CA", "Salary: $80,000 - $95,000 a year", "USD"),
        ("Vancouver, WA", "Salary: $80,000 - $95,000 a year", "USD"),
        ("Perth WA", "Salary: $80,000 - $95,000 a year", "AUD"),
        ("Sydney", "Salary: $80,000 - $95,000 a year", "AUD"),
        ("Guelph", "Salary: $80,000 - $95,000 a year", "CAD"),
        ("Berlin", "Salary: $80,000 - $95,000 a year", "USD"),
        ("Remote, US or Canada", "Salary: $80,000 - $95,000 a year", "USD"),
        ("New York", "In Canada the salary is $80,000 - $95,000 a year", "CAD"),
        ("Oslo", "Salary: 700 000 kr a year", "NOK"),
        ("Copenhagen", "Salary: 45 000 kr a month", "DKK"),
        ("Bengaluru", "Salary: 12,00,000 a year", "INR"),
        ("Tokyo", "Salary: ¥6,000,000 a year", "JPY"),
        ("Shanghai", "Salary: ¥30,000 per month", "CNY"),
        ("Mexico City", "Salary: $4,000 - $5,000 a month", "USD"),
        ("", "Salary: 95k - 110k a year", None),
    ],
)
def test_the_place_says_which_money_a_sign_is(location: str, text: str, currency: str | None) -> None:
    """A dollar in a Canadian posting is Canadian; a number without a sign is in the money of the place, if known."""
    value = _quantity(_facts(text, location=location))

    assert value is not None
    assert currency == value.currency


@pytest.mark.parametrize(
    ("location", "text", "expected"),
    [
        ("Yerevan, Armenia", "REMUNERATION/ SALARY: 200,000 - 300,000 AMD", (200_000, 300_000, "AMD", "month")),
        ("Yerevan, Armenia", "Salary: 120 000 drams, net of taxes", (120_000, 120_000, "AMD", "month")),
        ("Yerevan, Armenia", "REMUNERATION/ SALARY: Starting from $350", (350, None, "USD", "month")),
        ("Yerevan, Armenia", "Remuneration: 400 USD", (400, 400, "USD", "month")),
        ("Kyiv, Ukraine", "Salary: $1,500-2,500", (1_500, 2_500, "USD", "month")),
        ("Kyiv, Ukraine", "Salary: $24,000", (24_000, 24_000, "USD", "year")),
        ("Kyiv, Ukraine", "Home office budget: $400", None),
        ("Leeds, England", "Salary: $900", None),
        ("Leeds, England", "Pay rate: 18.50 per hour", (18.5, 18.5, "GBP", "hour")),
        ("Leeds, England", "Rate : 15 - 18/hr", (15, 18, "GBP", "hour")),
        ("Denver, CO", "Pay rate: 45/hr", (45, 45, "USD", "hour")),
        ("", "Rate: 350 /day Inside IR35", (350, 350, "GBP", "day")),
        ("Leeds, England", "Success rate: 40 per day", None),
        ("Leeds, England", "Rate: 5 stars a day", None),
        ("Leeds, England", "Hours: 8/day. Pay rate: as agreed, 8 hours per day", None),
        ("Kampala, Uganda", "Salary: UGX 2,500,000", (2_500_000, 2_500_000, "UGX", "month")),
        ("Kathmandu, Nepal", "Salary: Rs. 40,000", (40_000, 40_000, "NPR", "month")),
        ("Dakar, Senegal", "Salary: 450 000 FCFA", (450_000, 450_000, "XOF", "month")),
        ("Singapore", "Remuneration: $800 - 1,200 monthly", (800, 1_200, "SGD", "month")),
        ("Singapore", "Road 1, 408000 Map Allowance / Remuneration $800 monthly", (800, 800, "SGD", "month")),
        ("Durban, South Africa", "Salary: R25,000 - R30,000 CTC per month", (25_000, 30_000, "ZAR", "month")),
        ("Durban, South Africa", "R600k CTC", (600_000, 600_000, "ZAR", "year")),
    ],
)
def test_pay_is_in_the_money_and_by_the_period_of_the_country(location: str, text: str, expected: Ends | None) -> None:
    """Where pay is stated by the month, a salary in foreign money too small for a year's is one."""
    assert expected == _ends(_quantity(_facts(text, location=location)))


@pytest.mark.parametrize("below", ["Two-month notice", "Weekly fruit", "One-week trips", "Day care", "Hour-long"])
def test_the_item_below_pay_names_no_period(below: str) -> None:
    """A period stands beside its money, or alone on the next line."""
    assert (31_650, 49_084, "GBP", "year") == _ends(_quantity(_facts(f"* Pay scale: £31,650 to £49,084\n* {below}")))
    assert (60, 80, "GBP", "hour") == _ends(_quantity(_facts("Pay: £60 to £80\nper hour\n\nTwo-month notice")))


def test_in_a_language_that_is_not_sure_pesos_are_not_taken_for_dollars() -> None:
    """Employers abroad pay there in dollars, others in pesos; a sign alone does not tell which."""
    value = _quantity(_facts("Salary: $22,000 - $26,000", location="Mexico City", language=None))

    assert value is not None
    assert (None, "it is not clear which currency it is") == (value.currency, value.note.partition(";")[0])


def test_what_is_assumed_is_said() -> None:
    """A currency or period that the posting does not state makes the fact assumed, with a note."""
    stated = _quantity(_facts("Salary: 60,000 EUR per year"))
    assumed = _quantity(_facts("Salary: $60,000", location="Toronto"))

    assert stated is not None
    assert assumed is not None
    assert (Basis.STATED, "") == (stated.basis, stated.note)
    assert Basis.ASSUMED is assumed.basis
    assert "CAD because the place is in CA" in assumed.note
    assert "no period is stated" in assumed.note


@pytest.mark.parametrize(
    ("language", "text", "note"),
    [
        ("de", "Gehalt: 3.500 € im Monat, 14 Gehälter", "paid 14 times a year"),
        ("es", "Sueldo: 2.000 € al mes en 14 pagas", "paid 14 times a year"),
        ("pt", "Vencimento de 1.500€ mensais x 14", "paid 14 times a year"),
        ("fr", "Salaire : 2 300 € par mois sur 13 mois", "paid 13 times a year"),
        ("en", "Salary: £30,000 a year pro rata", "stated as pro rata"),
        ("pl", "Stawka: 18 000 zł netto", "stated as net"),
    ],
)
def test_more_is_noted_than_can_be_compared(language: str, text: str, note: str) -> None:
    """Months' pay a year, net and pro rata are kept as notes."""
    value = _quantity(_facts(text, language=language))

    assert value is not None
    assert note in value.note


@pytest.mark.parametrize(
    ("language", "text", "payments"),
    [
        ("de", "Gehalt: 3.500 € im Monat, 14 Gehälter", 14),
        ("es", "Sueldo: 2.000 € al mes en 14 pagas", 14),
        ("es", "Sueldo: 2.000 € al mes en 12 o 14 pagas", None),
        ("es", "Sueldo: 2.000 € al mes en 12 pagas o 14 pagas", None),
        ("es", "Sueldo: 28.000 € al año en 14 pagas", None),
        ("pt", "Vencimento de 1.500€ mensais x 14", 14),
        ("fr", "Salaire : 2 300 € par mois sur 13 mois", 13),
        ("fr", "Salaire : 2 300 € par mois, CDD de 13 mois", None),
        ("en", "Salary: €2,000 gross per month (14 months)", 14),
        ("en", "Salary: €3,000 per month, 13th month included", 13),
        ("en", "Salary: €3,000 per month for 14 months", None),
        ("en", "Salary: €3,000 per month, on a 14 months contract", None),
        ("en", "Salary: €3,000 per month", None),
        ("de", "13 x 4.000 € brutto", 13),
        ("de", "Gehalt: 3.500 € x 14", 14),
    ],
)
def test_the_number_of_payments_a_year_is_kept(language: str, text: str, payments: int | None) -> None:
    """Thirteen or fourteen months' pay is counted as that; a contract of as many months is not."""
    value = _quantity(_facts(text, language=language))

    assert value is not None
    assert payments == value.payments


@pytest.mark.parametrize(
    ("language", "text", "a_week"),
    [
        ("en", "Day rate: £500 a day, 3 days a week", 3),
        ("en", "£500 per day for two days per week", 2),
        ("en", "Pay: $30/hr, 20 hours per week", 20),
        ("de", "Stundenlohn: 17 € bei 20 Stunden pro Woche", 20),
        ("en", "Pay: $30/hr, 40 hours per week", None),
        ("en", "Pay: $30/hr, 10-20 hours per week", 20),
        ("en", "Day rate: £500, 2-3 days a week", 3),
        ("en", "£500 per day for up to 3 days a week", 3),
        ("en", "£500 per day, 2+ days a week", None),
        ("en", "£450 per day, 3 days a week in the office", None),
        ("en", "£450 per day, hybrid, 2 days per week", None),
        ("en", "Salary: £50,000 a year, 3 days a week", None),
    ],
)
def test_days_and_hours_a_week_are_kept_beside_pay_by_the_day_or_hour(
    language: str, text: str, a_week: float | None
) -> None:
    """A part of a week counts as that part, days in the office and a full week do not."""
    value = _quantity(_facts(text, language=language))

    assert value is not None
    assert a_week == value.a_week


@pytest.mark.parametrize(
    ("language", "text", "pro_rata"),
    [
        ("en", "Salary: £42,000 pro rata", True),
        ("en", "£28,000 per annum pro rata", True),
        ("de", "Gehalt: 48.000 € anteilig", True),
        ("en", "Day rate: £500, 2-3 days a week", True),
        ("en", "£500 per day, 2+ days a week", True),
        ("en", "Pay: $30/hr, 30-40 hours per week", True),
        ("en", "Day rate: £500, 3 days a week", False),
        ("en", "Pay: $30/hr, 35-40 hours per week", False),
        ("en", "Salary: £42,000 (pro rata for part-time)", False),
        ("en", "Salary: £42,000, 25 days holiday pro rata", False),
        ("en", "Salary: £42,000 plus a prorated bonus", False),
        ("en", "Salary: £42,000 FTE", False),
        ("en", "Pay: $30 an hour, prorated", False),
        ("es", "Salario: 28.000 € al año, pagas prorrateadas", False),
    ],
)
def test_pay_that_is_said_for_full_time_is_marked(language: str, text: str, pro_rata: bool) -> None:  # noqa: FBT001 - the table's own column
    """What is in proportion is the pay itself, not the holidays or the bonus; fewer days a week may be paid too."""
    value = _quantity(_facts(text, language=language))

    assert value is not None
    assert pro_rata is value.pro_rata


@pytest.mark.parametrize("text", ["$75,000 inclusive of super", "Salary: $120k including super"])
def test_pay_with_the_pension_in_it_is_total_pay(text: str) -> None:
    """What an employer pays into a pension is not base pay."""
    facts = _facts(text, location="Sydney")

    assert "pay" not in facts
    assert "pay_total" in facts


def test_a_field_that_agrees_takes_the_payments_from_the_text() -> None:
    """A feed's field has no place for them, the text says them."""
    given = StatedPay(low=2_000, high=2_000, currency="EUR", period="month")
    posting = JobPosting(id="1", description="Sueldo: 2.000 € al mes en 14 pagas", language="es", pay=given)

    value = _quantity(dict(extract(read(posting))))

    assert value is not None
    assert (Basis.STRUCTURED, 14) == (value.basis, value.payments)


@pytest.mark.parametrize(
    ("text", "noted"),
    [
        ("The pay is $100,000. The salary is $140,000.", True),
        ("The salary is $90,000 to $140,000. The pay is $100,000.", False),
    ],
)
def test_pay_that_counts_less_is_told_of_unless_it_is_within_what_counts(text: str, *, noted: bool) -> None:
    """Of a surer and a less sure word for pay the first counts, and what the other says beside it is not lost."""
    value = _quantity(_facts(text))

    assert value is not None
    assert value.high == 140_000
    assert ("also stated: 100000 USD/year" in value.note) is noted


def test_pay_in_two_currencies_keeps_the_first_and_notes_the_other() -> None:
    """Ranges in different money are not mixed into one."""
    value = _quantity(_facts("UK salary: £60,000 - £70,000 a year\nSalary in Spain: €45,000 - €55,000 a year"))

    assert (60_000, 70_000, "GBP", "year") == _ends(value)
    assert value is not None
    assert "also stated: 45000–55000 EUR/year" in value.note
    assert [(45_000, 55_000, "EUR", "year")] == [_ends(other) for other in value.others]
    assert ["£60,000 - £70,000 a year", "€45,000 - €55,000 a year"] == [each.quote for each in value.evidence]


def test_of_pay_in_two_currencies_the_first_counts_however_often_the_other_is_stated() -> None:
    """Two zones of one country do not outweigh the country that is named first."""
    text = (
        "We build kites.\n\nFor US based pilots, the salary range is $150,000 - $180,000 USD. "
        "For pilots in Leeds, the salary range is £90,000 - £99,000. "
        "Elsewhere in the UK, the salary range is £80,000 - £89,000."
    )

    assert (150_000, 180_000, "USD", "year") == _ends(_quantity(_facts(text)))


@pytest.mark.parametrize(
    ("location", "expected"),
    [
        ("Berlin", (95_000, 95_000, "EUR", "year")),
        ("Denver", (190_000, 190_000, "USD", "year")),
        ("", (190_000, 190_000, "USD", "year")),
        ("Denver; Berlin", (190_000, 190_000, "USD", "year")),
    ],
)
def test_of_pay_in_two_currencies_that_of_the_place_counts(location: str, expected: Ends) -> None:
    """A posting for Berlin that says what is paid in dollars elsewhere pays the euros."""
    assert expected == _ends(_quantity(_facts("Salary: $190k for US hires, in Europe €95k.", location=location)))


@pytest.mark.parametrize(
    ("title", "figure"),
    [
        ("Staff engineer, two office days in Porto, €70k", 70_000),
        ("Data engineer, 95k EUR, remote", 95_000),
        ("Nurse (£38,000)", 38_000),
        ("Nurse in Leeds, early shifts from 6 to 14, £2,900 a month, 30 days of holiday, no nights", 2_900),
        ("Consultant (m/w/d) - 90.000€", 90_000),
        ("Analyst - $1,000 Sign on Bonus", None),
        ("Head of Growth ($2M ARR)", None),
        ("Founding engineer, $10m seed", None),
        ("Controller, $50k bonus", None),
        ("Sales of €70k machines", None),
    ],
)
def test_an_amount_among_what_a_title_lists_is_pay(title: str, figure: int | None) -> None:
    """One that stands apart is, if it is of the size of a year's pay; one that something is said of is not."""
    found = _facts("We make ships.", title=title).get("pay")

    assert (figure and (figure, figure)) == ((isinstance(found, Quantity) and (found.low, found.high)) or None)


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("Salary: up to $90,000 a year.", (70_000, 90_000)),
        ("Base salary: from $70,000 a year.", (70_000, 90_000)),
        ("Salary: up to $95,000 a year.", (None, 95_000)),
        ("Salary: up to $90,000 a month.", (None, 90_000)),
        ("Salary: $80,000 - $90,000 a year.", (80_000, 90_000)),
    ],
)
def test_a_title_s_range_has_the_end_that_a_sentence_leaves_open(text: str, ends: tuple[int | None, int]) -> None:
    """What says both ends adds the one that a surer statement of the other does not say, and nothing more."""
    found = _quantity(_facts(text, title="Pilot, $70,000-$90,000"))

    assert found is not None
    assert ends == (found.low, found.high)
    assert "no period is stated" not in found.note


def test_a_title_may_state_pay() -> None:
    """Boards put pay into titles."""
    assert (50, 60, "USD", "hour") == _ends(_quantity(_facts("", title="Carpenter - $50-$60/hour")))


_SAID = "The base salary is $100,000 - $120,000 per year."
_UNRELATED = (
    "We raised $20M last year.",
    "Wood is 100% local.",
    "You manage a budget of $250,000.",
    "Open 24/7 since 1999.",
    "Gift cards of $50 await you.",
    "",
)


@settings(deadline=None, max_examples=60)
@given(st.lists(st.sampled_from(_UNRELATED), max_size=5), st.lists(st.sampled_from(_UNRELATED), max_size=5))
def test_unrelated_lines_change_nothing(before: list[str], after: list[str]) -> None:
    """Money of other kinds around it neither widens nor hides base pay."""
    text = "\n".join((*before, _SAID, *after))

    assert (100_000, 120_000, "USD", "year") == _ends(_quantity(_facts(text)))


@settings(deadline=None, max_examples=150)
@given(st.text(alphabet="019$€£kKrzłLPA.,'-–+/ ()\n", max_size=80), st.sampled_from(["", "Salary: ", "OTE ", "Bonus "]))
def test_any_jumble_of_money_is_read_without_a_fault(text: str, label: str) -> None:
    """Whatever stands there, ends are in order, units are known and quotes are the posting's words."""
    posting = JobPosting(id="1", description=label + text, language="en")

    for value in extract(read(posting)).values():
        assert all(posting.description[found.start : found.end] == found.quote for found in value.evidence)
        if isinstance(value, Quantity):
            assert value.low is None or value.high is None or value.low <= value.high
            assert value.period in {"hour", "day", "week", "month", "year"}


@pytest.mark.parametrize(
    "text",
    [
        "$" * 60_000,
        "salary " * 20_000,
        "1," * 60_000,
        "$1 - " * 30_000,
        "9" * 100_000,
        "$100k-$120k " * 8_000,
        "k" * 90_000,
        "no not never without equity " * 4_000,
    ],
)
def test_hostile_text_is_read_like_any_other(text: str) -> None:
    """Long repetitions end in an answer, not in a fault."""
    assert set(_facts(text)) <= {"pay", "pay_total", "equity", "bonus"}


@pytest.mark.parametrize(
    ("title", "text", "expected"),
    [
        ("Hourly Librarian", "### Compensation\nStarting at $23", (23, None, "USD", "hour")),
        ("Weaver (Hourly)", "Pay\n$17 - $19", (17, 19, "USD", "hour")),
        ("Hourly Shift Manager", "Salary: $55,000", (55_000, 55_000, "USD", "year")),
        ("Hourly Weaver", "You sell scarves for $40. Refer a friend and earn $50.", None),
        ("Weaver (24-hour mill)", "Pay: $40", None),
    ],
)
def test_an_hourly_title_gives_pay_its_period(title: str, text: str, expected: Ends | None) -> None:
    """A title that says "hourly" gives the period of pay that states none and can be an hour's."""
    assert expected == _ends(_quantity(_facts(text, title=title, location="Leeds, NY, US")))
