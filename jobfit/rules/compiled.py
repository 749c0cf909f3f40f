"""Comparison and OutcomeRule: the only two shapes in which anything reaches the engine."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple, TypeAlias


class Relation(StrEnum):
    """How an attribute is compared with an integer; the value is durable_rules' own word."""

    LESS = "$lt"
    AT_MOST = "$lte"
    MORE = "$gt"
    AT_LEAST = "$gte"
    EQUAL = "$eq"  # written as a bare `{attribute: literal}`
    UNEQUAL = "$neq"


class Comparison(NamedTuple):
    """One conjunct: an attribute of the vector against an integer."""

    attribute: str
    relation: Relation
    literal: int


Conjunction: TypeAlias = tuple[Comparison, ...]


class OutcomeRule(NamedTuple):
    """One rule of a stage: when all comparisons hold, `output` (a position) comes to `outcome`."""

    output: int
    outcome: int
    when: Conjunction


def less(attribute: str, literal: int) -> Comparison:
    """Return `attribute < literal`."""
    return Comparison(attribute, Relation.LESS, literal)


def at_most(attribute: str, literal: int) -> Comparison:
    """Return `attribute <= literal`."""
    return Comparison(attribute, Relation.AT_MOST, literal)


def more(attribute: str, literal: int) -> Comparison:
    """Return `attribute > literal`."""
    return Comparison(attribute, Relation.MORE, literal)


def at_least(attribute: str, literal: int) -> Comparison:
    """Return `attribute >= literal`."""
    return Comparison(attribute, Relation.AT_LEAST, literal)


def equal(attribute: str, literal: int) -> Comparison:
    """Return `attribute == literal`."""
    return Comparison(attribute, Relation.EQUAL, literal)


def unequal(attribute: str, literal: int) -> Comparison:
    """Return `attribute != literal`."""
    return Comparison(attribute, Relation.UNEQUAL, literal)
