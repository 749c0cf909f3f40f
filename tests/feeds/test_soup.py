"""Documents made of anything: what reading them costs is bounded, whatever they are made of."""

from __future__ import annotations

from typing import Any

import feedparser.api
import pytest

from jobfit.errors import FeedError
from jobfit.feeds.interface import Feed, Parsed
from jobfit.feeds.opml import feeds_in
from jobfit.feeds.soup import BYTES_A_MARK, LEAST, bounded, escaped, is_endless
from tests.feeds.golden import parse

FEED = Feed(id="acme", name="Acme", kind="syndication", url="https://acme.example/rss")
HEAD = b"<rss version='2.0'><channel><title>Acme</title>"
ITEM = HEAD + b"<item><title>Glazier</title>"
TEXT = ITEM + b"<description>"
END = b"</item></channel></rss>"
MANY = 400_000  # bytes of a soup


def soup(start: bytes, part: bytes, end: bytes = b"") -> bytes:
    """Return a document of one part again and again."""
    return start + part * (MANY // len(part)) + end


def attributes(count: int) -> bytes:
    """Return the attributes of an endless tag."""
    return b" ".join(b"a%d='1'" % number for number in range(count))


SOUPS = [
    soup(b"", b"<item"),
    soup(HEAD, b"<item"),
    soup(HEAD, b"</item>"),
    soup(TEXT, b"<a "),
    soup(TEXT, b"<a></b>"),
    soup(TEXT, b"</"),
    soup(TEXT, b"<!"),
    soup(TEXT, b"<"),
    soup(TEXT, b"&"),
    soup(TEXT, b"&amp"),
    soup(TEXT, b"&#"),
    soup(TEXT, b"]]>"),
    soup(TEXT, b"<![CDATA[x]]>&"),
    soup(TEXT, b"<!--"),
    soup(b"", b"<?xml"),
    ITEM + b"<a>&x</a><a " + attributes(40_000) + b">",
    ITEM + b"<a>&x</a><author>" + b"a.b-" * 100_000 + b"</author>" + END,
    soup(HEAD.decode().encode("utf-16"), "<item".encode("utf-16-le")),
]
REFUSED = [
    soup(HEAD, b"<item>"),
    soup(HEAD, b"<item/>", b"</channel></rss>"),
    soup(TEXT, b"<a></a>", b"</description>" + END),
    soup(ITEM, b"<link>x</link>", END),
    ITEM + b"".join(b"<category>%d</category>" % number for number in range(400)) + END,
    b"<feed xmlns='http://www.w3.org/2005/Atom'>" + b"<entry/>" * 60_000 + b"</feed>",
]


@pytest.mark.parametrize("document", SOUPS)
def test_the_loose_parser_is_given_few_marks(document: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of a soup feedparser's loose parser gets no more tags and references than a feed of its length may have."""
    given = _overheard(monkeypatch, feedparser.api.LooseFeedParser, "feed")

    _read(document)

    room = max(LEAST, len(document) // BYTES_A_MARK)
    assert all(8 * text.count("<") + text.count("&") <= 2 * room for text in given)


def _overheard(monkeypatch: pytest.MonkeyPatch, parser: Any, method: str) -> list[str]:  # noqa: ANN401 - untyped
    """Return a list of the texts that a parser is given from now on."""
    given: list[str] = []
    hears = getattr(parser, method)

    def hear(self: object, text: str) -> None:
        given.append(text)
        hears(self, text)

    monkeypatch.setattr(parser, method, hear)
    return given


def _read(document: bytes) -> Parsed | None:
    """Return what a document comes to, None when it is refused."""
    try:
        return parse(FEED, document)
    except FeedError:
        return None


@pytest.mark.parametrize("document", REFUSED)
def test_what_would_cost_most_is_refused_before_it_is_read(document: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    """A well-formed document with more elements than a feed has is refused, and feedparser never ends reading it."""
    ended: list[object] = []
    end = feedparser.api.StrictFeedParser.endDocument
    monkeypatch.setattr(feedparser.api.StrictFeedParser, "endDocument", lambda self: ended.append(end(self)))

    with pytest.raises(FeedError, match="such documents are refused"):
        parse(FEED, document)

    assert not ended


@pytest.mark.parametrize(
    "element", [b"author", b"managingEditor", b"tags", b"category"], ids=["author", "editor", "tags", "category"]
)
def test_feedparser_searches_no_endless_name_or_tags(element: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    """What takes quadratic time to take apart is kept as it is, whole."""
    told = _overheard(monkeypatch, feedparser.api.StrictFeedParser, "characters")
    written = b"a@a.b, " * 20_000

    parsed = parse(FEED, ITEM + b"<%s>%s</%s>" % (element, written, element) + END)

    assert max(map(len, told)) < 100
    kept = parsed.entries[0].fields
    assert kept.get("author", *kept.get("tags", [""])) in {written.decode().strip(), ""}


def test_a_soup_that_was_cut_says_so() -> None:
    """What was read of it is kept, and how much that is told."""
    parsed = parse(FEED, soup(ITEM + b"<description>Panes.</description></item>", b"</i>"))

    assert [problem.code for problem in parsed.problems] == ["FEED012", "FEED018"]
    assert parsed.problems[1].what.endswith(" of its 400115 bytes were read")
    assert not parsed.complete


def test_a_sound_feed_that_broke_off_is_given_whole() -> None:
    """HTML in CDATA, and HTML that is escaped, are no soup, however much of it there is."""
    item = b"<item><title>Glazier</title><description><![CDATA[%s]]></description><author>%s</author></item>"
    written = b"<p>Panes &amp; frames</p> " * 200 + b"&lt;p&gt;Panes, and frames&lt;/p&gt; " * 100
    document = (
        HEAD + (item % (written, b"Mr A <mr@acme.example>")).replace(b" <mr", b" mr").replace(b"le><", b"le<") * 60
    )

    assert bounded(escaped(document), len(document)) == document
    assert not is_endless(document)


@pytest.mark.parametrize(
    ("kind", "document"),
    [
        ("jsonfeed", b'{"version": "https://jsonfeed.org/version/1.1", "items": [' + b"{}," * 30_000 + b"{}]}"),
        ("json", b'{"job": [' + b"{}," * 30_000 + b"{}]}"),
        ("jsonl", b"{}\n" * 30_000),
        ("jsonl", b"x\n" * 30_000),
        ("jsonl", b"[" + b"1," * 30_000 + b"1]"),
        ("csv", b"title,company\n" + b"a,b\n" * 30_000),
        ("csv", b"title,company\n" + b"a\n" * 30_000),
        ("xml", b"<r>" + b"<job/>" * 30_000 + b"</r>"),
    ],
)
def test_a_list_of_nothing_is_refused(kind: str, document: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    """More items than can say anything are not gathered one by one."""
    feed = FEED.model_copy(update={"kind": kind, "items": "job" if kind in {"json", "xml"} else ""})
    monkeypatch.setattr("jobfit.feeds.gather.plain_fields", None)  # what every item that is gathered goes through

    with pytest.raises(FeedError, match="lists more than 20000 items"):
        parse(feed, document)


@pytest.mark.parametrize(
    "document", [b"<opml><body>" + b"<outline " * 500, b"<opml>" + b'<outline xmlUrl="http://a.example/" ' * 300]
)
def test_a_list_of_feeds_of_tags_that_are_not_closed_is_refused_before_it_is_read(
    document: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever reads lists of feeds looks for the end of every tag in all that follows."""
    monkeypatch.setattr("listparser.parse", lambda *_: pytest.fail("it was read"))

    with pytest.raises(FeedError, match="not closed"):
        feeds_in(document, "feeds.opml")


def test_a_list_of_feeds_with_a_slip_is_read() -> None:
    """One tag that is not closed does not make a list unreadable."""
    document = b'<opml><body><outline xmlUrl="http://a.example/rss"/><outline <outline xmlUrl="http://b.example/"/>'

    assert "http://a.example/rss" in {proposal.written["url"] for proposal in feeds_in(document, "feeds.opml").feeds}
