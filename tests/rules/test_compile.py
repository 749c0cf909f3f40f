"""Compilation: the same is compiled once, too much for one engine set is split, what is wrong is refused."""

from __future__ import annotations

import pytest

from jobfit.facts.model import Choice, TokenSet
from jobfit.rules.compile import ATTRIBUTES_AT_ONCE, OUTPUTS_AT_ONCE, RULES_AT_ONCE, compile_rules
from jobfit.rules.fire import Engine
from jobfit.rules.firings import Result
from jobfit.rules.gates import GateKind
from jobfit.rules.model import All, AnyOf, Condition, Kind, Operator, Part, Rule, RuleHolds, RuleSet, Test

REMOTE = Test(fact="workplace", operator=Operator.IN, tokens=("remote",), written="remote")
PERMANENT = Test(fact="permanent", operator=Operator.IS, number=1)
CODES = tuple(f"{first}{second}" for first in "ABCDEFGHIJ" for second in "ABCDEFGHIJKLMNOPQRSTUVWXY")


def _must(name: str, when: Condition) -> Rule:
    return Rule(kind=Kind.MUST, name=name, when=when)


def test_the_same_test_is_compiled_once() -> None:
    """Tests that differ only in their words, order of tokens or operator's name for one meaning are one."""
    same = REMOTE.model_copy(update={"tokens": ("remote", "remote"), "written": "from home"})
    plan = compile_rules(RuleSet(rules=(_must("a", REMOTE), _must("b", same), _must("c", All(of=(REMOTE, same))))))
    first, second, third = plan.rules

    assert (1, {}) == (len(plan.tests), plan.gates)
    assert first.root == second.root == third.root
    assert (0, 0) == third.tests


def test_the_same_gate_is_compiled_once() -> None:
    """Two rules with one condition share its gate, whatever the order of its parts."""
    one, other = AnyOf(of=(REMOTE, PERMANENT)), AnyOf(of=(PERMANENT, REMOTE, PERMANENT))
    plan = compile_rules(RuleSet(rules=(_must("a", one), _must("b", other))))

    assert [GateKind.ANY] == [gate.kind for gate in plan.gates.values()]
    assert [(0, 1), (1, 0, 1)] == [rule.tests for rule in plan.rules]


def test_a_derived_rule_comes_after_what_it_builds_on() -> None:
    """A rule may build on one that stands after it; its own tests are only its own."""
    derived = _must("derived", All(of=(RuleHolds(rule="must.base"), PERMANENT)))
    rules = RuleSet(rules=(derived, _must("base", REMOTE)))
    plan = compile_rules(rules)
    with Engine(rules) as engine:
        (first, base) = engine.fire({"workplace": Choice(value="hybrid")}).rules

    assert {"workplace", "permanent"} == plan.rules[0].facts
    assert (Result.FAILS, (Result.UNKNOWN,), ()) == (first.result, first.tests, first.open)
    assert (Result.FAILS, (Result.FAILS,)) == (base.result, base.tests)


def _bad(fact: str, operator: Operator, number: int | None = None, *tokens: str) -> RuleSet:
    return RuleSet(rules=(_must("a", Test(fact=fact, operator=operator, number=number, tokens=tokens)),))


@pytest.mark.parametrize(
    ("rule_set", "sentence"),
    [
        (RuleSet(rules=(_must("a", REMOTE), _must("a", PERMANENT))), "two rules have one id"),
        (RuleSet(rules=(Rule(kind=Kind.MUST, name="a"),)), "must.a needs either a condition or parts"),
        (RuleSet(rules=(_must("a", RuleHolds(rule="must.b")),)), "must.a builds on must.b, which is not there"),
        (
            RuleSet(rules=(_must("a", RuleHolds(rule="must.b")), _must("b", RuleHolds(rule="must.a")))),
            "rules build on each other: must.* → must.* → must.*",
        ),
        (
            RuleSet(rules=(Rule(kind=Kind.NICE, name="a", parts=(Part(when=REMOTE, weight=1, name="p"),), cap=-1),)),
            "nice.a is cut at -1",
        ),
        (_bad("salary", Operator.MIN, 1), "no fact is called 'salary'"),
        (_bad("pay", Operator.HAS_ANY, None, "x"), "pay is a quantity and has no operator has_any"),
        (_bad("pay", Operator.MIN), "pay min needs a number"),
        (_bad("pay", Operator.MIN, 2**53), "needs a number of at most"),
        (_bad("permanent", Operator.IS, 2), "needs a number of at most 1"),
        (_bad("workplace", Operator.IN, None, "moon"), "'moon' is no workplace"),
        (_bad("country", Operator.HAS_ANY), "country has_any names nothing"),
    ],
)
def test_a_rule_set_that_cannot_be_judged_by_is_refused(rule_set: RuleSet, sentence: str) -> None:
    """Each fault that the loader must have caught is a ValueError with a sentence."""
    with pytest.raises(ValueError, match=sentence):
        compile_rules(rule_set)


def test_two_hundred_and_fifty_tokens_are_split_and_judged() -> None:
    """Lists of 250 country codes hold, fail and stay unknown for `only`, any, all and none of them."""
    tests = {
        operator: Test(fact="applicant_region", operator=operator, tokens=CODES)
        for operator in (Operator.HAS_ANY, Operator.HAS_ALL, Operator.HAS_NONE, Operator.ONLY)
    }
    narrow = Test(fact="applicant_region", operator=Operator.ONLY, tokens=CODES[:27])
    rules = RuleSet(rules=tuple(_must(str(n), test) for n, test in enumerate((*tests.values(), narrow))))
    values = {
        "the last": (TokenSet(value=CODES[-1:], complete=True), (1, 0, 0, 1, 0)),
        "all of them": (TokenSet(value=CODES, complete=False), (1, 1, 0, 2, 0)),
        "the first": (TokenSet(value=CODES[:1], complete=False), (1, 2, 0, 2, 2)),
        "a few": (TokenSet(value=CODES[:27], complete=True), (1, 0, 0, 1, 1)),
        "elsewhere": (TokenSet(value=("worldwide",), complete=True), (0, 0, 1, 0, 0)),
        "nothing": (TokenSet(value=(), complete=False), (2, 2, 2, 2, 2)),
    }
    with Engine(rules) as engine:
        fired = {
            name: tuple(int(firing.result) for firing in engine.fire({"applicant_region": value}).rules)
            for name, (value, _) in values.items()
        }

    assert {name: results for name, (_, results) in values.items()} == fired


def test_no_engine_set_is_large() -> None:
    """Hundreds of tests of one fact are spread over sets that one set bears."""
    rules = tuple(
        _must(f"r{number}", Test(fact="pay", operator=Operator.MIN, number=number * 100)) for number in range(300)
    )
    skills = tuple(
        _must(f"s{number}", Test(fact="skills_required", operator=Operator.HAS_ANY, tokens=CODES[number : number + 9]))
        for number in range(240)
    )
    for fact in compile_rules(RuleSet(rules=rules + skills)).facts:
        for each in fact.sets:
            assert len(each.rules) <= RULES_AT_ONCE
            assert len(each.attributes) <= ATTRIBUTES_AT_ONCE
            assert len({rule.output for rule in each.rules}) <= OUTPUTS_AT_ONCE
