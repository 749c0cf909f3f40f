"""Feed, Request, Document, Entry and Connector: what every kind of feed has in common."""

from __future__ import annotations

from collections.abc import Callable, Generator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Final, NamedTuple, TypeAlias

from pydantic import Field

from jobfit.frozen import Frozen
from jobfit.problems import Problem


class Trust(StrEnum):
    """Who speaks in a feed."""

    EMPLOYER = "employer"
    BOARD = "board"
    ALERT = "alert"


class Pages(Frozen):
    """How a list is asked for page by page: the query parameter that counts, from where, by how much, how often."""

    parameter: str
    first: int = 1
    step: int = 1
    most: int = 10
    size: int = 0  # entries of a full page; a shorter one is the last. 0: an empty one is


class Key(Frozen):
    """Where a key is kept; exactly one is set. The key itself is never stored, shown or recorded."""

    env: str = ""  # a variable of the environment
    file: str = ""  # a file that holds nothing else
    command: str = ""  # a command that prints it, such as a password manager's


class Feed(Frozen):
    """One place postings come from, as a `feeds/*.toml` file or a table of the person's `feeds.toml` says.

    One of `url` (http, https, file or imaps), `file` (a path, relative to the file that names it) and `board` (the
    employer's name at its kind of board, which gives the url) is written.
    `links`: how the addresses of postings begin at sites whose alerts are not known, for mail.
    `items`: the path of the list in a JSON document, or the element in an XML one; `map`: our field name -> the
    feed's; `defaults`: facts that hold for every entry of it.
    """

    id: str
    name: str
    kind: str
    url: str = ""
    file: str = ""
    board: str = ""
    every: str = "6h"
    pace: float = 1.0  # seconds between two requests
    items: str = ""
    pages: Pages | None = None
    map: Mapping[str, str] = Field(default_factory=dict)
    defaults: Mapping[str, str | list[str]] = Field(default_factory=dict)
    keys: Mapping[str, Key] = Field(default_factory=dict)
    links: tuple[str, ...] = Field(default=(), strict=False)
    enabled: bool = True
    trust: Trust = Trust.BOARD
    attribution: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Request:
    """One document that a connector asks for: an address that may be shown, and keys by the names of the feed's.

    `fine`: the statuses that bring an answer; any other ends in a FetchError.
    `recorded`: what stands in a recording instead of an answer that is itself a secret.
    """

    url: str
    method: str = "GET"
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""
    fine: frozenset[int] = frozenset({200})
    query_keys: Mapping[str, str] = field(default_factory=dict)  # query parameter -> name of a key
    header_keys: Mapping[str, str] = field(default_factory=dict)  # header -> name of a key
    form_keys: Mapping[str, str] = field(default_factory=dict)  # field of the form that is posted -> name of a key
    login_keys: tuple[str, ...] = ()  # names of the keys for user and password ("" for none) of a basic login
    recorded: bytes | None = None
    folder: bool = False  # of mails: the newest of a folder, or of a file that is too large, are an answer too


@dataclass(frozen=True, slots=True)
class Document:
    """What a request brought: bytes, headers under lower-case names, and the status."""

    body: bytes
    headers: Mapping[str, str] = field(default_factory=dict)
    status: int = 200


@dataclass(frozen=True, slots=True)
class Entry:
    """One item as the feed gave it: `fields` holds the feed's own words under our names, nothing interpreted.

    `base` is the address that completes its relative links: the one that the document came from, "" when not known.
    `element` is a hash of the bytes that it stands in, "" when they are not known.
    """

    feed: str
    entry_id: str
    fields: Mapping[str, Any]
    raw_hash: str = ""
    base: str = ""
    element: str = ""


class Before(NamedTuple):
    """What is remembered of an entry of the last reading, to know it again: hashes, and what it links to."""

    entry_id: str
    raw_hash: str
    base: str
    element: str
    page: str  # key of the page that its posting links to
    content: str  # hash of what its posting means


@dataclass(frozen=True, slots=True)
class Parsed:
    """What a reading came to: its entries, and what could not be read."""

    entries: tuple[Entry, ...]
    problems: tuple[Problem, ...] = field(default=())
    complete: bool = True  # False when a document was cut or recovered from ill-formed text, or a page is missing
    again: tuple[Before, ...] = ()  # entries that were known by their bytes; they are not among `entries`
    surroundings: str = ""  # hash of what stands around the elements of the entries, "" when those are not known
    unread: tuple[str, ...] = ()  # the columns of a table that nothing is read from, as they are written


CAME_FROM: Final = "content-location"
"""The header that holds the address a document came from, after redirects; the fetch sets it."""

DocumentReader: TypeAlias = Callable[[Feed, bytes, Mapping[str, str]], Parsed]
"""(feed, document, response headers under lower-case names) -> Parsed; raises FeedError when nothing can be read."""

Reading: TypeAlias = Generator[Request, Document, Parsed]
"""A feed being read: it asks for documents one by one, a FetchError is thrown into it for one that cannot be had, and
it returns what it read. It raises FeedError when nothing can be read."""

Connector: TypeAlias = Callable[[Feed], Reading]
"""feed -> its reading. A connector only asks and parses: fetching, waiting and storing are done elsewhere."""
