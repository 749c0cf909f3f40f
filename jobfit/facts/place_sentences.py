"""Where the work is, as sentences say it: "this role is based in Leeds", "a Leeds-based role", "our Leeds office".

They are asked where no location, label or headline names a place, the plainest first. An office counts when the text
speaks of no other and the job is not done remotely; who is looked for in a town is when its area is named too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import chain, islice

from jobfit.facts.joining import joining
from jobfit.facts.places import Found, find_places
from jobfit.facts.places.found import Place
from jobfit.facts.places.listed import that_count
from jobfit.facts.reading import Hit, Reading, Section
from jobfit.facts.reading.layout import Span
from jobfit.facts.window import MOST_MENTIONS, window
from jobfit.facts.workplace import is_remote

_ELSEWHERE = {  # sections where the words for a place tell of another, unless one is asked to join there
    "job": frozenset({Section.LEGAL, Section.COMPANY, Section.BENEFITS}),
    "join": frozenset({Section.LEGAL, Section.BENEFITS}),
    "role": frozenset({Section.LEGAL}),
}
_NO_OFFICES = frozenset({Section.LEGAL, Section.COMPANY})
_BASED = 30  # characters in front of "-based role" in which its place stands
_CUE_WINDOW = 60  # characters behind "this role is based in"
_TRIP = 30  # characters in front of "office in" in which it is one that is only visited
_OUR_REACH = 42  # characters of "our brand new Leeds office" in front of the office
_SEAT_BEHIND = 40  # characters behind the office in which its town stands
_FEW = 2  # words between "our" and the town, or the town and the office
_AROUND = 60  # characters around an office in which it may be said to be visited, or met in
_CAPITAL = "[A-ZÀ-ÖØ-ÞŁŚŻŹĆ]"
_WITHIN = r"(?:a[mn]|(?:an|ob|vor)\sder|aan\sden|sur|d[eiao]|del|la|nad)\s"  # the words of one name: "Neuburg am Inn"
_TOWN = re.compile(rf"{_CAPITAL}[\w.'’-]*(?:\s(?:{_WITHIN})?{_CAPITAL}[\w.'’-]*)*")
_IN = rf"\b%(sited)s\s(?={_CAPITAL})"
_LONGEST_TOWN = 60  # characters of a town and its area
_SOUGHT_REACH = 150  # characters in front of "in Dayton, OH" in which somebody is looked for
_MOST_TOWNS = 40  # that are looked at in a posting
_FIRST_LINES = 5  # of a description, which may tell the place as a letterhead does
_LONGEST_LINE = 120  # characters
_LETTERHEAD = frozenset(("", *",;|/(–—-•·*:"))  # in front of the place that ends a line
_UNKNOWN_TOWN = re.compile(r"[A-Z][\w.'’-]*(?:\s[A-Z][\w.'’-]*){0,2},\s")
_OUR = r"\b%(our)s\s"
_SEATED_IN = r"(?:\s%(is)s)?(?:\s%(seated)s)?\s%(inside)s\s(?:%(heart)s\s)?"


def said_in_sentences(reading: Reading) -> Found | None:
    """Return the places of the first sentence that says where the work is, None when none does."""
    told = next(chain(_behind_cues(reading), _based(reading)), None)
    if told or reading.hits("workplace", field="location"):  # a field that says "Remote" is not outweighed by less
        return told
    return next(chain(_first_lines(reading), _sought(reading), _offices(reading)), None)


def said_outright(reading: Reading) -> Found | None:
    """Return the places behind the first "this role is based in", None when there is none."""
    return next(_behind_cues(reading), None)


def behind_in(reading: Reading, span: Span) -> Found:
    """Return the first town that stands behind "in" in a short span such as a title: "A teacher in Leeds"."""
    for at in joining(reading.spoken, _IN).finditer(reading.text, *span):
        found = _named(reading, at.end(), span.end)
        if found and found.places[0].start == at.end():
            return found
    return Found()


def _behind_cues(reading: Reading) -> Iterator[Found]:
    for cue in reading.hits("place_cue", field="description")[:MOST_MENTIONS]:
        sentence = reading.layout.sentence(cue.start)
        if window(reading, "travel_to", max(sentence.start, cue.start - _TRIP), cue.start):
            continue
        trips = window(reading, "travel_to", cue.end, min(sentence.end, cue.end + _CUE_WINDOW))
        end = trips[0].start if trips else min(sentence.end, cue.end + _CUE_WINDOW)
        start = cue.end + reading.text.startswith(" ", cue.end)
        found = that_count(reading, Span(start, end), _named(reading, start, end), said=True)
        near = tuple(place for place in found.places if _follows(reading, cue.end, place.start))
        if near and reading.section(cue.start) not in _ELSEWHERE[cue.sense]:
            yield found


def _based(reading: Reading) -> Iterator[Found]:
    """Yield the place in front of "-based role"."""
    for hit in reading.hits("place_based", field="description")[:MOST_MENTIONS]:
        if reading.text[hit.start - 1] != "-" or reading.section(hit.start) is Section.LEGAL:
            continue
        found = find_places(reading, max(reading.layout.sentence(hit.start).start, hit.start - _BASED), hit.start)
        last = tuple(place for place in found.places if place.end == hit.start - 1)
        if last and not reading.denied(hit.start, hit.end):
            yield replace(found, places=last)


def _follows(reading: Reading, end: int, start: int) -> bool:
    """Say whether a place stands right behind a cue: "in our Toronto office"."""
    return len(reading.text[end:start].split()) <= 1


def _offices(reading: Reading) -> Iterator[Found]:
    """Yield the town of the only office that the text speaks of: "our Leeds office", "our office in Leeds"."""
    offices = reading.hits("workplace_seat", field="description")[:MOST_MENTIONS]
    found = [each for office in offices if (each := _of_office(reading, office))]
    if not found or len({each.cities() for each in found}) > 1:
        return
    if not is_remote(reading):
        yield found[0]


def _of_office(reading: Reading, office: Hit) -> Found | None:
    """Return the town of one of the company's own offices, None for one where only others are or one is a guest."""
    sentence = reading.layout.sentence(office.start)
    start = max(sentence.start, office.start - _OUR_REACH)
    ours = [*joining(reading.spoken, _OUR).finditer(reading.text, start, office.start)]
    if not ours or reading.section(office.start) in _NO_OFFICES or _of_guests(reading, office, sentence):
        return None
    start = ours[-1].end()
    found = find_places(reading, start, office.start, sure=True)
    if found:
        return found if _close(reading, Span(start, office.start), found) else None
    behind = joining(reading.spoken, _SEATED_IN).match(reading.text, office.end)
    if not behind or len(reading.text[start : office.start].split()) > _FEW:
        return None
    found = find_places(reading, behind.end(), min(sentence.end, behind.end() + _SEAT_BEHIND), sure=True)
    return found if found and found.places[0].start == behind.end() else None


