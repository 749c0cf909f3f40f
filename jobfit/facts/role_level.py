"""role_level and manages: the authority of the role, from its title and from who is said to report to it."""

from __future__ import annotations

import re
from collections.abc import Mapping

from jobfit.facts.figures import MOST_HITS, Figure, figure_before, figure_behind, figured
from jobfit.facts.headline import is_title, titles
from jobfit.facts.joining import joining
from jobfit.facts.model import Choice, FactValue, Quantity
from jobfit.facts.reading import Hit, Reading, Section
from jobfit.facts.reading.layout import MARKS, Span
from jobfit.facts.reading.scope import inside

_TOPIC = "role_level"
_BY_TEXT = "title_manager"
_LEAD = "lead"
_SUPERVISES = "supervises"  # only where a team or staff stands behind it
_MANAGING = ("manages", "manages_some", _SUPERVISES)
_OF_A_TEAM = ("leads_some", "manages_some", _SUPERVISES)  # only where a team of some kind stands behind them
_LEADING = ("leads", "leads_some", "guides")  # "guides": what others do in their trade, without being their superior
_REACH = 44  # characters to either side of a number of people
_MOST_PEOPLE = 5_000
_FUNCTION = re.compile(r"(?:,| [–-]| of) (?=[A-Z])")
_MARK = re.compile(r",| [–-] ")
_LABEL = re.compile(r"\s?[:=–-][\s*]{0,3}")
_FIGURE = 40  # characters of a figure behind what it counts
_NOUN_REACH = 24  # characters behind the size of a team in which its people are named
_KIND_WORDS = 3  # between "lead a" and "team"
_NOUN_WORDS = 4  # words of those who "report to you"
_JOINED = r",|\b(?:%(and)s|%(or)s)\b"
_AND = r"\s?(?:%(and)s|&|\+)\s?"
_NOT_SAID = frozenset({Section.COMPANY, Section.LEGAL, Section.BENEFITS, Section.APPLY})
_ASKED = frozenset({Section.REQUIREMENTS, Section.PREFERRED, *_NOT_SAID})
_INDIVIDUAL = ("individual", "this", "contributor")
_FRAME_WORDS = 3  # between "you will be a" and "individual contributor"
_BESIDE_REACH = 24  # characters behind it in which another role does as well
_VERBS = r"(?:\w+,?\s){0,3}\w+\s?(?:,?\s%(and)s|,|&)\s\Z"
_TOLD = frozenset({Section.LEGAL, Section.BENEFITS, Section.APPLY})  # the same of what one is told that one will do
# sections that say it of others
_BY_SENSE = {"individual": _NOT_SAID, "contributor": _NOT_SAID, "this": frozenset({Section.LEGAL})}


def extract(reading: Reading) -> Mapping[str, FactValue]:
    """Return `role_level` and `manages` when the title or the text says them."""
    facts: dict[str, FactValue] = {}
    manages = manages_of(reading)
    level = role_level_of(reading, manages)
    if level:
        facts["role_level"] = level
    if manages:
        facts["manages"] = manages
    return facts


def role_level_of(reading: Reading, manages: Quantity | None) -> Choice | None:
    """Return the authority of the role that `manages` so many; a title of several roles counts when all have it."""
    by_title = _by_title(reading)
    individual = _said(reading, *_INDIVIDUAL)
    if individual and (not by_title or _gives_way(reading, by_title, individual)):
        conflict = f"the title says {by_title.sense}" if by_title and by_title.sense != _BY_TEXT else ""
        return Choice(
            value="individual", evidence=(reading.evidence(individual.start, individual.end),), conflict=conflict
        )
    if not by_title:
        return _by_text(reading, manages)
    if by_title.sense != _BY_TEXT:
        return Choice(value=by_title.sense, evidence=(reading.evidence(by_title.start, by_title.end),))
    return _manager(reading, by_title, manages)


def _manager(reading: Reading, by_title: Hit, manages: Quantity | None) -> Choice | None:
    """Return what a title with "manager" comes to by the text, which mostly has to say that people are led."""
    leads = _said(reading, "manages", "manages_by_title", "leads") or _of_yours(reading, *_MANAGING, *_LEADING[:2])
    if leads and leads.sense in _OF_A_TEAM and _of_things(reading, by_title):
        return Choice(value=_LEAD, evidence=(reading.evidence(leads.start, leads.end),))
    if leads:
        return Choice(value="manager", evidence=(reading.evidence(leads.start, leads.end),))
    if manages and manages.high != 0:
        return Choice(value="manager", evidence=manages.evidence)
    guides = _said(reading, "guides")
    if guides:
        return Choice(value=_LEAD, evidence=(reading.evidence(guides.start, guides.end),))
    function = _of_a_function(reading, by_title)
    return Choice(value="manager", evidence=(reading.evidence(*function),)) if function else None


