"""Moves: from one verdict to another on the same posting, in a sentence: what it is now, by which rules, the score."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from jobfit.phrasing import listed
from jobfit.rules.model import Kind
from jobfit.verdicts.beside import name
from jobfit.verdicts.explain import LABELS
from jobfit.verdicts.model import Reason, Verdict
from jobfit.verdicts.sentences import signed

_EFFECTS: Final = {
    "silent": "not stated, which you do not accept",
    "passed": "not stated, which you let pass",
    "not_better": "no better",
    "earned": "earned",
    "not_earned": "not earned",
    "maybe": "not known",
}
_MOST: Final = 5  # rules that are named


def move(before: Verdict, after: Verdict) -> str:
    """Return what changed: "REJECT → ASK: must.pay now met; score 48 → 55", "still REJECT: nothing changed"."""
    turned = list(_turned(before, after))
    more = [f"{len(turned) - _MOST} more rules"] if len(turned) > _MOST + 1 else []
    shown = turned[:_MOST] if more else turned
    told = [listed([*shown, *more])] if shown else []
    told += [f"{what} {old} → {new}" for what, old, new in _figures(before, after) if old != new]
    same = before.outcome is after.outcome
    label = f"still {LABELS[after.outcome]}" if same else f"{LABELS[before.outcome]} → {LABELS[after.outcome]}"
    return f"{label}: {'; '.join(told) or 'nothing changed'}"


def _turned(before: Verdict, after: Verdict) -> Iterator[str]:
    """Yield each rule that comes out otherwise, is new or gone; comparisons with now are told by the better facts."""
    old, new = (_by_rule(verdict) for verdict in (before, after))
    for rule in dict.fromkeys((*new, *old)):
        was, now = old.get(rule), new.get(rule)
        if now is None:
            yield f"{rule} gone"
        elif was is None or (was.effect, was.points) != (now.effect, now.points):
            yield f"{rule} {'new, ' if was is None else 'now '}{_came_to(now)}"


def _by_rule(verdict: Verdict) -> dict[str, Reason]:
    return {reason.rule: reason for reason in verdict.reasons if reason.kind is not Kind.BETTER}


def _came_to(reason: Reason) -> str:
    if reason.kind is Kind.NICE:
        return signed(reason)
    return _EFFECTS.get(reason.effect, reason.effect)


def _figures(before: Verdict, after: Verdict) -> Iterator[tuple[str, str, str]]:
    """Yield what is counted, with its figure before and after."""
    yield "score", _range(before.score), _range(after.score)
    yield from _differences(before, after)
    yield "bar", str(before.bar), str(after.bar)
    yield "better than now in", _range(before.better), _range(after.better)
    yield "questions", str(len(before.open)), str(len(after.open))


def _differences(before: Verdict, after: Verdict) -> Iterator[tuple[str, str, str]]:
    """Yield how each fact stands to the job that comes first, which is the one now where that is stated."""
    old, new = (
        {each.fact: each for job in verdict.beside[:1] for each in job.differences} for verdict in (before, after)
    )
    for fact in (fact for fact in new if fact in old):
        yield name(new[fact]), old[fact].shown, new[fact].shown


def _range(ends: tuple[float, float]) -> str:
    low, high = (f"{end:.0f}" for end in ends)
    return low if low == high else f"{low} to {high}"
