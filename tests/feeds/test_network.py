"""The network of a run, whole, against real servers of this machine; the web's hosts are behind a proxy of ours."""

from __future__ import annotations

import json
import random
import re
import socket
import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import pytest
from werkzeug import Request as Asked
from werkzeug import Response

from jobfit.errors import FeedError, FetchError
from jobfit.feeds.fetch import Lines, fetch_one
from jobfit.feeds.hosts import hosts_of
from jobfit.feeds.interface import Document, Feed, Pages, Request
from jobfit.feeds.load import load_feeds
from jobfit.feeds.network import LONGEST_READING, network
from jobfit.feeds.polite import Clock
from jobfit.feeds.reading import NOTHING_KNOWN, Fetch, Fetched, Known, Read, Validators, read

if TYPE_CHECKING:
    from pytest_httpserver import HTTPServer

SHAPES = Path(__file__).parent / "shapes"
RSS = b"<rss version='2.0'><channel><title>x</title><item><title>Cook</title><link>/1</link></item></channel></rss>"


def a_feed(url: str = "http://acme.example/feed", **others: Any) -> Feed:  # noqa: ANN401 - fields of any type
    """Return a feed at an address."""
    return Feed(**{"id": "acme", "name": "Acme", "kind": "syndication", "url": url} | others)


class Web:
    """The web behind a proxy: what its addresses answer, what was asked, and how long was slept."""

    def __init__(self) -> None:
        self.answers: dict[str, list[Response]] = {}
        self.asked: list[str] = []
        self.slept: list[float] = []
        self.now = 0.0
        self._lock = threading.Lock()

    def __call__(self, asked: Asked) -> Response:
        """Answer with the next answer of an address, the last one for ever; 404 where there is none."""
        url = asked.url.removeprefix("http://")
        with self._lock:
            self.asked.append(url)
            answers = self.answers.get(url, [Response("", 404)])
            return answers.pop(0) if len(answers) > 1 else answers[0]

    def says(self, url: str, *answers: Response | bytes) -> None:
        """Let an address answer."""
        self.answers[url] = [each if isinstance(each, Response) else Response(each) for each in answers]

    def sleep(self, seconds: float) -> None:
        """Let time pass."""
        self.slept.append(seconds)
        self.now += seconds

    def network(self) -> Fetch:
        """Return the network of one run, on this web's time."""
        chance = random.Random(7).random  # noqa: S311 - jitter is no secret
        return network(clock=Clock(lambda: self.now, self.sleep), chance=chance)


@pytest.fixture
def web(httpserver: HTTPServer, monkeypatch: pytest.MonkeyPatch) -> Web:
    """Return a web that is asked for every http: address."""
    made = Web()
    httpserver.expect_request(re.compile("")).respond_with_handler(made)
    monkeypatch.setenv("http_proxy", httpserver.url_for("/"))
    monkeypatch.delenv("no_proxy", raising=False)
    return made


def titles(found: Read) -> list[str]:
    """Return the titles of what was read."""
    assert found.parsed is not None
    return [str(entry.fields["title"]) for entry in found.parsed.entries]


def test_robots_txt_is_asked_first_and_once(web: Web) -> None:
    """Two feeds of a host need one look at its rules; the first waits for nothing, the second a second."""
    web.says("acme.example/feed", RSS)
    web.says("acme.example/other", RSS)
    fetch = web.network()

    assert ["Cook"] == titles(read(a_feed(), fetch))
    assert ["Cook"] == titles(read(a_feed("http://acme.example/other"), fetch))
    assert ["acme.example/robots.txt", "acme.example/feed", "acme.example/other"] == web.asked
    assert [1.0] == web.slept


def test_what_robots_txt_keeps_programs_from_is_not_asked(web: Web) -> None:
    """The feed fails with the host, the path and a remedy."""
    web.says("acme.example/robots.txt", b"User-agent: *\nDisallow: /feed")
    web.says("acme.example/feed", RSS)

    with pytest.raises(FetchError, match=r"robots.txt of acme.example asks programs not to read '/feed'; follow"):
        read(a_feed(), web.network())
    assert ["acme.example/robots.txt"] == web.asked


def test_a_robots_txt_that_is_empty_or_endless_is_read(web: Web) -> None:
    """Nothing keeps nobody away; of two megabytes the first half of one counts."""
    web.says("acme.example/robots.txt", Response(b""))
    web.says("acme.example/feed", RSS)
    web.says("other.example/robots.txt", b"User-agent: *\nDisallow: /\n" + b"# nothing\n" * 200_000)
    fetch = web.network()

    assert ["Cook"] == titles(read(a_feed(), fetch))
    with pytest.raises(FetchError, match="asks programs not to read"):
        read(a_feed("http://other.example/feed"), fetch)


