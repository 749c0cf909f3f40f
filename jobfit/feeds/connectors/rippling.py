"""Rippling boards: a list, and a page a posting with its text, its date and its pay by place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any, Final
from urllib.parse import quote, urlencode

from jobfit.feeds.addresses import is_of_the_web
from jobfit.feeds.bands import Band, pay_of
from jobfit.feeds.connectors.jsonlist import elements, entries, loaded_json
from jobfit.feeds.gather import Item
from jobfit.feeds.interface import Document, Feed, Reading, Request
from jobfit.feeds.kinds import address
from jobfit.feeds.pick import along, objects
from jobfit.feeds.reading import ask_details, ask_list

_SIZE: Final = 1000  # of a page, the largest
_PAGES: Final = 5
_DETAILS: Final = 80  # below the 100 requests that are allowed in ten minutes


def ask(feed: Feed) -> Reading:
    """Return a board's postings, each with what its own page says."""
    listed = yield from ask_list(feed, _pages(feed), partial(elements, feed), partial(_is_last, feed))
    postings = _once(each for each in listed.elements if isinstance(each, dict))
    whole, missing = yield from ask_details(feed, postings.values(), lambda each: _page(feed, each), most=_DETAILS)
    found = [each | {"detail": loaded_json(feed, document)} for each, document in whole]
    odd = [each for each in listed.elements if not isinstance(each, dict)]
    return entries(feed, [*found, *odd], listed.headers, _item, problems=[*listed.problems, *missing])


def _once(found: Iterable[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    """Return id -> posting; one that stands in the list once for each of its places has all of them."""
    listed: dict[str, dict[str, Any]] = {}
    for each in found:
        name = str(each.get("id") or "")
        places = [*listed.get(name, {}).get("locations", ()), *objects(each, "locations")]
        listed[name] = each | {"locations": places}
    return listed


def _pages(feed: Feed) -> Iterator[Request]:
    if not is_of_the_web(feed.url):
        yield Request(address(feed))
        return
    for page in range(_PAGES):
        yield Request(f"{feed.url}?{urlencode({'page': page, 'pageSize': _SIZE})}")


def _is_last(feed: Feed, _document: Document, page: Sequence[Any]) -> bool:
    return len(page) < _SIZE or not is_of_the_web(feed.url)


def _page(feed: Feed, listed: Mapping[str, Any]) -> Request:
    return Request(f"{feed.url}/{quote(str(listed.get('id') or ''), safe='', errors='replace')}")


def _item(feed: Feed, number: int, posting: Mapping[str, Any]) -> Item:
    detail = posting["detail"] if isinstance(posting["detail"], Mapping) else {}
    kinds = {str(each) for each in along(posting, "locations.workplaceType") or ()}
    texts = (along(detail, "description.role"), along(detail, "description.company"))
    kind = detail.get("employmentType")
    department = posting.get("department")
    fields = {
        "title": posting.get("name"),
        "url": posting.get("url"),
        "company": detail.get("companyName") or feed.name,
        "description": "".join(f"<div>{text}</div>" for text in texts if isinstance(text, str)),
        "location": list(dict.fromkeys(_places(posting))),
        "workplace": kinds.pop().replace("_", " ") if len(kinds) == 1 else None,
        "employment_type": kind.get("label") if isinstance(kind, Mapping) else kind,
        "pay": pay_of(_bands(detail)),
        "date_posted": detail.get("createdOn"),
        "tags": [department["name"]] if isinstance(department, Mapping) and department.get("name") else None,
    }
    return Item(number, posting.get("id"), fields)


def _places(posting: Mapping[str, Any]) -> Iterator[str]:
    for each in posting["locations"]:
        parts = [str(each[part]) for part in ("city", "state", "country") if each.get(part)]
        yield ", ".join(parts) if each.get("city") else str(each.get("name") or "")


def _bands(detail: Mapping[str, Any]) -> Iterator[Band]:
    """Yield the pay by place; a range without a frequency could be by the hour as well as by the year."""
    for each in objects(detail, "payRangeDetails"):
        if each.get("frequency"):
            place = each.get("location")
            label = str(place.get("name") or "") if isinstance(place, Mapping) else str(place or "")
            currency, period = str(each.get("currency") or ""), str(each["frequency"]).lower()
            yield Band(each.get("rangeStart"), each.get("rangeEnd"), currency, period, label)
