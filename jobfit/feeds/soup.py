"""Soup: what feedparser's loose parser is given of a document that is not well-formed, so that none takes it for ever.

It spends a time on every mark, "<" or "&", that a sound feed has few of, and quadratic time on what no sound feed has.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import Final

LEAST: Final = 80_000
BYTES_A_MARK: Final = 8
"""A document may cost one ampersand to so many bytes, a tag counts as eight, and a small document may cost `LEAST`."""

_A_TAG: Final = 8
_MARK: Final = re.compile(rb"[<&]")
_CDATA: Final = (b"<![CDATA[", b"]]>")
_BARE_AMPERSAND = re.compile(rb"&(?!(?:amp|lt|gt|quot|apos|#\d{1,7}|#[xX][0-9a-fA-F]{1,6});)")
_ENDLESS: Final = re.compile(
    rb"<[A-Za-z][^<>]{5000}"
    rb"|<(?:[A-Za-z]{1,20}:)?(?:author|creator|managingEditor|publisher|webMaster|tags|keywords)[^<>]{0,200}>"
    rb"(?:<!\[CDATA\[)?[^<]{1000}",
    re.IGNORECASE,
)

_UNCLOSED: Final = re.compile(rb"<[A-Za-z][^<>]*(?=<)")
_MOST_SLIPS: Final = 200


def escaped(document: bytes) -> bytes:
    """Return a document with the ampersands escaped that begin no reference of XML, CDATA sections as they are."""
    return b"".join(
        document[start:end] if is_cdata else _BARE_AMPERSAND.sub(b"&amp;", document[start:end])
        for start, end, is_cdata in _pieces(document)
    )


def _pieces(document: bytes) -> Iterator[tuple[int, int, bool]]:
    """Yield where the CDATA sections of a document begin and end, and what is between them."""
    at = 0
    while (start := document.find(_CDATA[0], at)) >= 0:
        yield at, start, False
        end = document.find(_CDATA[1], start)
        at = end + len(_CDATA[1]) if end >= 0 else len(document)
        yield start, at, True
    yield at, len(document), False


def is_endless(document: bytes) -> bool:
    """Say whether a tag, or what somebody is called, is longer than any is."""
    return _ENDLESS.search(document) is not None


def is_unclosed(document: bytes) -> bool:
    """Say whether more tags begin inside others than slips explain; each costs a look at all that follows."""
    return sum(1 for _ in islice(_UNCLOSED.finditer(document), _MOST_SLIPS)) == _MOST_SLIPS


def bounded(document: bytes, length: int) -> bytes:
    """Return the document, or as much of its beginning as has marks for the length that it had before it was mended."""
    room = max(LEAST, length // BYTES_A_MARK)
    for start, end, is_cdata in _pieces(document):
        cost = _A_TAG if is_cdata else _A_TAG * document.count(b"<", start, end) + document.count(b"&", start, end)
        if cost > room:
            return document[: _where_spent(document, start, end, room)]
        room -= cost
    return document


def _where_spent(document: bytes, start: int, end: int, room: int) -> int:
    for mark in _MARK.finditer(document, start, end):
        room -= _A_TAG if mark[0] == b"<" else 1
        if room < 0:
            return mark.start()
    return start
