"""permanent and contract_months: whether the contract is open-ended, and how long a fixed-term one is."""

from __future__ import annotations

import re
from collections.abc import Mapping

from jobfit.facts.employment import employment_of
from jobfit.facts.figures import MOST_HITS, Figure, figure_in
from jobfit.facts.framing import said_of_this
from jobfit.facts.model import FactValue, Flag, Quantity
from jobfit.facts.reading import Hit, Reading

_LATER_REACH = 40  # characters beside "permanent" in which it is said to come later
_MARKS = frozenset(("", *"|/•·;,–—-."))
_LABEL_REACH = 30  # characters in front of a label in which another one of a run of them stands
_AT_MOST_A_WORD = re.compile(r"\s(?:[^\W\d_]+\s)?")  # "permanent contract after one year"
_AFTER = "after"  # the sense of words that say so behind it
_MOST_MONTHS = 60
_MONTHS = {"months": 1, "years": 12, "weeks": 12 / 52}
_WEEKS, _BESIDE = "weeks", 12  # characters between weeks and their contract: others are notice, holidays and the like
_LABEL = "label"  # words that have the length only behind a colon: "Duration: 12 months"
_LABELLED = re.compile(r"[\s*]{0,3}:")
_REACH = 40  # characters between the length and the word for the contract
_SAID = "said"  # words that need nothing beside them


def extract(reading: Reading) -> Mapping[str, FactValue]:
    """Return `permanent` and `contract_months` when the text says them."""
    facts: dict[str, FactValue] = {}
    length = contract_months_of(reading)
    if length:
        facts["contract_months"] = length
    permanent = permanent_of(reading, length)
    if permanent:
        facts["permanent"] = permanent
    return facts


def permanent_of(reading: Reading, length: Quantity | None) -> Flag | None:
    """Return whether the contract is open-ended; a stated length decides, and contradictions leave it unknown."""
    if length:
        return Flag(value=False, evidence=length.evidence)
    told = [hit for hit in reading.hits("permanent")[:MOST_HITS] if _tells(reading, hit)]
    values = {hit.sense.startswith("yes") for hit in told}
    if len(values) == 1:
        return Flag(value=values.pop(), evidence=(reading.evidence(told[0].start, told[0].end),))
    return None if values else _temporary(reading)


def _temporary(reading: Reading) -> Flag | None:
    """Return that the contract is not permanent where the title or the feed calls the employment temporary."""
    types = employment_of(reading)
    if types is None or "temporary" not in types.value:
        return None
    at = min(types.value.index("temporary"), len(types.evidence) - 1)  # the feed's field is one for all types
    evidence = types.evidence[at : at + 1]
    return None if evidence[0].field == "description" else Flag(value=False, basis=types.basis, evidence=evidence)


def contract_months_of(reading: Reading) -> Quantity | None:
    """Return the length of the contract in months; several lengths make the widest range."""
    found = [length for word in reading.hits("contract_word")[:MOST_HITS] if (length := _length(reading, word))]
    if not found:
        return None
    lows, highs = [each.low for each, _ in found], [each.high for each, _ in found]
    return Quantity(
        low=None if None in lows else min(low for low in lows if low is not None),
        high=None if None in highs else max(high for high in highs if high is not None),
        evidence=tuple(reading.evidence(figure.start, end) for figure, end in found[:1]),
    )


def _tells(reading: Reading, hit: Hit) -> bool:
    """Say whether words for an open-ended or a fixed term are said of this contract as it is from the first day."""
    if reading.is_option(hit) or reading.denied(hit.start, hit.end) or _comes_later(reading, hit):
        return False
    own = hit.sense.endswith(_SAID) or " " in reading.text[hit.start : hit.end].strip()
    return own or said_of_this(reading, hit, strictly=True)


def _comes_later(reading: Reading, hit: Hit) -> bool:
    """Say whether words beside make it something that is only hoped for: "view to", "contract after one year"."""
    start, end = hit.start - _LATER_REACH, hit.end + _LATER_REACH
    words = reading.near_group("term", "permanent_later", start, end)
    return any(
        _AT_MOST_A_WORD.fullmatch(reading.text, hit.end, word.start)
        if word.sense == _AFTER
        else word.end == hit.start - 1
        for word in words
    )


def _length(reading: Reading, word: Hit) -> tuple[Figure, int] | None:
    """Return the length in months beside a word for a contract in its sentence, and where its words end."""
    if any(hit.start <= word.start < hit.end for hit in reading.hits("permanent", "yes")):
        return None  # "an 18-month programme, permanent contract"
    sentence = reading.layout.sentence(word.start)
    start, end = max(sentence.start, word.start - _REACH), min(sentence.end, word.end + _REACH)
    if word.sense == _LABEL:
        if not _is_label(reading, word):
            return None
        start = word.start
    for unit in reading.near_group("term", "contract_length", start, end):
        figure = figure_in(reading, unit.start, unit.end)
        times = _MONTHS[unit.sense]
        if unit.sense == _WEEKS and figure and max(word.start - unit.end, figure.start - word.end) > _BESIDE:
            continue
        if figure and 0 < (figure.high or figure.low or 0) * times <= _MOST_MONTHS:
            trap = reading.near_group("term", "contract_trap", start, end)
            return None if trap else _in_months(figure, times, word, unit)
    return None


def _is_label(reading: Reading, word: Hit) -> bool:
    """Say whether a word with a colon behind it opens its line, or stands behind a mark or another label there."""
    if not _LABELLED.match(reading.text, word.end):
        return False
    before = reading.text[reading.layout.line(word.start).start : word.start].rstrip(" *#")
    return before[-1:] in _MARKS or (":" in before[-_LABEL_REACH:] and reading.text[word.start].isupper())


def _in_months(figure: Figure, times: float, word: Hit, unit: Hit) -> tuple[Figure, int]:
    months = figure._replace(
        low=figure.low and round(figure.low * times, 1),
        high=figure.high and round(figure.high * times, 1),
        start=min(figure.start, word.start),
    )
    return months, max(unit.end, word.end)
