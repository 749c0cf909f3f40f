"""In which sense something is said: denials, suppositions, demands and sections, and the laws they keep."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jobfit.facts.reading import Reading, Section, read
from jobfit.postings.model import JobPosting

_UNRELATED = (
    "The team meets on Tuesdays.",
    "No prior knowledge of chess is needed.",
    "Python is a plus!",
    "If you are curious, read our blog.",
    "Our tools are not fancy.",
)


def _read(text: str, language: str | None = "en") -> Reading:
    return read(JobPosting(id="1", title="Carpenter", location="Turin", description=text, language=language))


def _span(reading: Reading, words: str) -> tuple[int, int]:
    start = reading.text.index(words)
    return start, start + len(words)


def _denied(text: str, words: str, language: str | None = "en") -> bool:
    reading = _read(text, language)
    return reading.denied(*_span(reading, words))


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        ("We offer sponsorship.", False),
        ("We do not offer sponsorship.", True),
        ("No sponsorship.", True),
        ("Sponsorship is not offered, sponsorship costs money.", False),
        ("Visa sponsorship is unavailable.", True),
        ("We are unable to provide sponsorship at this time.", True),
        ("There is no limit on sponsorship.", False),
        ("We offer not only sponsorship.", False),
        ("You will not regret it, we offer sponsorship.", False),
        ("We don't do surveys, but we do sponsorship.", False),
        ("No posting without sponsorship.", False),
        ("You are not left without sponsorship.", False),
        ("No relocation and no sponsorship.", True),
        ("No relocation no sponsorship.", True),
        ("No relocation and without sponsorship.", True),
        ("We offer neither relocation nor sponsorship.", True),
        ("No we do not offer sponsorship.", True),
        ("We do not offer relocation and sponsorship is not offered.", True),
        ("The salary is not public. We offer sponsorship.", False),
        ("We offer sponsorship. That is not all.", False),
    ],
)
def test_a_denial_reaches_as_far_as_its_clause(text: str, denied: bool) -> None:  # noqa: FBT001 - a table's column
    """What denies stands in the same clause, before or after; idioms that only look like it do not deny."""
    assert denied is _denied(text, "sponsorship")


@pytest.mark.parametrize(
    ("language", "text", "denied"),
    [
        ("en", "Sponsorship: none", True),
        ("en", "Sponsorship? No.", True),
        ("en", "Sponsorship – not here.", True),
        ("en", "Sponsorship: no more than two a year", False),
        ("en", "Sponsorship: none of the usual trouble", False),
        ("en", "Sponsorship (Y/N): N", True),
        ("en", "Sponsorship and a car: no", True),
        ("en", "Sponsorship, and we mean it: no agency will call you.", False),
        ("en", "We offer Sponsorship, overtime: no", False),
        ("en", "Sponsorship\nNone", True),
        ("en", "We are proud of our Sponsorship\nNo agencies", False),
        ("en", "❌ Sponsorship", True),
        ("de", "Sponsorship: nein", True),
        ("fr", "Sponsorship : aucun", True),
        ("sv", "Sponsorship: nej", True),
    ],
)
def test_a_label_is_denied_by_the_answer_behind_it(language: str, text: str, denied: bool) -> None:  # noqa: FBT001 - a table's column
    """A "none" behind a mark denies what stands in front of it, when it is the whole answer."""
    assert denied == _denied(text, "Sponsorship", language)


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        ("No relocation, visas, or sponsorship.", True),
        ("No relocation, sponsorship, or visas.", True),
        ("We offer no relocation, visas or sponsorship.", True),
        ("No degree needed, we offer sponsorship or a visa.", False),
        ("No degree needed, sponsorship or a visa.", False),
        ("No surveys, visas, and sponsorship.", False),
    ],
)
def test_a_denial_in_front_of_a_list_denies_each_of_it(text: str, denied: bool) -> None:  # noqa: FBT001 - a table's column
    """What "or" joins to other things that are denied is denied too; a clause of its own is not."""
    assert denied == _denied(text, "sponsorship")


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        ("You don't shy away from nights.", False),
        ("There is no way around nights.", False),
        ("You are not afraid of nights.", False),
        ("Please do not apply if you cannot work nights.", False),
        ("You don't mind nights.", False),
        ("Say goodbye to nights.", True),
        ("We got rid of nights.", True),
        ("Here nights do not exist.", True),
        ("Here nights are a thing of the past.", True),
        ("Here nights are not something you will see.", True),
    ],
)
def test_words_with_and_without_a_no_deny_as_they_are_meant(text: str, denied: bool) -> None:  # noqa: FBT001 - a table's column
    """Some words with a "not" assert what follows, and some without one deny it."""
    assert denied == _denied(text, "nights")


@pytest.mark.parametrize(
    ("language", "text", "word"),
    [
        ("de", "Wir bieten keine Schichtarbeit.", "Schichtarbeit"),
        ("de", "Homeoffice ist leider nicht möglich.", "Homeoffice"),
        ("fr", "Le télétravail n'est pas possible.", "télétravail"),
        ("es", "El teletrabajo no es posible.", "teletrabajo"),
        ("nl", "Thuiswerken is niet mogelijk.", "Thuiswerken"),
        ("pl", "Praca zdalna nie jest możliwa.", "Praca zdalna"),
        ("sv", "Distansarbete är inte möjligt.", "Distansarbete"),
        ("pt", "O teletrabalho não é possível.", "teletrabalho"),
        ("pl", "Nie wymagamy żadnych zmian nocnych.", "zmian nocnych"),
        ("fr", "Un poste sans aucune astreinte.", "astreinte"),
        ("es", "No hay ningún turno de noche.", "turno de noche"),
    ],
)
def test_denials_are_known_in_eight_languages(language: str, text: str, word: str) -> None:
    """Each language denies in its own words."""
    assert _denied(text, word, language)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Bei uns geht niemand und nicht einer ohne Pause heim."),
        ("de", "Nicht ohne Pause."),
        ("fr", "Il n'est pas de jour sans Pause."),
        ("es", "No hay día sin Pause."),
        ("nl", "Geen dag zonder Pause."),
        ("pl", "Nie ma dnia bez Pause."),
        ("sv", "Ingen dag utan Pause."),
        ("pt", "Não há dia sem Pause."),
    ],
)
def test_not_without_asserts_in_eight_languages(language: str, text: str) -> None:
    """The second denial turns the first one round, in each language's own words."""
    assert not _denied(text, "Pause", language)


