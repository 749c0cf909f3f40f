"""Flips: what is said to make a posting a keep does so, when the engine judges it, and nothing in it is idle."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, combinations, product

from hypothesis import HealthCheck, assume, example, given, reject, settings

from jobfit.facts.model import Choice, FactValue, Flag, Quantity, TokenSet
from jobfit.facts.vocabulary import VOCABULARY, Use
from jobfit.rules.edits import Action, Edit, edited
from jobfit.rules.firings import Result
from jobfit.rules.model import (
    All,
    AnyOf,
    Bar,
    Condition,
    Kind,
    Operator,
    Rule,
    RuleHolds,
    RuleSet,
    Test,
    Unknown,
)
from jobfit.rules.model import tests_in as comparisons_in
from jobfit.rules.model import tests_of as comparisons_of
from jobfit.verdicts.changes import Changes
from jobfit.verdicts.explain import explain
from jobfit.verdicts.flips import edits_of
from jobfit.verdicts.judge import Judge, Judgement
from jobfit.verdicts.model import Outcome
from jobfit.verdicts.outline import Growth, Outline
from jobfit.verdicts.reasons import Reasons
from jobfit.verdicts.sketch import Observed
from jobfit.verdicts.supposed import Turn
from jobfit.verdicts.turning import in_words
from jobfit.verdicts.written import line_of
from tests.oracle import Oracle
from tests.strategies import facts, rule_sets
from tests.verdicts.becoming import all_becoming, becoming
from tests.verdicts.sharing import SEVERAL, sharing, sizes, some_facts, stated

Posting = dict[str, FactValue]


def judged(rule_set: RuleSet, posting: Posting) -> Judgement:
    """Return what the real engine says."""
    with Judge(rule_set) as judge:
        return judge.judge(posting)


def turns_of(rule_set: RuleSet, posting: Posting, judgement: Judgement) -> tuple[Turn, ...]:
    """Return the turns on the posting's side."""
    outline = Outline(rule_set)
    turns = Changes(outline).turns(Growth(outline, judgement.firings), posting)
    if turns is None:
        reject()  # too many to look at, which is told as that
    return turns


def wishes_of(rule: Rule) -> Iterator[tuple[Condition, Result]]:
    """Yield what a rule compares, and how it would have that come out."""
    if rule.kind is not Kind.NICE:
        conditions = rule.conditions if rule.when is None else (rule.when,)
        yield from ((each, Result.FAILS if rule.kind is Kind.DEALBREAKER else Result.HOLDS) for each in conditions)
        return
    weighed = [(part.when, part.weight) for part in rule.parts] if rule.when is None else [(rule.when, rule.weight)]
    yield from ((each, Result.HOLDS if weight > 0 else Result.FAILS) for each, weight in weighed if weight)


def is_enough(oracle: Oracle, posting: Posting, turns: Iterable[Turn]) -> bool:
    """Say whether a posting is a keep whichever way it becomes what some turns say, and can become that."""
    ways = all_becoming(posting, turns)
    first = next(ways, None)
    return is_keep(oracle, first) and all(is_keep(oracle, each) for each in ways)


def is_keep(oracle: Oracle, posting: Posting | None) -> bool:
    """Say whether there is a posting of these facts, and it is a keep."""
    return posting is not None and oracle.judge(posting).outcome is Outcome.KEEP


LOW, HIGH, WHOLE = (
    Rule(kind=Kind.MUST, name=use, when=Test(fact="pay", operator=operator, number=0, use=use))
    for use, operator in ((Use.LOW, Operator.MAX), (Use.HIGH, Operator.ABOVE), (Use.WHOLE, Operator.MIN))
)


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow])
@given(rule_set=rule_sets(), posting=facts())
@example(rule_set=RuleSet(rules=(LOW, HIGH)), posting={})
@example(rule_set=RuleSet(rules=(WHOLE, LOW, HIGH)), posting={})
def test_changes_of_the_posting_make_it_a_keep_and_none_is_idle(rule_set: RuleSet, posting: Posting) -> None:
    """Facts that are as the changes say are a keep; without any one of the changes they are not."""
    judgement = judged(rule_set, posting)
    assume(judgement.outcome is not Outcome.KEEP)
    turns, oracle = turns_of(rule_set, posting, judgement), Oracle(rule_set)

    with Judge(rule_set) as judge:
        if turns:
            changed = becoming(posting, turns)
            assert changed is not None
            assert Outcome.KEEP is judge.judge(changed).outcome
        for turn in turns:
            assert not is_enough(oracle, posting, [each for each in turns if each is not turn])


