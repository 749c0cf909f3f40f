"""RSS and Atom that are broken, hostile, mislabelled or quiet."""

from __future__ import annotations

from collections.abc import Mapping

import feedparser.api
import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobfit.errors import FeedError
from jobfit.feeds.interface import Feed, Parsed
from tests.feeds.golden import parse

FEED = Feed(id="acme", name="Acme", kind="syndication", url="https://acme.example/rss")


def an_item(number: int, text: str = "Cut glass.") -> str:
    """Return one item of an RSS document."""
    address = f"https://acme.example/{number}"
    return f"<item><title>Glazier {number}</title><link>{address}</link><description>{text}</description></item>"


def rss(*items: str, head: str = "", declaration: str = "<?xml version='1.0'?>") -> str:
    """Return an RSS document of some items."""
    return f"{declaration}{head}<rss version='2.0'><channel><title>Acme</title>{''.join(items)}</channel></rss>"


def read(document: str | bytes, content_type: str = "") -> Parsed:
    """Return what the connector makes of a document."""
    return parse(FEED, document.encode() if isinstance(document, str) else document, content_type)


def texts(parsed: Parsed, field: str = "description") -> list[str]:
    """Return one field of every entry."""
    return [entry.fields[field] for entry in parsed.entries]


def codes(parsed: Parsed) -> list[str]:
    """Return the problems' codes."""
    return [problem.code for problem in parsed.problems]


@pytest.mark.parametrize(
    ("document", "said"),
    [
        (b"", "empty"),
        (b"\xef\xbb\xbf \r\n", "empty"),
        (b"Sorry, we are closed.", "not XML at all"),
        (b"\x1f\x8b\x08\x00\x00", "not XML at all"),
        (b"<!doctype html><html><body>404</body></html>", "a web page, not a feed"),
        (b"<!-- cached --><html>", "a web page, not a feed"),
        (b'{"items": []}', 'write kind = "jsonfeed"'),
        (b"<jobs><job/></jobs>", "neither RSS nor Atom"),
        (b"<rss version='2.0'/>", "without a channel"),
        (rss(an_item(1)).encode()[:80], "not well-formed XML"),
        (rss("<item><author>me</author></item>").encode(), "none of its entries could be read"),
        (b"<?xml version='1.0'?>" + b"<a>" * 500, "nested more than 200 deep"),
        (b"<rss " + b" ".join(b'a%d="1"' % number for number in range(300)) + b"/>", "more than 200 attributes"),
    ],
)
def test_what_is_no_feed_is_an_error(document: bytes, said: str) -> None:
    """Nothing that cannot be read is taken for a feed without entries, and the reason is plain."""
    with pytest.raises(FeedError, match="could not read feed: Acme: ") as raised:
        read(document)

    assert said in str(raised.value)


@pytest.mark.parametrize(
    "declared",
    [
        "<!DOCTYPE r [<!ENTITY a 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa'>]>",
        "<!DOCTYPE r [<!ENTITY a 'ha'><!ENTITY b '&a;&a;'><!ENTITY c '&b;&b;'>]>",
        "<!DOCTYPE r [<!ENTITY a '<b>x</b>'><!ENTITY b '&a;&a;&a;&a;'>]>",
        "<!DOCTYPE r [<!ENTITY a SYSTEM 'file:///etc/hostname'>]>",
        "<!DOCTYPE r [<!ENTITY % a SYSTEM 'https://far.example/x.dtd'> %a;]>",
    ],
)
def test_entity_bombs_are_refused(declared: str) -> None:
    """A document that declares entities which grow, or that lie elsewhere, is not read at all."""
    with pytest.raises(FeedError, match="could grow without end; such documents are refused"):
        read(rss(an_item(1, "&a;&b;&c;"), head=declared))


def test_a_small_entity_of_its_own_is_read() -> None:
    """Old feeds declare one-character entities; they are harmless."""
    parsed = read(rss(an_item(1, "Cut&nbsp;glass"), head='<!DOCTYPE r [\n<!ENTITY nbsp "&#160;">\n]>'))

    assert texts(parsed) == ["Cut\xa0glass"]
    assert parsed.complete


def test_a_truncated_feed_keeps_its_whole_entries() -> None:
    """The entry that was cut off is left for the next run, the others are read, and both are said."""
    parsed = read(rss(an_item(1), an_item(2), an_item(3))[:-70])

    assert texts(parsed, "title") == ["Glazier 1", "Glazier 2"]
    assert codes(parsed) == ["FEED012", "FEED013"]
    assert not parsed.complete


