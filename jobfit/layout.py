"""How plain text is laid out: words fit for a terminal, in lines of its width, in the signs that it can show."""

from __future__ import annotations

import re
import textwrap
import unicodedata
from collections.abc import Callable, Iterable
from typing import NamedTuple, TypeAlias

Paint: TypeAlias = Callable[[str, str], str]
"""(text, role) -> the text in the colour of its role: keep, ask, near_miss, reject, yes, no, unknown, quiet, title."""


def _unpainted(text: str, _role: str) -> str:
    return text


class TextStyle(NamedTuple):
    """How text is laid out: columns, plain ASCII marks, colours, and how jobfit is called."""

    width: int = 80
    ascii_only: bool = False
    paint: Paint = _unpainted
    command: str = "jobfit"  # as it has to be typed, in what is said to be typed next

    def painted(self, rows: Iterable[str], role: str) -> list[str]:
        """Return rows in the colour of their role."""
        return [self.paint(row, role) for row in rows]


_THOUSANDS = re.compile(r"(?<=\d) (?=\d{3}(?!\d))")
_MEASURES = re.compile(r"(?<=\d) (?=%|[A-Z]{3}\b)|(?<=[≥≤<>=≠+−]) (?=\d)")
_SIGNS = {
    "–": "-", "—": "-", "−": "-", "≥": ">=", "≤": "<=", "≠": "!=", "“": '"', "”": '"', "’": "'", "·": "-", "…": "...",
    "✓": "ok", "✗": "NO", "→": "->", "€": "EUR", "£": "GBP",
}  # fmt: skip
_INVISIBLE = dict.fromkeys((0x00AD, 0x200B, 0x2060, 0xFEFF))  # inside words: soft hyphen, zero width


def wrapped(text: str, style: TextStyle, indent: int, *, hang: int = 0) -> list[str]:
    """Return the text, cleaned but for double spaces, in lines of the style's width.

    A word that is longer (a URL) keeps its line to itself.
    """
    bare = unbroken("  ".join(filter(None, map(clean, text.split("  ")))))
    rows = textwrap.wrap(
        to_ascii(bare) if style.ascii_only else bare,
        width=max(style.width, indent + hang + 20),
        initial_indent=" " * indent,
        subsequent_indent=" " * (indent + hang),
        break_long_words=False,
        break_on_hyphens=False,
    )
    return [row.replace("\u00a0", " ") for row in rows]


def unbroken(text: str) -> str:
    """Return the text with spaces that do not break inside a figure, before its currency and after a sign."""
    return _MEASURES.sub("\u00a0", _THOUSANDS.sub("\u00a0", text))


def clean(text: str) -> str:
    """Return a posting's words fit for a terminal: one line, no control or direction characters."""
    shown = text.translate(_INVISIBLE)
    return " ".join("".join(" " if unicodedata.category(char)[0] == "C" else char for char in shown).split())


def to_ascii(text: str) -> str:
    """Return jobfit's own signs in ASCII; letters of names and quotes stay as they are."""
    return "".join(_SIGNS.get(char, char) for char in text)


def joined(lines: Iterable[str]) -> str:
    """Return lines as one text that ends in a newline."""
    return "\n".join(lines).rstrip() + "\n"
