"""What the catalogue knows of an address: the feed of it that stands there, or how the others of its site are read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final
from urllib.parse import urlsplit

from jobfit.feeds.interface import Feed
from jobfit.feeds.kinds import kind

_OF_READING: Final = ("every", "trust", "map", "defaults")  # what feeds of one site and kind have in common
_USUAL: Final = "syndication"


def at(url: str, catalogue: Sequence[Feed]) -> Feed | None:
    """Return the feed of the catalogue that has an address, None for none."""
    return next((feed for feed in catalogue if feed.url and _plain(feed.url) == _plain(url)), None)


def site_of(written: Mapping[str, Any], catalogue: Sequence[Feed]) -> dict[str, Any]:
    """Return what a table of an address at a known site should say more: how it is read, and what its terms ask for.

    It is what the catalogue's feeds of that site agree on. A kind that has an attribution brings its own.
    """
    named = kind(written.get("kind", _USUAL))
    siblings = [feed for feed in catalogue if _host(feed.url) == _host(written.get("url", ""))]
    siblings = [feed for feed in siblings if _host(feed.url) and "{board}" not in kind(feed.kind).url]
    alike = [feed for feed in siblings if feed.kind == named.id]
    more = {name: shared for name in _OF_READING if (shared := _shared(alike, name)) != getattr(named, name)}
    if not named.attribution:
        more["attribution"] = _shared(siblings, "attribution")
    return {name: shared for name, shared in more.items() if shared and name not in written}


def _shared(feeds: Sequence[Feed], name: str) -> Any:  # noqa: ANN401 - a feed's own value
    """Return what all of some feeds have under a name, None when they differ or there is none."""
    first, *others = [getattr(feed, name) for feed in feeds] or [None]
    return first if all(each == first for each in others) else None


def _plain(url: str) -> str:
    """Return an address without what makes no other one of it."""
    return url.partition("://")[2].removeprefix("www.").rstrip("/")


def _host(url: str) -> str:
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return ""
