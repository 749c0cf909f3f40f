"""Proposals: what a person may mean by an address, a file, a company's name or a feed of the catalogue."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from html.parser import HTMLParser
from pathlib import Path
from typing import Any, Final, NamedTuple
from urllib.parse import urljoin, urlsplit

from jobfit.errors import FeedError, FetchError
from jobfit.feeds.charset import decode
from jobfit.feeds.interface import CAME_FROM, Document, Feed, Request, Trust
from jobfit.feeds.jsontext import load_json
from jobfit.feeds.kinds import kind, kind_names
from jobfit.feeds.lead import Lead, lead
from jobfit.feeds.load import KINDS_BY_SUFFIX
from jobfit.feeds.reading import NOTHING_KNOWN, Fetch
from jobfit.feeds.recognise import Board, board_of, job_postings

_NAME = re.compile(r"[^\W_][\w &.,'’+-]{0,60}")
_HOST = re.compile(r"[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,5}", re.IGNORECASE)
_NOT_IN_AN_ID = re.compile(r"[^a-z0-9]+")
_FEED_TYPES: Final = {
    "application/rss+xml": "syndication",
    "application/atom+xml": "syndication",
    "application/feed+json": "jsonfeed",
}
_ROOTS: Final = {"rss": "syndication", "feed": "syndication", "rdf": "syndication", "workzag-jobs": "personio"}
_BOARD = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,99}")
_ROOT = re.compile(r"<(?:[a-z0-9]{1,20}:)?([a-z][a-z0-9_-]{0,40})[\s>]", re.IGNORECASE)
_MARKS: Final = {"https://teamtailor.com/locations": "teamtailor", '"_jobposting"': "teamtailor"}
"""What stands in a document whose kind is a closer one than its form says."""

_IN_SOURCE: Final = {"jobvite": re.compile(r"companyEId['\"]?\s{0,3}[:=]\s{0,3}['\"]([A-Za-z0-9]{4,40})['\"]")}
"""Where the source of an employer's page names its board, of kinds whose addresses do not."""

