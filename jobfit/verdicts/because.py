"""A rule's own sentence about one posting: `because` with the posting's facts in its braces."""

from __future__ import annotations

from functools import lru_cache
from string import Formatter
from typing import TypeAlias

from jobfit.facts.model import Facts
from jobfit.facts.wording import in_words

_UNKNOWN = {"company": "the company", "title": "the role"}  # a title is no fact: judging does not know it

Piece: TypeAlias = tuple[str, str | None]
"""Words as they stand, and the name in the braces after them."""


def filled(because: str, facts: Facts) -> str:
    """Return the sentence with facts in words; one that is unknown reads "the company", "its pay"."""
    return "".join([words if name is None else words + _said(name, facts) for words, name in _pieces(because)])


def names_a_fact(because: str) -> bool:
    """Say whether a sentence has braces, so that it is not the same for every posting."""
    return any(name is not None for _, name in _pieces(because))


def as_sentence(because: str, facts: Facts) -> str:
    """Return the filled sentence with a capital, unless it starts with what a posting states."""
    sentence = filled(because, facts)
    words, name = (_pieces(because) or (("", None),))[0]
    if not words and name in facts:
        return sentence
    return sentence[:1].upper() + sentence[1:]


@lru_cache(maxsize=1024)
def _pieces(because: str) -> tuple[Piece, ...]:
    return tuple((words, name) for words, name, _, _ in Formatter().parse(because))


def _said(name: str, facts: Facts) -> str:
    value = facts.get(name)
    if value is None:
        return _UNKNOWN.get(name) or f"its {name.replace('_', ' ')}"
    return in_words(name, value)
