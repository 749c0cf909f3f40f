"""workplace: remote, hybrid or on_site; by how directly the posting speaks of this job.

The location, title, headline and labelled lines count first, then sentences about the job, then what is said of the
team. Days in the office make a job hybrid whatever a field calls it. A choice of remote or office is remote. What only
holds for a while, for some weeks a year, for customers or in a candidate's past is not about the workplace.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from jobfit.facts.headline import is_keyword
from jobfit.facts.joining import joining
from jobfit.facts.model import Basis, Choice, FactValue, Quantity
from jobfit.facts.office_days import days_at_home, office_days_of
from jobfit.facts.places.statements import Kind, Statement, statements
from jobfit.facts.reading import Hit, Reading, Section, once
from jobfit.facts.reading.answers import Answer
from jobfit.facts.reading.layout import HEADING_MARKS
from jobfit.facts.reading.scope import inside
from jobfit.facts.window import MOST_MENTIONS, window
from jobfit.facts.workplace_alone import (
    ROOM,
    SUBJECT_REACH,
    begins_an_item,
    is_a_choice,
    left_open,
    of_this_job,
    stands_alone,
)
from jobfit.facts.workplace_seat import seats

REMOTE, HYBRID, ON_SITE = "remote", "hybrid", "on_site"

_TEAM, _TEXT, _STATEMENT = 1, 2, 3  # how directly something is said of this job
_MOST_EVIDENCE = 3
_REGULAR = 0.5  # days a week in the office from which a job is no longer remote
_FOUR, _WEEK = 4, 5
_SURE = frozenset(
    ("else", "granted")
)  # strengths of what is said of all but those in front of it, or has its own "if": nothing beside it puts it in doubt
_ELSEWHERE = frozenset(
    (Section.LEGAL, Section.APPLY, Section.PREFERRED)
)  # sections that do not say how this job is done
_TAG = "li"
_IN_TEXT = frozenset((Kind.LABEL, Kind.HEADLINE))
_OF_THE_COMPANY = frozenset((Section.BENEFITS, Section.COMPANY))  # what is said there of hybrid work is for everybody
_STATE = re.compile(r"[A-Z]{2}\s[a-z]")  # "our Indianapolis, IN office"
_OVER_DAYS = re.compile(r"\s?(?::|\n)\s*\d+(?![\d%]|\s%)")  # behind a label: "Remote work: 2 days a week"
_LONGEST_REST = 24  # characters of a label behind the word in it ("Remote work policy:")
_IS = r"(?:\s%(of_work)s\s[\w &-]{2,40}?)?\s%(at_work)s\s"
_PERSON_REACH = 70  # characters
_RARE_REACH = 30  # characters between "occasionally" and the way of working
_PAUSE = re.compile(r"[,.;:()\n]")


class _Saying(NamedTuple):
    """One mention that counts."""

    mode: str
    weight: int
    start: int
    end: int
    perk: bool = False  # said of everybody's benefits or of the company
    labelled: bool = False  # behind a label in the text ("Location: Berlin (Hybrid)") or in its headline
    job: bool = False  # in a sentence of the text about the job ("This role is on-site in Ghent")
    item: bool = False  # a bare word among the benefits, which may be but one of them


def extract(reading: Reading) -> Mapping[str, FactValue]:
    """Return `workplace` when it is said."""
    found = workplace_of(reading)
    return {"workplace": found} if found else {}


@once
def workplace_of(reading: Reading) -> Choice | None:
    """Return the workplace, from the feed's own field unless the text is more specific."""
    text = _from_text(reading)
    stated = reading.posting.workplace
    if stated not in {REMOTE, HYBRID, ON_SITE}:
        return text
    if text is None or text.value == stated:
        return Choice(value=stated or "", basis=Basis.STRUCTURED, evidence=text.evidence if text else ())
    if _more_specific(reading, stated or ""):
        return replace(text, conflict=f"the feed says {stated}")
    return Choice(
        value=stated or "", basis=Basis.STRUCTURED, conflict=f"the text says {text.value}", evidence=text.evidence
    )


