"""Linked: the feeds that a web page names in its head, and where its links and embedded scripts lead."""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path
from typing import Final, NamedTuple
from urllib.parse import urljoin, urlsplit

from jobfit.feeds.addresses import is_of_the_web
from jobfit.toml.data import load_data

_KINDS: Final = {
    "application/rss+xml": "syndication",
    "application/atom+xml": "syndication",
    "application/feed+json": "jsonfeed",
}
_WORDS: Final = Path(__file__).with_name("linked.toml")
_LARGEST: Final = 2_000_000  # characters of a page that are looked at


class NamedFeed(NamedTuple):
    """A feed that a page names: its address, its kind, and its title, "" for none."""

    url: str
    kind: str
    title: str

    @property
    def of_postings(self) -> bool:
        """Say whether it calls itself a feed of postings, and not just one of its site's."""
        said = f"{self.title} {urlsplit(self.url).path}".lower()
        return any(word in said for word in load_data(_WORDS)["postings"])


class Linked(NamedTuple):
    """What a page links to, each address once and whole."""

    feeds: list[NamedFeed]
    links: list[str]


def linked_by(page: str, base: str) -> Linked:
    """Return what a page links to; `base` is the address that it came from."""
    reader = _Links()
    reader.feed(page[:_LARGEST])
    feeds = {url: (type_, title) for href, type_, title in reversed(reader.feeds) if (url := _joined(base, href))}
    named = [NamedFeed(url, _kind_of(url, page) or _KINDS[type_], title) for url, (type_, title) in feeds.items()]
    links = dict.fromkeys(url for href in reader.links if (url := _joined(base, href)))
    return Linked(named[::-1], list(links))


def _kind_of(url: str, page: str) -> str:
    """Return the closer kind of a feed that a page names, "" for none."""
    return "teamtailor" if urlsplit(url).path in {"/jobs.rss", "/jobs.json"} and "teamtailor" in page else ""


def _joined(base: str, address: str) -> str:
    """Return a page's link as a whole address of the web, "" for any other."""
    try:
        target = urljoin(base, address)
    except ValueError:
        return ""
    return target if is_of_the_web(target) else ""


class _Links(HTMLParser):
    """The feeds that a page names in its head, and where its links and embedded scripts lead."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.feeds: list[tuple[str, str, str]] = []
        self.links: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        type_ = given.get("type", "").lower()
        if tag == "link" and "alternate" in given.get("rel", "").lower().split() and type_ in _KINDS:
            self.feeds.append((given.get("href", ""), type_, " ".join(given.get("title", "").split())))
        elif tag in {"a", "iframe", "script"}:
            self.links.append(given.get("href") or given.get("src") or "")