@settings(deadline=None, max_examples=60)
@given(rule_set=sharing(), posting=some_facts)
def test_no_posting_that_differs_in_fewer_facts_would_do(rule_set: RuleSet, posting: Posting) -> None:
    """Of all postings that there could be, none with fewer changes is a keep; where none is told, none is."""
    judgement, oracle = judged(rule_set, posting), Oracle(rule_set)
    assume(judgement.outcome is not Outcome.KEEP)
    turns = turns_of(rule_set, posting, judgement)
    read = sorted({test.fact for rule in rule_set.rules for test in comparisons_of(rule)})
    fewer = len({turn.test.fact for turn in turns}) if turns else len(read) + 1
    several = any(turn.test.fact in SEVERAL for turn in turns)

    for count in range(1, 2 if several else fewer):
        for changed in combinations(read, count):
            if turns and SEVERAL & set(changed):
                continue  # one fact, but it might be more changes
            for values in product(*map(stated, changed)):
                other = {**posting, **dict(zip(changed, values, strict=True))}
                assert count >= sizes(turns)[0] > 0 or not is_keep(oracle, other)


@settings(deadline=None, max_examples=60)
@given(rule_set=sharing(), posting=some_facts)
def test_no_smaller_choice_of_changes_would_do(rule_set: RuleSet, posting: Posting) -> None:
    """Of all tests that a rule would have otherwise, none of fewer changes, or as many and fewer tests, is enough."""
    judgement, oracle = judged(rule_set, posting), Oracle(rule_set)
    turns = turns_of(rule_set, posting, judgement)
    assume(turns)
    possible = [
        Turn(test, wanted, rule.id)
        for rule in rule_set.rules
        for condition, wanted in wishes_of(rule)
        for test in comparisons_in(condition)
    ]
    choices = chain.from_iterable(combinations(possible, count) for count in range(1, min(len(turns), 2) + 1))

    for chosen in choices:
        assert sizes(chosen) >= sizes(turns) or not is_enough(oracle, posting, chosen)


@settings(deadline=None, max_examples=60)
@given(rule_set=rule_sets(), posting=facts())
def test_edits_of_the_profile_make_it_a_keep(rule_set: RuleSet, posting: Posting) -> None:
    """The rule set with every edit made keeps the posting; without the edits it does not."""
    judgement = judged(rule_set, posting)
    edits = edits_of(judgement, Growth(Outline(rule_set), judgement.firings), posting)

    assert bool(edits) is (judgement.outcome is not Outcome.KEEP)
    assert Outcome.KEEP is judged(edited(rule_set, edits), posting).outcome


@settings(deadline=None, max_examples=25)
@given(rule_set=rule_sets(), posting=facts())
def test_no_edit_of_the_profile_could_be_left_out_or_be_smaller(rule_set: RuleSet, posting: Posting) -> None:
    """Without any one of the edits it is no keep, nor with a figure that moves a step less."""
    for edit, *others in rotated(edits_for(rule_set, posting)):
        assert Outcome.KEEP is not judged(edited(rule_set, others), posting).outcome
        if edit.number is not None:
            nearer = edit.model_copy(update={"number": edit.number + stricter(rule_set, edit)})

            assert Outcome.KEEP is not judged(edited(rule_set, [nearer, *others]), posting).outcome


@settings(deadline=None, max_examples=40)
@given(rule_set=rule_sets(), posting=facts())
def test_a_must_is_taken_out_only_where_no_figures_would_do(rule_set: RuleSet, posting: Posting) -> None:
    """However far all of its figures are moved, a must that is dropped would still be missed."""
    built_on = Outline(rule_set).built_on
    for edit in edits_for(rule_set, posting):
        rule = next((each for each in rule_set.rules if each.id == edit.target), None)
        if edit.action is Action.DROP and rule and rule.kind is Kind.MUST and rule.id not in built_on:
            tests = [test for test in comparisons_of(rule) if test.operator in {Operator.MIN, Operator.MAX}]
            furthest = {Operator.MIN: -(2**40), Operator.MAX: 2**40}
            places = [place for place, test in enumerate(comparisons_of(rule)) if test in tests]
            open_wide = [
                Edit(target=rule.id, action=Action.RELAX, number=furthest[test.operator], place=place, written="")
                for place, test in zip(places, tests, strict=True)
                if len(VOCABULARY[test.fact].choices) == 0
            ]
            wide = judged(edited(rule_set, open_wide), posting)

            assert wide.firings.rules[rule_set.rules.index(rule)].result is not Result.HOLDS


