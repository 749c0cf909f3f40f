"""RemoteOK's list: a notice in front, and a line in the texts that is there to catch programs that apply."""

from __future__ import annotations

import re
from typing import Any

from jobfit.feeds.connectors.jsonlist import elements, entries, mapped
from jobfit.feeds.interface import Feed, Reading, Request
from jobfit.feeds.kinds import address

_CATCH = re.compile(
    r"Please mention the word \*{0,2}[^*\n]{1,80}\*{0,2} (?:and tag \S{1,200} )?when applying[^\n]{0,400}"
)

_TWICE = re.compile("[\u00c2-\u00f4][\u0080-\u00bf\u0152-\u017e\u2013-\u203a\u20ac]")


def ask(feed: Feed) -> Reading:
    """Return the postings of the one document that has them all."""
    document = yield Request(address(feed))
    found = elements(feed, document)
    if found and isinstance(found[0], dict) and "legal" in found[0]:
        found = found[1:]
    return entries(feed, [_mended(each) for each in found], document.headers, mapped)


def _mended(element: Any) -> Any:  # noqa: ANN401 - a feed's own value
    """Return a posting without the line that asks to mention a word, and without text that was encoded twice."""
    if not isinstance(element, dict):
        return element
    mended = {name: _once_encoded(value) if isinstance(value, str) else value for name, value in element.items()}
    if isinstance(text := mended.get("description"), str):
        mended["description"] = _CATCH.sub("", text)
    return mended


def _once_encoded(text: str) -> str:
    """Return a text that was taken for Windows-1252 and encoded again as it was; any other text as it is."""
    if _TWICE.search(text) is None:
        return text
    try:
        return text.encode("cp1252").decode("utf-8")
    except UnicodeError:
        return text
