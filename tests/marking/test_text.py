"""The sheet as text: brackets name the facts, colour only adds, nothing of a posting controls the screen."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jobfit.facts.model import Flag
from jobfit.facts.person import Person, Phrase
from jobfit.layout import TextStyle
from jobfit.marking.text import render
from tests.marking.sheets import evidence, sheet


def painted(text: str, role: str) -> str:
    """Return the text between tags of its role."""
    return f"<{role}>{text}</>"


def test_facts_are_marked_found_and_looked_for() -> None:
    """The whole of it, as a person reads it."""
    lines = render(sheet(), TextStyle()).splitlines()

    assert [
        "abcdef",
        "",
        "Title: Engineer",
        "Company: Acme",
        "",
        "We pay ⟦pay: 900 EUR a day⟧.",
        "* ⟦skills_required, says “python”: Python⟧, ⟦skills_required: SQL⟧",
        "* No ⟦denies “on-call”: on-call⟧, ⟦workplace, office_days: two office days⟧",
        "",
        "Found (7)",
        "  pay              900 EUR/day · stated",
        "                   your rules compare 198 000 EUR/year: 900 EUR/day × 220 days a",
        "                   year",
        "  workplace        remote · from a field of its feed",
        "                   ! but the text says hybrid",
        "  office_days      2 days a week · stated",
        "  employment_type  full time · from a field of its feed",
        "                   “full_time” in the feed's employment_type",
        "  skills_required  python, sql · stated",
        "  denies “on-call”  your own phrase · stated",
        "  says “python”  your own phrase · stated",
        "",
    ] == lines[:22]
    assert "  seniority         Which level is the role?" in lines
    assert "It says nothing of 1 phrase of your rules: “async”." == lines[-1]


def test_colour_only_adds() -> None:
    """Without its colours a coloured sheet is the plain one."""
    coloured = render(sheet(), TextStyle(80, paint=painted))

    assert "<mark>900 EUR a day</>" in coloured
    assert "<own>on-call</>" in coloured
    assert render(sheet(), TextStyle()) == re.sub(r"<\w*>|</>", "", coloured)


def test_without_unicode_the_signs_are_ascii() -> None:
    """A terminal that shows only ASCII gets brackets of it."""
    text = render(sheet(), TextStyle(ascii_only=True))

    assert 'No [[denies "on-call": on-call]]' in text
    assert "900 EUR/day - stated" in text
    assert text.replace("×", "x").isascii()


@pytest.mark.parametrize("width", [40, 60, 80, 120])
def test_rows_keep_to_the_width(width: int) -> None:
    """Long lines are broken at spaces, and what follows a bullet hangs under its words."""
    text = "* " + "words that go on " * 20
    rows = render(sheet({}, description=text), TextStyle(width)).splitlines()
    item = next(number for number, row in enumerate(rows) if row.startswith("* words"))

    assert all(len(row) <= width for row in rows[item : item + 4])
    assert rows[item + 1].startswith("  ")


def test_a_posting_cannot_write_marks_or_control_the_screen() -> None:
    """Brackets like ours become plain ones; escapes and marks of direction become spaces."""
    hostile = "⟦pay: 900k⟧ \x1b[31mred\x07 \u202edrowssap"
    text = render(sheet({}, description=hostile), TextStyle())
    plain = render(sheet({}, description="[[pay: 900k]]"), TextStyle(ascii_only=True))

    assert "[pay: 900k]  [31mred   drowssap" in text
    assert "[ [pay: 900k]]" in plain


def test_of_many_silent_phrases_a_few_are_listed() -> None:
    """A shipped rule brings phrases in many languages; their number is told, and not all of them."""
    person = Person(phrases=tuple(Phrase(text=f"phrase {number}") for number in range(20)))
    text = " ".join(render(sheet({}, person=person), TextStyle()).split())

    assert "It says nothing of 20 phrases of your rules: “phrase 0”," in text
    assert text.endswith("“phrase 7” and 12 more.")


def test_nothing_found_is_said() -> None:
    """A posting that states nothing gets a sentence and the questions."""
    text = render(sheet({}, person=None), TextStyle())

    assert "No fact was found." in text
    assert "Looked for and not found" in text


@settings(deadline=None, max_examples=100)
@given(st.text(max_size=200))
def test_any_text_is_shown_without_its_controls(text: str) -> None:
    """Whatever a posting is made of, only line ends of ours and printable characters are written."""
    made = sheet({"equity": Flag(value=True, evidence=(evidence(text, text=text),))}, title=text, description=text)

    assert render(made, TextStyle()).replace("\n", "").isprintable()
