"""What a mark of preference ("a plus", "ideally") makes a plus."""

from __future__ import annotations

import re
from collections.abc import Sequence

from jobfit.facts.nearby import sentence_of
from jobfit.facts.reading import Hit, Reading
from jobfit.facts.reading.layout import Span
from jobfit.facts.skill_cues import cues, plus_senses
from jobfit.facts.skill_parts import is_run_on

_VERB_REACH = 12  # characters in front of "a plus"
_RUN_ON_REACH = 140  # characters behind a mark, in a line whose sentences may have no end
_ITEM = re.compile(r"\s[–—•·*-]\s")
_GOES_ON = re.compile(r",\s(?:and|or|as well as|und|sowie|y|e|et|en)\s")
_A_LIST = 2  # commas
_PARTS = re.compile(r",\s(?!(?:and|or|and/or)\s)|\s[–—-]\s|[(;]")


def marked(reading: Reading, mark: Hit) -> Span:
    """Return what a mark of preference makes a plus: its brackets, what follows it, its part, or the sentence."""
    text, sentence = reading.text, sentence_of(reading, mark)
    if cues(reading.spoken).back.are_in(reading.copy[sentence.start : sentence.end + 2]):
        return Span(_named_before(reading, sentence.start), sentence.end)
    senses = plus_senses(reading.spoken, reading.copy[mark.start + 1 : mark.end + 1])
    start, end = sentence.start, mark.end
    opened = text.rfind("(", start, mark.start)
    closed = text.find(")", max(opened, start), sentence.end)
    if opened >= 0 and closed >= mark.end:
        if text.startswith(":", closed + 1):  # "Infrastructure (optional): Terraform"
            return Span(opened, sentence.end)
        start, end = opened, closed
    elif "leading" in senses and "single" not in senses and text[end : end + 2].strip(" .,;)"):
        return Span(mark.start, _end_of_led(reading, mark, sentence.end))
    parts = list(_PARTS.finditer(text, start + 1, mark.start))
    if "single" not in senses or _of_several(text, mark, parts):
        parts = [part for part in parts if not part[0].startswith(",")] if end == mark.end else []
    return Span(parts[-1].end() if parts else start, end)


def _named_before(reading: Reading, start: int) -> int:
    """Return where that starts which a sentence calls "these": the sentence before it, or the list above its line."""
    text, line = reading.text, reading.layout.line(start)
    if start > line.start:
        return reading.layout.sentence(start - 2).start
    above = start
    while above > 0:
        before = text.rfind("\n", 0, above - 1) + 1
        if text[before : above - 1].strip() and not text.startswith("* ", before):
            return before if above == start or not text[above:start].strip() else above
        above = before
    return start


def _end_of_led(reading: Reading, mark: Hit, end: int) -> int:
    """Return where ends what a mark leads: at a demand of its own ("…, and experience with"), or with its sentence."""
    text = reading.text
    if is_run_on(reading.layout.line(mark.start)):
        end = min(end, mark.start + _RUN_ON_REACH)
        item = _ITEM.search(text, mark.end, end)
        end = item.start() if item else end
    for joined in _GOES_ON.finditer(text, mark.end, end):
        if cues(reading.spoken).before_demand.begin(reading.copy[joined.end() + 1 : end + 1].split()):
            return joined.start()
    return end


def _of_several(text: str, mark: Hit, parts: Sequence[re.Match[str]]) -> bool:
    """Say whether a mark is said of a list ("X, Y and Z are a plus"), not of its last part ("X, Y is a plus")."""
    verb = text[max(0, mark.start - _VERB_REACH) : mark.end].split()
    return "are" in verb or ("be" in verb and len(parts) >= _A_LIST)
