"""`[value.time] weight = 5` brings in the nice rules by which the value shows itself, scaled to its weight."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from jobfit.facts.mistake import Mistake
from jobfit.problems import suggest
from jobfit.rules.load import Context, shelved_rule
from jobfit.rules.model import Kind, Rule
from jobfit.rules.parts import HUNDREDTHS, read_points
from jobfit.rules.source import Node, unknown_key
from jobfit.rules.words import read_text

_KEYS = ("weight", "means", "why")
_FILE_KEYS = ("means", "shows")
_SHOWS_KEYS = ("rule", "share")


class Value(NamedTuple):
    """Why the person works, in their own words, with its weight in hundredths of a point."""

    name: str
    weight: int
    means: str
    rules: tuple[str, ...]  # ids of the nice rules that show it


def take_values(node: Node, named: Mapping[str, Rule], context: Context) -> tuple[list[Value], list[Rule]]:
    """Return the values of the profile's `[value.*]` tables and the nice rules that they bring in.

    A rule gets value weight × share / Σ positive shares. One that the person names directly (`named`) is not brought
    in again; one that two values name gets the sum. Faults go to the context.
    """
    values: list[Value] = []
    weights: dict[str, int] = {}
    origins: dict[str, list[str]] = {}
    for name, table in node.table().items():
        shares = _shares(name, table, context)
        weight = _weight(table, context)
        positive = sum(share for share in shares.values() if share > 0)
        for rule_id, share in shares.items():
            weights[rule_id] = weights.get(rule_id, 0) + round(weight * share / positive)
            origins.setdefault(rule_id, []).append(f"value.{name}")
        values.append(Value(name, weight, _means(name, table, context), tuple(shares)))
    brought = [
        _weighted(rule_id, weight, " + ".join(origins[rule_id]), context)
        for rule_id, weight in weights.items()
        if rule_id not in named
    ]
    return values, [rule for rule in brought if rule is not None]


def _weight(table: Node, context: Context) -> int:
    context.faults.only(_KEYS, table.table(), f"a value has {', '.join(_KEYS)}")
    written = table.table().get("weight")
    if written is None:
        return HUNDREDTHS
    with context.faults.of(written):
        points = read_points(written)
        if points <= 0:
            raise Mistake(
                "RULE008", "a value's weight is more than 0", "what you do not value is no value: leave it out"
            )
        return points
    return HUNDREDTHS


def _means(name: str, table: Node, context: Context) -> str:
    own = read_text(table.table().get("means"), context.faults)
    shipped = context.shelf.values.get(name)
    return own or (read_text(shipped.table().get("means"), context.faults) if shipped else "")


def _shares(name: str, table: Node, context: Context) -> dict[str, float]:
    """Return how large a part of the value each nice rule is; empty, and a problem, when the value is unknown."""
    shipped = context.shelf.values.get(name)
    if shipped is None:
        listed = f"values are {', '.join(context.shelf.values)}" if context.shelf.values else "none is shipped"
        hint = suggest(name, context.shelf.values, otherwise=listed)
        context.faults.add(table.at_key(), Mistake("RULE007", f"no value is called {name!r}", hint))
        return {}
    return shares_of(shipped, context)


def shares_of(file: Node, context: Context) -> dict[str, float]:
    """Return the shares in a value file by rule id, at least one of them positive; faults go to the context."""
    context.faults.only(_FILE_KEYS, file.table(), f"a value file has {', '.join(_FILE_KEYS)}")
    shares: dict[str, float] = {}
    shows = file.table().get("shows")
    for each in shows.elements() if shows else ():
        with context.faults.of(each):
            rule_id, share = _share(each, context)
            shares[rule_id] = share
    if not any(share > 0 for share in shares.values()):
        mistake = Mistake("RULE008", "nothing shows this value", "add [[shows]] with a rule and a positive share")
        context.faults.add(file.document.key(("shows",)), mistake)
        return {}
    return shares


def _share(node: Node, context: Context) -> tuple[str, float]:
    table = node.table()
    for key in table:
        if key not in _SHOWS_KEYS:
            raise unknown_key(key, _SHOWS_KEYS, "write rule and share")
    name = str(table["rule"].value) if "rule" in table else ""
    rule_id = f"{Kind.NICE}.{name}"
    if rule_id not in context.shelf.rules:
        hint = suggest(name, context.shelf.names(Kind.NICE), otherwise="`jobfit rules list` shows them all")
        raise Mistake("RULE007", f"no shipped nice rule is called {name!r}", hint)
    return rule_id, read_points(table["share"]) / HUNDREDTHS if "share" in table else 1.0


def _weighted(rule_id: str, weight: int, origin: str, context: Context) -> Rule | None:
    rule = shelved_rule(rule_id, context)
    if rule is None:
        return None
    if not rule.parts:
        return rule.model_copy(update={"weight": weight, "origin": origin})
    most = rule.cap or sum(part.weight for part in rule.parts if part.weight > 0) or HUNDREDTHS
    parts = tuple(part.model_copy(update={"weight": round(part.weight * weight / most)}) for part in rule.parts)
    return rule.model_copy(update={"parts": parts, "cap": abs(weight) if rule.cap else None, "origin": origin})
