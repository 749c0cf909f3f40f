"""Changes: the fewest tests of a posting that would have to come out otherwise for it to be a keep."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple, TypeAlias

from jobfit.facts.model import Facts
from jobfit.rules.firings import Result
from jobfit.rules.model import Kind, Rule
from jobfit.verdicts.outline import Growth, Key, is_content, keys_of
from jobfit.verdicts.supposed import Supposed, Supposition
from jobfit.verdicts.walk import Tree, Turn

_HUNDRED = 100
_MOST_FOUND = 16  # of the same firings
_DEMANDS = (Kind.MUST, Kind.DEALBREAKER)


class _Standing(NamedTuple):
    """What a posting would come to after some turns: rules that keep it out, things that are better, points.

    `worth` has what each rule that the turns touch adds; the others add what they were judged to.
    """

    supposed: Supposed
    worth: dict[int, int]
    discontent: int
    better: int
    points: int  # hundredths


class Demanded(NamedTuple):
    """The turns that musts and dealbreakers ask for, the facts that they turn, and whether each is surely needed."""

    turns: tuple[Turn, ...]
    turned: Mapping[str, Supposition]
    needed: bool


class Searched:
    """The turns found for some firings, by the values of those facts that the search looked at."""

    def __init__(self) -> None:
        self._facts: tuple[str, ...] = ()
        self._found: dict[tuple[Supposition, ...], tuple[Turn, ...]] = {}

    def get(self, supposed: Supposed) -> tuple[Turn, ...] | None:
        """Return the turns of a posting whose facts are alike; None when none was searched."""
        return self._found.get(self._alike(supposed))

    def keep(self, supposed: Supposed, turns: tuple[Turn, ...]) -> None:
        """Keep what was found for a posting."""
        facts = tuple(dict.fromkeys((*self._facts, *supposed.looked_at)))
        if facts != self._facts or len(self._found) >= _MOST_FOUND:
            self._facts = facts
            self._found.clear()
        self._found[self._alike(supposed)] = turns

    def _alike(self, supposed: Supposed) -> tuple[Supposition, ...]:
        return tuple(map(supposed.judged, self._facts))


_Step: TypeAlias = tuple[list[Turn], _Standing]
"""The turns that a step of the search adds, and where they lead."""


class Changes:
    """Looks for the fewest turns; each step counts again only the rules that read what was turned."""

    def __init__(self, growth: Growth, personal: Facts) -> None:
        self._growth = growth
        self._rules = growth.outline.rules
        self._bar = growth.outline.bar
        self._needed = growth.outline.needed
        outline, firings = growth.outline, growth.firings
        self._first = _Standing(
            supposed=Supposed(personal, outline.suppositions),
            worth={},
            discontent=len(growth.discontent),
            better=sum(firings[place].result is Result.HOLDS for place in outline.better),
            points=sum([firings[place].points_low for place in outline.nice]),
        )

    def turns(self) -> tuple[Turn, ...]:
        """Return the turns, none of which can be left out; () when none are found that make it a keep.

        They are searched once for all postings with these firings that the search finds alike.
        """
        growth = self._growth
        searches, identity = growth.outline.searched, tuple(growth.identities)
        searched = searches.get(identity) or searches.keep(identity, Searched(), growth.firings)
        supposed = self._first.supposed
        turns = searched.get(supposed)
        if turns is None:
            turns = self._searched()
            searched.keep(supposed, turns)
        return turns

    def _searched(self) -> tuple[Turn, ...]:
        demanded = self._demanded()
        turns = [*demanded.turns]
        supposed = self._first.supposed.with_(demanded.turned)
        standing = self._counted_again(self._first, supposed, turns) if turns else self._first
        for look in (self._for_better, self._for_score):
            new, standing = look(standing)
            turns += new
        if not self._keeps(standing):
            return ()
        if demanded.needed and len(turns) == len(demanded.turns):
            return demanded.turns
        return self._needful(list(dict.fromkeys(turns)), standing)

    def _demanded(self) -> Demanded:
        """Return what turns every must and dealbreaker; the same for all postings that they find alike."""
        growth, supposed = self._growth, self._first.supposed
        facts = dict.fromkeys(fact for place in growth.discontent for fact in growth.outline.facts[place])
        alike = [supposed.judged(fact) for fact in facts]
        identity = (*(growth.identities[place] for place in growth.discontent), *map(id, alike))
        demanded = growth.outline.demanded.get(identity)
        if demanded is None:
            turns, standing = self._for_demands(self._first)
            turns = list(dict.fromkeys(turns))
            keys = Counter(key for turn in turns for key in keys_of(turn.test))
            needed = all(self._is_needed(turn, keys, standing) for turn in turns)
            demanded = Demanded(tuple(turns), standing.supposed.turned, needed)
            owners = (alike, [growth.owners(place) for place in growth.discontent])
            growth.outline.demanded.keep(identity, demanded, owners)
        return demanded

    def _for_demands(self, standing: _Standing) -> _Step:
        """Return what makes every must hold and every dealbreaker fail; rules of one test first, others may follow."""
        turns: list[Turn] = []
        for place in sorted(self._growth.discontent, key=lambda place: len(self._growth.firings[place].tests)):
            if not self._worth(place, standing):
                rule = self._rules[place]
                wanted = Result.HOLDS if rule.kind is Kind.MUST else Result.FAILS
                found = self._growth[place].trees[0].turns(wanted, standing.supposed.tell, rule.id)
                standing = self._then(standing, found)
                turns += found
        return turns, standing

    def _for_better(self, standing: _Standing) -> _Step:
        """Return what makes enough comparisons with the present job come out better, unknown ones first."""
        turns: list[Turn] = []
        if standing.better >= self._bar.better_in:
            return turns, standing
        growth = self._growth
        for place in sorted(growth.outline.better, key=lambda place: growth.firings[place].result is Result.FAILS):
            if standing.better >= self._bar.better_in:
                break
            found = growth[place].trees[0].turns(Result.HOLDS, standing.supposed.tell, self._rules[place].id)
            then = self._then(standing, found)
            if then.better > standing.better and then.discontent <= standing.discontent:
                standing = then
                turns += found
        return turns, standing

    def _for_score(self, standing: _Standing) -> _Step:
        """Return what lifts the score's low end to the bar, by the fewest nice rules."""
        turns: list[Turn] = []
        if _HUNDRED * standing.points >= self._needed:
            return turns, standing
        for tree, wanted, rule in self._chances():
            if _HUNDRED * standing.points >= self._needed:
                break
            found = tree.turns(wanted, standing.supposed.tell, rule)
            then = self._then(standing, found)
            spoilt = then.discontent > standing.discontent or then.better < min(standing.better, self._bar.better_in)
            if then.points > standing.points and not spoilt:
                standing = then
                turns += found
        return turns, standing

    def _chances(self) -> Iterator[tuple[Tree, Result, str]]:
        """Yield every way in which a nice rule could give more, the most points first, unknown before known."""
        order = []
        for gain, wanted, place, part in self._growth.outline.chances:
            result = self._growth[place].trees[part].result
            if result is not wanted:
                order.append((-gain, result is not Result.UNKNOWN, place, part, wanted))
        for _, _, place, part, wanted in sorted(order):
            rule, _, trees = self._growth[place]
            yield trees[part], wanted, rule.id

    def _keeps(self, standing: _Standing) -> bool:
        enough = standing.better >= self._bar.better_in and _HUNDRED * standing.points >= self._needed
        return enough and not standing.discontent

    def _then(self, standing: _Standing, turns: Sequence[Turn]) -> _Standing:
        """Return what the posting would come to after more turns."""
        if not turns:
            return standing
        return self._counted_again(standing, standing.supposed.also(turns), turns)

    def _without(self, standing: _Standing, turn: Turn, rest: Iterable[Turn]) -> _Standing:
        """Return what the posting would come to without one turn of those that led here; `rest` are the others."""
        fact = turn.test.fact
        supposed = standing.supposed.again(fact, [each for each in rest if each.test.fact == fact])
        return self._counted_again(standing, supposed, (turn,))

    def _counted_again(self, standing: _Standing, supposed: Supposed, turned: Iterable[Turn]) -> _Standing:
        """Return the standing with the rules that read what was turned counted again."""
        readers, rules = self._growth.outline.readers, self._rules
        worth = standing.worth.copy()
        content, better, points = 0, standing.better, standing.points
        for place in {place for turn in turned for key in keys_of(turn.test) for place in readers[key]}:
            now = worth[place] = self._supposed(place, supposed)
            gained = now - self._worth(place, standing)
            match rules[place].kind:
                case Kind.NICE:
                    points += gained
                case Kind.BETTER:
                    better += gained
                case _:
                    content += gained
        return _Standing(supposed, worth, standing.discontent - content, better, points)

    def _worth(self, place: int, standing: _Standing) -> int:
        worth = standing.worth.get(place)
        return self._judged(place) if worth is None else worth

    def _judged(self, place: int) -> int:
        """Return what a rule adds as it was judged: 1 for content or better, else 0; a nice rule its points."""
        rule, firing = self._rules[place], self._growth.firings[place]
        if rule.kind is Kind.NICE:
            return firing.points_low
        return _counted(rule, firing.result)

    def _supposed(self, place: int, supposed: Supposed) -> int:
        """Return what a rule would add."""
        rule, _, trees = self._growth[place]
        if rule.kind is not Kind.NICE:
            return _counted(rule, trees[0].under(supposed.tell))
        results = [tree.under(supposed.tell) for tree in trees]
        weights = [part.weight for part in rule.parts] or [rule.weight]
        points = sum(_earned(result, weight) for result, weight in zip(results, weights, strict=True))
        return points if rule.cap is None else min(points, rule.cap)

    def _needful(self, turns: list[Turn], standing: _Standing) -> tuple[Turn, ...]:
        """Return the turns without those that can be left out."""
        keys = Counter(key for turn in turns for key in keys_of(turn.test))
        for turn in reversed(turns):
            if self._is_needed(turn, keys, standing):
                continue
            rest = [each for each in turns if each is not turn]
            then = self._without(standing, turn, rest)
            if self._keeps(then):
                turns, standing = rest, then
        return tuple(turns)

    def _is_needed(self, turn: Turn, keys: Mapping[Key, int], standing: _Standing) -> bool:
        """Say whether a turn is surely needed: its rule has no help from another, and could not be done without."""
        outline = self._growth.outline
        place = outline.places[turn.rule]
        rule = self._rules[place]
        own = keys_of(turn.test)
        if not all(keys[key] == 1 if key in own else key not in keys for key in outline.keys[place]):
            return False
        if rule.kind in _DEMANDS:
            return True
        spare = _HUNDRED * standing.points - self._needed
        read_by_it_alone = all(outline.readers[key] == (place,) for key in own)
        return rule.kind is Kind.NICE and not rule.parts and read_by_it_alone and spare < _HUNDRED * abs(rule.weight)


def _counted(rule: Rule, result: Result) -> int:
    return int(result is Result.HOLDS if rule.kind is Kind.BETTER else is_content(rule, result))


def _earned(result: Result, weight: int) -> int:
    if result is Result.UNKNOWN:
        return min(0, weight)
    return weight if result is Result.HOLDS else 0
