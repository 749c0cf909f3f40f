"""Judge: personal facts in, the judgement out; what it came to and why, before anything is put in words."""

from __future__ import annotations

from collections.abc import Callable, Container, Sequence
from operator import attrgetter
from typing import NamedTuple, Self

from jobfit.facts.model import Facts, FactValue
from jobfit.rules.fire import Engine, Group
from jobfit.rules.firings import Firing, Firings, Result
from jobfit.rules.model import Bar, Kind, Rule, RuleSet, Test, Unknown
from jobfit.verdicts.asking import HUNDRED, Asking, Questions
from jobfit.verdicts.kept import Kept
from jobfit.verdicts.model import Cause, Grade, Outcome
from jobfit.verdicts.stage import AskingStage, Scorecard, Standing, Status, StatusStage

_WEIGHT_OF = attrgetter("weight")


class Judgement(NamedTuple):
    """What a posting's facts came to.

    `score`: 0-100, low and high; `better`: facts strictly better than now, low and high; `questions`: what has to be
    asked, most decisive first, empty unless the outcome is ask; `causes`: of a rejection, a near miss's among them.
    """

    firings: Firings
    outcome: Outcome
    grade: Grade | None
    causes: tuple[Cause, ...]
    score: tuple[float, float]
    bar: int
    better: tuple[int, int]
    questions: tuple[Questions, ...] = ()


class Counters(NamedTuple):
    """What a judge did: postings judged, answers looked up, answers worked out, questions put to durable_rules."""

    judged: int
    looked_up: int
    worked_out: int
    asked: int


class Judge:
    """Judges postings by one rule set; use it as a context manager or close it. Not shared between threads.

    Raises ValueError for a rule set that cannot be compiled. Judging raises EngineFault when durable_rules gives
    anything but exactly one outcome.
    """

    def __init__(self, rule_set: RuleSet, *, remember: bool = True) -> None:
        self.rule_set = rule_set
        self._bar: Bar = rule_set.bar
        self._span = sum(most(rule) - least(rule) for rule in rule_set.rules)
        self._guarded = frozenset(rule_set.bar.never_worse)
        self._engine = Engine(rule_set, remember=remember, weigh=self._weigh)
        self._status = StatusStage(self._bar, self._span, remember=remember)
        self._asking = AskingStage(self._bar, self._span, remember=remember)
        self._questions = Asking(rule_set.rules, self._asking, self._bar.max_questions, remember=remember)
        self._judgements: Kept[Judgement] = Kept()
        self._judged = 0

    def judge(self, facts: Facts) -> Judgement:
        """Return the judgement on a posting's personal facts."""
        return self._judge(self._engine.groups(facts))

    @property
    def by_fact(self) -> dict[str, Callable[[FactValue | None], Group]]:
        """Return what makes the group of a personal fact's value, for every fact that the rules speak of, in order."""
        return self._engine.by_fact

    def judge_groups(self, groups: list[Group]) -> Judgement:
        """Return the judgement on the groups of all facts that `by_fact` names, in its order."""
        identity = tuple(map(id, groups))
        known = self._judgements.get(identity)
        if known is not None:
            self._judged += 1
            return known
        return self._judgements.keep(identity, self._judge(self._engine.crossed(groups)), groups)

    def _judge(self, groups: Sequence[Group]) -> Judgement:
        self._judged += 1
        card = Scorecard.unpacked(sum(map(_WEIGHT_OF, groups)))
        standing = self._status.standing(card)
        firings = self._engine.assemble(groups)
        if standing.status is Status.UNDECIDED:
            return self._ask(firings, card)
        return self._judgement(firings, card, *_decided(standing))

    def score(self, facts: Facts) -> tuple[int, int]:
        """Return the score of a posting's facts as whole points of 100, its low and its high end rounded down."""
        low, high = self._score(Scorecard.unpacked(sum(map(_WEIGHT_OF, self._engine.groups(facts)))))
        return (int(low), int(high))

    @property
    def counters(self) -> Counters:
        """What the judge did since it was made."""
        engine = self._engine.counters
        return Counters(
            judged=self._judged,
            looked_up=engine.looked_up + 3 * self._judged,
            worked_out=engine.worked_out + self._status.score.memory.misses + self._status.memory.misses,
            asked=engine.asked + self._status.score.asked + self._status.status.asked + self._asking.stage.asked,
        )

    def close(self) -> None:
        """Give the engine's memory back; judging afterwards is an EngineFault."""
        for each in (self._engine, self._status, self._asking):
            each.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _weigh(self, rule: Rule, firing: Firing) -> int:
        return share_of(rule, firing, self._guarded).packed()

    def _ask(self, firings: Firings, card: Scorecard) -> Judgement:
        questions = self._questions.questions(firings.rules, card)
        if questions is None:
            return self._judgement(firings, card, Outcome.REJECT, None, (Cause.TOO_LITTLE_SAID,))
        return self._judgement(firings, card, Outcome.ASK, None, (), questions)

    def _judgement(
        self,
        firings: Firings,
        card: Scorecard,
        outcome: Outcome,
        grade: Grade | None,
        causes: tuple[Cause, ...],
        questions: tuple[Questions, ...] = (),
    ) -> Judgement:
        return Judgement(
            firings=firings,
            outcome=outcome,
            grade=grade,
            causes=causes,
            score=self._score(card),
            bar=self._bar.score,
            better=(card.better_low, card.better_high),
            questions=questions,
        )

    def _score(self, card: Scorecard) -> tuple[float, float]:
        if not self._span:
            return (100.0, 100.0)
        return (card.low / self._span, card.high / self._span)


