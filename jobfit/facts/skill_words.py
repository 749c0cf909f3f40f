"""The vocabulary of skills, from `words/skills/*.toml`, as one automaton that is built when the first posting is read.

Up to six tables a file, each a text with a line for every skill, `canonical name = other spelling | other spelling`:
thousands of skills are read in a tenth of the time that as many arrays of TOML take.
`tools`    named things; the name itself is a spelling, whatever its case, unless it is a guarded one.
`fields`   methods and fields of work; they count where something is asked for or done.
`loose`    words so general (sales, research) that they count only beside "experience in", "knowledge of" …
`guarded`  names that are ordinary words too (Go, R, Notion): exactly these spellings, beside another skill or a cue.
`titles`   what the people are called who do it (product manager); these spellings count in the title of a posting.
`roles`    such names that say it of the work in a thread alone (backend engineer), where a line tells all of a job.
`decoys.toml` holds the phrases that swallow a name ("go to", "series C"), and names that are words of other languages.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from enum import StrEnum
from functools import cache, cached_property, partial
from itertools import chain
from pathlib import Path
from typing import NamedTuple, TypeAlias, TypeVar

from jobfit.facts.reading.lexicon import MAKING, matcher, pattern
from jobfit.facts.word_files import WORDS
from jobfit.folding import fold
from jobfit.toml.data import load_data, made_of

_FOLDER = WORDS / "skills"
_DECOYS = _FOLDER / "decoys.toml"
_Made = TypeVar("_Made")
_UNCOUNTED = (  # the ends of what has one number
    "ing", "ics", "ss", "us", "is", "ness", "ty", "ance", "logy", "raphy", "istry", "management", "development", "care",
    "research", "software", "support", "medicine", "health", "science", "work", "education", "automation",
)  # fmt: skip


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


class Named(NamedTuple):
    """One place in a document where a skill is named."""

    start: int
    end: int
    skill: str
    kind: Kind


_named = partial(tuple.__new__, Named)  # what Named(…) does, in half the time
_KINDS = {kind.value: kind for kind in Kind}
_Meaning: TypeAlias = tuple[str, str, tuple[str, ...]]  # a `Spelled` with its kind as text

NameForms: TypeAlias = tuple[list[str], bytes, list[tuple[_Meaning, ...]]]
"""Spellings as an automaton looks for them, which have several words, and what each stands for, a decoy for nothing.

