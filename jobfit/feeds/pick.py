"""Picking a field out of an entry: what the right side of a feed's `map` may say.

company = "hiring.name"                      a path; lists on the way give all their values
company = "company_name | author"            the first of several that is not empty
title   = "title after first ': '"           what stands after a separator; the whole text when it is not there
company = "title before last ', '"           what stands before one; nothing when it is not there
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any, Final, NamedTuple, TypeAlias

Lookup: TypeAlias = Callable[[str], Any]

_CUT = re.compile(r"(?P<path>\S{1,200}) (?P<side>before|after) (?P<which>first|last) '(?P<separator>[^']{1,20})'")
_PATH = re.compile(r"[^\s|']{1,200}(?: [^\s|']{1,200}){0,5}")  # a column's name may have spaces
_OR = re.compile(r" \| (?=(?:[^']*'[^']*')*[^']*$)")  # a separator in quotes may have one
_LONGEST: Final = 300
_WORDS: Final = (" before ", " after ")
_DEEPEST: Final = 8


class Pick(NamedTuple):
    """One alternative: a path, and the separator to cut at if any."""

    path: str
    side: str = ""
    which: str = ""
    separator: str = ""

    def value(self, lookup: Lookup) -> Any:  # noqa: ANN401 - a feed's own value
        """Return what the path leads to, cut; None when there is nothing."""
        found = lookup(self.path)
        if not self.separator or not isinstance(found, str):
            return found
        cut = found.partition if self.which == "first" else found.rpartition
        before, separator, after = cut(self.separator)
        if not separator:
            return found if self.side == "after" else None
        return (before if self.side == "before" else after).strip()


@lru_cache(maxsize=1000)
def compile_pick(written: str) -> tuple[Pick, ...]:
    """Return the alternatives that a `map` value names; raise ValueError with one sentence when it is not one."""
    if len(written) > _LONGEST:
        raise ValueError(f"{written[:40]!r}… is not a field's name; it is longer than {_LONGEST} characters")
    return tuple(_one(part.strip()) for part in _OR.split(written))


def _one(part: str) -> Pick:
    if cut := _CUT.fullmatch(part):
        return Pick(cut["path"], cut["side"], cut["which"], cut["separator"])
    if any(word in part for word in _WORDS) or not _PATH.fullmatch(part):
        raise ValueError(f"{part!r} is not a field's name, nor of the form: title after first ': '")
    return Pick(part)


def pick(written: str, lookup: Lookup) -> Any:  # noqa: ANN401 - a feed's own value
    """Return the first of the alternatives that is not empty, None when all are."""
    for each in compile_pick(written):
        value = each.value(lookup)
        if value not in (None, "", [], {}):
            return value
    return None


def along(value: object, path: str) -> Any:  # noqa: ANN401 - a feed's own value
    """Return what a dotted path leads to in nested tables; a key with dots in it is tried as it stands first.

    A list on the way gives the list of what its elements lead to.
    """
    if isinstance(value, Mapping) and path in value:
        return value[path]
    steps = path.split(".")
    if len(steps) > _DEEPEST:
        return None
    for step in steps:
        value = _step(value, step)
    return value


def _step(value: object, step: str) -> object:
    if isinstance(value, Mapping):
        return value.get(step)
    if isinstance(value, list | tuple):
        found = (_step(each, step) for each in value if isinstance(each, Mapping))
        return [each for each in found if each not in (None, "")]
    return None
