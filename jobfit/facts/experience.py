"""experience_years: the years that are required, preferred ones and the company's own left out.

The overall figure is the largest that is required; of alternatives (a degree and 3, or 7 without) the smallest counts.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from operator import attrgetter

from jobfit.facts.asked import is_marked_preferred, section_at
from jobfit.facts.experience_alternatives import (
    FAR,
    TOPIC,
    Asked,
    alternatives,
    instead_of_a_degree,
    near,
    otherwise,
    right_in_front,
)
from jobfit.facts.figures import MOST_HITS, Figure, figure_in, figured
from jobfit.facts.joining import joining
from jobfit.facts.model import FactValue, Quantity
from jobfit.facts.nearby import label_above
from jobfit.facts.reading import Hit, Reading, Section
from jobfit.facts.reading.layout import Span
from jobfit.facts.reading.scope import inside

_NAMED = "named"  # units that have the experience in themselves ("5 YoE")
_MOST_YEARS = 25  # more is the age of a company
_MONTHS = 12
_MOST_MONTHS = 36
_BEHIND = 80  # characters behind the unit in which "experience" stands
_BEFORE = 44
_BEFORE_ASIDE = 90  # in front of "(8+ years)"
_ASIDE = 12  # characters between "(" and the figure: "(typically 8+ years)"
_WORK = 34  # characters behind the unit in which that word ends
_MARK = 4  # characters behind the unit in which its mark starts
_CLOSE = 14  # characters behind the unit in which the word for the work stands
_TERM = 40  # characters behind the unit in which stands what takes so long
_TERM_WORDS = 3  # in front of it
_OWN = 12  # characters between the word for the company's having years and the figure
_WHO = 24  # characters from "who has" to the figure
_LEAD = 24  # characters from the beginning of a sentence to the figure that it opens with
_OPENING = " *•-–—:~>≥+\"'"  # what may stand in front of the first word of a sentence or list item
_ITEM = re.compile(r"\* [A-Z][\w\s&/,-]{2,50}:\s")  # "* Kite making: 5 years …"
_ELSEWHERE = frozenset({Section.COMPANY, Section.BENEFITS, Section.APPLY, Section.LEGAL})
_LISTED = frozenset({Section.REQUIREMENTS, Section.TITLE, Section.LOCATION})
_JOINED = r"(?:[,;]|\s%(and)s)\s\Z"
_ANOTHER = re.compile(r"\W{1,2}\d")
_LABEL = (
    r"[^\n:;.]{2,40}:[\s*]{0,4}(?P<low>\d{1,2})(?:\s?(?:[-–—]|%(to)s)\s?(?P<high>\d{1,2}))?"
    r"\s?(?P<more>\+)?(?![\w%%])"
)
_IN_FRONT = (" (", ": ", " - ", " – ", " — ")  # between a skill and the years of it
_SKILL_MARK = 3  # characters of those
_BEHIND_A_SKILL = re.compile(r"\s?(?:[,;).]|\Z|\n)")
_LABEL_REACH = 42
_LABEL_WORDS = 3  # in front of the unit in a label: "Minimum number of years of experience: 5"


def extract(reading: Reading) -> Mapping[str, FactValue]:
    """Return `experience_years` when a minimum is required."""
    found = experience_years_of(reading)
    return {"experience_years": found} if found else {}


def experience_years_of(reading: Reading) -> Quantity | None:
    """Return the years of experience that are required."""
    asked = [each for hit in _units(reading) if (each := _asked(reading, hit))]
    if not asked:
        return _none_asked(reading)
    chosen = _overall(reading, asked) if len(asked) > 1 or otherwise(reading, asked[0]) else asked[0]
    figure = chosen.figure
    end = reading.layout.clause_end(figure.start, chosen.end)
    return Quantity(
        low=figure.low or 0,
        high=figure.high if figure.high != figure.low else None,
        evidence=(reading.evidence(figure.start, max(chosen.end, end)),),
    )


def _units(reading: Reading) -> Sequence[Hit]:
    """Return the units that may have a figure, be it in themselves or behind a label."""
    units, text = reading.hits("experience_unit"), reading.text
    plain = figured(reading, units)
    others = [
        hit
        for hit in units[:MOST_HITS]
        if text.find(":", hit.end, hit.end + _LABEL_REACH) >= 0 or hit.sense.isdecimal()
    ]
    return sorted({*plain, *others}, key=attrgetter("start")) if others else plain


def _overall(reading: Reading, asked: Sequence[Asked]) -> Asked:
    """Return the largest of several figures, of alternatives the smallest, and not more than is said to do as well."""
    besides = [each for each in asked if not instead_of_a_degree(reading, each)]
    groups = [min(group, key=_low) for group in alternatives(reading, besides or asked)]
    also = [each for each in groups if _does_as_well(reading, each)]
    plain = [each for each in groups if each not in also]
    return min(max(plain, key=_low), *also, key=_low) if plain and also else max(plain or also, key=_low)


def _does_as_well(reading: Reading, asked: Asked) -> bool:
    """Say whether those who have the years are considered too ("3+ years will also be considered")."""
    sentence = reading.layout.sentence(asked.figure.start)
    start, end = asked.figure.start - FAR, asked.figure.end + FAR
    return bool(near(reading, "years_also", max(sentence.start, start), min(sentence.end, end)))


def _low(asked: Asked) -> float:
    return asked.figure.low or 0


def _none_asked(reading: Reading) -> Quantity | None:
    hit = next((hit for hit in reading.hits("no_experience") if hit.sense == "none" or _is_whole(reading, hit)), None)
    return Quantity(low=0, high=None, evidence=(reading.evidence(hit.start, hit.end),)) if hit else None


def _is_whole(reading: Reading, hit: Hit) -> bool:
    """Say whether nothing stands in front of a phrase in its clause that could be what it is about."""
    return not reading.text[reading.layout.clause(hit.start, hit.end).start : hit.start].strip(_OPENING)


def _asked(reading: Reading, hit: Hit) -> Asked | None:
    """Return the years at a unit when they are experience that is required of the person."""
    if hit.sense.isdecimal():
        figure: Figure | None = _counted(hit)
    else:
        figure = figure_in(reading, hit.start, hit.end) or _labelled(reading, hit)
    if not figure or _lasts(reading, hit, figure):
        return None
    if hit.sense == "months":
        if (figure.high or figure.low or 0) > _MOST_MONTHS:
            return None
        figure = figure._replace(
            low=figure.low and figure.low / _MONTHS,
            high=figure.high and figure.high / _MONTHS,
        )
    if (figure.low or figure.high or 0) > _MOST_YEARS:
        return None
    section = section_at(reading, figure.start)
    if section is Section.PREFERRED or not _is_experience(reading, hit, figure, section):
        return None
    preferred = _mark(reading, hit) == "preferred" or is_marked_preferred(reading, figure.start, hit.end)
    if preferred or reading.elsewhere(figure.start, held=False):
        return None
    return Asked(figure, max(hit.end, figure.end))


def _lasts(reading: Reading, hit: Hit, figure: Figure) -> bool:
    """Say whether a unit tells an age or how long something takes: "a 4-year degree", not "5 year forestry experience".

    In the plural years do not ("5 years training apprentices"), nor does what one is to have done ("experience of a").
    """
    if right_in_front(reading, near(reading, "years_age", figure.start - _LEAD, figure.start), figure):
        return True
    if near(reading, "years_undergone", figure.start - _LEAD, figure.start):
        return False
    if hit.sense != "months" and not near(reading, "years_single", hit.start, hit.end):
        return False
    words = near(reading, "years_term", hit.end, hit.end + _TERM)
    if not words or words[0].sense != "thing" or len(reading.text[hit.end : words[0].start].split()) > _TERM_WORDS:
        return False
    return not near(reading, "years_experience", hit.end, words[0].end + _CLOSE)


def _labelled(reading: Reading, hit: Hit) -> Figure | None:
    """Return the figure behind a unit that is a label of a line of its own: "Years of experience: 5+"."""
    found = joining(reading.spoken, _LABEL).match(reading.text, hit.end)
    if not found or not near(reading, "years_experience", hit.end, found.start("low")):
        return None
    before = reading.text[reading.layout.line(hit.start).start : hit.start]
    if len(before.split()) > _LABEL_WORDS:
        return None
    low = float(found["low"])
    return Figure(low, None if found["more"] else float(found["high"] or low), hit.start, found.end())


def _counted(hit: Hit) -> Figure:
    """Return the figure of a unit that has its number in itself ("zweijährige")."""
    return Figure(float(hit.sense), None, hit.start, hit.end)


def _is_experience(reading: Reading, hit: Hit, figure: Figure, inline: Section) -> bool:
    """Say whether years are experience asked of the person, by the words around them and the section.

    `inline` is the section that a heading inside the line may make it; it counts where none is asked for otherwise.
    """
    section = reading.section(hit.start)
    if section in _ELSEWHERE:
        section = inline
    if section is Section.LEGAL:
        return False
    sentence = reading.layout.sentence(hit.start)
    opens = _opens(reading, figure, sentence)
    start, end = _front(reading, figure, sentence), figure.start
    behind = hit.start if hit.sense.isdecimal() else hit.end
    named = bool(
        hit.sense == _NAMED
        or _mark(reading, hit)
        or near(reading, "years_experience", behind, min(sentence.end, hit.end + _BEHIND))  # most have it there
        or near(reading, "years_done", start, end)
        or (not opens and near(reading, "years_experience", start, end))
        or _below_its_label(reading, figure)
        or (section is Section.REQUIREMENTS and _of_a_skill(reading, hit, figure))
    )
    elsewhere = section in _ELSEWHERE
    if hit.sense == "months" or (named and not elsewhere):
        told = named and not elsewhere
    elif named or (not elsewhere and _of_work(reading, hit, sentence)):
        told = (
            section in _LISTED
            or opens
            or _goes_on(reading, figure, sentence)
            or _is_held(reading, figure, sentence)
            or _ITEM.fullmatch(reading.text, sentence.start, figure.start) is not None
            or _speaks_of_person(reading, sentence, figure)
        )
    else:
        return False
    return told and (
        opens or not _of_others(reading, hit, figure, sentence, reading.text.rfind(":", start, end) + 1 or start)
    )


def _below_its_label(reading: Reading, figure: Figure) -> bool:
    """Say whether nothing but a word for experience stands on the line above: "Experience", "3–5 years"."""
    above = label_above(reading, figure.start)
    found = near(reading, "years_experience", *above) if above else ()
    return above is not None and any(
        reading.text[above.start : above.end].strip(" *:") == reading.text[hit.start : hit.end] for hit in found
    )


def _of_a_skill(reading: Reading, hit: Hit, figure: Figure) -> bool:
    """Say whether at least so many years are all that is said of a skill: "Weaving (5+ years)", "Dyeing: 3+ years"."""
    if hit.sense == "months" or figure.high is not None or not _BEHIND_A_SKILL.match(reading.text, hit.end):
        return False
    return reading.text[figure.start - _SKILL_MARK : figure.start].endswith(_IN_FRONT)


def _front(reading: Reading, figure: Figure, sentence: Span) -> int:
    """Return where the words in front of a figure start that may be about it: more of them in front of a "("."""
    aside = "(" in reading.text[figure.start - _ASIDE : figure.start]
    reach = _BEFORE_ASIDE if aside else _BEFORE
    return max(sentence.start, figure.start - reach)


def _mark(reading: Reading, hit: Hit) -> str:
    """Return the sense of the mark behind the years of one skill ("Python: 3 years (Required)"), "" without one."""
    if not reading.text.startswith(" (", hit.end):
        return ""
    marks = inside(reading.hits("requiredness"), hit.end, hit.end + _MARK)
    if not marks or _ANOTHER.match(reading.text, marks[0].end):  # "3+ years (ideally 5+)" asks for 3
        return ""
    return marks[0].sense


def _of_others(reading: Reading, hit: Hit, figure: Figure, sentence: Span, start: int) -> bool:
    """Say whether the words around make the years somebody else's, or a stretch of time."""
    if near(reading, "years_combined", hit.end, min(sentence.end, hit.end + _WORK)):
        return not _speaks_of_person(reading, sentence, figure)
    if not figure.low and near(reading, "years_condition", hit.end, min(sentence.end, hit.end + FAR)):
        return True
    front = reading.near_topic(TOPIC, start, figure.start)
    if (
        front.of("years_others")
        or _of_a_superior(reading, figure, sentence)
        or _of_the_company(reading, figure, sentence, start, front.of("years_own"))
    ):
        return True
    span = right_in_front(reading, front.of("years_adjacent"), figure)
    if span and not front.of("years_done"):  # "You have managed shops for 5 years."
        return True
    ours = [hit for hit in front.of("years_we") if not _begins(reading, hit, sentence)]
    return bool(ours) and not _speaks_of_person(reading, sentence, figure)


