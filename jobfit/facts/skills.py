"""skills_required and skills_preferred: the skills that a posting asks for or would use, and those that are a plus.

A skill is in one of the two: required where a requirement names it; else a plus where the words beside it call it one;
else required where the work uses it; else a plus in a list of them; else required, because it is named in passing.
"""

from __future__ import annotations

from collections.abc import Mapping

from jobfit.facts.model import FactValue, TokenSet
from jobfit.facts.reading import Reading
from jobfit.facts.reading.lexicon import lexicon
from jobfit.facts.skill_mentions import Mention, demanded
from jobfit.facts.skill_trades import within_their_trades

_MOST = 60


def extract(reading: Reading) -> Mapping[str, FactValue]:
    """Return the skills asked for and the skills that are a plus; what is not named may be used too."""
    required: list[Mention] = []
    preferred: list[Mention] = []
    for mention in within_their_trades(demanded(reading, lexicon("en"), reading.words)):
        (preferred if mention.plus else required).append(mention)
    facts = {"skills_required": required, "skills_preferred": preferred}
    return {name: _set(reading, listed[:_MOST]) for name, listed in facts.items() if listed}


def _set(reading: Reading, found: list[Mention]) -> TokenSet:
    spans = {mention.named.start: mention.named.end for mention in found}  # one name may be of two skills
    evidence = tuple([reading.evidence(start, end) for start, end in spans.items()])
    return TokenSet(value=tuple([mention.named.skill for mention in found]), complete=False, evidence=evidence)
