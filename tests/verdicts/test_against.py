"""What stands against a posting: the same of a judgement as of the verdict that is made of it."""

from __future__ import annotations

from hypothesis import given, settings

from jobfit.facts.model import FactValue
from jobfit.rules.firings import Firing, Result
from jobfit.rules.model import Bar, Kind, Operator, Rule, RuleSet, Test
from jobfit.verdicts.against import against, against_judged, deciding, deciding_judged, rank_of
from jobfit.verdicts.judge import Judge
from jobfit.verdicts.model import Outcome
from jobfit.verdicts.reasons import Reasons
from jobfit.verdicts.sketch import Observed
from tests.strategies import facts, rule_sets
from tests.verdicts.samples import ASKED, KEPT, NEAR, REJECTED, euros, judged, verdict_on

SAMPLES = (KEPT, ASKED, NEAR, REJECTED)
PAID = Rule(kind=Kind.NICE, name="paid", when=Test(fact="pay", operator=Operator.MIN, number=1), weight=100)


def test_deciding_names_the_rule_that_a_verdict_is_counted_under() -> None:
    """Keeps under nothing, the others under their first rule, else under the bar's cause."""
    short = judged(RuleSet(rules=(PAID,), bar=Bar(score=50)), {"pay": euros(0, 0)})

    assert ["", "must.pay", "must.pay", "dealbreaker.gambling"] == [deciding(verdict_on(each.id)) for each in SAMPLES]
    assert "bar.score" == deciding(short)


def test_the_bar_stands_against_a_posting_that_no_rule_does() -> None:
    """Rules are named while there are some, the bar's causes otherwise, and nothing stands against a keep."""
    short = judged(RuleSet(rules=(PAID,), bar=Bar(score=50)), {"pay": euros(0, 0)})

    assert [(), (), ("must.pay",), ("dealbreaker.gambling",)] == [
        tuple(rule for rule in against(verdict_on(each.id)) if rule != "must.where") for each in SAMPLES
    ]
    assert ("bar.score",) == against(short)


def test_rules_are_told_in_the_order_of_what_they_do_then_of_their_weight() -> None:
    """What keeps a posting out comes first, a miss inside its tolerance after others, and points most first."""
    hit = Rule(kind=Kind.DEALBREAKER, name="hit", when=PAID.when)
    must = Rule(kind=Kind.MUST, name="must", when=PAID.when)
    firings = {
        "hit": (hit, Firing(rule=hit.id, result=Result.HOLDS)),
        "missed": (must, Firing(rule=must.id, result=Result.FAILS)),
        "nearly": (must, Firing(rule=must.id, result=Result.FAILS, near=Result.HOLDS)),
        "met": (must, Firing(rule=must.id, result=Result.HOLDS)),
        "much": (PAID, Firing(rule=PAID.id, result=Result.HOLDS, points_low=300, points_high=300)),
        "taken": (PAID, Firing(rule=PAID.id, result=Result.HOLDS, points_low=-200, points_high=-200)),
        "little": (PAID, Firing(rule=PAID.id, result=Result.HOLDS, points_low=100, points_high=100)),
    }
    backwards = list(firings)[::-1]

    assert list(firings) == sorted(backwards, key=lambda name: rank_of(*firings[name]))


@settings(deadline=None, max_examples=60)
@given(rule_set=rule_sets(), posting=facts())
def test_a_judgement_names_what_its_verdict_does(rule_set: RuleSet, posting: dict[str, FactValue]) -> None:
    """What stands against a posting, and what decides it, needs no words to be told."""
    with Judge(rule_set) as judge:
        judgement = judge.judge(posting)
    verdict = Reasons(rule_set).verdict("p1", judgement, Observed(posting, posting))

    assert against(verdict) == against_judged(judgement, rule_set.rules)
    assert deciding(verdict) == deciding_judged(judgement, rule_set.rules)
    assert bool(deciding(verdict)) is (verdict.outcome is not Outcome.KEEP)
