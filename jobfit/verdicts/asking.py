"""Asking: which unknowns a person would have to settle for a posting to be a keep, each fact asked once.

A question is the set of unknowns that decide a rule (`Firing.open`). Open rules must all be settled; what is still
lacking for the bar is looked for among unknown nice and better rules, the fewest questions first.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from jobfit.rules.firings import Firing, Result
from jobfit.rules.memory import Memory
from jobfit.rules.model import Kind, Rule, Unknown
from jobfit.verdicts.kept import Kept
from jobfit.verdicts.stage import AskingStage, Reached, Scorecard

HUNDRED = 100  # the scorecard's points are times a hundred

Key = frozenset[str]


class Questions(NamedTuple):
    """One question: the rules that its answer decides, and the facts to ask for."""

    rules: tuple[str, ...]
    facts: tuple[str, ...]


class _Item(NamedTuple):
    """What settling one set of unknowns well would add: points (times a hundred) and better facts."""

    key: Key
    points: int
    better: int


def is_open(rule: Rule, firing: Firing) -> bool:
    """Say whether a rule is unknown and its unknown has to be asked."""
    asks = rule.kind in {Kind.MUST, Kind.DEALBREAKER} and rule.unknown is Unknown.ASK
    return asks and firing.result is Result.UNKNOWN


@dataclass(frozen=True, slots=True, eq=False)
class _Unsettled:
    """A rule that settling some unknowns would help: whether it has to be settled, and what it could add."""

    rule: Rule
    key: Key
    is_open: bool
    points: int  # times a hundred
    better: int


class Asking:
    """Finds the questions of postings judged by one rule set; what some firings ask is worked out once."""

    def __init__(self, rules: Sequence[Rule], stage: AskingStage, most: int, *, remember: bool = True) -> None:
        self._rules = rules
        self._stage = stage
        self._most = most
        self._unsettled: Kept[_Unsettled | None] = Kept()
        self._found: Memory[tuple[tuple[_Unsettled, ...], int, int], tuple[Questions, ...] | None]
        self._found = Memory(self._questions, remember=remember)

    def questions(self, firings: Sequence[Firing], card: Scorecard) -> tuple[Questions, ...] | None:
        """Return the fewest questions whose best answers make the posting a keep, most decisive first.

        `firings` has one for each rule. None when the most questions that may be asked are not enough. Raises
        EngineFault when durable_rules does not decide.
        """
        known = self._unsettled
        found = [
            known[id(firing)] if id(firing) in known else known.keep(id(firing), _unsettled(rule, firing), firing)
            for rule, firing in zip(self._rules, firings, strict=True)
        ]
        return self._found[tuple([each for each in found if each]), card.low, card.better_low]

    def _questions(self, asked: tuple[tuple[_Unsettled, ...], int, int]) -> tuple[Questions, ...] | None:
        unsettled, low, better_low = asked
        openings = _openings(unsettled)
        settled_first = frozenset().union(*openings)
        items = _items(unsettled)
        for chosen in _choices([item for item in items if not item.key <= settled_first], self._most):
            settled = settled_first.union(*(item.key for item in chosen))
            gained = [item for item in items if item.key <= settled]
            reached = Reached(
                questions=len(openings) + len(chosen),
                low=low + sum(item.points for item in gained),
                better_low=better_low + sum(item.better for item in gained),
            )
            if self._stage.decides(reached):
                by_gain = sorted(chosen, key=lambda item: (-item.better, -item.points, sorted(item.key)))
                return tuple(_worded([*openings, *(item.key for item in by_gain)], unsettled))
        return None


def _unsettled(rule: Rule, firing: Firing) -> _Unsettled | None:
    points, better = _gain(rule, firing)
    asks = is_open(rule, firing)
    return _Unsettled(rule, frozenset(firing.open), asks, points, better) if asks or points or better else None


def _openings(unsettled: Iterable[_Unsettled]) -> list[Key]:
    """Return the questions that open rules ask, most decisive first; unknowns asked before are not asked again."""
    wanted = Counter(each.key for each in unsettled if each.is_open)
    asked: Key = frozenset()
    openings = []
    for key in sorted(wanted, key=lambda each: (len(each), -wanted[each], sorted(each))):
        if not key <= asked:
            openings.append(key - asked)
            asked |= key
    return openings


def _items(unsettled: Iterable[_Unsettled]) -> list[_Item]:
    """Return what each set of unknowns would add, in an order that does not depend on the rules'."""
    gains: dict[Key, tuple[int, int]] = {}
    for each in unsettled:
        if each.points or each.better:
            before = gains.get(each.key, (0, 0))
            gains[each.key] = (before[0] + each.points, before[1] + each.better)
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


def _worded(keys: Iterable[Key], unsettled: Iterable[_Unsettled]) -> Iterator[Questions]:
    """Yield each question with the rules that it settles; a rule belongs to the question that settles it last."""
    settled: Key = frozenset()
    left = [(each.rule, each.key) for each in unsettled]
    for key in keys:
        settled |= key
        rules = sorted((rule.kind is not Kind.MUST, rule.id) for rule, needs in left if needs <= settled)
        left = [(rule, needs) for rule, needs in left if not needs <= settled]
        facts = sorted({each.partition(":")[0] for each in key})
        yield Questions(tuple(rule_id for _, rule_id in rules), tuple(facts))
