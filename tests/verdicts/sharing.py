"""Rules that share facts, and everything that a posting could say of these: small enough to be looked through."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import chain, combinations, product

from hypothesis import strategies as st

from jobfit.facts.model import Choice, Evidence, FactValue, Flag, Phrases, Quantity, Said, TokenSet
from jobfit.facts.vocabulary import VOCABULARY
from jobfit.rules.model import All, AnyOf, Bar, Condition, Kind, Operator, Part, Rule, RuleHolds, RuleSet, Test, Unknown
from jobfit.verdicts.supposed import Turn

COUNTED = ("hours", "office_days")
SHARED = (*COUNTED, "on_call", "workplace", "skills_required", "says")
TOKENS = {"skills_required": ("python", "rust"), "says": ("garden", "pairs"), "workplace": ("remote", "hybrid")}
OPERATORS = {
    "skills_required": (Operator.HAS_ANY, Operator.HAS_ALL, Operator.HAS_NONE, Operator.ONLY),
    "says": (Operator.SAYS, Operator.SAYS_NONE),
    "workplace": (Operator.IN, Operator.NOT_IN),
}
SEVERAL = {"skills_required", "says"}
_shared = st.lists(st.sampled_from(SHARED), unique=True, min_size=2, max_size=3).map(lambda named: tuple(sorted(named)))
_counts = st.integers(2, 5)
_kinds = st.sampled_from((*Kind, Kind.NICE))
_one_in_six = st.integers(0, 5).map(lambda number: not number)
_points = st.integers(-3, 5).map(lambda points: points * 100)
_unknowns = st.sampled_from(Unknown)
_truths = st.booleans()
_caps = st.sampled_from((None, 300))
_scores = st.sampled_from((0, 50, 70, 100))
_betters = st.sampled_from((0, 0, 1, 2))


@st.composite
def sharing(draw: st.DrawFn) -> RuleSet:
    """Return rules of which several read the same two or three facts, and some build on others."""
    conditions = _conditions(draw(_shared))
    rules: list[Rule] = []
    for number in range(draw(_counts)):
        kind, building = draw(_kinds), bool(rules) and draw(_one_in_six)
        when: Condition = RuleHolds(rule=rules[-1].id) if building else draw(conditions)
        weight, unknown = draw(_points) if kind is Kind.NICE else 0, draw(_unknowns)
        if kind is Kind.NICE and draw(_truths):
            parts = [Part(when=each, weight=draw(_points), name=each.type) for each in (when, draw(conditions))]
            rules.append(Rule(kind=kind, name=f"r{number}", parts=tuple(parts), cap=draw(_caps)))
        else:
            rules.append(Rule(kind=kind, name=f"r{number}", when=when, weight=weight, unknown=unknown))
    return RuleSet(rules=tuple(rules), bar=Bar(score=draw(_scores), better_in=draw(_betters)))


@cache
def _conditions(named: tuple[str, ...]) -> st.SearchStrategy[Condition]:
    """Return conditions on some facts; made once, which takes longer than drawing from them."""
    leaves: st.SearchStrategy[Condition] = st.sampled_from(named).flatmap(compared)
    both = st.lists(leaves, min_size=2, max_size=2).map(tuple)
    return st.one_of(leaves, st.builds(All, of=both), st.builds(AnyOf, of=both))


@cache
def compared(fact: str) -> st.SearchStrategy[Test]:
    """Return tests of a fact."""
    if fact in TOKENS:
        some = st.lists(st.sampled_from(TOKENS[fact]), unique=True, min_size=1).map(tuple)
        return st.builds(
            Test,
            fact=st.just(fact),
            operator=st.sampled_from(OPERATORS[fact]),
            tokens=some,
            silent_is_false=st.booleans() if fact == "says" else st.just(value=False),
        )
    if fact == "on_call":
        return st.builds(Test, fact=st.just(fact), operator=st.just(Operator.IS), number=st.integers(0, 1))
    operators = st.sampled_from((Operator.MIN, Operator.MAX, Operator.ABOVE, Operator.BELOW, Operator.IS))
    return st.builds(Test, fact=st.just(fact), operator=operators, number=st.sampled_from((100, 200, 300)))


def stated(fact: str) -> list[FactValue]:
    """Return everything that a posting could fully say of a fact, as far as the rules above tell it apart."""
    whole = Evidence("description", 0, 1, "x")
    match fact:
        case "on_call":
            return [Flag(value=each) for each in (False, True)]
        case "workplace":
            return [Choice(value=each) for each in VOCABULARY[fact].choices]
        case "skills_required":
            some = chain.from_iterable(combinations((*TOKENS[fact], "cobol"), count) for count in range(4))
            return [TokenSet(value=each, complete=True) for each in some]
        case "says":
            said = product((False, True), repeat=2)
            pairs = (
                [Said(text, (), is_so, whole) for text, is_so in zip(TOKENS[fact], each, strict=True)] for each in said
            )
            return [Phrases(found=tuple(each), whole=True) for each in pairs]
        case _:
            return [Quantity(low=each / 100, high=each / 100) for each in (99, 100, 101, 199, 200, 201, 299, 300, 301)]


def partly(fact: str) -> st.SearchStrategy[FactValue]:
    """Return what a posting could say of a fact, in part or in full."""
    known = st.sampled_from(stated(fact))
    match fact:
        case "hours" | "office_days":
            least = st.builds(Quantity, low=st.sampled_from((1, 2, 3)), high=st.none())
            return st.one_of(known, least, st.builds(Quantity, low=st.none(), high=st.sampled_from((1, 2, 3))))
        case "skills_required":
            some = st.sampled_from(((), ("python",), ("rust", "cobol")))
            return st.one_of(known, st.builds(TokenSet, value=some, complete=st.just(value=False)))
        case "says":
            garden = (Said("garden", (), said=True, evidence=Evidence("description", 0, 1, "x")),)
            return st.one_of(known, st.builds(Phrases, found=st.sampled_from(((), garden)), whole=st.booleans()))
        case _:
            return known


def sizes(turns: Sequence[Turn]) -> tuple[int, int]:
    """Return how many changes some turns are, and how many tests they turn: of one figure they are one change."""
    several = [turn for turn in turns if turn.test.fact in SEVERAL]
    facts_of = {turn.test.fact for turn in turns if turn not in several}
    return len(facts_of) + len(several), len(turns)


some_facts = st.fixed_dictionaries({}, optional={fact: partly(fact) for fact in SHARED})
