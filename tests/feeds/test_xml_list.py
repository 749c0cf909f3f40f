"""Exports in XML by the names that programs give their elements."""

from __future__ import annotations

from jobfit.feeds.interface import Feed
from jobfit.feeds.kinds import kind
from tests.feeds.golden import parse

FEED = Feed(
    id="export",
    name="Export",
    kind="xml",
    url="https://inn.example/all.xml",
    items=kind("xml").items,
    map=kind("xml").map,
)


def test_an_export_is_read_by_the_names_that_programs_use() -> None:
    """Without a map: the employer, the place in an address and the day, each under any of the usual names."""
    one = "<title>Cook</title><company_title>The Inn</company_title><publication_date>2026-11-02</publication_date>"
    other = (
        "<name>Ostler</name><companyName>The Inn</companyName><publicationDate>2026-11-03</publicationDate>"
        "<address><city>Porto</city><country>Portugal</country></address>"
    )
    parsed = parse(FEED, f"<all><job>{one}</job><job>{other}</job></all>".encode())
    cook, ostler = (each.fields for each in parsed.entries)

    assert ("The Inn", "2026-11-02") == (cook["company"], cook["date_posted"])
    assert ("The Inn", "2026-11-03") == (ostler["company"], ostler["date_posted"])
    assert ("Porto", "Portugal") == (ostler["city"], ostler["country"])
