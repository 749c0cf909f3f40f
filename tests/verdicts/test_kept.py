"""Kept: found by identity, held by its owners, bounded."""

from __future__ import annotations

from jobfit.verdicts.kept import LIMIT, Kept


def test_what_is_kept_is_found_by_its_owner_and_no_other() -> None:
    """Equal objects are different owners."""
    owner, equal = ["a"], ["a"]
    kept: Kept[str] = Kept()

    assert "made" == kept.keep(id(owner), "made", owner)
    assert ("made", None) == (kept.get(id(owner)), kept.get(id(equal)))


def test_a_full_memory_starts_again() -> None:
    """It never holds more than its limit."""
    kept: Kept[int] = Kept()
    for number in range(LIMIT + 1):
        owner = [number]
        kept.keep(id(owner), number, owner)

    assert [LIMIT] == list(kept.values())
