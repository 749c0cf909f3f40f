"""Names of fields that share a word: "unit, integration and load tests", "customer acquisition and retention"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from jobfit.facts.reading.lexicon import Lexicon
from jobfit.facts.reading.skill_names import Kind
from jobfit.facts.skill_cues import Shares
from jobfit.facts.skill_words import Named, stands_for

_REACH = 90  # characters of the words in front of the name that is written out
_REACH_BEHIND = 40
_TOOL, _LOOSE = Kind.TOOL, Kind.LOOSE  # an enum's members are slow to look up


def with_shared(text: str, shares: Shares, names: Lexicon, named: Sequence[Named]) -> Sequence[Named]:
    """Return the names found in a text together with those that share a word of one of them, in order."""
    several = [each for each in named if each.kind is not _TOOL and text.find(" ", each.start, each.end) > 0]
    behind = [each for each in several if text.endswith(shares.ends, 0, each.start)]
    before = [each for each in several if text.startswith(shares.begins, each.end)]
    if not behind and not before:
        return named
    more = [
        *(each for written in behind for each in _sharing_last(text, shares, names, written)),
        *(each for written in before for each in _sharing_first(text, shares, names, written)),
    ]
    if not more:
        return named
    longest = {each.start: each.end for each in named}
    more = [  # a word that is a name of its own, or a part of one ("machine learning and data science"), shares none
        each
        for each in more
        if longest.get(each.start, 0) <= each.end and not any(name.start < each.start < name.end for name in named)
    ]
    replaced = {each.start for each in more}
    return sorted([*(each for each in named if each.kind is not _LOOSE or each.start not in replaced), *more])


def _sharing_last(text: str, shares: Shares, names: Lexicon, written: Named) -> Iterator[Named]:
    """Yield the names in front of one that is written out which share its last words, in the place of their own."""
    start = written.start
    first = max(0, start - _REACH, text.rfind("\n", 0, start) + 1)
    before = shares.before.match(text[first:start][::-1])
    if not before:
        return
    _, _, rest = text[start : written.end].partition(" ")
    for word in shares.word.finditer(text, start - before.end("words"), start - before.start("words")):
        for head in {rest, rest.rpartition(" ")[2]}:
            for each in stands_for(names, f"{word[0]} {head}"):
                if each.kind is not _TOOL:
                    yield Named(*word.span(), each.skill, each.kind)


def _sharing_first(text: str, shares: Shares, names: Lexicon, written: Named) -> Iterator[Named]:
    """Yield the names behind one that is written out which share its first words, in the place of their own."""
    end = written.end
    behind = shares.behind.match(text, end, end + _REACH_BEHIND)
    if behind:
        first = text[written.start : end].rpartition(" ")[0]
        for each in stands_for(names, f"{first} {behind['word']}"):
            if each.kind is not _TOOL:
                yield Named(*behind.span("word"), each.skill, each.kind)
