"""seniority: the level of the role, from its title first, then from a plain statement in the text.

Several levels in one title ("Junior/Senior"), an optional one ("(Senior) Engineer") and several roles that differ leave
it unknown.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise

from jobfit.facts.figures import MOST_HITS
from jobfit.facts.headline import listed, titles
from jobfit.facts.joining import joining
from jobfit.facts.model import Basis, Choice, Evidence, FactValue
from jobfit.facts.nearby import all_of_a_line, label_above
from jobfit.facts.reading import Hit, Reading, Section
from jobfit.facts.reading.layout import MARKS, Span
from jobfit.facts.reading.scope import inside

_TOPIC = "seniority"
_FRAME_REACH = 30  # characters in front of a level in which "looking for a" stands
_FRAME_WORDS = 1
_CALLED_WORDS = 2  # in front of a level that ends what a role is called: "a hand weaving intern"
_NOUN_REACH = 60
_NOUN_WORDS = 5
_ROMAN = re.compile(r"I{2,3}\Z")
_GRADE = re.compile(r"(?<=\w)\s(?:[Ll]evel\s)?(?P<grade>I|[23])(?=\s*(?:\Z|\n|[,;(|])|\s?[–—-]\s(?!\d))")
_GRADES = {"I": "junior", "2": "mid", "3": "senior"}
_RANGED = r"\bI\s?(?:[/,–—&-]|%(or)s|%(and)s|%(to)s)\s?\Z"
_YEAR = re.compile(r"\b20\d\d\b")
_SEGMENT = re.compile(r"\s[–—|-]\s|[,(;|]\s?|:\s|\)\s?")
_INSTEAD = r"(\w+)\s?(?:/|,|\||\b(?:%(or)s|%(and)s|%(to)s)\b)\s?\Z"
_ANOTHER_ROLE = r",\s(?!%(a)s\s)|\s(?:%(and)s|%(or)s|&)\s(?P<a>%(a)s\s)?"
_ROLE_WORDS = 3  # behind a level
_OPTIONAL = re.compile(r"\(\s?\Z")
_OPTIONAL_END = re.compile(r"[.-]?[ ]?\)[ ]?\w")
_MARKS = " .)/-–—|0123456789"  # the year of an internship, too
_LISTING = ("/", ",", "&", "|")  # in front of another of those who may apply
_SEVERAL = re.compile(r"[/,–—&|]")
_ADJECTIVE = r", (?!%(a)s )\w+-\w+ "
_PARTED = r"[,;:]\s|\s[–—-]\s|\s(?:%(or)s|%(and)s)\s|/"
_NOT_BETWEEN = r"[,/(]|\w:|\b(?:%(or)s|%(and)s|%(to)s|%(mid)s)\b"
_OR = r"\b%(or)s\s(?:%(a)s\s)?\Z"
_LABELLED = re.compile(r"[\s*]{0,3}[:–-][\s*]{0,4}\Z")
_NOT_SAID = frozenset({Section.BENEFITS, Section.COMPANY, Section.LEGAL, Section.APPLY, Section.PREFERRED})
_PLURAL = frozenset({"seniors", "juniors", "principals", "graduates"})
_TITLE_ONLY = frozenset({"mid", "middle", "staff", "distinguished"})  # words that mean too much in a text, but "Level:"
_LABEL, _BEING, _WANTED, _TOLD = "label", "being", "wanted", "told"
_JOB = "job"  # what is advertised is said to be of a level, in any section
_WHO = frozenset({"frame", "opening", _JOB})
_ALSO = "also"  # of another role than the one that is advertised: "we are also hiring a senior weaver"
_JOB_WORDS = 2  # between a level and the "role" that it is of
_ASIDE = 10  # characters between a role and its "wanted": "(m/f/d)"


def extract(reading: Reading) -> Mapping[str, FactValue]:
    """Return `seniority` when the title, the feed or a plain statement says it."""
    found = seniority_of(reading)
    return {"seniority": found} if found else {}


def seniority_of(reading: Reading) -> Choice | None:
    """Return the level; a title that names one outweighs the feed's field, which outweighs the text."""
    given = reading.posting.seniority
    if not reading.hits("seniority"):
        return _of_field(given) if given else _graded(reading)
    roles = titles(reading) or listed(reading)
    counting = [_counting(reading, role) for role in roles]
    named = [level for hits in counting if (level := _level_in(reading, hits))]
    if named:
        agreed = len(named) == len(roles) and len({level.sense for level in named}) == 1
        if not agreed:
            return _of_field(given) if given else None
        conflict = f"the feed's own field says {given}" if given and given != named[0].sense else ""
        return Choice(value=named[0].sense, evidence=(_quoted(reading, named[0], roles[0]),), conflict=conflict)
    if given:
        return _of_field(given)
    if any(counting):  # a title names levels without settling on one
        return None
    return _graded(reading) or _stated(reading)


