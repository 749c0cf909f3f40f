"""Check: what is wrong with rules that each load well: contradictions, repetitions, and what has no effect."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations

from jobfit.folding import fold
from jobfit.problems import Place, Problem
from jobfit.rules.demands import Demand, clashes, compatible, demands_of
from jobfit.rules.described import in_words
from jobfit.rules.firings import Result
from jobfit.rules.model import All, AnyOf, Condition, Kind, Operator, Rule, RuleSet, Test, tests_in, tests_of
from jobfit.rules.worlds import only_fact, result_in, worlds_of

_FROM_BAR = "bar"
_PHRASES = "says"  # the fact of all phrases, whose bars begin with a verb


def check(rules: RuleSet, *, places: Mapping[str, Place]) -> list[Problem]:
    """Return what is wrong with the rules as a whole, in their order.

    `places` says where each rule is written, by id.
    Exact for every part of a rule that is about one fact; of rules over several, whether a posting can pass them all.
    """
    report, own = _Report(places), _own(rules)
    possible = report.possible(own)
    report.repeated(possible)
    report.always(possible)
    for rule in own:
        report.overlapping_phrases(rule)
    return list(dict.fromkeys(report.problems))


def in_the_way(rules: RuleSet) -> list[Problem]:
    """Return, of what `check` finds, only the rules that can never hold and those that no posting can pass."""
    report = _Report({})
    report.possible(_own(rules))
    return list(dict.fromkeys(report.problems))


def _own(rules: RuleSet) -> list[Rule]:
    """Return the rules that somebody wrote or asked for."""
    return [rule for rule in rules.rules if rule.kind is not Kind.BETTER]


def _parts(condition: Condition, apart: type[All | AnyOf]) -> Iterator[Condition]:
    if isinstance(condition, apart):
        for each in condition.of:
            yield from _parts(each, apart)
    else:
        yield condition


def _by_fact(demands: Iterable[Demand]) -> dict[str, list[Demand]]:
    groups: dict[str, list[Demand]] = {}
    for demand in demands:
        groups.setdefault(demand.fact, []).append(demand)
    return groups


def canonical(condition: Condition) -> str:
    """Return a text that is the same for conditions that say the same in another order or other words."""
    match condition:
        case Test():
            bare = condition.model_copy(update={"written": "", "at": "", "tokens": tuple(sorted(condition.tokens))})
            return bare.model_dump_json()
        case All() | AnyOf():
            return f"{condition.type}({','.join(sorted({canonical(each) for each in condition.of}))})"
        case _:
            return condition.model_dump_json()


class _Report:
    """The problems found, each at the place of the rule that it is about."""

    def __init__(self, places: Mapping[str, Place]) -> None:
        self.places = places
        self.problems: list[Problem] = []

    def add(self, code: str, rule: Rule, what: str, hint: str) -> None:
        """Keep a problem at the rule's place."""
        self.problems.append(Problem(code, self.places.get(rule.id, Place(rule.id)), what, hint))

    def possible(self, rules: Sequence[Rule]) -> list[Rule]:
        """Return the rules that can hold; keep a problem for each other one, and for those against each other."""
        found = [rule for rule in rules if not self.impossible(rule)]
        self.contradictions(found)
        return found

    def impossible(self, rule: Rule) -> bool:
        """Say, and keep as a problem, that a rule can never hold."""
        for condition in rule.conditions:
            fact = _never_holds(condition)
            if fact is not None:
                bars = " and ".join(dict.fromkeys(_bars(condition, fact)))
                what = f"a posting never {bars}" if fact == _PHRASES else f"{fact} cannot be {bars}"
                self.add("CHECK002", rule, f"{rule.id} can never hold: {what}", "mend one of its bars")
                return True
        return False

    def contradictions(self, rules: Sequence[Rule]) -> None:
        """Keep a problem for every pair of rules whose bars on a fact exclude each other, and for wider clashes."""
        blamed = set()
        for fact, group in _by_fact(demand for rule in rules for demand in demands_of(rule)).items():
            for pair in combinations(group, 2):
                if pair[0].rule is not pair[1].rule and not compatible(pair):
                    bar = "its phrases" if fact == _PHRASES else f"its bar on {fact}"
                    hint = f"loosen one of them, or drop {bar}"
                    blamed.add(self.contradiction([demand.rule for demand in pair], map(_asked, pair), hint))
        for clash in clashes(rule for rule in rules if rule.id not in blamed):
            self.contradiction(clash, map(_asked_in_all, clash), "loosen one of them, or drop it")

    def contradiction(self, rules: Sequence[Rule], asked: Iterable[str], hint: str) -> str:
        """Keep the problem of one contradiction at the last of its rules that the person wrote; return its id."""
        own = [rule for rule in rules if rule.origin != _FROM_BAR]
        rule = own[-1] if own else rules[-1]
        self.add("CHECK001", rule, f"no posting can pass: {' and '.join(asked)}", hint)
        return rule.id

    def repeated(self, rules: Sequence[Rule]) -> None:
        """Keep a problem for every rule that repeats another, and for every must that demands less than another."""
        seen: dict[tuple[Kind, str], Rule] = {}
        for rule in rules:
            if rule.when is None:
                continue
            first = seen.setdefault((rule.kind, canonical(rule.when)), rule)
            if first is not rule and rule.origin != _FROM_BAR:
                self.add("CHECK003", rule, f"{rule.id} is the same as {first.id}", "keep one of them")
        musts = [rule for rule in seen.values() if rule.kind is Kind.MUST and rule.when is not None]
        for weak in musts:
            if weak.origin != _FROM_BAR:
                self.subsumed(weak, musts)

    def subsumed(self, weak: Rule, musts: Sequence[Rule]) -> None:
        """Keep a problem if another must demands everything that this one does, and more."""
        for strong in musts:
            if strong is not weak and _implies(strong, weak) and not _implies(weak, strong):
                what = f"{weak.id} never decides anything: {strong.id} demands more ({_bar_of(strong)})"
                self.add("CHECK004", weak, what, f"drop it, or mend its bar ({_bar_of(weak)})")
                return

    def always(self, rules: Sequence[Rule]) -> None:
        """Keep a problem for every nice rule that holds whatever a posting says."""
        for rule in rules:
            if rule.kind is Kind.NICE and rule.when is not None and _always_holds(rule.when):
                what = f"{rule.id} holds for every posting: {_bar_of(rule)}"
                self.add("CHECK005", rule, what, "raise its bar, or drop it")

    def overlapping_phrases(self, rule: Rule) -> None:
        """Keep a problem for every phrase that is found wherever a shorter one of the same test is."""
        tests = tests_of(rule)
        for test in tests:
            if test.operator in {Operator.SAYS, Operator.SAYS_NONE}:
                for short, long in _contained(test.tokens):
                    what = f"{rule.id}: “{long}” adds nothing, because “{short}” is in it"
                    self.add("CHECK007", rule, what, "drop the longer phrase or the shorter one")


