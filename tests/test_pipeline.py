"""Reading feeds into the store: whatever the network does, what was read is there and the rest is told."""

from __future__ import annotations

import json
import re
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from jobfit.due import due_at
from jobfit.errors import FetchError
from jobfit.feeds.interface import Document, Feed, Request
from jobfit.feeds.network import network
from jobfit.feeds.polite import Clock
from jobfit.feeds.reading import Fetch, Fetched, Validators
from jobfit.pipeline import FeedReport, read_feeds
from jobfit.store.store import Store
from tests.cli.conftest import posting

NOW = datetime(2026, 11, 20, 7, tzinfo=UTC)


@contextmanager
def dying_server(answers: int) -> Iterator[str]:
    """Serve that many requests, each with a posting of its own; then cut the next one off and be gone."""
    listening = socket.create_server(("127.0.0.1", 0))

    def serve() -> None:
        with closing(listening):
            for number in range(answers + 1):
                connection, _ = listening.accept()
                with closing(connection):
                    connection.recv(65536)
                    body = json.dumps(posting(number)).encode()
                    head = b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\nConnection: close\r\n\r\n" % len(body)
                    connection.sendall(head + (body if number < answers else body[:20]))

    thread = threading.Thread(target=serve, daemon=True)
    thread.start()
    host, port = listening.getsockname()
    yield f"http://{host}:{port}"
    with suppress(ConnectionRefusedError):  # it is gone already
        socket.create_connection((host, port)).close()
    thread.join()


def a_feed(name: str, url: str) -> Feed:
    """Return a feed of JSON lines."""
    return Feed(id=name, name=name, kind="jsonl", url=url)


def titles(store: Store) -> list[str]:
    """Return the titles of what is stored."""
    return sorted(each.title for each in store.all_postings())


def test_a_network_that_dies_in_the_middle_loses_nothing(store: Store) -> None:
    """Two feeds are stored, the others say why they were not read, and the next run reads them."""
    with dying_server(answers=2) as site:
        feeds = [a_feed(f"f{number}", f"{site}/{number}") for number in range(5)]
        fetch = network(clock=Clock(sleep=lambda _: None))
        reports = list(read_feeds(feeds, store, fetch, now=NOW))

    assert ["ok", "ok", "failed", "failed", "failed"] == [each.status for each in reports]
    assert ["Data engineer 0", "Data engineer 1"] == titles(store)
    assert all(re.search("cannot be reached|connection ended|in a row", each.message) for each in reports[2:])
    assert "failed" == store.feed_state("f4").status

    with dying_server(answers=5) as site:
        moved = [each.model_copy(update={"url": f"{site}/{each.id}"}) for each in feeds]
        again = list(read_feeds(moved, store, network(), now=NOW + timedelta(hours=7)))

    assert ["ok"] * 5 == [each.status for each in again]
    assert [f"Data engineer {number}" for number in range(5)] == titles(store)


def shared(answer: Callable[[str], str]) -> Callable[[Feed, Request, Validators], Fetched]:
    """Return a fetch whose feeds all carry one posting, each with its own text."""

    def fetch(feed: Feed, _request: Request, _known: Validators) -> Fetched:
        entry = posting(1, description=f"<p>{answer(feed.id)}</p>")
        return Fetched(Document(json.dumps(entry).encode()))

    return fetch


def test_which_site_is_faster_changes_nothing(tmp_path: Path) -> None:
    """Of two feeds that carry a posting, the one that is named first speaks, also when it answers last."""
    feeds = [a_feed("alpha", "https://a.example/"), a_feed("bravo", "https://b.example/")]
    for slow in feeds:
        other_is_read = threading.Event()

        def answer(feed: str, slow: str = slow.id, done: threading.Event = other_is_read) -> str:
            if feed == slow:
                assert done.wait(timeout=120)
            return f"It is {feed} that speaks here."

        def read(feed: Feed, done: threading.Event = other_is_read) -> None:
            del feed
            done.set()

        with Store(tmp_path / f"{slow.id}.db") as store:
            list(read_feeds(feeds, store, shared(answer), now=NOW, on_read=read))
            assert ["It is alpha that speaks here."] == [each.description for each in store.all_postings()]


