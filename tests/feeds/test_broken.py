"""Sources that break: whatever comes instead of the postings is an error of the feed, never an empty list."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import pytest

from jobfit.errors import FeedError
from jobfit.feeds.hosts import keeping_to_hosts
from jobfit.feeds.interface import Document, Feed, Request
from jobfit.feeds.kinds import kind, kind_names
from jobfit.feeds.load import load_feeds
from jobfit.feeds.reading import NOTHING_KNOWN, Fetch, Fetched, Validators, read
from jobfit.feeds.redirects import Moved, following

PAGE: Final = b"<!doctype html><html><head><title>Acme</title></head><body><a href=/x>We hire</a></body></html>"
LOGIN: Final = b"<html><body><form action=/login method=post><input type=password name=pw></form></body></html>"
INSTEAD: Final = {
    "a web page": ("text/html", PAGE),
    "a page said to be JSON": ("application/json", PAGE),
    "a page said to be XML": ("application/rss+xml", PAGE),
    "a login page": ("text/html", LOGIN),
    "an error page": ("text/html", b"\n<!-- edge 7 -->\n<html lang=en><body>Something went wrong.</body></html>"),
    "a piece of a page": ("text/html", b"<h1>Service unavailable</h1><p>Try later.</p>"),
    "an error object": ("application/json", b'{"error": "not authorised"}'),
    "a list of errors": ("application/json", b'{"errors": [{"message": "no such board"}], "data": null}'),
    "an empty object": ("application/json", b"{}"),
    "null": ("application/json", b"null"),
    "a text in JSON": ("application/json", b'"ok"'),
    "a list of texts": ("application/json", b'["down", "for", "maintenance"]'),
    "an error in XML": ("text/xml", b'<?xml version="1.0"?><Error><Code>AccessDenied</Code></Error>'),
    "a sentence": ("text/plain", b"Forbidden"),
    "nothing": ("application/json", b""),
    "no text at all": ("application/octet-stream", bytes(range(256))),
}
"""What a source answers with status 200 instead of its postings: content type, document."""

RIGHTLY_EMPTY: Final = {("mail", "nothing")}  # a mailbox without mail


def feed_of(name: str, folder: Path) -> Feed:
    """Return the feed that the example of a kind makes."""
    file = folder / "feeds.toml"
    file.write_text(f"[feed]\nacme = {{ kind = {name!r}, {kind(name).example} }}\n", encoding="utf-8")
    (feed,) = load_feeds(own=file)
    return feed


def answering(body: bytes, content_type: str) -> Fetch:
    """Return a fetch that brings the same document whatever is asked for."""

    def fetch(_feed: Feed, _request: Request, _known: Validators = NOTHING_KNOWN) -> Fetched:
        return Fetched(Document(body, {"content-type": content_type}))

    return fetch


@pytest.mark.parametrize("name", kind_names())
def test_what_comes_instead_is_an_error(name: str, tmp_path: Path) -> None:
    """Every kind says in a sentence that it was given something else, whatever that is."""
    feed = feed_of(name, tmp_path)
    said = {instead: refusal(feed, answering(body, of_type)) for instead, (of_type, body) in INSTEAD.items()}

    assert {instead for of, instead in RIGHTLY_EMPTY if of == name} == {each for each in said if len(said[each]) <= 10}


def refusal(feed: Feed, fetch: Fetch) -> str:
    """Return the sentence with which a feed is not read, "" when it is."""
    try:
        read(feed, fetch)
    except FeedError as error:
        return error.reason
    return ""


@pytest.mark.parametrize("name", [name for name in kind_names() if 'url = "' in kind(name).example or kind(name).url])
def test_a_way_to_the_sellers_own_site_is_an_error(name: str, tmp_path: Path) -> None:
    """A board that was closed sends its visitors to the front page of whoever made it."""
    feed = feed_of(name, tmp_path)

    def moved(of: Feed, request: Request, _known: Validators = NOTHING_KNOWN) -> Fetched:
        if "front.example" in request.url:
            return Fetched(Document(PAGE, {"content-type": "text/html"}))
        raise Moved(of, "https://front.example/welcome")

    with pytest.raises(FeedError, match=r"front\.example|has moved"):
        read(feed, following(keeping_to_hosts(moved)))


def test_an_error_among_pages_leaves_what_came(tmp_path: Path) -> None:
    """The pages before it are read, the rest is told as missing, and the reading is not complete."""
    feed = feed_of("arbeitnow", tmp_path)
    full = b'{"data": [%s]}' % b",".join(b'{"slug": "p%d", "title": "Cook %d"}' % (each, each) for each in range(100))

    def one_page(_feed: Feed, request: Request, _known: Validators = NOTHING_KNOWN) -> Fetched:
        return Fetched(Document(full if request.url.endswith("page=1") else PAGE))

    parsed = read(feed, one_page).parsed

    assert parsed is not None
    assert (100, False) == (len(parsed.entries), parsed.complete)
    assert "one page was read, then it failed" in parsed.problems[0].what


def test_a_list_may_be_empty(tmp_path: Path) -> None:
    """The right list without postings is no error; a list where an object with it belongs is one."""
    feed = feed_of("greenhouse", tmp_path)
    parsed = read(feed, answering(b'{"jobs": []}', "application/json")).parsed

    assert parsed is not None
    assert () == parsed.entries
    with pytest.raises(FeedError, match="no list 'jobs'"):
        read(feed, answering(b"[]", "application/json"))


@pytest.mark.parametrize(
    ("kind", "body", "said"),
    [
        ("greenhouse", b'{"error": "x"}', "has no list 'jobs': it has 'error'; open the address in a browser"),
        ("greenhouse", b'{"jobs": null}', "what it has at 'jobs' is no list; open the address in a browser"),
        ("personio", b"<error/>", "has no element 'position'; open the address in a browser"),
        ("json", b'{"error": "x"}', "has no list 'jobs': it has 'error'; `items` says where the list is"),
        ("xml", b"<error/>", "has no element 'job'; `items` says where the list is"),
    ],
)
def test_a_list_that_is_missing_is_told_with_what_can_be_done(
    tmp_path: Path, kind: str, body: bytes, said: str
) -> None:
    """A kind knows where its own list is: only for a list of any kind the person can say where."""
    with pytest.raises(FeedError) as raised:
        read(feed_of(kind, tmp_path), answering(body, "application/json"))

    assert said in str(raised.value)


def test_a_list_named_by_the_person_is_theirs_to_mend(tmp_path: Path) -> None:
    """Of whatever kind the feed is."""
    feed = feed_of("greenhouse", tmp_path).model_copy(update={"items": "openings"})

    with pytest.raises(FeedError, match="`items` says where the list is"):
        read(feed, answering(b'{"jobs": []}', "application/json"))
