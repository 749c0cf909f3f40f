"""Compilation: a rule set as a plan of small engine sets, one or a few per fact, with gates above them.

Identical tests, conditions and phrases are compiled once. Nothing here touches the engine; `fire` does.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from graphlib import CycleError, TopologicalSorter
from typing import NamedTuple

from jobfit.facts.vocabulary import VOCABULARY, FactType
from jobfit.rules.atoms import TestKey, key_of, parts_of, projection_of
from jobfit.rules.compiled import Comparison, OutcomeRule
from jobfit.rules.gates import GateKind
from jobfit.rules.model import All, AnyOf, Condition, Rule, RuleHolds, RuleSet, Test
from jobfit.rules.partitions import Partition
from jobfit.rules.project import Projection

OUTPUTS_AT_ONCE = 24  # each is a branch of the engine's tree, whose stack has 64 places
PHRASE_OUTPUTS_AT_ONCE = 1  # as many phrases ask the same elsewhere, and have few vectors
RULES_AT_ONCE = 240
ATTRIBUTES_AT_ONCE = 48


class SetPlan(NamedTuple):
    """One engine set of a fact: some of its attributes, and the rules of some of its partitions.

    The rules name the attributes by their places, so that sets which ask the same of other ones are equal in `rules`.
    """

    attributes: tuple[str, ...]
    rules: tuple[OutcomeRule, ...]

    @property
    def places(self) -> tuple[str, ...]:
        """The names of the attributes in the rules."""
        return tuple(map(_place, range(len(self.attributes))))


class TestPlan(NamedTuple):
    """One test of a fact: a gate over the outputs of the fact's sets, counted through."""

    kind: GateKind
    outputs: tuple[int, ...]


class FactPlan(NamedTuple):
    """Everything the rules test of one fact."""

    fact: str
    projection: Projection
    sets: tuple[SetPlan, ...]
    tests: tuple[TestPlan, ...]


class Gate(NamedTuple):
    """A node above the tests: its kind and the nodes under it."""

    kind: GateKind
    of: tuple[int, ...]


class RulePlan(NamedTuple):
    """One rule: nodes 0 and up are the plan's tests, -1 and down its gates.

    `frontier`: every test that its result depends on, other rules' tests among them; `gates`: the gates above them,
    lower ones first; `tests`: the tests of its own condition as a depth-first walk meets them.
    """

    rule: Rule
    root: int
    parts: tuple[int, ...]
    near: int | None
    tests: tuple[int, ...]
    frontier: tuple[int, ...]
    gates: tuple[int, ...]
    facts: frozenset[str]


class Plan(NamedTuple):
    """A compiled rule set; `tests` are all tests, those of one fact side by side in the order of `facts`."""

    tests: tuple[TestKey, ...]
    facts: tuple[FactPlan, ...]
    gates: Mapping[int, Gate]
    rules: tuple[RulePlan, ...]  # in the rule set's order


def compile_rules(rule_set: RuleSet) -> Plan:
    """Return the plan of a rule set.

    Raises ValueError for two rules of one id, a rule without a condition or with a cap below 0, a test that does not
    suit its fact, an unknown rule in a derived condition, and rules that build on each other in a circle; the loader
    reports all of these before, with their places.
    """
    order = _in_order(rule_set.rules)
    tests = _tests_by_fact(rule_set.rules)
    graph = _Graph({test: number for number, test in enumerate(tests)})
    plans = {rule.id: graph.plan(rule) for rule in order}
    return Plan(
        tests=tests,
        facts=tuple(_fact_plan(fact, [test for test in tests if test.fact == fact]) for fact in _facts(tests)),
        gates=graph.gates,
        rules=tuple(plans[rule.id] for rule in rule_set.rules),
    )


def _facts(tests: Iterable[TestKey]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(test.fact for test in tests))


def walk(condition: Condition) -> Iterator[Test | RuleHolds]:
    """Yield the tests and references of a condition, depth first."""
    match condition:
        case All() | AnyOf():
            for each in condition.of:
                yield from walk(each)
        case _:
            yield condition


def _everything(rule: Rule) -> Iterator[Test | RuleHolds]:
    for condition in (*rule.conditions, *((rule.near,) if rule.near is not None else ())):
        yield from walk(condition)


def _in_order(rules: Sequence[Rule]) -> list[Rule]:
    """Return the rules so that each comes after those it builds on."""
    by_id = {rule.id: rule for rule in rules}
    if len(by_id) != len(rules):
        raise ValueError("two rules have one id")
    needs: dict[str, list[str]] = {}
    for rule in rules:
        if not rule.conditions or (rule.when is not None and rule.parts):
            raise ValueError(f"{rule.id} needs either a condition or parts")
        if rule.cap is not None and rule.cap < 0:
            raise ValueError(f"{rule.id} is cut at {rule.cap}, below nothing")
        needs[rule.id] = [each.rule for each in _everything(rule) if isinstance(each, RuleHolds)]
        if unknown := set(needs[rule.id]) - set(by_id):
            raise ValueError(f"{rule.id} builds on {min(unknown)}, which is not there")
    try:
        return [by_id[rule_id] for rule_id in TopologicalSorter(needs).static_order()]
    except CycleError as circle:
        raise ValueError(f"rules build on each other: {' → '.join(circle.args[1])}") from circle


