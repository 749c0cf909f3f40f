"""jobfit journal suggest."""

from __future__ import annotations

import sys
from dataclasses import asdict
from typing import TYPE_CHECKING, NamedTuple

import click

from jobfit.cli.terminal import bars, document, put, style, tell, tell_unjudged
from jobfit.cli.workspace import Workspace, json_option, with_workspace
from jobfit.errors import InputError
from jobfit.layout import TextStyle, clean, wrapped
from jobfit.phrasing import counted, part_of
from jobfit.problems import Place, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from jobfit.journal.proposals import Held, Proposal
    from jobfit.journal.trends import Trends, Usual
    from jobfit.journal.weighing import Weighed, Weight
    from jobfit.store.store import Store

_CITED = 4  # entries shown of a trend; --json and the profile have all


class Found(NamedTuple):
    """What the journal suggests, and what it cannot yet."""

    trends: Trends
    proposals: Sequence[Proposal]
    held: Sequence[Held]


@click.command(name="suggest")
@click.option("--accept", "accepted", metavar="NAME", help="Write this suggestion to your profile.")
@with_workspace
@json_option
def suggest(workspace: Workspace, *, accepted: str | None, as_json: bool) -> None:
    """Suggest nice rules from how your days felt.

    A tag is suggested when at least 5 entries with it, over 14 days or more, felt clearly better or worse than your
    days usually do. You see the entries, and what the rule would keep and lose; only your yes writes it.

    Example: jobfit journal suggest --accept mentoring
    """
    found = _found(workspace)
    with workspace.store() as store:
        if accepted is not None:
            _accept(workspace, store, _named(accepted, found))
            return
        weighed = _weighed(workspace, store, found.proposals)
        if as_json:
            table = _as_table(workspace, store, found, weighed)
            put(document(table))
            return
        if found.trends.usual is None:
            tell('No entry says how it felt. `jobfit journal add "…" --felt 4 --tags …` notes one.')
            return
        look = style()
        put("\n".join(_opening(found, found.trends.usual, look)))
        for proposal, weight in zip(found.proposals, weighed.weights, strict=True):
            put("\n".join(["", *_proposal(proposal, look), *_touches(workspace, store, weight, look)]))
            _offer(workspace, store, proposal)


def _found(workspace: Workspace) -> Found:
    from jobfit.journal.proposals import Held, Proposal, own_rules, proposed
    from jobfit.journal.trends import trends
    from jobfit.rules.shelf import bundled_shelf

    own = own_rules(workspace.profile_text)
    with workspace.store() as store:
        told = trends(store.journal())
    each = [proposed(trend, bundled_shelf(), own) for trend in told.found]
    proposals = {one.rule: one for one in reversed(each) if isinstance(one, Proposal)}  # the clearer of two stays
    kept = [one for one in each if isinstance(one, Proposal) and proposals[one.rule] is one]
    return Found(told, kept, [one for one in each if isinstance(one, Held)])


def _weighed(workspace: Workspace, store: Store, proposals: Sequence[Proposal]) -> Weighed:
    from jobfit.journal.weighing import Weighed, weighed

    if not proposals:
        return Weighed([])
    with bars() as show:
        found = weighed(
            store,
            workspace.profile,
            workspace.profile_text,
            proposals,
            today=workspace.now.date(),
            on_done=lambda done, total: show("Judging what is stored", done, total),
        )
    tell_unjudged(found.faults)
    return found


def _named(name: str, found: Found) -> Proposal:
    """Return the suggestion that is meant, by rule, name or tag; raises InputError."""
    for each in found.proposals:
        if name in {each.rule, each.name, each.trend.tag}:
            return each
    for held in found.held:
        if name in {held.rule, held.rule.partition(".")[2], held.trend.tag}:
            raise _fault(f"your profile has {held.rule} already", "edit it there")
    names = ", ".join(each.name for each in found.proposals)
    hint = f"it suggests {names}" if names else "it suggests nothing yet; `jobfit journal suggest` says what is missing"
    raise _fault(f"the journal suggests no rule called {name!r}", hint)


def _fault(what: str, hint: str) -> InputError:
    return InputError([Problem("JOUR002", Place("--accept"), what, hint)])


