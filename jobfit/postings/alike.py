"""Alike: whether two postings are the same one, look like one another, or are two; pure, and the same both ways round.

Title, employer and place come first: two postings that differ in one of them are never the same, however alike their
texts are, because employers write many postings from one text. The text only confirms.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from enum import StrEnum
from functools import cache, lru_cache
from itertools import pairwise
from pathlib import Path
from typing import Final, NamedTuple

from jobfit.folding import fold, fold_company
from jobfit.postings.identity import board_key
from jobfit.postings.model import JobPosting
from jobfit.postings.words import token
from jobfit.toml.data import load_data

SKETCH: Final = 6
"""How many sentences of a text find its copies under another company's name."""

_FILE: Final = Path(__file__).with_name("alike.toml")
_GENDERS = re.compile(r"[(\[]?(?<!\w)[mwfdxhvginMWFDXHVGIN](?:\s?[/|*]\s?[mwfdxhvginMWFDXHVGIN]){1,3}(?!\w)[)\]]?")
_PLACES = re.compile(r"[;|\n]| / | or | and ")
_PARTS = re.compile(r"[,()]| - | – ")
_IN_BRACKETS = re.compile(r"\s*\([^()]{1,60}\)\s*$")
_SHORTEST_SENTENCE: Final = 40
_SKETCHED: Final = 20_000  # characters
_WORDS: Final = 1_500  # words of a text that are compared
_FEW: Final = 40  # words; a shorter text confirms nothing
_NEAR_WORD: Final = 75.0
_SAME_WORD: Final = 90.0
_LONG_WORD: Final = 6  # letters
_WORDS_APART: Final = 4
_CUT_WORDS: Final = 3  # at its end, where a copy was cut
_COPIED: Final = 0.98
_ALIKE: Final = 0.9
_REPOST: Final = timedelta(days=60)  # after a longer silence it is a new opening
_STATED: Final = ("employment_type", "workplace", "country", "applicant_region", "seniority", "language")


class Likeness(StrEnum):
    """What two postings are to one another."""

    SAME = "same"
    TEXT = "text"  # same employer, title and place; the texts differ
    TITLE = "title"  # same employer, near titles, alike texts, places not told apart
    TWICE = "twice"  # one feed lists both, word for word
    COPY = "copy"  # alike title and text under another company's name


class Copy(NamedTuple):
    """A posting as it is compared."""

    id: str
    content_hash: str
    company: str
    title: str
    places: tuple[frozenset[str], ...]
    city: str
    posting: JobPosting
    board: str  # its number at the employer's own board, "" for none
    listed: Mapping[str, tuple[datetime, datetime]]  # feed -> when it was first and last seen there
    own: bool  # an employer's own feed has it


class _Tables(NamedTuple):
    left_out: frozenset[str]
    written_for: Mapping[str, str]
    before_employer: tuple[str, ...]
    behind_employer: tuple[str, ...]
    levels: frozenset[str]
    workplace: frozenset[str]


@cache
def _tables() -> _Tables:
    loaded = load_data(_FILE)
    return _Tables(
        frozenset(loaded["title"]["left_out"]),
        loaded["title"]["written_for"],
        tuple(loaded["title"]["before_employer"]),
        tuple(loaded["title"]["behind_employer"]),
        frozenset(loaded["levels"]["words"]),
        frozenset(loaded["place"]["workplace"]),
    )


def keys_of(posting: JobPosting) -> tuple[str, str, str]:
    """Return what finds the postings that may be like one: its company, title and city, folded.

    A company that is not stated is the one that the title names; a title that names it counts without it.
    """
    company, (title, named) = _company(posting.company), _parted(posting.title)
    if named and company in {"", _company(named)}:
        return _company(named), title_of(title), city_of(posting.location)
    return company, title_of(posting.title), city_of(posting.location)


def copy_of(posting: JobPosting, listed: Mapping[str, tuple[datetime, datetime]], *, own: bool) -> Copy:
    """Return a posting as it is compared; `listed`: when which feed had it, `own`: one of those is its employer's."""
    company, title, city = keys_of(posting)
    return Copy(
        id=posting.id,
        content_hash=posting.content_hash,
        company=company,
        title=title,
        places=places_of(posting.location),
        city=city,
        posting=posting,
        board=board_key(posting.url),
        listed=listed,
        own=own,
    )


def likeness(one: Copy, other: Copy) -> Likeness | None:
    """Return what two postings are to one another, None for two that have nothing to do with each other."""
    if _listed_together(one, other):
        return _told_apart(one, other)
    if _may_be_one(one, other):
        return Likeness.SAME if _confirmed(one, other) else Likeness.TEXT if one.company else None
    apart = one.places and other.places and not same_place(one, other)
    if apart or not near_titles(one.title, other.title) or _contained(one, other) < _ALIKE:
        return None
    return Likeness.TITLE if one.company and one.company == other.company else Likeness.COPY