def is_remote(reading: Reading) -> bool:
    """Say whether the work is done remotely, so that the company's offices are no places of it."""
    workplace = workplace_of(reading)
    return workplace is not None and workplace.value == REMOTE


def _more_specific(reading: Reading, stated: str) -> bool:
    """Say whether the text names days or speaks of the job itself against the feed's field."""
    if office_days_of(reading) is not None:
        return True
    spoken = {saying.mode for saying in _sayings(reading) if saying.weight >= _TEXT}
    return stated == REMOTE and bool(spoken) and REMOTE not in spoken


def _from_text(reading: Reading) -> Choice | None:
    sayings = _sayings(reading)
    days = office_days_of(reading)
    if not sayings and days is None:
        return None
    in_office = days is not None and (days.low if days.low is not None else days.high or 0) >= _REGULAR
    said: dict[int, set[str]] = {_TEAM: set(), _TEXT: set(), _STATEMENT: set()}
    for saying in sayings:
        said[saying.weight].add(saying.mode)
    if in_office and days_at_home(reading):
        said[_TEXT].add(HYBRID)
    firm = {saying.mode for saying in sayings if saying.weight == _TEXT and not saying.perk}
    if any(saying.labelled and saying.mode == REMOTE for saying in sayings):
        firm.discard(HYBRID)
    labelled = _labelled(sayings, said) or ("" if days else _corrected(reading, sayings, said))
    value = labelled or _decided(said, firm, days if in_office else None)
    if not value:
        return None
    backing = [saying for saying in sayings if saying.mode == value]
    evidence = tuple(reading.evidence(saying.start, saying.end) for saying in backing[:_MOST_EVIDENCE])
    conflict = "" if value in said[_STATEMENT] and not labelled else _against(said, value)
    return Choice(value=value, evidence=evidence or (days.evidence if days else ()), conflict=conflict)


def _labelled(sayings: Sequence[_Saying], said: Mapping[int, set[str]]) -> str:
    """Return what a label of the text calls the job when the location field or title says "Remote" and nothing else.

    "Location: Berlin (Hybrid)" is more specific than a field that many boards fill by themselves.
    """
    labelled = {saying.mode for saying in sayings if saying.labelled}
    fields = {saying.mode for saying in sayings if saying.weight == _STATEMENT and not saying.labelled}
    if len(labelled) != 1 or REMOTE in labelled | said[_TEXT] or fields != {REMOTE}:
        return ""
    return next(iter(labelled))


def _corrected(reading: Reading, sayings: Sequence[_Saying], said: Mapping[int, set[str]]) -> str:
    """Return "on_site" when the location field is but "remote", and the text says "This role is on-site" throughout."""
    field = reading.field("location")
    bare = any(saying.mode == REMOTE and (saying.start, saying.end) == (field.start, field.end) for saying in sayings)
    if not bare or said[_STATEMENT] != {REMOTE} or said[_TEXT] | said[_TEAM] != {ON_SITE}:
        return ""
    return ON_SITE if any(saying.job for saying in sayings) else ""


def _against(said: Mapping[int, set[str]], value: str) -> str:
    """Return what else the location, title or a label calls the job, in words."""
    others = said[_STATEMENT] - {value}
    return f"also called {', '.join(sorted(others))}" if others else ""


def _decided(said: Mapping[int, set[str]], firm: set[str], days: Quantity | None) -> str:
    """Return the workplace from what is said at each weight and regular days in the office, "" when it stays open.

    `firm` is what the text says of the job itself, not only as a perk, and not against a label of its own.
    """
    outright, text, team = (said[weight] for weight in (_STATEMENT, _TEXT, _TEAM))
    if days and not (REMOTE in outright and REMOTE in text):
        return _by_days(outright | text, days)
    if REMOTE in outright:
        return HYBRID if HYBRID in firm and REMOTE not in text and outright == {REMOTE} else REMOTE
    for modes in (outright, text, team):
        if len(modes) == 1:
            return next(iter(modes))
        if modes:
            return REMOTE if REMOTE in modes else HYBRID
    return ""


