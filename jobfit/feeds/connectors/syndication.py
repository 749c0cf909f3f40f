"""RSS and Atom: bytes -> entries. The only importer of feedparser."""

from __future__ import annotations

import io
import re
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, Final

from jobfit.errors import FeedError
from jobfit.feeds.charset import decode
from jobfit.feeds.gather import Item, gather, problem
from jobfit.feeds.interface import Feed, Parsed
from jobfit.feeds.lead import SENTENCES, Lead, lead
from jobfit.feeds.pick import along, pick
from jobfit.feeds.xmlreader import Fault, XmlRefused, look_over
from jobfit.problems import Problem

_ELEMENTS: Final = Path(__file__).parent.parent / "elements.toml"
_READER: Final = "jobfit.feeds.xmlreader"
_HEADERS: Final = {"content-type": "application/xml; charset=utf-8"}  # `decode` has seen to the charset
_DECLARATION = re.compile(r"\A\s*<\?xml[^>]{0,300}\?>")  # `decode` has seen to its charset
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_BARE_AMPERSAND = re.compile(r"&(?!(?:amp|lt|gt|quot|apos|#\d{1,7}|#[xX][0-9a-fA-F]{1,6});)")
_CDATA: Final = ("<![CDATA[", "]]>")
_ITEM_ENDS: Final = (("<item", "</item"), ("<entry", "</entry"))
_JSON_HINT: Final = 'it is JSON, not RSS or Atom; write kind = "jsonfeed" or kind = "jsonl"'


def read_syndication(feed: Feed, document: bytes, headers: Mapping[str, str]) -> Parsed:
    """Return the entries of an RSS or Atom document; raise FeedError when nothing in it can be read.

    What can be read of an ill-formed document is read, and a Problem says so; a last entry that was cut off is not.
    """
    decoded = decode(document, headers)
    _refuse_other(feed, decoded.text)
    text, fault = _mended(feed, _ILLEGAL.sub("", _DECLARATION.sub("", decoded.text.lstrip("\ufeff"))))
    parsed = _parsed(feed, text)
    problems = [problem(feed, "FEED011", decoded.doubt)] if decoded.doubt else []
    problems += [_ill_formed(feed, fault)] if fault else []
    entries = list(parsed.entries)
    if fault and entries and _cut(text):
        entries.pop()
        problems.append(problem(feed, "FEED013", "the last entry was cut off; it is left for the next run"))
    if not entries:
        _refuse_nothing(feed, parsed, fault)
    items = (_item(feed, number, dict(entry)) for number, entry in enumerate(entries, start=1))
    return gather(feed, items, headers, problems=problems, complete=not fault and not decoded.doubt)


def _refuse_other(feed: Feed, text: str) -> None:
    """Raise FeedError when the text is no XML at all."""
    kind = lead(text)
    if kind is Lead.JSON:
        raise FeedError(feed.name, _JSON_HINT)
    if kind is not Lead.XML:
        raise FeedError(feed.name, SENTENCES[kind] if kind is not Lead.OTHER else "it is not XML at all")


def _mended(feed: Feed, text: str) -> tuple[str, Fault | None]:
    """Return the text, and its first fault; "AT&T" and "&nbsp;", the usual ones, are mended."""
    try:
        fault = look_over(text.encode("utf-8", "replace"))
    except XmlRefused as refused:
        raise FeedError(feed.name, f"{refused}; such documents are refused") from None
    return ("".join(_escaped(text)) if fault else text), fault


def _escaped(text: str) -> Iterator[str]:
    """Yield the text in pieces, ampersands that begin no reference of XML escaped, CDATA sections as they are."""
    at = 0
    while (start := text.find(_CDATA[0], at)) >= 0:
        yield _BARE_AMPERSAND.sub("&amp;", text[at:start])
        end = text.find(_CDATA[1], start)
        at = end + len(_CDATA[1]) if end >= 0 else len(text)
        yield text[start:at]
    yield _BARE_AMPERSAND.sub("&amp;", text[at:])


def _parsed(feed: Feed, text: str) -> Any:  # noqa: ANN401 - feedparser ships no types
    import feedparser  # noqa: PLC0415 - 60 ms, and only feeds need it

    if _READER not in feedparser.api.PREFERRED_XML_PARSERS:
        feedparser.api.PREFERRED_XML_PARSERS.insert(0, _READER)
    stream = io.BytesIO(text.encode("utf-8", "replace"))  # a stream: bytes could be taken for a file's name
    try:
        return feedparser.parse(stream, response_headers=_HEADERS, sanitize_html=False, resolve_relative_uris=False)
    except RecursionError:
        raise FeedError(feed.name, "its elements are nested too deeply") from None


def _ill_formed(feed: Feed, fault: Fault) -> Problem:
    what = f"the document is not well-formed XML ({fault.why}); what could be read was read"
    return problem(feed, "FEED012", what, "the publisher has to mend it", fault.line)


def _cut(text: str) -> bool:
    """Say whether the document ends inside an item."""
    lowered = text.lower()
    return any(lowered.rfind(start) > lowered.rfind(end) for start, end in _ITEM_ENDS)


def _refuse_nothing(feed: Feed, parsed: Any, fault: Fault | None) -> None:  # noqa: ANN401 - feedparser's own value
    """Raise FeedError for a document that only looks like a feed without entries."""
    if fault:
        raise FeedError(
            feed.name, f"nothing in it can be read: it is not well-formed XML ({fault.why}, line {fault.line})"
        )
    if not parsed.version:
        raise FeedError(feed.name, "it is XML, but neither RSS nor Atom")
    if not parsed.feed:
        raise FeedError(feed.name, "it is an RSS or Atom document without a channel")


@cache
def _elements() -> Mapping[str, str]:
    with _ELEMENTS.open("rb") as opened:
        return {name: " | ".join(elements) for name, elements in tomllib.load(opened).items()}


@lru_cache(maxsize=1000)
def _key(path: str) -> str:
    """Return the name that feedparser gives an element: a prefix stands before "_", all in lower case."""
    return path.lower().replace(":", "_")


def _item(feed: Feed, number: int, entry: dict[str, Any]) -> Item:
    """Return one of feedparser's entries under our names, the feed's own `map` first."""

    def lookup(path: str) -> Any:  # noqa: ANN401 - a feed's own value
        return _plain(along(entry, _key(path)))

    fields = {
        "title": entry.get("title"),
        "url": entry.get("link"),
        "description": max(_texts(entry), key=len, default=""),
        "author": entry.get("author"),
        "date_posted": entry.get("published"),
        "updated": entry.get("updated"),
        "tags": [tag["term"] for tag in entry.get("tags", ()) if tag.get("term")],
    }
    fields |= {name: found for name, written in _elements().items() if (found := pick(written, lookup))}
    fields |= {name: pick(written, lookup) for name, written in feed.map.items()}
    return Item(number, fields.pop("id", None) or entry.get("id"), fields)


def _texts(entry: Mapping[str, Any]) -> Iterator[str]:
    yield entry.get("summary", "")
    yield entry.get("description", "")
    for content in entry.get("content", ()):
        yield content.get("value", "")


def _plain(value: object) -> object:
    """Return feedparser's value as text, or as a list of texts; None for anything else."""
    if isinstance(value, list):
        return [each for each in value if isinstance(each, str)]
    return value if isinstance(value, str) else None
