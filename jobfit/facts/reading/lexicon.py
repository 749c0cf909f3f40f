"""Lexicon: every phrase of the word files as one automaton, and the hits it finds in one pass.

Words are data: `facts/words/<language>/<anything>.toml` holds tables `[group]` of `sense = ["phrase", …]`. A phrase
matches whole words, whatever the case, accents and separators ("full-time" is "full time"); "engineer*" matches the
beginning of a word. A phrase of the sense "decoy" swallows the shorter phrases of its group inside it ("hybrid cloud").

Very common words that mean something only beside something else (the "and" of "between 50 and 60k") would cost more
than they tell in a whole posting: `facts/words/<language>/near/<name>.toml` holds those, for windows only.
"""

from __future__ import annotations

import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, partial
from pathlib import Path
from typing import NamedTuple, TypeAlias

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from jobfit.facts.reading.matching import matching_copy

WORDS = Path(__file__).parent.parent / "words"
DECOY = "decoy"
_ISO_639 = 2  # letters of a language's code


_Match: TypeAlias = tuple[int, int, int]  # number of the phrase, start and end in the matching copy


class Hit(NamedTuple):
    """One phrase found: its group, its sense, and where, in characters of the whole document."""

    group: str
    sense: str
    start: int
    end: int


_hit = partial(tuple.__new__, Hit)  # what Hit(…) does, in half the time


