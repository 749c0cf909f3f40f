"""Himalayas' list: one without countries is open to the world, unless it names time zones."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from jobfit.feeds.connectors.jsonlist import mapped, read_list
from jobfit.feeds.gather import Item
from jobfit.feeds.interface import Feed, Reading


def ask(feed: Feed) -> Reading:
    """Return the postings of every page of the list."""
    return read_list(feed, _item)


def _item(feed: Feed, number: int, posting: Mapping[str, Any]) -> Item:
    item = mapped(feed, number, posting)
    zones = posting.get("timezoneRestrictions")
    if item.fields.get("applicant_region") or not isinstance(zones, list) or not zones:
        return item
    return item._replace(
        fields={**item.fields, "applicant_region": f"in the time zones {', '.join(map(_zone, zones))}"}
    )


def _zone(given: object) -> str:
    """Return a time zone as "UTC-5"; it is given so, or as a number of hours."""
    return f"UTC{given:+g}" if isinstance(given, int | float) else str(given)
