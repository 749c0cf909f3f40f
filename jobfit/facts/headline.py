"""The titles of the roles that a posting advertises: its title, or what its opening lists ("ACME | Engineer")."""

from __future__ import annotations

import re
from collections.abc import Sequence

from jobfit.facts.joining import joining
from jobfit.facts.reading import Hit, Reading, once
from jobfit.facts.reading.layout import Span
from jobfit.facts.reading.scope import inside

_TOPIC = "seniority"
_LONGEST_OPENING = 240  # characters of a first line that may be a headline
_LONGEST_PLAIN = 90  # of one without separators
_MOST_LINES = 12
_MOST_ROLES = 30
_MOST_LISTED = 80  # lines in which more roles may be listed
_FEWEST_WORDS = 2
_BEGINNING = 40  # characters
_MOST_WORDS = 8  # of a title on a line of its own
_ENDS = (".", "!", "?", ":", ";", ",")
_LINK = re.compile(r"\s*[–—:(-]*\s*https?://")
_WORD = re.compile(r"[^\W\d_][\w'’+#-]*")
_PARTED = re.compile(r"\s\|\s?|\|\s|\|| [–—-] | • | · ")
_LISTED = r",\s|\s&\s|\s\+\s|\s%(and)s\s|\s%(or)s\s|;\s|/"


@once
def titles(reading: Reading) -> Sequence[Span]:
    """Return where the titles of the roles stand, in order; empty when none is recognised."""
    title = reading.field("title")
    if title.end > title.start:
        return [title]
    return [role for line in _headlines(reading) for role in _roles(reading, line)][:_MOST_ROLES]


def listed(reading: Reading) -> Sequence[Span]:
    """Return where the titles stand that a posting without others has on lines of their own, in order."""
    return [role for line in _lines_below(reading) for role in _roles(reading, line)][:_MOST_ROLES]


def is_title(reading: Reading) -> bool:
    """Say whether the posting has a title of its own."""
    title = reading.field("title")
    return title.end > title.start


def in_opening(reading: Reading, hit: Hit) -> bool:
    """Say whether a hit stands in the first line of a posting without a title, which names the role and its terms."""
    start = reading.field("description").start
    near = start <= hit.start < start + _LONGEST_OPENING
    return near and not is_title(reading) and hit.end <= reading.layout.line(start).end


def is_keyword(reading: Reading, hit: Hit) -> bool:
    """Say whether a hit is written in capitals in such a line that is not ("Acme, Berlin. ONSITE, FULL TIME")."""
    if not in_opening(reading, hit) or not reading.text[hit.start : hit.end].isupper():
        return False
    line = reading.layout.line(hit.start)
    return not reading.text[line.start : min(line.end, line.start + _LONGEST_OPENING)].isupper()


def _headlines(reading: Reading) -> Sequence[Span]:
    """Return the first line of a description without a title, and the lines with separators that follow."""
    text = reading.text
    start, end = reading.field("description")
    found: list[Span] = []
    for number in range(_MOST_LINES):
        if start >= end:
            break
        line = reading.layout.line(start)
        stop = min(line.end, line.start + _LONGEST_OPENING)
        plain = "|" not in text[line.start : stop]
        sentence = plain and text[line.start : line.end].rstrip().endswith((".", "!", "?"))
        if (number == 0 and not sentence) or text.count("|", line.start, stop) > 1:
            found.append(Span(line.start, min(stop, line.start + _LONGEST_PLAIN) if plain else stop))
        start = line.end + 1
    return found


def _lines_below(reading: Reading) -> Sequence[Span]:
    """Return the short lines below the first that may be titles, if any is written as a title is."""
    found: list[Span] = []
    start, end = reading.field("description")
    for number in range(_MOST_LISTED):
        if start >= end:
            break
        line = reading.layout.line(start)
        stop = min(line.end, line.start + _LONGEST_PLAIN)
        link = _LINK.search(reading.text, line.start, stop)
        said = Span(line.start, link.start() if link else stop)
        if line.end > stop and not link and reading.text.startswith("* ", line.start):
            found.append(Span(line.start, line.start + _BEGINNING))  # an item with the text behind it
        elif number and (link or line.end == stop) and not reading.text[said.start : said.end].rstrip().endswith(_ENDS):
            found.append(said)
        start = line.end + 1
    return found if any(as_a_title(reading, line) for line in found if line.end < end) else ()  # the last may sign


def as_a_title(reading: Reading, line: Span) -> bool:
    """Say whether a line is a few words with capitals that begin with the role, unlike "Ann, Director of Sales"."""
    words = _WORD.findall(reading.text, line.start, line.end)
    small = sum(word[0].islower() for word in words)
    if len(words) > _MOST_WORDS or small > 1 or len(words) - small < _FEWEST_WORDS:
        return False
    roles = reading.near(_TOPIC, line.start, line.end).of("role_word")
    return bool(roles) and "," not in reading.text[line.start : roles[0].start]


def _roles(reading: Reading, line: Span) -> Sequence[Span]:
    """Return the roles of one headline: the parts that hold a word for a role, lists of them taken apart."""
    words = reading.near(_TOPIC, line.start, line.end).of("role_word")
    if not words:
        return ()
    words = [word for word in words if word.sense != "field"] or words
    listed = joining(reading.spoken, _LISTED)
    return [
        role
        for part in _split(reading, line, _PARTED, words)
        if _is_role(words, part)
        for role in _split(reading, part, listed, words)
        if _is_role(words, role)
    ]


def _split(reading: Reading, span: Span, separator: re.Pattern[str], words: Sequence[Hit]) -> Sequence[Span]:
    """Return the parts of a span; one without a word for a role is kept with the next ("Ruby/Elixir Engineer")."""
    parts: list[Span] = []
    start = span.start
    for match in separator.finditer(reading.text, span.start, span.end):
        if separator is _PARTED or (_is_role(words, Span(start, match.start())) and not _opened(reading, start, match)):
            parts.append(Span(start, match.start()))
            start = match.end()
    return [*parts, Span(start, span.end)]


def _opened(reading: Reading, start: int, mark: re.Match[str]) -> bool:
    """Say whether a mark stands in brackets ("Product Manager (senior + mid-level)")."""
    return reading.text.rfind("(", start, mark.start()) > reading.text.rfind(")", start, mark.start())


def _is_role(words: Sequence[Hit], span: Span) -> bool:
    """Say whether one of the line's words for roles stands in a part of it."""
    return any(word.end <= span.end for word in inside(words, span.start, span.end))
