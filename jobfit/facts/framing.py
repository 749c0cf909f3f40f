"""Framing: whether a word such as "full-time" or "permanent" is said of the job that is advertised.

The same words stand everywhere in postings about others ("benefits for full-time employees", "government contract").
A word counts in the title, as a tag between separators, behind a label, or beside the words of `near/employment.toml`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from jobfit.facts.headline import in_opening, is_keyword
from jobfit.facts.joining import joining
from jobfit.facts.reading import Hit, Reading, Section
from jobfit.facts.reading.layout import PICTURES, Span

_TOPIC = "employment"
_BEHIND_REACH = 44  # characters
_BEFORE_REACH = 48
_BEHIND = 4  # words between "full-time" and "position"
_BEHIND_STRICTLY = 1
_LENGTH, _HAD = "length", "had"  # "a 6-month internship", which is not this one in "you have done a 6-month internship"
_RIGHT_TO = (
    "right"  # what one may do, which is not what this job is: "authorized to work in Norway on a full-time basis"
)
# words between one in front and "full-time"
_BEFORE = {"own": 2, _LENGTH: 2, "being": 2, "frame": 1, "hiring": 2, "hire": 1, "not": 3}
_OTHERS = frozenset({"not", "people"})  # senses of what stands behind it
_SHORT_LINE = 80  # characters of a line that is a list of tags
_HEADLINE = 300
_ALTERNATIVE = 14  # characters beside a word that is a whole sentence with its alternative: "Voll- oder Teilzeit."
_LONGEST_ALONE = 50  # characters of a sentence that says how one is employed and little else
_LEFT = rf"(?:^|[|,;/(\[•·&+:*{PICTURES}\]–—-]|\b(?:%(or)s|%(and)s))[\s\"'*]*\Z"
_RIGHT = rf"[\s\"'*]*(?:\Z|[|,;/()\[\]•·&+:.{PICTURES}–—-]|(?:%(or)s|%(and)s)\b)"
_GOES_ON = r"\s?[&+]|\s%(and)s\b"
_IN_A_PLACE = r"\s%(in)s\s(?-i:[A-Z])"
_LONGEST_ABOVE = 24  # characters of a label on a line of its own without a colon
_ONE = re.compile(r"\s\w+(?<![sS])\b")  # right behind it: one job, not several
_PARTED = re.compile(r"[;|:]|\.(?!\d)")
_OTHERS_PARTED = re.compile(r"[.;|:)]|\s[–—-]\s")
_CLAUSE = re.compile(r"[,.;:|()•\n]")
_AFTER_LABEL = re.compile(r"[\s*]{0,4}[–-]?[\s*(\[\"']{0,4}\Z")


def said_of_this(reading: Reading, hit: Hit, *, strictly: bool, person: bool = False, hired: bool = False) -> bool:
    """Say whether a word is said of the job that is advertised, and not denied.

    `strictly` is for words that also mean other things ("contract"): a word beside them has to be one of "own".
    `person` is for those of them that name somebody who is one, as a company may be ("Acme is a contractor").
    `hired` is for those of them that whoever is looked for may be ("we are looking for freelance writers").
    """
    if hit.start < reading.field("description").start:
        return not reading.denied(hit.start, hit.end)
    line = reading.layout.line(hit.start)
    start = _first_looked_at(reading, hit, line)
    before = reading.near_group(_TOPIC, "before_employment", start, hit.start)
    if any(_introduces(reading.text, label, hit, line) for label in reversed(before) if label.sense == "label"):
        return True
    if is_keyword(reading, hit):
        return not reading.denied(hit.start, hit.end)
    beside = _beside(reading, hit, start, before, strictly=strictly)
    if beside[0] == "being":  # "Acme is a contractor", but "this is freelance"
        beside = ("" if person else "own", beside[1])
    elif beside == ("", "people") and reading.text[hit.start].isupper() and in_opening(reading, hit):
        beside = ("hiring", "people")  # "ACME (Leeds). Full-time engineers": they are who is looked for
    if _of_others(*beside) or _is_a_right(reading.text, before, hit) or reading.section(hit.start) is Section.LEGAL:
        return False
    if line.end - line.start > _SHORT_LINE and reading.section(hit.start) is Section.BENEFITS:
        own = beside[0] == "own" or (beside == ("frame", "own") and any(each.sense == "own" for each in before))
        own = own or any(each.sense == "hiring" for each in before) or _begins(reading.text, hit, beside[1])
        told = own or _is_whole_sentence(reading, hit)  # else it may be of those who get the benefits
    elif strictly:
        told = _is_own(reading.text, hit, beside, person=person) or (hired and beside[0] == "hiring")
        told = told or (tagged(reading, hit) and _among_tags(reading, hit, line))
    else:
        told = any(beside) or tagged(reading, hit) or in_opening(reading, hit) or _alone(reading, hit, line)
    return told and not reading.denied(hit.start, hit.end)


def _begins(text: str, hit: Hit, behind: str) -> bool:
    """Say whether a word begins what it says of one job, in texts that run their parts together: "Full-time role"."""
    return behind == "own" and text[hit.start].isupper() and _ONE.match(text, hit.end) is not None


def _is_whole_sentence(reading: Reading, hit: Hit) -> bool:
    """Say whether a sentence has nothing but the word and perhaps an alternative to it: "Full- or part-time."."""
    sentence = reading.layout.sentence(hit.start)
    left, right = _edges(reading, hit, sentence)
    more = reading.text[sentence.start : hit.start] + reading.text[hit.end : sentence.end]
    return left and right and len(more) <= _ALTERNATIVE and "(" not in more


def tagged(reading: Reading, hit: Hit) -> bool:
    """Say whether a word stands between separators in the title, a headline or a short line."""
    line = reading.layout.line(hit.start)
    left, right = _edges(reading, hit, line)
    return left and right and (line.end - line.start <= _SHORT_LINE or _in_headline(reading, hit, line))


def _alone(reading: Reading, hit: Hit, line: Span) -> bool:
    """Say whether a sentence or a part between bars is little more than a word: "Full-time, Munich.", "| Full-time"."""
    sentence = reading.layout.sentence(hit.start)
    left, right = _edges(reading, hit, Span(sentence.start, line.end))
    right = right or joining(reading.spoken, _IN_A_PLACE).match(reading.text, hit.end) is not None
    return left and right and sentence.end - sentence.start <= _LONGEST_ALONE


def edged(reading: Reading, hit: Hit) -> bool:
    """Say whether a separator or an end of the line stands in front of a word or behind it.

    An "&" behind a word goes on with it: in "Senior Contract & Claims Analyst" contracts are what the role is about.
    """
    line = reading.layout.line(hit.start)
    left, right = _edges(reading, hit, line)
    if joining(reading.spoken, _GOES_ON).match(reading.text, hit.end):
        return left and hit.start > line.start
    return left or right


def _edges(reading: Reading, hit: Hit, line: Span) -> tuple[bool, bool]:
    before = reading.text[max(line.start, hit.start - 6) : hit.start]
    left = hit.start == line.start or joining(reading.spoken, _LEFT).search(before)
    right = joining(reading.spoken, _RIGHT).match(reading.text[hit.end : min(line.end, hit.end + 6)])
    return bool(left), bool(right)


def _in_headline(reading: Reading, hit: Hit, line: Span) -> bool:
    """Say whether a word stands in the title, the opening, or a line such as "ACME | Berlin | Full-time"."""
    near_start = hit.start < line.start + _HEADLINE
    opening = line.start <= reading.field("description").start
    return near_start and (opening or reading.text.count("|", line.start, line.start + _HEADLINE) > 1)


def _among_tags(reading: Reading, hit: Hit, line: Span) -> bool:
    """Say whether the line is a headline, or a short one with another word of employment ("Contract (full-time)")."""
    if _in_headline(reading, hit, line):
        return True
    return any(line.start <= each.start < line.end and each != hit for each in reading.hits("employment"))


def _first_looked_at(reading: Reading, hit: Hit, line: Span) -> int:
    """Return from where a label is looked for that stands in front of the word, or of the list that it is in."""
    start = max(line.start, hit.start - _BEFORE_REACH)
    return _line_above(reading, line) if start == line.start else start


def _introduces(text: str, label: Hit, hit: Hit, line: Span) -> bool:
    """Say whether nothing but a colon, or only more of a list behind the colon, stands between label and word.

    Without a colon the label begins with a capital, or the two are all of a line ("schedule full-time").
    """
    between = text[label.end : hit.start]
    if between.lstrip(" *").startswith((":", "=")):
        return "." not in between
    opens = text[label.start].isupper() or (label.start, hit.end) == (line.start, line.end)
    return opens and bool(_AFTER_LABEL.match(between))


def _line_above(reading: Reading, line: Span) -> int:
    """Return where to look for a label: on the line above when that is one and this a short line under it."""
    if line.end - line.start > _SHORT_LINE:
        return line.start
    above = reading.layout.above(line)
    written = reading.text[above.start : above.end].rstrip("* ")
    longest = _BEFORE_REACH if written.endswith(":") else _LONGEST_ABOVE
    return above.start if len(written) <= longest else line.start


def _beside(reading: Reading, hit: Hit, looked: int, near: Sequence[Hit], *, strictly: bool) -> tuple[str, str]:
    """Return the sense of the words right in front of and behind the word, "" where there are none that tell.

    `near` are the words in front of it that were found from `looked` on.
    """
    text = reading.text
    sentence = reading.layout.sentence(hit.start)
    before = behind = ""
    end = min(sentence.end, hit.end + _BEHIND_REACH)
    found: Sequence[Hit] = reading.near_group(_TOPIC, "behind_employment", hit.end, end)
    between = text[hit.end : found[0].start] if found else ""
    if found and len(between.split()) <= (_BEHIND_STRICTLY if strictly else _BEHIND):
        behind = "" if _others_apart(found[0], between) else found[0].sense
    start = max(sentence.start, hit.start - _BEFORE_REACH)
    if start != looked:
        near = reading.near_group(_TOPIC, "before_employment", start, hit.start)
    found = [word for word in near if word.sense not in {"label", _HAD, _RIGHT_TO}]
    between = text[found[-1].end : hit.start] if found else ""
    if (
        found
        and len(between.split()) <= _reach(found[-1], text, hit, behind)
        and not (_PARTED.search(between) or _others_apart(found[-1], between))
        and not ("(" in between and in_opening(reading, hit))  # "Leeds and Hull (full time)"
    ):
        before = found[-1].sense
        if before == _LENGTH:
            before = "" if any(word.sense == _HAD for word in near) else "own"
        if before == "hire" and text[found[-1].start].isupper():
            before = "hiring"
    return before, behind


def _is_own(text: str, hit: Hit, beside: tuple[str, str], *, person: bool) -> bool:
    """Say whether a word beside it makes it one of this job; people in front of one have it: "interns' jobs"."""
    return beside[0] == "own" or (beside[1] == "own" and not (person and text[hit.end - 1] in "sS"))


def _others_apart(word: Hit, between: str) -> bool:
    """Say whether a mark parts a word for others from the word of employment: "Leeds (full-time) - Engineers"."""
    return word.sense in _OTHERS and _OTHERS_PARTED.search(between) is not None


def _of_others(before: str, behind: str) -> bool:
    """Say whether words beside it are of others: "full-time employees" are, unless one is hiring them."""
    return before == "not" or (behind in _OTHERS and (behind, before) != ("people", "hiring"))


def _is_a_right(text: str, before: Sequence[Hit], hit: Hit) -> bool:
    """Say whether a word is said of where and how one may work, with no mark between."""
    return any(word.sense == _RIGHT_TO and not _CLAUSE.search(text, word.end, hit.start) for word in before)


def _reach(word: Hit, text: str, hit: Hit, behind: str) -> int:
    """Return how many words may stand between one in front and the word of employment."""
    return 0 if word.sense == "not" and _begins(text, hit, behind) else _BEFORE[word.sense]
