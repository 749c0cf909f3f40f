"""Tradeoffs: what each must, dealbreaker and part of the bar costs in postings, and what relaxing it would let in."""

from __future__ import annotations

import math
import shlex
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from functools import partial
from typing import TYPE_CHECKING, Final, NamedTuple

from jobfit.past.judging import PastJudge, Seen, Side, judged_past, side_of
from jobfit.past.relaxing import boundaries, moves, relaxable, shown
from jobfit.past.tally import Counting, Tally
from jobfit.profile.edit import Setting
from jobfit.profile.relaxed import settings_of
from jobfit.rules.edits import Action, Edit
from jobfit.rules.firings import Result
from jobfit.rules.model import Kind, Operator, Rule, Unknown
from jobfit.store.rows import PastPosting
from jobfit.store.store import Store
from jobfit.unseen import killed
from jobfit.verdicts.model import Cause, Outcome
from jobfit.verdicts.relaxing import reached

if TYPE_CHECKING:
    from jobfit.profile.model import Profile

SCORE: Final = f"bar.{Cause.SCORE}"
BETTER: Final = f"bar.{Cause.BETTER}"
_PAIR: Final = 2
_MOST_PAIRS: Final = 5


class Relaxation(NamedTuple):
    """One way to ask less: the edit, in words, the settings of the profile that make it, and the keeps that it adds.

    `settings` is empty where the profile's file cannot say it in one place.
    """

    edit: Edit
    words: str
    lets_in: int
    settings: tuple[Setting, ...] = ()

    @property
    def options(self) -> str:
        """Return the options of `jobfit what-if` that make it, quoted for a shell; "" when there are none."""
        return shlex.join(part for setting in self.settings for part in setting.options)


@dataclass(frozen=True, slots=True)
class Price:
    """What a rule, or a part of the bar, costs.

    `against`: postings set aside that it stands against; `alone`: of these, those that nothing else stands against;
    `asks`: postings that it leaves to be asked about; `relaxations`: the nearest first, dropping it last.
    """

    rule: str
    against: int
    alone: int
    asks: int
    relaxations: tuple[Relaxation, ...] = ()


class Pair(NamedTuple):
    """Two rules, the postings that they and nothing else keep out, and the keeps that dropping both would add."""

    rules: tuple[str, str]
    against: int
    lets_in: int | None  # None where one of them is not a rule


@dataclass(frozen=True, slots=True)
class Tradeoffs:
    """The prices of everything that costs something, dearest first, and the rules that stand against nothing."""

    tally: Tally
    prices: tuple[Price, ...]
    pairs: tuple[Pair, ...]
    idle: tuple[str, ...]


@dataclass(slots=True)
class _Found:
    """What the past says of the rules.

    `hindered`: how many postings that are no keeps each one or two rules and parts of the bar hinder, and nothing else;
    `reached`: of those that one alone hinders, how many are let in when it comes down to a number; `silent`: how many
    of them leave it unknown; `asks`: how many postings each rule leaves to be asked about.
    """

    tally: Tally
    hindered: Counter[tuple[str, ...]] = field(default_factory=Counter)
    reached: dict[str, Counter[int]] = field(default_factory=dict)
    silent: Counter[str] = field(default_factory=Counter)
    asks: Counter[str] = field(default_factory=Counter)

    def add(self, other: _Found) -> None:
        """Take another part of the past into this."""
        self.tally.add(other.tally)
        self.hindered.update(other.hindered)
        for name, numbers in other.reached.items():
            self.reached.setdefault(name, Counter()).update(numbers)
        self.silent.update(other.silent)
        self.asks.update(other.asks)


def tradeoffs(
    store: Store,
    profile: Profile,
    *,
    text: str = "",
    today: date,
    since: datetime | None = None,
    on_done: Callable[[int, int], object] = lambda _done, _total: None,
) -> Tradeoffs:
    """Return what everything that a profile demands costs in the postings first seen since a moment.

    `text`: the profile's, to name the settings that relax it. `on_done` hears how many postings are done, of how many.
    """
    side, found = side_of(profile), _Found(Tally())
    make = partial(_Weighing, side, today)
    for part in judged_past(store, [side], make, _lost, since=since, on_done=on_done):
        found.add(part)
    prices = [_with_settings(price, profile, text, today) for price in _prices(side, found)]
    costly = {price.rule for price in prices}
    demands = [rule.id for rule in side.rule_set.rules if rule.kind in {Kind.MUST, Kind.DEALBREAKER}]
    return Tradeoffs(
        tally=found.tally,
        prices=tuple(sorted(prices, key=lambda each: (-each.alone, -each.against, -each.asks, each.rule))),
        pairs=tuple(_pairs(found, frozenset(demands))),
        idle=tuple(rule for rule in demands if rule not in costly),
    )


