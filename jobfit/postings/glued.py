"""Glued: a text that lost its line breaks with nothing in their place ("a small teamMust know Excel") gets them back.

Many an export of a board's pages is such a text. One odd word is a name ("webMethods"); several are a lost layout, and
so is one that heads a list ("ResponsibilitiesBake"). The signs of its items may be glued too ("bake rye.· Sell it").
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Final, NamedTuple

from jobfit.toml.data import load_data

_FILE: Final = Path(__file__).with_name("glued.toml")
_FEWEST: Final = 3  # different seams in a text that has lost its line breaks, where the end of a sentence is two
_SENTENCE_ENDS: Final = frozenset(".!?;")
_MOST: Final = 200  # capitals that are looked at
_LOWER: Final = "a-zß-öø-ÿąćęłńśźż"
_UPPER: Final = "A-ZÀ-ÖØ-ÞŁŚŹŻ"
_CAPITAL: Final = re.compile(rf"[{_UPPER}](?<=[{_LOWER}.!?;][{_UPPER}])[{_LOWER} ]")  # starts with a set: fast
_WORD: Final = re.compile(rf"(?:[^@#=&?%]*[^\w.])?(?:[{_LOWER}’']{{3,}}|[{_LOWER}]{{2,}}[.!?;])")
_REST: Final = re.compile(r"[\w’']+")
_GAP: Final = r"(?<!\s)\s*"  # the whole of it, so that no wide one is gone through from each of its spaces
_LONGEST: Final = 60  # characters of words without a space between them that are no address


class _Sign(NamedTuple):
    """What may open an item: how it is written, how many that are glued tell of it, and how these look, and all."""

    marks: Sequence[str]
    fewest: int
    glued: re.Pattern[str]
    item: re.Pattern[str]


_SIGNS: Final = (  # "|• Bake" has a bar for its line break, and "A·Baker" is a name
    _Sign(
        "•●▪◦‣",
        3,
        re.compile(rf"[•●▪◦‣](?<=[^\s|].)(?=\s*[{_UPPER}\d])"),
        re.compile(rf"{_GAP}[•●▪◦‣]\s*(?=[{_UPPER}\d])"),
    ),
    _Sign(
        "·",
        3,
        re.compile(rf"·(?<=[^\s|].)(?=\s+[{_UPPER}\d])|·(?<=[.!?:;,)].)(?=[{_UPPER}])"),
        re.compile(rf"{_GAP}·\s+(?=[{_UPPER}\d])|(?<=[.!?:;,)])·(?=[{_UPPER}])"),
    ),
    _Sign(
        "*",
        5,
        re.compile(rf"\*(?<=[\w.!?:;,)].)(?=[{_UPPER}](?!n\b|nnen\b))"),  # no "Bäcker*In"
        re.compile(rf"{_GAP}\*\s*(?=[{_UPPER}])"),
    ),
    _Sign(
        ("- ", "– "),
        5,
        re.compile(rf"[-–](?<=[{_LOWER}.!?:;)].)(?<!\d\..)(?=\s[{_UPPER}])"),
        re.compile(rf"(?<=\S)[-–]\s(?=[{_UPPER}])"),
    ),
)
_YEARS: Final = r"\d\d?\+? ?(?:[-–]|to|or more)? ?\d?\d?\+? ?(?:[Yy]ears?|[Yy]rs|[Mm]onths|[Dd]ays)\b"
_SEAM: Final = re.compile(
    rf"(?:(?P<left>(?:(?<![\w@#.=&?%])|(?<=[{_LOWER}]{{2}}\.))[{_LOWER}{_UPPER}][{_LOWER}’']{{1,40}})(?<=[{_LOWER}])"
    rf"|[{_LOWER}{_UPPER}\d%)]{{2}}[.!?;:]{{1,3}}(?!//|[B-HJ-Z]\b)"  # "the team.You"
    r"|[\w.!?]\)[.:;]?"  # "(Leeds)Term", "(rye etc.):Term"
    rf"|(?P<short>(?<![\w.])[{_UPPER}]\.[{_UPPER}]\.)"  # "in the U.S.Please"
    rf"|(?P<capitals>(?:(?<=[.!?]) )?(?<!\w)[{_UPPER}]{{2,40}}(?=[{_UPPER}][{_LOWER}]))"  # "fresh. DUTIESBake"
    rf"|(?:(?<![\w.])[$£€]?\d[\d,.]{{0,12}}[+%]?|\w\+\+)(?=\w[{_LOWER}]{{2}}))"  # "20%Bake", "C++Bake"
    rf"(?=(?P<right>[{_UPPER}][\w’']*))"
    rf"|(?:(?<=[{_LOWER}{_UPPER}]{{2}}[{_LOWER}.!?:)])|(?<=[{_UPPER}]{{4}}))(?={_YEARS})"  # "of bread2 years"
    rf"|(?<=[{_LOWER}.!?:;)])(?=(?:[*•·▪]|#{{2,4}}) ?[{_UPPER}]|\*\*[{_UPPER}])"  # "bread.* Bake", "bread.**Duties"
    rf"|[\w:]\*\*(?=[{_UPPER}])"  # "**Duties**Bake"
)
_LONG_LINES: Final = 150  # characters of a line, on average, in a text whose items are glued
_LONG: Final = 4  # capitals of a word that is hardly an abbreviation


class _Words(NamedTuple):
    names: frozenset[str]
    endings: frozenset[str]
    openers: frozenset[str]
    headings: frozenset[str]
    sure_headings: frozenset[str]


@cache
def _words() -> _Words:
    loaded = load_data(_FILE)
    return _Words(*(frozenset(map(str.casefold, loaded[name])) for name in _Words._fields))


def parted(text: str) -> str:
    """Return a text with a line break wherever one was lost without a trace; a text that lost none as it is."""
    long_lines = len(text) > _LONG_LINES * text.count("\n")
    signs = [sign for sign in _SIGNS if _is_glued(text, sign)] if long_lines else ()
    if not signs and not _has_glued_lines(text):
        return text
    for sign in signs:
        text = sign.item.sub("\n* ", text)
    return _SEAM.sub(_broken, text)


def _is_glued(text: str, sign: _Sign) -> bool:
    """Say whether a sign stands right behind the words in front of it as often as in a whole list."""
    several = any(text.count(mark) >= sign.fewest for mark in sign.marks)
    return several and len([*islice(sign.glued.finditer(text), sign.fewest)]) == sign.fewest


def _has_glued_lines(text: str) -> bool:
    """Say whether so many capitals stand where a line break is missing, or one of a heading, that it was lost."""
    seams: dict[tuple[str, str], int] = {}
    for capital in islice(_CAPITAL.finditer(text), _MOST):
        at = capital.start()
        right = _REST.match(text, at)
        left = text[max(0, at - _LONGEST) : at].rsplit(maxsplit=1)[-1]
        if not right or len(left) == _LONGEST:
            continue
        if _is_at_heading(left, right[0], labels=text.startswith(":", right.end())):
            return True
        if _is_seam(left, right[0]):
            seams[left, right[0]] = 2 if left[-1] in _SENTENCE_ENDS else 1
    return sum(seams.values()) >= _FEWEST


def _is_at_heading(left: str, right: str, *, labels: bool) -> bool:
    """Say whether a heading is on one side of a capital: "ResponsibilitiesBake", "a team.Requirements".

    Behind a word it is one that `labels` what follows: "a teamRequirements: rye".
    """
    headings = _words().sure_headings
    word = left.rpartition(".")[2].casefold()
    return word in headings or ((labels or not left[-1].isalpha()) and right.casefold() in headings and "/" not in left)


def _is_seam(left: str, right: str) -> bool:
    """Say whether a line break is missing, for sure, between two words that are written as one."""
    words = _words()
    known = right.casefold() in words.endings or f"{left}{right}".casefold() in words.names
    return not known and "//" not in left and _WORD.fullmatch(left) is not None


def _broken(seam: re.Match[str]) -> str:
    """Return what a seam becomes: what stands in front of it and a line break, or the same when it is a name."""
    words = _words()
    left, right, capitals = seam["left"], seam["right"], seam["capitals"]
    opens = right is None or right.casefold() in words.openers
    if left:
        known = f"{left}{right}".casefold() in words.names
        broken = not known and (left[0].islower() or opens or left.casefold() in words.headings)
    elif seam["short"]:
        broken = opens
    elif capitals:
        heading = len(capitals.strip()) >= _LONG
        if heading and capitals[0] == " ":
            return f"\n{capitals[1:]}\n"
        broken = heading or opens
    else:
        broken = right is None or right.casefold() not in words.endings
    return f"{seam[0]}\n" if broken else seam[0]
