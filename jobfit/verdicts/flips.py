"""What would make a posting a keep: the smallest changes in the posting, and the smallest edits of the profile."""

from __future__ import annotations

import math
from collections.abc import Callable, Collection, Sequence

from jobfit.facts.model import Choice, Facts, FactValue, Quantity
from jobfit.facts.vocabulary import VOCABULARY, Use
from jobfit.facts.wording import number, unit
from jobfit.rules.edits import Action, Edit
from jobfit.rules.firings import Result
from jobfit.rules.model import Bar, Kind, Operator, Rule, Test
from jobfit.verdicts.changes import Changes
from jobfit.verdicts.judge import Judgement
from jobfit.verdicts.model import Flip, Flips, made
from jobfit.verdicts.outline import Growth
from jobfit.verdicts.turning import in_words
from jobfit.verdicts.walk import Grown


def flips_of(judgement: Judgement, growth: Growth, personal: Facts, because: Callable[[str], str]) -> Flips:
    """Return the smallest changes on each side; `lets_in` is left for whoever has the other postings.

    No change of the posting is offered when its rules contradict each other, so that none would make it a keep.
    `because` gives each rule's own sentence, filled in, by its id.
    """
    turns = Changes(growth, personal).turns()
    edits = edits_of(judgement, growth, personal)
    return made(
        Flips,
        posting=(made(Flip, changes=in_words(turns, because), edits=(), lets_in=None),) if turns else (),
        profile=(made(Flip, changes=(), edits=edits, lets_in=None),) if edits else (),
    )


def edits_of(judgement: Judgement, growth: Growth, personal: Facts) -> tuple[Edit, ...]:
    """Return the smallest edits of the profile that would make the posting a keep."""
    built_on = growth.outline.built_on
    edits = (_edit(growth[place], personal, built_on=built_on) for place in growth.discontent)
    return (*edits, *_edits_of_bar(judgement, growth.outline.bar))


def _edit(grown: Grown, personal: Facts, *, built_on: Collection[str]) -> Edit:
    """Return the edit that stops a rule from keeping the posting out."""
    rule, firing, _ = grown
    if firing.result is Result.UNKNOWN:
        return _passed(rule)
    relaxed = None if rule.id in built_on else _relaxed(rule, personal)
    return relaxed or _dropped(rule)


def _passed(rule: Rule) -> Edit:
    if rule.origin == "bar":
        return _dropped(rule)  # [bar] never_worse has no policy of its own for one fact
    return _written(rule.id, Action.PASS, f'{rule.id}.unknown = "pass"')


def _relaxed(rule: Rule, personal: Facts) -> Edit | None:
    """Return the edit of a missed must to the nearest bar that the posting reaches, None when there is no such bar."""
    test = rule.when
    if rule.kind is not Kind.MUST or rule.origin == "bar" or not isinstance(test, Test):
        return None
    if test.operator not in {Operator.MIN, Operator.MAX}:
        return None
    reached = _reached(test, personal.get(test.fact))
    if reached is None:
        return None
    number_, shown = reached
    path = rule.id if rule.name.replace("-", "_") == test.fact else f"{rule.id}.{test.fact}"
    written = f'{path}.{test.operator.value} = "{shown}"'
    return _written(rule.id, Action.RELAX, written, number_)


def _reached(test: Test, value: FactValue | None) -> tuple[int, str] | None:
    """Return the figure that a test compares, as the engine has it and in words; None when it is open."""
    definition = VOCABULARY[test.fact]
    if isinstance(value, Choice):
        return definition.choices.index(value.value), value.value
    if not isinstance(value, Quantity):
        return None
    low, high = (None if end is None else round(end * definition.scale) for end in (value.low, value.high))
    middle = None if low is None or high is None else (low + high) // 2
    whole = low if test.operator is Operator.MIN else high
    reached = {Use.LOW: low, Use.HIGH: high, Use.MIDDLE: middle, Use.WHOLE: whole}[test.use]
    if reached is None:
        return None
    return reached, f"{number(reached / definition.scale)}{unit(test.fact, value)}"


def _dropped(rule: Rule) -> Edit:
    if rule.origin == "bar" and isinstance(rule.when, Test):
        return _written(rule.id, Action.DROP, f'bar.never_worse without "{rule.when.fact}"')
    return _written(rule.id, Action.DROP, f"{rule.id} dropped")


def _written(target: str, action: Action, written: str, number_: int | None = None) -> Edit:
    return made(Edit, target=target, action=action, number=number_, written=written)


def _edits_of_bar(judgement: Judgement, bar: Bar) -> Sequence[Edit]:
    """Return the edits of [bar] without which the posting could not be kept."""
    edits = []
    if judgement.score[0] < judgement.bar:
        score = math.floor(judgement.score[0])
        edits.append(_written("bar", Action.SCORE, f"bar.score = {score}", score))
    if judgement.better[0] < bar.better_in:
        count = judgement.better[0]
        edits.append(_written("bar", Action.BETTER_IN, f"bar.better_in = {count}", count))
    return edits
