"""Parquet: one posting a row, under our own names or those that the `map` gives. The only importer of pyarrow."""

from __future__ import annotations

from collections.abc import Mapping

from jobfit.errors import FeedError
from jobfit.feeds.connectors.jsonlist import entries, mapped
from jobfit.feeds.interface import Feed, Parsed
from jobfit.feeds.lead import SENTENCES, Lead, lead

_MARK = b"PAR1"
_MOST = 200_000  # rows; more are no feed, and belong to a bulk run


def read_parquet(feed: Feed, document: bytes, headers: Mapping[str, str]) -> Parsed:
    """Return the entries of a Parquet file; raise FeedError when it is none, or when pyarrow is not installed."""
    if not document.startswith(_MARK):
        begins = lead(document[:2_000].decode("utf-8", "replace"))
        raise FeedError(
            feed.name, "it is no Parquet file" if begins is Lead.OTHER else f"{SENTENCES[begins]}, not Parquet"
        )
    try:
        import pyarrow as pa  # noqa: PLC0415 - an extra
        import pyarrow.parquet as pq  # noqa: PLC0415 - an extra
    except ImportError:
        raise FeedError(feed.name, "Parquet needs an extra; install it with: pip install 'jobfit[parquet]'") from None
    try:
        table = pq.ParquetFile(pa.BufferReader(document))
        if table.metadata.num_rows > _MOST:
            raise FeedError(feed.name, f"it has {table.metadata.num_rows} rows, more than the {_MOST} of a feed")
        rows = table.read().to_pylist()
    except (pa.ArrowException, OSError) as error:
        raise FeedError(feed.name, f"the Parquet file cannot be read: {str(error)[:120]}") from None
    return entries(feed, rows, headers, mapped)
