"""Identity: one id for a posting across feeds and days, and a hash that changes when the employer edits it."""

from __future__ import annotations

import hashlib
import json
import re
import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Final, NamedTuple
from urllib.parse import SplitResult, parse_qsl, urlsplit

from jobfit.postings.model import JobPosting, StatedPay

ID_LENGTH: Final = 16
"""Hexadecimal digits of a posting id; people type the first four or more."""

MEANING: Final = (
    "title", "company", "location", "description", "employment_type", "workplace", "pay", "country",
    "applicant_region", "seniority", "language",
)  # fmt: skip
"""The fields whose change is an edit by the employer; boards refresh dates, tags and addresses on their own."""

_FILE: Final = Path(__file__).with_name("identity.toml")
_WEB: Final = frozenset({"http", "https"})
_NUMBER = re.compile(r"\d{3}")
_WHITE_SPACE: Final = b" \t\n\r\x0b\x0c"
_MANY: Final = 99  # parameters; an address with more is not looked into
_ROUTE: Final = ("/", "!")  # a fragment such as "#/postings/7" says which page it is


class _Board(NamedTuple):
    name: str
    pattern: re.Pattern[str]
    parameter: str


class _Tracking(NamedTuple):
    names: frozenset[str]
    prefixes: tuple[str, ...]
    unless_number: frozenset[str]


@cache
def _tables() -> tuple[_Tracking, tuple[_Board, ...]]:
    with _FILE.open("rb") as opened:
        loaded = tomllib.load(opened)
    tracking = loaded["tracking"]
    boards = (_Board(each["name"], re.compile(each["pattern"]), each.get("parameter", "")) for each in loaded["board"])
    return (
        _Tracking(frozenset(tracking["names"]), tuple(tracking["prefixes"]), frozenset(tracking["unless_number"])),
        tuple(boards),
    )


def canonical_url(url: str) -> str:
    """Return an address in one spelling: no scheme, "www.", tracking, default port, fragment or final slash.

    Parameters are sorted. What is no http(s) address comes back trimmed.
    """
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


def page_key(url: str) -> str:
    """Return what an address says of which posting it shows: its board's number, else its page; "" for nothing.

    A site's front page, or its page of all postings, shows none in particular.
    """
    return _board_key(url) or _page_key(url)


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


def _board_key(url: str) -> str:
    parts = _split(url)
    if parts is None:
        return ""
    page = f"{parts.netloc}{parts.path}".lower()
    parameters = dict(parse_qsl(parts.query, max_num_fields=100)) if parts.query.count("&") < _MANY else {}
    for board in _tables()[1]:
        number = board.pattern.match(page)
        if number or parameters.get(board.parameter, "").isdigit():
            return f"{board.name}:{number[1] if number else parameters[board.parameter]}"
    return ""


def _page_key(url: str) -> str:
    page = canonical_url(url) if _split(url) else ""
    if not ("/" in page or "?" in page or "#" in page):
        return ""
    steps = frozenset(page.lower().split("/")[1:])
    return "" if steps and steps <= _general_steps() else f"url:{page}"


@cache
def _general_steps() -> frozenset[str]:
    with _FILE.open("rb") as opened:
        return frozenset(tomllib.load(opened)["general"]["steps"])
