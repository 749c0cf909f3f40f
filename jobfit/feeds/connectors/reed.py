"""Reed's search: the beginnings of texts, and days written with the day first."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from jobfit.feeds.bands import Band, pay_of
from jobfit.feeds.connectors.jsonlist import pages, read_list
from jobfit.feeds.gather import Item
from jobfit.feeds.interface import Feed, Reading
from jobfit.feeds.pick import pick


def ask(feed: Feed) -> Reading:
    """Return the postings of the first pages of the search."""
    return read_list(feed, _item, requests=(replace(request, login_keys=("key", "")) for request in pages(feed)))


def _item(_feed: Feed, number: int, posting: Mapping[str, Any]) -> Item:
    pay = Band(posting.get("minimumSalary"), posting.get("maximumSalary"), str(posting.get("currency") or ""))
    fields = {
        "title": posting.get("jobTitle"),
        "url": posting.get("jobUrl"),
        "company": posting.get("employerName"),
        "description": posting.get("jobDescription"),
        "location": posting.get("locationName"),
        "country": "GB",
        "pay": pay_of([pay]),
        "date_posted": pick("date in day/month/year", posting.get),
        "valid_through": pick("expirationDate in day/month/year", posting.get),
    }
    return Item(number, posting.get("jobId"), fields)