def test_a_robots_txt_is_looked_for_where_its_site_says(web: Web) -> None:
    """A redirect within the site is followed; one that leads to another, or in a circle, means that there is none."""
    web.says("acme.example/robots.txt", Response(status=301, headers={"Location": "http://www.acme.example/rules"}))
    web.says("www.acme.example/rules", b"User-agent: jobfit\nDisallow: /")
    web.says("b.example/robots.txt", Response(status=302, headers={"Location": "http://www.elsewhere.example/"}))
    web.says("b.example/feed", RSS)
    web.says("c.example/robots.txt", Response(status=302, headers={"Location": "/robots.txt"}))
    web.says("c.example/feed", RSS)
    fetch = web.network()

    with pytest.raises(FetchError, match="asks programs not to read"):
        read(a_feed(), fetch)
    assert ["Cook"] == titles(read(a_feed("http://b.example/feed"), fetch))
    assert ["Cook"] == titles(read(a_feed("http://c.example/feed"), fetch))
    assert not any("elsewhere" in url for url in web.asked)


def test_a_site_with_a_fault_is_tried_again(web: Web) -> None:
    """A 500, a 503 and a document are a document; the pauses are random, and at most two and four seconds."""
    web.says("acme.example/feed", Response(status=500), Response(status=503), Response(RSS))

    assert ["Cook"] == titles(read(a_feed(), web.network()))
    assert 3 == web.asked.count("acme.example/feed")
    assert 2 == len(web.slept)
    assert 0 < web.slept[0] <= 2
    assert 0 < web.slept[1] <= 4


def test_a_site_says_how_long_to_wait(web: Web) -> None:
    """Seven seconds are waited; an hour is not, and no other feed of that host is asked."""
    web.says("acme.example/feed", Response(status=429, headers={"Retry-After": "7"}), Response(RSS))
    web.says("busy.example/feed", Response(status=429, headers={"Retry-After": "3600"}))
    fetch = web.network()

    assert ["Cook"] == titles(read(a_feed(), fetch))
    assert [7] == web.slept
    for path in ("feed", "other"):
        with pytest.raises(FetchError, match=r"left alone until \d\d:\d\d UTC"):
            read(a_feed(f"http://busy.example/{path}"), fetch)
    assert "busy.example/other" not in web.asked


def test_pages_are_asked_at_the_feeds_pace(web: Web) -> None:
    """Three pages are two pauses; the page that fails leaves the others, and says so."""
    for page in (1, 2):
        web.says(f"acme.example/jobs?page={page}", b'[{"title": "Cook %d"}]' % page)
    feed = a_feed("http://acme.example/jobs", kind="json", pages=Pages(parameter="page"), pace=2.5)
    found = read(feed, web.network())

    assert ["Cook 1", "Cook 2"] == titles(found)
    assert found.parsed is not None
    assert ["FEED023"] == [problem.code for problem in found.parsed.problems]
    assert not found.parsed.complete
    assert [2.5, 2.5] == web.slept


def keeping_server(most: int) -> Iterator[tuple[str, list[int]]]:
    """Serve documents over connections that stay open for `most` requests; yield the address, and those of each."""
    listening = socket.create_server(("127.0.0.1", 0))
    served: list[int] = []

    def serve(connection: socket.socket, number: int) -> None:
        with closing(connection):
            for _ in range(most):
                if not connection.recv(65536):
                    return
                served[number] += 1
                connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 19\r\n\r\n" + b'[{"title": "Cook"}]')

    def accept() -> None:
        while True:
            try:
                connection, _ = listening.accept()
            except OSError:
                return
            served.append(0)
            threading.Thread(target=serve, args=(connection, len(served) - 1), daemon=True).start()

    threading.Thread(target=accept, daemon=True).start()
    yield f"http://127.0.0.1:{listening.getsockname()[1]}/jobs", served
    listening.close()


@pytest.mark.parametrize(("most", "connections"), [(100, [6]), (2, [2, 2, 2]), (1, [1] * 6)])
def test_one_connection_serves_many_documents(most: int, connections: list[int]) -> None:
    """A site is greeted again only when it has hung up, and then nothing is lost."""
    for url, served in keeping_server(most):
        fetch = network(clock=Clock(sleep=lambda _: None))
        for _ in range(6):
            assert fetch(a_feed(url), Request(url), NOTHING_KNOWN).document is not None

        assert connections == served


def test_a_connection_that_is_kept_has_a_deadline_for_each_request() -> None:
    """The time of an earlier request is not held against a later one."""
    lines = Lines()
    for url, served in keeping_server(100):
        for _ in range(3):
            assert fetch_one(a_feed(url), Request(url), lines=lines).document is not None
            for transport in lines.kept.values():
                transport.until(0.0)

        assert [3] == served


def test_a_redirect_is_asked_as_politely(web: Web) -> None:
    """The rules of the host that it leads to hold there, and "www." makes no other site of it."""
    web.says("acme.example/feed", Response(status=301, headers={"Location": "http://www.acme.example/feed"}))
    web.says("www.acme.example/feed", RSS)

    assert ["Cook"] == titles(read(a_feed(), web.network()))
    assert [
        "acme.example/robots.txt",
        "acme.example/feed",
        "www.acme.example/robots.txt",
        "www.acme.example/feed",
    ] == web.asked


