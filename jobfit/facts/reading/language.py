"""Which language a posting is written in, by the share of its most ordinary words, and by its letters."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from functools import cache
from itertools import chain

from jobfit.facts.word_files import WORDS
from jobfit.toml.data import load_data

_LOOKED_AT = 1_600  # characters: enough to tell, however long the posting is
_AT_FIRST = 400  # characters in which most postings tell, plainly
_FEWEST_WORDS = 12
_FEWEST_ORDINARY = 3
_LEAST_SHARE = 0.10
_LEAST_LEAD = 1.4
_PLAIN_SHARE = 0.15
_PLAIN_LEAD = 2.5
_ACCENTED = re.compile(r"[\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u1e00-\u1eff]")
_MOST_FOREIGN = 2  # letters that a language has not, beside names
_MOST_FOREIGN_SHARE = 0.015  # of all characters
_NO_WORDS = [(0, ""), (0, "")]  # of two more languages, in front of those that a text has words of


@cache
def ordinary_words() -> Mapping[str, tuple[str, ...]]:
    """Return ordinary word -> the languages that it is ordinary in, in the matching form."""
    tables = load_data(WORDS / "ordinary.toml")
    spoken: dict[str, tuple[str, ...]] = {}
    for language, words in tables.items():
        for word in words.split():
            spoken[word] = (*spoken.get(word, ()), language)
    return spoken


@cache
def _letters() -> Mapping[str, frozenset[str]]:
    return {language: frozenset(letters) for language, letters in load_data(WORDS / "letters.toml").items()}


def language_of(copy: str, text: str) -> str | None:
    """Return the ISO 639-1 code of the language a text is written in, None when it is short, mixed or in another one.

    `copy` is the matching copy of the text. It has no accents, so that "na" and "do" are ordinary in many languages.
    """
    told = _told(_sample(copy, _AT_FIRST), _PLAIN_SHARE, _PLAIN_LEAD) or _told(
        _sample(copy, _LOOKED_AT), _LEAST_SHARE, _LEAST_LEAD
    )
    return None if told and _is_foreign(_sample(text, _LOOKED_AT), told) else told


def _is_foreign(sample: str, language: str) -> bool:
    """Say whether a text has more letters that a language is not written with than names bring along."""
    most = max(_MOST_FOREIGN, _MOST_FOREIGN_SHARE * len(sample))
    if len(sample) - len(sample.encode("ascii", "ignore")) <= most:  # as few are not ASCII in most texts
        return False
    own = _letters()[language]
    foreign = sum(letter not in own for letter in _ACCENTED.findall(sample.lower()))
    return foreign > most


def _told(sample: str, least_share: float, least_lead: float) -> str | None:
    """Return the language whose ordinary words are a share of the words, and lead over every other language's."""
    words = sample.split()
    if len(words) < _FEWEST_WORDS:
        return None
    counts = Counter(chain.from_iterable(filter(None, map(ordinary_words().get, words))))
    ranked = sorted(zip(counts.values(), counts, strict=True))
    (next_most, _), (most, best) = [*_NO_WORDS, *ranked][-2:]
    plain = most >= _FEWEST_ORDINARY and most >= least_share * len(words) and most >= least_lead * next_most
    return best if plain else None


def _sample(copy: str, length: int) -> str:
    """Return two stretches of a long text: its beginning is often about the company, in English, whatever follows."""
    if len(copy) <= length:
        return copy
    half = length // 2
    middle = len(copy) // 2
    return f"{copy[:half]} {copy[middle : middle + half]}"
