"""Picking a field out of an entry: what the right side of a feed's `map` may say.

company = "hiring.name"                      a path; lists on the way give all their values
company = "company_name | author"            the first of several that is not empty
title   = "title after first ': '"           what stands after a separator; the whole text when it is not there
company = "title before last ', '"           what stands before one; nothing when it is not there
company = "text before first '<' before first ' - '"   one cut after another
date_posted = "date in day/month/year"       a day whose order is known, where 10/11/2026 alone could be two
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any, Final, NamedTuple, TypeAlias

Lookup: TypeAlias = Callable[[str], Any]

_CUT = re.compile(r" (before|after) (first|last) '([^']{1,20})'")
_ORDER = re.compile(r" in (day/month|month/day)/year$")
_DAY = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})(?!\d)")
_PATH = re.compile(r"[^\s|']{1,200}(?: [^\s|']{1,200}){0,5}")  # a column's name may have spaces
_OR = re.compile(r" \| (?=(?:[^']*'[^']*')*[^']*$)")  # a separator in quotes may have one
_LONGEST: Final = 300
_WORDS: Final = (" before ", " after ", " in day/", " in month/")
_DEEPEST: Final = 8


class Cut(NamedTuple):
    """Where a text is cut, and which side of it is kept."""

    side: str
    which: str
    separator: str

    def of(self, text: str) -> str | None:
        """Return what is kept of a text: where the separator is not in it, all when what stands after it is wanted."""
        before, separator, after = (text.partition if self.which == "first" else text.rpartition)(self.separator)
        if not separator:
            return text if self.side == "after" else None
        return (before if self.side == "before" else after).strip()


class Pick(NamedTuple):
    """One alternative: a path, where what it leads to is cut, and the order of a day in it if that is known."""

    path: str
    cuts: tuple[Cut, ...] = ()
    order: str = ""

    def value(self, lookup: Lookup) -> Any:  # noqa: ANN401 - a feed's own value
        """Return what the path leads to, cut; None when there is nothing."""
        found = lookup(self.path)
        for each in self.cuts:
            found = each.of(found) if isinstance(found, str) else found
        return _year_first(found, self.order) if self.order and isinstance(found, str) else found


def _year_first(text: str, order: str) -> str:
    """Return a text that begins with a day as that day in an order that cannot be misread."""
    day = _DAY.match(text.strip())
    if day is None:
        return text
    first, second = (day[2], day[1]) if order == "day/month" else (day[1], day[2])
    return f"{day[3]}-{first:0>2}-{second:0>2}"


@lru_cache(maxsize=1000)
def compile_pick(written: str) -> tuple[Pick, ...]:
    """Return the alternatives that a `map` value names; raise ValueError with one sentence when it is not one."""
    if len(written) > _LONGEST:
        raise ValueError(f"{written[:40]!r}… is not a field's name; it is longer than {_LONGEST} characters")
    return tuple(_one(part.strip()) for part in _OR.split(written))


def _one(part: str) -> Pick:
    order = _ORDER.search(part)
    rest = part[: order.start()] if order else part
    cuts = list(_CUT.finditer(rest))
    path = rest[: cuts[0].start()] if cuts else rest
    whole = rest == path + "".join(each[0] for each in cuts)
    if not whole or any(word in path for word in _WORDS) or not _PATH.fullmatch(path):
        raise ValueError(f"{part!r} is not the way to a field")
    return Pick(path, tuple(Cut(*each.groups()) for each in cuts), order[1] if order else "")


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


def objects(value: object, path: str) -> list[Mapping[str, Any]]:
    """Return the objects of the list that a path leads to, or the one object; none for anything else."""
    return [each for each in as_list(along(value, path)) if isinstance(each, Mapping)]


def texts(value: object, path: str) -> list[str]:
    """Return the texts and figures of the list that a path leads to, or the one, as texts; none for anything else."""
    found = (each for each in as_list(along(value, path)) if isinstance(each, str | int | float))
    return [str(each) for each in found if each != "" and not isinstance(each, bool)]


def as_list(value: object) -> list[Any]:
    """Return a list as it is, and anything else as the one element of one; nothing is none."""
    return value if isinstance(value, list) else [] if value is None else [value]


def place_of(*parts: object) -> str:
    """Return the parts of a place as one text; what is not known, or said already, is left out."""
    return ", ".join(dict.fromkeys(str(part) for part in parts if part))


def _step(value: object, step: str) -> object:
    if isinstance(value, Mapping):
        return value.get(step)
    if isinstance(value, list | tuple):
        found = (_step(each, step) for each in value if isinstance(each, Mapping))
        return [each for each in found if each not in (None, "")]
    return None
