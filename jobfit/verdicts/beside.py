"""Beside the job now and the right job, in a line each: "base +18 %, office days −3, people not known"."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from jobfit.phrasing import listed
from jobfit.verdicts.model import Beside, Difference, Direction
from jobfit.verdicts.sentences import Line, Mark, Quote

TITLES: Final = {"now": "Against now", "right": "Against the right job"}
_OWN: Final = {"now": "your job now", "right": "your right job"}
_NAMES: Final = {"pay": "base", "manages": "people", "contract_months": "contract"}
_SILENT: Final = frozenset({Direction.UNKNOWN, Direction.UNSAID})
_MOST_SHORT: Final = 6  # differences in a short line


def beside(compared: Iterable[Beside], told: set[Quote | str], *, short: bool = False) -> dict[str, list[Line]]:
    """Return a titled line for each job; what was `told` of conversions before is not told again."""
    lines = {}
    for each in compared:
        notes = tuple(dict.fromkeys(one.note for one in each.differences if one.note and one.note not in told))
        told.update(notes)
        lines[TITLES[each.job]] = [Line(Mark.PLAIN, in_a_line(each, short=short), notes=notes)]
    return lines


def in_a_line(compared: Beside, *, short: bool = False) -> str:
    """Return all differences in one line; a short one has the first few, and leaves out what the job does not say."""
    known = [f"{name(each)} {each.shown}" for each in compared.differences if each.direction not in _SILENT]
    shown = known[:_MOST_SHORT] if short else known
    if more := len(known) - len(shown):
        shown.append(f"{more} more")
    unknown = _names(compared, Direction.UNKNOWN)
    told = [*shown, *([f"{listed(unknown)} not known"] if unknown else [])]
    unsaid = [] if short else _names(compared, Direction.UNSAID)
    aside = f"; {_OWN[compared.job]} does not say {listed(unsaid, 'or')}" if unsaid else ""
    return f"{', '.join(told) or 'nothing that both state'}{aside}"


def name(difference: Difference) -> str:
    """Return what a difference is called: "base", "office days"."""
    return _NAMES.get(difference.fact, difference.fact.replace("_", " "))


def _names(compared: Beside, direction: Direction) -> Sequence[str]:
    return [name(each) for each in compared.differences if each.direction is direction]
