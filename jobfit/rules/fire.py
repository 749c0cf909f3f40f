"""Fire: facts in, what every rule came to out. durable_rules answers; what it said of a vector before is remembered.

facts | project (one key per fact) | conditions of one fact, and the rules on it alone | rules over several facts
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import chain
from operator import attrgetter, itemgetter
from typing import Any, NamedTuple, Self, TypeAlias, TypeVar

from jobfit.facts.model import Facts, FactValue
from jobfit.rules.atoms import TestKey
from jobfit.rules.compile import FactPlan, Gate, Plan, RulePlan, TestPlan, compile_rules
from jobfit.rules.engine import Stage
from jobfit.rules.firings import Firing, Firings, Result
from jobfit.rules.gates import Gates
from jobfit.rules.memory import Memory
from jobfit.rules.model import Kind, Operator, Rule, RuleSet

ItemT = TypeVar("ItemT")
Results: TypeAlias = tuple[int, ...]  # of tests; plain integers, because hashing members of an enum is slow

_PHRASES = frozenset({Operator.SAYS, Operator.SAYS_NONE})


class Counters(NamedTuple):
    """What an engine did: postings fired, answers looked up, answers worked out, questions put to durable_rules."""

    fired: int
    looked_up: int
    worked_out: int
    asked: int


Weigh: TypeAlias = Callable[[Rule, Firing], int]


def weightless(_rule: Rule, _firing: Firing) -> int:
    """Return 0: what a firing weighs when nobody asks."""
    return 0


@dataclass(frozen=True, slots=True, eq=False)
class Group:
    """What one fact's value came to: the results of its tests and the firings of the rules on that fact alone.

    A rule over several facts has a group of its own. `weight` is the sum of what the firings weigh, to whoever asked.
    """

    results: Results
    firings: tuple[Firing, ...]
    weight: int


_RESULTS_OF = attrgetter("results")
_FIRINGS_OF = attrgetter("firings")


def _picker(places: Sequence[int]) -> Callable[[Sequence[ItemT]], tuple[ItemT, ...]]:
    """Return a function that takes the items at these places out of a sequence, as a tuple."""
    if len(places) > 1:
        return itemgetter(*places)
    if places:
        (place,) = places
        return lambda items: (items[place],)
    return lambda _items: ()


class _RuleFirer:
    """One rule: from the results of the tests it depends on to its firing and what that weighs.

    The gates above the tests are asked of durable_rules; the firing of every combination is made once and kept.
    """

    def __init__(self, plan: RulePlan, whole: Plan, gates: Gates, weigh: Weigh) -> None:
        self.plan = plan
        self._gates = gates
        self._above: list[tuple[int, Gate]] = [(number, whole.gates[number]) for number in plan.gates]
        self._asks = {test: ask_key(whole.tests[test]) for test in plan.frontier}
        self._weigh = weigh
        self._made: Memory[Results, tuple[Firing, int]] = Memory(self._make)

    def fire(self, results: Results) -> tuple[Firing, int]:
        """Return the firing for the results of the tests of `plan.frontier`, and its weight."""
        if not self._above:
            return self._made[results]
        known = dict(zip(self.plan.frontier, results, strict=True))
        for number, gate in self._above:
            known[number] = self._gates.combine(gate.kind, [known[node] for node in gate.of])
        return self._made[tuple(known.values())]

    def _make(self, results: Results) -> tuple[Firing, int]:
        known = dict(zip((*self.plan.frontier, *self.plan.gates), results, strict=True))
        low, high = self._points(known)
        firing = Firing(
            rule=self.plan.rule.id,
            result=Result(known[self.plan.root]),
            points_low=low,
            points_high=high,
            tests=tuple(Result(known[test]) for test in self.plan.tests),
            near=None if self.plan.near is None else Result(known[self.plan.near]),
            open=self._open(known),
        )
        return firing, self._weigh(self.plan.rule, firing)

    def _points(self, known: Mapping[int, int]) -> tuple[int, int]:
        rule = self.plan.rule
        if rule.kind is not Kind.NICE:
            return (0, 0)
        if not rule.parts:
            return points_of(known[self.plan.root], rule.weight)
        of_parts = [points_of(known[node], part.weight) for node, part in zip(self.plan.parts, rule.parts, strict=True)]
        low, high = (sum(ends) for ends in zip(*of_parts, strict=True))
        return (low, high) if rule.cap is None else (min(low, rule.cap), min(high, rule.cap))

    def _open(self, known: Mapping[int, int]) -> tuple[str, ...]:
        """Return what would decide the rule: the unknown tests that are reached through unknown conditions only."""
        waiting = list(self.plan.parts or (self.plan.root,))
        gates = dict(self._above)
        reached: set[int] = set()
        while waiting:
            node = waiting.pop()
            if known[node] == Result.UNKNOWN and node not in reached:
                reached.add(node)
                waiting.extend(gates[node].of if node < 0 else ())
        return tuple(sorted({self._asks[node] for node in reached if node >= 0}))


def points_of(result: int, weight: int) -> tuple[int, int]:
    """Return the least and the most points of a weight whose condition came to this result."""
    match Result(result):
        case Result.HOLDS:
            return (weight, weight)
        case Result.FAILS:
            return (0, 0)
        case Result.UNKNOWN:
            return (min(0, weight), max(0, weight))


def ask_key(test: TestKey) -> str:
    """Return what an unknown test asks for: its fact, or the phrases."""
    return f"{test.fact}:{'|'.join(test.tokens)}" if test.operator in _PHRASES else test.fact


class _FactFirer:
    """One fact: from the key of its value to the results of its tests, and the firings of the rules on it alone."""

    def __init__(
        self,
        plan: FactPlan,
        stages: Sequence[Stage],
        rules: Sequence[tuple[_RuleFirer, tuple[int, ...]]],
        gates: Gates,
        *,
        remember: bool,
    ) -> None:
        self.fact = plan.fact
        self.read = plan.projection.read
        attributes = plan.projection.attributes
        self._stages = stages
        self._picks = [_picker([attributes.index(name) for name in each.attributes]) for each in plan.sets]
        self._plan = plan
        self._gates = gates
        self._tests = [self._reader(test, remember=remember) for test in plan.tests]
        self._rules = [(Memory(rule.fire, remember=remember), _picker(frontier)) for rule, frontier in rules]
        self._groups: Memory[Results, Group] = Memory(self._group, remember=remember)
        self.memory: Memory[Any, Group] = Memory(self._fire, remember=remember)

    def _reader(
        self, test: TestPlan, *, remember: bool
    ) -> tuple[Callable[[Sequence[int]], Any], Memory[Any, int] | None]:
        """Return what takes a test's outputs out of all, and what they come to; None when one output is the result."""
        if len(test.outputs) == 1:
            return itemgetter(test.outputs[0]), None
        return itemgetter(*test.outputs), Memory(partial(self._gates.combine, test.kind), remember=remember)

    def _fire(self, key: Any) -> Group:  # noqa: ANN401 - what a key is, is the projection's own affair
        vector = self._plan.projection.vector(key)
        answers = [stage.ask(pick(vector)) for stage, pick in zip(self._stages, self._picks, strict=True)]
        outputs = list(chain.from_iterable(answers))
        results = tuple(
            [pick(outputs) if combined is None else combined[pick(outputs)] for pick, combined in self._tests]
        )
        return self._groups[results]

    def _group(self, results: Results) -> Group:
        made = [memory[pick(results)] for memory, pick in self._rules]
        return Group(results, tuple(firing for firing, _ in made), sum(weight for _, weight in made))


