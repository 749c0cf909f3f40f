"""One person's own phrases and skills in a reading, and what they were told, joined with what the posting states."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from jobfit.facts.conflicts import conflict_with, conflicts_of
from jobfit.facts.model import Facts, FactValue, Phrases
from jobfit.facts.own_skills import OwnSkills, beyond_vocabulary, with_own_skills
from jobfit.facts.person import Person, Wording
from jobfit.facts.personal import personal
from jobfit.facts.reading import Reading
from jobfit.facts.says import PhraseBook


class OwnWords:
    """What one person looks for beside the vocabulary, ready to be found in many postings."""

    def __init__(self, person: Person) -> None:
        self._person = person
        self._phrases = PhraseBook(person.phrases)
        self._skills = OwnSkills(person.skills)

    def joined(self, stated: Facts, reading: Reading, answers: Mapping[str, FactValue]) -> Facts:
        """Return what a posting states with what it says of the person's own words; `answers` win over both."""
        facts = {**stated, "says": self._phrases.found_in(reading)}
        facts |= with_own_skills(facts, self._skills.found_in(reading))
        return facts | told_of(answers, facts, self._person) if answers else facts


def wording_of(person: Person) -> Wording:
    """Return what postings are read for beside the vocabulary."""
    return Wording(phrases=person.phrases, skills=beyond_vocabulary(person.skills))


def told_of(answers: Facts, facts: Facts, person: Person) -> dict[str, FactValue]:
    """Return what the person was told, with what a posting's facts state against it; phrases join those it says."""
    told: dict[str, FactValue] = {
        name: replace(value, conflict=conflict_with(name, value, facts.get(name), person))
        for name, value in answers.items()
    }
    read = facts.get("says")
    if "says" in told and isinstance(read, Phrases):
        own = personal({"says": told["says"]}, person)["says"]
        said = own.found if isinstance(own, Phrases) else ()
        named = {(each.phrase, each.where) for each in said}
        kept = [each for each in read.found if (each.phrase, each.where) not in named]
        told["says"] = replace(read, found=(*said, *kept), conflict=conflicts_of(said, read.found))
    return told
