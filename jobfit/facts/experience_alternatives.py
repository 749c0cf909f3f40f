"""Years asked instead of others: with another degree, without one, or for another level of the role."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from jobfit.facts.figures import Figure
from jobfit.facts.joining import joining
from jobfit.facts.reading import Hit, Reading
from jobfit.facts.reading.scope import inside

TOPIC = "experience"
"""The `near` files with the words around years."""

FAR = 260
"""Characters between two figures that are alternatives."""
_BEHIND = 80  # characters behind a figure in which the degree of its list item stands
_BEFORE = 44  # characters between the brackets of two levels
_ALTERNATIVE = 16  # characters between "or" and the other figure when no degree stands there
_OR_LINE = r"\n\W{0,4}%(or)s\W{0,3}\n"
_LINES_APART = 2  # newlines between two list items, with one blank line between
_EQUIVALENT = 24  # characters behind a unit in which the years are said to be equivalent
_DEGREE_REACH = 60  # characters outside brackets between a figure and the degree that it is asked with
_KINDS = 2  # words between an "or" and the training behind it
_ASKED_WITH = 8  # words between a degree and the figure that is asked with it
_BRACKETS_REACH = 120  # characters of the brackets behind a degree: "a degree (botany, zoology, …) and 5 years"
_BRACKETS = re.compile(r"\([^()]*\)")
_PARTS = frozenset(",;/(")  # what stands between alternatives where no "or" does
_BARE = re.compile(r"[\s(](?P<low>\d{1,2})(?:\s?[–-]\s?(?P<high>\d{1,2}))?\+?\s(?:\w{1,7}\s)?\Z")
_ASIDE = re.compile(r"[\w ]{0,24}\([^()\n\d]{2,30}\)")  # "3 years (Engineer)"
_LEADS = re.compile(r"(?:[ -]level)?\s?:\s?")  # "Senior: 5 years"
_BARE_REACH = 18  # characters of a figure without a unit


class Asked(NamedTuple):
    """Years that are required, and where their unit ends."""

    figure: Figure
    end: int


def near(reading: Reading, group: str, start: int, end: int) -> Sequence[Hit]:
    """Return the words of one group in text[start:end]."""
    return reading.near_group(TOPIC, group, start, end) if start < end else ()


def right_in_front(reading: Reading, words: Sequence[Hit], figure: Figure) -> bool:
    """Say whether one of some words stands right in front of a figure ("over the past 3 years", "aged 18")."""
    return bool(words) and not reading.text[words[-1].end : figure.start].strip(" ~(.:")


def alternatives(reading: Reading, asked: Sequence[Asked]) -> Sequence[Sequence[Asked]]:
    """Return the figures in groups, those of one group being alternatives to each other."""
    groups: list[list[Asked]] = []
    for each in asked:
        if groups and _is_alternative(reading, groups[-1][-1], each):
            groups[-1].append(each)
        else:
            groups.append([each])
        groups[-1].extend(otherwise(reading, each))
    return groups


def _is_alternative(reading: Reading, first: Asked, second: Asked) -> bool:
    """Say whether the second figure is asked instead of the first, not besides it."""
    start, end = first.figure.end, second.figure.start
    if end - start > FAR:
        return False
    return (
        joining(reading.spoken, _OR_LINE).search(reading.text, start, end) is not None
        or _of_another_level(reading, first, second)
        or _instead(reading, first, second)
        or _each_with_a_degree(reading, first, second)
    )


def _instead(reading: Reading, first: Asked, second: Asked) -> bool:
    """Say whether the words between two figures make the second one do instead of the first."""
    start, end = first.figure.end, second.figure.start
    degrees = inside(reading.hits("degree"), start, end)
    if "\n" in reading.text[start:end]:
        own, other = reading.layout.line(first.figure.start), reading.layout.line(end)
        earlier = inside(reading.hits("degree"), own.start, first.figure.end + _BEHIND)
        later = inside(degrees, other.start, end)
        return bool(later and earlier) and reading.text.count("\n", start, end) <= _LINES_APART
    options = near(reading, "years_alternative", start, end)
    if not options:
        return False
    last = options[-1]
    with_a_degree = degrees and degrees[-1].start >= last.start
    if with_a_degree or (_degree_before(reading, first) and _trained(reading, last, end)):
        return True
    if reading.layout.sentence(last.start) != reading.layout.sentence(second.figure.start):
        return False  # "R or Python. At least 2 years of …"
    together = any(word.start > last.start for word in near(reading, "years_together", start, end))
    return not together and end - last.end <= _ALTERNATIVE


def _trained(reading: Reading, option: Hit, end: int) -> bool:
    """Say whether an "or" leads to training that years are asked with: "or a trade certificate and 8 years"."""
    words = near(reading, "years_trained", option.end, end)
    return bool(words) and len(reading.text[option.end : words[0].start].split()) <= _KINDS


def _each_with_a_degree(reading: Reading, first: Asked, second: Asked) -> bool:
    """Say whether two figures are asked with different degrees: "BS and 8 years, MS and 5 years of experience"."""
    if "\n" in reading.text[first.figure.end : second.figure.start] or not reading.hits("degree"):
        return False
    for of in (_degree_behind, _degree_before):
        one, other = of(reading, first), of(reading, second)
        if one and other:
            return one.start != other.start and one.sense != other.sense
    return False


def _degree_behind(reading: Reading, asked: Asked) -> Hit | None:
    """Return the degree that a figure is asked with, behind it: "5 years with a Master's"."""
    end = min(reading.layout.sentence(asked.figure.start).end, asked.end + _DEGREE_REACH)
    degrees = inside(reading.hits("degree"), asked.end, end)
    joined = {hit.end + 1 for hit in near(reading, "years_otherwise", asked.end, end) if hit.sense == "behind"}
    return degrees[0] if degrees and degrees[0].start in joined else None


def _degree_before(reading: Reading, asked: Asked) -> Hit | None:
    """Return the degree that a figure is asked with, in front of it: "Master's and 5 years"."""
    reach = asked.figure.start - _DEGREE_REACH - _BRACKETS_REACH
    degrees = inside(
        reading.hits("degree"), max(reading.layout.sentence(asked.figure.start).start, reach), asked.figure.start
    )
    if not degrees:
        return None
    between = _BRACKETS.sub("", reading.text[degrees[-1].end : asked.figure.start])
    if len(between) > _DEGREE_REACH:
        return None
    joins = between.strip() in {"", "+"} or any(
        near(reading, group, degrees[-1].end, asked.figure.start) for group in ("years_together", "years_otherwise")
    )
    return degrees[-1] if joins and len(between.split()) <= _ASKED_WITH and ";" not in between else None


def _of_another_level(reading: Reading, first: Asked, second: Asked) -> bool:
    """Say whether two figures in brackets are those of two levels: "Senior (5+ years), Lead (7+ years)"."""
    start, end = first.figure.start, second.figure.start
    levels = (*reading.hits("seniority"), *reading.hits("role_level"))
    if _each_with_a_level(reading, first, second, levels):
        return True
    if reading.text[start - 1] != "(" or reading.text[end - 1] != "(" or end - first.end > _BEFORE:
        return False
    return any(first.end <= level.start and level.end == end - len(" (") for level in levels)


def _each_with_a_level(reading: Reading, first: Asked, second: Asked, levels: Sequence[Hit]) -> bool:
    """Say whether each figure has its role in brackets behind it, or its level and a colon in front of it."""
    text = reading.text
    asides = [_ASIDE.match(text, each.end) for each in (first, second)]
    if all(asides):
        return any(aside and inside(levels, aside.start(), aside.end()) for aside in asides)
    named = [
        next((hit for hit in levels if _LEADS.fullmatch(text, hit.end, each.figure.start)), None)
        for each in (first, second)
    ]
    return all(named)


def instead_of_a_degree(reading: Reading, asked: Asked) -> bool:
    """Say whether years of equivalent experience stand behind a degree that none are asked with, and an "or"."""
    start = max(reading.layout.sentence(asked.figure.start).start, asked.figure.start - FAR)
    degrees = inside(reading.hits("degree"), start, asked.figure.start)
    if not degrees or inside(reading.hits("experience_unit"), start, asked.figure.start):
        return False
    options = near(reading, "years_alternative", degrees[-1].end, asked.figure.start)
    if not options or asked.figure.start - options[-1].end > _ALTERNATIVE:
        return False
    return bool(near(reading, "years_equivalent", asked.end, asked.end + _EQUIVALENT))


def otherwise(reading: Reading, asked: Asked) -> Sequence[Asked]:
    """Return the figures of alternatives without a unit: "5 years, or 3 with a Master's, or 1 with a PhD"."""
    degrees = reading.hits("degree")
    if not degrees or degrees[-1].start < asked.figure.end:
        return ()
    start = asked.figure.end
    end = min(reading.layout.line(start).end, start + FAR)
    around = near(reading, "years_otherwise", start, end)
    options = {hit.end for hit in around if hit.sense == "before"}
    found = []
    for hit in around:
        if hit.sense != "behind" or not inside(degrees, hit.end, hit.end + 2):
            continue
        bare = _BARE.search(reading.text, max(start, hit.start - _BARE_REACH), hit.start)
        if not bare:
            continue
        parted = reading.text[bare.start() - 1 : bare.start("low")].rstrip()[-1:] in _PARTS
        if parted or bare.start() in options:
            high = float(bare["high"]) if bare["high"] else None
            found.append(Asked(Figure(float(bare["low"]), high, bare.start("low"), hit.end), hit.end))
    return found
