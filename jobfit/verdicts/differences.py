"""Differences: how a posting differs from the job now and from the right job, worked out of the facts and put in words.

This is the one place where explaining compares facts without durable_rules, because it only words a difference and
never decides anything: whether a posting is no worse, better or good enough are rules (`never_worse`, `better_in`,
`score`), which the engine fires. The differences are stored with the verdict, so that it can be explained alone.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, NamedTuple, TypeAlias

from jobfit.facts.model import Choice, Facts, FactValue, Quantity
from jobfit.facts.vocabulary import VOCABULARY, Better, FactType
from jobfit.facts.wording import in_words
from jobfit.phrasing import figure
from jobfit.rules.memory import Memory
from jobfit.rules.model import Job, Stated
from jobfit.rules.standing import COMPARABLE, ends_of
from jobfit.verdicts.model import Beside, Difference, Direction, made

Ends: TypeAlias = tuple[float | None, float | None]
"""Least and most; None is not known."""

_RELATIVE: Final = frozenset({"pay", "pay_total", "hours"})
_UNKNOWN: Final = "not known"
_LEAST_SHOWN: Final = 0.1  # percent; a smaller difference is shown as this much
_MEASURES: Final = {"months": " months", "% of time": " points"}  # of other units the fact's name says enough


class Known(NamedTuple):
    """A fact of a posting as far as it compares, and how it is written if it is money."""

    ends: Ends
    note: str = ""
    currency: str | None = None
    period: str | None = None

    def in_words(self, fact: str) -> str:
        """Return the value in words."""
        definition, (low, high) = VOCABULARY[fact], self.ends
        if definition.type is FactType.CHOICE:
            return in_words(fact, Choice(value=definition.choices[int(low or 0)]))
        return in_words(fact, Quantity(low=low, high=high, currency=self.currency, period=self.period))


class Differences:
    """Compares postings with some jobs; what comes again for equal facts is made once."""

    def __init__(self, jobs: tuple[Job, ...]) -> None:
        self._jobs: dict[str, dict[str, Stated]] = {}
        for job in jobs:
            if job.stated:
                self._jobs[job.name] = {each.fact: each for each in job.stated}
        self._facts = tuple(fact for fact in COMPARABLE if any(fact in stated for stated in self._jobs.values()))
        self._made: Memory[tuple[str, str, Known | None], Difference | None] = Memory(self._difference)

    def of(self, personal: Facts) -> tuple[Beside, ...]:
        """Return how personal facts differ from each job that states anything, in all that any of the jobs states."""
        if not self._jobs:
            return ()
        known = [(fact, _known(fact, personal[fact]) if fact in personal else None) for fact in self._facts]
        return tuple(
            made(Beside, job=job, differences=tuple(filter(None, [self._made[job, *each] for each in known])))
            for job in self._jobs
        )

    def _difference(self, compared: tuple[str, str, Known | None]) -> Difference | None:
        job, fact, known = compared
        return difference(fact, known, self._jobs[job].get(fact))


def _known(fact: str, value: FactValue) -> Known | None:
    ends = ends_of(fact, value)
    if ends is None:
        return None
    if isinstance(value, Quantity) and value.currency:
        return Known(ends, value.note, value.currency, value.period)
    return Known(ends)


def difference(fact: str, known: Known | None, stated: Stated | None) -> Difference | None:
    """Return how a fact of a posting differs from a job's; None when neither is known."""
    if known is None:
        return None if stated is None else Difference(fact=fact, shown=_UNKNOWN, direction=Direction.UNKNOWN)
    if stated is None:
        return Difference(fact=fact, shown=known.in_words(fact), direction=Direction.UNSAID)
    change = _change(known.ends, (stated.low, stated.high))
    if change == (None, None):
        return Difference(fact=fact, shown=_UNKNOWN, direction=Direction.UNKNOWN)
    return Difference(
        fact=fact,
        shown=_relative(fact, known, stated) if fact in _RELATIVE else _absolute(fact, change),
        direction=_direction(fact, change),
        note=known.note,
    )


def _relative(fact: str, known: Known, stated: Stated) -> str:
    """Return a difference in percent of what the job has; of a job without any, only what the posting has."""
    (low, high), (job_low, job_high) = known.ends, (stated.low, stated.high)
    if any(end is not None and end <= 0 for end in (job_low, job_high)):
        return known.in_words(fact)
    least = None if low is None or job_high is None else 100 * (low - job_high) / job_high
    most = None if high is None or job_low is None else 100 * (high - job_low) / job_low
    return _in_words((least, most), _percent, " %")


def _change(ends: Ends, job: Ends) -> Ends:
    """Return the least and the most that a fact can be above a job's."""
    (low, high), (job_low, job_high) = ends, job
    least = None if low is None or job_high is None else low - job_high
    most = None if high is None or job_low is None else high - job_low
    return least, most


def _direction(fact: str, change: Ends) -> Direction:
    least, most = change if VOCABULARY[fact].better is Better.MORE else (_negative(change[1]), _negative(change[0]))
    if least == most == 0:
        return Direction.SAME
    if least is not None and least > 0:
        return Direction.BETTER
    if most is not None and most < 0:
        return Direction.WORSE
    return Direction.EITHER


def _negative(end: float | None) -> float | None:
    return None if end is None else -end


def _absolute(fact: str, change: Ends) -> str:
    """Return a difference in the fact's unit, unless its name says it ("office days −3"); of a choice in steps."""
    definition = VOCABULARY[fact]
    if definition.type is FactType.CHOICE:
        one = all(end is not None and abs(end) <= 1 for end in change)
        return _in_words(change, figure, " step" if one else " steps")
    return _in_words(change, figure, _MEASURES.get(definition.unit, ""))


def _in_words(change: Ends, figure: Callable[[float], str], measure: str) -> str:
    least, most = change
    if least is None:
        return f"at most {_signed(most or 0, figure)}{measure}"
    if most is None:
        return f"at least {_signed(least, figure)}{measure}"
    if least == most == 0:
        return "the same"
    low, high = _signed(least, figure), _signed(most, figure)
    return f"{low}{measure}" if low == high else f"{low} to {high}{measure}"


def _signed(change: float, figure: Callable[[float], str]) -> str:
    return f"{'+' if change > 0 else '−'}{figure(abs(change))}" if change else "0"


def _percent(share: float) -> str:
    """Return a share without decimals from 1 on; one that is not nothing never looks like nothing."""
    return figure(round(share) if share >= 1 else max(_LEAST_SHOWN, round(share, 1)))
