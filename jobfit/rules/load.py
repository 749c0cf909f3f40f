"""Tables of a profile and files of `rules/` become Rules: one grammar, every fault a Problem at its place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from typing import NamedTuple

from jobfit.facts.given import nearest_fact
from jobfit.facts.mistake import Mistake
from jobfit.facts.person import Person
from jobfit.facts.vocabulary import VOCABULARY, FactDefinition, FactType
from jobfit.problems import Place, suggest
from jobfit.rules.conditions import CONDITION_KEYS, Reading, conditions_of, joined, operators
from jobfit.rules.derived import resolve
from jobfit.rules.literals import OPERATORS, Setting, one_test, operators_of
from jobfit.rules.model import Condition, Kind, Operator, Rule, Unknown
from jobfit.rules.parts import read_cap, read_parts, read_weight
from jobfit.rules.shelf import KINDS, Shelf
from jobfit.rules.source import Faults, Node, unknown_key
from jobfit.rules.words import read_because, read_text, read_unknown, read_until

RULE_KEYS = ("because", "why", "unknown", "until", "weight", "skills", "cap")
"""What a rule's table may hold beside its condition; `example` too in a file."""

_NAME = re.compile(r"[a-z0-9]{1,60}(?:-[a-z0-9]{1,60}){0,20}")
_DIRECT = frozenset(OPERATORS) - frozenset(CONDITION_KEYS) | {"use"}
_FILE_KEY = "example"


class _Written(NamedTuple):
    """One rule as it is written: what it is called, its table, where that is, and where the rule is from."""

    kind: Kind
    name: str
    table: Mapping[str, Node]
    where: Place
    origin: str

    @property
    def definition(self) -> FactDefinition | None:
        """Return the fact that the rule is called like, None when there is none."""
        return VOCABULARY.get(self.name.replace("-", "_"))


@dataclass(slots=True)
class Context:
    """What rules are read with, and what was learned while reading: faults, places, references, ended rules."""

    shelf: Shelf = field(default_factory=Shelf)
    person: Person = field(default_factory=Person)
    unknown: Unknown = Unknown.ASK
    today: date | None = None
    file: str = ""
    faults: Faults = field(default_factory=Faults)
    places: dict[str, Place] = field(default_factory=dict)
    mentions: dict[str, Place] = field(default_factory=dict)
    ended: dict[str, Rule] = field(default_factory=dict)

    def notes(self) -> tuple[str, ...]:
        """Return a sentence for every rule that is left out because its last day has passed."""
        return tuple(f"{name} ended on {rule.until}" for name, rule in self.ended.items())

    def reading(self, kind: Kind) -> Reading:
        """Return what conditions of a rule of this kind are read with."""
        silent_is_false = kind in {Kind.NICE, Kind.DEALBREAKER}
        setting = Setting(person=self.person, silent_is_false=silent_is_false)
        return Reading(setting, self.faults, self.mentions)


def load_rules(shelf: Shelf, context: Context) -> tuple[Rule, ...]:
    """Return every rule of the shelf as it is shipped; raise InputError with all problems."""
    read = (shelved_rule(rule_id, context) for rule_id in shelf.rules)
    rules = [rule for rule in read if rule is not None]
    resolved = resolve(rules, partial(shelved_rule, context=context), context.mentions, context.faults)
    context.faults.stop()
    return tuple(resolved)


def shelved_rule(rule_id: str, context: Context) -> Rule | None:
    """Return the shelf's rule as it is; None when there is none of that id or it has faults."""
    node = context.shelf.rules.get(rule_id)
    if node is None:
        return None
    kind, _, name = rule_id.partition(".")
    context.places.setdefault(rule_id, Place(node.document.file))
    table = {key: value for key, value in node.table().items() if key != _FILE_KEY}
    return _read_rule(_Written(Kind(kind), name, table, Place(node.document.file), "shipped"), context)


def profile_rules(kind: Kind, node: Node, context: Context) -> list[Rule]:
    """Return the rules of the profile's `[must.*]`, `[dealbreaker.*]` or `[nice.*]` tables.

    A table named like a shipped rule of its kind takes that rule and overrides the keys that it repeats; a rule whose
    `until` has passed is left out and named in the context's `ended`.
    """
    rules = []
    for name, table in node.table().items():
        if not isinstance(table.value, dict):
            mistake = Mistake("PROF007", f"{kind}.{name} is a table", f"write [{kind}.{name}] on a line of its own")
            context.faults.add(table.at_key(), mistake)
        elif (rule := _profile_rule(kind, name, table, context)) is not None:
            rules.append(rule)
    return rules


