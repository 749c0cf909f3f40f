"""Windows: the stretches of a posting in which money may be stated, found without reading the rest."""

from __future__ import annotations

from collections.abc import Sequence

from jobfit.facts.reading import Reading

_SIGNS = "$£€₹¥₩₱₦₪₺₴₽฿₫"
_BEFORE, _AFTER = 260, 240  # characters of context around an anchor
_MOST_ANCHORS = 60  # of one kind: a page of prices is no posting
_SHORT_LINE = 70  # a label alone on its line speaks of the next one
_HEADER = 300  # characters of a first line with bars, as on discussion boards


def windows(reading: Reading) -> Sequence[tuple[int, int]]:
    """Return (start, end) of every window, in order and apart from each other."""
    text = reading.text
    found: list[tuple[int, int]] = []
    start, end = 0, _head(reading)
    for anchor in sorted(_anchors(reading)):
        if anchor - _BEFORE > end:
            found.append((start, end))
            start, end = anchor - _BEFORE, anchor
        end = max(end, _end(text, anchor))
    found.append((start, end))
    return found


def _end(text: str, anchor: int) -> int:
    """Return where the window around an anchor ends: with its line, when that is short with the next."""
    most = min(anchor + _AFTER, len(text))
    end = text.find("\n", anchor, most)
    if end >= 0 and (end <= _SHORT_LINE or text.rfind("\n", end - _SHORT_LINE - 1, anchor) >= 0):
        end = text.find("\n", end + 1, most)
    return end if end >= 0 else most


def _anchors(reading: Reading) -> list[int]:
    text = reading.text
    anchors = [hit.start for group in ("pay_label", "pay_currency") for hit in reading.hits(group)[:_MOST_ANCHORS]]
    for sign in filter(text.__contains__, _SIGNS):
        at = text.find(sign)
        for _ in range(_MOST_ANCHORS):
            if at < 0:
                break
            anchors.append(at)
            at = text.find(sign, at + 1)
    return anchors


def _head(reading: Reading) -> int:
    """Return the end of the lines in which pay stands without a word: title, location, a first line of "a | b | c"."""
    start, end = reading.layout.line(reading.field("description").start)
    return min(end, start + _HEADER) if reading.text.find(" | ", start, end) >= 0 else start
