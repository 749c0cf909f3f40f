"""Gathering: items read from one document become entries, told apart, none lost in silence."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final, NamedTuple

from jobfit.errors import FeedError
from jobfit.feeds.addresses import without_login
from jobfit.feeds.fields import DATES
from jobfit.feeds.interface import CAME_FROM, Entry, Feed, Parsed
from jobfit.feeds.plain import Unusable, plain_fields, plain_id
from jobfit.phrasing import called, listed, part_of, shortened
from jobfit.problems import Place, Problem

MOST_PROBLEMS: Final = 20
"""Bad lines of a document that are told one by one; all are counted."""
_MOST_COLUMNS: Final = 8  # of a table that nothing is read from, told by name
_LONGEST_COLUMN: Final = 40  # characters of its name
_NAMED: Final = 3  # lines that have the same fault

_FEWEST: Final = 20_000
_SHORTEST: Final = 30

_SAYS: Final = ("title", "company", "location", "city", "region", "description")  # changes with the posting only


def most_in(length: int) -> int:
    """Return how many items, or elements of them, a document of a length may have: each costs time."""
    return max(_FEWEST, length // _SHORTEST)


def refuse_crowd(feed: Feed, count: int, length: int) -> None:
    """Raise FeedError when a document of a length has so many items that they can say nothing."""
    if count > most_in(length):
        said = f"it lists more than {most_in(length)} items, none longer than a few words"
        raise FeedError(feed.name, f"{said}; such documents are refused")


class Item(NamedTuple):
    """One item of a document: its number in it (or its line); its id if any and its fields, as given."""

    number: int
    entry_id: object
    fields: Mapping[str, Any]


def problem(feed: Feed, code: str, what: str, hint: str = "", line: int | None = None) -> Problem:
    """Return a problem in a feed's document."""
    return Problem(code, Place(feed.file or without_login(feed.url) or feed.id, line), what, hint)


def gather(
    feed: Feed,
    items: Iterable[Item],
    headers: Mapping[str, str],
    *,
    problems: Sequence[Problem] = (),
    complete: bool = True,
) -> Parsed:
    """Return the items as entries with ids of their own; raise FeedError when there are items and none can be read.

    An item without id has its link for one, or a hash of what it says; one without title and text is set aside.
    """
    sorted_out = _sorted_out(items)
    read = sorted_out.read
    found = [*problems, *_told(feed, sorted_out)]
    if found and not read and (sorted_out.empty or not complete):
        raise FeedError(feed.name, f"none of its entries could be read; {found[-1].what}")
    base = headers.get(CAME_FROM, "")
    entries = tuple(
        Entry(feed=feed.id, entry_id=name, fields=item.fields, raw_hash=_raw_hash(item.fields), base=base)
        for name, item in _told_apart(read)
    )
    if twice := len(read) - len({item.entry_id for item in read}):
        said = f"{twice} entries repeat another one's id" if twice > 1 else "one entry repeats another one's id"
        found.append(problem(feed, "FEED021", said, "the same ones were dropped, different ones are told apart"))
    return Parsed(entries, tuple(found), complete)


class _SortedOut(NamedTuple):
    read: list[Item]
    empty: list[int]  # numbers of the items without title and text
    left_out: list[tuple[int, str]]  # number and field


def _sorted_out(items: Iterable[Item]) -> _SortedOut:
    found = _SortedOut([], [], [])
    for item in items:
        fields, left_out = plain_fields(item.fields)
        try:
            entry_id = plain_id(item.entry_id)
        except Unusable:
            entry_id, left_out = "", [*left_out, "id"]
        found.left_out.extend((item.number, name) for name in left_out)
        if "title" in fields or "description" in fields:
            own = entry_id or fields.get("url", "").strip() or _hash(_said(fields))
            found.read.append(Item(item.number, own, fields))
        else:
            found.empty.append(item.number)
    return found


def _told(feed: Feed, found: _SortedOut) -> Iterator[Problem]:
    if found.left_out:
        number, name = found.left_out[0]
        count = len(found.left_out)
        what = f"{count} fields are" if count > 1 else "one field is"
        said = f"{what} of a kind that cannot be read; the first is {name!r} of number {number}"
        yield problem(feed, "FEED022", said, "what they hold was left out")
    if found.empty:
        part = part_of(len(found.empty), len(found.empty) + len(found.read), "entry")
        said = f"{part} without title and text; the first is number {found.empty[0]}"
        yield problem(feed, "FEED020", said, "they were set aside; `map` says where titles and texts are")