class Lexicon:
    """An automaton over phrases, each with the (group, sense) pairs that it stands for.

    Phrases that stand for the same groups are of one kind, so that a match is sorted in once, not once a group.
    """

    def __init__(self, phrases: Mapping[str, Sequence[tuple[str, str]]]) -> None:
        """Take phrase -> its (group, sense) pairs; phrases are brought to the matching form here."""
        forms: defaultdict[str, defaultdict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
        for phrase, pairs in phrases.items():
            form = pattern(phrase)
            for group, sense in pairs if form.strip() else ():
                if sense not in forms[form][group]:
                    forms[form][group].append(sense)
        kinds = {groups: kind for kind, groups in enumerate(dict.fromkeys(map(tuple, forms.values())))}
        self._kinds = [kinds[tuple(senses)] for senses in forms.values()]
        self.kinds_of: defaultdict[str, list[int]] = defaultdict(list)
        for groups, kind in kinds.items():
            for group in groups:
                self.kinds_of[group].append(kind)
        self.groups = list(kinds)
        self.senses = [{group: tuple(listed) for group, listed in senses.items()} for senses in forms.values()]
        self.after = [2 if form.endswith(" ") else 1 for form in forms]  # characters of a match behind its last word
        self.several = [" " in form.strip() for form in forms]
        self._automaton = AhoCorasick(
            list(forms), matchkind=MatchKind.Standard, implementation=Implementation.ContiguousNFA
        )

    def find(self, text: str, copy: str, offset: int = 0) -> Hits:
        """Return the hits by group, in order; `copy` is the matching copy with one space before and one after.

        `offset` is where the copy starts in the text, when it is that of a window of it.
        """
        found: defaultdict[int, list[_Match]] = defaultdict(list)
        kinds = self._kinds
        for match in self._automaton.find_matches_as_indexes(copy, overlapping=True):
            found[kinds[match[0]]].append(match)
        return Hits(self, text, found, offset)


class Hits(Mapping[str, list[Hit]]):
    """The hits of one text by group; a group's are put together when it is first asked for, and many never are."""

    __slots__ = ("_hits", "_lexicon", "_matches", "_offset", "_text")

    def __init__(self, lexicon: Lexicon, text: str, matches: Mapping[int, Sequence[_Match]], offset: int) -> None:
        """Take what the automaton matched in a text, by kind of phrase, and where the matches are counted from."""
        self._lexicon = lexicon
        self._text = text
        self._matches = matches
        self._offset = offset
        self._hits: dict[str, Sequence[Hit]] = {}

    def of(self, group: str) -> Sequence[Hit]:
        """Return the hits of a group in order, none when there are none."""
        hits = self._hits.get(group)
        if hits is None:
            spans = self._spans(group) if self._matches else ()
            hits = self._hits[group] = _outermost(group, spans) if spans else ()
        return hits

    def __getitem__(self, group: str) -> list[Hit]:
        if group not in self:
            raise KeyError(group)
        return list(self.of(group))

    def __contains__(self, group: object) -> bool:
        return any(kind in self._matches for kind in self._lexicon.kinds_of.get(str(group), ()))

    def __iter__(self) -> Iterator[str]:
        return iter(dict.fromkeys(group for kind in self._matches for group in self._lexicon.groups[kind]))

    def __len__(self) -> int:
        return len(list(iter(self)))

    def _spans(self, group: str) -> list[tuple[int, int, str]]:
        """Return (start, -end, sense) of a group's matches that stand on one line."""
        lexicon, matches, offset, text = self._lexicon, self._matches, self._offset, self._text
        after, several, senses = lexicon.after, lexicon.several, lexicon.senses
        spans = []
        for kind in lexicon.kinds_of.get(group, ()):
            for index, start, end in matches.get(kind, ()):
                # the copy starts one character before the text, and a pattern with the space before its first word
                first, last = start + offset, end - after[index] + offset
                if not several[index] or text.find("\n", first, last) < 0:
                    for sense in senses[index][group]:
                        spans.append((first, -last, sense))  # noqa: PERF401 - a list a match costs more
        return spans


def pattern(phrase: str) -> str:
    """Return the form of a phrase as the automaton looks for it; "*" leaves the end open."""
    words = " ".join(matching_copy(f" {phrase.removesuffix('*')} ").split())
    return f" {words}" if phrase.endswith("*") else f" {words} "


def _outermost(group: str, spans: list[tuple[int, int, str]]) -> list[Hit]:
    """Return the hits of one group, given as (start, -end, sense), without those inside a longer one or a decoy."""
    spans.sort()
    hits: list[Hit] = []
    reach = last_start = -1
    for start, minus_end, sense in spans:
        end = -minus_end
        if end > reach or (start == last_start and end == reach):
            if sense != DECOY:
                hits.append(_hit((group, sense, start, end)))
            reach, last_start = end, start
    return hits


@cache
def words_of(language: str) -> Mapping[str, Mapping[str, tuple[str, ...]]]:
    """Return the word tables of one language, group -> sense -> phrases; empty when it has none."""
    tables: defaultdict[str, dict[str, tuple[str, ...]]] = defaultdict(dict)
    for file in sorted((WORDS / language).glob("*.toml")):
        for group, senses in _tables(file).items():
            for sense, phrases in senses.items():
                tables[group][sense] = (*tables[group].get(sense, ()), *phrases)
    return tables


@cache
def languages() -> tuple[str, ...]:
    """Return the languages that have words, in order."""
    return tuple(sorted(folder.name for folder in WORDS.iterdir() if folder.is_dir() and len(folder.name) == _ISO_639))


@cache
def lexicon(spoken: tuple[str, ...]) -> Lexicon:
    """Return the lexicon of the given languages together; built once in a process."""
    phrases: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    for language in spoken:
        for group, sense, phrase in _phrases(words_of(language)):
            phrases[phrase].append((group, sense))
    return Lexicon(phrases)


@cache
def near_lexicon(spoken: tuple[str, ...], name: str) -> Lexicon:
    """Return the lexicon for windows of one topic: `<language>/<name>.toml` and `<language>/near/<name>.toml`."""
    phrases: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    for language in spoken:
        for file in (WORDS / language / f"{name}.toml", WORDS / language / "near" / f"{name}.toml"):
            for group, sense, phrase in _phrases(_tables(file)):
                phrases[phrase].append((group, sense))
    return Lexicon(phrases)


def _tables(file: Path) -> Mapping[str, Mapping[str, Sequence[str]]]:
    return tomllib.loads(file.read_text("utf-8")) if file.is_file() else {}


def _phrases(tables: Mapping[str, Mapping[str, Sequence[str]]]) -> Iterable[tuple[str, str, str]]:
    return (
        (group, sense, phrase)
        for group, senses in tables.items()
        for sense, listed in senses.items()
        for phrase in listed
    )
