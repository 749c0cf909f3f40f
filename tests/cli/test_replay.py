"""A run over a recording of every kind of feed, from the network's bytes to the digest, without a network."""

from __future__ import annotations

import json
import os
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from jobfit.feeds.kinds import kind_names
from jobfit.feeds.load import load_feeds
from jobfit.feeds.recording import INDEX
from tests.cli.conftest import Home

FEEDS = Path(__file__).parent.parent / "feeds"
GOLDEN = Path(__file__).parent / "replayed.txt"
FILES = {
    "csv": "table/columns.csv",
    "jsonfeed": "jsonfeed/harbour.json",
    "jsonl": "table/mixed.jsonl",
    "syndication": "syndication/acme.xml",
}
"""The kinds that are recorded elsewhere, each with a document of its own."""

WITH_AN_EXTRA = {"parquet"}
"""Kinds whose documents cannot be read by everybody; they have tests of their own."""

LIST = "https://list.example/openings"
LISTED = {
    "openings": [
        {"position": "Cooper", "text": "Make barrels. Fully remote, oddly. Pay: 61,000 EUR a year.", "link": "/cooper"},
        {"position": "Glazier", "text": "Put in windows, in Ghent."},
    ]
}
LIST_TABLE = f"""\
[feed.json]
kind = "json"
url = "{LIST}"
items = "openings"
map = {{ title = "position", description = "text", url = "link" }}
"""

BAR = """\
schema = 1
[me]
name = "Ada"
currency = "EUR"
[bar]
score = 0
[must.pay]
min = "50k EUR/year"
unknown = "reject"
[must.workplace]
in = ["remote", "hybrid"]
unknown = "reject"
[nice.async]
says = ["async-first"]
weight = 3
"""


@pytest.fixture
def recorded(home: Home) -> Path:
    """Follow a feed of every kind, and return the folder in which all of their recordings are."""
    kept = home.folder / "kept"
    kept.mkdir()
    tables, lines = list[str](), list[str]()
    for folder in sorted((FEEDS / "shapes").iterdir()):
        written = (folder / "feeds.toml").read_text("utf-8")
        written = re.sub(r"(?m)^\[feed\.", f"[feed.{folder.name}-", written)
        tables.append(re.sub(r'(?m)^file = "', f'file = "{folder}/', written))
        index = folder / INDEX
        for line in index.read_text("utf-8").splitlines() if index.is_file() else ():
            answer = json.loads(line)
            name = f"{folder.name}-{answer['file']}"
            shutil.copy(folder / answer["file"], kept / name)
            lines.append(json.dumps(answer | {"file": name}))
    (kept / "json.body").write_text(json.dumps(LISTED), "utf-8")
    asked = {"method": "GET", "url": LIST, "posted": ""}
    lines.append(json.dumps(asked | {"status": 200, "headers": {}, "file": "json.body"}))
    tables += [
        LIST_TABLE,
        *(f'[feed.{kind}]\nkind = "{kind}"\nfile = "{FEEDS / name}"\n' for kind, name in FILES.items()),
    ]
    (home.folder / "feeds.toml").write_text("\n".join(tables), "utf-8")
    (home.folder / "profile.toml").write_text(BAR, "utf-8")
    (kept / INDEX).write_text("\n".join(lines), "utf-8")
    return kept


def told(digest: dict[str, Any]) -> Iterator[str]:
    """Yield the lines of a digest that stay the same when exchange rates do not: kept postings, counts and feeds."""
    for kept in digest["keeps"]:
        quotes = [each["quote"] for reason in kept["verdict"]["reasons"] for each in evidence(reason)]
        yield " | ".join((kept["title"], kept["company"], kept["location"], kept["url"], *kept["attribution"], *quotes))
    yield " | ".join(f"{each['rule']} {each['count']}" for each in digest["set_aside"])
    for feed in digest["feeds"]:
        yield f"{feed['id']} {feed['status']} {feed['entries']} {feed['message']}".rstrip()


def evidence(reason: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield what a reason quotes."""
    for test in reason["tests"]:
        yield from (each for each in test["evidence"] if each["quote"])


def test_a_replay_of_every_kind_comes_to_its_golden(home: Home, recorded: Path) -> None:
    """What each feed gave and the digest are those of the golden, which a person has read."""
    ran = home.run("run", "--replay", str(recorded))
    digest = json.loads(home.run("digest", "--json").stdout)
    found = "\n".join(told(digest)) + "\n"
    if os.environ.get("UPDATE_GOLDEN") == "1":
        GOLDEN.write_text(found, "utf-8")

    assert b"" == ran.stderr
    assert GOLDEN.read_text("utf-8") == found


def test_every_kind_is_replayed(home: Home, recorded: Path) -> None:
    """No kind is without a recorded document, and none of them fails."""
    kinds = {feed.kind for feed in load_feeds(own=home.folder / "feeds.toml")}
    report = json.loads(home.run("run", "--json", "--replay", str(recorded)).stdout)

    assert set(kind_names()) - WITH_AN_EXTRA == kinds
    assert [] == [feed for feed in report["feeds"] if feed["status"] != "ok" or not feed["entries"]]
