"""How often each fact is known over the stored postings, per feed and in all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from jobfit.facts.model import Facts, Phrases
from jobfit.facts.vocabulary import VOCABULARY
from jobfit.marking.sheet import OF_ONE_PERSON
from jobfit.phrasing import shortened

_CELL = 11  # "12345  100%"
_GAP = 2
_ALL = "all"


@dataclass(slots=True)
class FactCounts:
    """Postings by feed, and by feed how many of them each fact is known of; each posting counts for one feed."""

    postings: Counter[str] = field(default_factory=Counter)
    known: dict[str, Counter[str]] = field(default_factory=dict)

    @property
    def total(self) -> int:
        """Return how many postings were counted."""
        return self.postings.total()

    @property
    def facts(self) -> list[str]:
        """Return the facts to speak of: all that a posting can state, and others where they are known."""
        return [fact for fact in VOCABULARY if fact not in OF_ONE_PERSON or self.of(fact)]

    def of(self, fact: str, feed: str | None = None) -> int:
        """Return of how many postings a fact is known, in one feed or in all."""
        feeds = self.known if feed is None else (feed,)
        return sum(self.known[each][fact] for each in feeds)


def count_facts(rows: Iterable[tuple[str, Facts]]) -> FactCounts:
    """Return the counts of (feed, facts of a posting)."""
    counts = FactCounts()
    for feed, facts in rows:
        counts.postings[feed] += 1
        known = counts.known.setdefault(feed, Counter())
        known.update(name for name, value in facts.items() if not (isinstance(value, Phrases) and not value.found))
    return counts


def counts_table(counts: FactCounts) -> dict[str, Any]:
    """Return the counts for programs."""
    feeds = sorted(counts.postings)
    facts = {
        fact: _share(counts.of(fact), counts.total)
        | {"feeds": {feed: _share(counts.of(fact, feed), counts.postings[feed]) for feed in feeds}}
        for fact in counts.facts
    }
    return {
        "postings": counts.total,
        "feeds": {feed: counts.postings[feed] for feed in feeds},
        "facts": facts,
    }


def _share(known: int, total: int) -> dict[str, object]:
    return {"known": known, "percent": round(100 * known / total, 1) if total else 0.0}


def counts_lines(counts: FactCounts, width: int) -> Iterator[str]:
    """Yield the counts as tables of at most `width` columns: a row a fact, a column a feed, all of them first."""
    first = max(map(len, counts.facts))
    feeds = [feed for feed, _ in sorted(counts.postings.items(), key=lambda item: (-item[1], item[0]))]
    columns: Sequence[str | None] = [None, *(feeds if len(feeds) > 1 else ())]
    fitting = max(1, (width - first) // (_CELL + _GAP))
    for start in range(0, len(columns), fitting):
        chosen = columns[start : start + fitting]
        if start:
            yield ""
        heads = [_ALL if feed is None else shortened(feed, _CELL) for feed in chosen]
        yield f"{'fact':{first}}" + "".join(f"  {head:>{_CELL}}" for head in heads)
        sizes = [counts.total if feed is None else counts.postings[feed] for feed in chosen]
        yield f"{'(postings)':{first}}" + "".join(f"  {size:>{_CELL}}" for size in sizes)
        for fact in counts.facts:
            cells = (_cell(counts.of(fact, feed), size) for feed, size in zip(chosen, sizes, strict=True))
            yield f"{fact:{first}}" + "".join(f"  {cell:>{_CELL}}" for cell in cells)


def _cell(known: int, total: int) -> str:
    """Return a count with its percentage, which is 0 only for none and 100 only for all."""
    percent = 100 * known / total if total else 0.0
    shown = "<1" if 0 < percent < 1 else ">99" if 99 < percent < 100 else f"{percent:.0f}"  # noqa: PLR2004 - percentages
    return f"{known} {shown:>4}%"