class Engine:
    """Fires a rule set on facts, one posting after another; use it as a context manager or close it.

    The facts are personal: pay is in the person's currency a year. `weigh` gives every firing an integer, which groups
    sum up. Raises ValueError for a rule set that cannot be compiled. `fire` raises EngineFault when durable_rules gives
    anything but exactly one outcome, and TypeError for a fact whose value is of another type than its definition says.
    """

    def __init__(self, rules: RuleSet, *, remember: bool = True, weigh: Weigh = weightless) -> None:
        plan = compile_rules(rules)
        self._fired = 0
        self._gates = Gates(remember=remember)
        sets = {each.rules: each for fact in plan.facts for each in fact.sets}  # equal ones are one for durable_rules
        self._stages = {rules: Stage(each.places, rules, remember=remember) for rules, each in sets.items()}
        self._rules = [_RuleFirer(rule, plan, self._gates, weigh) for rule in plan.rules]
        self._facts = [
            _FactFirer(
                fact,
                [self._stages[each.rules] for each in fact.sets],
                self._alone(fact.fact, first),
                self._gates,
                remember=remember,
            )
            for fact, first in zip(plan.facts, _starts(plan.facts), strict=True)
        ]
        crossed = [rule for rule in self._rules if len(rule.plan.facts) != 1]
        self._reads = [(each.fact, each.read, each.memory) for each in self._facts]
        self._crossed: list[tuple[Memory[Results, Group], Callable[[Sequence[int]], Results]]] = [
            (Memory(_grouped(rule), remember=remember), _picker(rule.plan.frontier)) for rule in crossed
        ]
        order = [rule for fact in plan.facts for rule, _ in self._alone(fact.fact, 0)] + crossed
        self._permute: Callable[[Sequence[Firing]], tuple[Firing, ...]] = _picker(list(map(order.index, self._rules)))

    def fire(self, facts: Facts) -> Firings:
        """Return what every rule came to on a posting's facts, in the rule set's order."""
        return self.assemble(self.groups(facts))

    def groups(self, facts: Facts) -> list[Group]:
        """Return the same in groups with their weights; `assemble` makes firings of them."""
        return self.crossed([memory[read(facts.get(fact))] for fact, read, memory in self._reads])

    @property
    def by_fact(self) -> dict[str, Callable[[FactValue | None], Group]]:
        """Return what makes the group of a fact's value, for every fact that the rules speak of, in their order."""
        return {fact: partial(_group_of, read, memory) for fact, read, memory in self._reads}

    def crossed(self, groups: list[Group]) -> list[Group]:
        """Return the groups of all facts, in their order, with those of the rules over several facts."""
        self._fired += 1
        if self._crossed:
            results = [*chain.from_iterable(map(_RESULTS_OF, groups))]
            groups += [memory[pick(results)] for memory, pick in self._crossed]
        return groups

    def assemble(self, groups: Iterable[Group]) -> Firings:
        """Return the firings of groups in the rule set's order."""
        return Firings(self._permute([*chain.from_iterable(map(_FIRINGS_OF, groups))]))

    @property
    def counters(self) -> Counters:
        """What the engine did since it was made."""
        memories = [memory for _, _, memory in self._reads] + [memory for memory, _ in self._crossed]
        stages = [*self._gates.stages.values(), *self._stages.values()]
        return Counters(
            fired=self._fired,
            looked_up=self._fired * len(memories),
            worked_out=sum(memory.misses for memory in memories),
            asked=sum(stage.asked for stage in stages),
        )

    def close(self) -> None:
        """Give the engine's memory back; firing afterwards is an EngineFault."""
        self._gates.close()
        for stage in self._stages.values():
            stage.close()
        for fact in self._facts:
            fact.memory.clear()
        for memory, _ in self._crossed:
            memory.clear()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _alone(self, fact: str, first: int) -> list[tuple[_RuleFirer, tuple[int, ...]]]:
        """Return the rules on one fact alone, with the places of their tests among the fact's, which start at first."""
        alone = [rule for rule in self._rules if rule.plan.facts == {fact}]
        return [(rule, tuple(test - first for test in rule.plan.frontier)) for rule in alone]


def _group_of(read: Callable[[FactValue | None], Any], memory: Memory[Any, Group], value: FactValue | None) -> Group:
    return memory[read(value)]


def _starts(facts: Iterable[FactPlan]) -> list[int]:
    """Return the place of every fact's first test among all tests."""
    starts, start = [], 0
    for fact in facts:
        starts.append(start)
        start += len(fact.tests)
    return starts


def _grouped(rule: _RuleFirer) -> Callable[[Results], Group]:
    def group(results: Results) -> Group:
        firing, weight = rule.fire(results)
        return Group((), (firing,), weight)

    return group