_TRIED: Final = ("greenhouse", "lever", "ashby", "workable", "recruitee", "personio", "teamtailor")
_MOST: Final = 8
_LARGEST_PAGE: Final = 2_000_000
_LONGEST_ID: Final = 60
_FILES: Final = frozenset({*KINDS_BY_SUFFIX, ".xml", ".rss", ".atom", ".html", ".htm", ".opml", ".txt"})
_LEGAL_FORMS: Final = frozenset(
    "ab ag as bv co corp gmbh inc kg limited llc ltd nv oy oyj plc sa sarl sas se spa srl".split()
)
_LETTERS: Final = str.maketrans({"ß": "ss", "ø": "o", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe"})


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
    given = given.strip()
    if "://" not in given and (file := _of_path(given)):
        yield file
        return
    url = given if "://" in given else f"https://{given}" if _HOST.fullmatch(given.partition("/")[0]) else ""
    if not url:
        yield from _boards_of(given)
        return
    if fault := _fault_of(url):
        raise FeedError(given[:60], fault)
    known = list(_of_address(url))
    yield from known or _asked(url, fetch)


def feed_id(words: str, taken: Iterable[str] = ()) -> str:
    """Return an id made of some words, in kebab-case and unlike those that are taken."""
    base = _NOT_IN_AN_ID.sub("-", _plain(words)).strip("-")[:_LONGEST_ID] or "feed"
    ids = [base, *(f"{base}-{number}" for number in range(2, 1_000))]
    used = set(taken)
    return next(each for each in ids if each not in used)


def _plain(words: str) -> str:
    """Return words in small letters without their accents, as addresses have them."""
    folded = unicodedata.normalize("NFKD", words.casefold().translate(_LETTERS))
    return "".join(char for char in folded if not unicodedata.combining(char))


def _of_path(given: str) -> Proposal | None:
    """Return the proposal of a file or mail folder, None for what is no path; raise FeedError when it is not there."""
    path = Path(given).expanduser()
    host, slash, _ = given.partition("/")
    site = bool(slash and _HOST.fullmatch(host))
    meant = given.startswith(("/", "~", "./", "../")) or (path.suffix.lower() in _FILES and not site)
    try:
        if path.is_file():
            return _of_file(path)
        if path.is_dir() and (meant or given == "."):
            if (path / "cur").is_dir():
                return Proposal(feed_id(path.name), {"kind": "mail", "file": str(path.absolute())}, "a folder of mail")
            raise FeedError(given[:60], "it is a folder; name a file in it, or a Maildir, which has a folder cur")
    except (OSError, ValueError) as error:
        raise FeedError(given[:60], f"it is no path that can be looked at: {error}") from None
    if meant:
        raise FeedError(given[:60], "there is no such file; check its name, or write https:// before an address")
    return None


def _fault_of(url: str) -> str:
    """Return in a sentence why something is no address, "" when it may be one."""
    try:
        parts = urlsplit(url)
        parts.port  # noqa: B018 - it is read to be checked
    except ValueError as error:
        return f"it is no address that can be read: {error}"
    if parts.scheme == "file":
        return ""
    if not parts.hostname:
        return "it is an address without a host, such as acme.example"
    return "there is a space in the address" if re.search(r"\s", url) else ""


def _of_file(path: Path) -> Proposal:
    suffix = KINDS_BY_SUFFIX.get(path.suffix.lower(), "")
    written = {"file": str(path.absolute())} | ({"kind": suffix} if suffix else {})
    return Proposal(feed_id(path.stem), written, "a file of this machine")


def _of_address(url: str) -> Iterator[Proposal]:
    """Yield what an address is known to be without asking for it; nothing for one that cannot be read."""
    if _fault_of(url):
        return
    if urlsplit(url).scheme == "imaps":
        yield Proposal(feed_id(urlsplit(url).hostname or "mail"), {"kind": "mail", "url": url}, "a mailbox")
        return
    board = board_of(url) or _at_own_place(url)
    if board and board.kind == "workday":
        written = {"name": _in_words(board.name), "kind": "workday", "url": url}
        yield Proposal(feed_id(written["name"]), written, "a careers site of Workday")
    elif board and board.kind in kind_names() and "{board}" in kind(board.kind).url:
        yield _elsewhere(_board(board.kind, board.name, f"a board of {kind(board.kind).name}"), url)
    else:
        parts = urlsplit(url)
        for name in kind_names():
            own = urlsplit(kind(name).url)
            if own.hostname and own.hostname == parts.hostname and parts.path.startswith(own.path.rstrip("/")):
                yield Proposal(feed_id(name), {"kind": name, "url": url}, f"the interface of {kind(name).name}")


def _at_own_place(url: str) -> Board | None:
    """Return the board of an address at which a kind has it: a host of its own, or the one document of all."""
    host = urlsplit(url).hostname or ""
    for name in kind_names():
        before, _, after = kind(name).url.partition("{board}")
        end = after.partition("/")[0]
        if before == "https://" and host.endswith(end) and host != f"www{end}":
            return Board(name, host.removesuffix(end))
        if name in _IN_SOURCE and url.startswith(before) and (board := _BOARD.match(url, len(before))):
            return Board(name, board[0])
    return None


def _elsewhere(proposal: Proposal, url: str) -> Proposal:
    """Return the proposal of a board with its own url, where boards at such a host have another one than most."""
    host = urlsplit(url).hostname or ""
    places = kind(proposal.written["kind"]).elsewhere
    template = next((at for end, at in places.items() if host == end or host.endswith(f".{end}")), "")
    if not template:
        return proposal
    named = {key: value for key, value in proposal.written.items() if key != "board"}
    return proposal._replace(written=named | {"url": template.replace("{board}", proposal.written["board"])})


def _board(name: str, board: str, because: str) -> Proposal:
    return Proposal(feed_id(board), {"name": _in_words(board), "kind": name, "board": board}, because)


def _in_words(board: str) -> str:
    """Return an employer's name as its board has it: "acme-mills.wd5/Careers" is "Acme Mills"."""
    return board.partition(".")[0].replace("-", " ").title()


def _boards_of(given: str) -> Iterator[Proposal]:
    """Yield the boards that a company of a name could have; whether it has them shows when they are read."""
    if not _NAME.fullmatch(given.strip()):
        raise FeedError(given[:60], "it is no address, no file that exists, and no company's name")
    words = _NOT_IN_AN_ID.sub(" ", _plain(given).replace("'", "").replace("’", "")).split()
    while len(words) > 1 and words[-1] in _LEGAL_FORMS:
        words.pop()
    if not words:
        raise FeedError(given[:60], "boards are called by letters from a to z; give the address of the board")
    for name in _TRIED:
        for board in dict.fromkeys(("".join(words), "-".join(words))):
            proposal = _board(name, board, f"a board that {given.strip()} could have at {kind(name).name}")
            yield proposal._replace(written={**proposal.written, "name": given.strip()})


def _asked(url: str, fetch: Fetch) -> Iterator[Proposal]:
    feed = Feed(id="asked", name=urlsplit(url).hostname or url, kind="webpage", url=url)
    document = fetch(feed, Request(url), NOTHING_KNOWN).document
    if document is None:
        raise FetchError(feed.name, "it brought nothing")
    text = decode(document.body, document.headers).text
    begins = lead(text)
    if begins is Lead.WEB_PAGE:
        yield from list(_of_page(url, document, text))[:_MOST]
    elif begins is Lead.XML:
        root = _ROOT.search(text)
        kind_of = _marked(text) or _ROOTS.get(root[1].lower() if root else "", "xml")
        yield _of_kind(kind_of, url)
    elif begins is Lead.JSON:
        yield _of_kind(_marked(text) or ("jsonfeed" if _is_json_feed(text) else "json"), url)
    else:
        raise FeedError(feed.name, "it is neither a feed nor a page")


def _of_kind(name: str, url: str) -> Proposal:
    """Return the proposal of a document of a kind; where an employer speaks its name is that of its host, for now."""
    host = (urlsplit(url).hostname or "feed").removeprefix("www.")
    named = {"name": host} if kind(name).trust is Trust.EMPLOYER else {}
    return Proposal(feed_id(host), {**named, "kind": name, "url": url}, kind(name).name)


def _marked(text: str) -> str:
    return next((name for mark, name in _MARKS.items() if mark in text), "")


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
        target = _joined(base, address)
        if target and target not in seen:
            seen.add(target)
            words = title or host
            yield Proposal(
                feed_id(words),
                {"name": words[:80], "kind": _kind_of_link(target, text) or _FEED_TYPES[type_], "url": target},
                f"a feed that {host} names",
            )
    for address in dict.fromkeys(page.links):
        for proposal in _of_address(_joined(base, address)):
            if proposal.written.get("board", proposal.id) not in seen:
                seen.add(proposal.written.get("board", proposal.id))
                yield proposal._replace(because=f"{proposal.because}, linked by {host}")
    for name, pattern in _IN_SOURCE.items():
        if found := pattern.search(text):
            slug = urlsplit(base).path.strip("/").partition("/")[0] if host.endswith(f"{name}.com") else ""
            employer = _in_words(slug) or host
            because = f"a board of {kind(name).name}, named in the page's source"
            yield Proposal(feed_id(employer), {"name": employer, "kind": name, "board": found[1]}, because)
    if job_postings(text):
        yield Proposal(feed_id(host), {"name": host, "kind": "webpage", "url": base}, "a page with postings in it")


def _kind_of_link(target: str, page: str) -> str:
    """Return the closer kind of a feed that a page names, "" for none."""
    return "teamtailor" if urlsplit(target).path in {"/jobs.rss", "/jobs.json"} and "teamtailor" in page else ""


def _joined(base: str, address: str) -> str:
    """Return a page's link as a whole address of the web, "" for any other."""
    try:
        target = urljoin(base, address)
        return target if urlsplit(target).scheme in {"http", "https"} else ""
    except ValueError:
        return ""


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
