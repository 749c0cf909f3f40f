"""Skills that a text tells of by what is done: "clean, structure and analyze the data", "reviewing each other's code".

`words/<language>/deeds.toml` lists what something is done to, `words/<language>/near/deeds.toml` the verbs of each.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import NamedTuple

from jobfit.facts.joining import either
from jobfit.facts.reading import Hits, Reading
from jobfit.facts.reading.lexicon import phrases_in
from jobfit.facts.reading.skill_names import Kind
from jobfit.facts.skill_words import Named
from jobfit.facts.verb_forms import participles, presents
from jobfit.facts.word_files import near_files

_REACH = 80  # characters from a verb to what it is done to
_WORD_REACH = 20  # characters of the word in front of a verb
_JOINS = frozenset("-'\u2019")


class _Verbs(NamedTuple):
    """The verbs of one thing: the expression that finds them in front of it, the skills of each, how they begin."""

    written: str
    skills: Mapping[str, tuple[str, ...]]
    begins: frozenset[str]


class _Deeds(NamedTuple):
    """The verbs by thing, and what may stand in front of a verb, of a participle and behind a thing."""

    verbs: Mapping[str, _Verbs]
    participle: re.Pattern[str]
    clause: re.Pattern[str]
    behind: frozenset[str]
    participles: frozenset[str]


def done_in(reading: Reading, found: Hits) -> list[Named]:
    """Return the skills of what a posting says is done, in order; `found` is what stands in it."""
    things = found.of("deed")
    if not things:
        return []
    deeds, copy = _deeds(reading.spoken), reading.copy
    done: set[Named] = set()
    for _, what, start, end in things:
        verbs = deeds.verbs[what]
        # that no verb is there, as in front of most, is seen faster in words than by an expression
        if verbs.begins.isdisjoint(copy[max(0, start - _REACH) : start + 1].split()):
            continue
        if _ends(reading, deeds, end):
            done.update(_done_to(reading.text, deeds, verbs, start, end))
    return sorted(done)


def _done_to(text: str, deeds: _Deeds, verbs: _Verbs, start: int, end: int) -> Iterator[Named]:
    """Yield the skills of all that is done to the thing text[start:end], each from its verb to the thing."""
    first = max(0, start - _REACH)
    line = text.rfind("\n", max(0, first - _WORD_REACH), start) + 1
    for found in _expression(verbs.written).finditer(text, max(first, line), start):
        at, verb = found.start(), found["verb"].lower()
        if _is_verb(deeds, verb, text[max(line, at - _WORD_REACH) : at]):
            yield from (Named(at, end, skill, Kind.FIELD) for skill in verbs.skills[verb])


def _ends(reading: Reading, deeds: _Deeds, end: int) -> bool:
    """Say whether a thing ends where its name does, and is no part of a longer one ("data rooms")."""
    after = reading.text[end : end + 1]
    if after != " ":
        return after not in _JOINS
    word = reading.copy[end + 2 : end + _WORD_REACH].partition(" ")[0]  # "" in front of a mark
    return not word or word in deeds.behind or word.endswith("ly")


def _is_verb(deeds: _Deeds, verb: str, before: str) -> bool:
    """Say whether a form is no noun ("foundation model data") and no adjective ("with cleaned data")."""
    if verb in deeds.participles:
        return deeds.participle.search(before) is not None
    return verb.endswith("ing") or deeds.clause.search(before) is not None


@cache
def _deeds(spoken: tuple[str, ...]) -> _Deeds:
    """Return what is done in some languages."""
    words: defaultdict[str, defaultdict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for group, sense, phrase in phrases_in(near_files(spoken, "deeds")):
        words[group][sense].append(phrase)
    little, past = words.pop("deed_words"), words.pop("deed_past")
    verbs = {each for skills in words.values() for listed in skills.values() for each in listed}
    return _Deeds(
        verbs={what: _verbs(skills, past, little) for what, skills in words.items()},
        participle=re.compile(rf"(?:^[\s*•-]*|\b(?:{either(little['past'])}) )\Z", re.IGNORECASE),
        clause=re.compile(rf"(?:^|[^\w\s'’]\s?|\b(?:{either(little['verb'])}) |ly )\Z", re.IGNORECASE),
        behind=frozenset(little["behind"]),
        participles=frozenset(form for verb in verbs for form in participles(verb, past)),
    )


def _verbs(
    skills: Mapping[str, Iterable[str]], past: Mapping[str, list[str]], little: Mapping[str, Iterable[str]]
) -> _Verbs:
    """Return what finds the verbs of one thing; `past` and `little` are the participles and little words of all."""
    forms: defaultdict[str, list[str]] = defaultdict(list)
    for skill, verbs in skills.items():
        for verb in verbs:
            for form in (*presents(verb), *participles(verb, past)):
                forms[form].append(skill)
    word = rf"(?!(?:{either(little['apart'])})\b)[\w'’-]+"
    joins = either(little["joins"])
    joined = rf"(?:,\s(?:(?:{joins})\s)?|\s?/\s?|\s(?:{joins}|&)\s)"
    between = rf"(?:{joined}{word}){{0,4}}(?:,?\s{word}){{0,3}}(?:\s(?:{joins})|,|\s?/)?\s?"
    written = rf"\b(?P<verb>{either(forms)})\b(?={between}\Z)"
    skills_of = {form: tuple(dict.fromkeys(listed)) for form, listed in forms.items()}
    return _Verbs(written, skills_of, frozenset(form.partition("-")[0] for form in forms))


@cache
def _expression(written: str) -> re.Pattern[str]:
    """Return a compiled expression: most things stand in no posting that is read, and theirs never is one."""
    return re.compile(written, re.IGNORECASE)
