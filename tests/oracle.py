"""Oracle: what a rule set says of facts, in plain Python; it shares nothing with the engine but the models."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import chain

from jobfit.facts.model import Basis, Choice, Facts, FactValue, Flag, Phrases, Quantity, Text, TokenSet
from jobfit.facts.tokens import fold_token
from jobfit.facts.vocabulary import VOCABULARY, Use
from jobfit.rules.firings import Result
from jobfit.rules.model import All, AnyOf, Condition, Kind, Operator, Rule, RuleHolds, RuleSet, Test, Unknown
from jobfit.verdicts.model import Cause, Grade, Outcome
from tests.kleene import kleene_all, kleene_any, kleene_not

INFINITE = math.inf


def known(fact: str, facts: Facts) -> FactValue | None:
    """Return a fact's value unless it is unknown or only predicted."""
    value = facts.get(fact)
    return None if value is None or value.basis is Basis.PREDICTED else value


def result_of(test: Test, facts: Facts) -> Result:
    """Return what one test comes to."""
    value = known(test.fact, facts)
    match test.operator:
        case Operator.SAYS:
            return _says(test, value)
        case Operator.SAYS_NONE:
            return kleene_not(_says(test, value))
        case Operator.MIN | Operator.MAX | Operator.ABOVE | Operator.BELOW:
            return compare(test.operator, *_interval(test, value), test.number or 0)
        case _ if VOCABULARY[test.fact].type.value in {"quantity", "flag", "choice"}:
            return _equals(test, value)
        case _:
            return _contains(test, value)


def _interval(test: Test, value: FactValue | None) -> tuple[float, float]:
    definition = VOCABULARY[test.fact]
    match value:
        case Choice() if value.value in definition.choices:
            index = definition.choices.index(value.value)
            return (index, index)
        case Quantity():
            low = -INFINITE if value.low is None else round(value.low * definition.scale)
            high = INFINITE if value.high is None else round(value.high * definition.scale)
            return (-INFINITE, INFINITE) if low > high else _part(test.use, low, high)
        case _:
            return (0, len(definition.choices) - 1) if definition.choices else (-INFINITE, INFINITE)


def _part(use: Use, low: float, high: float) -> tuple[float, float]:
    point = {Use.LOW: low, Use.HIGH: high, Use.MIDDLE: (low + high) / 2}.get(use, math.nan)
    if use is Use.WHOLE:
        return (low, high)
    if math.isinf(point) or math.isnan(point):
        return (-INFINITE, INFINITE)
    return (math.floor(point), math.floor(point))


def compare(operator: Operator, low: float, high: float, bar: int) -> Result:
    """Ask both ends: if they agree, everything between agrees."""
    meets_low, meets_high = (_meets(operator, end, bar) for end in (low, high))
    if meets_low != meets_high:
        return Result.UNKNOWN
    return Result.HOLDS if meets_low else Result.FAILS


def _meets(operator: Operator, figure: float, bar: int) -> bool:
    match operator:
        case Operator.MIN:
            return figure >= bar
        case Operator.MAX:
            return figure <= bar
        case Operator.ABOVE:
            return figure > bar
        case _:
            return figure < bar


def _equals(test: Test, value: FactValue | None) -> Result:
    match value:
        case Quantity() | None if VOCABULARY[test.fact].type.value == "quantity":
            low, high = _interval(test, value)
            bar = test.number or 0
            if not low <= bar <= high:
                return Result.FAILS
            return Result.HOLDS if low == high else Result.UNKNOWN
        case Flag():
            return Result.HOLDS if value.value == bool(test.number) else Result.FAILS
        case Choice() if value.value in VOCABULARY[test.fact].choices:
            return (
                Result.HOLDS if (value.value in test.tokens) == (test.operator is not Operator.NOT_IN) else Result.FAILS
            )
        case _:
            return Result.UNKNOWN


def _contains(test: Test, value: FactValue | None) -> Result:
    wanted = {fold_token(test.fact, token) for token in test.tokens}
    present: set[str] = set()
    complete = False
    match value:
        case TokenSet():
            present, complete = {fold_token(test.fact, token) for token in value.value}, value.complete
        case Text():
            present, complete = {fold_token(test.fact, value.value)}, True
    absent = Result.FAILS if complete else Result.UNKNOWN
    match test.operator:
        case Operator.HAS_ALL:
            return Result.HOLDS if wanted <= present else absent
        case Operator.ONLY:
            return Result.FAILS if present - wanted else kleene_not(absent)
        case Operator.HAS_NONE | Operator.NOT_IN:
            return Result.FAILS if wanted & present else kleene_not(absent)
        case _:
            return Result.HOLDS if wanted & present else absent


