"""Entries and JSON objects to postings: known words become tokens, the rest is kept as words, nothing is guessed."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jobfit.feeds.fields import FIELDS
from jobfit.feeds.interface import Entry, Feed
from jobfit.postings.model import JobPosting, StatedPay
from jobfit.postings.normalise import normalise_all, posting_from_mapping

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)


def a_posting(defaults: dict[str, str | list[str]] | None = None, /, **fields: object) -> JobPosting:
    """Return the posting of one entry."""
    feed = Feed(id="acme", name="Acme", kind="jsonl", url="https://acme.example/feed", defaults=defaults or {})
    return normalise_all([Entry(feed="acme", entry_id="1", fields={"title": "Porter", **fields})], feed, NOW)[0]


@pytest.mark.parametrize(
    ("field", "given_as", "value"),
    [
        ("employment_type", "Full-Time", ("full_time",)),
        ("employment_type", ["FULL_TIME", "Contract"], ("full_time", "contractor")),
        ("employment_type", "Vollzeit / Teilzeit", ("full_time", "part_time")),
        ("workplace", "On-Site", "on_site"),
        ("workplace", "Fully remote", "remote"),
        ("country", "DE", ("DE",)),
        ("country", ["Germany", "Österreich", "UK"], ("DE", "AT", "GB")),
        ("applicant_region", "Anywhere in the World", ("worldwide",)),
        ("applicant_region", ["EMEA", "USA Only"], ("EMEA", "US")),
        ("applicant_region", "Canada, Europe and LATAM", ("CA", "Europe", "LATAM")),
        ("seniority", "Mid-Level", "mid"),
        ("language", "en-US", "en"),
        ("language", "English", None),
        ("tags", ["a", "<b>b</b>", "a", "", 5], ("a", "b", "5")),
    ],
)
def test_known_words_become_tokens(field: str, given_as: object, value: object) -> None:
    """A feed's words for a closed list are read in any spelling."""
    assert getattr(a_posting(**{field: given_as}), field) == value


@pytest.mark.parametrize(
    ("field", "words", "line"),
    [
        ("employment_type", "Whenever", "Employment type: Whenever"),
        ("workplace", "On the moon", "Workplace: On the moon"),
        ("applicant_region", "UTC-3 to UTC+2", "Applicants: UTC-3 to UTC+2"),
        ("pay", "$90 - $150 /hour", "Salary: $90 - $150 /hour"),
    ],
)
def test_other_words_are_kept_as_text(field: str, words: str, line: str) -> None:
    """What is no known word is not lost: it stands in the text, where it can be read and quoted."""
    posting = a_posting(description="Open doors.", **{field: words})

    assert posting.description == f"Open doors.\n\n{line}"
    assert getattr(posting, field) is None
    assert a_posting(description=f"We say {words}.", **{field: words}).description == f"We say {words}."


@pytest.mark.parametrize("amount", [0, 1, 10**18, -5, "0", "n/a", float("nan"), float("inf"), 10**400])
def test_amounts_that_cannot_be_pay_are_unknown(amount: object) -> None:
    """0, 1 and 10^18 are placeholders or mistakes, and a note says what was set aside."""
    posting = a_posting(pay_low=amount, pay_high=amount, pay_currency="EUR")

    assert posting.pay is None
    assert posting.notes


def test_pay_is_read_from_parts_or_from_a_table() -> None:
    """Figures may be numbers or text; one open end stays open."""
    wanted = StatedPay(low=50_000.0, high=60_000.0, currency="EUR", period="year")

    assert wanted == a_posting(pay_low="50,000", pay_high=60000, pay_currency="€", pay_period="per annum").pay
    assert wanted == a_posting(pay={"low": 50000, "high": "60 000", "currency": "eur", "period": "YEAR"}).pay
    assert a_posting(pay_low=0, pay_high=60_000).pay == StatedPay(high=60_000.0)
    assert a_posting(pay_low=70_000, pay_high=60_000).pay is None
    assert a_posting(pay_low=70_000, pay_currency="$").pay == StatedPay(low=70_000.0)
    assert a_posting(pay_low=70_000, pay_basis="predicted").pay == StatedPay(low=70_000.0, basis="predicted")


