"""Mutants: every rule that reaches the engine, changed in one place, is told apart from the true one.

A mutant has one comparison turned, one literal moved by one, or one comparison left out. Each is asked about boundary
cases, and must give a wrong answer or none: if one survived, the suite could not see that mistake.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain, product

import pytest

from jobfit.errors import EngineFault
from jobfit.facts.model import (
    Choice,
    Evidence,
    FactValue,
    Flag,
    Phrases,
    Quantity,
    Said,
    Text,
    TokenSet,
)
from jobfit.facts.vocabulary import WORKPLACES, Use
from jobfit.rules.compile import FactPlan, SetPlan, compile_rules
from jobfit.rules.compiled import OutcomeRule, Relation
from jobfit.rules.engine import Stage
from jobfit.rules.firings import Result
from jobfit.rules.gates import GateKind, gate_rules
from jobfit.rules.model import Bar, Kind, Operator, Rule, RuleSet, Test
from jobfit.verdicts.stage import (
    ABOVE,
    AT,
    BELOW,
    END,
    NEAR,
    Scorecard,
    Status,
    asking_rules,
    score_rules,
    status_rules,
)
from tests.kleene import kleene_all, kleene_any
from tests.oracle import compare, result_of

TURNED = {
    Relation.LESS: (Relation.AT_MOST, Relation.AT_LEAST),
    Relation.AT_MOST: (Relation.LESS, Relation.MORE),
    Relation.MORE: (Relation.AT_LEAST, Relation.AT_MOST),
    Relation.AT_LEAST: (Relation.MORE, Relation.LESS),
    Relation.EQUAL: (Relation.UNEQUAL,),
    Relation.UNEQUAL: (Relation.EQUAL,),
}
PHRASES = ("four-day week", "crypto", "pair programming")
TOKENS = ("c++", "go", "python", "rust")


def mutants(rules: Sequence[OutcomeRule]) -> Iterator[tuple[OutcomeRule, ...]]:
    """Yield the rules with one comparison of one of them changed or left out."""
    for number, rule in enumerate(rules):
        for place, comparison in enumerate(rule.when):
            changed = [
                *(comparison._replace(relation=relation) for relation in TURNED[comparison.relation]),
                *(comparison._replace(literal=comparison.literal + step) for step in (-1, 1)),
            ]
            whens = [(*rule.when[:place], other, *rule.when[place + 1 :]) for other in changed]
            if len(rule.when) > 1:
                whens.append((*rule.when[:place], *rule.when[place + 1 :]))
            for when in whens:
                yield (*rules[:number], rule._replace(when=when), *rules[number + 1 :])


Case = tuple[tuple[int, ...], tuple[int, ...]]
"""A vector, and the outcomes that are right for it."""


def survives(attributes: Sequence[str], rules: Sequence[OutcomeRule], cases: Iterable[Case]) -> bool:
    """Say whether a stage of these rules answers every case rightly."""
    stage = Stage(attributes, rules)
    try:
        return all(stage.ask(vector) == right for vector, right in cases)
    except EngineFault:
        return False
    finally:
        stage.close()


def assert_each_mutant_dies(attributes: Sequence[str], rules: Sequence[OutcomeRule], cases: Sequence[Case]) -> None:
    """Assert that the true rules answer rightly, and no mutant of them."""
    assert survives(attributes, rules, cases)
    for mutant in mutants(rules):
        changed = [rule for rule, true in zip(mutant, rules, strict=True) if rule != true]

        assert not survives(attributes, mutant, cases), changed


def _on(fact: str, operator: Operator, number: int | None = None, *tokens: str, use: Use = Use.WHOLE) -> Test:
    return Test(fact=fact, operator=operator, number=number, tokens=tokens, use=use)


QUANTITIES = [
    _on("pay", operator, 300) for operator in (Operator.MIN, Operator.MAX, Operator.ABOVE, Operator.BELOW, Operator.IS)
]
ENDS = (None, 1, 2.99, 3, 3.01, 5)


def _pay() -> list[FactValue | None]:
    return [None, *(Quantity(low=low, high=high) for low, high in product(ENDS, ENDS) if _upright(low, high))]


def _upright(low: float | None, high: float | None) -> bool:
    return low is None or high is None or low <= high


def _sets() -> list[FactValue | None]:
    tokens = (*TOKENS, "cobol")
    picks = [tuple(t for t, there in zip(tokens, mask, strict=True) if there) for mask in product((0, 1), repeat=5)]
    return [None, *(TokenSet(value=pick, complete=complete) for pick in picks for complete in (True, False))]


def _said() -> list[FactValue | None]:
    quote = Evidence("description", 0, 0, "")
    found = [
        tuple(
            Said(phrase, (), sense, quote) for phrase, sense in zip(PHRASES, senses, strict=True) if sense is not None
        )
        for senses in product((True, False, None), repeat=3)
    ]
    return [None, *(Phrases(found=each, whole=whole) for each in found for whole in (True, False))]


def _says(operator: Operator, *, silent_is_false: bool) -> Test:
    return Test(fact="says", operator=operator, tokens=PHRASES, silent_is_false=silent_is_false)


PROFILE: dict[str, tuple[list[Test], list[FactValue | None]]] = {
    "quantity": (QUANTITIES, _pay()),
    "choice": (
        [_on("workplace", Operator.IN, None, "remote", "on_site"), _on("workplace", Operator.NOT_IN, None, "remote")],
        [None, *(Choice(value=place) for place in WORKPLACES)],
    ),
    "flag": (
        [_on("permanent", Operator.IS, 1), _on("permanent", Operator.IS, 0)],
        [None, Flag(value=True), Flag(value=False)],
    ),
    "text": (
        [_on("company", Operator.IN, None, "acme", "globex"), _on("company", Operator.NOT_IN, None, "initech", "acme")],
        [None, *(Text(value=name) for name in ("Acme", "Globex", "Initech", "Hooli"))],
    ),
    "any of a set": ([_on("skills_required", Operator.HAS_ANY, None, *TOKENS[:3])], _sets()),
    "all of a set": ([_on("skills_required", Operator.HAS_ALL, None, *TOKENS[:3])], _sets()),
    "none of a set": ([_on("skills_required", Operator.HAS_NONE, None, *TOKENS[1:3])], _sets()),
    "only": (
        [
            _on("skills_required", Operator.ONLY, None, *TOKENS[:2]),
            _on("skills_required", Operator.HAS_ANY, None, "rust"),
        ],
        _sets(),
    ),
    "says": ([_says(Operator.SAYS, silent_is_false=False)], _said()),
    "says, silence is no": ([_says(Operator.SAYS, silent_is_false=True)], _said()),
    "says none": ([_says(Operator.SAYS_NONE, silent_is_false=True)], _said()),
}


@pytest.mark.parametrize("name", PROFILE)
def test_no_mutant_of_a_condition_survives(name: str) -> None:
    """Every comparison of every condition's rules is needed, with its relation and its literal."""
    tests, observed = PROFILE[name]
    plan = _plan(tests)
    projection = plan.projection
    for each in plan.sets:
        cases = [
            (_picked(each, plan, projection.vector(projection.read(value))), _right(tests, value)) for value in observed
        ]

        assert_each_mutant_dies(each.places, each.rules, cases)