def _graded(reading: Reading) -> Choice | None:
    """Return the level of a title with a grade right behind its role: "Engineer I" is junior, "Engineer 3" senior."""
    title = reading.field("title")
    grade = _GRADE.search(reading.text, title.start, title.end) if title.end > title.start else None
    if not grade or reading.hits("role_level", field="title"):
        return None
    roles = reading.near(_TOPIC, title.start, grade.end()).of("role_word")
    if not any(role.end == grade.start() for role in roles):
        return None
    return Choice(value=_GRADES[grade["grade"]], evidence=(reading.evidence(title.start, title.end),))


def _of_field(given: str) -> Choice:
    return Choice(value=given, basis=Basis.STRUCTURED, evidence=(Evidence("seniority", 0, len(given), given),))


def _quoted(reading: Reading, hit: Hit, role: Span) -> Evidence:
    """Return the title, or the level in it when the title is long."""
    whole = role.start <= hit.start and hit.end <= role.end
    return reading.evidence(role.start, role.end) if whole else reading.evidence(hit.start, hit.end)


def _level_in(reading: Reading, hits: Sequence[Hit]) -> Hit | None:
    """Return the one level of those in the title of a role, None when there is none or several."""
    plain = [hit for hit in hits if not _ROMAN.match(reading.text[hit.start : hit.end])] or hits
    if not plain or any(_optional(reading, hit) for hit in plain):  # "Senior Engineer I/II" is senior
        return None
    if hits[0] not in plain and hits[0].sense != plain[0].sense:  # "Engineer II / Senior Engineer"
        return None
    plain = [hit for hit, after in zip(plain, [*plain, None][1:], strict=True) if not _raises(reading, hit, after)]
    levels = {hit.sense for hit in plain}
    if levels == {"intern", "junior"}:
        levels = {"intern"}
    return next(hit for hit in plain if hit.sense in levels) if len(levels) == 1 and "student" not in levels else None


def _raises(reading: Reading, hit: Hit, after: Hit | None) -> bool:
    """Say whether a level only raises the one right behind it: "Sr. Staff" is staff."""
    if not after or hit.sense != "senior" or after.sense not in {"staff", "principal"}:
        return False
    return not reading.text[hit.end : after.start].strip(" .")


def _counting(reading: Reading, role: Span) -> Sequence[Hit]:
    """Return the levels in the title of a role, without those of other people, of departments and of the company."""
    hits = [hit for hit in inside(reading.hits("seniority"), role.start, role.end) if hit.end <= role.end]
    if not hits:
        return ()
    others = reading.near(_TOPIC, role.start, role.end).of("level_other")
    first_other = others[0].start if others else role.end
    company = _company(reading, role)
    return [
        hit
        for hit in hits
        if (hit.start < first_other or hit.sense == "intern")  # "Assistant to the CEO (Intern)" is one
        and not (company and company.start <= hit.start < company.end)
        and _fits(reading, hit, role)
    ]


