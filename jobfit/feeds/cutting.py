"""Cutting: an RSS or Atom document without the elements of the entries that were read before.

An element is known by the hash of its bytes, once it was found to be whole in a document that was read without a doubt.
It is cut out where nothing beside it can change what it says: `lay_out` finds the elements only where they stand side
by side, and nothing in one of them reaches into the next; `surroundings` tells whether what stands around them is as it
was.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias

from jobfit.feeds.gather import most_in
from jobfit.feeds.interface import Before
from jobfit.feeds.seen import Seen
from jobfit.feeds.xmlreader import Fault, OnEnd, OnStart, XmlRefused, look_along

if TYPE_CHECKING:
    from xml.parsers.expat import XMLParserType

Span: TypeAlias = tuple[int, int]
"""Where an element begins and ends, in bytes."""

_NAMES: Final = ("item", "entry")
_CLOSING: Final = re.compile(rb"</(?:item|entry)\s{0,50}>")
_FIRST: Final = re.compile(rb"<(item|entry)[\s>]")
_VERSIONS: Final = frozenset(  # namespaces that tell feedparser what a document is
    {"http://my.netscape.com/rdf/simple/0.9/", "http://purl.org/rss/1.0/", "http://www.w3.org/2005/atom"}
)
_REACHING: Final = frozenset({"base", "xml:base"})  # feedparser does not always forget them at the element's end
_DATES: Final = re.compile(rb"<(?:[a-z]{1,10}:)?(?:lastBuildDate|pubDate|updated|modified|date)>[^<]{0,100}</")


class Layout(NamedTuple):
    """The first fault of a document, and where the elements of its entries are; none where that is not sure."""

    fault: Fault | None
    spans: Sequence[Span] = ()


def lay_out(document: bytes) -> Layout:
    """Look over a document in UTF-8, and find the elements of its entries; raise XmlRefused as `look_over` does."""
    found: list[_Places] = []

    def hearing(parser: XMLParserType) -> tuple[OnStart, OnEnd]:
        found.append(_Places(parser, room=most_in(len(document))))
        parser.StartDoctypeDeclHandler = found[0].doubt
        return found[0].start, found[0].end

    fault = look_along(document, hearing)
    return Layout(fault, () if fault else found[0].side_by_side(document))


class _Places:
    """Where a parser comes by the elements of entries."""

    def __init__(self, parser: XMLParserType, *, room: int) -> None:
        self._parser = parser
        self._room = room  # for elements; one with attributes takes that of two
        self._starts: list[int] = []
        self._ends: list[int] = []
        self._depth = 0  # at which they stand
        self._within = False
        self._declared: dict[str, str] = {}  # prefixes of namespaces outside of entries; "" for several of them
        self._sure = True

    def doubt(self, *_said: object) -> None:
        """Give up: what comes cannot be told apart by its bytes."""
        self._sure = False

    def start(self, name: str, attributes: Sequence[str], depth: int) -> None:
        """Hear of the start of an element; raise XmlRefused when there are too many."""
        self._room -= 2 if attributes else 1
        if self._room < 0:
            raise XmlRefused("it has more elements than a feed of its length")
        is_entry = name.lower().endswith(_NAMES) and name.lower().rpartition(":")[2] in _NAMES
        if is_entry and (self._within or name not in _NAMES or self._depth not in {0, depth}):
            self._sure = False
        elif is_entry:
            self._depth, self._within = depth, True
            self._starts.append(self._parser.CurrentByteIndex)
        for attribute, value in zip(attributes[::2], attributes[1::2], strict=True):
            if attribute.startswith("xmlns"):
                self._declare(attribute, value)
            elif self._within and attribute in _REACHING:
                self._sure = False

    def _declare(self, prefix: str, uri: str) -> None:
        """Hear of a namespace: what an entry declares may not change what a prefix of another one stands for."""
        known = self._declared.get(prefix)
        if self._within:
            harmless = prefix == "xmlns" and uri.lower() not in _VERSIONS
            self._sure = self._sure and (harmless or uri == known)
        else:
            self._declared[prefix] = uri if known in {None, uri} else ""

    def end(self, _name: str, depth: int) -> None:
        """Hear of the end of an element."""
        if self._within and depth == self._depth:
            self._within = False
            self._ends.append(self._parser.CurrentByteIndex)

    def side_by_side(self, document: bytes) -> Sequence[Span]:
        """Return where the entries' elements are, when there is nothing but white space between them."""
        if not self._sure:
            return ()
        spans = [(start, _behind(document, end)) for start, end in zip(self._starts, self._ends, strict=True)]
        gaps = (document[behind:start] for (_, behind), (start, _) in pairwise(spans))
        return () if any(gap.strip() for gap in gaps) else spans


def _behind(document: bytes, end: int) -> int:
    """Return where an element ends whose end the parser came by: before its end tag, or behind it when it is empty."""
    closing = _CLOSING.match(document, end)
    return closing.end() if closing else end


def hashed(element: bytes) -> str:
    """Return the hash that an element is known by."""
    return hashlib.sha256(element).hexdigest()[:32]


class Cut(NamedTuple):
    """A document with an empty element for each that is known, where those are, and what is known of them."""

    document: bytes
    marks: tuple[Span, ...]
    again: tuple[Before, ...]


def cut(document: bytes, seen: Seen) -> Cut | None:
    """Cut the elements out of a document that were seen before, None when there are none.

    Whether an empty element in their place is one of the document, `lay_out` has to tell.
    """
    first = _FIRST.search(document) if seen.by_element else None
    if first is None:
        return None
    name = first[1]
    mark = b"<%s/>" % name
    kept, marks, again = [], [], []
    at = size = 0
    for start, end in _pieces(document, name, first.start()):
        before = seen.by_element.get(hashed(document[start:end]))
        if before is None:
            continue
        kept += [document[at:start], mark]
        size += start - at
        marks.append((size, size + len(mark)))
        size += len(mark)
        at = end
        again.append(before)
    return Cut(b"".join([*kept, document[at:]]), tuple(marks), tuple(again)) if again else None


def _pieces(document: bytes, name: bytes, at: int) -> Iterator[Span]:
    """Yield what looks like an element of a name, from a first one on."""
    opening, closing = b"<" + name, b"</" + name + b">"
    while at >= 0 and (end := document.find(closing, at)) >= 0:
        yield at, end + len(closing)
        at = document.find(opening, end)


class Elements(NamedTuple):
    """The elements of a document's entries: the document without those that only stand for others, and hashes."""

    document: bytes
    hashes: tuple[str, ...] = ()
    surroundings: str = ""  # of what stands around them, dates aside; "" when it is not sure where they are


def elements(document: bytes, spans: Sequence[Span], marks: AbstractSet[Span], *others: str) -> Elements:
    """Return the elements of a document at some places, but for those of `marks`; `others` counts as surroundings."""
    if not spans or not marks <= set(spans):
        return Elements(document)
    around = [_DATES.sub(b"", document[: spans[0][0]]), document[spans[-1][1] :]]
    kept, at = [], 0
    for start, end in sorted(marks):
        kept.append(document[at:start])
        at = end
    return Elements(
        b"".join([*kept, document[at:]]),
        tuple(hashed(document[start:end]) for start, end in spans if (start, end) not in marks),
        hashed(b"\0".join([*around, *(other.encode("utf-8", "replace") for other in others)])),
    )
