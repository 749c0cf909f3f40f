"""A tally: everything stored judged by one profile, and what each rule and each set of rules came to in it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import partial
from typing import TYPE_CHECKING, Final, NamedTuple

from jobfit.past.judging import PastJudge, Side, judged_past, side_of
from jobfit.rules.firings import Firing, Result
from jobfit.rules.model import Kind, Rule
from jobfit.store.rows import PastPosting
from jobfit.store.store import Store
from jobfit.unseen import killed
from jobfit.verdicts.against import causes_of_bar, stands_against
from jobfit.verdicts.judge import Judgement
from jobfit.verdicts.kept import Kept
from jobfit.verdicts.model import Cause, Outcome
from jobfit.verdicts.outline import is_content

if TYPE_CHECKING:
    from jobfit.profile.model import Profile

_ASIDE: Final = (Outcome.REJECT, Outcome.NEAR_MISS)
_OF_THE_BAR: Final = frozenset({Cause.BETTER, Cause.SCORE, Cause.TOO_LITTLE_SAID})


@dataclass(slots=True)
class Tally:
    """What one profile comes to over the past.

    `results`: how often each rule holds, fails or is unknown, by its id, whatever else was decided.
    `against`: how many postings each set of rules, and of the bar's own causes (bar.score), stands against, in the rule
    set's order; together these are the rejections and near misses, so nobody else stands against those of one set.
    """

    postings: int = 0
    outcomes: Counter[Outcome] = field(default_factory=Counter)
    results: dict[str, Counter[Result]] = field(default_factory=dict)
    against: Counter[tuple[str, ...]] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)

    @property
    def standing(self) -> Counter[str]:
        """Return how many postings each rule or cause stands against, most first."""
        return self._counted(lambda names: names)

    @property
    def sole(self) -> Counter[str]:
        """Return how many postings each rule or cause alone keeps out, most first."""
        return self._counted(lambda names: names if len(names) == 1 else ())

    @property
    def pairs(self) -> Counter[tuple[str, str]]:
        """Return how many postings two rules or causes keep out together and nothing else does, most first."""
        found = Counter({(names[0], names[1]): count for names, count in self.against.items() if len(names) == _TWO})
        return Counter(dict(found.most_common()))

    def add(self, other: Tally) -> None:
        """Take another part of the past into this tally."""
        self.postings += other.postings
        self.outcomes.update(other.outcomes)
        for rule, results in other.results.items():
            self.results.setdefault(rule, Counter()).update(results)
        self.against.update(other.against)
        self.faults += other.faults

    def _counted(self, of: Callable[[tuple[str, ...]], tuple[str, ...]]) -> Counter[str]:
        found: Counter[str] = Counter()
        for names, count in self.against.items():
            for name in of(names):
                found[name] += count
        return Counter(dict(found.most_common()))


_TWO: Final = 2


def tally(
    store: Store,
    profile: Profile,
    *,
    today: date,
    since: datetime | None = None,
    on_done: Callable[[int, int], object] = lambda _done, _total: None,
) -> Tally:
    """Return what a profile comes to over everything stored and first seen since a moment; nothing is written.

    The stored verdicts do not matter. `on_done` hears how many postings are done, of how many.
    """
    side = side_of(profile)
    found = Tally(results={rule.id: Counter() for rule in side.rule_set.rules})
    make = partial(_Counting, side, today)
    for part in judged_past(store, [side], make, _lost, since=since, on_done=on_done):
        found.add(part)
    return found


class _Counting:
    """Answers a part of the past with its tally, in whatever process it is made."""

    def __init__(self, side: Side, today: date) -> None:
        self._counting = Counting(side.rule_set.rules)
        self._judge = PastJudge([side], today=today)

    def __call__(self, chunk: Sequence[PastPosting]) -> Tally:
        faults: list[str] = []
        for _, (seen,) in self._judge.judged(chunk, faults):
            self._counting.count(seen.judgement)
        found = self._counting.tally()
        found.faults = faults
        return found


class Stance(NamedTuple):
    """What one thing that a rule came to does: "" or the rule's id, if it stands against, and if it hinders a keep."""

    against: str
    hinders: str


class _Counted(NamedTuple):
    """A judgement, what stands against the posting if that sets it aside, and the demands that hinder a keep."""

    judgement: Judgement
    against: tuple[str, ...]
    hinders: tuple[str, ...]


class Counting:
    """Counts judgements by some rules into a tally.

    A judge gives the same judgements and firings again and again, so they are counted by their identity, and what each
    does is found out once.
    """

    def __init__(self, rules: Sequence[Rule]) -> None:
        self._rules = rules
        self._demands = [place for place, rule in enumerate(rules) if rule.kind in {Kind.MUST, Kind.DEALBREAKER}]
        self._stances: Kept[Stance] = Kept()
        self._counted: dict[int, _Counted] = {}
        self._times: Counter[int] = Counter()

    def count(self, judgement: Judgement) -> tuple[str, ...]:
        """Count one posting; return the musts and dealbreakers that hinder a keep."""
        identity = id(judgement)
        self._times[identity] += 1
        if identity not in self._counted:
            self._counted[identity] = self._looked_at(judgement)
        return self._counted[identity].hinders

    def tally(self) -> Tally:
        """Return the tally of what was counted since this was last asked for."""
        found, fired, firings = Tally(), Counter[int](), dict[int, tuple[int, Firing]]()
        for identity, (judgement, against, _) in self._counted.items():
            times = self._times[identity]
            found.postings += times
            found.outcomes[judgement.outcome] += times
            if judgement.outcome in _ASIDE:
                found.against[against] += times
            identities = [*map(id, judgement.firings.rules)]
            firings.update(zip(identities, enumerate(judgement.firings.rules), strict=True))
            for each in identities:
                fired[each] += times
        results = [Counter[Result]() for _ in self._rules]
        for identity, (place, firing) in firings.items():
            results[place][firing.result] += fired[identity]
        found.results = {rule.id: counts for rule, counts in zip(self._rules, results, strict=True)}
        self._counted.clear()
        self._times.clear()
        return found

    def _looked_at(self, judgement: Judgement) -> _Counted:
        if judgement.outcome is Outcome.KEEP:
            return _Counted(judgement, (), ())
        stances = [self._stance(place, judgement.firings.rules[place]) for place in self._demands]
        rules = [stance.against for stance in stances if stance.against]
        causes = causes_of_bar([cause for cause in judgement.causes if cause in _OF_THE_BAR])
        return _Counted(judgement, (*rules, *causes), tuple([each.hinders for each in stances if each.hinders]))

    def _stance(self, place: int, firing: Firing) -> Stance:
        known = self._stances.get(id(firing))
        if known is not None:
            return known
        rule = self._rules[place]
        against = rule.id if stands_against(rule, firing) else ""
        hinders = "" if is_content(rule, firing.result) else rule.id
        return self._stances.keep(id(firing), Stance(against, hinders), firing)


def _lost(past: PastPosting) -> Tally:
    return Tally(faults=[killed(past.posting_id)])
