"""What a mark of preference ("a plus", "ideally") makes a plus, and where a section of pluses ends."""

from __future__ import annotations

import re
from collections.abc import Sequence

from jobfit.facts.nearby import sentence_of
from jobfit.facts.reading import Hit, Reading, Section, once
from jobfit.facts.reading.layout import Span
from jobfit.facts.skill_cues import plus_senses

_LONGEST_HEADING = 7  # words
_VERB_REACH = 12  # characters in front of "a plus"
_A_LIST = 2  # commas
_PARTS = re.compile(r",\s(?!(?:and|or|and/or)\s)|\s[–—-]\s|[(;]")


@once
def end_of_pluses(reading: Reading) -> int:
    """Return where the first line starts that a heading of its own parts from the pluses ("Tools you will use")."""
    text, listed = reading.text, False
    for start, end in reading.layout.lines(Section.PREFERRED):
        item = text.startswith("* ", start)
        if listed and not item and text[end - 1] not in ".,;!" and len(text[start:end].split()) <= _LONGEST_HEADING:
            return start
        listed = item
    return len(text)


def marked(reading: Reading, mark: Hit) -> Span:
    """Return what a mark of preference makes a plus: its brackets, what follows it, its part, or the sentence."""
    text, sentence = reading.text, sentence_of(reading, mark)
    senses = plus_senses(reading.copy[mark.start + 1 : mark.end + 1])
    start, end = sentence.start, mark.end
    opened = text.rfind("(", start, mark.start)
    closed = text.find(")", max(opened, start), sentence.end)
    if opened >= 0 and closed >= mark.end:
        start, end = opened, closed
    elif "leading" in senses and "single" not in senses and text[end : end + 2].strip(" .,;)"):
        return Span(mark.start, sentence.end)
    parts = list(_PARTS.finditer(text, start + 1, mark.start))
    if "single" not in senses or _of_several(text, mark, parts):
        parts = [part for part in parts if not part[0].startswith(",")] if end == mark.end else []
    return Span(parts[-1].end() if parts else start, end)


def _of_several(text: str, mark: Hit, parts: Sequence[re.Match[str]]) -> bool:
    """Say whether a mark is said of a list ("X, Y and Z are a plus"), not of its last part ("X, Y is a plus")."""
    verb = text[max(0, mark.start - _VERB_REACH) : mark.end].split()
    return "are" in verb or ("be" in verb and len(parts) >= _A_LIST)
