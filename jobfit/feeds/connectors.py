"""Kind of feed -> the connector that reads it; each is imported when the first feed of its kind is read."""

from __future__ import annotations

from importlib import import_module
from typing import Final

from jobfit.feeds.interface import Connector

CONNECTORS: Final[dict[str, tuple[str, str]]] = {
    "syndication": ("syndication", "read_syndication"),
    "jsonfeed": ("jsonfeed", "read_jsonfeed"),
    "jsonl": ("table", "read_jsonl"),
    "csv": ("table", "read_csv"),
}
"""Every kind of feed, with the module of `jobfit.feeds` and the function in it that reads one."""


def connector(kind: str) -> Connector:
    """Return the connector of a kind; raise KeyError for one that is not in `CONNECTORS`."""
    module, function = CONNECTORS[kind]
    read: Connector = getattr(import_module(f"jobfit.feeds.{module}"), function)
    return read
