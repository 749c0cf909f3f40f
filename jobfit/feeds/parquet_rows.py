"""The rows of a Parquet file as lines of JSON, for a process of its own: python -m jobfit.feeds.parquet_rows.

A small file of this kind can hold the same long text a million times, say what is not so of how much it holds, or be
damaged in a way that ends the program that reads it. So a program reads it that has little memory and nothing to lose,
and what is read is weighed before it is unpacked, and again before it becomes Python's. The only importer of pyarrow.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import suppress
from datetime import date
from itertools import islice
from typing import Any, BinaryIO, Final

LARGEST: Final = 50_000_000
"""Bytes of all that is read of a file, unpacked."""

REFUSED: Final = 3
"""The status of a process that said why; any other than 0 is that of one that was ended."""

_MEMORY: Final = 400_000_000  # bytes that reading may take, with those of the libraries
_VALUE: Final = 50  # bytes that a value takes at least as Python's
_MOST_PARTS: Final = 10_000  # columns, groups of rows and the like
_AT_ONCE: Final = 2_000  # rows
_BY_PREFIX: Final = "DELTA_BYTE_ARRAY"  # the encoding in which a text names only what differs from the one before


class Refused(ValueError):
    """A file that cannot be read, and why, in one sentence."""


def main(arguments: Sequence[str], document: bytes, target: BinaryIO) -> int:
    """Write the rows of a document and return 0; say on stderr why they cannot be read and return REFUSED.

    `arguments`: the names of the fields that are wanted, as a JSON list, and how many rows at most.
    """
    _keep_to(_MEMORY)
    fields, most = json.loads(arguments[0]), int(arguments[1])
    try:
        for row in rows(document, fields, most):
            written = json.dumps(row, default=_plain, ensure_ascii=False)
            target.write(written.encode("utf-8", "replace") + b"\n")
    except (Refused, MemoryError) as error:
        sys.stderr.write(f"{error if isinstance(error, Refused) else _too_large()}\n")
        return REFUSED
    return 0


def _keep_to(size: int) -> None:
    """Keep this process to so many bytes, where the system can do that."""
    with suppress(ImportError, ValueError, OSError):
        import resource  # noqa: PLC0415 - not every system has it

        _, most = resource.getrlimit(resource.RLIMIT_DATA)
        resource.setrlimit(resource.RLIMIT_DATA, (size, most))


def rows(document: bytes, fields: Iterable[str], most: int) -> Iterator[dict[str, Any]]:
    """Yield the rows of a document, at `most` so many, with those columns that fields come from; raise Refused."""
    try:
        import pyarrow as pa  # noqa: PLC0415 - an extra
    except ImportError:
        raise Refused("Parquet needs an extra; install it with: pip install 'jobfit[parquet]'") from None
    try:
        yield from _rows(document, frozenset(fields), most)
    except (Refused, MemoryError):
        raise
    except (pa.ArrowException, OSError, ValueError, OverflowError) as error:
        raise Refused(f"the Parquet file cannot be read: {' '.join(str(error).split())[:120]}") from None


def _rows(document: bytes, fields: frozenset[str], most: int) -> Iterator[dict[str, Any]]:
    import pyarrow as pa  # noqa: PLC0415 - an extra
    import pyarrow.parquet as pq  # noqa: PLC0415 - an extra

    source = pa.BufferReader(document)
    footer = pq.ParquetFile(source, thrift_container_size_limit=_MOST_PARTS).metadata
    wanted = _wanted(footer.schema, fields)
    chunks = [[footer.row_group(group).column(each) for each in wanted] for group in range(footer.num_row_groups)]
    _refuse_large(_told(chunks, wanted.values()))
    by_prefix = {chunk.path_in_schema for group in chunks for chunk in group if _BY_PREFIX in chunk.encodings}
    texts = [column.path for column in wanted.values() if column.physical_type == "BYTE_ARRAY"]
    once = [path for path in texts if path not in by_prefix]  # so that a text that repeats is held once
    table = pq.ParquetFile(source, metadata=footer, read_dictionary=once)
    paths = [column.path for column in wanted.values()]
    batches = list(table.iter_batches(_AT_ONCE, columns=paths, use_threads=False))
    _refuse_large(sum(_weight(column) for batch in batches for column in batch.columns))
    given = (row for batch in batches for row in batch.to_pylist())
    yield from islice(given, most)


def _wanted(schema: Any, fields: frozenset[str]) -> dict[int, Any]:  # noqa: ANN401 - pyarrow has no types
    """Return the columns that fields come from, by their numbers; raise Refused when there are none."""
    outermost = fields | {path.partition(".")[0] for path in fields}
    columns = {number: schema.column(number) for number in range(len(schema))}
    wanted = {
        number: column
        for number, column in columns.items()
        if column.path in fields or column.path.partition(".")[0] in outermost
    }
    if not wanted:
        there = ", ".join(repr(column.path[:40]) for column in list(columns.values())[:12])
        said = "no column of it is one that jobfit knows; `map` says which is which"
        raise Refused(f"{said}; it has {there or 'none'}")
    return wanted


def _told(groups: Iterable[Iterable[Any]], columns: Collection[Any]) -> int:
    """Return the bytes that columns take at least, by what the file says of those of each group of rows."""
    return sum(
        chunk.total_uncompressed_size + chunk.num_values * (_VALUE + (column.length or 0))
        for group in groups
        for chunk, column in zip(group, columns, strict=True)
    )


def _refuse_large(size: int) -> None:
    if size > LARGEST:
        raise _too_large()


def _too_large() -> Refused:
    said = f"what it says of postings takes more than {LARGEST // 1_000_000} MB when it is unpacked"
    return Refused(f"{said}; split it, or leave older postings out")


def _weight(column: Any) -> int:  # noqa: ANN401 - as above
    """Return the bytes that a column's values take at least as Python's."""
    import pyarrow as pa  # noqa: PLC0415 - an extra
    import pyarrow.compute as pc  # noqa: PLC0415 - an extra

    if pa.types.is_dictionary(column.type):
        lengths = pc.take(pc.binary_length(column.dictionary), column.indices)
        return len(column) * _VALUE + (pc.sum(lengths).as_py() or 0)
    if pa.types.is_string(column.type) or pa.types.is_binary(column.type):
        return len(column) * _VALUE + (pc.sum(pc.binary_length(column)).as_py() or 0)
    parts = []
    if pa.types.is_map(column.type):
        parts = [column.keys, column.items]
    elif pa.types.is_struct(column.type):
        parts = column.flatten()
    elif pa.types.is_nested(column.type):
        parts = [column.flatten()]
    return len(column) * _VALUE + sum(map(_weight, parts))


def _plain(value: object) -> str:
    """Return what JSON has no form for as text; bytes are text too: some writers do not say that they are."""
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace")
    return value.isoformat() if isinstance(value, date) else str(value)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:], sys.stdin.buffer.read(), sys.stdout.buffer))
