"""relocation: whether help with moving is offered; being willing to relocate is the applicant's part, not help."""

from __future__ import annotations

from collections.abc import Mapping

from jobfit.facts.model import FactValue, Flag
from jobfit.facts.places.statements import Kind, statements
from jobfit.facts.reading import Hit, Reading, Section
from jobfit.facts.window import MOST_MENTIONS, window

_REACH = 45


def extract(reading: Reading) -> Mapping[str, FactValue]:
    """Return `relocation` when help is offered or refused; unknown when both are said."""
    answers = {
        hit: answer
        for hit in reading.hits("relocation")[:MOST_MENTIONS]
        if (answer := _answer(reading, hit)) is not None
    }
    if len(set(answers.values())) != 1:
        return {}
    evidence = tuple(reading.evidence(hit.start, hit.end) for hit in answers)[:2]
    return {"relocation": Flag(value=next(iter(answers.values())), evidence=evidence)}


def _answer(reading: Reading, hit: Hit) -> bool | None:
    """Return whether one mention offers help, None when it says neither."""
    sentence = reading.layout.sentence(hit.start)
    if reading.denied(hit.start, hit.end):
        return False
    if hit.sense == "help":
        doubt = window(reading, "relocation_doubt", sentence.start, sentence.end)
        return None if doubt or reading.hypothetical(hit.start, hit.end) else True
    said = window(reading, "relocation_answer", hit.end, min(sentence.end, hit.end + _REACH))
    if said and said[0].start - hit.end <= len(" (") + 1:
        return said[0].sense == "yes"
    return True if _listed(reading, hit) else None


def _listed(reading: Reading, hit: Hit) -> bool:
    """Say whether the bare word stands in a headline, or alone in a list of benefits."""
    if any(each.kind is Kind.HEADLINE and each.start <= hit.start < each.end for each in statements(reading)):
        return True
    line = reading.layout.line(hit.start)
    alone = reading.text[line.start : line.end].strip(" *.").casefold() == reading.text[hit.start : hit.end].casefold()
    return alone and reading.section(hit.start) is Section.BENEFITS
