"""Verdict -> one line of JSON: only what is not a default, the decisive comparison on the reason itself.

Half of the work on a posting would be this, were it left to a general encoder: so bars and names, which come again and
again, are quoted once, and so are whole reasons that rest on nothing observed.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from json.encoder import encode_basestring
from math import isfinite
from typing import Any

from jobfit.facts.model import Evidence
from jobfit.frozen import Frozen
from jobfit.rules.model import Kind
from jobfit.verdicts.kept import Kept
from jobfit.verdicts.model import Reason, TestReason, Verdict

_FIRST: dict[str, object] = {"open": (), "flips": {"posting": (), "profile": ()}}
"""What every line starts with, and what it says when there is nothing to tell."""

_ORDER = tuple(dict.fromkeys((*_FIRST, *Verdict.model_fields)))
_BEFORE, _AFTER = _ORDER[: _ORDER.index("reasons")], _ORDER[_ORDER.index("reasons") + 1 :]


class Writer:
    """Writes verdicts as JSON lines; the text of reasons that come again is kept."""

    def __init__(self) -> None:
        self._kept: Kept[str] = Kept()

    def line(self, verdict: Verdict) -> str:
        """Return a verdict as JSON on one line."""
        told = _FIRST | _told(verdict)
        kept = self._kept.get
        reasons = ", ".join([kept(id(each)) or self._reason(each) for each in verdict.reasons])
        parts = [_fields(told, _BEFORE), f'"reasons": [{reasons}]' if reasons else "", _fields(told, _AFTER)]
        return f"{{{', '.join(filter(None, parts))}}}"

    def _reason(self, reason: Reason) -> str:
        written = _reason(reason)
        if any(test.observed for test in reason.tests):
            return written
        return self._kept.keep(id(reason), written, reason)


def _reason(reason: Reason) -> str:
    rule = _rule(reason.rule, reason.kind, (reason.result, reason.effect), reason.points, reason.weight)
    words = f"{_named('because', reason.because)}{_named('why', reason.why)}"
    if reason.origin != "profile":
        words += _named("origin", reason.origin)
    if not reason.tests:
        return f"{{{rule}{words}}}"
    (first, decisive), *others = map(_test, reason.tests)
    tests = ", ".join([first, *(other for other, _ in others)])
    return f'{{{rule}, "tests": [{tests}]{words}, {decisive}}}'


@lru_cache(maxsize=4096)
def _rule(rule: str, kind: Kind, came_to: tuple[str, str], points: tuple[float, float], weight: float) -> str:
    """Return the fields of a reason that are the same for many postings; `came_to` has its result and effect."""
    result, effect = came_to
    named = f'"rule": {_quoted(rule)}{_named("kind", kind)}{_named("result", result)}{_named("effect", effect)}'
    earned = f', "points": {_written(points)}' if points != (0, 0) else ""
    return f'{named}{earned}, "weight": {_written(weight)}' if weight else f"{named}{earned}"


def _test(test: TestReason) -> tuple[str, str]:
    """Return a comparison as JSON, and those of its fields that the reason repeats when it is the decisive one."""
    fact, observed, bar = f'"fact": {_quoted(test.fact)}', _named("observed", test.observed), _named("bar", test.bar)
    margin = "" if test.margin is None else f', "margin": {_written(test.margin)}'
    evidence = f', "evidence": {_written(test.evidence)}' if test.evidence else ""
    known = f"{_named('basis', test.basis)}{_named('note', test.note)}{_named('conflict', test.conflict)}"
    missed = f"{_named('short', test.short)}{_named('allowed', test.allowed)}"
    written = f"{{{fact}{_named('result', test.result)}{observed}{bar}{known}{margin}{missed}{evidence}}}"
    return written, f"{fact}{observed}{bar}{margin}{evidence}"


@lru_cache(maxsize=4096)
def _named(name: str, text: str) -> str:
    """Return a field behind another, nothing for an empty one."""
    return f', "{name}": {encode_basestring(text)}' if text else ""


_quoted = lru_cache(maxsize=4096)(encode_basestring)  # of names; other texts seldom come again


def _told(model: Frozen) -> dict[str, Any]:
    """Return the fields of a model that are not their defaults, in its order."""
    defaults = _defaults(type(model))
    return {name: value for name, value in vars(model).items() if value != defaults[name]}


@cache
def _defaults(model: type[Frozen]) -> dict[str, object]:
    """Return the default of every field; of one that has none, what no value equals."""
    return {name: object() if field.is_required() else field.default for name, field in model.model_fields.items()}


def _written(value: object) -> str:  # noqa: PLR0911 - one a type
    """Return any part of a verdict as JSON."""
    match value:
        case str():
            return encode_basestring(value)
        case tuple():
            return f"[{', '.join([_written(each) for each in value])}]"
        case Evidence():
            quote = encode_basestring(value.quote)
            return f'{{"field": {_quoted(value.field)}, "start": {value.start}, "end": {value.end}, "quote": {quote}}}'
        case float() if isfinite(value):
            return repr(value)
        case int() if not isinstance(value, bool):
            return str(value)
        case Frozen():
            told = _told(value)
            return f"{{{_fields(told, told)}}}"
        case _:
            return json.dumps(value)


def _fields(told: Mapping[str, object], names: Iterable[str]) -> str:
    """Return those of some fields that there are as JSON, without the braces around them."""
    return ", ".join([f'"{name}": {_written(told[name])}' for name in names if name in told])
