"""Verdict -> one line of JSON: only what is not a default, the decisive comparison on the reason itself.

A general encoder would take several times as long.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from functools import lru_cache
from json.encoder import encode_basestring
from math import isfinite
from typing import NamedTuple

from jobfit.facts.model import Evidence
from jobfit.rules.edits import Edit
from jobfit.verdicts.model import Beside, Difference, Flip, Flips, Question, Reason, TestReason, Verdict


def line_of(verdict: Verdict, reasons: Iterable[bytes] | None = None) -> bytes:
    """Return a verdict as JSON on one line; `reasons` are its reasons, where they are written already."""
    written = b", ".join(map(_reason, verdict.reasons) if reasons is None else reasons)
    first = f'{{"open": {_list(map(_question, verdict.open))}, "flips": {_flips(verdict.flips)}'
    before = _utf8(f"{first}{_head(verdict)}")
    listed = (b', "reasons": [', written, b"]") if written else ()
    beside = f', "beside": {_list(map(_beside, verdict.beside))}' if verdict.beside else ""
    return b"".join((before, *listed, _utf8(beside), _stamps(verdict)))


def _reason(reason: Reason) -> bytes:
    return reason_line(*around_tests(reason), list(map(written_of, reason.tests)))


class Written(NamedTuple):
    """A comparison as JSON: without its evidence and closing brace, what the reason repeats of that, its evidence."""

    told: str
    repeated: str
    evidence: str = ""


def reason_line(before: str, after: str, comparisons: Sequence[Written]) -> bytes:
    """Return a reason as JSON, with what `around_tests` has stand around its comparisons; it repeats the first one."""
    if not comparisons:
        return _utf8(f"{before}{after}}}")
    listed = "}, ".join([f"{told}{evidence}" for told, _, evidence in comparisons])
    _, decisive, evidence = comparisons[0]
    return _utf8(f'{before}, "tests": [{listed}}}]{after}, {decisive}{evidence}}}')


def _utf8(text: str) -> bytes:
    return text.encode("utf-8", "replace")


def _head(verdict: Verdict) -> str:
    """Return the fields of a verdict from its id to what its reasons stand after."""
    grade = "" if verdict.grade is None else f', "grade": "{verdict.grade.value}"'
    causes = f', "causes": {_list(map(_quoted, verdict.causes))}' if verdict.causes else ""
    better = f', "better": {_list(map(str, verdict.better))}' if verdict.better != (0, 0) else ""
    scored = f', "score": {_list(map(_number, verdict.score))}, "bar": {verdict.bar}{better}'
    return f', "id": {encode_basestring(verdict.id)}, "outcome": "{verdict.outcome.value}"{grade}{causes}{scored}'


def _stamps(verdict: Verdict) -> bytes:
    rules, engine = _named("rules_hash", verdict.rules_hash), _named("engine", verdict.engine)
    facts = f', "facts_hash": {encode_basestring(verdict.facts_hash)}' if verdict.facts_hash else ""
    return f"{rules}{facts}{engine}}}".encode()


def _question(question: Question) -> str:
    rules, facts = _list(map(_quoted, question.rules)), _list(map(_quoted, question.facts))
    return f'{{"rules": {rules}, "facts": {facts}, "ask": {encode_basestring(question.ask)}}}'


def _flips(flips: Flips) -> str:
    """Return both sides; of a side without flips nothing, unless neither has one."""
    sides = (("posting", flips.posting), ("profile", flips.profile))
    empty = not (flips.posting or flips.profile)
    written = [f'"{name}": {_list(map(_flip, side))}' for name, side in sides if side or empty]
    if flips.too_many:
        written.append('"too_many": true')
    return f"{{{', '.join(written)}}}"


def _flip(flip: Flip) -> str:
    told = []
    if flip.changes:
        told.append(f'"changes": {_list(map(encode_basestring, flip.changes))}')
    if flip.edits:
        told.append(f'"edits": {_list(map(_edit, flip.edits))}')
    if flip.lets_in is not None:
        told.append(f'"lets_in": {flip.lets_in}')
    return f"{{{', '.join(told)}}}"


def _beside(beside: Beside) -> str:
    return f'{{"job": "{beside.job}", "differences": {_list(map(_difference, beside.differences))}}}'


def _difference(each: Difference) -> str:
    shown, note = encode_basestring(each.shown), _named("note", each.note)
    return f'{{"fact": "{each.fact}", "shown": {shown}, "direction": "{each.direction.value}"{note}}}'


@lru_cache(maxsize=4096)
def _edit(edit: Edit) -> str:
    number = "" if edit.number is None else f', "number": {edit.number}'
    place = f', "place": {edit.place}' if edit.place else ""
    options = f', "options": {_list(map(encode_basestring, edit.options))}' if edit.options else ""
    said = f'{number}{place}, "written": {encode_basestring(edit.written)}{options}'
    return f'{{"target": {_quoted(edit.target)}, "action": "{edit.action.value}"{said}}}'


def evidence_of(pieces: Sequence[Evidence]) -> str:
    """Return evidence as the last field of a comparison, nothing for none."""
    return f', "evidence": {_list(map(_evidence, pieces))}' if pieces else ""


def _evidence(piece: Evidence) -> str:
    quote = encode_basestring(piece.quote)
    return f'{{"field": {_quoted(piece.field)}, "start": {piece.start}, "end": {piece.end}, "quote": {quote}}}'


def around_tests(reason: Reason) -> tuple[str, str]:
    """Return what stands before a reason's comparisons, and what after them, without the closing brace."""
    before = [f'{{"rule": {_quoted(reason.rule)}']
    before += [_named(name, str(getattr(reason, name))) for name in ("kind", "result", "effect")]
    if reason.points != (0, 0):
        before.append(f', "points": {_list(map(_number, reason.points))}')
    if reason.weight:
        before.append(f', "weight": {_number(reason.weight)}')
    after = [because_of(reason.because), _named("why", reason.why)]
    if reason.origin != "profile":
        after.append(_named("origin", reason.origin))
    return "".join(before), "".join(after)


def written_of(test: TestReason) -> Written:
    """Return a comparison as JSON."""
    fact, observed, bar = f'"fact": {_quoted(test.fact)}', _named("observed", test.observed), _named("bar", test.bar)
    margin = "" if test.margin is None else f', "margin": {_number(test.margin)}'
    basis, note, conflict = _named("basis", test.basis), _named("note", test.note), _named("conflict", test.conflict)
    missed = f"{_named('short', test.short)}{_named('allowed', test.allowed)}"
    told = f"{{{fact}{_named('result', test.result)}{observed}{bar}{basis}{note}{conflict}{margin}{missed}"
    return Written(told, f"{fact}{observed}{bar}{margin}", evidence_of(test.evidence))


def because_of(sentence: str) -> str:
    """Return a rule's sentence as the field that stands first behind the comparisons, nothing for an empty one."""
    return _named("because", sentence)


@lru_cache(maxsize=4096)
def _named(name: str, text: str) -> str:
    """Return a field after another, nothing for an empty one."""
    return f', "{name}": {encode_basestring(text)}' if text else ""


_quoted = lru_cache(maxsize=4096)(encode_basestring)  # of names; other texts seldom come again


def _list(written: Iterable[str]) -> str:
    return f"[{', '.join(written)}]"


def _number(number: float) -> str:
    return repr(number) if isfinite(number) else json.dumps(number)
