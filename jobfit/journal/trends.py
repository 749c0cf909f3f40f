"""Entries of the journal -> trends: tags under which the days felt unlike the person's usual ones; pure.

A trend is told only when all of this is so, with the person's own scores as the yardstick:

- at least 5 entries with the tag lie on its side of the person's own mean, over 14 days or more;
- they are at least three quarters of the entries with the tag;
- the tag's mean is away from the person's own by half a point, and by a quarter of the span that their scores have;
- and by three standard errors of the tag's own scores, so that chance seldom makes a trend.

Whoever feels the same about everything has no trend, and an entry as usual never makes one.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from jobfit.store.rows import JournalEntry

LEAST_ENTRIES: Final = 5
LEAST_DAYS: Final = 14
_SHARE: Final = Fraction(3, 4)
_POINTS: Final = Fraction(1, 2)
_OF_SPAN: Final = Fraction(1, 4)
_ERRORS: Final = 3
_HEAVIEST: Final = 5  # points of a proposed rule


@dataclass(frozen=True, slots=True)
class Usual:
    """The person's own scores: how many, their mean, and from where to where they run."""

    count: int
    mean: Fraction
    low: int
    high: int


@dataclass(frozen=True, slots=True)
class Trend:
    """A tag under which the days felt better or worse than usual, with every entry that says so, oldest first."""

    tag: str
    entries: tuple[JournalEntry, ...]
    mean: Fraction
    usual: Fraction

    @property
    def good(self) -> bool:
        """Say whether it felt better than usual."""
        return self.mean > self.usual

    @property
    def weight(self) -> int:
        """Return the points for a rule, from 1 to 5: two for each point that the tag's mean is away from usual."""
        return max(1, min(_HEAVIEST, round(2 * abs(self.mean - self.usual))))

    @property
    def days(self) -> int:
        """Return over how many days the entries are spread."""
        return (self.entries[-1].day - self.entries[0].day).days + 1


@dataclass(frozen=True, slots=True)
class Short:
    """A tag without a trend, and what it lacks."""

    tag: str
    entries: int
    lacks: str


@dataclass(frozen=True, slots=True)
class Trends:
    """What a journal says: the clearest trends first, and the tags that say nothing yet."""

    usual: Usual | None  # None: no entry has a score
    found: tuple[Trend, ...]
    short: tuple[Short, ...]


def trends(entries: Iterable[JournalEntry]) -> Trends:
    """Return the trends among the entries that have a score; their order makes no difference."""
    felt = sorted((each for each in entries if each.felt is not None), key=lambda each: (each.day, each.id, each.did))
    if not felt:
        return Trends(None, (), ())
    scores = [_score(each) for each in felt]
    usual = Usual(len(felt), Fraction(sum(scores), len(scores)), min(scores), max(scores))
    tags = sorted({tag for each in felt for tag in each.tags})
    told = [_trend(tag, [each for each in felt if tag in each.tags], usual) for tag in tags]
    found = sorted(
        (each for each in told if isinstance(each, Trend)),
        key=lambda trend: (-abs(trend.mean - trend.usual), trend.tag),
    )
    return Trends(usual, tuple(found), tuple(each for each in told if isinstance(each, Short)))


def _trend(tag: str, entries: Sequence[JournalEntry], usual: Usual) -> Trend | Short:
    scores = [_score(each) for each in entries]
    mean = Fraction(sum(scores), len(scores))
    side = [each for each in entries if (mean - usual.mean) * (_score(each) - usual.mean) > 0]
    trend = Trend(tag, tuple(entries), mean, usual.mean)
    if len(entries) < LEAST_ENTRIES:
        return Short(tag, len(entries), f"a trend needs {LEAST_ENTRIES} entries")
    if not _away(scores, mean, usual) or len(side) < _SHARE * len(entries):
        return Short(tag, len(entries), "it did not clearly feel better or worse than usual")
    if len(side) < LEAST_ENTRIES:
        word = "better" if trend.good else "worse"
        return Short(tag, len(entries), f"a trend needs {LEAST_ENTRIES} entries {word} than usual")
    if (side[-1].day - side[0].day).days < LEAST_DAYS:
        return Short(tag, len(entries), f"a trend needs {LEAST_DAYS} days")
    return trend


def _away(scores: Sequence[int], mean: Fraction, usual: Usual) -> bool:
    """Say whether a tag's mean is far enough from the person's own, for how far its scores lie apart."""
    away = abs(mean - usual.mean)
    variance = Fraction(sum(score**2 for score in scores), len(scores)) - mean**2
    clear = away**2 * len(scores) >= _ERRORS**2 * variance
    return clear and away >= max(_POINTS, _OF_SPAN * (usual.high - usual.low))


def _score(entry: JournalEntry) -> int:
    return entry.felt or 0  # every entry that comes here has one, from 1 to 5
