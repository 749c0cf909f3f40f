"""What a mark of preference ("a plus", "ideally") makes a plus."""

from __future__ import annotations

import re

from jobfit.facts.joining import joining
from jobfit.facts.nearby import sentence_of
from jobfit.facts.reading import Hit, Reading
from jobfit.facts.reading.layout import Span
from jobfit.facts.skill_cues import cues, plus_senses

_VERB_REACH = 12  # characters in front of "a plus"
_A_LIST = 2  # commas
_BEGINS_REACH = 40
_COLON_REACH = 40  # characters behind a mark
_BULLET = 2  # characters in front of an item
_NOTHING = " .,;)*\n"
_CHOICE = r"\),?\s(?:%(or)s)\s"


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
        if not text[opened + 1 : mark.start].strip() and not text[mark.end : closed].strip(_NOTHING):
            return _in_front(reading, mark, Span(opened, closed), sentence)
        start, end = opened, closed
    elif "leading" in senses and "single" not in senses and _leads(text, mark, sentence):
        return Span(mark.start, _end_of_led(reading, mark, sentence.end))
    elif 0 <= text.find(":", mark.end, mark.end + _COLON_REACH) < sentence.end:  # "… is a plus: Kafka, Redis"
        end = sentence.end
    return Span(_start_of_part(reading, mark, start, single="single" in senses, enclosed=end > mark.end), end)


def _in_front(reading: Reading, mark: Hit, brackets: Span, sentence: Span) -> Span:
    """Return what a mark alone in its brackets makes a plus: "A, B (optional)" has one, "A (preferred) or B" none."""
    chosen = joining(reading.spoken, _CHOICE).match(reading.text, brackets.end, sentence.end)
    if chosen:
        return Span(brackets.end, brackets.end)
    before = mark._replace(start=brackets.start)
    return Span(_start_of_part(reading, before, sentence.start, single=True, enclosed=False), brackets.end)


def _leads(text: str, mark: Hit, sentence: Span) -> bool:
    """Say whether a mark stands in front of what it marks: behind it only a comma parts the two ("Ideally, …")."""
    first = mark.start - sentence.start <= _BULLET
    return bool(text[mark.end : sentence.end if first else min(mark.end + 2, sentence.end)].strip(_NOTHING))


def _start_of_part(reading: Reading, mark: Hit, start: int, *, single: bool, enclosed: bool) -> int:
    """Return where the part begins that a mark at its end is said of, at `start` or behind it.

    `single` marks are said of the last part alone, unless all of it is one list; `enclosed` are those in the midst of
    brackets.
    """
    between = cues(reading.spoken).between_parts
    text = reading.text
    found = between.finditer(text, start + 1, mark.start)
    parts = [part for part in found if text[part.end() : mark.start].strip() and not _is_inside(part, mark)]
    whole = [part for part in parts if not part[0].startswith(",")]
    begun = whole[-1].end() if whole else start
    if not single or _of_several(reading, mark, begun):
        return start if enclosed else begun
    return parts[-1].end() if parts else start


def _is_inside(part: re.Match[str], mark: Hit) -> bool:
    """Say whether what parts a sentence stands in brackets that are closed in front of a mark."""
    text, first = part.string, part.end()
    closed = text.find(")", first, mark.start)
    return closed >= 0 and text.find("(", first, closed) < 0


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
    words = cues(reading.spoken)
    for joined in words.goes_on.finditer(text, mark.end, end):
        if words.before_demand.begin(reading.copy[joined.end() + 1 : end + 1].split()):
            return joined.start()
    return end


def _of_several(reading: Reading, mark: Hit, start: int) -> bool:
    """Say whether a mark is said of a list ("X, Y and Z are a plus"), not of its last part ("X, Y is a plus")."""
    words = cues(reading.spoken)
    commas = reading.text.count(", ", start, mark.start)
    verb = reading.copy[max(0, mark.start - _VERB_REACH) + 1 : mark.end + 1].split()
    if not words.of_several.isdisjoint(verb):
        return True
    if commas < _A_LIST:
        return False
    return not words.of_any.isdisjoint(verb) or words.begins.begin(
        reading.copy[start + 1 : start + _BEGINS_REACH].split()
    )
