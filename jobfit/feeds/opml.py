"""OPML, the lists of feeds that readers exchange: read by listparser, written by the standard library."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple
from urllib.parse import urlsplit
from xml.etree import ElementTree as ET

from jobfit.errors import FeedError
from jobfit.feeds.addresses import is_of_the_web, without_login
from jobfit.feeds.interface import Feed
from jobfit.feeds.proposal import Proposal
from jobfit.feeds.proposals import feed_id
from jobfit.feeds.soup import is_unclosed
from jobfit.feeds.xmlreader import XmlRefused, look_over


class Listed(NamedTuple):
    """The feeds of a list, each with an id of its own, and the addresses in it that are none of the web."""

    feeds: list[Proposal]
    left_out: list[str]


def feeds_in(document: bytes, name: str) -> Listed:
    """Return the feeds of an OPML document; raise FeedError when there is none in it."""
    from listparser import parse  # noqa: PLC0415 - only this needs it

    try:
        look_over(document)
    except XmlRefused as refused:
        raise FeedError(name, f"{refused}; such documents are refused") from None
    if is_unclosed(document):
        raise FeedError(name, "its tags are not closed; export it anew from the reader it comes from")
    try:
        listed = parse(document).feeds
    except (ValueError, IndexError):  # bytes of no charset that it may be in; outlines that end and never began
        listed = ()
    given = dict.fromkeys((each.title or "", each.url or "") for each in listed)
    found = list(_proposals((title, url) for title, url in given if is_of_the_web(url)))
    if not found:
        raise FeedError(name, "it is no OPML document with feeds in it; export it anew from the reader it comes from")
    return Listed(found, [url for _, url in given if not is_of_the_web(url)])


def _proposals(listed: Iterable[tuple[str, str]]) -> Iterator[Proposal]:
    taken: set[str] = set()
    for title, url in listed:
        words = " ".join(title.split())[:80] or urlsplit(url).hostname or "feed"
        own = feed_id(words, taken)
        taken.add(own)
        yield Proposal(own, {"name": words, "kind": "syndication", "url": url}, "of the list")


def exported(feeds: Iterable[Feed]) -> list[Feed]:
    """Return the feeds that another reader can read: RSS, Atom and JSON feeds with an address of the web."""
    return [feed for feed in feeds if is_of_the_web(feed.url) and feed.kind in {"syndication", "jsonfeed"}]


def as_opml(feeds: Iterable[Feed]) -> str:
    """Return feeds as an OPML 2.0 document, their addresses without a login; only those of `exported` are in it."""
    root = ET.Element("opml", version="2.0")
    ET.SubElement(ET.SubElement(root, "head"), "title").text = "Feeds of postings"
    body = ET.SubElement(root, "body")
    for feed in exported(feeds):
        address = without_login(feed.url)
        ET.SubElement(body, "outline", type="rss", text=feed.name, title=feed.name, xmlUrl=address)
    ET.indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(root, encoding="unicode") + "\n"
