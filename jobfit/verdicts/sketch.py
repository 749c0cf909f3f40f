"""Sketch: what a rule's firing always comes to; from it, and from what is observed, the reason that one posting gives.

Half of the work on a posting would be its reasons: so of a reason's JSON, what stands around the comparisons is put
together once, and a comparison once for equal values.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from jobfit.facts.model import Facts, FactValue, TokenSet
from jobfit.verdicts.because import as_sentence
from jobfit.verdicts.compared import Comparison, Shown
from jobfit.verdicts.model import Reason, made_of
from jobfit.verdicts.written import around_tests, because_of, reason_line


class Observed(NamedTuple):
    """A posting's facts as the posting states them and as they compare for the person (converted, expanded)."""

    stated: Facts
    personal: Facts

    def shown(self, fact: str) -> FactValue | None:
        """Return the value a reader is shown: sets as stated (not expanded), everything else as compared."""
        personal, stated = self.personal.get(fact), self.stated.get(fact)
        return stated if isinstance(stated, TokenSet) else personal or stated


class Board(dict[str, Shown]):
    """A posting's facts as a reader is shown them, each put in words when a rule first compares it."""

    def __init__(self, observed: Observed) -> None:
        super().__init__()
        self._observed = observed
        self.stated = observed.stated

    def __missing__(self, fact: str) -> Shown:
        shown = self[fact] = Shown.of(fact, self._observed.shown(fact), self._observed.personal.get(fact))
        return shown


@dataclass(slots=True)
class Sketch:
    """What a rule's firing always comes to: its reason but for what was observed, and that reason if nothing was.

    `order`: what reasons are sorted by; `because`: the sentence still to be filled in; `silent_line`: the silent reason
    as JSON.
    """

    order: tuple[int, bool, int, int]
    fields: dict[str, object]
    tests: tuple[Comparison, ...]
    because: str
    silent: Reason | None = None
    silent_line: bytes = b""
    _around: tuple[str, str] = field(init=False)

    def __post_init__(self) -> None:
        self._around = around_tests(made_of(Reason, self.fields))

    def reason(self, board: Board) -> Reason:
        """Return the reason as one posting gives it."""
        fields = self.fields.copy()
        fields["tests"] = tuple([each.of(board[each.fact]) for each in self.tests])
        if self.because:
            fields["because"] = as_sentence(self.because, board.stated)
        return made_of(Reason, fields)

    def line(self, board: Board) -> bytes:
        """Return that reason as JSON, sooner."""
        before, after = self._around
        if self.because:
            after = because_of(as_sentence(self.because, board.stated)) + after
        return reason_line(before, after, [each.written(board[each.fact]) for each in self.tests])
