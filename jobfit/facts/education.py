"""education: the lowest degree that is required; "or equivalent experience" asks for none."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from itertools import pairwise
from operator import attrgetter
from typing import TypeAlias

from jobfit.facts.asked import demanded, is_preferred, section_at
from jobfit.facts.education_equivalent import BELOW_DEGREE, TOPIC, VOCATIONAL, equivalent_of
from jobfit.facts.figures import MOST_HITS
from jobfit.facts.joining import joining
from jobfit.facts.model import Choice, FactValue
from jobfit.facts.reading import Hit, Reading, Section
from jobfit.facts.reading.layout import MARKS, Span
from jobfit.facts.reading.scope import inside
from jobfit.facts.vocabulary import EDUCATIONS

_NONE = "none"
_SCHOOL = "secondary"
_FIRST_DEGREE = "bachelor"
_OF_COLLEGE = frozenset(EDUCATIONS[EDUCATIONS.index("associate") :])
_STUDYING = ("intern", "student")  # as a title says it
_BACHELOR = EDUCATIONS.index("bachelor")
_BELOW_BACHELOR = _BACHELOR - 0.5
_OPTION_REACH = 8
_SHORT_REACH = 16  # characters in front of a degree in which the letters of others stand ("BS, MS or PhD")
_LOWER_REACH = 120  # characters behind a degree in which an "or" and the letters of a lower one stand
_ARTICLE = 4  # characters of one with the spaces around it
_NAME = re.compile(r"\s?[A-Z\d]")  # behind letters that are the beginning of one ("MS Excel", "BS 5950")
_SCHOOL_NAME = re.compile(r"([A-Z][\w'.’-]+)\s\Z")
_SCHOOL_NAMED = re.compile(r"\sS(?:chool|CHOOL)\s?(?:[,;.)\n|]|\Z)")
_LISTING = " ,/."
_OTHERS_REACH = 60  # characters in front of a degree in which its holder stands
_STUDYING_REACH = 160  # the same of who studies for it: "a student of weaving, dyeing or another craft (PhD or MSc)"
_INSTEAD_REACH = 120  # characters in front of a degree in which the years stand that do without it
_HOLDERS_REACH = 30  # characters behind a degree in which its holders stand
_STUDIED_REACH = 60  # characters behind a degree in which it is said to be studied for
_DUE_WORDS = 5  # behind a degree that is to be had so long after one began
_HOLDING_REACH = 40  # characters in front of a degree in which it is said that one holds it
_LABELS = frozenset({"label", "asked"})
# sections in which an item may still ask for a degree
_WITH_DEMANDS = frozenset({Section.RESPONSIBILITIES, Section.COMPANY, Section.BENEFITS})
_OF_A_SUBJECT = r"\s?(?:[.,;(/)\n]|\Z|%(in)s\b)"
_LICENCE = r"\b[A-Z]{2,5},?\s%(or)s\s(?:%(a)s\s)?\Z"
_TOUCHING = 4  # characters between "or" and the degree: at most an article
_ELSEWHERE = frozenset({Section.COMPANY, Section.BENEFITS, Section.APPLY, Section.LEGAL, Section.RESPONSIBILITIES})
# fewer years with a degree: "8 years, or 5 with a Master's", "or 2-3 with a …", in brackets too
_FEWER = r"(?:\(|\b%(or)s\s)\d{1,2}(?:\s?[–-]\s?\d{1,2})?\+?(?=\s[^(),;\n]*\Z)"
_Asked: TypeAlias = tuple[str, Hit, int]  # what a mention asks for, the mention, where its words end


def extract(reading: Reading) -> Mapping[str, FactValue]:
    """Return `education` when a degree is required, or said not to be."""
    found = education_of(reading)
    return {"education": found} if found else {}


def education_of(reading: Reading) -> Choice | None:
    """Return the lowest degree of all that are required; experience that does as well makes it none.

    Where training for a trade does, that is secondary education; other papers are no degree, but none is required then.
    """
    degrees = _degrees(reading)[:MOST_HITS]
    required = [found for hit in degrees if (found := _required(reading, hit))]
    if not required:
        return next((free for hit in degrees if (free := _without(reading, hit, degrees))), None)
    level, hit, end = min(_without_higher(reading, _without_earlier(reading, required)), key=_rank)
    if level in BELOW_DEGREE - {VOCATIONAL}:
        return None
    return Choice(value=_SCHOOL if level == VOCATIONAL else level, evidence=(reading.evidence(hit.start, end),))


def _without_earlier(reading: Reading, required: Sequence[_Asked]) -> Sequence[_Asked]:
    """Return what is required without the school certificates of those of whom a degree is asked on another line.

    "GCSE grade 5 in maths" beside "a degree in botany" asks for both, "GCSEs and 5 years of weaving" is instead of it.
    """
    lines = {reading.layout.line(hit.start).start for level, hit, _ in required if level in _OF_COLLEGE}
    return [each for each in required if each[0] != _SCHOOL or not _is_earlier(reading, each[1], lines)]


def _is_earlier(reading: Reading, hit: Hit, lines: Collection[int]) -> bool:
    """Say whether a school certificate is asked for on a line other than those, which no "or" joins to the next."""
    line = reading.layout.line(hit.start)
    instead = _is_or(reading, hit) or inside(reading.hits("experience_unit"), *line)
    if instead or all(start == line.start for start in lines):
        return False
    named = reading.near_group(TOPIC, "degree_certificate", hit.start - _SHORT_REACH, hit.end)
    options = reading.near_group(TOPIC, "degree_option", hit.end, line.end) if line.end + 1 in lines else ()
    return bool(named) and not (options and not reading.text[options[-1].end : line.end].strip())


def _without_higher(reading: Reading, required: Sequence[_Asked]) -> Sequence[_Asked]:
    """Return what is required without the degrees that something does instead of and that are above one required.

    Of "Bachelor's degree" and "Master's degree or equivalent experience" the bachelor's stays required.
    """
    own = [EDUCATIONS.index(level) for level, hit, _ in required if level in _OF_COLLEGE and not _is_or(reading, hit)]
    if not own:
        return required
    above = EDUCATIONS[min(own) + 1 :]
    return [(level, hit, end) for level, hit, end in required if level != _NONE or hit.sense not in above]


def _is_or(reading: Reading, hit: Hit) -> bool:
    """Say whether a degree stands behind an "or", as one of several ("PhD or equivalent, or a Master's degree")."""
    options = reading.near_group(TOPIC, "degree_option", max(0, hit.start - _OPTION_REACH), hit.start)
    return bool(options) and len(reading.text[options[-1].end : hit.start].split()) <= 1


def _without(reading: Reading, hit: Hit, degrees: Sequence[Hit]) -> Choice | None:
    """Return that no degree is required, for one that is a plus and for which experience does as well."""
    if section_at(reading, hit.start) is Section.PREFERRED or _elsewhere(reading, hit):
        return None
    sentence = reading.layout.sentence(hit.start)
    if len(inside(degrees, *reading.layout.line(hit.start))) != 1:
        return None
    if _of_others(reading, hit, sentence) or _of_an_internship(reading, hit, sentence):
        return None
    if _needless(reading, hit, sentence):
        return Choice(value=_NONE, evidence=(reading.evidence(hit.start, sentence.end),))
    equivalent = equivalent_of(reading, hit, sentence)
    if not equivalent or equivalent.sense in BELOW_DEGREE:
        return None
    return Choice(value=_NONE, evidence=(reading.evidence(hit.start, equivalent.end),))


def _needless(reading: Reading, hit: Hit, sentence: Span) -> bool:
    """Say whether a sentence ends by saying that it does without a degree: "a degree is preferred but not required"."""
    if (
        hit.sense in BELOW_DEGREE
        or EDUCATIONS.index(hit.sense) > _BACHELOR
        or not is_preferred(reading, hit.start, hit.end)
    ):
        return False
    words = reading.near_group(TOPIC, "degree_needless", hit.end, sentence.end)
    return bool(words) and not reading.text[words[-1].end : sentence.end].strip(" .!);")


def _degrees(reading: Reading) -> Sequence[Hit]:
    """Return the mentions of degrees, without the "degree in" inside one ("Master's degree in physics")."""
    hits = reading.hits("degree")
    if opening := [hit for hit in reading.hits("degree_opening") if _opens(reading, hit)]:
        hits = sorted((*hits, *opening), key=attrgetter("start"))
    if len(hits) <= 1:
        return hits
    return [*hits[:1], *(hit for before, hit in pairwise(hits) if hit.start >= before.end)]


def _opens(reading: Reading, hit: Hit) -> bool:
    """Say whether a requirement begins with a degree and its subject: "Higher education in weaving"."""
    front = reading.text[reading.layout.sentence(hit.start).start : hit.start]
    asked = reading.section(hit.start) is Section.REQUIREMENTS and not front.strip(MARKS)
    return asked and joining(reading.spoken, _OF_A_SUBJECT).match(reading.text, hit.end) is not None


def _rank(found: _Asked) -> float:
    if found[0] in BELOW_DEGREE:
        return EDUCATIONS.index(_SCHOOL) if found[0] == VOCATIONAL else _BELOW_BACHELOR
    return EDUCATIONS.index(found[0])


def _required(reading: Reading, hit: Hit) -> _Asked | None:
    """Return what a mention of a degree asks for, and where its words end."""
    if hit.sense == _NONE:
        return _NONE, hit, hit.end
    sentence = reading.layout.sentence(hit.start)
    if not _asked_for(reading, hit, sentence):
        return None
    if instead := _instead_of_years(reading, hit, sentence):
        return _NONE, instead, hit.end
    equivalent = equivalent_of(reading, hit, sentence)
    if equivalent and not is_preferred(reading, equivalent.start, equivalent.end):
        return equivalent.sense if equivalent.sense in BELOW_DEGREE else _NONE, hit, equivalent.end
    another = equivalent and inside(reading.hits("degree"), hit.end, equivalent.start)  # it is that one which is a plus
    return None if equivalent and not another else _by_itself(reading, hit, sentence)


def _by_itself(reading: Reading, hit: Hit, sentence: Span) -> _Asked | None:
    """Return what a mention asks for that nothing does instead of."""
    if reading.denied(hit.start, hit.end):
        named = reading.text[hit.start : hit.end]  # letters in capitals may mean something else ("no B.S. here")
        first = hit.sense == _FIRST_DEGREE and not named.isupper()
        return (_NONE, hit, hit.end) if first or "degree" in named.casefold() else None  # "no PhD" leaves others open
    lowest = _lowest(reading, hit)
    return lowest.sense, lowest, max(hit.end, min(reading.layout.clause_end(hit.start, hit.end), sentence.end))


def _asked_for(reading: Reading, hit: Hit, sentence: Span) -> bool:
    """Say whether a degree is asked of the person, and not as a plus or instead of something else."""
    if _elsewhere(reading, hit):
        return False
    if is_preferred(reading, hit.start, hit.end) and not demanded(reading, hit.start, hit.end):
        return False
    return not (
        reading.elsewhere(hit.start)
        or _of_others(reading, hit, sentence)
        or _of_an_internship(reading, hit, sentence)
        or _instead_of_a_licence(reading, hit)
    )


def _of_an_internship(reading: Reading, hit: Hit, sentence: Span) -> bool:
    """Say whether the role is for students, whose degree is the one that they study for unless it is completed."""
    titled = {level.sense for level in reading.hits("seniority", field="title")}
    if hit.sense not in _OF_COLLEGE or titled.isdisjoint(_STUDYING):
        return False
    start, end = max(sentence.start, hit.start - _OTHERS_REACH), min(sentence.end, hit.end + _STUDIED_REACH)
    return not reading.near_group(TOPIC, "degree_completed", start, end)


def _elsewhere(reading: Reading, hit: Hit) -> bool:
    """Say whether the degree stands where none is asked for; no task begins with one, whatever heading stands above.

    A title names the school that one works at, not the one that one went to, and a headline begins with the company.
    """
    if hit.sense == _SCHOOL and (hit.end <= reading.field("title").end or _is_a_name(reading, hit)):
        return True
    if hit.start == reading.field("description").start and reading.text.startswith(" |", hit.end):
        return True
    if reading.section(hit.start) not in _ELSEWHERE:
        return False
    section = section_at(reading, hit.start)
    if section in _WITH_DEMANDS and _begins_a_demand(reading, hit):
        return False
    return section in _ELSEWHERE and not _asked_of_the_person(reading, hit)


def _is_a_name(reading: Reading, hit: Hit) -> bool:
    """Say whether a school is one that has a name: "Sandy Ridge High School", not "Completed High School"."""
    named = _SCHOOL_NAME.search(reading.text, max(0, hit.start - _SHORT_REACH), hit.start)
    if not named or not _SCHOOL_NAMED.match(reading.text, hit.end - len(" School")):
        return False
    return not reading.near_group(TOPIC, "degree_school", named.start(1), hit.start)


def _asked_of_the_person(reading: Reading, hit: Hit) -> bool:
    """Say whether it is said in front of a degree that who applies has to have it: "candidates should hold a …"."""
    asked = reading.near_group(TOPIC, "degree_demanded", max(0, hit.start - _HOLDING_REACH), hit.start)
    return bool(asked) and asked[-1].end == hit.start - 1


def _begins_a_demand(reading: Reading, hit: Hit) -> bool:
    """Say whether an item, or a line among duties, begins with the degree or with that one holds it ("hold a …").

    So does a line that begins with a label ("Education: …"); among benefits it has to be one of what is asked for, or
    the degree to be all of the line.
    """
    start = reading.layout.line(hit.start).start
    held = reading.near_group(TOPIC, "degree_held", max(start, hit.start - _HOLDING_REACH), hit.start)
    between = reading.text[held[-1].end : hit.start].strip() if held else ""
    label = held[0].sense if held and between == ":" else ""
    touches = label in _LABELS or (held and not between)
    front = reading.text[start : held[0].start if touches else hit.start]
    if front.strip(MARKS):
        return False
    section = reading.section(hit.start)
    if label == "asked" or section is Section.BENEFITS:
        return label == "asked" or not reading.text[hit.end : reading.layout.line(start).end].strip(" .\n")
    return label in _LABELS or front.startswith("* ") or section is Section.RESPONSIBILITIES


def _lowest(reading: Reading, hit: Hit) -> Hit:
    """Return a degree with the letters in front of it, at the lowest level of them: "BS, MS or PhD" is a bachelor's."""
    if hit.sense in BELOW_DEGREE:
        return hit
    front = max(0, hit.start - _SHORT_REACH)
    for letters in reversed(reading.near_group(TOPIC, "degree_letters", front, hit.start)):
        between = reading.text[letters.end : hit.start].strip(_LISTING)
        joined = not between or reading.near_group(TOPIC, "degree_range", letters.end, hit.start)
        written = reading.text[letters.start : letters.end].isupper() or reading.text[hit.start : hit.end].islower()
        if not joined or " " in between or not written:
            break
        hit = hit._replace(sense=min(hit.sense, letters.sense, key=EDUCATIONS.index), start=letters.start)
    return _or_lower(reading, hit)


