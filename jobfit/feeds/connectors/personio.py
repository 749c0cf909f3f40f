"""Personio's feed of positions: a text in parts with names of their own, several offices, no address of a posting."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlsplit

from jobfit.feeds.connectors.xmllist import read_elements, value
from jobfit.feeds.interface import CAME_FROM, Feed, Parsed

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_TYPES: Final = {"permanent": "", "intern": "internship", "trainee": "internship", "working_student": "part-time"}
_YEARS = re.compile(r"^(?:lt|gt)-")  # of "lt-1", "2-5" and "gt-15"
_LEVELS: Final = {"entry-level": "junior", "experienced": "", "student": "intern"}


def read_personio(feed: Feed, document: bytes, headers: Mapping[str, str]) -> Parsed:
    """Return the positions of a board; raise FeedError for what is no such feed, as an unknown account answers."""
    host = urlsplit(headers.get(CAME_FROM) or feed.url).netloc
    return read_elements(feed, document, headers, lambda position: _fields(feed, position, host))


def _fields(feed: Feed, position: Element, host: str) -> dict[str, Any]:
    number = _text(position, "id")
    kind = _text(position, "employmentType")
    return {
        "id": number,
        "title": _text(position, "name"),
        "url": f"https://{host}/job/{number}" if host and number.isdigit() else None,
        "company": _text(position, "subcompany") or feed.name,
        "description": "".join(_parts(position)),
        "location": [*_several(position, "office"), *_several(position, "additionalOffices/office")],
        "employment_type": [each for each in (_TYPES.get(kind, kind), _text(position, "schedule")) if each],
        "seniority": _LEVELS.get(level := _text(position, "seniority"), level),
        "date_posted": _text(position, "createdAt"),
        "tags": [*_several(position, "department"), *_several(position, "occupation")],
    }


def _parts(position: Element) -> Iterator[str]:
    """Yield the parts of the text, and what the form says of permanence and years in words of its own."""
    for block in position.iterfind("jobDescriptions/jobDescription"):
        heading = html.escape(_text(block, "name"))
        yield f"<h3>{heading}</h3>{_text(block, 'value')}" if heading else _text(block, "value")
    if _text(position, "employmentType") == "permanent":
        yield "<p>Permanent position</p>"
    if years := _text(position, "yearsOfExperience"):
        said = _YEARS.sub(lambda end: "less than " if end[0] == "lt-" else "more than ", years)
        yield f"<p>{html.escape(said)} years of experience</p>"


def _several(element: Element, path: str) -> list[str]:
    found = value(element, path)
    return found if isinstance(found, list) else [found] if found else []


def _text(element: Element, path: str) -> str:
    found = value(element, path)
    return found[0] if isinstance(found, list) else found or ""
