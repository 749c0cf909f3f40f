"""Voices: whose a sentence is that is not about the job, by how it opens ("Our customers …", "Tired of …?")."""

from __future__ import annotations

from jobfit.facts.reading.document import Document
from jobfit.facts.reading.layout import OPENING
from jobfit.facts.reading.lexicon import Hit

_REACH = 40  # characters
_QUOTES = frozenset('"“„«‘')
_LASTING = frozenset({"gone", "quoted"})  # voices that nothing in the sentence brings back to the job


def voice(document: Document, first: int) -> Hit | None:
    """Return the words not about the job that a sentence opens with, given where it starts, None for any others."""
    if not document.begins_with(first, "reading", "voice"):
        return None
    voices = document.near_group("reading", "voice", first, first + _REACH)
    if not voices:
        return None
    found = voices[0]
    opening = document.text[first : found.start].strip(OPENING)
    return found if (opening in _QUOTES if found.sense == "quoted" else not opening) else None


def is_elsewhere(document: Document, opening: Hit, start: int, *, held: bool) -> bool:
    """Say whether what stands at an offset is still said in the voice that its sentence opens with, not of the job.

    `held` says whether what one did in former roles is beside the job.
    """
    if opening.end > start:
        return False
    if opening.sense == "held":
        return held
    return opening.sense in _LASTING or not document.near_group("reading", "voice_reader", opening.end, start)
