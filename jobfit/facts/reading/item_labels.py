"""Labels in front of what an item holds ("* Education: a degree"), which head nothing below it."""

from __future__ import annotations

from jobfit.facts.reading.lexicon import Hit

_DEMANDS = "requirements"


def has_its_own(text: str, label: Hit, end: int) -> bool:
    """Say whether an item holds what it is labelled for, so that the next is of the part above: "* Bonus: Dutch"."""
    return bool(text[label.end : end].partition(":")[2].strip())


def labels_a_wish(text: str, label: Hit, start: int, end: int) -> bool:
    """Say whether an item under a heading of pluses is one whatever its label says: "* Education: a degree".

    One word is such a label; several are a heading ("* Minimum qualifications: …").
    """
    if label.sense != _DEMANDS or not text.startswith("* ", start) or text[start + 2 : label.start].strip(" *"):
        return False
    return " " not in text[label.start : label.end] and has_its_own(text, label, end)
