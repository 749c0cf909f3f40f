"""A table of `fact = test` becomes a Condition; every fault in it becomes a Problem and the rest is still read."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from jobfit.facts.given import fact_named, nearest_fact, read_phrase
from jobfit.facts.mistake import Mistake
from jobfit.facts.vocabulary import VOCABULARY, FactDefinition, FactType, Use
from jobfit.problems import Place
from jobfit.rules.literals import (
    OPERATORS,
    Setting,
    implied_operator,
    one_test,
    operator_named,
    phrase_test,
    read_use,
    read_where,
)
from jobfit.rules.model import All, AnyOf, Condition, Kind, Operator, RuleHolds
from jobfit.rules.source import Faults, Node

CONDITION_KEYS = ("when", "any", "says", "says_none", "where", "rule")
"""What a table of conditions may hold beside facts."""

_DEEPEST = 8  # tables in tables
_MOVABLE = (Operator.MIN, Operator.MAX)


class Reading(NamedTuple):
    """What conditions are read with: the setting of literals, and where faults go."""

    setting: Setting
    faults: Faults
    mentions: dict[str, Place]  # where rules are named by others


def joined(conditions: list[Condition]) -> Condition | None:
    """Return one condition that holds if all do; None for none."""
    if len(conditions) == 1:
        return conditions[0]
    return All(of=tuple(conditions)) if conditions else None


def conditions_of(table: Mapping[str, Node], reading: Reading) -> list[Condition]:
    """Return a condition for every entry of the table, in its order; `when` and `any` are read inside."""
    where = _where(table.get("where"), reading)
    if (node := table.get("where")) and not table.keys() & {"says", "says_none"}:
        reading.faults.add(node.at_key(), Mistake("RULE015", "`where` needs `says` beside it", "add says = […]"))
    found: list[Condition] = []
    for name, node in table.items():
        if len(node.path) > _DEEPEST * 2:
            reading.faults.add(
                node.at_key(), Mistake("RULE005", "conditions are nested too deeply", "use fewer tables")
            )
        elif name != "where":
            found += _entry(name, node, where, reading)
    return found


def _entry(name: str, node: Node, where: tuple[str, ...], reading: Reading) -> list[Condition]:
    match name:
        case "when":
            return _table(node, reading)
        case "any":
            return _any(node, reading)
        case "says" | "says_none":
            return _phrases(OPERATORS[name], node, where, reading)
        case "rule":
            return [_named(each, reading) for each in node.elements() if _is_text(each, reading)]
        case _:
            return _fact(name, node, reading)


def _named(node: Node, reading: Reading) -> RuleHolds:
    name = str(node.value)
    reading.mentions.setdefault(name, node.at_value())
    return RuleHolds(rule=name)


def _is_text(node: Node, reading: Reading) -> bool:
    if isinstance(node.value, str):
        return True
    reading.faults.add(node.at_value(), Mistake("PROF007", "a rule is named by a text", 'write rule = "nice.holidays"'))
    return False


def _table(node: Node, reading: Reading) -> list[Condition]:
    if not isinstance(node.value, dict) or not node.value:
        mistake = Mistake("RULE005", f"`{node.name}` is a table of facts", 'write when = { workplace = "remote" }')
        reading.faults.add(node.at_value(), mistake)
        return []
    return conditions_of(node.table(), reading)


def _any(node: Node, reading: Reading) -> list[Condition]:
    if not isinstance(node.value, list) or not all(isinstance(each, dict) for each in node.value) or not node.value:
        mistake = Mistake(
            "RULE005", "`any` is a list of tables", 'write any = [ { workplace = "remote" }, { country = "PT" } ]'
        )
        reading.faults.add(node.at_value(), mistake)
        return []
    alternatives = [joined(_alternative(each, reading)) for each in node.elements()]
    known = tuple(each for each in alternatives if each is not None)
    return [AnyOf(of=known)] if len(known) > 1 else list(known)


def _alternative(node: Node, reading: Reading) -> list[Condition]:
    if node.value:
        return conditions_of(node.table(), reading)
    reading.faults.add(node.at_value(), Mistake("RULE006", "an empty table holds for every posting", "leave it out"))
    return []


def _where(node: Node | None, reading: Reading) -> tuple[str, ...]:
    sections: list[str] = []
    for each in node.elements() if node else ():
        with reading.faults.of(each):
            sections.append(read_where(each.value))
    return tuple(sections)


def _phrases(operator: Operator, node: Node, where: tuple[str, ...], reading: Reading) -> list[Condition]:
    known, phrases = len(reading.faults.problems), []
    for each in node.elements():
        with reading.faults.of(each):
            phrases.append(read_phrase(each.value))
    if len(reading.faults.problems) == known:
        with reading.faults.of(node):
            return [phrase_test(operator, phrases, where=where, setting=reading.setting)]
    return []


def _fact(name: str, node: Node, reading: Reading) -> list[Condition]:
    if name not in VOCABULARY and name.replace("-", "_") not in VOCABULARY:
        hint = nearest_fact(name, also=CONDITION_KEYS, otherwise="`jobfit facts` lists them all")
        reading.faults.add(node.at_key(), Mistake("RULE001", f"no fact is called {name!r}", hint))
        return []
    definition = fact_named(name)
    if isinstance(node.value, dict):
        return operators(definition, node.table(), reading)
    with reading.faults.of(node):
        operator = implied_operator(definition, node.value)
        return some_tests(definition, operator, node, None, reading)
    return []


def operators(definition: FactDefinition, table: Mapping[str, Node], reading: Reading) -> list[Condition]:
    """Return a test for every operator of one fact's table, such as `{ min = 1, max = 3, use = "low" }`."""
    if definition.type is FactType.PHRASE:
        return conditions_of(table, reading)
    use = _use(definition, table.get("use"), reading)
    found: list[Condition] = []
    for name, node in table.items():
        if name == "use":
            continue
        try:
            operator = operator_named(definition, name)
        except Mistake as mistake:
            reading.faults.add(node.at_key(), mistake)
            continue
        found += some_tests(definition, operator, node, use, reading)
    return found


def _use(definition: FactDefinition, node: Node | None, reading: Reading) -> Use | None:
    if node is None:
        return None
    with reading.faults.of(node):
        return read_use(definition, node.value)
    return None


def some_tests(
    definition: FactDefinition, operator: Operator, node: Node, use: Use | None, reading: Reading
) -> list[Condition]:
    """Return one test of the fact with the node's value as its bar; none, and a problem, if it cannot be read."""
    if isinstance(node.value, list) and operator is not Operator.IS:
        return _many(definition, operator, node, use, reading)
    with reading.faults.of(node):
        test = one_test(definition, operator, node.value, setting=reading.setting, use=use)
        return [test.model_copy(update={"at": _at(node)}) if operator in _MOVABLE else test]
    return []


def _at(node: Node) -> str:
    """Return where a value of a profile stands, tables of a list counted from 1; "" for one of a shipped rule."""
    if node.path[:1] and node.path[0] in set(Kind):
        return ".".join(str(part + 1) if isinstance(part, int) else part for part in node.path)
    return ""


def _many(
    definition: FactDefinition, operator: Operator, node: Node, use: Use | None, reading: Reading
) -> list[Condition]:
    """Read a list so that each wrong token is a problem at its own place."""
    known = len(reading.faults.problems)
    for each in node.elements():
        with reading.faults.of(each):
            one_test(definition, operator, each.value, setting=reading.setting, use=use)
    if len(reading.faults.problems) > known:
        return []
    with reading.faults.of(node):
        return [one_test(definition, operator, node.value, setting=reading.setting, use=use)]
    return []