def _company(reading: Reading, role: Span) -> Span | None:
    """Return where the company's name stands in a title."""
    name = reading.posting.company.strip()
    at = reading.text[role.start : role.end].find(name) if name else -1
    return Span(role.start + at, role.start + at + len(name)) if at >= 0 else None


def _fits(reading: Reading, hit: Hit, role: Span) -> bool:
    """Say whether a level in a title is the role's: "Nurse - Seniors" and "Staff Accountant" name none."""
    word = reading.text[hit.start : hit.end]
    if _ROMAN.match(word.upper()) and not _ROMAN.match(word):
        return False
    if hit.sense == "principal" and _heads_something(reading, hit, role):
        return False
    start, end = _segment(reading.text, hit, role)
    first, last = _together(reading, hit, start, end)
    alone = not reading.text[start:first].strip(_MARKS) and not reading.text[last:end].strip(_MARKS)
    if hit.sense == "staff":
        built = reading.near(_TOPIC, hit.end, end).of("staff_role")
        return bool(built) or (alone and start > role.start)
    if hit.sense == "intern" and not reading.text[last:end].strip(_MARKS) and _ends_a_role(reading, hit, start):
        return True
    if word.casefold() in _PLURAL and not (alone and _YEAR.search(reading.text, start, end)):  # "2026 Graduates"
        return bool(reading.near(_TOPIC, hit.end, end).of("role_word"))
    return alone or start == role.start or bool(reading.near(_TOPIC, start, end).of("role_word"))


def _ends_a_role(reading: Reading, hit: Hit, start: int) -> bool:
    """Say whether one intern ends what the role is called ("Weaving Intern"), not a list of who may apply."""
    front = reading.text[start : hit.start].rstrip()
    several = reading.text[hit.start : hit.end].casefold().endswith("s")
    return not (several or front.endswith(_LISTING) or reading.denied(hit.start, hit.end))


def _heads_something(reading: Reading, hit: Hit, role: Span) -> bool:
    """Say whether a principal is the head of a school or the like: nothing else in the title, or a word for what."""
    whole = reading.text[role.start : role.end].strip(_MARKS) == reading.text[hit.start : hit.end]
    return whole or bool(reading.near_group(_TOPIC, "principal_of", role.start, role.end))


def _together(reading: Reading, hit: Hit, start: int, end: int) -> Span:
    """Return a level with others of its sense in the same part: "Interns/Working students" are one."""
    same = [other for other in inside(reading.hits("seniority"), start, end) if other.sense == hit.sense]
    marks = "".join(reading.text[one.end : other.start] for one, other in pairwise(same))
    return Span(same[0].start, same[-1].end) if not marks.strip(_MARKS) else Span(hit.start, hit.end)


def _segment(text: str, hit: Hit, role: Span) -> Span:
    """Return the part of a title, between separators, that a level stands in."""
    start = role.start
    for match in _SEGMENT.finditer(text, role.start, hit.start):
        start = match.end()
    after = _SEGMENT.search(text, hit.end, role.end)
    return Span(start, after.start() if after else role.end)


def _optional(reading: Reading, hit: Hit) -> bool:
    """Say whether a level is not the only one: "(Senior) Engineer" and "Senior/Staff Engineer" are for others too."""
    if hit.sense != "intern" and _SEVERAL.search(reading.text, hit.start, hit.end):  # "Praktikant/in" is one
        return True
    before = reading.text[max(0, hit.start - _FRAME_REACH) : hit.start]
    if _ROMAN.match(reading.text[hit.start : hit.end]) and joining(reading.spoken, _RANGED).search(before):
        return True  # "Engineer I/II"
    opened = _OPTIONAL.search(before[-2:])
    if opened and _OPTIONAL_END.match(reading.text, hit.end):
        return not reading.near_group(_TOPIC, "level_aside", hit.start, hit.end)
    return _said_before(reading, hit)


