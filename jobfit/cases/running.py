"""The person's own cases judged: which come out as they want, and what of each rule the cases exercised."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final

from jobfit.judging import ProfileJudge
from jobfit.rules.model import Kind
from jobfit.verdicts.against import against
from jobfit.verdicts.model import Outcome
from jobfit.verdicts.sentences import line_of

if TYPE_CHECKING:
    from jobfit.cases.file import Case
    from jobfit.profile.model import Profile
    from jobfit.verdicts.model import Reason, Verdict

RESULTS: Final = ("holds", "fails", "unknown")
_FOR: Final = frozenset({"met", "better", "earned", "clear"})
_OPEN: Final = frozenset({"open", "maybe"})


@dataclass(frozen=True, slots=True)
class Tried:
    """A case that was judged: `differs` says how it came out otherwise than wanted, "" when it did not."""

    case: Case
    verdict: Verdict
    differs: str
    decided: str  # the rule or cause that decided it
    reason: str  # what that rule compared, in words

    @property
    def passed(self) -> bool:
        """Say whether it came out as wanted."""
        return not self.differs


@dataclass(frozen=True, slots=True)
class Covered:
    """How often the cases had one rule hold, fail and be unknown."""

    rule: str
    kind: Kind
    origin: str
    results: Counter[str]

    @property
    def complete(self) -> bool:
        """Say whether each of the three was seen."""
        return all(self.results[each] for each in RESULTS)


@dataclass(frozen=True, slots=True)
class Trial:
    """What all cases came to."""

    tried: tuple[Tried, ...]
    coverage: tuple[Covered, ...]

    @property
    def failed(self) -> int:
        """Return how many cases came out otherwise than wanted."""
        return sum(not each.passed for each in self.tried)


def run_cases(cases: Iterable[Case], profile: Profile, *, today: date) -> Trial:
    """Return what the cases come to by a profile, in their order; nothing is stored."""
    with ProfileJudge.of(profile) as judge:
        tried = tuple(_tried(case, judge, today) for case in cases)
    return Trial(tried, _coverage(tried, profile))


def _tried(case: Case, judge: ProfileJudge, today: date) -> Tried:
    if case.posting is None:
        verdict = judge.judge_facts(case.name, case.told)
    else:
        verdict = judge.judge(case.posting, today=case.on or today, answers=case.told, every_fact=False).verdict
    reasons = {reason.rule: reason for reason in verdict.reasons}
    decided = case.rule if case.rule in reasons else _decided(verdict)
    words = line_of(reasons[decided], set()).text if decided in reasons else ""
    return Tried(case, verdict, _differs(case, verdict, reasons.get(case.rule)), decided, words)


def _decided(verdict: Verdict) -> str:
    """Return what decided: what stands against the posting first, else its first question, else nothing."""
    if verdict.outcome is Outcome.KEEP:
        return ""
    if verdict.outcome is Outcome.ASK:
        return next((rule for question in verdict.open for rule in question.rules), "")
    return next(iter(against(verdict)), "")


def _differs(case: Case, verdict: Verdict, reason: Reason | None) -> str:
    """Return how a verdict differs from what is wanted."""
    if verdict.outcome is not case.want:
        return f"wanted {_label(case.want)}, came out {_label(verdict.outcome)}"
    if not case.rule:
        return ""
    effect = reason.effect if reason else ""
    if case.want is Outcome.KEEP:
        return "" if effect in _FOR else f"{case.rule} does not speak for it"
    if case.want is Outcome.ASK:
        return "" if effect in _OPEN else f"{case.rule} is not open"
    stands = {*against(verdict), *(f"bar.{cause}" for cause in verdict.causes)}
    return "" if case.rule in stands else f"{case.rule} does not stand against it"


def _label(outcome: Outcome) -> str:
    return outcome.value.replace("_", " ")


def _coverage(tried: Sequence[Tried], profile: Profile) -> tuple[Covered, ...]:
    results: dict[str, Counter[str]] = {}
    for each in tried:
        for reason in each.verdict.reasons:
            results.setdefault(reason.rule, Counter())[_result(reason)] += 1
    return tuple(Covered(rule.id, rule.kind, rule.origin, results.get(rule.id, Counter())) for rule in profile.rules)


def _result(reason: Reason) -> str:
    """Return what a rule came to; one of parts holds when it gives points for sure, and fails when it gives none."""
    low, high = reason.points
    if reason.kind is not Kind.NICE:
        return reason.result
    return "unknown" if low != high else "holds" if low else "fails"
