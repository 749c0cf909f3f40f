"""travel: the share of the time spent travelling, in percent; "no travel" is 0, "occasional" is taken as at most 10."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from jobfit.facts.asked import is_marked_preferred
from jobfit.facts.figures import figure_before
from jobfit.facts.joining import joining
from jobfit.facts.model import Basis, FactValue, Quantity
from jobfit.facts.nearby import below_label
from jobfit.facts.reading import Hit, Reading, Section
from jobfit.facts.reading.answers import Answer
from jobfit.facts.window import MOST_MENTIONS, window

_REACH = 60  # characters between "travel" and its percentage
_SIGN = r"(?:%%|%(percent)s\b)"
_PERCENT = (  # starts with a set of characters, which is looked for several times faster
    r"([0-9](?<![\d.,].)\d{0,2})"
    rf"(?:\s?%%?\s?(?:-|–|—|%(to)s|%(and)s|%(or)s)\s?(\d{{1,3}})\s?{_SIGN}|\s?(\+)?\s?{_SIGN}(?:\s?(\+))?)"
)
_WORD = r"(?:(?<=[^\W\d_][\s-])|(?<=\)\s))%(percent)s\b"  # behind words: "fifty to sixty percent", "ten (10) percent"
_SIGNED_LABEL = re.compile(r"\s?(?:\(%\)|%)\s?[:=]\s?(?P<share>\d{1,3})\b(?!\s?[-–.,]\d)")
_MORE, _LESS = frozenset(">≥"), frozenset("<≤")
_PARTED = re.compile(r"[,;|\n]")
_WHOLE = 100.0
_WORDED = (
    ("none", 0.0, 0.0, ""),
    ("little", 0.0, 10.0, "occasional travel is taken as at most 10 % of the time"),
    ("much", 25.0, None, "frequent travel is taken as at least 25 % of the time"),
)
_BOUND = 25
_WORD_ALONE, _TRIP = "word", "trip"  # senses of words that say nothing of how often; trips alone may be a customer's
_KIND_REACH = 48  # characters between "occasional" and the travel that is
_KIND = re.compile(r"[^\s,/&()-]+")
_GOES_ON = r",|\s(?:%(and)s|%(or)s)\s"  # with something else, which may be what is done so often
_OFFERED = frozenset({Section.BENEFITS, Section.COMPANY})
_ASKED_REACH = 30  # characters in front of "travel" in which it is asked for, or arranged
_MOST_BEFORE = 2  # words of a label in front of "travel": "Willingness to travel:"
_ANSWER = 24  # characters of a line below a label without a colon


class _Percent(NamedTuple):
    """A percentage, or a range of them, as it is written: text[start:end]."""

    first: float
    second: float | None
    start: int
    end: int
    more: bool = False


class _Share(NamedTuple):
    low: float | None
    high: float | None
    start: int
    end: int


def extract(reading: Reading) -> Mapping[str, FactValue]:
    """Return `travel` when a percentage is said, or none at all; "occasional" and "frequent" are assumed figures."""
    hits = [hit for hit in reading.hits("travel")[:MOST_MENTIONS] if reading.section(hit.start) is not Section.LEGAL]
    if not hits:
        return {}
    travels = [hit for hit in hits if hit.sense != _TRIP]
    shares = list(dict.fromkeys(share for hit in travels if (share := _share(reading, hit))))
    if shares:
        return {"travel": _together(reading, shares)}
    refused = next((hit for hit in travels if reading.answer(hit.start, hit.end) is Answer.NO), None)
    if refused:
        return {"travel": Quantity(low=0.0, high=0.0, evidence=(reading.evidence(refused.start, refused.end),))}
    return dict(_worded(reading, hits))


def _together(reading: Reading, shares: list[_Share]) -> Quantity:
    lows = [share.low for share in shares if share.low is not None]
    highs = [share.high for share in shares]
    return Quantity(
        low=min(lows) if len(lows) == len(shares) else None,
        high=None if None in highs else max(high for high in highs if high is not None),
        evidence=tuple(reading.evidence(share.start, share.end) for share in shares[:2]),
    )


def _share(reading: Reading, hit: Hit) -> _Share | None:
    """Return the percentage nearest to a mention in its sentence."""
    if reading.elsewhere(hit.start):
        return None
    sentence = reading.layout.sentence(hit.start)
    last = _end_of_answer(reading, hit) or sentence.end
    start, end = max(sentence.start, hit.start - _REACH), min(last, hit.end + _REACH)
    found = [percent for percent in _percents(reading, start, end) if _of_travel(reading, hit, percent)]
    if not found:
        return _labelled(reading, hit)
    nearest = min(found, key=lambda percent: max(percent.start - hit.end, hit.start - percent.end))
    if is_marked_preferred(reading, min(hit.start, nearest.start), max(hit.end, nearest.end)):
        return None
    return _bounded(reading, hit, nearest)


def _percents(reading: Reading, start: int, end: int) -> Iterator[_Percent]:
    """Yield the percentages in text[start:end], and the shares in words ("eighty percent", "half of your time")."""
    for match in joining(reading.spoken, _PERCENT).finditer(reading.text, start, end):
        second = float(match[2]) if match[2] else None
        yield _Percent(float(match[1]), second, match.start(), match.end(), more=bool(match[3] or match[4]))
    for unit in joining(reading.spoken, _WORD).finditer(reading.text, start, end):
        if figure := figure_before(reading, unit.start()):
            second = None if figure.low == figure.high else figure.high
            yield _Percent(figure.low or 0.0, second, figure.start, unit.end(), more=figure.high is None)
    for hit in window(reading, "travel_share", start, end):
        yield _Percent(float(hit.sense), None, hit.start, hit.end)


def _labelled(reading: Reading, hit: Hit) -> _Share | None:
    """Return the figure behind a label that has the sign itself: "Travel (%): 15"."""
    found = _SIGNED_LABEL.match(reading.text, hit.end)
    if not found or float(found["share"]) > _WHOLE:
        return None
    return _Share(float(found["share"]), float(found["share"]), hit.start, found.end())


def _end_of_answer(reading: Reading, hit: Hit) -> int:
    """Return the end of the line or item below a label that fills its own ("Travel:"), 0 when it is none."""
    answer = below_label(reading, hit, _MOST_BEFORE)
    if not answer:
        return 0
    colon = reading.text.find(":", hit.end, answer.start) >= 0
    return answer.end if colon or answer.end - answer.start <= _ANSWER else 0


def _of_travel(reading: Reading, hit: Hit, percent: _Percent) -> bool:
    """Say whether a percentage is of the time: nothing else that it could be of stands between or around."""
    start, end = min(hit.start, percent.start), max(hit.end, percent.end)
    between = reading.text[min(hit.end, percent.end) : max(hit.start, percent.start)]
    before, behind = reading.text[max(0, start - 10) : start], reading.text[end : end + 15]
    first, last = start - len(_PARTED.split(before)[-1]), end + len(_PARTED.split(behind, maxsplit=1)[0])
    return between.count(",") <= 1 and not window(reading, "travel_doubt", first, last, "other")


def _bounded(reading: Reading, hit: Hit, percent: _Percent) -> _Share | None:
    first, second = percent.first, percent.first if percent.second is None else percent.second
    if max(first, second) > _WHOLE or first > second:
        return None
    start, end = min(hit.start, percent.start), max(hit.end, percent.end)
    bound = window(reading, "travel_doubt", percent.start - _BOUND, percent.start, "least", "most")
    sign = reading.text[max(0, percent.start - 2) : percent.start].strip()[-1:]
    if percent.more or sign in _MORE or (bound and bound[-1].sense == "least"):
        return _Share(first, None, start, end)
    low = 0.0 if (bound or sign in _LESS) and percent.second is None else first
    return _Share(low, second, start, end)


def _worded(reading: Reading, hits: list[Hit]) -> Iterator[tuple[str, FactValue]]:
    """Yield what words without a figure say; what is assumed of them is said in the note."""
    told = [_how_often(reading, hit) for hit in hits if not reading.hypothetical(hit.start, hit.end)]
    told = [hit for hit in told if not _of_others(reading, hit)]
    for sense, low, high, note in _WORDED:
        said = [hit for hit in told if hit.sense == sense]
        if said and (sense == "none" or not reading.denied(said[0].start, said[0].end)):
            basis = Basis.ASSUMED if note else Basis.STATED
            evidence = (reading.evidence(said[0].start, said[0].end),)
            yield "travel", Quantity(low=low, high=high, basis=basis, note=note, evidence=evidence)
            return


def _how_often(reading: Reading, hit: Hit) -> Hit:
    """Return a mention with what it says of how often, or what is said in front of it, or behind what is asked."""
    if hit.sense not in {_WORD_ALONE, _TRIP}:
        return hit
    sentence = reading.layout.sentence(hit.start)
    how = window(reading, "travel_how", max(sentence.start, hit.start - _KIND_REACH), hit.start)
    if how and _only_kinds(reading, how[-1].end, hit.start):
        return hit._replace(sense=how[-1].sense, start=how[-1].start)
    if hit.sense == _TRIP or reading.section(hit.start) in _OFFERED or reading.elsewhere(hit.start):
        return hit
    behind = window(reading, "travel_often", hit.end, min(sentence.end, hit.end + _REACH))
    if not behind or joining(reading.spoken, _GOES_ON).search(reading.text, hit.end, behind[0].start):
        return hit
    asked = window(reading, "travel_asked", max(sentence.start, hit.start - _ASKED_REACH), hit.end)
    return behind[0]._replace(start=hit.start) if asked and hit.start - asked[-1].end <= 1 else hit


def _of_others(reading: Reading, hit: Hit) -> bool:
    """Say whether travel is arranged, or that of others: "coordinate frequent travel", "people with much travel"."""
    start = max(reading.layout.sentence(hit.start).start, hit.start - _ASKED_REACH)
    words = window(reading, "travel_of_others", start, hit.start)
    return bool(words) and words[-1].end == hit.start - 1


def _only_kinds(reading: Reading, start: int, end: int) -> bool:
    """Say whether nothing but which travel it is stands in text[start:end]: "domestic and overseas", "UAE"."""
    kinds = window(reading, "travel_kind", start, end)
    return all(
        word[0][0].isupper() or any(kind.start <= word.start() < kind.end for kind in kinds)
        for word in _KIND.finditer(reading.text, start, end)
    )
