"""Asking: which unknowns a person would have to settle for a posting to be a keep, each fact asked once.

A question is the set of unknowns that decide a rule (`Firing.open`). Open rules must all be settled; what is still
lacking for the bar is looked for among unknown nice and better rules, the fewest questions first.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from jobfit.rules.firings import Firing, Result
from jobfit.rules.model import Kind, Rule, Unknown
from jobfit.verdicts.stage import AskingStage, Reached, Scorecard

HUNDRED = 100  # the scorecard's points are times a hundred

Key = frozenset[str]


class Questions(NamedTuple):
    """One question: the rules that its answer decides, and the facts to ask for."""

    rules: tuple[str, ...]
    facts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Item:
    """What settling one set of unknowns well would add: points (times a hundred) and better facts."""

    key: Key
    points: int
    better: int


def is_open(rule: Rule, firing: Firing) -> bool:
    """Say whether a rule is unknown and its unknown has to be asked."""
    asks = rule.kind in {Kind.MUST, Kind.DEALBREAKER} and rule.unknown is Unknown.ASK
    return asks and firing.result is Result.UNKNOWN


def questions_for(
    fired: Sequence[tuple[Rule, Firing]], card: Scorecard, stage: AskingStage, most: int
) -> tuple[Questions, ...] | None:
    """Return the fewest questions whose best answers make the posting a keep, most decisive first.

    None when `most` questions are not enough. Raises EngineFault when durable_rules does not decide.
    """
    openings = _openings(fired)
    asked = frozenset().union(*openings)
    items = _items(fired)
    for chosen in _choices([item for item in items if not item.key <= asked], most):
        settled = asked.union(*(item.key for item in chosen))
        gained = [item for item in items if item.key <= settled]
        reached = Reached(
            questions=len(openings) + len(chosen),
            low=card.low + sum(item.points for item in gained),
            better_low=card.better_low + sum(item.better for item in gained),
        )
        if stage.decides(reached):
            by_gain = sorted(chosen, key=lambda item: (-item.better, -item.points, sorted(item.key)))
            return tuple(_worded([*openings, *(item.key for item in by_gain)], fired))
    return None


def _openings(fired: Iterable[tuple[Rule, Firing]]) -> list[Key]:
    """Return the questions that open rules ask, most decisive first; unknowns asked before are not asked again."""
    wanted: dict[Key, int] = {}
    for rule, firing in fired:
        if is_open(rule, firing):
            key = frozenset(firing.open)
            wanted[key] = wanted.get(key, 0) + 1
    asked: Key = frozenset()
    openings = []
    for key in sorted(wanted, key=lambda each: (len(each), -wanted[each], sorted(each))):
        if not key <= asked:
            openings.append(key - asked)
            asked |= key
    return openings


def _items(fired: Iterable[tuple[Rule, Firing]]) -> list[_Item]:
    """Return what each set of unknowns would add, in an order that does not depend on the rules'."""
    gains: dict[Key, tuple[int, int]] = {}
    for rule, firing in fired:
        points, better = _gain(rule, firing)
        if points or better:
            key = frozenset(firing.open)
            before = gains.get(key, (0, 0))
            gains[key] = (before[0] + points, before[1] + better)
    return [_Item(key, *gains[key]) for key in sorted(gains, key=sorted)]


def _gain(rule: Rule, firing: Firing) -> tuple[int, int]:
    match rule.kind:
        case Kind.NICE:
            return (HUNDRED * (firing.points_high - firing.points_low), 0)
        case Kind.BETTER:
            return (0, int(firing.result is Result.UNKNOWN))
        case _:
            return (0, 0)


def _choices(items: Sequence[_Item], most: int) -> Iterator[tuple[_Item, ...]]:
    """Yield items to ask for, fewest first: some that would be better, the rest those that gain the most points."""
    betters = sorted((item for item in items if item.better), key=lambda item: (-item.better, -item.points))
    pointed = sorted((item for item in items if item.points), key=lambda item: -item.points)
    for number in range(most + 1):
        for of_better in range(min(number, len(betters)) + 1):
            first = betters[:of_better]
            rest = [item for item in pointed if item not in first][: number - of_better]
            if len(first) + len(rest) == number:
                yield (*first, *rest)


def _worded(keys: Iterable[Key], fired: Sequence[tuple[Rule, Firing]]) -> Iterator[Questions]:
    """Yield each question with the rules that it settles; a rule belongs to the question that settles it last."""
    settled: Key = frozenset()
    left = [
        (rule, frozenset(firing.open)) for rule, firing in fired if is_open(rule, firing) or any(_gain(rule, firing))
    ]
    for key in keys:
        settled |= key
        rules = sorted((rule.kind is not Kind.MUST, rule.id) for rule, needs in left if needs <= settled)
        left = [(rule, needs) for rule, needs in left if not needs <= settled]
        facts = sorted({each.partition(":")[0] for each in key})
        yield Questions(tuple(rule_id for _, rule_id in rules), tuple(facts))
