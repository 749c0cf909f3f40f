"""Verdict -> one line of JSON: only what is not a default, the decisive comparison on the reason itself.

Half of the work on a posting would be this, were it left to a general encoder: so what comes again and again (names,
bars, comparisons but for their evidence, whole reasons that rest on nothing observed) is put together once.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from functools import lru_cache
from json.encoder import encode_basestring
from math import isfinite
from typing import TypeAlias

from jobfit.facts.model import Evidence
from jobfit.rules.edits import Edit
from jobfit.rules.memory import Memory
from jobfit.verdicts.kept import Kept
from jobfit.verdicts.model import Beside, Difference, Flip, Flips, Question, Reason, TestReason, Verdict

_COMPARED = tuple(name for name in TestReason.model_fields if name not in {"margin", "evidence"})
_SAID = tuple(name for name in Reason.model_fields if name != "tests")

_Pieces: TypeAlias = tuple[str, ...]
"""What stands around the places that differ from posting to posting."""


class Writer:
    """Writes verdicts as JSON lines in UTF-8; the text of what comes again is kept."""

    def __init__(self) -> None:
        self._kept: Kept[bytes] = Kept()
        self._comparisons: Memory[tuple[object, ...], _Pieces] = Memory(_comparison)
        self._reasons: Memory[tuple[object, ...], _Pieces] = Memory(_around_tests)

    def line(self, verdict: Verdict) -> bytes:
        """Return a verdict as JSON on one line."""
        kept = self._kept.get
        reasons = b", ".join([kept(id(each)) or self._reason(each) for each in verdict.reasons])
        first = f'{{"open": {_list(map(_question, verdict.open))}, "flips": {_flips(verdict.flips)}'
        before = _utf8(f"{first}{_head(verdict)}")
        listed = (b', "reasons": [', reasons, b"]") if reasons else ()
        return b"".join((before, *listed, self._differences(verdict.beside), _stamps(verdict)))

    def _differences(self, beside: tuple[Beside, ...]) -> bytes:
        """Return how the posting differs from each job as JSON; kept, since equal facts give the same object."""
        if not beside:
            return b""
        known = self._kept.get(id(beside))
        if known is None:
            written = f', "beside": {_list(map(_beside, beside))}'
            known = self._kept.keep(id(beside), _utf8(written), beside)
        return known

    def _reason(self, reason: Reason) -> bytes:
        """Return a reason as JSON; kept when it rests on nothing observed, for then it comes again as it is."""
        fields = vars(reason)
        before, after = self._reasons[tuple([fields[name] for name in _SAID])]
        if not reason.tests:
            written = f"{before}{after}}}"
        else:
            (first, decisive), *others = map(self._test, reason.tests)
            tests = ", ".join([first, *(other for other, _ in others)]) if others else first
            written = f'{before}, "tests": [{tests}]{after}, {decisive}}}'
        if any(test.observed for test in reason.tests):
            return _utf8(written)
        return self._kept.keep(id(reason), _utf8(written), reason)

    def _test(self, test: TestReason) -> tuple[str, str]:
        """Return a comparison as JSON, and those of its fields that the reason repeats when it is the decisive one."""
        fields = vars(test)
        decisive, known, missed = self._comparisons[tuple([fields[name] for name in _COMPARED])]
        margin = "" if test.margin is None else f', "margin": {_number(test.margin)}'
        evidence = f', "evidence": {_list(map(_evidence, test.evidence))}' if test.evidence else ""
        return f"{{{known}{margin}{missed}{evidence}}}", f"{decisive}{margin}{evidence}"


def _utf8(text: str) -> bytes:
    return text.encode("utf-8", "replace")


def _head(verdict: Verdict) -> str:
    """Return the fields of a verdict from its id to what its reasons stand behind."""
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


def _edit(edit: Edit) -> str:
    number = "" if edit.number is None else f', "number": {edit.number}'
    written = encode_basestring(edit.written)
    return f'{{"target": {_quoted(edit.target)}, "action": "{edit.action.value}"{number}, "written": {written}}}'


def _evidence(piece: Evidence) -> str:
    quote = encode_basestring(piece.quote)
    return f'{{"field": {_quoted(piece.field)}, "start": {piece.start}, "end": {piece.end}, "quote": {quote}}}'


def _around_tests(said: tuple[object, ...]) -> _Pieces:
    """Return what stands before a reason's comparisons, and what behind them, without the closing brace."""
    told = dict(zip(_SAID, said, strict=True))
    points, weight, origin = told["points"], told["weight"], told["origin"]
    before = [f'{{"rule": {_value(told["rule"])}']
    before += [_named(name, str(told[name])) for name in ("kind", "result", "effect")]
    if points != (0, 0):
        before.append(f', "points": {_value(points)}')
    if weight:
        before.append(f', "weight": {_value(weight)}')
    after = [_named("because", str(told["because"])), _named("why", str(told["why"]))]
    if origin != "profile":
        after.append(_named("origin", str(origin)))
    return "".join(before), "".join(after)


def _comparison(compared: tuple[object, ...]) -> _Pieces:
    """Return of a comparison what its reason repeats, what stands before its margin, and what behind that."""
    told = dict(zip(_COMPARED, map(str, compared), strict=True))
    fact = f'"fact": {_quoted(told.pop("fact"))}'
    named = {name: _named(name, text) for name, text in told.items()}
    known = "".join([named[name] for name in ("result", "observed", "bar", "basis", "note", "conflict")])
    return f"{fact}{named['observed']}{named['bar']}", f"{fact}{known}", f"{named['short']}{named['allowed']}"


@lru_cache(maxsize=4096)
def _named(name: str, text: str) -> str:
    """Return a field behind another, nothing for an empty one."""
    return f', "{name}": {encode_basestring(text)}' if text else ""


_quoted = lru_cache(maxsize=4096)(encode_basestring)  # of names; other texts seldom come again


def _list(written: Iterable[str]) -> str:
    return f"[{', '.join(written)}]"


def _number(number: float) -> str:
    return repr(number) if isfinite(number) else json.dumps(number)


def _value(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