@pytest.mark.parametrize(
    "tests",
    [
        [_on("pay", Operator.MIN, 300, use=use) for use in (Use.LOW, Use.MIDDLE, Use.HIGH)],
        [_on("seniority", Operator.MIN, 3), _on("seniority", Operator.MAX, 2), _on("seniority", Operator.ABOVE, 1)],
    ],
    ids=["one end of a range", "ordered choice"],
)
def test_no_mutant_of_an_interval_survives(tests: list[Test]) -> None:
    """Points and choices are compared as whole intervals, also with those that no posting shows."""
    plan = _plan(tests)
    (each,) = plan.sets
    pairs = len(each.attributes) // 2
    bars = {step + (test.number or 0) for test in tests for step in range(-2, 3)}
    intervals = [(low, high) for low, high in product(sorted(bars), repeat=2) if low <= high]
    spread = [(interval,) * pairs for interval in intervals]
    cases = [(tuple(chain.from_iterable(pair)), _compared(tests, pair)) for pair in spread]

    assert_each_mutant_dies(each.places, each.rules, cases)


def _compared(tests: Sequence[Test], intervals: tuple[tuple[int, int], ...]) -> tuple[int, ...]:
    spread = intervals if len(intervals) == len(tests) else intervals * len(tests)
    return tuple(
        int(compare(test.operator, *interval, test.number or 0)) for test, interval in zip(tests, spread, strict=True)
    )


