"""The lead of a document: what its first characters say it is, so that a web page is never taken for a quiet feed."""

from __future__ import annotations

import re
from enum import Enum, auto
from typing import Final

_LOOKED_AT: Final = 2_000
_BEFORE = re.compile(r"\s+|<\?[^>]{0,500}\?>|<!--(?:(?!-->).){0,1500}-->", re.DOTALL)
_PAGE = re.compile(
    r"<!doctype\s{1,20}html|<(?:html|head|body|title|meta|script|style|noscript|div|form|center|h[1-6]|p)[\s/>]",
    re.IGNORECASE,
)


_PASSWORD = re.compile(r"<input[^>]{0,500}type\s{0,5}=\s{0,5}[\"']?password", re.IGNORECASE)
_LARGEST = 500_000  # characters of a page that are looked at


class Lead(Enum):
    """What a document begins like."""

    EMPTY = auto()
    WEB_PAGE = auto()
    XML = auto()
    JSON = auto()
    OTHER = auto()


def lead(text: str) -> Lead:
    """Say what a text begins like, byte-order mark, comments and XML declaration aside."""
    start = text[:_LOOKED_AT].lstrip("\ufeff")
    while before := _BEFORE.match(start):
        start = start[before.end() :]
    if not start:
        return Lead.EMPTY if not text.strip("\ufeff \t\r\n") else Lead.XML
    if _PAGE.match(start):
        return Lead.WEB_PAGE
    if start[0] == "<":
        return Lead.XML
    return Lead.JSON if start[0] in "{[" else Lead.OTHER


def asks_for_password(page: str) -> bool:
    """Say whether a web page has a field for a password."""
    return _PASSWORD.search(page[:_LARGEST]) is not None


SENTENCES: Final = {
    Lead.EMPTY: "the document is empty",
    Lead.WEB_PAGE: "it is a web page, not a feed: a login, a fault or the site itself; open the address in a browser,"
    " and look there for an RSS, Atom or JSON link",
    Lead.XML: "it is XML",
    Lead.JSON: "it is JSON",
    Lead.OTHER: "it is neither XML nor JSON",
}
"""What each kind of document is, for errors."""


def refusal(kind: Lead, wanted: str) -> str:
    """Return what is said of a document that begins like another kind than the wanted one ("JSON")."""
    return SENTENCES[kind] if kind is Lead.WEB_PAGE else f"{SENTENCES[kind]}, not {wanted}"
