"""Verdicts side by side: a column each, in the width of the terminal, and the same as JSON."""

from __future__ import annotations

import json
import re
import textwrap
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from jobfit.cli.terminal import document
from jobfit.layout import TextStyle, clean, to_ascii, unbroken, wrapped
from jobfit.phrasing import counted, listed
from jobfit.verdicts.explain import LABELS
from jobfit.verdicts.sentences import ASCII_MARKS, Mark
from jobfit.verdicts.side_by_side import Cell, Row, SideBySide, better_in

if TYPE_CHECKING:
    from jobfit.verdicts.model import Verdict

BETTER = "*"
"""What stands before a cell that is better than all others of its row."""

_ROLES = {Mark.YES: "yes", Mark.NO: "no", Mark.UNKNOWN: "unknown", Mark.NOTE: "unknown", Mark.PLAIN: ""}
_NAMES = 20  # columns of the terminal that the names of rows have
_NARROWEST = 12  # columns of a cell, and of the names
_GAP = 2
_HANG = 2
_BEFORE_A_UNIT = re.compile("\u00a0(?=[A-Z%])")
_MOST_NAMED = 7  # rules and facts that a column is better in


@dataclass(frozen=True, slots=True)
class _Table:
    """The measures of a table: the width of the names, and of each column."""

    style: TextStyle
    columns: int

    @property
    def names(self) -> int:
        return max(_NARROWEST, min(_NAMES, self.style.width - (_NARROWEST + _GAP) * self.columns))

    @property
    def width(self) -> int:
        return max(_NARROWEST, (self.style.width - self.names - _GAP * self.columns) // self.columns)

    def row(self, name: str, cells: Sequence[tuple[str, str]]) -> Iterator[str]:
        """Yield the lines of a row; each cell is a text and the role of its colour."""
        parts = [self._lines(name, self.names), *(self._lines(text, self.width) for text, _ in cells)]
        roles = ["", *(role for _, role in cells)]
        widths = [self.names, *[self.width] * len(cells)]
        for number in range(max(map(len, parts))):
            shown = [part[number] if number < len(part) else "" for part in parts]
            padded = [
                (self.style.paint(text, role) if role and text else text) + " " * (width - len(text))
                for text, role, width in zip(shown, roles, widths, strict=True)
            ]
            yield (" " * _GAP).join(padded).rstrip()

    def _lines(self, text: str, width: int) -> list[str]:
        bare = unbroken(clean(text))
        bare = " ".join(_broken(word, width - _HANG) for word in bare.split(" "))
        bare = to_ascii(bare) if self.style.ascii_only else bare
        return [row.replace("\u00a0", " ") for row in textwrap.wrap(bare, width, subsequent_indent=" " * _HANG)] or [""]


def _broken(word: str, width: int) -> str:
    """Return a figure that is too long for its column in parts: before its currency, and after a dash if it has to."""
    if len(word) <= width:
        return word
    parts = _BEFORE_A_UNIT.sub(" ", word).split(" ")
    return " ".join(part if len(part) <= width else part.replace("–", "– ") for part in parts)


def versus_lines(shown: SideBySide, style: TextStyle) -> list[str]:
    """Return verdicts side by side as lines: outcome and score, rules that differ, facts, and what is better where."""
    table = _Table(style, len(shown.columns))
    verdicts = [column.verdict for column in shown.columns]
    lines = [
        *table.row("", [(column.name, "title") for column in shown.columns]),
        *table.row("", [(column.title, "quiet") for column in shown.columns]),
        *table.row("outcome", [(LABELS[each.outcome], each.outcome.value) for each in verdicts]),
        *table.row("score", [(_score(each), "") for each in verdicts]),
    ]
    for title, rows in (("Rules", shown.rules), ("Facts", shown.facts)):
        if rows:
            lines += ["", style.paint(title, "title")]
        for row in rows:
            cells = [_cell(cell, style, best=place == row.best) for place, cell in enumerate(row.cells)]
            lines += table.row(row.name.replace("_", " "), cells)
    return [*lines, "", *_summary(shown, style)]


def _cell(cell: Cell, style: TextStyle, *, best: bool) -> tuple[str, str]:
    sign = "" if cell.mark is Mark.PLAIN else ASCII_MARKS[cell.mark] if style.ascii_only else cell.mark.value
    return " ".join(filter(None, (BETTER if best else "", sign, cell.text))), _ROLES[cell.mark]


def _score(verdict: Verdict) -> str:
    low, high = (f"{end:.0f}" for end in verdict.score)
    return f"{low if low == high else f'{low} to {high}'} (bar {verdict.bar})"


def _summary(shown: SideBySide, style: TextStyle) -> Iterator[str]:
    """Yield what each column is better in, and how many rules came out the same."""
    for place, column in enumerate(shown.columns):
        names = [name.replace("_", " ") for name in better_in(shown, place)]
        more = [f"{len(names) - _MOST_NAMED} more"] if len(names) > _MOST_NAMED + 1 else []
        told = listed([*(names[:_MOST_NAMED] if more else names), *more]) if names else "nothing that is sure"
        yield from wrapped(f"{BETTER} {column.name} is better in: {told}", style, 0, hang=2)
    if shown.same:
        yield from wrapped(f"{counted(len(shown.same), 'rule')} came out the same.", style, 0)


def versus_json(shown: SideBySide, via: Sequence[Sequence[str]]) -> str:
    """Return the same as one JSON document; `via`: the feeds of each column."""
    body = {
        "postings": [
            {
                "name": column.name,
                "title": column.title,
                "attribution": list(feeds),
                "verdict": json.loads(column.verdict.model_dump_json()),
            }
            for column, feeds in zip(shown.columns, via, strict=True)
        ],
        "rules": [_row(row) for row in shown.rules],
        "same": list(shown.same),
        "facts": [_row(row) for row in shown.facts],
        "better_in": [better_in(shown, place) for place in range(len(shown.columns))],
    }
    return document(body)


def _row(row: Row) -> Mapping[str, object]:
    return {"name": row.name, "cells": [cell.text for cell in row.cells], "best": row.best}
