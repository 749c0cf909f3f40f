"""Sections: which part of a posting each line belongs to, by the fields and by the headings in the description."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from enum import StrEnum
from itertools import islice, pairwise
from operator import itemgetter
from typing import NamedTuple, TypeAlias

from jobfit.facts.reading.item_labels import has_its_own, labels_a_wish
from jobfit.facts.reading.lexicon import Hit, Hits


class Section(StrEnum):
    """Which part of a posting something stands in; NONE before the first heading that is understood."""

    TITLE = "title"
    LOCATION = "location"
    NONE = "none"
    ROLE = "role"
    RESPONSIBILITIES = "responsibilities"
    REQUIREMENTS = "requirements"
    PREFERRED = "preferred"
    BENEFITS = "benefits"
    COMPANY = "company"
    APPLY = "apply"
    LEGAL = "legal"
    AGAINST = "against"
    """What speaks against a person, or what the job is not: a list, and nothing behind it."""


_Sections: TypeAlias = list[tuple[int, Section]]  # where each starts, in order
_SECTIONS = {section.value: section for section in Section}
_FIELDS = {"title": Section.TITLE, "location": Section.LOCATION, "description": Section.NONE}
_NONE, _LOCATION, _PREFERRED = Section.NONE, Section.LOCATION, Section.PREFERRED  # an enum's are slow to look up
_LISTED = frozenset(
    {Section.RESPONSIBILITIES, Section.REQUIREMENTS, Section.PREFERRED, Section.BENEFITS, Section.LOCATION}
)
_HEADED = frozenset(Section) - {Section.AGAINST}
_MOST_TOLD = 1_000  # lines that are asked: the longest posting has a hundred, and only soup has more
_MAY_GO_ON = frozenset({Section.ROLE, Section.RESPONSIBILITIES, Section.BENEFITS})
_LONGEST_HEADING = 90
_LONE_HEADING = 45  # characters of a line that holds nothing else
_MOST_BRACKETED = 30  # characters from "(nice to have)" to the end of its line
_LIST_REACH = 5  # characters behind a heading in which its list begins
_OPEN_REACH = 8  # characters behind "not for you if" that may end a heading: "you are"
_LONGEST_ITEM = 300  # of a list without signs
_MOST_MARKS = 12  # characters of bullets, emoji and brackets in front of a heading
_MOST_OTHER_WORDS = (1, 4)  # beside a heading phrase of one word, of several words
_MARKS = ' *#_\u2022-\u2013\u2014\u00b7>\t:?!()\u201c\u201d"&'
_ITEMS = ("* ", "- ", "• ", "– ")
_GOES_ON = frozenset(".,;")  # no heading ends in one
_LABEL = re.compile(r"(?:[^.!?\n:]|\.(?=\w)){0,40}:(?![a-z])")  # no "eine:n"
_ASIDE = re.compile(
    r"(?:[&+/]\s?\w+\s)?\((?![^()]*\d)[^()\n]{2,60}\)\s?:?"
)  # "Benefits & perks (for full-time employees):"


def sections_of(
    text: str,
    lines: Sequence[str],
    starts: Sequence[int],
    fields: Mapping[str, tuple[int, int]],
    found: Hits,
    heads: Callable[[int, int], Section | None],
    ends: Mapping[int, Container[Section]] | None,
) -> _Sections:
    """Return the sections of a document in order, each with its start; a part starts with its heading.

    `starts` is where each of the lines starts, `fields` where each field stands, `found` what was found in all of it;
    `heads` says of a line in a heading's place that holds no known phrase what it heads, if anything; `ends` is where
    lines of no list begin in a text that had lost its lines, with the sections that such a list may be in.
    """
    body = fields["description"][0]
    sections = _known(text, starts, fields, found)
    places = _in_a_headings_place(lines, starts, body)
    against = _against(lines, starts, body, found, heads) if found.of("heading_against") else ()
    known = {part.start for part in against}
    known.update(start for start, section in sections if (start, section) != (body, _NONE))
    sections = _with_told(sections, [line for line in places if line[0] not in known], heads)
    sections = _with_ended_pluses(sections, lines, starts) if ends is None else _with_ends(sections, ends, starts)
    wishes = found.of("heading_wish")
    if wishes:
        sections = _with_wishes(sections, lines, starts, wishes)
    return _with_against(sections, against, body) if against else sections


def _known(text: str, starts: Sequence[int], fields: Mapping[str, tuple[int, int]], found: Hits) -> _Sections:
    """Return the sections of the fields, and those of the lines that read like a heading known word for word."""
    marked = frozenset(mark.end for mark in found.of("requiredness") if mark.sense == _PREFERRED)
    sections = [(fields[name][0], section) for name, section in _FIELDS.items()]
    body = fields["description"][0]
    demanding = frozenset(mark.end for mark in found.of("requiredness") if mark.sense != _PREFERRED)
    done = body  # nothing in front of it counts: other fields, and lines that are a heading already
    for hit in found.of("headings"):
        at, section = hit.start, _SECTIONS[hit.sense]
        if at < done:
            if body < at and section is _PREFERRED and _ends_heading(text, hit, done):
                sections[-1] = sections[-1][0], _PREFERRED
            continue
        number = bisect_right(starts, at)
        start, end = starts[number - 1], starts[number] - 1
        if section is _LOCATION and sections[-1][1] is not _PREFERRED:
            continue
        if sections[-1][1] is _PREFERRED and hit.end not in demanding and labels_a_wish(text, hit, start, end):
            continue
        headed = end - start <= _LONGEST_HEADING or at - start <= _MOST_MARKS
        if headed and _is_heading(text, start, end, hit) and not _is_item(text, hit, start, end, marked):
            above = sections[-1][1]
            sections.append((start, _NONE if section is _LOCATION else section))
            done = end
            last = end == len(text)
            if section is _PREFERRED and text.startswith("* ", start) and not last and has_its_own(text, hit, end):
                sections.append((end + 1, above))
        elif _ends_a_line(text, hit, end) and (section is _LOCATION or text.startswith("\n* ", end)):
            sections.append((at, _NONE if section is _LOCATION else section))
            done = end
    return sorted(sections, key=itemgetter(0))  # a heading on a field's first line stands after the field itself


def _with_told(
    sections: _Sections, lines: Iterable[tuple[int, int]], heads: Callable[[int, int], Section | None]
) -> _Sections:
    """Return sections with those of the lines that `heads` knows; none of them makes demands of pluses."""
    told = {start: section for start, end in islice(lines, _MOST_TOLD) if (section := heads(start, end)) in _HEADED}
    if not told:
        return sections
    ordered = sorted((*sections, *told.items()), key=itemgetter(0))
    demanding = {
        start
        for (_, above), (start, section) in pairwise(ordered)
        if start in told and above is _PREFERRED and section is Section.REQUIREMENTS
    }
    return [each for each in ordered if each[0] not in demanding]


def _with_ended_pluses(sections: _Sections, lines: Sequence[str], starts: Sequence[int]) -> _Sections:
    """Return sections in which a list of pluses with signs ends behind its last item: prose below it asks for nothing.

    A line that begins with a small letter goes on with the item above it.
    """
    ended: _Sections = []
    for (start, section), (end, _) in pairwise([*sections, (starts[-1], _NONE)]):
        if section is not _PREFERRED:
            continue
        first, last = bisect_right(starts, start), bisect_right(starts, end - 1)
        items = [number for number in range(first, last) if lines[number].startswith("* ")]
        below = range(items[-1] + 1, last) if items else ()
        prose = next((number for number in below if lines[number] and not lines[number][0].islower()), None)
        if prose is not None:
            ended.append((starts[prose], _NONE))
    return sorted([*sections, *ended], key=itemgetter(0)) if ended else sections


def _with_ends(sections: _Sections, ends: Mapping[int, Container[Section]], lines: Sequence[int]) -> _Sections:
    """Return the sections of a text that had lost its lines, whose lists end where a line begins that is of none.

    The first line of a list does not end it; `lines` is where each starts. Where no heading over demands is known,
    what stands below others may be one.
    """
    if all(section is not Section.REQUIREMENTS for _, section in sections):
        sections = [(start, _NONE if section in _MAY_GO_ON else section) for start, section in sections]
    starts = [start for start, _ in sections]
    above = {at: sections[bisect_right(starts, at) - 1] for at in ends}
    firsts = {start: lines[bisect_right(lines, start)] for start in starts}
    ended = [
        (at, _NONE)
        for at, (start, section) in above.items()
        if section in ends[at] and start < at and (at > firsts[start] or at - start > _LONE_HEADING)
    ]
    return sorted([*sections, *ended], key=itemgetter(0))


def _in_a_headings_place(lines: Iterable[str], starts: Sequence[int], body: int) -> Sequence[tuple[int, int]]:
    """Return the short lines of the description that stand above a list or end in a colon."""
    written = [(start, line) for start, line in zip(starts, lines, strict=False) if line and start >= body]
    return [
        (start, start + len(line))
        for (start, line), (_, below) in pairwise((*written, (0, "")))
        if len(line) <= _LONGEST_HEADING
        and (line[-1] == ":" or (below.startswith("* ") and line[-1] not in _GOES_ON))
        and not line.startswith("* ")
    ]


def _is_item(text: str, phrase: Hit, start: int, end: int, marked: Container[int]) -> bool:
    """Say whether a short line is no heading but one of what is asked for, marked as a plus: "Dutch a plus".

    It is when words stand in front of the mark and none behind it, and no list begins below; `marked` is where the
    marks of a plus end.
    """
    before, rest = text[start : phrase.start], text[phrase.end : end]
    if phrase.end not in marked or phrase.sense != _PREFERRED or rest.strip(" !") or not before.strip(_MARKS):
        return False
    below = text[end : end + _LIST_REACH].lstrip("\n").startswith("* ")
    return text[phrase.start].islower() and not before.endswith("(") and not below


def _with_wishes(sections: _Sections, lines: Sequence[str], starts: Sequence[int], wishes: Sequence[Hit]) -> _Sections:
    """Return sections in which a wish ("Desired skills") is a demand, where no heading over demands holds one."""
    for (start, section), (end, _) in pairwise([*sections, (starts[-1], _NONE)]):
        first = bisect_right(starts, start)
        if section is Section.REQUIREMENTS and (
            ":" in lines[first - 1][:-1] or any(lines[first : bisect_right(starts, end - 1)])
        ):
            return sections
    wished = {starts[bisect_right(starts, wish.start) - 1] for wish in wishes}
    return [
        (start, Section.REQUIREMENTS if section is Section.PREFERRED and start in wished else section)
        for start, section in sections
    ]


class _Against(NamedTuple):
    """A heading over what speaks against a person: where it and its list start and end, and whether that has items."""

    start: int
    end: int
    items: bool


def _against(
    lines: Sequence[str],
    starts: Sequence[int],
    body: int,
    found: Hits,
    heads: Callable[[int, int], Section | None],
) -> Sequence[_Against]:
    """Return the lines over what speaks against a person, each with its list, in order."""
    parts: list[_Against] = []
    done = body
    for hit in found.of("heading_against"):
        if hit.start < done:  # in another field, or in a list that is one already
            continue
        number = bisect_right(starts, hit.start) - 1
        start, line = starts[number], lines[number]
        if len(line) > _LONGEST_HEADING or line.startswith(_ITEMS):
            continue
        first = next((below for below in range(number + 1, len(lines)) if lines[below]), len(lines))
        items = first < len(lines) and lines[first].startswith(_ITEMS)
        if not _is_over_list(line, hit.start - start, hit.end - start, items=items):
            continue
        if not items and first > number + 1 and line[-1] != ":":
            continue
        if heads(start, start + len(line)) is not Section.AGAINST:
            continue
        end = first
        while end < len(lines) and (_is_of_items(lines, end) if items else _is_of_plain_list(lines, end)):
            end += 1
        if end > first:
            done = starts[end]
            parts.append(_Against(start, done, items))
    return parts


def _is_over_list(line: str, start: int, end: int, *, items: bool) -> bool:
    """Say whether a short line that speaks against a person in line[start:end] may be a heading, over items or lines.

    It ends in a colon or in what it says, if not over items: there the lines run on after many that are no heading.
    """
    if line[-1] == ":":
        return True
    if not {",", "("}.isdisjoint(line[:start]) or (line[-1] in _GOES_ON and not line.endswith("...")):
        return False
    return items or len(line) - end <= _OPEN_REACH


def _is_of_items(lines: Sequence[str], number: int) -> bool:
    """Say whether a line is an item, or empty between two of them."""
    return not lines[number] or lines[number].startswith(_ITEMS)


def _is_of_plain_list(lines: Sequence[str], number: int) -> bool:
    """Say whether a line may be one of a list without signs; none is over a list of its own."""
    line, below = lines[number], lines[number + 1 : number + 2]
    return 0 < len(line) <= _LONGEST_ITEM and line[-1] != ":" and not (below and below[0].startswith(_ITEMS))


def _with_against(sections: _Sections, parts: Sequence[_Against], body: int) -> _Sections:
    """Return sections with parts in order, behind which no heading is in force; another ends a list without signs.

    "You have little patience", in such a list, only looks like a heading over demands.
    """
    field = (body, _NONE)
    others = [start for start, section in sections if section is not Section.REQUIREMENTS]
    taken: list[tuple[int, int]] = []
    for start, end, items in parts:
        behind = bisect_right(others, start)
        taken.append((start, end if items or behind == len(others) else min(end, others[behind])))
    heads = [start for start, _ in taken]

    def covered(start: int) -> bool:
        at = bisect_right(heads, start) - 1
        return at >= 0 and start < taken[at][1]

    kept = [each for each in sections if each == field or not covered(each[0])]
    follows = {*heads, *(start for start, _ in kept)}
    ended = [(end, _NONE) for _, end in taken if end not in follows]
    return sorted([*kept, *((start, Section.AGAINST) for start in heads), *ended], key=itemgetter(0))


def _ends_heading(text: str, plus: Hit, end: int) -> bool:
    """Say whether a heading is one over pluses by its end: "Requirements (nice to have)", "Skills that are a plus:"."""
    bracketed = text[plus.start - 1] == "(" and end - plus.start < _MOST_BRACKETED
    return bracketed or text[plus.end : end].strip() == ":"


def _ends_a_line(text: str, hit: Hit, end: int) -> bool:
    """Say whether a heading of several words in capitals ends a line, in texts that run the lines together."""
    if hit.end < end and text[end - 1] not in " :":  # cheaper than a look at the rest of a long line
        return False
    if text[hit.end : end].strip(" :") or _SECTIONS[hit.sense] not in _LISTED:
        return False
    words = text[hit.start : hit.end].split()
    return len(words) > 1 and all(word[0].isupper() for word in words)


def _is_heading(text: str, start: int, end: int, phrase: Hit) -> bool:
    """Say whether the line text[start:end] is a heading on account of a phrase in it.

    It is when the phrase is most of a short line, or the label in front of a colon; one of preference also when it
    begins a short line ("Bonus tacos if you have") or ends it in front of a colon.
    """
    preferred, rest = phrase.sense == _PREFERRED, text[phrase.end : end].strip()
    over_pluses = preferred and end - start <= _LONGEST_HEADING and rest == ":"
    if over_pluses or (phrase.start == start and rest in {"", ";"}):  # nothing else stands there
        return True
    lead = text[start : phrase.start]
    before = lead.strip(_MARKS)
    item = end - start > _LONGEST_HEADING or lead.lstrip().startswith("* ")  # long, or of a list
    listed = preferred and "," in before and " " in before  # "Dutch required, Czech nice to have"
    if listed or (item and before):
        return False
    label = _LABEL.match(text, phrase.end, end)
    most = _MOST_OTHER_WORDS[not {" ", "-"}.isdisjoint(text[phrase.start : phrase.end].strip())]
    if item:  # "* Experience with other services: …" is an item
        alone = preferred and not rest.strip(_MARKS)
        return alone or (label is not None and len(label[0].split()) <= most)
    if not before and (label or _ASIDE.fullmatch(rest)):
        return True
    if rest.endswith((".", ",", ";")) and not rest.endswith("..."):
        return False
    others = len(before.split()) + len(rest.strip(_MARKS).split())
    if label:
        others -= len(text[label.end() : end].split())
    return others <= (_MOST_OTHER_WORDS[1] if preferred and not before else most)
