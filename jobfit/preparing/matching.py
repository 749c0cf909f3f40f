"""What two texts have in common: skills that both name, and words that both use; each told in both sides' own words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache
from pathlib import Path
from typing import Final, NamedTuple

from jobfit.facts.reading.lexicon import lexicon
from jobfit.facts.reading.matching import matching_copy
from jobfit.facts.reading.skill_names import Kind
from jobfit.facts.skill_words import named_in
from jobfit.folding import fold
from jobfit.toml.data import load_data

_FILE: Final = Path(__file__).parent / "words.toml"
_SHORTEST: Final = 4  # letters of a word, and of what stays of one
_ENOUGH: Final = 2  # words that have to be shared
_BRIEF: Final = (
    2  # words, of which those that say nothing too, of a text of which the one that says something is enough
)
_LONGEST: Final = 2_000  # characters of a text that are compared
_WORD = re.compile(r"[^\W\d_]{4,40}")


class Source(StrEnum):
    """Where something of the person's stands."""

    GOAL = "goal"  # [[right.goals]]
    TASK = "task"  # [right] tasks
    RESPONSIBILITY = "responsibility"  # [right] responsibilities
    SUCCESS = "success"  # an entry of the journal that went well
    SKILL = "skill"  # one that they hold


@dataclass(frozen=True, slots=True)
class Mine:
    """Something of the person's, in their words; `beside` is compared too: how a goal would be reached, tags."""

    source: Source
    words: str
    beside: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()  # of a success; one that is shared is enough
    day: str = ""  # of a success, ISO 8601


class Shared(NamedTuple):
    """A skill or word that both sides use, as each writes it, and where the person does: in a text, or as a tag."""

    theirs: str
    mine: str
    text: str  # "" for a tag

    def __str__(self) -> str:
        """Return it in words: "mentor / mentoring"; once where both write the same."""
        same = fold(self.theirs) == fold(self.mine)
        return self.theirs if same else f"{self.theirs} / {self.mine}"


@dataclass(frozen=True, slots=True)
class Match:
    """Something of the person's that speaks to a sentence of the posting, and what both share."""

    mine: Mine
    shared: tuple[Shared, ...]


class Terms(NamedTuple):
    """What a text is compared by: skills and words in their compared form, each as it is written there."""

    skills: Mapping[str, str]
    words: Mapping[str, str]


def matched(theirs: str, mine: Sequence[Mine], *, skills: Mapping[str, str]) -> tuple[Match, ...]:
    """Return what of the person's speaks to a sentence of a posting, what shares most first.

    `skills` are those that the posting was read to name in the sentence, as they are written there.
    """
    said = terms(theirs)
    said = said._replace(skills={**said.skills, **skills})
    found = [Match(each, shared) for each in mine if (shared := tuple(in_common(said, each)))]
    return tuple(sorted(found, key=lambda match: -len(match.shared)))


def in_common(theirs: Terms, mine: Mine) -> Iterator[Shared]:
    """Yield what a sentence and something of the person's share; nothing, unless it is enough to speak of.

    Enough is a skill, a tag, two words of one text of theirs, or the one word that a task like "mentoring" is.
    """
    found: dict[str, Shared] = {}
    for text in (mine.words, *mine.beside):
        own = _held(text) if mine.source is Source.SKILL else terms(text)
        both = [stem for stem in own.words if stem in theirs.words]
        shared = [Shared(theirs.skills[name], own.skills[name], text) for name in own.skills if name in theirs.skills]
        brief = len(own.words) == 1 and len(text.split()) <= _BRIEF
        if len(both) >= (1 if brief else _ENOUGH):
            shared += [Shared(theirs.words[stem], own.words[stem], text) for stem in both]
        found = {fold(each.theirs): each for each in shared} | found
    for tag in mine.tags:
        own = terms(tag)
        if own.words and all(stem in theirs.words for stem in own.words):
            found = {fold(theirs.words[stem]): Shared(theirs.words[stem], tag, "") for stem in own.words} | found
    yield from found.values()


def _held(skill: str) -> Terms:
    """Return a skill that the person holds, which is compared by its canonical name alone."""
    return Terms({skill: skill}, {})


@lru_cache(maxsize=256)
def terms(text: str) -> Terms:
    """Return the skills and the words of a text that say what it is about."""
    short = text[:_LONGEST]
    found = named_in(short, lexicon("en").find(short, f" {matching_copy(short)} "))
    skills = {each.skill: short[each.start : each.end] for each in found if each.kind is not Kind.LOOSE}
    words: dict[str, str] = {}
    for each in _WORD.finditer(short):
        if (stem := stemmed(each[0])) and stem not in _general():
            words.setdefault(stem, each[0])
    return Terms(skills, words)


def stemmed(word: str) -> str:
    """Return a word folded and without its ending, "" for one that is too short."""
    folded = fold(word)
    endings = (each for each in _words()["endings"] if folded.endswith(each) and len(folded) - len(each) >= _SHORTEST)
    bare = folded[: len(folded) - len(max(endings, key=len, default=""))]
    return bare if len(bare) >= _SHORTEST else ""


@cache
def _general() -> frozenset[str]:
    return frozenset(stemmed(word) for text in _words()["general"].values() for word in text.split())


@cache
def _words() -> Mapping[str, Mapping[str, str]]:
    return load_data(_FILE)
