"""What the person wants, in their own words: the right job, how they would reach its goals, why, and what for."""

from __future__ import annotations

from collections.abc import Iterator

from jobfit.facts.model import Facts, Phrases
from jobfit.facts.vocabulary import VOCABULARY
from jobfit.facts.wording import in_words
from jobfit.pages.model import Block, Items, Paragraph, Section, Table
from jobfit.profile.model import Profile, RightGoal

_NOT_TOLD = frozenset({"company", "inside", "contacts"})  # who the employer is, and who is known there


def wanted_sections(profile: Profile) -> list[Section]:
    """Return the sections that say what the person wants; what the profile does not say is said to be missing."""
    return [
        Section("What I want", tuple(_what(profile))),
        Section("How I would do it", tuple(_how(profile))),
        Section("Why", tuple(_why(profile))),
        Section("Two jobs from now", tuple(_goal(profile))),
    ]


def _what(profile: Profile) -> Iterator[Block]:
    right, now = profile.facts_right, profile.facts_now
    rows = [
        (name.replace("_", " "), *(_told(name, facts) for facts in (right, now)))
        for name in VOCABULARY
        if (name in right or name in now) and name not in _NOT_TOLD
    ]
    titles = ("title", profile.right.title or "–", profile.now.title or "–")
    if not profile.right.title and not right:
        yield Paragraph("The profile does not describe the right job yet: [right] says what, how and why.")
    if rows or any(each != "–" for each in titles[1:]):
        yield Table(("", "The right job", "My job now"), (titles, *rows))
    if profile.right.responsibilities:
        yield Paragraph("I would answer for:")
        yield Items(profile.right.responsibilities)


def _told(name: str, facts: Facts) -> str:
    value = facts.get(name)
    if value is None:
        return "–"
    if isinstance(value, Phrases):
        return ", ".join(dict.fromkeys(f"“{said.phrase}”" for said in value.found if said.said))
    return in_words(name, value)


def _how(profile: Profile) -> Iterator[Block]:
    if profile.right.goals:
        yield Items(tuple(map(_goal_in_words, profile.right.goals)))
    else:
        yield Paragraph("No goals of the right job are written down yet.")


def _goal_in_words(each: RightGoal) -> str:
    how = f"How: {each.how}" if each.how else "How is not said yet"
    worth = f"What it is worth: {each.worth}" if each.worth else "What it is worth is not said yet"
    return ". ".join(part.rstrip(".") for part in (each.goal, how, worth)) + "."


def _why(profile: Profile) -> Iterator[Block]:
    if profile.right.why:
        yield Paragraph(profile.right.why)
    if profile.values:
        heaviest = sorted(profile.values, key=lambda value: -value.weight)
        yield Items(tuple(f"{each.name} ({each.weight / 100:g}){_means(each.means)}" for each in heaviest))
    if not profile.right.why and not profile.values:
        yield Paragraph("Neither a reason nor a value is written down yet.")


def _means(means: str) -> str:
    return f": {means}" if means else ""


def _goal(profile: Profile) -> Iterator[Block]:
    goal = profile.goal
    if goal.role:
        yield Paragraph(f"{goal.role}{f', by {goal.by:%d %b %Y}' if goal.by else ''}.")
    if goal.needs:
        needs = sorted(goal.needs, key=lambda need: need.have - need.want)
        yield Paragraph(f"It needs {', '.join(f'{need.skill} ({need.have} of {need.want})' for need in needs)}.")
