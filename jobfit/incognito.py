"""Incognito: what is shown names nobody the person knows, and none of the person's own figures.

Whatever a command writes goes through a Veil. It hides, wherever they stand and however they are written: the names of
contacts, advisers and the person, the companies of contacts and the present employer; the sums of money that the
profile names; the bars that a posting is held against; and everything in percent, from which a sum could be told; and
what is left of a name or a figure where an excerpt was cut in it ("we at Lusot…"). It hides too much rather than too
little: where a contact is called Will, so is the verb.
"""

from __future__ import annotations

import json
import re
import tomllib
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from jobfit.facts.model import Quantity
from jobfit.facts.personal import MONEY_FACTS
from jobfit.facts.vocabulary import VOCABULARY, FactType
from jobfit.folding import fold, fold_company
from jobfit.rules.model import tests_of

if TYPE_CHECKING:
    from jobfit.profile.model import Profile

HIDDEN: Final = "•••"
_LARGE: Final = 1000  # figures of a profile from here on are taken for sums of money, whatever they are for
_YEARS: Final = range(1900, 2101)
_SHORTEST: Final = 3  # letters of a part of a name that is hidden alone
_HUNDREDTHS: Final = 100  # programs read bars in hundredths
_WORD = re.compile(r"\x1b\[[0-9;]{0,20}m|&#?\w{1,8};|([^\W_]+)")
_FIGURE = re.compile(
    r"(?<![\w.,])(\d{1,3}(?:[ \u00a0\u202f.,'’]\d{3}){1,4}|\d{1,12}(?:[.,]\d{1,2})?)(?:\s?(k)\b)?(?!\d)", re.IGNORECASE
)
_NUMBER = r"[+−-]?\d{1,12}(?:[ \u00a0\u202f.,'’]\d{1,3}){0,4}k?"
_MEASURED = {FactType.QUANTITY, FactType.CHOICE}
_FACTS = "|".join(name.replace("_", r"\s{1,20}") for name, each in VOCABULARY.items() if each.type in _MEASURED)
_SHARES = re.compile(rf"{_NUMBER}(?:\s(?:to|and)\s{_NUMBER})?(?=\s%)")
_BEFORE_BARS = ("≥", "≤", ">=", "<=", "bar:", "bar of", "now:", r"\(now", "right:", "score =", "you allow")
_BARS = re.compile(rf"(?:{'|'.join(f'(?<={each})' for each in _BEFORE_BARS)})\s{_NUMBER}")
_CHANGES = re.compile(rf"(?<![.\w])({_FACTS})\s{{1,20}}[+−-]\d{{1,12}}(?:[.,]\d{{1,2}})?(?:\sto\s{_NUMBER})?")
_BAR_KEYS: Final = frozenset({"bar", "number"})
_CUT = re.compile(r"…|\.\.\.")
_CUT_FIGURE = re.compile(r"(?<![\w.,])\d[\d \u00a0\u202f.,'’]{0,30}(?=…|\.\.\.)|(?:(?<=…)|(?<=\.\.\.))[\d.,'’]{0,30}\d")
_MOST_WORDS: Final = 8  # of a name, at a cut
_LEAST: Final = 2  # letters of a name that tell something of it
_APART: Final = 3  # signs between a word and a cut from which on it is not the word that was cut
Words: TypeAlias = tuple[str, ...]
_Placed: TypeAlias = tuple[int, int, str]  # where a word begins and ends, and the word, folded


@dataclass(frozen=True, slots=True)
class Secrets:
    """What is not to be shown: names of people and companies as they are written, and sums of money."""

    people: frozenset[str] = frozenset()
    companies: frozenset[str] = frozenset()
    amounts: frozenset[float] = frozenset()


