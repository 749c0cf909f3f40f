"""Reading XML with expat: a look over a document before it is read, and the driver that feedparser reads it with.

feedparser takes the driver by name from its list of preferred parsers; `create_parser` is what xml.sax asks it for.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final, NamedTuple, TypeAlias
from xml.parsers import expat
from xml.sax.expatreader import ExpatParser

LONGEST_ENTITY: Final = 32
"""Characters that a document's own entity may stand for; "&nbsp;" and the like need one."""

DEEPEST: Final = 200
MOST_ATTRIBUTES: Final = 200
"""A feed needs ten levels and ten attributes; feedparser takes quadratic time on very many."""


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


class _Reader(ExpatParser):
    _parser: Any  # pyexpat's, which is made anew by every reset

    def reset(self) -> None:
        super().reset()
        self._parser.buffer_text = True  # text arrives in whole pieces, which nearly halves feedparser's time
        self._parser.EntityDeclHandler = _refuse_entity


def create_parser() -> ExpatParser:
    """Return a new reader."""
    return _Reader()
