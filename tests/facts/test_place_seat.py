"""Where no place of the work is said, the country of the company's seat, an address or a licence is assumed."""

from __future__ import annotations

import pytest

from jobfit.facts.model import Basis, TokenSet
from jobfit.facts.place import extract
from jobfit.facts.reading import read
from jobfit.postings.model import JobPosting


def _assumed(description: str, *, title: str = "Kite builder") -> str | None:
    posting = JobPosting(id="p", language="en", title=title, description=description)
    facts = extract(read(posting))
    country = facts.get("country")
    if country is None:
        return None
    assert isinstance(country, TokenSet)
    assert country.basis is Basis.ASSUMED
    assert not country.complete
    assert country.evidence
    assert "city" not in facts
    return " ".join(country.value)


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Acme Heating is a family business located in Cambridge, Ontario.", "CA"),
        ("We are a small bakery in Leeds and need somebody for the ovens.", "GB"),
        ("Acme Nursing has been serving the Ghent area since 1990.", "BE"),
        ("St Anne's School, Leeds, is small and needs a kite builder.", "GB"),
        ("First Church of Springfield, Missouri needs a bookkeeper.", "US"),
        ("The City of Springfield, Missouri takes applications until Friday.", "US"),
        ("Acme is a Leeds-based charity of ten people.", "GB"),
        ("Acme, founded in 2010, is headquartered in Boston, MA.", "US"),
        ("We are headquartered in Vienna. You build kites.", "AT"),
        ("Acme is based in Leeds, with offices in Berlin.", None),
        ("Acme is a Leeds-based company with teams on four continents.", None),
        ("Acme is based in Leeds. Our bakery is a shop in Vienna.", None),
        ("We meet at our headquarters in Vienna twice a year.", None),
        ("You have worked for a company in Boston.", None),
        ("We work with team members based in California.", None),
        ("Our investors are a fund based in Boston.", None),
        ("We sell kites to every school in Texas.", None),
        ("You help a US-based company.", None),
        ("Based in Leeds or elsewhere in Europe.", None),
        ("The Testing Library, Cypress and Jest are our tools.", None),
        ("A remote job. Our company is based in Boston, MA.", None),
    ],
)
def test_the_seat_of_the_company(text: str, country: str | None) -> None:
    """The seat of a company tells the country as long as nothing says that it is in other places too."""
    assert country == _assumed(text)


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Send your letter to:\nAcme Clinic\n12 Kite Street\nSpringfield, IL 62701", "US"),
        ("Acme Clinic, 12 Kite Street, Springfield IL 62701. Ask for Ann.", "US"),
        ("Write to Acme, 4 High Street, Leeds LS1 4AB.", "GB"),
        ("Write to Acme, 4 Kite Street, Toronto, ON M5V 2T6.", "CA"),
        ("Ask for form AB 12345 at the desk.", None),
    ],
)
def test_an_address(text: str, country: str | None) -> None:
    """A postal code of a form that one country alone has tells it."""
    assert country == _assumed(text)


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("* Active Illinois license required", "US"),
        ("* A valid Ontario driver's licence", "CA"),
        ("* Licensed in the state of Texas", "US"),
        ("* A driver's license", None),
        ("* The laws of the State of Delaware hold.", None),
    ],
)
def test_a_licence_of_a_state(text: str, country: str | None) -> None:
    """A licence that a state gives tells the country."""
    assert country == _assumed(text)


def test_a_title_that_names_a_region_is_not_at_the_seat() -> None:
    """Who works for a part of the world may be anywhere in it."""
    assert _assumed("Acme is headquartered in Boston, MA.", title="Head of Kites, EMEA") is None
