"""Differences: how a posting differs from the job now and the right job, in honest intervals; nothing is decided."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jobfit.facts.model import Basis, Choice, Facts, FactValue, Quantity
from jobfit.facts.vocabulary import VOCABULARY
from jobfit.rules.firings import Result
from jobfit.rules.model import Job, RuleSet
from jobfit.rules.standing import COMPARABLE, better_rules, job_of
from jobfit.verdicts.beside import beside, in_a_line
from jobfit.verdicts.differences import Differences
from jobfit.verdicts.judge import Judge
from jobfit.verdicts.model import Beside, Difference, Direction
from jobfit.verdicts.reasons import Reasons
from jobfit.verdicts.sketch import Observed

ENDS = st.one_of(st.none(), st.integers(0, 400).map(lambda quarters: quarters / 4))


def pay(low: float | None, high: float | None) -> Quantity:
    """Return a pay in euros a year."""
    return Quantity(low=low, high=high, currency="EUR", period="year")


def days(low: float | None, high: float | None = None) -> Quantity:
    """Return a quantity, of one figure unless two are given."""
    return Quantity(low=low, high=low if high is None else high)


NOW: Facts = {
    "pay": pay(80_000, 80_000),
    "hours": days(40),
    "office_days": days(3),
    "seniority": Choice(value="mid"),
    "travel": days(10),
    "contract_months": days(12),
}


def against(facts: Facts, now: Facts = NOW) -> Beside:
    """Return how facts differ from the job now."""
    (only,) = Differences((job_of("now", now),)).of(facts)
    return only


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ({"pay": pay(94_400, 94_400)}, "base +18 %"),
        ({"pay": pay(86_400, 100_000)}, "base +8 to +25 %"),
        ({"pay": pay(76_000, 88_000)}, "base −5 to +10 %"),
        ({"pay": pay(80_000, 80_000)}, "base the same"),
        ({"pay": pay(80_000, 90_000)}, "base 0 to +12 %"),
        ({"pay": pay(79_990, 79_990)}, "base −0.1 %"),
        ({"pay": pay(None, 100_000)}, "base at most +25 %"),
        ({"pay": pay(76_000, None)}, "base at least −5 %"),
        ({"hours": days(32)}, "hours −20 %"),
        ({"office_days": days(0)}, "office days −3"),
        ({"office_days": days(2, 3)}, "office days −1 to 0"),
        ({"office_days": days(2.5)}, "office days −0.5"),
        ({"seniority": Choice(value="senior")}, "seniority +1 step"),
        ({"seniority": Choice(value="principal")}, "seniority +3 steps"),
        ({"travel": days(None, 20)}, "travel +10 points"),
        ({"contract_months": days(6)}, "contract −6 months"),
    ],
)
def test_a_difference_in_words(facts: Facts, said: str) -> None:
    """Money and hours in percent, days and steps as they are, intervals with both of their ends."""
    (fact,) = facts

    assert said == in_a_line(against(facts, {fact: NOW[fact]}))


def test_what_either_of_the_two_does_not_say_is_told() -> None:
    """Silence of the posting is not known; silence of the job is named, where there is room for it."""
    facts: Facts = {"pay": pay(80_000, 90_000), "holidays": days(30), "manages": days(4), "travel": days(10)}
    now = job_of("now", {"pay": NOW["pay"], "hours": NOW["hours"], "office_days": NOW["office_days"]})
    right = job_of("right", {"holidays": days(28), "manages": days(3), "seniority": Choice(value="lead")})
    found, other = Differences((now, right)).of(facts)

    assert "base 0 to +12 %, office days and hours not known" == in_a_line(found, short=True)
    assert in_a_line(found).endswith("not known; your job now does not say holidays or people")
    assert "30 days a year" == next(each.shown for each in found.differences if each.fact == "holidays")
    assert "holidays +2, people +1; your right job does not say base" == in_a_line(other)


def test_a_job_without_pay_and_one_without_anything() -> None:
    """[now] without pay compares the rest; a job that states nothing that compares has no line."""
    facts: Facts = {"pay": pay(80_000, 90_000), "hours": days(32)}

    assert "hours −20 %" == in_a_line(against(facts, {"hours": NOW["hours"]}), short=True)
    assert () == Differences((Job(name="right", stated=()),)).of(facts)
    assert {} == beside((), set())


def test_an_unpaid_job_is_compared_without_a_share() -> None:
    """Of nothing there is no percentage."""
    assert "base 60 000 EUR/year" == in_a_line(against({"pay": pay(60_000, 60_000)}, {"pay": pay(0, 0)}))


def test_a_guess_is_not_known() -> None:
    """What somebody's model predicts compares with nothing, as in the rules."""
    guess = Quantity(low=90_000, high=90_000, currency="EUR", period="year", basis=Basis.PREDICTED)

    assert "base not known" == in_a_line(against({"pay": guess}, {"pay": NOW["pay"]}))


