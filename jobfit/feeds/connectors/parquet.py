"""Parquet: one posting a row, under our own names or those that the `map` gives; read by a process of its own."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Mapping
from typing import Any, Final

from jobfit.errors import FeedError
from jobfit.feeds.connectors.jsonlist import entries, mapped
from jobfit.feeds.fields import FIELDS
from jobfit.feeds.gather import most_in, refuse_crowd
from jobfit.feeds.interface import Feed, Parsed
from jobfit.feeds.lead import SENTENCES, Lead, lead
from jobfit.feeds.parquet_rows import REFUSED
from jobfit.feeds.pick import compile_pick

_MARK: Final = b"PAR1"
_READER: Final = ("-P", "-m", "jobfit.feeds.parquet_rows")  # -P: nothing of the folder that jobfit is run in
_SECONDS: Final = 60


def read_parquet(feed: Feed, document: bytes, headers: Mapping[str, str]) -> Parsed:
    """Return the entries of a Parquet file; raise FeedError when it is none, or when pyarrow is not installed."""
    if not document.startswith(_MARK):
        begins = lead(document[:2_000].decode("utf-8", "replace"))
        raise FeedError(
            feed.name, "it is no Parquet file" if begins is Lead.OTHER else f"{SENTENCES[begins]}, not Parquet"
        )
    rows = _rows(feed, document)
    refuse_crowd(feed, len(rows), len(document))
    return entries(feed, rows, headers, mapped)


def _rows(feed: Feed, document: bytes) -> list[dict[str, Any]]:
    """Return the rows, one more at most than a document of its length may have; raise FeedError."""
    fields = {pick.path for written in feed.map.values() for pick in compile_pick(written)} or {*FIELDS, "id"}
    asked = (json.dumps(sorted(fields)), str(most_in(len(document)) + 1))
    try:
        done = subprocess.run(  # noqa: S603 - a program of ours
            [sys.executable, *_READER, *asked], input=document, capture_output=True, timeout=_SECONDS, check=False
        )
    except subprocess.TimeoutExpired:
        raise FeedError(feed.name, f"the Parquet file takes more than {_SECONDS} seconds to read; split it") from None
    except OSError as error:
        raise FeedError(feed.name, f"the Parquet file cannot be read: {error.strerror}") from None
    if done.returncode == REFUSED:
        raise FeedError(feed.name, done.stderr.decode("utf-8", "replace").strip()[-300:])
    if done.returncode:
        raise FeedError(feed.name, "the Parquet file cannot be read: it is damaged")
    return [json.loads(line) for line in done.stdout.split(b"\n") if line]
