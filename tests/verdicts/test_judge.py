"""The judge: keeps, near misses, rejections and questions, each for its reasons."""

from __future__ import annotations

import pytest

from jobfit.errors import EngineFault
from jobfit.facts.model import Basis, Choice, Facts, FactValue, Flag, Quantity
from jobfit.rules.engine import library
from jobfit.rules.model import AnyOf, Bar, Kind, Operator, Rule, RuleSet, Test, Unknown
from jobfit.verdicts.judge import Judge, Judgement
from jobfit.verdicts.model import Cause, Grade, Outcome


def _pay(number: int, operator: Operator = Operator.MIN) -> Test:
    return Test(fact="pay", operator=operator, number=number * 100)


def _is(fact: str, truth: int = 1) -> Test:
    return Test(fact=fact, operator=Operator.IS, number=truth)


PAY = Rule(kind=Kind.MUST, name="pay", when=_pay(85), near=_pay(80))
PERMANENT = Rule(kind=Kind.MUST, name="permanent", when=_is("permanent"))
AGENCY = Rule(kind=Kind.DEALBREAKER, name="agency", when=_is("agency"), unknown=Unknown.PASS)
EQUITY = Rule(kind=Kind.NICE, name="equity", when=_is("equity"), weight=300)
BONUS = Rule(kind=Kind.NICE, name="bonus", when=_is("bonus"), weight=100)
ON_CALL = Rule(kind=Kind.NICE, name="on-call", when=_is("on_call"), weight=-100)
BETTER_PAY = Rule(kind=Kind.BETTER, name="pay", when=_pay(90, Operator.ABOVE))
ALL = (PAY, PERMANENT, AGENCY, EQUITY, BONUS, ON_CALL)
BAR = Bar(score=60, near_score=20)

GOOD: dict[str, FactValue] = {
    "pay": Quantity(low=90, high=100),
    "permanent": Flag(value=True),
    "agency": Flag(value=False),
    "equity": Flag(value=True),
    "bonus": Flag(value=False),
    "on_call": Flag(value=False),
}


def _judge(rules: tuple[Rule, ...], bar: Bar, facts: Facts) -> Judgement:
    with Judge(RuleSet(rules=rules, bar=bar)) as judge:
        return judge.judge(facts)


def _without(*facts: str, **others: FactValue) -> dict[str, FactValue]:
    return {**{fact: value for fact, value in GOOD.items() if fact not in facts}, **others}


def test_a_posting_above_the_bar_is_kept() -> None:
    """Points count from the least to the most possible: 3 of -1 to 4 is 80 of 100."""
    judgement = _judge(ALL, BAR, GOOD)

    assert (Outcome.KEEP, Grade.BEATS, (), (80.0, 80.0)) == (
        judgement.outcome,
        judgement.grade,
        judgement.causes,
        judgement.score,
    )
    assert [rule.id for rule in ALL] == [firing.rule for firing in judgement.firings.rules]


def test_a_posting_exactly_at_the_bar_meets_it() -> None:
    """Meeting is enough for a keep; to beat it takes a fact better than now of those that may not be worse."""
    at_bar = BAR.model_copy(update={"score": 80})
    guarded = at_bar.model_copy(update={"never_worse": ("pay",)})
    better = _without(pay=Quantity(low=91, high=99))

    assert Grade.MEETS is _judge(ALL, at_bar, GOOD).grade
    assert Grade.BEATS is _judge((*ALL, BETTER_PAY), guarded, better).grade
    assert Grade.MEETS is _judge((*ALL, BETTER_PAY), at_bar, better).grade
    assert Grade.MEETS is _judge((*ALL, BETTER_PAY), guarded, GOOD).grade
    assert Grade.MEETS is _judge((PAY,), at_bar, GOOD).grade


@pytest.mark.parametrize(
    ("facts", "outcome", "causes"),
    [
        (_without(agency=Flag(value=True)), Outcome.REJECT, (Cause.DEALBREAKER,)),
        (_without(pay=Quantity(low=70, high=79)), Outcome.REJECT, (Cause.MUST,)),
        (_without(pay=Quantity(low=70, high=80)), Outcome.NEAR_MISS, (Cause.MUST,)),
        (_without(pay=Quantity(low=82, high=84)), Outcome.NEAR_MISS, (Cause.MUST,)),
        (
            _without(permanent=Flag(value=False), agency=Flag(value=True)),
            Outcome.REJECT,
            (Cause.DEALBREAKER, Cause.MUST),
        ),
        (_without(on_call=Flag(value=True), bonus=Flag(value=True)), Outcome.KEEP, ()),
        (_without(equity=Flag(value=False), bonus=Flag(value=True)), Outcome.NEAR_MISS, (Cause.SCORE,)),
        (_without(equity=Flag(value=False)), Outcome.REJECT, (Cause.SCORE,)),
        (_without("agency"), Outcome.KEEP, ()),
        (_without("on_call"), Outcome.KEEP, ()),
    ],
)
def test_outcomes_and_their_causes(facts: Facts, outcome: Outcome, causes: tuple[Cause, ...]) -> None:
    """All causes of a rejection are given, and a shortfall inside its tolerance is a near miss."""
    judgement = _judge(ALL, BAR, facts)

    assert (outcome, causes) == (judgement.outcome, judgement.causes)


def test_an_unknown_must_is_asked_rejected_or_passed_as_it_says() -> None:
    """The policy of a must decides what silence means; a predicted value is silence."""
    outcomes = [
        _judge((PERMANENT.model_copy(update={"unknown": policy}),), Bar(), facts).outcome
        for policy in (Unknown.ASK, Unknown.REJECT, Unknown.PASS)
        for facts in ({}, {"permanent": Flag(value=True, basis=Basis.PREDICTED)})
    ]

    assert [Outcome.ASK] * 2 + [Outcome.REJECT] * 2 + [Outcome.KEEP] * 2 == outcomes
    silent = PERMANENT.model_copy(update={"unknown": Unknown.REJECT})
    assert (Cause.SILENT,) == _judge((silent,), Bar(), {}).causes


