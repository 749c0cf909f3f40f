"""Verdict stages: the bar as rules of durable_rules over a posting's scorecard, and over what answers could reach."""

from __future__ import annotations

from enum import IntEnum
from struct import Struct
from typing import NamedTuple, Self

from jobfit.rules.compiled import Comparison, Conjunction, OutcomeRule, Relation, at_least, at_most, equal, less, more
from jobfit.rules.engine import Stage
from jobfit.rules.memory import Memory
from jobfit.rules.model import Bar
from jobfit.verdicts.model import Cause


class Scorecard(NamedTuple):
    """What a posting's firings come to.

    Counts of rules, except `low` and `high`: a hundred times the points above the least possible, so that they compare
    with the bar's whole points of 100 without a division.
    """

    hit: int  # dealbreakers that hold
    far: int  # musts that fail beyond their tolerance
    missed: int  # musts that fail
    mute: int  # rules that are unknown and then reject
    open: int  # rules that are unknown and then ask
    better_low: int
    better_high: int
    beaten: int  # facts that may not be worse and are strictly better
    low: int
    high: int

    def packed(self) -> int:
        """Return all fields in one integer, so that adding such integers adds field by field."""
        return int.from_bytes(_PACKING.pack(*self), "little")

    @classmethod
    def unpacked(cls, packed: int) -> Self:
        """Return the scorecard of a sum of packed ones."""
        return cls._make(_PACKING.unpack(packed.to_bytes(_PACKING.size, "little")))


_PACKING = Struct("<8I2Q")  # no field can run over: 32 bits count more rules, and 64 more points, than a set can hold


class Status(IntEnum):
    """What the scorecard alone decides."""

    REJECT = 0
    KEEP = 1
    NEAR_MISS = 2
    UNDECIDED = 3


class Standing(NamedTuple):
    """The status stage's answer: the status, whether a keep beats the bar, and why a posting is rejected."""

    status: Status
    beats: bool
    causes: tuple[Cause, ...]


BELOW, NEAR, AT, ABOVE = range(4)
"""Where one end of the score stands: below the tolerance, inside it, exactly at the bar, above it."""

END = "end"
_CAUSES = (Cause.DEALBREAKER, Cause.MUST, Cause.SILENT, Cause.BETTER, Cause.SCORE)
_STATUS, _GRADE, _FIRST_CAUSE = 0, 1, 2
_COUNTS = Scorecard._fields[:-2]


def score_rules(bar: Bar, span: int) -> tuple[OutcomeRule, ...]:
    """Return the rules that place one end of the score; `span` is the distance from the least to the most points.

    Raises ValueError for a tolerance below 0.
    """
    if bar.near_score < 0:
        raise ValueError(f"a near miss cannot be {-bar.near_score} points above the bar")
    score, near = bar.score * span, (bar.score - bar.near_score) * span
    return (
        OutcomeRule(0, BELOW, (less(END, near),)),
        OutcomeRule(0, NEAR, (at_least(END, near), less(END, score))),
        OutcomeRule(0, AT, (equal(END, score),)),
        OutcomeRule(0, ABOVE, (more(END, score),)),
    )


def status_rules(bar: Bar) -> tuple[OutcomeRule, ...]:
    """Return the rules of the status stage, over the scorecard's counts and the places of the score's ends."""
    grounds = (
        at_least("hit", 1),
        at_least("far", 1),
        at_least("mute", 1),
        less("better_high", bar.better_in),
        less("high", NEAR),
    )
    passable = tuple(map(_opposite, grounds))
    clean = (*passable[:3], at_most("missed", 0))
    hopeful, settled = (passable[3], at_least("high", AT)), (at_most("open", 0), at_least("low", AT))
    status = (
        *((Status.REJECT, (*passable[:place], ground)) for place, ground in enumerate(grounds)),
        (Status.NEAR_MISS, (*passable, at_least("missed", 1))),
        (Status.NEAR_MISS, (*passable, at_most("missed", 0), less("high", AT))),
        (Status.UNDECIDED, (*clean, *hopeful, at_least("open", 1))),
        (Status.UNDECIDED, (*clean, *hopeful, at_most("open", 0), less("low", AT))),
        (Status.UNDECIDED, (*clean, passable[3], *settled, less("better_low", bar.better_in))),
        (Status.KEEP, (*clean, *settled, at_least("better_low", bar.better_in))),
    )
    grade = (
        (1, (at_least("low", ABOVE),)),
        (1, (less("low", ABOVE), at_least("beaten", 1))),
        (0, (less("low", ABOVE), at_most("beaten", 0))),
    )
    return (
        *(OutcomeRule(_STATUS, outcome, when) for outcome, when in status),
        *(OutcomeRule(_GRADE, outcome, when) for outcome, when in grade),
        *_cause_rules(bar),
    )


