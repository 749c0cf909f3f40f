"""How plainly a posting says that a skill is required or a plus."""

from __future__ import annotations

from enum import IntEnum


class Demand(IntEnum):
    """How plainly a mention says that a skill is required or a plus; the plainest mention counts."""

    NAMED = 1  # in passing: required too, unless it is called a plus elsewhere
    PLUS = 2  # in a list of them
    USED = 3  # in the work
    MARKED = 4  # as a plus, by the words beside it: the work may use it all the same
    REQUIRED = 5
