"""Phrases: the words right before, between and behind amounts of money, from `words/<language>/near/money.toml`.

Where they stand is known, so they are compared there and never looked for.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache
from typing import NamedTuple, TypeAlias

from jobfit.facts.reading import Reading
from jobfit.facts.reading.matching import pattern
from jobfit.facts.word_files import near_files
from jobfit.toml.data import load_data

_BEFORE, _BEHIND = 40, 24  # characters in which a bound stands
_BOUND_REACH = 3
_BETWEEN_REACH = 24  # "between approximately"
_PUNCTUATION = " :(~"
_ABBREVIATED = 3  # letters: "max. $60k"
_OPENING = " :(~–-"


class Bound(NamedTuple):
    """What leaves an end of money open: which end is stated ("low" or "high") and where the words start and end."""

    stated: str
    start: int
    end: int


_Bounds: TypeAlias = Mapping[str, Mapping[str, str]]
"""A word -> the phrases with it in matching form, the longest first -> the end that each of them states."""


class _Phrases(NamedTuple):
    before: _Bounds  # by their last words
    behind: _Bounds  # by their first words
    to: frozenset[str]
    between: tuple[str, ...]
    also: frozenset[str]  # joins two ends only after a "between"
    joiner: re.Pattern[str]
    names: frozenset[str]  # between a word for pay and what it names


@cache
def _phrases(spoken: tuple[str, ...]) -> _Phrases:
    tables = [load_data(file) for file in near_files(spoken, "money")]

    def of(group: str, sense: str) -> list[str]:
        return [pattern(phrase) for table in tables for phrase in table.get(group, {}).get(sense, ())]

    def bounds(suffix: str, *, cut: slice, word: int) -> _Bounds:
        stated = {phrase: end for end in ("low", "high") for phrase in of("bound", end + suffix)}
        by_word: defaultdict[str, dict[str, str]] = defaultdict(dict)
        for phrase in sorted(stated, key=len, reverse=True):
            by_word[phrase.split()[word]][phrase[cut]] = stated[phrase]
        return dict(by_word)

    return _Phrases(
        before=bounds("", cut=slice(-1), word=-1),
        behind=bounds("_after", cut=slice(1, None), word=0),
        to=frozenset(map(str.strip, of("range", "to"))),
        between=tuple(of("range", "between")),
        also=frozenset(map(str.strip, of("range", "and"))),
        joiner=re.compile(rf" (?:{_any(map(str.strip, of('joiner', 'joiner')))})(?= )"),
        names=frozenset(map(str.strip, of("names", "names"))),
    )


def _any(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


def bound_before(reading: Reading, start: int) -> Bound | None:
    """Return the bound that ends right in front of an amount ("up to $90k")."""
    front = reading.copy[max(0, start - _BEFORE) : start + 1].rstrip()
    stated = _phrases(reading.spoken).before.get(front.rpartition(" ")[2])
    phrase = next(filter(front.endswith, stated), None) if stated else None
    end = max(0, start - _BEFORE) + len(front) - 1
    between = reading.text[end:start].strip(_PUNCTUATION)
    if not stated or phrase is None or (between and not (between == "." and len(phrase.strip()) <= _ABBREVIATED)):
        return None
    return Bound(stated[phrase], end - len(phrase) + 1, end)


def bound_behind(reading: Reading, end: int) -> Bound | None:
    """Return the bound that starts right behind an amount ("$90k and up")."""
    back = reading.copy[end + 1 : end + 1 + _BEHIND]
    words = back.lstrip()
    stated = _phrases(reading.spoken).behind.get(words.partition(" ")[0])
    phrase = next(filter(words.startswith, stated), None) if stated else None
    start = end + len(back) - len(words)
    last = start + len(phrase or "") - 1
    if not stated or phrase is None or start - end > _BOUND_REACH or _begins_anew(reading.text, end, start, last):
        return None
    return Bound(stated[phrase], start, last)


def _begins_anew(text: str, end: int, start: int, last: int) -> bool:
    """Say whether a phrase behind money speaks of what follows: "$60k. Maximum salary", "$60k Max: $80k"."""
    return text.find(".", end, start) >= 0 or text.startswith(":", last)


def joins_range(reading: Reading, start: int, first: int, second: int) -> bool:
    """Say whether the words at text[first:second] join an amount that starts at `start` to the next.

    "to" does; "and" does only after a "between".
    """
    phrases = _phrases(reading.spoken)
    words = reading.copy[first + 1 : second + 1].strip()
    if words in phrases.to:
        return True
    if words not in phrases.also:
        return False
    front = reading.copy[max(0, start - _BETWEEN_REACH) : start + 1]
    return any(phrase in front for phrase in phrases.between)


def names_next(reading: Reading, start: int, end: int) -> bool:
    """Say whether nothing but a colon, a bracket or a word such as "of" stands in text[start:end]."""
    written = reading.text[start:end].strip(_OPENING)
    return not written or reading.copy[start + 1 : end + 1].strip() in _phrases(reading.spoken).names


def joiner(reading: Reading, start: int, end: int) -> int:
    """Return where the first word in text[start:end] stands that begins something else ("plus"), else the end."""
    found = _phrases(reading.spoken).joiner.search(reading.copy, start, end + _BEHIND)
    return min(end, found.start()) if found else end