def _of_a_superior(reading: Reading, figure: Figure, sentence: Span) -> bool:
    """Say whether somebody else whom the role works for has the years: "you report to the baker, who has 5 years"."""
    who = near(reading, "years_who", max(sentence.start, figure.start - _WHO), figure.start)
    if not who:
        return False
    start = max(sentence.start, figure.start - FAR)
    others = near(reading, "years_superior", start, who[0].start)
    subjects = near(reading, "years_subject", others[-1].end, who[0].start) if others else ()
    return bool(others) and all(subject.sense == "company" for subject in subjects)


def _begins(reading: Reading, hit: Hit, sentence: Span) -> bool:
    """Say whether a verb is the first word of its sentence: "* Has 5 years in sales" is said of who is looked for."""
    return hit.sense == "third" and not reading.text[sentence.start : hit.start].strip(_OPENING)


def _of_the_company(reading: Reading, figure: Figure, sentence: Span, start: int, own: Sequence[Hit]) -> bool:
    """Say whether the company has the years: "we have over 20 years", "With 20 years of experience, we …"."""
    beside = bool(own) and figure.start - own[-1].end <= _OWN
    if beside and not near(reading, "years_seeker", start, own[-1].start):
        return True
    leads = near(reading, "years_with", sentence.start, min(figure.start, sentence.start + _LEAD))
    if not leads or reading.text[sentence.start : leads[0].start].strip(_OPENING):
        return False
    end = min(sentence.end, figure.end + FAR)
    subjects = near(reading, "years_subject", figure.end, end)
    name = reading.posting.company.strip()
    at = reading.text.find(name, figure.end, end) if name else -1
    if at >= 0 and (not subjects or at < subjects[0].start):  # "With 20 years of experience, Northwind …"
        return True
    return bool(subjects) and subjects[0].sense == "company"


