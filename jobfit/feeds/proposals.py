"""Proposals: what a person may mean by an address, a file, a company's name or a feed of the catalogue."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from jobfit.errors import FeedError, FetchError
from jobfit.feeds.addresses import at_or_below
from jobfit.feeds.catalogued import at, site_of
from jobfit.feeds.charset import decode
from jobfit.feeds.closed import ELSEWHERE, ClosedSite, closed_site
from jobfit.feeds.interface import CAME_FROM, Document, Feed, Request
from jobfit.feeds.kinds import KINDS_BY_SUFFIX, kind, kind_names
from jobfit.feeds.lead import Lead, asks_for_password, lead
from jobfit.feeds.linked import NamedFeed, linked_by
from jobfit.feeds.links import alerting_site
from jobfit.feeds.proposal import Proposal
from jobfit.feeds.reading import NOTHING_KNOWN, Fetch
from jobfit.feeds.recognise import Board, board_of, job_postings
from jobfit.feeds.redirects import NotFollowed
from jobfit.feeds.shape import OPML, Shape, shape_of, shape_of_table

_NAME = re.compile(r"[^\W_][\w &.,'’+-]{0,60}")
_HOST = re.compile(r"[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,5}", re.IGNORECASE)
_NOT_IN_AN_ID = re.compile(r"[^a-z0-9]+")
_BOARD = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,99}")
_IN_SOURCE: Final = {"jobvite": re.compile(r"companyEId['\"]?\s{0,3}[:=]\s{0,3}['\"]([A-Za-z0-9]{4,40})['\"]")}
"""Where the source of an employer's page names its board, of kinds whose addresses do not."""

