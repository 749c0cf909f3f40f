"""The German employment service: a list with flags in its own words, without the texts of the postings."""

from __future__ import annotations

import html
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any, Final
from urllib.parse import quote

from jobfit.feeds.bands import Band, pay_of
from jobfit.feeds.connectors.jsonlist import pages, read_list
from jobfit.feeds.gather import Item
from jobfit.feeds.interface import Feed, Reading
from jobfit.feeds.pick import objects, texts

_OPEN: Final = {"x-api-key": "jobboerse-jobsuche"}  # the same for everybody: the service's own page sends it
_PAGE: Final = "https://www.arbeitsagentur.de/jobsuche/jobdetail/"
_HOURS: Final = {"arbeitszeitVollzeit": "Vollzeit", "arbeitszeitTeilzeit": "Teilzeit"}
_TERMS: Final = {"BEFRISTET": "befristet", "UNBEFRISTET": "unbefristet"}


def ask(feed: Feed) -> Reading:
    """Return the postings of every page of the search."""
    return read_list(feed, _item, requests=(replace(request, headers=_OPEN) for request in pages(feed)))


def _item(_feed: Feed, number: int, posting: Mapping[str, Any]) -> Item:
    name = str(posting.get("referenznummer") or "")
    low, high = posting.get("gehaltsspanneVon"), posting.get("gehaltsspanneBis")
    fields = {
        "title": posting.get("stellenangebotsTitel") or posting.get("hauptberuf"),
        "url": f"{_PAGE}{quote(name, safe='', errors='replace')}" if name else posting.get("externeURL"),
        "company": posting.get("firma"),
        "description": "".join(f"<p>{html.escape(line)}</p>" for line in _said(posting)),
        "location": list(dict.fromkeys(filter(None, _places(posting)))),
        "country": "DE" if _in_germany(posting) else None,
        "employment_type": [word for flag, word in _HOURS.items() if posting.get(flag) is True],
        "pay": pay_of([Band(low, high, "EUR")]),
        "date_posted": posting.get("datumErsteVeroeffentlichung"),
        "tags": [posting["hauptberuf"]] if posting.get("hauptberuf") else None,
        "language": "de",
    }
    return Item(number, name, fields)


def _said(posting: Mapping[str, Any]) -> Iterator[str]:
    """Yield what the flags say, in words that stand in German postings."""
    if posting.get("hauptberuf"):
        yield f"Beruf: {posting['hauptberuf']}"
    if term := _TERMS.get(str(posting.get("vertragsdauer"))):
        yield f"Der Vertrag ist {term}"
    if posting.get("homeofficemoeglich") is True:
        yield "Homeoffice möglich"
    if isinstance(pay := posting.get("verguetungsangabe"), str) and pay:
        yield f"Vergütung: {pay}"


def _places(posting: Mapping[str, Any]) -> Iterator[str]:
    for address in objects(posting, "stellenlokationen.adresse"):
        parts = (address.get("ort"), str(address.get("region") or "").replace("_", " ").title())
        yield ", ".join(str(part) for part in parts if part)


def _in_germany(posting: Mapping[str, Any]) -> bool:
    return "DEUTSCHLAND" in map(str.upper, texts(posting, "stellenlokationen.adresse.land"))
