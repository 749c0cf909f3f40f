"""clearance: whether a security clearance is required; being able to obtain one counts as required."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from jobfit.facts.asked import is_preferred
from jobfit.facts.beside import Beside
from jobfit.facts.joining import joining
from jobfit.facts.model import Evidence, FactValue, Flag
from jobfit.facts.nearby import MOST_MENTIONS, sentence_of
from jobfit.facts.reading import Hit, Reading, Section
from jobfit.facts.reading.answers import Answer
from jobfit.facts.reading.document import LONGEST_QUOTE
from jobfit.facts.reading.layout import Span
from jobfit.facts.reading.scope import inside

_BARE_REACH = 30
_SHORT = 8
_LABEL = r"\s?(?:%(asked)s)?\s?(?:%(asked)s)?\s?:\s"
_NEXT_LABEL = re.compile(r"[ *]*[\w/&-]{2,30}(?: [\w/&-]{1,30}){0,2} ?:")  # at most three words: "Location: Leeds"
_ASKING = frozenset({Section.REQUIREMENTS, Section.TITLE})


def extract(reading: Reading) -> Mapping[str, FactValue]:
    """Return `clearance` when one is asked for, or said not to be."""
    said = [
        (value, hit)
        for hit in reading.hits("clearance")[:MOST_MENTIONS]
        if (value := _titled(reading, hit) if hit.sense == "cleared" else _asked(reading, hit)) is not None
    ]
    if not said:
        return {}
    asked, hit = next((each for each in said if each[0]), said[0])
    return {"clearance": Flag(value=asked, evidence=(_quoted(reading, hit),))}


def _asked(reading: Reading, hit: Hit) -> bool | None:
    """Say whether one mention asks for a clearance, or says that none is needed; None when it does neither."""
    sentence = sentence_of(reading, hit)
    beside = Beside(reading, "clearance", sentence)
    needs = _needs(beside, sentence, hit)
    label = joining(reading.spoken, _LABEL).match(reading.text, hit.end)
    if hit.sense == "bare" and not needs and not label:
        return None
    if label and reading.no_at(label.end()):
        return False
    if reading.denied(hit.start, hit.end):
        return False if needs or _short(reading, hit) else None
    if any(each.sense == "maybe" for each in needs) or _open(reading, hit):
        return None
    if is_preferred(reading, hit.start, hit.end) and not _required(reading, hit):
        return None
    asked = needs or label or reading.section(hit.start) in _ASKING
    return True if asked or reading.answer(hit.start, hit.end) is Answer.YES else None


def _titled(reading: Reading, hit: Hit) -> bool | None:
    """Say that a title begins with "cleared" or has it in brackets ("Weaver (Cleared)"), None where it does not."""
    title = reading.field("title")
    aside = reading.text[max(0, hit.start - 1) : hit.end + 1]
    told = hit.start == title.start or (aside[:1], aside[-1:]) == ("(", ")")
    return True if told and hit.end <= title.end else None


def _open(reading: Reading, hit: Hit) -> bool:
    """Say whether a clearance is only supposed, or what stands behind its label settles nothing."""
    if reading.beside_the_job(hit.start, hit.end) or _left_empty(reading, hit):
        return True
    return reading.answer(hit.start, hit.end) is Answer.OPEN


def _left_empty(reading: Reading, hit: Hit) -> bool:
    """Say whether a label stands on a line of its own above the next one: nobody filled in the form."""
    text, line = reading.text, reading.layout.line(hit.start)
    if not text[line.start : line.end].rstrip(" *").endswith(":"):
        return False
    start = line.end + (2 if text.startswith("\n\n", line.end) else 1)
    below = reading.layout.line(start)
    if text[below.start : below.end].rstrip(" *").endswith(":"):
        return True
    label = _NEXT_LABEL.match(text, below.start, below.end)
    return label is not None and not inside(reading.hits("clearance"), below.start, below.end)


def _required(reading: Reading, hit: Hit) -> bool:
    """Say whether the first mark in the clause asks for the clearance outright, whatever the heading above says."""
    clause = reading.layout.clause(hit.start, hit.end)
    marks = inside(reading.marks, clause.start, clause.end)
    return bool(marks) and marks[0].sense == "required"


def _needs(beside: Beside, sentence: Span, hit: Hit) -> Sequence[Hit]:
    """Return the words that ask: anywhere in the sentence, close by for a bare "clearance"."""
    if hit.sense == "bare":
        sentence = Span(max(sentence.start, hit.start - _BARE_REACH), min(sentence.end, hit.end + _BARE_REACH))
    return beside.within(sentence, "clearance_need")


def _short(reading: Reading, hit: Hit) -> bool:
    """Say whether the clause says nothing but "no clearance"."""
    clause = reading.layout.clause(hit.start, hit.end)
    return clause.end - clause.start <= hit.end - hit.start + _SHORT


def _quoted(reading: Reading, hit: Hit) -> Evidence:
    clause = reading.layout.clause(hit.start, hit.end)
    whole = clause.end - clause.start <= LONGEST_QUOTE
    return reading.evidence(clause.start, clause.end) if whole else reading.evidence(hit.start, hit.end)
