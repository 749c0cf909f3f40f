"""The parts of a posting that skills are looked for in, and where the list of such a part ends."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from jobfit.facts.reading import Reading, Section
from jobfit.facts.reading.layout import Span

_LONGEST_HEADING = 7  # words
_PARAGRAPH = 200  # characters
_FEWEST_BARS = 2  # in "Kites | DevOps Engineer | Remote"
_PREFERRED = Section.PREFERRED  # an enum's members are slow to look up


def parts(reading: Reading) -> Iterable[tuple[Section, Span]]:
    """Return the parts of a posting in order; where there is no title, "Kites | DevOps Engineer | Remote" is one."""
    if reading.posting.title:
        return reading.layout.parts()
    first = reading.field("description").start
    end = reading.layout.line(first).end
    if reading.text.count("|", first, end) < _FEWEST_BARS:
        return reading.layout.parts()
    return _headed(reading.layout.parts(), Span(first, end))


def _headed(found: Iterable[tuple[Section, Span]], title: Span) -> Iterator[tuple[Section, Span]]:
    """Yield parts of which the one that begins as the title does begins behind it."""
    for section, span in found:
        if span.start == title.start and section is Section.NONE:
            yield Section.TITLE, title
            yield section, Span(title.end, span.end)
        else:
            yield section, span


def end_of_list(text: str, section: Section, part: Span) -> int:
    """Return where the list of a part ends: what follows it says nothing of what is asked for.

    A paragraph ends it, such as the employer's notices; a list of pluses ends at a heading of its own too
    ("Tools you will use"), unless one stands above its first item: then each is a part of the list.
    """
    listed = titled = False
    heading, *lines = text[part.start : part.end].split("\n")
    if section is not _PREFERRED and max(map(len, lines), default=0) <= _PARAGRAPH:
        return part.end
    start = part.start + len(heading) + 1
    for line in lines:
        if line.startswith("* "):
            listed = True
        elif listed and len(line) > _PARAGRAPH:
            return start
        elif section is _PREFERRED and _is_title(line):
            if listed and not titled:
                return start
            titled = True
        start += len(line) + 1
    return part.end


def _is_title(line: str) -> bool:
    """Say whether a line is short and no sentence; an empty one is no title."""
    return bool(line) and line[-1] not in ".,;!" and len(line.split()) <= _LONGEST_HEADING
