"""Lever boards: what is asked for stands in lists of its own, and pay names its period in Lever's own words."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

from jobfit.feeds.bands import Band, pay_of
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
        "pay": _pay(posting.get("salaryRange")),
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
    yield str(posting.get("additional") or "")


def _pay(given: object) -> Mapping[str, Any]:
    """Return the pay of a range whose interval is such as "per-year-salary" or "per-hour-wage", none of another.

    Others are "one-time", and "semi-month-salary" or "bi-week-salary", which are not those of a month or a week.
    """
    period = _PERIOD.fullmatch(str(given.get("interval") or "")) if isinstance(given, Mapping) else None
    if not isinstance(given, Mapping) or period is None:
        return {}
    return pay_of([Band(given.get("min"), given.get("max"), str(given.get("currency") or ""), period[1])])
