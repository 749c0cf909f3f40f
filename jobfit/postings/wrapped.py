"""Wrapped: a text whose lines were broken at a fixed width, as in mails and old exports, gets whole paragraphs back.

Told as a typesetter would: the first word of the next line would not have fitted on the line above it.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Final

_LONG: Final = re.compile(r"[^\n]{121}")  # no text is wrapped so wide
_NARROWEST: Final = 45
_FEWEST: Final = 2  # lines that go on with a small letter in a text that was wrapped
_SHARE: Final = 0.8  # of those for which there was no room on the line above
_ITEM: Final = re.compile(r"\s*(?:[^\w\s(\"'“‘$£€¿¡#]|\d{1,2}[.)]|[a-z][.)]|o\s|\w+://|www\.)")
_ENDS: Final = (".", "!", "?", ":")


def unwrapped(text: str) -> str:
    """Return a text with its paragraphs and items on one line each; a text that was not wrapped as it is."""
    if _LONG.search(text):
        return text
    lines = [line.rstrip() for line in text.split("\n")]
    width = max(map(len, lines))
    if width < _NARROWEST or len(lines) <= _FEWEST:
        return text
    joints = list(pairwise(lines))
    going_on = [_is_full(above, below, width) for above, below in joints if above and _goes_on(below)]
    if len(going_on) < _FEWEST or sum(going_on) < _SHARE * len(going_on):
        return text
    parts = lines[:1]
    for above, below in joints:
        joined = above and below and not _begins(above, below) and _is_full(above, below, width)
        parts += [" " if joined else "\n", below.lstrip() if joined else below]
    return "".join(parts)


def _is_full(above: str, below: str, width: int) -> bool:
    """Say whether the first word of a line would not have fitted on the line above it."""
    return len(above) + 1 + len(below.split(maxsplit=1)[0]) > width


def _goes_on(below: str) -> bool:
    return below.lstrip()[:1].islower() and not _ITEM.match(below)


def _begins(above: str, below: str) -> bool:
    """Say whether a line begins an item or an address, or a sentence that may be a paragraph of its own."""
    return _ITEM.match(below) is not None or (above.endswith(_ENDS) and below.lstrip()[:1].isupper())
