"""Alerts by mail: one .eml, an mbox, a Maildir or an IMAP folder; each card in them that links to a posting.

A card is the lines in front of its link: title, company and place. Nothing else of the posting is known.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from email import message_from_bytes, policy
from email.errors import MessageError
from email.message import EmailMessage
from html.parser import HTMLParser
from itertools import chain
from typing import Any, Final

from jobfit.errors import FeedError
from jobfit.feeds.charset import decode
from jobfit.feeds.folders import FOLDER
from jobfit.feeds.gather import Item, gather, problem
from jobfit.feeds.interface import Document, Feed, Reading, Request
from jobfit.feeds.kinds import address
from jobfit.feeds.links import Link, buttons, posting_link
from jobfit.feeds.reading import ask_details
from jobfit.problems import Problem

_FROM = re.compile(rb"(?:\A|(?<=\n))From [^\r\n]{1,300}\r?\n")
_ADDRESS = re.compile(r"https?://[^\s<>\"')\]]{4,3000}")
_RULE = re.compile(r"\s*[-=_*~•·]{3,}\s*")
_BLOCKS: Final = frozenset({"p", "div", "tr", "td", "li", "h1", "h2", "h3", "h4", "br", "table", "hr"})
_HIDDEN: Final = frozenset({"style", "script", "head", "title"})
_PARTED: Final = " · "
_HEADERS: Final = ("from", "subject", "date", "received", "message-id")  # of a mail, one of them at least
_MOST: Final = 5_000  # messages
_LARGEST: Final = 2_000_000  # characters of an HTML part
_LINES: Final = 4  # of a card
_LONGEST: Final = 200  # characters of one of its lines


def ask(feed: Feed) -> Reading:
    """Return the postings that the messages of a file or folder link to."""
    document = yield Request(address(feed), folder=True)
    documents, missing = [document], list[Problem]()
    if document.headers.get("content-type") == FOLDER:
        named = document.body.decode("utf-8", "replace").split("\n")
        files, missing = yield from ask_details(feed, filter(None, named), Request, most=_MOST)
        documents = [each for _, each in files]
    messages = [message for each in documents for message in _messages(each)]
    if messages and not any(name in message for message in messages for name in _HEADERS):
        raise FeedError(feed.name, "it is no mail: nothing in it has a sender, a subject or a date")
    read = [list(_cards(message)) for message in messages]
    problems = list(missing)
    if without := sum(not cards for cards in read):
        said = f"{without} of {len(read)} messages link to no posting that is recognised"
        problems.append(problem(feed, "FEED026", said, "they were left alone"))
    items = [Item(number, card.pop("id"), card) for number, card in enumerate(chain.from_iterable(read), start=1)]
    return gather(feed, items, document.headers, problems=problems, complete=not missing)


def _messages(document: Document) -> Iterator[EmailMessage]:
    """Yield the messages of a document: one, or those of an mbox, which may be empty."""
    body = document.body
    if not body.strip():
        return
    starts = [match.end() for match in _FROM.finditer(body)] if body.startswith(b"From ") else []
    ends = [*[match.start() for match in _FROM.finditer(body)][1:], len(body)]
    for start, end in zip(starts, ends, strict=True) if starts else [(0, len(body))]:
        try:
            message = message_from_bytes(body[start:end], policy=policy.default)
        except (MessageError, ValueError):
            continue
        if isinstance(message, EmailMessage):
            yield message


def _cards(message: EmailMessage) -> Iterator[dict[str, Any]]:
    """Yield the fields of every posting that a message links to, once each; from its plain text if that has any."""
    text, page = (_part(message, kind) for kind in ("plain", "html"))
    kept: dict[str, tuple[Link, list[str]]] = {}
    for link, lines in [*_in_text(text)] or _in_page(page):
        if len(lines) > len(kept.get(link.key, (link, []))[1]):
            kept[link.key] = link, lines
    for link, lines in kept.values():
        yield _fields(link, lines)


def _part(message: EmailMessage, kind: str) -> str:
    """Return a message's text of a kind, "" when it has none; charsets that lie are read as what they can be."""
    part = message.get_body((kind,))
    if part is None:
        return ""
    given = part.get_payload(decode=True)
    return decode(given, {}).text if isinstance(given, bytes) else ""


def _in_text(text: str) -> Iterator[tuple[Link, list[str]]]:
    """Yield each link of a plain text with the paragraph in front of it that is a card, remarks of a line aside."""
    paragraphs: list[list[str]] = [[]]
    for line in text.splitlines():
        said = line.strip()
        links = [link for found in _ADDRESS.findall(said) if (link := posting_link(found))]
        if links or _RULE.fullmatch(said):
            for link in links:
                card = next((each for each in reversed(paragraphs) if len(each) > 1), paragraphs[-1] or paragraphs[0])
                if card:
                    yield link, card[:_LINES]
            paragraphs = [[]]
        elif not said:
            paragraphs += [[]] if paragraphs[-1] else []
        elif not _ADDRESS.search(said):
            paragraphs[-1].append(said)


def _in_page(page: str) -> Iterator[tuple[Link, list[str]]]:
    """Yield each link of an HTML part with its own words and the lines behind them, up to the next posting's."""
    reader = _Page()
    reader.feed(page[:_LARGEST])
    reader.close()
    for index, (link, words) in enumerate(reader.pieces):
        if link and words and words[0].casefold() not in buttons():
            yield link, [*words, *_behind(reader.pieces[index + 1 :], link)][:_LINES]


def _behind(pieces: Sequence[tuple[Link | None, list[str]]], own: Link) -> Iterator[str]:
    """Yield the lines of words behind a link, up to the next posting's."""
    for link, words in pieces:
        if link not in {None, own}:
            return
        if link is None:
            yield from words


class _Page(HTMLParser):
    """An HTML part in pieces: the posting that a link leads to, or None, and the lines of words there."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[tuple[Link | None, list[str]]] = []
        self._link: Link | None = None
        self._words: list[str] = [""]
        self._hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._hidden += tag in _HIDDEN
        if tag == "a":
            self._end()
            self._link = posting_link(dict(attrs).get("href") or "")
        elif tag in _BLOCKS:
            self._words.append("")

    def handle_endtag(self, tag: str) -> None:
        self._hidden -= tag in _HIDDEN and self._hidden > 0
        if tag == "a":
            self._end()
        elif tag in _BLOCKS:
            self._words.append("")

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self._words[-1] += data

    def close(self) -> None:
        """Read to the end, as if every element were closed there."""
        super().close()
        self._end()

    def _end(self) -> None:
        words = [line for each in self._words if (line := " ".join(each.split()))]
        if words or self._link:
            self.pieces.append((self._link, words))
        self._link, self._words = None, [""]


def _fields(link: Link, lines: list[str]) -> dict[str, Any]:
    """Return what the lines of a card say: title, then company and place on one line or on two."""
    title, *rest = (line[:_LONGEST] for line in lines)
    company, parted, place = (rest[0] if rest else "").partition(_PARTED)
    if not parted and len(rest) > 1:
        place = rest[1]
    return {"id": link.key, "title": title, "company": company.strip(), "location": place.strip(), "url": link.url}
