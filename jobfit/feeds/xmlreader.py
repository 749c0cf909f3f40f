"""Reading XML with expat: a look over a document before it is read, and the driver that feedparser reads it with.

feedparser takes the driver by name from its list of preferred parsers; `create_parser` is what xml.sax asks it for.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache
from secrets import token_hex
from typing import Any, Final, NamedTuple, TypeAlias
from xml.parsers import expat
from xml.sax.expatreader import ExpatParser
from xml.sax.xmlreader import AttributesNSImpl

LONGEST_ENTITY: Final = 32
"""Characters that a document's own entity may stand for; "&nbsp;" and the like need one."""

DEEPEST: Final = 200
MOST_ATTRIBUTES: Final = 200
"""A feed needs ten levels and ten attributes; feedparser takes quadratic time on very many."""


MOST_TAGS: Final = 300
"""Categories of one entry; feedparser compares each with all others."""


class XmlRefused(ValueError):
    """The document is made to be costly to read; its text is one sentence."""


class Fault(NamedTuple):
    """Where a document stops being well-formed XML, and why, in expat's words."""

    line: int
    why: str


OnStart: TypeAlias = Callable[[str, list[str], int], object]
"""Hears of the start of an element: its name, its attributes' names and values in turn, and how deep it stands."""

OnEnd: TypeAlias = Callable[[str, int], object]


def look_over(document: bytes) -> Fault | None:
    """Return the first fault of a document, None when it is well-formed; raise XmlRefused when it is made to harm."""
    return look_along(document, lambda _parser: (None, None))


def look_along(
    document: bytes, hearing: Callable[[expat.XMLParserType], tuple[OnStart | None, OnEnd | None]]
) -> Fault | None:
    """Look over a document, while somebody hears of the elements that the parser comes by."""
    parser = expat.ParserCreate()
    on_start, on_end = hearing(parser)
    depth = 0

    def start(name: str, attributes: list[str]) -> None:
        nonlocal depth
        depth += 1
        if depth > DEEPEST:
            raise XmlRefused(f"its elements are nested more than {DEEPEST} deep")
        if len(attributes) > 2 * MOST_ATTRIBUTES:
            raise XmlRefused(f"its element {name[:80]!r} has more than {MOST_ATTRIBUTES} attributes")
        if on_start:
            on_start(name, attributes, depth)

    def end(name: str) -> None:
        nonlocal depth
        if on_end:
            on_end(name, depth)
        depth -= 1

    parser.ordered_attributes = True
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.EntityDeclHandler = _refuse_entity
    try:
        parser.Parse(document, True)  # noqa: FBT003 - pyexpat takes no keyword
    except expat.ExpatError as error:
        return Fault(error.lineno, expat.ErrorString(error.code) or "unknown")
    return None


def _refuse_entity(name: str, _is_parameter: int, value: str | None, *_elsewhere: object) -> None:
    if value is None or len(value) > LONGEST_ENTITY or "&" in value:
        raise XmlRefused(f"it declares the entity {name[:80]!r}, which could grow without end")


_ASIDE: ContextVar[dict[str, str] | None] = ContextVar("texts laid aside", default=None)
_MARK: Final = f"\ue000{token_hex(8)}."  # begins what stands for a text; no feed can guess it
_LONG: Final = 200
_ENTRIES: Final = frozenset({"item", "entry"})
_TEXTS: Final = frozenset({"description", "encoded", "content"})
_TAGS: Final = frozenset({"category", "subject", "tags", "keywords"})
_NAMES: Final = frozenset({"author", "creator", "managingeditor", "publisher", "webmaster"})
_MOST_WORDS: Final = 100  # of one element of tags
_XML: Final = "http://www.w3.org/XML/1998/namespace"
_HARMLESS: Final = frozenset({"type", f"{_XML} lang xml", f"{_XML} base xml"})
_NO_ATTRIBUTES: Final = AttributesNSImpl({}, {})
_HTML: Final = frozenset({"html", "text/html"})
_WINDOWS: Final = re.compile(rb"\xc2[\x80-\x9f]")  # what feedparser takes for characters of Windows-1252


