"""Reading side by side: never two of one site at once, answers in order, nothing lost."""

from __future__ import annotations

import signal
import threading
from collections import Counter
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jobfit.feeds.interface import Feed
from jobfit.feeds.side_by_side import AT_ONCE, ROOM, side_by_side


def feed(number: int, site: int) -> Feed:
    """Return a feed at a site."""
    return Feed(id=f"f{number}", name="x", kind="syndication", url=f"https://s{site}.example/{number}")


def join_others() -> None:
    """Wait for the threads that are about to end."""
    for thread in threading.enumerate():
        if thread is not threading.main_thread() and thread.name.endswith("(_read_on)"):
            thread.join(timeout=5)


class Sites:
    """Counts who is being read, and how much."""

    def __init__(self) -> None:
        self.now: Counter[str] = Counter()
        self.most_of_one = 0
        self.most = 0
        self.order: list[str] = []
        self._lock = threading.Lock()

    def read(self, one: Feed) -> str:
        """Read a feed, which takes a moment."""
        site = one.url.split("/")[2]
        with self._lock:
            self.order.append(one.id)
            self.now[site] += 1
            self.most_of_one = max(self.most_of_one, *self.now.values())
            self.most = max(self.most, self.now.total())
        threading.Event().wait(0.002)
        with self._lock:
            self.now[site] -= 1
        return one.id.upper()


@given(st.lists(st.integers(0, 2 * AT_ONCE), max_size=3 * AT_ONCE), st.integers(1, 3))
@settings(deadline=None, max_examples=25)
def test_every_feed_is_read_once_and_told_in_order(sites: list[int], room: int) -> None:
    """However many sites and places to wait there are; one site has one visitor at a time."""
    feeds = [feed(number, site) for number, site in enumerate(sites)]
    seen, heard = Sites(), list[str]()

    told = list(side_by_side(feeds, seen.read, size=lambda _: ROOM // room, on_read=lambda one: heard.append(one.id)))

    assert [(each, each.id.upper()) for each in feeds] == told
    assert Counter(each.id for each in feeds) == Counter(heard) == Counter(seen.order)
    assert seen.most_of_one <= 1
    assert seen.most <= AT_ONCE


def test_boards_of_one_platform_are_one_site() -> None:
    """Each employer has a host of its own there, and they are read one after the other."""
    feeds = [
        Feed(id=name, name="x", kind="personio", board=name, url=f"https://{name}.jobs.personio.de/xml")
        for name in "abc"
    ]
    seen = Sites()
    list(side_by_side(feeds, seen.read))

    assert 1 == seen.most


def test_different_sites_are_read_at_the_same_time() -> None:
    """Four feeds that wait for each other all come to an end."""
    together = threading.Barrier(4, timeout=120)

    told = list(side_by_side([feed(n, n) for n in range(4)], lambda one: (one.id, together.wait())[0]))

    assert ["f0", "f1", "f2", "f3"] == [answer for _, answer in told]


def test_a_slow_site_does_not_keep_the_others_from_being_read() -> None:
    """The feeds behind it are read first, and told after it."""
    others = threading.Semaphore(0)

    def read(one: Feed) -> str:
        if one.id == "f0":
            for _ in range(3):
                assert others.acquire(timeout=120)
        else:
            others.release()
        return one.id

    heard: list[str] = []
    told = list(side_by_side([feed(n, n) for n in range(4)], read, on_read=lambda one: heard.append(one.id)))

    assert "f0" == heard[-1]
    assert ["f0", "f1", "f2", "f3"] == [answer for _, answer in told]


def test_what_waits_is_bounded() -> None:
    """While the first feed takes its time, only so much is read ahead."""
    go, started, ahead = threading.Event(), list[str](), list[str]()

    def read(one: Feed) -> str:
        started.append(one.id)
        if one.id == "f0":
            assert go.wait(timeout=120)
        return one.id

    def heard(one: Feed) -> None:
        ahead.append(one.id)
        if len(ahead) == AT_ONCE - 1:
            assert AT_ONCE == len(started)
            go.set()

    told = list(side_by_side([feed(n, n) for n in range(3 * AT_ONCE)], read, size=lambda _: ROOM, on_read=heard))

    assert "f0" == ahead[AT_ONCE - 1]
    assert 3 * AT_ONCE == len(told)


def test_a_reader_that_ends_without_an_answer_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    """A fault of ours in a thread never makes a run wait for ever."""

    def read(_one: Feed) -> str:
        raise SystemExit

    monkeypatch.setattr(threading, "excepthook", lambda _told: None)
    with pytest.raises(AssertionError, match="f0 ended without an answer"):
        list(side_by_side([feed(0, 0)], read))
    join_others()


def test_when_the_person_stops_it_what_was_read_is_told() -> None:
    """The first feed hangs, the second was read: it is yielded before KeyboardInterrupt goes on."""
    hanging = threading.Event()

    def read(one: Feed) -> str:
        if one.id == "f0":
            hanging.wait()
        return one.id

    def reading() -> Iterator[str]:
        for _, answer in side_by_side(
            [feed(0, 0), feed(1, 1)], read, on_read=lambda _: signal.raise_signal(signal.SIGINT)
        ):
            yield answer

    told = reading()
    try:
        assert "f1" == next(told)
        with pytest.raises(KeyboardInterrupt):
            next(told)
    finally:
        hanging.set()


def test_leaving_early_ends_the_threads() -> None:
    """Who stops listening leaves no thread behind."""
    before = threading.active_count()
    told = side_by_side([feed(n, n) for n in range(6)], lambda one: one.id)
    next(told)
    told.close()  # type: ignore[attr-defined]  # it is a generator
    join_others()

    assert threading.active_count() <= before
