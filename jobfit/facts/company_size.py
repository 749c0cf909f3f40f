"""company_size: how many people work at the company, never how many customers it has or how large one team is."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from jobfit.facts.beside import Beside
from jobfit.facts.figures import Figure, figure_before, figure_behind
from jobfit.facts.joining import joining
from jobfit.facts.model import FactValue, Quantity
from jobfit.facts.nearby import MOST_MENTIONS, sentence_of
from jobfit.facts.reading import Hit, Reading, Section
from jobfit.facts.reading.layout import HEADING_MARKS, Span

_NUMBER = r"(?P<low>\d{1,3}(?:[,.'’\u202f ]\d{3})+|\d{1,7}|\d{1,4}k)"
_RANGE = rf"{_NUMBER}(?:\s?(?:-|–|—|%(to)s|%(and)s)\s?(?P<high>\d{{1,3}}(?:[,.'’]\d{{3}})+|\d{{1,7}}))?(?P<more>\s?\+)?"
_MODIFIER = r"(?:(?P<above>%(above)s|>)|(?P<below>%(below)s|<)|%(about)s|~)?"
_ADJECTIVE = r"[^\W\d_]{3,20}[\s,]{1,2}"
_ADJECTIVES = rf"(?:(?!(?:%(scale)s|%(and)s)\b){_ADJECTIVE}){{0,2}}"
_BEFORE = rf"(?i)(?<![\w.,'’$€£]){_MODIFIER}\s?{_RANGE}[\s-]{_ADJECTIVES}$"
_TO = rf"(?i)\s%(to)s\s{_MODIFIER}\s?{_RANGE}(?![\w%%]|[.,'’]\d)"
_BEHIND = rf"(?i)\W{{0,2}}\s?{_MODIFIER}\s?{_RANGE}(?![\w%%]|[.,'’]\d)"
# What every number before or behind has, in a first look; 0 to 9 are looked for several times faster than any digit.
_IN_FRONT = re.compile(rf"(?i)[0-9]k?(?:\s?\+)?[\s-](?:{_ADJECTIVE}){{0,2}}$")
_FIGURE = re.compile(r"[0-9]")
_WINDOW = 48
_OPENING = 60  # characters of a sentence in which it names the company
_REACH = 90  # characters in front of the people in which words tell whose they are
_NAMED_REACH = 24  # the same where the words say that it is a company: "you will join a company of 400"
_UNIT_WINDOW = 30
_AFTERWARDS = 45  # characters behind the people in which their company may stand
_ADJECTIVES_REACH = 75  # the same behind a list of what it is like: "a 10 person, friendly, fast-growing company"
_FEW = 3  # words of a number and what stands between it and its unit
_TEAM = 16  # characters that hold "a team of" and little more
_BEFORE_REACH = 44  # characters
_BETWEEN = 3  # words between what is past and its number: "we were a small team of 10"
_PRESENT_REACH = 70  # characters behind a number that is past in which the present one may stand
_ENDED = re.compile(r"\s?(?:[.,;!?)]|\n|\Z)")
_A_THOUSAND = 1000
_FEW_OF_ALL = 20  # people: as many as an item on the company has to count for them to be all of it
_NO_TEAM = 100  # people: more than a team has
_YEARS = frozenset(range(1900, 2101))  # a range would be gone through for a float
_LARGEST = 3_000_000
_UNTOLD = frozenset({Section.LEGAL, Section.TITLE})
_ELSEWHERE = frozenset({Section.RESPONSIBILITIES, Section.REQUIREMENTS, Section.PREFERRED})
_MANY = "many"  # sense of words that count a company's people, but fewer of them one firm's lawyers or shop's clerks
_THOUSAND = "thousand"  # sense of words that have their number in words, or in figures, in front of them
_BEHIND_IT = frozenset({"behind", "kind", _MANY, _THOUSAND})  # senses of what has its number in front of it
_DOING = "doing"  # sense of words whose object is not whose people they are: "80 employees serving clients"
_ASIDE = re.compile(r"[,:;(]")  # "a team of six: three developers, …"
_PARTED = re.compile(r"[,;:()–—|\d]")
_UP_TO = r"(?i)\s%(to)s\s\Z"
_REACHED = 16  # characters behind it in which a word says that people are counted, or nothing more
_LATER_REACH = 40  # characters behind a number that will be reached in which the day may stand
_EMPLOYED = r"%(employed)s"
_WITH = r"%(with)s,?"


class _Count(NamedTuple):
    """A number of people as written, with where it and its unit stand."""

    start: int
    end: int
    low: float | None
    high: float | None
    is_range: bool


def extract(reading: Reading) -> Mapping[str, FactValue]:
    """Return `company_size` when the posting says how many people there are; the largest of several counts."""
    hits = _beside_figures(reading, reading.hits("company_size")[:MOST_MENTIONS])
    found = [size for hit in hits if (size := _size(reading, hit))]
    return {"company_size": max(found, key=lambda size: size.low or size.high or 0)} if found else {}


def _beside_figures(reading: Reading, hits: Sequence[Hit]) -> Sequence[Hit]:
    """Return the words for people that seem to have their number beside them; most have none."""
    text, in_front, behind = reading.text, _IN_FRONT.search, _FIGURE.search
    return [
        hit
        for hit in hits
        if (
            in_front(text, hit.start - _WINDOW, hit.start)
            if hit.sense in _BEHIND_IT - {_THOUSAND}
            else hit.sense == _THOUSAND
            or behind(text, hit.end, hit.end + _UNIT_WINDOW)
            or (hit.sense == "before" and figure_behind(reading, hit.end + 1, hit.end + _UNIT_WINDOW))
        )
    ]


def _size(reading: Reading, hit: Hit) -> Quantity | None:
    """Return the number beside one word for people, when they are the company's."""
    sentence = sentence_of(reading, hit)
    if _out_of_place(reading, hit, sentence):
        return None
    count = _count(reading, hit, sentence)
    many = count.low or count.high or 0
    if not many or (hit.sense == _MANY and many < _NO_TEAM):
        return None
    few = _FEW_OF_ALL if _begins_an_item(reading, count.start) else _NO_TEAM
    if not _of_the_company(reading, hit, sentence, Span(count.start, count.end), opens=(count.low or 0) >= few):
        return None
    return _as_it_is(reading, sentence, count)


