"""Staying next to leaving: the present employer's postings as a page, and as a table for programs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from jobfit.digests.build import attribution
from jobfit.inside import Inside
from jobfit.pages.explained import explanation_blocks
from jobfit.pages.model import Block, Commands, Link, Page, Paragraph, Section, Table
from jobfit.phrasing import counted, short_id, titled
from jobfit.store.rows import Stored
from jobfit.verdicts.beside import in_a_line
from jobfit.verdicts.explain import LABELS, brief
from jobfit.verdicts.model import Outcome

_MOST = 20  # postings that are told in full, best first


def page_of(found: Inside, feeds: Mapping[str, str], *, command: str = "jobfit") -> Page:
    """Return what is open inside as a page; `feeds` has how each feed is named, `command` how jobfit is called."""
    shown = found.postings[:_MOST]
    sections = (
        Section("What there is", tuple(_overview(found, command))),
        Section("Next to leaving", tuple(_next_to(found))),
        *(Section(_title(each), tuple(_posting(each, feeds))) for each in shown),
    )
    via = dict.fromkeys(name for each in (*shown, *found.outside) for name in attribution(each.feeds, feeds))
    return Page(
        title=f"Inside: {found.employer}, your present employer" if found.employer else "Inside",
        subtitle="What they have open, judged by the same rules and the same bar as every other posting.",
        sections=sections,
        footer=tuple(via),
    )


def _overview(found: Inside, command: str) -> Iterator[Block]:
    if not found.employer:
        yield Paragraph('Your profile does not name your employer: write [now] company = "…".')
        return
    if found.postings:
        kept = sum(each.verdict.outcome is Outcome.KEEP for each in found.postings)
        yield Paragraph(f"{counted(len(found.postings), 'open posting')}, of which {kept or 'none'} would be a keep.")
    else:
        yield Paragraph(f"No stored posting of {found.employer} is open{_closed(found)}.")
    if len(found.postings) > _MOST:
        yield Paragraph(f"The best {_MOST} are shown.", quiet=True)
    if not found.followed:
        unfollowed = "None of the feeds you follow is their own; to look for it"
        other = "If a posting is theirs under another name"
        add, told = f'{command} feeds add "{found.employer}"', f"{command} answer ID inside=yes"
        yield Commands(((unfollowed, add), (other, told)))


def _closed(found: Inside) -> str:
    if not found.closed:
        return ""
    return f"; {counted(found.closed)} of theirs {'is' if found.closed == 1 else 'are'} listed no more"


def _title(each: Stored) -> str:
    return f"{LABELS[each.verdict.outcome]} {short_id(each.posting.id)}  {titled(each.posting.title)}"


def _posting(each: Stored, feeds: Mapping[str, str]) -> Iterator[Block]:
    yield from explanation_blocks(brief(each.verdict, flips=True))
    if each.posting.url:
        yield Link(each.posting.url)
    yield Paragraph(", ".join(attribution(each.feeds, feeds)), quiet=True)


def _next_to(found: Inside) -> Iterator[Block]:
    """Yield the best posting inside and the best keeps outside in one table."""
    if not found.postings:
        return
    if not found.outside:
        yield Paragraph("No open posting of another employer is a keep now.")
        return
    rows = [*(("inside", each) for each in found.postings[:1]), *(("outside", each) for each in found.outside)]
    yield Table(
        ("Posting", "", "points", "better in"),
        tuple((_named(each), where, _score(each), str(each.verdict.better[0])) for where, each in rows),
        frozenset({2, 3}),
    )
    told = "Points of 100; better in: how many of the things that you compare are surely better than now."
    yield Paragraph(told, quiet=True)


def _named(each: Stored) -> str:
    return f"{_title(each)}, {each.posting.company}"


def _score(each: Stored) -> str:
    low, high = (f"{end:.0f}" for end in each.verdict.score)
    return low if low == high else f"{low}–{high}"


def table_of(found: Inside, feeds: Mapping[str, str]) -> dict[str, Any]:
    """Return what is open inside for programs."""
    return {
        "employer": found.employer,
        "followed": found.followed,
        "closed": found.closed,
        "postings": list(_tables(found.postings, feeds)),
        "outside": list(_tables(found.outside, feeds)),
    }


def _tables(postings: Iterable[Stored], feeds: Mapping[str, str]) -> Iterator[dict[str, Any]]:
    for each in postings:
        posting = each.posting
        yield {"title": posting.title, "company": posting.company, "url": posting.url} | {
            "against": {compared.job: in_a_line(compared) for compared in each.verdict.beside},
            "attribution": list(attribution(each.feeds, feeds)),
            "verdict": each.verdict.model_dump(mode="json"),
        }
