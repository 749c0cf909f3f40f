"""Against: lists of whom a job is not for, and of what it is not, say nothing of the job and ask for nothing."""

from __future__ import annotations

from datetime import date

import pytest

from jobfit.facts.extract import facts_of
from jobfit.facts.model import Facts
from jobfit.facts.person import Phrase
from jobfit.facts.reading import Section, read
from jobfit.facts.says import PhraseBook
from jobfit.postings.model import JobPosting

HEADINGS = [
    "You should not apply if you:",
    "Please don't apply if",
    "Who shouldn't apply?",
    "This isn't for you if you:",
    "This may not be the right place for you if:",
    "You're not a fit if",
    "You won't be happy here if",
    "You may struggle here if...",
    "You'd hate it here if you:",
    "Who this role is NOT for",
    "Who won't thrive here",
    "Who we are not looking for",
    "We don't want people who",
    "🚩 Red flags for us",
    "Our red flags:",
    "What this role is not",
    "What this isn't:",
    "Reasons not to join",
    "Why you might not want to work here",
    "Don't join us if",
    "Please skip this posting if:",
    "Think twice before applying if you:",
    "You are unlikely to succeed if",
    "A poor fit if",
    "You're in the wrong place if",
    "We cannot consider candidates who:",
    "Anti-requirements",
    "Turn-offs",
    "Hard no's",
    "What we won't tolerate",
    "Disqualifiers",
    "Not required",
    "What you don't need",
    "What you won't find here",
    "This role might frustrate you if",
    "We'd advise against applying if",
    "You'll probably hate working here if you:",
    "Please refrain from applying if you:",
    "This position may not suit you if",
    "What we are trying to avoid",
]
LISTED = """
* Want to work remotely and to earn $200,000 a year
* Need a nine-to-five and hate night shifts or being on call
* Prefer a part-time position, or have no degree in physics
* Have less than 5 years of experience with Python
* Speak only Spanish
* Visa sponsorship
* Teams of 12 people that you manage
"""
ALWAYS = {"posting_language"}


def _facts(description: str) -> Facts:
    posting = JobPosting(id="1", title="Baker", description=description, language="en")
    return facts_of(posting, today=date(2026, 5, 1))


@pytest.mark.parametrize("heading", HEADINGS)
@pytest.mark.parametrize("space", ["", "\n"])
def test_a_list_that_speaks_against_a_person_tells_nothing(heading: str, space: str) -> None:
    """Neither the terms nor the skills of those who had better not apply are those of the job."""
    assert set() == _facts(f"Requirements\n* Patience\n\n{heading}{space}{LISTED}").keys() - ALWAYS


@pytest.mark.parametrize("mark", ["- ", "• ", ""])
def test_the_list_ends_where_its_items_end(mark: str) -> None:
    """What stands behind the list is read again, also without a heading of its own."""
    text = f"Not for you if:\n{mark}You want to work remotely\n{mark}You know Excel\n\nThis is a part-time job."

    assert {"employment_type"} == _facts(text).keys() - ALWAYS


@pytest.mark.parametrize(
    "text",
    [
        "You are open to moving, we don't offer help\nThis is a part-time job.\nYou bake.",
        "Not for you if\nYou have little patience\nBenefits\nThis is a part-time job.",
        "Not for you if\nYou have little patience\nMore:\nThis is a part-time job.",
        "What this role is not:\nA desk job" + " for somebody who likes to sit" * 12 + ". This is a part-time job.",
    ],
)
def test_a_list_without_signs_is_no_longer_than_it_looks(text: str) -> None:
    """Only a colon or the end of a line makes a heading over plain lines; another heading or a long line ends it."""
    assert "employment_type" in _facts(text)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        (
            "Not for you if:\n* You want a remote job. This role is fully on-site.",
            {"workplace": "on_site"},
        ),
        ("Reasons not to join us\n* We do not offer visa sponsorship.", {"sponsorship": "not_offered"}),
        ("What this role is not\n* This role is not remote.\n* A night job", {"workplace": "on_site"}),
        ("What this role is not\n* This is a night job.\n* It is on-site.", {}),
    ],
)
def test_a_sentence_of_the_job_in_such_a_list_is_read(text: str, values: dict[str, str]) -> None:
    """A sentence that opens with the job is said of it; below what the job is not, only one that denies something."""
    facts = _facts(text)

    assert values == {name: str(getattr(facts[name], "value", "")) for name in facts.keys() - ALWAYS}