def _profile_rule(kind: Kind, name: str, node: Node, context: Context) -> Rule | None:
    rule_id = f"{kind}.{name}"
    context.places[rule_id] = node.at_key()
    own = node.table()
    shipped = context.shelf.rules.get(rule_id)
    table = {key: value for key, value in shipped.table().items() if key != _FILE_KEY} | own if shipped else own
    rule = _read_rule(_Written(kind, name, table, node.at_key(), "shipped" if shipped else "profile"), context)
    if rule is not None and rule.until and context.today and rule.until < context.today:
        context.ended[rule_id] = rule
        return None
    return rule


def _read_rule(written: _Written, context: Context) -> Rule | None:
    """Return one rule from its table; None, and at least one problem in the context, when it has faults."""
    before = len(context.faults.problems)
    kind, table = written.kind, written.table
    _check_name(written, context.faults)
    _check_keys(written, context.faults)
    parts = read_parts(kind, table["skills"], context.reading(kind)) if "skills" in table else ()
    when = joined(_conditions(written, context))
    if parts and (when is not None or "weight" in table):
        what = "`skills` has its own points" if when is None else "`skills` stands alone, without other conditions"
        context.faults.add(table["skills"].at_key(), Mistake("RULE015", what, "make two rules of it"))
    if when is None and "skills" not in table and len(context.faults.problems) == before:
        when = _bare(written, context)
    rule = Rule(
        kind=kind,
        name=written.name,
        when=None if parts else when,
        unknown=read_unknown(kind, table.get("unknown"), context.unknown, context.faults),
        weight=read_weight(kind, table.get("weight"), context.faults) if not parts else 0,
        parts=parts,
        cap=read_cap(table.get("cap"), has_parts=bool(parts), faults=context.faults),
        because=read_because(table.get("because"), context.faults),
        why=read_text(table.get("why"), context.faults),
        origin=written.origin,
        until=read_until(table.get("until"), context.faults),
    )
    return rule if len(context.faults.problems) == before else None


def _check_name(written: _Written, faults: Faults) -> None:
    name = written.name
    if not _NAME.fullmatch(name):
        kebab = re.sub(r"[^a-z0-9]+", "-", name.casefold()).strip("-") or "my-rule"
        mistake = Mistake("RULE014", f"{name!r} is no name of a rule", f"write [{written.kind}.{kebab[:60]}]")
        faults.add(written.where, mistake)


def _check_keys(written: _Written, faults: Faults) -> None:
    known = (*RULE_KEYS, *CONDITION_KEYS, *OPERATORS, "use", *VOCABULARY)
    for key, node in written.table.items():
        if key not in known and key.replace("-", "_") not in VOCABULARY:
            mistake = unknown_key(key, known, f"`jobfit schema` describes what a {written.kind} may hold")
            faults.add(node.at_key() if node.path else written.where, mistake)


def _conditions(written: _Written, context: Context) -> list[Condition]:
    reading, table, definition = context.reading(written.kind), written.table, written.definition
    direct = {key: node for key, node in table.items() if key in _DIRECT}
    rest = {key: node for key, node in table.items() if key in CONDITION_KEYS or key.replace("-", "_") in VOCABULARY}
    found: list[Condition] = []
    if direct and definition is None:
        key = next(iter(direct))
        hint = nearest_fact(written.name, otherwise=f"name the fact: when = {{ pay = {{ {key} = … }} }}")
        context.faults.add(
            written.where, Mistake("RULE001", f"`{key}` needs a fact, and {written.name!r} is none", hint)
        )
    elif direct and definition is not None:
        found += operators(definition, direct, reading)
    return found + conditions_of(rest, reading)


def _bare(written: _Written, context: Context) -> Condition | None:
    """Return what a table without a condition means: that the fact of its name is true."""
    kind, name, definition = written.kind, written.name, written.definition
    if definition is not None and definition.type is FactType.FLAG:
        return one_test(definition, Operator.IS, value=True, setting=context.reading(kind).setting)
    if definition is not None:
        allowed = ", ".join(operators_of(definition))
        mistake = Mistake("RULE006", f"{kind}.{name} says nothing of {definition.name}", f"give it one of {allowed}")
    else:
        mistake = Mistake("RULE007", f"no shipped {kind} and no fact is called {name!r}", _nearest(kind, name, context))
    context.faults.add(written.where, mistake)
    return None


def _nearest(kind: Kind, name: str, context: Context) -> str:
    for other in KINDS:
        if f"{other}.{name}" in context.shelf.rules:
            return f"it is shipped as [{other}.{name}]"
    flags = (fact.replace("_", "-") for fact, each in VOCABULARY.items() if each.type is FactType.FLAG)
    return suggest(name, (*context.shelf.names(kind), *flags), otherwise="give it a condition: when = { fact = value }")


def rules_by_id(rules: Iterable[Rule]) -> dict[str, Rule]:
    """Return the rules by their full id."""
    return {rule.id: rule for rule in rules}
