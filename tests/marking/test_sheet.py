"""The sheet: what was read and where, and what was not."""

from __future__ import annotations

from jobfit.facts.model import Choice, Evidence, Flag
from jobfit.facts.person import Person
from jobfit.facts.vocabulary import VOCABULARY
from jobfit.marking.sheet import OF_ONE_PERSON, FactSheet, fact_sheet
from jobfit.postings.model import JobPosting
from tests.marking.sheets import sheet


def marked(sheet: FactSheet) -> dict[str, set[str]]:
    """Return the marked words of a sheet by the name of what they are evidence for."""
    found: dict[str, set[str]] = {}
    for field in sheet.fields:
        for line in field.lines:
            for piece in line:
                for name in (name for mark in piece.marks for name in mark.names):
                    found.setdefault(name, set()).add(piece.text)
    return found


def test_evidence_is_marked_and_what_a_field_gave_is_only_listed() -> None:
    """Quotes of the text are marked; the closed list of a feed has its quote in the table."""
    made = sheet()
    quoted = {finding.name: [piece.quote for piece in finding.quotes] for finding in made.findings if finding.quotes}

    assert {"Python", "SQL"} == marked(made)["skills_required"]
    assert "employment_type" not in marked(made)
    assert {"employment_type": ["full_time"]} == quoted


def test_every_fact_is_found_or_unknown() -> None:
    """Each fact that a posting can state stands in just one of the two lists."""
    made = sheet()
    found = {finding.name for finding in made.findings if not finding.own}
    unknown = {fact.name for fact in made.unknown}

    assert set() == found & unknown
    assert set(VOCABULARY) - OF_ONE_PERSON == found | unknown


def test_the_persons_own_phrases_are_marked_and_the_silent_ones_told() -> None:
    """A phrase is marked as said or denied; one that the posting does not mention is in the list of the silent."""
    made = sheet()

    assert {"on-call"} == marked(made)["denies “on-call”"]
    assert {"Python"} == marked(made)["says “python”"]
    assert ("async",) == made.silent


def test_the_note_says_what_the_rules_compare() -> None:
    """Pay stays as the posting states it; the person's sum a year is in the note."""
    made = sheet()
    pay = next(finding for finding in made.findings if finding.name == "pay")

    assert "900 EUR/day" == pay.value
    assert "your rules compare 198 000 EUR/year: 900 EUR/day × 220 days a year" == pay.note


def test_a_title_that_the_text_begins_with_is_shown_once() -> None:
    """Its evidence is marked at the beginning of the text; a text that only resembles it stays apart."""
    title = {"seniority": Choice(value="senior", evidence=(Evidence("title", 0, 6, "Senior"),))}
    once = sheet(title, title="Senior Engineer", description="Senior Engineer\nJoin us.")
    apart = sheet(title, title="Senior Engineer", description="Senior Engineers wanted.")

    assert ["company", "description"] == [field.name for field in once.fields]
    assert {"Senior"} == marked(once)["seniority"]
    assert ["title", "company", "description"] == [field.name for field in apart.fields]


def test_evidence_that_does_not_stand_where_it_says_is_not_marked() -> None:
    """Words are marked only when they are the quote; such evidence is listed instead."""
    lost = {"equity": Flag(value=True, evidence=(Evidence("description", 0, 6, "shares"),))}
    made = sheet(lost)

    assert {} == marked(made)
    assert ["shares"] == [piece.quote for finding in made.findings for piece in finding.quotes]


def test_bullets_and_spaces_at_the_ends_are_not_marked() -> None:
    """The evidence of a whole item is marked without its bullet."""
    item = {"equity": Flag(value=True, evidence=(Evidence("description", 0, 9, "* Shares "),))}

    assert {"Shares"} == marked(sheet(item, description="* Shares for all"))["equity"]


def test_a_posting_is_read_from_its_own_words() -> None:
    """The facts of a posting and their marks come from one reading."""
    made = fact_sheet(JobPosting(id="1", title="Senior Engineer", description="Fully remote."), today=None)

    assert "seniority" in made.facts
    assert {"seniority", "workplace"} <= set(marked(made))
    assert made == fact_sheet(made.posting, today=None)


def test_the_persons_own_skills_are_among_those_that_are_asked_for() -> None:
    """A skill that rules name is found here as it is when the posting is judged."""
    posting = JobPosting(id="p", description="Requirements\n\n* Lute varnishing\n* Python")

    sheet = fact_sheet(posting, today=None, person=Person(skills=("lute varnishing",)))

    (skills,) = (finding.value for finding in sheet.findings if finding.name == "skills_required")
    assert "lute varnishing" in skills
    assert "says" not in sheet.facts
