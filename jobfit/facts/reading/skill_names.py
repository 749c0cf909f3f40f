"""The vocabulary of skills, from `words/skills/*.toml`, as phrases of the lexicon.

Up to six tables a file, each a text with a line for every skill, `canonical name = other spelling | other spelling`:
thousands of skills are read in a tenth of the time that as many arrays of TOML take.
`tools`    named things; the name itself is a spelling, whatever its case, unless it is a guarded one.
`fields`   methods and fields of work; they count where something is asked for or done. A name that is `loose` too is
           no spelling here: only the others say it plainly ("Lokalvård" for "cleaning").
`loose`    words so general (sales, research) that they count only beside "experience in", "knowledge of" …
`guarded`  names that are ordinary words too (Go, R, Notion): exactly these spellings, beside another skill or a cue.
`titles`   what the people are called who do it (product manager); these spellings count in the title of a posting.
`roles`    such names that say it of the work in a thread alone (backend engineer), where a line tells all of a job.
`decoys.toml` holds the phrases that swallow a name ("go to", "series C"), the writings that alone name it ("REST", not
"rest"), and names that are words of other languages.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from functools import cache
from itertools import chain
from pathlib import Path
from typing import NamedTuple, TypeAlias

from jobfit.facts.reading.matching import pattern
from jobfit.facts.word_files import WORDS
from jobfit.toml.data import load_data

SKILL = "skill"
"""The group of the lexicon that the names of skills are; its senses are what a name stands for."""

Meaning: TypeAlias = tuple[str, str, tuple[str, ...]]
"""A `Spelled` with its kind as text: plain, so that it can be kept."""

_FOLDER = WORDS / "skills"
_DECOYS = _FOLDER / "decoys.toml"
_BRITISH = WORDS / "british.toml"
_UNCOUNTED = (  # the ends of what has one number
    "ing", "ics", "ss", "us", "is", "ness", "ty", "ance", "logy", "raphy", "istry", "management", "development", "care",
    "research", "software", "support", "medicine", "health", "science", "work", "education", "automation",
)  # fmt: skip

_NUMBERS = (("sis", "ses"), ("ies", "y"), ("s", ""), ("ch", "ches"), ("sh", "shes"), ("x", "xes"))
"""The end of a name -> that of its other number; all others take an s."""


class Kind(StrEnum):
    """How much a spelling says by itself."""

    TOOL = "tools"
    FIELD = "fields"
    LOOSE = "loose"
    GUARDED = "guarded"
    TITLE = "titles"
    ROLE = "roles"


class Spelled(NamedTuple):
    """What a spelling stands for: a skill, and how it counts; `exact` are the writings of one that is a word too."""

    skill: str
    kind: Kind
    exact: tuple[str, ...] = ()


def skill_phrases(
    spellings: Iterable[tuple[str, Spelled]], decoys: Iterable[str] = ()
) -> Iterator[tuple[str, tuple[Meaning, ...], str]]:
    """Yield (group, what it stands for, spelling) of each spelling once, as the lexicon takes phrases.

    `decoys` are the phrases that swallow a name inside them, and stand for nothing.
    """
    forms: dict[str, tuple[str, tuple[Meaning, ...]]] = {pattern(phrase): (phrase, ()) for phrase in decoys}
    for phrase, each in spellings:
        form, meant = pattern(phrase), (each.skill, each.kind.value, each.exact)
        written, meanings = forms.get(form, (phrase, ()))
        if meant not in meanings:
            forms[form] = (written, (*meanings, meant))
    return ((SKILL, meanings, phrase) for phrase, meanings in forms.values())


def bundled_phrases() -> Iterator[tuple[str, tuple[Meaning, ...], str]]:
    """Yield every spelling of every skill, and the decoys."""
    return skill_phrases(skill_spellings(), decoys()["decoys"]["phrases"])


def files() -> list[Path]:
    """Return the files that all this is made of, the code among them."""
    return [*_files(), _DECOYS, _BRITISH, Path(__file__)]


@cache
def skill_tables() -> Mapping[str, Mapping[str, Mapping[str, tuple[str, ...]]]]:
    """Return the tables of each trade, which is the name of its file: kind -> canonical name -> other spellings."""
    loaded = {file.stem: load_data(file) for file in _files()}
    return {
        trade: {kind: dict(map(_entry, text.splitlines())) for kind, text in tables.items()}
        for trade, tables in loaded.items()
    }


def _files() -> list[Path]:
    return sorted(file for file in _FOLDER.glob("*.toml") if file != _DECOYS)


def _entry(line: str) -> tuple[str, tuple[str, ...]]:
    name, _, others = line.partition(" = ")
    return name, tuple(others.split(" | ")) if others else ()


@cache
def skill_spellings() -> tuple[tuple[str, Spelled], ...]:
    """Return every spelling with what it stands for: those written in the tables, then those that follow from them."""
    written = _written()
    spelled = {spelling.casefold() for spelling, _ in written}
    more: list[tuple[str, Spelled]] = []
    for spelling, each in written:
        if each.kind is Kind.FIELD or each.kind is Kind.LOOSE:
            for other in _others(spelling, each.kind):
                if other.casefold() not in spelled:
                    spelled.add(other.casefold())
                    more.append((other, each))
    return (*written, *more)


def _written() -> tuple[tuple[str, Spelled], ...]:
    exact = (spellings for table in skill_tables().values() for spellings in table.get(Kind.GUARDED, {}).values())
    guarded = {spelling.casefold() for spelling in chain.from_iterable(exact)}
    return tuple(pair for table in skill_tables().values() for pair in _of_table(table, guarded))


def _of_table(
    table: Mapping[str, Mapping[str, Iterable[str]]], guarded: Iterable[str]
) -> Iterator[tuple[str, Spelled]]:
    written, loose = decoys()["written"], table.get(Kind.LOOSE, {})
    for kind in (Kind.TOOL, Kind.FIELD, Kind.LOOSE):
        for name, others in table.get(kind, {}).items():
            each = Spelled(name, kind)
            only_others = (name in guarded and name not in written) or (kind is Kind.FIELD and name in loose)
            for spelling in others if only_others else (name, *others):
                exact = written.get(spelling)
                yield spelling, Spelled(name, kind, tuple(exact)) if exact else each
    for kind in (Kind.TITLE, Kind.ROLE):
        for name, others in table.get(kind, {}).items():
            yield from ((other, Spelled(name, kind)) for other in others)
    for name, exact in table.get(Kind.GUARDED, {}).items():
        yield from ((spelling, Spelled(name, Kind.GUARDED, tuple(exact))) for spelling in exact)


def _others(spelling: str, kind: Kind) -> Iterator[str]:
    """Yield the other spellings of a field: its other number, and both numbers as they are spelled in Britain."""
    number = _other_number(spelling) if kind is Kind.FIELD else ""
    yield from filter(None, (number, _british(spelling), _british(number)))


def _british(spelling: str) -> str:
    """Return a name as it is spelled in Britain, "" where that is the same."""
    words, expression = _british_words()
    british = expression.sub(lambda found: words[found[0]], spelling)
    return british if british != spelling else ""


@cache
def _british_words() -> tuple[Mapping[str, str], re.Pattern[str]]:
    """Return American words and parts of words -> the British ones, and the expression that finds them."""
    table = load_data(_BRITISH)
    words, parts = "|".join(table["words"]), "|".join(table["parts"])
    return {**table["words"], **table["parts"]}, re.compile(rf"\b(?:{words})\b|{parts}")


def _other_number(spelling: str) -> str:
    """Return the plural of the name of a field, or the singular of a plural, "" where there is none.

    What comes out wrong ("devop") stands in no posting.
    """
    counted = spelling.endswith("sis") or not spelling.endswith(_UNCOUNTED)
    if not counted or not spelling[-1].isalpha() or " " not in spelling:
        return ""
    if spelling.endswith("y") and spelling[-2] not in "aeou":
        return f"{spelling[:-1]}ies"
    for end, other in _NUMBERS:
        if spelling.endswith(end):
            return spelling.removesuffix(end) + other
    return f"{spelling}s"


@cache
def decoys() -> Mapping[str, Mapping[str, Iterable[str]]]:
    """Return the phrases that swallow a name, and by language the names that are words of it."""
    return load_data(_DECOYS)
