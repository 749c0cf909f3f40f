"""Every kind of feed on documents of its recorded shape, with texts of our own, replayed as a run would be."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

from jobfit.feeds.fetch import fetch_one
from jobfit.feeds.interface import Feed
from jobfit.feeds.load import load_feeds
from jobfit.feeds.reading import read
from jobfit.feeds.recording import replaying
from tests.feeds.golden import told

SHAPES = Path(__file__).parent / "shapes"
GOLDEN = "golden.json"


def actual(folder: Path) -> dict[str, Any]:
    """Return what the feeds of a folder come to when its recording is replayed."""
    recorded = (folder / "requests.jsonl").is_file()
    replayed = replaying(fetch_one, folder) if recorded else fetch_one
    return {feed.id: _told(feed, replayed) for feed in load_feeds(own=folder / "feeds.toml")}


def _told(feed: Feed, replayed: Any) -> dict[str, Any]:  # noqa: ANN401 - a fetch
    parsed = read(feed, replayed).parsed
    assert parsed is not None
    return told(feed, parsed)


@pytest.mark.parametrize("folder", sorted(SHAPES.iterdir()), ids=lambda folder: folder.name)
def test_a_recorded_shape_comes_to_its_golden(folder: Path) -> None:
    """Entries, postings and problems are those of the golden, which a person has read."""
    golden = folder / GOLDEN
    found = actual(folder)
    if os.environ.get("UPDATE_GOLDEN") == "1":
        golden.write_text(json.dumps(found, indent=1, ensure_ascii=False, sort_keys=True) + "\n", encoding="utf-8")

    assert json.loads(golden.read_text("utf-8")) == json.loads(json.dumps(found))
