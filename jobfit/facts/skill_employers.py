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

    They are the field, what stands in front of "| Engineer |", and, where there is no field, a name that the text
    speaks of as one ("At Kites, we", "Kites is hiring"): of `named`, the skills named in it, one may be the employer.
    """
    company = reading.posting.company.casefold()
    names = {company, _head(reading, words)} if company else {_head(reading, words), *_spoken_of(reading, words, named)}
    for name in [name for name in names if name.endswith(words.ends)]:
        names.update(_shortened(words.ends, name))
    names.discard("")
    return frozenset(names)


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


def _spoken_of(reading: Reading, words: Employer, named: Sequence[Named]) -> Iterator[str]:
    text = reading.text
    for start, end, _, kind in named:
        if kind is _TOOL or kind is _GUARDED:
            behind = text[end : end + 2] in words.starts and text.startswith(words.does, end)
            if behind or (text[start - 2 : start] in words.stops and text.endswith(words.at, 0, start)):
                yield text[start:end].casefold()


def _shortened(ends: tuple[str, ...], name: str) -> Iterator[str]:
    """Yield what is left of a name without one end after the other ("Kites Software Inc.")."""
    while name.endswith(ends):
        name = name.removesuffix(next(end for end in ends if name.endswith(end))).rstrip(" -.,")
        yield name