def _or_lower(reading: Reading, hit: Hit) -> Hit:
    """Return a degree at the level of the letters of a lower one behind an "or": "Master's in weaving, or a BS"."""
    end = min(reading.layout.sentence(hit.start).end, hit.end + _LOWER_REACH)
    for option in reading.near_group(TOPIC, "degree_option", hit.end, end):
        letters = reading.near_group(TOPIC, "degree_letters", option.end, min(end, option.end + _OPTION_REACH))
        if letters and _is_lower(reading, option, letters[0], hit):
            return hit._replace(sense=letters[0].sense)
    return hit


def _is_lower(reading: Reading, option: Hit, letters: Hit, hit: Hit) -> bool:
    """Say whether letters in capitals are of a degree below one, at most an article behind the "or", and no name."""
    between, written = reading.text[option.end : letters.start], reading.text[letters.start : letters.end]
    if len(between) > _ARTICLE or not written.isupper() or _NAME.match(reading.text, letters.end):
        return False
    return EDUCATIONS.index(letters.sense) < EDUCATIONS.index(hit.sense)


def _instead_of_a_licence(reading: Reading, hit: Hit) -> bool:
    """Say whether the degree stands behind an "or" and a licence that does without it ("RN or PhD")."""
    licence = joining(reading.spoken, _LICENCE).search(reading.text[max(0, hit.start - _SHORT_REACH) : hit.start])
    if not licence or reading.near_group(TOPIC, "degree_letters", hit.start - _SHORT_REACH, hit.start):
        return False
    return not inside(reading.hits("degree"), hit.start - _SHORT_REACH, hit.start)


