"""Identity: one id for a posting across feeds and days, and a hash that changes when the employer edits it."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import Final, NamedTuple
from urllib.parse import SplitResult, urlsplit

from jobfit.feeds.recognise import posting_key
from jobfit.postings.model import JobPosting, StatedPay
from jobfit.toml.data import load_data

ID_LENGTH: Final = 16
"""Hexadecimal digits of a posting id; people type the first four or more."""

MEANING: Final = (
    "title", "company", "location", "description", "employment_type", "workplace", "pay", "country",
    "applicant_region", "seniority", "language",
)  # fmt: skip
"""The fields whose change is an edit by the employer; boards refresh dates, tags and addresses on their own."""

_FILE: Final = Path(__file__).with_name("identity.toml")
_PLAIN: Final = re.compile(  # nothing to sort, to leave out or to spell otherwise
    r"https?://(?:www\.)?(?P<host>(?!www\.)[a-z][a-z0-9-]{0,62}(?:\.[a-z][a-z0-9-]{0,62}){1,5})"
    r"(?P<path>(?:/[A-Za-z0-9_-]{1,200}){0,20}/?)"
)
_WEB: Final = frozenset({"http", "https"})
_NUMBER = re.compile(r"\d{3}")
_WHITE_SPACE: Final = b" \t\n\r\x0b\x0c"
_ROUTE: Final = ("/", "!")  # a fragment such as "#/postings/7" says which page it is


class _Boards(NamedTuple):
    hosts: tuple[str, ...]
    parameters: tuple[str, ...]
    names: dict[str, str]


class _Tracking(NamedTuple):
    names: frozenset[str]
    prefixes: tuple[str, ...]
    unless_number: frozenset[str]


@cache
def _tables() -> tuple[_Tracking, _Boards]:
    loaded = load_data(_FILE)
    tracking, boards = loaded["tracking"], loaded["boards"]
    return (
        _Tracking(frozenset(tracking["names"]), tuple(tracking["prefixes"]), frozenset(tracking["unless_number"])),
        _Boards(tuple(boards["hosts"]), tuple(f"{each}=" for each in boards["parameters"]), boards["names"]),
    )


def canonical_url(url: str) -> str:
    """Return an address in one spelling: no scheme, "www.", tracking, default port, fragment or final slash.

    Parameters are sorted. What is no http(s) address comes back trimmed.
    """
    if plain := _PLAIN.fullmatch(url):
        return f"{plain['host']}{plain['path'].rstrip('/')}"
    from w3lib.url import canonicalize_url  # noqa: PLC0415 - only new entries need it

    parts = _split(url)
    if parts is None:
        return url.strip()
    route = parts.fragment if parts.fragment.startswith(_ROUTE) else ""
    try:
        canonical = urlsplit(canonicalize_url(parts._replace(query=_telling(parts.query)).geturl()))
        port = f":{canonical.port}" if canonical.port not in {None, 80, 443} else ""
    except ValueError:
        return url.strip()
    host = (canonical.hostname or "").removeprefix("www.")
    query = f"?{canonical.query}" if canonical.query else ""
    return f"{host}{port}{canonical.path.rstrip('/')}{query}{'#' + route if route else ''}"


@lru_cache(maxsize=4096)
def page_key(url: str) -> str:
    """Return what an address says of which posting it shows: its board's number, else its page; "" for nothing.

    A site's front page, or its page of all postings, shows none in particular.
    """
    return board_key(url) or _page_key(url)


@lru_cache(maxsize=4096)
def board_key(url: str) -> str:
    """Return the number that an employer's board gave the posting at an address, with the board's name; "" for none."""
    parts = _split(url)
    boards = _tables()[1]
    host = parts.netloc.lower().partition(":")[0] if parts else ""
    if parts is None or not (host.endswith(boards.hosts) or any(each in parts.query for each in boards.parameters)):
        return ""
    system, _, number = posting_key(url).partition("-")
    return f"{boards.names.get(system, system)}:{number}" if number else ""


def posting_id(*, url: str = "", page: str = "", entry_id: str = "", origin: str = "", content: str = "") -> str:
    """Return the id of a posting: by its page, else its entry id at `origin`, else its content.

    `page` is the `page_key` of its address, or `url` that address; leave both out when several entries share it.
    """
    key = page or page_key(url) or (f"entry:{origin}\n{entry_id}" if entry_id else f"content:{content}")
    return hashlib.sha256(key.encode("utf-8", "replace")).hexdigest()[:ID_LENGTH]


def content_hash(posting: JobPosting) -> str:
    """Return the hash of what the posting means; white space, dates and links do not count."""
    return hash_of(vars(posting))


def hash_of(fields: Mapping[str, object]) -> str:
    """Return the content hash of a posting's fields, for when it is not made yet."""
    hashed = hashlib.sha256()
    for name in MEANING:
        if value := fields[name]:
            hashed.update(b"%s\0%s\0" % (name.encode(), _meaning(value)))
    return hashed.hexdigest()[:32]


def _meaning(value: object) -> bytes:
    if isinstance(value, str):
        return value.encode("utf-8", "surrogatepass").translate(None, _WHITE_SPACE)
    return json.dumps(value.model_dump(exclude={"note"}) if isinstance(value, StatedPay) else value).encode()


def _split(url: str) -> SplitResult | None:
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return None
    return parts if parts.scheme.lower() in _WEB and parts.netloc else None


def _telling(query: str) -> str:
    """Return the query without the parameters that only say where the reader came from."""
    return "&".join(pair for pair in query.split("&") if not _only_tracks(*pair.partition("=")[::2]))


def _only_tracks(name: str, value: str) -> bool:
    tracking, _ = _tables()
    name = name.lower()
    if name in tracking.unless_number:
        return _NUMBER.search(value) is None
    return name in tracking.names or name.startswith(tracking.prefixes)


def _page_key(url: str) -> str:
    page = canonical_url(url) if _split(url) else ""
    if not ("/" in page or "?" in page or "#" in page):
        return ""
    steps = frozenset(page.lower().split("/")[1:])
    return "" if steps and steps <= _general_steps() else f"url:{page}"


@cache
def _general_steps() -> frozenset[str]:
    return frozenset(load_data(_FILE)["general"]["steps"])
