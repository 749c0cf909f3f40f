"""Where a posting says its place and way of working: location field, title, headline, lines with a label."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from enum import StrEnum
from itertools import islice
from typing import NamedTuple

from jobfit.facts.reading import Hit, Reading, once
from jobfit.facts.reading.layout import MARKS, Span
from jobfit.facts.reading.lexicon import near_lexicon
from jobfit.facts.reading.scope import inside
from jobfit.facts.window import window

_LONGEST_HEADLINE = 300
_BARS_BESIDE_A_TITLE = 2
_MOST_LABELS = 64
_LONGEST_VALUE = 180
_FEW_WORDS = 14
_LONGEST_BELOW = 80
_PARAGRAPH = 40  # characters of a line in whose midst labels may stand
_LONGEST_INSIDE = 48  # characters of a value in the midst of a line
_LONGEST_ALONE = 160  # characters of a first line that is a headline without bars
_LONGEST_WORD = 24  # characters
_MARKS_IN_FRONT = 2  # from which on the beginning of a longer one is
_LONGEST_SOUGHT = 60  # characters of a place behind "is hiring … in"
_MOST_WORDS = 5  # of a sentence in front of the prose; at most one of them is in small letters
_LABEL_END = re.compile(r"[^:=\n.]{0,28}?\s?[:=]\s*")
_DASHED = re.compile(r"\s[–—-]\s")  # "Location - Berlin"
_NEXT = re.compile(r"[.!?|•*]\s|\s[A-Z][\w/-]*(?:\s[\w/-]+){0,3}:|\s[A-Z][\w-]*\s[A-Z][a-z]+\s[A-Z]")
_MARKS = re.compile(r"[|•●·–—~]|\s--?\s|\s:\s")
SLASHES = re.compile(r"\s/\s")
_SLASHES_IN_A_HEADLINE = 2  # of a first line without other marks ("Acme / Data Analyst / Leeds")
_FLAGS = range(0x1F1E6, 0x1F200)  # the letters that flags are written with
_PINS = ("\N{ROUND PUSHPIN}", "\N{EARTH GLOBE EUROPE-AFRICA}", *map(chr, _FLAGS))
_PIN = re.compile(f"(?:[{_PINS[2]}-{_PINS[-1]}]{{2}}|[{_PINS[0]}{_PINS[1]}])\ufe0f?")
_MOST_PINS = 4
_WAYS = frozenset(("way", "type"))  # labels of how the work is done
_WHOLE = frozenset(("place", "type"))  # labels that need no word in front of them
_LONGEST_PINNED = 60  # characters
_PINNED_END = re.compile(r"[|•·\U0001F000-\U0001FAFF]")
_LABEL_BEHIND = re.compile(r"(?<=[^\W_])\s[A-ZÄÖÜ][\w/-]+\s?:\s")  # of what follows, in a line that runs on
_LETTER = re.compile(r"[^\W\d_]")
_BARS = re.compile(r"\s?\|\s?")
_IN = re.compile(r"\bin\s(?:the\s)?(?=[A-Z])")


class Kind(StrEnum):
    """What a statement stands in, the most telling first."""

    LOCATION = "location"
    HEADLINE = "headline"
    LABEL = "label"
    TITLE = "title"


class Statement(NamedTuple):
    """One piece of text that says where the work is or how it is done; `way` when its label asks only how."""

    kind: Kind
    start: int
    end: int
    way: bool = False


@once
def statements(reading: Reading) -> tuple[Statement, ...]:
    """Return the statements of a posting, in the order of `Kind`."""
    return (
        *_field(reading, Kind.LOCATION),
        *_headline(reading),
        *_labelled(reading),
        *_pinned(reading),
        *_field(reading, Kind.TITLE),
    )


def exception(reading: Reading, start: int, end: int) -> int:
    """Return where "except" or "not in" starts in text[start:end], `end` when it does not."""
    hits = window(reading, "region_except", start, end)
    return hits[0].start if hits else end


def excepted_from(copy: str, spoken: tuple[str, ...], end: int) -> int:
    """Return the same for the matching copy of a whole field, which has a space at both ends."""
    hits = near_lexicon(spoken, "region", "region_except").find(copy, copy).of("region_except")
    return hits[0].start if hits else end


def _field(reading: Reading, kind: Kind) -> Sequence[Statement]:
    span = reading.field(kind)
    return (Statement(kind, *span),) if span.end > span.start else ()


def _headline(reading: Reading) -> Iterator[Statement]:
    """Yield the pieces of a first line such as "Company | Role | Berlin | ONSITE", between its bars or other marks."""
    body = reading.field("description")
    text, titled = reading.text, not _bare(reading)
    if titled and text.find("|", body.start, body.start + _LONGEST_HEADLINE) < 0:
        return
    line = reading.layout.line(body.start)
    end = min(line.end, line.start + _LONGEST_HEADLINE)
    if titled and text.count("|", line.start, end) < _BARS_BESIDE_A_TITLE:
        return
    bar = _BARS.search(text, line.start, end)
    if bar:
        yield from _between(_MARKS, text, line.start, bar.start()) if not titled else ()
        yield from _between(_BARS, text, line.start if titled else bar.end(), end)
    elif titled:
        return
    elif _like_a_headline(text[line.start : line.end]):
        yield from _between(_MARKS, text, line.start, end)
    else:
        yield from _in_front(reading, line)


def _between(marks: re.Pattern[str], text: str, start: int, end: int) -> Iterator[Statement]:
    """Yield the pieces of text[start:end] between the marks."""
    for mark in marks.finditer(text, start, end):
        if mark.start() > start:
            yield Statement(Kind.HEADLINE, start, mark.start())
        start = mark.end()
    if end > start:
        yield Statement(Kind.HEADLINE, start, end)


def _in_front(reading: Reading, line: Span) -> Iterator[Statement]:
    """Yield what stands in front of the prose in a line that is more than a headline.

    Pieces between marks ("Acme - Berlin - We make …"), or else short sentences ("Berlin, Germany. Full time. We …") and
    where the one behind them says that somebody is looked for ("Acme is hiring engineers in Berlin").
    """
    text, start = reading.text, line.start
    marks = [*_MARKS.finditer(text, start, min(line.end, start + _LONGEST_ALONE))]
    if len(marks) >= _MARKS_IN_FRONT:
        yield from _between(_MARKS, text, start, marks[-1].start())
        return
    while start < line.end:
        sentence = reading.layout.sentence(start)
        words = text[sentence.start : sentence.end].split()
        if len(words) > _MOST_WORDS or sum(word[0].islower() for word in words) > 1:
            yield from _sought(reading, sentence)
            return
        yield Statement(Kind.HEADLINE, *sentence)
        start = sentence.end


def _sought(reading: Reading, sentence: Span) -> Iterator[Statement]:
    """Yield what stands behind each "in" of a sentence that says whom a company looks for, up to the next "in"."""
    end = min(sentence.end, sentence.start + _LONGEST_HEADLINE)
    for verb in window(reading, "region_sought", sentence.start, end)[:1]:
        starts = [each.end() for each in _IN.finditer(reading.text, verb.end, end)]
        for start, last in zip(starts, (*starts[1:], end), strict=False):
            yield Statement(Kind.HEADLINE, start, min(last, start + _LONGEST_SOUGHT))


def _like_a_headline(line: str) -> bool:
    """Say whether a first line without bars is a headline: parts with marks between them, or a few words."""
    if len(line) > _LONGEST_ALONE:
        return False
    return (
        _MARKS.search(line) is not None
        or len(SLASHES.findall(line)) >= _SLASHES_IN_A_HEADLINE
        or ("," in line and not line.endswith(".") and len(line.split()) <= _FEW_WORDS)
    )


def _bare(reading: Reading) -> bool:
    """Say whether the posting has no title, so that its first line must say that and the place."""
    return not reading.posting.title


def _labelled(reading: Reading) -> Iterator[Statement]:
    text = reading.text
    for hit in reading.hits("where_label", field="description")[:_MOST_LABELS]:
        labels = text.startswith((":", " :", "="), hit.end) and text[hit.start].isupper()
        if not labels and text[hit.start - 1] == " " and text[hit.start - 2].isalpha():  # most stand behind a word
            continue
        line = reading.layout.line(hit.start)
        if _LETTER.search(reading.text[line.start : hit.start]):
            own = hit.sense in _WHOLE or not _goes_on(reading, hit.start)  # "Hybrid work model: …" says it itself
            if labels and own and line.end - line.start > _PARAGRAPH:
                yield _value_inside(text, hit, line.end)
            continue
        for sense in ("way", "place") if hit.sense == "either" else (hit.sense,):
            if value := _value(reading, hit._replace(sense=sense), line.end):
                yield value


def _pinned(reading: Reading) -> Iterator[Statement]:
    """Yield what stands behind a pin as on a map, up to the next mark or picture ("📍 Leeds (hybrid) | 💰 …").

    So does a flag or a globe that begins a line. To look for each takes next to no time in a text without pictures.
    """
    text, body = reading.text, reading.field("description")
    if not any(pin in text for pin in _PINS):
        return
    for pin in islice(_PIN.finditer(text, *body), _MOST_PINS):
        line = reading.layout.line(pin.start())
        if not pin[0].startswith(_PINS[0]) and text[line.start : pin.start()].strip(MARKS):
            continue
        start, end = pin.end(), line.end
        stop = _PINNED_END.search(text, start, min(end, start + _LONGEST_PINNED))
        end = stop.start() if stop else end
        if end - start <= _LONGEST_PINNED and text.find(":", start, end) < 0:
            yield Statement(Kind.LABEL, start, end)


def _goes_on(reading: Reading, start: int) -> bool:
    """Say whether a label goes on with the word in front of it.

    It does not with one in small letters, nor with the place behind the label before ("Location: Leeds Workplace: …").
    """
    text = reading.text
    before = text[max(0, start - _LONGEST_WORD) : start].split()
    behind_a_label = any(word.endswith(":") for word in before[:-1])
    if behind_a_label and not inside(reading.hits("workplace"), start - _LONGEST_WORD, start):
        return False
    return text[start - 2].isalpha() and bool(before) and not before[-1].islower()


def _value_inside(text: str, hit: Hit, end: int) -> Statement:
    """Return what stands behind a label in a line that a posting runs on in: a few words, up to the next label."""
    start = hit.end + (2 if text[hit.end] == " " else 1)
    last = min(end, start + _LONGEST_INSIDE)
    ended = _NEXT.search(text, max(start, text.find(" ", start + 1, last)), last)  # behind its first word
    if ended:
        last = ended.start()
    elif last < end:
        last = max(start, text.rfind(" ", start, last))
    return Statement(Kind.LABEL, start, last, hit.sense != "place")


def _value(reading: Reading, hit: Hit, end: int) -> Statement | None:
    """Return what stands behind a label and its colon, or on the line below a label that fills its own."""
    way = hit.sense in _WAYS
    label = _LABEL_END.match(reading.text, hit.end, end) or (not way and _DASHED.match(reading.text, hit.end, end))
    if label and label.end() < end:
        last = min(end, label.end() + _LONGEST_VALUE)
        following = None if way else _LABEL_BEHIND.search(reading.text, label.end(), last)
        return Statement(Kind.LABEL, hit.start if way else label.end(), following.start() if following else last, way)
    if way or _LETTER.search(reading.text[label.end() if label else hit.end : end]):
        return None
    start = end
    while reading.text[start : start + 1] == "\n":
        start += 1
    below = reading.layout.line(start)
    if below.end - below.start > _LONGEST_BELOW:  # "Leeds, UK: reliably commute or …"
        below = Span(below.start, max(below.start, reading.text.find(": ", below.start, below.end)))
    short = 0 < below.end - below.start <= _LONGEST_BELOW and not reading.text.endswith(".", below.start, below.end)
    return Statement(Kind.LABEL, *below) if short else None
