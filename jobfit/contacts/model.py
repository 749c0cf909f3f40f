"""What a list of contacts holds, before it is compared with what is known."""

from __future__ import annotations

from typing import NamedTuple


class Person(NamedTuple):
    """Somebody in a list, in the words of the list."""

    name: str
    company: str = ""
    position: str = ""
    connected: str = ""


class Unread(NamedTuple):
    """Something in a list that could not be read: the number of its line, and why."""

    line: int
    why: str
