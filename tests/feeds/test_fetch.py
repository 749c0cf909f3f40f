"""Fetching, against a real HTTP server on this machine."""

from __future__ import annotations

import gzip
import socket
import threading
import time
import zlib
from collections.abc import Iterator
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from werkzeug import Request, Response

from jobfit.errors import FeedError
from jobfit.feeds.fetch import USER_AGENT, Limits, fetch_one
from jobfit.feeds.interface import CAME_FROM, Document, Feed
from jobfit.feeds.interface import Request as Asked
from jobfit.feeds.kinds import address
from jobfit.feeds.reading import NOTHING_KNOWN, Fetched, Validators, read, read_afresh, read_document
from jobfit.feeds.redirects import following
from jobfit.postings.normalise import normalise_all

if TYPE_CHECKING:
    from pytest_httpserver import HTTPServer

RSS = b"<?xml version='1.0'?><rss version='2.0'><channel><title>Openings</title></channel></rss>"
USUAL = Limits()
XML = "application/rss+xml"


def a_feed(url: str = "", file: str = "") -> Feed:
    """Return a feed at an address or path."""
    return Feed(id="acme", name="Acme", kind="syndication", url=url, file=file)


def fetch(feed: Feed, known: Validators = NOTHING_KNOWN, *, limits: Limits = USUAL) -> Fetched:
    """Return what the feed's first request brings."""
    return following(partial(fetch_one, limits=limits))(feed, Asked(address(feed)), known)


def whole(fetched: Fetched) -> Document:
    """Return the document that a fetch brought."""
    assert fetched.document is not None
    return fetched.document


def refusal(feed: Feed, limits: Limits = USUAL) -> str:
    """Return the sentence with which the reading of a feed fails."""
    with pytest.raises(FeedError) as raised:
        read(feed, following(partial(fetch_one, limits=limits)))
    return str(raised.value)