def _of_guests(reading: Reading, office: Hit, sentence: Span) -> bool:
    """Say whether an office is one that is visited, met in now and then, opened, or where others work."""
    first, last = max(sentence.start, office.start - _AROUND), min(sentence.end, office.end + _AROUND)
    return bool(
        window(reading, "travel_to", first, office.start)
        or window(reading, "place_office", first, office.start)
        or window(reading, "workplace_other", first, last)
        or window(reading, "office_often", first, last, "month", "quarter", "year")
    )


def _close(reading: Reading, span: Span, found: Found) -> bool:
    """Say whether few words stand between the ends of a span and the places in it: "our new Leeds city office"."""
    first, last = found.span()
    words = (reading.text[span.start : first].split(), reading.text[last : span.end].split())
    return bool(found.cities()) and all(len(each) <= _FEW for each in words)


def _first_lines(reading: Reading) -> Iterator[Found]:
    """Yield the town and its area that end one of the first lines: "University of Kites, Leeds, UK"."""
    start, end = reading.field("description")
    for _ in range(_FIRST_LINES):
        line = reading.layout.line(start)
        if line.end - line.start <= _LONGEST_LINE:
            found = find_places(reading, *line, sure=True)
            if found.cities() and found.places[-1].wide() and _ends(reading, line, Span(*found.span())):
                yield found
        start = line.end + 1
        if start >= end:
            return


def _ends(reading: Reading, line: Span, places: Span) -> bool:
    """Say whether places end a line, behind a mark or nothing at all: "University of Kites, Leeds, UK"."""
    before, behind = reading.text[line.start : places.start].rstrip()[-1:], reading.text[places.end : line.end]
    return before in _LETTERHEAD and not behind.strip(" )*")


def _sought(reading: Reading) -> Iterator[Found]:
    """Yield the town in which a sentence says that somebody is looked for: "seeking a nurse for a client in Dayton"."""
    body = reading.field("description")
    towns = joining(reading.spoken, _IN).finditer(reading.text, body.start, body.end)
    for at in islice(towns, _MOST_TOWNS):
        start = at.end()
        sentence = reading.layout.sentence(start)
        found = _named(reading, start, min(sentence.end, start + _LONGEST_TOWN))
        if not found or not _begins(reading, start, found.places[0]):
            continue
        if not _is_sought(reading, Span(at.start(), found.span()[1]), sentence):
            continue
        found = that_count(reading, Span(start, found.span()[1]), found)
        if found:
            yield found


def _named(reading: Reading, start: int, end: int) -> Found:
    """Return the places of text[start:end]; where none begins it, the smaller town that its first words name alone."""
    found = find_places(reading, start, end, sure=True)
    if found and found.places[0].start == start:
        return found
    words = _TOWN.match(reading.text, start, end)
    return (find_places(reading, *words.span(), sure=True) if words else None) or found


def _is_sought(reading: Reading, town: Span, sentence: Span) -> bool:
    """Say whether somebody is looked for in front of "in Dayton", or by who is there: "a bank in Dayton seeks"."""
    said = window(reading, "place_sought", max(sentence.start, town.start - _SOUGHT_REACH), town.start)
    if any(each.sense == "other" for each in said) or reading.section(town.start) is Section.LEGAL:
        return False
    if said and said[-1].end == town.start - 1:  # "a telecommute opportunity in Dayton"
        return True
    last = min(sentence.end, town.end + _SEAT_BEHIND)
    said = said or window(reading, "place_sought", town.end, last, "seeks")
    return bool(said) and not is_remote(reading)


def _begins(reading: Reading, start: int, place: Place) -> bool:
    """Say whether a town begins at an offset: one that is known, or any in front of its area ("Ft. Halden, MD")."""
    if place.start == start:
        return bool(place.city)
    unknown = _UNKNOWN_TOWN.match(reading.text, start)
    return unknown is not None and unknown.end() == place.start and place.wide()