def _cause_rules(bar: Bar) -> tuple[OutcomeRule, ...]:
    present = (
        at_least("hit", 1),
        at_least("missed", 1),
        at_least("mute", 1),
        less("better_high", bar.better_in),
        less("high", AT),
    )
    return tuple(
        OutcomeRule(output, outcome, (comparison,))
        for output, cause in enumerate(present, start=_FIRST_CAUSE)
        for outcome, comparison in ((1, cause), (0, _opposite(cause)))
    )


def _opposite(comparison: Comparison) -> Comparison:
    """Return the comparison that holds when this one does not; only of "less" and "at least"."""
    turned = at_least if comparison.relation is Relation.LESS else less
    return turned(comparison.attribute, comparison.literal)


class StatusStage:
    """Says of a scorecard what it decides: first where the score stands, then what that and the counts come to."""

    def __init__(self, bar: Bar, span: int, *, remember: bool = True) -> None:
        self.score = Stage((END,), score_rules(bar, span), remember=remember)
        self.status = Stage((*_COUNTS, "low", "high"), status_rules(bar), remember=False)
        self.memory: Memory[tuple[int, ...], Standing] = Memory(self._standing, remember=remember)

    def standing(self, card: Scorecard) -> Standing:
        """Return the status, the grade of a keep, and the causes of a rejection."""
        return self.memory[card[:-2] + self.score.ask((card.low,)) + self.score.ask((card.high,))]

    def close(self) -> None:
        """Give the engine's memory back, and forget."""
        self.memory.clear()
        self.score.close()
        self.status.close()

    def _standing(self, vector: tuple[int, ...]) -> Standing:
        status, beats, *present = self.status.ask(vector)
        causes = (cause for cause, there in zip(_CAUSES, present, strict=True) if there)
        return Standing(Status(status), bool(beats), tuple(causes))


class Reached(NamedTuple):
    """What a posting would come to if some questions were answered well; the attributes of the asking stage."""

    questions: int
    low: int  # as in the scorecard
    better_low: int


def asking_rules(bar: Bar, span: int) -> tuple[OutcomeRule, ...]:
    """Return the rules that say whether some answers are few enough and would make the posting a keep."""
    few = at_most("questions", bar.max_questions)
    scored, bettered = at_least("low", bar.score * span), at_least("better_low", bar.better_in)
    failing: tuple[Conjunction, ...] = (
        (more("questions", bar.max_questions),),
        (few, less("low", bar.score * span)),
        (few, scored, less("better_low", bar.better_in)),
    )
    return (OutcomeRule(0, 1, (few, scored, bettered)), *(OutcomeRule(0, 0, when) for when in failing))


class AskingStage:
    """Says whether some answers would decide a posting."""

    def __init__(self, bar: Bar, span: int, *, remember: bool = True) -> None:
        self.stage = Stage(Reached._fields, asking_rules(bar, span), remember=remember)

    def decides(self, reached: Reached) -> bool:
        """Return whether the questions are few enough and their best answers make the posting a keep."""
        return bool(self.stage.ask(reached)[0])

    def close(self) -> None:
        """Give the engine's memory back, and forget."""
        self.stage.close()
