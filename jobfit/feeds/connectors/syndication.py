"""RSS and Atom: bytes -> entries. The only importer of feedparser."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, Final, NamedTuple

from jobfit.errors import FeedError
from jobfit.feeds.charset import decode
from jobfit.feeds.connectors.jsonfeed import is_jsonfeed, read_jsonfeed
from jobfit.feeds.cutting import Cut, Elements, Span, cut, elements, lay_out
from jobfit.feeds.gather import Item, gather, problem
from jobfit.feeds.interface import CAME_FROM, Feed, Parsed
from jobfit.feeds.lead import SENTENCES, Lead, lead
from jobfit.feeds.pick import along, pick
from jobfit.feeds.quicker import quicken
from jobfit.feeds.seen import NOTHING_SEEN, Seen
from jobfit.feeds.soup import bounded, escaped, is_endless
from jobfit.feeds.xmlreader import Fault, XmlRefused, laying_aside
from jobfit.problems import Problem
from jobfit.toml.data import load_data

_ELEMENTS: Final = Path(__file__).parent.parent / "elements.toml"
_READER: Final = "jobfit.feeds.xmlreader"
_HEADERS: Final = {"content-type": "application/xml; charset=utf-8"}  # `decode` has seen to the charset
_DECLARATION = re.compile(rb"\A\s*<\?xml[^>]{0,300}\?>")  # `decode` has seen to its charset
_CONTROL: Final = bytes({*range(0x20)} - {*b"\t\n\r"})
_NO_CHARACTERS = re.compile(rb"\xef\xbf[\xbe\xbf]")
_RENAMED: Final = {"description": "summary", "guid": "id", "pubdate": "published"}  # elements of RSS, by feedparser
_INHERITED: Final = ".language"  # the one value of an entry that a part of another entry may give it
_ITEM_ENDS: Final = ((b"<item", b"</item"), (b"<entry", b"</entry"))
_NO_XML: Final = "it is not XML at all; look at it in a browser, and at the feed's kind"
_JSON_HINT: Final = 'it is JSON, not RSS or Atom; write kind = "jsonfeed" or kind = "jsonl"'


def read_syndication(feed: Feed, document: bytes, headers: Mapping[str, str], seen: Seen = NOTHING_SEEN) -> Parsed:
    """Return the entries of an RSS or Atom document; raise FeedError when nothing in it can be read.

    What can be read of an ill-formed document is read, and a Problem says so; a last entry that was cut off is not.
    Entries that were seen in the same bytes are not read again, unless anything about the document is odd. A JSON Feed
    is read as one: lists of other readers call each of their feeds RSS.
    """
    if is_jsonfeed(document):
        return read_jsonfeed(feed, document, headers)
    shortened = cut(document, seen)
    rest = _rest(feed, shortened, headers, seen) if shortened else None
    return rest or _read(feed, _looked_at(feed, document, headers), headers)


def _rest(feed: Feed, shortened: Cut, headers: Mapping[str, str], seen: Seen) -> Parsed | None:
    """Return what a document came to of which the known elements were cut; None when it has to be read whole."""
    try:
        looked = _looked_at(feed, shortened.document, headers, shortened.marks)
        if looked.elements.surroundings != seen.surroundings:
            return None
        read = _read(feed, looked, headers) if looked.elements.hashes else Parsed((), surroundings=seen.surroundings)
    except FeedError:
        return None
    ids = [*(entry.entry_id for entry in read.entries), *(before.entry_id for before in shortened.again)]
    return replace(read, again=shortened.again) if read.surroundings and len(set(ids)) == len(ids) else None


class _Looked(NamedTuple):
    """A document after a first look, in UTF-8, and what was found out."""

    elements: Elements
    fault: Fault | None
    doubt: str  # about its charset


def _looked_at(feed: Feed, document: bytes, headers: Mapping[str, str], marks: Sequence[Span] = ()) -> _Looked:
    """Look a document over; `marks` are the places of elements in it that only stand for others."""
    decoded = decode(document, headers)
    _refuse_other(feed, decoded.text)
    body = document if decoded.is_utf8 else decoded.text.lstrip("\ufeff").encode("utf-8", "replace")
    body = _DECLARATION.sub(b"", body, count=1)
    try:
        fault, spans = lay_out(body)
        if fault and (legal := _legal(body)) != body:
            body = legal
            fault, spans = lay_out(body)
    except XmlRefused as refused:
        raise FeedError(feed.name, f"{refused}; such documents are refused") from None
    if fault or decoded.doubt or not document.endswith(body) or any(_INHERITED in path for path in feed.map.values()):
        return _Looked(Elements(body), fault, decoded.doubt)
    shift = len(document) - len(body)
    moved = {(start - shift, end - shift) for start, end in marks}
    beside = (headers.get(CAME_FROM, ""), headers.get("content-type", ""))
    return _Looked(elements(body, spans, moved, *beside), None, "")


def _read(feed: Feed, looked: _Looked, headers: Mapping[str, str]) -> Parsed:
    """Return the entries of a document that was looked over."""
    problems = [problem(feed, "FEED011", looked.doubt)] if looked.doubt else []
    body = looked.elements.document
    if looked.fault:
        body, more = _mended(feed, body, looked.fault)
        problems += more
    with laying_aside() as aside:
        parsed = _parsed(feed, body)
    entries = list(parsed.entries)
    if looked.fault and entries and _cut_off(body):
        entries.pop()
        problems.append(problem(feed, "FEED013", "the last entry was cut off; it is left for the next run"))
    if not entries:
        _refuse_nothing(feed, parsed, looked.fault)
    items = (_item(feed, number, dict(entry), aside) for number, entry in enumerate(entries, start=1))
    read = gather(feed, items, headers, problems=problems, complete=not problems)
    hashes = looked.elements.hashes
    if parsed.bozo or read.problems or not len(read.entries) == len(entries) == len(hashes):
        return read
    marked = (replace(entry, element=one) for entry, one in zip(read.entries, hashes, strict=True))
    return replace(read, entries=tuple(marked), surroundings=looked.elements.surroundings)


def _refuse_other(feed: Feed, text: str) -> None:
    """Raise FeedError when the text is no XML at all."""
    kind = lead(text)
    if kind is Lead.JSON:
        raise FeedError(feed.name, _JSON_HINT)
    if kind is not Lead.XML:
        raise FeedError(feed.name, SENTENCES[kind] if kind is not Lead.OTHER else _NO_XML)


def _legal(body: bytes) -> bytes:
    """Return a document without the characters that XML has no place for."""
    cleaned = body.translate(None, _CONTROL)
    return _NO_CHARACTERS.sub(b"", cleaned) if _NO_CHARACTERS.search(cleaned) else cleaned


@cache
def _feedparser() -> Any:  # noqa: ANN401 - feedparser ships no types
    import feedparser  # noqa: PLC0415 - 60 ms, and only feeds need it

    feedparser.api.PREFERRED_XML_PARSERS.insert(0, _READER)
    quicken(feedparser)
    return feedparser


def _parsed(feed: Feed, body: bytes) -> Any:  # noqa: ANN401 - feedparser ships no types
    stream = io.BytesIO(body)  # a stream: bytes could be taken for a file's name
    try:
        return _feedparser().parse(stream, response_headers=_HEADERS, sanitize_html=False, resolve_relative_uris=False)
    except XmlRefused as refused:
        raise FeedError(feed.name, f"{refused}; such documents are refused") from None
    except RecursionError:
        raise FeedError(feed.name, "its elements are nested too deeply") from None
    except (LookupError, AttributeError, TypeError, ValueError):  # feedparser's own, of what no feed has
        raise FeedError(feed.name, "its elements stand where no feed has them") from None


def _mended(feed: Feed, document: bytes, fault: Fault) -> tuple[bytes, list[Problem]]:
    """Return an ill-formed document as feedparser is given it, and what is told of it."""
    body = escaped(document)
    if is_endless(body):
        raise FeedError(feed.name, f"it is not well-formed XML ({fault.why}, line {fault.line}), and made to be costly")
    what = f"the document is not well-formed XML ({fault.why}); what could be read was read"
    told = [problem(feed, "FEED012", what, "the publisher has to mend it", fault.line)]
    read = bounded(body, len(document))
    if len(read) < len(body):
        said = f"it is little but tags; the first {len(read)} of its {len(body)} bytes were read"
        told.append(problem(feed, "FEED018", said, "the publisher has to mend it"))
    return read, told


def _cut_off(body: bytes) -> bool:
    """Say whether the document ends inside an item."""
    lowered = body.lower()
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
def _elements() -> Mapping[str, Sequence[str]]:
    return load_data(_ELEMENTS)


@cache
def _stating() -> frozenset[str]:
    return frozenset(element for named in _elements().values() for element in named)


@lru_cache(maxsize=1000)
def _key(path: str) -> str:
    """Return the name that feedparser gives an element: a prefix stands before "_", all in lower case."""
    name = path.lower().replace(":", "_")
    return _RENAMED.get(name, name)


def _item(feed: Feed, number: int, entry: dict[str, Any], aside: Mapping[str, str]) -> Item:
    """Return one of feedparser's entries under our names, the feed's own `map` first; `aside` names its long texts."""

    def lookup(path: str) -> Any:  # noqa: ANN401 - a feed's own value
        return _plain(along(entry, _key(path)), aside)

    fields = {
        "title": entry.get("title"),
        "url": entry.get("link"),
        "description": max((aside.get(text, text) for text in _texts(entry)), key=len, default=""),
        "author": _plain(entry.get("author"), aside),
        "date_posted": entry.get("published"),
        "updated": entry.get("updated"),
        "tags": [aside.get(term, term) for tag in entry.get("tags", ()) if (term := tag.get("term"))],
    }
    if not _stating().isdisjoint(entry):
        fields |= {name: found for name, named in _elements().items() if (found := _first(entry, named, aside))}
    fields |= {name: pick(written, lookup) for name, written in feed.map.items()}
    return Item(number, fields.pop("id", None) or entry.get("id"), fields)


def _first(entry: Mapping[str, Any], names: Sequence[str], aside: Mapping[str, str]) -> object:
    """Return what the first of some elements says that says anything."""
    return next((found for name in names if name in entry and (found := _plain(entry[name], aside))), None)


def _texts(entry: Mapping[str, Any]) -> Iterator[str]:
    yield entry.get("summary") or ""  # None where elements are nested oddly
    yield entry.get("description") or ""
    for content in entry.get("content", ()):
        yield content.get("value") or ""


def _plain(value: object, aside: Mapping[str, str]) -> object:
    """Return feedparser's value as text, or as a list of texts; None for anything else."""
    if isinstance(value, list):
        return [aside.get(each, each) for each in value if isinstance(each, str)]
    return aside.get(value, value) if isinstance(value, str) else None
