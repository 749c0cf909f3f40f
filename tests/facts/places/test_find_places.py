"""Names of places: which one is meant beside its neighbours, and what is left open."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jobfit.facts.places import Found, find_places
from jobfit.facts.places.table import city_token
from jobfit.facts.reading import read
from jobfit.postings.model import JobPosting


def _found(location: str, language: str | None = None) -> Found:
    reading = read(JobPosting(id="p", location=location, language=language))
    return find_places(reading, *reading.field("location"))


@pytest.mark.parametrize(
    ("written", "countries"),
    [
        ("Berlin, DE", ("DE",)),
        ("Seaford, DE", ("US",)),
        ("38000 - BOIS DE LANS", ()),
        ("WILMINGTON DE USA", ("US",)),
        ("Toronto, CA", ("CA",)),
        ("San Diego, CA", ("US",)),
        ("Pune, IN", ("IN",)),
        ("Fort Wayne, IN", ("US",)),
        ("Medellín, CO", ("CO",)),
        ("Boulder, CO", ("US",)),
        ("Atlanta, GA", ("US",)),
        ("Savannah, Georgia", ("US",)),
        ("Tbilisi, Georgia", ("GE",)),
        ("Georgia, United States", ("US",)),
        ("Georgia", ()),
        ("London, Ontario", ("CA",)),
        ("London", ("GB",)),
        ("Paris, TX", ("US",)),
        ("Milano, MI, Italy", ("IT",)),
        ("Garching, BY, DE", ("DE",)),
        ("Tel Aviv, TA, IL", ("IL",)),
        ("TA, IL", ("IL",)),
        ("Dorfstadt, M, IL", ("IL",)),
        ("Dorfstadt, MI, Italy", ("IT",)),
        ("Dorfstadt, TN, IN", ("IN",)),
        ("TN, IN", ("US",)),
        ("Remote (DC, CO, IL)", ("US",)),
        ("CT, ES", ("ES",)),
        ("OC, CA", ("US",)),
        ("Detroit, MI, IT", ("US",)),
        ("Oxbow Hollow; MN", ("US",)),
        ("Remote; CA", ()),
        ("Remote (DE/AT/CH)", ("DE", "AT", "CH")),
        ("LONDON AND/OR REMOTE", ("GB",)),
        ("Germany; IN", ("DE",)),
        ("US, CA, UK", ("US", "CA", "GB")),
        ("Remote - CA, US", ("US",)),
        ("Vancouver WA", ("US",)),
        ("India - Bengaluru", ("IN",)),
        ("Copenhagen / London / Berlin / Remote", ("DK", "GB", "DE")),
        ("Berlin, Hamburg, Stuttgart", ("DE",)),
        ("12 Madrid Road, Springfield, IL", ("US",)),
        ("Hong Kong, Hong Kong", ("HK",)),
        ("Warschau", ("PL",)),
        ("Köln oder Wien", ("DE", "AT")),
        ("Cambridge", ()),
        ("Cambridge, MA", ("US",)),
        ("Cambridge, UK", ("GB",)),
        ("Cambridge/Boston, MA", ("US",)),
        ("Cambridge / Lisbon / Boston", ("PT", "US")),
        ("Luzern, LU", ("CH",)),
        ("St. Gallen SG, Schweiz", ("CH",)),
        ("Geneva, NY", ("US",)),
        ("Landkreis München", ("DE",)),
        ("Durham County", ("US",)),
        ("Linn County", ()),
        ("Bergen County, NJ", ("US",)),
        ("Durham County Council, UK", ("GB",)),
        ("53 Locations", ()),
        ("Remote", ()),
        ("Office", ()),
        ("us", ()),
        ("", ()),
    ],
)
def test_countries_are_told_by_the_names_beside(written: str, countries: tuple[str, ...]) -> None:
    """A state, a country or a city beside a name says what it means; what stays open is left out."""
    assert countries == _found(written).countries()


def test_a_town_that_is_in_no_list_is_no_namesake_elsewhere() -> None:
    """A town beside its state is not looked for in another one, whatever is listed beside it."""
    assert ("dallas",) == _found("Dallas/Westlake, TX").cities()


def test_a_bare_name_is_read_in_the_country_of_the_posting_s_language() -> None:
    """Two letters and a small town behind German words are German."""
    assert ("DE",) == _found("Bruchtal, DE", "de").countries()
    assert ("US",) == _found("Bruchtal, DE").countries()


def test_a_name_of_a_few_thousand_people_alone_tells_nothing_in_english() -> None:
    """A hamlet's name alone is a place of the posting's own country, and in English of none."""
    assert ("DE",) == _found("Linn", "de").countries()
    assert ("DE",) == _found("Linn, Germany", "en").countries()
    assert () == _found("Linn", "en").countries()


@pytest.mark.parametrize(
    ("written", "cities"),
    [
        ("Ulm", ("ulm",)),
        ("Ulm, Germany", ("ulm",)),
        ("Ulm, Baden-Württemberg", ("ulm",)),
        ("Hybrid in Ulm (Germany)", ("ulm",)),
        ("Rye, NY", ("rye",)),
        ("Zug, Switzerland; Berlin", ("zug", "berlin")),
        ("Hub, Berlin", ("berlin",)),
        ("Ann, Ireland", ()),
        ("Man, UK", ()),
        ("St. Gallen SG", ("sankt gallen",)),
        ("St. Pölten", ("sankt polten",)),
        ("St. Louis", ("st louis",)),
        ("St. Petersburg, FL", ("st petersburg",)),
        ("Durham County, NC", ()),
        ("Landkreis München", ()),
        ("Hanover Township, NJ", ()),
        ("Washington County", ()),
    ],
)
def test_which_towns_are_named(written: str, cities: tuple[str, ...]) -> None:
    """Three letters are a town's beside its country or state; a county and a township are no towns."""
    assert cities == _found(written).cities()


