"""Lever boards: what is asked for stands in lists of its own, and pay names its period in Lever's own words."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

from jobfit.feeds.bands import Band, in_words, pay_of
from jobfit.feeds.connectors.jsonlist import read_list
from jobfit.feeds.gather import Item
from jobfit.feeds.interface import Feed, Reading
from jobfit.feeds.pick import along, objects

_PERIOD = re.compile(r"per-(hour|day|week|month|year)-(?:salary|wage)")
_NOT_SAID: Final = "unspecified"


def ask(feed: Feed) -> Reading:
    """Return a board's postings, from the one document that has them all."""
    return read_list(feed, _item)


def _item(feed: Feed, number: int, posting: Mapping[str, Any]) -> Item:
    workplace = posting.get("workplaceType")
    fields = {
        "title": posting.get("text"),
        "url": posting.get("hostedUrl"),
        "company": feed.name,
        "description": "\n".join(_parts(posting)),
        "location": along(posting, "categories.allLocations") or along(posting, "categories.location"),
        "country": posting.get("country"),
        "workplace": workplace if workplace != _NOT_SAID else None,
        "employment_type": along(posting, "categories.commitment"),
        "pay": pay_of(band for band, _ in _bands(posting) if band.period),
        "date_posted": posting.get("createdAt"),
        "updated": posting.get("updatedAt"),
        "tags": [tag for name in ("department", "team") if (tag := along(posting, f"categories.{name}"))],
    }
    return Item(number, posting.get("id"), fields)


def _parts(posting: Mapping[str, Any]) -> Iterator[str]:
    """Yield the text from top to bottom, as the board shows it."""
    yield str(posting.get("description") or "")
    for each in objects(posting, "lists"):
        yield f"<h3>{html.escape(str(each.get('text') or ''))}</h3><ul>{each.get('content') or ''}</ul>"
    yield str(posting.get("salaryDescription") or "")
    for band, interval in _bands(posting):
        if not band.period and (range_ := in_words(band)):
            yield f"<p>Pay: {html.escape(f'{range_} ({interval})')}</p>"
    yield str(posting.get("additional") or "")


def _bands(posting: Mapping[str, Any]) -> Iterator[tuple[Band, str]]:
    """Yield the pay and its interval, such as "per-year-salary" or "per-hour-wage".

    Others are none of our periods: "one-time", "semi-month-salary", "bi-week-salary", which some write for an hour.
    """
    for each in objects(posting, "salaryRange"):
        interval = str(each.get("interval") or "")
        period = _PERIOD.fullmatch(interval)
        currency = str(each.get("currency") or "")
        yield Band(each.get("min"), each.get("max"), currency, period[1] if period else ""), interval.replace("-", " ")