def _says(test: Test, value: FactValue | None) -> Result:
    found = value.found if isinstance(value, Phrases) else ()
    named = set(test.where) if isinstance(value, Phrases) else set()
    whole = isinstance(value, Phrases) and value.whole and (not named or bool(named - set(value.missing)))
    mine = [each for each in found if each.phrase in test.tokens and each.where == test.where]
    if any(each.said for each in mine):
        return Result.HOLDS
    if {each.phrase for each in mine} == set(test.tokens) or (test.silent_is_false and whole):
        return Result.FAILS
    return Result.UNKNOWN


@dataclass(frozen=True, kw_only=True)
class Fired:
    """What the oracle says of one rule."""

    rule: Rule
    result: Result
    points: tuple[int, int]
    tests: tuple[Result, ...]
    near: Result | None
    open: frozenset[str]


@dataclass(frozen=True, kw_only=True)
class Judged:
    """What the oracle says of a posting."""

    fired: tuple[Fired, ...]
    outcome: Outcome
    grade: Grade | None
    causes: frozenset[Cause]
    score: tuple[Fraction, Fraction]
    better: tuple[int, int]
    asked: tuple[frozenset[str], ...] = field(default=())


class Oracle:
    """Judges facts by a rule set, one rule after another."""

    def __init__(self, rule_set: RuleSet) -> None:
        self._rules = {rule.id: rule for rule in rule_set.rules}
        self._bar = rule_set.bar

    def result(self, condition: Condition, facts: Facts) -> Result:
        """Return what a condition comes to."""
        match condition:
            case Test():
                return result_of(condition, facts)
            case All():
                return kleene_all(self.result(each, facts) for each in condition.of)
            case AnyOf():
                return kleene_any(self.result(each, facts) for each in condition.of)
            case RuleHolds():
                return self.fired(self._rules[condition.rule], facts).result

    def fired(self, rule: Rule, facts: Facts) -> Fired:
        """Return what a rule comes to."""
        own = [rule.when] if rule.when is not None else [part.when for part in rule.parts]
        results = [self.result(condition, facts) for condition in own]
        weights = [rule.weight] if rule.when is not None else [part.weight for part in rule.parts]
        return Fired(
            rule=rule,
            result=kleene_any(results),
            points=_points(rule, results, weights) if rule.kind is Kind.NICE else (0, 0),
            tests=tuple(result_of(test, facts) for test in chain.from_iterable(map(_tests, own))),
            near=None if rule.near is None else self.result(rule.near, facts),
            open=frozenset().union(*(self._open(condition, facts) for condition in own)),
        )

    def _open(self, condition: Condition, facts: Facts) -> frozenset[str]:
        if self.result(condition, facts) is not Result.UNKNOWN:
            return frozenset()
        match condition:
            case Test() if condition.fact == "says":
                return frozenset({"says:" + "|".join(sorted(set(condition.tokens)))})
            case Test():
                return frozenset({condition.fact})
            case RuleHolds():
                rule = self._rules[condition.rule]
                under = [rule.when] if rule.when is not None else [part.when for part in rule.parts]
            case _:
                under = list(condition.of)
        return frozenset().union(*(self._open(each, facts) for each in under))

    def judge(self, facts: Facts) -> Judged:
        """Return the judgement on facts."""
        fired = tuple(self.fired(rule, facts) for rule in self._rules.values())
        least, most = (
            sum(ends) for ends in zip((0, 0), *(_extremes(rule) for rule in self._rules.values()), strict=True)
        )
        low, high = (sum(each.points[end] for each in fired) for end in (0, 1))
        span = most - least
        score = tuple(Fraction(100 * (points - least), span) if span else Fraction(100) for points in (low, high))
        better = [each.result for each in fired if each.rule.kind is Kind.BETTER]
        sure, possible = better.count(Result.HOLDS), len(better) - better.count(Result.FAILS)
        beaten = [each for each in fired if each.rule.kind is Kind.BETTER and each.result is Result.HOLDS]
        guarded = any(
            isinstance(each.rule.when, Test) and each.rule.when.fact in self._bar.never_worse for each in beaten
        )
        card = _Card(fired, (score[0], score[1]), sure, possible)
        outcome, causes, asked = self._outcome(card)
        above = span > 0 and score[0] > self._bar.score
        grade = None if outcome is not Outcome.KEEP else Grade.BEATS if above or guarded else Grade.MEETS
        return Judged(
            fired=fired,
            outcome=outcome,
            grade=grade,
            causes=causes,
            score=card.score,
            better=(sure, possible),
            asked=asked,
        )

    def _outcome(self, card: _Card) -> tuple[Outcome, frozenset[Cause], tuple[frozenset[str], ...]]:
        bar = self._bar
        causes = {
            Cause.DEALBREAKER: bool(card.of(Kind.DEALBREAKER, Result.HOLDS)),
            Cause.MUST: bool(card.of(Kind.MUST, Result.FAILS)),
            Cause.SILENT: bool(card.unknown(Unknown.REJECT)),
            Cause.BETTER: card.possible < bar.better_in,
            Cause.SCORE: card.score[1] < bar.score,
        }
        found = frozenset(cause for cause, there in causes.items() if there)
        if found:
            far = [each for each in card.of(Kind.MUST, Result.FAILS) if each.near in {None, Result.FAILS}]
            hopeless = far or card.score[1] < bar.score - bar.near_score or found - {Cause.MUST, Cause.SCORE}
            return (Outcome.REJECT if hopeless else Outcome.NEAR_MISS), found, ()
        if not card.unknown(Unknown.ASK) and card.score[0] >= bar.score and card.sure >= bar.better_in:
            return Outcome.KEEP, frozenset(), ()
        asked = self._questions(card)
        if asked is None:
            return Outcome.REJECT, frozenset({Cause.TOO_LITTLE_SAID}), ()
        return Outcome.ASK, frozenset(), asked

    def _questions(self, card: _Card) -> tuple[frozenset[str], ...] | None:
        """Return the first choice of questions that would do: open rules, then i better ones and m - i nice ones."""
        opening: list[frozenset[str]] = []
        needed = [each.open for each in card.unknown(Unknown.ASK)]
        for key in sorted(set(needed), key=lambda key: (len(key), -needed.count(key), sorted(key))):
            rest = key.difference(*opening)
            opening += [rest] if rest else []
        free = frozenset().union(*opening)
        gains = _gains(card)
        left = {key: gain for key, gain in gains.items() if not key <= free}
        for many in range(self._bar.max_questions - len(opening) + 1):
            for of_better in range(many + 1):
                chosen = _chosen(left, of_better, many)
                asked = free.union(*chosen)
                settled = [gain for key, gain in gains.items() if key <= asked]
                score = card.score[0] + sum(points for points, _ in settled)
                sure = card.sure + sum(better for _, better in settled)
                if len(chosen) == many and score >= self._bar.score and sure >= self._bar.better_in:
                    return (*opening, *chosen)
        return None


