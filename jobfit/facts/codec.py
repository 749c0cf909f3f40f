"""Facts <-> JSON: the contract that `jobfit facts --jsonl` writes, and the compact form that the store keeps.

The store keeps values and evidence apart, so that judging many stored postings again decodes no evidence.
"""

from __future__ import annotations

import re
from dataclasses import MISSING, fields, replace
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from pydantic import ConfigDict, TypeAdapter, create_model
from pydantic_core import to_json as to_json_bytes

from jobfit.facts.model import Choice, Evidence, Facts, FactValue, Flag, Phrases, Quantity, Text, TokenSet
from jobfit.facts.vocabulary import VOCABULARY, FactType

if TYPE_CHECKING:
    from pydantic import BaseModel

_VALUES: dict[FactType, type[FactValue]] = {
    FactType.QUANTITY: Quantity,
    FactType.FLAG: Flag,
    FactType.CHOICE: Choice,
    FactType.SET: TokenSet,
    FactType.TEXT: Text,
    FactType.PHRASE: Phrases,
}


@cache
def _table() -> type[BaseModel]:
    """Return a model with one optional field a fact, of the fact's type; built when first needed."""
    fields: dict[str, Any] = {name: (_VALUES[fact.type] | None, None) for name, fact in VOCABULARY.items()}
    return create_model("FactTable", __config__=ConfigDict(extra="forbid"), **fields)


@cache
def _evidence() -> TypeAdapter[dict[str, tuple[Evidence, ...]]]:
    return TypeAdapter(dict[str, tuple[Evidence, ...]])


def _filled(facts: Facts) -> BaseModel:
    return _table().model_construct(_fields_set=set(facts), **facts)


def _known(table: BaseModel) -> dict[str, FactValue]:
    return {name: getattr(table, name) for name in VOCABULARY if name in table.model_fields_set}


def to_json(facts: Facts) -> dict[str, Any]:
    """Return facts in the JSON contract: fact name -> value, basis and evidence; what is unknown is absent."""
    written: dict[str, Any] = _filled(facts).model_dump(mode="json", exclude_defaults=True)
    for name, value in written.items():
        for each in (value, *value.get("others", ())):
            each |= {end: _whole(each[end]) for end in ("low", "high") if end in each}
        value["basis"] = facts[name].basis.value
        value["evidence"] = value.pop("evidence", [])
    return written


def values_json(facts: Facts) -> bytes:
    """Return everything about facts but their evidence, as compact JSON."""
    return to_json_bytes({name: _told(facts[name]) for name in VOCABULARY if name in facts})


def _told(fact: FactValue) -> dict[str, object]:
    """Return a fact's fields that are not their defaults, but for its evidence; every verdict is stamped with these."""
    told = {name: value for name, default in _FIELDS[type(fact)] if (value := getattr(fact, name)) != default}
    for end in ("low", "high"):
        if isinstance(told.get(end), int):
            told[end] = float(told[end])
    if isinstance(fact, Quantity) and fact.others:
        told["others"] = [_told(other) for other in fact.others]
    return told


_FIELDS: dict[type[FactValue], tuple[tuple[str, object], ...]] = {
    kind: tuple(
        (field.name, object() if field.default is MISSING else field.default)
        for field in fields(kind)
        if field.name != "evidence"
    )
    for kind in _VALUES.values()
}
"""The fields of each kind of value with their defaults; those of one without are equal to no value."""


def evidence_json(facts: Facts) -> bytes:
    """Return the evidence of facts, fact name -> evidence, as compact JSON."""
    return _evidence().dump_json({name: fact.evidence for name, fact in facts.items() if fact.evidence})


def from_stored(values: bytes, evidence: bytes | None = None) -> Facts:
    """Return the facts of `values_json`, with their evidence when the bytes of `evidence_json` are given too.

    Raises pydantic's ValidationError (a ValueError) when the bytes are not what those functions wrote.
    """
    facts = _known(_table().model_validate_json(values))
    if evidence:
        for name, found in _evidence().validate_json(evidence).items():
            facts[name] = replace(facts[name], evidence=found)
    return facts


def parts_of(values: bytes) -> dict[str, bytes]:
    """Return the bytes of every fact of `values_json` by its name, for `from_part`; nothing is decoded.

    Raises ValueError when the bytes are not what that function wrote.
    """
    before, *parts = _PART.split(b"}," + values.removeprefix(b"{").removesuffix(b"}}"))
    if before and values != b"{}":
        raise ValueError(f"facts as they are stored are needed, not {values[:80]!r}")
    return dict(zip(map(bytes.decode, parts[::2]), parts[1::2], strict=True))


_PART: Final = re.compile(rb'\},"([a-z_]+)":\{')
"""Where a fact begins: nothing inside one looks so, as a quotation mark in a text is written with a backslash."""


def from_part(fact: str, part: bytes) -> FactValue:
    """Return the value of a fact from what `parts_of` gave for it; raises ValueError when the bytes are no such."""
    return _value(VOCABULARY[fact].type).validate_json(b"{%b}" % part)


@cache
def _value(kind: FactType) -> TypeAdapter[FactValue]:
    return TypeAdapter(_VALUES[kind])


def _whole(number: float | None) -> float | None:
    """Return a whole number without its decimal point, as people write it."""
    return int(number) if isinstance(number, float) and number.is_integer() else number