def test_bare_ampersands_are_read_as_meant() -> None:
    """The commonest fault of all loses and changes nothing, and is told."""
    parsed = read(rss(an_item(1, "R&D at AT&T &nbsp; <![CDATA[A&B &amp; C]]>"), an_item(2)))

    assert texts(parsed) == ["R&D at AT&T &nbsp; A&B &amp; C", "Cut glass."]
    assert codes(parsed) == ["FEED012"]
    assert parsed.problems[0].where.line == 1


def test_control_characters_are_no_fault() -> None:
    """NUL and its like mean nothing and break nothing."""
    parsed = read(rss(an_item(1, "Cut\x00 \x07glass\x1f.")))

    assert texts(parsed) == ["Cut glass."]
    assert parsed.complete


@pytest.mark.parametrize(
    ("declared", "charset", "content_type", "doubts"),
    [
        ("utf-8", "utf-8", "", []),
        ("iso-8859-1", "iso-8859-1", "", []),
        ("iso-8859-1", "utf-8", "", []),
        ("utf-8", "iso-8859-1", "application/rss+xml; charset=iso-8859-1", []),
        ("utf-8", "cp1252", "", ["FEED011"]),
        ("klingon-7", "cp1252", "", ["FEED011"]),
        ("utf-16", "utf-16", "", []),
        ("utf-16", "utf-16-le", "", []),
        ("utf-8", "utf-8-sig", "text/xml", []),
    ],
)
def test_charsets_that_lie_are_seen_through(declared: str, charset: str, content_type: str, doubts: list[str]) -> None:
    """Whatever is declared, the text is the one that was written, and a doubt is told."""
    document = rss(an_item(1, "Köche für Gehälter"), declaration=f"<?xml version='1.0' encoding='{declared}'?>")

    parsed = read(document.encode(charset), content_type)

    assert texts(parsed) == ["Köche für Gehälter"]
    assert doubts == codes(parsed)


def test_one_damaged_byte_does_not_spoil_the_rest() -> None:
    """A UTF-8 feed with a broken character stays UTF-8, and says so."""
    document = rss(an_item(1, "ä" * 20 + "?")).encode().replace(b"?<", b"\xff<")

    parsed = read(document)

    assert texts(parsed) == ["ä" * 20 + "\ufffd"]
    assert codes(parsed) == ["FEED011"]


def test_a_quiet_feed_is_no_error() -> None:
    """A well-formed channel without items has no entries and no problems."""
    parsed = read(rss())

    assert (parsed.entries, parsed.problems, parsed.complete) == ((), (), True)


def test_repeated_ids_lose_nothing() -> None:
    """Equal entries are one; different ones under one id are told apart, whatever their order."""
    first, other = (
        "<item><guid>7</guid><title>Glazier</title></item>",
        "<item><guid>7</guid><title>Tiler</title></item>",
    )

    parsed = read(rss(first, first, other))
    reversed_order = read(rss(other, first))

    assert texts(parsed, "title") == ["Glazier", "Tiler"]
    assert codes(parsed) == ["FEED021"]
    assert {entry.entry_id for entry in parsed.entries} == {entry.entry_id for entry in reversed_order.entries}
    assert all(entry.entry_id.startswith("7#") for entry in parsed.entries)


def test_an_entry_without_id_has_its_link_or_its_content() -> None:
    """Entries can be told apart and recognised again without a guid."""
    parsed = read(rss(an_item(1), "<item><title>Porter</title></item>"))
    again = read(rss("<item><title>Porter</title></item>", an_item(1)))

    assert parsed.entries[0].entry_id == "https://acme.example/1"
    assert {entry.entry_id for entry in again.entries} == {entry.entry_id for entry in parsed.entries}


def test_the_longest_text_is_the_description() -> None:
    """A summary beside a full text does not win."""
    encoded = "<content:encoded>A much longer text.</content:encoded>"
    item = f"<item><title>T</title><description>Short.</description>{encoded}</item>"
    parsed = read(
        rss(item).replace("version='2.0'>", "version='2.0' xmlns:content='http://purl.org/rss/1.0/modules/content/'>")
    )

    assert texts(parsed) == ["A much longer text."]


