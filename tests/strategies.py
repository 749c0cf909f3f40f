"""Strategies: facts, conditions, rules and rule sets for property tests, small enough that bars and values meet.

Each strategy is made once: to make and check one takes longer than to draw from it.
"""

from __future__ import annotations

from functools import cache

from hypothesis import strategies as st

from jobfit.facts.model import Basis, Choice, Evidence, FactValue, Flag, Phrases, Quantity, Said, Text, TokenSet
from jobfit.facts.vocabulary import VOCABULARY, FactType, Use
from jobfit.rules.model import (
    All,
    AnyOf,
    Bar,
    Condition,
    Kind,
    Operator,
    Part,
    Rule,
    RuleHolds,
    RuleSet,
    Test,
    Unknown,
)

FACTS = (
    "pay",
    "travel",
    "workplace",
    "seniority",
    "permanent",
    "on_call",
    "skills_required",
    "applicant_region",
    "employment_type",
    "company",
    "says",
)
_PHRASES = ("four-day week", "pair programming", "crypto")
_TOKENS = {
    "says": _PHRASES,
    "skills_required": ("Python", "Rust", "C++", "Go"),
    "applicant_region": ("PT", "EU", "DE"),
    "employment_type": ("full_time", "contractor"),
    "company": ("Acme", "Globex GmbH", "Initech"),
}
_ELSEWHERE = {"skills_required": "COBOL", "applicant_region": "US", "employment_type": "internship", "company": "Hooli"}
_SAME = {"Python": "PYTHON", "Globex GmbH": "globex", "C++": "c++"}
_PLACES: tuple[tuple[str, ...], ...] = ((), ("benefits",))
_FIGURES = (0.0, 1.0, 2.0, 2.5, 3.0)

_truths = st.booleans()
_tenths = st.integers(0, 9)
_ends = st.sampled_from((None, *_FIGURES))
_places = st.sampled_from(_PLACES)
_bases = st.sampled_from((Basis.STATED, Basis.STATED, Basis.ANSWERED, Basis.STRUCTURED, Basis.PREDICTED))


@st.composite
def _quantities(draw: st.DrawFn) -> Quantity:
    low, high = draw(_ends), draw(_ends)
    if low is not None and high is not None and draw(_tenths):  # one in ten may be upside down
        low, high = min(low, high), max(low, high)
    return Quantity(low=low, high=high, basis=draw(_bases))


@st.composite
def _token_values(draw: st.DrawFn, fact: str) -> tuple[str, ...]:
    chosen = draw(_some((*_TOKENS[fact], _ELSEWHERE[fact]), 0, 4))
    return tuple(_SAME.get(token, token) if draw(_truths) else token for token in chosen)


@cache
def _some(of: tuple[str, ...], least: int, most: int | None) -> st.SearchStrategy[list[str]]:
    return st.lists(st.sampled_from(of), unique=True, min_size=least, max_size=most)


@st.composite
def _phrases(draw: st.DrawFn) -> Phrases:
    said = [
        Said(phrase, where, draw(_truths), Evidence("description", 0, len(phrase), phrase))
        for phrase in _PHRASES
        for where in _PLACES
        if draw(_truths)
    ]
    missing = ("benefits",) if draw(_truths) else ()
    return Phrases(found=tuple(said), whole=draw(_truths), missing=missing, basis=draw(_bases))


@cache
def values(fact: str) -> st.SearchStrategy[FactValue]:
    """Return known values of a fact."""
    definition = VOCABULARY[fact]
    match definition.type:
        case FactType.QUANTITY:
            return _quantities()
        case FactType.FLAG:
            return st.builds(Flag, value=_truths, basis=_bases)
        case FactType.CHOICE:
            return st.builds(Choice, value=st.sampled_from(definition.choices), basis=_bases)
        case FactType.TEXT:
            return st.builds(Text, value=st.sampled_from((*_TOKENS[fact], _ELSEWHERE[fact])), basis=_bases)
        case FactType.PHRASE:
            return _phrases()
        case FactType.SET:
            return st.builds(TokenSet, value=_token_values(fact), complete=_truths, basis=_bases)


@st.composite
def facts(draw: st.DrawFn) -> dict[str, FactValue]:
    """Return some facts of a posting, in any order; each may be unknown."""
    named = draw(_some(FACTS, 0, None))
    return {fact: draw(values(fact)) for fact in named}


_INTERVALS = (Operator.MIN, Operator.MAX, Operator.ABOVE, Operator.BELOW, Operator.IS)
_ONE_OF = (Operator.IN, Operator.NOT_IN, Operator.IS)
_facts = st.sampled_from(FACTS)
_uses = st.sampled_from(tuple(Use))
_numbers = st.integers(-1, 4)
_zero_or_one = st.integers(0, 1)
_LISTS = {
    FactType.SET: (Operator.ONLY, Operator.HAS_ANY, Operator.HAS_ALL, Operator.HAS_NONE),
    FactType.PHRASE: (Operator.SAYS, Operator.SAYS_NONE),
}


