"""Headings: what stands below one belongs to the part of a posting that it names, in every language with words."""

from __future__ import annotations

import pytest

from jobfit.facts.reading import Section, read
from jobfit.postings.model import JobPosting

HEADINGS = {
    ("en", Section.RESPONSIBILITIES): (
        "Duties and responsibilities", "Things you'll do", "Where you come in", "PRINCIPAL DUTIES:",
        "Main responsibilities;",
    ),
    ("en", Section.REQUIREMENTS): (
        "Essentials", "You should apply if you", "What we ask of you", "Non-negotiables", "Qualification",
        "KNOWLEDGE/SKILLS/ABILITIES", "Required Experience and Skills", "What You Need for this Position",
    ),
    ("en", Section.PREFERRED): (
        "Icing on the cake:", "Not a must, but nice", "What could set you apart", "Wish list", "##Pluses:",
        "Nice to have's", "A few things that would help you stand out", "---Preferable knowledge---",
        "Qualities that would help you stand out", "Additional Useful Experience", "Good to have Skills:",
    ),
    ("en", Section.BENEFITS): ("What's on offer", "How we look after you", "Reasons to join us", "SALARY & BENEFITS:"),
    ("en", Section.COMPANY): ("Company profile", "About the client:"),
    ("en", Section.NONE): ("Description", "Job Details:"),
    ("en", Section.ROLE): ("Who you'll be working with", "What success looks like", "Job Purpose Statement"),
    ("de", Section.RESPONSIBILITIES): ("Was du bei uns bewegst", "Aufgabengebiet"),
    ("de", Section.REQUIREMENTS): ("Deine Kompetenzen", "Bewerberprofil"),
    ("de", Section.PREFERRED): ("Kein Muss, aber schön", "Kann-Anforderungen", "Noch besser, wenn du"),
    ("de", Section.BENEFITS): ("Gehalt und Benefits", "Was dir geboten wird"),
    ("fr", Section.REQUIREMENTS): ("Ce qu'il vous faut", "Le candidat idéal"),
    ("fr", Section.PREFERRED): ("Les petits plus",),
    ("es", Section.REQUIREMENTS): ("Qué necesitas", "Cualificaciones"),
    ("es", Section.PREFERRED): ("Requisitos deseables",),
    ("es", Section.RESPONSIBILITIES): ("Principales funciones del puesto:",),
    ("nl", Section.REQUIREMENTS): ("Dit vragen we", "Jouw skillset omvat:", "Vaardigheden"),
    ("nl", Section.BENEFITS): ("Wat kun je van ons verwachten",),
    ("pl", Section.REQUIREMENTS): ("Czego potrzebujesz",),
    ("pl", Section.BENEFITS): ("Co zyskujesz",),
    ("pt", Section.BENEFITS): ("Regalias",),
    ("pt", Section.REQUIREMENTS): ("Requisitos y calificaciones",),
    ("sv", Section.REQUIREMENTS): ("Din kompetens",),
    ("sv", Section.PREFERRED): ("Du får också gärna ha erfarenhet av något av följande:",),
    ("sv", Section.BENEFITS): ("Anställningsförmåner",),
    ("sv", Section.RESPONSIBILITIES): ("Vad du kommer att göra",),
}  # fmt: skip


@pytest.mark.parametrize(
    ("language", "section", "heading"),
    [(language, section, heading) for (language, section), named in HEADINGS.items() for heading in named],
)
def test_a_heading_begins_its_part(language: str, section: Section, heading: str) -> None:
    """A list belongs to the heading above it, not to the part that came before."""
    above = "Requirements" if section is Section.PREFERRED else "Nice to have"
    text = f"{above}\n* a ladder\n\n{heading}\n* a kite\n"
    reading = read(JobPosting(id="1", title="Roofer", language=language, description=text))

    assert section is reading.section(reading.text.index("kite"))


TOLD = {
    Section.PREFERRED: (
        "While not required, it helps if you also have:",
        "An added bonus:",
        "It would be awesome if you:",
        "Other valued experience",
        "Familiarity with these is desirable, but not essential:",
        "Our ideal roofer would also have:",
        "Preferably we would love some of these, too:",
        "We don't expect you to know all of these, but it helps:",
    ),
    Section.REQUIREMENTS: (
        "You",
        "You will thrive here if you:",
        "What a great roofer-to-be looks like:",
        "Strong candidates will have",
        "The person we need:",
        "You might be a good match if",
        "Why you'd be a great fit",
        "What qualities are we looking for?",
        "A roofer should have:",
        "**_Skills & Requirements_**",
    ),
    Section.RESPONSIBILITIES: (
        "As our next roofer, you will:",
        "Your main tasks will be",
        "Projects you might work on",
        "How do you make an impact?",
    ),
    Section.BENEFITS: ("Terms", "On the other hand, what do we offer you?", "Benefits of becoming a roofer:"),
    Section.COMPANY: ("Why Ridge & Sons", "Ridge & Sons in the news"),
    Section.APPLY: ("A typical process, step by step",),
}


