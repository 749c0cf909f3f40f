"""The names of the employer, which are often those of a product too."""

from __future__ import annotations

from jobfit.facts.reading import Reading

_LONGEST = 40


def employers(reading: Reading, ends: tuple[str, ...]) -> frozenset[str]:
    """Return the names of the employer in lower case: as a field, and in front of "| Engineer |".

    `ends` are the words that are no part of its product's ("Lean Technologies").
    """
    description = reading.field("description").start
    head = reading.text[description : description + _LONGEST].lstrip().partition("|")
    names = [reading.posting.company.casefold(), head[0].strip().casefold() if head[1] else ""]
    return frozenset({*names, *(_without(ends, name) for name in names)})


def _without(ends: tuple[str, ...], employer: str) -> str:
    end = next((end for end in ends if employer.endswith(end)), "") if employer.endswith(ends) else ""
    return employer.removesuffix(end).rstrip(" -.")
