"""Lists in XML: the postings of a document whose elements the feed's `items` and `map` name, read as a stream."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, Final

from jobfit.errors import FeedError
from jobfit.feeds.charset import decode
from jobfit.feeds.gather import Item, gather, problem, refuse_crowd
from jobfit.feeds.interface import Feed, Parsed
from jobfit.feeds.kinds import without_list
from jobfit.feeds.lead import Lead, lead, refusal
from jobfit.feeds.pick import pick
from jobfit.feeds.xmlreader import XmlRefused, look_over
from jobfit.problems import Problem

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_STEPS: Final = 8
_ITEM: Final = "item"
_CHANNEL: Final = "channel"  # of RSS, which holds its items


def read_xml(feed: Feed, document: bytes, headers: Mapping[str, str]) -> Parsed:
    """Return the entries of an XML document; raise FeedError when it has no element of the feed's `items`."""
    return read_elements(feed, document, headers, lambda element: mapped(feed, element))


def read_elements(
    feed: Feed, document: bytes, headers: Mapping[str, str], fields_of: Callable[[Element], dict[str, Any]]
) -> Parsed:
    """Return the entries of the elements that a feed's `items` names, `fields_of` making the fields of one.

    What stands in front of a fault is read; the rest, and that it is missing, is a Problem.
    """
    items, problems = items_of(feed, document, headers, fields_of)
    return gather(feed, items, headers, problems=problems, complete=not problems)


def items_of(
    feed: Feed, document: bytes, headers: Mapping[str, str], fields_of: Callable[[Element], dict[str, Any]]
) -> tuple[list[Item], list[Problem]]:
    """Return the items of a document, and what could not be read; raise FeedError as read_xml does."""
    decoded = decode(document, headers)
    kind = lead(decoded.text)
    if kind is not Lead.XML:
        raise FeedError(feed.name, refusal(kind, "XML"))
    body = _undeclared(decoded.text).encode("utf-8", "replace")
    try:
        fault = look_over(body)
    except XmlRefused as refused:
        raise FeedError(feed.name, f"{refused}; such documents are refused") from None
    problems: list[Problem] = [problem(feed, "FEED011", decoded.doubt)] if decoded.doubt else []
    if fault:
        said = f"the document is not well-formed XML ({fault.why}); what stands before line {fault.line} was read"
        problems.append(problem(feed, "FEED012", said, "the publisher has to mend it", fault.line))
    items = list(_items(feed, body, fields_of))
    refuse_crowd(feed, len(items), len(body))
    if not items and not _has_list(feed, body):
        raise FeedError(feed.name, f"it is XML, but has no element {feed.items!r}; {without_list(feed)}")
    return items, problems


def mapped(feed: Feed, element: Element) -> dict[str, Any]:
    """Return an element's fields as the feed's `map` says."""
    return {name: pick(written, lambda path: value(element, path)) for name, written in feed.map.items()}


def value(element: Element, path: str) -> str | list[str] | None:
    """Return the text at a path of element names apart by "/" or ".", whatever their case and namespace.

    Several elements give a list; an attribute stands behind "@".
    """
    path, _, attribute = path.partition("@")
    found = [element]
    for step in path.replace("/", ".").split(".")[:_STEPS] if path else ():
        found = [child for each in found for child in each if local(child) == step.lower()]
    texts = [each.get(attribute, "") if attribute else "".join(each.itertext()).strip() for each in found]
    kept = [text for text in texts if text]
    return kept if len(kept) > 1 else kept[0] if kept else None


def local(element: Element) -> str:
    """Return an element's name without its namespace, in lower case."""
    return element.tag.rpartition("}")[2].lower()


def _items(feed: Feed, body: bytes, fields_of: Callable[[Element], dict[str, Any]]) -> Iterator[Item]:
    for number, element in enumerate(_elements(body, feed.items.lower()), start=1):
        fields = fields_of(element)
        yield Item(number, fields.pop("id", None), fields)


def _elements(body: bytes, name: str) -> Iterator[Element]:
    """Yield every element of a name as it ends, and forget it afterwards; stop at a fault."""
    from xml.etree.ElementTree import ParseError  # noqa: PLC0415 - an error's name, nothing is parsed with it

    from defusedxml.ElementTree import iterparse  # noqa: PLC0415 - only few feeds need it

    try:
        for _, element in iterparse(io.BytesIO(body), events=("end",)):
            if local(element) == name:
                yield element
                element.clear()
    except ParseError:
        return


def _has_list(feed: Feed, body: bytes) -> bool:
    """Say whether a document without postings is an empty list: it has what holds them by its name."""
    name = feed.items.lower()
    holders = (f"{name}s", _CHANNEL) if name == _ITEM else (f"{name}s",)
    return bool(name) and any(True for holder in holders for _ in _elements(body, holder))


def _undeclared(text: str) -> str:
    """Return a document without its declaration, whose charset no longer holds."""
    text = text.lstrip("\ufeff \t\r\n")
    return text.partition("?>")[2] if text.startswith("<?xml") else text