def _out_of_place(reading: Reading, hit: Hit, sentence: Span) -> bool:
    """Say whether a section counts other people; among demands and duties a sentence on the company may stand."""
    section = reading.section(hit.start)
    if section not in _ELSEWHERE:
        return section in _UNTOLD
    start = hit.start - len(reading.text[sentence.start : hit.start].lstrip(HEADING_MARKS))
    opening = reading.near_group("company_size", "company_size_opens", start, start + _OPENING)
    return not ((opening and opening[0].start == start) or _named(reading, Span(start, start + _OPENING)))


def _count(reading: Reading, hit: Hit, sentence: Span) -> _Count:
    """Return the number beside a word for people as written, with both ends open where there is none."""
    if hit.sense in _BEHIND_IT:
        start = max(sentence.start, hit.start - _WINDOW)
        number = joining(reading.spoken, _BEFORE).search(reading.text[start : hit.start])
        end = hit.end
    else:
        start = hit.end
        last = min(sentence.end, hit.end + _UNIT_WINDOW)
        number = joining(reading.spoken, _BEHIND).match(reading.text, hit.end, last)
        end = number.end() if number else 0
    low, high = _interval(number) if number else (None, None)
    if number is None and hit.sense == "before" and (written := figure_behind(reading, start + 1, last)):
        low, high, end = *_several(written), written.end
    begin = start + number.start() if number and hit.sense in _BEHIND_IT else hit.start
    if hit.sense == _THOUSAND:
        low, high, begin = _thousands(reading, hit)
    return _Count(begin, end, low, high, is_range=bool(number and number["high"]))