def _told_apart(items: Iterable[Item]) -> Iterator[tuple[str, Item]]:
    """Yield each item with an id that no other has; of those that are equal but for their dates only the first.

    What is added to an id that several have comes from what they say, so that a new date leaves it as it is.
    """
    listed = [(str(item.entry_id), item) for item in items]
    times = Counter(own for own, _ in listed)
    distinct: dict[tuple[str, str], Item] = {}
    for own, item in listed:
        distinct.setdefault((own, _hash(_undated(item.fields)) if times[own] > 1 else ""), item)
    names = [own for own, _ in distinct]
    for details in (_said, _undated):
        times = Counter(names)
        names = [
            f"{name}#{_hash(details(item.fields))[:8]}" if times[name] > 1 else name
            for name, item in zip(names, distinct.values(), strict=True)
        ]
    yield from zip(names, distinct.values(), strict=True)


def _said(fields: Mapping[str, Any]) -> Mapping[str, Any]:
    return {name: fields[name] for name in _SAYS if name in fields}


def _undated(fields: Mapping[str, Any]) -> Mapping[str, Any]:
    return {name: value for name, value in fields.items() if name not in DATES}


def _hash(fields: Mapping[str, Any]) -> str:
    """Return the hash that ids are made of; it stays as it is, for an entry keeps its id."""
    written = json.dumps(fields, sort_keys=True, ensure_ascii=True, default=str)
    return hashlib.sha256(written.encode()).hexdigest()[:32]


def _raw_hash(fields: Mapping[str, Any]) -> str:
    """Return the hash that tells whether an entry is as it was, in a third of the time."""
    hashed = hashlib.sha256()
    for name, value in sorted(fields.items()):
        is_text = isinstance(value, str)  # as almost all are, and the long ones
        written = value if is_text else json.dumps(value, sort_keys=True, default=str)
        hashed.update(f"{name}{'' if is_text else '='}{len(written)}\0{written}".encode())
    return hashed.hexdigest()[:32]


def objects(feed: Feed, listed: Sequence[Any]) -> tuple[list[tuple[int, dict[str, Any]]], list[Problem]]:
    """Return the objects of a JSON list with their numbers in it, and a problem that counts what else is in it."""
    found = [(number, each) for number, each in enumerate(listed, start=1) if isinstance(each, dict)]
    if not (odd := len(listed) - len(found)):
        return found, []
    said = "are no objects; they were set aside" if odd > 1 else "is no object; it was set aside"
    return found, [problem(feed, "FEED015", f"{part_of(odd, len(listed), 'item')} {said}")]


def lines_set_aside(problems: Sequence[Problem], feed: Feed) -> list[Problem]:
    """Return what became of a document's bad lines: how many were set aside, then the first of many one by one."""
    if not problems:
        return []
    said = f"{len(problems)} lines were set aside" if len(problems) > 1 else "one line was set aside"
    return [problem(feed, problems[0].code, said), *problems[:MOST_PROBLEMS]]


def in_words(problems: Iterable[Problem]) -> str:
    """Return the problems of a document as one sentence: each is told once, with the lines that it is about."""
    lines: dict[str, list[int]] = {}
    for each in problems:
        numbers = lines.setdefault(each.what, [])
        if each.where.line is not None:
            numbers.append(each.where.line)
    return "; ".join(f"{_at_lines(numbers)}{what}" for what, numbers in lines.items())


def unread_in_words(columns: Sequence[str]) -> str:
    """Return which columns of a table nothing is read from, and what to do about them; "" for none."""
    if not columns:
        return ""
    more = [f"{len(columns) - _MOST_COLUMNS} more"] if len(columns) > _MOST_COLUMNS + 1 else []
    shown = [f"“{shortened(each, _LONGEST_COLUMN)}”" for each in columns[: _MOST_COLUMNS if more else None]]
    return f"not read: {called(len(columns), 'column')} {listed([*shown, *more])}; `map` in its table says what one is"


def _at_lines(numbers: Sequence[int]) -> str:
    """Return the place of what is told of some lines, "lines 3, 5, 8 and 2 more: "; "" when none is known."""
    if not numbers:
        return ""
    more = [f"{len(numbers) - _NAMED} more"] if len(numbers) > _NAMED else []
    return f"{called(len(numbers), 'line')} {listed([*map(str, numbers[:_NAMED]), *more])}: "
