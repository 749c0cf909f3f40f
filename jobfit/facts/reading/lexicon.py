"""Lexicon: every phrase of the word files as one automaton, and the hits it finds in one pass.

Words are data: `facts/words/<language>/<anything>.toml` holds tables `[group]` of `sense = ["phrase", …]`. A phrase
matches whole words, whatever the case, accents and separators ("full-time" is "full time"); "engineer*" matches the
beginning of a word. A phrase of the sense "decoy" swallows the shorter phrases of its group inside it ("hybrid cloud"),
and what another language means by the same words: Portuguese "no" denies nothing.

Very common words that mean something only beside something else (the "and" of "between 50 and 60k") would cost more
than they tell in a whole posting: `facts/words/<language>/near/<name>.toml` holds those, for windows only.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache, partial
from itertools import chain
from pathlib import Path
from typing import Any, NamedTuple, TypeAlias

from ahocorasick_rs import AhoCorasick, BytesAhoCorasick, Implementation, MatchKind

from jobfit.facts.reading import matching, skill_names
from jobfit.facts.reading.matching import pattern
from jobfit.facts.word_files import WORDS
from jobfit.toml.data import load_data, made_of

MAKING = (Path(__file__), Path(matching.__file__))
"""The code that brings phrases to the form in which they are looked for."""

DECOY = "decoy"
_ISO_639 = 2  # letters of a language's code
MOST_MATCHES = 10_000
"""Phrases that are looked at in one document: the longest posting has a thousand, and only soup has more."""


_Span: TypeAlias = tuple[int, int, Any]  # start, -end, sense: in order, the longest of one start comes first
_Phrase: TypeAlias = tuple[int, bool, tuple[tuple[str, Any], ...]]
"""Characters of a match behind its last word, whether it has several words, (group, sense) pairs it stands for."""

Matcher: TypeAlias = Callable[[str], list[tuple[int, int, int]]]
"""A text -> every phrase that stands in it: its number, where it starts and where it ends; overlapping ones too."""

Forms: TypeAlias = tuple[list[str], list[_Phrase]]
"""Phrases as an automaton looks for them, in order, and what each of them is; plain, so that it can be kept."""


class Hit(NamedTuple):
    """One phrase found: its group, its sense, and where, in characters of the whole document."""

    group: str
    sense: str
    start: int
    end: int


_hit = partial(tuple.__new__, Hit)  # what Hit(…) does, in half the time


class Lexicon:
    """An automaton over phrases, each with the (group, sense) pairs that it stands for."""

    def __init__(self, forms: Forms) -> None:
        """Take phrases as `forms_of` returns them."""
        self._forms, self._phrases = forms
        self._matches = matcher(self._forms)

    def find(self, text: str, copy: str, offset: int = 0) -> Hits:
        """Return the hits by group, in order; `copy` is the matching copy with one space before and one after.

        `offset` is where the copy starts in the text, when it is that of a window of it.
        """
        found: defaultdict[str, list[_Span]] = defaultdict(list)
        whole = self.add(found, text, copy, offset)
        return Hits(found, whole=whole)

    def add(self, found: defaultdict[str, list[_Span]], text: str, copy: str, offset: int = 0) -> bool:
        """Put what stands in a text to what was found in it, and say whether all of it was looked at."""
        matches = self._matches(copy)
        if offset:
            matches = [(number, start + offset, end + offset) for number, start, end in matches]
        whole = len(matches) <= MOST_MATCHES
        if not whole:
            del matches[MOST_MATCHES:]
        phrases = self._phrases
        for number, start, end in matches:
            after, several, pairs = phrases[number]
            # the copy starts one character before the text, and a pattern with the space before its first word
            if not several or "\n" not in text[start : end - after]:
                for group, sense in pairs:
                    found[group].append((start, after - end, sense))
        return whole

    def senses(self, group: str, phrase: str) -> Iterator[Any]:
        """Yield the senses that a phrase has in a group, when nothing stands beside it."""
        form = pattern(phrase)
        at = bisect_left(self._forms, form)
        if self._forms[at : at + 1] == [form]:
            yield from (sense for of, sense in self._phrases[at][2] if of == group)

    def find_in(self, group: str, text: str, copy: str, offset: int) -> Sequence[Hit]:
        """Return the hits of the one group that this lexicon has, in order; the other arguments are those of `find`."""
        spans: list[_Span] = []
        for number, start, end in self._matches(copy):
            after, several, pairs = self._phrases[number]
            first, last = start + offset, end - after + offset
            if not several or "\n" not in text[first:last]:
                spans += [(first, -last, sense) for _, sense in pairs]
        return _outermost(group, spans) if spans else ()


class Hits:
    """The hits of one text by group; a group's are put together when it is first asked for, and many never are."""

    __slots__ = ("_hits", "_spans", "whole")

    def __init__(self, spans: dict[str, list[_Span]], *, whole: bool = True) -> None:
        """Take (start, -end, sense) of every phrase found, by group, and whether all of the text was looked at."""
        self.whole = whole
        self._spans = spans
        self._hits: dict[str, Sequence[Hit]] = {}

    def of(self, group: str) -> Sequence[Hit]:
        """Return the hits of a group in order, none when there are none."""
        hits = self._hits.get(group)
        if hits is None:
            spans = self._spans.pop(group, None)  # what is put together need not lie in memory twice
            if spans is None:
                return ()
            hits = self._hits[group] = _outermost(group, spans)
        return hits

    def spans(self, group: str) -> Sequence[_Span]:
        """Return (start, -end, sense) of all that was found of a group that `of` is not asked for, in no order."""
        return self._spans.get(group, ())

    def groups(self) -> Iterator[str]:
        """Yield the groups that something was found of."""
        return iter((*self._hits, *self._spans))


