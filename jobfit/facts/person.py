"""Person: the little about a person that facts are read against (currency, hours a year, own phrases)."""

from __future__ import annotations

from typing import Literal

from jobfit.frozen import Frozen


class Phrase(Frozen):
    """One phrase of the person, and the sections of a posting where saying it counts (empty: the default ones)."""

    text: str
    where: tuple[str, ...] = ()


class Wording(Frozen):
    """What postings were read for beside the vocabulary: one person's own phrases, and skills that it does not have."""

    phrases: tuple[Phrase, ...] = ()
    skills: tuple[str, ...] = ()

    def covers(self, other: Wording) -> bool:
        """Say whether a reading for this found all that one for the other would, and no other skills."""
        return set(self.phrases) >= set(other.phrases) and self.has_skills_of(other)

    def has_skills_of(self, other: Wording) -> bool:
        """Say whether a reading for this found the skills that one for the other would."""
        return set(self.skills) == set(other.skills)


class Person(Frozen):
    """What makes a posting's facts comparable for one person; all of it is shown where it was used."""

    currency: str | None = None  # ISO 4217
    hours_per_year: int = 1720
    days_per_year: int = 220
    hours_a_week: float | None = None  # of their job today, where it is part of a full week
    fx_date: Literal["latest-bundled"] | str = "latest-bundled"  # noqa: PYI051 - the literal documents the default
    phrases: tuple[Phrase, ...] = ()
    employer: str = ""  # the present employer, for `inside`
    skills: tuple[str, ...] = ()  # skills that rules and the goal name, to be found whatever the vocabulary has
    acquainted: tuple[tuple[str, int], ...] | None = None
    """How many people they know at each company, by its folded name; None where nobody has told."""
    learning: tuple[str, ...] = ()  # skills of the goal that the person still lacks, for `teaches`
