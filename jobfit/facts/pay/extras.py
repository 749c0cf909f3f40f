"""Extras: whether shares of the company and bonuses are paid beside base pay."""

from __future__ import annotations

import re

from jobfit.facts.model import Flag
from jobfit.facts.reading import Hit, Reading, Section
from jobfit.facts.reading.scope import inside

_DEMANDS = frozenset({Section.RESPONSIBILITIES, Section.REQUIREMENTS, Section.PREFERRED, Section.LEGAL, Section.TITLE})
_MOST_MENTIONS = 60  # a posting that has said it so often will not say anything else
_BESIDE_MONEY = re.compile(r"\d[kK]?\+?\s?[&+,/]\s?\Z")  # "$90k & equity"
_BESIDE_REACH = 8  # characters
_REACH = 140  # characters in which a word of pay makes a lone "equity" one too


def equity(reading: Reading) -> Flag | None:
    """Return whether shares or options are offered, None when nothing is said."""
    return _flag(reading, "equity", "offered")


def bonus(reading: Reading) -> Flag | None:
    """Return whether a bonus is paid, None when nothing is said; money for signing or referring is none."""
    return _flag(reading, "bonus", "paid")


def _flag(reading: Reading, group: str, clear: str) -> Flag | None:
    """Return what the first mention says; a mention that grants outweighs one that denies."""
    denials: list[Hit] = []
    for hit in reading.hits(group, clear, "plain")[:_MOST_MENTIONS]:
        if not _counts(reading, hit, clear):
            continue
        if not reading.denied(hit.start, hit.end) or _on_top(reading, hit):
            return Flag(value=True, evidence=(reading.evidence(hit.start, hit.end),))
        denials.append(hit)
    if not denials:
        return None
    line = reading.layout.clause(denials[0].start, denials[0].end)
    return Flag(value=False, evidence=(reading.evidence(line.start, denials[0].end),))


def _on_top(reading: Reading, hit: Hit) -> bool:
    """Say whether what seems a denial sets the mention beside base pay ("the range does not include equity")."""
    sentence = reading.layout.sentence(hit.start)
    return bool(inside(reading.hits("beside_base"), sentence.start, hit.start))


def _counts(reading: Reading, hit: Hit, clear: str) -> bool:
    """Say whether a mention speaks of pay: a lone "equity" does so only among benefits or words of pay."""
    section = reading.section(hit.start)
    if hit.sense == clear:
        return section is not Section.TITLE
    if section in _DEMANDS:
        return False
    sentence = reading.layout.sentence(hit.start)
    if inside(reading.hits("equity", "fairness"), sentence.start, sentence.end):
        return False
    if section is Section.BENEFITS:
        return True
    if _BESIDE_MONEY.search(reading.text, max(0, hit.start - _BESIDE_REACH), hit.start):
        return True
    first, last = max(sentence.start, hit.start - _REACH), min(sentence.end, hit.end + _REACH)
    return bool(inside(reading.hits("pay_label"), first, last))