@pytest.mark.parametrize(
    "heading", ["Do not apply unless you have:", "Please don't apply if you don't have:", "Not for people who lack"]
)
def test_what_one_must_not_lack_is_asked_for(heading: str) -> None:
    """Who lacks something should not apply: it is asked for."""
    assert "experience_years" in _facts(f"Benefits\n* Bread\n\n{heading}\n* 5 years of experience in sales")


@pytest.mark.parametrize(
    "text",
    [
        "This is not for you if you want to work remotely or hate night shifts.",
        "Look elsewhere if you prefer part-time work.",
        "If you hate being on call, this job is not for you.",
        "Candidates who want fully remote work need not apply.",
        "This is not a job for people who want to work remotely or part-time.",
        "Who this is NOT for: freelancers, and people who want remote work.",
    ],
)
def test_a_sentence_that_speaks_against_a_person_tells_nothing(text: str) -> None:
    """It says what somebody wants, not what the job is."""
    assert set() == _facts(text).keys() - ALWAYS


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("Do not apply if you cannot work night shifts.", "nights_weekends"),
        ("More: this position isn't up yet, but is coming:\n* A part-time job", "employment_type"),
        ("A second baker (remote is not ideal)\n* A part-time job", "employment_type"),
        ("Perks you won't find elsewhere\n* Stock options", "equity"),
        ("Nice to have, but not necessary:\n* Python", "skills_preferred"),
        ("You don't need all of these, but any is a plus:\n* Python", "skills_preferred"),
        ("This isn't a desk job. You'll:\n* Work night shifts", "nights_weekends"),
        (
            "You may not be a good fit if You wait "
            + "for tasks to be handed to you " * 9
            + "Benefits 30 days of holiday",
            "holidays",
        ),
    ],
)
def test_what_only_sounds_like_it_is_read(text: str, fact: str) -> None:
    """Two denials ask for something, a plus is a plus, and lines that run together are not lost with one of them."""
    assert fact in _facts(text)


@pytest.mark.parametrize(
    ("language", "heading"),
    [
        ("de", "Diese Stelle ist nichts für dich, wenn du:"),
        ("de", "Wen wir nicht suchen"),
        ("de", "Was diese Stelle nicht ist"),
        ("fr", "Ce poste n'est pas fait pour vous si :"),
        ("fr", "Passe ton chemin si"),
        ("es", "Este puesto no es para ti si"),
        ("nl", "Dit is niets voor jou als je"),
        ("pl", "Ta praca nie jest dla Ciebie, jeśli"),
        ("pt", "Esta vaga não é para ti se"),
        ("sv", "Jobbet är inte för dig om du"),
    ],
)
def test_such_a_list_in_another_language_tells_nothing(language: str, heading: str) -> None:
    """Who had better not apply is told in other languages too."""
    text = f"{heading}\n* Remote\n* Python\n* 5 years of experience in sales\n"
    facts = facts_of(JobPosting(id="1", title="Baker", description=text, language=language), today=date(2026, 5, 1))

    assert set() == facts.keys() - ALWAYS


def test_the_person_s_own_phrases_are_not_said_there() -> None:
    """A phrase in such a list is not said of the job."""
    book = PhraseBook([Phrase(text="async", where=())])
    posting = JobPosting(id="1", title="Baker", description="Red flags\n* You expect async work")

    assert () == book.found_in(read(posting)).found


@pytest.mark.parametrize(
    "text",
    [
        "Not for you if you hate dough. Not for you:\n* Juniors",
        "Not for you if:\n" * 5 + "* Juniors",
        "Red flags:\n\n" * 20_000,
        "Not for you if you are a junior. " * 500,
        "* Not for you: juniors  \nNot for you if \nyou are a junior\n",
    ],
)
def test_every_letter_keeps_its_place(text: str) -> None:
    """However sentences, headings and lists lie in each other, what is found in the copy stands in the text there."""
    reading = read(JobPosting(id="1", title="Baker", language="en", description=f"{text}\n\nA part-time job."))

    assert len(reading.text) + 2 == len(reading.copy)
    assert reading.text.index("part-time") + 1 == reading.copy.index("part time")
    assert "juniors" not in reading.copy
    assert Section.NONE is reading.section(reading.text.index("part-time"))


def test_the_section_has_a_name_of_its_own() -> None:
    """What stands in the list belongs to no part that something is asked for or offered in."""
    reading = read(JobPosting(id="1", title="Baker", description="Requirements\n* Dough\n\nRed flags\n* Haste\n\nMore"))

    assert Section.AGAINST is reading.section(reading.text.index("Haste"))
    assert Section.NONE is reading.section(reading.text.index("More"))