@contextmanager
def laying_aside() -> Iterator[Mapping[str, str]]:
    """Have the long texts of entries laid aside, under what feedparser is given for them.

    feedparser goes through every text character by character, twice; those that it would leave as they are it need not.
    """
    aside: dict[str, str] = {}
    token = _ASIDE.set(aside)
    try:
        yield aside
    finally:
        _ASIDE.reset(token)


class _Reader(ExpatParser):
    """A driver that hands on text in whole pieces; of the texts that an entry holds, those laid aside by a name."""

    _parser: Any  # pyexpat's, which is made anew by every reset
    _cont_handler: Any  # feedparser's

    def __init__(self, aside: dict[str, str] | None) -> None:
        super().__init__()
        self._aside = aside
        self._pieces: list[str] | None = None  # of a text that may be laid aside, once its element ends
        self._local = ""  # the name of the element that it stands in
        self._depth = self._entry = 0  # of the element, and of the entry that it is in
        self._tags = 0  # of the entry

    def reset(self) -> None:
        super().reset()
        self._parser.buffer_text = True  # text arrives in whole pieces, which nearly halves feedparser's time
        self._parser.EntityDeclHandler = _refuse_entity
        if self._aside is not None:
            self._parser.CharacterDataHandler = self._hear

    def start_element_ns(self, name: str, attrs: Mapping[str, str]) -> None:
        for piece in self._pieces or ():
            self._cont_handler.characters(piece)
        self._depth += 1
        named = _named(name)
        self._pieces = [] if self._is_text(named[1].lower(), attrs) else None
        if attrs:
            super().start_element_ns(name, attrs)
        else:
            self._cont_handler.startElementNS(named, None, _NO_ATTRIBUTES)

    def _is_text(self, local: str, attributes: Mapping[str, str]) -> bool:
        """Note what element begins, and say whether it holds a text that may be laid aside."""
        self._local = local
        if self._entry and self._depth > self._entry + 1:
            return False
        if not self._entry and local in _ENTRIES:
            self._entry, self._tags = self._depth, 0
        if local in _TAGS:
            self._tags += bool(self._entry)
            if self._tags > MOST_TAGS:
                raise XmlRefused(f"one of its entries has more than {MOST_TAGS} categories")
            return True
        return local in _NAMES or bool(self._entry and local in _TEXTS and _is_html(attributes))

    def _hear(self, text: str) -> None:
        if self._pieces is None:
            self._cont_handler.characters(text)
        else:
            self._pieces.append(text)

    def end_element_ns(self, name: str) -> None:
        if self._pieces:
            self._cont_handler.characters(self._laid_aside("".join(self._pieces).strip()))
        self._pieces = None
        self._entry = 0 if self._depth == self._entry else self._entry
        self._depth -= 1
        self._cont_handler.endElementNS(_named(name), None)

    def _laid_aside(self, text: str) -> str:
        """Return what feedparser gets for a text: a name for a long one, the text itself if it would be changed.

        It takes quadratic time to look for an address in what somebody is called, and to tell tags apart.
        """
        is_long = len(text) >= _LONG if self._local not in _TAGS else text.count(",") + text.count(" ") >= _MOST_WORDS
        if self._aside is None or not is_long or (self._local in _TEXTS and not _stays(text)):
            return text
        name = f"{_MARK}{len(self._aside)}"
        self._aside[name] = text
        return name


@lru_cache(maxsize=1000)
def _named(name: str) -> tuple[str | None, str]:
    """Return the namespace and the name of an element, as expat gives them in one."""
    namespace, _, local = name.partition(" ")
    return (namespace, local.partition(" ")[0]) if local else (None, name)


def _is_html(attributes: Mapping[str, str]) -> bool:
    """Say whether an element of these attributes holds text or escaped HTML, not XHTML, base64 or a link."""
    return attributes.keys() <= _HARMLESS and attributes.get("type", "html") in _HTML


def _stays(text: str) -> bool:
    """Say whether feedparser leaves a text as it is: neither encoded twice nor with bytes of Windows-1252 in it."""
    if text.isascii():
        return True
    try:
        text.encode("iso-8859-1").decode()
    except UnicodeError:
        return _WINDOWS.search(text.encode()) is None
    return False


def create_parser() -> ExpatParser:
    """Return a new reader."""
    return _Reader(_ASIDE.get())