def edits_for(rule_set: RuleSet, posting: Posting) -> tuple[Edit, ...]:
    """Return the edits on the profile's side."""
    judgement = judged(rule_set, posting)
    return edits_of(judgement, Growth(Outline(rule_set), judgement.firings), posting)


def rotated(edits: Sequence[Edit]) -> list[list[Edit]]:
    """Return the edits so often that each of them comes first once, before all others."""
    return [[edit, *(other for other in edits if other is not edit)] for edit in edits]


def stricter(rule_set: RuleSet, edit: Edit) -> int:
    """Return the step by which a figure is stricter."""
    if edit.target == "bar":
        return 1
    rule = next(each for each in rule_set.rules if each.id == edit.target)
    return 1 if list(comparisons_of(rule))[edit.place].operator is Operator.MIN else -1


def must(name: str, when: Condition, *, unknown: Unknown = Unknown.ASK, origin: str = "profile") -> Rule:
    """Return a must."""
    return Rule(kind=Kind.MUST, name=name, when=when, unknown=unknown, origin=origin)


def nice(name: str, when: Condition, points: int) -> Rule:
    """Return a nice rule."""
    return Rule(kind=Kind.NICE, name=name, when=when, weight=points * 100)


def pay(figure: int) -> Test:
    """Return a test for at least so many euros a year."""
    return Test(fact="pay", operator=Operator.MIN, number=figure * 100, written=f"≥ {figure} EUR/year")


def days(figure: int, operator: Operator = Operator.MAX) -> Test:
    """Return a test on office days."""
    sign = {Operator.MAX: "≤", Operator.BELOW: "<"}[operator]
    return Test(fact="office_days", operator=operator, number=figure * 100, written=f"{sign} {figure} days a week")


def at(path: str, test: Test) -> Test:
    """Return a test that stands somewhere in a profile."""
    return test.model_copy(update={"at": path})


ON_CALL = Test(fact="on_call", operator=Operator.IS, number=1, written="is true")
PERMANENT = Test(fact="permanent", operator=Operator.IS, number=1, written="is true")
REMOTE = Test(fact="workplace", operator=Operator.IS, tokens=("remote",), written="is remote")


def changes(rule_set: RuleSet, posting: Posting) -> tuple[str, ...]:
    """Return the changes of the posting in words."""
    return in_words(turns_of(rule_set, posting, judged(rule_set, posting)), lambda _rule: "")


def test_every_missed_must_is_moved_to_its_nearest_bar() -> None:
    """Two misses give two changes, each the bar itself."""
    rule_set = RuleSet(rules=(must("pay", pay(85_000)), must("office-days", days(2)), must("permanent", PERMANENT)))
    posting: Posting = {
        "pay": Quantity(low=70_000, high=80_000, currency="EUR", period="year"),
        "office_days": Quantity(low=4, high=4),
        "permanent": Flag(value=True),
    }

    assert ("pay ≥ 85000 EUR/year", "office days ≤ 2 days a week") == changes(rule_set, posting)


def test_a_dealbreaker_is_turned_into_its_opposite() -> None:
    """What is ruled out would have to be otherwise."""
    rule_set = RuleSet(rules=(Rule(kind=Kind.DEALBREAKER, name="on-call", when=ON_CALL),))

    assert ("on call is no",) == changes(rule_set, {"on_call": Flag(value=True)})


def test_the_stricter_of_two_bars_on_one_fact_is_asked_once() -> None:
    """A must and a stricter comparison with the present job become one change."""
    better = Rule(kind=Kind.BETTER, name="office-days", when=days(2, Operator.BELOW), origin="bar")
    rule_set = RuleSet(rules=(must("office-days", days(3)), better), bar=Bar(better_in=1))

    assert ("office days < 2 days a week",) == changes(rule_set, {"office_days": Quantity(low=5, high=5)})


