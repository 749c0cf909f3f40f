"""The profile's JSON Schema, for editors: completes tables, facts, operators and choices, with a sentence for each."""

from __future__ import annotations

from typing import Any

from jobfit.facts.given import PLACES
from jobfit.facts.regions import regions
from jobfit.facts.vocabulary import VOCABULARY, FactDefinition, FactType, Use
from jobfit.frozen import Frozen
from jobfit.profile.model import Assume, BarTable, Goal, Me, Now, Right
from jobfit.rules.literals import SECTIONS, operators_of
from jobfit.rules.model import Kind, Operator, Unknown
from jobfit.rules.shelf import KINDS, Shelf

_DRAFT = "https://json-schema.org/draft/2020-12/schema"
_TEXT: dict[str, Any] = {"type": "string"}
_POINTS: dict[str, Any] = {"type": "number", "minimum": -1000, "maximum": 1000}
_MANY = frozenset({Operator.IN, Operator.NOT_IN, *(each for each in Operator if each.startswith(("has", "only")))})
_TABLES: tuple[tuple[str, type[Frozen], bool], ...] = (  # name, model, whether facts stand beside the model's keys
    ("me", Me, False),
    ("now", Now, True),
    ("right", Right, True),
    ("bar", BarTable, False),
    ("goal", Goal, False),
    ("assume", Assume, False),
)


def profile_schema(shelf: Shelf) -> dict[str, Any]:
    """Return the JSON Schema of a profile; the shelf's rules and values are offered by name."""
    definitions: dict[str, Any] = {
        "condition": _table(_conditions(), "facts and what they have to be"),
        **{f"fact_{name}": _literal(definition) for name, definition in VOCABULARY.items()},
        **{f"test_{name}": _test(definition) for name, definition in VOCABULARY.items()},
        **{f"rule_{kind}": _rule(kind) for kind in KINDS},
    }
    properties: dict[str, Any] = {"schema": {"const": 1, "description": "the version of this format"}}
    for name, model, with_facts in _TABLES:
        properties[name] = _model(model, definitions, with_facts=with_facts)
    for kind in KINDS:
        properties[kind.value] = _named(f"rule_{kind}", [*shelf.names(kind), *_fact_names()])
    definitions["value"] = _table({"weight": _POINTS, "means": _TEXT, "why": _TEXT}, "why you work")
    properties["value"] = _named("value", list(shelf.values))
    return {
        "$schema": _DRAFT,
        "title": "jobfit profile",
        "type": "object",
        "additionalProperties": False,
        "properties": properties,
        "$defs": definitions,
    }


def _fact_names() -> list[str]:
    return [name.replace("_", "-") for name in VOCABULARY]


def _ref(name: str) -> dict[str, Any]:
    return {"$ref": f"#/$defs/{name}"}


def _one_or_many(each: dict[str, Any]) -> dict[str, Any]:
    return {"anyOf": [each, {"type": "array", "items": each, "minItems": 1}]}


def _table(properties: dict[str, Any], description: str = "") -> dict[str, Any]:
    return {
        "type": "object",
        "description": description,
        "additionalProperties": False,
        "properties": properties,
    }


def _named(definition: str, names: list[str]) -> dict[str, Any]:
    """Return a table of tables: known names are offered, others are allowed."""
    offered = {name: _ref(definition) for name in dict.fromkeys(names)}
    return {"type": "object", "properties": offered, "additionalProperties": _ref(definition)}


def _model(model: type[Frozen], definitions: dict[str, Any], *, with_facts: bool) -> dict[str, Any]:
    made = model.model_json_schema(ref_template="#/$defs/{model}")
    definitions.update(made.pop("$defs", {}))
    if with_facts:
        facts = {name: _ref(f"fact_{name}") for name in VOCABULARY if name not in made["properties"]}
        made["properties"] |= facts
    return made


def _literal(definition: FactDefinition) -> dict[str, Any]:
    """Return how a fact's value is written in [now] and [right]."""
    shown = {"description": f"{definition.sentence} ({definition.unit})" if definition.unit else definition.sentence}
    match definition.type:
        case FactType.QUANTITY:
            end = {"type": ["number", "string"]}
            return shown | {"anyOf": [end, {"type": "array", "items": end, "minItems": 2, "maxItems": 2}]}
        case FactType.SET | FactType.PHRASE:
            return shown | _one_or_many(_single(definition))
        case _:
            return shown | _single(definition)


def _single(definition: FactDefinition) -> dict[str, Any]:
    """Return how one figure, choice, token or truth is written."""
    if definition.type is FactType.QUANTITY:
        return {"type": ["number", "string"]}
    if definition.type is FactType.FLAG:
        return {"type": "boolean"}
    if definition.choices:
        return {"enum": list(definition.choices)}
    if definition.name in PLACES:
        known = sorted((*regions().members, *regions().countries))
        return {"anyOf": [{"enum": known}, _TEXT]}
    return _TEXT


def _operators(definition: FactDefinition) -> dict[str, Any]:
    single = _single(definition)
    offered = {
        name: _one_or_many(single) if operator in _MANY else single
        for name, operator in operators_of(definition).items()
        if definition.type is not FactType.PHRASE
    }
    if definition.type is FactType.QUANTITY:
        offered["use"] = {"enum": [use.value for use in Use], "description": "which end of a range to compare"}
    return offered


def _test(definition: FactDefinition) -> dict[str, Any]:
    """Return how a fact is tested in a condition: a value, a list or a table of operators."""
    if definition.type is FactType.PHRASE:
        return _literal(definition)
    single = _single(definition)
    takes_list = definition.type in {FactType.CHOICE, FactType.SET, FactType.TEXT}
    value = _one_or_many(single) if takes_list else single
    return {"description": definition.sentence, "anyOf": [value, _table(_operators(definition))]}


def _conditions() -> dict[str, Any]:
    """Return the keys of a table of conditions."""
    phrases = _one_or_many(_TEXT)
    return {
        **{name: _ref(f"test_{name}") for name in VOCABULARY},
        "says_none": phrases | {"description": "none of these phrases is said"},
        "where": _one_or_many({"enum": list(SECTIONS)}) | {"description": "the sections where saying it counts"},
        "when": _ref("condition") | {"description": "holds if all of these hold"},
        "any": {
            "type": "array",
            "items": _ref("condition"),
            "minItems": 1,
            "description": "holds if one of these holds",
        },
        "rule": _one_or_many(_TEXT) | {"description": "holds if that rule does, such as nice.holidays"},
    }


def _rule(kind: Kind) -> dict[str, Any]:
    """Return a rule's table: conditions, every operator for tables named like a fact, and its own words."""
    direct: dict[str, Any] = {}
    for definition in VOCABULARY.values():
        direct |= {name: {} for name in _operators(definition)}
    own: dict[str, Any] = {
        "because": _TEXT | {"description": "the sentence that a reader sees"},
        "why": _TEXT | {"description": "your motive"},
        "until": {"description": "the last day of the rule, as a date without quotes"},
    }
    if kind is Kind.NICE:
        own |= {
            "weight": _POINTS,
            "skills": {"type": "object", "additionalProperties": _POINTS, "description": "points for each skill"},
            "cap": _POINTS | {"description": "the most that all skills together earn"},
        }
    else:
        own["unknown"] = {"enum": [each.value for each in Unknown], "description": "what silence means"}
    return _table(direct | _conditions() | own)
