"""Edits of a rule set: what a person could change in the profile, as values that can be applied and judged again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import StrEnum
from itertools import count

from jobfit.frozen import Frozen
from jobfit.rules.model import All, AnyOf, Condition, Rule, RuleHolds, RuleSet, Test, Unknown


class Action(StrEnum):
    """What an edit does."""

    DROP = "drop"  # take the rule out
    RELAX = "relax"  # set the number of one of the rule's comparisons
    PASS = "pass"  # noqa: S105 - let the unknown pass
    SCORE = "score"
    BETTER_IN = "better_in"


class Edit(Frozen):
    """One edit: the rule (or "bar") it changes, how, the new number as the engine compares it, and in words.

    `place`: which of the rule's comparisons is relaxed, in the order of `tests_of`; `options`: how `jobfit what-if` is
    told of the edit, such as ("--set", "must.pay.min=82000 EUR/year"), () where no edit of the file does just this.
    """

    target: str
    action: Action
    number: int | None = None
    place: int = 0
    written: str
    options: tuple[str, ...] = ()


def options_of(path: str, value: str | None) -> tuple[str, str]:
    """Return how `jobfit what-if` is told that a place of the file has another value, None for nothing any more."""
    return ("--drop", path) if value is None else ("--set", f"{path}={value}")


def edited(rule_set: RuleSet, edits: Iterable[Edit]) -> RuleSet:
    """Return the rule set with the edits made.

    Rules that build on a dropped one keep its condition as their own, which is why rules are dropped last: by then the
    comparisons of the others have been counted.
    """
    for edit in sorted(edits, key=lambda edit: edit.action is Action.DROP):
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
    return rule.model_copy(update={"when": rule.when and _relaxed(rule.when, edit, count())})


def _relaxed(condition: Condition, edit: Edit, places: Iterator[int]) -> Condition:
    """Return a condition with the number of one of its comparisons set; `places` counts them, depth first."""
    match condition:
        case Test():
            return condition.model_copy(update={"number": edit.number}) if next(places) == edit.place else condition
        case All() | AnyOf():
            return condition.model_copy(update={"of": tuple(_relaxed(each, edit, places) for each in condition.of)})
        case RuleHolds():
            return condition
