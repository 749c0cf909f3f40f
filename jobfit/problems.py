"""Problem: a fault that a person can mend, as a value with a place, a sentence and a hint."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from typing import NamedTuple

_WIDEST = 120  # columns of an excerpt where no terminal sets them
_MARGIN = 8  # columns before an excerpt


class Place(NamedTuple):
    """Where a fault is: a file (or `<stdin>`, an option's name), and 1-based line and column when known."""

    file: str
    line: int | None = None
    column: int | None = None
    width: int = 1
    source: str = ""

    def __str__(self) -> str:
        return ":".join(str(part) for part in (self.file, self.line, self.column) if part is not None)


class Problem(NamedTuple):
    """One fault: a stable code, where it is, what is wrong, and how to mend it."""

    code: str
    where: Place
    what: str
    hint: str = ""

    def __str__(self) -> str:
        return self.told()

    @property
    def sentence(self) -> str:
        """Return what is wrong and how to mend it, for where its place is known."""
        return f"{self.what}; {self.hint}" if self.hint else self.what

    @property
    def table(self) -> dict[str, str]:
        """Return the same for JSON, with the code."""
        return {"code": self.code, "what": self.what, "hint": self.hint}

    def told(self, width: int | None = None) -> str:
        """Return the lines a person reads: place, code, sentence, then the source line with a caret.

        Of a source line too long for `width` columns the part around the fault is shown.
        """
        head = f"{self.where}  {self.code}  {self.what}"
        advice = f"\n    help: {self.hint}" if self.hint else ""
        if not self.where.source or self.where.line is None or self.where.column is None:
            return head + advice
        source, column = _window(self.where.source, self.where.column, (width or _WIDEST) - _MARGIN)
        caret = " " * (column - 1) + "^" * max(1, min(self.where.width, len(source) - column + 1))
        marked = f"      | {caret}"
        beside = f"{marked} {self.hint}".rstrip()
        told = marked + advice if width and len(beside) > width else beside
        return f"{head}\n{self.where.line:>5} | {source}\n{told}"


def _window(source: str, column: int, width: int) -> tuple[str, int]:
    """Return the part of a line that is shown, and where its column is in it."""
    if len(source) <= width:
        return source, column
    begin = max(0, min(column - 1 - width // 3, len(source) - width))
    part = source[begin : begin + width]
    part = f"…{part[1:]}" if begin else part
    return (part if begin + width == len(source) else f"{part[:-1]}…"), column - begin


def in_order(problems: Iterable[Problem]) -> list[Problem]:
    """Return problems each once, by file, line and column: as somebody goes through a file to mend them."""
    unique = dict.fromkeys(problems)
    return sorted(unique, key=lambda each: (each.where.file, each.where.line or 0, each.where.column or 0))


def suggest(name: str, known: Iterable[str], *, otherwise: str = "") -> str:
    """Return "did you mean …?" with the nearest of the known names, or the sentence given for when none is near.

    The last part of a name is compared first: "pay" is near to "must.pay", and "must.days" is not.
    """
    names = list(known)
    near = difflib.get_close_matches(_last(name), map(_last, names), n=1)
    alike = [each for each in names if _last(each) in near]
    nearest = difflib.get_close_matches(name, alike, n=1, cutoff=0)
    return f"did you mean {nearest[0]!r}?" if nearest else otherwise


def _last(name: str) -> str:
    return name.rpartition(".")[2]
