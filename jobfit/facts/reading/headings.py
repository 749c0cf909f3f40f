"""Headings: what a line that is no heading known word for word heads, by the words in it."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial

from jobfit.facts.reading.lexicon import Hit, near_lexicon
from jobfit.facts.reading.sections import Section

_OPEN_REACH = 10  # characters behind "what you won't find": "with us"
_WORD = re.compile(r"\w")
_ENDED = re.compile(r"[.!?…]\s+(?=[^\w\s(]*\s*\w)")


def headed(spoken: tuple[str, ...], text: str, copy: str, start: int, end: int) -> Section | None:
    """Return the section that the line text[start:end] heads, None when its words tell none.

    It is told by its last sentence: by words for a plus, by the whole of it, by its last words, by its first or by any.
    `copy` is the text's matching copy.
    """
    for sentence in _ENDED.finditer(text, start, end):
        start = sentence.end()  # "This is no desk job. You'll:"
    words = near_lexicon(spoken, "headings").find(text, copy[start : end + 2], start)
    search = partial(_WORD.search, text)
    against = words.of("heading_against")
    if against:
        if any(hit.end > against[0].start for hit in words.of("heading_unless")):
            return Section.REQUIREMENTS
        if any(_speaks(hit, start, end, search) for hit in against):
            return Section.AGAINST
    if words.of("heading_plus"):
        return Section.PREFERRED
    alone = [hit for hit in words.of("heading_alone") if not (search(start, hit.start) or search(hit.end, end))]
    lasting = [hit for hit in words.of("heading_end") if not search(hit.end, end)]
    leading = [hit for hit in words.of("heading_begin") if not search(start, hit.start)]
    telling = alone or lasting[-1:] or leading or words.of("heading_word")
    return Section(telling[0].sense) if telling else None


def _speaks(hit: Hit, start: int, end: int, search: Callable[[int, int], object]) -> bool:
    """Say whether what a line says makes it a heading over what speaks against a person, or over what a job is not.

    Some is all of the line, and what a job is not ends it: "This job is not in a bakery, but is one:" is said.
    """
    if hit.sense == "alone":
        return not (search(start, hit.start) or search(hit.end, end))
    return hit.sense != "role" or end - hit.end <= _OPEN_REACH