def _told_apart(one: Copy, other: Copy) -> Likeness | None:
    """Return what two postings are that one feed lists at a time: it tells them apart unless every word is the same."""
    if one.content_hash != other.content_hash or not _confirmed(one, other):
        return None
    return Likeness.SAME if one.board == other.board and one.company and one.title and one.places else Likeness.TWICE


def still_same(one: Copy, other: Copy) -> bool:
    """Say whether two postings that were one still may be: an edit reaches one feed before the other."""
    return _may_be_one(one, other, edited=True) and (
        not _listed_together(one, other) or one.content_hash == other.content_hash
    )


def sketch(posting: JobPosting) -> tuple[int, ...]:
    """Return some sentences of a text as numbers, the same ones wherever the text is copied; none of a short text."""
    pieces = posting.description[:_SKETCHED].replace("\n", ".").split(".")
    sentences = {
        zlib.crc32(each.strip().encode("utf-8", "surrogatepass")) for each in pieces if len(each) > _SHORTEST_SENTENCE
    }
    return tuple(sorted(sentences)[:SKETCH])


def near_titles(one: str, other: str) -> bool:
    """Say whether two titles, as `title_of` gives them, are nearly one, of the same rung.

    One may say more than the other, or spell a word otherwise; neither may have a word in another's place.
    """
    if one == other:
        return bool(one)
    mine, its = set(one.split()), set(other.split())
    apart = mine ^ its
    if len(apart) > _WORDS_APART or not mine & its or any(_tells(word) for word in apart):
        return False
    fewer, more = sorted((mine - its, its - mine), key=len)
    return all(any(_near(word, each) for each in more) for word in fewer)


@lru_cache(maxsize=4096)
def title_of(title: str) -> str:
    """Return a title's words in one order and spelling, without what says for whom the job is."""
    return " ".join(sorted(words_of_title(title)))


def words_of_title(title: str) -> tuple[str, ...]:
    """Return a title's words in their order and one spelling, without what says for whom the job is."""
    tables = _tables()
    folded = f" {fold(_GENDERS.sub(' ', title))} "
    for each in tables.left_out:
        folded = folded.replace(f" {each} ", " ")
    return tuple(tables.written_for.get(word, word) for word in folded.split() if word not in {"&", "and"})


@lru_cache(maxsize=4096)
def _parted(title: str) -> tuple[str, str]:
    """Return a title in two, what the job is and whose, where it is written so: "Cook at The Inn (Porto)"."""
    whole = _IN_BRACKETS.sub("", title)
    for sign in _tables().before_employer:
        job, found, employer = whole.rpartition(sign)
        if found and job.strip() and employer.strip():
            return job, employer
    for sign in _tables().behind_employer:
        employer, found, job = whole.partition(sign)
        if found and job.strip() and employer.strip():
            return job, employer
    return title, ""


@lru_cache(maxsize=4096)
def places_of(location: str) -> tuple[frozenset[str], ...]:
    """Return the places of a location, each as its folded parts, countries as codes; () when none is stated."""
    places = []
    for place in _PLACES.split(location):
        parts = [_part(part) for part in _PARTS.split(place)]
        kept = [part for part in parts if part and part not in _tables().workplace]
        if kept:
            places.append((kept[0], frozenset(kept)))
    return tuple(parts for _, parts in sorted(dict(places).items()))


@lru_cache(maxsize=4096)
def city_of(location: str) -> str:
    """Return what each place of a location is named first, as one text."""
    firsts = {
        next((each for part in _PARTS.split(place) if (each := _part(part))), "") for place in _PLACES.split(location)
    }
    return "; ".join(sorted(firsts - {""} - _tables().workplace))


def same_place(one: Copy, other: Copy) -> bool:
    """Say whether two postings name the same places: one may name the country too, none may name another."""
    return (
        bool(one.places)
        and len(one.places) == len(other.places)
        and one.city == other.city
        and all(mine <= its or its <= mine for mine, its in zip(one.places, other.places, strict=True))
        and all(("remote" in mine) == ("remote" in its) for mine, its in zip(one.places, other.places, strict=True))
    )


@lru_cache(maxsize=4096)
def _company(name: str) -> str:
    return fold_company(name)


def _part(part: str) -> str:
    folded = fold(part)
    return (token("country", folded) or folded).casefold() if len(folded) > 3 else folded  # noqa: PLR2004 - "ca" is two places


