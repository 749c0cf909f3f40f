"""A tally: everything stored judged by one profile, and what each rule and each set of rules came to in it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import partial
from itertools import combinations
from typing import TYPE_CHECKING, Final

from jobfit.past import PastJudge, Side, over_past, side_of, wording_of
from jobfit.rules.firings import Result
from jobfit.rules.model import Rule
from jobfit.store.rows import PastPosting
from jobfit.store.store import Store
from jobfit.unseen import killed
from jobfit.verdicts.against import causes_of_bar, stands_against
from jobfit.verdicts.judge import Judgement
from jobfit.verdicts.model import Cause, Outcome

if TYPE_CHECKING:
    from jobfit.profile.model import Profile

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

    @property
    def together(self) -> Counter[tuple[str, str]]:
        """Return how many postings two rules or causes both stand against, whatever else does, most first."""
        found: Counter[tuple[str, str]] = Counter()
        for names, count in self.against.items():
            for pair in combinations(names, _TWO):
                found[pair] += count
        return Counter(dict(found.most_common()))

    def add(self, other: Tally) -> None:
        """Take another part of the past into this tally."""
        self.postings += other.postings
        self.outcomes += other.outcomes
        for rule, results in other.results.items():
            self.results.setdefault(rule, Counter()).update(results)
        self.against += other.against
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
    for part in over_past(store, wording_of([side]), make, _lost, since=since, on_done=on_done):
        found.add(part)
    return found


class _Counting:
    """Answers a part of the past with its tally, in whatever process it is made."""

    def __init__(self, side: Side, today: date) -> None:
        self._rules = side.rule_set.rules
        self._judge = PastJudge([side], today=today)

    def __call__(self, chunk: Sequence[PastPosting]) -> Tally:
        counter = Counting(self._rules)
        for _, (seen,) in self._judge.judged(chunk, counter.found.faults):
            counter.count(seen.judgement)
        return counter.found


class Counting:
    """Counts judgements by some rules into a tally."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        self._rules = rules
        self._results: list[Counter[Result]] = [Counter() for _ in rules]
        self.found = Tally(results={rule.id: counts for rule, counts in zip(rules, self._results, strict=True)})

    def count(self, judgement: Judgement) -> None:
        """Count one posting."""
        found = self.found
        found.postings += 1
        found.outcomes[judgement.outcome] += 1
        for counter, firing in zip(self._results, judgement.firings.rules, strict=True):
            counter[firing.result] += 1
        if judgement.outcome in {Outcome.REJECT, Outcome.NEAR_MISS}:
            found.against[self._standing(judgement)] += 1

    def _standing(self, judgement: Judgement) -> tuple[str, ...]:
        pairs = zip(self._rules, judgement.firings.rules, strict=True)
        rules = [rule.id for rule, firing in pairs if stands_against(rule, firing)]
        return (*rules, *causes_of_bar(cause for cause in judgement.causes if cause in _OF_THE_BAR))


def _lost(past: PastPosting) -> Tally:
    return Tally(faults=[killed(past.posting_id)])
