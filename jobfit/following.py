"""Following a feed: it is read once and shown before its table is added to feeds.toml, whose comments stay."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from jobfit.bundled import feeds_folder
from jobfit.errors import FeedError, FetchError, Forbidden, InputError, KeyMissing
from jobfit.feeds.addresses import without_login
from jobfit.feeds.answers import TRIED_AGAIN
from jobfit.feeds.gather import in_words, unread_in_words
from jobfit.feeds.interface import Feed
from jobfit.feeds.kinds import ANY_LIST, address, kind
from jobfit.feeds.load import load_feeds
from jobfit.feeds.proposal import Proposal
from jobfit.feeds.proposals import feed_id
from jobfit.feeds.reading import Fetch, read_afresh
from jobfit.phrasing import listed
from jobfit.postings.model import JobPosting
from jobfit.postings.normalise import normalise_all
from jobfit.problems import Place, Problem
from jobfit.replacing import replace_file

_NO_SUCH_PAGE: Final = frozenset({400, 401, 403, 404, 410})


@dataclass(frozen=True, slots=True)
class Tried:
    """A proposal that was read: the feed it makes, its postings, or in a sentence why it cannot be read."""

    proposal: Proposal
    feed: Feed
    postings: Sequence[JobPosting] = ()
    failed: str = ""
    silent: bool = False  # its site does not answer, which may be another matter tomorrow
    keyless: bool = False  # a key of the person's own is missing, which is no reason not to follow it
    told: str = ""  # what could not be read of it
    remedy: str = ""  # what to do where nothing could be read of it
    unread: str = ""  # the columns of a table that nothing is read from


def try_all(found: Iterable[Proposal], fetch: Fetch, *, now: datetime) -> Iterator[Tried]:
    """Yield the proposals that were read; those without a posting last, as they may be somebody else's."""
    empty = []
    for proposal in found:
        tried = try_out(proposal, fetch, now=now)
        if tried.failed or tried.postings:
            yield tried
        else:
            empty.append(tried)
    yield from empty


def try_out(proposal: Proposal, fetch: Fetch, *, now: datetime) -> Tried:
    """Return what reading a proposed feed comes to; raise InputError when its table is no feed's."""
    feed = feed_of(proposal)
    try:
        parsed = read_afresh(feed, fetch)
    except FeedError as error:
        keyless = isinstance(error, KeyMissing)
        silent = not keyless and is_silent(address(feed), error)
        return Tried(proposal, feed, failed=error.reason, silent=silent, keyless=keyless)
    return Tried(
        proposal,
        feed,
        normalise_all(parsed.entries, feed, now),
        told=in_words(parsed.problems),
        remedy=next((each.hint for each in parsed.problems if each.hint), ""),
        unread=unread_in_words(parsed.unread),
    )


def failures(tried: Sequence[Tried]) -> Iterator[str]:
    """Yield why none of what was tried can be read; the usual boards are told together, each reason once."""
    boards = [each for each in tried if "board" in each.proposal.written]
    if len(boards) < len(tried) or len(boards) == 1:
        for each in tried:
            yield f"{without_login(each.feed.url) or each.feed.file}: {if_not_followed(each.failed)}"
        return
    reasons: dict[str, dict[str, None]] = {}
    for each in boards:
        reason = "no answer" if each.silent else each.failed.partition("; ")[0]
        reasons.setdefault(reason, {})[kind(each.feed.kind).name] = None
    for reason, names in reasons.items():
        yield f"{listed(names)}: {reason}"


def if_not_followed(reason: str) -> str:
    """Return why a feed cannot be read as it is told of one that no run reads."""
    return reason.replace(TRIED_AGAIN, "try again later")


def remedy_of(tried: Sequence[Tried]) -> str:
    """Return what to do when nothing that was tried can be read."""
    if tried and all(each.silent for each in tried):
        return "try again when there is a network"
    if tried and all(each.keyless for each in tried):
        return "set its key and try again, or write its table into feeds.toml yourself, with `keys` (docs/feeds.md)"
    if tried and all(each.feed.kind in ANY_LIST for each in tried):
        return "write its table into feeds.toml yourself, with `items` and `map`: docs/feeds.md has every key"
    if tried and all(each.feed.file for each in tried):
        return "mend the file, or write its table into feeds.toml yourself: docs/feeds.md has every key"
    return "give the address of the feed or board itself"


def is_silent(url: str, error: FeedError) -> bool:
    """Say whether a site did not answer, rather than that there is no such page, file or feed."""
    if not isinstance(error, FetchError) or isinstance(error, Forbidden) or error.status in _NO_SUCH_PAGE:
        return False
    return urlsplit(url).scheme in {"http", "https", ""}


def feed_of(proposal: Proposal) -> Feed:
    """Return the feed that a proposal's table makes, of the catalogue over the shipped one; raise InputError."""
    shipped = feeds_folder() if _of_catalogue(proposal) else None
    with tempfile.TemporaryDirectory() as name:
        file = Path(name) / "feeds.toml"
        file.write_text(proposal.table(), encoding="utf-8")
        return next(feed for feed in load_feeds(own=file, shipped=shipped) if feed.id == proposal.id)


def follow(proposals: Iterable[Proposal], path: Path, *, catalogue: Sequence[Feed]) -> list[Proposal]:
    """Add tables to feeds.toml, ids unlike those that it has, and return them as written; raise InputError.

    What the file holds stays as it is, byte for byte. It is replaced in one step, and only by what can be loaded.
    """
    text = path.read_text("utf-8") if path.exists() else ""
    own = {feed.id for feed in catalogue if feed.enabled}
    shipped = {feed.id for feed in catalogue} - own
    added: list[Proposal] = []
    for proposal in proposals:
        if followed := followed_as(proposal, catalogue):
            raise refusal(str(path), f"this is followed already, as {followed!r}")
        ours = _of_catalogue(proposal)
        added.append(proposal if ours else proposal._replace(id=feed_id(proposal.id, own | shipped)))
        own.add(added[-1].id)
    joint = "" if not text else "\n" if text.endswith("\n") else "\n\n"
    replace_file(path, text + joint + "\n".join(each.table() for each in added), check=_check)
    return added


def refusal(where: str, what: str) -> InputError:
    """Return the error, in `where`, that there is nothing to do for a feed, because the person follows it already."""
    return InputError([Problem("FEED006", Place(where), what, "`jobfit feeds list` shows how it is doing")])


def followed_as(proposal: Proposal, catalogue: Sequence[Feed]) -> str:
    """Return the id under which a proposed feed is followed already, "" when it is not."""
    by_id = {feed.id: feed for feed in catalogue}
    where = by_id[proposal.id] if _of_catalogue(proposal) else feed_of(proposal)
    own = (feed for feed in catalogue if feed.enabled)
    return next((feed.id for feed in own if (feed.url, feed.file) == (where.url, where.file)), "")


def _of_catalogue(proposal: Proposal) -> bool:
    """Say whether a proposal is a feed of the catalogue: its table says nothing of where it is."""
    return not {"url", "file", "board"} & proposal.written.keys()


def _check(path: Path) -> None:
    """Raise InputError when a file holds no feeds that can be loaded."""
    load_feeds(own=path, shipped=feeds_folder())
