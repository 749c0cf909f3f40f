"""The words beside the name of a skill or a plus, from `words/*/near/skills.toml`, compared word by word.

A posting names dozens of skills, so that a look at each with an automaton would cost more than finding them all.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache
from itertools import chain
from typing import NamedTuple

from jobfit.facts.joining import either
from jobfit.facts.reading.lexicon import near_lexicon, phrases_in
from jobfit.facts.reading.matching import matching_copy
from jobfit.facts.verb_forms import presents
from jobfit.facts.word_files import near_files


class Phrases:
    """A list of phrases, to be found at the end, at the beginning or anywhere in the words of a matching copy."""

    def __init__(self, phrases: Iterable[str]) -> None:
        """Take the phrases as they are written in a word file."""
        self._all = frozenset(" ".join(matching_copy(f" {phrase} ").split()) for phrase in phrases)
        self._firsts = _lengths((form.partition(" ")[0], form) for form in self._all)
        self._lasts = _lengths((form.rpartition(" ")[2], form) for form in self._all)
        self._single = frozenset(form for form in self._all if " " not in form)
        self._several: defaultdict[str, list[str]] = defaultdict(list)
        for form in sorted(self._all):
            if self._single.isdisjoint(form.split()):
                self._several[form.partition(" ")[0]].append(f" {form} ")

    def end(self, words: Sequence[str]) -> bool:
        """Say whether one of the phrases is the end of the words."""
        if not words or words[-1] not in self._lasts:
            return False
        return any(" ".join(words[-length:]) in self._all for length in self._lasts[words[-1]])

    def may_begin(self, word: str) -> bool:
        """Say whether one of the phrases begins with a word, for a first look."""
        return word in self._firsts

    def begin(self, words: Sequence[str]) -> bool:
        """Say whether one of the phrases is the beginning of the words."""
        if not words or words[0] not in self._firsts:
            return False
        return any(" ".join(words[:length]) in self._all for length in self._firsts[words[0]])

    def are_in(self, copy: str) -> bool:
        """Say whether one of the phrases stands in a stretch of a matching copy, which has a space at both ends."""
        words = copy.split()
        if not self._single.isdisjoint(words):
            return True
        several = self._several
        if several.keys().isdisjoint(words):
            return False
        return any(phrase in copy for word in several.keys() & words for phrase in several[word])


def _lengths(phrases: Iterable[tuple[str, str]]) -> Mapping[str, Sequence[int]]:
    """Return how many words the phrases have that are given with each word."""
    lengths: defaultdict[str, set[int]] = defaultdict(set)
    for word, phrase in phrases:
        lengths[word].add(phrase.count(" ") + 1)
    return {word: sorted(each) for word, each in lengths.items()}


class Shares(NamedTuple):
    """What finds the words that share a word of a name: in front of it and behind it.

    `ends` and `begins` are what stands right in front of such a name and right behind it, for a first look. `before`
    reads the text in front of it backwards: forwards it would have to be tried from every word.
    """

    joiners: frozenset[str]
    ends: tuple[str, ...]
    begins: tuple[str, ...]
    before: re.Pattern[str]
    behind: re.Pattern[str]
    word: re.Pattern[str]


class Employer(NamedTuple):
    """The words around the name of an employer.

    `ends` are no part of its product's name; `at` stands right in front of it and `does` right behind it, as they are
    written, and `stops` and `starts` are what a first look finds of them; where one of the `roles` stands, there is no
    employer.
    """

    ends: tuple[str, ...]
    at: tuple[str, ...]
    does: tuple[str, ...]
    stops: frozenset[str]
    starts: frozenset[str]
    roles: frozenset[str]


class Cues(NamedTuple):
    """What makes a mention of a skill count, by where it stands."""

    before_name: Phrases
    behind_name: Phrases
    before_demand: Phrases
    behind_demand: Phrases
    behind_general: Phrases
    knowledge: Phrases
    stack: Phrases
    us: Phrases
    company_kinds: frozenset[str]
    you: Phrases
    before_partner: Phrases
    joined_partner: Phrases
    before_denied: Phrases
    behind_denied: frozenset[str]
    joined_denied: Phrases
    joined_kept: Phrases
    before_purpose: frozenset[str]
    duties: frozenset[str]
    tells: Phrases
    articles: frozenset[str]
    joiners: frozenset[str]
    between: re.Pattern[str]
    shares: Shares
    between_parts: re.Pattern[str]
    goes_on: re.Pattern[str]
    examples: re.Pattern[str]
    back: Phrases
    begins: Phrases
    of_several: frozenset[str]
    of_any: frozenset[str]
    team_ends: frozenset[str]
    teams: frozenset[str]
    employer: Employer


@cache
def cues(spoken: tuple[str, ...]) -> Cues:
    """Return the phrases of some languages in front of and behind an ambiguous name and a general word."""
    groups: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for group, sense, phrase in phrases_in(near_files(spoken, "skills")):
        groups[group, sense].append(phrase)
    joiners, shares = groups["skill_list", "joiners"], groups["skill_list", "shares"]
    at, does = groups["skill_employer", "at"], groups["skill_employer", "does"]
    return Cues(
        before_name=Phrases(groups["skill_name_cue", "before"]),
        behind_name=Phrases(groups["skill_name_cue", "behind"]),
        before_demand=Phrases(groups["skill_demand", "before"]),
        behind_demand=Phrases(groups["skill_demand", "behind"]),
        behind_general=Phrases([*groups["skill_demand", "behind"], *groups["skill_demand", "after"]]),
        knowledge=Phrases(groups["skill_cue", "knowledge"]),
        stack=Phrases(groups["skill_cue", "stack"]),
        company_kinds=frozenset(groups["skill_company", "kinds"]),
        us=Phrases(groups["skill_company", "us"]),
        you=Phrases(groups["skill_company", "you"]),
        before_partner=Phrases(groups["skill_partner", "before"]),
        joined_partner=Phrases(groups["skill_partner", "joined"]),
        before_denied=Phrases(groups["skill_denied", "before"]),
        behind_denied=frozenset(groups["skill_denied", "behind"]),
        joined_denied=Phrases(groups["skill_denied", "joined"]),
        joined_kept=Phrases(groups["skill_denied", "kept"]),
        before_purpose=frozenset(groups["skill_purpose", "before"]),
        duties=frozenset(chain.from_iterable(map(presents, groups["skill_duty", "verbs"]))),
        tells=Phrases(groups["skill_duty", "tells"]),
        articles=frozenset(groups["skill_list", "articles"]),
        joiners=frozenset(joiners),
        between=_between(joiners, groups["skill_list", "others"]),
        shares=_shares(shares),
        between_parts=re.compile(rf",\s(?!(?:{either(shares)})\s)|\s[–—*-]\s|[(;]"),
        goes_on=re.compile(rf",\s(?:{either(shares)})\s"),
        examples=re.compile(rf",?\s(?:\(|(?:{either(groups['skill_plus_said', 'examples'])})\s)", re.IGNORECASE),
        back=Phrases(groups["skill_plus", "back"]),
        begins=Phrases(groups["skill_plus_said", "begins"]),
        of_several=frozenset(groups["skill_plus_said", "of_several"]),
        of_any=frozenset(groups["skill_plus_said", "of_any"]),
        team_ends=frozenset(groups["skill_team", "ends"]),
        teams=frozenset(groups["skill_team", "teams"]),
        employer=Employer(
            ends=tuple(groups["skill_employer", "ends"]),
            at=tuple(f"{words} " for words in at),
            does=tuple(f" {words}" for words in does),
            stops=frozenset(f"{words[-1]} " for words in at),
            starts=frozenset(f" {words[0]}" for words in does),
            roles=frozenset(groups["skill_employer", "roles"]),
        ),
    )


def _between(joiners: Iterable[str], others: Iterable[str]) -> re.Pattern[str]:
    """Return the expression for what stands between two names of one list: marks, "or similar", and one joiner."""
    return re.compile(
        rf"[\s,/&|+():;•*\\-]*(?:(?:{either(others)})[),]* )?(?:(?:{either(joiners)})[\s(]+)?", re.IGNORECASE
    )


def _shares(joiners: Iterable[str]) -> Shares:
    """Return the expressions for the words that may share a word of a name ("unit, load and …", "… and retention")."""
    joiners = frozenset(joiners)
    words = either(joiners)
    return Shares(
        joiners=joiners,
        ends=("/", *sorted(f" {joiner} " for joiner in joiners)),
        begins=("/", " /", *sorted(f" {joiner} " for joiner in joiners)),
        before=re.compile(
            rf"(?:\s(?:{either(joiner[::-1] for joiner in joiners)})\s,?|\s?/\s?)(?P<words>[\w-]+(?:\s,[\w-]+){{0,6}})",
            re.IGNORECASE,
        ),
        behind=re.compile(rf"(?:\s(?:{words})\s|\s?/\s?)(?P<word>[\w-]+)", re.IGNORECASE),
        word=re.compile(r"[\w-]+"),
    )


@lru_cache(maxsize=256)
def plus_senses(spoken: tuple[str, ...], mark: str) -> frozenset[str]:
    """Return how a mark of preference, in matching form, marks.

    "leading" ones mark what follows them, "single" ones one thing, those "behind" all of the part in front of them.
    """
    found = near_lexicon(spoken, "skills", "skill_plus").find(mark, f" {mark} ")
    return frozenset(hit.sense for hit in found.of("skill_plus"))
