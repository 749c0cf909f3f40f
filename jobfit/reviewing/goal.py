"""The goal as a page: gaps, the postings that would close one, and the plan of what to build."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from jobfit.digests.build import attribution
from jobfit.market.goals import Plan, Teaching
from jobfit.market.statistics import Asked, Market
from jobfit.pages.model import Block, Items, Page, Paragraph, Section, Table
from jobfit.phrasing import counted, figure, short_id, titled
from jobfit.profile.goal import learning
from jobfit.profile.model import Profile
from jobfit.reviewing.market import came_from, market_sections, market_table, share
from jobfit.verdicts.explain import LABELS

_ALL = 100
_MOST_POSTINGS = 5  # of each gap


def goal_page(
    profile: Profile, found: Market, taught: Sequence[Teaching], words: Mapping[str, str], *, command: str
) -> Page:
    """Return the goal as a page; `words` has how each feed is named."""
    sections = [
        Section("What it needs", tuple(_needs(profile, found, taught))),
        Section("Postings that would close a gap", tuple(_taught(profile, taught, words))),
        *market_sections(found, profile, f"{command} goal"),
    ]
    footer = (*came_from(found, words), f"What to build first: {command} goal --plan")
    return Page(_title(profile), _by(profile), tuple(sections), footer)


def _title(profile: Profile) -> str:
    return f"Goal: {profile.goal.role or 'two jobs from now'}"


def _by(profile: Profile) -> str:
    return f"by {profile.goal.by:%d %b %Y}" if profile.goal.by else ""


def _needs(profile: Profile, found: Market, taught: Sequence[Teaching]) -> Iterator[Block]:
    if not profile.goal.needs:
        yield Paragraph('No needs are written down: [goal] needs = [{ skill = "…", have = 1, want = 4 }].')
        return
    asked = {each.skill: each for each in found.skills}
    of = f"asked by, of {figure(found.naming)}" if found.skills else "asked by"
    rows = []
    for need in sorted(profile.goal.needs, key=lambda need: need.have - need.want):
        open_ones = figure(sum(each.skill == need.canonical for each in taught)) if need.is_open else "met"
        rows.append((need.skill, f"{need.have} of {need.want}", _asked(asked.get(need.canonical), found), open_ones))
    yield Table(("Skill, widest gap first", "you have", of, "open postings"), tuple(rows), frozenset({1, 2, 3}))
    if not found.skills:
        yield Paragraph("Too few stored postings of the role name skills to say how many ask for these.", quiet=True)


def _asked(asked: Asked | None, found: Market) -> str:
    if not found.skills:
        return "–"
    return f"{asked.postings} ({share(asked.postings, found.naming)})" if asked else "0"


def _taught(profile: Profile, taught: Sequence[Teaching], words: Mapping[str, str]) -> Iterator[Block]:
    for skill in dict.fromkeys(learning(profile.goal)):
        mine = [each for each in taught if each.skill == skill]
        if not mine:
            yield Paragraph(f"{skill}: no open keep or question would teach it.")
            continue
        yield Paragraph(f"{skill}:")
        yield Items(tuple(_posting(each, words) for each in mine[:_MOST_POSTINGS]))
        if len(mine) > _MOST_POSTINGS:
            yield Paragraph(f"and {counted(len(mine) - _MOST_POSTINGS)} more", quiet=True)


def _posting(each: Teaching, words: Mapping[str, str]) -> str:
    posting, via = each.stored.posting, attribution(each.stored.feeds, words)
    named = titled(posting.title, posting.company)
    shown = f" “{each.sentence}”" if each.sentence else ""
    return f"{LABELS[each.stored.verdict.outcome]} {short_id(posting.id)} {named}{shown} ({', '.join(via)})"


def plan_page(profile: Profile, found: Plan, *, says_held: bool) -> Page:
    """Return the plan as a page, with what its figures mean."""
    return Page(
        f"What to build for: {profile.goal.role}" if profile.goal.role else "What to build",
        _by(profile),
        (
            Section("Where you stand", tuple(_reach(found, says_held=says_held))),
            Section("In this order", tuple(_steps(found))),
        ),
        (
            f"Within reach: meets your bar, or may after an answer, and you hold {_share(found.share)} it requires.",
            "Opens: what comes within reach with this skill when those above it are held.",
            "A posting that only a rule of yours allowing certain skills keeps out counts as if you held them.",
            f"Of {counted(found.postings)} stored, judged by your profile as it is now.",
        ),
    )


def _share(share: int) -> str:
    return "every skill" if share >= _ALL else f"{share} % of the skills"


def _reach(found: Plan, *, says_held: bool) -> Iterator[Block]:
    reached = found.keeps + found.asks
    beyond = reached - found.within - found.silent
    yield Paragraph(
        f"{counted(found.postings)} stored: {counted(found.keeps, 'keep')} and {counted(found.asks, 'question')}."
        f" Of these {figure(reached)}, {_so_many(found.within, 'is within reach', 'are within reach')},"
        f" {_so_many(beyond, 'requires more than you hold', 'require more than you hold')},"
        f" {_so_many(found.silent, 'names no required skill', 'name no required skill')}."
    )
    if not says_held:
        yield Paragraph(
            'Your profile names no skill that you hold, so all of them count as missing: write [me] skills = ["…"].'
        )


def _so_many(count: int, one: str, several: str) -> str:
    return f"{figure(count)} {one if count == 1 else several}"


def _steps(found: Plan) -> Iterator[Block]:
    if not found.steps:
        yield Paragraph("No stored posting that meets your bar requires more than you hold.")
        return
    reach = found.within
    rows = []
    for place, step in enumerate(found.steps, start=1):
        reach += step.keeps + step.asks
        rows.append((f"{place}. {step.skill}", *map(figure, (step.keeps, step.asks, step.asked, reach))))
    heads = ("Skill", "opens keeps", "questions", "asked by", "in reach then")
    yield Table(heads, tuple(rows), frozenset({1, 2, 3, 4}))
    if found.others:
        yield Paragraph(f"and {counted(found.others, 'skill')} more that open nothing before these.", quiet=True)


def goal_table(
    profile: Profile, found: Market, taught: Sequence[Teaching], words: Mapping[str, str]
) -> dict[str, object]:
    """Return the goal for programs."""
    return {
        "role": profile.goal.role,
        "by": profile.goal.by,
        "needs": [need.model_dump() for need in profile.goal.needs],
        "teaching": [
            {"id": each.stored.posting.id, "title": each.stored.posting.title, "company": each.stored.posting.company}
            | {"url": each.stored.posting.url, "outcome": each.stored.verdict.outcome}
            | {"skill": each.skill, "sentence": each.sentence}
            | {"attribution": list(attribution(each.stored.feeds, words))}
            for each in taught
        ],
        "market": market_table(found, words),
    }
