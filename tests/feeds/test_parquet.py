"""Parquet files as feeds."""

from __future__ import annotations

import io
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest

from jobfit.errors import FeedError
from jobfit.feeds.interface import Feed
from tests.feeds.golden import parse

FEED = Feed(id="box", name="Box", kind="parquet", file="postings.parquet")


@pytest.fixture(scope="module")
def pa() -> Any:  # noqa: ANN401 - pyarrow has no types
    """Return pyarrow, which is an extra."""
    return pytest.importorskip("pyarrow", reason="the extra parquet is not installed")


def written(pa: Any, columns: dict[str, Any], **how: Any) -> bytes:  # noqa: ANN401 - as above
    """Return a file of these columns."""
    from pyarrow import parquet  # noqa: PLC0415 - an extra

    document = io.BytesIO()
    parquet.write_table(pa.table(columns), document, **how)
    return document.getvalue()


def refused(document: bytes, feed: Feed = FEED) -> str:
    """Return the sentence with which a file is refused."""
    with pytest.raises(FeedError) as raised:
        parse(feed, document)
    return str(raised.value)


def test_rows_are_entries(pa: Any) -> None:  # noqa: ANN401 - as above
    """Columns under our names, lists and missing values are read like those of a JSON line."""
    rows: list[dict[str, Any]] = [
        {"id": "1", "title": "Miller", "company": "Stone & Sail", "country": ["NL"], "pay_low": 2400.0, "note": "x"},
        {"id": "2", "title": "Sailmaker", "company": None, "country": None, "pay_low": None, "note": None},
    ]

    first, second = parse(FEED, written(pa, {name: [row[name] for row in rows] for name in rows[0]})).entries

    assert {"title": "Miller", "company": "Stone & Sail", "country": ["NL"], "pay_low": 2400.0} == first.fields
    assert ("2", {"title": "Sailmaker"}) == (second.entry_id, second.fields)


def test_each_kind_of_column_is_read(pa: Any) -> None:  # noqa: ANN401 - as above
    """Moments, days, exact figures, words that repeat, and bytes of writers that do not say that they are text."""
    columns = {
        "title": pa.array(["Miller"]).dictionary_encode(),
        "company": pa.array(["Stein & Söhne".encode()]),
        "date_posted": pa.array([datetime(2026, 11, 20, 7, tzinfo=UTC)], pa.timestamp("ns", "UTC")),
        "valid_through": pa.array([date(2026, 12, 1)]),
        "pay_low": pa.array([Decimal("2400.50")]),
        "tags": pa.array([[("stone", "soft")]], pa.map_(pa.string(), pa.string())),
    }
    fields = dict(parse(FEED, written(pa, columns)).entries[0].fields)

    assert {
        "title": "Miller",
        "company": "Stein & Söhne",
        "date_posted": "2026-11-20T07:00:00+00:00",
        "valid_through": "2026-12-01",
        "pay_low": "2400.50",
        "tags": [["stone", "soft"]],
    } == fields


def test_a_map_leads_into_tables_of_a_column(pa: Any) -> None:  # noqa: ANN401 - as above
    """As it does in JSON, through lists as well; a column whose own name has a dot in it is found too."""
    feed = FEED.model_copy(
        update={"map": {"title": "name.en", "company": "firm.name", "location": "places.city", "url": "gone.for | at"}}
    )
    columns = {
        "name.en": ["Miller"],
        "firm": [{"name": "Stone", "size": 9}],
        "places": [[{"city": "Hull"}, {"city": "York"}]],
        "at": ["https://stone.example/1"],
    }

    assert {
        "title": "Miller",
        "company": "Stone",
        "location": ["Hull", "York"],
        "url": "https://stone.example/1",
    } == parse(feed, written(pa, columns)).entries[0].fields


def test_a_file_without_known_columns_is_told_with_those_that_it_has(pa: Any) -> None:  # noqa: ANN401 - as above
    """So that `map` can be written."""
    assert "`map` says which is which; it has 'Beruf', 'Firma'" in refused(
        written(pa, {"Beruf": ["x"], "Firma": ["y"]})
    )


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
    assert said in refused(document)


