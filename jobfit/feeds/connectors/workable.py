"""Workable boards: one posting stands in the list once for each of its places."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from jobfit.feeds.connectors.jsonlist import elements, entries, loaded_json
from jobfit.feeds.gather import Item
from jobfit.feeds.interface import Feed, Reading, Request
from jobfit.feeds.kinds import address
from jobfit.feeds.pick import along


def ask(feed: Feed) -> Reading:
    """Return a board's postings, each once, from the one document that has them all."""
    document = yield Request(address(feed))
    company = str(along(loaded_json(feed, document), "name") or feed.name)
    found = [each | {"company": company} if isinstance(each, dict) else each for each in elements(feed, document)]
    return entries(feed, _once(found), document.headers, _item)


def _once(found: Sequence[Any]) -> list[Any]:
    """Return the list with one element a posting, which has all of its places."""
    kept: dict[object, Any] = {}
    for number, each in enumerate(found):
        name = str(each.get("shortcode") or "") if isinstance(each, dict) else ""
        known = kept.get(name) if name else None
        if known is None:
            kept[name or number] = each
        else:
            kept[name] = known | {"locations": [*_listed(known), *_listed(each)]}
    return list(kept.values())


def _listed(posting: Mapping[str, Any]) -> list[Any]:
    places = posting.get("locations")
    own = {"city": posting.get("city"), "region": posting.get("state"), "country": posting.get("country")}
    return places if isinstance(places, list) and places else [own]


def _item(_feed: Feed, number: int, posting: Mapping[str, Any]) -> Item:
    fields = {
        "title": posting.get("title"),
        "url": posting.get("url") or posting.get("shortlink"),
        "company": posting.get("company"),
        "description": posting.get("description"),
        "location": list(dict.fromkeys(_places(posting))),
        "workplace": str(posting.get("workplace_type") or "").replace("_", " "),
        "remote": True if posting.get("telecommuting") is True and not posting.get("workplace_type") else None,
        "employment_type": posting.get("employment_type") or posting.get("type"),
        "seniority": posting.get("experience"),
        "education": posting.get("education"),
        "date_posted": posting.get("published_on") or posting.get("created_at"),
        "tags": [tag for name in ("department", "function", "industry") if (tag := posting.get(name))],
    }
    return Item(number, posting.get("shortcode") or posting.get("code"), fields)


def _places(posting: Mapping[str, Any]) -> Iterator[str]:
    for each in _listed(posting):
        if isinstance(each, Mapping) and not each.get("hidden"):
            parts = (each.get("city"), each.get("region"), each.get("country"))
            yield ", ".join(str(part) for part in parts if part)
