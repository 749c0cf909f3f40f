"""The forms of English verbs, made from the base form in which the word files list them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

_CLOSED_SYLLABLE = re.compile(r"[^aeiou]*[aeiou][^aeiouwxy]")
_HISSES = ("s", "x", "z", "ch", "sh")


def presents(verb: str) -> Iterator[str]:
    """Yield the base form of a verb, its third person and its -ing form, as they are spelled in Britain too."""
    stem = verb[:-1] if verb.endswith("e") and not verb.endswith("ee") else _doubled(verb)
    third = f"{verb}es" if verb.endswith(_HISSES) else f"{verb[:-1]}ies" if _ends_in_y(verb) else f"{verb}s"
    for form in (verb, third, f"{stem}ing"):
        yield from {form, _british(form)}


def participles(verb: str, past: Mapping[str, Iterable[str]]) -> Iterator[str]:
    """Yield the forms of a verb that tell of the past; `past` has those of verbs that make theirs in their own way."""
    if verb in past:
        yield from past[verb]
        return
    form = f"{verb}d" if verb.endswith("e") else f"{verb[:-1]}ied" if _ends_in_y(verb) else f"{_doubled(verb)}ed"
    yield from {form, _british(form)}


def _doubled(verb: str) -> str:
    return f"{verb}{verb[-1]}" if _CLOSED_SYLLABLE.fullmatch(verb) else verb


def _ends_in_y(verb: str) -> bool:
    return verb.endswith("y") and verb[-2] not in "aeou"


def _british(form: str) -> str:
    return form.replace("yz", "ys").replace("iz", "is")