class _Weighing:
    """Answers a part of the past with what it says of the rules, in whatever process it is made."""

    def __init__(self, side: Side, today: date) -> None:
        rules = side.rule_set.rules
        self._counting, self._bar = Counting(rules), side.rule_set.bar
        self._tests = {rule.id: (test, rule.unknown is Unknown.PASS) for rule in rules if (test := relaxable(rule))}
        self._judge = PastJudge([side], today=today)

    def __call__(self, chunk: Sequence[PastPosting]) -> _Found:
        found, faults = _Found(Tally()), list[str]()
        for _, (seen,) in self._judge.judged(chunk, faults):
            hindering = self._counting.count(seen.judgement)
            if seen.judgement.outcome is not Outcome.KEEP:
                self._weigh(found, seen, hindering)
        found.tally = self._counting.tally()
        found.tally.faults = faults
        return found

    def _weigh(self, found: _Found, seen: Seen, hindering: tuple[str, ...]) -> None:
        judgement = seen.judgement
        if judgement.outcome is Outcome.ASK:
            found.asks.update(hindering)
        lacking = [SCORE] if judgement.score[0] < judgement.bar else []
        lacking += [BETTER] if judgement.better[0] < self._bar.better_in else []
        hindrances = (*hindering, *lacking)
        if len(hindrances) <= _PAIR:
            found.hindered[hindrances] += 1
        if len(hindrances) == 1:
            self._weigh_one(found, hindrances[0], seen)

    def _weigh_one(self, found: _Found, name: str, seen: Seen) -> None:
        """Note what would let in a posting that one thing alone hinders."""
        number = self._number(name, seen)
        if number is not None:
            found.reached.setdefault(name, Counter())[number] += 1
        firing = next((each for each in seen.judgement.firings.rules if each.rule == name), None)
        if firing is not None and firing.result is Result.UNKNOWN:
            found.silent[name] += 1

    def _number(self, name: str, seen: Seen) -> int | None:
        if name == SCORE:
            return math.floor(seen.judgement.score[0])
        if name == BETTER:
            return seen.judgement.better[0]
        test, passes = self._tests.get(name, (None, False))
        return reached(test, seen.value(test.fact), passes=passes) if test else None


def _prices(side: Side, found: _Found) -> Iterator[Price]:
    """Yield the price of everything that costs something."""
    standing, sole = found.tally.standing, found.tally.sole
    relaxations = {rule.id: _of_rule(rule, side, found) for rule in side.rule_set.rules}
    relaxations |= {SCORE: _of_bar(SCORE, side, found), BETTER: _of_bar(BETTER, side, found)}
    for name in dict.fromkeys((*relaxations, *standing)):
        price = Price(name, standing[name], sole[name], found.asks[name], tuple(relaxations.get(name, ())))
        if price.against or price.asks or price.relaxations:
            yield price


def _of_rule(rule: Rule, side: Side, found: _Found) -> list[Relaxation]:
    """Return what relaxing a rule lets in: moving its number, letting the unknown pass, dropping it."""
    relaxations = list(_moved(rule, side, found.reached.get(rule.id, Counter())))
    if found.silent[rule.id] and rule.unknown is not Unknown.PASS and rule.origin != "bar":
        edit = Edit(target=rule.id, action=Action.PASS, written=f'{rule.id}.unknown = "pass"')
        relaxations.append(Relaxation(edit, "not stated passes", found.silent[rule.id]))
    if lets_in := found.hindered[rule.id,]:
        edit = Edit(target=rule.id, action=Action.DROP, written=f"{rule.id} dropped")
        relaxations.append(Relaxation(edit, "dropped", lets_in))
    return relaxations


def _moved(rule: Rule, side: Side, counts: Counter[int]) -> Iterator[Relaxation]:
    test = relaxable(rule)
    if test is None:
        return
    for number, lets_in in moves(test, counts):
        sign = "≤" if test.operator is Operator.MAX else "≥"
        words = f"{test.fact.replace('_', ' ')} {sign} {shown(test, number, side.person.currency)}"
        edit = Edit(target=rule.id, action=Action.RELAX, number=number, written=words)
        yield Relaxation(edit, words, lets_in)


def _of_bar(name: str, side: Side, found: _Found) -> list[Relaxation]:
    """Return what lowering a part of the bar lets in."""
    action, bar = (
        (Action.SCORE, side.rule_set.bar.score) if name == SCORE else (Action.BETTER_IN, side.rule_set.bar.better_in)
    )
    return [
        Relaxation(Edit(target="bar", action=action, number=each.number, written=words), words, each.lets_in)
        for each in boundaries(found.reached.get(name, {}), bar, upwards=False)
        for words in (f"bar.{action} = {each.number}",)
    ]


def _with_settings(price: Price, profile: Profile, text: str, today: date) -> Price:
    """Return a price with the settings of the profile that make its relaxations."""
    return replace(
        price,
        relaxations=tuple(
            each._replace(settings=settings_of(each.edit, profile, text, today=today)) for each in price.relaxations
        ),
    )


def _pairs(found: _Found, rules: frozenset[str]) -> Iterator[Pair]:
    """Yield the two rules or parts of the bar that keep most out together, most first."""
    for names, against in found.tally.pairs.most_common(_MOST_PAIRS):
        lets_in = found.hindered[names] + sum(found.hindered[(name,)] for name in names)
        yield Pair(names, against, lets_in if rules.issuperset(names) else None)


def _lost(past: PastPosting) -> _Found:
    return _Found(Tally(faults=[killed(past.posting_id)]))
