"""Answers: boxes that are ticked or left empty, and what stands behind a label or question ("Remote (Y/N): N").

Several labels may be answered in turn: "On-call / nights: no / yes".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import StrEnum
from typing import NamedTuple

CROSSES = "❌✗✘✕✖⛔🚫"
TICKS = "✅✔✓☑☒"
_BOX, _BRACKET = "☐", "["
_BOXES = _BOX + TICKS + CROSSES  # the signs that stand beside an option, and part it from the next

_EMPTY = rf"(?:{_BOX}|\[\s?\])"
_FILLED = rf"(?:[{TICKS}]\ufe0f?|\[\s?[xX{TICKS}]\s?\])"
_EMPTY_BOX = re.compile(rf"{_BOX}[^\n|{_BOXES}]{{0,80}}")
_EMPTY_BRACKETS = re.compile(r"\[\s?\][^\n|\[.]{0,80}")
_EMPTY_ROUND = re.compile(r"\( \)[^\n|(.]{0,80}")
_FILLED_ROUND = re.compile(r"\([xX]\)")
_FILLED_BRACKETS = re.compile(rf"\[\s?[xX{TICKS}]\s?\]")
_TICKED_BOX = re.compile(
    rf"[{TICKS}■]|^\*\s[^{_BOX}\n]{{2,60}}\n?{_BOX}|^{_BOX}[^\n]{{2,60}}\n\*\s", re.MULTILINE
)  # an item's own sign is not kept
_BOXES_BEHIND = re.compile(
    rf"^(?![^\w\n]{{0,4}}(?:{_EMPTY}|{_FILLED}))[^\n]{{2,200}}(?:{_EMPTY}|{_FILLED})[ .]{{0,4}}$", re.MULTILINE
)  # "Remote ☐ Hybrid ☑"
_EMPTY_BEHIND = re.compile(rf"[^\n|{_BOXES}\[\]]{{1,80}}{_EMPTY}")
_CROSSED = re.compile(rf"[{CROSSES}]\ufe0f?\s?\Z")
_CROSS_REACH = 3  # characters

_CHOICES = r"(?:\s?[(\[][^()\[\]\n/]{1,4}/[^()\[\]\n/]{1,5}[)\]])?"  # "(Y/N)"
_SPEAKER = r"(?:A:\s*|[-–—]\s)?"  # "Is it remote? A: No", "Is it remote? - No"
_MARK = re.compile(rf"{_CHOICES}\s?(?:\?\s*{_SPEAKER}|[:(=]|[–—]|(?<=\s)-|(?=[{CROSSES}]|{_FILLED}))\s*(?:(?<=\n)\* )?")
_LATER = re.compile(rf"(?P<rest>[^.:;?!\n|•·()\[\]–—]{{1,60}}?){_CHOICES}\s?(?::|\?\s*{_SPEAKER})\s*")
_BELOW = re.compile(rf"{_CHOICES}[ *]*+(?:[:?][ *]*+)?\n(?:\n(?=\*))?[ *•–-]*(?:A:\s*)?")
_ASKING = (": ", "? ", ":", "?")
_SIGN = re.compile(rf"(?P<no>[{CROSSES}]\ufe0f?|N\b)|(?P<yes>{_FILLED}|Y\b)")
_ENDED = re.compile(rf"\s*(?:[.,;!()|\n–—]|-\s|{_EMPTY}|\Z)")
_TURN_ENDED = re.compile(r"\s*(?:[.,;!()|/\n•·–—]|-\s|\Z)")
_CHOSEN = re.compile(rf"(?:{_EMPTY}\s?[^\n\[\]{_BOXES}]{{1,20}}){{0,4}}{_FILLED}\s?(?=\w)")  # "☐ yes ☑ no"
_PARTED = re.compile(r"(?:[\n|/,;(•·]|\A)\s*\Z")
_TURN_MARKS = "/|,"
_ASKED = re.compile(r"[:?\n.;!]")
_MOST_TURNS = 6
_MOST_ANSWERS = 80  # characters
_LINE_ENDED = re.compile(r"[ .!*]*(?:\n|\Z)")
_MARK_REACH = 4  # characters
_MARKS = frozenset(("", *f":?=([\n–—-{TICKS}{CROSSES}"))
_LATER_REACH = 80  # characters in which the end of a label stands that says more
_MOST_WORDS = 8  # of a label, or a question
_LONGEST_LABEL = 70  # characters


class Answer(StrEnum):
    """What a label or a question is answered with; OPEN leaves it to another place ("see below"), ABSENT is "n/a"."""

    YES = "yes"
    NO = "no"
    ABSENT = "absent"
    OPEN = "open"


class AnswerPlace(NamedTuple):
    """Where a label and its answer begin, what the label says behind what is asked for, and what ends the answer."""

    label: int
    start: int
    rest: str
    ended: re.Pattern[str]


def may_be_asked(text: str, end: int) -> bool:
    """Say whether a mark behind what ends at an offset may make a label or a question of it; few have one."""
    if text[end : end + _MARK_REACH].lstrip(" *")[:1] in _MARKS:
        return True
    behind = text[end : end + _LATER_REACH]
    return ":" in behind or "?" in behind


def answer_place(text: str, start: int, end: int, first: int) -> AnswerPlace | None:
    """Return where an answer to text[start:end] would begin, None when that stands in no label or question.

    `first` is where its sentence starts; a label that says more than what is asked for is short.
    """
    mark = _MARK.match(text, end)
    if mark:
        chosen = _CHOSEN.match(text, mark.end())
        return AnswerPlace(first, chosen.end() if chosen else mark.end(), "", _ENDED)
    below = _BELOW.match(text, end)
    if below:
        whole = start - first <= _LONGEST_LABEL and len(text[first:end].split()) <= _MOST_WORDS
        return AnswerPlace(first, below.end(), "", _LINE_ENDED) if whole else None
    later = _LATER.match(text, end)
    if not later or later.end() - first > _LONGEST_LABEL or len(text[first : later.end()].split()) > _MOST_WORDS:
        return None
    chosen = _CHOSEN.match(text, later.end())
    return AnswerPlace(first, chosen.end() if chosen else later.end(), later["rest"], _ENDED)


def turns(text: str, start: int, end: int, first: int) -> tuple[Sequence[AnswerPlace], int]:
    """Return the places of answers that are given in turn to a list of labels, and which of them text[start:end] has.

    There are none unless as many answers as labels stand between the same marks: "Remote | Visa: Yes | No". `first` is
    where the line starts.
    """
    first = max(first, start - _LATER_REACH)
    while ended := _ASKED.search(text, first, start):
        first = ended.end()
    asked = _ASKED.search(text, end, end + _LATER_REACH)
    if not asked or asked[0] not in ":?":
        return (), 0
    for mark in _TURN_MARKS:
        labels = text.count(mark, first, asked.start()) + 1
        if 1 < labels <= _MOST_TURNS:
            places = _in_turn(text, mark, first, asked.end())
            return (places, text.count(mark, first, start)) if len(places) == labels else ((), 0)
    return (), 0


def _in_turn(text: str, mark: str, label: int, start: int) -> Sequence[AnswerPlace]:
    ended = _ASKED.search(text, start, start + _MOST_ANSWERS)
    end = ended.start() if ended else min(len(text), start + _MOST_ANSWERS)
    places: list[AnswerPlace] = []
    for answer in text[start:end].split(mark):
        places.append(AnswerPlace(label, start + len(answer) - len(answer.lstrip()), "", _TURN_ENDED))
        start += len(answer) + 1
    return places


def plain_place(text: str, start: int, end: int) -> AnswerPlace | None:
    """Return where an answer would begin that stands behind a label without a mark: "REMOTE NO / VISA YES"."""
    if text[end : end + 1] != " " or not _PARTED.search(text, max(0, start - _MARK_REACH), start):
        return None
    return AnswerPlace(start, end + 1, "", _TURN_ENDED)


def signed(text: str, place: AnswerPlace) -> Answer | None:
    """Return what a cross, a tick or a letter answers, None when none stands there."""
    sign = _SIGN.match(text, place.start)
    if not sign:
        return None
    labelled = text.endswith(_ASKING, 0, place.start) and not text[place.start].isalpha()
    if not (labelled or place.ended.match(text, sign.end())):  # "Full-time: ✔ Part-time: ✘"
        return None
    return Answer.NO if sign["no"] else Answer.YES


def names_an_option(text: str, place: AnswerPlace) -> bool:
    """Say whether an answer is one of the options between which its label asks: "Permanent / contract: contract"."""
    asked = text[place.label : place.start].rstrip(" \n:?").casefold().rpartition(": ")[2].split("/")
    options = [option for each in asked if (option := each.strip())]
    answer = text[place.start : place.start + _LONGEST_LABEL].casefold()
    # whole words: "Joiner (w/m/d)" is not answered with the "München" below it
    named = (each for each in options if answer.startswith(each) and not answer[len(each) :][:1].isalnum())
    return len(options) > 1 and any(named)


def without_empty_boxes(text: str) -> str:
    """Return a text of the same length in which each option whose box is left empty is one word that means nothing.

    Boxes may only be the signs of a list: some have to be ticked.
    """
    ticked = _BOX in text and _TICKED_BOX.search(text)
    filled = _BRACKET in text and _FILLED_BRACKETS.search(text)
    if ticked or filled:
        text = _BOXES_BEHIND.sub(lambda line: _EMPTY_BEHIND.sub(_nothing, line[0]), text)
    if ticked:
        text = _EMPTY_BOX.sub(_nothing, text)
    if filled:
        text = _EMPTY_BRACKETS.sub(_nothing, text)
    if "( )" in text and _FILLED_ROUND.search(text):
        text = _EMPTY_ROUND.sub(_nothing, text)
    return text


def _nothing(option: re.Match[str]) -> str:
    return "x" * len(option[0])


def crossed(text: str, start: int) -> bool:
    """Say whether a cross stands right in front of what starts at an offset."""
    return _CROSSED.search(text, max(0, start - _CROSS_REACH), start) is not None
