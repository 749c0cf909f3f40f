"""Headings: what a line that is no heading known word for word heads, by the words in it."""

from __future__ import annotations

import re
from functools import partial

from jobfit.facts.reading.lexicon import near_lexicon
from jobfit.facts.reading.sections import Section

_WORD = re.compile(r"\w")
_ENDED = re.compile(r"[.!?…]\s+(?=[^\s.!?…])")


def headed(spoken: tuple[str, ...], text: str, copy: str, start: int, end: int) -> Section | None:
    """Return the section that the line text[start:end] heads, None when its words tell none.

    It is told by all of its last sentence, by the last words, by the first or by any; `copy` is the text's matching
    copy.
    """
    for sentence in _ENDED.finditer(text, start, end):
        start = sentence.end()  # "This is no desk job. You'll:"
    words = near_lexicon(spoken, "headings").find(text, copy[start : end + 2], start)
    search = partial(_WORD.search, text)
    against = words.of("heading_against")
    if against:
        if any(hit.end > against[0].start for hit in words.of("heading_unless")):
            return Section.REQUIREMENTS
        if any(hit.sense != "alone" or not (search(start, hit.start) or search(hit.end, end)) for hit in against):
            return Section.AGAINST
    alone = [hit for hit in words.of("heading_alone") if not (search(start, hit.start) or search(hit.end, end))]
    lasting = [hit for hit in words.of("heading_end") if not search(hit.end, end)]
    leading = [hit for hit in words.of("heading_begin") if not search(start, hit.start)]
    telling = alone or lasting[-1:] or leading or words.of("heading_word")
    return Section(telling[0].sense) if telling else None
