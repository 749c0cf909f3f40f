"""profile.toml -> Profile: every table read, every fault reported at once, nothing run until there is none."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from datetime import date
from functools import partial
from pathlib import Path
from typing import NamedTuple

from jobfit.facts.mistake import Mistake
from jobfit.facts.model import Facts
from jobfit.facts.personal import personal
from jobfit.facts.vocabulary import VOCABULARY
from jobfit.problems import Place
from jobfit.profile.bar import Standing, bar_rules, near_misses, score_of, unused
from jobfit.profile.goal import goal_rules
from jobfit.profile.model import Assume, BarTable, Goal, Me, Now, Profile, Right
from jobfit.profile.own import employed, own_words, person_of, stated_facts
from jobfit.profile.tables import read_table
from jobfit.rules.derived import resolve
from jobfit.rules.load import Context, profile_rules, rules_by_id, shelved_rule
from jobfit.rules.model import Kind, Rule, Unknown
from jobfit.rules.shelf import KINDS, Shelf, bundled_shelf
from jobfit.rules.source import Faults, Node, unknown_key
from jobfit.rules.standing import with_near
from jobfit.rules.values import Value, take_values
from jobfit.toml.document import parse_bytes, read_bytes

SECTIONS = ("schema", "me", "now", "right", "bar", "must", "dealbreaker", "nice", "value", "goal", "assume")
"""The top-level keys of a profile."""

_SCHEMA = 1


class _Tables(NamedTuple):
    """The tables that are read by pydantic."""

    me: Me
    now: Now
    right: Right
    bar: BarTable
    goal: Goal
    assume: Assume


def load_profile(path: Path, *, today: date) -> Profile:
    """Return the profile in the file; raise InputError with all of its Problems."""
    return parse_profile(read_bytes(path), file=str(path), today=today)


def parse_profile(
    content: bytes,
    *,
    file: str,
    today: date,
    shelf: Shelf | None = None,
) -> Profile:
    """Return the profile in the bytes of a file of that name; raise InputError with all of its Problems.

    `today` decides which rules have ended. `shelf` are the shipped rules, by default those that come with jobfit.
    """
    document = parse_bytes(content, file)
    faults = Faults()
    root = Node(document, document.data)
    sections = _sections(root, faults)
    tables = _read_tables(sections, today, faults)
    context = Context(
        shelf=bundled_shelf() if shelf is None else shelf,
        person=person_of(tables.me, tables.assume, document.data),
        unknown=Unknown(tables.bar.unknown),
        today=today,
        file=file,
        faults=faults,
    )
    said_of_now = _facts_in(sections.get("now"))
    now = stated_facts(said_of_now, context)
    right = stated_facts(_facts_in(sections.get("right")), context)
    standing = Standing(now, _unread(sections.get("now"), said_of_now, now), right)
    values, rules = _rules(sections, tables, standing, context)
    _check_purpose(sections, tables.bar, rules, context)
    faults.stop()
    person = own_words(employed(context.person, said_of_now), rules, tables.goal, tables.me.skills)
    return Profile(
        file=file,
        hash=hashlib.sha256(content).hexdigest(),
        me=tables.me,
        now=tables.now,
        right=tables.right,
        bar=tables.bar,
        goal=tables.goal,
        assume=tables.assume,
        values=tuple(values),
        rules=tuple(rules),
        score=score_of(tables.bar, has_right=bool(right)),
        notes=(*context.notes(), *unused(tables.bar, rules)),
        places=context.places,
        facts_now=personal(now, person),
        facts_right=personal(right, person),
        person=person,
    )


def _sections(root: Node, faults: Faults) -> dict[str, Node]:
    """Return the tables of the file by name, without those that are unknown or no tables."""
    found: dict[str, Node] = {}
    for name, node in root.table().items():
        if name not in SECTIONS:
            faults.add(node.at_key(), unknown_key(name, SECTIONS, f"tables are {', '.join(SECTIONS[1:])}"))
        elif name == "schema":
            if node.value != _SCHEMA or isinstance(node.value, bool):
                mistake = Mistake(
                    "PROF010", f"schema {node.value!r} is not one that this jobfit reads", "write schema = 1"
                )
                faults.add(node.at_value(), mistake)
        elif not isinstance(node.value, dict):
            faults.add(node.at_key(), Mistake("PROF007", f"{name} is a table", f"write [{name}] on a line of its own"))
        else:
            found[name] = node
    return found


def _read_tables(sections: Mapping[str, Node], today: date, faults: Faults) -> _Tables:
    def own(name: str) -> dict[str, Node]:
        return sections[name].table() if name in sections else {}

    facts = tuple(VOCABULARY)
    now = {key: node for key, node in own("now").items() if key in Now.model_fields or not _is_fact(key)}
    right = {key: node for key, node in own("right").items() if key in Right.model_fields or not _is_fact(key)}
    tables = _Tables(
        me=read_table(Me, own("me"), faults),
        now=read_table(Now, now, faults, also=facts),
        right=read_table(Right, right, faults, also=facts),
        bar=read_table(BarTable, own("bar"), faults),
        goal=read_table(Goal, own("goal"), faults),
        assume=read_table(Assume, own("assume"), faults),
    )
    if tables.now.since and tables.now.since > today:
        mistake = Mistake("PROF008", f"since is in the future ({tables.now.since})", "when did you start?")
        faults.add(now["since"].at_value(), mistake)
    return tables


def _is_fact(key: str) -> bool:
    return key.replace("-", "_") in VOCABULARY


def _facts_in(section: Node | None) -> dict[str, Node]:
    """Return what a job's table says that is a fact; the daily tasks are one, and a key of [right] too."""
    return {key: node for key, node in section.table().items() if _is_fact(key)} if section else {}


