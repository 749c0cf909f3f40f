"""Kleene's three-valued logic in plain Python, for the oracle."""

from __future__ import annotations

from collections.abc import Iterable

from jobfit.rules.firings import Result


def kleene_all(results: Iterable[Result]) -> Result:
    """Return Kleene's "and"."""
    seen = set(results)
    if Result.FAILS in seen:
        return Result.FAILS
    return Result.UNKNOWN if Result.UNKNOWN in seen else Result.HOLDS


def kleene_not(result: Result) -> Result:
    """Return Kleene's "not"."""
    return {Result.HOLDS: Result.FAILS, Result.FAILS: Result.HOLDS}.get(result, Result.UNKNOWN)


def kleene_any(results: Iterable[Result]) -> Result:
    """Return Kleene's "or"."""
    return kleene_not(kleene_all(map(kleene_not, results)))