def _said_before(reading: Reading, hit: Hit) -> bool:
    """Say whether the role stands in front of its level without one: "Manager / Senior Manager" is for both."""
    start = max(reading.layout.line(hit.start).start, hit.start - _NOUN_REACH)
    before = joining(reading.spoken, _INSTEAD).search(reading.text, start, hit.start)
    if before is None or inside(reading.hits("seniority"), start, hit.start):
        return False
    return before[1] in reading.text[hit.start : hit.end + _NOUN_REACH].split()[: _ROLE_WORDS + 1]


def _stated(reading: Reading) -> Choice | None:
    """Return the level of a plain statement such as "we are looking for a senior engineer"."""
    body = reading.field("description").start
    said = [hit for hit in reading.hits("seniority")[:MOST_HITS] if hit.start >= body and _is_stated(reading, hit)]
    if len({hit.sense for hit in said}) != 1 or all(_framed(reading, hit) == _ALSO for hit in said):
        return None
    first = said[0]
    clause = reading.layout.clause(first.start, first.end)
    end = min(clause.end, first.end + _NOUN_REACH)
    return Choice(value=first.sense, evidence=(reading.evidence(first.start, max(end, first.end)),))


def _is_stated(reading: Reading, hit: Hit) -> bool:
    word = reading.text[hit.start : hit.end]
    if word.casefold() in _PLURAL or (_ROMAN.match(word.upper()) and not _grades_a_role(reading, hit)):
        return False
    frame = "" if hit.sense == "student" or _SEVERAL.search(word) else _framed(reading, hit)
    if (reading.section(hit.start) in _NOT_SAID and frame != _JOB) or reading.denied(hit.start, hit.end):
        return False
    if not frame or (word.casefold() in _TITLE_ONLY and frame != _LABEL):
        return False
    if _ROMAN.match(word) or (frame in _WHO and reading.near_group(_TOPIC, "level_person", hit.start, hit.end)):
        return True
    if frame == _TOLD and not inside(reading.hits("seniority"), hit.end, hit.end + _FRAME_REACH):
        return True
    return _is_of_a_role(reading, hit, frame)


def _grades_a_role(reading: Reading, hit: Hit) -> bool:
    """Say whether numerals end what a role is called: "a Dyer II in the mill", not "World War II" or "Dyer II/III"."""
    roles = reading.near_group(_TOPIC, "role_word", hit.start - _FRAME_REACH, hit.start)
    if not roles or roles[-1].end != hit.start - 1 or not reading.text[hit.start : hit.end].isupper():
        return False
    several = reading.text[hit.end : hit.end + _NOUN_WORDS].strip()[:1] in _LISTING
    return not (several or _up_to_another(reading, hit, hit.end + _NOUN_REACH))


def _is_of_a_role(reading: Reading, hit: Hit, frame: str) -> bool:
    """Say whether one role stands close behind the level that a frame introduces, and no other level or role."""
    sentence = reading.layout.sentence(hit.start)
    behind = reading.near(_TOPIC, hit.end, min(sentence.end, hit.end + _NOUN_REACH))
    nouns = [*behind.of("role_word"), *behind.of("level_noun")]
    if frame == _BEING and not _is_of_a_job(reading, hit, nouns):
        return False
    last = sentence.end if frame == _LABEL else sentence.end + _NOUN_REACH  # a label needs no noun
    nearest = min((noun.start for noun in nouns), default=last)
    if _or_another(reading, hit, nearest, sentence.end) or _up_to_another(reading, hit, nearest):
        return False
    if _beside_others(reading, behind.of("role_word")):
        return False
    first = hit.end
    adjective = joining(reading.spoken, _ADJECTIVE).match(reading.text, first)
    if adjective and not inside(reading.hits("seniority"), first, nearest):
        first += 1  # "a senior, hands-on engineer"
    parted = joining(reading.spoken, _PARTED).search(reading.text, first, min(nearest, sentence.end))
    return not parted and len(reading.text[hit.end : nearest].split()) <= _NOUN_WORDS


