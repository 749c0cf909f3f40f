"""says: the person's own phrases, found in a posting in a sense that counts, or denied.

A phrase matches whole words whatever the case, accents and separators ("no-meeting" is "no meetings"); "async*" matches
the beginning of a word. A phrase that is itself a denial ("no on-call") is matched as it is written.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache, lru_cache
from operator import itemgetter
from typing import NamedTuple

from jobfit.facts.headline import titles
from jobfit.facts.model import Phrases, Said
from jobfit.facts.person import Phrase
from jobfit.facts.reading import Hit, Reading, Section
from jobfit.facts.reading.lexicon import Lexicon, forms_of, words_of
from jobfit.facts.reading.matching import matching_copy
from jobfit.facts.word_files import WORDS
from jobfit.toml.data import load_data

WHERES: Mapping[str, frozenset[Section]] = {
    section.value: frozenset({section}) for section in Section if section is not Section.AGAINST
} | {
    "role": frozenset({Section.TITLE, Section.NONE, Section.ROLE, Section.RESPONSIBILITIES}),
    "requirements": frozenset({Section.REQUIREMENTS, Section.PREFERRED}),
}
"""The sections that each word of a phrase's `where` stands for; "role" is what the work is, headed or not."""

_BY_DEFAULT = frozenset(Section) - {Section.COMPANY, Section.LEGAL}
_SHORTEST_PLURAL = 4  # letters; "AWS" is no plural
_SHORTEST_SINGULAR = 3
_FIRST = itemgetter(0)


class _Plurals(NamedTuple):
    """The words of `words/plurals.toml`."""

    same: frozenset[str]
    not_plural: tuple[str, ...]
    endings: Mapping[str, str]
    alone: frozenset[str]


class PhraseBook:
    """One person's phrases, ready to be found in many postings."""

    def __init__(self, phrases: Iterable[Phrase]) -> None:
        """Take the phrases; a phrase that is given twice counts once."""
        self._by_text: dict[str, list[Phrase]] = {}
        for phrase in dict.fromkeys(phrases):
            self._by_text.setdefault(phrase.text, []).append(phrase)
        self._places = {text: place for place, text in enumerate(self._by_text)}
        self._lexicon = _lexicon(tuple(self._by_text))

    def found_in(self, reading: Reading) -> Phrases:
        """Return every phrase that the posting says in a sense that counts or denies; silent ones are left out.

        One mention that is neither denied nor supposed says the phrase; it is denied when every mention is. Mentions
        count in the sections that the phrase's `where` names, by default in all but those about the company and legal
        ones.
        """
        missing = _missing(reading)
        if not self._by_text:
            return Phrases(found=(), whole=reading.posting.whole, missing=missing)
        mentions = reading.find(self._lexicon)
        found = [
            said
            for text in sorted(mentions.groups(), key=self._places.__getitem__)
            for phrase in self._by_text[text]
            if (said := _said(reading, phrase, mentions.of(text)))
        ]
        note = "" if mentions.whole else "so many of the phrases stand there that only the first were read"
        whole = reading.posting.whole and mentions.whole
        return Phrases(found=tuple(found), whole=whole, missing=missing, note=note)


class Narrowing:
    """What was found of many phrases, told as a book of some of them would have found it."""

    def __init__(self, phrases: Iterable[Phrase]) -> None:
        """Take the phrases that count."""
        by_text: dict[str, list[Phrase]] = {}
        for phrase in dict.fromkeys(phrases):
            by_text.setdefault(phrase.text, []).append(phrase)
        ordered = (phrase for each in by_text.values() for phrase in each)
        self._places = {(phrase.text, phrase.where): place for place, phrase in enumerate(ordered)}

    def of(self, found: Phrases) -> Phrases:
        """Return what was found of the phrases that count, in their order."""
        places = self._places
        said = [(place, each) for each in found.found if (place := places.get((each.phrase, each.where))) is not None]
        said.sort(key=_FIRST)
        told = tuple([each for _, each in said])
        return found if told == found.found else replace(found, found=told)


