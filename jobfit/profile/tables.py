"""A table of the profile becomes its pydantic model; pydantic's errors become Problems that a person can read."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, get_args

from pydantic import BaseModel, ValidationError

from jobfit.facts.mistake import Mistake
from jobfit.frozen import Frozen
from jobfit.problems import Place
from jobfit.rules.source import Faults, Node, unknown_key

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

Model = TypeVar("Model", bound=Frozen)

_KINDS = {  # pydantic's type of error, what the value should be, an example
    "string_type": ("a text in quotes", '"…"'),
    "int_type": ("a whole number", "3"),
    "int_from_float": ("a whole number", "3"),
    "float_type": ("a number", "3"),
    "float_parsing": ("a number", "3"),
    "date_type": ("a date without quotes", "2027-06-01"),
    "tuple_type": ("a list", '["…"]'),
    "dict_type": ("a table", "{ … }"),
    "model_type": ("a table", "{ … }"),
    "string_too_long": ("a text of at most 2000 characters", '"…"'),
}
_LIMITS = {"greater_than_equal": ("at least", "ge"), "less_than_equal": ("at most", "le")}


def read_table(model: type[Model], table: Mapping[str, Node], faults: Faults, *, also: tuple[str, ...] = ()) -> Model:
    """Return the table's values as the model; of a faulty one its default, and a problem, so that the others are read.

    `also` are names that the table may hold beside the model's own, for suggestions.
    """
    try:
        return model.model_validate({key: node.value for key, node in table.items()})
    except ValidationError as error:
        details = error.errors(include_url=False)
        for detail in details:
            _problem(model, table, detail, faults, also)
        faulty = {str(detail["loc"][0]) for detail in details}
        return model.model_validate({key: node.value for key, node in table.items() if key not in faulty})


def _problem(
    model: type[Model], table: Mapping[str, Node], detail: ErrorDetails, faults: Faults, also: tuple[str, ...]
) -> None:
    node, named = _node(table, detail["loc"])
    key = str(detail["loc"][-1])
    match detail["type"]:
        case "extra_forbidden":
            known = (*_fields(model, detail["loc"][:-1]), *also)
            faults.add(_at_key(node), unknown_key(key, known, f"it may be {', '.join(known[:8])}"))
        case "missing":
            faults.add(_at_key(node), Mistake("PROF007", f"{key} is missing", f"add {key} = …"))
        case "value_error" if isinstance(mistake := detail["ctx"]["error"], Mistake):
            faults.add(_at_value(node), mistake)
        case _:
            faults.add(_at_value(node), _sentence(named, detail))


def _sentence(named: str, detail: ErrorDetails) -> Mistake:
    kind = detail["type"]
    context: Mapping[str, Any] = detail.get("ctx", {})
    if kind in _LIMITS:
        words, key = _LIMITS[kind]
        return Mistake(
            "PROF007", f"{named} is {words} {context[key]}, not {detail['input']!r}", f"write {named} = {context[key]}"
        )
    if kind == "literal_error":
        expected = str(context["expected"]).replace("'", '"')
        return Mistake("PROF007", f"{named} is never {detail['input']!r}", f"it is {expected}")
    what, example = _KINDS.get(kind, ("written in another way", "what `jobfit schema` describes"))
    return Mistake("PROF007", f"{named} is {what}", f"write {named} = {example}")


def _node(table: Mapping[str, Node], loc: tuple[int | str, ...]) -> tuple[Node | None, str]:
    """Return the node nearest to an error's place, and the name of the key that it is under."""
    node = table.get(str(loc[0]))
    named = str(loc[0])
    for step in loc[1:]:
        if node is None:
            break
        if isinstance(step, int):
            node = dict(enumerate(node.elements())).get(step, node)
        elif (inner := node.table().get(step)) is not None:
            node, named = inner, step
    return node, named


def _at_key(node: Node | None) -> Place:
    return node.at_key() if node else Place("profile")


def _at_value(node: Node | None) -> Place:
    return node.at_value() if node else Place("profile")


def _fields(model: type[BaseModel], loc: tuple[int | str, ...]) -> tuple[str, ...]:
    """Return the keys that a table may hold, following an error's place into the models of its lists."""
    for step in loc:
        if isinstance(step, int) or step not in model.model_fields:
            continue
        inner = [each for each in get_args(model.model_fields[step].annotation) if isinstance(each, type)]
        model = next((each for each in inner if issubclass(each, BaseModel)), model)
    return tuple(model.model_fields)
