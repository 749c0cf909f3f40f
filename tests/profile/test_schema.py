"""The JSON Schema that editors complete profiles with."""

from __future__ import annotations

import json
import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from jobfit.facts.vocabulary import VOCABULARY
from jobfit.profile.load import SECTIONS
from jobfit.profile.schema import profile_schema
from jobfit.rules.load import RULE_KEYS
from tests.profile.shelf import small_shelf

SCHEMA = profile_schema(small_shelf())
ERRORS = Path(__file__).parent.parent / "errors"
_TYPES: dict[str, type | tuple[type, ...]] = {
    "object": dict,
    "array": list,
    "string": (str, date),
    "number": (int, float),
    "integer": int,
    "boolean": bool,
    "null": type(None),
}


def _is(value: object, name: str) -> bool:
    return isinstance(value, _TYPES[name]) and (name == "boolean" or not isinstance(value, bool))


def _fits(value: Any, schema: dict[str, Any]) -> bool:  # noqa: ANN401 - anything that TOML holds
    """Return whether the value fits, for the part of JSON Schema that ours uses."""
    if "$ref" in schema:
        target = SCHEMA["$defs"][schema["$ref"].rpartition("/")[2]]
        return _fits(value, target | {key: each for key, each in schema.items() if key != "$ref"})
    kinds = schema.get("type", [])
    rules = (
        not kinds or any(_is(value, kind) for kind in ([kinds] if isinstance(kinds, str) else kinds)),
        "anyOf" not in schema or any(_fits(value, each) for each in schema["anyOf"]),
        "enum" not in schema or value in schema["enum"],
        "const" not in schema or value == schema["const"],
        not isinstance(value, list) or all(_fits(each, schema.get("items", {})) for each in value),
        not isinstance(value, dict) or _members_fit(value, schema),
    )
    return all(rules)


def _members_fit(value: dict[str, Any], schema: dict[str, Any]) -> bool:
    known, others = schema.get("properties", {}), schema.get("additionalProperties", True)
    if not set(schema.get("required", ())) <= set(value):
        return False
    for key, each in value.items():
        expected = known.get(key, others)
        if expected is False or (isinstance(expected, dict) and not _fits(each, expected)):
            return False
    return True


def test_a_sound_profile_fits() -> None:
    """Nothing in a good profile is underlined."""
    assert _fits(tomllib.loads((Path(__file__).parent / "example.toml").read_text(encoding="utf-8")), SCHEMA)


@pytest.mark.parametrize(
    "name", ["unknown-table", "unknown-key", "unknown-fact", "skills-misused", "tables-as-values", "score-out-of-range"]
)
def test_a_profile_with_faults_of_form_does_not_fit(name: str) -> None:
    """An editor shows unknown names and wrong types before jobfit does."""
    assert not _fits(tomllib.loads((ERRORS / name / "profile.toml").read_text(encoding="utf-8")), SCHEMA)


def test_every_table_fact_and_key_is_completed() -> None:
    """The schema is made from the loader's own tables, so that neither knows more than the other."""
    assert set(SECTIONS) == set(SCHEMA["properties"])
    assert set(VOCABULARY) <= set(SCHEMA["$defs"]["condition"]["properties"])
    rules = {key for kind in ("must", "nice") for key in SCHEMA["$defs"][f"rule_{kind}"]["properties"]}
    assert {*RULE_KEYS, "min", "only", "says_none", "use", "any", "when", "rule"} <= rules
    assert {"time", "people"} == set(SCHEMA["properties"]["value"]["properties"])
    assert {"gambling", "pay", "four-day-week"} <= set(SCHEMA["properties"]["dealbreaker"]["properties"])


def test_it_is_plain_json() -> None:
    """What is printed can be read by any editor, and says what each fact means."""
    assert SCHEMA == json.loads(json.dumps(SCHEMA))
    assert VOCABULARY["office_days"].sentence in SCHEMA["$defs"]["test_office_days"]["description"]
