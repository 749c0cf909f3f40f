"""A preparation as a page for an interview, and as a table for programs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from datetime import date
from typing import Any

from jobfit.digests.build import attribution, noted, standing
from jobfit.digests.wording import INSIDE, acquaintance_in_words, judged_before
from jobfit.pages.explained import explanation_blocks
from jobfit.pages.model import Block, Items, Link, Page, Paragraph, Section
from jobfit.phrasing import listed, short_id, titled
from jobfit.preparing.matching import Match, Source
from jobfit.preparing.preparation import AskedSkill, Duty, Preparation
from jobfit.preparing.questions import Ground
from jobfit.profile.model import RightGoal
from jobfit.verdicts.explain import LABELS, brief
from jobfit.verdicts.model import Outcome

_SOURCES = {
    Source.GOAL: "your goal",
    Source.TASK: "your task",
    Source.RESPONSIBILITY: "what you want to answer for",
    Source.SUCCESS: "your success",
    Source.SKILL: "you hold",
}
_TITLES = {
    Outcome.KEEP: "Why it meets your bar",
    Outcome.ASK: "What it needs to meet your bar",
    Outcome.NEAR_MISS: "What it falls short of",
    Outcome.REJECT: "What stands against it",
}
_GROUNDS = {
    Ground.OPEN: "Open, and decides it:",
    Ground.LOOKED_FOR: "Not said, and your rules look at it:",
    Ground.COMPARED: "Not said, to compare with your job now and the right one:",
    Ground.ASSUMED: "Assumed so far, to be made sure of:",
    Ground.CONFLICT: "Said in two ways:",
    Ground.GOAL: "For your goal:",
}
_MOST_MATCHES = 4  # of one responsibility


def page_of(found: Preparation, feeds: Mapping[str, str], *, today: date, command: str = "jobfit") -> Page:
    """Return a preparation as a page; `feeds` has how each feed is named, `command` how jobfit is called.

    `today` is the day that the posting's age is told on.
    """
    posting, verdict = found.stored.posting, found.stored.verdict
    sections = (
        Section(_TITLES[verdict.outcome], tuple(_verdict(found, today))),
        Section("What they need done, next to what is yours", tuple(_duties(found, command))),
        Section("What they ask for, and you hold", tuple(_held(found))),
        Section("Gaps, and how this would close them", tuple(_gaps(found))),
        Section("What you would bring", tuple(_bring(found))),
        Section("Questions to ask", tuple(_questions(found, command))),
        Section("Whom to talk to", tuple(_people(found, command))),
    )
    via = ", ".join(attribution(found.stored.feeds, feeds))
    return Page(
        title=titled(posting.title, posting.company),
        subtitle=" · ".join(
            filter(None, (f"{LABELS[verdict.outcome]} {short_id(posting.id)}", posting.location, _inside(found)))
        ),
        sections=sections,
        footer=tuple(filter(None, (via, _judged(found, command), "Nothing was sent anywhere."))),
    )


def _inside(found: Preparation) -> str:
    return INSIDE if found.inside else ""


def _judged(found: Preparation, command: str) -> str:
    if found.judged_before:
        return judged_before(command=command)
    return f"Judged by profile {found.profile.hash[:8]}."


def _verdict(found: Preparation, today: date) -> Iterator[Block]:
    stored = found.stored
    yield from explanation_blocks(brief(stored.verdict), without={"Ask them"})
    notes = (standing(stored, today), *map(noted, stored.marks))
    yield from (Paragraph(f"{note[0].upper()}{note[1:]}.") for note in notes if note)
    if stored.posting.url:
        yield Link(stored.posting.url)


def _duties(found: Preparation, command: str) -> Iterator[Block]:
    if not found.duties:
        yield Paragraph("No responsibilities could be read out of the posting: ask for them.")
    for duty in found.duties:
        if duty.matches:
            yield Paragraph(f"“{duty.quote.quote}”")
            yield Items(tuple(_duty(duty)))
    others = [f"“{duty.quote.quote}”" for duty in found.duties if not duty.matches]
    if others:
        yield Paragraph("Nothing written down of yours speaks to:")
        yield Items(tuple(others))
    right = found.profile.right
    if not (right.goals or right.tasks or right.responsibilities):
        yield Paragraph("Your profile names no goals and tasks of the right job: write [right] tasks, [[right.goals]].")
    if not found.has_successes:
        yield Paragraph(
            f'What went well is not in your journal yet: {command} journal add "What you did" --success', quiet=True
        )


def _duty(duty: Duty) -> Iterator[str]:
    shown = duty.matches[:_MOST_MATCHES]
    skills = [each.mine.words for each in shown if each.mine.source is Source.SKILL]
    yield from (_match(each) for each in shown if each.mine.source is not Source.SKILL)
    if skills:
        yield f"{_SOURCES[Source.SKILL]} {listed(skills)}"
    if more := len(duty.matches) - len(shown):
        yield f"and {more} more"


def _match(match: Match) -> str:
    mine = match.mine
    day = f" of {mine.day}" if mine.day else ""
    beside = [f" (“{text}”)" for text in mine.beside if any(each.text == text for each in match.shared)]
    said = [str(each) for each in match.shared if each.text]
    tagged = [str(each) for each in match.shared if not each.text]
    both = [f"both say {listed(said)}"] if said else []
    tags = [f"your tag {listed(tagged)}"] if tagged else []
    return f"{_SOURCES[mine.source]}{day} “{mine.words}”{''.join(beside)}: {'; '.join(both + tags)}"


def _held(found: Preparation) -> Iterator[Block]:
    if not found.skills:
        yield Paragraph("It names no skill.")
        return
    if not found.profile.me.skills and not any(each.held for each in found.skills):
        yield Paragraph('Your profile names no skill that you hold: write [me] skills = ["…"].')
        return
    yield from _by_sentence([each for each in found.skills if each.held])


def _by_sentence(skills: Sequence[AskedSkill]) -> Iterator[Block]:
    """Yield skills under the sentence that names them, which stands there once."""
    groups: dict[str, list[str]] = {}
    for each in skills:
        groups.setdefault(each.sentence, []).append(_skill(each))
    if groups:
        told = (f"{', '.join(names)}{f': “{sentence}”' if sentence else ''}" for sentence, names in groups.items())
        yield Items(tuple(told))
    else:
        yield Paragraph("None.")


def _skill(each: AskedSkill) -> str:
    have = f"you have {each.need.have} of the {each.need.want} that your goal needs" if each.need else ""
    asides = "; ".join(filter(None, ("" if each.required else "a plus", have)))
    return f"{each.skill} ({asides})" if asides else each.skill


def _gaps(found: Preparation) -> Iterator[Block]:
    if not found.skills:
        return
    goal = found.profile.goal
    closed = [each for each in found.gaps if each.need]
    others = [each for each in found.gaps if not each.need]
    if closed:
        yield Paragraph(f"It would teach what your goal needs{f' ({goal.role})' if goal.role else ''}:")
        yield from _by_sentence(closed)
    if others:
        yield Paragraph("Asked for, and not among the skills you hold:" if closed else "Not among the skills you hold:")
        yield from _by_sentence(others)
    if not found.gaps:
        yield Paragraph("None: you hold every skill that it names.")
    if not goal.needs:
        yield Paragraph('Your profile says no skills to build: [goal] needs = [{ skill = "…", have = 1, want = 4 }].')


def _bring(found: Preparation) -> Iterator[Block]:
    right = found.profile.right
    if right.goals:
        yield Items(tuple(map(_goal, right.goals)))
    else:
        yield Paragraph(
            "No goals of the right job are written down: [[right.goals]] has a goal, how you would reach it, and what"
            " it is worth to the employer."
        )
    if right.why:
        yield Paragraph(f"Why you want it: {right.why}")


def _goal(each: RightGoal) -> str:
    parts = (each.goal, f"How: {each.how}" if each.how else "", f"Worth to them: {each.worth}" if each.worth else "")
    return ". ".join(part.rstrip(".") for part in parts if part) + "."


def _questions(found: Preparation, command: str) -> Iterator[Block]:
    for ground, title in _GROUNDS.items():
        asked = [each for each in found.questions if each.ground is ground]
        if asked:
            yield Paragraph(title)
            yield Items(tuple(f"{each.ask} ({each.because})" for each in asked))
    if found.questions:
        answer = f"{command} answer {short_id(found.stored.posting.id)} FACT=VALUE"
        yield Paragraph(f"What they tell you: {answer}", quiet=True)
    else:
        yield Paragraph("All that your rules look at is said.")


def _people(found: Preparation, command: str) -> Iterator[Block]:
    if found.known:
        yield Items(tuple(map(acquaintance_in_words, found.known)))
    elif found.has_contacts:
        yield Paragraph("None of your contacts is there.")
    else:
        yield Paragraph(f"No contacts are imported, so nobody is known there: {command} contacts import FILE")
    advisers = found.profile.me.advisers
    if advisers:
        yield Paragraph(f"Ask before you decide: {listed(advisers)}.")
    else:
        yield Paragraph('Whom would you ask for advice? [me] advisers = ["…"]', quiet=True)


def table_of(found: Preparation, feeds: Mapping[str, str]) -> dict[str, Any]:
    """Return a preparation for programs."""
    posting, right = found.stored.posting, found.profile.right
    return {
        "id": posting.id,
        "title": posting.title,
        "company": posting.company,
        "url": posting.url,
        "inside": found.inside,
        "judged_before": found.judged_before,
        "verdict": found.stored.verdict.model_dump(mode="json"),
        "responsibilities": [
            {"quote": asdict(duty.quote), "matches": [_match_table(each) for each in duty.matches]}
            for duty in found.duties
        ],
        "skills": [asdict(each) | {"need": each.need and each.need.model_dump(mode="json")} for each in found.skills],
        "goal_lacks": list(found.lacking),
        "bring": {"goals": [each.model_dump(mode="json") for each in right.goals], "why": right.why},
        "questions": [asdict(each) for each in found.questions],
        "known": [each.model_dump(mode="json") for each in found.known],
        "advisers": list(found.profile.me.advisers),
        "attribution": list(attribution(found.stored.feeds, feeds)),
    }


def _match_table(match: Match) -> dict[str, Any]:
    mine = match.mine
    return {"source": mine.source, "words": mine.words, "day": mine.day or None} | {
        "shared": [each._asdict() for each in match.shared]
    }
