"""Politeness: pauses, tries and giving up, on a clock of our own."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import pytest

from jobfit.errors import FetchError
from jobfit.feeds.faults import LONGEST_PACE, SHORTEST_PACE
from jobfit.feeds.interface import Document, Feed, Request
from jobfit.feeds.kinds import kind, kind_names
from jobfit.feeds.polite import PATIENCE, Clock, Polite
from jobfit.feeds.reading import Fetch, Fetched, Validators
from jobfit.feeds.redirects import Moved

NOW = datetime(2026, 11, 22, 23, 30, tzinfo=UTC)
FEED = Feed(id="acme", name="Acme", kind="syndication", url="https://acme.example/feed")
OK = Fetched(Document(b"x"))
BUSY = FetchError("Acme", "busy", passing=True, status=503)
GONE = FetchError("Acme", "gone", status=404)


@dataclass
class Hours:
    """A clock that moves only when somebody sleeps, and remembers how long."""

    now: float = 0.0
    slept: list[float] = field(default_factory=list)

    def sleep(self, seconds: float) -> None:
        """Let time pass."""
        self.slept.append(seconds)
        self.now += seconds

    def clock(self) -> Clock:
        """Return it as the fetch sees it."""
        return Clock(lambda: self.now, self.sleep, lambda: NOW)


def answering(*answers: Fetched | FetchError, seen: list[str] | None = None) -> Fetch:
    """Return a fetch that gives these answers one after the other, the last one for ever."""
    left = list(answers)

    def fetch(_feed: Feed, request: Request, _known: Validators) -> Fetched:
        if seen is not None:
            seen.append(request.url)
        answer = left.pop(0) if len(left) > 1 else left[0]
        if isinstance(answer, FetchError):
            raise answer
        return answer

    return fetch


def asking(hours: Hours, fetch: Fetch, *, jitter: float = 1.0) -> tuple[Polite, Callable[[str], Fetched]]:
    """Return the manners of a run, and what asks for an address with them."""
    polite = Polite(hours.clock(), PATIENCE, lambda: jitter)
    politely = polite.politely(fetch)
    return polite, lambda url: politely(FEED, Request(url), Validators())


def test_there_is_a_pause_between_two_requests_to_a_host() -> None:
    """The first goes at once, the second waits for what is left of a second, another host does not wait."""
    hours = Hours()
    _, ask = asking(hours, answering(OK))
    ask("https://acme.example/1")
    hours.now += 0.25
    ask("https://ACME.example/2")
    ask("https://other.example/1")

    assert [0.75] == hours.slept


def test_the_boards_of_one_platform_share_its_patience() -> None:
    """A host for each employer is still one site, also when it asks to be left alone."""
    hours = Hours()
    politely = Polite(hours.clock(), PATIENCE).politely(
        answering(OK, OK, FetchError("Acme", "busy", passing=True, wait=999, status=429))
    )
    boards = [
        FEED.model_copy(update={"board": name, "url": f"https://{name}.boards.example/xml"}) for name in ("a", "b", "c")
    ]
    for board in boards[:2]:
        politely(board, Request(board.url), Validators())
    with pytest.raises(FetchError, match="left alone"):
        politely(boards[2], Request(boards[2].url), Validators())
    with pytest.raises(FetchError, match="left alone"):
        politely(boards[0], Request(boards[0].url), Validators())

    assert [1.0, 1.0] == hours.slept


def test_a_host_has_one_visitor_at_a_time() -> None:
    """Whichever threads ask for it; another host does not wait for them."""
    inside, most = list[str](), list[int]()

    def fetch(_feed: Feed, request: Request, _known: Validators) -> Fetched:
        inside.append(request.url)
        most.append(len(inside))
        threading.Event().wait(0.005)
        inside.remove(request.url)
        return OK

    politely = Polite(Hours().clock(), PATIENCE).politely(fetch)
    threads = [
        threading.Thread(target=politely, args=(FEED, Request(f"https://acme.example/{number}"), Validators()))
        for number in range(8)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert [1] * 8 == most


@pytest.mark.parametrize(("pace", "crawl_delay", "pause"), [(5.0, 0.0, 5.0), (0.5, 3.0, 3.0), (5.0, 3.0, 5.0)])
def test_the_longer_pause_holds(pace: float, crawl_delay: float, pause: float) -> None:
    """A kind's pace and a site's own wish are both kept."""
    hours = Hours()
    polite, _ = asking(hours, answering(OK))
    polite.slow_down(FEED, "acme.example", crawl_delay)
    politely = polite.politely(answering(OK))
    for _ in range(2):
        politely(FEED.model_copy(update={"pace": pace}), Request("https://acme.example/1"), Validators())

    assert [pause] == hours.slept


def test_a_site_that_wants_hours_between_two_requests_is_asked_once() -> None:
    """The second request is an error with its reason instead of a run that never ends."""
    hours = Hours()
    polite, ask = asking(hours, answering(OK))
    polite.slow_down(FEED, "acme.example", 3_600)
    ask("https://acme.example/1")

    with pytest.raises(FetchError, match="asks for 3 600 seconds between two requests"):
        ask("https://acme.example/2")
    assert [] == hours.slept


def test_the_persons_own_machine_needs_no_pause() -> None:
    """Neither does a file."""
    hours = Hours()
    _, ask = asking(hours, answering(OK))
    for url in ("http://127.0.0.1:8000/1", "http://127.0.0.1:8000/2", "http://nas.local/1", "http://nas.local/2"):
        ask(url)
    ask("file:///a")
    ask("file:///a")

    assert [] == hours.slept


def test_a_fault_that_passes_is_tried_again_after_a_growing_pause() -> None:
    """Two failures and a success are a success; the pauses are a share of two and of four seconds."""
    hours = Hours()
    _, ask = asking(hours, answering(BUSY, BUSY, OK), jitter=0.5)

    assert OK == ask("https://acme.example/1")
    assert [1.0, 2.0] == hours.slept


def test_after_three_tries_the_fault_is_told() -> None:
    """No more are made for one request."""
    seen: list[str] = []
    _, ask = asking(Hours(), answering(BUSY, seen=seen))

    with pytest.raises(FetchError, match="busy"):
        ask("https://acme.example/1")
    assert 3 == len(seen)


@pytest.mark.parametrize("answer", [GONE, Moved(FEED, "https://acme.example/2")])
def test_what_stays_as_it_is_is_not_tried_again(answer: FetchError) -> None:
    """A 404 and a redirect are answers."""
    seen: list[str] = []
    _, ask = asking(Hours(), answering(answer, seen=seen))

    with pytest.raises(type(answer)):
        ask("https://acme.example/1")
    assert 1 == len(seen)


def test_a_site_is_waited_for_as_long_as_it_asks() -> None:
    """Thirty seconds are borne, to the second."""
    hours = Hours()
    _, ask = asking(hours, answering(FetchError("Acme", "busy", passing=True, wait=30, status=429), OK))

    assert OK == ask("https://acme.example/1")
    assert [30] == hours.slept


@pytest.mark.parametrize(("wait", "until"), [(31, "23:30 UTC (429)"), (7_200, "01:30 UTC on 23 November (429)")])
def test_a_site_that_asks_for_longer_is_left_alone(wait: int, until: str) -> None:
    """The error says until when; no feed asks the host again in this run, and other hosts are asked."""
    hours, seen = Hours(), list[str]()
    busy = FetchError("Acme", "busy", passing=True, wait=wait, status=429)
    _, ask = asking(hours, answering(busy, OK, seen=seen))

    for url in ("https://acme.example/1", "https://acme.example/2"):
        with pytest.raises(FetchError) as raised:
            ask(url)
        assert f"the site asks to be left alone until {until}" in str(raised.value)
        assert NOW + timedelta(seconds=wait) == raised.value.until
    assert OK == ask("https://other.example/1")
    assert ["https://acme.example/1", "https://other.example/1"] == seen
    assert [] == hours.slept


def test_a_site_that_fails_three_times_in_a_row_is_left_alone() -> None:
    """Five hundred details of a site that went down do not take hours; one success starts the count anew."""
    seen: list[str] = []
    fails = [BUSY] * 6
    _, ask = asking(Hours(), answering(*fails, OK, *fails, BUSY, seen=seen))

    for _ in range(2):
        with pytest.raises(FetchError, match="busy"):
            ask("https://acme.example/1")
    ask("https://acme.example/1")
    for _ in range(3):
        with pytest.raises(FetchError, match="busy"):
            ask("https://acme.example/1")
    with pytest.raises(FetchError, match="failed 3 times in a row"):
        ask("https://acme.example/1")
    assert 6 + 1 + 9 == len(seen)


@pytest.mark.parametrize("name", kind_names())
def test_the_pace_of_every_kind_is_one_that_a_person_may_write(name: str) -> None:
    """No kind is asked without a pause, and none so slowly that a second request never comes."""
    assert SHORTEST_PACE <= kind(name).pace <= LONGEST_PACE <= PATIENCE.longest_pause


def test_requests_that_are_not_counted_make_no_pause() -> None:
    """Asking for robots.txt delays nothing, and is tried again like any other."""
    hours = Hours()
    polite = Polite(hours.clock(), PATIENCE, lambda: 0.0)
    rules = polite.politely(answering(BUSY, OK), counted=False)

    assert OK == rules(FEED, Request("https://acme.example/robots.txt"), Validators())
    assert OK == polite.politely(answering(OK))(FEED, Request("https://acme.example/feed"), Validators())
    assert [] == hours.slept
