"""benefits: what is offered beside pay, from a closed list; named in the benefits section or beside an offer."""

from __future__ import annotations

from collections.abc import Mapping
from operator import attrgetter

from jobfit.facts.beside import words_in
from jobfit.facts.model import FactValue, TokenSet
from jobfit.facts.nearby import sentence_of
from jobfit.facts.reading import Hit, Reading, Section
from jobfit.facts.reading.layout import Span

_OFFER_REACH = 90
_ELSEWHERE = frozenset(
    {Section.REQUIREMENTS, Section.PREFERRED, Section.RESPONSIBILITIES, Section.LEGAL, Section.TITLE, Section.LOCATION}
)


def extract(reading: Reading) -> Mapping[str, FactValue]:
    """Return `benefits`, in the order in which the posting names them; what it does not name may be offered too."""
    found: dict[str, Hit] = {}
    hits, loose = reading.hits("benefits"), reading.hits("benefits_loose")
    for hit in sorted((*hits, *loose), key=attrgetter("start")) if loose else hits:
        if hit.sense not in found and _offered(reading, hit):
            found[hit.sense] = hit
    if not found:
        return {}
    evidence = tuple([reading.evidence(hit.start, hit.end) for hit in found.values()])
    return {"benefits": TokenSet(value=tuple(found), complete=False, evidence=evidence)}


def _offered(reading: Reading, hit: Hit) -> bool:
    section = reading.section(hit.start)
    if section is not Section.BENEFITS:
        if section in _ELSEWHERE or hit.group == "benefits_loose":
            return False
        sentence = sentence_of(reading, hit)
        near = Span(max(sentence.start, hit.start - _OFFER_REACH), min(sentence.end, hit.end + _OFFER_REACH))
        if not words_in(reading, "benefits", "benefit_offer", near):
            return False
    return not reading.denied(hit.start, hit.end)