class Veil:
    """Hides secrets in text, in HTML, and in JSON, which stays JSON."""

    def __init__(self, secrets: Secrets) -> None:
        """Take the secrets; companies are hidden with and without their legal form, and as one word."""
        self._amounts = secrets.amounts | {amount * _HUNDREDTHS for amount in secrets.amounts}
        self._names = {*map(_words, secrets.people), *_spellings(secrets.companies)} - {()}
        self._lengths: dict[str, set[int]] = {}  # of the names that begin with a word
        for words in self._names:
            self._lengths.setdefault(words[0], set()).add(len(words))

    def over(self, text: str) -> str:
        """Return what may be shown of a text; what is one JSON document or one a line stays so."""
        if text.lstrip()[:1] in {"{", "["}:
            try:
                return self._json(text)
            except ValueError:  # a table of TOML begins like a list
                pass
        return self._text(text)

    def _json(self, text: str) -> str:
        lines = text.splitlines()
        if len(lines) > 1 and all(line[:1] == "{" and line[-1:] == "}" for line in lines):
            return "".join(f"{json.dumps(self._value(json.loads(line)), ensure_ascii=False)}\n" for line in lines)
        end = "\n" if text.endswith("\n") else ""
        indent = 2 if len(lines) > 1 else None
        return json.dumps(self._value(json.loads(text)), ensure_ascii=False, indent=indent) + end

    def _value(self, value: Any, key: str = "") -> Any:  # noqa: ANN401 - whatever JSON holds
        match value:
            case str():
                return self._text(value)
            case bool() | None:
                return value
            case int() | float():
                return None if key in _BAR_KEYS or value in self._amounts else value
            case list():
                return [self._value(each, key) for each in value]
            case _:
                return {self._text(name): self._value(each, name) for name, each in value.items()}

    def _text(self, text: str) -> str:
        for pattern in (_SHARES, _BARS):
            text = pattern.sub(lambda found: _spaces(found[0]) + HIDDEN, text)
        text = _CHANGES.sub(lambda found: f"{found[1]} {HIDDEN}", text)
        text = _FIGURE.sub(lambda found: HIDDEN if _amount(found) in self._amounts else found[0], text)
        text = self._without_names(text)
        return self._without_halves(_CUT_FIGURE.sub(HIDDEN, text)) if _CUT.search(text) else text

    def _without_halves(self, text: str) -> str:
        """Return a text without what is left of names at the signs of a cut ("…"), before and after them."""
        words = _placed(text)
        starts, ends = [word[0] for word in words], [word[1] for word in words]
        halves = []
        for cut in _CUT.finditer(text):
            ended, begun = bisect_right(ends, cut.start()), bisect_left(starts, cut.end())
            before, behind = words[max(0, ended - _MOST_WORDS) : ended], words[begun : begun + _MOST_WORDS]
            if before and len(gap := text[before[-1][1] : cut.start()]) < _APART:
                halves += self._half(before, self._beginnings, whole=" " in gap)
            if behind and len(gap := text[cut.end() : behind[0][0]]) < _APART:
                turned = [(start, end, word[::-1]) for start, end, word in reversed(behind)]
                halves += self._half(turned, self._endings, whole=" " in gap)
                halves += self._middle(text, behind)
        shown = len(text)
        for start, end in sorted(set(halves), reverse=True):
            text = f"{text[:start]}{HIDDEN}{text[min(end, shown) :]}"
            shown = start
        return text

    def _half(self, words: list[_Placed], names: Sequence[str], *, whole: bool) -> list[tuple[int, int]]:
        """Return where the last words stand that one of the sorted names begins with, as many as can be, if any do.

        `whole`: the cut is after the last word, not in it.
        """
        for first in range(len(words)):
            half = " ".join(word for *_, word in words[first:]) + " " * whole
            near = bisect_left(names, half)
            if len(half.strip()) >= _LEAST and near < len(names) and names[near].startswith(half):
                ends = [place for start, end, _ in words[first:] for place in (start, end)]
                return [(min(ends), max(ends))]
        return []

    def _middle(self, text: str, words: list[_Placed]) -> list[tuple[int, int]]:
        """Return where words after one cut and before the next stand, if they are the middle of a name."""
        for last, (_, end, _) in enumerate(words, 1):
            if _CUT.match(text, end + (text[end : end + 1] == " ")):
                middle = " ".join(word for *_, word in words[:last])
                named = len(middle) >= _LEAST and any(middle in name for name in self._beginnings)
                return [(words[0][0], end)] if named else []
        return []

    @cached_property
    def _beginnings(self) -> list[str]:
        return sorted(" ".join(name) for name in self._names)

    @cached_property
    def _endings(self) -> list[str]:
        return sorted(" ".join(name)[::-1] for name in self._names)

    def _without_names(self, text: str) -> str:
        words = _placed(text)
        parts, shown, place = [], 0, 0
        while place < len(words):
            length = self._named(words, place)
            if length:
                parts += [text[shown : words[place][0]], HIDDEN]
                shown = words[place + length - 1][1]
            place += length or 1
        return "".join((*parts, text[shown:]))

    def _named(self, words: list[_Placed], place: int) -> int:
        """Return how many words from one on are a name, as many as can be; 0 when none."""
        sizes = self._lengths.get(words[place][2], set())
        upcoming = [word for *_, word in words[place : place + max(sizes, default=0)]]
        return max(
            (size for size in sizes if tuple(upcoming[:size]) in self._names and size <= len(upcoming)), default=0
        )


