"""on_call: whether on-call duty is part of the work; pay for it, tools for it and experience with it tell nothing."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import partial
from operator import attrgetter

from jobfit.facts.agreed import agreed
from jobfit.facts.figures import MOST_HITS
from jobfit.facts.joining import joining
from jobfit.facts.model import FactValue, Flag
from jobfit.facts.nearby import denied_before
from jobfit.facts.reading import Hit, Reading, Section
from jobfit.facts.reading.answers import Answer
from jobfit.facts.reading.layout import Span
from jobfit.facts.reading.scope import inside

_TOPIC = "on_call"
_DUTIES = ("shifts", "on_call")
_LIST_REACH = 60  # characters in which the rest of a list of duties stands
_ITEMS_REACH = 160  # characters in front of an item in which the label of its list stands
LISTED = r"\s?[,/&]\s?(?:%(or)s|%(and)s|%(nor)s)?\s?|\s(?:%(or)s|%(and)s|%(nor)s)\s"
_REACH = 48  # characters in which words around the duty count
_VOLUNTARY, _VOLUNTARY_REACH = 12, 32  # characters in front and behind in which it is said that nobody has to
_ASKED = frozenset({Section.REQUIREMENTS, Section.PREFERRED})
_ABSENT_REACH = 80  # characters in front of a mention in which a list of what there is not begins
_LISTING = re.compile(r"\s?:[^:.!?;]*")
_ANSWER = re.compile(r"\s?[:=]\s?(\d)?")
_ANSWERS = {Answer.YES: True, Answer.NO: False, Answer.ABSENT: False}
_NAMED = "named"  # "on-call rotation", which says by itself that it is a duty
_NEVER_SAID = frozenset({Section.PREFERRED, Section.LEGAL})
_SELDOM_SAID = frozenset({Section.COMPANY, Section.APPLY})  # a duty that is the reader's may stand there too


def extract(reading: Reading) -> Mapping[str, FactValue]:
    """Return `on_call` when the text says that there is such duty, or that there is none."""
    found = on_call_of(reading)
    return {"on_call": found} if found else {}


def on_call_of(reading: Reading) -> Flag | None:
    """Return whether there is on-call duty; statements that contradict each other leave it unknown."""
    mentions = [hit for hit in reading.hits("on_call")[:MOST_HITS] if not reading.elsewhere(hit.start)]
    found = agreed(mentions, partial(_said, reading))
    if not found:
        return None
    value, hit = found
    clause = reading.layout.clause(hit.start, hit.end)
    return Flag(value=value, evidence=(reading.evidence(max(clause.start, hit.start - _REACH), hit.end),))


def _said(reading: Reading, hit: Hit) -> bool | None:
    """Return what one mention says of the duty, None when it speaks of something else."""
    answer = answered(reading, hit)
    if answer is False or _is_denied(reading, hit):
        return False
    section = reading.section(hit.start)
    if section in _NEVER_SAID or (section in _SELDOM_SAID and hit.sense != _NAMED):
        return None
    sentence = reading.layout.sentence(hit.start)
    duties = reading.near_group(_TOPIC, "duty_trap", max(sentence.start, hit.start - 2 * _REACH), hit.start)
    nearest = duties[-1].sense if duties else ""
    if nearest == "trap" or (section in _SELDOM_SAID and nearest != "duty"):
        return None
    if hit.sense == _NAMED or answer:
        asked = section in _ASKED and reading.answer(hit.start, hit.end) is not Answer.YES
        return None if asked and nearest != "duty" else True
    if nearest == "duty" or section is Section.RESPONSIBILITIES or _is_item_of_duties(reading, hit):
        return True
    return _goes_on_as_duty(reading, hit, sentence) or None


def _is_denied(reading: Reading, hit: Hit) -> bool:
    """Say whether there is no such duty, or only one that nobody has to take: "an on-call rotation that is opt-in"."""
    if reading.denied(hit.start, hit.end) or denied_before(reading, hit.start, hit.end) or absent(reading, hit):
        return True
    start, end = hit.start - _VOLUNTARY, hit.end + _VOLUNTARY_REACH
    return bool(reading.near_group(_TOPIC, "duty_voluntary", start, end))


def absent(reading: Reading, hit: Hit) -> bool:
    """Say whether a mention is one of a list of what there is not: "You won't find here: on-call, weekend work"."""
    start = max(reading.layout.line(hit.start).start, hit.start - _ABSENT_REACH)
    if reading.text.find(":", start, hit.start) < 0:
        return False
    words = reading.near_group(_TOPIC, "duty_absent", start, hit.start)
    return bool(words) and _LISTING.fullmatch(reading.text, words[-1].end, hit.start) is not None


def _is_item_of_duties(reading: Reading, hit: Hit) -> bool:
    """Say whether a mention is a whole item of a list whose label makes a duty of it: "Schedule:", "* On call"."""
    line, text = reading.layout.line(hit.start), reading.text
    label = label_of_items(reading, line) if text[line.start : line.end] == f"* {text[hit.start : hit.end]}" else -1
    if label < 0:
        return False
    said = reading.near_group(_TOPIC, "duty_trap", reading.layout.line(label).start, label)
    return bool(said) and said[-1].sense == "duty"


def label_of_items(reading: Reading, line: Span) -> int:
    """Return where the colon stands behind the label of the list that a line is an item of, -1 when it is none."""
    text = reading.text
    label = text.rfind(":\n", max(0, line.start - _ITEMS_REACH), line.start)
    items = text[label + 1 : line.end].split("\n")
    return label if label >= 0 and all(not each or each.startswith("* ") for each in items) else -1


def _goes_on_as_duty(reading: Reading, hit: Hit, sentence: Span) -> bool:
    """Say whether the first word behind a mention that tells makes a duty of it."""
    behind = reading.near_group(_TOPIC, "duty_trap", hit.end, min(sentence.end, hit.end + _REACH))
    return bool(behind) and behind[0].sense == "duty"


def answered(reading: Reading, hit: Hit) -> bool | None:
    """Return what stands behind the words and a colon: "On-call: yes, one week in eight", "On-call duty: none"."""
    said = reading.answer(hit.start, hit.end)
    if said:
        return _ANSWERS.get(said)
    label = _ANSWER.match(reading.text, _last_of_list(reading, hit))
    if not label:
        return None
    if label[1] is not None:
        return True
    if reading.no_at(label.end()):
        return False
    answers = reading.near_group(_TOPIC, "duty_answer", label.end(), label.end() + _REACH)
    return True if answers and answers[0].start == label.end() else None


def _last_of_list(reading: Reading, hit: Hit) -> int:
    """Return where a list of such duties ends that goes on with this one: "Nights, weekends or on-call: none"."""
    end = hit.end
    duties = [each for group in _DUTIES for each in inside(reading.hits(group), end, end + _LIST_REACH)]
    for other in sorted(duties, key=attrgetter("start")):
        if not joining(reading.spoken, LISTED).fullmatch(reading.text, end, other.start):
            break
        end = other.end
    return end