def _as_it_is(reading: Reading, sentence: Span, count: _Count) -> Quantity | None:
    """Return how many people of a count there are now, None where it tells only of those that were or will be."""
    low, high = count.low, count.high
    front = max(sentence.start, count.start - _TEAM)
    if grown := reading.near_group("company_size", "company_size_grown", front, count.start):
        if not count.is_range and not reading.text[grown[-1].end : count.start].strip():
            return _grown_to(reading, sentence, count)
        low = high or low
    if _to_be(reading, sentence, count):
        return None
    if before := _not_now(reading, sentence.start, count.start):
        return _present(reading, count.end) if before.sense == "past" else None
    return Quantity(low=low, high=high, evidence=(reading.evidence(count.start, count.end),))


def _several(written: Figure) -> tuple[float | None, float | None]:
    """Return the ends of a number in words, as in "a team of six"; nobody counts one."""
    return (written.low, written.high) if (written.low or written.high or 0) > 1 else (None, None)


def _begins_an_item(reading: Reading, start: int) -> bool:
    """Say whether a count begins an item of what is said of the company ("The team", "• ~90 people in Leeds")."""
    if reading.section(start) is not Section.COMPANY:
        return False
    front = reading.text[reading.layout.line(start).start : start]
    return bool(front) and not front.strip(HEADING_MARKS)


def _thousands(reading: Reading, hit: Hit) -> tuple[float | None, float | None, int]:
    """Return the ends of "one hundred thousand people" or "5 thousand people", and where its words start."""
    figure = figure_before(reading, hit.start)
    if not figure:
        return None, None, hit.start
    low, high = (end and end * _A_THOUSAND for end in (figure.low, figure.high))
    return low, high, figure.start


def _to_be(reading: Reading, sentence: Span, count: _Count) -> bool:
    """Say whether a number is one that will be reached: "growing our team to 70 people next year"."""
    if not joining(reading.spoken, _UP_TO).search(reading.text[max(sentence.start, count.start - _TEAM) : count.start]):
        return False
    last = min(sentence.end, count.end + _LATER_REACH)
    return bool(reading.near_group("company_size", "company_size_later", count.end, last))


def _not_now(reading: Reading, first: int, start: int) -> Hit | None:
    """Return what says of a number at `start` that it was so once, will be so or is not all: "we were", "we plan"."""
    for word in reversed(
        reading.near_group("company_size", "company_size_before", max(first, start - _BEFORE_REACH), start)
    ):
        between = reading.text[word.end : start]
        if word.sense == "future" or (len(between.split()) <= _BETWEEN and "," not in between):
            return word
    return None


def _present(reading: Reading, start: int) -> Quantity | None:
    """Return the number that a line goes on with behind what was once: "We were 10 people in 2020, now 80."."""
    end = min(reading.layout.line(start).end, start + _PRESENT_REACH)
    for word in reading.near_group("company_size", "company_size_now", start, end):
        number = joining(reading.spoken, _BEHIND).match(reading.text, word.end, end)
        if number and _ENDED.match(reading.text, number.end()):
            low, high = _interval(number)
            return Quantity(low=low, high=high, evidence=(reading.evidence(start, number.end()),))
    return None


def _grown_to(reading: Reading, sentence: Span, count: _Count) -> Quantity | None:
    """Return how many there are behind a number of those that there were ("grown from 5 people to 60")."""
    number = joining(reading.spoken, _TO).match(reading.text, count.end, sentence.end)
    low, high = _interval(number) if number else (None, None)
    if number is None or (low is None and high is None):
        return None
    behind = reading.near_group("company_size", "company_size_reached", number.end(), number.end() + _REACHED)
    if not (_ENDED.match(reading.text, number.end()) or (behind and behind[0].start <= number.end() + 1)):
        return None
    return Quantity(low=low, high=high, evidence=(reading.evidence(count.start, number.end()),))


