"""Judgement -> Verdict: every rule's firing with both values, units and evidence, the most decisive first."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from jobfit.facts.model import Facts, FactValue, TokenSet
from jobfit.facts.vocabulary import VOCABULARY
from jobfit.rules.firings import Firing, Result
from jobfit.rules.model import Kind, Rule, RuleSet, Test, Unknown
from jobfit.verdicts.because import as_sentence, filled
from jobfit.verdicts.compared import RESULTS, Compared, comparison, tolerances
from jobfit.verdicts.flips import flips_of
from jobfit.verdicts.judge import Judgement
from jobfit.verdicts.model import Flips, Outcome, Question, Reason, Verdict, made
from jobfit.verdicts.outline import Growth, Outline, known_keys
from jobfit.verdicts.turning import phrases
from jobfit.verdicts.walk import Answered, Grown

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
_ORDER = ("hit", "missed", "silent", "open", "not_better", "met", "better", "earned", "maybe", "passed", "clear")
_PLACES = {effect: place for place, effect in enumerate(_ORDER)}


@dataclass(frozen=True, slots=True)
class Observed:
    """A posting's facts as the posting states them and as they compare for the person (converted, expanded)."""

    stated: Facts
    personal: Facts

    def shown(self, fact: str) -> FactValue | None:
        """Return the value a reader is shown: sets as stated (not expanded), everything else as compared."""
        personal, stated = self.personal.get(fact), self.stated.get(fact)
        return stated if isinstance(stated, TokenSet) else personal or stated


class Reasons:
    """Makes verdicts of judgements by one rule set; reasons that rest on nothing known are made once and kept."""

    def __init__(self, rule_set: RuleSet) -> None:
        self._outline = Outline(rule_set)
        self._silent: dict[tuple[int, Firing], Reason] = {}

    def verdict(self, posting_id: str, judgement: Judgement, observed: Observed) -> Verdict:
        """Return the verdict that can be stored, explained and checked; hashes and versions are the caller's to add."""
        growth = Growth(self._outline, judgement.firings)
        kept = judgement.outcome is Outcome.KEEP

        def because(rule_id: str) -> str:
            return filled(growth.named(rule_id).rule.because, observed.stated)

        return Verdict.model_construct(
            id=posting_id,
            outcome=judgement.outcome,
            grade=judgement.grade,
            causes=judgement.causes,
            score=judgement.score,
            bar=judgement.bar,
            better=judgement.better,
            reasons=self._reasons(growth, observed),
            open=tuple(_question(rules, facts, growth, because) for rules, facts in judgement.questions),
            flips=Flips() if kept else flips_of(judgement, growth, observed.personal, because),
        )

    def _reasons(self, growth: Growth, observed: Observed) -> tuple[Reason, ...]:
        known = known_keys(observed.personal) | known_keys(observed.stated)
        ranked = []
        for place, (rule, firing) in enumerate(zip(self._outline.rules, growth.firings, strict=True)):
            if self._outline.keys[place].isdisjoint(known):
                reason = self._silent.get((place, firing))
                if reason is None:
                    reason = _reason(growth[place], observed)
                    self._silent[place, firing] = reason
            else:
                reason = _reason(growth[place], observed)
            ranked.append((_rank(rule, firing), place, reason))
        ranked.sort(key=lambda each: each[:2])
        return tuple(reason for _, _, reason in ranked)


def effect_of(rule: Rule, result: Result) -> str:
    """Return what a rule's result does to the posting, such as met, missed, open, hit or earned."""
    if result is Result.UNKNOWN and rule.kind in {Kind.MUST, Kind.DEALBREAKER}:
        silent = "clear" if rule.kind is Kind.DEALBREAKER else "passed"
        return _POLICIES.get(rule.unknown, silent)
    return _EFFECTS[rule.kind, result]


def _rank(rule: Rule, firing: Firing) -> tuple[int, bool, int]:
    """Return what reasons are sorted by: what a rule does, a miss inside its tolerance later, more weight earlier."""
    effect = effect_of(rule, firing.result)
    near = firing.near is Result.HOLDS
    return (_PLACES.get(effect, len(_PLACES)), near, -abs(firing.points_low or rule.weight))


def _reason(grown: Grown, observed: Observed) -> Reason:
    rule, firing, _ = grown
    allowed = tolerances(rule) if firing.result is Result.FAILS else {}
    return made(
        Reason,
        rule=rule.id,
        kind=rule.kind,
        result=RESULTS[firing.result],
        effect=effect_of(rule, firing.result),
        points=(firing.points_low / 100, firing.points_high / 100),
        weight=(rule.weight or sum(part.weight for part in rule.parts)) / 100,
        tests=tuple(
            comparison(
                Compared(test, result, observed.shown(test.fact), observed.personal.get(test.fact)),
                allowed=allowed.get(test),
            )
            for test, result in _ordered(grown)
        ),
        because=as_sentence(rule.because, observed.stated) if firing.result is Result.HOLDS else "",
        why=rule.why,
        origin=rule.origin,
    )


def _ordered(grown: Grown) -> Iterable[Answered]:
    """Return the rule's tests, those that make it come out as it does first; of parts that give nothing, none."""
    if grown.rule.parts:
        return _of_parts(grown)
    tree = grown.trees[0]
    if isinstance(tree.condition, Test):
        return ((tree.condition, tree.result),)
    return dict.fromkeys((*tree.decisive(), *tree.leaves()))


def _of_parts(grown: Grown) -> Iterable[Answered]:
    """Return the decisive tests of the parts that give points, then of those that could."""
    wanted = (Result.HOLDS, Result.UNKNOWN)
    return dict.fromkeys(
        leaf for result in wanted for tree in grown.trees if tree.result is result for leaf in tree.decisive()
    )


def _question(
    rules: tuple[str, ...], facts: tuple[str, ...], growth: Growth, because: Callable[[str], str]
) -> Question:
    """Return what to ask; phrases are asked for by the sentence of their rule, else by name."""
    asked = [VOCABULARY[fact].question for fact in facts if fact != "says"]
    if "says" in facts:
        asked += [said for rule in rules if (said := _asked_for(growth.named(rule), because(rule)))]
    return Question(rules=rules, facts=facts, ask=" ".join(dict.fromkeys(asked)) or VOCABULARY["says"].question)


def _asked_for(grown: Grown, because: str) -> str:
    """Return the question for the phrases that a rule looks for, "" when all of them are known."""
    tokens = dict.fromkeys(
        token
        for tree in grown.trees
        for test, result in tree.leaves()
        if test.fact == "says" and result is Result.UNKNOWN
        for token in test.tokens
    )
    if tokens and because:
        return f"Is it so that {because}?"
    return f"Does this hold: {phrases(tuple(tokens))}?" if tokens else ""
