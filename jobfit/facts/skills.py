"""skills_required and skills_preferred: the skills that a posting asks for or would use, and those that are a plus.

A skill is in one of the two: required where a requirement names it or the work uses it, else a plus where it is called
one, else required, because it is named in passing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from jobfit.facts.model import FactValue, TokenSet
from jobfit.facts.reading import Reading
from jobfit.facts.skill_mentions import Demand, Mention, mentions
from jobfit.facts.skill_words import GROUP, skill_lexicon, spelled

_MOST = 60


def extract(reading: Reading) -> Mapping[str, FactValue]:
    """Return the skills asked for and the skills that are a plus; what is not named may be used too."""
    hits = skill_lexicon().find(reading.text, reading.copy).of(GROUP)
    found = plainest(mentions(reading, hits, spelled())) if hits else []
    required = [each for each in found if each.demand is not Demand.PLUS]
    preferred = [each for each in found if each.demand is Demand.PLUS]
    facts = {"skills_required": required, "skills_preferred": preferred}
    return {name: _set(reading, listed[:_MOST]) for name, listed in facts.items() if listed}


def plainest(found: Iterable[Mention]) -> list[Mention]:
    """Return the plainest mention of each skill, the first of several, in the order in which the skills are named."""
    kept: dict[str, Mention] = {}
    for mention in found:
        known = kept.get(mention.skill)
        if known is None or mention.demand > known.demand:
            kept[mention.skill] = mention
    return list(kept.values())


def _set(reading: Reading, found: Sequence[Mention]) -> TokenSet:
    spans = dict.fromkeys((each.hit.start, each.hit.end) for each in found)
    evidence = tuple(reading.evidence(start, end) for start, end in spans)
    return TokenSet(value=tuple(each.skill for each in found), complete=False, evidence=evidence)
