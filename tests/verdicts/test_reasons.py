"""Reasons: both values with units, evidence that stands in the posting, and the most decisive first."""

from __future__ import annotations

import pickle

import pytest
from hypothesis import given, settings

from jobfit.facts.model import Basis, Choice, Evidence, FactValue, Flag, Phrases, Quantity, Text
from jobfit.postings.model import JobPosting
from jobfit.rules.model import All, AnyOf, Bar, Kind, Operator, Rule, RuleSet, Test, Unknown
from jobfit.verdicts.judge import Judge
from jobfit.verdicts.model import Outcome, Reason, TestReason, Verdict
from jobfit.verdicts.reasons import Reasons
from jobfit.verdicts.sentences import compared, quotes_of
from jobfit.verdicts.sketch import Observed
from jobfit.verdicts.turning import phrases
from tests.strategies import facts, rule_sets
from tests.verdicts.samples import ASKED, KEPT, NEAR, PERMANENT, REJECTED, REMOTE, euros, judged, verdict_on

SAMPLES = (KEPT, ASKED, NEAR, REJECTED)
PAY = Test(fact="pay", operator=Operator.MIN, number=8_500_000, written="≥ 85 000 EUR/year")
ON_CALL = Test(fact="on_call", operator=Operator.IS, number=0, written="is false")


def reason(verdict: Verdict, rule: str) -> Reason:
    """Return a rule's reason."""
    return next(each for each in verdict.reasons if each.rule == rule)


@pytest.mark.parametrize("posting", SAMPLES, ids=lambda posting: posting.title)
def test_every_quote_stands_in_the_posting(posting: JobPosting) -> None:
    """Evidence is text[start:end] of the field that it names."""
    pieces = [piece for each in verdict_on(posting.id).reasons for test in each.tests for piece in test.evidence]

    assert pieces
    assert [piece.quote for piece in pieces] == [
        getattr(posting, piece.field)[piece.start : piece.end] for piece in pieces
    ]


@pytest.mark.parametrize(
    ("posting", "outcome"),
    [(KEPT, Outcome.KEEP), (ASKED, Outcome.ASK), (NEAR, Outcome.NEAR_MISS), (REJECTED, Outcome.REJECT)],
    ids=lambda each: getattr(each, "title", each),
)
def test_the_samples_come_to_every_outcome(posting: JobPosting, outcome: Outcome) -> None:
    """What the other tests speak of is there."""
    assert outcome is verdict_on(posting.id).outcome


def test_a_reason_has_both_values_with_units_and_how_they_were_had() -> None:
    """Observed and asked, the margin between them, basis, conversion and contradiction."""
    test = reason(verdict_on(KEPT.id), "must.pay").tests[0]

    assert ("91 260–105 300 EUR/year", "≥ 85 000 EUR/year") == (test.observed, test.bar)
    assert (0.0736, "stated") == (test.margin, test.basis)
    assert "78 000–90 000 GBP/year at 1.17 EUR (ECB, 12 Nov 2026)" == test.note


def test_of_many_phrases_the_first_and_their_number_are_told() -> None:
    """A rule with dozens of phrases does not repeat them in every verdict; its own file lists them."""
    many = tuple(f"a{number}" for number in range(40))
    written = "does not say " + " or ".join(f"“{phrase}”" for phrase in many)
    test = Test(fact="says", operator=Operator.SAYS_NONE, tokens=many, written=written)
    rule_set = RuleSet(rules=(Rule(kind=Kind.NICE, name="none", when=test, weight=100),))
    with Judge(rule_set) as judge:
        verdict = Reasons(rule_set).verdict("p", judge.judge({}), Observed({}, {}))

    assert "does not say “a0”, “a1”, “a2” or one of 37 other phrases" == reason(verdict, "nice.none").tests[0].bar


def test_one_phrase_more_is_told_itself() -> None:
    """It takes no more room than to say that there is one."""
    assert "“a”, “b”, “c” or “d”" == phrases(("a", "b", "c", "d"))
    assert "“a”, “b”, “c” or one of 2 other phrases" == phrases(("a", "b", "c", "d", "e"))


def test_of_long_phrases_none_is_cut_where_they_are_not_said() -> None:
    """Three phrases of some words each, and how many more, are told in full."""
    long = tuple(f"{'very ' * 4}long phrase {number}" for number in range(9))
    written = " or ".join(f"“{phrase}”" for phrase in long)
    test = Test(fact="says", operator=Operator.SAYS, tokens=long, written=f"says {written}", silent_is_false=True)
    rule_set = RuleSet(rules=(Rule(kind=Kind.MUST, name="some", when=test),))
    with Judge(rule_set) as judge:
        verdict = Reasons(rule_set).verdict("p", judge.judge({}), Observed({}, {}))
    missed = reason(verdict, "must.some")

    said = f"does not say “{long[0]}”, “{long[1]}”, “{long[2]}” or one of 6 other phrases"
    assert said == compared(missed, missed.tests[0])