def _instead_of_years(reading: Reading, hit: Hit, sentence: Span) -> Hit | None:
    """Return the degree and the "or" between it and years that do without it ("12 years, or PhD + 7 years").

    So are fewer years with the degree, in brackets too: "8 years, or 5 with a Master's", "8 years (5 with a Master's)".
    """
    start = sentence.start
    if reading.text[:start].rstrip().endswith(";"):  # "4 years of experience; or a Master's degree"
        start = reading.layout.sentence(start - 2).start
    years = inside(reading.hits("experience_unit"), max(start, hit.start - _INSTEAD_REACH), hit.start)
    if not years or inside(reading.hits("degree"), start, hit.start):
        return None
    fewer = joining(reading.spoken, _FEWER).search(reading.text, years[0].end, hit.start)
    if fewer and _leads_to(reading, fewer.end(), hit):
        return hit._replace(start=fewer.start())
    options = reading.near_group("experience", "years_alternative", years[-1].end, hit.start)
    return hit._replace(start=options[-1].start) if options and hit.start - options[-1].end <= _TOUCHING else None


def _leads_to(reading: Reading, start: int, hit: Hit) -> bool:
    """Say whether text[start:] ends in a "with a" right in front of the degree that fewer years are asked with."""
    words = reading.near_group("experience", "years_otherwise", start, hit.start)
    return any(word.sense == "behind" and word.end == hit.start - 1 for word in words)


def _of_others(reading: Reading, hit: Hit, sentence: Span) -> bool:
    """Say whether the degree is somebody else's, or one that is still studied for."""
    others = reading.near_group(TOPIC, "degree_other", max(sentence.start, hit.start - _STUDYING_REACH), hit.end + 1)
    if any(other.sense == "studying" or other.end > hit.start - _OTHERS_REACH for other in others):
        return True
    holders = reading.near_group(TOPIC, "degree_holders", hit.end, hit.end + _HOLDERS_REACH)
    if holders and holders[0].start == hit.end + 1:
        return True
    behind = min(sentence.end, hit.end + _STUDIED_REACH)
    if hit.sense in BELOW_DEGREE or behind <= hit.end:
        return False
    studied = reading.near_group(TOPIC, "degree_studied", hit.end, behind)
    return any(word.sense != "later" or _is_due(reading.text[hit.end : word.start]) for word in studied)


def _is_due(between: str) -> bool:
    """Say whether nothing else than a degree is what so long is left for: "BSN required within 5" years of hire."""
    return not re.search(r"[,;(]", between) and len(between.split()) <= _DUE_WORDS
