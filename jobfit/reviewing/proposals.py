"""Proposals of a review: edits that loosen what alone keeps most out, each with what it would keep."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import partial
from shlex import quote
from typing import Final, NamedTuple

from jobfit.facts.personal import personal
from jobfit.facts.vocabulary import VOCABULARY, FactType
from jobfit.facts.wording import number
from jobfit.past.judging import PastFacts, Side, over_past, side_of, wording_of
from jobfit.past.tally import Tally
from jobfit.profile.model import Profile
from jobfit.rules.edits import Action, Edit, edited
from jobfit.rules.model import Kind, Operator, Rule, RuleSet, Test
from jobfit.store.rows import PastPosting
from jobfit.store.store import Store
from jobfit.unseen import killed, one_by_one
from jobfit.verdicts.against import stands_against
from jobfit.verdicts.judge import Judge
from jobfit.verdicts.model import Cause, Outcome

MOST: Final = 3
_TRIED: Final = 6
_TENTH: Final = 0.1
_POINTS: Final = 10
_QUESTIONS: Final = 2


class Edited(NamedTuple):
    """An edit to try: what it is about, in words, the options that make it, and the rules by which it judges."""

    about: str  # a rule's id, or a cause of the bar
    sentence: str
    options: str  # of `jobfit what-if`
    rule_set: RuleSet


class Proposal(NamedTuple):
    """An edit with what it would come to: keeps and questions gained. What only loosens loses no keep."""

    edit: Edited
    alone: int  # postings that its rule alone keeps out
    keeps: int
    asks: int


@dataclass(slots=True)
class _Gained:
    """What turns to each outcome in a part of the past, by the edit's place; and what could not be judged."""

    turned: Counter[tuple[int, Outcome]] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)


def proposals(
    store: Store,
    profile: Profile,
    tallied: Tally,
    *,
    today: date,
    since: datetime | None = None,
    on_done: Callable[[int, int], object] = lambda _done, _total: None,
) -> list[Proposal]:
    """Return the edits that would keep most, at most three; those that would keep and ask nothing are left out."""
    side = side_of(profile)
    tried = list(edits_of(side, tallied, profile.bar.never_worse))[:_TRIED]
    if not tried:
        return []
    gained: Counter[tuple[int, Outcome]] = Counter()
    make = partial(_Trying, side, tried, today)
    for part in over_past(store, wording_of([side]), make, _lost, since=since, on_done=on_done):
        gained += part.turned
    made = (
        Proposal(edit, tallied.sole[edit.about], gained[place, Outcome.KEEP], gained[place, Outcome.ASK])
        for place, edit in enumerate(tried)
    )
    worth = [each for each in made if each.keeps or each.asks]
    return sorted(worth, key=lambda each: (-each.keeps, -each.asks))[:MOST]


class _Trying:
    """Answers a part of the past with what each edit would turn in it, in whatever process it is made.

    An edit is tried only on what is no keep yet and nothing but its own rule keeps out: it turns nothing else.
    """

    def __init__(self, side: Side, tried: Sequence[Edited], today: date) -> None:
        self._side = side
        self._facts = PastFacts(side.person, today=today)
        self._judge = Judge(side.rule_set)
        self._tried = [(each.about, Judge(each.rule_set)) for each in tried]

    def __call__(self, chunk: Sequence[PastPosting]) -> _Gained:
        found = _Gained()
        for turned in one_by_one(((past.posting_id, past) for past in chunk), self._turned, found.faults):
            found.turned.update(turned)
        return found

    def _turned(self, past: PastPosting) -> list[tuple[int, Outcome]]:
        facts = personal(self._facts.of(past), self._side.person)
        before = self._judge.judge(facts)
        if before.outcome is Outcome.KEEP:
            return []
        pairs = zip(self._side.rule_set.rules, before.firings.rules, strict=True)
        stand = {rule.id for rule, firing in pairs if stands_against(rule, firing)}
        after = (
            (place, judge.judge(facts).outcome) for place, (about, judge) in enumerate(self._tried) if stand <= {about}
        )
        return [(place, outcome) for place, outcome in after if outcome is not before.outcome]


def _lost(past: PastPosting) -> _Gained:
    return _Gained(faults=[killed(past.posting_id)])


