"""Firing: every rule's result, points and tests, the same whether remembered or worked out."""

from __future__ import annotations

import random

import pytest

from jobfit.errors import EngineFault
from jobfit.facts.model import Choice, Facts, FactValue, Flag, Phrases, Quantity, TokenSet
from jobfit.rules.engine import library
from jobfit.rules.fire import Engine
from jobfit.rules.firings import Firing, Result
from jobfit.rules.model import All, AnyOf, Kind, Operator, Part, Rule, RuleSet, Test
from tests.oracle import Oracle

F, H, U = Result.FAILS, Result.HOLDS, Result.UNKNOWN


def _skill(name: str) -> Test:
    return Test(fact="skills_required", operator=Operator.HAS_ANY, tokens=(name,))


def _pay(number: int) -> Test:
    return Test(fact="pay", operator=Operator.MIN, number=number * 100)


def test_conditions_that_ask_the_same_of_other_facts_are_asked_once() -> None:
    """Five phrases and three flags of which nothing is known are one question to durable_rules."""
    phrases = [Test(fact="says", operator=Operator.SAYS, tokens=(each,)) for each in ("a", "b", "c", "d", "e")]
    flags = [Test(fact=each, operator=Operator.IS, number=1) for each in ("bonus", "equity", "on_call")]
    musts = (Rule(kind=Kind.MUST, name=f"r{number}", when=test) for number, test in enumerate((*phrases, *flags)))
    with Engine(RuleSet(rules=tuple(musts))) as engine:
        fired = engine.fire({})

        assert [U] * 8 == [firing.result for firing in fired.rules]
        assert 1 == engine.counters.asked


@pytest.mark.parametrize(("missing", "expected"), [((), (F, F)), (("title",), (F, U)), (("location",), (F, F))])
def test_what_a_title_would_say_that_is_not_there_is_unknown(missing: tuple[str, ...], expected: tuple[Result]) -> None:
    """Silence is "no" only where something could have been said; rules on other sections are not touched by it."""
    wheres = ((), ("title",))
    rules = tuple(
        Rule(
            kind=Kind.DEALBREAKER,
            name=f"r{number}",
            when=Test(fact="says", operator=Operator.SAYS, tokens=("sales",), where=where, silent_is_false=True),
        )
        for number, where in enumerate(wheres)
    )
    with Engine(RuleSet(rules=rules)) as engine:
        fired = engine.fire({"says": Phrases(found=(), whole=True, missing=missing)})

    assert expected == tuple(firing.result for firing in fired.rules)


SKILLS = Rule(
    kind=Kind.NICE,
    name="skills",
    parts=(
        Part(when=_skill("python"), weight=300, name="python"),
        Part(when=_skill("rust"), weight=200, name="rust"),
        Part(when=_skill("php"), weight=-100, name="php"),
    ),
    cap=400,
)


@pytest.mark.parametrize(
    ("skills", "complete", "expected"),
    [
        (("Python", "Rust"), True, (H, 400, 400, (H, H, F), ())),
        (("Python",), True, (H, 300, 300, (H, F, F), ())),
        (("Python",), False, (H, 200, 400, (H, U, U), ("skills_required",))),
        (("PHP",), True, (H, -100, -100, (F, F, H), ())),
        ((), True, (F, 0, 0, (F, F, F), ())),
        ((), False, (U, -100, 400, (U, U, U), ("skills_required",))),
    ],
)
def test_parts_add_up_and_are_cut(
    skills: tuple[str, ...],
    complete: bool,  # noqa: FBT001 - a column of the table
    expected: tuple[object, ...],
) -> None:
    """A rule with parts holds if one of them does; its points are their sum, at most its cap."""
    with Engine(RuleSet(rules=(SKILLS,))) as engine:
        (fired,) = engine.fire({"skills_required": TokenSet(value=skills, complete=complete)}).rules

    assert expected == (fired.result, fired.points_low, fired.points_high, fired.tests, fired.open)


def test_a_firing_has_its_tests_in_order_and_its_relaxed_condition() -> None:
    """Tests are as a depth-first walk meets them, repeated ones too; `near` is the condition with tolerance."""
    remote = Test(fact="workplace", operator=Operator.IN, tokens=("remote",))
    when = All(of=(AnyOf(of=(remote, _pay(9))), _pay(7), remote))
    rules = RuleSet(rules=(Rule(kind=Kind.MUST, name="mix", when=when, near=_pay(5)),))
    with Engine(rules) as engine:
        (first,) = engine.fire({"pay": Quantity(low=6, high=8)}).rules
        (second,) = engine.fire({"pay": Quantity(low=6, high=6), "workplace": Choice(value="remote")}).rules

    assert first == Firing(rule="must.mix", result=U, tests=(U, F, U, U), near=H, open=("pay", "workplace"))
    assert second == Firing(rule="must.mix", result=F, tests=(H, F, F, H), near=H)


def test_an_unknown_that_does_not_decide_is_not_open() -> None:
    """Of two unknown facts only the one that could still change the result is open."""
    permanent = Test(fact="permanent", operator=Operator.IS, number=1)
    on_call = Test(fact="on_call", operator=Operator.IS, number=0)
    when = All(of=(AnyOf(of=(_pay(5), on_call)), permanent))
    with Engine(RuleSet(rules=(Rule(kind=Kind.MUST, name="a", when=when),))) as engine:
        (fired,) = engine.fire({"pay": Quantity(low=6, high=6)}).rules

    assert (U, ("permanent",)) == (fired.result, fired.open)


