"""Spans over one text -> lines of pieces, each with the marks around it; overlaps nest, or are cut where they cross."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import pairwise, takewhile
from typing import NamedTuple, TypeAlias


class Span(NamedTuple):
    """`text[start:end]` is evidence for what is named."""

    start: int
    end: int
    name: str


@dataclass(frozen=True, slots=True)
class Mark:
    """One span of a text, and everything that it is evidence for."""

    start: int
    end: int
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that no mark begins or ends in, and the marks around them, outermost first."""

    text: str
    marks: tuple[Mark, ...] = ()


MarkedLine: TypeAlias = tuple[Piece, ...]


class Edge(Enum):
    """Where a mark begins or ends in a line."""

    BEGIN = "begin"
    END = "end"


class Stroke(NamedTuple):
    """One step in writing a line: a mark's beginning or end, or plain words.

    `again` says of a beginning that its mark is named like the one before it in the line, so it needs no name.
    """

    edge: Edge | None
    mark: Mark | None
    text: str = ""
    again: bool = False


def marked_lines(text: str, spans: Iterable[Span]) -> tuple[MarkedLine, ...]:
    """Return the text as lines of pieces; the pieces of a line join to its words, and lines join at line ends.

    Every character's piece has just the marks whose span covers it. A span inside a longer one of the same name adds
    nothing and is left out, as are empty spans and spans outside the text.
    """
    lines: list[MarkedLine] = []
    line: list[Piece] = []
    for piece in _pieces(text, _marks(span for span in spans if 0 <= span.start < span.end <= len(text))):
        first, *others = piece.text.split("\n")
        line.append(Piece(first, piece.marks))
        for words in others:
            lines.append(_whole(line))
            line = [Piece(words, piece.marks)]
    return (*lines, _whole(line))


def strokes(line: MarkedLine) -> Iterator[Stroke]:
    """Yield a line as beginnings and ends of marks, properly nested, with the words between them."""
    around: Sequence[Mark] = ()
    named: tuple[str, ...] = ()
    for piece in (*line, Piece("")):
        same = takewhile(lambda pair: pair[0] == pair[1], zip(around, piece.marks, strict=False))
        kept = sum(1 for _ in same)
        yield from (Stroke(Edge.END, mark) for mark in reversed(around[kept:]))
        for depth, mark in enumerate(piece.marks[kept:], start=kept):
            yield Stroke(Edge.BEGIN, mark, again=depth == 0 and mark.names == named)
            named = mark.names
        if piece.text:
            yield Stroke(None, None, piece.text)
        around = piece.marks


def _whole(line: Iterable[Piece]) -> MarkedLine:
    return tuple(piece for piece in line if piece.text)


def _marks(spans: Iterable[Span]) -> list[Mark]:
    """Return one mark a stretch of text, outer ones before those that begin inside them."""
    names: dict[tuple[int, int], list[str]] = {}
    reached: dict[str, int] = {}
    for span in sorted(dict.fromkeys(spans), key=lambda span: (span.start, -span.end)):
        if span.end > reached.get(span.name, 0):
            reached[span.name] = span.end
            names.setdefault((span.start, span.end), []).append(span.name)
    return [Mark(start, end, tuple(named)) for (start, end), named in names.items()]


def _pieces(text: str, marks: Sequence[Mark]) -> Iterator[Piece]:
    """Yield the text cut at every beginning and end of a mark."""
    cuts = sorted({0, len(text), *(mark.start for mark in marks), *(mark.end for mark in marks)})
    waiting = list(reversed(marks))
    around: list[Mark] = []
    for start, end in pairwise(cuts):
        around = [mark for mark in around if mark.end > start]
        while waiting and waiting[-1].start == start:
            around.append(waiting.pop())
        yield Piece(text[start:end], tuple(around))
