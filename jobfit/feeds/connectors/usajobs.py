"""USAJOBS, the United States' civil service: figures as texts, and intervals as codes of two letters or in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import Any, Final

from jobfit.errors import FeedError
from jobfit.feeds.bands import Band, in_words, pay_of
from jobfit.feeds.connectors.jsonlist import address_with, leads_somewhere, loaded_json, read_list
from jobfit.feeds.gather import Item
from jobfit.feeds.interface import Document, Feed, Reading, Request
from jobfit.feeds.pick import along, objects, texts

_PAGES: Final = 10
_PERIODS: Final = {
    "pa": "year",
    "per year": "year",
    "ph": "hour",
    "per hour": "hour",
    "pd": "day",
    "per day": "day",
    "pm": "month",
    "per month": "month",
}  # others, such as two weeks, a fee or none, are told in words
_ITEMS: Final = "SearchResult.SearchResultItems"
_SECTIONS: Final = {
    "JobSummary": "",
    "MajorDuties": "Duties",
    "QualificationSummary": "",
    "Requirements": "Requirements",
}


def ask(feed: Feed) -> Reading:
    """Return the postings of every page of the search."""
    return read_list(
        feed, _item, requests=_pages(feed), read=lambda document: _listed(feed, document), last=partial(_is_last, feed)
    )


def _pages(feed: Feed) -> Iterator[Request]:
    keys = {"authorization-key": "key", "user-agent": "email"}
    for page in range(1, _PAGES + 1):
        yield Request(address_with(feed, "Page", page), header_keys=keys)


def _listed(feed: Feed, document: Document) -> list[Any]:
    loaded = loaded_json(feed, document)
    found = along(loaded, _ITEMS)
    if not isinstance(found, list) or not leads_somewhere(loaded, _ITEMS):
        raise FeedError(feed.name, f"its answer has no list {_ITEMS!r}")
    return found


def _is_last(feed: Feed, document: Document, page: Sequence[Any]) -> bool:
    pages = str(along(loaded_json(feed, document), "SearchResult.UserArea.NumberOfPages") or 1)
    return not page or (pages.isdigit() and int(pages) <= 1)


def _item(_feed: Feed, number: int, found: Mapping[str, Any]) -> Item:
    posting = found.get("MatchedObjectDescriptor")
    posting = posting if isinstance(posting, Mapping) else {}
    details = along(posting, "UserArea.Details")
    details = details if isinstance(details, Mapping) else {}
    fields = {
        "title": posting.get("PositionTitle"),
        "url": posting.get("PositionURI"),
        "company": posting.get("OrganizationName") or posting.get("DepartmentName"),
        "description": "".join(_texts(posting, details)),
        "location": along(posting, "PositionLocation.LocationName") or posting.get("PositionLocationDisplay"),
        "country": list(dict.fromkeys(texts(posting, "PositionLocation.CountryCode"))) or "US",
        "workplace": "remote" if str(details.get("RemoteIndicator")).lower() == "true" else None,
        "employment_type": along(posting, "PositionSchedule.Name"),
        "pay": pay_of(band for band, _ in _bands(posting) if band.period),
        "date_posted": posting.get("PublicationStartDate"),
        "valid_through": posting.get("ApplicationCloseDate"),
        "tags": along(posting, "JobCategory.Name"),
    }
    return Item(number, posting.get("PositionID") or found.get("MatchedObjectId"), fields)


def _texts(posting: Mapping[str, Any], details: Mapping[str, Any]) -> Iterator[str]:
    for name, heading in _SECTIONS.items():
        said = details.get(name) or posting.get(name)
        lines = said if isinstance(said, list) else [said]
        if any(lines):
            yield f"<h3>{heading}</h3>" if heading else ""
            yield "".join(f"<p>{line}</p>" for line in lines if line)
    if str(details.get("TeleworkEligible")).lower() == "true":
        yield "<p>Telework eligible</p>"
    if clearance := details.get("SecurityClearance"):
        yield f"<p>Security clearance: {clearance}</p>"
    for kind in texts(posting, "PositionOfferingType.Name"):
        yield f"<p>Appointment: {kind}</p>"
    for band, interval in _bands(posting):
        if interval and not band.period:
            yield f"<p>Pay: {', '.join(filter(None, (in_words(band), interval)))}</p>"


def _bands(posting: Mapping[str, Any]) -> Iterator[tuple[Band, str]]:
    """Yield what is paid, and for what in the source's words."""
    for each in objects(posting, "PositionRemuneration"):
        code = str(each.get("RateIntervalCode") or "")
        band = Band(each.get("MinimumRange"), each.get("MaximumRange"), "USD", _PERIODS.get(code.lower(), ""))
        yield band, str(each.get("Description") or code)
