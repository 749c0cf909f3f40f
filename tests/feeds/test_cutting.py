"""RSS and Atom documents whose known entries are not read again: what comes out is what reading them whole gives."""

from __future__ import annotations

import json
import zlib
from collections.abc import Mapping

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jobfit.errors import FeedError
from jobfit.feeds.connectors.syndication import read_syndication
from jobfit.feeds.interface import CAME_FROM, Before, Entry, Feed, Parsed
from jobfit.feeds.seen import NOTHING_SEEN, Seen, packed, sorted_out

FEED = Feed(id="acme", name="Acme", kind="syndication", url="https://acme.example/rss")
HEADERS = {"content-type": "application/rss+xml", CAME_FROM: "https://acme.example/rss"}
HEAD = "<rss version='2.0' xmlns:dc='http://purl.org/dc/elements/1.1/'><channel><title>Acme</title>"
TAIL = "</channel></rss>"


def an_item(number: int, text: str = "Cut glass.", more: str = "") -> str:
    """Return one item of an RSS document."""
    address = f"https://acme.example/{number}"
    return f"<item>{more}<title>Glazier {number}</title><link>{address}</link><description>{text}</description></item>"


def rss(*items: str, head: str = HEAD, tail: str = TAIL) -> bytes:
    """Return an RSS document of some items."""
    return f"<?xml version='1.0'?>\n{head}{''.join(items)}{tail}".encode()


def read(document: bytes, seen: Seen = NOTHING_SEEN, headers: Mapping[str, str] = HEADERS, feed: Feed = FEED) -> Parsed:
    """Return what the connector makes of a document."""
    return read_syndication(feed, document, headers, seen)


def seen_in(parsed: Parsed) -> Seen:
    """Return what is kept of a reading."""
    new = (Before(each.entry_id, each.raw_hash, each.base, each.element, "", "") for each in parsed.entries)
    return Seen(packed(parsed.surroundings, (*parsed.again, *new)))


def held(parsed: Parsed, known: Mapping[str, Entry]) -> tuple[object, ...]:
    """Return everything that a reading came to, the entries that were known filled in."""
    entries = {each.entry_id: each for each in parsed.entries}
    entries |= {each.entry_id: known[each.entry_id] for each in parsed.again}
    return entries, parsed.problems, parsed.complete, parsed.surroundings


KNOWN = rss(an_item(1), an_item(2), an_item(3))


def test_what_was_read_is_not_read_again() -> None:
    """Only the new entry is read, wherever it stands; the known ones keep the ids that they have."""
    first = read(KNOWN)
    second = read(rss(an_item(2), an_item(4), an_item(3)), seen_in(first))

    assert ["https://acme.example/4"] == [each.entry_id for each in second.entries]
    assert ["https://acme.example/2", "https://acme.example/3"] == [each.entry_id for each in second.again]
    assert second.complete
    third = read(rss(an_item(3), an_item(4), an_item(5)), seen_in(second))
    assert ["https://acme.example/5"] == [each.entry_id for each in third.entries]


def test_a_new_date_in_the_head_is_nothing_new() -> None:
    """Most feeds say when they were built; when nothing else is new, nothing is read."""
    heads = [f"{HEAD}<lastBuildDate>{day} Nov 2026</lastBuildDate><atom:updated>{day}</atom:updated>" for day in (1, 2)]
    heads = [head.replace("<rss", "<rss xmlns:atom='http://www.w3.org/2005/Atom'") for head in heads]
    again = read(rss(an_item(1), head=heads[1]), seen_in(read(rss(an_item(1), head=heads[0]))))

    assert (1, 0) == (len(again.again), len(again.entries))


@pytest.mark.parametrize(
    "more",
    [
        "<location xmlns='https://acme.example/jobs'>Leeds</location>",
        "<description><div xmlns='http://www.w3.org/1999/xhtml'>Cut.</div></description>",
        "<dc:creator xmlns:dc='http://purl.org/dc/elements/1.1/'>A. Glazier</dc:creator>",
    ],
)
def test_namespaces_that_stay_within_an_item_are_no_hindrance(more: str) -> None:
    """Many sites declare in every item what it needs, or what the document has declared already."""
    first = read(rss(an_item(1, more=more)))
    second = read(rss(an_item(1, more=more), an_item(2, more=more)), seen_in(first))

    assert (1, 1) == (len(second.again), len(second.entries))


