"""Links in mails: what they lead to behind the redirections around them, and which of them lead to a posting.

Nothing is asked for: a redirection is read where it names its target in its own address, and left alone otherwise.
"""

from __future__ import annotations

import json
import re
from base64 import urlsafe_b64decode
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, Final, NamedTuple
from urllib.parse import SplitResult, parse_qs, quote, unquote, urlencode, urlsplit

from jobfit.feeds.addresses import WEB, at_or_below
from jobfit.feeds.recognise import board_of, posting_key
from jobfit.toml.data import load_data

ADDRESS: Final = re.compile(r"https?://[^\s<>\"')\]]{4,4000}")
"""An address in a text."""

_FILE: Final = Path(__file__).with_name("alerts.toml")
_NO_SITES: Final = frozenset({"words", "links"})
_DEEPEST: Final = 5
_LONGEST: Final = 4_000
_MOST_PARAMETERS: Final = 100
_IN_PATH: Final = "/%-._~!$&'()*+,;=:@"
_AREA = re.compile(r"[a-z]{2,3}\.")
_V3 = re.compile(r"/v3/__(.{1,3000}?)__;([A-Za-z0-9_=-]{0,800})!")
_V3_HIDDEN = re.compile(r"\*(?:\*([A-Za-z0-9_-]))?")
_V3_LENGTHS: Final = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
_ONE_SLASH = re.compile(r"(https?):/(?=[^/])")


class Site(NamedTuple):
    """A site whose alerts are known: where the number of a posting stands, and in which order a card has its lines."""

    name: str
    hosts: tuple[str, ...]
    path: re.Pattern[str] | None
    query: tuple[str, ...]
    number: re.Pattern[str]
    url: str
    lines: tuple[str, ...]
    parted: str
    page: str = ""  # the path that has the number in its query, "" where any may


class Link(NamedTuple):
    """A link to a posting: a name that all of its addresses share, the address that lasts, and the title in it."""

    key: str
    url: str
    site: Site | None = None  # None for an employer's board
    slug: str = ""
    board: str = ""  # the employer's name at the board, as its address has it


@cache
def alerts() -> Mapping[str, Any]:
    """Return what is known of alerts: the sites, the words of their cards, and the redirections around links."""
    return load_data(_FILE)


@cache
def sites() -> Mapping[str, Site]:
    """Return the sites whose postings are recognised, by name."""
    return {name: _site(name, each) for name, each in alerts().items() if name not in _NO_SITES}


def _site(name: str, each: Mapping[str, Any]) -> Site:
    path = re.compile(each["path"]) if "path" in each else None
    number = re.compile(each.get("number", r"\d{4,16}"))
    query = tuple(each.get("query", ()))
    lines = tuple(each.get("lines", ("title", "company", "location")))
    return Site(name, tuple(each["hosts"]), path, query, number, each["url"], lines, each.get("parted", ""))


def alerting_site(host: str) -> str:
    """Return the name of the site whose alerts are known that a host is of, "" for any other."""
    return next((site.name for site in sites().values() if at_or_below(host, site.hosts)), "")


def posting_link(address: str, own: Sequence[Site] = ()) -> Link | None:
    """Return the posting that an address leads to, None when it leads elsewhere or where cannot be known.

    `own` are sites that the person knows of, looked at before the others.
    """
    try:
        parts = urlsplit(unwrapped(address))
        host = (parts.hostname or "").lower()
        query = parse_qs(parts.query, max_num_fields=_MOST_PARAMETERS)
    except ValueError:
        return None
    if parts.scheme not in WEB:
        return None
    for site in own:
        if (at := at_or_below(host, site.hosts)) and (link := _at_site(site, host, at, parts.path, query)):
            return link
    for site in sites().values():
        if at := at_or_below(host, site.hosts):
            return _at_site(site, host, at, parts.path, query)
    return _at_board(parts, host, query)


def _at_site(site: Site, host: str, own: str, path: str, query: Mapping[str, list[str]]) -> Link | None:
    found = site.path.match(path) if site.path else None
    number = found["number"] if found else next((query[name][0] for name in site.query if name in query), "")
    if not site.number.fullmatch(number) or (site.page and site.page != (path or "/")):
        return None
    area = host.removesuffix(own) if _AREA.fullmatch(host.removesuffix(own)) else "www."
    whole = quote(found[0], safe=_IN_PATH) if found else ""
    slug = (found.groupdict().get("slug") or "") if found else ""
    return Link(
        f"{site.name}-{number}", site.url.format(host=area + own, own=own, number=number, path=whole), site, slug
    )


def _at_board(parts: SplitResult, host: str, query: Mapping[str, list[str]]) -> Link | None:
    """Return a posting at an employer's board, by its address without what counts who followed it."""
    if not at_or_below(host, alerts()["links"]["boards"]):
        return None
    needed = {name: query[name][0] for name in alerts()["links"]["board_parameters"] if name in query}
    url = f"https://{host}{parts.path}{'?' if needed else ''}{urlencode(needed)}"
    key = posting_key(url) if url.isprintable() and url.isascii() else ""
    if not key:
        return None
    board = board_of(url)
    return Link(key, url, board=board.name if board else "")


def unwrapped(address: str) -> str:
    """Return the address inside those that mail programs and senders put around it; it is read, never followed."""
    url = address.strip()
    if len(url) > _LONGEST:
        return ""  # cut off it could name another posting
    for _ in range(_DEEPEST):
        try:
            inner = next(filter(None, _inner(url)), "")
        except ValueError:
            return url
        if not inner.startswith(("http://", "https://")):
            return url
        url = inner
    return url


def _inner(url: str) -> Iterator[str]:
    """Yield what may be the address inside another; raise ValueError for one that cannot be read."""
    parts = urlsplit(url)
    host = (parts.hostname or "").lower()
    known = alerts()["links"]
    if at_or_below(host, known["in_path"]):
        yield next((unquote(each) for each in parts.path.split("/") if each[:4].lower() == "http"), "")
    if at_or_below(host, known["proofpoint"]):
        yield _v3(url) if "/v3/" in parts.path else _v2(parts)
    if at_or_below(host, known["mandrill"]):
        yield _mandrill(_parameter(parts, "p"))
    for wrapper, parameter in known["wrappers"].items():
        if at_or_below(host, (wrapper,)):
            yield _parameter(parts, parameter)


def _parameter(parts: SplitResult, name: str) -> str:
    return parse_qs(parts.query, max_num_fields=_MOST_PARAMETERS).get(name, [""])[0]


def _v2(parts: SplitResult) -> str:
    written = _parameter(parts, "u")
    return unquote(written.replace("-", "%").replace("_", "/")) if "/v2/" in parts.path else unquote(written)


def _v3(url: str) -> str:
    """Return the address in one of urldefense's third kind: characters that it hides come back from behind it."""
    found = _V3.search(url)
    if found is None:
        return ""
    hidden = iter(_from_base64(found[2]))

    def shown(star: re.Match[str]) -> str:
        length = _V3_LENGTHS.index(star[1]) + 2 if star[1] else 1
        return "".join(character for _, character in zip(range(length), hidden, strict=False))

    return _ONE_SLASH.sub(r"\1://", _V3_HIDDEN.sub(shown, found[1]), count=1)


def _mandrill(written: str) -> str:
    try:
        outer = json.loads(_from_base64(written))
        inner = json.loads(outer["p"])
        return str(inner["url"])
    except (ValueError, TypeError, KeyError, RecursionError):
        return ""


def _from_base64(written: str) -> str:
    return urlsafe_b64decode(written + "=" * (-len(written) % 4)).decode("utf-8")
