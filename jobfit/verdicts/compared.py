"""One comparison as a reason holds it: both values with units, evidence, source, and by how much it is past its bar."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import fields
from functools import lru_cache
from operator import attrgetter
from typing import NamedTuple, Self

from jobfit.facts.conflicts import conflict_about
from jobfit.facts.model import Evidence, FactValue, Phrases, Quantity, TokenSet
from jobfit.facts.personal import SKILL_FACTS
from jobfit.facts.skill_words import skill_named
from jobfit.facts.vocabulary import VOCABULARY, FactType, Use
from jobfit.facts.wording import apart, in_words, unit
from jobfit.phrasing import figure
from jobfit.rules.firings import Result
from jobfit.rules.model import All, AnyOf, Condition, Operator, Rule, Test
from jobfit.verdicts.model import TestReason, made, made_of
from jobfit.verdicts.turning import phrases
from jobfit.verdicts.written import Written, evidence_of, written_of

RESULTS = {Result.HOLDS: "holds", Result.FAILS: "fails", Result.UNKNOWN: "unknown"}
_MOST_EVIDENCE = 4
_QUANTITY = attrgetter(*(field.name for field in fields(Quantity) if field.name != "evidence"))
_MOST_KEPT = 256  # values of one comparison
_UPWARD = (Operator.MIN, Operator.ABOVE)
_DOWNWARD = (Operator.MAX, Operator.BELOW)


class Compared(NamedTuple):
    """A test, what the engine said of it, and the scaled figure that a near miss would still have to reach, if any."""

    test: Test
    result: Result
    allowed: int | None


class Shown(NamedTuple):
    """A fact's value as a reader is shown it and as it was compared, in words; those of phrases are each test's own."""

    value: FactValue | None
    personal: FactValue | None
    words: str
    key: Hashable = None  # of all but the evidence; None for what is not compared again, nothing and phrases

    @classmethod
    def of(cls, fact: str, value: FactValue | None, personal: FactValue | None) -> Self:
        """Return the value with its words."""
        words = "" if value is None or isinstance(value, Phrases) else in_words(fact, value)
        return cls(value, personal, words, _key(value, personal))


def _key(value: FactValue | None, personal: FactValue | None) -> Hashable:
    """Return what of a fact's value its comparisons depend on, but for the evidence."""
    match value:
        case None | Phrases():
            return None
        case Quantity():
            ends = (personal.low, personal.high) if isinstance(personal, Quantity) else None
            return (*_QUANTITY(value), ends)
        case TokenSet():
            return (value.value, value.complete, value.basis.value, value.note, value.conflict)
        case _:
            return (value.value, value.basis.value, value.note, value.conflict)


class Comparison:
    """Puts one test of a `fact` with one result in words; what is the same for equal values is made once."""

    def __init__(self, compared: Compared) -> None:
        self.fact = compared.test.fact
        self._compared = compared
        self._made: dict[Hashable, dict[str, object]] = {}
        self._written: dict[Hashable, Written] = {}

    def of(self, shown: Shown) -> TestReason:
        """Return the comparison of a value."""
        if shown.key is None or shown.value is None:
            return comparison(self._compared, shown)
        known = self._made.get(shown.key)
        if known is not None:
            return made_of(TestReason, {**known, "evidence": _evidence(self._compared.test, shown.value)})
        reason = comparison(self._compared, shown)
        if len(self._made) >= _MOST_KEPT:
            self._made.clear()
        self._made[shown.key] = vars(reason)
        return reason

    def written(self, shown: Shown) -> Written:
        """Return that comparison as JSON, sooner."""
        test, value, key = self._compared.test, shown.value, shown.key
        if isinstance(value, Phrases):
            value = _counting(test, value)
            key = value and (value.basis.value, value.conflict, *[(said.phrase, said.said) for said in value.found])
        known = self._written.get(key)
        if known is None:
            if len(self._written) >= _MOST_KEPT:
                self._written.clear()
            known = self._written[key] = written_of(comparison(self._compared, shown))
        told, repeated, _ = known
        return Written(told, repeated, "" if value is None else evidence_of(_evidence(test, value)))


@lru_cache(maxsize=1024)
def _bar(test: Test) -> str:
    """Return what a test asks, as it is written; of many phrases the first, and how many more there are."""
    if VOCABULARY[test.fact].type is not FactType.PHRASE:
        return test.written
    return f"{test.written.partition(' “')[0]} {phrases(test.tokens)}"


