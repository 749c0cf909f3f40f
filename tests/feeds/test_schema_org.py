"""schema.org JobPosting as sites write it."""

from __future__ import annotations

import json
from typing import Any

import pytest

from jobfit.feeds.interface import CAME_FROM, Feed
from jobfit.feeds.reading import read_document
from jobfit.postings.normalise import normalise_all

PAGE = "https://board.example/jobs/7"
FEED = Feed(id="page", name="Board", kind="webpage", url=PAGE)


def read(*given: dict[str, Any]) -> list[Any]:
    """Return the postings of a page with some forms in it."""
    forms = [{"@type": "JobPosting", "title": "Cook", "description": "Cook eels."} | each for each in given]
    scripts = "".join(f'<script type="application/ld+json">{json.dumps(each)}</script>' for each in forms)
    page = f"<html><head>{scripts}</head></html>".encode()
    return normalise_all(read_document(FEED, page, {CAME_FROM: PAGE}).entries, FEED)


@pytest.mark.parametrize(
    ("own", "url"),
    [
        ("https://inn.example", PAGE),
        ("https://inn.example/", PAGE),
        ("http://[", PAGE),
        ("", PAGE),
        ("https://inn.example/jobs/1", "https://inn.example/jobs/1"),
        ("https://inn.example/?job=1", "https://inn.example/?job=1"),
    ],
)
def test_the_front_page_of_an_employer_is_no_address_of_a_posting(own: str, url: str) -> None:
    """Its page at the board is, which is also what tells the postings of one employer apart."""
    assert [url] == [each.url for each in read({"url": own})]


@pytest.mark.parametrize(("code", "period"), [("ANN", "year"), ("MON", "month"), ("HUR", "hour"), ("KGM", None)])
def test_a_period_may_be_a_code(code: str, period: str | None) -> None:
    """That of UN/CEFACT, beside the amount or in it; any other unit is none of time."""
    beside = {"currency": "USD", "value": "50000", "unitCode": code}
    inside = {"currency": "USD", "value": {"value": 50000, "unitCode": code}}

    both = read({"baseSalary": beside, "title": "Cook"}, {"baseSalary": inside, "title": "Ostler"})

    assert [period, period] == [each.pay.period for each in both]
