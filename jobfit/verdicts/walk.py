"""Walks over a condition and what the engine said of its tests: what decided it, and what would turn it.

Only explanations walk here; the verdict itself has the engine's own results.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple, TypeAlias

from jobfit.rules.firings import Firing, Result
from jobfit.rules.model import All, AnyOf, Condition, Rule, RuleHolds, Test

Answered: TypeAlias = tuple[Test, Result]
"""A test and what the engine said of it."""


class Tree:
    """A condition with the engine's result at every test; leaves stand in depth-first order.

    A condition that builds on another rule has that rule's own tree as its branch.
    """

    __slots__ = ("branches", "condition", "result")

    def __init__(self, condition: Condition, branches: tuple[Tree, ...], result: Result) -> None:
        self.condition = condition
        self.branches = branches
        self.result = result

    def leaves(self) -> Iterator[Answered]:
        """Yield every test with its result, in order."""
        if isinstance(self.condition, Test):
            yield self.condition, self.result
        for branch in self.branches:
            yield from branch.leaves()

    def decisive(self) -> list[Answered]:
        """Return the tests that make the condition come out as it does, by Kleene's tables."""
        if isinstance(self.condition, Test):
            return [(self.condition, self.result)]
        return [leaf for branch in self.branches if branch.result is self.result for leaf in branch.decisive()]


class Grown(NamedTuple):
    """A rule with its firing and its trees: one of its condition, or one a part."""

    rule: Rule
    firing: Firing
    trees: tuple[Tree, ...]


Named: TypeAlias = Callable[[str], Grown]
"""The id of a rule -> that rule, grown."""


def trees_of(rule: Rule, firing: Firing, named: Named) -> tuple[Tree, ...]:
    """Return the tree of a rule's condition, or one tree a part."""
    results = iter(firing.tests)
    return tuple(_tree(condition, results, named) for condition in rule.conditions)


def _tree(condition: Condition, results: Iterator[Result], named: Named) -> Tree:
    if isinstance(condition, Test):
        return Tree(condition, (), next(results))
    if isinstance(condition, RuleHolds):
        return _of_another(condition, named(condition.rule))
    branches = tuple(_tree(each, results, named) for each in condition.of)
    return Tree(condition, branches, combined(condition, [branch.result for branch in branches]))


def _of_another(condition: RuleHolds, other: Grown) -> Tree:
    """Return the tree of the rule that a condition builds on; a rule of parts holds if one of them does."""
    rule, firing, trees = other
    if rule.when is None:
        parts = AnyOf(of=tuple(part.when for part in rule.parts))
        trees = (Tree(parts, trees, firing.result),)
    return Tree(condition, trees, firing.result)


def combined(condition: Condition, results: Sequence[Result]) -> Result:
    """Return Kleene's conjunction or disjunction of a condition's branches."""
    if isinstance(condition, RuleHolds):
        return results[0]
    decisive, otherwise = (Result.FAILS, Result.HOLDS) if isinstance(condition, All) else (Result.HOLDS, Result.FAILS)
    if decisive in results:
        return decisive
    return Result.UNKNOWN if Result.UNKNOWN in results else otherwise