def test_a_conversion_is_told_once() -> None:
    """The note of converted money stands under the first line that uses it."""
    facts: Facts = {"pay": Quantity(low=90, high=90, currency="EUR", period="year", note="at 1.17 (ECB)")}
    found = Differences((job_of("now", NOW), job_of("right", NOW))).of(facts)
    lines = beside(found, set())

    assert [("at 1.17 (ECB)",), ()] == [line.notes for (line,) in lines.values()]


def test_a_short_line_has_six_differences() -> None:
    """Of more, the number is told."""
    many = tuple(Difference(fact=fact, shown="+1", direction=Direction.BETTER) for fact in COMPARABLE[:9])

    assert in_a_line(Beside(job="now", differences=many), short=True).endswith("hours +1, holidays +1, 3 more")


@settings(deadline=None, max_examples=80)
@given(
    facts=st.dictionaries(st.sampled_from(("pay", "office_days", "hours", "travel")), st.tuples(ENDS, ENDS)),
    now=st.dictionaries(st.sampled_from(("pay", "office_days", "hours", "travel")), st.integers(1, 100), min_size=1),
)
def test_better_is_said_where_the_rule_says_so(
    facts: dict[str, tuple[float | None, float | None]], now: dict[str, int]
) -> None:
    """A line never says better or not better against the engine's own comparison with the job now."""
    posting: dict[str, FactValue] = {fact: Quantity(low=low, high=high) for fact, (low, high) in facts.items()}
    job: Facts = {fact: days(figure) for fact, figure in now.items()}
    rules = tuple(better_rules(job))
    with Judge(RuleSet(rules=rules)) as judge:
        results = {
            rule.name.replace("-", "_"): firing.result
            for rule, firing in zip(rules, judge.judge(posting).firings.rules, strict=True)
        }
    said = {each.fact: each.direction for each in against(posting, job).differences}

    assert {fact for fact in results if results[fact] is Result.HOLDS} == {
        fact for fact in results if said[fact] is Direction.BETTER
    }
    assert all(results[fact] is Result.FAILS for fact in results if said[fact] in {Direction.WORSE, Direction.SAME})
    assert all(results[fact] is Result.UNKNOWN for fact in results if said[fact] is Direction.UNKNOWN)


def test_a_verdict_has_the_differences_and_reads_back_with_them() -> None:
    """`explain` needs nothing but the stored verdict; one stored before has none."""
    rules = RuleSet(rules=(), jobs=(job_of("now", NOW),))
    facts: Facts = {"pay": pay(86_400, 100_000)}
    with Judge(rules) as judge:
        verdict = Reasons(rules).verdict("p", judge.judge(facts), Observed(facts, facts))
    stored = type(verdict).model_validate_json(verdict.model_dump_json(exclude_defaults=True))

    assert verdict == stored
    assert "+8 to +25 %" == stored.beside[0].differences[0].shown
    assert () == type(verdict).model_validate_json(verdict.model_dump_json(exclude={"beside"})).beside
    assert set(COMPARABLE) == {name for name, each in VOCABULARY.items() if each.better}
