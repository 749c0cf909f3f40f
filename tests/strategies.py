"""Strategies: facts, conditions, rules and rule sets for property tests, small enough that bars and values meet."""

from __future__ import annotations

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

_bases = st.sampled_from((Basis.STATED, Basis.STATED, Basis.ANSWERED, Basis.STRUCTURED, Basis.PREDICTED))


@st.composite
def _quantities(draw: st.DrawFn) -> Quantity:
    low, high = draw(st.sampled_from((None, *_FIGURES))), draw(st.sampled_from((None, *_FIGURES)))
    if low is not None and high is not None and draw(st.integers(0, 9)):  # one in ten may be upside down
        low, high = min(low, high), max(low, high)
    return Quantity(low=low, high=high, basis=draw(_bases))


@st.composite
def _token_values(draw: st.DrawFn, fact: str) -> tuple[str, ...]:
    chosen = draw(st.lists(st.sampled_from((*_TOKENS[fact], _ELSEWHERE[fact])), unique=True, max_size=4))
    return tuple(_SAME.get(token, token) if draw(st.booleans()) else token for token in chosen)


@st.composite
def _phrases(draw: st.DrawFn) -> Phrases:
    said = [
        Said(phrase, where, draw(st.booleans()), Evidence("description", 0, len(phrase), phrase))
        for phrase in _PHRASES
        for where in _PLACES
        if draw(st.booleans())
    ]
    return Phrases(found=tuple(said), whole=draw(st.booleans()), basis=draw(_bases))


def values(fact: str) -> st.SearchStrategy[FactValue]:
    """Return known values of a fact."""
    definition = VOCABULARY[fact]
    match definition.type:
        case FactType.QUANTITY:
            return _quantities()
        case FactType.FLAG:
            return st.builds(Flag, value=st.booleans(), basis=_bases)
        case FactType.CHOICE:
            return st.builds(Choice, value=st.sampled_from(definition.choices), basis=_bases)
        case FactType.TEXT:
            return st.builds(Text, value=st.sampled_from((*_TOKENS[fact], _ELSEWHERE[fact])), basis=_bases)
        case FactType.PHRASE:
            return _phrases()
        case FactType.SET:
            return st.builds(TokenSet, value=_token_values(fact), complete=st.booleans(), basis=_bases)


@st.composite
def facts(draw: st.DrawFn) -> dict[str, FactValue]:
    """Return some facts of a posting, in any order; each may be unknown."""
    named = draw(st.lists(st.sampled_from(FACTS), unique=True))
    return {fact: draw(values(fact)) for fact in named}


_INTERVALS = (Operator.MIN, Operator.MAX, Operator.ABOVE, Operator.BELOW, Operator.IS)
_ONE_OF = (Operator.IN, Operator.NOT_IN, Operator.IS)
_LISTS = {
    FactType.SET: (Operator.ONLY, Operator.HAS_ANY, Operator.HAS_ALL, Operator.HAS_NONE),
    FactType.PHRASE: (Operator.SAYS, Operator.SAYS_NONE),
}


@st.composite
def comparisons(draw: st.DrawFn) -> Test:
    """Return a test of one of the facts."""
    fact = draw(st.sampled_from(FACTS))
    definition = VOCABULARY[fact]
    match definition.type:
        case FactType.QUANTITY:
            number = draw(st.integers(-1, 4)) * definition.scale
            operator, use = draw(st.sampled_from(_INTERVALS)), draw(st.sampled_from(tuple(Use)))
            return Test(fact=fact, operator=operator, number=number, use=use)
        case FactType.FLAG:
            return Test(fact=fact, operator=Operator.IS, number=draw(st.integers(0, 1)))
        case FactType.CHOICE if definition.ordered and draw(st.booleans()):
            number = draw(st.integers(0, len(definition.choices) - 1))
            return Test(fact=fact, operator=draw(st.sampled_from(_INTERVALS[:-1])), number=number)
        case FactType.PHRASE:
            test = draw(_listing(fact))
            where, silent = draw(st.sampled_from(_PLACES)), draw(st.booleans())
            return test.model_copy(update={"where": where, "silent_is_false": silent})
        case _:
            return draw(_listing(fact))


@st.composite
def _listing(draw: st.DrawFn, fact: str) -> Test:
    operator = draw(st.sampled_from(_LISTS.get(VOCABULARY[fact].type, _ONE_OF)))
    known = VOCABULARY[fact].choices or _TOKENS[fact]
    most = 1 if operator is Operator.IS else 4
    tokens = draw(st.lists(st.sampled_from(known), unique=True, min_size=1, max_size=most))
    return Test(fact=fact, operator=operator, tokens=tuple(tokens))


def conditions(known: tuple[str, ...] = ()) -> st.SearchStrategy[Condition]:
    """Return a condition; it may build on the rules whose ids are given."""
    leaves: st.SearchStrategy[Condition] = comparisons()
    if known:
        leaves = st.one_of(comparisons(), comparisons(), st.builds(RuleHolds, rule=st.sampled_from(known)))
    return st.recursive(leaves, _gates, max_leaves=4)


def _gates(under: st.SearchStrategy[Condition]) -> st.SearchStrategy[Condition]:
    several = st.lists(under, max_size=3).map(tuple)
    return st.one_of(st.builds(All, of=several), st.builds(AnyOf, of=several))


_weights = st.integers(-4, 6).map(lambda points: points * 100)


@st.composite
def _rules(draw: st.DrawFn, number: int, known: tuple[str, ...]) -> Rule:
    kind, name = draw(st.sampled_from((*Kind, Kind.NICE, Kind.MUST))), f"r{number}"
    unknown = draw(st.sampled_from((Unknown.ASK, Unknown.ASK, *Unknown)))
    if kind is Kind.NICE and draw(st.booleans()):
        parts = draw(st.lists(st.tuples(conditions(known), _weights), min_size=1, max_size=3))
        named = tuple(Part(when=when, weight=weight, name=f"part{place}") for place, (when, weight) in enumerate(parts))
        return Rule(kind=kind, name=name, parts=named, cap=draw(st.sampled_from((None, 0, 300, 900))))
    near = draw(st.one_of(st.none(), conditions(known))) if kind is Kind.MUST else None
    weight = draw(_weights) if kind is Kind.NICE else 0
    return Rule(kind=kind, name=name, when=draw(conditions(known)), near=near, weight=weight, unknown=unknown)


@st.composite
def rule_sets(draw: st.DrawFn, most: int = 6) -> RuleSet:
    """Return a rule set of up to `most` rules, some of which build on earlier ones, with a bar."""
    rules: list[Rule] = []
    for number in range(draw(st.integers(0, most))):
        rules.append(draw(_rules(number, tuple(rule.id for rule in rules))))
    bar = Bar(
        score=draw(st.sampled_from((0, 40, 50, 60, 100))),
        near_score=draw(st.sampled_from((0, 10, 30))),
        better_in=draw(st.sampled_from((0, 0, 1, 2))),
        max_questions=draw(st.integers(0, 4)),
    )
    return RuleSet(rules=tuple(rules), bar=bar)
