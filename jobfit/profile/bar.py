"""[bar]: the score, never-worse and better-than-now rules, and what a near miss may lack."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from jobfit.facts.given import fact_named
from jobfit.facts.mistake import Mistake
from jobfit.facts.model import Facts
from jobfit.facts.personal import personal
from jobfit.facts.vocabulary import VOCABULARY, FactDefinition, FactType
from jobfit.facts.written import example, read_quantity
from jobfit.problems import suggest
from jobfit.profile.model import HIGHEST, BarTable
from jobfit.rules.load import Context
from jobfit.rules.model import Kind, Rule, Unknown
from jobfit.rules.source import Node
from jobfit.rules.standing import Tolerance, better_rules, never_worse_rule, relaxed

SCORE = "score"

_SHARES = ("%", "percent")


class Standing(NamedTuple):
    """What [now] states, and the facts that it states with a fault, which was told; None when that may be any.

    `right`: what [right] states, which stands for [now] where that is silent.
    """

    facts: Facts
    unread: frozenset[str] | None = frozenset()
    right: Facts = MappingProxyType({})

    @property
    def whole(self) -> bool:
        """Say whether all of [now] could be read."""
        return self.unread == frozenset()

    def lacks(self, fact: str) -> bool:
        """Say whether a fact is missing only because of a fault that was told."""
        return fact not in self.facts and (self.unread is None or fact in self.unread)


def score_of(bar: BarTable, *, has_right: bool) -> int | str:
    """Return the bar's score: as written, else "right" when that job is described, else 0."""
    if bar.score is not None:
        return bar.score
    return "right" if has_right else 0


def bar_rules(bar: BarTable, node: Node | None, now: Standing, context: Context) -> list[Rule]:
    """Return the never-worse musts and the comparisons with the job now; faults go to the context."""
    own, right = (personal(facts, context.person) for facts in (now.facts, now.right))
    rules: list[Rule] = []
    named = node.table() if node else {}
    if "never_worse" in named:
        for each in named["never_worse"].elements():
            with context.faults.of(each):
                fact = fact_named(str(each.value)).name
                if now.lacks(fact):
                    continue
                rules.append(never_worse_rule(fact, own, right, Unknown(bar.unknown)))
                context.places[rules[-1].id] = each.at_value()
    better = better_rules(own)
    if bar.better_in > len(better) and now.whole:
        says = f"[now] states {len(better)} that compare" if better else "[now] states none that compare"
        mistake = Mistake("MUST003", f"better_in = {bar.better_in}, but {says}", "add facts to [now] or ask for fewer")
        context.faults.add(named["better_in"].at_value(), mistake)
    return rules + better


def near_misses(bar: BarTable, node: Node | None, context: Context) -> dict[str, Tolerance]:
    """Return the tolerance of every fact in `near_miss`; its score is checked here and kept in the bar."""
    tolerances: dict[str, Tolerance] = {}
    table = node.table().get("near_miss") if node and bar.near_miss else None
    for name, each in table.table().items() if table else ():
        with context.faults.of(each):
            if name == SCORE:
                _check_points(each.value)
                continue
            definition = _tolerable(name)
            tolerances[definition.name] = _tolerance(definition, each.value, context)
    return tolerances


def _check_points(value: object) -> None:
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= HIGHEST:
        raise Mistake("PROF013", f"near_miss.score is a whole number of points, not {value!r}", "write score = 8")


def _tolerable(name: str) -> FactDefinition:
    if name.replace("-", "_") not in VOCABULARY:
        hint = suggest(name, (SCORE, *VOCABULARY), otherwise="name score or a fact of a must")
        raise Mistake("RULE001", f"no fact is called {name!r}", hint)
    definition = fact_named(name)
    if definition.type is not FactType.QUANTITY and not definition.ordered:
        raise Mistake("PROF013", f"{definition.name} is met or missed, never nearly", "leave it out of near_miss")
    return definition


def _tolerance(definition: FactDefinition, value: object, context: Context) -> Tolerance:
    if isinstance(value, str) and value.strip().endswith(_SHARES):
        return Tolerance(percent=_percent(definition, value))
    if definition.type is FactType.CHOICE:
        if isinstance(value, bool) or not isinstance(value, int) or value < 1:
            raise Mistake("PROF013", f"near_miss.{definition.name} is a number of steps", "write 1")
        return Tolerance(units=value)
    stated = read_quantity(definition, value, currency=context.person.currency)
    own = personal({definition.name: stated}, context.person)[definition.name]
    low = getattr(own, "low", None)
    if low is None:
        raise Mistake("PROF013", f"near_miss.{definition.name} is one figure", f'write {example(definition)} or "5%"')
    return Tolerance(units=round(low * definition.scale))


def _percent(definition: FactDefinition, value: str) -> float:
    try:
        percent = float(value.strip().removesuffix("%").removesuffix("percent"))
    except ValueError:
        percent = math.nan
    if not 0 < percent <= HIGHEST:
        raise Mistake("PROF013", f"near_miss.{definition.name} is no share: {value!r}", 'write "5%"')
    return percent


def unused(bar: BarTable, rules: Sequence[Rule]) -> tuple[str, ...]:
    """Return a sentence for every tolerance that no must has a use for."""
    return tuple(
        f"near_miss.{name} has no effect: no must compares {name}"
        for name in bar.near_miss
        if name != SCORE and not any(_touches(rule, name) for rule in rules)
    )


def _touches(rule: Rule, name: str) -> bool:
    if rule.kind is not Kind.MUST or rule.when is None:
        return False
    tolerances: Mapping[str, Tolerance] = {name.replace("-", "_"): Tolerance(units=1)}
    return relaxed(rule.when, tolerances) != rule.when