def _by_days(modes: set[str], days: Quantity) -> str:
    """Return "on_site" for a whole week in the office: not for "3 to 5 days", nor for "4 to 5" of what is hybrid."""
    low = days.low if days.low is not None else days.high or 0
    most = max(low, days.high or 0)
    whole = most >= _WEEK and low >= (_WEEK if HYBRID in modes else _FOUR)
    return ON_SITE if whole or (low >= _FOUR and modes == {ON_SITE}) else HYBRID


@once
def _sayings(reading: Reading) -> tuple[_Saying, ...]:
    hits = reading.hits("workplace")
    where = statements(reading) if hits else ()
    found = [saying for hit in hits[:MOST_MENTIONS] if (saying := _saying(reading, hit, where))]
    if not found and office_days_of(reading) is None:
        return tuple(_Saying(ON_SITE, _TEAM, *seat) for seat in seats(reading))
    told = [saying for saying in found if not saying.item] or found
    return tuple(sorted(told, key=lambda saying: (-saying.weight, saying.start)))


def _saying(reading: Reading, hit: Hit, where: Sequence[Statement]) -> _Saying | None:
    mode, _, strength = hit.sense.rpartition("_")
    around = [each for each in where if each.start <= hit.start < each.end]
    statement = next((each for each in around if each.way), around[0]) if around else None
    if statement is not None:
        saying = _in_statement(reading, hit, mode, strength, statement)
    elif reading.text[hit.start : hit.end].lstrip("#").lower().startswith(_TAG):
        saying = _Saying(mode, _STATEMENT, hit.start, hit.end)
    else:
        saying = _in_text(reading, hit, mode, strength)
    if saying is None:
        return None
    answer = reading.answer(hit.start, hit.end)
    if reading.is_option(hit) or left_open(reading, hit, answer):
        return None
    labelled = statement is not None and (statement.way or statement.kind is Kind.HEADLINE)
    if statement and labelled and answer is None and _asks_for_another(reading, hit, mode, statement):
        return None
    return saying


def _asks_for_another(reading: Reading, hit: Hit, mode: str, statement: Statement) -> bool:
    """Say whether a mention is the label of what its line says to be something else: "Remote: hybrid"."""
    colon = reading.text.find(":", hit.end, min(statement.end, hit.end + _LONGEST_REST))
    if colon < 0:
        return False
    said = inside(reading.hits("workplace"), colon, statement.end)
    at_once = bool(said) and not reading.text[colon + 1 : said[0].start].strip(HEADING_MARKS)
    return at_once and not any(each.sense.startswith(mode) for each in said)


def _in_statement(reading: Reading, hit: Hit, mode: str, strength: str, statement: Statement) -> _Saying | None:
    if strength == "vague" and (statement.kind is Kind.TITLE or not _only_word(reading, hit, statement)):
        return None
    if strength == "team" and statement.kind is Kind.TITLE:
        return None
    if statement.kind is Kind.LOCATION and statement.end - statement.start < hit.end - hit.start + ROOM:
        return _Saying(mode, _STATEMENT, hit.start, hit.end)
    if strength not in _SURE and _doubted(reading, hit, mode, "while"):
        return None
    if reading.denied(hit.start, hit.end):
        return _Saying(ON_SITE, _TEXT, hit.start, hit.end) if mode == REMOTE else None
    return _Saying(mode, _STATEMENT, hit.start, hit.end, labelled=statement.kind in _IN_TEXT)


def _only_word(reading: Reading, hit: Hit, statement: Statement) -> bool:
    """Say whether a vague word such as "Anywhere" or "Distributed" starts or ends what the statement says."""
    before, after = reading.text[statement.start : hit.start].strip(), reading.text[hit.end : statement.end].strip()
    return statement.kind is not Kind.HEADLINE and (
        not before or not after or after[0] in "/,;|-(" or before[-1] in "/,;|-"
    )


