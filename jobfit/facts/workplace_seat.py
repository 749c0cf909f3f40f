"""Where nothing else says how the work is done, the office that the job is in does: "join us in our Leeds office".

An office that one visits, whose staff one helps, or that nobody's place of work is said to be tells nothing; nor does
one where home is spoken of. Some places leave no choice to who works there: kitchens, wards, building sites.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from jobfit.facts.joining import joining
from jobfit.facts.places import find_places
from jobfit.facts.reading import Hit, Reading, Section
from jobfit.facts.reading.layout import Span
from jobfit.facts.window import MOST_MENTIONS, window

_NAME_REACH = 42  # characters of "our brand new office in Leeds" in front of the office
_JOB_REACH = 60  # characters between "join" and "in our"
_BEHIND = 30  # characters behind the office in which its place stands
_AROUND = 50  # characters behind the office in which an event there stands, or another place of work
_PAUSE = re.compile(r"[.;:()\n!?]")
_PLACE = "place"  # sense of what one works at nowhere else
_LABEL = re.compile(r"\s?[:–-]\s?\*{0,2}\s?(?:[^\W\d][\w'’-]*\s){0,4}")  # behind "Place of work"
_IN = r"\s%(inside)s\s"
_NOT_SAID = frozenset((Section.LEGAL, Section.BENEFITS, Section.PREFERRED))


def seats(reading: Reading) -> Iterator[Span]:
    """Yield what says of the job in which office it is done."""
    offices = reading.hits("workplace_seat", field="description")[:MOST_MENTIONS]
    if not offices or reading.hits("office_place", "home"):
        return
    for office in offices:
        sentence = reading.layout.sentence(office.start)
        found = _led_to(reading, office, sentence)
        if found is None or reading.section(office.start) in _NOT_SAID:
            continue
        if reading.denied(office.start, office.end) or reading.beside_the_job(*found):
            continue
        end = min(sentence.end, office.end + (0 if office.sense == _PLACE else _AROUND))
        if not window(reading, "workplace_other", found.start, end) and not _doubted(reading, found, sentence):
            yield found


def _led_to(reading: Reading, office: Hit, sentence: Span) -> Span | None:
    """Return the words from those for the job to the office: "join our team in our Leeds office"."""
    return _behind_a_label(reading, office, sentence) or _behind_the_job(reading, office, sentence)


def _behind_a_label(reading: Reading, office: Hit, sentence: Span) -> Span | None:
    """Return a label for the place of work with the office that it names: "Place of work: our bakery"."""
    start = max(sentence.start, office.start - _JOB_REACH)
    labels = window(reading, "workplace_seat_of", start, office.start, "label")
    label = next((each for each in labels if _LABEL.fullmatch(reading.text, each.end, office.start)), None)
    return Span(label.start, office.end) if label else None


def _behind_the_job(reading: Reading, office: Hit, sentence: Span) -> Span | None:
    at = window(reading, "workplace_seat_at", max(sentence.start, office.start - _NAME_REACH), office.start)
    if not at or _PAUSE.search(reading.text, at[-1].end, office.start):
        return None
    if at[-1].sense == "for":
        return _looked_for(reading, at[-1], office, sentence)
    start = max(sentence.start, at[-1].start - _JOB_REACH)
    hands = ("hand",) if office.sense == _PLACE else ()
    jobs = window(reading, "workplace_seat_of", start, at[-1].start, "job", *hands)
    if not jobs or _PAUSE.search(reading.text, jobs[-1].end, at[-1].start):
        return None
    told = _told(reading, at[-1], office) or (office.sense == _PLACE and jobs[-1].end == at[-1].start - 1)
    if (
        not told
        or _is_past(reading, jobs[-1], office)
        or window(reading, "workplace_seat_of", jobs[-1].end, at[-1].start, "others")
    ):
        return None
    return Span(jobs[-1].start, office.end)


def _told(reading: Reading, at: Hit, office: Hit) -> bool:
    """Say whether the words in front of an office tell which one it is."""
    if at.sense == "our" or _named(reading, at, office):
        return True
    return at.sense == "proper" and _proper(reading, at, office)


def _is_past(reading: Reading, job: Hit, office: Hit) -> bool:
    """Say whether work at a place is asked for as experience: "experience: work in a ward in Leeds"."""
    start = max(reading.layout.sentence(job.start).start, job.start - _JOB_REACH)
    return office.sense == _PLACE and bool(window(reading, "workplace_doubt", start, job.start, "past"))


def _looked_for(reading: Reading, at: Hit, office: Hit, sentence: Span) -> Span | None:
    """Return the words for whom a place looks: "for our bakery we are looking for …", or the other way round."""
    if office.sense != _PLACE:
        return None
    for start, end in ((max(sentence.start, at.start - _JOB_REACH), at.start), (office.end, office.end + _JOB_REACH)):
        jobs = window(reading, "workplace_seat_of", start, min(sentence.end, end), "job")
        if jobs and not _PAUSE.search(reading.text, min(jobs[0].end, office.end), max(at.start, jobs[0].start)):
            return Span(min(jobs[0].start, at.start), max(jobs[0].end, office.end))
    return None


def _proper(reading: Reading, at: Hit, office: Hit) -> bool:
    """Say whether the words for the office end a name: "working at Acme Research Lab"."""
    name = reading.text[at.end : office.end].split()
    return len(name) > 1 and all(word[0].isupper() for word in name)


def _named(reading: Reading, at: Hit, office: Hit) -> bool:
    """Say whether "the" office is told by its place: "the Leeds office", "the Acme office in Leeds"."""
    found = find_places(reading, at.end, office.start, sure=True)
    if found:
        return found.span()[1] >= office.start - 1
    behind = joining(reading.spoken, _IN).match(reading.text, office.end)
    end = min(reading.layout.line(office.start).end, office.end + _BEHIND)
    return behind is not None and bool(find_places(reading, behind.end(), end, sure=True))


def _doubted(reading: Reading, found: Span, sentence: Span) -> bool:
    """Say whether it holds for a while, or now and then."""
    end = min(sentence.end, found.end + _JOB_REACH)
    if window(reading, "office_often", found.end, min(sentence.end, found.end + _BEHIND), "month", "quarter", "year"):
        return True
    return bool(window(reading, "workplace_doubt", found.start, end, "while", "rarely", "during", "away"))
