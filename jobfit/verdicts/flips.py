"""What would make a posting a keep: the smallest changes in the posting, and the smallest edits of the profile."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Sequence
from functools import lru_cache

from jobfit.facts.model import Facts
from jobfit.rules.edits import Action, Edit, options_of
from jobfit.rules.firings import Result
from jobfit.rules.model import Bar, Kind, Test
from jobfit.verdicts.changes import Turns
from jobfit.verdicts.judge import Judgement
from jobfit.verdicts.model import Flip, Flips, made
from jobfit.verdicts.outline import Growth
from jobfit.verdicts.relaxing import Relaxation, relaxations
from jobfit.verdicts.turning import in_words
from jobfit.verdicts.walk import Grown

_THOUSANDS = re.compile(r"(?<=\d) (?=\d{3})")


def flips_of(turns: Turns | None, edits: tuple[Edit, ...], because: Callable[[str], str]) -> Flips:
    """Return the smallest changes on each side; `lets_in` is left for whoever has the other postings.

    No change of the posting is offered when its rules contradict each other, so that none would make it a keep.
    `because` gives each rule's own sentence, filled in, by its id.
    """
    return made(
        Flips,
        posting=(made(Flip, changes=in_words(turns, because), edits=(), lets_in=None),) if turns else (),
        profile=(made(Flip, changes=(), edits=edits, lets_in=None),) if edits else (),
        too_many=turns is None,
    )


def edits_of(judgement: Judgement, growth: Growth, personal: Facts) -> tuple[Edit, ...]:
    """Return the smallest edits of the profile that would make the posting a keep; none of them can be left out."""
    edits: list[Edit] = []
    guarded = growth.outline.bar.never_worse
    for place in growth.discontent:
        rule = growth[place].rule
        if rule.origin == "bar" and isinstance(rule.when, Test):
            guarded = tuple(fact for fact in guarded if fact != rule.when.fact)
            edits.append(_unguarded(rule.id, rule.when.fact, guarded))
        else:
            edits += _edits_of_rule(growth[place], personal, is_built_on=rule.id in growth.outline.built_on)
    return (*edits, *_edits_of_bar(judgement, growth.outline.bar))


def _edits_of_rule(grown: Grown, personal: Facts, *, is_built_on: bool) -> list[Edit]:
    """Return the edits that stop a rule from keeping the posting out."""
    rule, firing, trees = grown
    if firing.result is Result.UNKNOWN:
        return [_passed(rule.id)]
    if rule.kind is Kind.MUST and not is_built_on and (found := relaxations(trees[0], personal)):
        return [_relaxed(rule.id, each) for each in found]
    return [_dropped(rule.id, is_built_on=is_built_on)]


@lru_cache(maxsize=1024)  # these four come again with nearly every posting
def _passed(target: str) -> Edit:
    """Return the edit that lets a rule pass where it is unknown."""
    options = options_of(f"{target}.unknown", "pass")
    return _written(target, Action.PASS, f'{target}.unknown = "pass"', options)


@lru_cache(maxsize=1024)
def _dropped(target: str, *, is_built_on: bool) -> Edit:
    """Return the edit that takes a rule out; the file cannot drop what other rules of it name."""
    options: tuple[str, ...] = () if is_built_on else options_of(target, None)
    return _written(target, Action.DROP, f"without {target}", options)


def _relaxed(target: str, found: Relaxation) -> Edit:
    """Return the edit of a missed must to the nearest bar that the posting reaches."""
    place, test, number, shown = found
    options = options_of(test.at, _THOUSANDS.sub("", shown))
    return _written(target, Action.RELAX, f'{test.at} = "{shown}"', options, number, place)


@lru_cache(maxsize=1024)
def _unguarded(target: str, fact: str, guarded: tuple[str, ...]) -> Edit:
    """Return the edit that lets one fact be worse than now: [bar] has no policy of its own for it."""
    listed = ", ".join(f'"{each}"' for each in guarded)
    return _written(
        target, Action.DROP, f'bar.never_worse without "{fact}"', options_of("bar.never_worse", f"[{listed}]")
    )


def _written(
    target: str, action: Action, written: str, options: tuple[str, ...], number: int | None = None, place: int = 0
) -> Edit:
    return made(Edit, target=target, action=action, number=number, place=place, written=written, options=options)


def _edits_of_bar(judgement: Judgement, bar: Bar) -> Sequence[Edit]:
    """Return the edits of [bar] without which the posting could not be kept."""
    edits = []
    if judgement.score[0] < judgement.bar:
        score = math.floor(judgement.score[0])
        edits.append(_of_bar(Action.SCORE, score))
    if judgement.better[0] < bar.better_in:
        count = judgement.better[0]
        edits.append(_of_bar(Action.BETTER_IN, count))
    return edits


@lru_cache(maxsize=1024)
def _of_bar(action: Action, number: int) -> Edit:
    return _written(
        "bar", action, f"bar.{action.value} = {number}", options_of(f"bar.{action.value}", str(number)), number
    )
