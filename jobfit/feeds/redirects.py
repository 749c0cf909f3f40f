"""Redirects: followed one by one, each as if it were the first, so that whatever holds for an address holds for all."""

from __future__ import annotations

from dataclasses import replace
from typing import Final
from urllib.parse import urljoin, urlsplit

from jobfit.errors import FetchError
from jobfit.feeds.addresses import WEB, is_local, without_login
from jobfit.feeds.interface import Feed, Request
from jobfit.feeds.reading import NOTHING_KNOWN, Fetch, Fetched, Validators

REDIRECTS: Final = frozenset({301, 302, 303, 307, 308})
_MOST: Final = 5


class Moved(FetchError):
    """An answer that names another address; `target` is that address, whole, and not checked."""

    def __init__(self, feed: Feed, target: str) -> None:
        super().__init__(feed.name, f"it redirects to {without_login(target)[:200]}")
        self.target = target


class NotFollowed(FetchError):
    """A redirect that leads where it may not, or nowhere; `target` is the address, "" when there is none to ask."""

    def __init__(self, *said: str, target: str = "") -> None:
        super().__init__(*said)
        self.target = target


def following(fetch: Fetch) -> Fetch:
    """Return a fetch that asks the address which an answer names, five times at most.

    What is posted and keys in an address stay where they are, and other keys and headers at their own site; an
    address of the person's own network is one that the feed itself names. It raises FetchError.
    """

    def follow(feed: Feed, request: Request, known: Validators = NOTHING_KNOWN) -> Fetched:
        asked = request
        for _ in range(_MOST + 1):
            try:
                return fetch(feed, asked, known)
            except Moved as moved:
                if request.method != "GET" or request.query_keys:
                    said = "the address to ask has moved; a newer jobfit may know where to"
                    raise FetchError(feed.name, said, status=moved.status) from None
                _check(feed, asked.url, moved.target)
                asked = _elsewhere(request, moved.target)
        raise NotFollowed(feed.name, f"it redirects more than {_MOST} times; look at the address in a browser")

    return follow


def target_of(feed: Feed, url: str, location: str) -> str:
    """Return the address that a Location header names; raise FetchError when it names none."""
    nowhere = FetchError(feed.name, f"it redirects to {location[:80]!r}, which is no address")
    try:
        target = urljoin(url, location.strip())
        parts = urlsplit(target)
        good = bool(location) and (parts.scheme not in WEB or bool(parts.hostname))
    except ValueError:
        raise nowhere from None
    if not good:
        raise nowhere
    return target


def same_site(url: str, other: str) -> bool:
    """Say whether two addresses are of one scheme, host and port."""
    one, two = urlsplit(url), urlsplit(other)
    return (one.scheme, one.netloc.lower()) == (two.scheme, two.netloc.lower())


def _elsewhere(request: Request, target: str) -> Request:
    if same_site(request.url, target):
        return replace(request, url=target)
    return replace(request, url=target, headers={}, header_keys={}, login_keys=())


def _check(feed: Feed, url: str, target: str) -> None:
    """Raise NotFollowed for an address where no redirect may lead."""
    parts = urlsplit(target)
    host = parts.hostname or ""
    if parts.scheme not in WEB:
        raise NotFollowed(
            feed.name, f"it redirects to a {parts.scheme[:20]}: address; only http: and https: are followed"
        )
    if urlsplit(url).scheme == "https" and parts.scheme == "http":
        said = f"it redirects from https: to {without_login(target)[:200]!r}, which anyone on the way could change"
        raise NotFollowed(feed.name, f"{said}; write that address in the feed's url if you trust it")
    if is_local(host) and host.lower() != urlsplit(feed.url).hostname:
        said = f"it redirects to {host!r}, a private address"
        raise NotFollowed(feed.name, f"{said}; name that address in the feed's own url if you trust it")