@pytest.mark.parametrize(
    "document",
    [
        pytest.param(rss(an_item(1), an_item(2), head=HEAD.replace("Acme", "Brightwater")), id="other head"),
        pytest.param(rss(an_item(1), an_item(2), head=HEAD.replace("<rss", "<rss xml:lang='fr'")), id="other root"),
        pytest.param(rss(an_item(1), an_item(2), tail=f"<ttl>60</ttl>{TAIL}"), id="other tail"),
        pytest.param(rss(an_item(1), "<title>x</title>", an_item(2)), id="something between"),
        pytest.param(rss(an_item(1), an_item(4, more="<x:y xmlns:x='urn:x'>z</x:y>")), id="a namespace of an item"),
        pytest.param(rss(an_item(1), an_item(4, more="<dc:title xml:base='https://b.example/'/>")), id="a base"),
        pytest.param(rss(an_item(1), an_item(4, more="<dc:x xmlns:dc='urn:x'/>")), id="a prefix for something else"),
        pytest.param(rss(an_item(1), an_item(4, more="<a xmlns='http://www.w3.org/2005/Atom'/>")), id="a version"),
        pytest.param(rss(an_item(1), an_item(4, more="<item/>")), id="an item in an item"),
        pytest.param(rss(f"<![CDATA[{an_item(1)}]]>", an_item(4)), id="in a CDATA section"),
        pytest.param(rss(f"<!--{an_item(1)}-->", an_item(4)), id="in a comment"),
        pytest.param(rss(f"<description>{an_item(1)}</description>", an_item(4)), id="deeper"),
        pytest.param(rss(an_item(1), an_item(1), an_item(4)), id="twice"),
        pytest.param(rss(an_item(1), an_item(4).replace("example/4", "example/1")), id="an id that is taken"),
        pytest.param(rss(an_item(1), "<item><author>me</author></item>"), id="one without title and text"),
        pytest.param(rss(an_item(1), an_item(4, "R&D")), id="a bare ampersand"),
        pytest.param(rss(an_item(1), an_item(4))[:-60], id="cut off"),
        pytest.param(rss(an_item(1), an_item(4)).replace(b"Glazier 4", b"Glazi\xe8re"), id="not UTF-8"),
        pytest.param(rss(an_item(1), an_item(4)).replace(b"Glazier 4", b"Gla\x07zier"), id="a control character"),
        pytest.param(rss(an_item(1), an_item(4), head=f"<!DOCTYPE rss [<!ENTITY n 'o'>]>{HEAD}"), id="a document type"),
        pytest.param(rss(an_item(1), an_item(4)).decode().encode("utf-16"), id="UTF-16"),
    ],
)  # fmt: skip
def test_odd_documents_are_read_whole(document: bytes) -> None:
    """Whatever may change what a known entry says, or is not well-formed, is read as if nothing were known."""
    known = read(document, seen_in(read(KNOWN)))

    assert () == known.again
    assert read(document) == known


@pytest.mark.parametrize(
    ("feed", "headers"),
    [
        (FEED, HEADERS | {CAME_FROM: "https://acme.example/en/rss"}),
        (FEED, HEADERS | {"content-type": "application/rss+xml; charset=iso-2022-jp"}),
        (FEED.model_copy(update={"map": {"language": "title_detail.language"}}), HEADERS),
    ],
)
def test_what_counts_beside_the_document_is_no_less(feed: Feed, headers: Mapping[str, str]) -> None:
    """Where it came from, and how its site labels it, may change what its entries say."""
    assert () == read(KNOWN, seen_in(read(KNOWN)), headers, feed).again


def test_another_version_knows_nothing() -> None:
    """What an earlier jobfit kept of a feed counts for nothing."""
    kept = packed("x", [Before("1", "", "", "e", "", "")])
    made_by, *rest = json.loads(zlib.decompress(kept))

    assert ["1"] == list(Seen(kept).by_id)
    assert {} == Seen(zlib.compress(json.dumps([f"{made_by}1", *rest]).encode())).by_id
    assert {} == Seen(zlib.compress(json.dumps([f"{made_by}1", *rest]).encode())).by_element


