"""The line breaks and commas that a text has lost: many a board hands on a whole posting as one line.

There a break belongs where a heading, a label or an item plainly begins: "… the world. Your profile You have … in teams
Strong SQL". Each takes the place of a space or a bar, and a bullet that of a bullet, so that no offset changes.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping

from jobfit.facts.reading.long_lines import LONG, LongLine
from jobfit.facts.reading.sections import Section

_FLAT = 1_000  # characters of a text that is written in more than one paragraph
_LONG_AMONG_FLAT = 250  # the same of a line in a text with no blank line and no item
_SHORTEST = 40  # characters of a line of such a text that may be two
_FEWEST_SEMICOLONS = 5
_FEWEST_PARTS = 3  # of the longest line's length, in a text that has its lines


def has_lost_breaks(text: str) -> bool:
    """Say whether a large part of a text is one line, and longer than a paragraph."""
    at = 0
    while len(text) - at >= LONG:  # a few steps, where all lines of a text would have to be measured
        newline = text.rfind("\n", at, at + LONG)
        if newline < 0:
            longest = max(map(len, text.split("\n")))
            return longest >= max(LONG, len(text) // _FEWEST_PARTS)
        at = newline + 1
    return False


def is_flat(text: str) -> bool:
    """Say whether a text has neither a blank line nor an item, but a paragraph: its line breaks are not all there."""
    if len(text) < _FLAT or "\n\n" in text or "\n* " in text:
        return False
    return max(map(len, text.split("\n"))) >= _LONG_AMONG_FLAT


def with_line_breaks(
    text: str, copy: str, spoken: tuple[str, ...], start: int, *, flat: bool
) -> tuple[str, Mapping[int, Container[Section]]]:
    """Return a document with the line breaks that its long lines have lost behind an offset, as long as before.

    Returned too is where lines begin that are of no list, with the sections that such a list may be in. `copy` is the
    matching copy with a space at both ends, `spoken` the languages whose words apply. In a `flat` text a line need not
    be long to have lost some.
    """
    letters = list(text)
    ends: dict[int, Container[Section]] = {}
    for first, end in _long_lines(text, start, _SHORTEST if flat else LONG):
        line = LongLine(text, copy, spoken, first, end)
        ends |= line.ends
        for at in line.bars():
            letters[at] = "\n"
        for at in line.bullets:
            letters[at - 1 : at + 1] = "\n*"
        for at in line.breaks():
            if letters[at] == " " and (letters[at - 1] != "*" or text[at - 2] == "*"):  # not behind a bullet
                letters[at] = "\n"
    return "".join(letters), ends


def with_commas(text: str, start: int) -> str:
    """Return a document with commas for semicolons where there is no comma behind an offset, as in exports to CSV."""
    if text.count("; ", start) < _FEWEST_SEMICOLONS or "," in text[start:]:
        return text
    return text[:start] + text[start:].replace(";", ",")


def _long_lines(text: str, start: int, long: int) -> Iterator[tuple[int, int]]:
    """Yield where each line behind an offset starts and ends that has so many characters."""
    while start < len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        if end - start >= long:
            yield start, end
        start = end + 1