def raw_server(answer: bytes, pause: float = 0.0) -> Iterator[str]:
    """Serve one raw answer, and yield its address; with a pause all behind its first line comes byte by byte."""
    listening = socket.create_server(("127.0.0.1", 0))

    def serve() -> None:
        connection, _ = listening.accept()
        with closing(connection):
            connection.recv(65536)
            first, line_end, rest = answer.partition(b"\r\n")
            pieces = [first + line_end, *(b"%c" % byte for byte in rest)] if pause else [answer]
            try:
                for piece in pieces:
                    connection.sendall(piece)
                    time.sleep(pause)
            except OSError:
                return

    thread = threading.Thread(target=serve, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{listening.getsockname()[1]}/feed"
    listening.close()
    thread.join(timeout=5)


def test_a_document_comes_with_its_validators(httpserver: HTTPServer) -> None:
    """The body, its type and what the next fetch needs are returned."""
    headers = {"ETag": '"v1"', "Last-Modified": "Sun, 01 Nov 2026 10:00:00 GMT"}
    httpserver.expect_request("/feed").respond_with_data(RSS, headers=headers, content_type=XML)

    fetched = fetch(a_feed(httpserver.url_for("/feed")))

    assert whole(fetched).body == RSS
    assert Validators('"v1"', "Sun, 01 Nov 2026 10:00:00 GMT") == fetched.validators
    assert whole(fetched).headers["content-type"] == XML
    assert httpserver.url_for("/feed") == whole(fetched).headers[CAME_FROM]


def test_an_unchanged_document_is_not_an_empty_one(httpserver: HTTPServer) -> None:
    """The validators are sent, and 304 says unchanged and keeps them."""
    known = Validators('"v1"', "Sun, 01 Nov 2026 10:00:00 GMT")
    sent = {"If-None-Match": known.etag, "If-Modified-Since": known.last_modified}
    httpserver.expect_request("/feed", headers=sent).respond_with_data(b"", status=304)

    fetched = fetch(a_feed(httpserver.url_for("/feed")), known)

    assert fetched.document is None
    assert known == fetched.validators


def test_unchanged_without_having_asked_is_a_fault(httpserver: HTTPServer) -> None:
    """A 304 to a first fetch says nothing about the feed."""
    httpserver.expect_request("/feed").respond_with_data(b"", status=304)

    assert "status 304" in refusal(a_feed(httpserver.url_for("/feed")))


def test_jobfit_says_who_it_is(httpserver: HTTPServer) -> None:
    """The User-Agent names the program."""
    seen: list[str] = []

    def answer(request: Request) -> Response:
        seen.append(request.headers["User-Agent"])
        return Response(RSS, content_type=XML)

    httpserver.expect_request("/feed").respond_with_handler(answer)
    fetch(a_feed(httpserver.url_for("/feed")))

    assert seen == [USER_AGENT]


@pytest.mark.parametrize(
    ("status", "headers", "said"),
    [
        (403, {}, "refuses"),
        (404, {}, "may have moved"),
        (410, {}, "gone for good"),
        (418, {}, "status 418"),
        (429, {"Retry-After": "120"}, "wait 2 minutes"),
        (429, {}, "wait a while"),
        (500, {}, "next run"),
        (503, {"Retry-After": "3600"}, "in 1 hour"),
    ],
)
def test_each_status_has_a_sentence(httpserver: HTTPServer, status: int, headers: dict[str, str], said: str) -> None:
    """What a site answers instead of the feed is told with a remedy."""
    httpserver.expect_request("/feed").respond_with_data(b"no", status=status, headers=headers)

    told = refusal(a_feed(httpserver.url_for("/feed")))

    assert said in told
    assert str(status) in told


def test_redirects_are_followed_and_told(httpserver: HTTPServer) -> None:
    """A moved feed is read at its new address."""
    httpserver.expect_request("/old").respond_with_data(b"", status=301, headers={"Location": "/new"})
    httpserver.expect_request("/new").respond_with_data(RSS, content_type=XML)

    fetched = fetch(a_feed(httpserver.url_for("/old")))

    assert httpserver.url_for("/new") == whole(fetched).headers[CAME_FROM]
    assert whole(fetched).body == RSS


def test_a_redirect_loop_ends(httpserver: HTTPServer) -> None:
    """After five redirects the fetch gives up."""
    httpserver.expect_request("/loop").respond_with_data(b"", status=302, headers={"Location": "/loop"})

    assert "more than 5 times" in refusal(a_feed(httpserver.url_for("/loop")))
    assert len(httpserver.log) == 6


@pytest.mark.parametrize(
    ("location", "said"),
    [
        ("http://127.0.0.2:9/x", "private address"),
        ("http://169.254.169.254/latest", "private address"),
        ("http://[::1]/x", "private address"),
        ("http://[::ffff:10.0.0.1]/x", "private address"),
        ("http://router.local/x", "private address"),
        ("file:///etc/hostname", "file: address"),
        ("gopher://acme.example/", "gopher: address"),
        ("", "is no address"),
    ],
)
def test_redirects_do_not_lead_inside(httpserver: HTTPServer, location: str, said: str) -> None:
    """A feed may not send jobfit to the person's own machine, network or files."""
    httpserver.expect_request("/feed").respond_with_data(b"", status=302, headers={"Location": location})

    assert said in refusal(a_feed(httpserver.url_for("/feed")))


def test_a_redirect_to_nonsense_is_told() -> None:
    """A Location that no one can follow gets a sentence."""
    for url in raw_server(b"HTTP/1.1 302 Found\r\nLocation: http://[\r\nContent-Length: 0\r\n\r\n"):
        assert "is no address" in refusal(a_feed(url))


def test_compressed_documents_are_unpacked(httpserver: HTTPServer) -> None:
    """Gzip (also in two members), zlib and headerless deflate give the same document."""
    headerless = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    packed = {
        "gzip": gzip.compress(RSS),
        "x-gzip": gzip.compress(RSS[:20]) + gzip.compress(RSS[20:]),
        "deflate": zlib.compress(RSS),
        "Deflate": headerless.compress(RSS) + headerless.flush(),
    }
    for encoding, body in packed.items():
        httpserver.expect_request(f"/{encoding}").respond_with_data(body, headers={"Content-Encoding": encoding})

        assert whole(fetch(a_feed(httpserver.url_for(f"/{encoding}")))).body == RSS


def test_a_decompression_bomb_is_stopped(httpserver: HTTPServer) -> None:
    """A document that would unpack beyond the limit is refused without being unpacked."""
    bomb = gzip.compress(b" " * 5_000_000)
    httpserver.expect_request("/bomb").respond_with_data(bomb, headers={"Content-Encoding": "gzip"})

    assert "larger than 1 MB" in refusal(a_feed(httpserver.url_for("/bomb")), Limits(size=1_000_000))


@pytest.mark.parametrize(
    ("body", "encoding", "said"),
    [
        (gzip.compress(RSS, mtime=0)[:-12], "gzip", "ends too early"),
        (b"not gzip at all", "gzip", "damaged"),
        (RSS, "br", "not asked for"),
    ],
)
def test_damaged_compression_is_told(httpserver: HTTPServer, body: bytes, encoding: str, said: str) -> None:
    """What cannot be unpacked whole is an error, not half a feed."""
    httpserver.expect_request("/feed").respond_with_data(body, headers={"Content-Encoding": encoding})

    assert said in refusal(a_feed(httpserver.url_for("/feed")))


def test_a_document_beyond_the_size_limit_is_refused(httpserver: HTTPServer) -> None:
    """Fifty megabytes are not read when twenty are the limit; here in small."""
    httpserver.expect_request("/big").respond_with_data(RSS + b" " * 60_000, content_type=XML)

    assert "larger than 0.05 MB" in refusal(a_feed(httpserver.url_for("/big")), Limits(size=50_000))


def test_a_slow_drip_is_bounded() -> None:
    """A site that sends a byte at a time, each in time, still ends at the deadline; in its headers too."""
    for answer in (b"HTTP/1.1 200 OK\r\n\r\n" + RSS, b"HTTP/1.1 200 OK\r\nX-Long: " + b"x" * 500):
        for url in raw_server(answer, pause=0.05):
            told = refusal(a_feed(url), Limits(total=0.3))

            assert "did not finish within 0.3 seconds" in told


def test_a_silent_site_is_bounded() -> None:
    """A site that accepts and says nothing is given up after the read limit."""
    with socket.create_server(("127.0.0.1", 0)) as silent:
        url = f"http://127.0.0.1:{silent.getsockname()[1]}/feed"

        assert "did not answer within 0.2 seconds" in refusal(a_feed(url), Limits(read=0.2))


def test_a_body_that_ends_early_is_an_error() -> None:
    """Half a document is not taken for a short one."""
    for url in raw_server(b"HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n" + RSS):
        assert "before the answer was complete" in refusal(a_feed(url))


@pytest.mark.parametrize("rest", [b"zz\r\nabc", b"5\r\nab", b"3\r\nabc\r\n", b"ffffffffffffffffffff\r\nabc"])
def test_a_broken_chunk_is_an_error(rest: bytes) -> None:
    """A length that is none, or more than what comes, is not the end of the document."""
    head = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
    for url in raw_server(head + b"%x\r\n%s\r\n" % (len(RSS), RSS) + rest):
        assert "before the answer was complete" in refusal(a_feed(url))


def test_a_wrong_charset_does_not_lose_a_feed(httpserver: HTTPServer) -> None:
    """A header that promises another encoding than the document's is overruled by the document, and told."""
    words = "<rss version='2.0'><channel><title>x</title><item><title>Köchin in Zürich</title></item></channel></rss>"
    label = "application/rss+xml; charset=ascii"
    httpserver.expect_request("/feed").respond_with_data(words.encode(), content_type=label)

    parsed = read(a_feed(httpserver.url_for("/feed")), fetch_one).parsed

    assert parsed is not None
    assert ["Köchin in Zürich"] == [entry.fields["title"] for entry in parsed.entries]


def test_what_is_not_http_is_told() -> None:
    """A port that speaks something else, or nothing, gets a sentence."""
    for url in raw_server(b"SSH-2.0-OpenSSH\r\n"):
        assert "connection ended" in refusal(a_feed(url))
    with socket.create_server(("127.0.0.1", 0)) as gone:
        port = gone.getsockname()[1]

    assert "cannot be reached" in refusal(a_feed(f"http://127.0.0.1:{port}/feed"))


@pytest.mark.parametrize("page", [b"<!DOCTYPE html><html>", b"\xef\xbb\xbf<!-- x --><HTML lang='en'>", b"\n<html>"])
def test_a_web_page_is_no_feed(httpserver: HTTPServer, page: bytes) -> None:
    """A page that says 200 is an error and not a feed without entries."""
    httpserver.expect_request("/feed").respond_with_data(page, content_type="text/html")

    assert "a web page, not a feed" in refusal(a_feed(httpserver.url_for("/feed")))


def test_a_feed_labelled_as_a_page_is_read(httpserver: HTTPServer) -> None:
    """What counts is the document, not the label that a careless server gives it."""
    httpserver.expect_request("/feed").respond_with_data(RSS, content_type="text/html")

    assert whole(fetch(a_feed(httpserver.url_for("/feed")))).body == RSS


def test_an_empty_answer_is_an_error(httpserver: HTTPServer) -> None:
    """Nothing at all is not a feed without entries."""
    httpserver.expect_request("/feed").respond_with_data(b" \n", content_type=XML)

    assert "empty" in refusal(a_feed(httpserver.url_for("/feed")))


@pytest.mark.parametrize("url", ["ftp://acme.example/x", "javascript:alert(1)", "http:///x", "file://far.example/x"])
def test_other_addresses_are_refused(url: str) -> None:
    """Only files of this machine and the web are fetched."""
    assert "address" in refusal(a_feed(url))


def test_an_unknown_host_is_told() -> None:
    """A host without an address gets a sentence."""
    assert "no address is known" in refusal(a_feed("http://nowhere.invalid/feed"))


def test_a_file_is_read_once_until_it_changes(tmp_path: Path) -> None:
    """A file is unchanged until its time or size change; a path and a file: address are the same."""
    path = tmp_path / "my feed.xml"
    path.write_bytes(RSS)
    first = fetch(a_feed(file=str(path)))

    assert whole(first).body == RSS
    assert fetch(a_feed(url=path.as_uri()), first.validators).document is None

    path.write_bytes(RSS + b"\n")

    assert whole(fetch(a_feed(file=str(path)), first.validators)).body == RSS + b"\n"


def test_a_file_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    """A missing file, a folder, a page, an empty file and one too large each have their sentence."""
    page, empty = tmp_path / "page.html", tmp_path / "empty.xml"
    page.write_text("<html><body>Jobs</body></html>")
    empty.write_text("")

    assert "there is no file" in refusal(a_feed(file=str(tmp_path / "none.xml")))
    assert "is not a file" in refusal(a_feed(file=str(tmp_path)))
    assert "is not a file" in refusal(a_feed(file="/dev/zero"))
    assert "a web page" in refusal(a_feed(file=str(page)))
    assert "the file is empty; look at what writes it" in refusal(a_feed(file=str(empty)))
    assert "cannot be read" in refusal(a_feed(file="a\x00b"))
    assert "larger than 5e-06 MB; divide it among several files" in refusal(a_feed(file=str(page)), Limits(size=5))


def test_a_proxy_of_the_environment_is_used(httpserver: HTTPServer, monkeypatch: pytest.MonkeyPatch) -> None:
    """Behind a proxy it is the proxy that is asked, and that looks hosts up."""
    asked: list[str] = []

    def answer(request: Request) -> Response:
        asked.append(request.headers["Host"])
        return Response(RSS, content_type=XML)

    httpserver.expect_request("/feed").respond_with_handler(answer)
    monkeypatch.setenv("http_proxy", httpserver.url_for("/"))
    monkeypatch.delenv("no_proxy", raising=False)

    assert whole(fetch(a_feed("http://acme.example/feed"))).body == RSS
    assert asked == ["acme.example"]


def test_relative_links_start_where_the_document_came_from(httpserver: HTTPServer) -> None:
    """After a redirect that is the new address, without a login in it, and not what the site claims."""
    lines = b'{"title": "Porter", "url": "porter"}'
    headers = {"Content-Location": "https://elsewhere.example/"}
    moved = {"Location": httpserver.url_for("/new/feed").replace("http://", "http://me:secret@")}
    httpserver.expect_request("/old/feed").respond_with_data(b"", status=301, headers=moved)
    httpserver.expect_request("/new/feed").respond_with_data(lines, headers=headers)
    feed = Feed(id="acme", name="Acme", kind="jsonl", url=httpserver.url_for("/old/feed"))
    fetched = fetch(feed)

    parsed = read_document(feed, whole(fetched).body, dict(whole(fetched).headers))

    assert httpserver.url_for("/new/porter") == normalise_all(parsed.entries, feed)[0].url


def test_unchanged_is_no_answer_where_nothing_is_known() -> None:
    """Who reads a feed afresh is told that it brought nothing."""
    with pytest.raises(FeedError) as raised:
        read_afresh(a_feed("https://acme.example/feed"), lambda _feed, _request, _known: Fetched(None))

    assert "it brought nothing" == raised.value.reason


def test_a_slow_proxy_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    """The time for the whole fetch ends behind a proxy too, in the body and in the headers."""
    monkeypatch.delenv("no_proxy", raising=False)
    for answer in (b"HTTP/1.1 200 OK\r\n\r\n" + RSS, b"HTTP/1.1 200 OK\r\nX-Long: " + b"x" * 500):
        for url in raw_server(answer, pause=0.05):
            monkeypatch.setenv("http_proxy", url)
            told = refusal(a_feed("http://acme.example/feed"), Limits(total=0.3))

            assert "did not finish within 0.3 seconds" in told


def test_a_redirect_past_the_proxy_is_checked(httpserver: HTTPServer, monkeypatch: pytest.MonkeyPatch) -> None:
    """With a proxy for http: alone, an https: address is asked directly, and may not lead inside."""
    target = f"https://feeds.acme.example:{httpserver.port}/feed"
    httpserver.expect_request("/feed").respond_with_data(b"", status=302, headers={"Location": target})
    inside = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", httpserver.port))]
    looked_up = socket.getaddrinfo

    def look_up(host: str, *others: Any, **named: Any) -> Any:  # noqa: ANN401 - the library's own values
        return inside if host == "feeds.acme.example" else looked_up(host, *others, **named)

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    monkeypatch.setenv("http_proxy", httpserver.url_for("/"))
    monkeypatch.delenv("no_proxy", raising=False)

    assert "leads to the private address 127.0.0.1" in refusal(a_feed("http://acme.example/feed"))


@pytest.mark.parametrize("proxy", ["socks5://proxy.example:1080", "http://", "http://proxy.example:port", "http://["])
def test_a_proxy_that_cannot_be_asked_is_told(monkeypatch: pytest.MonkeyPatch, proxy: str) -> None:
    """What the environment says wrongly is an error of the feed with a remedy, and is not gone around."""
    monkeypatch.setenv("all_proxy", proxy)

    assert "set http_proxy to an http: or https: address" in refusal(a_feed("http://acme.example/feed"))
