"""Where to look: what was named becomes feeds, without asking anybody unless the person said yes to the hosts."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterable, Sequence
from datetime import datetime
from functools import cache, lru_cache
from itertools import islice
from pathlib import Path
from typing import Final, NamedTuple, NoReturn
from urllib.parse import urlsplit

from jobfit.bundled import feeds_folder
from jobfit.errors import FeedError, Forbidden
from jobfit.feeds.closed import outside_closed
from jobfit.feeds.hosts import hosts_of
from jobfit.feeds.interface import Feed, Request
from jobfit.feeds.load import load_feeds
from jobfit.feeds.proposal import Proposal
from jobfit.feeds.proposals import by_mail, catalogued, feed_id, proposals
from jobfit.feeds.reading import NOTHING_KNOWN, Fetch, Validators
from jobfit.following import feed_of, follow, followed_as, try_out
from jobfit.replacing import replace_file

DEMO: Final = "demo"
"""What is said for the bundled postings, and the folder that they are copied to."""

_FEED_LIKE = re.compile(r"(?i)[./](?:rss|atom|xml|json|feed)(?:[/?]|$)")
_TRIED: Final = 14


class Named(NamedTuple):
    """One thing that was named: the feed that it is, or whom to ask what it is, or why it is none."""

    given: str
    feed: Proposal | None = None
    ask: tuple[str, ...] = ()
    fault: str = ""
    forbidden: bool = False  # its site may not be asked, so that trying again is no help

    @property
    def comment(self) -> str:
        """Return what stands in feeds.toml for what is no feed yet."""
        why = self.fault or "not asked yet"
        if self.forbidden:
            return f"# {self.given}: {why}"
        return f"# {self.given}: {why}; `jobfit feeds add {self.given}` looks what there is"


class _WouldAskError(Exception):
    """Recognising it would mean asking a host."""


@lru_cache(maxsize=64)
def recognised(given: str) -> Named:
    """Return what something named is, as far as can be seen without asking anybody."""
    asked: list[str] = []

    def refuse(feed: Feed, request: Request, _known: Validators = NOTHING_KNOWN) -> NoReturn:
        asked.append(urlsplit(request.url).hostname or feed.name)
        raise _WouldAskError

    try:
        found = list(proposals(given, outside_closed(refuse), _catalogue()))
    except Forbidden as error:
        said, _, otherwise = error.reason.partition("; ")
        return Named(given, fault=f"{said}; {by_mail(given) or otherwise}", forbidden=True)
    except FeedError as error:
        return Named(given, fault=error.reason)
    except _WouldAskError:
        feed = Proposal(feed_id(re.sub(r"^https?://(www\.)?", "", given)), {"url": given}, "an address, not asked yet")
        feed = catalogued(feed, _catalogue())
        return Named(given, feed if "://" in given and _FEED_LIKE.search(given) else None, tuple(asked))
    if len(found) == 1:
        return Named(given, found[0])
    hosts = (host for each in found for host in hosts_of(feed_of(each)))
    return Named(given, ask=tuple(dict.fromkeys(hosts)), fault="" if found else "it is nothing that is known")


def all_recognised(feeds: Iterable[str]) -> list[Named]:
    """Return what each of some things named is; the bundled postings and comments are not among them."""
    return [recognised(each) for each in dict.fromkeys(feeds) if each.casefold() != DEMO and not each.startswith("#")]


def hosts(feeds: Sequence[str]) -> list[str]:
    """Return the hosts that would have to be asked what the things named are."""
    return sorted({host for named in all_recognised(feeds) for host in named.ask})


def asked(named: Named, fetch: Fetch, *, now: datetime) -> Named:
    """Return what something named is, asking for it: the first that it may be which has postings now."""
    if not named.ask:
        return named
    told = ""
    try:
        for proposal in islice(proposals(named.given, fetch, _catalogue()), _TRIED):
            tried = try_out(proposal, fetch, now=now)
            if tried.postings:
                return Named(named.given, proposal)
            told = tried.failed or "it has no posting now"
    except FeedError as error:
        told = error.reason
    return named._replace(ask=(), fault=told or "nothing was found there") if named.feed is None else named


def write_feeds(path: Path, feeds: Sequence[str], named: Sequence[Named]) -> list[str]:
    """Add what was named to feeds.toml, and return the ids of what is followed by it; raise InputError.

    What the file holds stays as it is; what is no feed yet stands there as a comment.
    """
    if not path.exists():
        replace_file(
            path, "# The feeds you follow; `jobfit feeds list --catalogue` shows those that come with jobfit.\n"
        )
    catalogue = load_feeds(own=path, shipped=feeds_folder())
    new: dict[str, Proposal] = {
        str(sorted(each.feed.written.items())) + each.feed.id: each.feed
        for each in named
        if each.feed is not None and not followed_as(each.feed, catalogue)
    }
    followed = [each.id for each in follow(new.values(), path, catalogue=catalogue)] if new else []
    if any(each.casefold() == DEMO for each in feeds):
        followed += _follow_demo(path)
    comments = [each.comment for each in named if each.feed is None] + [each for each in feeds if each.startswith("#")]
    text = path.read_text("utf-8")
    if missing := [each for each in comments if each not in text]:
        replace_file(path, "\n".join([text.rstrip("\n"), "", *missing, ""]))
    return followed


def _follow_demo(path: Path) -> list[str]:
    """Copy the bundled postings beside feeds.toml and follow them."""
    text = path.read_text("utf-8")
    bundled = feeds_folder() / DEMO
    tables = re.split(r"(?m)^(?=\[feed\.[a-z]+\]$)", (bundled / "feeds.toml").read_text("utf-8"))[1:]
    added = []
    for table in tables:
        name = table.partition("]")[0].removeprefix("[feed.")
        file = re.search(r'(?m)^file = "([^"]+)"$', table)
        if file is None or f"[feed.{name}]" in text:
            continue
        (path.parent / DEMO).mkdir(exist_ok=True, mode=0o700)
        shutil.copyfile(bundled / file[1], path.parent / DEMO / file[1])
        text += "\n" + table.replace(f'file = "{file[1]}"', f'file = "{DEMO}/{file[1]}"').rstrip("\n") + "\n"
        added.append(name)
    replace_file(path, text)
    return added


@cache
def _catalogue() -> list[Feed]:
    return load_feeds(own=None, shipped=feeds_folder())