def test_a_document_type_may_hide_elements_from_the_eye() -> None:
    """What an entity stands for is no bytes of the document, so its elements are not known by theirs."""
    parsed = read(rss("&e;", an_item(1), head=f"<!DOCTYPE rss [<!ENTITY e '<item><title>x</title></item>'>]>{HEAD}"))

    assert (2, "", {""}) == (len(parsed.entries), parsed.surroundings, {each.element for each in parsed.entries})


def test_a_document_in_which_nothing_new_can_be_read_says_so() -> None:
    """A refusal is the same as without knowing anything."""
    odd = rss(an_item(1), head=HEAD + "<a>" * 300, tail="</a>" * 300 + TAIL)
    with pytest.raises(FeedError, match="nested more than 200 deep"):
        read(odd, seen_in(read(KNOWN)))


BODIES = (
    "Cut glass.", "<![CDATA[<p>Cut</p> <item>glass</item>]]>", "a &lt;b&gt; c &amp; d", "<!-- <item> -->x",
    "\u00e8 \u20ac",
    "<div xmlns='http://www.w3.org/1999/xhtml'>Cut <b>glass</b></div>", "<b lang='fr'>verre</b>", "</item", "",
)  # fmt: skip
MORE = (
    "", "", "<category>a</category>", "<location xmlns='https://acme.example/jobs'>Leeds</location>",
    "<dc:creator xmlns:dc='http://purl.org/dc/elements/1.1/'>A. Glazier</dc:creator>",
    "<guid isPermaLink='false'>7</guid>", "<dc:language>fr</dc:language>",
    "<image><url>u</url></image>", "<media:x/>", "\n ", "<title>Other</title>", "<summary>short</summary>",
    "<author>A. Glazier</author>", "<source url='https://b.example/'>B</source>",
    "<content:encoded xmlns:content='http://purl.org/rss/1.0/modules/content/'>y</content:encoded>",
)  # fmt: skip
ITEMS = st.builds(an_item, st.integers(1, 6), st.sampled_from(BODIES), st.sampled_from(MORE))
GAPS = st.sampled_from(["", "", "", "\n  ", "<!-- next -->"])


@given(st.lists(ITEMS, min_size=3, max_size=6), st.data())
@settings(deadline=None, max_examples=150)
def test_what_is_read_is_what_reading_it_whole_gives(pool: list[str], choose: st.DataObject) -> None:
    """Whatever items a document has, those of it that were read before are as if they had been read again."""
    seen, known = NOTHING_SEEN, dict[str, Entry]()
    for _ in range(3):
        listed = choose.draw(st.lists(st.sampled_from(pool), min_size=1, unique=choose.draw(st.booleans())))
        gaps = choose.draw(st.lists(GAPS, min_size=len(listed), max_size=len(listed)))
        document = rss(*(gap + item for gap, item in zip(gaps, listed, strict=True)))
        whole = read(document)
        some = read(document, seen)

        assert held(whole, {}) == held(some, known)
        assert {each.entry_id for each in some.again} <= set(known)
        known = {each.entry_id: each for each in whole.entries}
        seen = seen_in(some)


@given(st.integers(0, len(an_item(2)) - 1), st.characters(min_codepoint=32, max_codepoint=0x2FF))
@settings(deadline=None, max_examples=150)
def test_an_edited_entry_is_always_read(place: int, character: str) -> None:
    """A change of a single character of its element is enough."""
    item = an_item(2)
    edited = rss(an_item(1), item[:place] + character + item[place + 1 :], an_item(3))
    known = seen_in(read(KNOWN))
    if edited != KNOWN:
        assert "https://acme.example/2" not in [each.entry_id for each in read(edited, known).again]


def test_an_entry_that_was_parsed_and_is_as_it_was_is_told_from_others() -> None:
    """Where elements are not known by their bytes, the fields tell."""
    before = read(rss(an_item(1), an_item(2), an_item(3)))
    now = read(rss(an_item(1), an_item(2, "Grind."), an_item(4), head=HEAD.replace("Acme", "B")))
    new, again = sorted_out(now, seen_in(before))

    assert ["https://acme.example/2", "https://acme.example/4"] == [each.entry_id for each in new]
    assert [("https://acme.example/1", now.entries[0].element)] == [(each.entry_id, each.element) for each in again]
