"""Closed sites: those whose terms forbid programs to read them, which is told before anybody is asked."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Final, NamedTuple
from urllib.parse import urlsplit

from jobfit.errors import Forbidden
from jobfit.feeds.addresses import at_or_below
from jobfit.feeds.interface import Feed, Request
from jobfit.feeds.reading import NOTHING_KNOWN, Fetch, Fetched, Validators
from jobfit.toml.data import load_data

CLOSED: Final = Path(__file__).with_name("closed.toml")
"""Which sites are closed."""

ELSEWHERE: Final = "look for these postings elsewhere; one that you copy is judged by `jobfit would-i -`"
"""What to do instead of reading such a site."""


class ClosedSite(NamedTuple):
    """A site that may not be read by programs."""

    name: str
    hosts: tuple[str, ...]
    boards: bool  # employers have their boards there

    @property
    def says(self) -> str:
        """Return why it is not read, in a sentence."""
        return f"the terms of {self.name} forbid programs to read {'the boards there' if self.boards else 'it'}"


def outside_closed(fetch: Fetch) -> Fetch:
    """Return a fetch that asks no closed site; it raises Forbidden instead."""

    def ask(feed: Feed, request: Request, known: Validators = NOTHING_KNOWN) -> Fetched:
        if closed := closed_site(request.url):
            raise Forbidden(feed.name, f"{closed.says}; {ELSEWHERE}")
        return fetch(feed, request, known)

    return ask


@cache
def _sites() -> tuple[ClosedSite, ...]:
    return tuple(
        ClosedSite(each["name"], tuple(each["hosts"]), each.get("boards", False)) for each in load_data(CLOSED).values()
    )


def closed_site(url: str) -> ClosedSite | None:
    """Return the closed site that an address leads to, None for any other and for what is no address."""
    try:
        host = (urlsplit(url).hostname or "").lower().rstrip(".")
    except ValueError:
        return None
    return next((site for site in _sites() if at_or_below(host, site.hosts)), None)
