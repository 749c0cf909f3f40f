"""Side by side: feeds of different sites are read at the same time, those of one site one after the other.

The answers come in the order of the feeds, however fast each site is, so that a run never depends on chance.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from queue import SimpleQueue
from typing import Final, Generic, TypeVar
from urllib.parse import urlsplit

from jobfit.feeds.hosts import site_of
from jobfit.feeds.interface import Feed

Answer = TypeVar("Answer")

AT_ONCE: Final = 8
"""Sites that are asked at the same time."""

ROOM: Final = 5_000
"""Entries that may wait until it is their feed's turn; beyond, only the feed whose turn it is gets read."""


def side_by_side(
    feeds: Sequence[Feed],
    read: Callable[[Feed], Answer],
    *,
    size: Callable[[Answer], int] = lambda _answer: 1,
    on_read: Callable[[Feed], object] = lambda _feed: None,
) -> Iterator[tuple[Feed, Answer]]:
    """Yield every feed with what reading it came to, in order; `on_read` hears of each as soon as it was read.

    `read` is called in other threads and must return for whatever happens; everything else happens in this one. When
    the person stops it, what was read until then is still yielded, and KeyboardInterrupt follows.
    """
    work = _Work(feeds, read)
    try:
        while work.turn < len(feeds):
            work.start(may_hurry=sum(map(size, work.waiting())) < ROOM)
            try:
                on_read(work.receive())
            except KeyboardInterrupt:
                yield from work.rest()
                raise
            yield from work.due()
    finally:
        work.stop()


@dataclass(slots=True)
class _Work(Generic[Answer]):
    """Which feeds are being read, which were, and whose turn it is."""

    feeds: Sequence[Feed]
    read: Callable[[Feed], Answer]
    turn: int = 0
    answers: dict[int, Answer] = field(default_factory=dict)
    _started: set[int] = field(default_factory=set)
    _busy: set[str] = field(default_factory=set)
    _asked: SimpleQueue[int | None] = field(default_factory=SimpleQueue)
    _done: SimpleQueue[tuple[int, list[Answer]]] = field(default_factory=SimpleQueue)
    _threads: int = 0

    def waiting(self) -> list[Answer]:
        return list(self.answers.values())

    def start(self, *, may_hurry: bool) -> None:
        """Start what may start: the first feeds in order whose sites are idle, or only the one whose turn it is."""
        last = len(self.feeds) if may_hurry else self.turn + 1
        for number in range(self.turn, last):
            if len(self._busy) >= AT_ONCE:
                return
            site = _site(self.feeds[number])
            if number in self._started or site in self._busy:
                continue
            self._started.add(number)
            self._busy.add(site)
            self._asked.put(number)
            if self._threads < len(self._busy):
                self._threads += 1
                threading.Thread(target=self._read_on, daemon=True).start()  # a thread that hangs must not keep us

    def _read_on(self) -> None:
        while (number := self._asked.get()) is not None:
            found: list[Answer] = []
            try:
                found.append(self.read(self.feeds[number]))
            finally:
                self._done.put((number, found))

    def receive(self) -> Feed:
        """Wait for the next feed to be read, and return it."""
        number, found = self._done.get()
        feed = self.feeds[number]
        self._busy.discard(_site(feed))
        if not found:
            raise AssertionError(f"reading {feed.id} ended without an answer")
        self.answers[number] = found[0]
        return feed

    def due(self) -> Iterator[tuple[Feed, Answer]]:
        """Yield the answers whose turn it is."""
        while self.turn in self.answers:
            self.turn += 1
            yield self.feeds[self.turn - 1], self.answers.pop(self.turn - 1)

    def rest(self) -> Iterator[tuple[Feed, Answer]]:
        """Yield every answer that has come, in order."""
        while not self._done.empty():
            self.receive()
        for number in sorted(self.answers):
            yield self.feeds[number], self.answers.pop(number)

    def stop(self) -> None:
        """Let every thread end that is at work for nothing."""
        for _ in range(self._threads):
            self._asked.put(None)


def _site(feed: Feed) -> str:
    """Return the site of a feed; files of this machine are one."""
    return site_of(feed, urlsplit(feed.url).hostname or "")
