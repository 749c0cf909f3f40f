"""The headers of a Parquet file's pages: read without pyarrow, and whatever stands there."""

from __future__ import annotations

from contextlib import suppress
from typing import TypeAlias

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from jobfit.feeds.parquet_pages import Chunk, Damaged, Promised, groups, promised

Value: TypeAlias = "bool | int | bytes | float | list[Value] | dict[int, Value]"


def varint(number: int) -> bytes:
    """Return a number from 0 on as Thrift's compact protocol writes it."""
    return (bytes([number & 127 | 128]) + varint(number >> 7)) if number > 127 else bytes([number])


def kind_of(value: Value) -> int:
    """Return the number of a value's kind."""
    if isinstance(value, bool):
        return 1 if value else 2
    return {int: 6, float: 7, bytes: 8, list: 9, dict: 12}[type(value)]


def told(value: Value) -> bytes:
    """Return a value as the protocol writes it."""
    if isinstance(value, bool | float):
        return bytes(8 if isinstance(value, float) else 0)
    if isinstance(value, int):
        return varint(value << 1 if value >= 0 else ~(value << 1))
    if isinstance(value, bytes):
        return varint(len(value)) + value
    if isinstance(value, list):
        kind = kind_of(value[0]) if value else 12
        length = bytes([len(value) << 4 | kind]) if len(value) < 15 else bytes([15 << 4 | kind]) + varint(len(value))
        return length + b"".join(map(told, value))
    return struct(value)


def struct(fields: dict[int, Value]) -> bytes:
    """Return a struct as the protocol writes it."""
    written, last = b"", 0
    for number, value in sorted(fields.items()):
        apart = number - last
        head = bytes([apart << 4 | kind_of(value)]) if apart < 16 else bytes([kind_of(value)]) + told(number)
        written += head + told(value)
        last = number
    return written + b"\0"


def page(size: int, values: int, *, packed: bytes = b"", encoding: int = 0) -> bytes:
    """Return a page of so many values, with a text and a flag among what describes them."""
    described: dict[int, Value] = {1: values, 2: encoding, 5: {1: b"max", 6: True, 40: 1.5}}
    return struct({1: 0, 2: size, 3: len(packed), 5: described}) + packed


def test_pages_are_added_up_until_all_values_are_told() -> None:
    """What follows, such as another column, is not looked at; values that others refer to count as well."""
    words = struct({1: 2, 2: 500, 3: 3, 7: {1: 9, 2: 0}}) + b"..."
    pages = words + page(100, 10, packed=b"packed") + page(30, 5)

    assert Promised(3, 630, 24, by_prefix=False) == promised(pages + b"\xff", Chunk(0, 1_000, 15), 9)
    assert Promised(2, 600, 19, by_prefix=False) == promised(pages, Chunk(0, 1_000, 15), 2)
    assert promised(page(1, 1, encoding=7), Chunk(0, 1_000, 1), 9).by_prefix
    assert promised(struct({2: 1, 3: 0, 8: {1: 1, 4: 7}}), Chunk(0, 1_000, 1), 9).by_prefix


def test_the_columns_of_each_group_of_rows_are_found() -> None:
    """Where they begin is where their first page is, or the one of the values that others refer to."""
    one: Value = {3: {3: [b"title"], 5: 20, 7: 300, 9: 400, 11: 100}}
    other: Value = {3: {3: [b"tags", b"list"], 5: 40, 7: 50, 9: 500}}
    footer = struct({2: [{4: b"root", 5: 2}], 3: 20, 4: [{1: [one, other]}] * 20})
    document = b"PAR1" + b"." * 999 + footer + len(footer).to_bytes(4, "little") + b"PAR1"

    assert [[Chunk(100, 400, 20), Chunk(500, 550, 40)]] * 20 == list(groups(document))


@pytest.mark.parametrize(
    "header",
    [
        b"",
        struct({2: -1, 3: 0}),
        struct({2: 1, 3: -9}),
        b"\x1b\x00",
        b"\x1c" * 50,
        b"\x15" + b"\xff" * 50,
        b"\x19\xfc" + b"\xff" * 9 + b"\x01",
        b"\x18\xff\xff\xff\x7f",
    ],
    ids=["none", "size", "packed", "map", "deep", "number", "list", "text"],
)
def test_what_is_no_header_is_told(header: bytes) -> None:
    """A negative size, a kind of field that none has, levels without end, numbers and lists that are too long."""
    with pytest.raises(Damaged):
        promised(header, Chunk(0, 1_000, 1), 9)


@example(b"PAR1" + b"\xff" * 8)
@given(st.binary(max_size=300) | st.lists(st.sampled_from([b"\x19", b"\x4c", b"\x15", b"\0", b"\xff"])).map(b"".join))
def test_anything_is_read_or_refused(document: bytes) -> None:
    """Nothing but Damaged is raised, and nothing is read for ever."""
    for read in (
        lambda: list(groups(document)),
        lambda: list(groups(document + len(document).to_bytes(4, "little") + b"PAR1")),
        lambda: promised(document, Chunk(0, len(document), 10), 1_000),
    ):
        with suppress(Damaged):
            read()