def test_the_same_words_of_two_fields_are_one_quote() -> None:
    """They tell a reader nothing twice; other words of the same field are a quote of their own."""
    text = "Porto, two days"
    pieces = [Evidence(field, 0, 5, "Porto") for field in ("title", "description")] + [
        Evidence("description", 7, 15, "two days")
    ]
    tests = [TestReason(fact="country", result="holds", evidence=tuple(pieces))]

    assert {text[piece.start : piece.end] == piece.quote for piece in pieces} == {True}
    assert ["“Porto” (title)", "“two days”"] == list(map(str, quotes_of(tests)))


def test_a_contradiction_is_kept() -> None:
    """What else a posting says of a fact goes into the reason."""
    value = Choice(value="hybrid", basis=Basis.STATED, conflict="the feed's field says remote")
    rules = RuleSet(rules=(Rule(kind=Kind.MUST, name="remote", when=REMOTE),))

    assert (
        "the feed's field says remote" == reason(judged(rules, {"workplace": value}), "must.remote").tests[0].conflict
    )


@pytest.mark.parametrize(
    ("low", "margin", "short"), [(82_000, -0.0353, "3.5 %"), (84_990, -0.0001, "0.1 %"), (42_500, -0.5, "50 %")]
)
def test_a_miss_says_by_how_much(low: int, margin: float, short: str) -> None:
    """Money is short by a share, and never by nothing."""
    rules = RuleSet(rules=(Rule(kind=Kind.MUST, name="pay", when=PAY),))
    test = reason(judged(rules, {"pay": euros(low, low)}), "must.pay").tests[0]

    assert (margin, short, "") == (test.margin, test.short, test.allowed)


def test_a_near_miss_says_what_is_allowed() -> None:
    """Tolerances are in the reason: money as a share, days as days."""
    verdict = verdict_on(NEAR.id)
    days = next(test for test in reason(verdict, "must.where").tests if test.fact == "office_days")
    pay = reason(verdict, "must.pay").tests[0]

    assert [("3.5 %", "5 %"), ("1 day a week", "1 day a week")] == [
        (pay.short, pay.allowed),
        (days.short, days.allowed),
    ]


def test_the_decisive_comparison_comes_first() -> None:
    """A failing part stands before one that is unknown, and an unknown one before what fails where one is enough."""
    rules = RuleSet(
        rules=(
            Rule(kind=Kind.MUST, name="both", when=All(of=(ON_CALL, PAY))),
            Rule(kind=Kind.MUST, name="either", when=AnyOf(of=(PAY, ON_CALL))),
        )
    )
    verdict = judged(rules, {"pay": euros(60_000, 60_000)})

    assert ["pay", "on_call"] == [test.fact for test in reason(verdict, "must.both").tests]
    assert ["on_call", "pay"] == [test.fact for test in reason(verdict, "must.either").tests]


def test_what_alone_keeps_a_posting_out_comes_first() -> None:
    """Dealbreakers, then misses beyond their tolerance, then those inside it, then what is open."""
    near = PAY.model_copy(update={"number": 8_000_000})
    rules = RuleSet(
        rules=(
            Rule(kind=Kind.MUST, name="open", when=ON_CALL),
            Rule(kind=Kind.MUST, name="nearly", when=PAY, near=near),
            Rule(kind=Kind.MUST, name="permanent", when=PERMANENT),
            Rule(kind=Kind.DEALBREAKER, name="remote", when=REMOTE),
        )
    )
    observed: dict[str, FactValue] = {
        "pay": euros(82_000, 82_000),
        "permanent": Flag(value=False),
        "workplace": Choice(value="remote"),
    }

    assert ["dealbreaker.remote", "must.permanent", "must.nearly", "must.open"] == [
        each.rule for each in judged(rules, observed).reasons
    ]


def test_evidence_of_a_set_starts_with_what_was_asked_for() -> None:
    """Of many skills, the quote of the one that counts stands first."""
    tests = reason(verdict_on(KEPT.id), "nice.stack").tests

    assert ["Python", "PostgreSQL"] == [test.evidence[0].quote for test in tests]


def test_parts_that_give_nothing_are_no_reason() -> None:
    """Only parts that hold, then those that could, are compared."""
    tests = reason(verdict_on(ASKED.id), "nice.stack").tests

    assert [("has python", "holds"), ("has postgresql", "unknown")] == [(test.bar, test.result) for test in tests]