class Near:
    """The words of one topic in one stretch of a text: each group is looked for there when it is asked for.

    Few are, and an automaton of a few words takes a short stretch several times faster than one of a whole topic.
    """

    __slots__ = ("_copy", "_hits", "_offset", "_text", "_topic")

    def __init__(self, topic: tuple[tuple[str, ...], str], text: str, copy: str, offset: int) -> None:
        """Take the languages and the name of the topic, the document, the matching copy of the stretch, its start."""
        self._topic = topic
        self._text = text
        self._copy = copy
        self._offset = offset
        self._hits: dict[str, Sequence[Hit]] = {}

    def of(self, group: str) -> Sequence[Hit]:
        """Return the hits of a group in order, none when there are none."""
        hits = self._hits.get(group)
        if hits is None:
            words = near_lexicon(*self._topic, group)
            hits = self._hits[group] = words.find_in(group, self._text, self._copy, self._offset)
        return hits


def forms_of(phrases: Iterable[tuple[str, Any, str]]) -> Forms:
    """Return (group, sense, phrase) as a lexicon takes them: in the matching form, each with all that it stands for."""
    forms: defaultdict[str, defaultdict[str, list[Any]]] = defaultdict(lambda: defaultdict(list))
    for group, sense, phrase in phrases:
        form = pattern(phrase)
        if form.strip() and sense not in forms[form][group]:
            forms[form][group].append(sense)
    ordered = sorted(forms)  # what begins alike lies together, so that a text touches less memory
    known: dict[_Phrase, _Phrase] = {}  # most stand for what others stand for too, which is kept once
    each = (
        (
            2 if form.endswith(" ") else 1,
            " " in form.strip(),
            tuple((group, sense) for group, listed in forms[form].items() for sense in listed),
        )
        for form in ordered
    )
    return ordered, [known.setdefault(phrase, phrase) for phrase in each]


def matcher(forms: Sequence[str]) -> Matcher:
    """Return what finds phrases in the form of `pattern`: of the kinds of automata, the fastest among other work."""
    kind, built = MatchKind.Standard, Implementation.ContiguousNFA
    try:
        letters = [form.encode("latin-1") for form in forms]
    except UnicodeEncodeError:
        return partial(AhoCorasick(forms, kind, implementation=built).find_matches_as_indexes, overlapping=True)
    find = BytesAhoCorasick(letters, kind, implementation=built).find_matches_as_indexes
    # in a quarter less time: nobody has to count characters; "?" stands in no phrase, and so for any other letter
    return lambda copy: find(copy.encode("latin-1", "replace"), overlapping=True)


