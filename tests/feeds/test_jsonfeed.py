"""JSON Feed that is none, or only partly one."""

from __future__ import annotations

import json

import pytest

from jobfit.errors import FeedError
from jobfit.feeds.interface import Feed
from tests.feeds.golden import parse

FEED = Feed(id="acme", name="Acme", kind="jsonfeed", url="https://acme.example/feed.json")


@pytest.mark.parametrize(
    ("document", "said"),
    [
        (b"", "empty"),
        (b"<rss/>", 'write kind = "syndication"'),
        (b"<html>", "a web page"),
        (b"hello", "neither XML nor JSON"),
        (b'{"version": "x", "items": [{"id": 1', "it is not JSON"),
        (b'{"jobs": []}', 'no list "items"'),
        (b"[1]", 'no list "items"'),
        (b'{"items": NaN}', "NaN is no number"),
        (b'{"items": ' + b"[" * 100_000, "nested too deeply"),
        (b'{"items": [' + b"9" * 5_000 + b"]}", "a number has 5000 digits"),
    ],
)
def test_what_is_no_json_feed_is_an_error(document: bytes, said: str) -> None:
    """The reason stands in one sentence, with the place where there is one."""
    with pytest.raises(FeedError) as raised:
        parse(FEED, document)

    assert said in str(raised.value)


@pytest.mark.parametrize("version", ["https://jsonfeed.org/version/1.1", "https:\\/\\/jsonfeed.org\\/version\\/1"])
def test_a_json_feed_that_is_followed_as_rss_is_read(version: str) -> None:
    """Lists of feeds, ours too, call every feed RSS; any other JSON is still none."""
    listed = FEED.model_copy(update={"kind": "syndication"})
    document = b'\xef\xbb\xbf {"version": "%s", "items": [{"id": 1, "title": "Cook"}]}' % version.encode()

    assert ["Cook"] == [entry.fields["title"] for entry in parse(listed, document).entries]
    with pytest.raises(FeedError, match="it is JSON"):
        parse(listed, b'{"version": "1", "items": [{"id": 1, "title": "Cook"}]}')


def test_a_missing_version_is_told_and_the_rest_read() -> None:
    """Feeds that forget the version are read all the same."""
    parsed = parse(FEED, json.dumps({"items": [{"id": "1", "title": "Porter"}]}).encode())

    assert [problem.code for problem in parsed.problems] == ["FEED014"]
    assert len(parsed.entries) == 1


def test_version_one_authors_are_read() -> None:
    """JSON Feed 1.0 has one author where 1.1 has several."""
    feed = FEED.model_copy(update={"map": {"company": "author.name"}})
    item = {"id": "1", "title": "Porter", "author": {"name": "Grand Hotel"}}
    parsed = parse(feed, json.dumps({"version": "https://jsonfeed.org/version/1", "items": [item]}).encode())

    assert parsed.entries[0].fields["company"] == "Grand Hotel"
    assert parsed.problems == ()
