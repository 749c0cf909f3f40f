"""Travel and relocation: shares of the time, words for them, and help with moving."""

from __future__ import annotations

import pytest

from jobfit.facts import relocation, travel
from jobfit.facts.model import Basis, Flag, Quantity
from jobfit.facts.reading import read
from jobfit.postings.model import JobPosting


def _travel(text: str) -> Quantity | None:
    value = travel.extract(read(JobPosting(id="p", description=text))).get("travel")
    assert value is None or isinstance(value, Quantity)
    for each in value.evidence if value else ():
        assert each.quote == text[each.start : each.end]
    return value


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("Travel required: >40% of the time", 40, None),
        ("Travel:\nYes, 15% of the time", 15, 15),
        ("Willingness to travel:\n\n* 50% (Required)", 50, 50),
        ("Up to 25% travel", 0, 25),
        ("Travel: 10-15%", 10, 15),
        ("* Travel Requirements: no", 0, 0),
        ("* Travel requirements: no more than 20%", 0, 20),
        ("Travel as needed, not to exceed 25%.", 0, 25),
        ("Willingness to travel 20 percent of the time", 20, 20),
        ("Ability to travel at least 30%", 30, None),
        ("50%+ travel to customers", 50, None),
        ("No travel required.", 0, 0),
        ("The work is done from home with no requirement to travel.", 0, 0),
        ("This role does not require travel.", 0, 0),
        ("Travel required: < 10%", 0, 10),
        ("ONSITE, >80% TRAVEL", 80, None),
        ("25% travel, remote otherwise", 25, 25),
        ("The work is done here without travelling.", 0, 0),
        ("Travel Percentage\n25%\nMore", 25, 25),
        ("You travel eighty percent of the time", 80, 80),
        ("Travel of up to twenty-five percent", 0, 25),
        ("The job has fifty to sixty percent travel.", 50, 60),
        ("Travel: ninety (90) percent", 90, 90),
        ("Travel at least thirty per cent of the time", 30, None),
        ("You will spend half of your time on the road", 50, 50),
        ("About a quarter of your time is spent travelling", 25, 25),
        ("Travel is not needed", 0, 0),
        ("Travel (%): 15", 15, 15),
        ("Travel %: 20", 20, 20),
        ("Travel required\nNo", 0, 0),
        ("You will not travel", 0, 0),
    ],
)
def test_a_share_of_the_time(text: str, low: float, high: float | None) -> None:
    """A percentage beside travel is a share of the time; none is zero."""
    found = _travel(text)

    assert found is not None
    assert (low, high, Basis.STATED) == (found.low, found.high, found.basis)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("Occasional travel", 0, 10),
        ("Travel may occasionally be required.", 0, 10),
        ("You travel now and then to our sites.", 0, 10),
        ("There may be occasional trips to our plant.", 0, 10),
        ("Little or no travel", 0, 10),
        ("Frequent travel", 25, None),
        ("You travel a lot.", 25, None),
        ("Comfortable travelling regularly for fairs.", 25, None),
        ("Based in Leeds and willing to travel to meet partners frequently", 25, None),
        ("You must be able to travel to other sites a few times a year.", 0, 10),
        ("Willingness to travel for occasional team meetings", 0, 10),
        ("Willing to travel is a must – extensive UAE travel.", 25, None),
        ("Occasional short-term, domestic and overnight travel is required.", 0, 10),
        ("You may occasionally need to travel to other sites.", 0, 10),
        ("Frequently required to travel.", 25, None),
        ("Regular trips to our plants.", 25, None),
        ("Some evening and weekend travel.", 0, 10),
    ],
)
def test_words_are_assumed_and_noted(text: str, low: float, high: float | None) -> None:
    """Words without a figure are assumed figures, and the note says so."""
    found = _travel(text)

    assert found is not None
    assert (low, high, Basis.ASSUMED) == (found.low, found.high, found.basis)
    assert found.note


