"""The vocabulary of skills, from `words/skills/*.toml`, as one lexicon that is built when the first posting is read.

Up to four tables a file, each a text with a line for every skill, `canonical name = other spelling | other spelling`:
thousands of skills are read in a tenth of the time that as many arrays of TOML take.
`tools`    named things; the name itself is a spelling, whatever its case.
`fields`   methods and fields of work; they count where something is asked for or done.
`loose`    words so general (sales, research) that they count only beside "experience in", "knowledge of" …
`guarded`  names that are ordinary words too (Go, R, Notion): exactly these spellings, beside another skill or a cue.
`decoys.toml` holds the phrases that swallow a name ("go to", "series C").
"""

from __future__ import annotations

import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from functools import cache
from typing import NamedTuple

from jobfit.facts.reading.lexicon import DECOY, WORDS, Lexicon

GROUP = "skills"
_FOLDER = WORDS / "skills"


class Kind(StrEnum):
    """How much a spelling says by itself."""

    TOOL = "tools"
    FIELD = "fields"
    LOOSE = "loose"
    GUARDED = "guarded"


class Spelled(NamedTuple):
    """What a sense of the lexicon stands for: a skill, and how its spelling counts."""

    skill: str
    kind: Kind
    exact: tuple[str, ...] = ()


@cache
def skill_tables() -> tuple[Mapping[str, Mapping[str, tuple[str, ...]]], ...]:
    """Return the tables of each file: kind -> canonical name -> other spellings."""
    files = sorted(file for file in _FOLDER.glob("*.toml") if file.stem != "decoys")
    loaded = (tomllib.loads(file.read_text("utf-8")) for file in files)
    return tuple({kind: dict(map(_entry, text.splitlines())) for kind, text in tables.items()} for tables in loaded)


def _entry(line: str) -> tuple[str, tuple[str, ...]]:
    name, _, others = line.partition(" = ")
    return name, tuple(others.split(" | ")) if others else ()


@cache
def skill_names() -> tuple[str, ...]:
    """Return the canonical names of all skills, in order."""
    return tuple(sorted({name for table in skill_tables() for kind in Kind for name in table.get(kind, ())}))


@cache
def spelled() -> Mapping[str, Spelled]:
    """Return sense -> what it stands for; a sense is a skill and its kind."""
    return {_sense(each): each for _, each in _spellings()}


@cache
def skill_lexicon() -> Lexicon:
    """Return the lexicon of every spelling of every skill; built once in a process."""
    phrases: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    for phrase, each in _spellings():
        phrases[phrase].append((GROUP, _sense(each)))
    decoys = tomllib.loads((_FOLDER / "decoys.toml").read_text("utf-8"))["decoys"]["phrases"]
    for phrase in decoys:
        phrases[phrase].append((GROUP, DECOY))
    return Lexicon(phrases)


@cache
def canonical_skills() -> Mapping[str, str]:
    """Return every spelling in lower case -> the canonical name, for the skills that a person writes in a profile."""
    return {phrase.casefold(): each.skill for phrase, each in _spellings()} | {name: name for name in skill_names()}


def _sense(each: Spelled) -> str:
    return f"{each.kind}:{each.skill}"


@cache
def _spellings() -> tuple[tuple[str, Spelled], ...]:
    """Return every spelling with what it stands for."""
    guarded = {name for table in skill_tables() for name in table.get(Kind.GUARDED, ())}
    return tuple(pair for table in skill_tables() for pair in _of_table(table, guarded))


def _of_table(
    table: Mapping[str, Mapping[str, Iterable[str]]], guarded: Iterable[str]
) -> Iterator[tuple[str, Spelled]]:
    for kind in (Kind.TOOL, Kind.FIELD, Kind.LOOSE):
        for name, others in table.get(kind, {}).items():
            each = Spelled(name, kind)
            if name not in guarded:
                yield name, each
            yield from ((other, each) for other in others)
    for name, exact in table.get(Kind.GUARDED, {}).items():
        yield from ((spelling, Spelled(name, Kind.GUARDED, tuple(exact))) for spelling in exact)
