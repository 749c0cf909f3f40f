"""The engine against the oracle: every test, rule and law on random rule sets and facts."""

from __future__ import annotations

from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from jobfit.facts.model import FactValue
from jobfit.rules.fire import Engine
from jobfit.rules.model import Kind, Rule, RuleSet, Test
from tests.oracle import Oracle, result_of
from tests.strategies import comparisons, facts, rule_sets

postings = st.lists(facts(), min_size=1, max_size=6)


@settings(deadline=None, max_examples=80)
@given(some=st.lists(comparisons(), min_size=1, max_size=8), postings=st.lists(facts(), min_size=1, max_size=10))
def test_every_test_is_what_the_oracle_says(some: list[Test], postings: list[dict[str, FactValue]]) -> None:
    """Each operator on each type of fact comes to what plain Python makes of it."""
    rules = tuple(Rule(kind=Kind.MUST, name=f"r{number}", when=test) for number, test in enumerate(some))
    with Engine(RuleSet(rules=rules)) as engine:
        for posting in postings:
            fired = engine.fire(posting).rules

            assert [result_of(test, posting) for test in some] == [firing.result for firing in fired]


@settings(deadline=None, max_examples=60)
@given(rule_set=rule_sets(), postings=postings, remember=st.booleans())
def test_every_rule_is_what_the_oracle_says(
    rule_set: RuleSet, postings: list[dict[str, FactValue]], *, remember: bool
) -> None:
    """Results, points, tests, near misses and open facts of every rule agree, remembering or not."""
    oracle = Oracle(rule_set)
    with Engine(rule_set, remember=remember) as engine:
        for posting in (*postings, *postings):
            for rule, firing in zip(rule_set.rules, engine.fire(posting).rules, strict=True):
                expected = oracle.fired(rule, posting)

                assert (rule.id, expected.result, expected.points) == (
                    firing.rule,
                    firing.result,
                    (firing.points_low, firing.points_high),
                )
                assert (expected.tests, expected.near) == (firing.tests, firing.near)
                assert expected.open == set(firing.open)


@settings(deadline=None, max_examples=20)
@given(rule_set=rule_sets(), postings=postings)
def test_a_used_engine_is_as_good_as_a_fresh_one(rule_set: RuleSet, postings: list[dict[str, FactValue]]) -> None:
    """What an engine says of a posting does not depend on those before it, nor on their order."""
    with Engine(rule_set) as used:
        in_a_row = [used.fire(posting) for posting in postings]
    with Engine(rule_set) as backwards:
        turned = [backwards.fire(posting) for posting in reversed(postings)][::-1]
    alone = []
    for posting in postings:
        with Engine(rule_set) as fresh:
            alone.append(fresh.fire(dict(reversed(posting.items()))))

    assert alone == in_a_row == turned


@settings(deadline=None, max_examples=30)
@given(rule_set=rule_sets(), posting=facts(), order=st.randoms(use_true_random=False))
def test_the_order_of_rules_changes_no_firing(rule_set: RuleSet, posting: dict[str, FactValue], order: Random) -> None:
    """Shuffled rules fire the same, each under its own id."""
    shuffled = list(rule_set.rules)
    order.shuffle(shuffled)
    with Engine(rule_set) as engine, Engine(RuleSet(rules=tuple(shuffled))) as other:
        fired = {firing.rule: firing for firing in engine.fire(posting).rules}

        assert fired == {firing.rule: firing for firing in other.fire(posting).rules}
