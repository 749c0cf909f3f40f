"""Parquet: one posting a row, under our own names or those that the `map` gives. The only importer of pyarrow.

A small file of this kind can hold the same long text a million times, so it is counted before anything is unpacked,
and again before it becomes Python's, what that would take.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from jobfit.errors import FeedError
from jobfit.feeds.connectors.jsonlist import entries, mapped
from jobfit.feeds.fields import FIELDS
from jobfit.feeds.gather import refuse_crowd
from jobfit.feeds.interface import Feed, Parsed
from jobfit.feeds.lead import SENTENCES, Lead, lead
from jobfit.feeds.parquet_pages import Damaged, groups, promised
from jobfit.feeds.pick import compile_pick

_MARK = b"PAR1"
_LARGEST: Final = 50_000_000  # bytes of all that is read, unpacked
_VALUE: Final = 50  # bytes that a value takes at least as Python's
_MOST_PAGES: Final = 20_000
_MOST_PARTS: Final = 10_000  # columns, groups of rows and the like
_AT_ONCE: Final = 10_000  # rows


def read_parquet(feed: Feed, document: bytes, headers: Mapping[str, str]) -> Parsed:
    """Return the entries of a Parquet file; raise FeedError when it is none, or when pyarrow is not installed."""
    if not document.startswith(_MARK):
        begins = lead(document[:2_000].decode("utf-8", "replace"))
        raise FeedError(
            feed.name, "it is no Parquet file" if begins is Lead.OTHER else f"{SENTENCES[begins]}, not Parquet"
        )
    try:
        import pyarrow as pa  # noqa: PLC0415 - an extra
    except ImportError:
        raise FeedError(feed.name, "Parquet needs an extra; install it with: pip install 'jobfit[parquet]'") from None
    try:
        rows = _rows(feed, document)
    except Damaged:
        raise FeedError(feed.name, "the Parquet file cannot be read: it is damaged") from None
    except (pa.ArrowException, OSError, ValueError, OverflowError) as error:
        said = " ".join(str(error).split())[:120]
        raise FeedError(feed.name, f"the Parquet file cannot be read: {said}") from None
    return entries(feed, rows, headers, mapped)


def _rows(feed: Feed, document: bytes) -> list[dict[str, Any]]:
    """Return the rows, with those columns that are wanted; raise FeedError where that would take too much."""
    import pyarrow as pa  # noqa: PLC0415 - an extra
    import pyarrow.parquet as pq  # noqa: PLC0415 - an extra

    source = pa.BufferReader(document)
    footer = pq.ParquetFile(source, thrift_container_size_limit=_MOST_PARTS).metadata
    refuse_crowd(feed, footer.num_rows, len(document))
    wanted = _wanted(feed, footer.schema)
    _refuse_bulk(feed, document, wanted)
    texts = [column.path for column in wanted.values() if column.physical_type == "BYTE_ARRAY"]
    table = pq.ParquetFile(source, metadata=footer, read_dictionary=texts)  # so that a text that repeats is held once
    paths = [column.path for column in wanted.values()]
    batches = list(table.iter_batches(_AT_ONCE, columns=paths, use_threads=False))
    _refuse_large(feed, sum(_weight(column) for batch in batches for column in batch.columns))
    return [_plain(row) for batch in batches for row in batch.to_pylist()]


def _wanted(feed: Feed, schema: Any) -> dict[int, Any]:  # noqa: ANN401 - pyarrow has no types
    """Return the columns that hold what a posting has, by their numbers; raise FeedError when there are none."""
    named = {pick.path for written in feed.map.values() for pick in compile_pick(written)} or {*FIELDS, "id"}
    outermost = named | {path.partition(".")[0] for path in named}
    columns = {number: schema.column(number) for number in range(len(schema))}
    wanted = {
        number: column
        for number, column in columns.items()
        if column.path in named or column.path.partition(".")[0] in outermost
    }
    if not wanted:
        there = ", ".join(repr(column.path[:40]) for column in list(columns.values())[:12])
        said = "no column of it is one that jobfit knows; `map` says which is which"
        raise FeedError(feed.name, f"{said}; it has {there or 'none'}")
    return wanted


def _refuse_bulk(feed: Feed, document: bytes, wanted: Mapping[int, Any]) -> None:
    """Raise FeedError for a file of which the wanted columns are too much to unpack."""
    pages = size = 0
    for group in groups(document):
        for chunk, column in ((group[number], column) for number, column in wanted.items() if number < len(group)):
            found = promised(document, chunk, _MOST_PAGES - pages)
            if found.by_prefix:
                said = "it is written by an encoding that is not read (DELTA_BYTE_ARRAY)"
                raise FeedError(feed.name, f"{said}; write it anew with another one, such as PLAIN")
            pages += found.pages
            size += found.size + found.values * (_VALUE + (column.length or 0))
            _refuse_large(feed, size if pages < _MOST_PAGES else _LARGEST + 1)


def _refuse_large(feed: Feed, size: int) -> None:
    if size > _LARGEST:
        said = f"what it says of postings takes more than {_LARGEST // 1_000_000} MB when it is unpacked"
        raise FeedError(feed.name, f"{said}; split it, or leave older postings out")


def _weight(column: Any) -> int:  # noqa: ANN401 - as above
    """Return the bytes that a column's values take at least as Python's."""
    import pyarrow as pa  # noqa: PLC0415 - an extra
    import pyarrow.compute as pc  # noqa: PLC0415 - an extra

    if pa.types.is_dictionary(column.type):
        lengths = pc.take(pc.binary_length(column.dictionary), column.indices)
        return len(column) * _VALUE + (pc.sum(lengths).as_py() or 0)
    parts = []
    if pa.types.is_map(column.type):
        parts = [column.keys, column.items]
    elif pa.types.is_struct(column.type):
        parts = column.flatten()
    elif pa.types.is_nested(column.type):
        parts = [column.flatten()]
    return len(column) * _VALUE + sum(map(_weight, parts))


def _plain(row: Mapping[str, Any]) -> dict[str, Any]:
    """Return a row in which bytes are texts: some writers do not say that they are."""
    return {
        name: value.decode("utf-8", "replace") if isinstance(value, bytes) else value for name, value in row.items()
    }