def _of_work(reading: Reading, hit: Hit, sentence: Span) -> bool:
    """Say whether the word for the work stands close behind the unit."""
    words = near(reading, "years_work", hit.end, min(sentence.end, hit.end + _WORK))
    return bool(words) and words[0].start <= hit.end + _CLOSE


def _speaks_of_person(reading: Reading, sentence: Span, figure: Figure) -> bool:
    start, end = max(sentence.start, figure.start - FAR), min(sentence.end, figure.end + FAR)
    return bool(near(reading, "years_seeker", start, end))


def _opens(reading: Reading, figure: Figure, sentence: Span) -> bool:
    """Say whether a figure opens its sentence or list item, as in a list of requirements."""
    return not reading.text[sentence.start : figure.start].strip(_OPENING)


def _is_held(reading: Reading, figure: Figure, sentence: Span) -> bool:
    """Say whether a list item has nothing but a "have" in front of a figure: "* Have 5+ years of …"."""
    if not reading.text.startswith("* ", sentence.start):
        return False
    held = near(reading, "years_held", sentence.start, figure.start)
    if not held or reading.text[sentence.start : held[0].start].strip(_OPENING):
        return False
    return not reading.text[held[-1].end : figure.start].strip(_OPENING)


def _goes_on(reading: Reading, figure: Figure, sentence: Span) -> bool:
    """Say whether a figure goes on with a list that one opens: "2 years of joinery and 5 years of carving"."""
    first = reading.text[sentence.start : sentence.start + _ASIDE].lstrip(_OPENING)[:1]
    joined = joining(reading.spoken, _JOINED)
    return (
        first.isdecimal()
        and joined.search(reading.text, max(sentence.start, figure.start - _ASIDE), figure.start) is not None
    )
