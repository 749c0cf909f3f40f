"""What to ask in an interview: what is open first, then what rules look for in vain, then what was assumed; pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from jobfit.facts.model import Basis, Facts
from jobfit.facts.personal import JOINED_FACTS, SKILL_FACTS
from jobfit.facts.vocabulary import VOCABULARY
from jobfit.facts.wording import in_words
from jobfit.rules.model import Kind
from jobfit.verdicts.model import Direction, Reason, TestReason, Verdict

_DOUBTFUL: Final = {Basis.ASSUMED: "taken for granted", Basis.PREDICTED: "somebody's guess"}
_ORDER: Final = ("open", "passed", "maybe")


class Ground(StrEnum):
    """Why something is asked, most pressing first."""

    OPEN = "open"  # it would decide the posting
    LOOKED_FOR = "looked for"  # a rule looks at it, and the posting does not say
    COMPARED = "compared"  # the job now or the right job says it, the posting does not
    ASSUMED = "assumed"  # it was taken for granted
    CONFLICT = "conflict"  # the posting says two things
    GOAL = "goal"  # a skill that the person wants to build


@dataclass(frozen=True, slots=True)
class Asked:
    """A question, why it is asked, and what is known beside it."""

    ask: str
    ground: Ground
    because: str


def questions(verdict: Verdict, facts: Facts, *, lacking: Iterable[str] = ()) -> tuple[Asked, ...]:
    """Return what to ask, each fact once; `lacking` are skills of the goal that the posting does not speak of."""
    asked: dict[str, Asked] = {}
    found = (*_open(verdict), *_looked_for(verdict), *_compared(verdict), *_doubtful(verdict, facts))
    told: set[str] = set()
    for names, each in found:
        if not told.issuperset(names) or (not names and each.ask not in asked):
            asked.setdefault(each.ask, each)
            told |= names
    goal = (Asked(f"Could I build “{skill}” here?", Ground.GOAL, "your goal needs it") for skill in lacking)
    return (*asked.values(), *goal)


def _open(verdict: Verdict) -> Iterator[tuple[set[str], Asked]]:
    for question in verdict.open:
        yield _names(question.facts), Asked(question.ask, Ground.OPEN, f"it decides {', '.join(question.rules)}")


def _looked_for(verdict: Verdict) -> Iterator[tuple[set[str], Asked]]:
    """Yield the unknown facts that rules look at, heaviest rule first; words that are not said are no question."""
    rules = (each for each in verdict.reasons if each.kind is not Kind.BETTER)  # those compare: `_compared`
    unknown = [each for each in rules if each.result == "unknown" and each.effect in _ORDER]
    for reason in sorted(unknown, key=_urgency):
        for test in _unknown(reason):
            yield {test.fact}, Asked(VOCABULARY[test.fact].question, Ground.LOOKED_FOR, _because(reason))


def _urgency(reason: Reason) -> tuple[int, float]:
    return _ORDER.index(reason.effect), -max(map(abs, (reason.weight, *reason.points)))


def _because(reason: Reason) -> str:
    if reason.kind is Kind.NICE:
        worth = f"{reason.points[0]:+g}" if reason.points[0] else f"up to {reason.points[1]:+g}"
        return f"{reason.rule} looks at it: {worth} {'point' if worth in {'+1', '-1'} else 'points'}"
    return f"{reason.rule} looks at it" + (", and you let silence pass" if reason.effect == "passed" else "")


def _unknown(reason: Reason) -> Iterator[TestReason]:
    """Yield the unknown comparisons of a rule that they can answer, but those on words and skills: nobody lists all."""
    asked = (test for test in reason.tests if test.result == "unknown")
    yield from (test for test in asked if test.fact not in {"says", "tasks", *JOINED_FACTS, *SKILL_FACTS})


def _compared(verdict: Verdict) -> Iterator[tuple[set[str], Asked]]:
    """Yield what the job now or the right job says and the posting does not."""
    for beside in verdict.beside:
        job = "your job now" if beside.job == "now" else "the right job"
        for each in beside.differences:
            if each.direction is Direction.UNKNOWN:
                yield {each.fact}, Asked(VOCABULARY[each.fact].question, Ground.COMPARED, f"{job} says it")


def _doubtful(verdict: Verdict, facts: Facts) -> Iterator[tuple[set[str], Asked]]:
    """Yield what rules rest on although it was assumed, and what the posting says in two ways."""
    used = dict.fromkeys(test.fact for reason in verdict.reasons for test in reason.tests)
    for name in used:
        value = facts.get(name)
        if value is None or name == "says":
            continue
        ask, shown = VOCABULARY[name].question, f"{name.replace('_', ' ')}: {in_words(name, value)}"
        if value.basis in _DOUBTFUL:
            why = value.note or _DOUBTFUL[value.basis]
            yield {f"{name}?"}, Asked(ask, Ground.ASSUMED, f"{shown} – {why}")
        if value.conflict:
            yield {f"{name}!"}, Asked(ask, Ground.CONFLICT, f"{shown}, but also {value.conflict}")


def _names(facts: Iterable[str]) -> set[str]:
    return {each for each in facts if each != "says"}
