"""Work that kills whoever does it; in a module of its own, as every process that is started anew imports it."""

from __future__ import annotations

import os
import signal
from collections.abc import Sequence


class Doubling:
    """Doubles numbers, and dies of thirteen."""

    def __call__(self, numbers: Sequence[int]) -> list[int]:
        """Return twice the numbers."""
        if 13 in numbers:
            os.kill(os.getpid(), signal.SIGKILL)
        return [number * 2 for number in numbers]