def _tests_by_fact(rules: Iterable[Rule]) -> tuple[TestKey, ...]:
    by_fact: dict[str, dict[TestKey, None]] = {}
    for rule in rules:
        for each in _everything(rule):
            if isinstance(each, Test):
                key = key_of(each)
                by_fact.setdefault(key.fact, {})[key] = None
    return tuple(key for keys in by_fact.values() for key in keys)


class _Graph:
    """The gates above the tests, each made once, and the rules planned so far."""

    def __init__(self, tests: Mapping[TestKey, int]) -> None:
        self.gates: dict[int, Gate] = {}
        self._tests = tests
        self._facts = {number: test.fact for test, number in tests.items()}
        self._made: dict[Gate, int] = {}
        self._plans: dict[str, RulePlan] = {}

    def plan(self, rule: Rule) -> RulePlan:
        """Return the plan of a rule whose references are planned already."""
        own = rule.conditions
        nodes = [self._node(condition) for condition in own]
        near = None if rule.near is None else self._node(rule.near)
        root = nodes[0] if rule.when is not None else self._gate(GateKind.ANY, nodes)
        tests = [self._tests[key_of(each)] for each in _walked(own) if isinstance(each, Test)]
        gates, frontier = self._under([root, *nodes, *(() if near is None else (near,))])
        frontier = tuple(dict.fromkeys((*tests, *frontier)))
        planned = RulePlan(
            rule=rule,
            root=root,
            parts=tuple(nodes) if rule.when is None else (),
            near=near,
            tests=tuple(tests),
            frontier=frontier,
            gates=gates,
            facts=frozenset(self._facts[test] for test in frontier),
        )
        self._plans[rule.id] = planned
        return planned

    def _node(self, condition: Condition) -> int:
        match condition:
            case Test():
                return self._tests[key_of(condition)]
            case RuleHolds():
                return self._plans[condition.rule].root
            case All() | AnyOf():
                kind = GateKind.ALL if isinstance(condition, All) else GateKind.ANY
                return self._gate(kind, [self._node(each) for each in condition.of])

    def _gate(self, kind: GateKind, nodes: Iterable[int]) -> int:
        """Return the node of a gate: repeated nodes count once, a single one needs no gate."""
        of = tuple(sorted(set(nodes)))
        if len(of) == 1:
            return of[0]
        gate = Gate(kind, of)
        if gate not in self._made:
            number = -1 - len(self._made)
            self._made[gate] = number
            self.gates[number] = gate
        return self._made[gate]

    def _under(self, roots: Iterable[int]) -> tuple[tuple[int, ...], tuple[int, ...]]:
        """Return the gates at and under these nodes, lower ones first, and the tests under them."""
        seen: set[int] = set()
        waiting = list(roots)
        while waiting:
            node = waiting.pop()
            if node not in seen:
                seen.add(node)
                waiting.extend(self.gates[node].of if node < 0 else ())
        gates = sorted((node for node in seen if node < 0), reverse=True)  # made lower ones first
        return tuple(gates), tuple(sorted(node for node in seen if node >= 0))


def _walked(conditions: Iterable[Condition]) -> Iterator[Test | RuleHolds]:
    for condition in conditions:
        yield from walk(condition)


def _fact_plan(fact: str, tests: Sequence[TestKey]) -> FactPlan:
    projection = projection_of(fact, tests)
    outputs: dict[Partition, int] = {}
    planned = []
    for test in tests:
        kind, partitions = parts_of(test, projection)
        planned.append(TestPlan(kind, tuple(outputs.setdefault(each, len(outputs)) for each in partitions)))
    at_once = PHRASE_OUTPUTS_AT_ONCE if VOCABULARY[fact].type is FactType.PHRASE else OUTPUTS_AT_ONCE
    return FactPlan(fact, projection, tuple(_packed(list(outputs), projection.attributes, at_once)), tuple(planned))


def _packed(partitions: Iterable[Partition], attributes: Sequence[str], at_once: int) -> Iterator[SetPlan]:
    """Yield engine sets that hold the partitions in their order, each set within what one set bears."""
    rules: list[OutcomeRule] = []
    needed: set[str] = set()
    outputs = 0
    for partition in partitions:
        mentioned = {comparison.attribute for _, when in partition for comparison in when}
        full = outputs >= at_once or len(rules) + len(partition) > RULES_AT_ONCE
        if rules and (full or len(needed | mentioned) > ATTRIBUTES_AT_ONCE):
            yield _set_plan([name for name in attributes if name in needed], rules)
            rules, needed, outputs = [], set(), 0
        rules += (OutcomeRule(outputs, result, when) for result, when in partition)
        needed |= mentioned
        outputs += 1
    yield _set_plan([name for name in attributes if name in needed], rules)


def _set_plan(attributes: Sequence[str], rules: Sequence[OutcomeRule]) -> SetPlan:
    places = {name: _place(number) for number, name in enumerate(attributes)}
    compared = {each for rule in rules for each in rule.when}
    placed = {each: Comparison(places[each.attribute], each.relation, each.literal) for each in compared}
    return SetPlan(
        tuple(attributes),
        tuple(OutcomeRule(rule.output, rule.outcome, tuple(map(placed.__getitem__, rule.when))) for rule in rules),
    )


def _place(number: int) -> str:
    return f"a{number}"
