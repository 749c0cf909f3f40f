"""Phrasing: figures, counts, lists, long texts and postings as all sentences of jobfit have them."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

_VOWELS: Final = "aeiou"
_HISSING: Final = ("s", "x", "z", "ch", "sh")
_IRREGULAR: Final = {"person": "people"}


def figure(value: float) -> str:
    """Return a number as people read it: spaces between thousands, at most two decimals."""
    rounded = round(value, 2)
    if rounded == int(rounded):
        return f"{int(rounded):,}".replace(",", " ")
    return f"{rounded:,.2f}".rstrip("0").replace(",", " ")


def plural(noun: str) -> str:
    """Return what several of something are called, the last word being the noun: "entries", "near misses"."""
    *before, last = noun.rpartition(" ")
    if last in _IRREGULAR:
        several = _IRREGULAR[last]
    elif last.endswith("y") and last[-2:-1] not in _VOWELS:
        several = f"{last[:-1]}ies"
    else:
        several = f"{last}es" if last.endswith(_HISSING) else f"{last}s"
    return "".join((*before, several))


def called(count: float, noun: str) -> str:
    """Return what so many of something are called."""
    return noun if count == 1 else plural(noun)


def counted(count: float, noun: str = "posting") -> str:
    """Return a count with its noun: "1 posting", "2 999 entries"."""
    return f"{figure(count)} {called(count, noun)}"


def part_of(count: int, total: int, noun: str = "posting") -> str:
    """Return a part of some things in words: "1 of 3 items", "1 of 1 item"."""
    return f"{figure(count)} of {counted(total, noun)}"


def listed(words: Collection[str], joint: str = "and") -> str:
    """Return words as a list: "a, b and c"; "" for none."""
    *first, last = words or ("",)
    return f"{', '.join(first)} {joint} {last}" if first else last


def shortened(text: str, most: int) -> str:
    """Return a text of at most so many characters; one that was longer ends in an ellipsis."""
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"


def titled(title: str, company: str = "", joint: str = " · ") -> str:
    """Return a posting's title with its company, if that is known; one without a title says so."""
    return joint.join(filter(None, (title or "(no title)", company)))


def short_id(posting_id: str) -> str:
    """Return the first characters of a posting's id, enough to name it on the command line."""
    return posting_id[:6]