def edits_of(side: Side, tallied: Tally, never_worse: Sequence[str]) -> Iterator[Edited]:
    """Yield an edit for each rule or cause of the bar that alone keeps postings out, the one that keeps most out first.

    Dealbreakers are left as they are: they are there to keep out.
    """
    rules = {rule.id: rule for rule in side.rule_set.rules}
    for name in tallied.sole:
        of_bar = name.startswith("bar.")
        edit = _of_bar(name, side.rule_set) if of_bar else _of_rule(rules.get(name), side, never_worse)
        if edit:
            yield edit


def _of_bar(name: str, rule_set: RuleSet) -> Edited | None:
    bar = rule_set.bar
    match name.removeprefix("bar."):
        case Cause.SCORE:
            score = max(0, bar.score - _POINTS)
            edit = Edit(target="bar", action=Action.SCORE, number=score, written="")
            said = f"A bar of {score} points instead of {bar.score}"
            return Edited(name, said, f"--set bar.score={score}", edited(rule_set, [edit]))
        case Cause.BETTER:
            least = max(0, bar.better_in - 1)
            edit = Edit(target="bar", action=Action.BETTER_IN, number=least, written="")
            said = f"Better than now in {least} instead of {bar.better_in}"
            return Edited(name, said, f"--set bar.better_in={least}", edited(rule_set, [edit]))
        case Cause.TOO_LITTLE_SAID:
            most = min(10, bar.max_questions + _QUESTIONS)
            loose = rule_set.model_copy(update={"bar": bar.model_copy(update={"max_questions": most})})
            said = f"Up to {most} open questions instead of {bar.max_questions}"
            return Edited(name, said, f"--set bar.max_questions={most}", loose)
    return None


def _of_rule(rule: Rule | None, side: Side, never_worse: Sequence[str]) -> Edited | None:
    if rule is None or rule.kind is not Kind.MUST:
        return None
    if rule.origin == "bar":
        return _compared_less(rule, side.rule_set, never_worse)
    if isinstance(rule.when, Test) and rule.when.fact == rule.name.replace("-", "_") and (loose := _loose(rule.when)):
        return _relaxed(rule, rule.when, loose, side)
    drop = Edit(target=rule.id, action=Action.DROP, written="")
    return Edited(rule.id, f"Without {rule.id}", f"--drop {quote(rule.id)}", edited(side.rule_set, [drop]))


def _compared_less(rule: Rule, rule_set: RuleSet, never_worse: Sequence[str]) -> Edited | None:
    """Return the edit that no longer compares a fact with the job now."""
    fact = next((name for name in never_worse if rule.name == f"never-worse-{name.replace('_', '-')}"), None)
    if fact is None:
        return None
    rest = ", ".join(f'"{name}"' for name in never_worse if name != fact)
    drop = Edit(target=rule.id, action=Action.DROP, written="")
    said = f"{fact.replace('_', ' ')} may be worse than now"
    return Edited(rule.id, said, f"--set {quote(f'bar.never_worse=[{rest}]')}", edited(rule_set, [drop]))


def _loose(test: Test) -> float | None:
    """Return the bar of a quantity loosened by a tenth, or by one of small figures; None of anything else."""
    definition = VOCABULARY[test.fact]
    if definition.type is not FactType.QUANTITY or test.number is None:
        return None
    figure = test.number / definition.scale
    step = 10 ** math.floor(math.log10(figure)) * _TENTH if figure >= 1 / _TENTH else 1
    if test.operator is Operator.MIN:
        return max(0, math.floor(figure * (1 - _TENTH) / step) * step) if figure >= 1 / _TENTH else max(0, figure - 1)
    if test.operator is Operator.MAX:
        return math.ceil(figure * (1 + _TENTH) / step) * step if figure >= 1 / _TENTH else figure + 1
    return None


def _relaxed(rule: Rule, test: Test, figure: float, side: Side) -> Edited:
    definition = VOCABULARY[test.fact]
    money = f" {side.person.currency}/year" if definition.unit.startswith("money") and side.person.currency else ""
    edit = Edit(target=rule.id, action=Action.RELAX, number=round(figure * definition.scale), written="")
    operator, before = test.operator.value, number((test.number or 0) / definition.scale)
    said = f"{rule.id}: {operator} {number(figure)} instead of {before}{money}"
    written = number(figure).replace(" ", "")
    options = f"--set {quote(f'{rule.id}.{operator}={written}{money}')}"
    return Edited(rule.id, said, options, edited(side.rule_set, [edit]))