@st.composite
def comparisons(draw: st.DrawFn) -> Test:
    """Return a test of one of the facts."""
    fact = draw(_facts)
    definition = VOCABULARY[fact]
    match definition.type:
        case FactType.QUANTITY:
            number = draw(_numbers) * definition.scale
            operator, use = draw(_operators(_INTERVALS)), draw(_uses)
            return Test(fact=fact, operator=operator, number=number, use=use, at=_written_at(fact, operator))
        case FactType.FLAG:
            return Test(fact=fact, operator=Operator.IS, number=draw(_zero_or_one))
        case FactType.CHOICE if definition.ordered and draw(_truths):
            number = draw(_up_to(len(definition.choices) - 1))
            operator = draw(_operators(_INTERVALS[:-1]))
            return Test(fact=fact, operator=operator, number=number, at=_written_at(fact, operator))
        case FactType.PHRASE:
            test = draw(_listing(fact))
            where, silent = draw(_places), draw(_truths)
            return test.model_copy(update={"where": where, "silent_is_false": silent})
        case _:
            return draw(_listing(fact))


def _written_at(fact: str, operator: Operator) -> str:
    """Return where a comparison could stand in a profile."""
    return f"must.r.{fact}.{operator}" if operator in {Operator.MIN, Operator.MAX} else ""


@cache
def _operators(of: tuple[Operator, ...]) -> st.SearchStrategy[Operator]:
    return st.sampled_from(of)


@cache
def _up_to(most: int) -> st.SearchStrategy[int]:
    return st.integers(0, most)


@cache
def _listing(fact: str) -> st.SearchStrategy[Test]:
    return _listings(fact)


@st.composite
def _listings(draw: st.DrawFn, fact: str) -> Test:
    operator = draw(_operators(_LISTS.get(VOCABULARY[fact].type, _ONE_OF)))
    known = VOCABULARY[fact].choices or _TOKENS[fact]
    tokens = draw(_some(tuple(known), 1, 1 if operator is Operator.IS else 4))
    return Test(fact=fact, operator=operator, tokens=tuple(tokens))


@st.composite
def conditions(draw: st.DrawFn, known: tuple[str, ...] = ()) -> Condition:
    """Return a condition; it may build on the rules whose ids are given."""
    return _named(draw(_conditions(len(known))), known)


@cache
def _conditions(known: int) -> st.SearchStrategy[Condition]:
    """Return conditions that may build on so many rules, which are called by their numbers."""
    leaves: st.SearchStrategy[Condition] = comparisons()
    if known:
        numbered = st.builds(RuleHolds, rule=st.sampled_from([str(number) for number in range(known)]))
        leaves = st.one_of(leaves, numbered)
    return st.recursive(leaves, _gates, max_leaves=4)


def _named(condition: Condition, known: tuple[str, ...]) -> Condition:
    match condition:
        case All() | AnyOf():
            return type(condition)(of=tuple(_named(each, known) for each in condition.of))
        case RuleHolds():
            return RuleHolds(rule=known[int(condition.rule)])
        case _:
            return condition


def _gates(under: st.SearchStrategy[Condition]) -> st.SearchStrategy[Condition]:
    several = st.lists(under, max_size=3).map(tuple)
    return st.one_of(st.builds(All, of=several), st.builds(AnyOf, of=several))


_kinds = st.sampled_from((*Kind, Kind.NICE, Kind.MUST))
_unknowns = st.sampled_from((Unknown.ASK, Unknown.ASK, *Unknown))
_caps = st.sampled_from((None, 0, 300, 900))
_weights = st.integers(-4, 6).map(lambda points: points * 100)


@st.composite
def _rules(draw: st.DrawFn, number: int, known: tuple[str, ...]) -> Rule:
    kind, name = draw(_kinds), f"r{number}"
    unknown = draw(_unknowns)
    if kind is Kind.NICE and draw(_truths):
        parts = draw(_parts(len(known)))
        named = tuple(
            Part(when=_named(when, known), weight=weight, name=f"part{place}")
            for place, (when, weight) in enumerate(parts)
        )
        return Rule(kind=kind, name=name, parts=named, cap=draw(_caps))
    has_near = kind is Kind.MUST and draw(_truths)
    near = _named(draw(_conditions(len(known))), known) if has_near else None
    weight = draw(_weights) if kind is Kind.NICE else 0
    when = _named(draw(_conditions(len(known))), known)
    return Rule(kind=kind, name=name, when=when, near=near, weight=weight, unknown=unknown)


@cache
def _parts(known: int) -> st.SearchStrategy[list[tuple[Condition, int]]]:
    return st.lists(st.tuples(_conditions(known), _weights), min_size=1, max_size=3)


_scores = st.sampled_from((0, 40, 50, 60, 100))
_near_scores = st.sampled_from((0, 10, 30))
_betters = st.sampled_from((0, 0, 1, 2))
_guarded = st.sampled_from(((), tuple(FACTS)))


@st.composite
def rule_sets(draw: st.DrawFn, most: int = 6) -> RuleSet:
    """Return a rule set of up to `most` rules, some of which build on earlier ones, with a bar."""
    rules: list[Rule] = []
    for number in range(draw(_up_to(most))):
        rules.append(draw(_rules(number, tuple(rule.id for rule in rules))))
    bar = Bar(
        score=draw(_scores),
        near_score=draw(_near_scores),
        better_in=draw(_betters),
        max_questions=draw(_up_to(4)),
        never_worse=draw(_guarded),
    )
    return RuleSet(rules=tuple(rules), bar=bar)
