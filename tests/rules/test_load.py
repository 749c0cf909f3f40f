"""Tables become rules."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from jobfit.errors import InputError
from jobfit.facts.person import Person
from jobfit.rules.load import Context, load_rules, profile_rules, rules_by_id
from jobfit.rules.model import All, AnyOf, Condition, Kind, Operator, Rule, RuleHolds, Test, Unknown
from jobfit.rules.shelf import KINDS, Shelf, read_shelf
from jobfit.rules.values import take_values
from tests.profile.shelf import node, small_shelf

TODAY = date(2026, 11, 22)


def _context() -> Context:
    return Context(shelf=small_shelf(), person=Person(currency="EUR"), today=TODAY, file="p.toml")


def _rules(text: str, context: Context | None = None) -> dict[str, Rule]:
    context = context or _context()
    root = node(text, "p.toml").table()
    rules = [rule for kind in KINDS if kind in root for rule in profile_rules(kind, root[kind], context)]
    context.faults.stop()
    return rules_by_id(rules)


def _only(text: str) -> Rule:
    (rule,) = _rules(text).values()
    return rule


def _plain(condition: Condition | None) -> object:
    match condition:
        case Test():
            bar = condition.tokens if condition.number is None else condition.number
            return (condition.fact, condition.operator.value, bar)
        case All() | AnyOf():
            return (condition.type, *map(_plain, condition.of))
        case RuleHolds():
            return condition.rule
        case None:
            return None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[must.hours]\nmax = 32", ("hours", "max", 3200)),
        ("[must.hours]\nmin = 20\nmax = 32", ("all", ("hours", "min", 2000), ("hours", "max", 3200))),
        ("[must.permanent]", ("permanent", "is", 1)),
        ("[must.x]\nwhen = { workplace = 'remote' }", ("workplace", "is", ("remote",))),
        ("[must.x]\nworkplace = 'remote'", ("workplace", "is", ("remote",))),
        ("[must.x]\nwhen = { workplace = ['remote', 'hybrid'] }", ("workplace", "in", ("remote", "hybrid"))),
        ("[must.x]\nwhen = { languages = 'en' }", ("languages", "has_any", ("en",))),
        ("[must.x]\nwhen = { languages = ['en', 'pt'] }", ("languages", "has_any", ("en", "pt"))),
        ("[must.x]\nwhen = { on-call = false }", ("on_call", "is", 0)),
        ("[must.x]\nsays = 'four days'", ("says", "says", ("four days",))),
        ("[must.x]\nsays_none = ['a', 'b']", ("says", "says_none", ("a", "b"))),
        ("[must.x]\nrule = 'nice.mentoring'", "nice.mentoring"),
        (
            "[must.x]\nany = [ { workplace = 'remote' }, { country = 'PT', office_days = { max = 2 } } ]",
            (
                "any",
                ("workplace", "is", ("remote",)),
                ("all", ("country", "has_any", ("PT",)), ("office_days", "max", 200)),
            ),
        ),
        (
            "[must.pay]\nmin = '80k'\nwhen = { equity = true }",
            ("all", ("pay", "min", 8_000_000), ("equity", "is", 1)),
        ),
    ],
)
def test_the_grammar_makes_conditions(text: str, expected: object) -> None:
    """Every form of a condition becomes the one canonical form."""
    assert expected == _plain(_only(text).when)


def test_words_and_policies_are_kept() -> None:
    """A rule carries its own words, its policy and its last day."""
    rule = _only(
        "[must.permanent]\nbecause = '{company} offers no contract'\nwhy = 'a\n  mortgage'\nunknown = 'reject'\n"
        "until = 2026-11-22".replace("'a\n  mortgage'", '"""a\n  mortgage"""')
    )

    assert ("{company} offers no contract", "a mortgage") == (rule.because, rule.why)
    assert (Unknown.REJECT, TODAY, "profile", 0) == (rule.unknown, rule.until, rule.origin, rule.weight)


def test_kinds_have_their_own_defaults() -> None:
    """Silence is asked about for a must, passed for a dealbreaker, and a nice rule is one point."""
    rules = _rules("[must.permanent]\n[dealbreaker.agency]\n[nice.equity]")

    assert (Unknown.ASK, 0) == (rules["must.permanent"].unknown, rules["must.permanent"].weight)
    assert (Unknown.PASS, 0) == (rules["dealbreaker.agency"].unknown, rules["dealbreaker.agency"].weight)
    assert 100 == rules["nice.equity"].weight


def test_the_bars_policy_is_the_default_of_musts_alone() -> None:
    """`[bar] unknown` changes what an unknown must means and nothing else."""
    context = _context()
    context.unknown = Unknown.REJECT
    rules = _rules("[must.permanent]\n[dealbreaker.agency]", context)

    assert [Unknown.REJECT, Unknown.PASS] == [rule.unknown for rule in rules.values()]


def test_a_phrase_that_is_not_said_is_false_where_silence_is_no_question() -> None:
    """Nice rules and dealbreakers take a whole text's silence for no; a must does not."""
    rules = _rules("[must.a]\nsays = 'x'\n[dealbreaker.b]\nsays = 'x'\n[nice.c]\nsays = 'x'\nwhere = ['role']")
    tests = [rule.when for rule in rules.values()]

    assert [False, True, True] == [test.silent_is_false for test in tests if isinstance(test, Test)]
    assert [(), (), ("role",)] == [test.where for test in tests if isinstance(test, Test)]


