"""JSON Feed 1.0 and 1.1: bytes -> entries."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from jobfit.errors import FeedError
from jobfit.feeds.charset import decode
from jobfit.feeds.gather import Item, gather, objects, problem, refuse_crowd
from jobfit.feeds.interface import Feed, Parsed
from jobfit.feeds.jsontext import load_json
from jobfit.feeds.lead import SENTENCES, Lead, lead
from jobfit.feeds.pick import along, pick

NAMED: Final = "jsonfeed.org"
"""What stands in the version of every JSON Feed, in front of slashes that may be escaped."""

_VERSION: Final = f"{NAMED}/version/1"
_BEFORE: Final = b"\xef\xbb\xbf \t\r\n"
_LOOKED_AT: Final = 10_000  # bytes; the version stands in front
_BODIES: Final = ("content_html", "content_text", "summary")
_OWN: Final = {  # our field -> where JSON Feed has it
    "title": "title",
    "url": "url | external_url",
    "language": "language",
    "date_posted": "date_published",
    "updated": "date_modified",
    "tags": "tags",
    "author": "authors.name | author.name",
}


def is_jsonfeed(document: bytes) -> bool:
    """Say whether a document names itself a JSON Feed."""
    return document[:_LOOKED_AT].lstrip(_BEFORE).startswith(b"{") and NAMED.encode() in document[:_LOOKED_AT]


def read_jsonfeed(feed: Feed, document: bytes, headers: Mapping[str, str]) -> Parsed:
    """Return the entries of a JSON Feed; raise FeedError when it is none."""
    decoded = decode(document, headers)
    kind = lead(decoded.text)
    if kind is not Lead.JSON:
        raise FeedError(feed.name, 'it is XML; write kind = "syndication"' if kind is Lead.XML else SENTENCES[kind])
    try:
        loaded = load_json(decoded.text)
    except ValueError as error:
        raise FeedError(feed.name, str(error)) from None
    items = loaded.get("items") if isinstance(loaded, dict) else None
    if not isinstance(items, list):
        raise FeedError(feed.name, 'it is JSON, but no JSON Feed (it has no list "items"); is it kind = "jsonl"?')
    refuse_crowd(feed, len(items), len(document))
    problems = [problem(feed, "FEED011", decoded.doubt)] if decoded.doubt else []
    if _VERSION not in str(loaded.get("version", "")):
        problems.append(
            problem(feed, "FEED014", 'the document does not say which version of JSON Feed it is in "version"')
        )
    listed, odd = objects(feed, items)
    read = (_item(feed, number, each) for number, each in listed)
    return gather(feed, read, headers, problems=[*problems, *odd], complete=not decoded.doubt and not odd)


def _item(feed: Feed, number: int, item: dict[str, Any]) -> Item:
    def lookup(path: str) -> Any:  # noqa: ANN401 - a feed's own value
        return along(item, path)

    bodies = (body for name in _BODIES if isinstance(body := item.get(name), str))
    fields = {"description": max(bodies, key=len, default="")}
    fields |= {name: pick(written, lookup) for name, written in (_OWN | dict(feed.map)).items()}
    return Item(number, fields.pop("id", None) or item.get("id"), fields)
