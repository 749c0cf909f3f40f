"""The skills that a person's rules and goal name and the vocabulary of skills does not have, found in a posting."""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from jobfit.facts.model import Evidence, Facts, TokenSet
from jobfit.facts.personal import SKILL_FACTS
from jobfit.facts.reading import Reading
from jobfit.facts.reading.lexicon import Lexicon, forms_of
from jobfit.facts.reading.skill_names import Kind, Spelled, skill_phrases
from jobfit.facts.says import variants
from jobfit.facts.skill_mentions import demanded
from jobfit.facts.skill_words import canonical_skills


@lru_cache(maxsize=64)
def beyond_vocabulary(names: tuple[str, ...]) -> tuple[str, ...]:
    """Return the canonical names, each once, that not every posting is read for anyway."""
    own = [name for name in dict.fromkeys(names) if variants(name)]
    return tuple(name for name in own if canonical_skills().get(name) != name)


class OwnSkill(NamedTuple):
    """One of the person's own skills in a posting: asked for or used, or else a plus."""

    name: str
    required: bool
    evidence: Evidence


class OwnSkills:
    """One person's own names of skills, ready to be found in many postings."""

    def __init__(self, names: Iterable[str]) -> None:
        """Take canonical names; those that every posting is read for anyway are left out."""
        spelled = [
            (each, Spelled(name, Kind.TOOL)) for name in beyond_vocabulary(tuple(names)) for each in variants(name)
        ]
        self._names = Lexicon(forms_of(skill_phrases(spelled))) if spelled else None

    def found_in(self, reading: Reading) -> tuple[OwnSkill, ...]:
        """Return the skills that a posting asks for, uses or calls a plus, each once."""
        if not self._names:
            return ()
        return tuple(
            OwnSkill(skill, not each.plus, reading.evidence(start, end))
            for each in demanded(reading, self._names, reading.find(self._names))
            for start, end, skill, _ in (each.named,)
        )


def with_own_skills(facts: Facts, found: Sequence[OwnSkill]) -> Facts:
    """Return facts whose skills have the person's own among them."""
    own = dict(facts)
    for name, required in zip(SKILL_FACTS, (True, False), strict=True):
        added = [skill for skill in found if skill.required is required]
        if added:
            listed = own.get(name)
            known = listed if isinstance(listed, TokenSet) else TokenSet(value=(), complete=False)
            values = tuple(dict.fromkeys((*known.value, *(skill.name for skill in added))))
            evidence = tuple(dict.fromkeys((*known.evidence, *(skill.evidence for skill in added))))
            own[name] = replace(known, value=values, evidence=evidence)
    return own


def without_skills(facts: Facts, names: Container[str]) -> Facts:
    """Return facts as somebody would have read them who does not look for these skills; evidence is not looked at."""
    own = dict(facts)
    for name in SKILL_FACTS:
        listed = own.get(name)
        if isinstance(listed, TokenSet) and any(skill in names for skill in listed.value):
            left = tuple(skill for skill in listed.value if skill not in names)
            own[name] = replace(listed, value=left)
            if not left and not listed.complete:
                del own[name]
    return own
