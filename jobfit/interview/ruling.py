"""A wish in a person's own words becomes a rule's table, and the table a rule that can be judged by."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from itertools import count
from typing import Any, Final, NamedTuple

from jobfit.folding import fold
from jobfit.profile.load import parse_profile
from jobfit.profile.model import Profile
from jobfit.rules.model import Kind
from jobfit.rules.shelf import bundled_shelf
from jobfit.wishes import denied, understood

AS_THEY_STAND: Final = "your words, looked for as they stand"
"""The comment of a rule that is made of a wish that nothing else is known of."""

_WEIGHT: Final = 3
_LONGEST: Final = 48
_OWN_KEYS: Final = frozenset({"weight", "why", "unknown", "example"})


class RuleText(NamedTuple):
    """A rule as it stands in a profile: its id, what its table says, and a comment with the words that it came from."""

    id: str
    values: Mapping[str, Any]
    comment: str
    shipped: bool = False


def rule_of(words: str, kind: Kind, *, silent: bool) -> RuleText:
    """Return the rule that a wish means: a shipped one, facts that it states, or its words looked for as they stand.

    `silent`: a posting may say nothing of it.
    """
    meaning = understood(words, kind, shipped=shipped_names())
    kind = meaning.kind or kind
    passes = {"unknown": "pass"} if silent and kind is Kind.MUST else {}
    weight = {"weight": _sign_of(meaning.shipped) * _WEIGHT} if kind is Kind.NICE else {}
    name = f"{kind}.{meaning.shipped or kebab(words)}"
    if meaning.shipped:
        return RuleText(name, {**passes, **weight}, f"“{words}”: comes with jobfit", shipped=True)
    if meaning.against:
        weight = {"weight": -_WEIGHT}  # so much against a posting
    if meaning.alike:
        return RuleText(name, {**_condition_of(meaning.alike), **passes, **weight}, f"“{words}”: as in {meaning.alike}")
    if meaning.facts:
        return RuleText(name, {"when": dict(meaning.facts), **passes, **weight}, f"“{words}”: read out of your words")
    says = denied(words) if meaning.against else words
    return RuleText(name, {"says": [says], **passes, **weight}, AS_THEY_STAND)


def _sign_of(nice: str) -> int:
    """Return on which side a shipped nice rule counts; one that is none counts for a posting."""
    node = bundled_shelf().rules.get(f"{Kind.NICE}.{nice}")
    return -1 if node is not None and node.value.get("weight", 1) < 0 else 1


def _condition_of(rule_id: str) -> dict[str, Any]:
    """Return the condition and sentence of a shipped rule; silence means what it does for the kind that takes it."""
    table = bundled_shelf().rules[rule_id].value
    return {key: value for key, value in table.items() if key not in _OWN_KEYS}


@cache
def shipped_names() -> Mapping[Kind, tuple[str, ...]]:
    """Return the names of the shipped rules by their kind."""
    return {kind: tuple(bundled_shelf().names(kind)) for kind in (Kind.MUST, Kind.DEALBREAKER, Kind.NICE)}


def profile_of(tables: str, *, currency: str | None, today: date) -> Profile:
    """Return a profile of just these tables; raise InputError when they cannot be read."""
    me = f'[me]\ncurrency = "{currency}"\n' if currency else ""
    return parse_profile(f"schema = 1\n{me}\n{tables}".encode(), file="your answer", today=today)


def numbered(name: str) -> Iterator[str]:
    """Yield a name, then the same name with 2, 3, … after it."""
    yield name
    yield from (f"{name}-{number}" for number in count(2))


def kebab(phrase: str) -> str:
    """Return a phrase as a rule's name."""
    return re.sub(r"[^a-z0-9]+", "-", fold(phrase))[:_LONGEST].strip("-") or "unnamed"
