"""An explanation as blocks of a page."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from jobfit.pages.model import Block, Items, Paragraph
from jobfit.verdicts.explain import Explanation, Part
from jobfit.verdicts.sentences import Line


def explanation_blocks(explanation: Explanation, *, without: Collection[str] = ()) -> Iterator[Block]:
    """Yield an explanation: its sentence, then every part but those of some titles."""
    yield Paragraph(explanation.headline)
    for part in explanation.parts:
        if part.title not in without:
            yield from _part(part)


def _part(part: Part) -> Iterator[Block]:
    if part.alone:
        (line,) = part.lines
        yield Paragraph(f"{part.title}: {line.text}")
        yield from (Paragraph(note, quiet=True) for note in line.notes)
        return
    yield Paragraph(f"{part.title}:")
    yield Items(tuple(map(_line, part.lines)))


def _line(line: Line) -> str:
    quotes = ", ".join(map(str, line.quotes))
    asides = f" ({'; '.join(line.notes)})" if line.notes else ""
    why = f" – {line.why}" if line.why else ""
    return f"{line.mark.value} {'  '.join(filter(None, (line.rule, line.text, quotes)))}{asides}{why}"
