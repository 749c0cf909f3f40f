"""role_level and manages: the authority of the role, from its title and from who is said to report to it."""

from __future__ import annotations

import re
from collections.abc import Mapping

from jobfit.facts.figures import MOST_HITS, Figure, figure_before
from jobfit.facts.headline import titles
from jobfit.facts.joining import joining
from jobfit.facts.model import Choice, FactValue, Quantity
from jobfit.facts.reading import Hit, Reading, Section
from jobfit.facts.reading.layout import Span
from jobfit.facts.reading.scope import inside

_TOPIC = "role_level"
_BY_TEXT = "title_manager"
_REACH = 44  # characters to either side of a number of people
_MOST_PEOPLE = 5_000
_BEHIND = (
    r"\s?(?:(?P<over>%(above)s|%(least)s)\s|(?P<most>%(most)s)\s|%(about)s\s)?[~≈]?"
    r"(?P<low>\d{1,4})(?:\+?\s?(?:[-–—]|%(to)s)\s?(?P<high>\d{1,4}))?\+?(?!\s?%%)"
)
_AFTER_LABEL = re.compile(r"\s?[:=–-][\s*]{0,3}(?P<low>\d{1,3})(?:\s?[-–—]\s?(?P<high>\d{1,3}))?\+?(?!\w)")
_NOT_SAID = frozenset({Section.COMPANY, Section.LEGAL, Section.BENEFITS, Section.APPLY})
_ASKED = frozenset({Section.REQUIREMENTS, Section.PREFERRED, *_NOT_SAID})


def extract(reading: Reading) -> Mapping[str, FactValue]:
    """Return `role_level` and `manages` when the title or the text says them."""
    facts: dict[str, FactValue] = {}
    level = role_level_of(reading)
    if level:
        facts["role_level"] = level
    manages = manages_of(reading)
    if manages:
        facts["manages"] = manages
    return facts


def role_level_of(reading: Reading) -> Choice | None:
    """Return the authority of the role; a title of several roles counts when all of them have it."""
    by_title = _by_title(reading)
    individual = _said(reading, "individual")
    if individual and (not by_title or by_title.sense in {"lead", "manager", _BY_TEXT}):
        conflict = f"the title says {by_title.sense}" if by_title and by_title.sense != _BY_TEXT else ""
        return Choice(
            value="individual", evidence=(reading.evidence(individual.start, individual.end),), conflict=conflict
        )
    if not by_title:
        return None
    if by_title.sense != _BY_TEXT:
        return Choice(value=by_title.sense, evidence=(reading.evidence(by_title.start, by_title.end),))
    leads = _said(reading, "manages")
    return Choice(value="manager", evidence=(reading.evidence(leads.start, leads.end),)) if leads else None


def manages_of(reading: Reading) -> Quantity | None:
    """Return how many people report to the role, when a number is said of this role and not of the company."""
    for hit in reading.hits("reports")[:MOST_HITS]:
        figure = _team(reading, hit) if hit.sense == "team" else _reports(reading, hit)
        if figure and not reading.denied(figure.start, figure.end):
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
    hits = [hit for hit in hits if not others or hit.start < others[0].start]
    return next((hit for hit in hits if hit.sense != _BY_TEXT), hits[0] if hits else None)


def _said(reading: Reading, sense: str) -> Hit | None:
    """Return the first phrase that says of this role that it leads people, or that it does not."""
    return next((hit for hit in reading.hits("people", sense)[:MOST_HITS] if _is_said(reading, hit)), None)


def _is_said(reading: Reading, hit: Hit) -> bool:
    asked = _NOT_SAID if hit.sense == "individual" else _ASKED
    if reading.section(hit.start) in asked or hit.start < reading.field("description").start:
        return False
    sentence = reading.layout.sentence(hit.start)
    if reading.near(_TOPIC, max(sentence.start, hit.start - 2 * _REACH), hit.start).get("leading_trap"):
        return False
    return hit.sense == "individual" or not reading.denied(hit.start, hit.end)


def _team(reading: Reading, hit: Hit) -> Figure | None:
    """Return the size of a team that the role is said to lead ("lead a team of 8"), not one to join."""
    found = joining(reading.spoken, _BEHIND).match(reading.text, hit.end)
    return _figure(found, hit) if found and _leads(reading, hit) else None


def _reports(reading: Reading, hit: Hit) -> Figure | None:
    """Return the number in front of "direct reports", or behind it as a label."""
    if hit.end - hit.start < len("direct report"):
        return None
    figure = figure_before(reading, hit.start)
    if figure:
        return figure._replace(end=hit.end) if _leads(reading, hit) else None
    found = _AFTER_LABEL.match(reading.text, hit.end)
    return _figure(found, hit) if found else None


def _figure(found: re.Match[str], hit: Hit) -> Figure | None:
    """Return the people of a matched number, with one open end for "over 20", "5+" and "up to 8"."""
    given = found.groupdict()
    low = float(given["low"])
    high = float(given["high"]) if given["high"] else low
    if high > _MOST_PEOPLE:
        return None
    over = given.get("over") or (not given["high"] and found.group().endswith("+"))
    return Figure(None if given.get("most") else low, None if over else high, hit.start, found.end())


def _leads(reading: Reading, hit: Hit) -> bool:
    """Say whether the nearest word in front of a number of people is one of leading them."""
    if reading.section(hit.start) in _ASKED:
        return False
    sentence = reading.layout.sentence(hit.start)
    near = reading.near(_TOPIC, max(sentence.start, hit.start - 2 * _REACH), hit.start)
    words = [word for word in near.get("leading", ()) if word.start >= hit.start - _REACH]
    return bool(words) and words[-1].sense == "lead" and not near.get("leading_trap")