def test_a_feed_s_convention_is_assumed() -> None:
    """A currency that only the feed's file gives is no statement of the employer."""
    pay = a_posting({"pay_currency": "USD"}, pay_low=50_000, pay_high=60_000).pay

    assert pay is not None
    assert (pay.basis, pay.currency) == ("assumed", "USD")
    assert pay.note == "currency by this feed's convention"
    assert a_posting({"pay_currency": "USD"}, pay_low=50_000, pay_currency="EUR").pay == StatedPay(
        low=50_000.0, currency="EUR"
    )


def test_defaults_fill_what_an_entry_does_not_state() -> None:
    """What the entry says comes first."""
    defaults: dict[str, str | list[str]] = {"company": "Acme", "workplace": "remote", "country": ["DE"]}

    assert a_posting(defaults).workplace == "remote"
    assert a_posting(defaults, workplace="hybrid", company="").workplace == "hybrid"
    assert a_posting(defaults, company="").company == "Acme"
    assert a_posting(remote=True).workplace == "remote"
    assert a_posting(remote=False).workplace is None


def test_places_are_completed_and_not_repeated() -> None:
    """City, region and country complete a location that does not name them."""
    assert a_posting(location="Chur", country="CH").location == "Chur, CH"
    assert a_posting(location=["Hull", "Leith", "Hull"]).location == "Hull; Leith"
    assert a_posting(location="Lansing, Michigan", region="Michigan").location == "Lansing, Michigan"
    assert a_posting(city="Hull", country="United Kingdom").location == "Hull, United Kingdom"


def test_a_country_that_a_location_names_is_not_added_as_a_code() -> None:
    """Neither under its name, nor under another code of it; a word that only looks like the code is no name."""
    assert a_posting(location="Remote, Portugal", country="PT").location == "Remote, Portugal"
    assert a_posting(location="London, UK", country="GB").location == "London, UK"
    assert a_posting(location="Porto (PT)", country="PRT").location == "Porto (PT)"
    assert a_posting(location="Anywhere in Goa", country="IN").location == "Anywhere in Goa, IN"


def test_links_are_web_addresses() -> None:
    """A relative link is completed by the feed's address; anything else is left out with a note."""
    assert a_posting(url="/open/1").url == "https://acme.example/open/1"
    for bad in ("javascript:alert(1)", "data:text/html,x", "http://[", "mailto:a@b.example"):
        posting = a_posting(url=bad)

        assert posting.url == ""
        assert "not a web address" in posting.notes[0]


def test_dates_are_bounded_by_now() -> None:
    """A date that cannot be one is unknown, and said."""
    posting = a_posting(date_posted="2099-01-01", valid_through="2026-12-31")

    assert (posting.date_posted, posting.valid_through) == (None, date(2026, 12, 31))
    assert "placeholder" in posting.notes[0]


def test_a_long_description_is_cut_and_said() -> None:
    """The posting says that not all of it was read."""
    posting = a_posting(description="word " * 200_000)

    assert not posting.whole
    assert "cut at 64 KB" in posting.notes[0]


SCALARS = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20)
VALUES = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3)
)


@given(st.dictionaries(st.sampled_from(sorted(FIELDS)), VALUES, max_size=8))
@settings(deadline=None, max_examples=200)
def test_no_entry_stops_a_run(fields: dict[str, Any]) -> None:
    """Whatever a feed holds becomes a posting, and the same posting each time."""
    assert a_posting(**fields) == a_posting(**fields)


