"""Kept: what was made of some objects, found again by which objects they are. Their values need not be compared."""

from __future__ import annotations

from typing import TypeAlias, TypeVar

ValueT = TypeVar("ValueT")
Identity: TypeAlias = "int | tuple[Identity, ...]"
"""The `id` of one object, or of several."""

LIMIT = 4096
"""How much one memory keeps; when it is full it starts again, so that its cost stays the same."""


class Kept(dict[Identity, ValueT]):
    """Values by the identity of what they were made of.

    The owners of an identity are held as long as the value, so that it is given to nothing else.
    """

    def __init__(self, limit: int = LIMIT) -> None:
        super().__init__()
        self._limit = limit
        self._owners: list[object] = []

    def keep(self, identity: Identity, value: ValueT, owners: object) -> ValueT:
        """Return the value, kept from now on; `owners` are the objects that the identity is of."""
        if len(self) >= self._limit:
            self.clear()
            self._owners.clear()
        self._owners.append(owners)
        self[identity] = value
        return value
