"""The limits: what durable_rules would crash on is refused with a sentence, what it bears is let through and works."""

from __future__ import annotations

import pytest

from jobfit.rules.compiled import Comparison, Conjunction, at_least, equal, less, unequal
from jobfit.rules.engine import DurableSet
from jobfit.rules.limits import MAX_SAME_LAST, MAX_STACK, verify

A = ("a",)


def _flat(number: int) -> dict[str, Conjunction]:
    return {f"r{each}": (at_least("a", -each),) for each in range(number)}


@pytest.mark.parametrize(
    ("rules", "attributes", "sentence"),
    [
        (_flat(4001), A, "4001 rules in one set"),
        (_flat(501), A, "501 comparisons follow one"),
        (_flat(65), A, "65 places of the engine's stack"),
        ({f"r{each}": (less("b", each), at_least("a", 0)) for each in range(251)}, ("a", "b"), "end in one comparison"),
        ({"x": (equal("a0", 1),)}, tuple(f"a{each}" for each in range(241)), "241 attributes"),
        ({"Upper": (equal("a", 1),)}, A, "'Upper' is not made of"),
        ({'x":{"': (equal("a", 1),)}, A, "is not made of"),
        ({"x": (equal("a b", 1),)}, ("a b",), "'a b' is not made of"),
        ({"x": ()}, A, "compares nothing"),
        ({"x": (equal("b", 1),)}, A, "compares 'b', which the fact does not have"),
        ({"x": (equal("a", 2**53 + 1),)}, A, "not exact"),
        ({"x": (equal("id", 1),)}, ("id",), "keeps the attribute 'id'"),
        ({"x": (equal("a", 1),)}, ("a", "a"), "same 32-bit hash"),
        ({"x": (equal("a", 1),)}, ("costarring", "liquid"), "same 32-bit hash"),
    ],
)
def test_what_the_engine_cannot_bear_is_refused(
    rules: dict[str, Conjunction], attributes: tuple[str, ...], sentence: str
) -> None:
    """Each limit has its sentence, and is met before durable_rules sees a rule."""
    with pytest.raises(ValueError, match=sentence):
        verify(rules, attributes)


def test_a_set_at_the_stack_s_limit_loses_nothing() -> None:
    """As many rules as the stack has places all fire at once, next to the one that warms the set up."""
    rules = _flat(MAX_STACK - 1)
    with DurableSet(rules, A) as at_limit:
        assert sorted(rules) == sorted(at_limit.ask((0,)))


def test_as_many_rules_as_may_end_in_one_comparison_all_fire() -> None:
    """At the limit nothing overflows."""
    rules: dict[str, Conjunction] = {
        f"r{each}": (unequal("_b", each // 8), less("b", each), at_least("a", 0)) for each in range(MAX_SAME_LAST)
    }
    with DurableSet(rules, ("a", "b")) as at_limit:
        assert sorted(rules) == sorted(at_limit.ask((0, -1)))


def test_branches_keep_many_rules_within_the_stack() -> None:
    """Three hundred rules that all hold at once fire when each eight of them have a branch of their own."""
    rules: dict[str, Conjunction] = {
        f"r{each}": (unequal("_b", each // 8), at_least("a", -each)) for each in range(300)
    }
    with DurableSet(rules, A) as branched:
        assert sorted(rules) == sorted(branched.ask((0,)))


def test_a_long_chain_of_comparisons_needs_little_of_the_stack() -> None:
    """Rules that share how they start are one path of the tree."""
    names = tuple(f"t{each}" for each in range(60))
    zeros: tuple[Comparison, ...] = tuple(equal(name, 0) for name in names)
    rules = {f"r{each}": (*zeros[:each], equal(name, 1)) for each, name in enumerate(names[:40])}
    with DurableSet(rules, names) as chained:
        assert ("r39",) == chained.ask(tuple(int(each >= 39) for each in range(60)))