def test_questions_are_the_fewest_that_decide() -> None:
    """Open musts come first, then the nice rule that gains most; what is not needed is not asked."""
    judgement = _judge(ALL, BAR, _without("pay", "equity", "bonus", "on_call"))

    assert Outcome.ASK is judgement.outcome
    assert [(("must.pay",), ("pay",)), (("nice.equity",), ("equity",))] == list(map(tuple, judgement.questions))


def test_one_fact_is_asked_once() -> None:
    """A question settles every rule that waits for it, and what those add counts without another question."""
    well_paid = Rule(kind=Kind.NICE, name="well-paid", when=_pay(95), weight=900)
    either = Rule(kind=Kind.MUST, name="either", when=AnyOf(of=(_pay(99), _is("equity"))))
    bar = Bar(score=50, better_in=1, max_questions=2)
    judgement = _judge((PAY, either, well_paid, BETTER_PAY, BONUS), bar, {})

    assert Outcome.ASK is judgement.outcome
    assert [
        (("must.pay", "better.pay", "nice.well-paid"), ("pay",)),
        (("must.either",), ("equity",)),
    ] == list(map(tuple, judgement.questions))


def test_more_questions_than_wanted_are_too_little_said() -> None:
    """A posting that could be right but leaves too much open is set aside with its own cause."""
    facts = _without("pay", "permanent", "equity", "bonus", "on_call")
    outcomes = [_judge(ALL, BAR.model_copy(update={"max_questions": number}), facts) for number in (3, 2, 0)]

    assert [Outcome.ASK, Outcome.REJECT, Outcome.REJECT] == [judgement.outcome for judgement in outcomes]
    assert [(), (Cause.TOO_LITTLE_SAID,), (Cause.TOO_LITTLE_SAID,)] == [judgement.causes for judgement in outcomes]


def test_enough_facts_must_be_better_than_now() -> None:
    """`better_in` holds at its low end for a keep, is asked while it may hold, and rejects when it cannot."""
    bar = Bar(better_in=1)
    outcomes = [
        _judge((BETTER_PAY,), bar, facts)
        for facts in (
            {"pay": Quantity(low=91, high=95)},
            {"pay": Quantity(low=85, high=95)},
            {"pay": Quantity(low=1, high=90)},
        )
    ]

    assert [Outcome.KEEP, Outcome.ASK, Outcome.REJECT] == [judgement.outcome for judgement in outcomes]
    assert [(1, 1), (0, 1), (0, 0)] == [judgement.better for judgement in outcomes]
    assert ((("better.pay",), ("pay",)),) == outcomes[1].questions
    assert (Cause.BETTER,) == outcomes[2].causes


def test_the_right_job_s_score_is_whole_points() -> None:
    """What a job scores is rounded down, so that it meets a bar of its own score."""
    thirds = tuple(
        Rule(kind=Kind.NICE, name=fact, when=_is(fact), weight=100) for fact in ("equity", "bonus", "on_call")
    )
    facts: Facts = {"equity": Flag(value=True), "bonus": Flag(value=True)}
    with Judge(RuleSet(rules=thirds)) as judge:
        score = judge.score(facts)

    assert (66, 100) == score
    assert Outcome.KEEP is _judge(thirds, Bar(score=66), facts).outcome


def test_a_rule_set_without_nice_rules_scores_a_hundred() -> None:
    """Nothing to weigh is no shortfall, whatever the bar."""
    judgement = _judge((PAY,), Bar(score=100), GOOD)

    assert (Outcome.KEEP, (100.0, 100.0)) == (judgement.outcome, judgement.score)


@pytest.mark.parametrize("facts", [GOOD, {}, _without(agency=Flag(value=True))])
def test_an_emptied_engine_is_never_a_verdict(monkeypatch: pytest.MonkeyPatch, facts: Facts) -> None:
    """With durable_rules silenced there is no outcome at all, for no posting."""
    with Judge(RuleSet(rules=ALL, bar=BAR)) as judge:
        with monkeypatch.context() as patch:
            patch.setattr(library(), "start_action_for_state", lambda *_: None)
            with pytest.raises(EngineFault):
                judge.judge(facts)

        assert judge.judge(GOOD).outcome is Outcome.KEEP


def test_counters_tell_what_was_remembered() -> None:
    """The second of two equal postings asks durable_rules nothing."""
    with Judge(RuleSet(rules=ALL, bar=BAR)) as judge:
        judge.judge(GOOD)
        first = judge.counters
        judge.judge(dict(GOOD))
        second = judge.counters

    assert (first.asked, first.worked_out) == (second.asked, second.worked_out)
    assert (1, 2) == (first.judged, second.judged)
    assert second.looked_up == 2 * first.looked_up


def test_a_tolerance_below_nothing_is_refused() -> None:
    """A near miss cannot be above the bar."""
    with pytest.raises(ValueError, match="cannot be 3 points above"):
        Judge(RuleSet(rules=(), bar=Bar(near_score=-3)))


def test_a_choice_is_judged_as_any_fact() -> None:
    """An empty rule set keeps everything, and one on a choice only what it names."""
    hybrid: Facts = {"workplace": Choice(value="hybrid")}
    remote = Rule(kind=Kind.MUST, name="w", when=Test(fact="workplace", operator=Operator.IS, tokens=("remote",)))

    assert [Outcome.KEEP, Outcome.REJECT] == [_judge(rules, Bar(), hybrid).outcome for rules in ((), (remote,))]
