"""What stands against a posting, most decisive first: of a verdict out of the store, and of a judgement without one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain
from typing import TYPE_CHECKING

from jobfit.rules.firings import Firing, Result
from jobfit.rules.model import Kind, Rule, Unknown
from jobfit.verdicts.model import Cause, Outcome, Verdict

if TYPE_CHECKING:
    from jobfit.verdicts.judge import Judgement

AGAINST = ("hit", "missed", "silent")
"""The effects that alone keep a posting out."""

_EFFECTS: dict[tuple[Kind, Result], str] = {
    (Kind.MUST, Result.HOLDS): "met",
    (Kind.MUST, Result.FAILS): "missed",
    (Kind.DEALBREAKER, Result.HOLDS): "hit",
    (Kind.DEALBREAKER, Result.FAILS): "clear",
    (Kind.NICE, Result.HOLDS): "earned",
    (Kind.NICE, Result.FAILS): "not_earned",
    (Kind.NICE, Result.UNKNOWN): "maybe",
    (Kind.BETTER, Result.HOLDS): "better",
    (Kind.BETTER, Result.FAILS): "not_better",
    (Kind.BETTER, Result.UNKNOWN): "maybe",
}
_POLICIES = {Unknown.ASK: "open", Unknown.REJECT: "silent"}
_ORDER = (*AGAINST, "open", "not_better", "met", "better", "earned", "maybe", "passed", "clear")
_PLACES = {effect: place for place, effect in enumerate(_ORDER)}


def effect_of(rule: Rule, result: Result) -> str:
    """Return what a rule's result does to the posting, such as met, missed, open, hit or earned."""
    if result is Result.UNKNOWN and rule.kind in {Kind.MUST, Kind.DEALBREAKER}:
        silent = "clear" if rule.kind is Kind.DEALBREAKER else "passed"
        return _POLICIES.get(rule.unknown, silent)
    return _EFFECTS[rule.kind, result]


def rank_of(rule: Rule, firing: Firing) -> tuple[int, bool, int]:
    """Return the key that orders rules: by what they do, misses within their tolerance last, heavier ones first."""
    effect = effect_of(rule, firing.result)
    near = firing.near is Result.HOLDS
    return (_PLACES.get(effect, len(_PLACES)), near, -abs(firing.points_low or rule.weight))


def against(verdict: Verdict) -> tuple[str, ...]:
    """Return the rules that stand against a posting, most decisive first; the bar's causes when no rule does."""
    rules = tuple(reason.rule for reason in verdict.reasons if reason.effect in AGAINST)
    return rules or causes_of_bar(verdict.causes)


def against_judged(judgement: Judgement, rules: Sequence[Rule]) -> tuple[str, ...]:
    """Return what `against` gives for the verdict on a judgement by these rules."""
    stand = [
        (*rank_of(rule, firing), place)
        for place, (rule, firing) in enumerate(zip(rules, judgement.firings.rules, strict=True))
        if stands_against(rule, firing)
    ]
    return tuple(rules[place].id for *_, place in sorted(stand)) or causes_of_bar(judgement.causes)


def stands_against(rule: Rule, firing: Firing) -> bool:
    """Say whether what a rule came to alone keeps a posting out."""
    return rule.kind in {Kind.MUST, Kind.DEALBREAKER} and effect_of(rule, firing.result) in AGAINST


def causes_of_bar(causes: Iterable[Cause]) -> tuple[str, ...]:
    """Return causes as they are named beside rules, such as bar.score."""
    return tuple(f"bar.{cause}" for cause in causes)


def deciding(verdict: Verdict) -> str:
    """Return what a verdict is counted under: the first rule against it, the first question, or the bar's cause."""
    asked = (rule for question in verdict.open for rule in question.rules)
    return _first(verdict.outcome, asked, against(verdict))


def deciding_judged(judgement: Judgement, rules: Sequence[Rule]) -> str:
    """Return what `deciding` gives for the verdict on a judgement by these rules."""
    asked = (rule for question in judgement.questions for rule in question.rules)
    return _first(judgement.outcome, asked, against_judged(judgement, rules))


def _first(outcome: Outcome, asked: Iterable[str], stand: Sequence[str]) -> str:
    return "" if outcome is Outcome.KEEP else next(chain(stand, asked), "bar.score")
