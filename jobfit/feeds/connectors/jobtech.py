"""The Swedish employment service: what is required and what is a plus stands in lists beside the text."""

from __future__ import annotations

import html
from collections.abc import Iterator, Mapping
from typing import Any, Final

from jobfit.feeds.connectors.jsonlist import elements, read_list
from jobfit.feeds.gather import Item
from jobfit.feeds.interface import Feed, Reading
from jobfit.feeds.pick import along, place_of, texts

_PARTS: Final = ("company_information", "text_formatted", "needs", "requirements", "conditions")
_HOURS: Final = {"heltid": "full-time", "deltid": "part-time"}
_WHOLE: Final = 100  # per cent of a week's work
_LABELS: Final = {"employment_type": "Anställningsform", "duration": "Varaktighet", "salary_type": "Löneform"}
_LISTS: Final = {"must_have": "Krav", "nice_to_have": "Meriterande"}
_KINDS: Final = ("skills", "languages", "work_experiences")


def ask(feed: Feed) -> Reading:
    """Return the postings of every page of the search."""
    return read_list(feed, _item, read=lambda document: _open(elements(feed, document)))


def _open(found: list[Any]) -> list[Any]:
    """Return the postings that were not taken down."""
    return [each for each in found if not (isinstance(each, Mapping) and each.get("removed") is True)]


def _item(_feed: Feed, number: int, posting: Mapping[str, Any]) -> Item:
    places = [along(posting, f"workplace_address.{part}") for part in ("city", "municipality", "region", "country")]
    hours = str(along(posting, "working_hours_type.label") or "").casefold()
    fields = {
        "title": posting.get("headline"),
        "url": posting.get("webpage_url") or along(posting, "application_details.url"),
        "company": along(posting, "employer.name") or along(posting, "employer.workplace"),
        "description": "\n".join((*_texts(posting), *_lists(posting), *_form(posting))),
        "location": place_of(*places),
        "employment_type": _HOURS.get(hours),
        "workplace": "remote" if posting.get("remote_work") is True else None,
        "date_posted": posting.get("publication_date"),
        "valid_through": posting.get("application_deadline"),
        "tags": [tag for name in ("occupation", "occupation_field") if (tag := along(posting, f"{name}.label"))],
    }
    return Item(number, posting.get("id"), fields)


def _texts(posting: Mapping[str, Any]) -> Iterator[str]:
    text = along(posting, "description.text_formatted") or html.escape(str(along(posting, "description.text") or ""))
    for name in _PARTS:
        part = text if name == "text_formatted" else html.escape(str(along(posting, f"description.{name}") or ""))
        if part:
            yield f"<div>{part}</div>".replace("\n", "<br>")


def _lists(posting: Mapping[str, Any]) -> Iterator[str]:
    """Yield what the form lists as required and as a plus, under the headings that Swedish postings have for it."""
    for name, heading in _LISTS.items():
        listed = [label for kind in _KINDS for label in texts(posting, f"{name}.{kind}.label")]
        if listed:
            items = "".join(f"<li>{html.escape(label)}</li>" for label in listed)
            yield f"<h3>{heading}</h3><ul>{items}</ul>"


def _form(posting: Mapping[str, Any]) -> Iterator[str]:
    """Yield what the form says of duration, hours and pay in words of its own."""
    for name, label in _LABELS.items():
        if said := along(posting, f"{name}.label"):
            yield f"<p>{label}: {html.escape(str(said))}</p>"
    low, high = (along(posting, f"scope_of_work.{end}") for end in ("min", "max"))
    if isinstance(low, int) and isinstance(high, int) and low < _WHOLE:
        yield f"<p>Omfattning: {low}–{high} %</p>" if low < high else f"<p>Omfattning: {low} %</p>"
    if said := posting.get("salary_description"):
        yield f"<p>Lön: {html.escape(str(said))}</p>"
