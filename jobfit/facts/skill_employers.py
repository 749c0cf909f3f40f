"""The names of the employer, which are often those of a product too."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from jobfit.facts.reading import Reading
from jobfit.facts.reading.skill_names import Kind
from jobfit.facts.skill_cues import Employer
from jobfit.facts.skill_words import Named

_LONGEST = 40
_TOOL, _GUARDED = Kind.TOOL, Kind.GUARDED  # an enum's members are slow to look up
_HEAD = re.compile(r"[\s#*]*(?P<name>[^|(\[:,\n]+?)(?:,|\s*[|(\[:–—\n]|\s+-|-\s|\s+(?:https?:|www\.))")


def employers(reading: Reading, words: Employer, named: Sequence[Named]) -> frozenset[str]:
    """Return the names of the employer in lower case, also without the words that are no part of its product's.

    They are the field, what stands in front of "| Engineer |", and a name that the text speaks of as one ("At Kites,
    we", "Kites is hiring"). `named` are the skills named in the text, of which one may be the employer.
    """
    names = [reading.posting.company.casefold(), _head(reading, words), *_spoken_of(reading.text, words, named)]
    names = [short for name in names for short in _shortened(words.ends, name)]
    return frozenset({*names, *(f"{name}.com" for name in names)})


def _head(reading: Reading, words: Employer) -> str:
    """Return what a text begins with in the place of an employer, unless it is a role or a list, "" for nothing.

    Where there is a title, only a bar makes the place one.
    """
    start = reading.field("description").start
    if reading.posting.title and reading.text.find("|", start, start + _LONGEST) < 0:
        return ""
    head = _HEAD.match(reading.text, start, start + _LONGEST)
    if not head:
        return ""
    name = head["name"].casefold()
    return "" if "/" in name or not words.roles.isdisjoint(name.split()) else name


def _spoken_of(text: str, words: Employer, named: Sequence[Named]) -> Iterator[str]:
    for start, end, _, kind in named:
        if kind is _TOOL or kind is _GUARDED:
            behind = text[end : end + 2] in words.starts and text.startswith(words.does, end)
            if behind or (text[start - 2 : start] in words.stops and text.endswith(words.at, 0, start)):
                yield text[start:end].casefold()


def _shortened(ends: tuple[str, ...], name: str) -> Iterator[str]:
    """Yield a name, and what is left of it without one end after the other ("Kites Software Inc.")."""
    yield name
    name = name.rstrip(" -.,")
    while name.endswith(ends):
        name = name.removesuffix(next(end for end in ends if name.endswith(end))).rstrip(" -.,")
        yield name