def _in_text(reading: Reading, hit: Hit, mode: str, strength: str) -> _Saying | None:
    if strength == "vague" or _STATE.match(reading.text, hit.start):
        return None
    if mode == REMOTE and _OVER_DAYS.match(reading.text, hit.end):
        return None
    section = reading.section(hit.start)
    own = (section in _ELSEWHERE or strength == "word") and (
        reading.answer(hit.start, hit.end) is not None
        or of_this_job(reading, hit)
        or is_keyword(reading, hit)
        or is_a_choice(reading, hit)
    )
    if not own and (section in _ELSEWHERE or (strength == "word" and not stands_alone(reading, hit, section))):
        return None
    if strength not in _SURE and (
        reading.beside_the_job(hit.start, hit.end)
        or _doubted(reading, hit, mode, "while", "past")
        or _of_somebody(reading, hit)
    ):
        return None
    if reading.denied(hit.start, hit.end):
        refused = strength != "team" or reading.answer(hit.start, hit.end) is Answer.NO  # "Work remotely: no"
        return _Saying(ON_SITE, _TEXT, hit.start, hit.end) if mode == REMOTE and refused else None
    job = mode != REMOTE and of_this_job(reading, hit)  # nobody asks that of remote work
    perk = mode == HYBRID and section in _OF_THE_COMPANY and not (own or job)
    item = strength == "word" and section is Section.BENEFITS and not own
    return _Saying(mode, _TEAM if strength == "team" else _TEXT, hit.start, hit.end, perk=perk, job=job, item=item)


def _doubted(reading: Reading, hit: Hit, mode: str, *senses: str) -> bool:
    """Say whether words of doubt stand beside a mention; being away for a while puts only remote work in doubt."""
    senses = (*senses, "yet", "though", "during")
    if mode == REMOTE:
        senses = (*senses, "away")
    if mode != HYBRID:
        senses = (*senses, "rarely")
    sentence = reading.layout.sentence(hit.start)
    start = hit.start if begins_an_item(reading.text, hit) else max(sentence.start, hit.start - SUBJECT_REACH)
    end = min(sentence.end, hit.end + SUBJECT_REACH)
    doubts = window(reading, "workplace_doubt", start, end, *senses)
    return any(
        _beside(doubt, hit) and not _over(reading, doubt, hit) and not _of_the_other(reading, doubt, hit)
        for doubt in doubts
    )


def _of_the_other(reading: Reading, doubt: Hit, hit: Hit) -> bool:
    """Say whether it is another way of working that is rare: "on site, with occasional work from home".

    Of a bare "remote" it stays a doubt: "hybrid, with mostly remote work and occasional days on site".
    """
    mode, _, strength = hit.sense.rpartition("_")
    if doubt.sense != "rarely" or (mode == REMOTE and strength == "word"):
        return False
    others = inside(reading.hits("workplace"), doubt.end, doubt.end + _RARE_REACH)
    if not others or others[0].sense.startswith(mode):
        return False
    return not _PAUSE.search(reading.text, doubt.end, others[0].start)


def _of_somebody(reading: Reading, hit: Hit) -> bool:
    """Say whether it is how somebody else works, whom the title does not name: "Our CTO is fully remote"."""
    start = max(reading.layout.sentence(hit.start).start, hit.start - _PERSON_REACH)
    people = window(reading, "workplace_doubt", start, hit.start, "person")
    if not people or not joining(reading.spoken, _IS).fullmatch(reading.text, people[-1].end, hit.start):
        return False
    title = reading.field("title")
    somebody = reading.text[people[-1].start : people[-1].end].casefold()
    return somebody not in reading.text[title.start : title.end].casefold()


def _over(reading: Reading, doubt: Hit, hit: Hit) -> bool:
    """Say whether a "now" ends what is past in front of a mention: "used to be remote, but is now hybrid"."""
    return doubt.sense == "past" and bool(window(reading, "workplace_doubt", doubt.end, hit.start, "now"))


def _beside(doubt: Hit, hit: Hit) -> bool:
    """Say whether a doubt touches a mention: what is past in front of it, what passes on either side."""
    if doubt.sense == "yet":
        return doubt.start >= hit.end
    if doubt.sense == "during":
        return 0 <= doubt.start - hit.end <= len(" only ")
    if doubt.sense == "though":
        return 0 <= hit.start - doubt.end <= len(" a ")
    return doubt.sense != "past" or (doubt.end <= hit.start and hit.start - doubt.end <= SUBJECT_REACH)
