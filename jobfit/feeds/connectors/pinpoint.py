"""Pinpoint boards: the pay in the document is the employer's only where it is marked as shown."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from jobfit.feeds.bands import Band, pay_of
from jobfit.feeds.connectors.jsonlist import read_list
from jobfit.feeds.gather import Item
from jobfit.feeds.interface import Feed, Reading
from jobfit.feeds.pick import along, place_of

_PARTS: Final = ("description", "key_responsibilities", "skills_knowledge_expertise", "benefits")


def ask(feed: Feed) -> Reading:
    """Return a board's postings, from the one document that has them all."""
    return read_list(feed, _item)


def _item(feed: Feed, number: int, posting: Mapping[str, Any]) -> Item:
    place = posting.get("location")
    parts = (place.get("city") or place.get("name"), place.get("province")) if isinstance(place, Mapping) else ()
    region = posting.get("remote_country_restriction")
    fields = {
        "title": posting.get("title"),
        "url": posting.get("url"),
        "company": feed.name,
        "description": "".join(_part(posting, name) for name in _PARTS),
        "location": place_of(*parts),
        "workplace": str(posting.get("workplace_type") or "").replace("_", " "),
        "applicant_region": region if isinstance(region, str | list) else None,
        "employment_type": _types(str(posting.get("employment_type") or "")),
        "pay": _pay(posting),
        "date_posted": posting.get("first_published_at"),
        "valid_through": posting.get("deadline_at"),
        "tags": [tag] if isinstance(tag := along(posting, "job.department.name"), str) else None,
    }
    return Item(number, posting.get("id"), fields)


def _types(code: str) -> list[str]:
    """Return "contract_part_time" as its two types, and "permanent_full_time" as one."""
    kind, _, hours = code.partition("_")
    words = [hours] if kind == "permanent" else [kind, hours]
    return [word.replace("_", " ") for word in words if word]


def _part(posting: Mapping[str, Any], name: str) -> str:
    """Return one part of the text, under the heading that the board gives it."""
    text = str(posting.get(name) or "")
    heading = str(posting.get(f"{name}_header") or ("" if name == "description" else name.replace("_", " ").title()))
    return f"<h3>{heading}</h3>{text}" if text and heading else text


def _pay(posting: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return the pay that the employer shows; figures that are not shown are its own affair."""
    if posting.get("compensation_visible") is not True:
        return {}
    currency, period = (str(posting.get(f"compensation_{name}") or "") for name in ("currency", "frequency"))
    return pay_of([Band(posting.get("compensation_minimum"), posting.get("compensation_maximum"), currency, period)])
