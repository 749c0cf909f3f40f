"""nights_weekends: whether there is work at night, in the evening or at weekends."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from operator import attrgetter

from jobfit.facts.figures import MOST_HITS
from jobfit.facts.joining import joining
from jobfit.facts.model import FactValue, Flag
from jobfit.facts.nearby import denied_before
from jobfit.facts.on_call import LISTED, absent, answered, label_of_items
from jobfit.facts.place import countries_known
from jobfit.facts.places.table import table
from jobfit.facts.reading import Hit, Reading, Section
from jobfit.facts.reading.layout import MARKS, Span
from jobfit.facts.reading.scope import inside

_TOPIC = "on_call"  # its words for work serve both
_REACH = 56
_OTHERS_REACH = 36  # characters
_TOUCHING = 14  # characters that hold a denial right in front ("no weekends")
_RANGE = r"\.?\s*(?:-|–|—|%(to)s)\s*"
_RANGE_REACH = 22  # characters
_OVER_NIGHT = (  # "6 PM to 3 AM", "22:00 - 06:00", "21h à 5h"; begins with a set, for speed
    r"[0-9](?<![0-9:.,][0-9])(?:[0-9]?(?:[:.][0-9]{2})?\s?[pP]\.?(?:[mM]\b\.?)?\s?(?:-|–|—|%(to)s)\s?"
    r"[0-9]{1,2}(?:[:.][0-9]{2})?\s?[aA](?:\.?[mM])?"
    r"|(?:(?<=1)[89]|(?<=2)[0-3])(?:[:.h][0-5][0-9]|\s?h)\s?(?:-|–|—|%(to)s)\s?0?[3-9](?:[:.h][0-5][0-9]|\s?h))\b(?!:)"
)
_COLON = re.compile(r":(?!\d)")  # behind a label, not in "7:30 PM"
_LABEL_REACH = 24  # characters of a label
_HOUR = r"\d{1,2}(?:[:.]\d{2})?\s?(?:[apAP]\.?[mM]\b\.?)?"
_HOURS = rf"[,:]?\s?\(?{_HOUR}\s?(?:-|–|—|%(to)s)\s?{_HOUR}"
_CLOCK = re.compile(r"\d[:.]\d|[apAP]\.?[mM]\b")  # one of two numbers is an hour
_DAY = "last"  # sense of Saturday and Sunday, which tell something with their hours, or in a range
_NOT_SAID = frozenset({Section.COMPANY, Section.LEGAL})


def extract(reading: Reading) -> Mapping[str, FactValue]:
    """Return `nights_weekends` when the text says that there is such work, or that there is none."""
    found = nights_weekends_of(reading)
    return {"nights_weekends": found} if found else {}


def nights_weekends_of(reading: Reading) -> Flag | None:
    """Return whether there is such work; statements that contradict each other leave it unknown."""
    told: dict[bool, list[Hit]] = {True: [], False: []}
    over_night = (Hit("shifts", "time", *found.span()) for found in _clocks(reading))
    for hit in sorted((*reading.hits("shifts")[:MOST_HITS], *over_night), key=attrgetter("start")):
        value = _said(reading, hit)
        if value is not None:
            told[value].append(hit)
    work, none = told[True], told[False]
    if not (work or none) or (work and none and not _of_other_times(reading, work, none)):
        return None
    first = (work or none)[0]
    return Flag(value=bool(work), evidence=(reading.evidence(first.start, first.end),))


def _clocks(reading: Reading) -> Iterator[re.Match[str]]:
    """Return the hours that are named from the evening to the morning."""
    return islice(joining(reading.spoken, _OVER_NIGHT).finditer(reading.text), MOST_HITS)


def _of_other_times(reading: Reading, work: Sequence[Hit], none: Sequence[Hit]) -> bool:
    """Say whether there is work at one time and none at the other: "No nights, one weekend in four"."""
    there, not_there = (
        {word.sense for hit in hits for word in reading.near_group(_TOPIC, "shift_time", hit.start, hit.end)}
        for hits in (work, none)
    )
    return bool(there and not_there) and there.isdisjoint(not_there)


def _said(reading: Reading, hit: Hit) -> bool | None:
    """Return what one mention says, None when it is about free time or somebody else."""
    if reading.elsewhere(hit.start):
        return None
    if hit.sense == _DAY and not any(asked(reading, hit) for asked in (_ends_a_range, _begins_a_range, _timed)):
        return None
    if hit.sense == "free":
        return False
    first = _first_of_list(reading, hit)
    answer = answered(reading, hit)
    gone = denied_before(reading, first, hit.end) or absent(reading, hit)
    is_denied = answer is False or gone or reading.denied(hit.start, hit.end)
    if hit.start < reading.field("description").start:
        return not is_denied
    return _in_text(reading, hit, first, answer=answer, is_denied=is_denied)


def _in_text(reading: Reading, hit: Hit, first: int, *, answer: bool | None, is_denied: bool) -> bool | None:
    """Return what a mention in the description says, one of a list that starts at `first`."""
    sentence = reading.layout.sentence(hit.start)
    start, end = max(sentence.start, hit.start - _REACH), min(sentence.end, hit.end + _REACH)
    near = reading.near(_TOPIC, start, end).of("working")
    if is_denied:
        touching = inside(reading.hits("denial"), first - _TOUCHING, first)
        return False if hit.sense == "shift" or near or touching or answer is False else None
    free = any(word.sense == "free" for word in near)
    timetable = _in_a_timetable(reading, hit)
    if free or (_out_of_place(reading, hit) and not timetable) or _of_others(reading, hit, sentence):
        return None
    return True if hit.sense == "shift" or near or answer or timetable or _timed(reading, hit) else None


def _in_a_timetable(reading: Reading, hit: Hit) -> bool:
    """Say whether a mention stands behind a label for working time, or in the list below it: "Shift:", "* Nights"."""
    line = reading.layout.line(hit.start)
    colons = [colon.end() for colon in _COLON.finditer(reading.text, line.start, hit.start)]
    label = colons[-1] - 1 if colons else label_of_items(reading, line)
    words = reading.near_group(_TOPIC, "time_label", max(0, label - _LABEL_REACH), label) if label > 0 else ()
    return bool(words) and words[-1].end == label


def _out_of_place(reading: Reading, hit: Hit) -> bool:
    """Say whether a section tells nothing of the work; what one must do may go on behind "Apply today!"."""
    section = reading.section(hit.start)
    if section is Section.PREFERRED:
        return not reading.required(hit.start, hit.end)
    if section is Section.BENEFITS:
        return not _behind_a_label(reading, hit)
    if section is not Section.APPLY:
        return section in _NOT_SAID
    start = max(reading.layout.line(hit.start).start, hit.start - _REACH)
    return not any(word.sense == "demand" for word in reading.near(_TOPIC, start, hit.start).of("working"))


def _behind_a_label(reading: Reading, hit: Hit) -> bool:
    """Say whether the line of a mention begins with a word for working time and a colon: "Hours: nights"."""
    line = reading.layout.line(hit.start)
    words = reading.near(_TOPIC, line.start, min(hit.end, line.start + _REACH)).of("working")
    if not words or reading.text[line.start : words[0].start].strip(MARKS):
        return False
    return ":" in reading.text[words[0].end : hit.end]


def _of_others(reading: Reading, hit: Hit, sentence: Span) -> bool:
    """Say whether a time is of others, by what stands in front: "hand over to the night shift", "open Mon - Sun"."""
    start = max(sentence.start, hit.start - _OTHERS_REACH)
    words = reading.near_group(_TOPIC, "shift_others", start, hit.start)
    if words and words[-1].sense == "open":
        return hit.sense == _DAY
    return bool(words) and len(reading.text[words[-1].end : hit.start].split()) <= 1


def _ends_a_range(reading: Reading, hit: Hit) -> bool:
    """Say whether a day of the weekend is the last of a range: "Tuesday to Saturday"."""
    before = inside(reading.hits("office_weekday"), hit.start - _RANGE_REACH, hit.start)
    return (
        bool(before) and joining(reading.spoken, _RANGE).fullmatch(reading.text, before[-1].end, hit.start) is not None
    )


def _begins_a_range(reading: Reading, hit: Hit) -> bool:
    """Say whether a day of the weekend is the first of a range: "Sunday to Thursday", where that is no usual week."""
    behind = inside(reading.hits("office_weekday"), hit.end, hit.end + _RANGE_REACH)
    if not behind or not joining(reading.spoken, _RANGE).fullmatch(reading.text, hit.end, behind[0].start):
        return False
    known = countries_known(reading)
    return bool(known) and table().works_on_sundays.isdisjoint(known)


def _timed(reading: Reading, hit: Hit) -> bool:
    """Say whether hours stand beside such a time: "Sunday 8am - 12pm", "8:00 to 12:00 every Sunday"."""
    hours = joining(reading.spoken, _HOURS)
    behind = hours.match(reading.text, hit.end)
    start = max(reading.layout.line(hit.start).start, hit.start - _OTHERS_REACH)
    before = [*hours.finditer(reading.text, start, hit.start)][-1:]
    near = [each for each in before if len(reading.text[each.end() : hit.start].split()) <= 1]
    return any(_CLOCK.search(each[0]) for each in (behind, *near) if each)


def _first_of_list(reading: Reading, hit: Hit) -> int:
    """Return where a list of such times starts that ends with this one: "No nights, weekends or holidays"."""
    start = hit.start
    for other in reversed(inside(reading.hits("shifts"), max(0, start - _REACH), start)):
        if not joining(reading.spoken, LISTED).fullmatch(reading.text, other.end, start):
            break
        start = other.start
    return start