def least(rule: Rule) -> int:
    """Return the least points that a rule can earn, in hundredths."""
    if rule.kind is not Kind.NICE:
        return 0
    return sum(min(0, part.weight) for part in rule.parts) if rule.parts else min(0, rule.weight)


def most(rule: Rule) -> int:
    """Return the most points that a rule can earn, in hundredths."""
    if rule.kind is not Kind.NICE:
        return 0
    if not rule.parts:
        return max(0, rule.weight)
    points = sum(max(0, part.weight) for part in rule.parts)
    return points if rule.cap is None else min(points, rule.cap)


def share_of(rule: Rule, firing: Firing, guarded: Container[str]) -> Scorecard:
    """Return what one rule's firing adds to the scorecard; its points count from the least that it can earn.

    `guarded` are the facts that may not be worse than in the job now.
    """
    result, unknown = firing.result, firing.result is Result.UNKNOWN
    asked = unknown and rule.kind in {Kind.MUST, Kind.DEALBREAKER}
    missed = rule.kind is Kind.MUST and result is Result.FAILS
    nice, better = rule.kind is Kind.NICE, rule.kind is Kind.BETTER
    return Scorecard(
        hit=int(rule.kind is Kind.DEALBREAKER and result is Result.HOLDS),
        far=int(missed and firing.near in {None, Result.FAILS}),
        missed=int(missed),
        mute=int(asked and rule.unknown is Unknown.REJECT),
        open=int(asked and rule.unknown is Unknown.ASK),
        better_low=int(better and result is Result.HOLDS),
        better_high=int(better and result is not Result.FAILS),
        beaten=int(better and result is Result.HOLDS and isinstance(rule.when, Test) and rule.when.fact in guarded),
        low=HUNDRED * (firing.points_low - least(rule)) if nice else 0,
        high=HUNDRED * (firing.points_high - least(rule)) if nice else 0,
    )


_OUTCOMES = {Status.KEEP: Outcome.KEEP, Status.NEAR_MISS: Outcome.NEAR_MISS, Status.REJECT: Outcome.REJECT}


def _decided(standing: Standing) -> tuple[Outcome, Grade | None, tuple[Cause, ...]]:
    outcome = _OUTCOMES[standing.status]
    if outcome is not Outcome.KEEP:
        return outcome, None, standing.causes
    return outcome, Grade.BEATS if standing.beats else Grade.MEETS, ()
