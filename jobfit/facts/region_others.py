"""Whether what names places is about pay, the law, the company, other people, or only a while."""

from __future__ import annotations

from jobfit.facts.nearby import or_before
from jobfit.facts.reading import Hit, Reading, Section
from jobfit.facts.window import window

_REACH = 90  # characters beside what is said in which the words of doubt stand


def about_others(reading: Reading, start: int, end: int, *, home: bool = False) -> bool:
    """Say whether the sentence around text[start:end] is about pay, the law, the company or other people.

    Where one's home must be is said of nobody else, whatever offices the sentence speaks of.
    """
    if reading.section(start) is Section.LEGAL or reading.hypothetical(start, end):
        return True
    sentence = reading.layout.sentence(start)
    last = min(sentence.end, end + _REACH)
    choices = window(reading, "region_choice", end, last)
    last = choices[0].start if choices else last
    choice = or_before(reading, start)  # "in our Ghent office or remotely from Belgium"
    first = start if choice else max(sentence.start, start - _REACH)
    doubts = window(reading, "region_doubt", first, last)
    return any(
        (doubt.end <= start or doubt.start >= end) and not (home and doubt.sense == "office") for doubt in doubts
    )  # "home office" is none itself


def for_a_while(reading: Reading, hit: Hit) -> bool:
    """Say whether a mention is of some weeks a year, or of the time that something lasts."""
    sentence = reading.layout.sentence(hit.start)
    start, end = max(sentence.start, hit.start - _REACH), min(sentence.end, hit.end + _REACH)
    return bool(window(reading, "workplace_doubt", start, end, "while", "rarely"))