def test_a_rule_whose_day_has_passed_is_left_out_and_named() -> None:
    """Nothing ends in silence."""
    context = _context()
    rules = _rules("[must.permanent]\nuntil = 2026-11-21\n[dealbreaker.agency]\nuntil = 2026-11-22", context)

    assert ["dealbreaker.agency"] == list(rules)
    assert ("must.permanent ended on 2026-11-21",) == context.notes()


def test_skills_become_parts_that_count_required_and_preferred() -> None:
    """Each skill earns its points wherever the posting names it, up to the cap."""
    rule = _only("[nice.stack]\nskills = { python = 3, 'C++' = 0.5 }\ncap = 3")

    assert rule.when is None
    assert 300 == rule.cap
    assert [("python", 300), ("C++", 50)] == [(part.name, part.weight) for part in rule.parts]
    assert ("any", ("skills_required", "has_any", ("c++",)), ("skills_preferred", "has_any", ("c++",))) == (
        _plain(rule.parts[1].when)
    )


def test_a_table_named_like_a_shipped_rule_takes_it() -> None:
    """An empty table is the shipped rule; what it repeats overrides, the rest stays."""
    taken = _only("[nice.long-holidays]")
    changed = _only("[nice.long-holidays]\nwhen = { holidays = { min = 32 } }\nwhy = 'rest'")

    assert (("holidays", "min", 2800), 300, "shipped") == (_plain(taken.when), taken.weight, taken.origin)
    assert (("holidays", "min", 3200), 300, "rest") == (_plain(changed.when), changed.weight, changed.why)


def test_a_shipped_dealbreaker_is_taken_with_its_policy() -> None:
    """A shipped rule's own `unknown` is kept."""
    assert Unknown.ASK is _only("[dealbreaker.unpaid]").unknown


def test_a_fact_without_a_shipped_rule_must_be_true() -> None:
    """[must.four-day-week] is the fact, although a nice rule of that name is shipped."""
    assert ("four_day_week", "is", 1) == _plain(_only("[must.four-day-week]").when)


def _values(text: str, context: Context) -> dict[str, Rule]:
    root = node(text, "p.toml").table()
    named = rules_by_id(profile_rules(Kind.NICE, root["nice"], context)) if "nice" in root else {}
    _, brought = take_values(root["value"], named, context)
    context.faults.stop()
    return rules_by_id(brought)