def test_no_other_host_is_asked(web: Web) -> None:
    """A feed that leads to another host fails with the address to write, and that host hears nothing."""
    web.says("acme.example/feed", Response(status=301, headers={"Location": "http://new.example/feed"}))
    web.says("new.example/feed", RSS)

    with pytest.raises(FetchError, match=r"it leads to 'new.example'.*write url = 'http://new.example/feed'"):
        read(a_feed(), web.network())
    assert not any("new.example" in url for url in web.asked)


def test_unchanged_is_unchanged(web: Web) -> None:
    """A 304 comes through every layer."""
    web.says("acme.example/feed", Response(status=304))

    assert read(a_feed(), web.network(), Known(Validators(etag='"v1"'))).parsed is None


def test_a_feed_that_takes_too_long_is_left(web: Web) -> None:
    """What it gave until then is kept; other feeds have their own time."""
    web.says("acme.example/jobs?page=1", b'[{"title": "Cook"}]')
    web.says("other.example/feed", RSS)
    fetch = web.network()
    feed = a_feed("http://acme.example/jobs", kind="json", pages=Pages(parameter="page"))

    def slow(feed: Feed, request: Request, known: Validators) -> Fetched:
        found = fetch(feed, request, known)
        web.now += LONGEST_READING + 1
        return found

    found = read(feed, slow)

    assert ["Cook"] == titles(found)
    assert found.parsed is not None
    assert "longer than 30 minutes" in found.parsed.problems[0].what
    assert ["Cook"] == titles(read(a_feed("http://other.example/feed", id="other"), fetch))


@pytest.mark.parametrize("first", ["127.0.0.1", "10.0.0.7", "169.254.169.254", "::1", "::ffff:192.168.0.1", "fd00::1"])
def test_a_host_that_leads_inside_is_not_asked(monkeypatch: pytest.MonkeyPatch, first: str) -> None:
    """A public name with a private address is refused before anyone is connected to, for robots.txt too."""
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: [(socket.AF_INET, 1, 6, "", (first, 80))])

    with pytest.raises(FetchError, match="leads to the private address"):
        read(a_feed("http://inside.example/feed"), network())


def test_the_address_that_was_checked_is_the_one_connected_to(
    httpserver: HTTPServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A host is looked up once: an answer that changes afterwards leads nowhere else."""
    httpserver.expect_request("/feed").respond_with_data(RSS)
    looked_up = socket.getaddrinfo
    names: list[object] = []

    def rebinding(host: Any, *others: Any, **named: Any) -> Any:  # noqa: ANN401 - the library's own values
        if host != "rebinding.local":
            return looked_up(host, *others, **named)
        names.append(host)
        return looked_up("127.0.0.1" if len(names) == 1 else "10.0.0.7", *others, **named)

    monkeypatch.setattr(socket, "getaddrinfo", rebinding)
    feed = a_feed(f"http://rebinding.local:{httpserver.port}/feed")
    found = fetch_one(feed, Request(feed.url))

    assert found.document is not None
    assert found.document.body == RSS
    assert ["rebinding.local"] == names


@pytest.mark.parametrize("folder", sorted(SHAPES.iterdir()), ids=lambda folder: folder.name)
def test_every_kind_names_the_hosts_that_it_asks(folder: Path) -> None:
    """What its recorded shape asked are hosts that `jobfit hosts` prints."""
    known = {host for feed in load_feeds(own=folder / "feeds.toml") for host in hosts_of(feed)}
    index = folder / "requests.jsonl"
    lines = index.read_text("utf-8").splitlines() if index.is_file() else []
    asked = {urlsplit(json.loads(line)["url"]).hostname for line in lines if line.strip()}

    assert asked <= known


def test_all_documents_together_have_a_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    """A list that goes on for ever is cut, what came is kept, and the reading is not complete."""
    monkeypatch.setattr("jobfit.feeds.reading.MOST_BYTES", 250)
    feed = a_feed("http://acme.example/jobs", kind="json", pages=Pages(parameter="page"))

    def endless(_feed: Feed, request: Request, _known: Validators) -> Fetched:
        return Fetched(Document(b'[{"title": "Cook %s"}]' % request.url[-1].encode() + b" " * 80))

    found = read(feed, endless)

    assert found.parsed is not None
    assert ["Cook 1", "Cook 2"] == titles(found)
    assert "together" in found.parsed.problems[0].what
    assert not found.parsed.complete
    assert Known() == found.known


def test_one_document_beyond_the_limit_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    """There is nothing that could be kept."""
    monkeypatch.setattr("jobfit.feeds.reading.MOST_BYTES", 10)

    with pytest.raises(FeedError, match="larger than"):
        read(a_feed(), lambda *_: Fetched(Document(RSS)))
