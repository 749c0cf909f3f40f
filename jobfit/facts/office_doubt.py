"""Whether a sentence that counts days is no rule of the job: of a perk, of those in one place or near an office."""

from __future__ import annotations

from jobfit.facts.reading import Hit, Reading
from jobfit.facts.reading.layout import Span
from jobfit.facts.window import window


def doubtful(reading: Reading, sentence: Span, hit: Hit, perks: Span | None = None) -> bool:
    """Say whether words of doubt stand in a sentence, or a perk in the part of it that is given."""
    if reading.beside_the_job(hit.start, hit.end) or window(reading, "office_doubt", *(perks or sentence), "perk"):
        return True
    if window(reading, "office_doubt", *sentence, "some"):
        return True
    return _remote_by_location(reading) and bool(window(reading, "office_doubt", *sentence, "near"))


def _remote_by_location(reading: Reading) -> bool:
    """Say whether the location field calls the job remote, so that what holds near an office does not hold for it."""
    return any(hit.sense.startswith("remote") for hit in reading.hits("workplace", field="location"))
