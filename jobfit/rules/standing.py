"""The job now and the right job as a bar: never-worse musts, comparisons, and what a near miss may lack."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final, Literal, NamedTuple

from jobfit.facts.mistake import Mistake
from jobfit.facts.model import Basis, Choice, Facts, FactValue, Quantity
from jobfit.facts.vocabulary import VOCABULARY, Better, FactDefinition, FactType, Use
from jobfit.facts.wording import unit
from jobfit.facts.written import MONEY
from jobfit.phrasing import figure
from jobfit.rules.model import All, AnyOf, Condition, Job, Kind, Operator, Rule, Stated, Test, Unknown

COMPARABLE: Final = tuple(name for name, each in VOCABULARY.items() if each.better)
"""The facts of which more or less is better, in the vocabulary's order."""

_PERCENT = 100
_MONEY_UNIT = re.compile(r"[A-Z]{3}/year")
_ABOVE = {
    (Better.MORE, False): Operator.MIN,
    (Better.LESS, False): Operator.MAX,
    (Better.MORE, True): Operator.ABOVE,
    (Better.LESS, True): Operator.BELOW,
}
_SIGNS = {Operator.MIN: "≥", Operator.MAX: "≤", Operator.ABOVE: ">", Operator.BELOW: "<"}


class Tolerance(NamedTuple):
    """How far a posting may fall short of a bar and still be shown as a near miss: a share of it, or scaled units."""

    percent: float = 0.0
    units: int = 0

    def of(self, number: int) -> int:
        """Return the tolerance in scaled units for a bar."""
        return self.units + round(abs(number) * self.percent / _PERCENT)


def comparable(job: Facts) -> list[str]:
    """Return the facts of a job that have a better direction, in the vocabulary's order."""
    return [name for name in COMPARABLE if _standing(VOCABULARY[name], job) is not None]


def never_worse_rule(fact: str, now: Facts, right: Facts, unknown: Unknown) -> Rule:
    """Return a must: at least as good as the job now's better end, or the right job's where [now] is silent.

    Raise Mistake for a fact with no better direction and for one that neither job states.
    """
    by_right = fact not in comparable(now) and fact in comparable(right)
    job, named = (right, "the right job") if by_right else (now, "your job now")
    return Rule(
        kind=Kind.MUST,
        name=f"never-worse-{fact.replace('_', '-')}",
        when=_against(fact, job, strictly=False),
        unknown=unknown,
        because=f"{fact.replace('_', ' ')} is no worse than in {named}",
        origin="bar",
    )


def better_rules(now: Facts) -> list[Rule]:
    """Return a strict comparison with the present job for every fact of it that has a better direction."""
    return [
        Rule(
            kind=Kind.BETTER,
            name=fact.replace("_", "-"),
            when=_against(fact, now, strictly=True),
            because=f"{fact.replace('_', ' ')} is better than in your job now",
            origin="bar",
        )
        for fact in comparable(now)
    ]


def job_of(name: Literal["now", "right"], facts: Facts) -> Job:
    """Return what a job states of the facts that compare, in the vocabulary's order."""
    ends = {fact: ends_of(fact, facts.get(fact)) for fact in COMPARABLE}
    stated = (Stated(fact=fact, low=each[0], high=each[1]) for fact, each in ends.items() if each)
    return Job(name=name, stated=tuple(stated))


def ends_of(fact: str, value: FactValue | None) -> tuple[float | None, float | None] | None:
    """Return the interval of a fact that compares, in its unit or as places in its `choices`; None when unknown.

    The ends are as exact as the engine compares them. Where only the most counts, such as of travel, it is both ends.
    """
    definition = VOCABULARY[fact]
    if value is None or value.basis is Basis.PREDICTED:
        return None
    if isinstance(value, Choice) and value.value in definition.choices:
        place = definition.choices.index(value.value)
        return place, place
    if not isinstance(value, Quantity):
        return None
    low, high = (
        None if end is None else round(end * definition.scale) / definition.scale for end in (value.low, value.high)
    )
    if low is not None and high is not None and low > high:
        return None
    low = high if definition.use is Use.HIGH else low
    return None if low is None and high is None else (low, high)


def _against(fact: str, job: Facts, *, strictly: bool) -> Test:
    definition = VOCABULARY[fact]
    if definition.better is None:
        named = ", ".join(name for name, each in VOCABULARY.items() if each.better)
        raise Mistake("MUST002", f"more {fact} is neither better nor worse", f"these compare: {named}")
    if (standing := _standing(definition, job)) is None:
        raise Mistake("MUST001", f"neither [now] nor [right] says {fact}", f"add {fact} = … to [now]")
    number, shown = standing
    operator = _ABOVE[definition.better, strictly]
    written = f"{_SIGNS[operator]} {shown}"
    return Test(fact=fact, operator=operator, number=number, use=definition.use, written=written)


def _standing(definition: FactDefinition, job: Facts) -> tuple[int, str] | None:
    """Return the job's better end, scaled, and in words; None when it is not known."""
    value: FactValue | None = job.get(definition.name)
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
