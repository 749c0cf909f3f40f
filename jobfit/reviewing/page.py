"""A review as a page for somebody the person trusts, and as a table for programs; nobody else is named in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from jobfit.pages.model import Block, Commands, Page, Paragraph, Room, Section
from jobfit.phrasing import figure
from jobfit.reviewing.market import came_from, market_sections, market_table
from jobfit.reviewing.proposals import Proposal
from jobfit.reviewing.review import Review
from jobfit.reviewing.rules import rule_sections
from jobfit.reviewing.wanted import wanted_sections
from jobfit.rules.described import described

_QUESTIONS = (
    "What would you change, and why?",
    "Which of these musts would you not ask for, and what is missing?",
    "Where do I see myself better or worse than I am?",
    "Is the right job the right one? What else would you think of?",
    "Whom should I talk to?",
)


def page_of(found: Review, feeds: Mapping[str, str], *, command: str = "jobfit") -> Page:
    """Return a review as a page; `feeds` has how each feed is named, `command` how jobfit is called."""
    profile = found.profile
    whose = f" for {profile.me.name}" if profile.me.name else ""
    sections = [
        *wanted_sections(profile),
        *rule_sections(found),
        *market_sections(found.market, profile, f"{command} review"),
        Section("Questions to you", tuple(Room(question) for question in _QUESTIONS)),
        Section("What to do next", tuple(_next(found, command))),
    ]
    return Page(
        title=f"Reality check{whose}, {found.made:%d %b %Y}",
        subtitle=(
            "What I want, how and why, next to what the stored postings say."
            " Please read it critically; there is room to write."
        ),
        sections=tuple(sections),
        footer=(
            *came_from(found.market, feeds),
            "Counted over what the feeds of this profile brought: not the whole market, and no sample of it.",
            f"Judged by profile {profile.hash[:8]}. Nothing was sent anywhere.",
        ),
    )


def _next(found: Review, command: str) -> Iterator[Block]:
    yield Paragraph("Proposals only; each command shows what would change, and changes nothing.")
    if found.proposals:
        yield Commands(
            tuple((_comes_to(each, found), f"{command} what-if {each.relaxation.options}") for each in found.proposals)
        )
    elif found.tally.postings:
        yield Paragraph("No single must that is loosened a little would keep more.")
    if found.market.gaps or found.profile.goal.needs:
        yield Commands((("Which skills would open most", f"{command} goal --plan"),))


def _comes_to(each: Proposal, found: Review) -> str:
    keeps, postings = figure(each.relaxation.lets_in), figure(found.tally.postings)
    return f"{each.sentence}: would keep {keeps} more of {postings}, and lose none"


def table_of(found: Review, feeds: Mapping[str, str]) -> dict[str, Any]:
    """Return a review for programs."""
    tally, profile = found.tally, found.profile
    return {
        "made": found.made.isoformat(),
        "since": found.since and found.since.isoformat(),
        "profile": profile.hash,
        "right": profile.right.model_dump(mode="json") | {"title": profile.right.title},
        "values": [{"name": each.name, "weight": each.weight / 100, "means": each.means} for each in profile.values],
        "goal": profile.goal.model_dump(mode="json"),
        "postings": tally.postings,
        "outcomes": dict(tally.outcomes),
        "rules": [
            {"id": rule.id, "kind": rule.kind, "says": described(rule), "origin": rule.origin}
            | {result.name.casefold(): count for result, count in tally.results.get(rule.id, {}).items()}
            | {"stands_against": tally.standing[rule.id], "alone": tally.sole[rule.id]}
            for rule in profile.rules
        ],
        "against": dict(tally.standing),
        "alone": dict(tally.sole),
        "problems": [each.table for each in found.problems],
        "against_itself": [{"wanted": what, "rule": rule} for what, rule in found.against_itself],
        "market": market_table(found.market, feeds),
        "proposals": [
            {"about": each.about, "sentence": each.sentence, "options": each.relaxation.options}
            | {"alone": each.alone, "keeps": each.relaxation.lets_in}
            for each in found.proposals
        ],
        "faults": tally.faults,
    }
