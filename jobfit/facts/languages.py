"""languages and posting_language: what one must speak to do the work, and what the posting is written in.

A name is a demand beside a level, a skill or a duty ("fluent", "C1", "written and spoken"). What is a plus, or one of
several to choose from, is not required.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from jobfit.facts.asked import comes_first, section_at
from jobfit.facts.beside import Beside, words_in
from jobfit.facts.joining import joining
from jobfit.facts.model import Basis, Evidence, FactValue, Text, TokenSet
from jobfit.facts.nearby import sentence_of, within
from jobfit.facts.reading import Hit, Reading, Section
from jobfit.facts.reading.answers import Answer
from jobfit.facts.reading.document import LONGEST_QUOTE
from jobfit.facts.reading.layout import MARKS, Span
from jobfit.facts.reading.scope import inside

_JOINED = (
    r"(?:\s*\([^()\n]{0,25}\))?\s*(?:%(of)s)?\s*[,/&+-]{0,2}\s*"
    r"(?:(?:%(or)s|%(and)s|%(also)s)\s)?\s*(?:%(in)s\s)?\s*(?:%(well)s)?\s*"
)
_ASIDE = re.compile(r"\s\([^()\n]{1,25}\)")
_GOES_ON = re.compile(r"\s?:|\s[A-Z]")
_NEXT = (  # where another item begins, in texts that run their lists together
    r"(?:(?<=[\w)])\s(?=[A-ZÄÖÜ])%(next)s|(?:\b[A-ZÄÖÜ][\w-]*|\))\s(?=[A-ZÄÖÜ])%(next_noun)s)(?!\w)"
)
_ALSO = r"\s%(and)s\s"  # between a language and an "ideally" of something else: "you speak Dutch and ideally …"
_OTHER_PART = re.compile(r",\s(?=[A-Z])[^,;.()]+\Z")
_GOES_BEFORE = re.compile(r"[\w)]\s")
_BEFORE = 70  # characters between a level and the name behind it
_BEHIND = 40
_CHOICE = 30
_PLUS = 70
_TOUCHING = 14  # characters that hold one word
_PAIR = 2
_ENDS_A_CHOICE = re.compile(r"[,;)]")
_SHORT_LINE = 4  # words of a requirement that needs no level
_LONGEST_WORD = 30
_ELSEWHERE = frozenset({Section.COMPANY, Section.LEGAL, Section.BENEFITS, Section.APPLY, Section.LOCATION})


def extract(reading: Reading) -> Mapping[str, FactValue]:
    """Return `languages` where some are required, and `posting_language` where enough is written to tell."""
    facts: dict[str, FactValue] = {}
    required = [unit for unit in _units(reading) if _required(reading, unit)]
    if required:
        facts["languages"] = _set(reading, required)
    written = _written_in(reading)
    if written:
        facts["posting_language"] = written
    return facts


def _set(reading: Reading, units: Iterable[Sequence[Hit]]) -> TokenSet:
    tokens = dict.fromkeys(code for unit in units for hit in unit for code in hit.sense.split())
    quotes = dict.fromkeys(_quoted(reading, unit) for unit in units)
    return TokenSet(value=tuple(tokens), complete=True, evidence=tuple(quotes)[:3])


def _quoted(reading: Reading, unit: Sequence[Hit]) -> Evidence:
    """Return the clause of a list of languages, or the list alone when the clause is long."""
    clause = reading.layout.clause(unit[0].start, unit[-1].end)
    start = min(clause.start, unit[0].start)
    end = max(clause.end, unit[-1].end)
    return (
        reading.evidence(start, end) if end - start <= LONGEST_QUOTE else reading.evidence(unit[0].start, unit[-1].end)
    )


def _units(reading: Reading) -> Iterator[Sequence[Hit]]:
    """Yield the languages that are named together ("English, German or French")."""
    unit: list[Hit] = []
    for hit in reading.hits("language_name"):
        if unit and not joining(reading.spoken, _JOINED).fullmatch(reading.text, unit[-1].end, hit.start):
            yield from _apart(reading, unit)
            unit = []
        unit.append(hit)
    if unit:
        yield from _apart(reading, unit)


def _apart(reading: Reading, unit: Sequence[Hit]) -> Iterator[Sequence[Hit]]:
    """Yield a list of languages, or the first apart when a comma and a plus follow ("English, German a plus")."""
    first, last = unit[0], unit[-1]
    if len(unit) > 1 and reading.text[first.end : unit[1].start].rpartition(")")[2].strip() == ",":
        aside = reading.text.find(")", last.end, last.end + _PLUS) if reading.text.startswith(" (", last.end) else 0
        end = aside if aside > 0 else reading.layout.clause(last.start, last.end).end
        behind = Span(last.end, min(end, last.end + _PLUS))
        if words_in(reading, "languages", "language_plus", behind) and not _as_one(reading, unit):
            first_of_pluses = -1 if aside > 0 else 1  # what stands in brackets is about the last
            yield unit[:first_of_pluses]
            yield unit[first_of_pluses:]
            return
    if len(unit) > 1 and _each_has_its_own(reading, unit):
        yield from ([hit] for hit in unit)
        return
    yield unit


def _as_one(reading: Reading, unit: Sequence[Hit]) -> bool:
    """Say whether three names or more are one thing that something is said of: "Dutch, German, Danish is a plus"."""
    told = words_in(reading, "languages", "language_single", Span(unit[-1].end, unit[-1].end + _TOUCHING))
    listed = (reading.text[one.end : other.start].strip() == "," for one, other in pairwise(unit))
    return len(unit) > _PAIR and bool(told) and told[0].start == unit[-1].end + 1 and all(listed)


def _each_has_its_own(reading: Reading, unit: Sequence[Hit]) -> bool:
    """Say whether a plus in brackets is about one name alone: "English and French (a plus)", not "(both a plus)"."""
    asides = (_ASIDE.match(reading.text, hit.end) for hit in unit)
    spans = [Span(*aside.span()) for aside in asides if aside]
    pluses = [span for span in spans if words_in(reading, "languages", "language_plus", span)]
    return any(not words_in(reading, "languages", "language_all", span) for span in pluses)


def _required(reading: Reading, unit: Sequence[Hit]) -> bool:
    """Say whether all the languages of a list are asked for."""
    start, end = unit[0].start, unit[-1].end
    sentence = sentence_of(reading, unit[0])
    inline = section_at(reading, start)
    if inline is Section.PREFERRED and not _a_must(reading, sentence):
        return False
    beside = Beside(reading, "languages", Span(sentence.start, max(sentence.end, end)))
    sentence = _item(reading, beside, sentence, unit)
    if not _asked_for(reading, beside, sentence, unit) or _of_people(reading, beside, sentence, unit):
        return False
    section = reading.section(start)
    if section in _ELSEWHERE and inline in _ELSEWHERE:
        told = _of_the_person(beside, sentence, section) or _demanded(reading, beside, sentence, unit)
        if section is Section.LEGAL or not told:
            return False
    if _a_choice(reading, beside, sentence, unit) or _a_plus(reading, beside, sentence, unit):
        return False
    denied = reading.denied(start, end) and inside(reading.hits("denial"), sentence.start, sentence.end)
    refused = denied or reading.answer(start, end) is Answer.NO
    return not (refused or reading.beside_the_job(start, end))


def _item(reading: Reading, beside: Beside, sentence: Span, unit: Sequence[Hit]) -> Span:
    """Return the part of a sentence that is about some languages, where a text runs the items of a list together.

    It begins at "Fluent" and ends at "Nice to have" when they have a capital and no mark in front of them.
    """
    text, start = reading.text, sentence.start
    for hit in beside.before(sentence, "language_opens", unit[0].start, _BEFORE):
        if text[hit.start].isupper() and _GOES_BEFORE.search(text, hit.start - 2, hit.start):
            start = hit.start
    following = joining(reading.spoken, _NEXT).search(text, unit[-1].start, sentence.end)
    return Span(start, max(following.start(), unit[-1].end) if following else sentence.end)


def _of_people(reading: Reading, beside: Beside, sentence: Span, unit: Sequence[Hit]) -> bool:
    """Say whether a name is that of a land or its people: "German tax law", "must be Polish" and nothing spoken."""
    if _of_a_land(reading, beside, sentence, unit):
        return True
    front = beside.before(sentence, "language_people", unit[0].start, _TOUCHING)
    if not front or front[-1].end < unit[0].start - 1:
        return False
    return not beside.after(sentence, "language_cue", unit[-1].end, _TOUCHING)


def _of_a_land(reading: Reading, beside: Beside, sentence: Span, unit: Sequence[Hit]) -> bool:
    """Say whether a noun right behind a name is of its land; with a capital it begins an item, unless it has one."""
    behind = beside.after(sentence, "language_land", unit[-1].end, _TOUCHING)
    if not behind or behind[0].start != unit[-1].end + 1:
        return False
    written = reading.text[behind[0].start : behind[0].end]
    if written.istitle() and behind[0].sense != "proper":
        return False
    sure = beside.before(sentence, "language_sure", unit[0].start, _BEFORE)
    return not any(level.end == unit[0].start - 1 for level in sure)


def _a_must(reading: Reading, sentence: Span) -> bool:
    """Say whether a sentence asks for something outright, whatever the heading above it says."""
    marks = inside(reading.marks, sentence.start, sentence.end)
    return bool(marks) and all(mark.sense == "required" for mark in marks)


def _of_the_person(beside: Beside, sentence: Span, section: Section) -> bool:
    """Say whether a sentence about the company speaks of whom it looks for, or of what is spoken at work."""
    if beside.within(sentence, "language_at_work"):
        return True
    return section is Section.COMPANY and bool(beside.within(sentence, "language_seeker"))


def _demanded(reading: Reading, beside: Beside, sentence: Span, unit: Sequence[Hit]) -> bool:
    """Say whether a sentence demands languages wherever it stands: "fluent English is required", "* Native Dutch"."""
    levels = beside.before(sentence, "language_demanded", unit[0].start, _BEFORE)
    if levels and not reading.text[sentence.start : levels[0].start].strip(MARKS):
        return True
    told = levels or beside.after(sentence, "language_demanded", unit[-1].end, _TOUCHING)
    return bool(told) and _a_must(reading, sentence)


def _asked_for(reading: Reading, beside: Beside, sentence: Span, unit: Sequence[Hit]) -> bool:
    """Say whether a level, a skill or a duty stands beside the languages, or they are an item of the requirements."""
    start, end = unit[0].start, unit[-1].end
    if beside.before(sentence, "language_cue", start, _BEFORE) or beside.after(sentence, "language_cue", end, _BEHIND):
        return True
    if beside.within(Span(start, end), "language_cue"):  # "Deutschkenntnisse"
        return True
    line = reading.layout.line(start)
    if line.end - line.start > _SHORT_LINE * _LONGEST_WORD or reading.section(start) is not Section.REQUIREMENTS:
        return False
    return len(reading.text[line.start : line.end].lstrip("* ").split()) <= _SHORT_LINE


def _a_choice(reading: Reading, beside: Beside, sentence: Span, unit: Sequence[Hit]) -> bool:
    """Say whether one of several languages will do."""
    start, end = unit[0].start, unit[-1].end
    if beside.after(sentence, "language_choice", end, _BEHIND, "instead"):
        return True
    if len(unit) > 1 and beside.within(Span(start, end), "language_choice"):
        return True
    ahead = beside.after(sentence, "language_choice", end, _TOUCHING, "either")
    if ahead and _another(within(reading, _chosen(reading, sentence, ahead[0]), "language_name"), unit):
        return True
    near = beside.before(sentence, "language_choice", start, _CHOICE)
    choices = [choice for choice in near if ")" not in reading.text[choice.end : start]]
    return any(choice.sense != "either" or not _of_levels(reading, beside, choice, unit) for choice in choices)


def _chosen(reading: Reading, sentence: Span, choice: Hit) -> Span:
    """Return where the other language of an "or" stands; a mark ends it: "German (C1 or better)", "C1 or C2, …"."""
    last = min(sentence.end, choice.end + _CHOICE)
    mark = _ENDS_A_CHOICE.search(reading.text, choice.end, last)
    return Span(choice.end, mark.start() if mark else last)


def _another(names: Sequence[Hit], unit: Sequence[Hit]) -> bool:
    """Say whether one of some names is of another language ("native German or at least B2 German" has none)."""
    return any(name.sense != hit.sense for name in names for hit in unit)


def _of_levels(reading: Reading, beside: Beside, choice: Hit, unit: Sequence[Hit]) -> bool:
    """Say whether an "or" stands between two levels of one language ("native or near-native German")."""
    start = unit[0].start
    names = within(reading, Span(choice.start - _CHOICE, choice.start), "language_name")
    if names and not _another(names, unit):
        return True
    front = beside.within(Span(choice.start - _TOUCHING, choice.start), "language_cue")
    behind = beside.within(Span(choice.end, min(start, choice.end + _TOUCHING)), "language_cue")
    return bool(front and behind) and front[-1].end == choice.start - 1 and behind[0].start == choice.end + 1


def _a_plus(reading: Reading, beside: Beside, sentence: Span, unit: Sequence[Hit]) -> bool:
    """Say whether a mark of preference belongs to these languages and not to others in the sentence."""
    start, end = unit[0].start, unit[-1].end
    marks = beside.within(sentence, "language_plus")
    names = [hit for hit in within(reading, sentence, "language_name") if not start <= hit.start < end] if marks else []
    for mark in marks:
        first = comes_first(reading, mark) and not _in_brackets(reading.text, mark)
        if first and mark.start >= end and _of_a_level(beside, sentence, mark):
            continue
        if mark.start >= end:
            following = first and any(mark.end <= name.start <= mark.end + _PLUS for name in names)
            if following or _heads_what_follows(reading.text, mark) or _of_another_part(reading, beside, end, mark):
                continue
            if first and joining(reading.spoken, _ALSO).search(reading.text, end, mark.start):
                continue
            others = beside.within(Span(end, mark.start), "language_choice", "among")  # "English (others are a plus)"
            if mark.start <= end + _PLUS and not others and not any(end <= name.start < mark.start for name in names):
                return True
        elif first and mark.end <= start <= mark.end + _PLUS:
            return not any(mark.end <= name.start < start for name in names)
    return False


def _of_a_level(beside: Beside, sentence: Span, mark: Hit) -> bool:
    """Say whether it is the level of a language that would be a plus: "German, C1 or ideally C2"."""
    levels = beside.after(sentence, "language_cue", mark.end, _TOUCHING)
    return bool(levels) and levels[0].start == mark.end + 1


def _in_brackets(text: str, mark: Hit) -> bool:
    """Say whether a mark fills brackets, and so is about what stands in front of them."""
    return text[mark.start - 1] == "(" and text.startswith(")", mark.end)


def _of_another_part(reading: Reading, beside: Beside, end: int, mark: Hit) -> bool:
    """Say whether a mark is about what stands between a comma and it: "fluent in English, Munich based preferred"."""
    parted = _OTHER_PART.match(reading.text, end, mark.start)
    return bool(parted) and not beside.within(Span(end, mark.start), "language_cue")


def _heads_what_follows(text: str, mark: Hit) -> bool:
    """Say whether a mark with a capital begins another list, in texts that run theirs together."""
    return text[mark.start].isupper() and bool(_GOES_ON.match(text, mark.end))


def _written_in(reading: Reading) -> Text | None:
    """Return the language that the posting is written in, from the feed or by its most ordinary words."""
    if not reading.language:
        return None
    basis = Basis.STRUCTURED if reading.posting.language else Basis.STATED
    span = reading.field("description")
    line = reading.layout.line(span.start)
    if line.end == line.start:
        return Text(value=reading.language, basis=basis)
    return Text(value=reading.language, basis=basis, evidence=(reading.evidence(line.start, line.end),))