def test_a_nice_rule_that_a_must_brings_along_is_not_asked_twice() -> None:
    """The points that a turned must earns elsewhere count before more nice rules are asked for."""
    rules = (must("pay", pay(85_000)), nice("well-paid", pay(80_000), 3), nice("permanent", PERMANENT, 2))
    rule_set = RuleSet(rules=rules, bar=Bar(score=60))

    assert ("pay ≥ 85000 EUR/year",) == changes(rule_set, {"pay": Quantity(low=70_000, high=70_000)})


def test_the_score_is_lifted_by_the_fewest_nice_rules() -> None:
    """One rule of five points is asked for, not two of three."""
    small = [nice(f"r{place}", test, 3) for place, test in enumerate((PERMANENT, REMOTE))]
    big = nice("paid", pay(90_000), 5)
    rule_set = RuleSet(rules=(*small, big), bar=Bar(score=40))

    assert ("pay ≥ 90000 EUR/year",) == changes(rule_set, {})


def test_the_nearest_of_several_ways_is_offered() -> None:
    """Of two single changes, the figure that moves to its bar is nearer than another kind of job."""
    where = must("where", AnyOf(of=(REMOTE, days(2))))
    posting: Posting = {"workplace": Choice(value="hybrid"), "office_days": Quantity(low=3, high=3)}

    assert ("office days ≤ 2 days a week",) == changes(RuleSet(rules=(where,)), posting)


def test_one_fact_that_serves_two_rules_is_offered_rather_than_two_facts() -> None:
    """More pay meets the must and earns what is lacking, so that nothing else has to be otherwise."""
    rules = (must("pay", pay(80_000)), nice("well-paid", pay(90_000), 2), nice("permanent", PERMANENT, 3))
    rule_set = RuleSet(rules=rules, bar=Bar(score=40))

    assert ("pay ≥ 90000 EUR/year",) == changes(rule_set, {"pay": Quantity(low=70_000, high=70_000)})


def test_what_one_rule_asks_for_and_another_rules_out_is_brought_about_otherwise() -> None:
    """Of two skills that would do, the one is told that no dealbreaker is on."""
    either = Test(fact="skills_required", operator=Operator.HAS_ANY, tokens=("php", "go"), written="has php or go")
    php = Test(fact="skills_required", operator=Operator.HAS_ANY, tokens=("php",), written="has php")
    rules = (must("stack", either), Rule(kind=Kind.DEALBREAKER, name="php", when=php))
    found = changes(RuleSet(rules=rules), {"skills_required": TokenSet(value=("cobol",), complete=True)})

    assert {"skills required includes php or go", "skills required does not include php"} == set(found)


def test_changes_that_are_too_many_to_look_at_are_said_not_to_be_known() -> None:
    """Ten things of which each may be so or not: jobfit says that it does not know, and still offers an edit."""
    phrases = tuple(Test(fact="says", operator=Operator.SAYS, tokens=(text,), written=text) for text in "abcdefghij")
    rule_set = RuleSet(rules=(must("all", All(of=phrases)),))
    judgement = judged(rule_set, {})
    verdict = Reasons(rule_set).verdict("p", judgement, Observed({}, {}))

    assert ((), True, 1) == (verdict.flips.posting, verdict.flips.too_many, len(verdict.flips.profile))
    assert b'"too_many": true' in line_of(verdict)
    assert "not looked for" in str(explain(verdict))


def test_musts_that_contradict_each_other_offer_no_change() -> None:
    """No posting could satisfy both, so none is promised."""
    low = Test(fact="pay", operator=Operator.MAX, number=5_000_000, written="≤ 50000 EUR/year")
    rule_set = RuleSet(rules=(must("a", pay(60_000)), must("b", low)))

    assert () == changes(rule_set, {"pay": Quantity(low=55_000, high=55_000)})


