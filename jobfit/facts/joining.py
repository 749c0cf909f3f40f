"""The little words between things that are found ("or", "and", "to"), as parts of expressions.

They are in `words/<language>/near/joining.toml`. What else may stand there is a mark or a space, which no phrase can
name, so that an expression is asked and not an automaton.
"""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache

from jobfit.facts.reading.lexicon import WORDS, phrases_in


@cache
def joining(spoken: tuple[str, ...], pattern: str) -> re.Pattern[str]:
    """Return an expression in which "%(or)s" and the like stand for the words of some languages, in any case."""
    words: defaultdict[str, set[str]] = defaultdict(set)
    for _, sense, word in phrases_in(WORDS / language / "near" / "joining.toml" for language in spoken):
        words[sense].add(word)
    return re.compile(pattern % {sense: _either(found) for sense, found in words.items()})


def _either(words: set[str]) -> str:
    return f"(?i:{'|'.join(map(re.escape, sorted(words, key=len, reverse=True)))})"
