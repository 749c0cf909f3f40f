"""Projection: a fact as the total vector of integers that the engine compares.

A projection knows which tokens and phrases the profile mentions, and no bar. Each has two steps: `read` gives a small
key that is the vector in short form (equal keys are equal vectors), `vector` spells it out.
"""

from __future__ import annotations

import math
from collections.abc import Hashable, Iterable, Sequence
from typing import Protocol, TypeAlias

from jobfit.facts.model import Basis, Choice, FactValue, Flag, Phrases, Quantity, Text, TokenSet
from jobfit.facts.tokens import fold_token
from jobfit.facts.vocabulary import Use
from jobfit.rules.memory import Memory
from jobfit.rules.partitions import COMPLETE, DENIED, FLAG_UNKNOWN, SAID, SILENT

UNKNOWN_END = 2**53  # an open or unknown end of an interval
FURTHEST = 2**52  # known ends are cut here, so that they never reach an unknown one

_PREDICTED = Basis.PREDICTED  # looked up once: a class attribute of an enum is slow to reach
OTHER = "other"  # 1: the set has a token that no condition mentions
LOW, HIGH, FLAG = "lo", "hi", "flag"

Vector: TypeAlias = tuple[int, ...]
PhraseAt: TypeAlias = tuple[str, tuple[str, ...]]
"""A phrase of the person, and the sections where saying it counts."""


class Projection(Protocol):
    """How one fact reaches the engine."""

    @property
    def attributes(self) -> tuple[str, ...]:
        """The names of the vector's integers, in order."""

    def read(self, value: FactValue | None) -> Hashable:
        """Return the key of a value; None, and anything predicted, is unknown. Raises TypeError on another type."""

    def vector(self, key: Hashable) -> Vector:
        """Return the integers of `attributes` for a key that `read` gave."""


class QuantityProjection:
    """An interval, once for every part of it (`use`) that a condition compares; the key is its low and high end."""

    def __init__(self, scale: int, uses: Iterable[Use]) -> None:
        self._scale = scale
        self._uses = tuple(sorted(set(uses)))
        self.attributes = tuple(name for use in self._uses for name in interval(use))

    def read(self, value: FactValue | None) -> tuple[float | None, float | None]:
        """Return low and high as stated."""
        if value is None or value.basis is _PREDICTED:
            return (None, None)
        if not isinstance(value, Quantity):
            raise TypeError(f"a quantity is needed, not {value!r}")
        return (value.low, value.high)

    def vector(self, key: Hashable) -> Vector:
        """Return low and high of every use, as scaled integers; an interval that is upside down is unknown."""
        match key:
            case (float() | int() | None as stated_low, float() | int() | None as stated_high):
                low = _scaled(stated_low, self._scale, -UNKNOWN_END)
                high = _scaled(stated_high, self._scale, UNKNOWN_END)
            case _:
                raise TypeError(f"{key!r} is not a key of this projection")
        if low > high:
            low, high = -UNKNOWN_END, UNKNOWN_END
        return tuple(end for use in self._uses for end in _used(use, low, high))


def interval(use: Use) -> tuple[str, str]:
    """Return the names of the two attributes of one use."""
    return (f"{LOW}_{use.value}", f"{HIGH}_{use.value}")


def _scaled(end: float | None, scale: int, otherwise: int) -> int:
    if end is None or math.isnan(end):
        return otherwise
    return round(max(-FURTHEST, min(FURTHEST, end * scale)))


def _used(use: Use, low: int, high: int) -> Vector:
    """Return the interval that a use compares: one end or the middle as a point, unknown when it needs an open end."""
    match use:
        case Use.WHOLE:
            return (low, high)
        case Use.LOW if low > -UNKNOWN_END:
            return (low, low)
        case Use.HIGH if high < UNKNOWN_END:
            return (high, high)
        case Use.MIDDLE if low > -UNKNOWN_END and high < UNKNOWN_END:
            middle = (low + high) // 2
            return (middle, middle)
        case _:
            return (-UNKNOWN_END, UNKNOWN_END)


class ChoiceProjection:
    """A choice as an interval of indices; unknown is the whole list. The key is the vector."""

    attributes = (LOW, HIGH)

    def __init__(self, choices: Sequence[str]) -> None:
        self._places = {choice: (index, index) for index, choice in enumerate(choices)}
        self._unknown = (0, len(choices) - 1)

    def read(self, value: FactValue | None) -> Vector:
        """Return the choice's index twice; a name that is not in the closed list is unknown."""
        if value is None or value.basis is _PREDICTED:
            return self._unknown
        if not isinstance(value, Choice):
            raise TypeError(f"a choice is needed, not {value!r}")
        return self._places.get(value.value, self._unknown)

    def vector(self, key: Hashable) -> Vector:
        """Return the key itself."""
        return _as_vector(key)