def test_the_edit_of_a_missed_must_is_the_bar_that_the_posting_reaches() -> None:
    """The edit is written as the profile would have it."""
    posting: Posting = {"pay": Quantity(low=82_000, high=90_000, currency="EUR", period="year")}
    rule_set = RuleSet(rules=(must("pay", at("must.pay.min", pay(95_000))), must("shipped", pay(92_000))))
    relaxed, dropped = edits_for(rule_set, posting)

    assert ('must.pay.min = "82 000 EUR/year"', 8_200_000) == (relaxed.written, relaxed.number)
    assert ("--set", "must.pay.min=82000 EUR/year") == relaxed.options
    assert ("without must.shipped", ("--drop", "must.shipped")) == (dropped.written, dropped.options)


def test_of_several_ways_into_a_must_the_cheapest_figure_is_moved() -> None:
    """The second table of `any` needs one figure that is a little off, the third two, the first none that exists."""
    near = All(of=(PERMANENT, at("must.where.any.2.office_days.max", days(2))))
    far = All(of=(at("must.where.any.3.office_days.max", days(1)), at("must.where.any.3.pay.min", pay(85_000))))
    rule_set = RuleSet(rules=(must("where", AnyOf(of=(REMOTE, near, far))),))
    posting: Posting = {
        "workplace": Choice(value="hybrid"),
        "permanent": Flag(value=True),
        "office_days": Quantity(low=3, high=3),
        "pay": Quantity(low=80_000, high=80_000, currency="EUR", period="year"),
    }
    (edit,) = edits_for(rule_set, posting)

    assert ('must.where.any.2.office_days.max = "3 days a week"', 300, 2) == (edit.written, edit.number, edit.place)
    assert ["must.where.any.3.office_days.max", "must.where.any.3.pay.min"] == [
        each.options[1].partition("=")[0] for each in edits_for(rule_set, {**posting, "permanent": Flag(value=False)})
    ]


def test_facts_that_may_be_worse_leave_the_list_one_after_the_other() -> None:
    """Each setting of bar.never_worse lacks those before it too, so that all together make the posting a keep."""
    names = ("office_days", "pay")
    rules = tuple(
        must(f"never-worse-{test.fact.replace('_', '-')}", test, origin="bar") for test in (days(3), pay(80_000))
    )
    rule_set = RuleSet(rules=rules, bar=Bar(never_worse=(*names, "hours")))

    assert ['bar.never_worse=["pay", "hours"]', 'bar.never_worse=["hours"]'] == [
        edit.options[1] for edit in edits_for(rule_set, {})
    ]


def test_a_fact_that_may_not_be_worse_is_taken_out_of_never_worse() -> None:
    """A must that [bar] made has no table of its own that could be edited."""
    rule_set = RuleSet(rules=(must("never-worse-office-days", days(3), origin="bar"),))
    edits = edits_of(judged(rule_set, {}), Growth(Outline(rule_set), judged(rule_set, {}).firings), {})

    assert ['bar.never_worse without "office_days"'] == [edit.written for edit in edits]


def test_a_rule_that_others_build_on_is_dropped_without_changing_them() -> None:
    """Those that name the dropped rule keep its condition as their own."""
    rules = (must("paid", pay(80_000)), nice("both", All(of=(RuleHolds(rule="must.paid"), REMOTE)), 1))
    posting: Posting = {"pay": Quantity(low=70_000, high=70_000)}
    judgement = judged(RuleSet(rules=rules), posting)
    edits = edits_of(judgement, Growth(Outline(RuleSet(rules=rules)), judgement.firings), posting)
    left = edited(RuleSet(rules=rules), edits)

    assert [Action.DROP] == [edit.action for edit in edits]
    assert [All(of=(pay(80_000), REMOTE))] == [rule.when for rule in left.rules]


def test_a_keep_has_no_flips_and_every_other_verdict_has_an_edit() -> None:
    """Flips are for what was not kept."""
    rule_set = RuleSet(rules=(must("pay", pay(80_000)),))
    outcomes = {}
    with Judge(rule_set) as judge:
        for low in (70_000, 90_000):
            facts_of_it: Posting = {"pay": Quantity(low=low, high=low)}
            verdict = Reasons(rule_set).verdict("p", judge.judge(facts_of_it), Observed(facts_of_it, facts_of_it))
            outcomes[verdict.outcome] = (len(verdict.flips.posting), len(verdict.flips.profile))

    assert {Outcome.KEEP: (0, 0), Outcome.REJECT: (1, 1)} == outcomes
