"""JSONL and CSV: one posting a line, under our own names or those that the feed's `map` gives."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, Final

from jobfit.errors import FeedError
from jobfit.feeds.charset import decode
from jobfit.feeds.connectors.jsonlist import entries
from jobfit.feeds.fields import FIELDS
from jobfit.feeds.gather import Item, gather, lines_set_aside, problem, refuse_crowd
from jobfit.feeds.interface import Feed, Parsed
from jobfit.feeds.jsontext import load_json
from jobfit.feeds.lead import SENTENCES, Lead, lead
from jobfit.feeds.pick import along, compile_pick, pick
from jobfit.phrasing import counted
from jobfit.problems import Problem

_SAYING: Final = frozenset({"title", "description"})  # one of them has to be there
_DELIMITERS: Final = ",;\t|"
_SHOWN: Final = 40  # characters of a column's name
_CSV_FAULTS: Final = {"unexpected end of data": "a quotation mark is opened and not closed"}
_LONGEST_FIELD: Final = 4_000_000  # characters; the document itself is bounded by the fetch


def read_jsonl(feed: Feed, document: bytes, headers: Mapping[str, str]) -> Parsed:
    """Return the entries of JSON objects, one a line (or one JSON list of them); a bad line is a Problem.

    Raise FeedError when no line can be read.
    """
    text, problems = _text(feed, document, headers)
    if lead(text) is Lead.XML:
        raise FeedError(feed.name, 'it is XML, not JSONL; write kind = "syndication"')
    if text.lstrip().startswith("["):
        return _from_list(feed, text, headers, problems)
    bad: list[Problem] = []
    items = list(_lines(feed, text, bad))
    return _gathered(feed, items, headers, problems, bad)


def read_csv(feed: Feed, document: bytes, headers: Mapping[str, str]) -> Parsed:
    """Return the entries of a table with a header line, apart by "," ";" "|" or tab; a bad line is a Problem.

    Raise FeedError when it has no header that can be used, or no line can be read.
    """
    text, problems = _text(feed, document, headers)
    if lead(text) in {Lead.XML, Lead.JSON}:
        raise FeedError(feed.name, f"{SENTENCES[lead(text)]}, not CSV")
    bad: list[Problem] = []
    csv.field_size_limit(_LONGEST_FIELD)
    rows = csv.reader(io.StringIO(text.replace("\x00", ""), newline=""), delimiter=_delimiter(text), strict=True)
    columns = _next(feed, rows, bad) or []
    if not _useful(feed, columns):
        raise FeedError(feed.name, _unknown_columns(text))
    items = list(_items(feed, columns, rows, bad, size=len(text)))
    return replace(_gathered(feed, items, headers, problems, bad), unread=_unread(feed, columns))


def _gathered(
    feed: Feed, items: list[Item], headers: Mapping[str, str], problems: list[Problem], bad: list[Problem]
) -> Parsed:
    if bad and not items:
        raise FeedError(feed.name, f"no line of it could be read; line {bad[0].where.line}: {bad[0].what}")
    found = [*problems, *lines_set_aside(bad, feed)]
    return gather(feed, items, headers, problems=found, complete=not found)


def _text(feed: Feed, document: bytes, headers: Mapping[str, str]) -> tuple[str, list[Problem]]:
    decoded = decode(document, headers)
    text = decoded.text.lstrip("\ufeff")
    kind = lead(text)
    if kind in {Lead.EMPTY, Lead.WEB_PAGE}:
        raise FeedError(feed.name, SENTENCES[kind])
    return text, [problem(feed, "FEED011", decoded.doubt)] if decoded.doubt else []


def _from_list(feed: Feed, text: str, headers: Mapping[str, str], problems: list[Problem]) -> Parsed:
    try:
        loaded = load_json(text)
    except ValueError as error:
        raise FeedError(feed.name, str(error)) from None
    refuse_crowd(feed, len(loaded), len(text))
    return entries(feed, loaded, headers, _object, problems=problems)


def _lines(feed: Feed, text: str, bad: list[Problem]) -> Iterator[Item]:
    count = 0
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        refuse_crowd(feed, count := count + 1, len(text))
        try:
            loaded = load_json(line, line=True)
        except ValueError as error:
            bad.append(problem(feed, "FEED016", str(error), "the line was set aside", number))
            continue
        if isinstance(loaded, dict):
            yield _object(feed, number, loaded)
        else:
            bad.append(problem(feed, "FEED016", "it is not a JSON object", "the line was set aside", number))


def _object(feed: Feed, number: int, loaded: Mapping[str, Any]) -> Item:
    def lookup(path: str) -> Any:  # noqa: ANN401 - a feed's own value
        return along(loaded, path)

    return _item(feed, number, {name: loaded[name] for name in (*FIELDS, "id") if name in loaded}, lookup)


def _items(feed: Feed, columns: Sequence[str], rows: Any, bad: list[Problem], *, size: int) -> Iterator[Item]:  # noqa: ANN401 - as below
    """Yield the rows of a table under their columns; `size` is how long the whole of it is."""
    names = [_name(column) for column in columns]
    count = 0
    while (row := _next(feed, rows, bad)) is not None:
        if not any(row):
            continue
        refuse_crowd(feed, count := count + 1, size)
        if len(row) != len(columns):
            said = f"it has {counted(len(row), 'column')} where the first line has {len(columns)}"
            bad.append(problem(feed, "FEED017", said, "the line was set aside", rows.line_num))
            continue
        found = dict(zip(names, row, strict=True))
        known = {name: found[name] for name in (*FIELDS, "id") if name in found}
        yield _item(feed, rows.line_num, known, lambda path, found=found: found.get(_name(path)))


def _next(feed: Feed, rows: Any, bad: list[Problem]) -> list[str] | None:  # noqa: ANN401 - csv hides its reader's type
    """Return the next row that can be read, None at the end; what cannot be read becomes a problem where it begins."""
    while True:
        begins = rows.line_num + 1
        try:
            row: list[str] = next(rows)
        except StopIteration:
            return None
        except csv.Error as error:
            until = f" (up to line {rows.line_num})" if rows.line_num > begins else ""
            said = f"it cannot be read as CSV{until}: {_CSV_FAULTS.get(str(error), error)}"
            bad.append(problem(feed, "FEED017", said, "is a quotation mark missing before it?", begins))
        else:
            return row


def _delimiter(text: str) -> str:
    header = text.split("\n", 1)[0]
    return max(_DELIMITERS, key=header.count)


def _unknown_columns(text: str) -> str:
    """Return in a sentence that no column of a table is known, with what `map` would say of them."""
    first = text.split("\n", 1)[0].strip()
    columns = [column.strip(' "') for column in first.split(_delimiter(text))]
    title = next((column for column in columns if column), "Position")[:_SHOWN]
    shown = f"map = {{ title = {json.dumps(title, ensure_ascii=False)}, … }}"
    return f"its first line names no column that jobfit knows; write which is which in its table: {shown}"


def _name(column: str) -> str:
    """Return a column's name as names are compared: "Date posted " is date_posted."""
    return "_".join(column.replace("-", " ").replace("_", " ").lower().split())


def _useful(feed: Feed, columns: Sequence[str]) -> bool:
    return bool(_read_from(feed, _SAYING) & set(map(_name, columns)))


def _unread(feed: Feed, columns: Sequence[str]) -> tuple[str, ...]:
    """Return the columns that nothing is read from, as they are written."""
    read = _read_from(feed, {*FIELDS, "id"})
    return tuple(dict.fromkeys(column.strip() for column in columns if column.strip() and _name(column) not in read))


def _read_from(feed: Feed, fields: Collection[str]) -> set[str]:
    """Return the names of the columns that some fields are read from: their own, and those that `map` gives."""
    mapped = (each for name in fields if name in feed.map for each in compile_pick(feed.map[name]))
    return {*fields, *(_name(each.path) for each in mapped)}


def _item(feed: Feed, number: int, known: dict[str, Any], lookup: Any) -> Item:  # noqa: ANN401 - a function of a path
    fields = known | {name: pick(written, lookup) for name, written in feed.map.items()}
    return Item(number, fields.pop("id", None), fields)
