"""Recruitee boards: what is asked for stands in a field of its own, and where one works in three yes-or-no fields."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from jobfit.errors import FeedError
from jobfit.feeds.bands import Band, pay_of
from jobfit.feeds.connectors.jsonlist import elements, read_list
from jobfit.feeds.gather import Item
from jobfit.feeds.interface import Document, Feed, Reading, Request
from jobfit.feeds.kinds import address
from jobfit.feeds.pick import objects, place_of

_NO_TOKEN: Final = 401
_WORKPLACES: Final = {"remote": "remote", "hybrid": "hybrid", "on_site": "on-site"}
_TYPES: Final = {
    "fulltime": "full-time",
    "parttime": "part-time",
    "freelance": "freelance",
    "internship": "internship",
    "traineeship": "internship",
    "apprenticeship": "apprenticeship",
    "temporary": "temporary",
    "volunteer": "volunteer",
}


def ask(feed: Feed) -> Reading:
    """Return a board's offers, from the one document that has them all."""
    asked = Request(address(feed), fine=frozenset({200, _NO_TOKEN}))
    return read_list(feed, _item, requests=[asked], read=lambda document: _offers(feed, document))


def _offers(feed: Feed, document: Document) -> list[Any]:
    if document.status == _NO_TOKEN:
        raise FeedError(feed.name, "the employer keeps this board to programs with a token of its own (401)")
    return elements(feed, document)


def _item(feed: Feed, number: int, offer: Mapping[str, Any]) -> Item:
    places = [each for name, each in _WORKPLACES.items() if offer.get(name) is True]
    code = str(offer.get("employment_type_code") or "")
    fields = {
        "title": offer.get("title"),
        "url": offer.get("careers_url"),
        "company": offer.get("company_name") or feed.name,
        "description": f"{offer.get('description') or ''}{offer.get('requirements') or ''}",
        "location": list(dict.fromkeys(_places(offer))) or offer.get("location"),
        "country": offer.get("country_code"),
        "workplace": places[0] if len(places) == 1 else None,  # several are a choice, which the text explains
        "employment_type": _TYPES.get(code.partition("_")[0]) or code.replace("_", " "),
        "pay": _pay(offer.get("salary")),
        "date_posted": offer.get("published_at") or offer.get("created_at"),
        "updated": offer.get("updated_at"),
        "valid_through": offer.get("close_at"),
        "tags": offer.get("tags"),
    }
    return Item(number, offer.get("id"), fields)


def _places(offer: Mapping[str, Any]) -> Iterator[str]:
    for each in objects(offer, "locations"):
        yield place_of(each.get("city") or each.get("name"), each.get("state"), each.get("country"))


def _pay(given: object) -> Mapping[str, Any]:
    """Return the pay; its ends are figures, texts or empty."""
    if not isinstance(given, Mapping):
        return {}
    currency, period = (str(given.get(name) or "") for name in ("currency", "period"))
    return pay_of([Band(given.get("min"), given.get("max"), currency, period)])
