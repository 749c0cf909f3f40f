"""Page -> plain text: for a terminal, a pipe or a file."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import assert_never

from jobfit.layout import TextStyle, clean, joined, to_ascii, wrapped
from jobfit.pages.model import Block, Commands, Items, Link, Page, Paragraph, Room, Table, marked

_GAP = 2  # columns between two of a table
_INDENT = 2
_LONGEST_WORD = 32  # columns that a column keeps for a word, such as a rule's id
_NARROWEST = 20  # columns of a table's first column, where others leave it less


def render(page: Page) -> str:
    """Return the page as plain text of 80 columns."""
    return render_styled(page, TextStyle())


def render_styled(page: Page, style: TextStyle) -> str:
    """Return the page as text in a style; no line is longer than its width but for words, commands and figures."""
    lines = [*style.painted(wrapped(page.title, style, 0), "title"), *wrapped(page.subtitle, style, 0)]
    for section in page.shown:
        lines += ["", *style.painted(wrapped(section.title, style, 0), "title")]
        for block in section.blocks:
            lines += _lines(block, style)
    footer = [line for sentence in page.footer for line in wrapped(sentence, style, 0)]
    return joined([*lines, "", *style.painted(footer, "quiet")])


def _lines(block: Block, style: TextStyle) -> list[str]:
    match block:
        case Paragraph():
            rows = wrapped(block.text, style, 2)
            return style.painted(rows, "quiet") if block.quiet else rows
        case Items():
            return [
                line
                for each in block.items
                for line in wrapped(each if marked(each) else f"· {each}", style, 2, hang=2)
            ]
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
    widths = _widths(list(zip(*rows, strict=True)), table, style)
    for number, row in enumerate(rows):
        pieces = [
            _figure(cell, width) if column in table.figures else wrapped(cell, TextStyle(width=width), 0)
            for column, (cell, width) in enumerate(zip(row, widths, strict=True))
        ]
        for beside in zip_longest(*pieces, fillvalue=""):
            cells = [_set(table, each, *sized) for each, sized in enumerate(zip(beside, widths, strict=True))]
            line = f"{' ' * _INDENT}{(' ' * _GAP).join(cells)}".rstrip()
            yield line if number else style.paint(line, "quiet")


def _widths(columns: list[tuple[str, ...]], table: Table, style: TextStyle) -> list[int]:
    """Return the columns' widths: the first gives way, then the widest others, down to what can still be read.

    The heads of figures give way last; the figures never do.
    """
    widths = [max(map(len, cells)) for cells in columns]
    least = [_least(cells, figures=column in table.figures) for column, cells in enumerate(columns)]
    in_turn = sorted(range(1, len(widths)), key=lambda each: (each in table.figures, -widths[each]))
    for column in [0, *in_turn]:
        spare = style.width - _INDENT - sum(widths) - _GAP * (len(widths) - 1)
        widths[column] = max(min(widths[column], least[column]), widths[column] + min(0, spare))
    return widths


def _least(cells: Sequence[str], *, figures: bool) -> int:
    """Return how narrow a column can be: figures are not broken, and words only where they are very long."""
    if figures:
        return max(map(len, (*cells[0].split(), *cells[1:])))
    longest = max((len(word) for cell in cells for word in cell.split()), default=0)
    return max(_NARROWEST, min(longest, _LONGEST_WORD))


def _figure(cell: str, width: int) -> list[str]:
    """Return a figure, or the head above some, in rows of a width."""
    return textwrap.wrap(cell, width, break_long_words=False, break_on_hyphens=False) or [""]


def _set(table: Table, column: int, cell: str, width: int) -> str:
    """Return a cell in its column's width, figures to the right."""
    return cell.rjust(width) if column in table.figures else cell.ljust(width)
