"""Greenhouse boards: pay in cents by zone and without a period; a place that may stand in the offices only."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

from jobfit.feeds.bands import Band, pay_of
from jobfit.feeds.connectors.jsonlist import read_list
from jobfit.feeds.figures import read_figure
from jobfit.feeds.gather import Item
from jobfit.feeds.interface import Feed, Reading
from jobfit.feeds.pick import along, objects

_CENTS: Final = 100
_HOURLY = re.compile(r"\bhour(?:ly)?\b|\bper hour\b|/\s?h(?:ou)?r\b", re.IGNORECASE)
_YEARLY = re.compile(r"\bannual(?:ly|ized)?\b|\byear(?:ly)?\b|\bsalary\b|\bper annum\b", re.IGNORECASE)
_KIND = re.compile(r"employment type|time type", re.IGNORECASE)  # fields that many employers add
_NO_PLACE = re.compile(r"(?:hybrid|in-?office|on-?site)", re.IGNORECASE)


def ask(feed: Feed) -> Reading:
    """Return a board's postings, from the one document that has them all."""
    return read_list(feed, _item)


def _item(feed: Feed, number: int, posting: Mapping[str, Any]) -> Item:
    place = str(along(posting, "location.name") or "").strip()
    no_place = _NO_PLACE.fullmatch(place)
    offices = [name for each in objects(posting, "offices") if (name := each.get("location") or each.get("name"))]
    fields = {
        "title": posting.get("title"),
        "url": posting.get("absolute_url"),
        "company": posting.get("company_name") or feed.name,
        "description": posting.get("content"),
        "location": offices if offices and (no_place or not place) else place,
        "workplace": place if no_place else None,
        "employment_type": list(_kinds(posting)),
        "pay": pay_of(_bands(posting)),
        "language": posting.get("language"),
        "date_posted": posting.get("first_published"),
        "updated": posting.get("updated_at"),
        "valid_through": posting.get("application_deadline"),
        "tags": along(posting, "departments.name"),
    }
    return Item(number, posting.get("id"), fields)


def _kinds(posting: Mapping[str, Any]) -> Iterator[str]:
    for each in objects(posting, "metadata"):
        if _KIND.fullmatch(str(each.get("name"))) and isinstance(each.get("value"), str):
            yield each["value"]


def _bands(posting: Mapping[str, Any]) -> Iterator[Band]:
    """Yield the pay of each zone; its period is what the zone's own words say, unknown when they do not."""
    for each in objects(posting, "pay_input_ranges"):
        words = f"{each.get('title') or ''} {re.sub(r'<[^>]{0,500}>', ' ', str(each.get('blurb') or ''))}"
        period = "hour" if _HOURLY.search(words) else "year" if _YEARLY.search(words) else ""
        low, high = _whole(each.get("min_cents")), _whole(each.get("max_cents"))
        yield Band(low, high, str(each.get("currency_type") or ""), period, str(each.get("title") or ""))


def _whole(cents: object) -> float | None:
    found = read_figure(cents)
    return found / _CENTS if found is not None else None
