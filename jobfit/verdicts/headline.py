"""A verdict in one sentence."""

from __future__ import annotations

from collections.abc import Sequence

from jobfit.phrasing import counted, listed, part_of
from jobfit.rules.model import Kind
from jobfit.verdicts.against import AGAINST
from jobfit.verdicts.model import Cause, Grade, Outcome, Reason, Verdict
from jobfit.verdicts.sentences import decisive, named_in, shortfall

_MOST_NAMED = 4
_CAUSES = {
    Cause.BETTER: "it is not better than your present job in enough things",
    Cause.SCORE: "even if every unknown came out well it would stay below your bar",
    Cause.TOO_LITTLE_SAID: "it says too little: more would have to be asked than you want to ask",
    Cause.SILENT: "it does not say what you insist on being told",
}


def headline(verdict: Verdict) -> str:
    """Return the verdict in one sentence."""
    match verdict.outcome:
        case Outcome.KEEP:
            return _kept(verdict)
        case Outcome.ASK:
            count = len(verdict.open)
            return (
                "It would be a keep if one answer came out well."
                if count == 1
                else (f"It would be a keep if {count} answers came out well.")
            )
        case Outcome.NEAR_MISS:
            return _nearly(verdict)
        case Outcome.REJECT:
            return _rejected(verdict)


def _kept(verdict: Verdict) -> str:
    met = _musts(verdict)
    better, things = verdict.better[0], sum(reason.kind is Kind.BETTER for reason in verdict.reasons)
    beats = verdict.grade is Grade.BEATS
    if better:
        verb = "beats" if beats else "reaches your bar, better than"
        rest = f"{verb} your present job in {part_of(better, things, 'thing')}"
    else:
        rest = "beats your bar" if beats else "reaches your bar"
    return f"It {met} and {rest}." if met else f"It {rest}."


def _musts(verdict: Verdict) -> str:
    """Return how many must-haves are met: "meets all 7 must-haves", "meets 5 of 7 must-haves (2 are not stated)"."""
    musts = [reason for reason in verdict.reasons if reason.kind is Kind.MUST]
    met = sum(reason.effect == "met" for reason in musts)
    if not musts:
        return ""
    if met < len(musts):
        left = len(musts) - met
        return f"meets {part_of(met, len(musts), 'must-have')} ({left} {'is' if left == 1 else 'are'} not stated)"
    return {1: "meets your one must-have", 2: "meets both must-haves"}.get(met, f"meets all {met} must-haves")


def _nearly(verdict: Verdict) -> str:
    missed = [reason for reason in verdict.reasons if reason.effect == "missed"]
    told = [named_in(test, shortfall(test)) for reason in missed for test in decisive(reason) if test.short]
    if Cause.SCORE in verdict.causes:
        told.append(f"it scores {verdict.score[1]:.0f} at best, your bar is {verdict.bar}")
    return (
        f"It falls short by no more than you allow: {'; '.join(told)}."
        if told
        else ("It falls short by no more than you allow for near misses.")
    )


def _rejected(verdict: Verdict) -> str:
    against = [reason for reason in verdict.reasons if reason.effect in AGAINST]
    causes = [_CAUSES[cause] for cause in verdict.causes if cause in _CAUSES and cause is not Cause.SILENT]
    also = f" Also, {listed(causes)}." if causes else ""
    if len(against) == 1:
        return (
            f"Only {against[0].rule} stands against it.{also}"
            if not also
            else (f"{against[0].rule} stands against it.{also}")
        )
    if against:
        return f"{_named(against)} stand against it.{also}"
    return f"No rule alone stands against it, but {listed(causes) or 'it does not reach your bar'}."


def _named(against: Sequence[Reason]) -> str:
    rules = [reason.rule for reason in against]
    more = len(rules) - _MOST_NAMED
    return listed(rules if more <= 0 else [*rules[:_MOST_NAMED], counted(more, "more rule")])
