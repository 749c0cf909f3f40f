"""Recorded documents, each with the entries and postings it comes to beside it."""

from __future__ import annotations

from pathlib import Path

import pytest

from jobfit.feeds.interface import Feed
from tests.feeds.golden import expected, parse, told

HERE = Path(__file__).parent
DOCUMENTS = [
    ("syndication/acme.xml", "syndication", {}, {}),
    (
        "syndication/forge.atom",
        "syndication",
        {"company": "author | title before first ': '", "title": "title after first ': '", "date_posted": "updated"},
        {"country": "FI"},
    ),
    (
        "jsonfeed/harbour.json",
        "jsonfeed",
        {
            "company": "_opening.employer",
            "location": "_opening.places.city",
            "country": "_opening.country",
            "pay": "_opening.pay",
        },
        {},
    ),
    ("table/mixed.jsonl", "jsonl", {}, {}),
    ("table/columns.csv", "csv", {"title": "Job Title"}, {"country": "CH"}),
]


@pytest.mark.parametrize(("name", "kind", "fields", "defaults"), DOCUMENTS, ids=[each[0] for each in DOCUMENTS])
def test_a_recorded_document_comes_to_its_golden(
    name: str, kind: str, fields: dict[str, str], defaults: dict[str, str]
) -> None:
    """Entries, postings and problems are those of the golden, which a person has read."""
    document = HERE / name
    feed = Feed(
        id="recorded", name="Recorded", kind=kind, url="https://feeds.example/all", map=fields, defaults=defaults
    )

    actual = told(feed, parse(feed, document.read_bytes()))

    assert expected(document, actual) == actual


def test_every_recorded_document_is_tried() -> None:
    """No document lies in these folders without a test, and no golden without a document."""
    tried = {HERE / name for name, *_ in DOCUMENTS}
    found = {path for folder in ("syndication", "jsonfeed", "table") for path in (HERE / folder).iterdir()}

    assert tried | {path.with_name(f"{path.name}.entries.json") for path in tried} == found