def test_a_damaged_file_is_told(pa: Any) -> None:  # noqa: ANN401 - as above
    """Cut off anywhere, with another end, or with a footer that is said to be longer than the file."""
    whole = written(pa, {"title": ["Miller"] * 50, "description": ["Mill flour."] * 50})

    for length in range(4, len(whole), 297):
        assert "the Parquet file cannot be read: " in refused(whole[:length])
    assert "the Parquet file cannot be read: " in refused(whole[:-4] + b"XXXX")
    assert "the Parquet file cannot be read: " in refused(whole[:-8] + b"\xff\xff\xff\x7fPAR1")


LONG = 1_000_000


@pytest.mark.parametrize("encoded", [True, False, "DELTA_BYTE_ARRAY"])
def test_a_small_file_that_unpacks_to_a_gigabyte_is_refused(pa: Any, encoded: bool | str) -> None:  # noqa: ANN401, FBT001 - as above; a row of the table
    """By compression, by one long text that every row refers to, or by what each shares with the one before."""
    texts = ["x" * LONG + str(number if encoded is not True else 0) for number in range(60)]
    how = {"column_encoding": {"title": encoded}} if isinstance(encoded, str) else {}
    document = written(pa, {"title": texts}, compression="zstd", use_dictionary=encoded is True, **how)

    assert len(document) < LONG
    assert "more than 50 MB" in refused(document)


def test_what_is_read_keeps_to_its_memory(pa: Any) -> None:  # noqa: ANN401 - as above
    """A file of a kilobyte that says it holds a megabyte, and of which reading makes a gigabyte, is refused too."""
    texts = pa.array(["x" * LONG] * 1_000)
    how = {"column_encoding": {"title": "DELTA_BYTE_ARRAY"}, "use_dictionary": False, "compression": "zstd"}
    document = written(pa, {"title": texts}, **how)

    assert len(document) < 2_000
    assert "more than 50 MB" in refused(document)


def test_texts_told_by_what_they_share_are_read(pa: Any) -> None:  # noqa: ANN401 - as above
    """Some writers write every text so."""
    document = written(
        pa, {"title": ["Miller", "Millwright"]}, column_encoding="DELTA_BYTE_ARRAY", use_dictionary=False
    )

    assert ["Miller", "Millwright"] == [entry.fields["title"] for entry in parse(FEED, document).entries]


def test_a_list_of_millions_is_refused(pa: Any) -> None:  # noqa: ANN401 - as above
    """One row can have it in some hundred bytes."""
    tags = pa.array([[0] * 2 * LONG], pa.list_(pa.int8()))

    assert "more than 50 MB" in refused(written(pa, {"title": ["Miller"], "tags": tags}))


def test_long_values_of_one_length_are_refused(pa: Any) -> None:  # noqa: ANN401 - as above
    """They too are written once and referred to by every row."""
    title = pa.array([b"x" * LONG] * 60, pa.binary(LONG))

    assert "more than 50 MB" in refused(written(pa, {"title": title}, compression="zstd"))


def test_a_column_that_is_of_no_use_is_not_unpacked(pa: Any) -> None:  # noqa: ANN401 - as above
    """Whatever it holds."""
    columns = {"title": ["Miller"], "picture": [b"\0" * 60 * LONG]}

    assert 1 == len(parse(FEED, written(pa, columns, compression="zstd")).entries)


def test_a_crowd_of_rows_is_refused(pa: Any) -> None:  # noqa: ANN401 - as above
    """They can say nothing, for the file is small."""
    assert "it lists more than 20000 items" in refused(written(pa, {"title": ["Miller"] * 20_001}))


def test_thousands_of_columns_and_levels_are_refused(pa: Any) -> None:  # noqa: ANN401 - as above
    """Before they are looked at one by one."""
    kind, value = pa.string(), "x"
    for _ in range(150):
        kind, value = pa.struct([("in", kind)]), {"in": value}  # type: ignore[assignment]

    assert "cannot be read" in refused(written(pa, dict.fromkeys(map(str, range(10_001)), pa.array([], pa.int8()))))
    assert "cannot be read" in refused(written(pa, {"title": pa.array([value], kind)}))
