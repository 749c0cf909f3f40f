"""Names that mean something else outside their trade ("networking" of a recruiter, the "plumbing" of a program)."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from itertools import chain
from pathlib import Path

from jobfit.facts.reading.skill_names import decoys, files, skill_tables
from jobfit.facts.skill_mentions import Mention
from jobfit.toml.data import made_of


def within_their_trades(mentions: list[Mention]) -> list[Mention]:
    """Return the mentions without the names of another trade than the posting's.

    Such a name counts beside one of its own trade, in the title, and where the words beside it ask for it.
    """
    companions = _companions()
    skills = {each.named.skill for each in mentions}
    if skills.isdisjoint(companions):
        return mentions
    return [
        each
        for each in mentions
        if each.named.skill not in companions
        or each.is_named_for_itself
        or not skills.isdisjoint(companions[each.named.skill])
    ]


@cache
def _companions() -> Mapping[str, frozenset[str]]:
    """Return each name that is a word of other trades too -> the other names of its own."""
    return made_of([*files(), Path(__file__)], "trades", _made_companions)


def _made_companions() -> dict[str, frozenset[str]]:
    named = {trade: frozenset(chain.from_iterable(tables.values())) for trade, tables in skill_tables().items()}
    return {
        skill: frozenset(chain.from_iterable(named[trade] for trade in trades)) - {skill}
        for skill, trades in decoys()["trades"].items()
    }
