"""Tables: what every part of the store reads and writes through."""

from __future__ import annotations

import sqlite3
from abc import ABC, abstractmethod
from contextlib import AbstractContextManager
from typing import Any

OF_ALL_IDS = "posting IN (SELECT id FROM postings WHERE known_as = ?)"
"""The rows that stand under any id of the posting that is known as the given one."""


class Tables(ABC):
    """A part of the store: some tables, and what is done with them."""

    @abstractmethod
    def _read(self, sql: str, *values: object, **named: object) -> list[tuple[Any, ...]]:
        """Return the rows of a query with `?` or `:name` in it; raises StoreError."""

    @abstractmethod
    def _write(self) -> AbstractContextManager[sqlite3.Connection]:
        """Return a transaction, kept when its block ends well; raises StoreError."""