def _of_things(reading: Reading, manager: Hit) -> bool:
    """Say whether a title names a manager of products, projects and the like, who guides a team of others' people."""
    things = reading.near_group(_TOPIC, "leading_things", max(0, manager.start - _REACH), manager.start)
    return bool(things) and things[-1].end == manager.start - 1


def _of_a_function(reading: Reading, manager: Hit) -> Span | None:
    """Return the title that begins with its manager and goes on with what is led: "Senior Manager, Dyeing".

    Whoever manages products, accounts and the like leads nobody by such a title either.
    """
    role = next((role for role in titles(reading) if role.start <= manager.start < role.end), None)
    if role is None or not _FUNCTION.match(reading.text, manager.end, role.end):
        return None
    levels = inside(reading.hits("seniority"), role.start, manager.start)
    front = reading.text[levels[-1].end if levels else role.start : manager.start]
    others = reading.near_group(_TOPIC, "leading_function", manager.end, role.end)
    return None if front.strip(MARKS + ".") or others else role


def _gives_way(reading: Reading, by_title: Hit, individual: Hit) -> bool:
    """Say whether an authority in the title is only a rank where the text says that one leads nobody.

    That of a director has to be denied of the role itself, not among what is asked for ("years as an IC").
    """
    if by_title.sense in {_LEAD, "manager", _BY_TEXT}:
        return True
    return by_title.sense != "executive" and reading.section(individual.start) not in _ASKED


def _by_text(reading: Reading, manages: Quantity | None) -> Choice | None:
    """Return that one leads a team when only the text says so, of the one role of a title that names no authority."""
    if not is_title(reading) or reading.hits("role_level", field="title"):
        return None
    leads = _of_yours(reading, *_LEADING, *_MANAGING) or next(
        (hit for hit in reading.hits("role_level", _LEAD)[:MOST_HITS] if _is_taken(reading, hit)), None
    )
    if leads:
        return Choice(value=_LEAD, evidence=(reading.evidence(leads.start, leads.end),))
    return Choice(value=_LEAD, evidence=manages.evidence) if manages and manages.high != 0 else None


def _of_yours(reading: Reading, *senses: str) -> Hit | None:
    """Return the first phrase that says of the reader that they lead people."""
    return next((hit for hit in reading.hits("people", *senses)[:MOST_HITS] if _is_yours(reading, hit)), None)


def _is_yours(reading: Reading, hit: Hit) -> bool:
    """Say whether it is the reader who leads: "you will lead a small team", or an item that begins so."""
    sentence = reading.layout.sentence(hit.start)
    if hit.sense in _OF_A_TEAM and not _is_a_team(reading, hit, sentence.end):  # of most, and so asked first
        return False
    words = reading.near_group(_TOPIC, "leading_you", max(sentence.start, hit.start - _REACH), hit.start)
    verbs = joining(reading.spoken, _VERBS)
    between = reading.text[words[-1].end : hit.start].strip(" :") if words else ""
    you = words[-1] if words and (not between or verbs.fullmatch(f"{between} ")) else None
    if not _is_said(reading, hit, _TOLD if you and you.sense == "will" else _ASKED):
        return False
    front = reading.text[sentence.start : hit.start].lstrip(MARKS)
    return you is not None or not front or verbs.fullmatch(front) is not None


def _is_a_team(reading: Reading, hit: Hit, end: int) -> bool:
    """Say whether what one leads is a team of some kind, not what one does with it: "lead a small kite team".

    Whoever supervises staff leads them too.
    """
    whom = "supervised" if hit.sense == _SUPERVISES else "leading_whom"
    words = reading.near_group(_TOPIC, whom, hit.end, min(end, hit.end + _REACH))
    if not words or words[0].sense != "team":
        return False
    return len(reading.text[hit.end : words[0].start].split()) <= _KIND_WORDS


