"""Hosts: which ones a feed asks, told before anything is asked, and kept to."""

from __future__ import annotations

from urllib.parse import urlsplit

from jobfit.feeds.addresses import without_login
from jobfit.feeds.interface import Feed, Request
from jobfit.feeds.kinds import kind
from jobfit.feeds.reading import NOTHING_KNOWN, Fetch, Fetched, Validators
from jobfit.feeds.redirects import NotFollowed


def hosts_of(feed: Feed) -> tuple[str, ...]:
    """Return the hosts that reading a feed asks, its own first; none for a file of this machine."""
    parts = urlsplit(feed.url)
    if parts.scheme == "file" or not parts.hostname:
        return ()
    return tuple(dict.fromkeys((parts.hostname.lower(), *kind(feed.kind).hosts)))


def site_of(feed: Feed, host: str) -> str:
    """Return what a host is part of: of a kind with a host for each board all of them are one site."""
    return host.lower().removeprefix(f"{feed.board.lower()}.") if feed.board else host.lower()


def keeping_to_hosts(fetch: Fetch) -> Fetch:
    """Return a fetch that asks no host but those of the feed, with or without "www.", redirected or not.

    It raises FetchError with the address, so that the person can say that they trust it.
    """

    def ask(feed: Feed, request: Request, known: Validators = NOTHING_KNOWN) -> Fetched:
        host = urlsplit(request.url).hostname or ""
        if host and _bare(host) not in map(_bare, hosts_of(feed)):
            said = f"it leads to {host!r}, which is none of its hosts"
            target = without_login(request.url)[:200]
            there = f"write url = {target!r} in its table if it has moved there"
            raise NotFollowed(feed.name, f"{said}; {there}", target=target)
        return fetch(feed, request, known)

    return ask


def _bare(host: str) -> str:
    return host.lower().rstrip(".").removeprefix("www.")