@pytest.mark.parametrize(("section", "line"), [(section, line) for section, told in TOLD.items() for line in told])
def test_a_line_above_a_list_tells_what_it_heads(section: Section, line: str) -> None:
    """A line that is no heading known word for word heads what its last, first or other words say."""
    above = "Duties" if section is Section.REQUIREMENTS else "Requirements"
    reading = read(JobPosting(id="1", title="Roofer", description=f"{above}\n* a ladder\n\n{line}\n* a kite\n"))

    assert section is reading.section(reading.text.index("kite"))


@pytest.mark.parametrize(
    "line",
    ["We are looking for a roofer. 🔧 Your main tasks will be", "Your main tasks? 🔧", "Your main tasks! (On roofs)"],
)
def test_the_last_sentence_of_a_line_tells_what_it_heads(line: str) -> None:
    """What stands in front of it is said, and heads nothing; signs and what stands in brackets are no sentence."""
    reading = read(JobPosting(id="1", title="Roofer", description=f"Benefits\n* a ladder\n\n{line}\n* a kite\n"))

    assert Section.RESPONSIBILITIES is reading.section(reading.text.index("kite"))


@pytest.mark.parametrize("line", ["You will thrive here if you:", "Your main tasks will be"])
def test_the_first_line_of_a_description_may_tell_what_it_heads(line: str) -> None:
    """A description may begin with its first heading."""
    reading = read(JobPosting(id="1", title="Roofer", description=f"{line}\n* a kite\n"))

    assert Section.NONE is not reading.section(reading.text.index("kite"))


TOLD_ELSEWHERE = {
    ("de", Section.REQUIREMENTS): (
        "Dein ideales Profil",
        "Was wir uns von dir wünschen",
        "Du passt gut zu uns, wenn du",
        "Das zeichnet Sie aus",
        "Mindestanforderungen",
    ),
    ("de", Section.RESPONSIBILITIES): (
        "Woran du mitwirken wirst",
        "Dafür bist du verantwortlich",
        "Als Dachdecker übernimmst du",
        "Was dich bei Ridge & Sons erwartet",
    ),
    ("de", Section.BENEFITS): ("Worauf du dich freuen kannst", "Was du von uns erwarten kannst", "5 Gründe für uns"),
    ("de", Section.COMPANY): ("Warum Ridge & Sons?", "Wofür wir stehen"),
    ("de", Section.APPLY): ("Wie geht es weiter?", "Unser Auswahlverfahren"),
    ("de", Section.PREFERRED): ("Womit du zusätzlich punktest",),
    ("fr", Section.REQUIREMENTS): ("Ce poste est fait pour vous si", "Vous disposez de :", "Ce que l'on attend de toi"),
    ("fr", Section.RESPONSIBILITIES): ("En tant que couvreur, vous :", "Tu seras en charge de", "Une journée type"),
    ("fr", Section.BENEFITS): ("Ce que vous allez adorer", "Les bonnes raisons de nous rejoindre"),
    ("fr", Section.APPLY): ("Les étapes du recrutement",),
    ("es", Section.REQUIREMENTS): ("Encajas si", "Buscamos a alguien que"),
    ("es", Section.RESPONSIBILITIES): ("En tu primer mes",),
    ("nl", Section.REQUIREMENTS): ("Jij past bij ons als je", "Wat breng jij mee?"),
    ("nl", Section.RESPONSIBILITIES): ("Als dakdekker ga je",),
    ("pl", Section.REQUIREMENTS): ("Ta oferta jest dla Ciebie, jeśli",),
    ("pl", Section.APPLY): ("Jak wygląda rekrutacja",),
    ("pt", Section.REQUIREMENTS): ("Procuramos alguém que",),
    ("sv", Section.PREFERRED): ("Du får också gärna ha erfarenhet av något av följande:",),
    ("sv", Section.RESPONSIBILITIES): ("I rollen kommer du att",),
    ("sv", Section.REQUIREMENTS): ("För att lyckas i rollen",),
}


@pytest.mark.parametrize(
    ("language", "section", "line"),
    [(language, section, line) for (language, section), told in TOLD_ELSEWHERE.items() for line in told],
)
def test_a_line_in_another_language_tells_what_it_heads(language: str, section: Section, line: str) -> None:
    """In other languages too, a line above a list heads what its words say."""
    above = "Nice to have" if section is not Section.REQUIREMENTS else "Benefits"
    text = f"{above}\n* a ladder\n\n{line}\n* a kite\n"
    reading = read(JobPosting(id="1", title="Roofer", language=language, description=text))

    assert section is reading.section(reading.text.index("kite"))


