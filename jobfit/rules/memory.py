"""Memory: the answers of a pure question, remembered by what was asked."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import TypeVar

KeyT = TypeVar("KeyT", bound=Hashable)
AnswerT = TypeVar("AnswerT")

LIMIT = 4096
"""How many answers one memory keeps; when it is full it starts again, so that its cost stays the same."""


class Memory(dict[KeyT, AnswerT]):
    """`memory[key]` is `answer(key)`, worked out once per key while it is remembered.

    With `remember=False` every key is worked out every time. `misses` counts how often something was worked out.
    """

    __slots__ = ("_answer", "_limit", "misses")

    def __init__(self, answer: Callable[[KeyT], AnswerT], *, remember: bool = True, limit: int = LIMIT) -> None:
        super().__init__()
        self._answer = answer
        self._limit = limit if remember else 0
        self.misses = 0

    def __missing__(self, key: KeyT) -> AnswerT:
        self.misses += 1
        answer = self._answer(key)
        if self._limit:
            if len(self) >= self._limit:
                self.clear()
            self[key] = answer
        return answer
