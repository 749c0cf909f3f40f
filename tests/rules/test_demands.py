"""What rules ask of single facts, and which of them no posting can pass together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations, product

from hypothesis import given, settings
from hypothesis import strategies as st

from jobfit.rules.demands import clashes, demands_of
from jobfit.rules.firings import Result
from jobfit.rules.model import All, AnyOf, Condition, Kind, Operator, Rule, RuleHolds, Test, Unknown
from jobfit.rules.worlds import World, result_in, worlds_of
from tests.kleene import kleene_all, kleene_any


def _flag(fact: str, number: int) -> Test:
    return Test(fact=fact, operator=Operator.IS, number=number)


def _rule(number: int, kind: Kind, when: Condition, unknown: Unknown = Unknown.ASK) -> Rule:
    return Rule(kind=kind, name=f"r{number}", when=when, unknown=unknown)


def test_demands_leave_out_alternatives() -> None:
    """A must is taken apart at its ands, a dealbreaker at its ors."""
    one, two = _flag("equity", 1), _flag("bonus", 1)
    either = AnyOf(of=(one, two))

    assert [] == list(demands_of(_rule(1, Kind.MUST, either)))
    assert ["equity", "bonus"] == [demand.fact for demand in demands_of(_rule(1, Kind.DEALBREAKER, either))]


FACTS = ("equity", "bonus", "hours")
_TESTS = st.one_of(
    st.builds(_flag, st.sampled_from(FACTS[:2]), st.integers(0, 1)),
    st.builds(
        Test, fact=st.just("hours"), operator=st.sampled_from([Operator.MIN, Operator.MAX]), number=st.integers(1, 3)
    ),
)
_CONDITIONS = st.recursive(
    _TESTS,
    lambda inner: st.builds(
        lambda kind, of: kind(of=tuple(of)), st.sampled_from([All, AnyOf]), st.lists(inner, min_size=2, max_size=3)
    ),
    max_leaves=4,
)
_RULES = st.lists(
    st.tuples(st.sampled_from([Kind.MUST, Kind.DEALBREAKER]), _CONDITIONS, st.sampled_from(Unknown)), max_size=5
).map(lambda parts: [_rule(number, *part) for number, part in enumerate(parts)])


def _comes_to(condition: Condition, worlds: Mapping[str, World]) -> Result:
    match condition:
        case Test():
            return result_in(worlds[condition.fact], condition)
        case All():
            return kleene_all(_comes_to(each, worlds) for each in condition.of)
        case AnyOf():
            return kleene_any(_comes_to(each, worlds) for each in condition.of)
        case _:
            raise AssertionError(condition)


def _passes(rule: Rule, worlds: Mapping[str, World]) -> bool:
    assert rule.when is not None
    result = _comes_to(rule.when, worlds)
    wanted = Result.HOLDS if rule.kind is Kind.MUST else Result.FAILS
    return result is wanted or (result is Result.UNKNOWN and rule.unknown is Unknown.PASS)


_HOURS = [Test(fact="hours", operator=Operator.MIN, number=number) for number in (1, 2, 3)]
_POSTINGS = [
    dict(zip(FACTS, each, strict=True))
    for each in product(worlds_of("equity", []), worlds_of("bonus", []), worlds_of("hours", _HOURS))
]


def _some_posting_passes(rules: Sequence[Rule]) -> bool:
    return any(all(_passes(rule, posting) for rule in rules) for posting in _POSTINGS)


@settings(deadline=None, max_examples=60)
@given(_RULES)
def test_rules_clash_when_no_posting_passes_them_and_not_otherwise(rules: list[Rule]) -> None:
    """Going through every posting that can be told apart finds the same; none of a clash's rules is too many."""
    found = list(clashes(rules))

    assert bool(found) is not _some_posting_passes(rules)
    for clash in found:
        assert not _some_posting_passes(clash)
        assert all(_some_posting_passes(fewer) for fewer in combinations(clash, len(clash) - 1))
    blamed = [clash[-1] for clash in found]
    assert _some_posting_passes([rule for rule in rules if rule not in blamed])


def test_a_way_that_builds_on_another_rule_is_open() -> None:
    """Nothing is claimed of what another rule comes to."""
    either = AnyOf(of=(RuleHolds(rule="nice.x"), _flag("equity", 1)))

    assert [] == list(clashes([_rule(1, Kind.MUST, either), _rule(2, Kind.MUST, _flag("equity", 0))]))


def test_phrases_that_do_not_touch_are_looked_at_apart() -> None:
    """Many other phrases do not keep a clash among three rules from being found."""

    def says(*phrases: str) -> Test:
        return Test(fact="says", operator=Operator.SAYS, tokens=phrases, silent_is_false=True)

    others = [_rule(number, Kind.MUST, says(f"phrase {number}")) for number in range(20)]
    clash = [
        _rule(20, Kind.MUST, AnyOf(of=(says("a"), says("b", "c")))),
        _rule(21, Kind.DEALBREAKER, says("a")),
        _rule(22, Kind.DEALBREAKER, says("b", "c")),
    ]

    assert [clash] == list(clashes([*others, *clash]))


def test_alternatives_that_are_too_many_to_go_through_are_not_guessed_about() -> None:
    """A clash among few rules is found; where looking for one takes too long none is claimed."""
    clash = [_rule(1, Kind.MUST, AnyOf(of=(_flag("equity", 1), _flag("bonus", 1))))]
    clash += [_rule(2, Kind.MUST, _flag("equity", 0)), _rule(3, Kind.MUST, _flag("bonus", 0))]
    either = [AnyOf(of=(_flag("permanent", number % 2), _flag("on_call", 1))) for number in range(300)]
    many = [_rule(number, Kind.MUST, each) for number, each in enumerate(either, start=4)]

    assert [clash] == list(clashes([*many[:30], *clash]))
    assert [] == list(clashes([*many, *clash]))
