"""RemoteOK's list: a notice in front, and a line in the texts that is there to catch programs that apply."""

from __future__ import annotations

import re
from typing import Any

from jobfit.feeds.charset import once_encoded
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
    """Return a posting without the line that asks to mention a word, and without text that was encoded twice."""
    if not isinstance(element, dict):
        return element
    mended = {name: once_encoded(value) if isinstance(value, str) else value for name, value in element.items()}
    if isinstance(text := mended.get("description"), str):
        mended["description"] = _CATCH.sub("", text)
    return mended
