"""The little words between or beside things that are found ("or", "to", "more than"), as parts of expressions.

They are in `words/<language>/near/joining.toml`. What else may stand there is a mark or a space, which no phrase can
name, so that an expression is asked and not an automaton.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache

from jobfit.facts.reading.lexicon import phrases_in
from jobfit.facts.word_files import near_files


@cache
def joining(spoken: tuple[str, ...], pattern: str) -> re.Pattern[str]:
    """Return an expression in which "%(or)s" and the like stand for the words of some languages, in any case."""
    return re.compile(pattern % _words(spoken))


@cache
def _words(spoken: tuple[str, ...]) -> Mapping[str, str]:
    """Return the expression for the words of each sense, read once for all patterns."""
    words: defaultdict[str, set[str]] = defaultdict(set)
    for _, sense, word in phrases_in(near_files(spoken, "joining")):
        words[sense].add(word)
    return {sense: f"(?i:{_led(found)}(?:{either(found)}))" for sense, found in words.items()}


def _led(words: Iterable[str]) -> str:
    """Return what looks ahead for the first letters of some words: where none is, none of the words has to be tried."""
    return f"(?=[{''.join(sorted({re.escape(word[0]) for word in words}))}])"


def either(words: Iterable[str]) -> str:
    """Return the expression for one of some words, the longest that fits; few branches are tried at each letter."""
    by_first: defaultdict[str, list[str]] = defaultdict(list)
    for word in sorted(words, key=len, reverse=True):
        by_first[word[0]].append(re.escape(word[1:]))
    return "|".join(f"{re.escape(first)}(?:{'|'.join(rest)})" for first, rest in by_first.items())
