"""Problem: a fault that a person can mend, as a value with a place, a sentence and a hint."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """Where a fault is: a file (or `<stdin>`, an option's name), and 1-based line and column when known."""

    file: str
    line: int | None = None
    column: int | None = None
    width: int = 1
    source: str = ""

    def __str__(self) -> str:
        return ":".join(str(part) for part in (self.file, self.line, self.column) if part is not None)


@dataclass(frozen=True, slots=True)
class Problem:
    """One fault: a stable code, where it is, what is wrong, and how to mend it."""

    code: str
    where: Place
    what: str
    hint: str = ""

    def __str__(self) -> str:
        """Return the lines a person reads: place, code, sentence, then the source line with a caret."""
        head = f"{self.where}  {self.code}  {self.what}"
        if not self.where.source or self.where.line is None or self.where.column is None:
            return f"{head}\n    help: {self.hint}" if self.hint else head
        number = f"{self.where.line:>5}"
        caret = " " * (self.where.column - 1) + "^" * max(1, self.where.width)
        lines = [head, f"{number} | {self.where.source}", f"{' ' * 5} | {caret} {self.hint}".rstrip()]
        return "\n".join(lines)


def suggest(name: str, known: Iterable[str], *, otherwise: str = "") -> str:
    """Return "did you mean …?" with the nearest of the known names, or the sentence given for when none is near."""
    near = difflib.get_close_matches(name, list(known), n=1, cutoff=0.6)
    return f"did you mean {near[0]!r}?" if near else otherwise
