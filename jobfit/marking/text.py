"""FactSheet -> plain text: evidence in brackets that name its fact, so that colour is never the only sign."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from jobfit.layout import TextStyle, clean, joined, to_ascii, wrapped
from jobfit.marking.sheet import FactSheet, Field, Finding
from jobfit.marking.spans import Edge, Mark, MarkedLine, strokes
from jobfit.phrasing import counted, short_id

BRACKETS = ("⟦", "⟧")
_ASCII_BRACKETS = ("[[", "]]")
_LIKE_BRACKETS = str.maketrans({"⟦": "[", "⟧": "]"})  # no posting may write a mark of its own
_INDENT = 2
_BULLET = "* "
_MOST_PHRASES = 8  # taking a shipped rule brings its phrases in every language


class _Run(NamedTuple):
    """Words in the colour of one role; "" is none."""

    text: str
    role: str = ""


def render(sheet: FactSheet, style: TextStyle) -> str:
    """Return the posting's marked text, then what was found, then what was looked for and not found."""
    own = {finding.name for finding in sheet.findings if finding.own}
    lines = [*_head(sheet, style)]
    for field in sheet.fields:
        lines += [""] if field.name == "description" and len(sheet.fields) > 1 else []
        lines += _field_lines(field, own, style)
    lines += ["", *_found(sheet, style), "", *_not_found(sheet, style)]
    return joined(lines)


def shown(text: str) -> str:
    """Return a posting's words fit for any screen: nothing that controls it or turns its direction."""
    if text.isprintable():
        return text
    return "".join(" " if unicodedata.category(char)[0] in "CZ" else char for char in text)


def _head(sheet: FactSheet, style: TextStyle) -> Iterator[str]:
    posting = sheet.posting
    via = ", ".join(sheet.attribution) or (posting.feed and f"from the feed {posting.feed}")
    whence = (short_id(posting.id), via, posting.url)
    for line in wrapped("  ".join(filter(None, whence)), style, 0):
        yield style.paint(line, "quiet")
    for note in posting.notes:
        yield from style.painted(wrapped(f"! {note}", style, 0, hang=2), "unknown")
    yield ""


def _field_lines(field: Field, own: set[str], style: TextStyle) -> Iterator[str]:
    """Yield a field's lines, a short field's with its name before it."""
    for line in field.lines:
        runs = list(_runs(line, own, style))
        if field.name != "description":
            runs = [_Run(f"{field.name.capitalize()}: ", "quiet"), *runs]
        yield from _filled(runs, style)


def _runs(line: MarkedLine, own: set[str], style: TextStyle) -> Iterator[_Run]:
    """Yield a line with brackets; a bracket of the same fact as the one just before it needs no name again."""
    begin, end = _ASCII_BRACKETS if style.ascii_only else BRACKETS
    around: list[Mark] = []
    for stroke in strokes(line):
        if stroke.mark is None:
            text = shown(stroke.text).translate(_LIKE_BRACKETS)
            yield _Run(text.replace("[[", "[ [") if style.ascii_only else text, _role(around, own))
        elif stroke.edge is Edge.BEGIN:
            label = "" if stroke.again else f"{', '.join(map(clean, stroke.mark.names))}: "
            around.append(stroke.mark)
            yield _Run(begin + (to_ascii(label) if style.ascii_only else label), "quiet")
        else:
            around.pop()
            yield _Run(end, "quiet")


def _role(around: Sequence[Mark], own: set[str]) -> str:
    if not around:
        return ""
    return "own" if any(name in own for mark in around for name in mark.names) else "mark"


def _filled(runs: Sequence[_Run], style: TextStyle) -> Iterator[str]:
    """Yield runs in rows of the style's width, broken at spaces; what follows a bullet hangs under its words."""
    row: list[_Run] = []
    used = 0
    hang = " " * len(_BULLET) if runs and runs[0].text.startswith(_BULLET) else ""
    for word in _words(runs):
        length = sum(len(run.text) for run in word)
        if row and used + 1 + length > style.width:
            yield _painted(row, style)
            row, used = [_Run(hang)], len(hang)
        elif row:
            row.append(_Run(" ", word[0].role if row[-1].role == word[0].role else ""))
            used += 1
        row += word
        used += length
    yield _painted(row, style)


def _words(runs: Iterable[_Run]) -> Iterator[list[_Run]]:
    """Yield the runs cut at spaces; a word may change its role inside, and is never without a run."""
    word: list[_Run] = [_Run("")]
    for text, role in runs:
        first, *others = text.split(" ")
        word.append(_Run(first, role))
        for each in others:
            yield word
            word = [_Run(each, role)]
    yield word


def _painted(row: Iterable[_Run], style: TextStyle) -> str:
    """Return a row in its colours, neighbours of one role painted together."""
    merged: list[_Run] = []
    for run in row:
        if merged and merged[-1].role == run.role:
            merged[-1] = _Run(merged[-1].text + run.text, run.role)
        elif run.text:
            merged.append(run)
    return "".join(style.paint(text, role) if role else text for text, role in merged).rstrip()


def _found(sheet: FactSheet, style: TextStyle) -> Iterator[str]:
    if not sheet.findings:
        yield "No fact was found."
        return
    yield style.paint(f"Found ({len(sheet.findings)})", "title")
    column = max((len(finding.name) for finding in sheet.findings if not finding.own), default=0) + 2
    for finding in sheet.findings:
        yield from _finding_lines(finding, column, style)


def _finding_lines(finding: Finding, column: int, style: TextStyle) -> Iterator[str]:
    """Yield name, value and basis; below them what contradicts it, the note, and words that stand in no text."""
    name, basis = clean(finding.name), f" · {finding.basis}"
    if style.ascii_only:
        name, basis = to_ascii(name), to_ascii(basis)
    indent = _INDENT + (len(name) + 2 if finding.own else column)
    rows = wrapped(finding.value, style, indent) or [" " * indent]
    if len(rows[-1] + basis) > style.width:
        rows.append(" " * (indent - 1))
    rows[-1] += style.paint(basis, "quiet")
    rows[0] = " " * _INDENT + style.paint(name, "own" if finding.own else "title") + rows[0][_INDENT + len(name) :]
    yield from rows
    if finding.conflict:
        yield from style.painted(wrapped(f"! but {finding.conflict}", style, indent, hang=2), "no")
    asides = [finding.note, *(f"“{piece.quote}” in the feed's {piece.field}" for piece in finding.quotes)]
    for aside in filter(None, asides):
        yield from style.painted(wrapped(aside, style, indent), "quiet")


def _not_found(sheet: FactSheet, style: TextStyle) -> Iterator[str]:
    """Yield the facts that the posting does not state with the question to ask, and the phrases it does not mention."""
    if sheet.unknown:
        yield style.paint(f"Looked for and not found ({len(sheet.unknown)})", "title")
        column = max(len(fact.name) for fact in sheet.unknown) + 2
        for fact in sheet.unknown:
            yield f"{' ' * _INDENT}{fact.name:{column}}{style.paint(fact.question, 'quiet')}"
    if sheet.silent:
        listed = ", ".join(f"“{clean(phrase)}”" for phrase in sheet.silent[:_MOST_PHRASES])
        more = len(sheet.silent) - _MOST_PHRASES
        yield ""
        yield from wrapped(f"{nothing_of(sheet)}: {listed}{f' and {more} more' if more > 0 else ''}.", style, 0, hang=2)


def nothing_of(sheet: FactSheet) -> str:
    """Return how many of the person's phrases the posting neither says nor denies."""
    return f"It says nothing of {counted(len(sheet.silent), 'phrase')} of your rules"