def _missing(reading: Reading) -> tuple[str, ...]:
    """Return the sections that every posting has, and of which this one's text is not at hand."""
    fields = {Section.TITLE: titles(reading), Section.LOCATION: reading.posting.location}
    return tuple([section.value for section, text in fields.items() if not text])


def _said(reading: Reading, phrase: Phrase, mentions: Sequence[Hit]) -> Said | None:
    """Return what the mentions of one phrase amount to, None when the posting is silent."""
    counting = [hit for hit in mentions if _counts(reading, hit, phrase.where)]
    if not counting:
        return None
    denial = _is_denial(phrase.text)
    denied = [not denial and reading.denied(hit.start, hit.end) for hit in counting]
    for hit, is_denied in zip(counting, denied, strict=True):
        if not is_denied and not reading.hypothetical(hit.start, hit.end):
            return Said(phrase.text, phrase.where, said=True, evidence=reading.evidence(hit.start, hit.end))
    if all(denied):
        first = counting[0]
        return Said(phrase.text, phrase.where, said=False, evidence=reading.evidence(first.start, first.end))
    return None


def _counts(reading: Reading, hit: Hit, where: tuple[str, ...]) -> bool:
    """Say whether a mention stands where it counts; the roles that an opening names are a title too."""
    if reading.section(hit.start) in _sections(where):
        return True
    return Section.TITLE in where and any(role.start <= hit.start < role.end for role in titles(reading))


@lru_cache(maxsize=64)
def _sections(where: tuple[str, ...]) -> frozenset[Section]:
    """Return the sections in which a mention counts; a name that is none counts nowhere."""
    if not where:
        return _BY_DEFAULT
    return frozenset(section for name in where for section in WHERES.get(name, ()))


@lru_cache(maxsize=1024)
def _is_denial(text: str) -> bool:
    """Say whether a phrase begins with a denial of its own."""
    words = " ".join(matching_copy(f" {text} ").split())
    return any(f"{words} ".startswith(f"{denial} ") for denial in words_of("en")["denial"]["before"])


@lru_cache(maxsize=64)
def _lexicon(texts: tuple[str, ...]) -> Lexicon:
    """Return the lexicon of a set of phrases, each a group of its own, so that one may stand inside another."""
    return Lexicon(forms_of((text, "said", variant) for text in texts for variant in variants(text)))


def variants(text: str) -> frozenset[str]:
    """Return the spellings in which a phrase counts: its last word in plural and singular, a hyphen closed.

    Marks beside a space count as they are written and as if left out: "Gesundheits- und" is also "Gesundheits und".
    """
    if text.endswith("*"):
        return frozenset({text})
    written = matching_copy(f" {text} ").strip()
    words = written.split()
    if not words:
        return frozenset()
    begun = {written.removesuffix(words[-1]), "".join(f"{word} " for word in words[:-1])}
    spellings = {beginning + last for beginning in begun for last in _numbers(words[-1])}
    parts = text.strip().split("-")
    if len(parts) == 2 and all(part.isalpha() for part in parts):  # noqa: PLR2004 - "on-call" is also "oncall"
        spellings.add("".join(words))
    return frozenset(spellings)


def _numbers(word: str) -> Iterator[str]:
    """Yield a word and its other number, when it has one."""
    yield word
    plurals = _plurals()
    if not word.isalpha() or word in plurals.same or word in plurals.alone:
        return
    if word.endswith("s") and not word.endswith(plurals.not_plural):
        if len(word) >= _SHORTEST_PLURAL:
            plural, singular = next(pair for pair in plurals.endings.items() if word.endswith(pair[0]))
            yield word.removesuffix(plural) + singular
    elif len(word) >= _SHORTEST_SINGULAR:
        yield _plural(word, plurals.endings)


def _plural(word: str, endings: Mapping[str, str]) -> str:
    for plural, singular in endings.items():
        if singular and word.endswith(singular) and not word.endswith(("ay", "ey", "oy", "uy")):
            return word.removesuffix(singular) + plural
    return f"{word}s"


@cache
def _plurals() -> _Plurals:
    table = load_data(WORDS / "plurals.toml")
    return _Plurals(frozenset(table["same"]), tuple(table["not_plural"]), table["endings"], frozenset(table["alone"]))
