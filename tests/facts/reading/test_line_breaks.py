"""Line breaks and commas that a text has lost are found again, and its own words stay what is quoted."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jobfit.facts.extract import facts_of
from jobfit.facts.model import TokenSet
from jobfit.facts.reading import Section, read
from jobfit.facts.reading.long_lines import LONG
from jobfit.postings.model import JobPosting
from tests.facts.evidence import misquoted

_PROSE = " ".join(["The kite works are in the hills and make kites for all winds."] * (LONG // 60))


def _lines(run_on: str, *, language: str | None = None) -> list[str]:
    """Return the lines that are found in a long line, behind a paragraph of prose."""
    posting = JobPosting(id="1", title="Kite maker", language=language, description=f"{_PROSE} {run_on}")
    text = read(posting).text

    assert len(text) == len(posting.title) + len(posting.description) + 2  # no offset changes
    return text.rpartition("all winds.")[2].strip().split("\n")


@pytest.mark.parametrize(
    "lines",
    [
        ["Requirements", "5+ years of gluing", "Strong knots", "Bachelor's degree in weaving"],
        ["What you have", "Experience with bamboo", "Proven record of flights", "What we offer:", "Free string"],
        ["About the role", "You will fly kites in teams", "Build frames", "Collaborate with pilots"],
        ["What We're Looking For", "Familiarity with silk", "Ability to run"],
        ["Bonus Qualifications: Own a kite", "Knowledge of winds"],
        ["WHAT YOU BRING", "* Knots", "* Glue", "BONUS POINTS IF YOU HAVE", "* Kites"],
        ["Location: Porto", "Job Type: Full-time", "Salary: 30k EUR a year", "Contract: permanent"],
        ["Things we like:", "* Bamboo", "* Silk", "* long string", "Benefits", "Free kites"],
        ["While not required, it helps if you also have:", "Experience with sails"],
        ["Benefits", "Health insurance", "Free kites for all winds"],
        ["Nice to have", "Knowledge of Silk and string", "Benefits", "* Free string", "* Free kites"],
        ["Strong knots and glue", "Nice-to-Haves", "Experience with silk"],
        ["* Knots", "* Glue of all sorts", "BENEFITS", "Lunch on the roof"],
        ["About Acme Kites", "Acme Kites is a cooperative."],
        ["What you'll do at Acme Kites:", "Glue and fly"],
        ["Why join us?", "Lunch on the roof"],
        ["Glue for kites", "About You", "5+ years of gluing"],
        ["Mend kites in a network", "Must-haves", "Currently a weaver in Porto", "Nice-to-haves", "First kites"],
        ["About Acme Kite Works (AKW)", "Acme flies."],
        ["Mend kites", "Stand-out Skills", "Silk or similar"],
        ["Mend kites", "**Nice to have**", "silk and glue", "**Benefits**", "lunch"],
        ["Mend kites", "A bit about you", "Your hands are calm"],
        ["In this role, you'll get to", "Mend, glue and fly kites"],
        ["Fly kites all day.", "We're looking for people who have", "Calm hands"],
        ["You'll be great for this role if…", "Solid, steady hands"],
        ["What sets you apart (bonus points)", "Kites of your own"],
        ["Mend kites in a small workshop", "Qualifications", "Diploma in weaving"],
        ["*Glue kites", "*Fly kites", "*Mend kites"],
        ["About Acme", "Acme's kites are red"],
        ["Fly kites.", "PRINCIPAL DUTIES", "Mend kites in teams", "Maintains the frames", "Supports the pilots"],
        ["Fly kites.", "Position Responsibilities: Mend them"],
        ["Mend kites", "Employment Type : Contract", "Location : Porto"],
        ["Mend kites", "Position Type: Contract", "Scheduled Weekly Hours: 40"],
        ["Must-haves:", "* Knots", "* 2+ years of gluing", "* Calm hands", "* 3 years of flying"],
        ["Mend kites", "12 Years of gluing"],
        ["Minimum 5 years of gluing by hand", "Must hold a diploma"],
        ["Mend kites", "Responsible for the frames", "Skilled in knots"],
        ["Mend kites", "CANDIDATE REQUIREMENTS", "Must be calm", "SALARY & BENEFITS: Free string"],
    ],
)
def test_headings_labels_and_items_begin_a_line(lines: list[str]) -> None:
    """A heading, a label or an item in the midst of a line that is a whole posting begins a line of its own."""
    assert lines == _lines(" ".join(lines))


@pytest.mark.parametrize(
    "run_on",
    [
        "We work with Strong Customers on the Support Team in the Build Center.",
        "Our Customer Support, Product Design and Employee Experience teams fly together.",
        "In the last 10 years we grew, and for 5 years we have flown at our Requirements Office.",
        "They pay $50,000 - $60,000 at Kite Works - a cooperative in Porto.",
        "Free kites for all. Ideally you know Silk. Preferred Kites are red.",
        "We offer 28 days of holiday and string.",
        "This is for those who manage the Design and who Lead.",
        "We're looking for a Senior Kite Maker who flies.",
        "As the team behind Windy, we fly.",
        "As (Senior) Legal Manager you fly. Company Kites: free for all.",
        "All of this is up to Our Team of makers.",
        "We ask for an M.S. plus 3 years of gluing, or a Ph.D. plus 1 year of it.",
    ],
)
def test_nothing_begins_in_the_midst_of_a_sentence(run_on: str) -> None:
    """A word with a capital that a sentence goes on with begins no line: behind "the", of a name, in a range of pay."""
    assert [run_on] == _lines(run_on)


def test_words_of_other_languages_begin_lines_too() -> None:
    """What has a small letter in the midst of a German sentence begins an item with a capital."""
    lines = ["Dein Profil", "Abgeschlossene Ausbildung", "Mehrjährige Erfahrung mit Drachen", "Du bist gern hoch oben"]

    assert lines == _lines(" ".join(lines), language="de")


@pytest.mark.parametrize(
    "lines",
    [
        ["Aufgaben", "Deine Aufgaben: Drachen steigen lassen", "Qualifikation", "Was du mitbringst:", "Geduld"],
        ["Das bringst du mit", "Erfahrung mit Drachen", "Das bieten wir dir", "Werkstatt am Meer"],
        ["Abgeschlossenes Studium im Drachenbau"],
        ["Du bist bereit, uns zu helfen", "Benefits", "Drachen und Leim"],
        ["Drachen, die alle gern haben", "Qualifikation", "Du hast ruhige Hände"],
        ["Moderner Tech-Stack: Seide"],
        ["Dabei stellst du die Qualität sicher", "Qualifikation", "Grundlage bildet ein Studium"],
        ["Eine Lehre mit einer vergleichbaren Qualifikation", "Mehrjährige Erfahrung mit Drachen"],
        ["Du kommst aus (oder nach) Jena (C1)", "Warum wir?", "Bei uns gibt es Drachen"],
        ["Wir suchen zum Herbst eine:n Drachenbauer:in."],
    ],
)
def test_german_headings_begin_lines_in_front_of_nouns(lines: list[str]) -> None:
    """A German heading may follow another or a noun, and be followed by a noun; no adjective is parted from one."""
    assert lines == _lines(" ".join(lines), language="de")


@pytest.mark.parametrize(
    ("language", "lines"),
    [
        ("es", ["Cometas para niños pequeños", "Requisitos", "Título de maestro", "Beneficios", "Comida en el taller"]),
        ("es", ["Un Máster en cometas.", "¿Qué ofrecemos?", "Un taller con vistas"]),
        (
            "fr",
            [
                "Cerfs-volants pour les enfants",
                "Profil recherché",
                "Maîtrise de la colle",
                "Avantages",
                "Repas offerts",
            ],
        ),
        (
            "pt",
            ["Projeto de Design de papagaios", "Requisitos", "Experiência com cola", "Benefícios", "Almoço na oficina"],
        ),
    ],
)
def test_headings_of_other_languages_begin_lines(language: str, lines: list[str]) -> None:
    """Where nouns have small letters, a heading of one word with a capital begins a line, and no English verb does."""
    assert lines == _lines(" ".join(lines), language=language)


@pytest.mark.parametrize("heading", ["Your tasks", "Deine Aufgaben"])
def test_the_first_words_of_a_long_line_may_be_a_heading(heading: str) -> None:
    """A posting in one line may begin with its first heading."""
    rest = "Mit Drachen arbeiten. Requirements: Strong knots" if heading[0] == "D" else "Fly kites. Requirements: Knots"
    language = "de" if heading[0] == "D" else "en"
    description = f"{heading} {rest} {_PROSE}"
    reading = read(JobPosting(id="1", title="Kite maker", language=language, description=description))

    assert Section.RESPONSIBILITIES is reading.section(reading.text.index(rest[:5]))


def test_lines_joined_by_bars_are_parted_and_semicolons_are_commas_where_there_are_none() -> None:
    """A posting whose lines were joined with bars and whose commas became semicolons is read as it was."""
    lines = ["Skills", "Bamboo; silk", "Glue; knots; string", "A degree in weaving; or equivalent", "Porto; PT"]

    assert [line.replace(";", ",") for line in lines] == _lines("|".join(["", *lines]))


def test_a_task_is_told_as_the_posting_writes_it() -> None:
    """Commas that are read for semicolons are no part of what is told of the job."""
    duties = "Your tasks You will glue kites; fly them; mend them. Requirements: Calm; knots; glue; string"
    found = facts_of(JobPosting(id="1", title="Kite maker", description=f"{_PROSE} {duties}"))["tasks"]

    assert isinstance(found, TokenSet)
    assert ("glue kites; fly them; mend them",) == found.value


def test_a_text_with_lines_keeps_them() -> None:
    """Nothing is looked for in a posting whose lines are no longer than a paragraph."""
    description = f"{_PROSE[: LONG // 2]}\n\nwe know Strong winds; silk; string; glue; knots; sails Requirements Bamboo"
    reading = read(JobPosting(id="1", title="Kite maker", description=description))

    assert reading.text.endswith(description)


@pytest.mark.parametrize(
    "lines",
    [
        ("Fly kites and mend them", "Qualifications: A diploma in weaving"),
        ("A steady hand in the wind", "Benefits: Free string for all"),
        ("A clean record with all winds", "Preferred Qualifications:6 months of weaving"),
        ("Kites are made here by hand and by many.", "Duties:"),
        ("Must have seen all the winds", "Must have glued silk and bamboo"),
    ],
)
def test_lines_of_a_text_that_has_not_all_of_them_are_parted(lines: tuple[str, str]) -> None:
    """With neither a blank line nor an item, but paragraphs, a text has lost breaks in its shorter lines too."""
    description = f"{_PROSE[: LONG - 20]}\n{_PROSE[: LONG // 2]}\n{' '.join(lines)}\nThe end"
    reading = read(JobPosting(id="1", title="Kite maker", description=description))

    assert reading.text.split("\n")[-3:-1] == [*lines]


@pytest.mark.parametrize(
    "line",
    [
        "Kite Works | Leeds | York | Full-time | Fliers | Salary: fair",
        "Kite Works - Leeds - Full-time - Benefits: string",
    ],
)
def test_a_line_that_parts_what_it_names_stays_one(line: str) -> None:
    """Bars and dashes are lines that were joined only where the line is longer than a paragraph."""
    description = f"{_PROSE[: LONG - 20]}\n{_PROSE[: LONG // 2]}\n{line}\nThe end"
    reading = read(JobPosting(id="1", title="Kite maker", description=description))

    assert line.rpartition(" ")[0].rpartition(" ")[0] in reading.text


def test_what_one_will_do_in_a_text_without_demands_is_what_one_will_do() -> None:
    """A text that has lost some of its line breaks is not taken for one that has lost its headings too."""
    description = f"{_PROSE[: LONG - 20]}\n{_PROSE[: LONG // 2]}\nResponsibilities\nFly kites\nMend kites\nThe end"
    reading = read(JobPosting(id="1", title="Kite maker", description=description))

    assert reading.section(reading.text.index("Mend")) is Section.RESPONSIBILITIES


@pytest.mark.parametrize("place", ["You will be working at", "They are working at"])
def test_where_one_works_is_no_heading(place: str) -> None:
    """A sentence goes on behind where one will be working."""
    reading = read(JobPosting(id="1", title="Kite maker", description=f"{_PROSE} {place} Kite Works with the best."))

    assert f"{place} Kite Works" in reading.text


def test_a_heading_in_the_midst_of_a_line_begins_its_section() -> None:
    """What stands behind a heading in a long line is of its section, for every fact."""
    rest = "What you'll do Fly kites Requirements Bachelor's degree in weaving Nice to have Knowledge of silk"
    reading = read(JobPosting(id="1", title="Kite maker", description=f"{_PROSE} {rest}"))
    section = {word: reading.section(reading.text.index(word)) for word in ("Fly", "weaving", "silk")}

    assert {"Fly": Section.RESPONSIBILITIES, "weaving": Section.REQUIREMENTS, "silk": Section.PREFERRED} == section


@pytest.mark.parametrize("heading", ["Requirements •", "Skills We require:"])
def test_the_employer_ends_no_list_in_an_item_or_a_heading(heading: str) -> None:
    """Only behind a list does the employer end it: a heading or an item may speak of "us", as in a text with lines."""
    rest = f"{heading} Strong knots • We fly by night and so do you • Calm hands We are a team of makers."
    reading = read(JobPosting(id="1", title="Kite maker", description=f"{_PROSE} {rest}"))
    section = {word: reading.section(reading.text.index(word)) for word in ("knots", "night", "hands", "makers")}

    demanded = dict.fromkeys(("knots", "night", "hands"), Section.REQUIREMENTS)
    assert {**demanded, "makers": Section.NONE} == section


def test_the_employer_ends_no_list_between_two_of_its_items() -> None:
    """A list with bullets goes on behind an item in which the employer speaks, up to the next heading."""
    rest = "Requirements • Strong knots. We tie them daily. • Calm hands • Long string. We are a team of makers."
    reading = read(JobPosting(id="1", title="Kite maker", description=f"{_PROSE} {rest}"))
    section = {word: reading.section(reading.text.index(word)) for word in ("daily", "hands", "string.", "makers")}

    demanded = dict.fromkeys(("daily", "hands", "string."), Section.REQUIREMENTS)
    assert {**demanded, "makers": Section.NONE} == section


@pytest.mark.parametrize(
    ("language", "run_on", "section"),
    [
        ("en", "What would make you stand out Experience with kites", Section.PREFERRED),
        ("en", "Aufgaben Glue kites. Qualifikation Knots", Section.RESPONSIBILITIES),  # as a German board puts them
        ("de", "Was dich auszeichnet Du magst kites. Deine Aufgaben Leim", Section.REQUIREMENTS),
        ("en", "Requirements Strong knots Our commitment to Diversity and Inclusion All like kites", Section.LEGAL),
    ],
)
def test_every_heading_that_is_known_is_seen_in_a_long_line(language: str, run_on: str, section: Section) -> None:
    """A text that has lost its lines is read for the same headings as one that has them."""
    reading = read(JobPosting(id="1", title="Kite maker", language=language, description=f"{_PROSE} {run_on}"))

    assert section is reading.section(reading.text.rindex("kites"))


def test_pluses_end_where_pay_is_spoken_of() -> None:
    """What an employer says of pay below pluses is none of them."""
    rest = "Requirements: Knots. Bonus Qualifications: Silk, glue, knots, bamboo. The base salary range is for makers."
    reading = read(JobPosting(id="1", title="Kite maker", description=f"{_PROSE} {rest}"))

    assert Section.NONE is reading.section(reading.text.index("makers"))


def test_the_first_line_of_a_list_does_not_end_it() -> None:
    """Where an employer speaks directly below a heading, that is said under it."""
    rest = "Your tasks This is new. Glue kites. Requirements Strong knots"
    reading = read(JobPosting(id="1", title="Kite maker", description=f"{_PROSE} {rest}"))

    assert Section.RESPONSIBILITIES is reading.section(reading.text.index("Glue"))


def test_a_part_at_the_very_start_lasts_to_the_next() -> None:
    """A posting in one line that begins with a heading over the company is not without a part."""
    text = f"About Acme Acme is small. {_PROSE} Requirements • Strong knots • Glue"
    reading = read(JobPosting(id="1", title="Kite maker", description=text))

    assert Section.COMPANY is reading.section(reading.text.index("small"))


def test_a_verb_behind_we_is_no_heading() -> None:
    """What the employer applies is no heading over how to apply: "We apply AI"."""
    reading = read(JobPosting(id="1", title="Kite maker", description=f"{_PROSE} Requirements: Knots. We apply Wax."))

    assert Section.APPLY is not reading.section(reading.text.index("Wax"))


def test_a_label_may_name_what_has_a_stop_in_it() -> None:
    """A stop inside a word ends no label: "Requirements for Vue.js makers:"."""
    text = f"Benefits Free string and lunch. {_PROSE} Requirements for Kite.js & .KIT makers: Calm hands"
    reading = read(JobPosting(id="1", title="Kite maker", description=text))

    assert Section.REQUIREMENTS is reading.section(reading.text.index("Calm"))


_PIECES = (
    "Requirements", "Strong SQL", "•", "- Remote", "|", "Pay: 50k EUR a year;", "on call", "5+ years", "What you have:",
    "Bonus points if you have", "in Lisbon.", "IF", "Skills", "x", "🪁", "Location:",
)  # fmt: skip


@settings(deadline=None, max_examples=60)
@given(st.lists(st.sampled_from(_PIECES), min_size=40, max_size=200))
def test_quotes_are_the_postings_own_words(pieces: list[str]) -> None:
    """Whatever breaks are found, every quote is what stands in the posting at its place."""
    posting = JobPosting(id="1", title="Kite maker", description=f"{_PROSE} {' '.join(pieces)}")

    assert [] == misquoted(posting, facts_of(posting))


def test_duties_end_in_front_of_the_bullet_of_a_demand() -> None:
    """Each part of a text that had lost its lines begins with a line: no bullet is left behind in the part above."""
    rest = "Your tasks • Fly kites all day • Must have calm hands • Strong knots Requirements: Bamboo"
    reading = read(JobPosting(id="1", title="Kite maker", description=f"{_PROSE} {rest}"))
    parts = {section: reading.text[start:end] for section, (start, end) in reading.layout.parts()}

    assert "Your tasks\n* Fly kites all day\n" == parts[Section.RESPONSIBILITIES]
    assert "* Must have calm hands\n* Strong knots\n" == parts[Section.NONE]


def test_lists_end_where_the_employer_speaks_and_duties_where_a_person_is_spoken_of() -> None:
    """In a text that had lost its lines a list whose next heading is not known ends at a line that is of no list."""
    rest = (
        "Requirements Strong knots What you'll do Fly kites all day Bachelor's degree in weaving is needed "
        "Nice to have Knowledge of silk We fly from home and from Porto."
    )
    reading = read(JobPosting(id="1", title="Kite maker", description=f"{_PROSE} {rest}"))
    section = {word: reading.section(reading.text.index(word)) for word in ("Fly", "weaving", "silk", "Porto")}

    expected = {
        "Fly": Section.RESPONSIBILITIES,
        "weaving": Section.NONE,
        "silk": Section.PREFERRED,
        "Porto": Section.NONE,
    }
    assert expected == section


def test_pluses_may_be_the_last_thing_in_a_long_line() -> None:
    """A last item that is a heading of pluses with its own words ends with the text."""
    posting = JobPosting(id="1", title="Baker", description=f"{_PROSE} Requirements * Bake rye * Bonus: bakes wheat")
    assert read(posting).section(len(read(posting).text) - 1) is Section.PREFERRED