def _unread(section: Node | None, said: Mapping[str, Node], read: Facts) -> frozenset[str] | None:
    """Return the facts of [now] that stand there with a fault; None when any may, after a key that is unknown."""
    if section is not None and any(key not in Now.model_fields and not _is_fact(key) for key in section.table()):
        return None
    return frozenset(key.replace("-", "_") for key in said) - read.keys()


def _rules(
    sections: Mapping[str, Node], tables: _Tables, now: Standing, context: Context
) -> tuple[list[Value], list[Rule]]:
    """Return the values and every rule in force: the profile's, its values', its goal's and its bar's."""
    rules = [rule for kind in KINDS if kind in sections for rule in profile_rules(kind, sections[kind], context)]
    values: list[Value] = []
    if "value" in sections:
        values, brought = take_values(sections["value"], rules_by_id(rules), context)
        rules += brought
    rules += goal_rules(tables.goal, sections.get("goal"), context)
    rules += bar_rules(tables.bar, sections.get("bar"), now, context)
    _check_names(rules, context)
    near = near_misses(tables.bar, sections.get("bar"), context)
    shelved = partial(shelved_rule, context=context)
    resolved = resolve(rules, lambda name: context.ended.get(name) or shelved(name), context.mentions, context.faults)
    return values, [with_near(rule, near) for rule in resolved]


def _check_names(rules: list[Rule], context: Context) -> None:
    seen: set[str] = set()
    for rule in rules:
        if rule.id in seen:
            where = context.places.get(rule.id, Place("profile"))
            context.faults.add(where, Mistake("RULE014", f"two rules are called {rule.id}", "give yours another name"))
        seen.add(rule.id)


def _check_purpose(sections: Mapping[str, Node], bar: BarTable, rules: list[Rule], context: Context) -> None:
    """Refuse a bar that needs a job which is not described, and a profile that would keep everything."""
    if bar.score in {"now", "right"} and not (sections.get(str(bar.score)) and sections[str(bar.score)].value):
        node = sections["bar"].table()["score"]
        mistake = Mistake(
            "PROF011", f'score = "{bar.score}" needs [{bar.score}]', f"add [{bar.score}] or write score = 60"
        )
        context.faults.add(node.at_value(), mistake)
    judges = any(rule.kind is not Kind.BETTER for rule in rules) or bar.better_in
    if not judges and not context.faults.problems:
        where = Place(context.file)
        hint = "add a table such as [must.pay] with min, or run `jobfit init`"
        context.faults.add(where, Mistake("PROF009", "this profile judges nothing: it has no rules", hint))