def comparison(compared: Compared, shown: Shown) -> TestReason:
    """Return the comparison in words."""
    test, result, allowed = compared
    value, personal, words, _ = shown
    if isinstance(value, Phrases):
        value = _counting(test, value)
        words = "" if value is None else in_words(test.fact, value)
    if value is None:
        return made(
            TestReason, fact=test.fact, result=RESULTS[result], observed="", bar=_bar(test), basis="", note="",
            conflict="", margin=None, short="", allowed="", evidence=(),
        )  # fmt: skip
    end = _end(test, result, personal)
    short, tolerated = _shortfall(test, end, allowed) if result is Result.FAILS else ("", "")
    return made(
        TestReason,
        fact=test.fact,
        result=RESULTS[result],
        observed=words,
        bar=_bar(test),
        basis=value.basis.value,
        note=value.note,
        conflict=value.conflict,
        margin=_margin(test, end),
        short=short,
        allowed=tolerated,
        evidence=_evidence(test, value),
    )


def tolerances(rule: Rule) -> Mapping[Test, int]:
    """Return the figure that a near miss would have to reach, for every comparison of a must that has a tolerance."""
    if rule.when is None or rule.near is None:
        return {}
    return dict(_tolerated(rule.when, rule.near))


def _tolerated(condition: Condition, near: Condition) -> list[tuple[Test, int]]:
    if isinstance(condition, Test):
        moved = isinstance(near, Test) and near.number is not None and near.number != condition.number
        return [(condition, near.number)] if moved and isinstance(near, Test) and near.number is not None else []
    if isinstance(condition, All | AnyOf) and isinstance(near, All | AnyOf):
        pairs = zip(condition.of, near.of, strict=False)
        return [found for each, relaxed in pairs for found in _tolerated(each, relaxed)]
    return []


def _counting(test: Test, said: Phrases) -> Phrases | None:
    """Return only the phrases that this test asks for; None when the posting is silent on all of them."""
    found = apart(each for each in said.found if each.phrase in test.tokens and each.where == test.where)
    conflict = conflict_about(said.conflict, found)
    return Phrases(found=found, whole=said.whole, basis=said.basis, conflict=conflict) if found else None


def _evidence(test: Test, value: FactValue) -> tuple[Evidence, ...]:
    """Return the evidence of a value; of skills, that of those the test names, of another set these first."""
    if isinstance(value, Phrases):
        return tuple(said.evidence for said in value.found)[:_MOST_EVIDENCE]
    if test.fact in SKILL_FACTS and value.evidence:
        named = tuple(piece for piece in value.evidence if skill_named(piece.quote) in test.tokens)
        return (named or value.evidence)[:_MOST_EVIDENCE]
    if isinstance(value, TokenSet) and len(value.evidence) > 1:
        return tuple(sorted(value.evidence, key=lambda piece: not _names(piece, test)))[:_MOST_EVIDENCE]
    return value.evidence[:_MOST_EVIDENCE]


def _names(piece: Evidence, test: Test) -> bool:
    quote = piece.quote.casefold()
    return any(token.casefold() in quote for token in test.tokens)


def _end(test: Test, result: Result, value: FactValue | None) -> float | None:
    """Return the end of an interval that decides a comparison with min or max, None when nothing does."""
    if not isinstance(value, Quantity) or result is Result.UNKNOWN or test.operator not in {*_UPWARD, *_DOWNWARD}:
        return None
    match test.use:
        case Use.LOW:
            return value.low
        case Use.HIGH:
            return value.high
        case Use.MIDDLE:
            return None if value.low is None or value.high is None else (value.low + value.high) / 2
        case Use.WHOLE:
            upward = test.operator in _UPWARD
            return value.low if upward is (result is Result.HOLDS) else value.high


def _margin(test: Test, end: float | None) -> float | None:
    """Return how far a quantity is past its bar as a share of it; negative when it falls short."""
    if end is None or not test.number:
        return None
    bar = test.number / VOCABULARY[test.fact].scale
    return round((end - bar) / bar if test.operator in _UPWARD else (bar - end) / bar, 4)


def _shortfall(test: Test, end: float | None, allowed: int | None) -> tuple[str, str]:
    """Return by how much a comparison misses its bar and by how much it may: money in percent, the rest in its unit."""
    definition = VOCABULARY[test.fact]
    if end is None or test.number is None or definition.type is not FactType.QUANTITY:
        return ("", "")
    bar = test.number / definition.scale
    tolerated = None if allowed is None else abs(allowed / definition.scale - bar)
    return (_amount(test.fact, abs(end - bar), bar), "" if tolerated is None else _amount(test.fact, tolerated, bar))


def _amount(fact: str, amount: float, bar: float) -> str:
    if VOCABULARY[fact].unit.startswith("money"):
        return f"{figure(max(0.1, round(100 * amount / bar, 1)))} %" if bar else ""
    return f"{figure(amount)}{unit(fact, Quantity(low=amount, high=amount))}"