def test_remembering_asks_durable_rules_less_and_says_the_same() -> None:
    """A hundred postings of three kinds are answered by a few questions."""
    rules = RuleSet(rules=(SKILLS, Rule(kind=Kind.MUST, name="pay", when=AnyOf(of=(_pay(5), _skill("rust"))))))
    kinds: list[Facts] = [
        {},
        {"pay": Quantity(low=4, high=6)},
        {"skills_required": TokenSet(value=("Rust",), complete=True)},
    ]
    with Engine(rules) as engine, Engine(rules, remember=False) as forgetful:
        for _ in range(34):
            for facts in kinds:
                assert engine.fire(facts) == forgetful.fire(facts)
        remembered, asked = engine.counters, forgetful.counters

    assert (102, 102) == (remembered.fired, asked.fired)
    assert remembered.asked <= 10
    assert asked.asked >= 3 * 102
    assert (remembered.looked_up, asked.worked_out) == (3 * 102, 3 * 102)


def test_an_empty_rule_set_fires_nothing() -> None:
    """No rules come to no firings, whatever the facts."""
    with Engine(RuleSet(rules=())) as engine:
        assert () == engine.fire({"permanent": Flag(value=True)}).rules


def test_conditions_of_nothing_have_kleene_s_answer() -> None:
    """Nothing makes "all" hold and "any" fail, with every fact unknown."""
    rules = RuleSet(
        rules=(Rule(kind=Kind.MUST, name="all", when=All(of=())), Rule(kind=Kind.MUST, name="any", when=AnyOf(of=())))
    )
    with Engine(rules) as engine:
        assert [H, F] == [firing.result for firing in engine.fire({}).rules]


def test_a_closed_engine_fires_nothing() -> None:
    """Closing forgets, too: what was answered before is a fault afterwards."""
    engine = Engine(RuleSet(rules=(SKILLS,)))
    engine.fire({})
    engine.close()

    with pytest.raises(EngineFault, match="closed"):
        engine.fire({})


def test_an_emptied_engine_is_a_fault_for_every_posting(monkeypatch: pytest.MonkeyPatch) -> None:
    """When durable_rules says nothing, no posting comes to anything, and the next answer is right again."""
    facts: dict[str, FactValue] = {"skills_required": TokenSet(value=("Rust",), complete=True)}
    with Engine(RuleSet(rules=(SKILLS,))) as engine:
        with monkeypatch.context() as patch:
            patch.setattr(library(), "start_action_for_state", lambda *_: None)
            for some in (facts, {}, facts):
                with pytest.raises(EngineFault):
                    engine.fire(some)
        (fired,) = engine.fire(facts).rules

    assert (H, 200) == (fired.result, fired.points_low)


def test_three_hundred_rules_agree_with_the_oracle() -> None:
    """A profile of three hundred rules over twelve facts fires as the oracle says."""
    rules = RuleSet(rules=tuple(_many(random.Random(7), 300)))  # noqa: S311 - a fixed sequence, not a secret
    chance, oracle = random.Random(8), Oracle(rules)  # noqa: S311 - the same
    with Engine(rules) as engine:
        for _ in range(25):
            facts = _posting(chance)
            fired = engine.fire(facts).rules

            assert [oracle.fired(rule, facts).result for rule in rules.rules] == [firing.result for firing in fired]


QUANTITIES = ("pay", "hours", "holidays", "office_days", "travel", "posted_days")
FLAGS = ("permanent", "on_call", "equity")
SETS = ("skills_required", "languages", "industry")


def _many(chance: random.Random, number: int) -> list[Rule]:
    def test() -> Test:
        fact = chance.choice((*QUANTITIES, *FLAGS, *SETS))
        if fact in QUANTITIES:
            return Test(
                fact=fact, operator=chance.choice((Operator.MIN, Operator.MAX)), number=chance.randrange(40) * 100
            )
        if fact in FLAGS:
            return Test(fact=fact, operator=Operator.IS, number=chance.randrange(2))
        operator = chance.choice((Operator.HAS_ANY, Operator.HAS_ALL, Operator.ONLY, Operator.HAS_NONE))
        return Test(fact=fact, operator=operator, tokens=tuple(chance.sample(WORDS, 3)))

    whens = [test() if chance.random() < 0.7 else AnyOf(of=(test(), All(of=(test(), test())))) for _ in range(number)]
    return [Rule(kind=Kind.NICE, name=f"r{place}", when=when, weight=100) for place, when in enumerate(whens)]


WORDS = tuple(f"word{number}" for number in range(60))


def _posting(chance: random.Random) -> dict[str, FactValue]:
    facts: dict[str, FactValue] = {fact: Quantity(low=chance.randrange(30), high=40) for fact in QUANTITIES}
    facts |= {fact: Flag(value=chance.random() < 0.5) for fact in FLAGS}
    facts |= {fact: TokenSet(value=tuple(chance.sample(WORDS, 5)), complete=chance.random() < 0.5) for fact in SETS}
    return {fact: value for fact, value in facts.items() if chance.random() < 0.7}
