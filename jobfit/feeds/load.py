"""Feed files -> Feeds, or all of their faults at once.

A shipped feed is a file of its own, `feeds/<id>.toml`. The person's `feeds.toml` has one table a feed:

    [feed.acme]
    url = "https://acme.example/openings.rss"
    every = "6h"

The person's table of a shipped feed's id takes that feed and overrides what it repeats; `[feed.<id>]` alone follows it.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any, Final, NamedTuple

from jobfit.bundled import feeds_folder
from jobfit.errors import InputError
from jobfit.feeds.faults import Table, faults
from jobfit.feeds.interface import Feed
from jobfit.feeds.kinds import kind, kind_of_table
from jobfit.problems import Problem, in_order
from jobfit.toml.document import Document, read_toml, shipped_toml

_PLACES: Final = frozenset({"url", "file", "board"})
_OF_KIND: Final = {"url", "every", "pace", "items", "pages", "map", "defaults", "trust", "attribution"}


class Shipped(NamedTuple):
    """A shipped feed: its table, and the feed that it is where the person's own says nothing of it."""

    table: Table
    feed: Feed


def load_feeds(own: Path | None = None, shipped: Path | None = None) -> list[Feed]:
    """Return the shipped feeds of a folder and the person's own of a file; raise InputError with every fault.

    A shipped feed that the person's file does not name is listed, but not enabled.
    """
    problems: list[Problem] = []
    listed = _listed(shipped, problems) if shipped else {}
    followed = {table.id: table for table in _own(own, problems)} if own else {}
    others = (each.feed for name, each in listed.items() if name not in followed)
    feeds = [feed.model_copy(update={"enabled": False}) for feed in others]
    feeds += [feed for table in followed.values() if (feed := _feed(_over(listed.get(table.id), table), problems))]
    if problems:
        raise InputError(in_order(problems))
    return feeds


def shipped_ids() -> Collection[str]:
    """Return the ids of the feeds that come with jobfit."""
    return _bundled().keys()


def _listed(folder: Path, problems: list[Problem]) -> Mapping[str, Shipped]:
    try:
        return _bundled() if folder == feeds_folder() else _of_folder(folder, read_toml)
    except InputError as error:
        problems += error.problems
        return {}


@lru_cache(maxsize=1)
def _bundled() -> Mapping[str, Shipped]:
    """Return the feeds that come with jobfit, read once."""
    return _of_folder(feeds_folder(), shipped_toml)


def _of_folder(folder: Path, read: Callable[[Path], Document]) -> Mapping[str, Shipped]:
    """Return the feeds of a folder by their ids; `read` gives the document of a file. Raise InputError."""
    problems: list[Problem] = []
    feeds: dict[str, Shipped] = {}
    for path in sorted(folder.glob("*.toml")):
        document = _read(path, problems, read)
        table = Table(path.stem, document, (), _located(document.data, path)) if document else None
        if table and (feed := _feed(table, problems)):
            feeds[table.id] = Shipped(table, feed)
    if problems:
        raise InputError(problems)
    return feeds


def _over(shipped: Shipped | None, table: Table) -> Table:
    """Return the person's table laid over the shipped one of the same id."""
    if shipped is None:
        return table
    below = shipped.table.written
    if _PLACES & table.written.keys():
        below = {key: value for key, value in below.items() if key not in _PLACES}
    return table._replace(written=below | table.written)


def _own(path: Path, problems: list[Problem]) -> Iterator[Table]:
    document = _read(path, problems)
    if document is None:
        return
    problems += [
        Problem(
            "FEED001",
            document.key((key,)),
            f"a feed file has no {key!r}",
            'write each feed as [feed.its-name] with url = "…"',
        )
        for key in document.data
        if key != "feed"
    ]
    named = document.data.get("feed", {})
    if not isinstance(named, dict):
        problems.append(
            Problem("FEED002", document.key(("feed",)), "each feed has a table of its own", "write [feed.its-name]")
        )
        return
    for name, written in named.items():
        if isinstance(written, dict):
            yield Table(name, document, ("feed", name), _located(written, path))
        else:
            where = document.value(("feed", name))
            problems.append(Problem("FEED002", where, f"{name!r} is no table", f"write [feed.{name}]"))


def _read(path: Path, problems: list[Problem], read: Callable[[Path], Document] = read_toml) -> Document | None:
    try:
        return read(path)
    except InputError as error:
        problems += error.problems
        return None


def _located(written: Mapping[str, Any], path: Path) -> dict[str, Any]:
    """Return the table with its `file`, and those of its keys, as whole paths."""
    table = _with_file(written, path)
    if isinstance(table.get("keys"), dict):
        table["keys"] = {
            name: _with_file(where, path) if isinstance(where, dict) else where for name, where in table["keys"].items()
        }
    return table


def _with_file(written: Mapping[str, Any], path: Path) -> dict[str, Any]:
    """Return a table whose `file`, if it has one, is whole: "~" is home, the rest is relative to the naming file."""
    table = dict(written)
    if isinstance(table.get("file"), str) and table["file"]:
        given = Path(table["file"])
        own = Path.home().joinpath(*given.parts[1:]) if given.parts[:1] == ("~",) else given
        table["file"] = str((path.parent / own).absolute())
    return table


def _feed(table: Table, problems: list[Problem]) -> Feed | None:
    """Return the feed that a table describes; None, and its faults in `problems`, when it has any."""
    if found := faults(table):
        problems += found
        return None
    written = {"name": table.id} | table.written | {"kind": kind_of_table(table.written)}
    written |= {"map": written.get("map", {}), "defaults": written.get("defaults", {})}
    by_kind = kind(written["kind"]).model_dump(include=_OF_KIND, exclude_unset=True)
    by_kind |= {name: by_kind.get(name, {}) | written.pop(name) for name in ("map", "defaults")}
    by_kind["defaults"] = {name: _given(value) for name, value in by_kind["defaults"].items()}
    if "board" in written:
        by_kind["url"] = kind(written["kind"]).url.replace("{board}", written["board"])
    return Feed.model_validate({**by_kind, **written, "id": table.id})


def _given(value: object) -> str | list[str]:
    if isinstance(value, list):
        return [str(each) for each in value]
    return str(value).lower() if isinstance(value, bool) else str(value)
