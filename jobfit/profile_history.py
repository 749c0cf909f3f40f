"""The history of a profile: which one is meant, and what changed between two, as text and as rules and settings."""

from __future__ import annotations

import difflib
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

import tomlkit

from jobfit.errors import InputError
from jobfit.problems import Place, Problem
from jobfit.profile.load import parse_profile
from jobfit.profile.model import Profile
from jobfit.rules.model import Rule
from jobfit.store.rows import ProfileChange
from jobfit.store.store import Store

_SHORTEST: Final = 6  # characters of an id
_SETTINGS: Final = ("me", "now", "right", "bar", "value", "goal", "assume")


@dataclass(frozen=True, slots=True)
class Changes:
    """What one profile has that another has not: rules, and settings as a person writes them."""

    new: tuple[Rule, ...]
    gone: tuple[Rule, ...]
    changed: tuple[tuple[Rule, Rule], ...]
    settings: tuple[str, ...]


def short_ids(changes: Sequence[ProfileChange]) -> dict[str, str]:
    """Return the shortest ids, of six characters or more, that tell the profiles of a history apart, by hash."""
    hashes = sorted({each.hash for each in changes})
    length = _SHORTEST
    while len({each[:length] for each in hashes}) < len(hashes):
        length += 1
    return {each: each[:length] for each in hashes}


def named(changes: Sequence[ProfileChange], prefix: str) -> str:
    """Return the hash of the profile whose id begins so; raises InputError unless there is just one."""
    found = sorted({each.hash for each in changes if prefix and each.hash.startswith(prefix.casefold())})
    if len(found) == 1:
        return found[0]
    ids = short_ids(changes)
    several = ", ".join(ids[each] for each in found[:4])
    what = (
        f"{len(found)} profiles begin with {prefix!r}" if found else f"no profile of the history has the id {prefix!r}"
    )
    hint = f"write more of it: {several}" if found else "`jobfit profile log` lists them"
    raise InputError([Problem("HIST001", Place("profile history"), what, hint)])


def last_sound(store: Store, *, today: date) -> ProfileChange | None:
    """Return the newest profile of the history that can be judged by."""
    for change in reversed(store.profile_changes()):
        text = store.profile_text(change.hash)
        if text is not None and sound(text, today=today):
            return change
    return None


def sound(text: str, *, today: date) -> Profile | None:
    """Return the profile that a text is, None when it has faults."""
    try:
        return parse_profile(text.encode(), file="profile.toml", today=today)
    except InputError:
        return None


def text_difference(before: str, after: str, *, names: tuple[str, str]) -> list[str]:
    """Return a unified diff of two texts, without line ends."""
    return list(difflib.unified_diff(before.splitlines(), after.splitlines(), *names, lineterm="", n=2))


def changes_between(before: str, after: str, *, today: date) -> Changes | None:
    """Return what changed between two profiles, None when one of them has faults."""
    old, new = sound(before, today=today), sound(after, today=today)
    if old is None or new is None:
        return None
    rules_before = {rule.id: rule for rule in old.rules}
    rules_after = {rule.id: rule for rule in new.rules}
    return Changes(
        new=tuple(rule for name, rule in rules_after.items() if name not in rules_before),
        gone=tuple(rule for name, rule in rules_before.items() if name not in rules_after),
        changed=tuple(
            (rules_before[name], rule)
            for name, rule in rules_after.items()
            if name in rules_before and rules_before[name] != rule
        ),
        settings=tuple(_settings(_flat(tomllib.loads(before)), _flat(tomllib.loads(after)))),
    )


def _settings(before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterator[str]:
    for name in dict.fromkeys((*before, *after)):
        if name not in after:
            yield f"- {name} = {_written(before[name])}"
        elif name not in before:
            yield f"+ {name} = {_written(after[name])}"
        elif before[name] != after[name]:
            yield f"~ {name} = {_written(before[name])} → {_written(after[name])}"


def _flat(document: Mapping[str, Any]) -> dict[str, Any]:
    """Return the settings of a profile by their paths; a value's table is one table deeper."""
    flat: dict[str, Any] = {}
    for section in _SETTINGS:
        for key, value in document.get(section, {}).items():
            if section == "value" and isinstance(value, Mapping):
                flat |= {f"{section}.{key}.{name}": each for name, each in value.items()}
            else:
                flat[f"{section}.{key}"] = value
    return flat


def _written(value: object) -> str:
    return tomlkit.item([value]).as_string().strip()[1:-1]  # in a list even a table is written in one line
