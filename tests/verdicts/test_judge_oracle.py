"""The judge against the oracle, and the laws that every verdict keeps."""

from __future__ import annotations

from random import Random

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from jobfit.facts.model import FactValue, Quantity
from jobfit.rules.firings import Result
from jobfit.rules.model import Bar, Kind, Operator, Rule, RuleSet, Test, Unknown
from jobfit.verdicts.judge import Judge, Judgement
from jobfit.verdicts.model import Cause, Outcome
from tests.oracle import Oracle
from tests.strategies import FACTS, facts, rule_sets, values

Posting = dict[str, FactValue]
postings = st.lists(facts(), min_size=1, max_size=8)
REJECTED = {Outcome.REJECT, Outcome.NEAR_MISS}


def _rejected_for_good(judgement: Judgement) -> bool:
    """Say whether a rejection rests on something known, and not only on silence."""
    return judgement.outcome in REJECTED and bool(set(judgement.causes) - {Cause.TOO_LITTLE_SAID, Cause.SILENT})


def _kept_for_good(judgement: Judgement, rule_set: RuleSet) -> bool:
    """Say whether a keep rests on nothing that the person let pass unknown."""
    passed = [
        firing.result is Result.UNKNOWN and rule.unknown is Unknown.PASS and rule.kind in {Kind.MUST, Kind.DEALBREAKER}
        for rule, firing in zip(rule_set.rules, judgement.firings.rules, strict=True)
    ]
    return judgement.outcome is Outcome.KEEP and not any(passed)


@settings(deadline=None, max_examples=60)
@given(rule_set=rule_sets(), postings=postings, remember=st.booleans())
def test_every_verdict_is_what_the_oracle_says(rule_set: RuleSet, postings: list[Posting], *, remember: bool) -> None:
    """Outcome, grade, causes, score, better facts and questions agree, remembering or not."""
    oracle = Oracle(rule_set)
    with Judge(rule_set, remember=remember) as judge:
        for posting in postings:
            expected, judgement = oracle.judge(posting), judge.judge(posting)

            assert (expected.outcome, expected.grade) == (judgement.outcome, judgement.grade)
            assert expected.causes == set(judgement.causes)
            assert tuple(map(float, expected.score)) == judgement.score
            assert (expected.better, rule_set.bar.score) == (judgement.better, judgement.bar)
            asked = sorted(sorted({unknown.partition(":")[0] for unknown in key}) for key in expected.asked)
            assert asked == sorted(list(question.facts) for question in judgement.questions)


@settings(deadline=None, max_examples=30)
@given(rule_set=rule_sets(), posting=facts(), order=st.randoms(use_true_random=False))
def test_order_changes_no_verdict(rule_set: RuleSet, posting: Posting, order: Random) -> None:
    """Shuffled facts and rules, and judging again, give the same verdict."""
    rules, named = list(rule_set.rules), list(posting)
    order.shuffle(rules)
    order.shuffle(named)
    with Judge(rule_set) as judge, Judge(rule_set.model_copy(update={"rules": tuple(rules)})) as other:
        first, again = judge.judge(posting), judge.judge(posting)
        shuffled = other.judge({fact: posting[fact] for fact in named})

        assert first == again
        assert set(first.firings.rules) == set(shuffled.firings.rules)
        assert (first.outcome, first.grade, first.causes, first.score, first.better, first.questions) == (
            shuffled.outcome,
            shuffled.grade,
            shuffled.causes,
            shuffled.score,
            shuffled.better,
            shuffled.questions,
        )


@settings(deadline=None, max_examples=60)
@given(
    rule_set=rule_sets(),
    posting=facts(),
    learnt=st.sampled_from(FACTS).flatmap(lambda fact: st.tuples(st.just(fact), values(fact))),
)
def test_learning_an_unknown_flips_no_known_outcome(
    rule_set: RuleSet, posting: Posting, learnt: tuple[str, FactValue]
) -> None:
    """A keep stays a keep and a rejection stays one, whatever an unknown fact turns out to be.

    Only what the person wants taken for an answer can still turn: silence that rejects, silence that passes, and
    "too little said".
    """
    fact, value = learnt
    assume(fact not in posting)
    with Judge(rule_set) as judge:
        before, after = judge.judge(posting), judge.judge({**posting, fact: value})

        assert not _kept_for_good(before, rule_set) or after.outcome is Outcome.KEEP
        assert not _rejected_for_good(before) or _rejected_for_good(after)
        assert before.score[0] <= after.score[0]
        assert after.score[1] <= before.score[1]
        for known, then in zip(before.firings.rules, after.firings.rules, strict=True):
            assert known.result.name == "UNKNOWN" or known.result is then.result


@settings(deadline=None, max_examples=60)
@given(
    bars=st.lists(st.integers(0, 6), min_size=2, max_size=2),
    low=st.integers(0, 8),
    high=st.integers(0, 8),
    more=st.integers(1, 4),
    score=st.integers(0, 100),
)
def test_more_of_a_good_thing_never_loses_a_keep(bars: list[int], low: int, high: int, more: int, score: int) -> None:
    """Raising pay, where every rule wants more of it, keeps every keep and never lowers a score."""
    must, nice = (Test(fact="pay", operator=Operator.MIN, number=bar * 100) for bar in bars)
    rules = (
        Rule(kind=Kind.MUST, name="pay", when=must),
        Rule(kind=Kind.NICE, name="well-paid", when=nice, weight=300),
        Rule(kind=Kind.NICE, name="underpaid", when=_below(bars[1]), weight=-200),
        Rule(kind=Kind.BETTER, name="pay", when=Test(fact="pay", operator=Operator.ABOVE, number=bars[1] * 100)),
    )
    with Judge(RuleSet(rules=rules, bar=Bar(score=score, better_in=1))) as judge:
        low, high = min(low, high), max(low, high)
        before = judge.judge({"pay": Quantity(low=low, high=high)})
        for better in (Quantity(low=low + more, high=high + more), Quantity(low=high, high=high)):
            after = judge.judge({"pay": better})

            assert before.outcome is not Outcome.KEEP or after.outcome is Outcome.KEEP
            assert before.score[0] <= after.score[0]


def _below(bar: int) -> Test:
    return Test(fact="pay", operator=Operator.BELOW, number=bar * 100)