def _offer(workspace: Workspace, store: Store, proposal: Proposal) -> None:
    """Ask on a terminal whether to write a suggestion; elsewhere say how to."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        put(f"   Accept it: jobfit journal suggest --accept {proposal.name}")
    elif click.confirm(f"   Write {proposal.rule} to your profile?", default=False, err=True):
        _accept(workspace, store, proposal)


def _accept(workspace: Workspace, store: Store, proposal: Proposal) -> None:
    from jobfit.journal.accepting import accept

    accept(workspace.paths.profile, proposal, store, now=workspace.now)
    tell(f"Wrote {proposal.rule} to {workspace.paths.profile}. `jobfit rejudge` judges by it.")


def _opening(found: Found, usual: Usual, look: TextStyle) -> Iterator[str]:
    """Yield the yardstick, and what was looked at without a suggestion."""
    from jobfit.journal.accepting import in_tenths

    count = f"{counted(usual.count, 'entry')} {'says' if usual.count == 1 else 'say'} how it felt"
    yield from wrapped(f"{count}: from {usual.low} to {usual.high}, usually {in_tenths(usual.mean)}.", look, 0)
    for short in found.trends.short:
        said = f"{clean(short.tag)}: nothing yet, {counted(short.entries, 'entry')}; {short.lacks}"
        yield from look.painted(wrapped(said, look, 1, hang=2), "quiet")
    for held in found.held:
        said = f"{clean(held.trend.tag)}: felt {in_tenths(held.trend.mean)}; your profile has {held.rule} already"
        yield from look.painted(wrapped(said, look, 1, hang=2), "quiet")


def _proposal(proposal: Proposal, look: TextStyle) -> Iterator[str]:
    """Yield a suggestion: the trend, its entries, and the rule."""
    from jobfit.journal.accepting import entry_words, in_tenths
    from jobfit.profile.edit import with_table

    trend = proposal.trend
    felt = f"felt {'better' if trend.good else 'worse'} than usual: {in_tenths(trend.mean)} on average"
    title = f"{clean(trend.tag)} {felt}, {counted(len(trend.entries), 'entry')} in {counted(trend.days, 'day')}"
    yield from look.painted(wrapped(title, look, 0, hang=2), "title")
    for entry in trend.entries[-_CITED:]:
        yield from wrapped(entry_words(entry), look, 3, hang=16)
    if len(trend.entries) > _CITED:
        yield look.paint(
            f"   and {len(trend.entries) - _CITED} earlier: jobfit journal list --tag {trend.tag!r}", "quiet"
        )
    yield f"   The rule, {proposal.taken_for}:"
    yield from (f"     {row}" for row in with_table("", proposal.rule, proposal.values).strip().splitlines())


def _touches(workspace: Workspace, store: Store, weight: Weight, look: TextStyle) -> Iterator[str]:
    """Yield what a rule would do to what is stored, with the keeps it would bring and cost."""
    from jobfit.cli.lookup import words_of_feeds
    from jobfit.cli.plans import plan_text

    postings = weight.plan.postings
    if not postings:
        said = "Nothing is stored yet, so nobody knows what it would touch; `jobfit run` reads your feeds."
    else:
        said = f"It holds for {part_of(weight.touched, postings, 'stored posting')}."
    yield from wrapped(said, look, 3)
    if postings:
        yield plan_text(weight.plan, store, words_of_feeds(workspace, store), every=False).rstrip()


def _as_table(workspace: Workspace, store: Store, found: Found, weighed: Weighed) -> Mapping[str, object]:
    """Return everything that is suggested for JSON."""
    from jobfit.cli.lookup import words_of_feeds
    from jobfit.cli.plans import plan_table

    usual = found.trends.usual
    words = words_of_feeds(workspace, store)
    return {
        "usual": usual and {**asdict(usual), "mean": round(float(usual.mean), 3)},
        "postings": weighed.postings,
        "suggestions": [
            {**_suggestion(each), "touched": weight.touched, "plan": plan_table(weight.plan, store, words)}
            for each, weight in zip(found.proposals, weighed.weights, strict=True)
        ],
        "held": [{"tag": each.trend.tag, "rule": each.rule} for each in found.held],
        "without": [asdict(each) for each in found.trends.short],
    }


def _suggestion(proposal: Proposal) -> Mapping[str, object]:
    trend = proposal.trend
    return {
        "rule": proposal.rule,
        "table": proposal.values,
        "taken_for": proposal.taken_for,
        "tag": trend.tag,
        "mean": round(float(trend.mean), 3),
        "entries": [asdict(each) for each in trend.entries],
    }
