"""Every rule file shows by [[example]]s when it fires, when it does not and when it cannot know: run by the engine."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from jobfit.facts.given import fact_named, given
from jobfit.facts.mistake import Mistake
from jobfit.facts.model import Facts, FactValue
from jobfit.facts.person import Person, Phrase
from jobfit.facts.personal import personal
from jobfit.problems import Place
from jobfit.rules.derived import targets
from jobfit.rules.firings import Firing, Firings, Result
from jobfit.rules.load import Context, shelved_rule
from jobfit.rules.model import All, AnyOf, Condition, Rule, RuleSet, Test
from jobfit.rules.shelf import Shelf
from jobfit.rules.source import Faults, Node

CURRENCY = "EUR"  # of money in shipped rules and their examples that name none
_RESULTS = {True: Result.HOLDS, False: Result.FAILS, "unknown": Result.UNKNOWN}
_WORDS = {Result.HOLDS: "fires", Result.FAILS: "does not fire", Result.UNKNOWN: "cannot know"}
_KEYS = ("facts", "fires")

Fire = Callable[[RuleSet, Facts], Firings]
"""What fires a rule set on facts: the engine."""


@dataclass(frozen=True, slots=True)
class Example:
    """Facts, what the rule has to come to on them, and where that is written."""

    facts: Facts
    fires: Result
    where: Place


def read_examples(file: Node, context: Context) -> list[Example]:
    """Return the [[example]]s of a rule file; faults, and each of the three outcomes missing, go to the context."""
    written = file.table().get("example")
    examples = [
        example for node in (written.elements() if written else ()) if (example := _example(node, context)) is not None
    ]
    shown = {example.fires for example in examples}
    for outcome, words in _WORDS.items():
        if outcome not in shown and not context.faults.problems:
            fires = '"unknown"' if outcome is Result.UNKNOWN else str(outcome is Result.HOLDS).lower()
            mistake = Mistake("RULE010", f"no example shows when it {words}", f"add [[example]] with fires = {fires}")
            context.faults.add(Place(file.document.file), mistake)
    return examples


def _example(node: Node, context: Context) -> Example | None:
    table = node.table()
    before = len(context.faults.problems)
    context.faults.only(_KEYS, table, "an example has facts and fires")
    facts = table["facts"].table() if "facts" in table else {}
    values: dict[str, FactValue] = {}
    for name, each in facts.items():
        with context.faults.of(each):
            values[fact_named(name).name] = given(name, each.value, currency=context.person.currency)
    fires = table["fires"].value if "fires" in table else None
    if not isinstance(fires, bool) and fires != "unknown":
        mistake = Mistake("RULE010", '`fires` is true, false or "unknown"', "write fires = true")
        context.faults.add(node.at_value(), mistake)
    if len(context.faults.problems) > before:
        return None
    return Example(facts=values, fires=_RESULTS[fires], where=node.at_value())


def run_examples(rule: Rule, examples: Iterable[Example], fire: Fire, *, others: Iterable[Rule]) -> Faults:
    """Return a problem for every example on which the rule does not come to what it says.

    `fire` is the engine; `others` are the rules that the rule builds on.
    """
    rules = (rule, *others)
    person = Person(currency=CURRENCY, phrases=_phrases(rules))
    faults = Faults()
    for example in examples:
        firings = fire(RuleSet(rules=rules), personal(example.facts, person))
        came = _outcome(rule, firings.rules[0])
        if came is not example.fires:
            what = f"{rule.id} {_WORDS[came]} on this example, which says that it {_WORDS[example.fires]}"
            faults.add(example.where, Mistake("RULE010", what, "mend the rule or the example"))
    return faults


def check_shelf(shelf: Shelf, fire: Fire, *, only: str | None = None) -> Faults:
    """Return every fault in the shelf's rule files and in what their examples show; of one rule if `only` is its id."""
    found = Faults()
    for rule_id, file in shelf.rules.items():
        if only not in {None, rule_id}:
            continue
        context = Context(shelf=shelf, person=Person(currency=CURRENCY))
        rule = shelved_rule(rule_id, context)
        examples = read_examples(file, context)
        needed = [shelved_rule(target, context) for target in (targets(rule.when) if rule else ())]
        found.problems += context.faults.problems
        if rule is not None and not context.faults.problems:
            others = [other for other in needed if other is not None]
            found.problems += run_examples(rule, examples, fire, others=others).problems
    return found


def _outcome(rule: Rule, firing: Firing) -> Result:
    """Return the rule's result; a rule of parts fires when it earns something for sure."""
    if not rule.parts:
        return firing.result
    if firing.points_low == firing.points_high:
        return Result.HOLDS if firing.points_low else Result.FAILS
    return Result.UNKNOWN


def _phrases(rules: Iterable[Rule]) -> tuple[Phrase, ...]:
    tests = [test for rule in rules if rule.when is not None for test in _says(rule.when)]
    return tuple(dict.fromkeys(Phrase(text=token, where=test.where) for test in tests for token in test.tokens))


def _says(condition: Condition) -> list[Test]:
    match condition:
        case Test():
            return [condition] if condition.fact == "says" else []
        case All() | AnyOf():
            return [test for each in condition.of for test in _says(each)]
        case _:
            return []