_TRIED: Final = ("greenhouse", "lever", "ashby", "workable", "recruitee", "personio", "teamtailor")
_MOST: Final = 8
_LONGEST_ID: Final = 60
_FILES: Final = frozenset({*KINDS_BY_SUFFIX, ".xml", ".rss", ".atom", ".html", ".htm", ".opml", ".txt"})
_LOOKED_INTO: Final = frozenset({".json", ".xml", ".html", ".htm"})
_LONGEST_LINE: Final = 100_000  # bytes
_LARGEST_FILE: Final = 20_000_000  # bytes
_LEGAL_FORMS: Final = frozenset(
    "ab ag as bv co corp gmbh inc kg limited llc ltd nv oy oyj plc sa sarl sas se spa srl".split()
)
_LETTERS: Final = str.maketrans({"ß": "ss", "ø": "o", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe"})


def proposals(given: str, fetch: Fetch, catalogue: Sequence[Feed]) -> Iterator[Proposal]:
    """Yield the feeds that a person may mean, the likeliest first; raise FeedError when an address cannot be read.

    An address of a known board or site is recognised by itself; any other is asked once, and of a web page the feeds
    that it names, the boards that it links to and the postings inside it are proposed. A company's name is looked for
    at the usual kinds of board. What is in the catalogue, or at a site of it, is read as that says.
    """
    if shipped := next((feed for feed in catalogue if feed.id == given.strip().lower()), None):
        yield _shipped(shipped)
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
    if shipped := at(url, catalogue):
        yield _shipped(shipped)
        return
    known = list(_of_address(url))
    for each in known or _asked(url, fetch):
        yield catalogued(each, catalogue)


def catalogued(proposal: Proposal, catalogue: Sequence[Feed]) -> Proposal:
    """Return the feed of the catalogue that a proposal is, else the proposal with what is known of its site."""
    written = proposal.written
    board = written.get("board", "")
    url = kind(written["kind"]).url.replace("{board}", board) if board else written.get("url", "")
    if shipped := at(url, catalogue):
        return _shipped(shipped)._replace(because=proposal.because)
    return proposal._replace(written={**written, **site_of(written, catalogue)})


def _shipped(feed: Feed) -> Proposal:
    return Proposal(feed.id, {}, f"{feed.name}, of the catalogue")


def by_mail(given: str) -> str:
    """Return what to do about an address of a site that sends alerts by mail, "" for any other."""
    try:
        host = urlsplit(given if "://" in given else f"https://{given}").hostname or ""
    except ValueError:
        return ""
    if not alerting_site(host):
        return ""
    return f"{host.removeprefix('www.')} sends alerts by mail: save some, and `jobfit feeds add` the file"


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
    path = Path(given)
    host, slash, _ = given.partition("/")
    site = bool(slash and _HOST.fullmatch(host))
    meant = given.startswith(("/", "~", "./", "../")) or (path.suffix.lower() in _FILES and not site)
    try:
        path = path.expanduser()
        if path.is_file():
            return _of_file(path)
        if path.is_dir() and ((path / "cur").is_dir() or any(path.glob("*.eml"))):
            whole = path.absolute()
            return Proposal(feed_id(whole.name), {"kind": "mail", "file": str(whole)}, "a folder of mail")
        if path.is_dir() and (meant or given == "."):
            raise FeedError(given[:60], "it is a folder without mails; name a file in it, or a folder of mails")
    except (OSError, ValueError, RuntimeError) as error:  # the last of "~" and a name that no user has
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
    """Return the proposal of a file: by its ending, or by what stands in it where that says too little."""
    where = {"file": str(path.absolute())}
    because = "a file of this machine"
    if path.suffix.lower() in _LOOKED_INTO and path.stat().st_size <= _LARGEST_FILE:
        text = decode(path.read_bytes(), {}).text
        if shape := shape_of(text):
            return _of_shape(shape, where, host=path.stem)._replace(because=because)
        if lead(text) is Lead.WEB_PAGE and job_postings(text):
            return Proposal(feed_id(path.stem), {"kind": "webpage", **where}, because)
    suffix = KINDS_BY_SUFFIX.get(path.suffix.lower(), "")
    if suffix == "csv":
        with path.open("rb") as opened:
            suffix = shape_of_table(decode(opened.readline(_LONGEST_LINE), {}).text).kind
    return Proposal(feed_id(path.stem), where | ({"kind": suffix} if suffix else {}), because)


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
    template = places.get(at_or_below(host, places), "")
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
    try:
        document = fetch(feed, Request(url), NOTHING_KNOWN).document
    except NotFollowed as moved:
        yield from _behind(feed, moved)
        return
    if document is None:
        raise FetchError(feed.name, "it brought nothing")
    text = decode(document.body, document.headers).text
    begins = lead(text)
    if begins is Lead.WEB_PAGE:
        found = list(_of_page(url, document, text))[:_MOST]
        if not found and asks_for_password(text):
            raise FeedError(feed.name, "the page asks for a login; give the address of a feed that all may read")
        if not found and (closed := _closed_board(text, document.headers.get(CAME_FROM, url))):
            raise FeedError(feed.name, f"it links to a board at {closed.name}, and {closed.says}; {ELSEWHERE}")
        yield from found
    elif shape := _by_ending(url, text) or shape_of(text):
        yield _of_shape(shape, {"url": url}, host=urlsplit(url).hostname or "")
    else:
        raise FeedError(feed.name, "it is neither a feed nor a page")


def _by_ending(url: str, text: str) -> Shape | None:
    """Return the shape of a table or of JSON lines, which their address tells; None for any other."""
    kind_of = KINDS_BY_SUFFIX.get(Path(urlsplit(url).path).suffix.lower(), "")
    if kind_of == "csv" and lead(text) is Lead.OTHER:
        return shape_of_table(text.partition("\n")[0])
    return Shape(kind_of) if kind_of == "jsonl" else None


def _behind(feed: Feed, moved: NotFollowed) -> Iterator[Proposal]:
    """Yield the board that an address leads to; raise FeedError where it leads to any other site."""
    if closed := closed_site(moved.target):
        raise FeedError(feed.name, f"it leads to {closed.name}, and {closed.says}; {ELSEWHERE}")
    boards = list(_of_address(moved.target)) if moved.target else []
    if moved.target and not boards:
        host = urlsplit(moved.target).hostname
        raise FeedError(feed.name, f"it leads to {host}, another site; give {moved.target} if you trust it")
    if not boards:
        raise moved
    yield from boards


def _closed_board(page: str, base: str) -> ClosedSite | None:
    """Return the closed site with boards of employers that a page links to, None for none."""
    linked = filter(None, map(closed_site, linked_by(page, base).links))
    return next((site for site in linked if site.boards), None)


def _of_shape(shape: Shape, where: Mapping[str, str], host: str) -> Proposal:
    """Return the proposal of a document of a shape; one that has no title is called like its host."""
    if shape.kind == OPML:
        raise FeedError(host, "it is a list of feeds (OPML); save it, and `jobfit feeds import` the file")
    words = " ".join(shape.title.split())[:80] or host.removeprefix("www.") or "feed"
    items = {"items": shape.items} if shape.items else {}
    return Proposal(feed_id(words), {"name": words, "kind": shape.kind, **where, **items}, kind(shape.kind).name)


def _of_page(url: str, document: Document, text: str) -> Iterator[Proposal]:
    """Yield the feeds that a page names, the boards that it links to, and the page itself if postings are in it.

    Feeds that do not call themselves ones of postings come last: most sites name one of their news.
    """
    base = document.headers.get(CAME_FROM, url)
    host = (urlsplit(base).hostname or "").removeprefix("www.")
    linked = linked_by(text, base)
    yield from (_named(feed, host) for feed in linked.feeds if feed.of_postings)
    seen: set[str] = set()
    for address in linked.links:
        for proposal in _of_address(address):
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
    yield from (_named(feed, host) for feed in linked.feeds if not feed.of_postings)


def _named(feed: NamedFeed, host: str) -> Proposal:
    words = feed.title or host
    written = {"name": words[:80], "kind": feed.kind, "url": feed.url}
    doubt = "" if feed.of_postings else ", perhaps of its news"
    return Proposal(feed_id(words), written, f"a feed that {host} names{doubt}")
