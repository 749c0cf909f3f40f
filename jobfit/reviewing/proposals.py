"""Proposals of a review: the relaxations that would add most keeps, one for each rule or part of the bar."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from jobfit.past.tradeoffs import Price, Relaxation, Tradeoffs
from jobfit.rules.edits import Action
from jobfit.rules.model import Kind

MOST: Final = 3


class Proposal(NamedTuple):
    """A relaxation of a rule or a part of the bar, and how many postings that one alone keeps out."""

    about: str
    alone: int
    relaxation: Relaxation

    @property
    def sentence(self) -> str:
        """Return the relaxation with what it relaxes; one of the bar names that itself."""
        words = self.relaxation.words
        return words if self.about.startswith("bar.") else f"{self.about}, {words}"


def proposals(found: Tradeoffs) -> list[Proposal]:
    """Return the relaxations that would add most keeps, at most three."""
    return sorted(_proposals(found), key=lambda each: -each.relaxation.lets_in)[:MOST]


def _proposals(found: Tradeoffs) -> Iterator[Proposal]:
    """Yield what can be proposed of each price. Dealbreakers are left as they are: they are there to keep out."""
    for price in found.prices:
        if not price.rule.startswith(f"{Kind.DEALBREAKER}.") and (relaxation := _gentle(price)):
            yield Proposal(price.rule, price.alone, relaxation)


def _gentle(price: Price) -> Relaxation | None:
    """Return the relaxation that adds most keeps; dropping a rule only where nothing less does."""
    made = [each for each in price.relaxations if each.settings]
    less = [each for each in made if each.edit.action is not Action.DROP]
    return max(less or made, key=lambda each: each.lets_in, default=None)
