"""What does as well as a degree: experience, training or another degree, behind an "or" or in words that say so."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence

from jobfit.facts.figures import figure_in
from jobfit.facts.joining import joining
from jobfit.facts.reading import Hit, Reading
from jobfit.facts.reading.layout import Span
from jobfit.facts.reading.scope import inside

TOPIC = "education"
"""The `near` files with the words around degrees."""
VOCATIONAL = "vocational"
"""The sense of training for a trade, which ISCED 2011 has at level 3: upper secondary education."""
BELOW_DEGREE = frozenset({"training", VOCATIONAL})
"""The senses of what is less than a degree: papers of any level, and training for a trade."""
OF_SCHOOLING = frozenset({"secondary", "doctorate"})
"""Degrees of which an "or equivalent" is another such degree, not experience."""
_SCHOOLING, _CERTIFIED, _EITHER, _COUNTED = "schooling", "certified", "either", "counted"
_ALIKE = "alike"  # another training where it stands behind one
_BEHIND_OR = frozenset({_EITHER, _COUNTED})  # do as well only behind an "or"
_COMBINED = "combined"  # says of itself that it does as well as a degree, whatever else is asked for in between
_LESS = BELOW_DEGREE | {_SCHOOLING, _CERTIFIED}
_PAPERS = BELOW_DEGREE | {_CERTIFIED}
_KIND_REACH = 20  # characters behind an "or equivalent" in which it is said of what: "research experience"
_DEGREE_REACH = 24  # characters in front of an "or equivalent" in which the degree that it goes on begins
_MOST_KINDS = 5  # words between them that all say of what kind it is
_YEARS_REACH = 16  # characters between "or" and the years of it: "or a minimum of 5 years"
_BEHIND_A_MARK = 100  # characters behind ";" in which what does as well stands
_EQUIVALENT_REACH = 220  # characters behind it in which what does as well stands
_DASHED = r"[–—-]\s%(or)s\b"
_ENDED = r"\b%(ends)s\b"
_LISTED = re.compile(r"\b[A-Z]{2,5},?\s?\Z")
_NEXT_ITEM = r"\d\+?\s+%(years)s|%(ends)s\s(?!(?i:%(or)s)\b)[A-Z]|[a-z]\s(?=[A-Z])%(begins)s\b"


def equivalent_of(reading: Reading, hit: Hit, sentence: Span) -> Hit | None:
    """Return the words by which experience or training does as well as the degree, None when there are none."""
    end = sentence.end
    most = hit.end + _EQUIVALENT_REACH
    while end < most and _goes_on(reading, end):
        behind = min(reading.layout.sentence(end).end, end + _BEHIND_A_MARK)
        if behind <= end:  # nothing is left of the line
            break
        end = behind
    end = min(end, most)
    near = reading.near(TOPIC, hit.end, end)
    if not near.of("degree_equivalent"):
        return None
    options = near.of("degree_option")
    introduced = {at for option in options for at in range(option.end, option.end + _YEARS_REACH)}
    joined = {at for word in near.of("degree_joined") for at in range(word.end, word.end + _YEARS_REACH)}
    stop = _next_item(reading, hit.end, end, introduced)
    named = (each for each in near.of("degree_equivalent") if ";" not in reading.text[each.start : each.end])
    last = _next_item(reading, hit.end, end, introduced | joined) if joined else stop
    found = [
        each
        for each in named
        if (
            each.end <= last and any(_introduces(reading, option, each) for option in options)
            if each.sense in _BEHIND_OR
            else each.end <= stop or each.sense == _COMBINED
        )
    ]
    if not found or found[0].sense == _SCHOOLING or (hit.sense in BELOW_DEGREE and found[0].sense == _ALIKE):
        return None
    if found[0].sense in BELOW_DEGREE:  # "a degree or a diploma, or equivalent experience"
        found = [each for each in found if each.sense not in _LESS] or found
    if _of_its_own(reading.text[hit.end : found[0].start], found[0], options, hit.end):
        return None
    # "PhD or equivalent" is another such degree, "degree or equivalent" is what one has learnt by doing
    if hit.sense in OF_SCHOOLING or _behind_schooling(reading, found[0]):
        return next((each for each in found if _is_of_experience(reading, each)), None)
    return found[0]


def _behind_schooling(reading: Reading, named: Hit) -> bool:
    """Say whether an "or equivalent" stands right behind a degree of its own ("a law degree (JD or equivalent)")."""
    degrees = inside(reading.hits("degree"), named.start - _DEGREE_REACH, named.start)
    return any(hit.sense in OF_SCHOOLING and not reading.text[hit.end : named.start].strip(" .") for hit in degrees)


def _is_of_experience(reading: Reading, named: Hit) -> bool:
    """Say whether an "or equivalent" is one of experience, not of something that is joined to it ("and experience")."""
    if named.sense == _COMBINED:
        return True
    mark = reading.text.find(";", named.end, named.end + _KIND_REACH)  # "or equivalent; experience in baking"
    end = mark if mark >= 0 else named.end + _KIND_REACH
    joined = reading.near_group(TOPIC, "degree_joined", named.end, end)
    return "experience" in reading.text[named.start : joined[0].start if joined else end].casefold()


def _goes_on(reading: Reading, end: int) -> bool:
    """Say whether what does as well may stand behind a sentence ("a degree in physics; or …", "… physics. – or …")."""
    if reading.text[end - 2 : end].strip() == ";":
        return True
    return joining(reading.spoken, _DASHED).match(reading.text, end) is not None


def _of_its_own(between: str, equivalent: Hit, options: Sequence[Hit], start: int) -> bool:
    """Say whether something else than the degree is what an "or equivalent" goes on: "BA in law; PMP or equivalent".

    What an "or" right behind the mark begins goes on the degree: "BA in law; or 3 years of relevant experience".
    """
    before, mark, behind = between.rpartition(";")
    if mark:
        behind_it = start + len(before) + len("; ")
        if equivalent.sense not in _PAPERS and any(option.start == behind_it for option in options):
            return False
        return equivalent.sense in _PAPERS or len(behind.split()) > 1 or behind.strip()[:1].isupper()
    return equivalent.sense in _PAPERS and _LISTED.search(before or between) is not None


def _next_item(reading: Reading, start: int, end: int, introduced: Container[int]) -> int:
    """Return where the first word of another item in text[start:end] ends; one that is introduced is none."""
    items = joining(reading.spoken, _NEXT_ITEM).finditer(reading.text, start, end)
    return next((each.end() for each in items if each.start() not in introduced), end)


def _introduces(reading: Reading, option: Hit, named: Hit) -> bool:
    """Say whether an "or" makes experience an alternative ("or relevant experience", "or four years of experience")."""
    if option.end > named.start or ";" in reading.text[option.end : named.start]:  # "or equivalent; experience in …"
        return False
    between = reading.text[option.end : named.start].split()
    if (named.sense == _EITHER and not between) or _only_its_kind(reading, option.end, named.start, between):
        return True
    years = inside(reading.hits("experience_unit"), option.end, named.start)
    figure = figure_in(reading, years[0].start, years[0].end) if years else None
    if figure is None or not option.end <= figure.start <= option.end + _YEARS_REACH:
        return False
    if joining(reading.spoken, _ENDED).search(reading.text, option.end, figure.start):  # "or a related field 5 years"
        return False
    return not reading.near_group(TOPIC, "degree_joined", option.end, figure.start)  # "or a Master's + 3 years"


def _only_its_kind(reading: Reading, start: int, end: int, between: Sequence[str]) -> bool:
    """Say whether all words between an "or" and experience say of what kind it is ("or several years of practical")."""
    if len(between) > _MOST_KINDS:
        return False
    kinds = reading.near_group(TOPIC, "degree_kind", start, end)
    return bool(kinds) and sum(len(reading.text[kind.start : kind.end].split()) for kind in kinds) == len(between)