def _never_holds(condition: Condition) -> str | None:
    """Return the fact whose parts of a conjunction exclude each other; None when there is none."""
    groups: dict[str, list[Condition]] = {}
    for part in _parts(condition, All):
        if (fact := only_fact(part)) is not None:
            groups.setdefault(fact, []).append(part)
    for fact, parts in groups.items():
        worlds = worlds_of(fact, parts)
        if worlds and not any(all(result_in(world, part) is Result.HOLDS for part in parts) for world in worlds):
            return fact
    return None


def _always_holds(condition: Condition) -> bool:
    fact = only_fact(condition)
    worlds = [world for world in worlds_of(fact, [condition]) if world.stated] if fact else []
    return bool(worlds) and all(result_in(world, condition) is Result.HOLDS for world in worlds)


def _implies(strong: Rule, weak: Rule) -> bool:
    """Say whether whatever passes one must passes the other, as far as both are about one and the same fact."""
    if strong.when is None or weak.when is None or only_fact(strong.when) != (fact := only_fact(weak.when)) or not fact:
        return False
    worlds = worlds_of(fact, [strong.when, weak.when])
    first, second = Demand(strong, fact, strong.when), Demand(weak, fact, weak.when)
    return bool(worlds) and all(second.allows(world) for world in worlds if first.allows(world))


def _bars(condition: Condition, fact: str) -> Iterator[str]:
    return (test.written for test in tests_in(condition) if test.fact == fact)


def _bar_of(rule: Rule) -> str:
    tests = list(tests_of(rule))
    return ", ".join(dict.fromkeys(f"{_named(test.fact)}{test.written}" for test in tests))


def _asked(demand: Demand) -> str:
    bars = ", ".join(dict.fromkeys(_bars(demand.condition, demand.fact)))
    unless = "not " if demand.rule.kind is Kind.DEALBREAKER else ""
    return f"{demand.rule.id} ({unless}{_named(demand.fact)}{bars})"


def _asked_in_all(rule: Rule) -> str:
    asked = in_words(rule)
    if rule.kind is Kind.DEALBREAKER:
        asked = f"not {asked}" if isinstance(rule.when, Test) else f"not ({asked})"
    return f"{rule.id} ({asked})"


def _named(fact: str) -> str:
    """Return a fact as it stands before its bar; what a posting says is told by the bar alone."""
    return "" if fact == _PHRASES else f"{fact} "


def _contained(phrases: Sequence[str]) -> Iterator[tuple[str, str]]:
    for short in phrases:
        for long in phrases:
            if short != long and f" {fold(short)} " in f" {fold(long)} ":
                yield short, long
