"""Page -> plain text: for a terminal, a pipe or a file."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest
from typing import assert_never

from jobfit.digests.layout import TextStyle, clean, joined, to_ascii, wrapped
from jobfit.pages.model import Block, Commands, Items, Link, Page, Paragraph, Room, Table

_GAP = 2  # columns between two of a table
_INDENT = 2
_NARROWEST = 20  # columns of a table's first column, where others leave it less


def render(page: Page) -> str:
    """Return the page as plain text of 80 columns."""
    return render_styled(page, TextStyle())


def render_styled(page: Page, style: TextStyle) -> str:
    """Return the page as text in a style; no line is longer than its width but for words, commands and figures."""
    lines = [*_painted(wrapped(page.title, style, 0), "title", style), *wrapped(page.subtitle, style, 0)]
    for section in page.shown:
        lines += ["", *_painted(wrapped(section.title, style, 0), "title", style)]
        for block in section.blocks:
            lines += _lines(block, style)
    footer = [line for sentence in page.footer for line in wrapped(sentence, style, 0)]
    return joined([*lines, "", *_painted(footer, "quiet", style)])


def _painted(rows: list[str], role: str, style: TextStyle) -> list[str]:
    return [style.paint(row, role) for row in rows]


def _lines(block: Block, style: TextStyle) -> list[str]:
    match block:
        case Paragraph():
            rows = wrapped(block.text, style, 2)
            return _painted(rows, "quiet", style) if block.quiet else rows
        case Items():
            return [line for each in block.items for line in wrapped(f"· {each}", style, 2, hang=2)]
        case Table():
            return list(_rows(block, style))
        case Commands():
            return [line for proposal in block.proposals for line in _proposal(*proposal, style)]
        case Room():
            blank = " " * 4 + "_" * (style.width - 4)
            return [*wrapped(f"· {block.question}", style, 2, hang=2), *[blank] * block.lines]
        case Link():
            return wrapped(block.url, style, 2)
        case _:
            assert_never(block)


def _proposal(sentence: str, command: str, style: TextStyle) -> list[str]:
    said = wrapped(f"· {sentence}", style, 2, hang=2)
    return [*said, f"      {clean(to_ascii(command) if style.ascii_only else command)}"]


def _rows(table: Table, style: TextStyle) -> Iterator[str]:
    """Yield a table's lines; columns of words are wrapped where all together are too wide, the first before others."""
    shown = to_ascii if style.ascii_only else str
    rows = [tuple(shown(clean(cell)) for cell in row) for row in (table.heads, *table.rows)]
    widths = _widths([max(map(len, column)) for column in zip(*rows, strict=True)], table, style)
    for number, row in enumerate(rows):
        pieces = [
            [cell] if column in table.figures else wrapped(cell, TextStyle(width=width), 0)
            for column, (cell, width) in enumerate(zip(row, widths, strict=True))
        ]
        for beside in zip_longest(*pieces, fillvalue=""):
            cells = [_set(table, each, *sized) for each, sized in enumerate(zip(beside, widths, strict=True))]
            line = f"{' ' * _INDENT}{(' ' * _GAP).join(cells)}".rstrip()
            yield line if number else style.paint(line, "quiet")


def _widths(widest: list[int], table: Table, style: TextStyle) -> list[int]:
    """Return the columns' widths: the first gives way, then the widest others, down to what can still be read."""
    widths = list(widest)
    words = [each for each in range(1, len(widths)) if each not in table.figures]
    for column in [0, *sorted(words, key=lambda each: -widths[each])]:
        spare = style.width - _INDENT - sum(widths) - _GAP * (len(widths) - 1)
        widths[column] = max(min(widths[column], _NARROWEST), widths[column] + min(0, spare))
    return widths


def _set(table: Table, column: int, cell: str, width: int) -> str:
    """Return a cell in its column's width, figures to the right."""
    return cell.rjust(width) if column in table.figures else cell.ljust(width)