@pytest.mark.parametrize("line", ["Roofs and gutters", "Not for profit:"])
def test_a_line_that_tells_nothing_heads_nothing(line: str) -> None:
    """A list below a line whose words tell nothing stays in the part that it stands in."""
    reading = read(JobPosting(id="1", title="Roofer", description=f"Duties\n* a ladder\n\n{line}\n* a kite\n"))

    assert Section.RESPONSIBILITIES is reading.section(reading.text.index("kite"))


@pytest.mark.parametrize("line", ["Up for the challenge?", "Specifically we need:"])
def test_a_line_that_only_looks_like_a_heading_begins_no_part(line: str) -> None:
    """What a line like one says does not move what stands below it into another part."""
    reading = read(JobPosting(id="1", title="Roofer", description=f"Nice to have\n* a ladder\n\n{line}\n* a kite\n"))

    assert Section.PREFERRED is reading.section(reading.text.index("kite"))


@pytest.mark.parametrize("item", ["Experience using ladders: wood, steel", "Knowledge of tools: saw, hammer"])
def test_an_item_with_a_colon_is_no_heading(item: str) -> None:
    """What one has experience with is an item of a list without signs, though it begins as a heading might."""
    text = f"Requirements\nA ladder\nNice to have\nA hat\n{item}\nA kite\n"
    reading = read(JobPosting(id="1", title="Roofer", description=text))

    assert Section.PREFERRED is reading.section(reading.text.index("kite"))


@pytest.mark.parametrize("line", ["Thatch is a plus", "Thatch would be a plus!", "A ladder a plus."])
def test_a_line_that_calls_something_a_plus_heads_nothing(line: str) -> None:
    """It is one of what is asked for, however it ends."""
    text = f"Requirements\n* a hat\n\n{line}\nYou own a kite\n"
    reading = read(JobPosting(id="1", title="Roofer", description=text))

    assert Section.REQUIREMENTS is reading.section(reading.text.index("kite"))


def test_a_list_ends_where_the_company_says_where_to_follow_it() -> None:
    """Its social media are none of the tools that one uses."""
    text = "Tools you'll use\n\nLadders - Saws\n\nFollow us!\n\nYouTube | LinkedIn\n"
    reading = read(JobPosting(id="1", title="Roofer", description=text))

    assert Section.REQUIREMENTS is reading.section(reading.text.index("Saws"))
    assert Section.NONE is reading.section(reading.text.index("YouTube"))


def test_a_list_of_pluses_ends_behind_its_last_item() -> None:
    """Prose below the last item of a list with signs is no plus, and what an item goes on with is."""
    text = "Nice to have\n* a hat\nand a scarf\n* a ladder\nof steel\n\nRIDGE IS BUILT ON TRUST\nWe need roofs.\n"
    reading = read(JobPosting(id="1", title="Roofer", description=text))
    section = {
        word: reading.section(reading.text.index(word)) for word in ("scarf", "ladder", "steel", "TRUST", "roofs")
    }

    pluses = dict.fromkeys(("scarf", "ladder", "steel"), Section.PREFERRED)
    assert {**pluses, "TRUST": Section.NONE, "roofs": Section.NONE} == section


def test_a_gendered_word_ends_no_label() -> None:
    """The colon in "eine:n" is none behind a heading."""
    text = "Wir suchen zum Herbst eine:n Dachdecker:in mit Drachen\n\nBenefits\n* Leiter\n"
    reading = read(JobPosting(id="1", title="Roofer", language="de", description=text))

    assert Section.NONE is reading.section(reading.text.index("Drachen"))


@pytest.mark.parametrize("line", ["Bonus pay", "Bonus scheme", "Annual bonus", "Performance bonus:"])
def test_a_bonus_that_is_paid_is_no_plus(line: str) -> None:
    """What stands below money in a list without signs is no wish."""
    text = f"Benefits\nFree string\n{line}\nA kite\n"
    reading = read(JobPosting(id="1", title="Roofer", description=text))

    assert reading.section(reading.text.index("A kite")) is Section.BENEFITS


@pytest.mark.parametrize("between", ["", "\n"])
def test_wishes_below_a_heading_over_nothing_are_what_is_required(between: str) -> None:
    """A heading over demands that holds none leaves those below the next heading to be the demands."""
    text = f"Requirements\n{between}Desired Skills and Experience\n* a kite\n"
    reading = read(JobPosting(id="1", title="Roofer", description=text))

    assert reading.section(reading.text.index("kite")) is Section.REQUIREMENTS


def test_what_stands_below_a_description_is_not_what_the_company_says_of_itself() -> None:
    """A heading over anything ends the part above it."""
    text = "Company profile\nWe make kites.\n\nDescription\nYou will fly them.\n"
    reading = read(JobPosting(id="1", title="Roofer", description=text))

    assert reading.section(reading.text.index("fly")) is Section.NONE
