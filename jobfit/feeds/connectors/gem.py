"""Gem boards: one list with the whole texts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from jobfit.feeds.connectors.jsonlist import read_list
from jobfit.feeds.gather import Item
from jobfit.feeds.interface import Feed, Reading
from jobfit.feeds.pick import along, texts


def ask(feed: Feed) -> Reading:
    """Return a board's postings, from the one document that has them all."""
    return read_list(feed, _item)


def _item(feed: Feed, number: int, posting: Mapping[str, Any]) -> Item:
    offices = texts(posting, "offices.location") or texts(posting, "offices.name")
    fields = {
        "title": posting.get("title"),
        "url": posting.get("absolute_url"),
        "company": feed.name,
        "description": posting.get("content") or posting.get("content_plain"),
        "location": _places([*texts(posting, "location.name"), *offices]),
        "workplace": posting.get("location_type"),
        "employment_type": posting.get("employment_type"),
        "date_posted": posting.get("first_published_at") or posting.get("created_at"),
        "tags": along(posting, "departments.name"),
    }
    return Item(number, posting.get("id"), fields)


def _places(named: list[str]) -> list[str]:
    """Return the places once each; one that another names with more words is left out."""
    places = list(dict.fromkeys(named))
    return [place for place in places if not any(place != other and place in other for other in places)]
