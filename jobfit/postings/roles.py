"""Roles: which postings are of one role, told by the words of their titles alone, so that a person can check it."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import pairwise
from pathlib import Path
from typing import Final, NamedTuple

from jobfit.postings.alike import spelled_alike, words_of_title
from jobfit.toml.data import load_data

_FILE: Final = Path(__file__).with_name("roles.toml")
_PARTS: Final = re.compile(r"[,()|:;]|\s[-–—]|[-–—]\s|\s/\s|(?<=\w\w\w)/(?=\w\w\w)")
_FEWEST_WIDER: Final = 2  # words that a wider title still has


class Role(NamedTuple):
    """A role as titles name it: its words without rungs and joints, in their order."""

    title: str
    words: tuple[str, ...]


class _Tables(NamedTuple):
    left_out: frozenset[str]
    apart: frozenset[str]
    same: dict[str, str]
    joined: dict[str, str]


@cache
def _tables() -> _Tables:
    loaded = load_data(_FILE)
    return _Tables(
        frozenset((*loaded["rungs"], *loaded["joints"])), frozenset(loaded["apart"]), loaded["same"], loaded["joined"]
    )


def role_of(title: str) -> Role:
    """Return the role that a title names; one without words is no role, and nothing is of it."""
    return Role(title, _words(title))


def is_of(role: Role, title: str) -> bool:
    """Say whether a posting's title names a role.

    All of the role's words stand in one part of the title, or they are all that it says ("Engineer, Data"); no word
    makes it another role ("Data Engineering Manager" is no "Data Engineer"). How far up ("Senior", "II") and the order
    do not count; "developer" is "engineer".
    """
    words = _words(title)
    if not role.words or not _apart(words) <= _apart(role.words):
        return False
    parts = map(_words, _PARTS.split(title))
    return any(_has(part, role.words) for part in parts) or (_has(words, role.words) and _has(role.words, words))


def _has(words: tuple[str, ...], others: tuple[str, ...]) -> bool:
    return all(any(spelled_alike(word, each) for word in words) for each in others)


def wider(role: Role) -> list[Role]:
    """Return the roles that have all words of a role but one; none where fewer than two words would be left."""
    words = role.words
    if len(words) <= _FEWEST_WIDER:
        return []
    shorter = ((*words[:number], *words[number + 1 :]) for number in range(len(words)))
    return [Role(" ".join(each), each) for each in shorter]


@lru_cache(maxsize=4096)
def _words(title: str) -> tuple[str, ...]:
    tables = _tables()
    told = [word for word in _joined(words_of_title(title)) if word not in tables.left_out and not word.isdigit()]
    return tuple(dict.fromkeys(tables.same.get(word, word) for word in told))


def _joined(words: tuple[str, ...]) -> list[str]:
    """Return the words with those that are often written apart as one."""
    joined = _tables().joined
    one = {number: joined[" ".join(pair)] for number, pair in enumerate(pairwise(words)) if " ".join(pair) in joined}
    return [one.get(number, word) for number, word in enumerate(words) if number - 1 not in one]


def _apart(words: tuple[str, ...]) -> frozenset[str]:
    return frozenset(words) & _tables().apart