@pytest.mark.parametrize(
    "text",
    [
        "We build software for the travel industry.",
        "A travel stipend and 100% paid health cover",
        "Work is 100% from home with optional travel.",
        "We grew 60% last year and organise travel.",
        "Travel to our office for a week.",
        "",
        "You plan business trips for our executives.",
        "Willing to travel, and comfortable presenting frequently",
        "Willing to travel and to fly kites regularly",
        "You'll build travel tools that people use often.",
        "You will need to travel to our Leeds office regularly.",
        "We pay for travel and meet regularly.",
        "We organise day trips for guests.",
        "A third of your time is spent in meetings. Travel costs are paid.",
        "Some customers travel a long way.",
        "Limited company travel policy.",
        "You plan trips for our guests.",
        "We plan some of the regular and long trips of our guests.",
        "Coordinate extensive domestic and international travel for the owner",
        "You arrange frequent travel for our pilots.",
        "We bake for people with frequent business travel.",
    ],
)
def test_what_is_no_share_of_the_time(text: str) -> None:
    """An industry, a perk and other percentages are not travel."""
    assert _travel(text) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("We offer a relocation package.", True),
        ("We are willing to arrange relocation to Lisbon for the right candidates.", True),
        ("We will help with your visa process and your relocation.", True),
        ("OK to relocate exceptional candidates.", True),
        ("We will help cover relocation costs if you want to come to Lisbon.", True),
        ("You arrange relocation for new hires.", None),
        ("Relocation: yes", True),
        ("We help you move to Lisbon with relocation support.", True),
        ("Northwind | Engineer | Oslo | VISA, Relocation | ONSITE", True),
        ("We do not offer relocation assistance.", False),
        ("Relocation expenses reimbursed: No", False),
        ("Relocation assistance is not available.", False),
        ("Relocation: not offered", False),
        ("You are willing to relocate.", None),
        ("We sell relocation software to movers.", None),
        ("Relocation assistance may be offered.", None),
        ("Relocation Assistance: No", False),
        ("Is relocation support available? No", False),
        ("Relocation costs will not be reimbursed.", False),
        ("The job is not eligible for relocation.", False),
        ("The job is eligible for relocation.", True),
        ("We support you with your move to Oslo.", True),
        ("Relo package", True),
        ("Benefits include a gym, dental care and relocation.", True),
        ("Manage relocation packages for our staff", None),
        ("Some roles offer relocation support.", None),
        ("We help you move fast.", None),
        ("Relocation stipend if you're moving from outside of Leeds", True),
        ("We will offer a relocation bonus if you are relocating to join our Leeds office.", True),
        ("Northwind | Engineer | Oslo (will relocate) | ONSITE", True),
        ("You will relocate to Oslo.", None),
        ("We can't relocate international candidates right now.", False),
    ],
)
def test_relocation(text: str, expected: bool | None) -> None:  # noqa: FBT001 - a table's column
    """Help with moving is offered or refused in words; being willing to move is not help."""
    value = relocation.extract(read(JobPosting(id="p", description=text))).get("relocation")

    assert value is None or isinstance(value, Flag)
    assert expected == (value.value if value else None)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Finanzielle Unterstützung bei deinem Umzug", True),
        ("Wir unterstützen Sie aktiv beim Umzug.", True),
        ("Umzugspauschale und Obst", True),
        ("Wir bieten keine Umzugshilfe.", False),
        ("Ein Umzug ist nicht erforderlich.", None),
        ("Unterstützung beim Umzug von Servern", None),
        ("Umzugsbereitschaft", None),
    ],
)
def test_relocation_in_german(text: str, expected: bool | None) -> None:  # noqa: FBT001 - a table's column
    """German has words of its own for help with moving."""
    value = relocation.extract(read(JobPosting(id="p", description=text, language="de"))).get("relocation")

    assert value is None or isinstance(value, Flag)
    assert expected == (value.value if value else None)


