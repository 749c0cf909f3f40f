"""The country where no place of the work is known: from the places that are named, or from language and money."""

from __future__ import annotations

import pytest

from jobfit.facts.extract import facts_of
from jobfit.facts.model import Basis, TokenSet
from jobfit.postings.model import JobPosting

POLISH = "Szukamy piekarza do naszego zespołu. Wymagamy chęci do pracy, a oferujemy stabilne zatrudnienie na etat."


def _country(description: str, location: str = "") -> TokenSet | None:
    facts = facts_of(JobPosting(id="1", title="Sailmaker", location=location, description=description))
    found = facts.get("country")
    assert found is None or isinstance(found, TokenSet)
    return found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("We sew sails for boats all over Canada. Our loft was the first in Toronto.", ("CA",)),
        ("Kites fly over Leeds and Bristol, and so do ours in Bristol.", ("GB",)),
        ("Kites are loved by Harvey, Bristol and Leeds.", None),
        ("Kites fly over the Boston Harbor Festival, the New York Marathon and Leeds.", None),
        ("In Leeds all know us. Leeds loves kites.", ("GB",)),
        ("Kites fly over Leeds, as all know who live by the sea.", None),
        ("Ask Preston. Preston knows all of our kites.", None),
        ("We sew sails for boats in Canada and in France, and in Canada most.", None),
        ("This is a remote role. We sew sails for boats all over Canada, Toronto too.", None),
        ("Boats know AI, and AI knows boats.", None),
        ("You know all kites in Boston, MA.", ("US",)),
        ("You know kite software in GA, SD and FI.", None),
        ("ABOUT US\n\nKites fly over Boston, as all know who live by the sea.", None),
        ("We sew sails.\n\nBenefits\n* Leave as the law of Toronto has it\n* A doctor anywhere in Canada", None),
    ],
)
def test_places_of_one_country_are_taken_for_where_the_work_is(text: str, expected: tuple[str, ...] | None) -> None:
    """Two places of one country tell it, as an assumption; one place, a name, two countries or remote work do not."""
    found = _country(text)

    assert expected == (found.value if found else None)
    assert found is None or (found.basis is Basis.ASSUMED and found.note and found.evidence)


@pytest.mark.parametrize(
    ("location", "text", "expected"),
    [
        ("Żaglowo Dolne", POLISH, ("PL",)),
        ("Żaglowo Dolne", f"{POLISH} Praca w Niemczech.", None),
        ("Sailton Parva", "We sew sails, and look for somebody who sews them with us and likes it.", None),
        ("Sailton Parva", "We sew sails for boats all over Canada. Our loft was the first in Toronto.", None),
    ],
)
def test_an_unknown_town_is_in_the_country_of_the_language(
    location: str, text: str, expected: tuple[str, ...] | None
) -> None:
    """A town that no list has is taken to be where its language is spoken, and never where other places are."""
    found = _country(text, location)

    assert expected == (found.value if found else None)
