"""Derived conditions: every `rule = "nice.x"` points at a rule that is there, without going round in circles."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from jobfit.facts.mistake import Mistake
from jobfit.problems import Place, suggest
from jobfit.rules.model import All, AnyOf, Condition, Rule, RuleHolds
from jobfit.rules.source import Faults


def targets(condition: Condition | None) -> list[str]:
    """Return the ids of the rules that a condition builds on."""
    match condition:
        case RuleHolds():
            return [condition.rule]
        case All() | AnyOf():
            return [target for each in condition.of for target in targets(each)]
        case _:
            return []


def resolve(
    rules: Sequence[Rule],
    shelved: Callable[[str], Rule | None],
    mentions: Mapping[str, Place],
    faults: Faults,
) -> list[Rule]:
    """Return the rules with every derived condition in order.

    A condition that builds on a shipped rule which is not in force gets that rule's condition in its place. A rule that
    is nowhere, one that has points in place of a condition, and a circle are problems.
    """
    by_id = {rule.id: rule for rule in rules}
    resolution = _Resolution(by_id, shelved, mentions, faults)
    resolved = [resolution.rule(rule) for rule in rules]
    resolution.circles(resolved)
    return resolved


class _Resolution:
    """The rules in force while their derived conditions are put in order."""

    def __init__(
        self,
        by_id: Mapping[str, Rule],
        shelved: Callable[[str], Rule | None],
        mentions: Mapping[str, Place],
        faults: Faults,
    ) -> None:
        self.by_id = by_id
        self.shelved = shelved
        self.mentions = mentions
        self.faults = faults

    def rule(self, rule: Rule) -> Rule:
        """Return the rule with its condition in order."""
        if rule.when is None or not targets(rule.when):
            return rule
        return rule.model_copy(update={"when": self.condition(rule.when, (rule.id,))})

    def condition(self, condition: Condition, way: tuple[str, ...]) -> Condition:
        """Return the condition with every target in force, or in its place the condition of a shipped rule."""
        match condition:
            case All():
                return All(of=tuple(self.condition(each, way) for each in condition.of))
            case AnyOf():
                return AnyOf(of=tuple(self.condition(each, way) for each in condition.of))
            case RuleHolds():
                return self.target(condition, way)
            case _:
                return condition

    def target(self, condition: RuleHolds, way: tuple[str, ...]) -> Condition:
        """Return what stands for one target."""
        rule = self.by_id.get(condition.rule)
        if rule is not None and rule.when is not None:
            return condition
        if condition.rule in way:
            self.problem(condition.rule, _circle((*way, condition.rule)))
            return condition
        shipped = rule or self.shelved(condition.rule)
        if shipped is None:
            hint = suggest(condition.rule, self.by_id, otherwise="`jobfit rules list` shows them all")
            self.problem(condition.rule, Mistake("RULE007", f"there is no rule {condition.rule!r}", hint))
            return condition
        if shipped.when is None:
            mistake = Mistake("RULE015", f"{condition.rule} has points and no condition", "build on another rule")
            self.problem(condition.rule, mistake)
            return condition
        return self.condition(shipped.when, (*way, condition.rule))

    def problem(self, target: str, mistake: Mistake) -> None:
        """Keep a problem at the place where the target is named."""
        self.faults.add(self.mentions.get(target, Place("profile")), mistake)

    def circles(self, rules: Sequence[Rule]) -> None:
        """Keep a problem for every circle among rules in force, once each."""
        graph = {rule.id: targets(rule.when) for rule in rules}
        done: set[str] = set()
        for start in graph:
            self.follow(start, (), graph, done)

    def follow(self, at: str, way: tuple[str, ...], graph: Mapping[str, list[str]], done: set[str]) -> None:
        """Walk from one rule to those that it builds on."""
        if at in way:
            self.problem(at, _circle((*way[way.index(at) :], at)))
        elif at not in done:
            for target in graph.get(at, ()):
                self.follow(target, (*way, at), graph, done)
            done.add(at)


def _circle(way: tuple[str, ...]) -> Mistake:
    return Mistake(
        "RULE009", f"these rules build on each other: {' → '.join(way)}", "give one of them a condition of its own"
    )
