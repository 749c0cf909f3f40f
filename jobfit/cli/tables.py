"""Tables: on a terminal as wide as it is; elsewhere a whole line a row, for grep and other programs."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from typing import Final

from jobfit.cli.terminal import folded, style
from jobfit.layout import wrapped

_NARROWEST: Final = 20  # columns of a last cell beside the others
_BELOW: Final = 4
_APART: Final = "  "  # no cell but the last has two spaces in it


def piped() -> bool:
    """Say whether no terminal shows what is written, so that nothing is cut or goes on in another line."""
    return not sys.stdout.isatty()


def aligned(table: Sequence[Sequence[str]], *, indent: int = 0) -> Iterator[str]:
    """Yield rows of cells, in columns; on a terminal a row's last cell goes on below itself."""
    look = style()
    widths = [max(map(len, column)) for column in zip(*table, strict=True)]
    for *cells, last in table:
        padded = (f"{cell:{width}}{_APART}" for cell, width in zip(cells, widths, strict=False))
        head = " " * indent + "".join(padded)
        below = indent + _BELOW if look.width - len(head) < _NARROWEST else len(head)  # where there is no room beside
        rows = [last] if piped() else [row.lstrip() for row in wrapped(last, look, below)] or [""]
        if below < len(head) and not piped():
            yield head.rstrip()
            head = " " * below
        for number, row in enumerate(rows):
            yield f"{' ' * below if number else head}{look.paint(row, 'quiet') if row else ''}".rstrip()


def rows_of(sentence: str) -> list[str]:
    """Return a sentence in rows of the terminal's width; elsewhere it stays one line."""
    return [sentence] if piped() else folded(sentence, style().width)