def _is_taken(reading: Reading, hit: Hit) -> bool:
    """Say whether a text says that one will be a lead of some kind: "serve as tech lead", not "be the lead contact"."""
    if " " not in reading.text[hit.start : hit.end].strip() or not _is_said(reading, hit):
        return False
    first, last = reading.layout.sentence(hit.start)
    words = reading.near_group(_TOPIC, "level_taken", max(first, hit.start - _REACH), hit.start)
    if not words or words[-1].end < hit.start - 1:
        return False
    return not reading.near_group(_TOPIC, "level_deputy", hit.end, min(last, hit.end + _REACH))


def manages_of(reading: Reading) -> Quantity | None:
    """Return how many people report to the role, when a number is said of this role and not of the company."""
    hits = reading.hits("reports")[:MOST_HITS]
    counted = figured(reading, [hit for hit in hits if hit.sense == "people"])  # hardly any: "people who care"
    for hit in hits:
        if hit.sense == "people" and hit not in counted:
            continue
        figure = _COUNTED[hit.sense](reading, hit)
        if figure and max(figure.low or 0, figure.high or 0) > _MOST_PEOPLE:
            continue
        if figure and not (reading.denied(figure.start, figure.end) or reading.elsewhere(figure.start)):
            return Quantity(low=figure.low, high=figure.high, evidence=(reading.evidence(figure.start, figure.end),))
    return None


def _by_title(reading: Reading) -> Hit | None:
    """Return the authority in the title, and None when the roles of a posting differ."""
    if not reading.hits("role_level"):
        return None
    roles = titles(reading)
    found = [_first(reading, role) for role in roles]
    levels = {hit.sense if hit else "" for hit in found}
    return found[0] if len(levels) == 1 else None


def _first(reading: Reading, role: Span) -> Hit | None:
    """Return the first authority in a title, before any of other people ("assistant to the CEO")."""
    hits = [hit for hit in inside(reading.hits("role_level"), role.start, role.end) if hit.end <= role.end]
    if not hits:
        return None
    others = reading.near("seniority", role.start, role.end).of("level_other")
    hits = [hit for hit in hits if (not others or hit.start < others[0].start) and _stands_alone(reading, hit, role)]
    return next((hit for hit in hits if hit.sense != _BY_TEXT), hits[0] if hits else None)


def _stands_alone(reading: Reading, hit: Hit, role: Span) -> bool:
    """Say whether "Manager, Design" is not the end of another's title ("Product Manager, Design"); a level is none."""
    if not _MARK.search(reading.text, hit.start, hit.end):
        return True
    levels = inside(reading.hits("seniority"), role.start, hit.start)
    start = levels[-1].end if levels else role.start
    return not reading.text[start : hit.start].strip(" .")


def _said(reading: Reading, *senses: str) -> Hit | None:
    """Return the first phrase that says of this role that it leads people, or that it does not."""
    return next((hit for hit in reading.hits("people", *senses)[:MOST_HITS] if _is_said(reading, hit)), None)


def _is_said(reading: Reading, hit: Hit, elsewhere: frozenset[Section] = _ASKED) -> bool:
    """Say whether a phrase is said of this role; `elsewhere` are the sections in which it is said of others."""
    if hit.start < reading.field("description").start:
        return False
    if reading.section(hit.start) in _BY_SENSE.get(hit.sense, elsewhere):
        return False
    sentence = reading.layout.sentence(hit.start)
    if hit.sense == "contributor":
        return _is_framed(reading, hit, sentence) and not reading.denied(hit.start, hit.end)
    if reading.near(_TOPIC, max(sentence.start, hit.start - 2 * _REACH), hit.start).of("leading_trap"):
        return False
    return hit.sense in _INDIVIDUAL or not reading.denied(hit.start, hit.end)


def _is_framed(reading: Reading, hit: Hit, sentence: Span) -> bool:
    """Say whether "individual contributor" is what the role is ("as a key …"), and no other role does as well."""
    near = reading.near(_TOPIC, max(sentence.start, hit.start - 2 * _REACH), min(sentence.end, hit.end + _BESIDE_REACH))
    if near.of("contributor_trap"):
        return False
    frames = [word for word in near.of("contributor_frame") if word.end <= hit.start]
    between = reading.text[frames[-1].end : hit.start] if frames else ""
    joined = joining(reading.spoken, _JOINED).search(between)
    if frames and len(between.split()) <= _FRAME_WORDS and not joined:
        return True
    opening = reading.text[sentence.start : hit.start].strip(MARKS)
    return reading.section(hit.start) is Section.RESPONSIBILITIES and len(opening.split()) <= 1