def secrets_of(profiles: Iterable[str], contacts: Iterable[tuple[str, str]], entries: Iterable[str]) -> Secrets:
    """Return what is not to be shown: of profiles' texts, of contacts (name, company), and of a journal's words.

    A part of a name is hidden alone where it is the person's own, or the journal calls somebody so.
    """
    texts = list(profiles)
    tables = [_table(text) for text in texts]
    own = {str(table.get("me", {}).get("name", "")) for table in tables}
    advisers = {str(name) for table in tables for name in table.get("me", {}).get("advisers", ())}
    pairs = list(contacts)
    people = {*own, *advisers, *(name for name, _ in pairs)}
    called = {word for entry in entries for word in _words(entry)} | {word for name in own for word in _words(name)}
    parts = {word for name in people for word in _words(name) if len(word) >= _SHORTEST}
    employers = {str(table.get("now", {}).get("company", "")) for table in tables}
    return Secrets(
        people=frozenset(people | (parts & called)),
        companies=frozenset({*employers, *(company for _, company in pairs)}),
        amounts=frozenset(amount for each in zip(texts, tables, strict=True) for amount in _amounts(*each)),
    )


def sums_of(profile: Profile) -> Iterator[float]:
    """Yield the sums of money that a profile comes to: what it states, and what its rules ask for, a year."""
    for facts in (profile.facts_now, profile.facts_right):
        for fact in MONEY_FACTS:
            if isinstance(value := facts.get(fact), Quantity):
                yield from (end for end in (value.low, value.high) if end is not None)
    for rule in profile.rules:
        for each in (rule, rule.model_copy(update={"when": rule.near, "parts": ()})):
            for test in tests_of(each):
                if test.fact in MONEY_FACTS and test.number is not None:
                    yield test.number / _HUNDREDTHS


def _table(profile: str) -> Mapping[str, Any]:
    try:
        return tomllib.loads(profile)
    except tomllib.TOMLDecodeError:
        return {}


def _amounts(profile: str, table: Mapping[str, Any]) -> Iterator[float]:
    """Yield every figure under the name of a fact about money, and every large one anywhere that is no year.

    Of a text that is no TOML these are its large figures.
    """
    for written, of_money in _values(table, of_money=False) if table else [(profile, False)]:
        for found in _FIGURE.finditer(written):
            amount, share = _amount(found), written[found.end() :].lstrip().startswith("%")
            if not share and (of_money or (amount >= _LARGE and amount not in _YEARS)):
                yield amount


def _values(value: object, *, of_money: bool) -> Iterator[tuple[str, bool]]:
    """Yield every text and number in a table, and whether its key or table is named like a fact about money."""
    if isinstance(value, Mapping):
        for key, each in value.items():
            yield from _values(each, of_money=of_money or str(key).replace("-", "_") in MONEY_FACTS)
    elif isinstance(value, list):
        for each in value:
            yield from _values(each, of_money=of_money)
    elif isinstance(value, str | int | float) and not isinstance(value, bool):
        yield str(value), of_money


def _amount(found: re.Match[str]) -> float:
    bare = re.sub(r"[ \u00a0\u202f'’]", "", found[1])
    bare = re.sub(r"[.,](?=\d{3}(?:\D|$))", "", bare).replace(",", ".")
    return float(bare) * (1000 if found[2] else 1)


def _spellings(companies: Iterable[str]) -> Iterator[Words]:
    for company in companies:
        whole, bare = _words(company), tuple(fold_company(company).split())
        yield from (whole, _words(" ".join(bare)), ("".join(whole),), ("".join(_words(" ".join(bare))),))


def _placed(text: str) -> list[_Placed]:
    """Return the words of a text, folded, with where each begins and ends."""
    return [(found.start(), found.end(), _folded(found[1])) for found in _WORD.finditer(text) if found[1]]


def _words(text: str) -> Words:
    return tuple(word for found in _WORD.finditer(text) if found[1] and (word := _folded(found[1])))


@lru_cache(maxsize=100_000)
def _folded(word: str) -> str:
    return fold(word)


def _spaces(text: str) -> str:
    return text[: len(text) - len(text.lstrip())]