def _of_the_company(reading: Reading, hit: Hit, sentence: Span, count: Span, *, opens: bool) -> bool:
    """Say whether a sentence counts the company's own people; `opens` lets one say so that opens with their count."""
    reach = _NAMED_REACH if hit.sense == "company" else _REACH
    near = Span(max(sentence.start, hit.start - reach), min(sentence.end, hit.end + _AFTERWARDS))
    close = Span(near.start, min(near.end, hit.end + _UNIT_WINDOW))
    beside = Beside(reading, "company_size", Span(near.start, max(near.end, hit.end + _UNIT_WINDOW)))
    others = beside.within(close, "company_size_other")
    done = next((other.start for other in others if other.sense == _DOING and other.start > count.end), close.end)
    others = [other for other in others if other.start < done]
    if any(_said_of_them(reading.text, count, other) for other in others) or reading.beside_the_job(hit.start, hit.end):
        return False
    if hit.sense == "kind":
        return _kind_has_them(beside, reading, hit, sentence, near)
    if hit.sense not in _BEHIND_IT:
        units = beside.within(Span(hit.end, hit.end + _UNIT_WINDOW), "company_size_unit")
        between = reading.text[hit.end : units[0].start] if units else ":"
        if len(between.split()) <= _FEW and not _ASIDE.search(between):
            return False
    front = reading.text[sentence.start : count.start].strip(HEADING_MARKS)
    with_them = bool(joining(reading.spoken, _WITH).fullmatch(front))
    team = hit.sense == "before" or beside.before(sentence, "company_size_team", count.start, _TEAM)
    if opens and (not front or with_them or team):
        return True
    employed = with_them or joining(reading.spoken, _EMPLOYED).search(reading.text, hit.start, hit.end)
    return _is_subject(beside, reading, near if employed else Span(near.start, hit.end))


def _kind_has_them(beside: Beside, reading: Reading, hit: Hit, sentence: Span, near: Span) -> bool:
    """Say whether what stands behind "40-person" is a company, or a team that is one ("we are a 7 person team")."""
    listed = reading.text.startswith(",", hit.end)
    last = min(sentence.end, hit.end + _ADJECTIVES_REACH) if listed else near.end
    kinds = reading.near_group("company_size", "company_size_kind", hit.end, last)
    between = reading.text[hit.end : kinds[0].start] if kinds else ""
    if not kinds or (listed and len(between.rpartition(",")[2].split()) > _FEW):
        return False
    return kinds[0].sense == "company" or (between.strip(" )") == "" and _is_subject(beside, reading, near))


def _said_of_them(text: str, count: Span, other: Hit) -> bool:
    """Say whether a word for others tells whose people they are: one in front, or behind with no mark between."""
    return other.start < count.end or not _PARTED.search(text, count.end, other.start)


def _is_subject(beside: Beside, reading: Reading, span: Span) -> bool:
    """Say whether the company stands in a stretch, as "we" or by its name."""
    return bool(beside.within(span, "company_size_subject")) or _named(reading, span)


def _named(reading: Reading, span: Span) -> bool:
    """Say whether the company's own name stands there ("Acme has 1,200 employees")."""
    company = reading.posting.company.strip()
    return bool(company) and reading.text.find(company, span.start, span.end) >= 0


def _interval(number: re.Match[str]) -> tuple[float | None, float | None]:
    """Return the ends of a number as written; (None, None) for a year or a figure that counts nobody."""
    low, high = _value(number["low"]), _value(number["high"])
    if low is None or not 1 < low <= _LARGEST or (number["low"].isdecimal() and low in _YEARS):
        return None, None
    if number["below"]:
        return None, low
    if number["more"] or number["above"]:
        return max(low, high or 0), None
    if high is not None and high > _LARGEST:
        return None, None
    return low, low if high is None else max(low, high)


def _value(written: str | None) -> float | None:
    if not written:
        return None
    if written[-1] in "kK":
        return float(written[:-1]) * 1000
    return float(re.sub(r"\D", "", written))