@settings(deadline=None, max_examples=80)
@given(st.lists(st.sampled_from(_UNRELATED), max_size=4), st.lists(st.sampled_from(_UNRELATED), max_size=4))
def test_unrelated_sentences_change_no_sense(before: list[str], after: list[str]) -> None:
    """What stands in other sentences neither denies, supposes nor softens what a sentence says."""
    for said in (
        "We offer stock options.",
        "We do not offer stock options.",
        "If you are new, we offer stock options.",
    ):
        alone = _read(said)
        among = _read(" ".join((*before, said, *after)))
        one, other = _span(alone, "stock options"), _span(among, "stock options")

        assert alone.denied(*one) is among.denied(*other)
        assert alone.hypothetical(*one) is among.hypothetical(*other)
        assert alone.required(*one) is among.required(*other)


@settings(deadline=None, max_examples=40)
@given(st.sampled_from(["parking", "a kindergarten", "stock options", "on-call duty"]), st.sampled_from(_UNRELATED))
def test_negating_a_clause_flips_it(thing: str, other: str) -> None:
    """The same clause with a denial before or after it says the opposite."""
    assert not _denied(f"{other} We have {thing}.", thing)
    assert _denied(f"{other} We have no {thing}.", thing)
    assert _denied(f"{other} Here {thing} is not available.", thing)


@pytest.mark.parametrize(
    ("text", "required"),
    [
        ("Rust is required.", True),
        ("Rust is a plus.", False),
        ("Rust preferred.", False),
        ("Rust: plus.", False),
        ("Rust is a plus too.", False),
        ("Rust is of use, and knowing it will be viewed favourably.", False),
        ("Candidates with Rust are given preference.", False),
        ("Rust plus Go.", True),
        ("You write Rust.", True),
        ("Nice to have\n* Rust", False),
        ("Requirements\n* Rust", True),
        ("Nice to have\n* You must have Rust", True),
        ("An annual bonus plan and Rust", True),
    ],
)
def test_required_and_preferred_are_told_apart(text: str, required: bool) -> None:  # noqa: FBT001 - a table's column
    """The sentence decides, and without a word in it the section's heading."""
    reading = _read(text)

    assert required is reading.required(*_span(reading, "Rust"))