class FlagProjection:
    """A flag as 0, 1 or 2 for unknown; the key is the vector."""

    attributes = (FLAG,)

    def read(self, value: FactValue | None) -> Vector:
        """Return the flag's one integer."""
        if value is None or value.basis is _PREDICTED:
            return (FLAG_UNKNOWN,)
        if not isinstance(value, Flag):
            raise TypeError(f"a flag is needed, not {value!r}")
        return (int(value.value),)

    def vector(self, key: Hashable) -> Vector:
        """Return the key itself."""
        return _as_vector(key)


class TokenProjection:
    """A set, or a text as a complete set of one, over the tokens that the conditions mention.

    The key has the positions of the tokens present, None for one that no condition mentions, and completeness.
    """

    def __init__(self, fact: str, tokens: Iterable[str]) -> None:
        self._places = {token: place for place, token in enumerate(tokens)}
        self._place: Memory[str, int | None] = Memory(lambda raw: self._places.get(fold_token(fact, raw)))
        self.attributes = (*(token_name(place) for place in self._places.values()), OTHER, COMPLETE)

    def name(self, token: str) -> str:
        """Return the attribute of a token, which must be one of those given."""
        return token_name(self._places[token])

    def outside(self, tokens: Iterable[str]) -> tuple[str, ...]:
        """Return the attributes of everything that is not one of these tokens, `other` among them."""
        inside = frozenset(tokens)
        return (OTHER, *(token_name(place) for token, place in self._places.items() if token not in inside))

    def read(self, value: FactValue | None) -> tuple[frozenset[int | None], bool]:
        """Return which tokens are present, and whether the others are known to be absent."""
        if value is None or value.basis is _PREDICTED:
            return (frozenset(), False)
        if isinstance(value, TokenSet):
            return (frozenset(map(self._place.__getitem__, value.value)), value.complete)
        if isinstance(value, Text):
            return (frozenset((self._place[value.value],)), True)
        raise TypeError(f"a set or a text is needed, not {value!r}")

    def vector(self, key: Hashable) -> Vector:
        """Return 1 for every token present, then `other` and completeness."""
        match key:
            case (frozenset() as present, bool(complete)):
                tokens = (int(place in present) for place in self._places.values())
                return (*tokens, int(None in present), int(complete))
            case _:
                raise TypeError(f"{key!r} is not a key of this projection")


def token_name(place: int) -> str:
    """Return the attribute of the token or phrase at a place."""
    return f"t{place}"


class PhraseProjection:
    """The person's phrases: said, denied or silent; said wins when a posting does both.

    The key has (position, said or denied) of those that are not silent, and for each `where`, in the order in which the
    phrases name them, whether all that counts there was read.
    """

    def __init__(self, phrases: Iterable[PhraseAt]) -> None:
        self._places = {phrase: place for place, phrase in enumerate(phrases)}
        self._wheres = tuple(dict.fromkeys(where for _, where in self._places))
        names = map(token_name, self._places.values())
        self.attributes = (*names, *(f"{COMPLETE}{place}" for place in range(len(self._wheres))))

    def name(self, phrase: PhraseAt) -> str:
        """Return the attribute of a phrase, which must be one of those given."""
        return token_name(self._places[phrase])

    def completeness(self, where: tuple[str, ...]) -> str:
        """Return the attribute that says whether all that counts for a `where`, which a phrase has, was read."""
        return f"{COMPLETE}{self._wheres.index(where)}"

    def read(self, value: FactValue | None) -> tuple[frozenset[tuple[int | None, int]], tuple[bool, ...]]:
        """Return which phrases are said or denied, and where all that counts was read."""
        if value is None or value.basis is _PREDICTED:
            return (frozenset(), (False,) * len(self._wheres))
        if not isinstance(value, Phrases):
            raise TypeError(f"phrases are needed, not {value!r}")
        found = ((self._places.get((each.phrase, each.where)), int(each.said)) for each in value.found)
        covered = tuple([value.covers(where) for where in self._wheres])
        return (frozenset(each for each in found if each[0] is not None), covered)

    def vector(self, key: Hashable) -> Vector:
        """Return 1 said, 0 denied or 2 silent for every phrase, then 1 for every `where` of which all was read."""
        match key:
            case (frozenset() as found, tuple() as covered):
                senses = [SILENT] * len(self._places)
                for place, said in sorted(found):  # denied before said
                    senses[place] = SAID if said else DENIED
                return (*senses, *map(int, covered))
            case _:
                raise TypeError(f"{key!r} is not a key of this projection")


def _as_vector(key: Hashable) -> Vector:
    if not isinstance(key, tuple):
        raise TypeError(f"{key!r} is not a key of this projection")
    return key
