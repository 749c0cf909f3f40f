"""sponsorship: whether a work visa is sponsored, by every statement that the posting makes about it.

Statements that contradict each other leave the fact unknown, and so does an offer of transfers only: whether it holds
depends on the visa that the person has.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from jobfit.facts.beside import Beside
from jobfit.facts.headline import is_title
from jobfit.facts.joining import joining
from jobfit.facts.model import Choice, Evidence, FactValue
from jobfit.facts.nearby import MOST_MENTIONS, denied_before, sentence_of, within
from jobfit.facts.reading import Hit, Reading, Section, once
from jobfit.facts.reading.answers import Answer, crossed
from jobfit.facts.reading.document import LONGEST_QUOTE
from jobfit.facts.reading.layout import Span

OFFERED = "offered"
NOT_OFFERED = "not_offered"

_ANSWERS = {Answer.YES: OFFERED, Answer.NO: NOT_OFFERED, Answer.ABSENT: NOT_OFFERED}
_ANSWERED = frozenset({"support", "verb", "bare", "word"})  # what an answer behind it settles
_LIMITED = "limited"
_TRANSFERS = "transfers of a visa that one has"
_HEADLINE = 300  # characters of a description that may be its headline
_SHORT_LINE = 9  # words of a line that needs no verb
_WITHOUT_REACH = 70
_NEED_REACH = 35
_CUE_REACH = 70
_SKILL_REACH = 30  # characters between "experience with" and what it is had with
_ANSWER_REACH = 50
_LONGEST_LABEL = 30
_LABELLED = r"\W{0,2}(?:%(label)s)?\W{0,2}[:?–—-]\s"
_LEFT_EDGE = r"(?:[|,/(\[•·&+:;–—-]|\b%(yes)s)\s*\Z"
_PICTURED = re.compile(
    r"[\u2600-\u27bf\U0001F000-\U0001FAFF]\ufe0f?\s*\Z"
)  # begins an item in texts that run them together
_MARKS = " *•·–—-|"
_ASIDE = (  # between a visa and its answer: "visa sponsorship (including H-1B) is not available"
    r"\s?(?:\([^()\n]{1,160}\)|,\s(?:[^,.;\n]{1,160}|(?:%(such_as)s)\b[^.;\n]{1,160}),)\s(?:%(is)s\s)?(?:\w+\s)?"
)
_ASIDE_REACH = 190  # characters of that
_RIGHT_EDGE = re.compile(r"\s*(?:[|,/)\]•·&+:;–—-]|\n|$)")


def extract(reading: Reading) -> Mapping[str, FactValue]:
    """Return `sponsorship` when all that the posting says about it agrees."""
    found = sponsorship_of(reading)
    return {"sponsorship": found} if found else {}


@once
def sponsorship_of(reading: Reading) -> Choice | None:
    """Return whether a visa is sponsored, None when nothing or several things are said.

    What a sentence says outweighs a heading, a list item or a "VISA" in a headline.
    """
    hits = reading.hits("sponsorship")
    if not hits:
        return None
    mentions = [_mention(reading, hit) for hit in _apart(hits)[:MOST_MENTIONS]]
    said = [_Saying(*found, each) for each in mentions if (found := _outcome(each))]
    said = [each for each in said if each.plain] or said
    outcomes = {each.outcome for each in said}
    if len(outcomes) != 1 or _LIMITED in outcomes:
        return None
    only_transfers = said[0].outcome == OFFERED and all(each.mention.hit.sense == "transfer" for each in said)
    return Choice(
        value=said[0].outcome,
        evidence=(_quoted(said[0].mention),),
        note=_TRANSFERS if only_transfers else "",
    )


def _apart(hits: Sequence[Hit]) -> Sequence[Hit]:
    """Return the mentions without what a refusal goes on with: "not sponsor" and "sponsor visas" are one refusal."""
    if len(hits) == 1:
        return hits
    return [*hits[:1], *(hit for front, hit in pairwise(hits) if front.sense != "refusal" or hit.start >= front.end)]


@dataclass(slots=True)
class _Mention:
    """One mention of sponsorship, its sentence, and the words beside it."""

    reading: Reading
    hit: Hit
    sentence: Span
    beside: Beside
    led: bool  # by words of its sentence in front of it
    _clause: Span | None = None

    def clause(self) -> Span:
        if self._clause is None:
            self._clause = self.reading.layout.clause(self.hit.start, self.hit.end)
        return self._clause

    def line(self) -> Span:
        return self.reading.layout.line(self.hit.start)

    def in_front(self, group: str, reach: int) -> Sequence[Hit]:
        """Return the words of a group that end at most `reach` characters in front of the mention in its sentence."""
        return self.beside.before(self.sentence, group, self.hit.start, reach) if self.led else ()


def _mention(reading: Reading, hit: Hit) -> _Mention:
    sentence = sentence_of(reading, hit)
    reach = Span(sentence.start, max(sentence.end, hit.end + _LONGEST_LABEL + _ANSWER_REACH))
    led = bool(reading.text[sentence.start : hit.start].strip(_MARKS))
    return _Mention(reading, hit, sentence, Beside(reading, "sponsorship", reach), led)


class _Saying(NamedTuple):
    """What one mention says; `plain` when in a sentence of its own."""

    outcome: str
    plain: bool
    mention: _Mention


def _quoted(at: _Mention) -> Evidence:
    """Return the clause of a mention, with the answer behind a label ("Visa sponsorship: not available")."""
    hit, clause = at.hit, at.clause()
    answer = _answer(at)
    end = max(clause.end, answer.end) if answer else clause.end
    start = min(hit.start, clause.start + (2 if at.reading.text.startswith("* ", clause.start) else 0))
    return at.reading.evidence(start, max(hit.end, end) if end - start <= LONGEST_QUOTE else hit.end)


def _outcome(at: _Mention) -> tuple[str, bool] | None:
    """Return what one mention says, if anything, and whether it says so in a sentence."""
    if at.hit.sense in _ANSWERED and (answer := at.reading.answer(at.hit.start, at.hit.end)):
        said = _ANSWERS.get(answer)
        return (said, False) if said else None
    if at.hit.sense in {"word", "bare"} and (labelled := _labelled(at)):
        return (labelled, False)
    if at.hit.sense == "word":
        headline = _in_headline(at)
        return (headline, False) if headline else None
    if at.hit.sense in {"bare", "ready"} and not _of_a_visa(at):
        return None
    refused = _refused(at)
    if refused is None:
        return _offer(at)
    return (NOT_OFFERED, True) if refused and not (_partial(at) or _preferred(at)) else None


def _offer(at: _Mention) -> tuple[str, bool] | None:
    """Return what a mention says that does not refuse."""
    reading, hit = at.reading, at.hit
    if reading.section(hit.start) is Section.RESPONSIBILITIES or reading.beside_the_job(hit.start, hit.end):
        return None
    you = at.in_front("sponsorship_you", _SKILL_REACH)
    if (you and hit.start - you[-1].end <= 1) or at.in_front("sponsorship_skill", _SKILL_REACH) or _of_some(at):
        return None
    if hit.sense == "transfer":
        return (_LIMITED if _only(at) else OFFERED, True)
    if _stated(at):
        return (OFFERED, True)
    return (OFFERED, False) if hit.sense == "support" and _listed(at) else None


def _of_some(at: _Mention) -> bool:
    """Say whether an offer is one for certain roles, which need not be this one."""
    return at.beside.has("sponsorship_some") and bool(at.beside.within(at.sentence, "sponsorship_some"))


def _of_a_visa(at: _Mention) -> bool:
    """Say whether a bare "sponsor" has a visa or a candidate beside it, or an offer to sponsor nothing behind it."""
    if at.beside.within(at.sentence, "sponsorship_context"):
        return True
    return at.hit.sense == "ready" and at.clause().end <= at.hit.end + 1


def _refused(at: _Mention) -> bool | None:
    """Say whether the mention refuses (True), leaves it open (False), or may be an offer (None)."""
    without = at.in_front("sponsorship_refusal", _WITHOUT_REACH)
    if at.hit.sense == "refusal" or without:
        return not without or without[-1].sense == "without"
    if _needed(at):
        return None if _welcomed(at) else bool(within(at.reading, at.sentence, "denial"))
    answer = _answer(at)
    if answer:
        return True if answer.sense != "yes" else None
    if (
        crossed(at.reading.text, at.hit.start)
        or denied_before(at.reading, at.hit.start, at.hit.end)
        or _answered_no(at)
    ):
        return True
    return None


def _answer(at: _Mention) -> Hit | None:
    """Return the answer behind a mention that is a label ("Visa sponsorship: not available")."""
    label = joining(at.reading.spoken, _LABELLED).match(at.reading.text, at.hit.end)
    if not label:
        return None
    answers = at.beside.after(at.line(), "sponsorship_answer", label.end(), _ANSWER_REACH)
    return next((each for each in answers if each.sense != "flat_no" or each.start <= label.end() + 1), None)


def _labelled(at: _Mention) -> str:
    """Return what a label on its own that is answered at once says ("Sponsorship: Available"), "" for anything else."""
    if at.led:
        return ""
    label = joining(at.reading.spoken, _LABELLED).match(at.reading.text, at.hit.end)
    answers = at.beside.after(at.line(), "sponsorship_answer", label.end(), 2) if label else ()
    if not answers:
        return ""
    return OFFERED if answers[0].sense == "yes" else NOT_OFFERED


def _needed(at: _Mention) -> bool:
    """Say whether the mention speaks of a candidate's need, not of an offer ("sponsorship if required" is an offer)."""
    if not at.beside.has("sponsorship_need"):
        return False
    clause = at.clause()
    if at.beside.before(clause, "sponsorship_need", at.hit.start, _NEED_REACH):
        return True
    needs = at.beside.after(clause, "sponsorship_need", at.hit.end, _NEED_REACH // 2)
    return bool(needs) and not at.beside.within(Span(at.hit.end, needs[0].start), "sponsorship_condition")


def _welcomed(at: _Mention) -> bool:
    """Say whether a need is answered with help ("if you require sponsorship, we can help")."""
    if within(at.reading, at.sentence, "denial"):
        return False
    if at.beside.after(at.sentence, "sponsorship_welcome", at.hit.end, _CUE_REACH):
        return True
    if not at.beside.within(Span(at.sentence.start, at.hit.start), "sponsorship_condition"):
        return False
    return bool(at.beside.after(at.sentence, "sponsorship_offer", at.hit.end, _CUE_REACH))


def _answered_no(at: _Mention) -> bool:
    if not at.beside.has("sponsorship_answer"):
        return False
    clause, end = at.clause(), at.hit.end
    aside = joining(at.reading.spoken, _ASIDE)
    answers = at.beside.after(at.sentence, "sponsorship_answer", end, _ASIDE_REACH, "no")
    if any(aside.fullmatch(at.reading.text, end, answer.start) for answer in answers):
        return True
    answers = at.beside.after(clause, "sponsorship_answer", end, _ANSWER_REACH, "no")
    return bool(answers or at.beside.after(clause, "sponsorship_answer", end, 3, "flat_no"))


def _partial(at: _Mention) -> bool:
    """Say whether only a part is refused ("we cannot sponsor visas for every role")."""
    if not at.beside.has("sponsorship_limit"):
        return False
    return bool(at.beside.after(at.sentence, "sponsorship_limit", at.hit.end, _CUE_REACH, "partial"))


def _preferred(at: _Mention) -> bool:
    """Say whether those who need none are only preferred ("prioritizing applicants who do not require a visa")."""
    if not at.beside.has("sponsorship_preference"):
        return False
    return bool(at.beside.within(Span(at.sentence.start, at.hit.start), "sponsorship_preference"))


def _only(at: _Mention) -> bool:
    clause = at.clause()
    close = at.beside.before(clause, "sponsorship_limit", at.hit.start, 20, "only")
    return bool(close or at.beside.after(clause, "sponsorship_limit", at.hit.end, 12, "only"))


def _stated(at: _Mention) -> bool:
    """Say whether a verb near the mention makes it an offer."""
    if at.hit.sense in {"verb", "ready"}:
        return True
    if at.in_front("sponsorship_offer", _CUE_REACH):
        return True
    refusals = at.beside.after(at.sentence, "sponsorship_answer", at.hit.end, _CUE_REACH, "no")
    cues = at.beside.after(at.sentence, "sponsorship_offer", at.hit.end, _CUE_REACH, "offer")
    return any(cue.end not in {refusal.end for refusal in refusals} for cue in cues)


def _listed(at: _Mention) -> bool:
    """Say whether a mention without a verb stands where offers are listed."""
    line = at.line()
    words = at.reading.text[line.start : line.end].split() if line.end - line.start < _HEADLINE else ()
    short = 0 < len(words) <= _SHORT_LINE
    return (
        short
        or _PICTURED.search(at.reading.text, line.start, at.hit.start) is not None
        or at.reading.section(at.hit.start) is Section.BENEFITS
        or _is_headline(at)
    )


def _is_headline(at: _Mention) -> bool:
    """Say whether the hit stands in the title or in the "ACME | Berlin | …" that opens a description."""
    text, description = at.reading.text, at.reading.field("description")
    if at.hit.start < description.start:
        return True
    line = at.line()
    first = line.start == description.start and not is_title(at.reading)
    opening = first and at.hit.start < description.start + _HEADLINE
    listed = text.count("|", line.start, min(line.end, line.start + _HEADLINE)) > 1
    return opening or listed or text[line.start : min(line.end, line.start + _HEADLINE)].isupper()


def _in_headline(at: _Mention) -> str | None:
    """Return what a bare "VISA" between the other words of a headline says."""
    text, hit, line = at.reading.text, at.hit, at.line()
    offered = at.beside.after(line, "sponsorship_for", hit.end, len("  "))
    if (hit.start == line.start and not offered) or not (_is_headline(at) or (offered and _listed(at))):
        return None
    if at.beside.after(line, "sponsorship_headline", hit.end, 16):
        return None
    if _says_no(at) or denied_before(at.reading, hit.start, hit.end):
        return NOT_OFFERED
    written = text[hit.start : hit.end]
    loud = written == written.upper()
    left = (
        loud
        or hit.start == line.start
        or joining(at.reading.spoken, _LEFT_EDGE).search(text, max(line.start, hit.start - 5), hit.start)
    )
    right = (
        loud or offered or _RIGHT_EDGE.match(text, hit.end) or at.beside.after(line, "sponsorship_offer", hit.end, 3)
    )
    return OFFERED if left and right else None


def _says_no(at: _Mention) -> bool:
    """Say whether a "no" right behind a headline's word is all that is said of it: "VISA: no", not "H1B, no remote"."""
    answers = at.beside.after(at.line(), "sponsorship_answer", at.hit.end, 3, "flat_no")
    return any(not at.reading.text[no.end : no.end + 2].strip(" ").isalpha() for no in answers)
