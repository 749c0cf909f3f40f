"""The kinds of feed against their modules, and the small readers that they share."""

from __future__ import annotations

import ast
from datetime import timedelta
from pathlib import Path

import pytest

from jobfit.feeds.durations import duration
from jobfit.feeds.kinds import FOLDER, connector, kind, kind_names
from jobfit.feeds.load import load_feeds
from jobfit.feeds.pick import along, as_list, objects, pick, place_of, texts


def test_every_reader_of_the_folder_is_of_a_kind() -> None:
    """A function of (feed, document, headers), or `ask` of a feed, that no kind names is forgotten."""
    taken = ["feed", "document", "headers"]
    found = {
        f"{path.stem}:{node.name}"
        for path in FOLDER.glob("*.py")
        for node in ast.parse(path.read_text()).body
        if isinstance(node, ast.FunctionDef) and not node.name.startswith("_")
        if [each.arg for each in node.args.args] in (taken, [*taken, "seen"]) or node.name == "ask"
    }

    assert {kind(name).reads or kind(name).asks for name in kind_names()} == found


@pytest.mark.parametrize("name", kind_names())
def test_every_kind_is_whole(name: str) -> None:
    """It has one reader that can be imported, a name, an example, terms and what it was checked on."""
    known = kind(name)

    assert callable(connector(name))
    assert bool(known.reads) != bool(known.asks)
    assert all((known.name, known.example, known.terms, known.checked, known.states))


@pytest.mark.parametrize("name", kind_names())
def test_the_example_of_a_kind_makes_a_feed(name: str, tmp_path: Path) -> None:
    """What the documentation shows can be pasted into feeds.toml."""
    file = tmp_path / "feeds.toml"
    example = kind(name).example
    file.write_text(f"[feed]\nacme = {{ kind = {name!r}, {example} }}\n", encoding="utf-8")

    (feed,) = load_feeds(own=file)

    assert name == feed.kind
    assert feed.url or feed.file


def test_only_one_module_imports_feedparser() -> None:
    """The library can be replaced in one place."""
    users = {path.stem for path in FOLDER.parent.parent.rglob("*.py") if "import feedparser" in path.read_text()}

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
        ("title after first ': ' before first ': '", "Cook"),
        ("title before first ' | ' before first ': '", None),
        ("missing | title after last ': ' | a.b", "night"),
        ("day in day/month/year", "2026-11-05"),
        ("day in month/day/year", "2026-05-11"),
        ("when after first ' ' in month/day/year", "2026-11-25"),
        ("title in day/month/year", "Inn: Cook: night"),
        ("places.city in day/month/year", ["Hull", "Leith"]),
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
        "day": "5/11/2026",
        "when": "on 11/25/2026 07:00",
        "places": [{"city": "Hull"}, {"city": "Leith"}, {"town": "Ely"}, "Rye"],
        "a.b": "dotted",
        "deep": {"er": {"still": 5}},
    }

    assert found == pick(written, lambda path: along(entry, path))


def test_lists_are_read_whatever_stands_in_them() -> None:
    """Objects or texts of a list, or the one that stands in its place; what is neither is left out."""
    entry = {
        "places": [{"city": "Hull"}, "Rye", None, {"city": ["Ely"]}],
        "one": {"city": "Leith"},
        "size": 7,
        "no": [],
    }

    assert [{"city": "Hull"}, {"city": ["Ely"]}] == objects(entry, "places")
    assert [{"city": "Leith"}] == objects(entry, "one")
    assert [] == objects(entry, "size") == objects(entry, "no") == objects(entry, "missing")
    assert (["Rye"], ["Hull"], ["Leith"], ["7"]) == tuple(
        texts(entry, path) for path in ("places", "places.city", "one.city", "size")
    )
    assert [] == texts(entry, "one") == texts(entry, "no") == texts(entry, "missing")


def test_one_thing_is_a_list_of_one() -> None:
    """Nothing is a list of none, and a list is what it is."""
    assert ([1, 2], ["a"], [0], []) == tuple(map(as_list, ([1, 2], "a", 0, None)))


def test_a_place_is_written_of_what_is_known() -> None:
    """From its parts, each of them once."""
    assert ("Ely, GB", "Lund, Skåne", "") == (
        place_of("Ely", None, "GB"),
        place_of("Lund", "Lund", "Skåne"),
        place_of(),
    )


@pytest.mark.parametrize(
    "written",
    [
        "",
        "title before 'x'",
        "title after first x",
        "a || b",
        "x" * 300,
        "day in day/month/year after",
        "title before first ': ' title",
        "title before first ': ' before",
    ],
)
def test_other_picks_are_refused(written: str) -> None:
    """What is no path and no cut is told when the file is loaded."""
    with pytest.raises(ValueError, match=r"is not (a field's name|the way to a field)"):
        pick(written, lambda _path: None)
