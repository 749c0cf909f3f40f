"""Walks: what decided a condition is told by Kleene's tables, and rules that build on others see through to them."""

from __future__ import annotations

from hypothesis import given, settings

from jobfit.facts.model import FactValue, Flag, Quantity
from jobfit.rules.firings import Result
from jobfit.rules.model import All, AnyOf, Condition, Kind, Operator, Rule, RuleHolds, RuleSet, Test
from jobfit.verdicts.judge import Judge
from jobfit.verdicts.outline import Growth, Outline
from tests.strategies import facts, rule_sets

PAY = Test(fact="pay", operator=Operator.MIN, number=8000)
CALL = Test(fact="on_call", operator=Operator.IS, number=0)
KNOWN: dict[str, FactValue] = {"pay": Quantity(low=50, high=50)}


def grown(*rules: Rule, posting: dict[str, FactValue]) -> Growth:
    """Return the rules with what the engine says of them."""
    rule_set = RuleSet(rules=rules)
    with Judge(rule_set) as judge:
        return Growth(Outline(rule_set), judge.judge(posting).firings)


def decisive(condition: Condition, posting: dict[str, FactValue]) -> list[str]:
    """Return the facts that decide a condition."""
    tree = grown(Rule(kind=Kind.MUST, name="r", when=condition), posting=posting)[0].trees[0]
    return [test.fact for test, _ in tree.decisive()]


def test_an_unknown_that_does_not_matter_is_not_blamed() -> None:
    """One failing part decides an All whatever else is unknown, and the unknown decides an AnyOf."""
    assert ["pay"] == decisive(All(of=(CALL, PAY)), KNOWN)
    assert ["on_call"] == decisive(AnyOf(of=(PAY, CALL)), KNOWN)


def test_everything_that_holds_decides_a_conjunction() -> None:
    """An All that holds rests on all of its parts, an AnyOf on those that hold."""
    posting: dict[str, FactValue] = {"pay": Quantity(low=90, high=90), "on_call": Flag(value=False)}

    assert ["on_call", "pay"] == decisive(All(of=(CALL, PAY)), posting)
    assert ["pay"] == decisive(AnyOf(of=(CALL, PAY)), {**posting, "on_call": Flag(value=True)})


def test_a_rule_that_builds_on_another_rests_on_its_comparisons() -> None:
    """A derived condition is explained by the tests of the rule that it names."""
    first = Rule(kind=Kind.NICE, name="paid", when=PAY, weight=100)
    second = Rule(kind=Kind.MUST, name="r", when=RuleHolds(rule="nice.paid"))
    growth = grown(first, second, posting=KNOWN)

    assert [(PAY, Result.FAILS)] == growth[1].trees[0].decisive()


@settings(deadline=None, max_examples=60)
@given(rule_set=rule_sets(), posting=facts())
def test_trees_come_to_what_the_engine_said(rule_set: RuleSet, posting: dict[str, FactValue]) -> None:
    """The walk's own combination of the tests is the engine's result of the rule, and what decides agrees with it."""
    with Judge(rule_set) as judge:
        growth = Growth(Outline(rule_set), judge.judge(posting).firings)
    for rule, firing, trees in growth:
        if rule.when is not None:
            assert firing.result is trees[0].result
        for tree in trees:
            assert all(result is tree.result for _, result in tree.decisive())
