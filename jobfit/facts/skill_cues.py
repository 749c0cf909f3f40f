"""The words beside the name of a skill or a plus, from `words/en/near/skills.toml`, compared word by word.

A posting names dozens of skills, so that a look at each with an automaton would cost more than finding them all.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from jobfit.facts.reading.lexicon import WORDS, near_lexicon
from jobfit.facts.reading.matching import matching_copy
from jobfit.toml.data import load_data

_FILE = WORDS / "en" / "near" / "skills.toml"


class Phrases:
    """A list of phrases, to be found at the end, at the beginning or anywhere in the words of a matching copy."""

    def __init__(self, phrases: Iterable[str]) -> None:
        """Take the phrases as they are written in a word file."""
        self._all = frozenset(" ".join(matching_copy(f" {phrase} ").split()) for phrase in phrases)
        self._firsts = frozenset(form.partition(" ")[0] for form in self._all)
        self._lasts = frozenset(form.rpartition(" ")[2] for form in self._all)
        self._longest = max(form.count(" ") for form in self._all) + 1
        self._single = frozenset(form for form in self._all if " " not in form)
        several = (form for form in sorted(self._all) if self._single.isdisjoint(form.split()))
        self._several = tuple(f" {form} " for form in several)

    def may_end_with_one_of(self, words: Sequence[str]) -> bool:
        """Say whether one of the words is the last one of one of the phrases."""
        return not self._lasts.isdisjoint(words)

    def end(self, words: Sequence[str]) -> bool:
        """Say whether one of the phrases is the end of the words."""
        if not words or words[-1] not in self._lasts:
            return False
        return any(" ".join(words[-length:]) in self._all for length in range(1, min(self._longest, len(words)) + 1))

    def begin(self, words: Sequence[str]) -> bool:
        """Say whether one of the phrases is the beginning of the words."""
        if not words or words[0] not in self._firsts:
            return False
        return any(" ".join(words[:length]) in self._all for length in range(1, min(self._longest, len(words)) + 1))

    def are_in(self, copy: str) -> bool:
        """Say whether one of the phrases stands in a stretch of a matching copy, which has a space at both ends."""
        return not self._single.isdisjoint(copy.split()) or any(phrase in copy for phrase in self._several)


class _Cues(NamedTuple):
    """What makes a mention of a skill count, by where it stands."""

    before_name: Phrases
    behind_name: Phrases
    before_demand: Phrases
    behind_demand: Phrases
    knowledge: Phrases
    before_partner: Phrases
    joined_partner: Phrases
    joiners: frozenset[str]
    between: re.Pattern[str]
    team: Phrases
    team_ends: frozenset[str]


@cache
def cues() -> _Cues:
    """Return the phrases in front of and behind an ambiguous name and a general word, and those of knowledge."""
    tables = load_data(_FILE)
    name, demand = tables["skill_name_cue"], tables["skill_demand"]
    joiners = tables["skill_list"]["joiners"]
    team, partner = tables["skill_team"], tables["skill_partner"]
    return _Cues(
        before_name=Phrases(name["before"]),
        behind_name=Phrases(name["behind"]),
        before_demand=Phrases(demand["before"]),
        behind_demand=Phrases(demand["behind"]),
        knowledge=Phrases(tables["skill_cue"]["knowledge"]),
        before_partner=Phrases(partner["before"]),
        joined_partner=Phrases(partner["joined"]),
        joiners=frozenset(joiners),
        between=_between(joiners),
        team=Phrases(team["before"]),
        team_ends=frozenset(team["ends"]),
    )


def _between(joiners: Iterable[str]) -> re.Pattern[str]:
    """Return the expression for what stands between two names of one list: marks, and one joiner at most."""
    words = "|".join(map(re.escape, sorted(joiners, key=len, reverse=True)))
    return re.compile(rf"[\s,/&|+():;•*\\-]*(?:(?:{words})[\s(]+)?", re.IGNORECASE)


@lru_cache(maxsize=256)
def plus_senses(mark: str) -> frozenset[str]:
    """Return how a mark of preference, in matching form, marks: "leading" what follows it, "single" one thing."""
    found = near_lexicon(("en",), "skills").find(mark, f" {mark} ")
    return frozenset(hit.sense for hit in found.of("skill_plus"))
