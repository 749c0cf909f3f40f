"""relocation: whether help with moving is offered; being willing to relocate is the applicant's part, not help."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from jobfit.facts.joining import joining
from jobfit.facts.model import FactValue, Flag
from jobfit.facts.places.statements import Kind, statements
from jobfit.facts.reading import Hit, Reading, Section
from jobfit.facts.reading.answers import Answer
from jobfit.facts.reading.layout import Span
from jobfit.facts.window import MOST_MENTIONS, window

_ANSWERS = {Answer.YES: True, Answer.NO: False}
_REACH = 45
_DUTY_REACH = 30  # characters between "manage" and what is managed
_LIST_REACH = 90  # characters between "benefits include" and one of them
_TOUCHES = len(" (") + 1  # characters between the bare word and its answer
_LABELLED = r"\W{0,2}(?:%(label)s)?\s?[:?–—-]\s{0,2}"


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
    answered = reading.answer(hit.start, hit.end)
    if answered:
        return _ANSWERS.get(answered)
    sentence = reading.layout.sentence(hit.start)
    said = window(reading, "relocation_answer", hit.end, min(reading.layout.line(hit.start).end, hit.end + _REACH))
    if reading.denied(hit.start, hit.end) or _refused(reading, hit, said, sentence):
        return False
    duty = window(reading, "relocation_duty", max(sentence.start, hit.start - _DUTY_REACH), hit.start)
    if duty or reading.elsewhere(hit.start):
        return None
    if hit.sense == "help":
        doubt = window(reading, "relocation_doubt", sentence.start, sentence.end)
        return None if doubt or _supposed(reading, hit, sentence) else True
    if said and said[0].start - hit.end <= _TOUCHES:
        return said[0].sense == "yes"
    return True if _listed(reading, hit, sentence) else None


def _supposed(reading: Reading, hit: Hit, sentence: Span) -> bool:
    """Say whether help is only supposed; "if you are relocating" says who gets it."""
    if not reading.hypothetical(hit.start, hit.end):
        return False
    return not window(reading, "relocation_condition", hit.end, min(sentence.end, hit.end + _REACH))


def _refused(reading: Reading, hit: Hit, said: Sequence[Hit], sentence: Span) -> bool:
    """Say whether an answer behind a label says no ("Relocation assistance: No"), or a verb behind it does."""
    label = joining(reading.spoken, _LABELLED).match(reading.text, hit.end) if said else None
    if label and any(each.start == label.end() and each.sense != "yes" for each in said):
        return True
    return any(each.sense == "refused" and each.end <= sentence.end for each in said)


def _listed(reading: Reading, hit: Hit, sentence: Span) -> bool:
    """Say whether the bare word stands in a headline, alone in a list of benefits, or behind "benefits include"."""
    if any(each.kind is Kind.HEADLINE and each.start <= hit.start < each.end for each in statements(reading)):
        return True
    if window(reading, "relocation_offered", max(sentence.start, hit.start - _LIST_REACH), hit.start):
        return True
    line = reading.layout.line(hit.start)
    alone = reading.text[line.start : line.end].strip(" *.").casefold() == reading.text[hit.start : hit.end].casefold()
    return alone and reading.section(hit.start) is Section.BENEFITS
