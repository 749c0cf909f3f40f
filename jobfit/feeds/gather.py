"""Gathering: items read from one document become entries, told apart, none lost in silence."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final, NamedTuple

from jobfit.errors import FeedError
from jobfit.feeds.fields import SHARED_URL
from jobfit.feeds.interface import Entry, Feed, Parsed
from jobfit.problems import Place, Problem

MOST_PROBLEMS: Final = 20
"""Problems of one kind that are told one by one; the rest is counted."""

EMPTY: Final[tuple[object, ...]] = (None, "", [], {}, ())


class Item(NamedTuple):
    """One item of a document: its number in it (or its line), the feed's own id if any, and fields under our names."""

    number: int
    entry_id: str
    fields: Mapping[str, Any]


def place(feed: Feed, line: int | None = None) -> Place:
    """Return where a feed's document is, for problems in it."""
    return Place(feed.file or feed.url or feed.id, line)


def problem(feed: Feed, code: str, what: str, hint: str = "", line: int | None = None) -> Problem:
    """Return a problem in a feed's document."""
    return Problem(code, place(feed, line), what, hint)


def gather(
    feed: Feed,
    items: Iterable[Item],
    *,
    problems: Sequence[Problem] = (),
    complete: bool = True,
) -> Parsed:
    """Return the items as entries with ids of their own; raise FeedError when there are items and none can be read.

    An item without id has its link for one, or a hash of its fields; one without title and text is set aside.
    """
    read: list[Item] = []
    empty: list[int] = []
    for item in items:
        fields = {name: value for name, value in item.fields.items() if value not in EMPTY}
        if "title" in fields or "description" in fields:
            read.append(Item(item.number, item.entry_id or str(fields.get("url", "")), fields))
        else:
            empty.append(item.number)
    found = list(problems)
    if empty:
        share = f"{len(empty)} of {len(empty) + len(read)} entries"
        said = f"{share} without title and text; the first is number {empty[0]}"
        found.append(problem(feed, "FEED020", said, "they were set aside; `map` says where titles and texts are"))
    if found and not read and (empty or not complete):
        raise FeedError(feed.name, f"none of its entries could be read; {found[-1].what}")
    entries, twice = _told_apart(feed, read)
    if twice:
        said = f"{twice} entries repeat another one's id" if twice > 1 else "one entry repeats another one's id"
        found.append(problem(feed, "FEED021", said, "the same ones were dropped, different ones are told apart"))
    return Parsed(tuple(entries), tuple(found), complete)


def _told_apart(feed: Feed, items: list[Item]) -> tuple[list[Entry], int]:
    """Return the entries, each with an id of its own, and how many ids were not; equal entries are one."""
    hashed = {(item.entry_id, digest): item for item in items if (digest := _hash(item.fields))}
    ids = Counter(entry_id for entry_id, _ in hashed)
    urls = Counter(url for item in hashed.values() if (url := item.fields.get("url")))
    entries = []
    for (entry_id, digest), item in hashed.items():
        own = digest if not entry_id else f"{entry_id}#{digest[:8]}" if ids[entry_id] > 1 else entry_id
        shared = {SHARED_URL: True} if urls[item.fields.get("url")] > 1 else {}
        entries.append(Entry(feed=feed.id, entry_id=own, fields={**item.fields, **shared}, raw_hash=digest))
    return entries, len(items) - sum(1 for entry_id in ids if entry_id) - ids[""]


def _hash(fields: Mapping[str, Any]) -> str:
    written = json.dumps(fields, sort_keys=True, ensure_ascii=True, default=str)
    return hashlib.sha256(written.encode()).hexdigest()[:32]


def at_most(problems: list[Problem], feed: Feed) -> list[Problem]:
    """Return the first problems of many, and one that counts the rest."""
    rest = len(problems) - MOST_PROBLEMS
    if rest <= 0:
        return problems
    return [*problems[:MOST_PROBLEMS], problem(feed, problems[-1].code, f"{rest} more lines could not be read")]
