"""The faults of one feed's table, each with its place and remedy."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final, NamedTuple
from urllib.parse import urlsplit

from pydantic import ValidationError

from jobfit.feeds.addresses import without_login
from jobfit.feeds.durations import duration
from jobfit.feeds.fields import FIELDS
from jobfit.feeds.interface import Feed, Key, Pages, Trust
from jobfit.feeds.kinds import kind as kind_of
from jobfit.feeds.kinds import kind_names, kind_of_table
from jobfit.feeds.own_links import own_site
from jobfit.feeds.pick import compile_pick
from jobfit.problems import Place, Problem, suggest
from jobfit.toml.document import Document

KEYS: Final = tuple(name for name in Feed.model_fields if name != "id")
_MAPPED: Final = FIELDS | {"id"}
_GIVEN: Final = FIELDS - {"title", "description", "url", "date_posted", "updated", "valid_through"}
_ID = re.compile(r"[a-z0-9][a-z0-9._:-]{0,79}")
_BOARD = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,99}")
SHORTEST_PACE: Final = 0.1
LONGEST_PACE: Final = 120.0
_LINKED: Final = "mail"  # the kind that has `links`
_SCHEMES: Final = frozenset({"http", "https", "file", "imaps", "imap"})
_TYPES: Final[dict[str, tuple[type, str, str]]] = {
    **dict.fromkeys(
        ("name", "kind", "url", "file", "board", "every", "items", "trust", "attribution", "note"),
        (str, "a text in quotes", '"…"'),
    ),
    **dict.fromkeys(("map", "defaults", "pages", "keys"), (dict, "a table", "{ … }")),
    "links": (list, "a list of texts", '["board.example/job/"]'),
    "enabled": (bool, "true or false", "false"),
    "pace": (object, "", ""),
}


class Table(NamedTuple):
    """One feed as written: where, and what."""

    id: str
    document: Document
    path: tuple[str | int, ...]
    written: dict[str, Any]

    def at(self, *path: str) -> Place:
        """Return where a value of the table is written."""
        return self.document.value((*self.path, *path))


def faults(table: Table) -> list[Problem]:
    """Return what is wrong with a table: keys, types, kinds, addresses, durations and field names."""
    return [*_check_values(table), *_check_places(table)] or list(_check_use(table))


def _check_values(table: Table) -> Iterator[Problem]:
    """Find what is wrong with the name of a table and with each of its keys by itself."""
    if not _ID.fullmatch(table.id):
        hint = "use small letters, digits and hyphens, such as we-work-remotely"
        yield Problem("FEED006", table.document.key(table.path), f"{table.id!r} cannot be a feed's name", hint)
    for key, value in table.written.items():
        if key not in KEYS:
            hint = suggest(key, KEYS, otherwise=f"a feed has {', '.join(KEYS)}")
            yield Problem("FEED001", table.document.key((*table.path, key)), f"a feed has no {key!r}", hint)
        elif not isinstance(value, _TYPES[key][0]):
            _, said, example = _TYPES[key]
            yield Problem("FEED002", table.at(key), f"{key} is {said}", f"write {key} = {example}")
        else:
            yield from _CHECKS.get(key, _no_check)(table, value)


def _check_use(table: Table) -> Iterator[Problem]:
    """Find links of a feed that is not read for any; of what kind it is is only known once all else is right."""
    kind = kind_of_table(table.written)
    if "links" in table.written and kind != _LINKED:
        where = table.document.key((*table.path, "links"))
        hint = f'take them out, or write kind = "{_LINKED}" if these are mails'
        yield Problem("FEED001", where, f"a feed of kind {kind!r} has no links", hint)


def _check_places(table: Table) -> Iterator[Problem]:
    """Find a feed that says in two ways where it is, or not at all; a few kinds have one address for everybody."""
    given = [name for name in ("url", "file", "board") if name in table.written]
    name = str(table.written.get("kind", ""))
    known = kind_of(name) if name in kind_names() else None
    said = hint = ""
    if len(given) > 1:
        said, hint = f"has both {' and '.join(given)}", "keep one of them"
    elif not given and not (known and known.url and "{board}" not in known.url):
        boards = known and "{board}" in known.url
        said = "has no board" if boards else "has neither url nor file"
        hint = 'write board = "the-employer"' if boards else 'write url = "https://…" or file = "postings.jsonl"'
    elif given == ["board"] and not (known and "{board}" in known.url):
        said, hint = "has a board, but is of no kind that has boards", 'write its kind too, such as kind = "greenhouse"'
    if said:
        yield Problem("FEED003", table.document.key(table.path), f"the feed {table.id!r} {said}", hint)


def _no_check(_table: Table, _value: object) -> Iterator[Problem]:
    return iter(())


def _check_kind(table: Table, kind: str) -> Iterator[Problem]:
    if kind not in kind_names():
        hint = suggest(kind, kind_names(), otherwise=f"it is one of {', '.join(kind_names())}")
        yield Problem("FEED004", table.at("kind"), f"there is no kind of feed {kind!r}", hint)


def _check_trust(table: Table, trust: str) -> Iterator[Problem]:
    known = [each.value for each in Trust]
    if trust not in known:
        hint = suggest(trust, known, otherwise=f"it is one of {', '.join(known)}")
        yield Problem("FEED004", table.at("trust"), f"there is no trust {trust!r}", hint)


def _check_every(table: Table, every: str) -> Iterator[Problem]:
    try:
        duration(every)
    except ValueError as error:
        what, _, hint = str(error).partition("; ")
        yield Problem("FEED005", table.at("every"), what, hint)


def _check_pace(table: Table, pace: object) -> Iterator[Problem]:
    number = pace if isinstance(pace, int | float) and not isinstance(pace, bool) else -1
    if not SHORTEST_PACE <= number <= LONGEST_PACE:
        said = f"pace is a number of seconds from {SHORTEST_PACE:g} to {LONGEST_PACE:g}"
        yield Problem("FEED030", table.at("pace"), said, "write pace = 2 for one request every two seconds")


def _check_url(table: Table, url: str) -> Iterator[Problem]:
    try:
        parts = urlsplit(url)
        good = parts.scheme in _SCHEMES and bool(parts.hostname or (parts.scheme == "file" and parts.path))
        good = good and parts.port != 0 and url.isprintable() and " " not in url
    except ValueError:
        good = False
    if good and parts.scheme in {"imap", "imaps"} and parts.password is not None:
        hint = 'write imaps://user@host/folder, and keys.password = { command = "pass show mail" }'
        yield Problem("FEED060", table.at("url"), "a password is never written in an address", hint)
    if not good:
        yield Problem(
            "FEED007",
            table.at("url"),
            f"{without_login(url)[:80]!r} is no web address",
            "it starts with https://, http://, imaps:// or file:///",
        )


def _check_file(table: Table, file: str) -> Iterator[Problem]:
    if not file or "\x00" in file:
        yield Problem("FEED007", table.at("file"), "file is a path", 'write file = "postings.jsonl"')


def _check_board(table: Table, board: str) -> Iterator[Problem]:
    if not _BOARD.fullmatch(board):
        hint = "write the employer's name as it stands in the address of its board, such as acme"
        yield Problem("FEED007", table.at("board"), f"{board[:80]!r} cannot be the name of a board", hint)


def _check_pages(table: Table, given: Mapping[str, object]) -> Iterator[Problem]:
    yield from _check_model(table, "pages", (), Pages, given, 'write pages = { parameter = "page" }')


def _check_keys(table: Table, given: Mapping[str, object]) -> Iterator[Problem]:
    hint = 'write keys.name = { env = "VARIABLE" }, { file = "~/path" } or { command = "pass show it" }'
    for name, where in given.items():
        if not isinstance(where, Mapping) or len(where) != 1:
            yield Problem("FEED002", table.at("keys", name), "a key is never written here itself", hint)
        else:
            yield from _check_model(table, "keys", (name,), Key, where, hint)


def _check_model(
    table: Table, key: str, path: tuple[str, ...], model: type[Key | Pages], given: Mapping[str, object], hint: str
) -> Iterator[Problem]:
    try:
        model.model_validate(given)
    except ValidationError as error:
        for fault in error.errors():
            at = [str(each) for each in fault["loc"] if each in given]
            yield Problem("FEED002", table.at(key, *path, *at), f"{key} cannot be read: {fault['msg'].lower()}", hint)


def _check_map(table: Table, given: Mapping[str, object]) -> Iterator[Problem]:
    for name, written in given.items():
        yield from _check_field(table, "map", name, _MAPPED)
        if not isinstance(written, str):
            yield Problem(
                "FEED002", table.at("map", name), "map gives each field a name in quotes", 'company = "employer"'
            )
            continue
        try:
            compile_pick(written)
        except ValueError as error:
            hint = "write it as a.b.c, or as \"title after first ': '\""
            yield Problem("FEED009", table.at("map", name), str(error), hint)


def _check_defaults(table: Table, given: Mapping[str, object]) -> Iterator[Problem]:
    for name, value in given.items():
        yield from _check_field(table, "defaults", name, _GIVEN)
        listed = value if isinstance(value, list) else [value]
        if not all(isinstance(each, str | bool | int | float) for each in listed):
            yield Problem("FEED002", table.at("defaults", name), "a default is a text or a list of texts", 'write "…"')


def _check_field(table: Table, key: str, name: str, known: frozenset[str]) -> Iterator[Problem]:
    if name not in known:
        hint = suggest(name, known, otherwise=f"there are {', '.join(sorted(known))}")
        yield Problem(
            "FEED008", table.document.key((*table.path, key, name)), f"a posting has no field {name!r} here", hint
        )


def _check_links(table: Table, given: Sequence[object]) -> Iterator[Problem]:
    for written in given:
        try:
            own_site(str(written))
        except ValueError as error:
            what, _, hint = str(error).partition("; ")
            yield Problem("FEED007", table.at("links"), what, hint)


_CHECKS: Final[dict[str, Any]] = {
    "kind": _check_kind,
    "trust": _check_trust,
    "every": _check_every,
    "pace": _check_pace,
    "url": _check_url,
    "file": _check_file,
    "board": _check_board,
    "pages": _check_pages,
    "keys": _check_keys,
    "links": _check_links,
    "map": _check_map,
    "defaults": _check_defaults,
}
