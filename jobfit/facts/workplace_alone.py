"""Whether a bare word for a way to work ("remote") stands apart, or a word says of the job how it is done."""

from __future__ import annotations

import re

from jobfit.facts.joining import joining
from jobfit.facts.nearby import or_before
from jobfit.facts.places import find_places
from jobfit.facts.reading import Hit, Reading, Section
from jobfit.facts.reading.answers import Answer
from jobfit.facts.reading.layout import HEADING_MARKS, PICTURES, Span
from jobfit.facts.reading.scope import inside
from jobfit.facts.window import window

SUBJECT_REACH = 60  # characters
SHORT_LINE = 60
ROOM = 3  # characters beside a word in which nothing can deny it
_LONGEST_TAGS = 200  # characters of a line with bars
_APART = ",;|/·•●()[]–—-*"
_ENDS = frozenset(("", *_APART))  # beside a tag
_A_PICTURE = re.compile(f"[{PICTURES}]")
_JOINED = r"\)?,?\s%(or)s\s"  # a choice of two: "Leeds (hybrid) or remote"
_ITEM = re.compile(r"[A-Z][a-z]")
_RUN_ON = re.compile(r"[^\W_] $")
_OPENING = re.compile(r"\s?[(:—–]\s?$")
_CLOSING = {"(": (")", ","), ":": ("",), "—": ("", ".", ";", ","), "–": ("", ".", ";", ",")}  # behind what opens it
_LONGEST_TAGGED = 90  # characters of a sentence that is a list of tags
_UNSETTLED = frozenset({Answer.OPEN, Answer.ABSENT})
_BOTH = r"\s(?:&|\+|%(and)s)\s"
_IN_TOWN = r"(?:\s%(inside)s)?\s"
_ADJOINS = r"\s?[(/]|\s(?:%(adjoins)s)\b"
_BEFORE_A_CHOICE = frozenset((" ", ", "))
_FEW = 2  # words between "remote" and the place
_PLACE_BEHIND = re.compile(r"\s?[(,:–—/|-]|\s\w")


def stands_alone(reading: Reading, hit: Hit, section: Section) -> bool:
    """Say whether a bare word stands apart on a short line ("Contract, Remote"), or opens a sentence of its own."""
    if hit.sense.startswith("on_site") and _in_its_town(reading, hit):
        return True
    text = reading.text
    line = reading.layout.line(hit.start)
    hit = _with_others(reading, hit, line)
    if section is Section.BENEFITS:  # one of them may be a perk, an item of its own is how the job is done
        return text[line.start : line.end].strip(HEADING_MARKS + ".") == text[hit.start : hit.end] or _as_a_sentence(
            reading, hit
        )
    if _between_bars(text, line, hit) or _behind_a_place(reading, line, hit) or _among_tags(reading, hit, section):
        return True
    if line.end - line.start <= SHORT_LINE and _stands_apart(text, line, hit):
        return True
    return _as_a_sentence(reading, hit)


def _with_others(reading: Reading, hit: Hit, line: Span) -> Hit:
    """Return a word together with those that it is one of: "Remote or on-site"."""
    joined = joining(reading.spoken, _JOINED)
    for other in inside(reading.hits("workplace"), line.start, line.end):
        if other.end <= hit.start and joined.fullmatch(reading.text, other.end, hit.start):
            hit = hit._replace(start=other.start)
        elif hit.end <= other.start and joined.fullmatch(reading.text, hit.end, other.start):
            hit = hit._replace(end=other.end)
    return hit


def _between_bars(text: str, line: Span, hit: Hit) -> bool:
    """Say whether nothing but bars, or an end of the line, stand beside a word ("Berlin | ONSITE | Engineer")."""
    before, after = text[line.start : hit.start].rstrip()[-1:], text[hit.end : line.end].lstrip()[:1]
    return before + after == "||" or (before + after == "|" and line.end - line.start <= _LONGEST_TAGS)


def _behind_a_place(reading: Reading, line: Span, hit: Hit) -> bool:
    """Say whether a word stands in brackets, or ends a line, right behind a place: "Leeds (hybrid)"."""
    text = reading.text
    opening = _OPENING.search(text, max(line.start, hit.start - ROOM), hit.start)
    closing = text[hit.end : line.end].lstrip()[:1]
    if not opening or closing not in _CLOSING[opening[0].strip()]:
        return False
    found = find_places(reading, max(line.start, opening.start() - SUBJECT_REACH), opening.start(), sure=True)
    return bool(found) and found.span()[1] == opening.start()


def _among_tags(reading: Reading, hit: Hit, section: Section) -> bool:
    """Say whether a word is a sentence of its own, or a tag beside one of employment: "Leeds. Full time, onsite."."""
    if section is Section.RESPONSIBILITIES:
        return False
    sentence = reading.layout.sentence(hit.start)
    said = reading.text[sentence.start : sentence.end].strip(HEADING_MARKS + "|.")
    if len(said) > _LONGEST_TAGGED:
        return False
    if len(said) == hit.end - hit.start:
        return True
    tags = (hit, *inside(reading.hits("employment"), sentence.start, sentence.end))
    last = len(reading.text[sentence.start : sentence.end].rstrip(". "))
    span = Span(sentence.start, sentence.start + last)
    return len(tags) > 1 and all(_stands_apart(reading.text, span, tag) for tag in tags)