def _beside_others(reading: Reading, roles: Sequence[Hit]) -> bool:
    """Say whether other roles are looked for beside the first ("senior engineers and designers")."""
    for other in roles[1:]:
        first = roles[0]
        between = joining(reading.spoken, _ANOTHER_ROLE).match(reading.text, first.end, other.start)
        if between and len(reading.text[between.end() : other.start].split()) <= 1:
            several = reading.text[first.end - 1] == reading.text[other.end - 1] == "s"
            if several or between["a"]:
                return True
    return False


def _or_another(reading: Reading, hit: Hit, noun: int, end: int) -> bool:
    """Say whether another level will do as well ("a mid-level developer or a senior one")."""
    others = inside(reading.hits("seniority"), noun, min(end, noun + _NOUN_REACH))
    last = joining(reading.spoken, _OR)
    return any(other.sense != hit.sense and last.search(reading.text, noun, other.start) for other in others)


def _up_to_another(reading: Reading, hit: Hit, noun: int) -> bool:
    """Say whether a range of levels stands in front of the noun ("mid-level to senior developers")."""
    return any(other.sense != hit.sense for other in inside(reading.hits("seniority"), hit.end, noun))


def _framed(reading: Reading, hit: Hit) -> str:
    """Return how words in front of a level introduce who is looked for ("we are hiring a", "Level:"), "" if none do."""
    sentence = reading.layout.sentence(hit.start)
    frames = reading.near(_TOPIC, max(sentence.start, hit.start - _FRAME_REACH), hit.start).of("level_frame")
    if not frames:
        nouns = reading.near_group(_TOPIC, "level_noun", hit.end, hit.end + _FRAME_REACH)
        if _below_a_label(reading, hit) or all_of_a_line(reading, hit, nouns):
            return _LABEL
        return _WANTED if _is_wanted(reading, hit, sentence) else ""
    nearest = frames[-1]
    between = reading.text[nearest.end : hit.start]
    if nearest.sense == _LABEL:
        return _LABEL if _LABELLED.match(between) else ""
    if nearest.sense == "opening" and nearest.start > sentence.start + 2:  # "* As a …" opens a sentence too
        return ""
    most = _CALLED_WORDS if hit.sense == "intern" or _ROMAN.match(reading.text, hit.start, hit.end) else _FRAME_WORDS
    told = len(between.split()) <= most and not joining(reading.spoken, _NOT_BETWEEN).search(between)
    return nearest.sense if told else ""


def _is_of_a_job(reading: Reading, hit: Hit, nouns: Sequence[Hit]) -> bool:
    """Say whether a level stands close in front of "role" or "position": "is a senior-level consulting role"."""
    jobs = (noun for noun in nouns if noun.sense == "job")
    return any(len(reading.text[hit.end : job.start].split()) <= _JOB_WORDS for job in jobs)


def _is_wanted(reading: Reading, hit: Hit, sentence: Span) -> bool:
    """Say whether a level opens a sentence in which its role is wanted: "Senior joiner wanted"."""
    if reading.text[sentence.start : hit.start].strip(MARKS):
        return False
    behind = reading.near(_TOPIC, hit.end, min(sentence.end, hit.end + _NOUN_REACH))
    wanted = behind.of("level_wanted")
    if not wanted or not any(0 < wanted[0].start - role.end <= _ASIDE for role in behind.of("role_word")):
        return False
    last = wanted[0]
    return last.sense == "goes_on" or not reading.text[last.end : last.end + 2].strip()[:1].isalnum()


def _below_a_label(reading: Reading, hit: Hit) -> bool:
    """Say whether a level begins a line and nothing but a label stands on the line above: "Career level", "Senior"."""
    above = label_above(reading, hit.start)
    if above is None:
        return False
    labels = reading.near(_TOPIC, above.start, above.end).of("level_frame")
    said = reading.text[above.start : above.end].rstrip(" :")
    return any(label.sense == _LABEL and label.end - label.start == len(said) for label in labels)
