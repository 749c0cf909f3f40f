"""Mistake: a value that a person wrote and that cannot be read, before it has a place."""

from __future__ import annotations

from jobfit.problems import Place, Problem


class Mistake(ValueError):
    """What is wrong with one written value, its stable code, and how to mend it."""

    def __init__(self, code: str, what: str, hint: str = "") -> None:
        super().__init__(f"{what}; {hint}" if hint else what)
        self.code = code
        self.what = what
        self.hint = hint

    def at(self, where: Place) -> Problem:
        """Return the problem that it is where it was written."""
        return Problem(self.code, where, self.what, self.hint)
