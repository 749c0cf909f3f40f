"""The market of a role in words: what it is, what it pays, asks for and offers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict

from jobfit.facts.model import Quantity
from jobfit.facts.wording import unit
from jobfit.market.statistics import FEWEST_ASKING, FEWEST_PAID, TERMS, Asked, Market, Pay, Spread
from jobfit.pages.model import Block, Commands, Items, Paragraph, Section, Table
from jobfit.phrasing import counted, figure, listed, part_of
from jobfit.profile.model import Profile

_MOST_TITLES = 8
_MOST_SKILLS = 12
_FIGURES = frozenset({1, 2, 3, 4, 5})


def market_sections(found: Market, profile: Profile, command: str) -> list[Section]:
    """Return the sections that speak of a role's market: none where nothing is stored, one where nothing is of it.

    `command` is what shows another title's.
    """
    if not found.role.words:
        return [Section("The market", (Paragraph("No title names a role: write [right] title or [goal] role."),))]
    if not found.stored:
        return []
    role = Section(f"The market for “{found.role.title}”", (*_titles(found), *_wider(found, command), *_terms(found)))
    if not found.postings:
        return [role]
    return [
        role,
        Section("What it pays", tuple(_pay(found))),
        Section("What it asks for", tuple(_skills(found, profile))),
    ]


def share(count: int, of: int) -> str:
    """Return a share in whole percent."""
    return f"{100 * count / of:.0f} %" if of else ""


def _titles(found: Market) -> Iterator[Block]:
    words = listed([f"“{word}”" for word in found.role.words])
    since = f" first seen since {found.since:%d %b %Y}" if found.since else ""
    are = "is" if 1 in {found.postings, found.stored} else "are"
    closed = f", {figure(found.closed)} of them closed by now" if found.closed else ""
    yield Paragraph(
        f"{part_of(found.postings, found.stored, 'stored posting')}{since} {are} of this role{closed}: one part"
        f" of their title has {words}, and nothing in it makes it another role. How far up (senior, junior) does not"
        " count."
    )
    if found.titles:
        shown = [f"{title} ({count})" for title, count in found.titles[:_MOST_TITLES]]
        rest = found.titles[_MOST_TITLES:]
        more = [f"{counted(len(rest), 'title')} more ({sum(count for _, count in rest)})"] if rest else []
        yield Paragraph(f"Titles: {', '.join([*shown, *more])}.", quiet=True)


def _wider(found: Market, command: str) -> Iterator[Block]:
    if found.wider:
        yield Commands(
            tuple((f"“{title}” finds {counted(count)}", f'{command} --title "{title}"') for title, count in found.wider)
        )


def _terms(found: Market) -> Iterator[Block]:
    """Yield workplace, office days, hours and holidays in short."""
    if found.postings < FEWEST_ASKING:
        return
    places = ((place.replace("_", " ") or "not stated", count) for place, count in found.workplaces)
    said = [f"Workplace: {', '.join(f'{place} {count}' for place, count in places)}."]
    for name in TERMS:
        spread, known, words = found.terms.get(name), found.known[name], name.replace("_", " ")
        if spread:
            ends = dict.fromkeys(figure(end) for end in (spread.first, spread.third))
            measure = unit(name, Quantity(low=0, high=spread.third))
            said.append(
                f"{words.capitalize()}: {figure(spread.median)} in the middle, half of them {'–'.join(ends)}{measure}"
                f" ({counted(known)} say)."
            )
        else:
            said.append(f"{words.capitalize()}: {counted(known)} say, too few for figures.")
    yield Items(tuple(said))


def _pay(found: Market) -> Iterator[Block]:
    if not found.currency:
        yield Paragraph('Pay is compared in your currency: write [me] currency = "EUR".')
        return
    whole = found.pay[-1]
    silent = whole.postings - whole.known - whole.incomparable
    asides = ((silent, "state none"), (whole.incomparable, "state some that cannot be"))
    told = "".join(f", {figure(count)} {what}" for count, what in asides if count)
    yield Paragraph(f"Pay that can be compared is stated by {figure(whole.known)} of {counted(whole.postings)}{told}.")
    rows = [row for each in found.pay for row in _pay_rows(each)]
    if not rows:
        yield Paragraph(f"Too few for quartiles: those take {FEWEST_PAID} known figures.")
        return
    heads = (f"{found.currency} a year", "n", "lower quarter", "median", "upper quarter")
    yield Table(heads, tuple(rows), _FIGURES)
    if found.reach:
        asked = tuple(
            (f"{each.label}: {figure(each.amount)}", *map(figure, (each.sure, each.perhaps, each.never)))
            for each in found.reach
        )
        yield Table(("Who pays what you ask", "surely", "perhaps", "no"), asked, _FIGURES)


def _pay_rows(pay: Pay) -> Iterator[tuple[str, ...]]:
    level = f"{pay.level} only" if pay.level else "all levels"
    for end, spread in (("low end", pay.low), ("high end", pay.high)):
        if spread:
            figures = (figure(round(each, -2)) for each in spread[1:])
            yield (f"{level}, {end}", figure(spread.n), *figures)


def _skills(found: Market, profile: Profile) -> Iterator[Block]:
    if not found.skills:
        yield Paragraph(
            f"{counted(found.naming)} of the role name{'s' if found.naming == 1 else ''} skills: too few to say what"
            f" many ask for (it takes {FEWEST_ASKING})."
        )
        return
    yield Paragraph(
        f"Of {counted(found.naming)} that name skills; many means {figure(found.many)} of them or more. Required is"
        " also what the work uses.",
        quiet=True,
    )
    if not found.says_held:
        yield Paragraph(
            'Your profile names no skill that you hold: write [me] skills = ["…"] to see where you stand out.'
        )
        yield from _table("Asked for by many", found.skills, found, {})
        return
    needs = (need for need in profile.goal.needs if need.is_open)
    growing = {need.canonical: f" (you: {need.have} of {need.want})" for need in needs}
    yield from _table("Your advantage: asked for by many, and you hold it", found.advantages, found, {})
    yield from _table("Gaps: asked for by many, and you do not hold it", found.gaps, found, growing)


def _table(title: str, skills: Sequence[Asked], found: Market, notes: Mapping[str, str]) -> Iterator[Block]:
    many = [each for each in skills if each.postings >= found.many]
    if not many:
        yield Paragraph(f"{title}: nothing.")
        return
    rows = []
    for each in many[:_MOST_SKILLS]:
        figures = (figure(each.required), figure(each.preferred), share(each.postings, found.naming))
        rows.append((f"{each.skill}{notes.get(each.skill, '')}", *figures))
    yield Table((title, "required", "a plus", "share"), tuple(rows), _FIGURES)
    if len(many) > _MOST_SKILLS:
        yield Paragraph(f"and {counted(len(many) - _MOST_SKILLS, 'skill')} more", quiet=True)


def came_from(found: Market, words: Mapping[str, str]) -> list[str]:
    """Return the sentence that names the feeds of a role's postings, each in its own words; none without postings."""
    counts = [f"{words.get(feed, f'via {feed}')} ({figure(count)})" for feed, count in found.feeds]
    return [f"The market's postings came {', '.join(counts)}."] if counts else []


def market_table(found: Market, words: Mapping[str, str]) -> dict[str, object]:
    """Return a role's market for programs; `words` has how each feed is named."""
    return {
        "title": found.role.title,
        "words": list(found.role.words),
        "since": found.since,
        "stored": found.stored,
        "postings": found.postings,
        "closed": found.closed,
        "titles": dict(found.titles),
        "feeds": dict(found.feeds),
        "attribution": [words.get(feed, f"via {feed}") for feed, _ in found.feeds],
        "currency": found.currency,
        "pay": [asdict(each) | {end: _spread(getattr(each, end)) for end in ("low", "high")} for each in found.pay],
        "reach": [each._asdict() for each in found.reach],
        "naming_skills": found.naming,
        "many": found.many,
        "skills": [asdict(each) for each in found.skills],
        "workplaces": {place or "not stated": count for place, count in found.workplaces},
        "terms": {name: _spread(spread) for name, spread in found.terms.items()},
        "known": dict(found.known),
    }


def _spread(spread: Spread | None) -> dict[str, float] | None:
    return spread._asdict() if spread else None