def test_a_value_brings_in_its_rules_scaled_to_its_weight() -> None:
    """Shares are of the value's weight over the positive shares; a negative share takes points."""
    rules = _values("[value.time]\nweight = 5", _context())

    assert {"nice.four-day-week": 375, "nice.long-holidays": 125, "nice.night-shifts": -250} == {
        name: rule.weight for name, rule in rules.items()
    }
    assert {"value.time"} == {rule.origin for rule in rules.values()}


def test_a_capped_rule_that_a_value_brings_in_earns_the_value_s_weight_at_most() -> None:
    """Its parts are scaled by what they may earn together, so that they reach the new cap as they reached the old."""
    own = {"nice.stack": node("skills = { python = 3, sql = 1, go = 2 }\ncap = 4", "rules/nice/stack.toml")}
    shows = {"craft": node('[[shows]]\nrule = "stack"', "rules/value/craft.toml")}
    context = Context(shelf=Shelf(own, shows), today=TODAY, file="p.toml")
    rule = _values("[value.craft]\nweight = 2", context)["nice.stack"]

    assert (200, [150, 50, 100]) == (rule.cap, [part.weight for part in rule.parts])


def test_two_values_that_name_one_rule_add_up() -> None:
    """A rule that shows two values is there once, with both weights."""
    rule = _values("[value.time]\nweight = 4\n[value.people]\nweight = 2", _context())["nice.four-day-week"]

    assert (400, "value.time + value.people") == (rule.weight, rule.origin)


def test_a_rule_that_the_person_names_is_not_brought_in_again() -> None:
    """The person's own weight stands."""
    assert "nice.four-day-week" not in _values("[value.time]\nweight = 5\n[nice.four-day-week]\nweight = 9", _context())


def test_values_say_what_they_mean() -> None:
    """The person's own words go before the shipped ones."""
    context = _context()
    root = node("[value.time]\nmeans = 'home at five'\n[value.people]").table()
    values, _ = take_values(root["value"], {}, context)

    assert [("time", "home at five"), ("people", "to help others grow")] == [(each.name, each.means) for each in values]


def test_a_derived_rule_is_kept_if_its_target_is_in_force_and_copied_if_not() -> None:
    """What builds on a shipped rule works whether or not that rule counts by itself."""
    rules = rules_by_id(load_rules(small_shelf(), _context()))

    assert ("all", "nice.four-day-week", "nice.long-holidays") == _plain(rules["nice.calm"].when)


def test_all_faults_are_reported_at_once_in_the_order_of_the_file() -> None:
    """One look at the messages is enough to mend a file."""
    with pytest.raises(InputError) as raised:
        _rules("[must.hours]\nmaks = 3\n[must.x]\nwhen = { hors = 3 }\n[nice.equity]\nweight = 'much'")

    assert [2, 4, 6] == [problem.where.line for problem in raised.value.problems]


def test_a_shelf_refuses_unknown_kinds_and_broken_files(tmp_path: Path) -> None:
    """A folder that is no kind of rule and a file that is no TOML are each a problem."""
    folder = tmp_path
    for name, text in (("nise/a.toml", ""), ("nice/b.toml", "x ="), ("nice/c.toml", "says = 'c'")):
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    with pytest.raises(InputError) as raised:
        read_shelf(folder)

    assert ["PROF005", "RULE015"] == sorted(problem.code for problem in raised.value.problems)


def test_a_shelf_names_its_rules_by_kind() -> None:
    """Suggestions offer only names that can be taken."""
    assert ["gambling", "unpaid"] == small_shelf().names(Kind.DEALBREAKER)
    assert [] == Shelf().names(Kind.MUST)


def test_operators_stand_for_themselves() -> None:
    """`has` is has_any of one."""
    rule = _only("[must.languages]\nhas = 'en'")

    assert isinstance(rule.when, Test)
    assert Operator.HAS_ANY is rule.when.operator
