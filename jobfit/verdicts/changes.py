"""Changes: the smallest changes of a posting that would make it a keep.

Each group of rules that share facts has its own options; the cheapest choice of them is made that is enough.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import reduce
from itertools import accumulate, product
from typing import NamedTuple, TypeAlias

from jobfit.facts.model import Facts
from jobfit.rules.firings import Result
from jobfit.rules.memory import Memory
from jobfit.rules.model import Kind, Test
from jobfit.verdicts.asking import HUNDRED
from jobfit.verdicts.candidates import CHANGE
from jobfit.verdicts.groups import DEMANDS, Front, Group, Option, groups_of, undominated
from jobfit.verdicts.outline import Growth, Outline
from jobfit.verdicts.sights import Sight, Sights
from jobfit.verdicts.supposed import Turn, folded

Turns: TypeAlias = tuple[Turn, ...]


class _Lack(NamedTuple):
    """What a posting lacks for a keep beside its demands: points, in hundredths, and facts that are better."""

    points: int
    better: int

    def is_filled(self, option: Option) -> bool:
        """Say whether an option adds as much."""
        return option.points >= self.points and option.better >= self.better


class Changes:
    """Finds the changes for postings judged by one rule set; what is worked out for one is kept for others like it."""

    def __init__(self, outline: Outline) -> None:
        self._outline = outline
        groups = groups_of(outline.rules)
        self._by_place = {outline.places[unit.rule.id]: group for group in groups for unit in group.units}
        self._giving = [group for group in groups if any(unit.rule.kind not in DEMANDS for unit in group.units)]
        tests: dict[str, list[Test]] = {}
        for group in groups:
            for unit in group.units:
                for test, _ in unit.wanted:
                    tests.setdefault(test.fact, []).append(folded(test))
        self._sights = {fact: Sights(fact, each) for fact, each in tests.items()}
        self._places = {
            rule.id: (rule.kind not in DEMANDS, rule.kind is Kind.NICE, place)
            for place, rule in enumerate(outline.rules)
        }
        self._chosen: Memory[tuple[tuple[Front, ...], _Lack], Turns | None] = Memory(lambda asked: self._choice(*asked))

    def turns(self, growth: Growth, facts: Facts) -> Turns | None:
        """Return the turns that make a posting a keep, () when none do, None when they are too many to look at."""
        sights: Memory[tuple[str, ...], tuple[Sight, ...]] = Memory(
            lambda named: tuple([self._sights[fact].of(facts.get(fact)) for fact in named])
        )

        def fronts(groups: Iterable[Group]) -> list[Front]:
            return [group.fronts[sights[group.facts]] for group in groups]

        demanding = dict.fromkeys([self._by_place[place] for place in growth.discontent])
        lack = self._lack(growth)
        found = fronts(demanding)
        if not lack.is_filled(reduce(_with, [front.options[0] for front in found if front.options], Option(0))):
            found += fronts(group for group in self._giving if group not in demanding)
        return self._chosen[tuple(front for front in found if front.is_open), lack]

    def _lack(self, growth: Growth) -> _Lack:
        outline, firings = self._outline, growth.firings
        points = sum([firings[place].points_low for place in outline.nice])
        better = sum([firings[place].result is Result.HOLDS for place in outline.better])
        return _Lack(-((HUNDRED * points - outline.needed) // HUNDRED), outline.bar.better_in - better)

    def _choice(self, fronts: Sequence[Front], lack: _Lack) -> Turns | None:
        """Return the turns of the cheapest choice of an option of each front that fills the lack, as rules come."""
        if not all(front.options != [] for front in fronts):
            return ()
        options = [front.options for front in fronts if front.options is not None]
        if len(options) < len(fronts):
            return None
        return tuple(sorted(_cheapest(options, lack), key=lambda turn: self._places[turn.rule]))


def _cheapest(fronts: Sequence[Sequence[Option]], lack: _Lack) -> Turns:
    """Return the turns of the cheapest choice of an option of each front that fills the lack; () when none does.

    Fronts that give most come first, so that a choice is soon found which leaves out all that would cost more.
    """
    fronts = sorted(fronts, key=_gain, reverse=True)
    rests = list(accumulate((each[0] for each in reversed(fronts)), _with, initial=Option(0)))[-2::-1]
    best: Option | None = None
    reached = [Option(0)]
    for front, rest in zip(fronts, rests, strict=True):
        reached = undominated(_with(before, option) for before, option in product(reached, front))
        wholes = [whole for each in reached if lack.is_filled(whole := _with(each, rest))]
        best = min([*wholes, *([best] if best else [])], key=lambda each: (each.cost, -each.points), default=None)
        reached = [each for each in reached if best is None or each.cost + rest.cost <= best.cost]
    return best.turns if best else ()


def _with(one: Option, other: Option) -> Option:
    """Return what two options come to together."""
    return Option(one.cost + other.cost, one.points + other.points, one.better + other.better, one.turns + other.turns)


def _gain(front: Sequence[Option]) -> float:
    """Return the most points that an option gives for a change."""
    return max(option.points / max(1, option.cost // CHANGE) for option in front)
