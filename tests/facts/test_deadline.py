"""closes_in as texts state it: the day behind "closing date", in the ways that people write days."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobfit.facts.extract import facts_of
from jobfit.facts.model import Basis, Quantity
from jobfit.postings.normalise import posting_from_mapping

TODAY = date(2026, 11, 20)
GERMAN = "Wir sind ein kleines Haus an der Elbe und suchen für unsere Küche jemanden, der mit uns kocht. "
FRENCH = "Nous sommes une petite maison et nous cherchons pour notre cuisine une personne qui aime les autres. "
DUTCH = "Wij zijn een klein bedrijf en zoeken voor onze keuken iemand die graag met ons werkt. "
SWEDISH = "Vi är ett litet företag och söker till vårt kök någon som gärna arbetar med oss. "


def closes(text: str, **fields: object) -> Quantity | None:
    """Return `closes_in` of a posting with that text, counted from TODAY."""
    posting = posting_from_mapping({"id": "p", "title": "Cook", "description": text, **fields})
    found = facts_of(posting, today=TODAY).get("closes_in")
    assert found is None or isinstance(found, Quantity)
    return found


def until(text: str, **fields: object) -> str | None:
    """Return the last day that was read from a text."""
    found = closes(text, **fields)
    return found.until if found else None


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Closing date: 4 December 2026", "2026-12-04"),
        ("Applications close on Friday, December 4th, 2026.", "2026-12-04"),
        ("Apply by 4th of December 2026, please.", "2026-12-04"),
        ("The deadline for applications is noon on 4 Dec.", "2026-12-04"),
        ("We accept applications until January 9.", "2027-01-09"),
        ("Deadline: 2026-12-04", "2026-12-04"),
        ("Deadline: 12:00 noon, 4 December 2026", "2026-12-04"),
        ("Please send your CV not later than 4 December 2026.", "2026-12-04"),
        ("Applications must be received no later than 17:00 on 4 December 2026", "2026-12-04"),
        ("The application window is expected to close on: 12/24/2026", "2026-12-24"),
        ("Salary 40k EUR Closing date 24/12/2026 Type permanent", "2026-12-24"),
        ("Application deadline: 04.12.26", "2026-12-04"),
        (GERMAN + "Bewerbungsfrist ist der 4. Dezember 2026.", "2026-12-04"),
        (GERMAN + "Bitte bewerben Sie sich bis zum 04.12.2026.", "2026-12-04"),
        (FRENCH + "Date limite de candidature : 04/12/2026", "2026-12-04"),
        (FRENCH + "Candidatures avant le 1er décembre 2026.", "2026-12-01"),
        (DUTCH + "Solliciteren kan tot 4 december.", "2026-12-04"),
        (SWEDISH + "Sista ansökningsdag: 2026-12-04", "2026-12-04"),
    ],
)
def test_the_last_day_is_read_as_people_write_it(text: str, day: str) -> None:
    """Words and figures, with the month before or after the day, with a year or without."""
    assert day == until(text)


@pytest.mark.parametrize(
    "text",
    [
        "You work well under a tight deadline.",
        "Our last deadline was 4 December 2026.",
        "Closing date: 04/05/2027",  # in English it may be April or May
        "Closing date: to be announced. We started on 4 December 2026.",
        "You prepare the closing date of the books, 4 December 2026.",
        "Closing date: 31 February 2027",
        "First deadline for applications: 4 December 2026. Second deadline for applications: 4 March 2027.",
        "Closing date: soon",
        "We read your CV by hand. We started on 4 December 2026.",
    ],
)
def test_what_is_no_last_day_is_not_read(text: str) -> None:
    """Other people's deadlines, days that cannot be or may be two, and several: unknown."""
    assert closes(text) is None


def test_a_last_day_before_the_posting_s_own_date_is_of_an_older_text() -> None:
    """It is not read; the same day after the posting's date is."""
    text = "Closing date: 4 December 2025"

    assert until(text, date_posted="2026-11-01") is None
    assert "2025-12-04" == until(text, date_posted="2025-11-01")


def test_a_field_of_the_feed_counts_before_the_text() -> None:
    """The field's day is the answer, as a structured one."""
    found = closes("Closing date: 4 December 2026", valid_through="2026-12-09")

    assert found is not None
    assert (19, Basis.STRUCTURED, None) == (found.low, found.basis, found.until)


@given(st.integers(-400, 400), st.sampled_from(["%d %B %Y", "%B %d, %Y", "%Y-%m-%d", "%d.%m.%Y", "%d %b %Y"]))
def test_every_day_is_counted_to_from_today_and_its_words_are_quoted(days: int, form: str) -> None:
    """What was written is what is counted to; a day that has passed is 0 days away."""
    day = TODAY + timedelta(days=days)
    text = f"We cook.\nClosing date: {day.strftime(form)}\nCome and see us."
    found = closes(text)

    assert found is not None
    assert (max(0, days), day.isoformat()) == (found.low, found.until)
    assert [f"Closing date: {day.strftime(form)}"] == [each.quote for each in found.evidence]
