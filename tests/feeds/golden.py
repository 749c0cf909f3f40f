"""Goldens: what a recorded document comes to, beside it as `<document>.entries.json`."""

from __future__ import annotations

import json
import os
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from jobfit.feeds.interface import Feed, Parsed
from jobfit.feeds.reading import read_document
from jobfit.postings.normalise import normalise_all

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
UPDATE = os.environ.get("UPDATE_GOLDEN") == "1"


def parse(feed: Feed, document: bytes, content_type: str = "") -> Parsed:
    """Return what the feed's connector makes of a document."""
    return read_document(feed, document, {"content-type": content_type} if content_type else {})


def told(feed: Feed, parsed: Parsed) -> dict[str, Any]:
    """Return entries, postings and problems as plain data, in the form that is compared."""
    return {
        "complete": parsed.complete,
        "problems": [f"{each.code} {each.what}" for each in parsed.problems],
        "entries": [{"entry_id": each.entry_id, "fields": dict(each.fields)} for each in parsed.entries],
        "postings": [
            posting.model_dump(mode="json", exclude_defaults=True)
            for posting in normalise_all(parsed.entries, feed, NOW)
        ],
    }


def expected(document: Path, actual: dict[str, Any]) -> dict[str, Any]:
    """Return the golden of a document; with UPDATE_GOLDEN=1 it is written first. A missing golden is a failure."""
    golden = document.with_name(f"{document.name}.entries.json")
    if UPDATE:
        golden.write_text(json.dumps(actual, indent=1, ensure_ascii=False, sort_keys=True) + "\n", encoding="utf-8")
    assert golden.is_file(), f"{golden} is missing; write it with UPDATE_GOLDEN=1 and read it"
    loaded: dict[str, Any] = json.loads(golden.read_text(encoding="utf-8"))
    return loaded
