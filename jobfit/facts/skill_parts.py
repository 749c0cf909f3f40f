"""The parts of a posting that skills are looked for in: those of its layout, and those that run on in one line.

Many a board hands on the text alone, so that a whole posting is one line: "… the world. Your profile You have …". There
a heading is a phrase with a capital, behind which a sentence, a list or a colon begins.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Sequence

from jobfit.facts.reading import Hit, Reading, Section
from jobfit.facts.reading.layout import Span
from jobfit.facts.reading.scope import inside

_LONGEST_HEADING = 7  # words
_PARAGRAPH = 200  # characters
_FEWEST_BARS = 2  # in "Kites | DevOps Engineer | Remote"
_LONG = 800  # characters of a line that is more than a paragraph
_STARTS = re.compile(
    r"\s+[A-ZÀ-ÖØ-ÞŁŚŻ0-9¿¡•·*✔✓–—-]|\s+[a-z][\w'’]*\s+[A-Z•]|(?:\s+[a-z][\w'’]*){0,3}\s*(?::|\s[-–—•·*✔✓]\s|\?\s|\s\d)"
)
_ENDED = re.compile(r"(?:[.!?:;…)\]•·*|–—-]|[^\w\s,'’\"(&/])\s*\Z")
_MARK_REACH = 6
_SECTIONS = {section.value: section for section in Section}
_LOCATION, _PREFERRED = Section.LOCATION, Section.PREFERRED  # an enum's members are slow to look up


def parts(reading: Reading) -> Iterator[tuple[Section, Span]]:
    """Yield the parts of a posting in order, each with its section; a part starts with its heading."""
    headings: Sequence[Hit] | None = None
    wishes: Container[int] = ()
    for section, span in _titled_parts(reading):
        if reading.layout.longest_line < _LONG or not _has_long_line(reading.text, span):
            yield section, span
            continue
        if headings is None:
            headings = [hit for hit in reading.hits("headings") if _runs_on(reading, hit)]
            wishes = _only_wishes(reading, headings)
        under = [(span.start, section)]
        reach = -1
        for hit in inside(headings, span.start, span.end):
            if hit.start > reach + 1:  # else one heading goes on: "Bonus points if you have"
                under.append((hit.start, Section.REQUIREMENTS if hit.start in wishes else _SECTIONS[hit.sense]))
            reach = hit.end
        ends = [start for start, _ in under[1:]]
        for (start, named), end in zip(under, (*ends, span.end), strict=True):
            yield named, Span(start, end)


def _titled_parts(reading: Reading) -> Iterable[tuple[Section, Span]]:
    """Return the parts of the layout; where there is no title, the line "Kites | DevOps Engineer | Remote" is one."""
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


def _only_wishes(reading: Reading, headings: Sequence[Hit]) -> Container[int]:
    """Return where "Desired skills" stands over the demands of a posting, because nothing else does."""
    wishes = reading.hits("heading_wish")
    if not wishes or any(hit.sense == Section.REQUIREMENTS for hit in headings):
        return ()
    if any(section is Section.REQUIREMENTS for section, _ in reading.layout.parts()):
        return ()
    return {wish.start for wish in wishes}


def is_run_on(line: Span) -> bool:
    """Say whether a line is more than a paragraph, so that its sentences may have no end."""
    return line.end - line.start >= _LONG


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


def _has_long_line(text: str, span: Span) -> bool:
    """Say whether a line of a part is longer than a paragraph."""
    return max(map(len, text[span.start : span.end].split("\n"))) >= _LONG


def _runs_on(reading: Reading, hit: Hit) -> bool:
    """Say whether a phrase is a heading in the midst of a long line."""
    text = reading.text
    if not text[hit.start].isupper() or hit.sense == _LOCATION:
        return False
    line = reading.layout.line(hit.start)
    if not is_run_on(line):
        return False
    if text.startswith(":", hit.end):
        return True
    if " " not in text[hit.start : hit.end]:
        before = text[max(line.start, hit.start - _MARK_REACH) : hit.start]
        if hit.sense == _PREFERRED or not _ENDED.search(before):
            return False
        return text[hit.end + 1 : hit.end + 2].isupper()
    return _STARTS.match(text, hit.end) is not None
