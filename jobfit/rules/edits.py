"""Edits of a rule set: what a person could change in the profile, as values that can be applied and judged again."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from jobfit.frozen import Frozen
from jobfit.rules.model import All, AnyOf, Condition, Rule, RuleHolds, RuleSet, Test, Unknown


class Action(StrEnum):
    """What an edit does."""

    DROP = "drop"  # take the rule out
    RELAX = "relax"  # set the number of the rule's one comparison
    PASS = "pass"  # noqa: S105 - let the unknown pass
    SCORE = "score"
    BETTER_IN = "better_in"


class Edit(Frozen):
    """One edit: the rule (or "bar") it changes, how, the new number as the engine compares it, and in words."""

    target: str
    action: Action
    number: int | None = None
    written: str


def edited(rule_set: RuleSet, edits: Iterable[Edit]) -> RuleSet:
    """Return the rule set with the edits made.

    Rules that build on a dropped one keep its condition as their own. Raises TypeError for an edit that relaxes a rule
    of several comparisons.
    """
    for edit in edits:
        rule_set = _edited(rule_set, edit)
    return rule_set


def _edited(rule_set: RuleSet, edit: Edit) -> RuleSet:
    if edit.target == "bar":
        return rule_set.model_copy(update={"bar": rule_set.bar.model_copy(update={edit.action.value: edit.number})})
    if edit.action is Action.DROP:
        return _without(rule_set, edit.target)
    rules = tuple(_changed(rule, edit) if rule.id == edit.target else rule for rule in rule_set.rules)
    return rule_set.model_copy(update={"rules": rules})


def _without(rule_set: RuleSet, dropped: str) -> RuleSet:
    own = next((rule.when for rule in rule_set.rules if rule.id == dropped), None)
    kept = (rule for rule in rule_set.rules if rule.id != dropped)
    rules = tuple(_standing_alone(rule, dropped, own) if own is not None else rule for rule in kept)
    return rule_set.model_copy(update={"rules": rules})


def _standing_alone(rule: Rule, dropped: str, own: Condition) -> Rule:
    """Return a rule with the dropped one's condition in the place of its name."""

    def alone(condition: Condition) -> Condition:
        match condition:
            case RuleHolds() if condition.rule == dropped:
                return own
            case All() | AnyOf():
                return condition.model_copy(update={"of": tuple(map(alone, condition.of))})
            case _:
                return condition

    conditions = {name: alone(each) for name in ("when", "near") if (each := getattr(rule, name)) is not None}
    parts = tuple(part.model_copy(update={"when": alone(part.when)}) for part in rule.parts)
    return rule.model_copy(update={**conditions, "parts": parts})


def _changed(rule: Rule, edit: Edit) -> Rule:
    if edit.action is Action.PASS:
        return rule.model_copy(update={"unknown": Unknown.PASS})
    if not isinstance(rule.when, Test):
        message = f"{rule.id} has more than one comparison; it can be dropped, not relaxed"
        raise TypeError(message)
    return rule.model_copy(update={"when": rule.when.model_copy(update={"number": edit.number})})