Plain, so that they can be kept.
"""


def name_forms(spellings: Iterable[tuple[str, Spelled]], decoys: Iterable[str] = ()) -> NameForms:
    """Return (spelling, what it stands for), and the phrases that swallow a name inside them, as `SkillNames` takes."""
    forms: dict[str, tuple[_Meaning, ...]] = {pattern(phrase): () for phrase in decoys}
    for phrase, each in spellings:
        form, meant = pattern(phrase), (each.skill, each.kind.value, each.exact)
        if form.strip() and meant not in forms.get(form, ()):
            forms[form] = (*forms.get(form, ()), meant)
    return list(forms), bytes(" " in form.strip() for form in forms), list(forms.values())


class SkillNames:
    """An automaton over the spellings of skills.

    A posting has dozens of them and each is looked at anew, so that this one goes straight from a match to the skill,
    where a `Lexicon` goes by way of groups and senses.
    """

    def __init__(self, names: NameForms) -> None:
        """Take spellings as `name_forms` returns them."""
        self._forms, self._several, self._stand_for = names
        self._matches = matcher(self._forms)

    @cached_property
    def _numbers(self) -> Mapping[str, int]:
        return {form: number for number, form in enumerate(self._forms)}

    def stands_for(self, phrase: str) -> Iterator[Spelled]:
        """Yield what a phrase stands for by itself, whatever its case."""
        number = self._numbers.get(pattern(phrase))
        for skill, kind, exact in self._stand_for[number] if number is not None else ():
            yield Spelled(skill, _KINDS[kind], exact)

    def find(self, text: str, copy: str, offset: int = 0) -> list[Named]:
        """Return the skills named in a stretch of a document, in order and none inside a longer name.

        `copy` is the stretch's matching copy, with one space before and one after, `offset` where it starts.
        """
        several, spans = self._several, []
        for number, start, end in self._matches(copy):
            # the copy starts one character before the text, and a form has a space before its first word
            if not several[number] or "\n" not in text[start + offset : end - 2 + offset]:
                spans.append((start, -end, number))
        spans.sort()  # the longest of one start comes first
        named: list[Named] = []
        reach = 0
        for start, minus_end, number in spans:
            if -minus_end > reach:
                reach = -minus_end
                first, last = start + offset, offset - minus_end - 2
                for skill, kind, exact in self._stand_for[number]:
                    if not exact or text[first:last] in exact:
                        named.append(_named((first, last, skill, _KINDS[kind])))
        return named


@cache
def skill_tables() -> tuple[Mapping[str, Mapping[str, tuple[str, ...]]], ...]:
    """Return the tables of each file: kind -> canonical name -> other spellings."""
    loaded = map(load_data, _files())
    return tuple({kind: dict(map(_entry, text.splitlines())) for kind, text in tables.items()} for tables in loaded)


def _files() -> list[Path]:
    return sorted(file for file in _FOLDER.glob("*.toml") if file != _DECOYS)


def _kept(name: str, make: Callable[[], _Made]) -> _Made:
    """Return what is made of all the files of skills, which is kept under a name."""
    return made_of([*_files(), _DECOYS, Path(__file__), *MAKING], name, make)


def _entry(line: str) -> tuple[str, tuple[str, ...]]:
    name, _, others = line.partition(" = ")
    return name, tuple(others.split(" | ")) if others else ()


@cache
def skill_names() -> tuple[str, ...]:
    """Return the canonical names of all skills, in order."""
    return tuple(sorted({name for table in skill_tables() for kind in Kind for name in table.get(kind, ())}))


@cache
def skill_vocabulary() -> SkillNames:
    """Return every spelling of every skill; built once in a process."""
    return SkillNames(_kept("vocabulary", bundled_forms))


def bundled_forms() -> NameForms:
    """Return every spelling of every skill, made anew of the files."""
    written = {spelling.casefold() for spelling, _ in skill_spellings()}
    numbers = (
        (other, each)
        for spelling, each in skill_spellings()
        if each.kind is Kind.FIELD and (other := _other_number(spelling)) and other.casefold() not in written
    )
    return name_forms((*skill_spellings(), *numbers), _decoys()["decoys"]["phrases"])


@cache
def _decoys() -> Mapping[str, Mapping[str, Iterable[str]]]:
    return load_data(_DECOYS)


@cache
def ordinary_in(language: str | None) -> frozenset[str]:
    """Return the writings that name a skill in English and are ordinary words of a language, of any when it is unknown.

    German capitalises its nouns: "unsere Teams" is no more a product than "der Rest" is an interface.
    """
    ordinary = _decoys()["ordinary"]
    return frozenset(ordinary.get(language, ()) if language else chain.from_iterable(ordinary.values()))


def _other_number(spelling: str) -> str:
    """Return the plural of the name of a field, or the singular of a plural, "" where there is none.

    What comes out wrong ("devop") stands in no posting.
    """
    if not spelling[-1].isalpha() or spelling.endswith(_UNCOUNTED) or " " not in spelling:
        return ""
    if spelling.endswith("ies"):
        return f"{spelling[:-3]}y"
    if spelling.endswith("s"):
        return spelling[:-1]
    if spelling.endswith("y") and spelling[-2] not in "aeou":
        return f"{spelling[:-1]}ies"
    return f"{spelling}es" if spelling.endswith(("ch", "sh", "x")) else f"{spelling}s"


@cache
def canonical_skills() -> Mapping[str, str]:
    """Return every spelling in lower case -> the canonical name, for the skills that a person writes in a profile."""
    return _kept("canonical", _canonical)


def _canonical() -> dict[str, str]:
    return {phrase.casefold(): each.skill for phrase, each in skill_spellings()} | {
        name: name for name in skill_names()
    }


def skill_named(words: str) -> str:
    """Return the canonical name of the skill that some words of a posting name; the folded words when none is known."""
    return canonical_skills().get(words.casefold()) or fold(words)


@cache
def skill_spellings() -> tuple[tuple[str, Spelled], ...]:
    """Return every spelling with what it stands for."""
    exact = (spellings for table in skill_tables() for spellings in table.get(Kind.GUARDED, {}).values())
    guarded = {spelling.casefold() for spelling in chain.from_iterable(exact)}
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
    for kind in (Kind.TITLE, Kind.ROLE):
        for name, others in table.get(kind, {}).items():
            yield from ((other, Spelled(name, kind)) for other in others)
    for name, exact in table.get(Kind.GUARDED, {}).items():
        yield from ((spelling, Spelled(name, Kind.GUARDED, tuple(exact))) for spelling in exact)