@pytest.mark.parametrize(
    ("text", "supposed"),
    [
        ("If you are in Turin, come by.", True),
        ("We are in Turin.", False),
        ("If you are free, write. Turin is nice.", False),
    ],
)
def test_what_is_only_supposed_is_known(text: str, supposed: bool) -> None:  # noqa: FBT001 - a table's column
    """A supposition reaches as far as its sentence."""
    reading = _read(text)
    start = reading.text.rindex("Turin")

    assert supposed is reading.hypothetical(start, start + 5)


@pytest.mark.parametrize(
    ("language", "text", "section"),
    [
        ("en", "Intro\nRequirements\n* wood", Section.REQUIREMENTS),
        ("en", "What you'll do:\nSaw wood", Section.RESPONSIBILITIES),
        ("en", "🪚 Benefits & Perks 🪚\nwood", Section.BENEFITS),
        ("en", "Benefits: wood", Section.BENEFITS),
        ("en", "BENEFITS (FOR U.S.-BASED FULL-TIME EMPLOYEES)\nwood", Section.BENEFITS),
        ("en", "Benefits & perks (full-time roles):\nwood", Section.BENEFITS),
        ("en", "Our benefits from wood are many, and the list of them is long.", Section.NONE),
        ("en", "* benefits of wood", Section.NONE),
        ("en", "About us\nText\nNice to have\nwood", Section.PREFERRED),
        ("en", "Requirements\nText\nBonus tacos if you have\nwood", Section.PREFERRED),
        ("en", "Requirements\nIron a plus\nwood", Section.REQUIREMENTS),
        ("en", "Requirements\nIron; steel preferred\nwood", Section.REQUIREMENTS),
        ("en", "Requirements\nText\nThings that are a plus\n* wood", Section.PREFERRED),
        ("en", "Requirements\nText\nAdded Bonus\nwood", Section.PREFERRED),
        ("en", "Requirements\n* Text\n* Bonus\n* wood", Section.PREFERRED),
        ("en", "Tertiary Responsibilities (Nice-to-Have):\n* wood", Section.PREFERRED),
        ("en", "Requirements\n* Text\n* Bonus of wood", Section.REQUIREMENTS),
        ("en", "Experience with some of the following is a plus:\n* wood", Section.PREFERRED),
        ("en", "Requirements\nSome knowledge of any of the following kinds is desired:\nwood", Section.PREFERRED),
        ("en", "Requirements\nExperience with iron, preferably wood", Section.REQUIREMENTS),
        ("en", "Text\nDesired Skills & Experience\n* wood", Section.REQUIREMENTS),
        ("en", "Requirements\n* Text\nDesired Skills & Experience\n* wood", Section.PREFERRED),
        ("en", "Nice to have\n* wood\nDesired Skills & Experience\n* Text", Section.PREFERRED),
        ("de", "Deine Aufgaben\nwood", Section.RESPONSIBILITIES),
        ("de", "Das bringst du mit:\nwood", Section.REQUIREMENTS),
        ("fr", "Profil recherché\nwood", Section.REQUIREMENTS),
        ("es", "Ofrecemos:\nwood", Section.BENEFITS),
        ("nl", "Wat bieden wij?\nwood", Section.BENEFITS),
        ("pl", "Wymagania:\nwood", Section.REQUIREMENTS),
        ("sv", "Arbetsuppgifter\nwood", Section.RESPONSIBILITIES),
        ("sv", "Formell kompetens\nwood", Section.REQUIREMENTS),
        ("sv", "Anställningsvillkor\nwood", Section.BENEFITS),
        ("nl", "Wie jij bent:\nwood", Section.REQUIREMENTS),
        ("nl", "Waar kom je te werken?\nwood", Section.COMPANY),
        ("pl", "Zakres odpowiedzialności\nwood", Section.RESPONSIBILITIES),
        ("pl", "Od nas otrzymasz:\nwood", Section.BENEFITS),
        ("pt", "Requisitos\nwood", Section.REQUIREMENTS),
    ],
)
def test_a_heading_opens_a_section(language: str, text: str, section: Section) -> None:
    """A line that reads like a heading, or a label before a colon, names what follows."""
    reading = _read(text, language)

    assert section is reading.section(reading.text.index("wood"))


def test_title_and_location_are_sections_of_their_own() -> None:
    """What stands in the title is not in a section of the description."""
    reading = _read("Requirements\nwood")

    assert [Section.TITLE, Section.LOCATION] == [
        reading.section(reading.text.index("Carpenter")),
        reading.section(reading.text.index("Turin")),
    ]
