"""nights_weekends: whether there is work at night, in the evening or at weekends."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from jobfit.facts.agreed import agreed
from jobfit.facts.model import FactValue, Flag
from jobfit.facts.nearby import denied_before
from jobfit.facts.reading import Hit, Reading, Section

_TOPIC = "on_call"  # its words for work serve both
_REACH = 56
_NOT_SAID = frozenset({Section.COMPANY, Section.LEGAL, Section.APPLY, Section.BENEFITS})


def extract(reading: Reading) -> Mapping[str, FactValue]:
    """Return `nights_weekends` when the text says that there is such work, or that there is none."""
    found = nights_weekends_of(reading)
    return {"nights_weekends": found} if found else {}


def nights_weekends_of(reading: Reading) -> Flag | None:
    """Return whether there is such work; statements that contradict each other leave it unknown."""
    found = agreed(reading.hits("shifts"), partial(_said, reading))
    if not found:
        return None
    value, hit = found
    return Flag(value=value, evidence=(reading.evidence(hit.start, hit.end),))


def _said(reading: Reading, hit: Hit) -> bool | None:
    """Return what one mention says, None when it is about free time or somebody else."""
    if hit.start < reading.field("description").start:
        return True
    if reading.denied(hit.start, hit.end) or denied_before(reading, hit.start, hit.end):
        return False
    if reading.section(hit.start) in _NOT_SAID:
        return None
    sentence = reading.layout.sentence(hit.start)
    start, end = max(sentence.start, hit.start - _REACH), min(sentence.end, hit.end + _REACH)
    near = reading.near(_TOPIC, start, end).get("working", ())
    if any(word.sense == "free" for word in near):
        return None
    return True if hit.sense == "shift" or near else None