@pytest.mark.parametrize(
    ("language", "text", "low", "high"),
    [
        ("de", "Du bringst Reisebereitschaft (ca. 30 %) mit.", 30, 30),
        ("de", "Bereitschaft zu Dienstreisen bis zu 50 Prozent", 0, 50),
        ("de", "Es gibt keine Dienstreisen.", 0, 0),
        ("de", "100 % bezahlte Reisezeit", None, None),
        ("en", "Ability to travel up to 15%\nBonus tacos if you have flown kites", 0, 15),
        ("en", "Willingness to travel to Hull (Yorkshire) on a regular basis", 25, None),
        ("de", "Gelegentliche deutschlandweite Reisebereitschaft", 0, 10),
        ("de", "Reisebereitschaft für gelegentliche Kundenbesuche", 0, 10),
        ("de", "Reisebereitschaft für regelmäßige Kundentermine", 25, None),
        ("de", "Reisebereitschaft, auch für gelegentliche Auslandseinsätze", None, None),
        ("de", "Dienstreisen in Teilzeit (50 %)", None, None),
        ("fr", "Des déplacements sont prévus, jusqu'à 20 % du temps.", 0, 20),
        ("es", "Disponibilidad para viajar hasta un 30 por ciento", 0, 30),
        ("nl", "Bereid om te reizen: 10 tot 20%", 10, 20),
        ("pl", "Wyjazdy służbowe do 20%", 0, 20),
        ("sv", "Tjänsteresor upp till 15 procent", 0, 15),
        ("pt", "Viagens de 10 a 20%", 10, 20),
        ("de", "Du bist die Hälfte der Zeit auf Dienstreise.", 50, 50),
        ("de", "Du reist hin und wieder zu Kunden.", 0, 10),
        ("fr", "Déplacements : non", 0, 0),
        ("es", "Viajarás de vez en cuando.", 0, 10),
        ("nl", "Je reist veel.", 25, None),
        ("nl", "Je reist gratis met de trein.", None, None),
        ("pl", "Sporadyczne delegacje", 0, 10),
        ("sv", "En del resor förekommer.", 0, 10),
        ("pt", "Disponibilidade para viagens constantes", 25, None),
    ],
)
def test_travel_is_read_in_every_language(language: str, text: str, low: float | None, high: float | None) -> None:
    """Each language has words of its own for travel, and for what else is counted in percent."""
    found = travel.extract(read(JobPosting(id="p", description=text, language=language))).get("travel")

    assert (low, high) == ((found.low, found.high) if isinstance(found, Quantity) else (None, None))


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("fr", "Aide au déménagement", True),
        ("fr", "Pas d'aide au déménagement.", False),
        ("es", "Ofrecemos ayuda para la reubicación.", True),
        ("nl", "Je krijgt een verhuiskostenvergoeding.", True),
        ("sv", "Vi ger flyttbidrag.", True),
        ("pl", "Pakiet relokacyjny", True),
        ("pt", "Apoio à mudança", True),
    ],
)
def test_relocation_in_other_languages(language: str, text: str, *, expected: bool) -> None:
    """Help with moving is read in every language that has words."""
    value = relocation.extract(read(JobPosting(id="p", description=text, language=language))).get("relocation")

    assert isinstance(value, Flag)
    assert expected is value.value


def test_what_stands_on_the_next_line_is_not_what_a_share_of_travel_is_of() -> None:
    """A heading "Bonus" below "travel up to 15%" makes no bonus of it."""
    found = _travel("Requirements\n- Ability to travel up to 15%\n\nBonus points for\n- French")

    assert isinstance(found, Quantity)
    assert (found.low, found.high) == (0, 15)


@pytest.mark.parametrize("text", ["Willingness to travel up to 30% is a plus.", "Travel of 20% would be a plus."])
def test_travel_that_is_a_plus_is_not_asked_for(text: str) -> None:
    """Who is ready to travel pleases, and who is not may come as well."""
    assert _travel(text) is None