def _listed_together(one: Copy, other: Copy) -> bool:
    """Say whether a feed had both at a time, as two."""
    return any(
        one.listed[feed][0] <= other.listed[feed][1] and other.listed[feed][0] <= one.listed[feed][1]
        for feed in one.listed.keys() & other.listed.keys()
    )


def _may_be_one(one: Copy, other: Copy, *, edited: bool = False) -> bool:
    """Say whether nothing tells two postings apart: without a company or place no word, once one is `edited` few."""
    if not one.title or (one.company, one.title) != (other.company, other.title):
        return False
    if one.board != other.board and one.board and other.board and not _in_turn(one, other):
        return False  # the employer gave each its own number
    if not one.company and one.own and other.own and not one.listed.keys() & other.listed.keys():
        return False  # two employers, of whom neither says its name
    if (one.places or other.places) and not same_place(one, other):
        return False
    named = (one.company and one.places) or one.content_hash == other.content_hash
    return bool(named or (edited and _contained(one, other) >= _ALIKE)) and _none_against(one.posting, other.posting)


def _in_turn(one: Copy, other: Copy) -> bool:
    """Say whether one was put up after the other was taken down, not long before: a repost."""
    if not one.listed or not other.listed:
        return False
    first, then = sorted(
        ((min(a for a, _ in each.listed.values()), max(b for _, b in each.listed.values())) for each in (one, other)),
    )
    return first[1] < then[0] <= first[1] + _REPOST


def _none_against(one: JobPosting, other: JobPosting) -> bool:
    """Say whether the fields that both state agree; pay of another basis is another's guess."""
    stated = ((getattr(one, name), getattr(other, name)) for name in _STATED)
    if any(mine and its and mine != its for mine, its in stated):
        return False
    mine, its = one.pay, other.pay
    if mine is None or its is None or mine.basis != its.basis:
        return True
    return (mine.low, mine.high, mine.currency, mine.period) == (its.low, its.high, its.currency, its.period)


def _tells(word: str) -> bool:
    """Say whether a word of a title tells a rung or a number."""
    return word in _tables().levels or any(char.isdigit() for char in word)


@lru_cache(maxsize=4096)
def _near(one: str, other: str) -> bool:
    from rapidfuzz.fuzz import ratio  # noqa: PLC0415 - start-up

    return ratio(one, other) >= _NEAR_WORD


@lru_cache(maxsize=4096)
def spelled_alike(one: str, other: str) -> bool:
    """Say whether two words are the same one; long ones may differ in a letter or so: "engineer", "engineers"."""
    if one == other or min(len(one), len(other)) < _LONG_WORD:
        return one == other
    from rapidfuzz.fuzz import ratio  # noqa: PLC0415 - start-up

    return ratio(one, other) >= _SAME_WORD


def _confirmed(one: Copy, other: Copy) -> bool:
    """Say whether one text is a copy of the other, whole or cut short, in which no word stands for another."""
    if one.content_hash == other.content_hash:
        return len(_words(one.posting.description)) >= _FEW
    if _contained(one, other) < _COPIED:
        return False
    short, long = sorted((_words(one.posting.description), _words(other.posting.description)), key=len)
    return not any(_stands_for(short, long))


def _stands_for(short: Sequence[str], long: Sequence[str]) -> Iterator[bool]:
    """Yield for each place where a text has other words than the other whether they say something else.

    At its end, where it was cut, and in the spelling of a word they do not.
    """
    from rapidfuzz.distance import LCSseq  # noqa: PLC0415 - start-up

    changes = [each for each in LCSseq.opcodes(short, long) if each.tag != "equal"]
    for each, following in pairwise(changes):
        beside = (each.src_end, each.dest_end) == (following.src_start, following.dest_start)
        if beside and each.src_start < len(short) - _CUT_WORDS:
            mine = "".join(short[each.src_start : following.src_end])
            its = "".join(long[each.dest_start : following.dest_end])
            yield any(char.isdigit() for char in mine + its) or not _near(mine, its)


def _contained(one: Copy, other: Copy) -> float:
    """Return which share of the shorter text's words stand in the other's, in order; 0 of a text of few words."""
    from rapidfuzz.distance import LCSseq  # noqa: PLC0415 - start-up

    mine, its = _words(one.posting.description), _words(other.posting.description)
    shorter = min(len(mine), len(its))
    return LCSseq.similarity(mine, its) / shorter if shorter >= _FEW else 0.0


@lru_cache(maxsize=128)  # one is compared with at most sixty, then the next: more would only lie in memory
def _words(text: str) -> tuple[str, ...]:
    return tuple(fold(text[: _WORDS * 10]).split()[:_WORDS])
