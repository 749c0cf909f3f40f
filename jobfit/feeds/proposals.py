"""Proposals: what a person may mean by an address, a file, a company's name or a feed of the catalogue."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from html.parser import HTMLParser
from pathlib import Path
from typing import Any, Final, NamedTuple
from urllib.parse import urljoin, urlsplit

from jobfit.errors import FeedError, FetchError
from jobfit.feeds.charset import decode
from jobfit.feeds.interface import CAME_FROM, Document, Feed, Request
from jobfit.feeds.jsontext import load_json
from jobfit.feeds.kinds import kind, kind_names
from jobfit.feeds.lead import Lead, lead
from jobfit.feeds.load import KINDS_BY_SUFFIX
from jobfit.feeds.reading import NOTHING_KNOWN, Fetch
from jobfit.feeds.recognise import board_of, job_postings

_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9 &.,'_-]{0,60}")
_HOST = re.compile(r"[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,5}", re.IGNORECASE)
_NOT_IN_AN_ID = re.compile(r"[^a-z0-9]+")
_FEED_TYPES: Final = {
    "application/rss+xml": "syndication",
    "application/atom+xml": "syndication",
    "application/feed+json": "jsonfeed",
}
_ROOTS: Final = {"rss": "syndication", "feed": "syndication", "rdf": "syndication", "workzag-jobs": "personio"}
_ROOT = re.compile(r"<(?:[a-z0-9]{1,20}:)?([a-z][a-z0-9_-]{0,40})[\s>]", re.IGNORECASE)
_TRIED: Final = ("greenhouse", "lever", "ashby", "workable", "recruitee", "personio", "teamtailor")
_MOST: Final = 8
_LARGEST_PAGE: Final = 2_000_000
_LONGEST_ID: Final = 60


class Proposal(NamedTuple):
    """One feed that could be followed: its id, what its table would say, and why it was found."""

    id: str
    written: Mapping[str, str]
    because: str

    def table(self) -> str:
        """Return the table as it would stand in feeds.toml."""
        lines = [f"{key} = {json.dumps(value, ensure_ascii=False)}" for key, value in self.written.items()]
        return "\n".join([f"[feed.{self.id}]", *lines]) + "\n"


def proposals(given: str, fetch: Fetch, catalogue: Sequence[Feed]) -> Iterator[Proposal]:
    """Yield the feeds that a person may mean, the likeliest first; raise FeedError when an address cannot be read.

    An address of a known board or site is recognised by itself; any other is asked once, and of a web page the feeds
    that it names, the boards that it links to and the postings inside it are proposed. A company's name is looked for
    at the usual kinds of board.
    """
    if shipped := next((feed for feed in catalogue if feed.id == given.strip().lower()), None):
        yield Proposal(shipped.id, {}, f"{shipped.name}, of the catalogue")
        return
    path = Path(given).expanduser()
    if "://" not in given and path.is_file():
        yield _of_file(path)
        return
    url = given if "://" in given else f"https://{given}" if _HOST.fullmatch(given.partition("/")[0]) else ""
    if not url:
        yield from _boards_of(given)
        return
    known = list(_of_address(url))
    yield from known or _asked(url, fetch)


def feed_id(words: str, taken: Iterable[str] = ()) -> str:
    """Return an id made of some words, in kebab-case and unlike those that are taken."""
    base = _NOT_IN_AN_ID.sub("-", words.casefold()).strip("-")[:_LONGEST_ID] or "feed"
    ids = [base, *(f"{base}-{number}" for number in range(2, 1_000))]
    used = set(taken)
    return next(each for each in ids if each not in used)


def _of_file(path: Path) -> Proposal:
    suffix = KINDS_BY_SUFFIX.get(path.suffix.lower(), "")
    written = {"file": str(path.absolute())} | ({"kind": suffix} if suffix else {})
    return Proposal(feed_id(path.stem), written, "a file of this machine")


def _of_address(url: str) -> Iterator[Proposal]:
    """Yield what an address is known to be without asking for it."""
    board = board_of(url)
    if board and board.kind == "workday":
        yield Proposal(feed_id(board.name), {"kind": "workday", "url": url}, "a careers site of Workday")
    elif board and board.kind in kind_names() and "{board}" in kind(board.kind).url:
        yield _board(board.kind, board.name, f"a board of {kind(board.kind).name}")
    else:
        parts = urlsplit(url)
        for name in kind_names():
            own = urlsplit(kind(name).url)
            if own.hostname and own.hostname == parts.hostname and parts.path.startswith(own.path.rstrip("/")):
                yield Proposal(feed_id(name), {"kind": name, "url": url}, f"the interface of {kind(name).name}")


def _board(name: str, board: str, because: str) -> Proposal:
    return Proposal(feed_id(board), {"name": board.replace("-", " ").title(), "kind": name, "board": board}, because)


def _boards_of(given: str) -> Iterator[Proposal]:
    """Yield the boards that a company of a name could have; whether it has them shows when they are read."""
    if not _NAME.fullmatch(given.strip()):
        raise FeedError(given[:60], "it is no address, no file that exists, and no company's name")
    joined = re.sub(r"[^a-z0-9]+", "", given.casefold())
    hyphened = feed_id(given)
    for name in _TRIED:
        for board in dict.fromkeys((joined, hyphened)):
            proposal = _board(name, board, f"a board that {given.strip()} could have at {kind(name).name}")
            yield proposal._replace(written={**proposal.written, "name": given.strip()})


def _asked(url: str, fetch: Fetch) -> Iterator[Proposal]:
    feed = Feed(id="asked", name=urlsplit(url).hostname or url, kind="webpage", url=url)
    document = fetch(feed, Request(url), NOTHING_KNOWN).document
    if document is None:
        raise FetchError(feed.name, "it brought nothing")
    text = decode(document.body, document.headers).text
    name = feed_id((urlsplit(url).hostname or "feed").removeprefix("www."))
    begins = lead(text)
    if begins is Lead.WEB_PAGE:
        yield from list(_of_page(url, document, text))[:_MOST]
    elif begins is Lead.XML:
        root = _ROOT.search(text)
        kind_of = _ROOTS.get(root[1].lower() if root else "", "xml")
        yield Proposal(name, {"kind": kind_of, "url": url}, kind(kind_of).name)
    elif begins is Lead.JSON:
        kind_of = "jsonfeed" if _is_json_feed(text) else "json"
        yield Proposal(name, {"kind": kind_of, "url": url}, kind(kind_of).name)
    else:
        raise FeedError(feed.name, "it is neither a feed nor a page")


def _is_json_feed(text: str) -> bool:
    try:
        loaded: Any = load_json(text)
    except ValueError:
        return False
    return isinstance(loaded, dict) and "jsonfeed.org" in str(loaded.get("version", ""))


def _of_page(url: str, document: Document, text: str) -> Iterator[Proposal]:
    """Yield the feeds that a page names, the boards that it links to, and the page itself if postings are in it."""
    base = document.headers.get(CAME_FROM, url)
    page = _Links()
    page.feed(text[:_LARGEST_PAGE])
    host = (urlsplit(base).hostname or "").removeprefix("www.")
    seen: set[str] = set()
    for address, type_, title in page.feeds:
        target = urljoin(base, address)
        if urlsplit(target).scheme in {"http", "https"} and target not in seen:
            seen.add(target)
            words = title or host
            yield Proposal(
                feed_id(words),
                {"name": words[:80], "kind": _FEED_TYPES[type_], "url": target},
                f"a feed that {host} names",
            )
    for address in dict.fromkeys(page.links):
        for proposal in _of_address(urljoin(base, address)):
            if proposal.written.get("board", proposal.id) not in seen:
                seen.add(proposal.written.get("board", proposal.id))
                yield proposal._replace(because=f"{proposal.because}, linked by {host}")
    if job_postings(text):
        yield Proposal(feed_id(host), {"name": host, "kind": "webpage", "url": base}, "a page with postings in it")


class _Links(HTMLParser):
    """The feeds that a page names in its head, and where its links and embedded scripts lead."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.feeds: list[tuple[str, str, str]] = []
        self.links: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        type_ = given.get("type", "").lower()
        if tag == "link" and "alternate" in given.get("rel", "").lower().split() and type_ in _FEED_TYPES:
            self.feeds.append((given.get("href", ""), type_, " ".join(given.get("title", "").split())))
        elif tag in {"a", "iframe", "script"}:
            self.links.append(given.get("href") or given.get("src") or "")