def _team(reading: Reading, hit: Hit) -> Figure | None:
    """Return the size of a team that the role is said to lead ("lead a team of 8"), not one to join."""
    figure = figure_behind(reading, hit.end, hit.end + _FIGURE)
    if not figure or not _leads(reading, hit, hit.start):
        return None
    others = reading.near_group(_TOPIC, "team_other", figure.end, figure.end + _NOUN_REACH)
    if others or figure.high == 1:  # "a team of one lead and three juniors"
        return None
    named = inside(reading.hits("reports", "people"), figure.end, figure.end + _NOUN_REACH)
    people = _with_others(reading, named[0], figure._replace(end=named[0].end)) if named else figure
    return people._replace(start=hit.start)


def _people(reading: Reading, hit: Hit) -> Figure | None:
    """Return the people that the role is said to lead ("supervise twelve staff"), right behind the word for it."""
    figure = figure_before(reading, hit.start)
    if not figure or not _leads(reading, hit, figure.start, directly=hit.sense == "people"):
        return None
    return _with_others(reading, hit, figure._replace(end=hit.end))


def _with_others(reading: Reading, hit: Hit, figure: Figure) -> Figure:
    """Return the people with those who are named right behind them too ("14 welders and 2 apprentices" are 16)."""
    for other in inside(reading.hits("reports"), hit.end, hit.end + _FIGURE):
        more = figure_before(reading, other.start) if other.sense == "people" else None
        between = reading.text[figure.end : more.start] if more else ""
        if more and joining(reading.spoken, _AND).fullmatch(between):
            low, high = (one and two and one + two for one, two in zip(figure[:2], more[:2], strict=True))
            return Figure(low, high, figure.start, other.end)
    return figure


def _reporting(reading: Reading, hit: Hit) -> Figure | None:
    """Return the number of those who "report to you"."""
    sentence = reading.layout.sentence(hit.start)
    end = hit.start
    for _ in range(_NOUN_WORDS):
        if end <= sentence.start:
            break
        if figure := figure_before(reading, end):
            return figure._replace(end=hit.end)
        end = reading.text.rfind(" ", sentence.start, end - 1) + 1
    return None


def _reports(reading: Reading, hit: Hit) -> Figure | None:
    """Return the number in front of "direct reports", or behind it as a label."""
    figure = figure_before(reading, hit.start)
    if figure:
        return figure._replace(end=hit.end) if _leads(reading, hit, figure.start) else None
    label = _LABEL.match(reading.text, hit.end)
    figure = figure_behind(reading, label.end(), label.end() + _FIGURE) if label else None
    return figure._replace(start=hit.start) if figure else None


_COUNTED = {"reports": _reports, "team": _team, "people": _people, "sized": _people, "reporting": _reporting}


def _leads(reading: Reading, hit: Hit, start: int, *, directly: bool = False) -> bool:
    """Say whether the nearest word in front of a number of people is one of leading them, or stands `directly` there.

    Direct reports may open their sentence too ("Three direct reports", "You have three direct reports").
    """
    if reading.section(hit.start) in _ASKED:
        return False
    sentence = reading.layout.sentence(hit.start)
    if hit.sense == "reports" and _opens(reading, sentence.start, start):
        return True
    near = reading.near(_TOPIC, max(sentence.start, start - 2 * _REACH), start)
    if near.of("leading_trap"):
        return False
    words = [word for word in near.of("leading") if word.start >= start - _REACH]
    if not words:
        return False
    nearest = words[-1]
    if directly and not _only_about(reading, nearest.end, start):
        return False
    return nearest.sense == "lead" or (hit.sense == nearest.sense == "reports")


def _opens(reading: Reading, start: int, end: int) -> bool:
    """Say whether a sentence has nothing in text[start:end] but that the reader or the role has what follows."""
    front = reading.text[start:end].strip(MARKS)
    owners = reading.near_group(_TOPIC, "reports_owner", start, end)
    return not front or any(front == reading.text[owner.start : owner.end] for owner in owners)


def _only_about(reading: Reading, start: int, end: int) -> bool:
    """Say whether nothing but an "around" stands in text[start:end]."""
    between = reading.text[start:end].strip(" :")
    about = reading.near_group(_TOPIC, "people_about", start, end)
    return not between or (len(about) == 1 and about[0].end - about[0].start == len(between))