def _plan(tests: Sequence[Test]) -> FactPlan:
    rules = tuple(Rule(kind=Kind.MUST, name=f"r{number}", when=test) for number, test in enumerate(tests))
    (plan,) = compile_rules(RuleSet(rules=rules)).facts
    assert [(number,) for number in range(len(tests))] == [test.outputs for test in plan.tests]
    return plan


def _picked(each: SetPlan, plan: FactPlan, vector: Sequence[int]) -> tuple[int, ...]:
    named = dict(zip(plan.projection.attributes, vector, strict=True))
    return tuple(named[name] for name in each.attributes)


def _right(tests: Sequence[Test], value: FactValue | None) -> tuple[int, ...]:
    facts = {} if value is None else {tests[0].fact: value}
    return tuple(int(result_of(test, facts)) for test in tests)


@pytest.mark.parametrize(("kind", "kleene"), [(GateKind.ALL, kleene_all), (GateKind.ANY, kleene_any)])
def test_no_mutant_of_a_gate_survives(kind: GateKind, kleene: Callable[[Iterable[Result]], Result]) -> None:
    """Both gates are Kleene's, and each of their comparisons is needed."""
    attributes, rules = gate_rules(kind)
    deciding, other = (Result.FAILS, Result.HOLDS) if kind is GateKind.ALL else (Result.HOLDS, Result.FAILS)
    cases = [
        ((decided, unknown), (int(kleene([deciding] * decided + [Result.UNKNOWN] * unknown + [other])),))
        for decided, unknown in product(range(3), repeat=2)
    ]

    assert_each_mutant_dies(attributes, rules, cases)


BAR = Bar(score=60, near_score=10, better_in=2, max_questions=3)
SPAN = 900


def test_no_mutant_of_the_score_survives() -> None:
    """Each end of the score is placed exactly, a hundredth of a point off included."""
    score, near = 60 * SPAN, 50 * SPAN
    ends = sorted({bar + step for bar in (score, near) for step in range(-2, 3)} | {0, 100 * SPAN})
    cases = [((end,), (_place(end, score, near),)) for end in ends]

    assert_each_mutant_dies((END,), score_rules(BAR, SPAN), cases)


def _place(end: int, score: int, near: int) -> int:
    if end < near:
        return BELOW
    if end < score:
        return NEAR
    return AT if end == score else ABOVE


def test_no_mutant_of_the_verdict_survives() -> None:
    """Outcome, grade and causes follow from counts and places, and each of their comparisons is needed."""
    counts = product((0, 1), repeat=5)
    better = [(low, high, low and 1) for low, high in product(range(4), repeat=2) if low <= high]
    better += [(low, high, 0) for low, high in ((1, 1), (2, 3))]
    ends = [(low, high) for low, high in product((BELOW, NEAR, AT, ABOVE), repeat=2) if low <= high]
    cases = [(vector, _verdict(*vector)) for parts in product(counts, better, ends) for vector in [sum(parts, ())]]
    random.Random(1).shuffle(cases)  # noqa: S311 - mutants die sooner when neighbours differ; nothing is secret
    attributes = (*Scorecard._fields[:5], "better_low", "better_high", "beaten", "low", "high")

    assert_each_mutant_dies(attributes, status_rules(BAR), cases)


def _verdict(  # noqa: PLR0913, PLR0917 - the ten numbers of the vector, as they stand in it
    hit: int, far: int, missed: int, mute: int, unsettled: int,
    sure: int, possible: int, beaten: int, low: int, high: int,
) -> tuple[int, ...]:  # fmt: skip
    causes = (hit > 0, missed > 0, mute > 0, possible < BAR.better_in, high < AT)
    if hit or far or mute or possible < BAR.better_in or high == BELOW:
        status = Status.REJECT
    elif missed or high == NEAR:
        status = Status.NEAR_MISS
    else:
        sound = not unsettled and low >= AT and sure >= BAR.better_in
        status = Status.KEEP if sound else Status.UNDECIDED
    return (int(status), int(low == ABOVE or beaten > 0), *map(int, causes))


def test_no_mutant_of_the_asking_survives() -> None:
    """Answers decide a posting when they are few enough and reach score and better facts, and only then."""
    reached = product(range(6), range(60 * SPAN - 2, 60 * SPAN + 3), range(4))
    cases = [
        ((asked, low, sure), (int(asked <= 3 and low >= 60 * SPAN and sure >= 2),)) for asked, low, sure in reached
    ]

    assert_each_mutant_dies(("questions", "low", "better_low"), asking_rules(BAR, SPAN), cases)
