"""Phrasing: figures, counts, lists and long texts as all sentences of jobfit have them."""

from __future__ import annotations

from collections.abc import Collection


def figure(value: float) -> str:
    """Return a number as people read it: spaces between thousands, at most two decimals."""
    rounded = round(value, 2)
    if rounded == int(rounded):
        return f"{int(rounded):,}".replace(",", " ")
    return f"{rounded:,.2f}".rstrip("0").replace(",", " ")


def counted(count: int, what: str = "posting") -> str:
    """Return a count with its noun: "1 posting", "2 999 postings"."""
    return f"{figure(count)} {what}{'' if count == 1 else 's'}"


def listed(words: Collection[str], joint: str = "and") -> str:
    """Return words as a list: "a, b and c"; "" for none."""
    *first, last = words or ("",)
    return f"{', '.join(first)} {joint} {last}" if first else last


def shortened(text: str, most: int) -> str:
    """Return a text of at most so many characters; one that was longer ends in an ellipsis."""
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"
