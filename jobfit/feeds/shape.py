"""The shape of a document, by what is in it: of which kind it is, how it is called, where its list of postings is."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping
from typing import Any, Final, NamedTuple

from jobfit.feeds.connectors.jsonfeed import NAMED
from jobfit.feeds.jsontext import load_json
from jobfit.feeds.kinds import kind
from jobfit.feeds.lead import Lead, lead

OPML: Final = "opml"
"""The kind of a list of feeds, which is no feed."""

_ROOTS: Final = {
    "rss": "syndication",
    "feed": "syndication",
    "rdf": "syndication",
    "workzag-jobs": "personio",
    "opml": OPML,
}
_TAG = re.compile(r"<(?:[a-z0-9]{1,20}:)?([a-z][a-z0-9_-]{0,40})[\s>]", re.IGNORECASE)
_TITLED: Final = frozenset({"syndication", "teamtailor"})
_TITLE = re.compile(r"<(?:[a-z0-9]{1,20}:)?title[^>]{0,200}>\s{0,50}(?:<!\[CDATA\[)?([^<\]]{1,200})", re.IGNORECASE)
_ITEM = re.compile(r"<(?:item|entry)[\s>]", re.IGNORECASE)
_MARKS: Final = {"https://teamtailor.com/locations": "teamtailor", '"_jobposting"': "teamtailor"}
"""What stands in a document whose kind is a closer one than its form says."""

_COLUMNS: Final = {"jobspy": frozenset({"site", "job_url"})}
"""The columns by which the table of a program is known."""

_BETWEEN = re.compile(r"[\",;\t|]+")  # what stands between columns
_DEEPEST: Final = 3  # tables in one another, in which a list of postings is looked for
_PLAIN = re.compile(r"[^\s|'.]{1,60}")  # a key that a path can name


class Shape(NamedTuple):
    """What a document is: its kind, its own title if it has one, and where its list is if its kind does not say."""

    kind: str
    title: str = ""
    items: str = ""


def shape_of(text: str) -> Shape | None:
    """Return the shape of a document in XML or JSON, None of any other."""
    begins = lead(text)
    if begins is Lead.XML:
        return _of_xml(text)
    return _of_json(text) if begins is Lead.JSON else None


def shape_of_table(first: str) -> Shape:
    """Return the shape of a table by its first line."""
    columns = set(_BETWEEN.split(first.lower().strip("\ufeff \r\n")))
    return Shape(next((name for name, known in _COLUMNS.items() if known <= columns), "csv"))


def _of_xml(text: str) -> Shape:
    tags = _TAG.finditer(text)
    root = next((each[1] for each in tags), "")
    name = _marked(text) or _ROOTS.get(root.lower(), "xml")
    if name in _TITLED:
        title = _TITLE.search(_ITEM.split(text, maxsplit=1)[0])
        return Shape(name, html.unescape(title[1]) if title else "")
    usual = kind("xml").items
    if name != "xml" or re.search(rf"<{usual}[\s>]", text, re.IGNORECASE):
        return Shape(name)
    inner = next((each[1] for each in tags), "")
    return Shape(name, items=inner if root.lower() == f"{inner.lower()}s" else "")


def _of_json(text: str) -> Shape:
    try:
        loaded: Any = load_json(text)
    except ValueError:
        loaded = None
    is_feed = isinstance(loaded, dict) and NAMED in str(loaded.get("version", ""))
    name = _marked(text) or ("jsonfeed" if is_feed else "json")
    if name != "json":
        return Shape(name, str(loaded.get("title") or "") if name == "jsonfeed" else "")
    return Shape(name, items=next(_lists([("", loaded)]), ""))


def _lists(tables: list[tuple[str, Any]]) -> Iterator[str]:
    """Yield the path of the one list of objects in some tables, or in those in them; nothing where it is not clear."""
    for _ in range(_DEEPEST):
        inside = [
            (f"{path}.{key}".lstrip("."), value)
            for path, table in tables
            if isinstance(table, Mapping)
            for key, value in table.items()
            if _PLAIN.fullmatch(key)
        ]
        found = [path for path, value in inside if isinstance(value, list) and any(isinstance(x, dict) for x in value)]
        if found:
            yield from found if len(found) == 1 else ()
            return
        tables = inside


def _marked(text: str) -> str:
    return next((name for mark, name in _MARKS.items() if mark in text), "")
