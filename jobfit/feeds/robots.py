"""robots.txt (RFC 9309): what a site asks programs not to read is not read, and it is read as slowly as it asks."""

from __future__ import annotations

import re
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from jobfit.errors import FetchError, Forbidden
from jobfit.feeds.addresses import WEB, is_local
from jobfit.feeds.interface import Feed, Request
from jobfit.feeds.reading import NOTHING_KNOWN, Fetch, Fetched, Validators
from jobfit.feeds.redirects import NotFollowed

if TYPE_CHECKING:
    from protego import Protego

TOKEN: Final = "jobfit"  # noqa: S105 - the name that robots.txt calls us by
LARGEST: Final = 500 * 1_024
"""Bytes of a robots.txt that are read; the standard asks for as much, and what follows is not obeyed."""

_ANSWERS: Final = frozenset(range(200, 300)) | frozenset(range(400, 500)) - {429}
_FIRST_REFUSAL: Final = 400
_LONGEST_LINE: Final = 2_000
_LONGEST_TOLD: Final = 200
_AGENT = re.compile(r"\s{0,20}user[- ]?agent(?:\s{0,20}:|\s)\s{0,20}([^\s/#]*)", re.IGNORECASE)


@dataclass(slots=True)
class _Site:
    lock: threading.Lock = field(default_factory=threading.Lock)
    asked: bool = False
    rules: Protego | None = None  # None: everything may be read
    unknown: str = ""  # why the rules are not known
    until: datetime | None = None  # when the site may be asked again, if it said so


class Robots:
    """What the sites of one run allow; each is asked once. `fetch` brings their robots.txt, cut at LARGEST."""

    def __init__(self, fetch: Fetch, slow_down: Callable[[Feed, str, float], object]) -> None:
        """Take what fetches, and what is told (feed, host, seconds) how long a pause a host asks for."""
        self._fetch = fetch
        self._slow_down = slow_down
        self._sites: dict[str, _Site] = {}
        self._making = threading.Lock()

    def obeying(self, fetch: Fetch) -> Fetch:
        """Return a fetch that asks only for what may be read; it raises FetchError for the rest.

        The person's own machine and network are not asked.
        """

        def ask(feed: Feed, request: Request, known: Validators = NOTHING_KNOWN) -> Fetched:
            parts = urlsplit(request.url)
            if parts.scheme in WEB and not is_local(parts.hostname or ""):
                self._check(feed, request)
            return fetch(feed, request, known)

        return ask

    def _check(self, feed: Feed, request: Request) -> None:
        parts = urlsplit(request.url)
        host = parts.hostname or ""
        origin = f"{parts.scheme}://{host}" + (f":{parts.port}" if parts.port else "")
        site = self._site(feed, origin)
        if site.unknown:
            said = f"the robots.txt of {host} cannot be had now, so it is not known what may be read there"
            raise FetchError(feed.name, f"{said}: {site.unknown}", until=site.until)
        path = f"{parts.path}?{parts.query}" if parts.query else parts.path or "/"
        if site.rules and not site.rules.can_fetch(origin + path, TOKEN):
            said = f"the robots.txt of {host} asks programs not to read {path[:_LONGEST_TOLD]!r}"
            raise Forbidden(feed.name, f"{said}; follow a feed that it allows, or ask the site")

    def _site(self, feed: Feed, origin: str) -> _Site:
        with self._making:
            site = self._sites.setdefault(origin, _Site())
        with site.lock:
            if not site.asked:
                self._ask(feed, origin, site)
        return site

    def _ask(self, feed: Feed, origin: str, site: _Site) -> None:
        """Read the rules of a site. There are none when it has no such file, or names one at another site."""
        from protego import Protego  # noqa: PLC0415 - only fetching needs it

        try:
            fetched = self._fetch(feed, Request(f"{origin}/robots.txt", fine=_ANSWERS), NOTHING_KNOWN)
        except NotFollowed:
            pass
        except FetchError as error:
            site.unknown, site.until = error.reason, error.until
        else:
            document = fetched.document
            if document is not None and document.status < _FIRST_REFUSAL:
                site.rules = Protego.parse(_of_interest(document.body[:LARGEST]))
                self._slow_down(feed, urlsplit(origin).hostname or "", site.rules.crawl_delay(TOKEN) or 0.0)
        site.asked = True


def _of_interest(body: bytes) -> str:
    """Return a robots.txt in which every program but ours has one name, so that thousands of them take no time."""
    return "\n".join(map(_line, body.decode("utf-8-sig", "replace").splitlines()))


def _line(line: str) -> str:
    named = _AGENT.match(line)
    if named is None:
        return line[:_LONGEST_LINE]
    name = named[1].lower()
    return f"User-agent: {name if name in {'*', TOKEN} else 'another'}"
