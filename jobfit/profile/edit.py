"""Edits of a profile's text: single settings, whole tables; comments and everything else stay as they are."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping, MutableMapping, Sequence
from typing import Any, NamedTuple

import tomlkit
from tomlkit.exceptions import TOMLKitError

from jobfit.errors import InputError
from jobfit.problems import Place, Problem, suggest
from jobfit.rules.edits import options_of
from jobfit.rules.shelf import KINDS


class Setting(NamedTuple):
    """One edit: where it is in the file ("must.pay.min"), and the new value in TOML; None takes it out.

    A table in a list is named by its number, from 1: "must.where.any.2.office_days.max".
    """

    path: tuple[str, ...]
    value: object | None

    @property
    def written(self) -> str:
        """Return the edit as a person would write it."""
        if self.value is None:
            return f"without {'.'.join(self.path)}"
        return f"{'.'.join(self.path)} = {tomlkit.item(self.value).as_string()}"

    @property
    def options(self) -> tuple[str, str]:
        """Return the edit as the two arguments of a command that make it: ("--set", "must.pay.min=75k")."""
        if self.value is None or isinstance(self.value, str):
            return options_of(".".join(self.path), self.value)
        return options_of(".".join(self.path), tomlkit.item(self.value).as_string())

    @property
    def option(self) -> str:
        """Return the same in one, as a problem names it."""
        return " ".join(self.options)


def setting(option: str) -> Setting:
    """Return the setting in `path=value`; what is no TOML value is text. Raises InputError."""
    path, equals, value = option.partition("=")
    if not equals:
        what = "there is no = in it"
        raise InputError([Problem("CLI003", Place(f"--set {option}"), what, "write --set must.pay.min=75k")])
    return Setting(_parts(path, f"--set {option}"), _value(value.strip()))


def dropping(path: str) -> Setting:
    """Return the setting that takes a table or key out of the file. Raises InputError."""
    return Setting(_parts(path, f"--drop {path}"), None)


def with_settings(text: str, settings: Iterable[Setting]) -> str:
    """Return a profile's text with the settings made; tables that are missing are added.

    Raises InputError when what is to be dropped is not there, or a table is asked for where a value stands.
    """
    document = tomlkit.parse(text)
    for each in settings:
        try:
            _set(document, each)
        except TOMLKitError as fault:
            what = f"it cannot be written there: {fault}"
            problem = Problem("CLI005", Place(each.option), what, "edit the file by hand")
            raise InputError([problem]) from None
    return tomlkit.dumps(document)


def with_table(text: str, name: str, values: Mapping[str, object], *, comment: str = "") -> str:
    """Return a profile's text with a table that it does not have yet ("nice.mentoring") at its end."""
    head = f"[{name}]{f'  # {comment}' if comment else ''}"
    rows = [f"{key} = {_in_a_line(value)}" for key, value in values.items()]
    return "\n".join([text.rstrip("\n"), "", head, *rows, ""]).lstrip("\n")


def _in_a_line(value: object) -> str:
    if not isinstance(value, Mapping):
        return tomlkit.item(value).as_string()
    table = tomlkit.inline_table()
    table.update(value)
    return table.as_string()


def _parts(path: str, where: str) -> tuple[str, ...]:
    parts = tuple(part.strip().strip('"') for part in path.split("."))
    if not all(parts):
        what = f"{path!r} names nothing in a profile"
        raise InputError([Problem("CLI005", Place(where), what, "write a path such as must.pay.min")])
    return parts


def _value(written: str) -> object:
    try:
        return tomllib.loads(f"value = {written}")["value"]
    except tomllib.TOMLDecodeError:
        return written


def _set(document: MutableMapping[str, Any], setting: Setting) -> None:
    table: Any = document
    for depth, name in enumerate(setting.path[:-1], start=1):
        if (key := _key(table, name)) is None:
            if setting.value is None or isinstance(table, list):
                raise _missing(setting, depth, table)
            key = name
            table[key] = tomlkit.table(is_super_table=depth < len(setting.path) - 1)
        table = table[key]
        if not isinstance(table, MutableMapping | list):
            what = f"{'.'.join(setting.path[:depth])} is a value, not a table"
            hint = "`jobfit schema` describes every table and key"
            raise InputError([Problem("CLI005", Place(setting.option), what, hint)])
    last = _key(table, setting.path[-1])
    if last is None and (setting.value is None or isinstance(table, list)):
        raise _missing(setting, len(setting.path), table)
    if setting.value is None:
        del table[last]
    else:
        table[setting.path[-1] if last is None else last] = setting.value


def _key(table: MutableMapping[str, Any] | list[Any], name: str) -> str | int | None:
    """Return what stands under a name of a table or a number of a list, which counts from 1; None when nothing does."""
    if isinstance(table, list):
        return int(name) - 1 if name in map(str, range(1, len(table) + 1)) else None
    return name if name in table else None


def _missing(setting: Setting, depth: int, table: MutableMapping[str, Any] | list[Any]) -> InputError:
    """Return the problem of a path whose name at that depth is not in the table or list."""
    name, above = setting.path[depth - 1], ".".join((*setting.path[: depth - 1], ""))
    names: Sequence[object] = list(table) if isinstance(table, MutableMapping) else range(1, len(table) + 1)
    if isinstance(table, MutableMapping) and depth == 1:  # a rule may be named without its kind
        names = [*names, *(f"{kind}.{rule}" for kind in KINDS for rule in table.get(kind, ()))]
    what, otherwise = "the profile has no such table or key", "`jobfit rules list` shows the rules in force"
    hint = suggest(f"{above}{name}", [f"{above}{known}" for known in names], otherwise=otherwise)
    return InputError([Problem("CLI005", Place(setting.option), what, hint)])
