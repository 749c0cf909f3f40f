"""The shared reading layer: every text fact, and the person's own phrases, read a posting through it."""

from jobfit.facts.reading.lexicon import Hit, Hits
from jobfit.facts.reading.reading import Reading, once, read
from jobfit.facts.reading.sections import Section

__all__ = ["Hit", "Hits", "Reading", "Section", "once", "read"]