@pytest.mark.parametrize(
    ("because", "known", "sentence"),
    [
        ("{company} is in gambling", {}, "The company is in gambling"),
        ("people at {company} work in pairs", {}, "People at the company work in pairs"),
        ("{company} is in gambling", {"company": Text(value="iGamble")}, "iGamble is in gambling"),
        ("people at {company} earn {pay}", {"pay": euros(50, 60)}, "People at the company earn 50–60 EUR/year"),
        ("{title} brings {pay} {{gross}}", {}, "The role brings its pay {gross}"),
    ],
)
def test_the_rules_own_sentence_reads_well(because: str, known: dict[str, FactValue], sentence: str) -> None:
    """Facts fill the braces, what is unknown has words too, and a sentence starts with a capital."""
    rule = Rule(kind=Kind.DEALBREAKER, name="r", when=PERMANENT, because=because)
    verdict = judged(RuleSet(rules=(rule,)), {**known, "permanent": Flag(value=True)})

    assert sentence == verdict.reasons[0].because


def test_the_rules_own_sentence_is_only_said_of_what_holds() -> None:
    """A dealbreaker that is clear does not claim that it hits."""
    assert "" == reason(verdict_on(KEPT.id), "dealbreaker.gambling").because


def test_a_question_about_phrases_is_asked_in_the_rules_words() -> None:
    """Nobody is asked "does this hold?" without being told what."""
    says = Test(fact="says", operator=Operator.SAYS, tokens=("four days", "32 hours"), written="says …")
    rules = (
        Rule(kind=Kind.MUST, name="short", when=says, because="{company} offers a four-day week"),
        Rule(kind=Kind.MUST, name="garden", when=says.model_copy(update={"tokens": ("garden",)})),
    )
    asked = {question.rules: question.ask for question in judged(RuleSet(rules=rules), {}).open}

    assert {
        ("must.garden",): "Does this hold: “garden”?",
        ("must.short",): "Is it so that the company offers a four-day week?",
    } == asked


@settings(deadline=None, max_examples=40)
@given(rule_set=rule_sets(), posting=facts())
def test_a_verdict_has_every_rule_and_survives_being_stored(rule_set: RuleSet, posting: dict[str, FactValue]) -> None:
    """One reason a rule, whatever its result; JSON and pickle give back the same verdict."""
    verdict = judged(rule_set, posting)

    assert sorted(rule.id for rule in rule_set.rules) == sorted(each.rule for each in verdict.reasons)
    assert verdict == Verdict.model_validate_json(verdict.model_dump_json(exclude_defaults=True))
    assert verdict == pickle.loads(pickle.dumps(verdict))  # noqa: S301 - our own, made a line before


@settings(deadline=None, max_examples=30)
@given(rule_set=rule_sets(), posting=facts())
def test_judging_again_gives_the_same_reasons(rule_set: RuleSet, posting: dict[str, FactValue]) -> None:
    """What is kept from posting to posting changes no verdict."""
    kept = Reasons(rule_set)
    with Judge(rule_set) as judge:
        verdicts = [kept.verdict("p1", judge.judge(each), Observed(each, each)) for each in ({}, posting, {}, posting)]

    assert verdicts[:2] == verdicts[2:]
    assert verdicts[1] == judged(rule_set, posting)


def test_silence_that_holds_is_told_of_each_company() -> None:
    """What is kept for postings that say nothing is no other company's sentence."""
    quiet = Test(fact="says", operator=Operator.SAYS_NONE, tokens=("on call",), silent_is_false=True)
    rules = (Rule(kind=Kind.MUST, name="quiet", when=quiet, because="{company} says nothing of on-call duty"),)
    kept = Reasons(RuleSet(rules=rules))
    told = []
    with Judge(RuleSet(rules=rules)) as judge:
        for company in ("Larkmoor", "Norrvik"):
            posting: dict[str, FactValue] = {"company": Text(value=company), "says": Phrases(found=(), whole=True)}
            told += [
                each.because for each in kept.verdict("p", judge.judge(posting), Observed(posting, posting)).reasons
            ]

    assert ["Larkmoor says nothing of on-call duty", "Norrvik says nothing of on-call duty"] == told


def test_policies_of_the_unknown_are_told_apart() -> None:
    """Open, silent and passed are three effects of the same silence."""
    rules = tuple(Rule(kind=Kind.MUST, name=each.value, when=PAY, unknown=each) for each in Unknown)
    verdict = judged(RuleSet(rules=rules, bar=Bar()), {"on_call": Flag(value=True), "hours": Quantity(low=1, high=1)})

    assert {"must.ask": "open", "must.reject": "silent", "must.pass": "passed"} == {
        each.rule: each.effect for each in verdict.reasons
    }
