"""RemoteOK's list: a notice in front, and a line in the texts that is there to catch programs that apply."""

from __future__ import annotations

import re
from typing import Any

from jobfit.feeds.connectors.jsonlist import elements, mapped, read_list
from jobfit.feeds.interface import Document, Feed, Reading

_CATCH = re.compile(
    r"Please mention the word \*{0,2}[^*\n]{1,80}\*{0,2} (?:and tag \S{1,200} )?when applying[^\n]{0,400}"
)


def ask(feed: Feed) -> Reading:
    """Return the postings of the one document that has them all."""
    return read_list(feed, mapped, read=lambda document: _postings(feed, document))


def _postings(feed: Feed, document: Document) -> list[Any]:
    found = elements(feed, document)
    if found and isinstance(found[0], dict) and "legal" in found[0]:
        found = found[1:]
    return [_mended(each) for each in found]


def _mended(element: Any) -> Any:  # noqa: ANN401 - a feed's own value
    """Return a posting without the line that asks to mention a word."""
    if isinstance(element, dict) and isinstance(text := element.get("description"), str):
        return element | {"description": _CATCH.sub("", text)}
    return element
