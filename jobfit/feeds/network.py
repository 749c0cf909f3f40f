"""The network as one run sees it: every layer between a connector's request and the bytes, put together."""

from __future__ import annotations

import random
import threading
from collections.abc import Callable
from typing import Final

from jobfit.errors import FetchError
from jobfit.feeds.closed import outside_closed
from jobfit.feeds.fetch import Limits, Lines, fetch_one
from jobfit.feeds.hosts import keeping_to_hosts
from jobfit.feeds.interface import Feed, Request
from jobfit.feeds.polite import CLOCK, PATIENCE, Clock, Patience, Polite
from jobfit.feeds.reading import NOTHING_KNOWN, Fetch, Fetched, Validators
from jobfit.feeds.redirects import following
from jobfit.feeds.robots import LARGEST, Robots

LONGEST_READING: Final = 1_800.0
"""Seconds that one feed may take in a run, pauses included; what it gave until then is kept."""

_MINUTE: Final = 60
_OF_ROBOTS: Final = Limits(size=LARGEST, whole=False, connect=10.0, read=10.0, total=20.0)


def network(
    *, clock: Clock = CLOCK, patience: Patience = PATIENCE, chance: Callable[[], float] = random.random
) -> Fetch:
    """Return the fetch of one run: only the feed's hosts, what terms and robots.txt allow, politely.

    It may be called by several threads at once; what it knows of a site is known to all.
    """
    polite = Polite(clock, patience, chance)
    lines = Lines()
    rules = following(keeping_to_hosts(polite.politely(_over(lines, _OF_ROBOTS), counted=False)))
    robots = Robots(rules, polite.slow_down)
    one = keeping_to_hosts(outside_closed(robots.obeying(polite.politely(_over(lines, Limits())))))
    return _in_time(following(one), clock)


def _over(lines: Lines, limits: Limits) -> Fetch:
    def ask(feed: Feed, request: Request, known: Validators = NOTHING_KNOWN) -> Fetched:
        return fetch_one(feed, request, known, limits=limits, lines=lines)

    return ask


def _in_time(fetch: Fetch, clock: Clock) -> Fetch:
    """Return a fetch that stops asking for a feed which takes too long."""
    started: dict[str, float] = {}
    starting = threading.Lock()

    def ask(feed: Feed, request: Request, known: Validators = NOTHING_KNOWN) -> Fetched:
        with starting:
            begun = started.setdefault(feed.id, clock.seconds())
        if clock.seconds() - begun > LONGEST_READING:
            said = f"it took longer than {LONGEST_READING / _MINUTE:g} minutes"
            raise FetchError(feed.name, f"{said}; the rest is tried again with the next run")
        return fetch(feed, request, known)

    return ask
