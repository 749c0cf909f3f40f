"""Weights of nice rules, and the parts of `skills = { python = 3 }` with their cap."""

from __future__ import annotations

import math

from jobfit.facts.mistake import Mistake
from jobfit.facts.personal import SKILL_FACTS
from jobfit.facts.vocabulary import VOCABULARY
from jobfit.rules.conditions import Reading
from jobfit.rules.literals import one_test
from jobfit.rules.model import AnyOf, Kind, Operator, Part
from jobfit.rules.source import Faults, Node

HUNDREDTHS = 100
_MOST = 1000  # points
_DEFAULT = 1


def read_points(node: Node) -> int:
    """Return a number of points in hundredths; raise Mistake unless it is a number between -1000 and 1000."""
    value = node.value
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value) or abs(value) > _MOST:
        raise Mistake(
            "RULE008", f"{node.name} is a number of points, not {value!r}", f"write {node.name} = 3 (at most {_MOST})"
        )
    return round(value * HUNDREDTHS)


def read_weight(kind: Kind, node: Node | None, faults: Faults) -> int:
    """Return a nice rule's weight in hundredths of a point, one point when none is written; 0 for other kinds."""
    if node is None:
        return _DEFAULT * HUNDREDTHS if kind is Kind.NICE else 0
    if kind is not Kind.NICE:
        mistake = Mistake(
            "RULE008", f"a {kind} has no weight: it decides alone", "leave it out, or make the rule a nice"
        )
        faults.add(node.at_key(), mistake)
        return 0
    with faults.of(node):
        return read_points(node)
    return 0


def read_cap(node: Node | None, *, has_parts: bool, faults: Faults) -> int | None:
    """Return the most that all parts together may earn, in hundredths; None for no limit."""
    if node is None:
        return None
    if not has_parts:
        faults.add(node.at_key(), Mistake("RULE015", "`cap` needs `skills` beside it", "leave it out"))
        return None
    with faults.of(node):
        points = read_points(node)
        if points <= 0:
            raise Mistake("RULE008", "a cap is more than 0", "write cap = 6")
        return points
    return None


def skill_part(name: str, weight: int, reading: Reading) -> Part:
    """Return a part that earns its weight when the skill is required or preferred; raise Mistake for a bad name."""
    tests = tuple(one_test(VOCABULARY[fact], Operator.HAS_ANY, name, setting=reading.setting) for fact in SKILL_FACTS)
    return Part(when=AnyOf(of=tests), weight=weight, name=name)


def read_parts(kind: Kind, node: Node, reading: Reading) -> tuple[Part, ...]:
    """Return one part for every skill of the table, in its order; wrong ones become problems."""
    if kind is not Kind.NICE:
        mistake = Mistake(
            "RULE015",
            f"`skills` with points is for nice rules, not for a {kind}",
            "write when = { skills_required = […] }",
        )
        reading.faults.add(node.at_key(), mistake)
        return ()
    if not isinstance(node.value, dict) or not node.value:
        mistake = Mistake("RULE005", "`skills` is a table of points", "write skills = { python = 3, rust = 1 }")
        reading.faults.add(node.at_value(), mistake)
        return ()
    parts = []
    for name, points in node.table().items():
        with reading.faults.of(points):
            parts.append(skill_part(name, read_points(points), reading))
    return tuple(parts)