_LONG = "Fenster setzen. " * 20
_WORDS = [
    "Glas",
    " ",
    "\n",
    "é",
    "ü",
    "’",
    "Ã©",
    "\x85",
    "&#133;",
    "&#x2019;",
    "&lt;b&gt;",
    "&amp;amp;",
    "\ue0001",
    _LONG,
]
_MARKUP = ["<!-- -->", "<![CDATA[ <p>&amp; ]]>", "<p>", "<?x?>", "<description>", "<item>", "<entry>", "<content>"]


@st.composite
def an_element(draw: st.DrawFn) -> str:
    """Draw an element that holds a text, or nearly: with comments, sections, and elements in it."""
    names = ["description", "content:encoded", "content", "summary", "title", "link", "category", "dc:description"]
    name = draw(st.sampled_from(names))
    kinds = ["", " type='html'", " type='xhtml'", " type='text/plain'", " mode='base64'", " xml:lang='de'", " x='1'"]
    parts = []
    for part in draw(st.lists(st.sampled_from([*_WORDS, *_MARKUP]), max_size=6)):
        closing = f"{draw(st.sampled_from(_WORDS))}</{part[1:]}" if part[1:2].isalpha() else ""
        parts.append(part + closing)
    return f"<{name}{draw(st.sampled_from(kinds))}>{''.join(parts)}</{name}>"


@given(
    st.lists(st.lists(an_element(), min_size=1, max_size=3), min_size=1, max_size=3), st.sampled_from(["item", "entry"])
)
def test_texts_that_are_laid_aside_change_no_entry(items: list[list[str]], name: str) -> None:
    """Whatever an entry's elements hold, it is what feedparser makes of it with Python's own driver."""
    root = "rss version='2.0'" if name == "item" else "feed xmlns='http://www.w3.org/2005/Atom'"
    spaces = "xmlns:content='http://purl.org/rss/1.0/modules/content/' xmlns:dc='http://purl.org/dc/elements/1.1/'"
    entries = "".join(f"<{name}><title>T</title>{''.join(elements)}</{name}>" for elements in items)
    channel = f"<channel><title>Acme</title>{entries}</channel>" if name == "item" else entries
    document = f"<{root} {spaces}>{channel}</{root.split(maxsplit=1)[0]}>"
    mapped = FEED.model_copy(update={"map": {"location": "summary", "company": "content.value"}})

    assert _fields(mapped, document) == _fields(mapped, document, ["xml.sax.expatreader"])


def _fields(feed: Feed, document: str, drivers: list[str] | None = None) -> list[Mapping[str, object]] | str:
    """Return the fields of every entry, read with our driver or with some others, or why it cannot be read."""
    with pytest.MonkeyPatch.context() as patched:
        if drivers:
            patched.setattr(feedparser.api, "PREFERRED_XML_PARSERS", _Plain(drivers))
        try:
            return [entry.fields for entry in parse(feed, document.encode()).entries]
        except FeedError as error:
            return str(error)


def test_elements_where_no_feed_has_them_are_an_error() -> None:
    """What feedparser itself stumbles over is told like any other fault, and a text of nothing is none."""
    with pytest.raises(FeedError, match="its elements stand where no feed has them"):
        read(rss("<item><link><item>Glas</item></link></item>"))

    nested = "<description><content>Glas</content><description>Glas</description></description>"
    assert texts(read(rss(f"<item><title>T</title>{nested}</item>"))) == ["Glas"]


def test_both_xml_drivers_give_the_same_entries(monkeypatch: pytest.MonkeyPatch) -> None:
    """The driver with buffered text changes feedparser's speed and nothing else."""
    long = "Glas &amp; Löt-Zinn &lt;b&gt;und&lt;/b&gt; mehr. " * 500
    inner = f"<div xmlns='http://www.w3.org/1999/xhtml'><p a='1'>{long}</p><br/></div>"
    entry = f"<entry><id>1</id><title type='html'>x &amp;amp; y</title><content type='xhtml'>{inner}</content></entry>"
    atom = f"<feed xmlns='http://www.w3.org/2005/Atom'><title>a</title>{entry}</feed>"
    documents = [rss(*(an_item(number, long) for number in range(20))), atom]
    fast = [read(document) for document in documents]
    with monkeypatch.context() as patched:
        patched.setattr(feedparser.api, "PREFERRED_XML_PARSERS", _Plain(["xml.sax.expatreader"]))
        plain = [read(document) for document in documents]

    assert fast == plain
    assert [len(parsed.entries) for parsed in fast] == [20, 1]


class _Plain(list[str]):
    """A list of drivers that takes no other."""

    def insert(self, _at: object, _driver: str) -> None:
        """Leave the list as it is."""
