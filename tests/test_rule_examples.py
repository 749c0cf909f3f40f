"""Every shipped rule file does what its own examples say, judged by the real engine."""

from __future__ import annotations

import pytest

from jobfit.errors import InputError
from jobfit.facts.model import Facts
from jobfit.facts.person import Person
from jobfit.rules.examples import CURRENCY, check_shelf
from jobfit.rules.fire import Engine
from jobfit.rules.firings import Firings
from jobfit.rules.load import Context, load_rules
from jobfit.rules.model import RuleSet
from jobfit.rules.shelf import bundled_shelf
from jobfit.rules.values import shares_of

SHELF = bundled_shelf()


def fire(rules: RuleSet, facts: Facts) -> Firings:
    """Return what the engine says."""
    with Engine(rules) as engine:
        return engine.fire(facts)


@pytest.mark.parametrize("rule_id", SHELF.rules)
def test_a_rule_does_what_its_examples_say(rule_id: str) -> None:
    """The examples of a rule fire it, do not fire it and leave it unknown, as they say."""
    faults = check_shelf(SHELF, fire, only=rule_id)

    assert "" == "\n".join(map(str, faults.problems))


@pytest.mark.parametrize("name", SHELF.values)
def test_a_value_names_nice_rules_that_exist(name: str) -> None:
    """A value is shown by at least one shipped nice rule."""
    context = Context(shelf=SHELF, person=Person(currency=CURRENCY))

    shares = shares_of(SHELF.values[name], context)

    assert "" == "\n".join(map(str, context.faults.problems))
    assert shares


def test_all_shipped_rules_load_together() -> None:
    """Every file on the shelf becomes one rule, and says why in words."""
    try:
        rules = load_rules(SHELF, Context(shelf=SHELF, person=Person(currency=CURRENCY)))
    except InputError as error:
        pytest.fail("\n".join(map(str, error.problems)))

    assert set(SHELF.rules) == {rule.id for rule in rules}
    assert all(rule.because for rule in rules)
