"""Plain values: what a feed gives, made safe to store and to compare; what is of no use is named, not passed on."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final

DEEPEST: Final = 10
"""Levels that a value may have; a feed needs two or three."""

EMPTY: Final[tuple[object, ...]] = (None, "", [], {}, ())

_SURROGATE = re.compile("[\ud800-\udfff]")  # half of a character: JSON can say it, but nothing can store it
_REPLACED: Final = "\ufffd"
_TEXTS_ONLY: Final = frozenset({"url"})


class Unusable(ValueError):
    """A value that cannot be taken as it is."""


def plain_id(value: object) -> str:
    """Return an entry's id as text, "" for none; raise Unusable for what is neither text nor a number."""
    if value in EMPTY:
        return ""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        raise Unusable
    return _whole(str(value)).strip()


def plain_fields(fields: Mapping[str, Any]) -> tuple[dict[str, Any], list[str]]:
    """Return the fields that are not empty as plain values, and the names of those that had to be left out."""
    kept: dict[str, Any] = {}
    left_out: list[str] = []
    for name, value in fields.items():
        if value in EMPTY:
            continue
        try:
            kept[name] = _text(value) if name in _TEXTS_ONLY else _plain(value, DEEPEST)
        except Unusable:
            left_out.append(name)
    return kept, left_out


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise Unusable
    return _whole(value)


def _plain(value: object, levels: int) -> object:
    if isinstance(value, str):
        return _whole(value)
    if not isinstance(value, Mapping | list | tuple):
        return value
    if not levels:
        raise Unusable
    if isinstance(value, Mapping):
        return {_whole(str(name)): _plain(each, levels - 1) for name, each in value.items()}
    return [_plain(each, levels - 1) for each in value]


def _whole(text: str) -> str:
    try:
        text.encode()  # a tenth of the time that looking for them takes
    except UnicodeEncodeError:
        return _SURROGATE.sub(_REPLACED, text)
    return text