def test_a_fault_of_ours_in_one_feed_is_that_feeds(store: Store) -> None:
    """It is told as such, and the others are read."""

    def fetch(feed: Feed, _request: Request, _known: Validators) -> Fetched:
        if feed.id == "odd":
            raise ZeroDivisionError("one")
        if feed.id == "gone":
            raise FetchError("gone", "there is nothing")
        return Fetched(Document(json.dumps(posting(1)).encode()))

    feeds = [a_feed(name, f"https://{name}.example/") for name in ("odd", "gone", "well")]
    off = a_feed("off", "https://off.example/").model_copy(update={"enabled": False})
    reports = list(read_feeds([*feeds, off], store, fetch, now=NOW))

    assert [("odd", "failed"), ("gone", "failed"), ("well", "ok")] == [(each.feed.id, each.status) for each in reports]
    assert "please report this: ZeroDivisionError('one')" in reports[0].message
    assert ["Data engineer 1"] == titles(store)


def test_what_was_told_of_a_feed_is_what_is_stored(store: Store) -> None:
    """Its count stays known while it rests and while it is unchanged."""
    feed = a_feed("acme", "https://acme.example/")

    def run(now: datetime, *, force: bool = False) -> FeedReport:
        (report,) = read_feeds([feed], store, shared(str), now=now, force=force)
        return report

    told = [run(NOW), run(NOW + timedelta(hours=1)), run(NOW + timedelta(hours=1), force=True)]

    assert [("ok", 1), ("resting", 1), ("unchanged", 1)] == [(each.status, each.entries) for each in told]


def test_a_site_that_asked_to_be_left_alone_is_left_alone_by_the_next_runs_too(store: Store) -> None:
    """Until the moment it named it is not asked, and the person is told why; --force asks it all the same."""
    feed = a_feed("acme", "https://acme.example/")
    asked: list[int] = []

    def busy(_feed: Feed, _request: Request, _known: Validators) -> Fetched:
        asked.append(1)
        raise FetchError("acme", "left alone until 10:00 UTC", until=NOW + timedelta(hours=3))

    def run(hours: int, fetch: Fetch, *, force: bool = False) -> tuple[str, str]:
        (report,) = read_feeds([feed], store, fetch, now=NOW + timedelta(hours=hours), force=force)
        return report.status, report.message

    said = "left alone until 10:00 UTC"
    assert [("failed", said), ("resting", said)] == [run(0, busy), run(2, busy)]
    assert (NOW + timedelta(hours=3), 1) == (due_at(feed, store.feed_state("acme"), now=NOW), len(asked))
    assert [("failed", said), ("resting", said)] == [run(2, busy, force=True), run(2, busy)]
    assert [("ok", ""), ("resting", "")] == [run(3, shared(str)), run(4, busy)]
    assert store.feed_state("acme").rest_until is None


def test_a_feed_read_by_a_clock_that_went_ahead_is_asked_again(store: Store) -> None:
    """A computer that woke up in another year once does not leave its feeds alone until then."""
    feed = a_feed("acme", "https://acme.example/")
    read_feeds([feed], store, shared(str), now=NOW + timedelta(days=900))
    (report,) = read_feeds([feed], store, shared(str), now=NOW)

    assert "resting" != report.status
    assert NOW == store.feed_state("acme").last_fetched


@pytest.mark.parametrize(
    ("given", "asked"),
    [
        (Validators(last_modified="Thu, 19 Nov 2026 07:00:00 GMT"), [False, True, False]),
        (Validators(etag='"v1"', last_modified="Thu, 19 Nov 2026 07:00:00 GMT"), [False, True, True]),
    ],
)
def test_a_site_that_only_says_when_it_changed_is_read_whole_every_day(
    store: Store, given: Validators, asked: list[bool]
) -> None:
    """Within a day it is asked whether it changed since, as one that names its version always is."""
    feed = a_feed("acme", "https://acme.example/postings")
    told = []

    def fetch(_feed: Feed, _request: Request, known: Validators) -> Fetched:
        told.append(known == given)
        return Fetched(Document(json.dumps(posting(1)).encode()), given)

    for hours in (0, 12, 24):
        list(read_feeds([feed], store, fetch, now=NOW + timedelta(hours=hours)))

    assert asked == told
