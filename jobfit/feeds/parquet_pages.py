"""What unpacking the columns of a Parquet file would take, as the headers of its pages say, before any is unpacked.

The footer says it too, but a reader makes room by those headers, so they are what may not lie. Both are read here,
because pyarrow does not show the headers, and ends the whole program where a footer is damaged in some ways. They are
structs of Thrift's compact protocol: a byte for each field, with its kind and how far its number is from the last one.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final, NamedTuple, TypeAlias

_Struct: TypeAlias = dict[int, Any]
"""The whole numbers, lists and structs of a struct, by the numbers of their fields."""

_END: Final = 8  # bytes after the footer: its length and a mark
_GROUPS, _COLUMNS, _COLUMN = 4, 1, 3  # of the footer, of a group of rows, of a column in it
_COUNT, _PACKED_SIZE, _FIRST_PAGE, _DICTIONARY = 5, 7, 9, 11  # of a column: its values, bytes and where they are
_SIZE, _PACKED = 2, 3  # of a page: its bytes when unpacked, and as they stand in the file
_OF_VALUES: Final = (5, 8)  # of a page: what describes its values, in the first version of the format and the second
_OF_WORDS: Final = 7  # of a page: what describes the values that others refer to
_VALUES: Final = 1  # of those: how many
_ENCODING: Final = {5: 2, 8: 4}  # of those: how they are written
_BY_PREFIX: Final = 7  # the encoding in which a text names only what differs from the one before

_BOOLEANS: Final = (1, 2)
_BYTE, _DOUBLE, _TEXT, _LIST, _STRUCT = 3, 7, 8, 9, 12  # kinds of a field
_NUMBERS: Final = (4, 5, 6)
_MANY: Final = 15  # stands for a list's length where that is too large to stand beside the kind
_DEEPEST: Final = 10
_LONGEST: Final = 10  # bytes of a number
_LARGEST_FOOTER: Final = 4_000_000  # bytes


class Damaged(ValueError):
    """What stands there is no footer or no page."""


class Chunk(NamedTuple):
    """One column of a group of rows: where its pages are, and how many values they have."""

    start: int
    stop: int
    values: int


class Promised(NamedTuple):
    """What the pages of a column say of themselves."""

    pages: int
    size: int  # bytes when unpacked
    values: int  # those that others refer to as well
    by_prefix: bool  # texts may be far longer than that, for they are told by what they share with the one before


def groups(document: bytes) -> Iterator[list[Chunk]]:
    """Yield the columns of each group of rows, in their order; raise Damaged where the footer cannot be read."""
    stop = len(document) - _END
    start = stop - int.from_bytes(document[stop : stop + 4], "little")
    if not 0 < stop - start < min(stop, _LARGEST_FOOTER):
        raise Damaged
    footer, _ = _struct(document, start, _DEEPEST)
    for group in _structs(footer.get(_GROUPS)):
        yield [_chunk(column) for column in _structs(group.get(_COLUMNS))]


def _chunk(column: _Struct) -> Chunk:
    described = (_structs([column.get(_COLUMN)]) or [{}])[0]
    starts = [each for each in (_whole(described.get(_DICTIONARY)), _whole(described.get(_FIRST_PAGE))) if each > 0]
    start = min(starts, default=0)
    return Chunk(start, start + _whole(described.get(_PACKED_SIZE)), _whole(described.get(_COUNT)))


def promised(document: bytes, chunk: Chunk, most: int) -> Promised:
    """Return what the pages of a column say, at `most` so many; raise Damaged where there is none."""
    pages = size = told = words = 0
    by_prefix = False
    at = chunk.start
    while told < chunk.values and at < chunk.stop and pages < most:
        header, at = _struct(document, at, _DEEPEST)
        unpacked, packed = _whole(header.get(_SIZE)), _whole(header.get(_PACKED))
        if min(unpacked, packed) < 0:
            raise Damaged
        pages, size, at = pages + 1, size + unpacked, at + packed
        words += _count(header.get(_OF_WORDS))
        for version in _OF_VALUES:
            told += _count(described := header.get(version))
            by_prefix |= isinstance(described, dict) and described.get(_ENCODING[version]) == _BY_PREFIX
    return Promised(pages, size, told + words, by_prefix)


def _count(described: object) -> int:
    return max(0, _whole(described.get(_VALUES))) if isinstance(described, dict) else 0


def _whole(value: object) -> int:
    return value if isinstance(value, int) else 0


def _structs(value: object) -> list[_Struct]:
    return [each for each in value if isinstance(each, dict)] if isinstance(value, list) else []


def _struct(document: bytes, at: int, levels: int) -> tuple[_Struct, int]:
    """Return a struct and where it ends."""
    fields: _Struct = {}
    number = 0
    while lead := _byte(document, at):
        at += 1
        if lead >> 4:
            number += lead >> 4
        else:
            number, at = _number(document, at)
        if lead & 15 not in _BOOLEANS:  # such a field is its own value
            fields[number], at = _value(document, at, lead & 15, levels)
    return fields, at + 1


def _value(document: bytes, at: int, kind: int, levels: int) -> tuple[Any, int]:
    """Return a value and where it ends; None for what is no whole number, list or struct."""
    if kind in _NUMBERS:
        return _number(document, at)
    if kind == _STRUCT and levels:
        return _struct(document, at, levels - 1)
    if kind == _LIST and levels:
        return _list(document, at, levels - 1)
    if kind == _TEXT:
        length, at = _varint(document, at)
        return None, at + length
    if kind in {_BYTE, *_BOOLEANS}:
        return None, at + 1
    if kind == _DOUBLE:
        return None, at + 8
    raise Damaged


def _list(document: bytes, at: int, levels: int) -> tuple[list[Any], int]:
    lead = _byte(document, at)
    length, at = (lead >> 4, at + 1) if lead >> 4 < _MANY else _varint(document, at + 1)
    found = []
    for _ in range(length):
        value, at = _value(document, at, lead & 15, levels)
        found.append(value)
        _byte(document, at)  # or a list that is said to be long would be made of nothing
    return found, at


def _number(document: bytes, at: int) -> tuple[int, int]:
    """Return a whole number, which stands there times two, or that less one where it is below zero."""
    written, at = _varint(document, at)
    return (written >> 1) ^ -(written & 1), at


def _varint(document: bytes, at: int) -> tuple[int, int]:
    found = 0
    for place in range(_LONGEST):
        byte = _byte(document, at + place)
        found |= (byte & 127) << 7 * place
        if byte < 128:  # noqa: PLR2004 - the highest bit says that more follows
            return found, at + place + 1
    raise Damaged


def _byte(document: bytes, at: int) -> int:
    if at >= len(document):
        raise Damaged
    return document[at]
