"""The names of skills that stand in a posting, and the canonical names of what a person calls a skill."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache, partial
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from jobfit.facts.reading import Hits
from jobfit.facts.reading.lexicon import Lexicon
from jobfit.facts.reading.skill_names import SKILL, Kind, Spelled, decoys, files, skill_spellings, skill_tables
from jobfit.folding import fold
from jobfit.toml.data import made_of


class Named(NamedTuple):
    """One place in a document where a skill is named."""

    start: int
    end: int
    skill: str
    kind: Kind


_named = partial(tuple.__new__, Named)  # what Named(…) does, in half the time
_KINDS = {kind.value: kind for kind in Kind}
_TOOL = Kind.TOOL.value


def named_in(text: str, found: Hits) -> list[Named]:
    """Return the skills named in a text, of what was found in it: in order and none inside a longer name."""
    named: list[Named] = []
    reach = 0
    for start, minus_end, meanings in sorted(found.spans(SKILL)):  # the longest of one start comes first
        end = -minus_end
        if end > reach:
            reach = end
            for skill, kind, exact in meanings:
                written = text[start:end]
                if written in exact if exact else not (kind == _TOOL and _is_another_word(written, skill)):
                    named.append(_named((start, end, skill, _KINDS[kind])))
    return named


def _is_another_word(written: str, skill: str) -> bool:
    """Say whether a letter that a tool's name lacks makes another word of it ("vänta" for Vanta, "rör" for RoR)."""
    if written.isascii() or not any(letter.isalpha() and not letter.isascii() for letter in written):
        return False
    spellings = canonical_skills()  # which a person's own skills are beyond
    return skill in spellings and written.casefold() not in spellings


def stands_for(names: Lexicon, phrase: str) -> Iterator[Spelled]:
    """Yield what a phrase stands for by itself, whatever its case."""
    for meanings in names.senses(SKILL, phrase):
        for skill, kind, exact in meanings:
            yield Spelled(skill, _KINDS[kind], exact)


@cache
def skill_names() -> tuple[str, ...]:
    """Return the canonical names of all skills, in order."""
    return tuple(sorted({name for table in skill_tables().values() for kind in Kind for name in table.get(kind, ())}))


@cache
def ordinary_in(language: str | None) -> frozenset[str]:
    """Return the writings that name a skill in English and are ordinary words of a language, of any when it is unknown.

    German capitalises its nouns: "unsere Teams" is no more a product than "der Rest" is an interface.
    """
    ordinary = decoys()["ordinary"]
    return frozenset(ordinary.get(language, ()) if language else chain.from_iterable(ordinary.values()))


@cache
def canonical_skills() -> Mapping[str, str]:
    """Return every spelling in lower case -> the canonical name, for the skills that a person writes in a profile."""
    return made_of([*files(), Path(__file__)], "canonical", _canonical)


def _canonical() -> dict[str, str]:
    return {phrase.casefold(): each.skill for phrase, each in skill_spellings()} | {
        name: name for name in skill_names()
    }


def skill_named(words: str) -> str:
    """Return the canonical name of the skill that some words of a posting name; the folded words when none is known."""
    return canonical_skills().get(words.casefold()) or fold(words)
