"""A trend becomes a proposed nice rule: a shipped one where its tag means one, else facts, else its words."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from jobfit.journal.trends import Trend
from jobfit.rules.model import Kind
from jobfit.rules.shelf import KINDS, Shelf
from jobfit.toml.data import load_data
from jobfit.wishes import plain, understood

_LONGEST_NAME = 48


@dataclass(frozen=True, slots=True)
class Proposal:
    """A rule that a trend speaks for: its id, the rows of its table, and what the tag was taken for."""

    trend: Trend
    rule: str  # "nice.mentoring"
    values: Mapping[str, object]
    taken_for: str

    @property
    def name(self) -> str:
        """Return the rule's name without its kind."""
        return self.rule.partition(".")[2]


def own_rules(text: str) -> set[str]:
    """Return the ids of the rules that a profile has a table for, also of those that have ended."""
    tables = tomllib.loads(text)
    return {f"{kind}.{name}" for kind in KINDS for name in tables.get(kind, {})}


@dataclass(frozen=True, slots=True)
class Held:
    """A trend of which the profile speaks already, and by which rule."""

    trend: Trend
    rule: str


def proposed(trend: Trend, shelf: Shelf, own: Collection[str]) -> Proposal | Held:
    """Return the rule that a trend speaks for; `own` are the ids of the rules that the profile has a table for."""
    target, name, values, taken_for = next(_meanings(trend, shelf))
    held = next((rule for rule in (target, f"nice.{name}") if rule in own), "")
    return Held(trend, held) if held else Proposal(trend, f"nice.{name}", values, taken_for)


def _meanings(trend: Trend, shelf: Shelf) -> Iterator[tuple[str, str, Mapping[str, object], str]]:
    """Yield what a trend can mean, the best first: the rule meant, a name, the rows of a table, and that in words."""
    points = {"weight": trend.weight if trend.good else -trend.weight}
    nice = shelf.names(Kind.NICE)
    relief = None if trend.good else _relief().get(plain(trend.tag))
    if relief in nice:
        yield f"nice.{relief}", relief, {"weight": trend.weight}, "the shipped rule for its opposite"
    shipped = {kind: shelf.names(kind) for kind in KINDS}
    meant = understood(trend.tag, Kind.NICE, shipped=shipped)
    if meant.shipped:
        yield f"nice.{meant.shipped}", meant.shipped, points, "a shipped rule"
    kind = Kind.MUST if trend.good else Kind.DEALBREAKER
    wished = understood(trend.tag, kind, shipped=shipped)
    other = wished.shipped
    if other and wished.kind is None:
        yield (
            f"{kind}.{other}",
            other,
            {"rule": f"{kind}.{other}", **points},
            f"what the shipped {kind}.{other} catches",
        )
    if meant.facts:
        yield "", _kebab(trend), {"when": meant.facts, **points}, "what was read out of the tag"
    yield "", _kebab(trend), {"says": [trend.tag], **points}, "the tag's words, looked for as they stand"


@cache
def _relief() -> Mapping[str, str]:
    table = load_data(Path(__file__).with_name("relief.toml"))
    return {plain(said): rule for rule, others in table.items() for said in others}


def _kebab(trend: Trend) -> str:
    """Return the tag as a rule's name; one without Latin letters is named after its first entry."""
    bare = re.sub(r"[^a-z0-9]+", "-", plain(trend.tag)).strip("-")[:_LONGEST_NAME].strip("-")
    return bare or f"journal-{trend.entries[0].id}"
