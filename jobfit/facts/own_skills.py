"""The skills that a person's rules and goal name and the vocabulary of skills does not have, found in a posting."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import NamedTuple

from jobfit.facts.model import Evidence, Facts, TokenSet
from jobfit.facts.reading import Reading
from jobfit.facts.says import variants
from jobfit.facts.skill_mentions import demanded
from jobfit.facts.skill_words import Kind, SkillNames, Spelled, skill_names


class OwnSkill(NamedTuple):
    """One of the person's own skills in a posting: asked for or used, or else a plus."""

    name: str
    required: bool
    evidence: Evidence


class OwnSkills:
    """One person's own names of skills, ready to be found in many postings."""

    def __init__(self, names: Iterable[str]) -> None:
        """Take canonical names; those that every posting is read for anyway are left out."""
        own = [name for name in dict.fromkeys(names) if variants(name)]
        known = frozenset(skill_names()) if own else frozenset()
        spelled = [(each, Spelled(name, Kind.TOOL)) for name in own if name not in known for each in variants(name)]
        self._names = SkillNames(spelled) if spelled else None

    def found_in(self, reading: Reading) -> tuple[OwnSkill, ...]:
        """Return the skills that a posting asks for, uses or calls a plus, each once."""
        if not self._names:
            return ()
        return tuple(
            OwnSkill(skill, not each.plus, reading.evidence(start, end))
            for each in demanded(reading, self._names)
            for start, end, skill, _ in (each.named,)
        )


def with_own_skills(facts: Facts, found: Sequence[OwnSkill]) -> Facts:
    """Return facts whose skills have the person's own among them."""
    own = dict(facts)
    for name, required in (("skills_required", True), ("skills_preferred", False)):
        added = [skill for skill in found if skill.required is required]
        if added:
            listed = own.get(name)
            known = listed if isinstance(listed, TokenSet) else TokenSet(value=(), complete=False)
            values = tuple(dict.fromkeys((*known.value, *(skill.name for skill in added))))
            own[name] = replace(known, value=values, evidence=(*known.evidence, *(skill.evidence for skill in added)))
    return own
