"""What is wrong with rules that each load well."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jobfit.facts.model import Choice, Evidence, Facts, Flag, Phrases, Quantity, Said, TokenSet
from jobfit.facts.vocabulary import VOCABULARY
from jobfit.problems import Problem
from jobfit.profile.load import parse_profile
from jobfit.rules.check import canonical, check
from jobfit.rules.fire import Engine
from jobfit.rules.firings import Result
from jobfit.rules.model import AnyOf, Condition, Kind, Operator, Rule, RuleSet, Test
from jobfit.rules.worlds import World, result_in, worlds_of
from tests.profile.shelf import small_shelf

HEAD = '[me]\ncurrency = "EUR"\n'


def _problems(text: str) -> list[tuple[str, str]]:
    return [(problem.code, problem.what.partition(":")[0]) for problem in _found(text)]


def _found(text: str) -> list[Problem]:
    profile = parse_profile((HEAD + text).encode(), file="p.toml", today=date(2026, 11, 22), shelf=small_shelf())
    found = check(profile.rule_set(0), places=profile.places)
    assert all(problem.what and problem.hint and problem.where.line for problem in found)
    return found


def _codes(text: str) -> list[str]:
    return [code for code, _ in _problems(text)]


CONTRADICTIONS = [
    "[must.office-days]\nmax = 2\n[dealbreaker.too-little]\nwhen = { office_days = { max = 2 } }",
    "[must.a]\nwhen = { office_days = { min = 3 } }\n[must.b]\nwhen = { office_days = { max = 2 } }",
    "[must.workplace]\nis = 'remote'\n[dealbreaker.remote]\nwhen = { workplace = 'remote' }",
    "[must.seniority]\nmin = 'senior'\n[must.junior]\nwhen = { seniority = ['junior', 'mid'] }",
    "[must.permanent]\n[dealbreaker.permanent]",
    "[must.languages]\nonly = ['en']\n[must.german]\nwhen = { languages = 'de' }",
    "[must.tasks]\nhas_none = ['selling']\n[must.b]\nwhen = { tasks = { has_all = ['selling', 'travel'] } }",
    "[must.company]\nin = ['Acme']\n[dealbreaker.acme]\nwhen = { company = 'ACME Inc.' }",
    "[must.a]\nsays = ['four days']\n[dealbreaker.b]\nsays = ['four days', 'part time']",
    "[now]\npay = '90k'\n[bar]\nnever_worse = ['pay']\n[must.pay]\nmax = '80k'",
    "[must.a]\nwhen = { hours = { max = 30 }, on_call = false }\n[must.b]\nwhen = { on_call = true, equity = true }",
    "[must.a]\nseniority=['mid','staff']\n[must.b]\nseniority=['mid','senior']\n[must.c]\nseniority=['staff','senior']",
    "[must.a]\nwhen = { hours = { min = 30, use = 'low' } }\n[must.b]\nwhen = { hours = { max = 20, use = 'high' } }",
    "[must.a]\nany = [{ hours = 32 }, { equity = true }]\n[dealbreaker.b]\nany = [{ hours = 32 }, { equity = true }]",
    "[must.a]\nany = [{ hours = 32 }, { bonus = true }]\n[must.b]\nhours = { min = 33 }\n[must.c]\nbonus = false",
    "[must.a]\nany = [{ says = 'x' }, { says = 'y' }]\n[dealbreaker.x]\nsays = ['x']\n[dealbreaker.y]\nsays = ['y']",
    "[must.a]\nany = [{ bonus = true }, { hours = 32 }]\n[must.b]\nhours = 40\n[dealbreaker.c]\nbonus = true",
]


@pytest.mark.parametrize("text", CONTRADICTIONS)
def test_rules_that_no_posting_can_pass_are_found(text: str) -> None:
    """Musts that exclude each other, and a must that a dealbreaker refuses, are contradictions."""
    assert ["CHECK001"] == _codes(text)


@pytest.mark.parametrize(
    "text",
    [
        "[must.a]\nwhen = { office_days = { min = 2 } }\n[must.b]\nwhen = { office_days = { max = 2 } }",
        "[must.workplace]\nin = ['remote', 'hybrid']\n[dealbreaker.remote]\nwhen = { workplace = 'remote' }",
        "[must.permanent]\nunknown = 'pass'\n[dealbreaker.permanent]",
        "[must.languages]\nonly = ['en', 'de']\n[must.german]\nwhen = { languages = 'de' }",
        "[must.company]\nnot_in = ['Acme']\n[dealbreaker.other]\nwhen = { company = 'Globex' }",
        "[must.l]\nhours = { max = 20, use = 'low' }\n[must.b]\nwhen = { hours = { min = 30, use = 'high' } }",
        "[must.a]\nany = [ { workplace = 'remote' }, { hours = 32 } ]\n[must.b]\nworkplace = 'hybrid'",
        "[must.a]\nany = [{ hours = 32 }, { bonus = true }]\nunknown = 'pass'\n[must.b]\nhours = { min = 33 }",
        "[must.a]\nany = [{ hours = 32 }, { bonus = true }]\n[dealbreaker.c]\nwhen = { bonus = true, equity = true }",
        "[must.a]\nany = [{ rule = 'must.b' }, { hours = 32 }]\n[must.c]\nhours = 40\n[must.b]\nbonus = true",
        "[dealbreaker.a]\nsays = ['x']\n[dealbreaker.b]\nsays_none = ['x']",
        "[nice.equity]\nweight = -3\n[must.bonus]",
    ],
)
def test_rules_that_some_posting_can_pass_are_left_alone(text: str) -> None:
    """Bars that touch, silence that passes, a text not wholly read and alternatives over facts contradict nothing."""
    assert [] == _codes(text)


@pytest.mark.parametrize(
    "text",
    [
        "[must.hours]\nmin = 40\nmax = 32",
        "[nice.hours]\nmin = 40\nmax = 32",
        "[dealbreaker.a]\nwhen = { seniority = { in = ['junior'], not_in = ['junior'] } }",
        "[must.tasks]\nhas = 'selling'\nhas_none = ['selling', 'travel']",
        "[must.a]\nsays = ['x']\nsays_none = ['x']",
    ],
)
def test_a_rule_that_contradicts_itself_is_found(text: str) -> None:
    """A rule that can never hold is reported once, whatever its kind."""
    assert ["CHECK002"] == _codes(text)


def test_phrases_are_told_without_the_name_of_their_fact() -> None:
    """A rule of phrases reads as what a posting says, not as a bar on a fact called says."""
    pairs = ("[must.a]\nsays = ['x']\n[dealbreaker.b]\nsays = ['x']", "[must.a]\nsays = ['x']\nsays_none = ['x']")

    assert [
        "no posting can pass: must.a (says “x”) and dealbreaker.b (not says “x”)",
        "must.a can never hold: a posting never says “x” and does not say “x”",
    ] == [problem.what for pair in pairs for problem in _found(pair)]


def test_the_same_condition_twice_is_found() -> None:
    """Order and spelling do not hide a repetition; kinds are apart."""
    text = "[nice.a]\nwhen = { equity = true, company = ['Acme', 'Globex'] }\n"
    text += "[nice.b]\nwhen = { company = ['GLOBEX', 'acme inc'], equity = true }\n"

    assert [("CHECK003", "nice.b is the same as nice.a")] == _problems(text)


def test_a_must_that_demands_less_than_another_is_found() -> None:
    """The weaker of two musts never decides; one made from [now] is not blamed, nor one of two equals."""
    text = "[must.pay]\nmin = '80k'\n[must.good-pay]\nwhen = { pay = { min = '90k' } }\n"
    text += "[must.seniority]\nin = ['senior', 'staff']\n[must.s]\nseniority = 'senior'\n"

    assert [
        ("CHECK004", "must.pay never decides anything"),
        ("CHECK004", "must.seniority never decides anything"),
    ] == _problems(text)
    assert [] == _codes("[now]\npay = '70k'\n[bar]\nnever_worse = ['pay']\n[must.pay]\nmin = '80k'")
    assert [] == _codes("[must.seniority]\nmin = 'staff'\n[must.s]\nseniority = ['staff', 'principal']")


def test_a_nice_rule_that_always_fires_is_found() -> None:
    """Points that every posting earns tell none apart."""
    assert ["CHECK005"] == _codes("[nice.hours]\nmin = 0")
    assert ["CHECK005"] == _codes("[nice.any]\nany = [ { equity = true }, { equity = false } ]")
    assert [] == _codes("[nice.hours]\nmin = 1")


def test_phrases_inside_each_other_are_found() -> None:
    """Only whole words count: open source is in open source software, and art is not in startup."""
    text = "[nice.a]\nsays = ['Open-source software', 'open source', 'art', 'startup']"

    assert [("CHECK007", "nice.a")] == _problems(text)


def test_an_order_of_conditions_is_none() -> None:
    """The canonical text is the same for the same alternatives."""
    first = Test(fact="equity", operator=Operator.IS, number=1, written="is true")
    second = Test(fact="company", operator=Operator.IN, tokens=("a", "b"))
    turned = second.model_copy(update={"tokens": ("b", "a"), "written": "in b, a"})

    assert canonical(AnyOf(of=(first, second))) == canonical(AnyOf(of=(turned, first)))


def test_too_many_kinds_of_tokens_are_not_guessed_about() -> None:
    """Where the worlds are too many to look at, nothing is claimed."""
    tests = [Test(fact="tasks", operator=Operator.HAS_ANY, tokens=tuple(map(str, range(n)))) for n in range(1, 12)]

    assert [] == worlds_of("tasks", tests)


FACTS = ["hours", "experience_years", "permanent", "seniority", "tasks", "says"]
_NUMBERS = [Operator.MIN, Operator.MAX, Operator.IS]
_PHRASES = [Operator.SAYS, Operator.SAYS_NONE]
_SETS = [Operator.ONLY, Operator.HAS_ANY, Operator.HAS_ALL, Operator.HAS_NONE]


@st.composite
def _tests(draw: st.DrawFn) -> Test:
    fact = draw(st.sampled_from(FACTS))
    use = VOCABULARY[fact].use
    match fact:
        case "permanent":
            return Test(fact=fact, operator=Operator.IS, number=draw(st.integers(0, 1)))
        case "tasks":
            tokens = tuple(draw(st.sets(st.sampled_from(["a", "b", "c"]), min_size=1)))
            return Test(fact=fact, operator=draw(st.sampled_from(_SETS)), tokens=tokens)
        case "says":
            tokens = tuple(draw(st.sets(st.sampled_from(["x", "y"]), min_size=1)))
            operator = draw(st.sampled_from(_PHRASES))
            return Test(fact=fact, operator=operator, tokens=tokens, silent_is_false=draw(st.booleans()))
        case "seniority":
            number = draw(st.integers(0, 5))
            return Test(fact=fact, operator=draw(st.sampled_from(_NUMBERS[:2])), number=number)
        case _:
            number = draw(st.integers(0, 6)) * 100
            return Test(fact=fact, operator=draw(st.sampled_from(_NUMBERS)), number=number, use=use)


def _fact_in(world: World, fact: str) -> Facts:
    if fact == "says":
        evidence = Evidence("title", 0, 1, "x")
        found = tuple(Said(phrase, where, said, evidence) for (phrase, where), said in world.said.items())
        return {fact: Phrases(found=found, whole=world.complete)}
    if not world.known:
        return {} if fact != "tasks" or not world.complete else {fact: TokenSet(value=(), complete=True)}
    match fact:
        case "permanent":
            return {fact: Flag(value=bool(world.low))}
        case "seniority":
            return {fact: Choice(value=VOCABULARY[fact].choices[world.low])}
        case "tasks":
            return {fact: TokenSet(value=tuple(sorted(world.tokens)), complete=world.complete)}
        case _:
            low, high = (None if abs(end) == 2**53 else end / 100 for end in (world.low, world.high))
            return {fact: Quantity(low=low, high=high)}


@settings(deadline=None, max_examples=25)
@given(_tests())
def test_worlds_are_judged_as_the_engine_judges_postings(test: Test) -> None:
    """In every world, what the check thinks of a test is what durable_rules says of such a posting."""
    condition: Condition = test
    rules = RuleSet(rules=(Rule(kind=Kind.MUST, name="x", when=condition),))
    with Engine(rules) as engine:
        for world in worlds_of(test.fact, [condition]):
            if world.high < 2**52 or world.low < 0:  # the furthest point is beyond what a posting states
                fired = engine.fire(_fact_in(world, test.fact)).rules[0].result
                assert result_in(world, condition) is Result(fired)


def test_a_contradiction_over_several_facts_names_every_rule_and_what_it_asks() -> None:
    """Rules that can be passed two by two are told together, at the last one, and those beside them are left out."""
    text = "[must.where]\nany = [{ workplace = 'remote' }, { country = 'PT', office_days = { max = 2 } }]\n"
    text += "[must.equity]\n[dealbreaker.far]\nworkplace = 'remote'\n[must.together]\noffice_days = { min = 3 }\n"
    (problem,) = _found(text)

    assert problem.where.source == "[dealbreaker.far]"
    assert problem.what == (
        "no posting can pass: must.where (workplace is remote, or country has PT and office days ≤ 2 days a week)"
        " and must.together (office days ≥ 3 days a week) and dealbreaker.far (not workplace is remote)"
    )


def test_what_a_dealbreaker_with_alternatives_refuses_is_denied_as_a_whole() -> None:
    """None of them may be, not only the first."""
    text = "[must.where]\nany = [{ workplace = 'remote' }, { bonus = true }]\n[must.bonus]\nis = false\n"
    (problem,) = _found(f"{text}[dealbreaker.far]\nany = [{{ workplace = 'remote' }}, {{ on_call = true }}]")

    assert problem.what.endswith(" and dealbreaker.far (not (workplace is remote, or on call is true))")