@pytest.mark.parametrize(
    ("written", "whole"),
    [
        ("Berlin", True),
        ("New York; San Francisco; Remote", True),
        ("Kansas (+34 others)", False),
        ("Berlin / Nowhereville", False),
        ("Multiple locations in Spain", False),
    ],
)
def test_a_list_with_something_unread_is_not_whole(written: str, whole: bool) -> None:  # noqa: FBT001 - a table's column
    """A list is whole when every piece of it is understood and nothing says that there are more."""
    assert whole == _found(written).whole


@pytest.mark.parametrize(
    ("written", "areas"),
    [
        ("Remote (US)", ("US",)),
        ("Anywhere in the EU", ("worldwide", "EU")),
        ("EMEA", ("EMEA",)),
        ("Remote - DACH", ("DE", "AT", "CH")),
        ("Latin America", ("LATAM",)),
        ("Benelux", ("BE", "NL", "LU")),
        ("Nordics or Baltics", ("DK", "FI", "FO", "AX", "IS", "NO", "SE", "EE", "LV", "LT")),
        ("Lima, Remote", ()),
    ],
)
def test_areas_are_what_is_named_itself(written: str, areas: tuple[str, ...]) -> None:
    """A city names no area; a group without a name in the vocabulary is its countries."""
    assert areas == _found(written).areas()


@pytest.mark.parametrize(
    ("sentence", "country", "cities"),
    [
        ("We have a shop in Virginia.", "US", ()),
        ("We have a shop in Ontario and love it.", "CA", ()),
        ("We have a shop in Ontario, California.", "US", ("ontario",)),
        ("We have a shop in New York.", "US", ("new york city",)),
        ("We have a shop in Washington.", "US", ("washington",)),
    ],
)
def test_a_state_in_a_sentence_outweighs_a_small_town_called_like_it(
    sentence: str, country: str, cities: tuple[str, ...]
) -> None:
    """A name in running text is the state's, unless its city is large or has its own state behind it."""
    reading = read(JobPosting(id="p", language="en", description=sentence))
    found = find_places(reading, *reading.field("description"), sure=True)

    assert ((country,), cities) == (found.countries(), found.cities())


def test_a_city_has_one_token_in_every_language() -> None:
    """München, Munich and Monachium are the same city."""
    assert {"munich"} == {city_token(name) for name in ("München", "Munich", "Monachium")}
    assert "nowhereville" == city_token("nowhereville")


@settings(deadline=None, max_examples=150)
@given(st.text(max_size=80))
def test_every_place_found_is_inside_the_text(written: str) -> None:
    """Whatever stands in a location, reading it raises nothing and every place has a span inside it."""
    for place in _found(written).places:
        assert 0 <= place.start < place.end <= len(written) + 1


@settings(deadline=None, max_examples=50)
@given(st.permutations(["Berlin, Germany", "Austin, TX", "Pune, India", "Remote"]))
def test_the_order_of_alternatives_changes_nothing(parts: list[str]) -> None:
    """The same places in another order are the same countries."""
    assert {"DE", "US", "IN"} == set(_found("; ".join(parts)).countries())
