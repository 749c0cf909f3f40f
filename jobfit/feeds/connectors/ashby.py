"""Ashby boards: pay in tiers by place or level, where what is called a salary may be on-target earnings."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

from jobfit.feeds.bands import Band, pay_of
from jobfit.feeds.connectors.jsonlist import elements, read_list
from jobfit.feeds.gather import Item
from jobfit.feeds.interface import Document, Feed, Reading
from jobfit.feeds.pick import along, objects

_SALARY: Final = "Salary"
_ON_TARGET = re.compile(r"\bOTE\b|on[- ]target|commission", re.IGNORECASE)
_PERIODS: Final = {"1 HOUR": "hour", "1 DAY": "day", "1 WEEK": "week", "1 MONTH": "month", "1 YEAR": "year"}


def ask(feed: Feed) -> Reading:
    """Return the postings that a board lists, from the one document that has them all; unlisted ones are not shown."""
    return read_list(feed, _item, read=lambda document: _shown(feed, document))


def _shown(feed: Feed, document: Document) -> list[Any]:
    found = elements(feed, document)
    return [each for each in found if not (isinstance(each, dict) and each.get("isListed") is False)]


def _item(feed: Feed, number: int, posting: Mapping[str, Any]) -> Item:
    tiers = objects(posting, "compensation.compensationTiers")
    fields = {
        "title": posting.get("title"),
        "url": posting.get("jobUrl"),
        "company": feed.name,
        "description": f"{posting.get('descriptionHtml') or posting.get('descriptionPlain') or ''}{_in_words(tiers)}",
        "location": [place for place in _places(posting) if place],
        "workplace": posting.get("workplaceType"),
        "remote": posting.get("isRemote") if not posting.get("workplaceType") else None,
        "employment_type": _spaced(posting.get("employmentType")),
        "pay": pay_of(_bands(tiers)),
        "date_posted": posting.get("publishedAt"),
        "tags": [tag for name in ("department", "team") if (tag := posting.get(name))],
    }
    return Item(number, posting.get("id"), fields)


def _places(posting: Mapping[str, Any]) -> Iterator[str]:
    """Yield the main place, completed by its postal address, and the other ones."""
    yield _place(posting.get("location"), along(posting, "address.postalAddress"))
    for each in objects(posting, "secondaryLocations"):
        yield _place(each.get("location"), along(each, "address.postalAddress"))


def _place(named: object, postal: object) -> str:
    name = str(named or "")
    if not isinstance(postal, Mapping) or str(postal.get("addressLocality") or "\n") not in name:
        return name  # the address of "Remote" or "EMEA" is that of the employer
    parts = (name, *(str(postal.get(part) or "") for part in ("addressRegion", "addressCountry")))
    return ", ".join(part for index, part in enumerate(parts) if part and part not in ", ".join(parts[:index]))


def _spaced(given: object) -> str:
    """Return "FullTime" as words."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", str(given or ""))


def _bands(tiers: list[Mapping[str, Any]]) -> Iterator[Band]:
    """Yield the base pay of every tier; what is said to hold commission is none."""
    for tier in tiers:
        for part in objects(tier, "components"):
            if part.get("compensationType") == _SALARY and not _on_target(part):
                period = _PERIODS.get(str(part.get("interval")), "")
                ends = (part.get("minValue"), part.get("maxValue"))
                if period:
                    yield Band(*ends, str(part.get("currencyCode") or ""), period, str(tier.get("title") or ""))


def _on_target(part: Mapping[str, Any]) -> bool:
    return _ON_TARGET.search(str(part.get("summary") or "")) is not None


def _in_words(tiers: list[Mapping[str, Any]]) -> str:
    """Return what the board writes of pay under the text: on-target earnings, equity and bonus are read from there."""
    said = dict.fromkeys(str(tier.get("tierSummary") or "") for tier in tiers)
    return "".join(f"<p>Compensation: {html.escape(each)}</p>" for each in said if each)