def test_a_json_object_is_a_posting() -> None:
    """The fields of the contract, and any of JobPosting."""
    posting = posting_from_mapping(
        {
            "id": "p1",
            "title": "Senior &amp; Lead",
            "company": "Northwind",
            "location": "Remote, US",
            "description": "<p>Pay: $150,000</p><ul><li>Cook</li></ul>",
            "employment_type": ["full_time"],
            "date_posted": "2026-11-20",
            "whole": False,
            "notes": ["from a friend"],
        }
    )

    assert posting.model_dump(exclude_defaults=True, exclude={"content_hash"}) == {
        "id": "p1",
        "title": "Senior & Lead",
        "company": "Northwind",
        "location": "Remote, US",
        "description": "Pay: $150,000\n\n* Cook",
        "employment_type": ("full_time",),
        "date_posted": date(2026, 11, 20),
        "whole": False,
        "notes": ("from a friend",),
    }


def test_a_posting_without_id_has_its_content_s() -> None:
    """The same content has the same id, another one another."""
    first, same, other = (posting_from_mapping({"title": title}) for title in ("Porter", "Porter ", "Cook"))

    assert first.id == same.id != other.id
    assert posting_from_mapping({"id": 7}).id == "7"


def test_unknown_keys_are_left_out_with_a_note() -> None:
    """A misspelt field is told with the nearest name; hundreds are counted."""
    posting = posting_from_mapping({"id": "1", "locatoin": "Ely", **{f"zzqx{number}": 1 for number in range(30)}})

    assert posting.notes[0] == "the field 'locatoin' is not known and was left out; did you mean 'location'?"
    assert posting.notes[-1] == "21 more fields are not known and were left out"
    assert posting.location == ""


@pytest.mark.parametrize(
    ("given_as", "said"),
    [
        ([], "a posting is an object with fields, not a list"),
        ("x", "a posting is an object with fields, not text"),
        (None, "a posting is an object with fields, not null"),
        ({"title": 5}, "the field 'title' is text, not a number"),
        ({"tags": [1]}, "the field 'tags' is a list of texts; one of its elements is not text"),
        ({"pay": []}, "the field 'pay' is text or a number, not a list"),
        ({"remote": {}}, "the field 'remote' is true or false or text or a number, not an object"),
        ({"id": True}, "the field 'id' is text or a number, not true or false"),
        ({"whole": "no"}, "the field 'whole' is true or false, not text"),
    ],
)
def test_wrong_types_are_one_sentence(given_as: dict[str, Any], said: str) -> None:
    """A line that cannot be read says why."""
    with pytest.raises(ValueError, match=re.escape(said)) as raised:
        posting_from_mapping(given_as)

    assert str(raised.value) == said


@given(
    st.dictionaries(
        st.sampled_from(sorted({*FIELDS, *JobPosting.model_fields})) | st.text(max_size=5), VALUES, max_size=6
    )
)
@settings(deadline=None, max_examples=200)
def test_any_object_is_a_posting_or_a_sentence(given_as: dict[str, Any]) -> None:
    """Nothing but ValueError is raised."""
    try:
        told = posting_from_mapping(given_as, now=NOW).id
    except ValueError as error:
        told = str(error)

    assert told
    assert "\n" not in told


def test_a_posting_survives_the_way_to_json_and_back() -> None:
    """What was normalised once comes to itself."""
    posting = a_posting(
        description="<p>Open doors.</p><ul><li>Lift</li></ul>",
        company="Inn",
        location="Ely",
        pay_low=20_000,
        pay_currency="GBP",
        pay_period="year",
        employment_type="full-time",
        workplace="hybrid",
        country="GB",
        applicant_region="UK",
        seniority="junior",
        language="en",
        tags=["doors"],
        date_posted="2026-11-20",
        url="https://inn.example/1",
    )

    seen = posting.model_copy(update={"first_seen": date(2026, 11, 21)})

    assert posting == posting_from_mapping(posting.model_dump(mode="json"))
    assert seen == posting_from_mapping(seen.model_dump(mode="json"))
