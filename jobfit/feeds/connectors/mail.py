"""Alerts by mail: one .eml, an mbox, a Maildir, a folder of mails or an IMAP mailbox; each posting that they link to.

An alert shows a card: title, company, place, sometimes pay. The day of the mail is not the day of the posting (a site
sends old ones too), so that, and all the rest of the posting, stays unknown. No link is followed.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Final
from urllib.parse import urlsplit

from jobfit.errors import FeedError
from jobfit.feeds.cards import cards_of
from jobfit.feeds.folders import MISSING
from jobfit.feeds.gather import Item, gather, problem
from jobfit.feeds.interface import Feed, Reading, Request
from jobfit.feeds.kinds import address
from jobfit.feeds.links import Site, alerting_site
from jobfit.feeds.mail_start import is_mail
from jobfit.feeds.messages import MBOX, Letter, NotRead, letters, messages
from jobfit.feeds.own_links import beginning_in, own_site
from jobfit.phrasing import listed, part_of
from jobfit.problems import Problem

WHOLE: Final = 200
PART: Final = 206
"""The status of a document of which the rest is to be asked for again."""

_MOST: Final = 5_000  # messages
_BEGIN: Final = "how the addresses of their postings begin"
_SENDERS: Final = 3  # hosts of unknown sites that are named


def ask(feed: Feed) -> Reading:
    """Return the postings that the messages of a file, a folder or a mailbox link to; raise FeedError for no mail."""
    place = address(feed)
    user = (urlsplit(place).username or "").encode()  # so that a recording tells two mailboxes of a host apart
    document = yield Request(place, body=user, fine=frozenset({WHOLE, PART}), folder=True)
    given = messages(document.body) if document.body.strip() else []
    if document.headers.get("content-type") != MBOX and given and not is_mail(document.body):
        raise FeedError(feed.name, "it is no mail; name an .eml, an mbox, a Maildir or a folder of mails")
    found = _Found(tuple(map(own_site, feed.links)))
    for message in given[-_MOST:]:
        found.take(message)
    problems = list(found.problems(feed))
    left = f"only the newest {_MOST} of {len(given)} messages were read" if len(given) > _MOST else ""
    if missing := "; ".join(filter(None, (document.headers.get(MISSING, ""), left))):
        problems.insert(0, problem(feed, "FEED061", missing, "what came was read"))
    items = [Item(number, name, fields) for number, (name, fields) in enumerate(found.cards.items(), start=1)]
    return gather(feed, items, document.headers, problems=problems, complete=document.status == WHOLE)


@dataclass(slots=True)
class _Found:
    """What the messages read so far came to; of a posting that several show, the newest card is kept."""

    own: tuple[Site, ...] = ()  # the sites that the person knows of
    read: int = 0
    cut: int = 0  # messages that are longer than what is looked at
    cards: dict[str, dict[str, Any]] = field(default_factory=dict)
    bare: dict[str, str] = field(default_factory=dict)  # postings without a title, and their addresses
    without: int = 0  # messages that link to no posting
    known: Counter[str] = field(default_factory=Counter)  # those among them that known sites sent
    senders: Counter[str] = field(default_factory=Counter)  # hosts that sent what looks like alerts of other sites
    begins: Counter[str] = field(default_factory=Counter)  # how the addresses of postings seem to begin in those
    unread: Counter[str] = field(default_factory=Counter)  # messages that were not looked into, by the reason

    def take(self, message: bytes) -> None:
        """Take the next message, a newer one than those before."""
        self.read += 1
        try:
            inside = letters(message)
        except NotRead as reason:
            self.unread[str(reason)] += 1
            return
        shown = [cards_of(letter, self.own) for letter in inside]
        self.cut += any(cards.cut for cards in shown)
        for cards in shown:
            self.bare |= cards.bare
            self.cards |= cards.fields
        if not any(cards.fields or cards.bare for cards in shown):
            self.without += 1
            self._note(inside)

    def _note(self, inside: Sequence[Letter]) -> None:
        """Note who sent a message without a posting that is recognised."""
        self.known.update(dict.fromkeys(filter(None, (alerting_site(letter.host) for letter in inside)), 1))
        begins = {letter.host: begin for letter in inside if (begin := beginning_in(letter))}
        self.senders.update(begins.keys())
        self.begins.update(begins.values())

    def _way_on(self) -> str:
        """Return what can be done about mails of sites whose alerts are not known."""
        if self.without == self.known.total():
            return "they were left"
        if not self.begins:
            return f'if these are alerts, write {_BEGIN} into the feed\'s table, such as links = ["board.example/job/"]'
        likely = json.dumps([begin for begin, _ in self.begins.most_common(1)])
        return f"if these are alerts, write links = {likely} into the feed's table: {_BEGIN}, as it seems"

    def problems(self, feed: Feed) -> list[Problem]:
        """Return what was not understood, counted."""
        said = []
        for reason, count in self.unread.items():
            were, they = ("were", "they are") if count > 1 else ("was", "it is")
            told = f"{part_of(count, self.read, 'message')} {were} not looked into: {they} {reason}"
            said.append(problem(feed, "FEED061", told, "open them in your mail program"))
        if self.cut:
            are, them = ("are", "them") if self.cut > 1 else ("is", "it")
            told = f"{part_of(self.cut, self.read, 'message')} {are} so long that not all of {them} was looked at"
            said.append(problem(feed, "FEED061", told, "open them in your mail program"))
        if self.without:
            link = "link" if self.without > 1 else "links"
            told = f"{part_of(self.without, self.read, 'message')} {link} to no posting that is recognised"
            of = [*sorted(self.known.items()), *self.senders.most_common(_SENDERS)]
            if among := listed([f"{count} of {name}" for name, count in of]):
                told += f", {among} among them"
            said.append(problem(feed, "FEED026", told, self._way_on()))
        if bare := [url for name, url in self.bare.items() if name not in self.cards]:
            several = f"{len(bare)} links to postings have no title beside them, such as {bare[0]}"
            told = several if len(bare) > 1 else f"a link to a posting has no title beside it: {bare[0]}"
            said.append(problem(feed, "FEED062", told, "open them in your mail program"))
        return said
