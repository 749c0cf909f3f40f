"""Partitions: every operator as rules of which exactly one holds, whatever the vector.

Three outcomes (holds, fails, unknown) each have their own rules; none is inferred from another's silence. Where several
rules have one outcome they exclude each other, so that a rule which is lost, doubled or changed is seen at once.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

from jobfit.rules.compiled import Conjunction, at_least, at_most, equal, less, more, unequal
from jobfit.rules.firings import Result
from jobfit.rules.model import Operator

Partition: TypeAlias = tuple[tuple[Result, Conjunction], ...]

COMPLETE = "k"  # 1: what is not listed is absent; 0: it may be there
SAID, DENIED, SILENT = 1, 0, 2
FLAG_UNKNOWN = 2

_NEGATED = {Result.HOLDS: Result.FAILS, Result.FAILS: Result.HOLDS, Result.UNKNOWN: Result.UNKNOWN}


def negated(partition: Partition) -> Partition:
    """Return the partition of "not": holds and fails change places."""
    return tuple((_NEGATED[result], when) for result, when in partition)


def of_interval(operator: Operator, low: str, high: str, bar: int) -> Partition:
    """Return how the interval in the attributes `low` and `high` (low <= high) compares with the bar."""
    match operator:
        case Operator.MIN:
            return _reaches(low, high, bar)
        case Operator.BELOW:
            return negated(_reaches(low, high, bar))
        case Operator.ABOVE:
            return _exceeds(low, high, bar)
        case Operator.MAX:
            return negated(_exceeds(low, high, bar))
        case Operator.IS:
            return _is(low, high, bar)
        case _:
            raise ValueError(f"{operator} does not compare a quantity")


def _reaches(low: str, high: str, bar: int) -> Partition:
    return (
        (Result.HOLDS, (at_least(low, bar),)),
        (Result.FAILS, (less(high, bar),)),
        (Result.UNKNOWN, (less(low, bar), at_least(high, bar))),
    )


def _exceeds(low: str, high: str, bar: int) -> Partition:
    return (
        (Result.HOLDS, (more(low, bar),)),
        (Result.FAILS, (at_most(high, bar),)),
        (Result.UNKNOWN, (at_most(low, bar), more(high, bar))),
    )


def _is(low: str, high: str, bar: int) -> Partition:
    return (
        (Result.HOLDS, (equal(low, bar), equal(high, bar))),
        (Result.FAILS, (less(high, bar),)),
        (Result.FAILS, (more(low, bar),)),
        (Result.UNKNOWN, (less(low, bar), at_least(high, bar))),
        (Result.UNKNOWN, (equal(low, bar), more(high, bar))),
    )


def of_choice(low: str, high: str, wanted: frozenset[int], choices: int) -> Partition:
    """Return whether the index of a choice is among the wanted ones; the whole range is an unknown choice."""
    known = (
        (Result.HOLDS if index in wanted else Result.FAILS, (equal(low, index) if index else equal(high, 0),))
        for index in range(choices)
    )
    return (*known, (Result.UNKNOWN, (equal(low, 0), equal(high, choices - 1))))


def of_flag(flag: str, wanted: int) -> Partition:
    """Return whether a flag is the wanted one of 0 and 1."""
    return (
        (Result.HOLDS, (equal(flag, wanted),)),
        (Result.FAILS, (equal(flag, 1 - wanted),)),
        (Result.UNKNOWN, (equal(flag, FLAG_UNKNOWN),)),
    )


def of_text(tokens: Sequence[str]) -> Partition:
    """Return whether a text, which is one token when it is known, is one of these."""
    return (
        *((Result.HOLDS, (equal(token, 1),)) for token in tokens),
        (Result.FAILS, (*_all(tokens, 0), equal(COMPLETE, 1))),
        (Result.UNKNOWN, (equal(COMPLETE, 0),)),
    )


def has_any(tokens: Sequence[str]) -> Partition:
    """Return whether one of the tokens is in a set."""
    absent = _all(tokens, 0)
    return (
        *((Result.HOLDS, (*absent[:place], equal(token, 1))) for place, token in enumerate(tokens)),
        (Result.FAILS, (*absent, equal(COMPLETE, 1))),
        (Result.UNKNOWN, (*absent, equal(COMPLETE, 0))),
    )


def has_all(tokens: Sequence[str]) -> Partition:
    """Return whether all of the tokens are in a set."""
    present = _all(tokens, 1)
    first_missing = [(*present[:place], equal(token, 0)) for place, token in enumerate(tokens)]
    return (
        (Result.HOLDS, present),
        *((Result.FAILS, (*missing, equal(COMPLETE, 1))) for missing in first_missing),
        *((Result.UNKNOWN, (*missing, equal(COMPLETE, 0))) for missing in first_missing),
    )


def says(phrases: Sequence[str], read: str, *, silent_is_false: bool) -> Partition:
    """Return whether one of the phrases is said; silence is unknown, or "not said" when all that counts was `read`."""
    unread: Conjunction = (equal(read, 0),) if silent_is_false else ()
    not_said, all_denied = _none(phrases, SAID), _all(phrases, DENIED)
    first_said = ((Result.HOLDS, (*not_said[:place], equal(phrase, SAID))) for place, phrase in enumerate(phrases))
    first_silent = (
        (Result.UNKNOWN, (*unread, *all_denied[:place], equal(phrase, SILENT), *not_said[place + 1 :]))
        for place, phrase in enumerate(phrases)
    )
    denied = (Result.FAILS, (*unread, *all_denied))
    if not silent_is_false:
        return (*first_said, denied, *first_silent)
    return (*first_said, denied, (Result.FAILS, (equal(read, 1), *not_said)), *first_silent)


def _all(attributes: Sequence[str], value: int) -> Conjunction:
    return tuple(equal(attribute, value) for attribute in attributes)


def _none(attributes: Sequence[str], value: int) -> Conjunction:
    return tuple(unequal(attribute, value) for attribute in attributes)
