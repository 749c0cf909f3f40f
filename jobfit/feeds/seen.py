"""Seen: what the last reading of a feed held, so that an entry that is as it was need not be read again."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Final, NamedTuple

import jobfit
from jobfit.feeds.interface import Before, Entry, Parsed

VERSION: Final = 5
"""Raise it when the same bytes are read or normalised to something else than before: then nothing counts as seen."""

_MADE_BY: Final = f"{jobfit.__version__}/{VERSION}"


class Seen:
    """The entries of the last reading, as `packed` wrote them; those of another version of jobfit count for nothing."""

    def __init__(self, written: bytes = b"") -> None:
        """Take what `packed` returned, b"" for nothing; it is unpacked when it is first asked for."""
        self._written = written

    @cached_property
    def _held(self) -> tuple[str, tuple[Before, ...]]:
        if not self._written:
            return "", ()
        made_by, surroundings, entries = json.loads(zlib.decompress(self._written))
        return (surroundings, tuple(Before(*each) for each in entries)) if made_by == _MADE_BY else ("", ())

    @property
    def surroundings(self) -> str:
        """Return the hash of what stood around the elements of the entries, "" when those are not known."""
        return self._held[0]

    @cached_property
    def by_id(self) -> Mapping[str, Before]:
        """Return the entries by their ids."""
        return {each.entry_id: each for each in self._held[1]}

    @cached_property
    def by_element(self) -> Mapping[str, Before]:
        """Return the entries by the hashes of their elements."""
        return {each.element: each for each in self._held[1] if each.element} if self.surroundings else {}


NOTHING_SEEN: Final = Seen()


def packed(surroundings: str, entries: Iterable[Before]) -> bytes:
    """Return what a reading held, to be kept until the next one."""
    return zlib.compress(json.dumps([_MADE_BY, surroundings, list(entries)]).encode(), 1)


class SortedOut(NamedTuple):
    """The entries of a reading: those that are new or not as they were, and those that are."""

    new: list[Entry]
    again: list[Before]


def sorted_out(parsed: Parsed, seen: Seen) -> SortedOut:
    """Tell the entries of a reading that are as they were from the others."""
    found = SortedOut([], list(parsed.again))
    for entry in parsed.entries:
        before = seen.by_id.get(entry.entry_id)
        if before and (before.raw_hash, before.base) == (entry.raw_hash, entry.base):
            found.again.append(before._replace(element=entry.element))
        else:
            found.new.append(entry)
    return found
