"""Asked: whether something is only a plus, by its clause, its sentence's last words and the heading above it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from jobfit.facts.joining import joining
from jobfit.facts.reading import Hit, Reading, Section
from jobfit.facts.reading.item_labels import labels_a_wish
from jobfit.facts.reading.layout import MARKS, Span
from jobfit.facts.reading.scope import inside

_LAST_OF_LIST = r"(?:,|\b)\s?(?:%(or)s|%(and)s)\b(?:(?!\s[–—-]\s)[^,;.]){0,60}\Z"
_DASHES = ("–", "—", " -")  # in front of a mark that is about all of its sentence: "Two years in sales – preferred"
_COMMA = r",(?:\s%(very)s)?\Z"  # the same, of one mark: "…, strongly preferred"
_ALONE = r"(?:%(very)s\s)?"  # in brackets in front of a mark that is about all in front of them
_ASIDE = re.compile(r"\A\s\([^()\n]*\)")  # behind a mark: "preferred (open to others)"
_INLINE = re.compile(r"\s?[:–-]|\s?\n")
_MARK_REACH = 90  # characters between something and the "preferred" behind it
_ITEM_REACH = 140  # the same in a line that is one sentence
_MOST_COMMAS = 3
_WISH_REACH = 30  # characters between something and a wish behind it that outweighs its "at least"
_BUT_REACH = 20
_PARTING = (",", ";", ":", "(", " - ", "–", "—")  # marks behind which something is said of a part alone
_WISHING = frozenset({",", ":"})
_YOU_REACH = 30  # characters behind a wish in which it is said whose it would be
_ARTICLE = 3  # characters of one with the spaces around it
_SETTLED_REACH = 16  # characters behind something in which it is said to be required
_TOUCHING = 4  # characters between something and a mark right behind it: " is ", " ("
_AMOUNT_REACH = 12  # characters between a wish and its amount: "ideally have at least 3 years"
_NEXT_ITEM = r"%(ends)s\s[A-Z(\d]|(?<=\w)\s(?=[A-Z])%(begins)s\b"
_WORD = re.compile(r"[\w']+")
_ASKED = frozenset({Section.REQUIREMENTS, Section.PREFERRED})
_NOUNS = "de"  # the language that writes them with capitals
_FEWEST_WORDS = 2  # of a heading phrase inside a line


def is_preferred(reading: Reading, start: int, end: int) -> bool:
    """Say whether text[start:end] is asked for as a plus, not as required.

    Narrower than `Reading.required`: in "5 years in sales, ideally at a startup" the years are required.
    """
    return section_at(reading, start) is Section.PREFERRED or is_marked_preferred(reading, start, end)


def is_marked_preferred(reading: Reading, start: int, end: int) -> bool:
    """Say the same by the words of its sentence alone, for what is known to stand under no heading of pluses."""
    sentence = reading.layout.sentence(start)
    marks = inside(reading.marks, sentence.start, sentence.end)
    if not any(mark.sense == "preferred" for mark in marks) or _settled(reading, end):
        return False
    clause = reading.layout.clause(start, end)
    first = _wished_first(reading, marks, clause.start)
    near = [hit for hit in inside(marks, first, clause.end) if _is_about(reading, hit, start, end)]
    told = _said_of_all(reading, marks, start, end)
    if told or near:
        preferred = told or all(hit.sense == "preferred" for hit in near)
        wished = preferred or _only_wished(reading, near, start) or _wished_behind(near, start, end)
        if wished or not all(_of_the_amount(hit, start, end) for hit in near):
            return wished
    told_of = reading.near_group("asked", "asked_last", end, sentence.end)  # "… is required, and a … is a plus"
    last: Sequence[Hit] = [
        hit for hit in inside(marks, end, told_of[0].start if told_of else sentence.end) if hit.sense == "preferred"
    ]
    if last and _takes_back(reading, last, end, sentence.end):
        return True
    rest = _ASIDE.sub("", reading.text[last[-1].end : sentence.end]) if last else ""
    last = _said_once(reading, last)
    if not last or rest.strip(" .!)") or not _near(reading, end, last[-1].start):
        return False
    aside = _aside(reading, end, last[-1].start)
    if aside:  # what the brackets hold is a plus, or all of it
        return _is_alone(reading, aside)
    # "in sales, marketing, or support preferred" means all of it, "in sales, SaaS preferred" only the last part
    front = reading.text[end : last[0].start].rstrip()
    dashed = front.endswith(_DASHES) or (len(last) == 1 and joining(reading.spoken, _COMMA).search(front) is not None)
    listed = joining(reading.spoken, _LAST_OF_LIST).search(reading.text, end, last[-1].start)
    if near and "," in reading.text[end : last[-1].start]:  # "at least 3 years, references or samples a plus"
        listed = None
    return dashed or (listed is not None and not _of_a_part(reading, end, listed.start()))


def _settled(reading: Reading, end: int) -> bool:
    """Say whether it is said right behind something that it is required: "a diploma (essential), … (preferred)"."""
    settled = reading.near_group("asked", "asked_settled", end, end + _SETTLED_REACH)
    return bool(settled) and settled[0].start - end <= _TOUCHING


def demanded(reading: Reading, start: int, end: int) -> bool:
    """Say whether text[start:end] is said to be required, whatever stands above it: "* PhD in botany required".

    Behind a comma it may be said of a part alone.
    """
    sentence = reading.layout.sentence(start)
    marks = inside(reading.marks, sentence.start, sentence.end)
    if not marks or any(mark.sense == "preferred" for mark in marks):
        return False
    behind = [mark for mark in marks if mark.start >= end]
    return any(
        _near(reading, end, mark.start)
        and "," not in reading.text[end : mark.start]
        and not reading.text[mark.end : mark.end + 2].strip()[:1].isalnum()
        for mark in behind
    )


def _said_of_all(reading: Reading, marks: Sequence[Hit], start: int, end: int) -> bool:
    """Say whether a sentence says of all of something that it is a plus: "3 years in sales are desirable".

    Its amount is no demand of its own then ("a minimum of 3 years …"). Behind a comma it is said of a part.
    """
    mark = next((mark for mark in marks if mark.start >= end), None)
    if mark is None or mark.sense != "preferred" or mark.start - end > _ITEM_REACH:
        return False
    told = reading.near_group("asked", "asked_told", mark.start - _AMOUNT_REACH, mark.end)
    if not told or told[-1].end < mark.start - 1:
        return False
    between = reading.text[end : mark.start]
    if any(each in between for each in _PARTING) or not _near(reading, end, min(mark.start, end + _MARK_REACH)):
        return False
    parts = reading.near_group("asked", "asked_apart", end, mark.start)
    closed = reading.near_group("asked", "asked_last", start - _MARK_REACH, start)
    front = inside(marks, closed[-1].end if closed else start - _MARK_REACH, start)
    return not parts and all(start - hit.end <= _AMOUNT_REACH for hit in front)


def _of_a_part(reading: Reading, start: int, end: int) -> bool:
    """Say whether what a list in text[start:] belongs to is a part of its own: "…, with experience in dyeing and"."""
    comma = reading.text.rfind(",", start, end) + 1
    parts = reading.near_group("asked", "asked_part", comma, end) if start < comma < end else ()
    return bool(parts) and not reading.text[comma : parts[0].start].strip()


def _wished_first(reading: Reading, marks: Sequence[Hit], start: int) -> int:
    """Return where a clause starts, or a wish that one mark parts from it: "Ideally, 5 years", "Preferable: 5"."""
    for mark in reversed(inside(marks, start - _MARK_REACH, start)):
        wish = mark.sense == "preferred" and reading.text[mark.end : start].strip() in _WISHING
        return mark.start if wish and comes_first(reading, mark) else start
    return start


def _wished_behind(near: Sequence[Hit], start: int, end: int) -> bool:
    """Say whether a wish behind something has no demand beside it but its amount: "at least 3 years desirable"."""
    wish = near[-1].sense == "preferred" and end <= near[-1].start <= end + _WISH_REACH
    return wish and all(_of_the_amount(hit, start, end) for hit in near if hit.sense != "preferred")


def _of_the_amount(mark: Hit, start: int, end: int) -> bool:
    """Say whether a mark is the "at least" of an amount, which a plus may have too."""
    return start - _AMOUNT_REACH <= mark.end and mark.start <= end + _AMOUNT_REACH


def _takes_back(reading: Reading, marks: Sequence[Hit], start: int, end: int) -> bool:
    """Say whether a lone mark ends a sentence behind a "but" and is about all of it: "…, but not essential."."""
    mark = marks[-1]
    if len(marks) > 1 or reading.text[mark.end : end].strip(" .!)"):
        return False
    but = reading.near_group("asked", "asked_but", mark.start - _BUT_REACH, mark.end)
    touching = [hit for hit in but if hit.end == mark.start - 1 or hit.start == mark.start]
    return bool(touching) and "," not in reading.text[start : touching[0].start].rstrip(" ,")


def _said_once(reading: Reading, marks: Sequence[Hit]) -> Sequence[Hit]:
    """Return marks without the last where it says again what the one in front says: "preferred, but not required"."""
    while len(marks) > 1:
        front, last = marks[-2:]
        but = reading.near_group("asked", "asked_but", front.end, last.start)
        if reading.text[front.end : but[0].start if but else last.start].strip(" ,"):
            break
        marks = marks[:-1]
    return marks


def _only_wished(reading: Reading, near: Sequence[Hit], start: int) -> bool:
    """Say whether a wish in front of something has no more than its amount behind it: "ideally at least 3 years".

    Whose it would be does no harm: "Ideally you will have at least 3 years".
    """
    end, reach = near[0].end, _AMOUNT_REACH
    you = reading.near_group("asked", "asked_you", end, end + _YOU_REACH)
    if you and not reading.text[end : you[0].start].strip(" ,"):
        end, reach = you[0].end, _ARTICLE
    wished = near[0].sense == "preferred" and near[0].start < start
    return wished and all(hit.start - end <= reach for hit in near[1:])


def _is_about(reading: Reading, mark: Hit, start: int, end: int) -> bool:
    """Say whether a mark in the clause is about text[start:end], in texts that run their list items together too."""
    heads = inside(reading.hits("headings"), mark.start, mark.start + 1)
    if mark.start < start:
        first = comes_first(reading, mark) or _opens_with(reading, mark, start)
        return first and not (heads and _of_a_heading(reading, heads[0]))
    if any(_heads(reading, hit) for hit in heads):
        return False
    if mark.sense == "preferred" and _goes_on(reading, mark) and comes_first(reading, mark):
        return False  # "4 years of experience with ideally 2 in sales" asks for 4
    return _near(reading, end, mark.start)


def _of_a_heading(reading: Reading, hit: Hit) -> bool:
    """Say whether a heading phrase of several words has capitals, or the word behind it: "Required skills Degree".

    In German every noun has one, so that one word's tells nothing.
    """
    text = reading.text
    words = _WORD.findall(text, hit.start, hit.end)
    if len(words) < _FEWEST_WORDS or not words[0][:1].isupper():
        return False
    behind = _NOUNS not in reading.spoken and text[hit.end : hit.end + 2].strip()[:1].isupper()
    return behind or all(word[:1].isupper() for word in words)


def _goes_on(reading: Reading, mark: Hit) -> bool:
    """Say whether words follow a mark in its sentence, and no "but" that takes back what stands in front of it."""
    if not reading.text[mark.end : mark.end + 2].strip()[:1].isalnum():
        return False
    but = reading.near_group("asked", "asked_but", mark.end, mark.end + _BUT_REACH)
    return not but or but[0].start > mark.end + 1


def _near(reading: Reading, end: int, start: int) -> bool:
    """Say whether a mark at `start` is near enough to what ends at `end`, and no other item begins between them."""
    aside = _aside(reading, end, start)
    stop = aside.start - 1 if aside and _is_alone(reading, aside) else start
    if start - end > _MARK_REACH and not (start - end <= _ITEM_REACH and _of_one_item(reading, end, start)):
        return False
    return not joining(reading.spoken, _NEXT_ITEM).search(reading.text, end, stop)


def _aside(reading: Reading, start: int, end: int) -> Span | None:
    """Return what stands in text[start:end] behind a bracket that is still open there."""
    opened = reading.text.rfind("(", start, end)
    return Span(opened + 1, end) if opened > reading.text.rfind(")", start, end) else None


def _is_alone(reading: Reading, aside: Span) -> bool:
    """Say whether nothing but a "strongly" stands between a bracket and a mark."""
    return joining(reading.spoken, _ALONE).fullmatch(reading.text, *aside) is not None


def _of_one_item(reading: Reading, start: int, end: int) -> bool:
    """Say whether text[start:end] is of a line that is one sentence, with at most one comma, as of a list in it.

    In front of a mark that is told of what the sentence begins with ("A degree in … is preferred") a few do no harm.
    """
    told = reading.near_group("asked", "asked_told", end - _AMOUNT_REACH, end + _AMOUNT_REACH)
    commas = _MOST_COMMAS if any(hit.end == end - 1 or hit.start == end for hit in told) else 1
    return reading.text.count(",", start, end) <= commas and reading.layout.sentence(start) == reading.layout.line(
        start
    )


def comes_first(reading: Reading, mark: Hit) -> bool:
    """Say whether a mark in front of something can be about it: "ideally" can, "a plus" is about what it follows."""
    if mark.sense == "required" or reading.near("asked", mark.start, mark.end).of("asked_first"):
        return True
    return reading.text[mark.end : mark.end + 2].lstrip("*").startswith(":")


def _opens_with(reading: Reading, mark: Hit, start: int) -> bool:
    """Say whether an item begins with a mark and then with its amount: "Preferred 5 years", not "Desired skills"."""
    if start - mark.end > _AMOUNT_REACH or not reading.near_group("asked", "asked_opening", mark.start, mark.end):
        return False
    return not reading.text[reading.layout.sentence(mark.start).start : mark.start].strip(MARKS)


def section_at(reading: Reading, start: int) -> Section:
    """Return the section of the last heading in front, be it inside the line, as in texts that lost their lines."""
    line, section = reading.layout.line(start), reading.section(start)
    for hit in reversed(inside(reading.hits("headings"), line.start, start)):
        if _heads(reading, hit) and not (section is Section.PREFERRED and _labels(reading, hit, line)):
            return Section(hit.sense)
    return section


def _labels(reading: Reading, hit: Hit, line: Span) -> bool:
    """Say whether a word labels one of several pluses, and is no demand itself: "* Education: a degree"."""
    return labels_a_wish(reading.text, hit, *line) and not inside(reading.marks, hit.start, hit.end)


def _heads(reading: Reading, hit: Hit) -> bool:
    """Say whether a heading phrase is one inside its line; of one word "Preferred:" and "Required:" are.

    One over demands or pluses needs no mark behind it, unless it is over demands where a posting has no others.
    """
    if not reading.text[hit.start].isupper():
        return False
    if len(_WORD.findall(reading.text, hit.start, hit.end)) < _FEWEST_WORDS:
        return hit.sense in _ASKED and reading.text.startswith(":", hit.end)
    wish = inside(reading.hits("heading_wish"), hit.start, hit.start + 1)
    asked = hit.sense in _ASKED and not wish and _of_a_heading(reading, hit)
    return asked or _INLINE.match(reading.text, hit.end) is not None
