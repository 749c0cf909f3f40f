"""Politeness: one request at a time to a site, a pause between two, and patience when it is busy, but not without end.

Whatever a site asks for is obeyed: it is asked again when it said, or not in this run.
"""

from __future__ import annotations

import random
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Final
from urllib.parse import urlsplit

from jobfit.errors import FetchError
from jobfit.feeds.addresses import WEB, is_local
from jobfit.feeds.hosts import site_of
from jobfit.feeds.interface import Feed, Request
from jobfit.feeds.reading import NOTHING_KNOWN, Fetch, Fetched, Validators
from jobfit.feeds.redirects import Moved
from jobfit.phrasing import counted


def _utc_now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Clock:
    """The time as the fetch sees it: seconds that only grow, sleeping, and the moment of the day."""

    seconds: Callable[[], float] = time.monotonic
    sleep: Callable[[float], object] = time.sleep
    moment: Callable[[], datetime] = _utc_now


@dataclass(frozen=True, slots=True)
class Patience:
    """How often and how long one run bears with a site; times in seconds."""

    tries: int = 3  # of one request that may yet succeed
    first: float = 2.0  # the longest pause before the second try; it doubles with every further one
    longest_wait: float = 30.0  # that a site may ask for; when it asks for more, it is not asked again in this run
    longest_pause: float = 120.0  # between two requests; at a site that wants more, a run asks once
    failures: int = 3  # requests in a row that came to nothing; then it is not asked again in this run


CLOCK: Final = Clock()
PATIENCE: Final = Patience()


@dataclass(slots=True)
class _Site:
    """What a run knows of one site; whoever asks it holds the lock."""

    lock: threading.Lock = field(default_factory=threading.Lock)
    pause: float = 0.0  # that its robots.txt asks for
    last: float | None = None  # when the last request ended
    failures: int = 0
    closed: str = ""  # why it is not asked again
    until: datetime | None = None  # when it may be asked again, if it said so


class Polite:
    """The manners of one run, shared by all of its feeds."""

    def __init__(
        self, clock: Clock = CLOCK, patience: Patience = PATIENCE, chance: Callable[[], float] = random.random
    ) -> None:
        """Take the clock, how much is borne, and what gives the jitter: numbers from 0 up to 1."""
        self._clock = clock
        self._patience = patience
        self._chance = chance
        self._sites: dict[str, _Site] = {}
        self._making = threading.Lock()

    def slow_down(self, feed: Feed, host: str, pause: float) -> None:
        """Leave at least these seconds between two requests to a host of a feed."""
        site = self._site(feed, host)
        site.pause = max(site.pause, pause)

    def politely(self, fetch: Fetch, *, counted: bool = True) -> Fetch:
        """Return a fetch with manners; one whose requests are not `counted` needs and leaves no pause.

        The person's own machine and network need no pause.
        """

        def ask(feed: Feed, request: Request, known: Validators = NOTHING_KNOWN) -> Fetched:
            parts = urlsplit(request.url)
            if parts.scheme not in WEB:
                return fetch(feed, request, known)
            site = self._site(feed, parts.hostname or "")
            with site.lock:
                if site.closed:
                    raise FetchError(feed.name, site.closed, until=site.until)
                if counted and not is_local(parts.hostname or ""):
                    self._pause(feed, site)
                try:
                    return self._tried(lambda: fetch(feed, request, known), feed, site)
                finally:
                    if counted:
                        site.last = self._clock.seconds()

        return ask

    def _site(self, feed: Feed, host: str) -> _Site:
        with self._making:
            return self._sites.setdefault(site_of(feed, host), _Site())

    def _pause(self, feed: Feed, site: _Site) -> None:
        if site.last is None:
            return
        pause = max(feed.pace, site.pause)
        if pause > self._patience.longest_pause:
            said = f"the site asks for {counted(pause, 'second')} between two requests, so a run asks it once"
            raise FetchError(feed.name, f"{said}; read fewer of its feeds")
        self._sleep(site.last + pause - self._clock.seconds())

    def _tried(self, once: Callable[[], Fetched], feed: Feed, site: _Site) -> Fetched:
        """Return what a request brings at the first try that brings anything; raise FetchError after the last."""
        for count in range(1, self._patience.tries + 1):
            try:
                fetched = once()
            except Moved:
                site.failures = 0
                raise
            except FetchError as error:
                if not error.passing:
                    raise
                self._bear(error, feed, site, count)
            else:
                site.failures = 0
                return fetched
        raise AssertionError("the last try returns or raises")

    def _bear(self, error: FetchError, feed: Feed, site: _Site, count: int) -> None:
        """Wait until the next try; raise FetchError when there is none."""
        if error.wait > self._patience.longest_wait:
            site.until = self._clock.moment() + timedelta(seconds=error.wait)
            site.closed = _asks_for_rest(error, site.until, self._clock.moment())
            raise FetchError(feed.name, site.closed, status=error.status, until=site.until) from None
        if count == self._patience.tries:
            site.failures += 1
            if site.failures >= self._patience.failures:
                site.closed = f"the site failed {site.failures} times in a row and is left alone until the next run"
            raise error
        longest = self._patience.first * 2 ** (count - 1)
        self._sleep(error.wait or self._chance() * longest)

    def _sleep(self, seconds: float) -> None:
        if seconds > 0:
            self._clock.sleep(seconds)


def _asks_for_rest(error: FetchError, until: datetime, now: datetime) -> str:
    day = "" if until.date() == now.date() else f" on {until:%d %B}"
    why = f"the site asks to be left alone until {until:%H:%M} UTC{day} ({error.status})"
    return f"{why}; read its feeds less often, or run again after that"
