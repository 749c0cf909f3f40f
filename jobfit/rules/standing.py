"""The present job as a bar: never-worse musts, better-than-now comparisons, and what a near miss may lack."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from jobfit.facts.mistake import Mistake
from jobfit.facts.model import Choice, Facts, FactValue, Quantity
from jobfit.facts.vocabulary import VOCABULARY, Better, FactDefinition, FactType
from jobfit.facts.wording import number as figure
from jobfit.facts.wording import unit
from jobfit.facts.written import MONEY
from jobfit.rules.model import All, AnyOf, Condition, Kind, Operator, Rule, Test, Unknown

_PERCENT = 100
_MONEY_UNIT = re.compile(r"[A-Z]{3}/year")
_ABOVE = {
    (Better.MORE, False): Operator.MIN,
    (Better.LESS, False): Operator.MAX,
    (Better.MORE, True): Operator.ABOVE,
    (Better.LESS, True): Operator.BELOW,
}
_SIGNS = {Operator.MIN: "≥", Operator.MAX: "≤", Operator.ABOVE: ">", Operator.BELOW: "<"}


@dataclass(frozen=True, slots=True)
class Tolerance:
    """How far a posting may fall short of a bar and still be shown as a near miss: a share of it, or scaled units."""

    percent: float = 0.0
    units: int = 0

    def of(self, number: int) -> int:
        """Return the tolerance in scaled units for a bar."""
        return self.units + round(abs(number) * self.percent / _PERCENT)


def comparable(now: Facts) -> list[str]:
    """Return the facts of the present job that have a better direction, in the vocabulary's order."""
    return [
        name for name, definition in VOCABULARY.items() if definition.better and _standing(definition, now) is not None
    ]


def never_worse_rules(facts: tuple[str, ...], now: Facts, unknown: Unknown) -> list[Rule]:
    """Return a must for each fact: at least as good as the present job's better end.

    Raise Mistake for a fact with no better direction and for one that the present job does not state.
    """
    return [
        Rule(
            kind=Kind.MUST,
            name=f"never-worse-{fact.replace('_', '-')}",
            when=_against_now(fact, now, strictly=False),
            unknown=unknown,
            because=f"{fact.replace('_', ' ')} is no worse than in your job now",
            origin="bar",
        )
        for fact in facts
    ]


def better_rules(now: Facts) -> list[Rule]:
    """Return a strict comparison with the present job for every fact of it that has a better direction."""
    return [
        Rule(
            kind=Kind.BETTER,
            name=fact.replace("_", "-"),
            when=_against_now(fact, now, strictly=True),
            because=f"{fact.replace('_', ' ')} is better than in your job now",
            origin="bar",
        )
        for fact in comparable(now)
    ]


def _against_now(fact: str, now: Facts, *, strictly: bool) -> Test:
    definition = VOCABULARY[fact]
    if definition.better is None:
        named = ", ".join(name for name, each in VOCABULARY.items() if each.better)
        raise Mistake("MUST002", f"more {fact} is neither better nor worse", f"these compare: {named}")
    if (standing := _standing(definition, now)) is None:
        raise Mistake("MUST001", f"[now] does not say {fact}", f"add {fact} = … to [now]")
    number, shown = standing
    operator = _ABOVE[definition.better, strictly]
    written = f"{_SIGNS[operator]} {shown}"
    return Test(fact=fact, operator=operator, number=number, use=definition.use, written=written)


def _standing(definition: FactDefinition, now: Facts) -> tuple[int, str] | None:
    """Return the present job's better end, scaled, and in words; None when it is not known."""
    value: FactValue | None = now.get(definition.name)
    if isinstance(value, Choice) and definition.ordered:
        return definition.choices.index(value.value), value.value.replace("_", " ")
    if not isinstance(value, Quantity):
        return None
    ends = [end for end in (value.low, value.high) if end is not None]
    if not ends:
        return None
    best = max(ends) if definition.better is Better.MORE else min(ends)
    return round(best * definition.scale), f"{figure(best)}{unit(definition.name, value)}"


def relaxed(condition: Condition, tolerances: Mapping[str, Tolerance]) -> Condition:
    """Return the condition with each fact's tolerance taken off its bars."""
    match condition:
        case All():
            return All(of=tuple(relaxed(each, tolerances) for each in condition.of))
        case AnyOf():
            return AnyOf(of=tuple(relaxed(each, tolerances) for each in condition.of))
        case Test() if condition.number is not None and condition.fact in tolerances:
            return _relaxed(condition, condition.number, tolerances[condition.fact])
        case _:
            return condition


def _relaxed(test: Test, number: int, tolerance: Tolerance) -> Condition:
    less = max(0, number - tolerance.of(number))
    more = number + tolerance.of(number)
    match test.operator:
        case Operator.MIN:
            return _moved(test, Operator.MIN, less)
        case Operator.MAX:
            return _moved(test, Operator.MAX, more)
        case Operator.IS if VOCABULARY[test.fact].type is FactType.QUANTITY:
            return All(of=(_moved(test, Operator.MIN, less), _moved(test, Operator.MAX, more)))
        case _:
            return test


def _moved(test: Test, operator: Operator, number: int) -> Test:
    definition = VOCABULARY[test.fact]
    if definition.choices:
        number = min(number, len(definition.choices) - 1)
        shown = definition.choices[number].replace("_", " ")
    else:
        shown = f"{figure(number / definition.scale)}{_measure(test, definition)}"
    return test.model_copy(update={"operator": operator, "number": number, "written": f"{_SIGNS[operator]} {shown}"})


def _measure(test: Test, definition: FactDefinition) -> str:
    """Return the unit as the test has it in words: the currency is written nowhere else."""
    if definition.unit != MONEY:
        return unit(test.fact)
    currency = _MONEY_UNIT.search(test.written)
    return f" {currency.group()}" if currency else ""


def with_near(rule: Rule, tolerances: Mapping[str, Tolerance]) -> Rule:
    """Return a must with its relaxed condition, if a tolerance touches it; every other rule as it is."""
    if rule.kind is not Kind.MUST or rule.when is None:
        return rule
    near = relaxed(rule.when, tolerances)
    return rule if near == rule.when else rule.model_copy(update={"near": near})