@dataclass(frozen=True)
class _Card:
    fired: tuple[Fired, ...]
    score: tuple[Fraction, Fraction]
    sure: int
    possible: int

    def of(self, kind: Kind, result: Result) -> list[Fired]:
        return [each for each in self.fired if each.rule.kind is kind and each.result is result]

    def unknown(self, policy: Unknown) -> list[Fired]:
        both = self.of(Kind.MUST, Result.UNKNOWN) + self.of(Kind.DEALBREAKER, Result.UNKNOWN)
        return [each for each in both if each.rule.unknown is policy]


def _gains(card: _Card) -> Mapping[frozenset[str], tuple[Fraction, int]]:
    """Return what settling each set of unknowns adds to the score and to the facts that are better."""
    nice = [each for each in card.fired if each.rule.kind is Kind.NICE]
    span = sum(_extremes(each.rule)[1] - _extremes(each.rule)[0] for each in nice)
    gains: dict[frozenset[str], tuple[Fraction, int]] = {}
    for each in (*nice, *card.of(Kind.BETTER, Result.UNKNOWN)):
        points = Fraction(100 * (each.points[1] - each.points[0]), span) if span else Fraction(0)
        better = int(each.rule.kind is Kind.BETTER)
        if points or better:
            before = gains.get(each.open, (Fraction(0), 0))
            gains[each.open] = (before[0] + points, before[1] + better)
    return gains


def _chosen(
    gains: Mapping[frozenset[str], tuple[Fraction, int]], of_better: int, many: int
) -> tuple[frozenset[str], ...]:
    by_name = sorted(gains, key=sorted)
    betters = sorted((key for key in by_name if gains[key][1]), key=lambda key: (-gains[key][1], -gains[key][0]))
    first = betters[:of_better]
    if len(first) < of_better:
        return ()
    rest = [key for key in sorted(by_name, key=lambda key: -gains[key][0]) if gains[key][0] and key not in first]
    return (*first, *rest[: many - of_better])


def _tests(condition: Condition) -> Iterator[Test]:
    match condition:
        case Test():
            yield condition
        case All() | AnyOf():
            yield from chain.from_iterable(map(_tests, condition.of))


def _extremes(rule: Rule) -> tuple[int, int]:
    if rule.kind is not Kind.NICE:
        return (0, 0)
    weights = [part.weight for part in rule.parts] or [rule.weight]
    most = sum(weight for weight in weights if weight > 0)
    cap = rule.cap if rule.parts and rule.cap is not None else most
    return (sum(weight for weight in weights if weight < 0), min(most, cap))


def _points(rule: Rule, results: list[Result], weights: list[int]) -> tuple[int, int]:
    """Return the least and the most points over all ways in which the unknown conditions could turn out."""
    sure = sum(weight for result, weight in zip(results, weights, strict=True) if result is Result.HOLDS)
    doubtful = [weight for result, weight in zip(results, weights, strict=True) if result is Result.UNKNOWN]
    ends = (sure + sum(min(0, weight) for weight in doubtful), sure + sum(max(0, weight) for weight in doubtful))
    cap = rule.cap if rule.parts and rule.cap is not None else max(ends)
    return (min(ends[0], cap), min(ends[1], cap))
