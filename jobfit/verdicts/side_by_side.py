"""Side by side: what several verdicts differ in, rule by rule and fact by fact, and where each is better.

As `differences` does, this only words what the rules decided and what the facts are; it decides nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from jobfit.facts.model import Facts
from jobfit.facts.vocabulary import VOCABULARY, Better
from jobfit.facts.wording import in_words
from jobfit.phrasing import shortened
from jobfit.rules.model import Kind
from jobfit.rules.standing import COMPARABLE, ends_of
from jobfit.verdicts.against import AGAINST
from jobfit.verdicts.model import Reason, Verdict
from jobfit.verdicts.sentences import Mark, decisive, mark_of, signed

_NOT_KNOWN: Final = "not known"
_NOT_IN_FORCE: Final = "-"
_LONGEST: Final = 60  # characters of a cell


@dataclass(frozen=True, slots=True)
class Column:
    """One of the verdicts: what it is called, and the facts as they compare for the person."""

    name: str
    title: str
    verdict: Verdict
    facts: Facts


class Cell(NamedTuple):
    """What stands in one row of one column."""

    mark: Mark
    text: str


@dataclass(frozen=True, slots=True)
class Row:
    """A rule or fact in every column; `best` is the place of the column that is surely better than all others."""

    name: str
    cells: tuple[Cell, ...]
    best: int | None


@dataclass(frozen=True, slots=True)
class SideBySide:
    """Columns with the rules that they differ in, those in which they do not, and the facts that compare."""

    columns: tuple[Column, ...]
    rules: tuple[Row, ...]
    same: tuple[str, ...]
    facts: tuple[Row, ...]


def side_by_side(columns: Sequence[Column]) -> SideBySide:
    """Return verdicts side by side; rules as they decide the first, facts in the vocabulary's order."""
    reasons = [{reason.rule: reason for reason in column.verdict.reasons} for column in columns]
    rules = dict.fromkeys(
        rule for of_column in reasons for rule, reason in of_column.items() if reason.kind is not Kind.BETTER
    )
    rows = [(rule, [of_column.get(rule) for of_column in reasons]) for rule in rules]
    return SideBySide(
        columns=tuple(columns),
        rules=tuple(_rule_row(rule, each) for rule, each in rows if not _alike(each)),
        same=tuple(rule for rule, each in rows if _alike(each)),
        facts=tuple(row for fact in COMPARABLE if (row := _fact_row(fact, [column.facts for column in columns]))),
    )


def better_in(shown: SideBySide, place: int) -> list[str]:
    """Return what a column is better in: facts, then rules."""
    return [row.name for row in (*shown.facts, *shown.rules) if place == row.best]


def _alike(reasons: Sequence[Reason | None]) -> bool:
    return len({(reason.effect, reason.points) if reason else None for reason in reasons}) == 1


def _rule_row(rule: str, reasons: Sequence[Reason | None]) -> Row:
    ranks = [None if reason is None else _rank(reason) for reason in reasons]
    return Row(rule, tuple(map(_cell, reasons)), _highest(ranks))


def _cell(reason: Reason | None) -> Cell:
    """Return what a rule came to; of a nice rule the points."""
    if reason is None:
        return Cell(Mark.PLAIN, _NOT_IN_FORCE)
    if reason.kind is Kind.NICE:
        return Cell(mark_of(reason), signed(reason))
    seen = ", ".join(dict.fromkeys(test.observed for test in decisive(reason) if test.observed))
    text = seen or ("not stated" if reason.result == "unknown" else reason.effect.replace("_", " "))
    return Cell(mark_of(reason), shortened(text, _LONGEST))


def _rank(reason: Reason) -> float:
    """Return how well a rule speaks for a posting, to be compared with itself in another column only."""
    if reason.kind is Kind.NICE:
        return reason.points[0]
    return 0 if reason.effect in AGAINST else 1 if reason.result == "unknown" else 2


def _highest(ranks: Sequence[float | None]) -> int | None:
    """Return the place of the rank above all others, None when there is none or the rule is not in force."""
    known = [rank for rank in ranks if rank is not None]
    highest = [place for place, rank in enumerate(ranks) if known and rank == max(known)]
    return highest[0] if len(highest) == 1 and len(known) == len(ranks) else None


def _fact_row(fact: str, facts: Sequence[Facts]) -> Row | None:
    """Return a fact in every column; None when none knows it."""
    ends = [ends_of(fact, each.get(fact)) for each in facts]
    if not any(ends):
        return None
    cells = tuple(
        Cell(Mark.PLAIN, in_words(fact, each[fact])) if known else Cell(Mark.UNKNOWN, _NOT_KNOWN)
        for each, known in zip(facts, ends, strict=True)
    )
    return Row(fact, cells, _surely_best(fact, ends))


def _surely_best(fact: str, ends: Sequence[tuple[float | None, float | None] | None]) -> int | None:
    """Return the place of the interval that lies beyond all others; None when they overlap or one is not known."""
    sign = 1 if VOCABULARY[fact].better is Better.MORE else -1
    for place, own in enumerate(ends):
        worst = None if own is None else own[0 if sign > 0 else 1]
        others = [other[1 if sign > 0 else 0] if other else None for at, other in enumerate(ends) if at != place]
        if worst is not None and all(best is not None and sign * worst > sign * best for best in others):
            return place
    return None
