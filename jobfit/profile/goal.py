"""[goal] becomes one nice rule: a posting earns points for every skill that it would teach."""

from __future__ import annotations

from jobfit.facts.mistake import Mistake
from jobfit.profile.model import Goal
from jobfit.rules.load import Context
from jobfit.rules.model import Kind, Part, Rule, Unknown
from jobfit.rules.parts import HUNDREDTHS, skill_part
from jobfit.rules.source import Node

NAME = "towards-goal"


def learning(goal: Goal) -> tuple[str, ...]:
    """Return the skills of the goal that the person does not have far enough."""
    return tuple(need.canonical for need in goal.needs if need.is_open)


def goal_rules(goal: Goal, node: Node | None, context: Context) -> list[Rule]:
    """Return the goal's nice rule: its weight over the gaps, the widest earning most; none without weight or gap."""
    gaps = [need for need in goal.needs if need.is_open]
    if node is None or not goal.weight:
        return []
    context.places[f"{Kind.NICE}.{NAME}"] = node.at_key()
    table = node.table()
    if not gaps and not goal.needs and "needs" in table and table["needs"].value:
        return []  # they have a fault, which was told
    if not gaps:
        mistake = Mistake("PROF012", "the goal has a weight and nothing to learn", "add needs with want above have")
        context.faults.add(table["weight"].at_key(), mistake)
        return []
    total = sum(need.want - need.have for need in gaps)
    parts: list[Part] = []
    for need in gaps:
        weight = round(goal.weight * HUNDREDTHS * (need.want - need.have) / total)
        with context.faults.of(node.table()["needs"]):
            parts.append(skill_part(need.skill, weight, context.reading(Kind.NICE)))
    because = f"it teaches what {goal.role or 'your goal'} asks for".replace("{", "{{").replace("}", "}}")
    return [Rule(kind=Kind.NICE, name=NAME, parts=tuple(parts), because=because, unknown=Unknown.PASS, origin="goal")]
