"""Bars and turns in words: what a rule asks, and what would have to be so of the posting instead."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache

from jobfit.facts.vocabulary import VOCABULARY, FactType
from jobfit.phrasing import listed
from jobfit.rules.firings import Result
from jobfit.rules.model import Operator
from jobfit.verdicts.supposed import Turn

_MOST_PHRASES = 3
_NOTE = " (from "  # what follows in a bar is how it was converted
_UNTURNED = {"≥": "<", "≤": ">", ">": "≤", "<": "≥", "=": "≠"}
_VERBS = (
    ("is true", "is yes", "is no"),
    ("is false", "is no", "is yes"),
    ("is ", "is ", "is not "),
    ("in ", "is one of ", "is none of "),
    ("not in ", "is none of ", "is one of "),
    ("only ", "is only ", "is not only "),
    ("has no ", "includes no ", "includes "),
    ("has ", "includes ", "does not include "),
)
"""How a bar starts; how it reads of a posting when it holds; and when it does not."""

_ASKED = (
    ("is true", "yes"),
    ("is false", "no"),
    ("is ", ""),
    ("in ", "one of "),
    ("not in ", "none of "),
    ("has no ", "none of "),
    ("has ", ""),
)
"""How a bar starts, and how it reads as what is asked for."""


def asked(bar: str) -> str:
    """Return a bar as what is asked for: "≥ 85 000 EUR/year", "one of senior, staff", "yes", "PT"."""
    bare = bar.partition(_NOTE)[0]
    for start, shown in _ASKED:
        if bare.startswith(start):
            return shown + bare.removeprefix(start)
    return bare


def in_words(turns: Iterable[Turn], because: Callable[[str], str]) -> tuple[str, ...]:
    """Return turns as what would have to be so: "pay ≥ 85 000 EUR/year", "on call is no", "it says “four days”".

    `because` gives each rule's own sentence by its id, which says what many phrases mean.
    """
    return tuple(dict.fromkeys(_sentence(turn, because) for turn in turns))


def _sentence(turn: Turn, because: Callable[[str], str]) -> str:
    test, holds = turn.test, turn.wanted is Result.HOLDS
    if VOCABULARY[test.fact].type is FactType.PHRASE:
        says = (test.operator is Operator.SAYS) is holds
        meant = because(turn.rule) if holds and len(test.tokens) > _MOST_PHRASES else ""
        return meant or f"it {'says' if says else 'does not say'} {phrases(test.tokens)}"
    return _turned(test.fact, test.written, holds=holds)


@lru_cache(maxsize=1024)
def _turned(fact: str, written: str, *, holds: bool) -> str:
    """Return how a fact reads when a bar on it holds, or when it does not."""
    fact, bar = fact.replace("_", " "), written.partition(_NOTE)[0]
    for start, held, unheld in _VERBS:
        if bar.startswith(start):
            return f"{fact} {held if holds else unheld}{bar.removeprefix(start)}"
    sign, space, figure = bar.partition(" ")
    if not holds and sign in _UNTURNED:
        sign = _UNTURNED[sign]
    return f"{fact} {sign}{space}{figure}" if bar else fact


def phrases(texts: Sequence[str]) -> str:
    """Return phrases in quotation marks, at most three and how many more there are."""
    shown = [f"“{text}”" for text in texts[:_MOST_PHRASES]]
    more = len(texts) - len(shown)
    if more:
        shown.append(f"one of {more} other phrases" if more > 1 else f"“{texts[-1]}”")
    return listed(shown, "or")
