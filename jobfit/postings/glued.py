"""Glued: a text that lost its line breaks with nothing in their place ("a small teamMust know Excel") gets them back.

Many an export of a board's pages is such a text. One odd word is a name ("webMethods"); several are a lost layout.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Final, NamedTuple

from jobfit.toml.data import load_data

_FILE: Final = Path(__file__).with_name("glued.toml")
_FEWEST: Final = 3  # different seams in a text that has lost its line breaks
_MOST: Final = 200  # capitals that are looked at
_LOWER: Final = "a-zß-öø-ÿąćęłńśźż"
_UPPER: Final = "A-ZÀ-ÖØ-ÞŁŚŹŻ"
_CAPITAL: Final = re.compile(rf"[{_UPPER}](?<=[{_LOWER}.!?;][{_UPPER}])[{_LOWER} ]")  # starts with a set: fast
_WORD: Final = re.compile(rf"[(\"“]?(?:[{_LOWER}’']{{3,}}|[{_LOWER}]{{2,}}[.!?;])")
_REST: Final = re.compile(r"[\w’']+")
_LONGEST: Final = 30  # characters of a word
_YEARS: Final = r"\d\d?\+? ?(?:[-–]|to)? ?\d?\d?\+? ?(?:years?|yrs|months|days)\b"
_SEAM: Final = re.compile(
    rf"(?:(?P<left>(?<![\w@#.=&?%])[{_LOWER}{_UPPER}][{_LOWER}’']{{1,40}})(?<=[{_LOWER}])"  # "teamMust", "LondonThe"
    rf"|[{_LOWER}{_UPPER}\d%)][{_LOWER}{_UPPER}\d%)][.!?;:](?!//|[B-HJ-Z]\b)"  # "the team.You"
    rf"|[{_LOWER}\d]\)"  # "(Leeds)Term"
    rf"|(?P<capitals>(?:(?<=[.!?]) )?(?<!\w)[{_UPPER}]{{2,40}}(?=[{_UPPER}][{_LOWER}]))"  # "fresh. DUTIESBake"
    rf"|(?:(?<![\w.])[$£€]?\d[\d,.]{{0,12}}[+%]?|\w\+{{1,2}})(?=\w[{_LOWER}]{{2}}))"  # "20%Bake", "C++Bake"
    rf"(?=(?P<right>[{_UPPER}][\w’']*))"
    rf"|(?<=[{_LOWER}{_UPPER}]{{2}}[{_LOWER}.!?:)])(?={_YEARS})"  # "of bread2 years"
    rf"|(?<=[{_LOWER}.!?:;)])(?=(?:[*•·▪]|#{{2,4}}) ?[{_UPPER}]|\*\*[{_UPPER}])"  # "bread.* Bake", "bread.**Duties"
    rf"|[\w:]\*\*(?=[{_UPPER}])"  # "**Duties**Bake"
)
_LONG: Final = 4  # capitals of a word that is hardly an abbreviation


class _Words(NamedTuple):
    names: frozenset[str]
    endings: frozenset[str]
    openers: frozenset[str]
    headings: frozenset[str]


@cache
def _words() -> _Words:
    loaded = load_data(_FILE)
    return _Words(*(frozenset(map(str.casefold, loaded[name])) for name in _Words._fields))


def parted(text: str) -> str:
    """Return a text with a line break wherever one was lost without a trace; a text that lost none as it is."""
    capitals = [*islice(_CAPITAL.finditer(text), _MOST)]
    if len(capitals) < _FEWEST or len({*_seams(text, capitals)}) < _FEWEST:
        return text
    return _SEAM.sub(_broken, text)


def _seams(text: str, capitals: Sequence[re.Match[str]]) -> Iterator[tuple[str, str]]:
    """Yield the words on both sides of each capital that stands where a line break is missing, for sure."""
    words = _words()
    for capital in capitals:
        at = capital.start()
        left = text[max(0, at - _LONGEST) : at].rsplit(maxsplit=1)[-1]
        right = _REST.match(text, at)
        if not right or not _WORD.fullmatch(left) or right[0].casefold() in words.endings:
            continue
        if f"{left}{right[0]}".casefold() not in words.names:
            yield left, right[0]


def _broken(seam: re.Match[str]) -> str:
    """Return what a seam becomes: what stands in front of it and a line break, or the same when it is a name."""
    words = _words()
    left, right, capitals = seam["left"], seam["right"], seam["capitals"]
    opens = right is None or right.casefold() in words.openers
    if left:
        known = f"{left}{right}".casefold() in words.names
        broken = not known and (left[0].islower() or opens or left.casefold() in words.headings)
    elif capitals:
        heading = len(capitals.strip()) >= _LONG
        if heading and capitals[0] == " ":
            return f"\n{capitals[1:]}\n"
        broken = heading or opens
    else:
        broken = right is None or right.casefold() not in words.endings
    return f"{seam[0]}\n" if broken else seam[0]
