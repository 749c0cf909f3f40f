"""The table of connectors against the folder, and the small readers that they share."""

from __future__ import annotations

import ast
from datetime import timedelta
from pathlib import Path

import pytest

import jobfit.feeds
from jobfit.feeds.connectors import CONNECTORS, connector
from jobfit.feeds.durations import duration
from jobfit.feeds.pick import along, pick

FOLDER = Path(jobfit.feeds.__file__).parent


def test_every_connector_of_the_folder_is_in_the_table() -> None:
    """A function `read_…` of (feed, document, headers) that no kind names is forgotten."""
    found = {
        (path.stem, node.name)
        for path in FOLDER.glob("*.py")
        for node in ast.parse(path.read_text()).body
        if isinstance(node, ast.FunctionDef)
        and [each.arg for each in node.args.args] == ["feed", "document", "headers"]
        if not node.name.startswith("_")
    }

    assert set(CONNECTORS.values()) == found


@pytest.mark.parametrize("kind", CONNECTORS)
def test_every_kind_has_its_connector(kind: str) -> None:
    """Each can be imported."""
    assert callable(connector(kind))


def test_only_one_module_imports_feedparser() -> None:
    """The library can be replaced in one place."""
    users = {path.stem for path in FOLDER.parent.rglob("*.py") if "import feedparser" in path.read_text()}

    assert users == {"syndication"}


@pytest.mark.parametrize(
    ("written", "length"),
    [
        ("30m", timedelta(minutes=30)),
        ("6h", timedelta(hours=6)),
        ("1 d", timedelta(days=1)),
        ("2w", timedelta(weeks=2)),
    ],
)
def test_durations_are_read(written: str, length: timedelta) -> None:
    """Minutes, hours, days and weeks."""
    assert length == duration(written)


@pytest.mark.parametrize("written", ["", "6", "six hours", "1m", "0h", "-1h", "99999h"])
def test_other_durations_are_refused(written: str) -> None:
    """What is no duration, or impolitely short, has a sentence."""
    with pytest.raises(ValueError, match=r"is not a duration|is too often"):
        duration(written)


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("title", "Inn: Cook: night"),
        ("title before first ': '", "Inn"),
        ("title after first ': '", "Cook: night"),
        ("title before last ': '", "Inn: Cook"),
        ("title after last ': '", "night"),
        ("title before first ' | '", None),
        ("title after first '@'", "Inn: Cook: night"),
        ("missing | places.city", ["Hull", "Leith"]),
        ("a.b", "dotted"),
        ("deep.er.still", 5),
        ("deep.er.missing", None),
    ],
)
def test_fields_are_picked(written: str, found: object) -> None:
    """Paths, alternatives and cuts, as feed files write them."""
    entry = {
        "title": "Inn: Cook: night",
        "places": [{"city": "Hull"}, {"city": "Leith"}, {"town": "Ely"}, "Rye"],
        "a.b": "dotted",
        "deep": {"er": {"still": 5}},
    }

    assert found == pick(written, lambda path: along(entry, path))


@pytest.mark.parametrize("written", ["", "title before 'x'", "title after first x", "a || b", "x" * 300])
def test_other_picks_are_refused(written: str) -> None:
    """What is no path and no cut is told when the file is loaded."""
    with pytest.raises(ValueError, match=r"is not a field's name"):
        pick(written, lambda _path: None)
