"""Links in mails: what they lead to behind the redirections around them, and which of them lead to a posting."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, Final, NamedTuple
from urllib.parse import parse_qs, unquote, urlsplit

from jobfit.feeds.recognise import posting_key

_FILE: Final = Path(__file__).with_name("alerts.toml")
_WRAPPERS: Final = {  # host -> the parameter that holds the address
    "safelinks.protection.outlook.com": "url",
    "google.com": "q",
    "www.google.com": "q",
    "urldefense.com": "u",
    "link.edgepilot.com": "u",
}
_IN_PATH: Final = "awstrack.me"  # /L0/<address>/…
_DEEPEST: Final = 4
_LONGEST: Final = 4_000


class Link(NamedTuple):
    """A link to a posting: a name that all of its addresses share, and the address that lasts."""

    key: str
    url: str


class _Site(NamedTuple):
    name: str
    host: str
    path: re.Pattern[str] | None
    query: str
    url: str


@cache
def _sites() -> tuple[_Site, ...]:
    return tuple(
        _Site(
            name, each["host"], re.compile(each["path"]) if "path" in each else None, each.get("query", ""), each["url"]
        )
        for name, each in _tables().items()
        if name != "words"
    )


@cache
def _tables() -> Mapping[str, Any]:
    return tomllib.loads(_FILE.read_text("utf-8"))


@cache
def buttons() -> frozenset[str]:
    """Return the words of links that are no title, in lower case."""
    return frozenset(_tables()["words"]["buttons"])


def posting_link(address: str) -> Link | None:
    """Return the posting that an address leads to, None when it leads elsewhere; nothing is asked for."""
    url = unwrapped(address)
    try:
        parts = urlsplit(url)
        host = (parts.hostname or "").lower()
        query = parse_qs(parts.query)
    except ValueError:
        return None
    if parts.scheme not in {"http", "https"}:
        return None
    for site in _sites():
        if host == site.host or host.endswith(f".{site.host}"):
            found = site.path.match(parts.path) if site.path else None
            number = found[1] if found else query.get(site.query, [""])[0]
            if number.isalnum():
                return Link(f"{site.name}-{number}", site.url.format(number=number))
    key = posting_key(url)
    return Link(key, url) if key else None


def unwrapped(address: str) -> str:
    """Return the address inside those that mail programs and senders put around it; it is read, never followed."""
    url = address.strip()[:_LONGEST]
    for _ in range(_DEEPEST):
        try:
            parts = urlsplit(url)
            host = (parts.hostname or "").lower()
            inner = _inner(host, parts.path, parts.query)
        except ValueError:
            return url
        if not inner.startswith(("http://", "https://")):
            return url
        url = inner
    return url


def _inner(host: str, path: str, query: str) -> str:
    if host.endswith(_IN_PATH):
        return unquote(path.removeprefix("/L0/").partition("/")[0])
    for wrapper, parameter in _WRAPPERS.items():
        if host == wrapper or host.endswith(f".{wrapper}"):
            return parse_qs(query).get(parameter, [""])[0]
    return ""
