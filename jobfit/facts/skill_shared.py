"""Names that share a word: "unit, integration and load tests", "customer acquisition and retention"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from jobfit.facts.skill_cues import Shares
from jobfit.facts.skill_words import Kind, Named, SkillNames

_REACH = 90  # characters of the words in front of the name that is written out
_REACH_BEHIND = 40
_JOINER = 8  # characters of the longest joiner and the spaces around it
_ENDS = frozenset(" /")
_TOOL, _LOOSE = Kind.TOOL, Kind.LOOSE  # an enum's members are slow to look up


def with_shared(text: str, shares: Shares, names: SkillNames, named: Sequence[Named]) -> Sequence[Named]:
    """Return the names found in a text together with those that share a word of one of them, in order."""
    several = [each for each in named if each.kind is not _TOOL and text.find(" ", each.start, each.end) > 0]
    more = [each for written in several for each in _sharing(text, shares, names, written)]
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


def _sharing(text: str, shares: Shares, names: SkillNames, written: Named) -> Iterator[Named]:
    """Yield the names that share the last or the first words of one that is written out, in the place of their own."""
    start, end = written.start, written.end
    tail = text[max(0, start - _JOINER) : start - 1]
    if text[start - 1 : start] == "/" or tail[tail.rfind(" ") + 1 :] in shares.joiners:
        line = text.rfind("\n", 0, start) + 1
        before = shares.before.search(text, max(0, start - _REACH, line), start)
        if before:
            _, _, rest = text[start:end].partition(" ")
            for word in shares.word.finditer(text, *before.span("words")):
                for head in {rest, rest.rpartition(" ")[2]}:
                    for each in names.stands_for(f"{word[0]} {head}"):
                        yield Named(*word.span(), each.skill, each.kind)
    if text[end : end + 1] not in _ENDS:
        return
    following = text[end + 1 : end + _JOINER].partition(" ")[0]
    if following not in shares.firsts and "/" not in text[end : end + 2]:
        return
    behind = shares.behind.match(text, end, end + _REACH_BEHIND)
    if behind:
        first = text[start:end].rpartition(" ")[0]
        for each in names.stands_for(f"{first} {behind['word']}"):
            yield Named(*behind.span("word"), each.skill, each.kind)
