"""Parquet files as feeds."""

from __future__ import annotations

import io

import pytest

from jobfit.errors import FeedError
from jobfit.feeds.interface import Feed
from tests.feeds.golden import parse

FEED = Feed(id="box", name="Box", kind="parquet", file="postings.parquet")


def test_rows_are_entries() -> None:
    """Columns under our names, lists and missing values are read like those of a JSON line."""
    pa = pytest.importorskip("pyarrow", reason="the extra parquet is not installed")
    pq = pytest.importorskip("pyarrow.parquet")
    rows = [
        {"id": "1", "title": "Miller", "company": "Stone & Sail", "country": ["NL"], "pay_low": 2400.0, "note": "x"},
        {"id": "2", "title": "Sailmaker", "company": None, "country": None, "pay_low": None, "note": None},
    ]
    written = io.BytesIO()
    pq.write_table(pa.Table.from_pylist(rows), written)

    first, second = parse(FEED, written.getvalue()).entries

    assert {"title": "Miller", "company": "Stone & Sail", "country": ["NL"], "pay_low": 2400.0} == first.fields
    assert ("2", {"title": "Sailmaker"}) == (second.entry_id, second.fields)


@pytest.mark.parametrize(
    ("document", "said"),
    [
        (b"<html>", "a web page"),
        (b"{}", "it is JSON, not Parquet"),
        (b"\x00\x01", "no Parquet"),
        (b"PAR1 cut", "Parquet"),
    ],
)
def test_what_is_no_parquet_is_an_error(document: bytes, said: str) -> None:
    """The reason stands in one sentence; a file that was cut off is told too, or the missing extra."""
    with pytest.raises(FeedError) as raised:
        parse(FEED, document)

    assert said in str(raised.value)