def _stands_apart(text: str, span: Span, hit: Hit) -> bool:
    """Say whether marks or the ends of a span stand beside a word."""
    before, after = text[span.start : hit.start].rstrip()[-1:], text[hit.end : span.end].lstrip()[:1]
    return (before in _ENDS or before == "." or _A_PICTURE.match(before) is not None) and (
        after in _ENDS or _A_PICTURE.match(after) is not None
    )


def _in_its_town(reading: Reading, hit: Hit) -> bool:
    """Say whether the town of the location field stands right behind a word: "an internship, on-site in Ghent"."""
    start = max(reading.layout.sentence(hit.start).start, hit.start - SUBJECT_REACH)
    if reading.section(hit.start) is Section.RESPONSIBILITIES or window(reading, "workplace_other", start, hit.start):
        return False
    behind = joining(reading.spoken, _IN_TOWN).match(reading.text, hit.end)
    location = reading.field("location")
    if not behind or location.end == location.start:
        return False
    towns = find_places(reading, location.start, location.end).cities()
    found = find_places(reading, behind.end(), min(hit.end + SUBJECT_REACH, reading.layout.line(hit.start).end))
    first = found.places[0] if found else None
    return first is not None and first.start == behind.end() and first.city in towns


def _as_a_sentence(reading: Reading, hit: Hit) -> bool:
    """Say whether a bare word opens a sentence that is nothing but it and a place, as in "Remote in Portugal."."""
    if not _PLACE_BEHIND.match(reading.text, hit.end):
        return False
    sentence = reading.layout.sentence(hit.start)
    if reading.text[sentence.start : hit.start].strip(HEADING_MARKS):
        return False
    return goes_on_to_a_place(reading, hit)


def left_open(reading: Reading, hit: Hit, answer: Answer | None) -> bool:
    """Say whether a mention does not tell how the work is done.

    Nobody answered it, it is a part of a hybrid way, or a plain "yes" leaves open how often: "Télétravail : oui".
    """
    if answer is Answer.YES and window(reading, "workplace_doubt", hit.start, hit.end, "share"):
        return True
    return answer in _UNSETTLED or _in_hybrid(reading, hit)


def _in_hybrid(reading: Reading, hit: Hit) -> bool:
    """Say whether a way of working is but one of those that make a hybrid one: "hybrid (remote and on-site)"."""
    opened = reading.text.rfind("(", max(0, hit.start - SHORT_LINE), hit.start)
    closed = reading.text.find(")", opened, hit.end + SHORT_LINE) if opened >= 0 else -1
    if closed < hit.end or not joining(reading.spoken, _BOTH).search(reading.text, opened, closed):
        return False
    ways = reading.hits("workplace")
    return any(way.end in (opened, opened - 1) and way.sense.startswith("hybrid") for way in ways)


def of_this_job(reading: Reading, hit: Hit) -> bool:
    """Say whether a bare word stands behind "this role is", "you will work" … in its sentence."""
    sentence = reading.layout.sentence(hit.start)
    return bool(window(reading, "workplace_subject", max(sentence.start, hit.start - SUBJECT_REACH), hit.start, "job"))


def goes_on_to_a_place(reading: Reading, hit: Hit, *, cities: bool = True) -> bool:
    """Say whether a place, or a country or region without `cities`, stands right behind a word in its sentence."""
    end = min(reading.layout.sentence(hit.start).end, hit.end + SUBJECT_REACH)
    found = find_places(reading, hit.end, end, cities=cities, sure=True)
    return bool(found) and len(reading.text[hit.end : found.span()[0]].split()) <= _FEW


def is_a_choice(reading: Reading, hit: Hit) -> bool:
    """Say whether a bare word is one choice: "in our Ghent hub - or remotely in Belgium", "we hire in Ghent or remote".

    The second is told by what hires or by a sentence of nothing else: teams and customers are in Ghent or remote too.
    """
    choice = or_before(reading, hit.start)
    if not choice:
        return False
    adjoins = joining(reading.spoken, _ADJOINS).match(reading.text, hit.end)
    if adjoins is not None and goes_on_to_a_place(reading, hit, cities=False):
        return True
    sentence = reading.layout.sentence(hit.start)
    if reading.text[hit.end : sentence.end].strip(HEADING_MARKS + "."):
        return False
    places = find_places(reading, max(sentence.start, choice.start() - SUBJECT_REACH), choice.start(), sure=True)
    if not places or reading.text[places.span()[1] : choice.start()] not in _BEFORE_A_CHOICE:
        return False
    first = places.span()[0]
    alone = not reading.text[sentence.start : first].strip(HEADING_MARKS)
    return alone or bool(window(reading, "workplace_seat_of", sentence.start, first, "job"))


def begins_an_item(text: str, hit: Hit) -> bool:
    """Say whether a mention begins an item in texts that run them together: "… your experience Hybrid work …"."""
    return (
        _ITEM.match(text, hit.start) is not None and _RUN_ON.search(text, max(0, hit.start - 2), hit.start) is not None
    )