def _outermost(group: str, spans: list[_Span]) -> list[Hit]:
    """Return the hits of one group, given as (start, -end, sense), without those inside a longer one or a decoy."""
    if len(spans) == 1:
        start, minus_end, sense = spans[0]
        return [] if sense == DECOY else [_hit((group, sense, start, -minus_end))]
    spans.sort()
    hits: list[Hit] = []
    reach = last_start = -1
    for start, minus_end, sense in spans:
        end = -minus_end
        if end > reach or (start == last_start and end == reach):
            if sense != DECOY:
                hits.append(_hit((group, sense, start, end)))
                last_start = start
            else:
                while hits and hits[-1].start == start:
                    hits.pop()  # the same words mean something in another language
                last_start = -1
            reach = end
    return hits


@cache
def words_of(language: str) -> Mapping[str, Mapping[str, tuple[str, ...]]]:
    """Return the word tables of one language, group -> sense -> phrases; empty when it has none."""
    files = _files(language)
    return made_of([*files, Path(__file__)], f"{language}.words", lambda: _tables(files)) if files else {}


def _tables(files: Iterable[Path]) -> dict[str, dict[str, tuple[str, ...]]]:
    tables: defaultdict[str, dict[str, tuple[str, ...]]] = defaultdict(dict)
    for file in files:
        for group, sense, phrases in _senses(file):
            tables[group][sense] = (*tables[group].get(sense, ()), *phrases)
    return dict(tables)


@cache
def languages() -> tuple[str, ...]:
    """Return the languages that have words, in order."""
    return tuple(sorted(folder.name for folder in WORDS.iterdir() if folder.is_dir() and len(folder.name) == _ISO_639))


@cache
def lexicon(language: str) -> Lexicon:
    """Return the lexicon of one language, built once in a process; the names of skills are in the English one."""
    files = _files(language)
    if language != "en":
        return Lexicon(made_of([*files, *MAKING], f"{language}.lexicon", lambda: forms_of(phrases_in(files))))
    made = made_of(
        [*files, *skill_names.files(), *MAKING],
        "en.lexicon",
        lambda: forms_of(chain(phrases_in(files), skill_names.bundled_phrases())),
    )
    return Lexicon(made)


def find_all(spoken: Iterable[str], text: str, copy: str) -> Hits:
    """Return what the lexica of some languages find in a text together."""
    found: defaultdict[str, list[_Span]] = defaultdict(list)
    whole = [lexicon(language).add(found, text, copy) for language in spoken]
    if len(whole) > 1:  # some phrases are of two languages
        return Hits({group: [*{*spans}] for group, spans in found.items()}, whole=all(whole))
    return Hits(found, whole=all(whole))


@cache
def near_lexicon(spoken: tuple[str, ...], name: str, only: str = "") -> Lexicon:
    """Return the lexicon for windows of one topic: `<language>/<name>.toml` and `<language>/near/<name>.toml`.

    `only` is the one group to look for: the fewer phrases, the faster.
    """
    return Lexicon(near_groups(spoken, name).get(only, ([], [])))


@cache
def near_groups(spoken: tuple[str, ...], name: str) -> Mapping[str, Forms]:
    """Return the phrases of each group of one topic, and of all groups together under ""."""
    both = [WORDS / language / folder / f"{name}.toml" for language in spoken for folder in ("", "near")]
    files = [file for file in both if file.is_file()]
    return made_of([*files, *MAKING], f"{'-'.join(spoken)}.{name}", lambda: _grouped(files))


@cache
def first_words(spoken: tuple[str, ...], name: str, groups: tuple[str, ...]) -> frozenset[str]:
    """Return the words that the phrases of some groups of a topic begin with, as they stand in a matching copy."""
    known = near_groups(spoken, name)
    return frozenset(form.split()[0] for group in groups if group in known for form in known[group][0])


def _grouped(files: Sequence[Path]) -> dict[str, Forms]:
    phrases = list(phrases_in(files))
    groups = {
        group: forms_of(each for each in phrases if each[0] == group)
        for group in dict.fromkeys(each[0] for each in phrases)
    }
    return {**groups, "": forms_of(phrases)}


def _files(language: str) -> list[Path]:
    return sorted((WORDS / language).glob("*.toml"))


def phrases_in(files: Iterable[Path]) -> Iterator[tuple[str, str, str]]:
    """Yield every phrase of some files with its group and sense."""
    for file in files:
        for group, sense, phrases in _senses(file):
            yield from ((group, sense, phrase) for phrase in phrases)


def _senses(file: Path) -> Iterator[tuple[str, str, Sequence[str]]]:
    for group, senses in load_data(file).items():
        yield from ((group, sense, phrases) for sense, phrases in senses.items())
