"""Extras: whether shares of the company and bonuses are paid beside base pay."""

from __future__ import annotations

import re
from collections.abc import Sequence

from jobfit.facts.joining import joining
from jobfit.facts.model import Evidence, Flag
from jobfit.facts.reading import Hit, Reading, Section
from jobfit.facts.reading.answers import Answer
from jobfit.facts.reading.layout import Span
from jobfit.facts.reading.scope import inside

_DEMANDS = frozenset({Section.RESPONSIBILITIES, Section.REQUIREMENTS, Section.PREFERRED, Section.LEGAL, Section.TITLE})
_BENEFITS = ("benefits", "benefits_loose")
_UNPAID = frozenset({Section.LEGAL, Section.TITLE})
_MOST_MENTIONS = 60  # a posting that has said it so often will not say anything else
_BESIDE_MONEY = r"\d[kK]?\+?\s?(?:[A-Z]{3}|[€£$])?\s?(?:[&+,/|]|%(and)s|%(paid_with)s)\s?\Z"  # "$90k & equity"
_PERCENT = re.compile(r"(?<!\d)\d{1,2}\s?%\+?\s\Z")  # "1% equity", "a 10% bonus"
_SHARE = r"\d{1,2}(?:\.\d{1,2})?\s?"
_ANSWER = rf"\s?[:=]\s?(?:%(most)s\s)?{_SHARE}(?:%%?\s?[–-]\s?{_SHARE})?%%"  # "Bonus: up to 10%"
_PERCENT_REACH = 6  # characters
_DUTY_REACH = 36  # characters between a task and the plan that it is about
_DUTY_ASIDE = 6  # of them for "our " and the like
_BESIDE_REACH = 14  # characters
_LISTED_REACH = 48  # characters between "equity" and another benefit, or the verb that offers it
_REACH = 140  # characters in which a word of pay makes a lone "equity" one too
_FEW = r"(?:[0-4](?:\.\d{1,2})?|\.\d{1,2}|5(?:\.0)?)"  # percent of a company that somebody who joins is given
_SHARES = re.compile(
    rf"\s?[|·•,;/+&]\s?(?:{_FEW}\s?%?\s?[–—-]\s?{_FEW}|[0-4]?\.\d{{1,2}})\s?%(?=\s?(?:[|·•,;.)\n]|\Z))"
)


def equity(reading: Reading, pay: Sequence[Evidence]) -> Flag | None:
    """Return whether shares or options are offered, None when nothing is said; `pay` is where the posting states pay.

    Behind that a percentage of the company may stand without a word ("$80k | 0.5% - 2%").
    """
    return _flag(reading, "equity", "offered") or _behind(reading, pay)


def _behind(reading: Reading, pay: Sequence[Evidence]) -> Flag | None:
    for stated in pay:
        origin = reading.field(stated.field).start
        if shares := _SHARES.match(reading.text, origin + stated.end):
            return Flag(value=True, evidence=(reading.evidence(origin + stated.start, shares.end()),))
    return None


def bonus(reading: Reading) -> Flag | None:
    """Return whether a bonus is paid, None when nothing is said; money for signing or referring is none."""
    return _flag(reading, "bonus", "paid")


def _flag(reading: Reading, group: str, clear: str) -> Flag | None:
    """Return what the first mention says; a mention that grants outweighs one that denies."""
    hits = reading.hits(group)
    if not hits:
        return None
    denials: list[Hit] = []
    for hit in [hit for hit in hits if hit.sense in {clear, "plain"}][:_MOST_MENTIONS]:
        answer = reading.answer(hit.start, hit.end)
        counts = _counts(reading, hit, clear) and not reading.elsewhere(hit.start)
        if answer is Answer.OPEN or (answer is None and not counts):
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
        duty = reading.near_group("extras", "extra_duty", max(0, hit.start - _DUTY_REACH), hit.start)
        return section is not Section.TITLE and not (duty and duty[-1].end >= hit.start - _DUTY_ASIDE)
    if section in _UNPAID:
        return False
    sentence = reading.layout.sentence(hit.start)
    if inside(reading.hits("equity", "fairness"), sentence.start, sentence.end):
        return False
    if section is Section.BENEFITS or _in_percent(reading, hit):
        return True
    before = max(sentence.start, hit.start - _LISTED_REACH)
    offers = [offer.sense for offer in reading.near_group("extras", "extra_offer", before, hit.start)]
    if section in _DEMANDS:
        return "entitles" in offers
    return bool(offers) or _beside_pay(reading, hit, sentence)


def _in_percent(reading: Reading, hit: Hit) -> bool:
    """Say whether a mention is told in percent: "1% equity", "Bonus: up to 10%"."""
    before = _PERCENT.search(reading.text, max(0, hit.start - _PERCENT_REACH), hit.start)
    return bool(before or joining(reading.spoken, _ANSWER).match(reading.text, hit.end))


def _beside_pay(reading: Reading, hit: Hit, sentence: Span) -> bool:
    """Say whether a mention stands beside other benefits, behind money, or near a word of pay."""
    start, end = max(sentence.start, hit.start - _LISTED_REACH), min(sentence.end, hit.end + _LISTED_REACH)
    if any(inside(reading.hits(group), start, end) for group in _BENEFITS):
        return True
    money = joining(reading.spoken, _BESIDE_MONEY)
    if money.search(reading.text, max(0, hit.start - _BESIDE_REACH), hit.start):
        return True
    start, end = max(sentence.start, hit.start - _REACH), min(sentence.end, hit.end + _REACH)
    return bool(inside(reading.hits("pay_label"), start, end))
