"""Kinds of feed: `connectors/<kind>.toml` says how one is asked for and read, and the module beside it reads it.

A kind whose documents are plain JSON or XML lists has no module of its own: its file names the list and its fields.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache, partial
from importlib import import_module
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlsplit

from pydantic import Field

from jobfit.feeds.interface import Connector, DocumentReader, Feed, Pages, Reading, Request, Trust
from jobfit.feeds.seen import NOTHING_SEEN, Seen
from jobfit.frozen import Frozen
from jobfit.toml.data import load_data

FOLDER: Final = Path(__file__).parent / "connectors"

ANY_LIST: Final = frozenset({"json", "xml"})
"""The kinds that know no site: only a feed's own table can say where its list is, and how its fields are called."""

KINDS_BY_SUFFIX: Final = {
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".csv": "csv",
    ".tsv": "csv",
    ".json": "jsonfeed",
    ".parquet": "parquet",
    ".mbox": "mail",
    ".eml": "mail",
}
"""What a feed without `kind` is taken for by its file's ending; any other is RSS or Atom."""


class Kind(Frozen):
    """What holds for every feed of a kind, unless the feed's own table says otherwise.

    Exactly one of `reads` (a function of (feed, document, headers): one document is all) and `asks` (a function of the
    feed: several documents may be needed) is set, as "module:function" of `jobfit.feeds.connectors`.
    """

    id: str
    name: str
    reads: str = ""
    asks: str = ""
    skips: bool = False  # what it `reads` with takes what the last reading held as `seen`, and leaves that out
    url: str = ""  # with {board} where the employer's name at it stands; "" when every feed has an address of its own
    elsewhere: Mapping[str, str] = Field(default_factory=dict)  # end of the host of other boards -> the url of those
    hosts: tuple[str, ...] = ()  # that it asks beside the one of its url
    example: str = ""  # what a feeds.toml table of it has, beside kind
    trust: Trust = Trust.BOARD
    every: str = "6h"
    pace: float = 1.0  # seconds between two requests to its site
    items: str = ""
    pages: Pages | None = None
    map: Mapping[str, str] = Field(default_factory=dict)
    defaults: Mapping[str, str | list[str]] = Field(default_factory=dict)
    keys: Mapping[str, str] = Field(default_factory=dict)  # name of a key -> the variable it is looked for in
    attribution: str = ""
    states: tuple[str, ...] = ()  # the fields it states beside title, text, url and company
    terms: str = ""  # what allows reading it, and what it asks for
    checked: str = ""  # the shape that it was checked on
    compared: bool = False  # with documents that a source of this kind gave, not only with its description


@cache
def kind_names() -> tuple[str, ...]:
    """Return the names of all kinds, in order."""
    return tuple(sorted(path.stem for path in FOLDER.glob("*.toml")))


@cache
def kind(name: str) -> Kind:
    """Return a kind; raise KeyError when there is none of that name."""
    if name not in kind_names():
        raise KeyError(name)
    return Kind.model_validate({"id": name, **load_data(FOLDER / f"{name}.toml")})


def kind_of_table(written: Mapping[str, Any]) -> str:
    """Return the name of the kind that a feed's table says, or that its address or file is taken for."""
    if "kind" in written or not {"url", "file"} & written.keys():
        return str(written.get("kind", ""))
    if urlsplit(written.get("url", "")).scheme in {"imap", "imaps"}:
        return "mail"
    path = written.get("file") or urlsplit(written["url"]).path
    return KINDS_BY_SUFFIX.get(Path(path).suffix.lower(), "syndication")


def connector(name: str, seen: Seen = NOTHING_SEEN) -> Connector:
    """Return the connector of a kind, which may leave out what was seen; raise KeyError when there is none."""
    known = kind(name)
    if known.asks:
        asks: Connector = _function(known.asks)
        return asks
    reads = _function(known.reads)
    return _of_one_document(partial(reads, seen=seen) if known.skips else reads)


def _function(named: str) -> Callable[..., Any]:
    module, _, function = named.partition(":")
    found: Callable[..., Any] = getattr(import_module(f"jobfit.feeds.connectors.{module}"), function)
    return found


def _of_one_document(reads: DocumentReader) -> Connector:
    def reading(feed: Feed) -> Reading:
        document = yield Request(address(feed))
        return reads(feed, document.body, document.headers)

    return reading


def without_list(feed: Feed) -> str:
    """Return what to do about a document without the list that is read in a feed: a kind knows where its own one is."""
    known = kind(feed.kind)
    if feed.items != known.items or feed.kind in ANY_LIST:
        return "`items` says where the list is"
    return f"open the address in a browser: it may be a fault of the site, or {known.name} has changed its form"


def address(feed: Feed) -> str:
    """Return the address of a feed's first document."""
    return feed.url or Path(feed.file).absolute().as_uri()
