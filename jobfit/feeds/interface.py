"""Feed, Entry and Connector: what every kind of feed has in common."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Final, TypeAlias

from pydantic import Field

from jobfit.frozen import Frozen
from jobfit.problems import Problem


class Trust(StrEnum):
    """Who speaks in a feed."""

    EMPLOYER = "employer"
    BOARD = "board"
    ALERT = "alert"


class Feed(Frozen):
    """One place postings come from, as a `feeds/*.toml` file or a table of the person's `feeds.toml` says.

    Exactly one of `url` (http, https or file) and `file` (a path, relative to the file that names it) is set.
    `map`: our field name -> the feed's, for JSON, JSONL and CSV; `defaults`: facts that hold for every entry of it.
    """

    id: str
    name: str
    kind: str
    url: str = ""
    file: str = ""
    every: str = "6h"
    map: Mapping[str, str] = Field(default_factory=dict)
    defaults: Mapping[str, str | list[str]] = Field(default_factory=dict)
    enabled: bool = True
    trust: Trust = Trust.BOARD
    attribution: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """One item as the feed gave it: `fields` holds the feed's own words under our names, nothing interpreted.

    `base` is the address that completes its relative links: the one that the document came from, "" when not known.
    """

    feed: str
    entry_id: str
    fields: Mapping[str, Any]
    raw_hash: str = ""
    base: str = ""


@dataclass(frozen=True, slots=True)
class Parsed:
    """What one document came to: its entries, and the entries that could not be read."""

    entries: tuple[Entry, ...]
    problems: tuple[Problem, ...] = field(default=())
    complete: bool = True  # False when the document was cut or recovered from ill-formed text


CAME_FROM: Final = "content-location"
"""The header that holds the address a document came from, after redirects; the fetch sets it."""

Connector: TypeAlias = Callable[[Feed, bytes, Mapping[str, str]], Parsed]
"""(feed, document, response headers under lower-case names) -> Parsed; raises FeedError when nothing can be read."""
