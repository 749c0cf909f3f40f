"""jobfit mark."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from jobfit.cli.terminal import document, put, put_rows, style
from jobfit.cli.workspace import Workspace, json_option, with_workspace
from jobfit.layout import clean, joined, wrapped
from jobfit.phrasing import short_id, titled

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from jobfit.cases.marked import MarkedPosting
    from jobfit.store.rows import Stored
    from jobfit.store.store import Store

_KINDS = click.Choice(["applied", "hidden", "wrong"])
_OUTCOMES = click.Choice(["keep", "ask", "near_miss", "reject"])


@click.command(name="mark")
@click.argument("posting_id", required=False, metavar="[ID]")
@click.argument("kind", required=False, type=_KINDS, metavar="[applied|hidden|wrong]")
@click.option("--note", default="", help="Your own words about it.")
@click.option("--because", default="", help="With wrong: what it should have seen, in words, or the rule (must.pay).")
@click.option("--want", type=_OUTCOMES, help="With wrong: what it should have been.")
@click.option("--undo", is_flag=True, help="Take the mark back.")
@click.option("--list", "listing", is_flag=True, help="List everything that is marked.")
@with_workspace
@json_option
@click.pass_context
def command(  # noqa: PLR0913 - one parameter an option
    ctx: click.Context,
    workspace: Workspace,
    posting_id: str | None,
    kind: str | None,
    *,
    note: str,
    because: str,
    want: str | None,
    undo: bool,
    listing: bool,
    as_json: bool,
) -> None:
    """Note that you applied, hide a posting, or say that its verdict is wrong.

    Hidden postings are left out of digests and counted there. A wrong verdict becomes a case in profile.tests.toml
    beside your profile, with the posting's text in a file of its own; `jobfit test` judges the cases.

    Example: jobfit mark a3f9 wrong --want keep --because "it is remote, it says so in the last line"
    """
    if listing and not (posting_id or kind or note or because or want or undo):
        put_rows([list_marks(workspace, as_json=as_json)], otherwise="Nothing is marked.")
        return
    if listing:
        raise click.UsageError("--list takes nothing but --json", ctx)
    if not posting_id or not kind:
        raise click.UsageError("name a posting and a mark, or say --list", ctx)
    if (because or want) and (kind != "wrong" or undo):
        raise click.UsageError("--because and --want go with wrong", ctx)
    if undo and note:
        raise click.UsageError("--note goes without --undo", ctx)
    if as_json:
        raise click.UsageError("--json goes with --list", ctx)
    if undo:
        put(take_back(workspace, posting_id, kind))
    elif kind == "wrong":
        put(mark_wrong(workspace, posting_id, because=because or note, want=want))
    else:
        put(mark(workspace, posting_id, kind, note=note))


def mark(workspace: Workspace, posting_id: str, kind: str, *, note: str) -> str:
    """Mark a posting as applied to or hidden; return what was done."""
    from jobfit.cli.lookup import find_stored
    from jobfit.store.rows import Mark

    with workspace.past_store() as store:
        stored = find_stored(store, posting_id)
        store.mark(stored.posting.id, Mark(kind), note=note, now=workspace.now)
        shown = named(workspace, store, stored)
    then = "; digests leave it out" if kind == Mark.HIDDEN else ""
    undo = f"jobfit mark {short_id(stored.posting.id)} {kind} --undo"
    return f"Marked as {kind}{then}: {shown}\nTo take it back: {undo}"


def mark_wrong(workspace: Workspace, posting_id: str, *, because: str, want: str | None) -> str:
    """Mark a verdict as wrong and keep the posting as a case; return what was done."""
    from jobfit.cases.marked import wrong
    from jobfit.cli.lookup import find_stored
    from jobfit.verdicts.explain import LABELS
    from jobfit.verdicts.model import Outcome

    profile, path = workspace.profile, workspace.paths.cases
    with workspace.past_store() as store:
        stored = find_stored(store, posting_id)
        wanted = Outcome(want) if want else None
        case = wrong(store, stored, profile, because=because, want=wanted, path=path, now=workspace.now)
        shown = named(workspace, store, stored)
    outcome = stored.verdict.outcome
    wanted_now = f"you want {LABELS[case.want]}" if outcome is not case.want else f"and should be by {case.rule}"
    lines = (
        f"Marked as wrong: {shown}",
        f"Added to {path}: it is {LABELS[outcome]}, {wanted_now}.",
        "`jobfit test` judges your cases by your profile.",
    )
    return "\n".join(lines)


def take_back(workspace: Workspace, posting_id: str, kind: str) -> str:
    """Take a mark back; return what was done."""
    from jobfit.cli.lookup import find_stored
    from jobfit.store.rows import Mark

    with workspace.past_store() as store:
        stored = find_stored(store, posting_id)
        was = store.unmark(stored.posting.id, Mark(kind))
        shown = named(workspace, store, stored)
    kept = f"\nIts case stays in {workspace.paths.cases}." if was and kind == Mark.WRONG else ""
    return f"{'No longer' if was else 'It was not'} marked as {kind}: {shown}{kept}"


def named(workspace: Workspace, store: Store, stored: Stored) -> str:
    """Return a posting in a line, with the feeds that it was seen in."""
    from jobfit.cli.lookup import words_of_feeds
    from jobfit.digests.build import attribution

    posting, via = stored.posting, attribution(stored.feeds, words_of_feeds(workspace, store))
    told = titled(posting.title, posting.company, ", ")
    return f"{short_id(posting.id)}  {clean(told)}  {clean(', '.join(via))}".rstrip()


def list_marks(workspace: Workspace, *, as_json: bool) -> str:
    """Return everything that is marked; raises InputError when nothing is stored yet."""
    from jobfit.cases.marked import marked_postings
    from jobfit.cli.lookup import words_of_feeds

    workspace.must_exist(workspace.paths.database, "nothing is stored yet", "`jobfit run` reads and judges your feeds")
    with workspace.store() as store:
        found = marked_postings(store)
        words = words_of_feeds(workspace, store)
    return _as_json(found, words) if as_json else _as_text(found, words)


def _as_json(found: Sequence[MarkedPosting], words: Mapping[str, str]) -> str:
    from jobfit.digests.build import attribution

    body = [
        {
            "id": each.posting.id,
            "mark": each.marked.mark,
            "note": each.marked.note,
            "at": each.marked.at.isoformat(),
            "title": each.posting.title,
            "company": each.posting.company,
            "url": each.posting.url,
            "outcome": each.outcome,
            "attribution": list(attribution(each.feeds, words)),
        }
        for each in found
    ]
    return document({"marks": body})


def _as_text(found: Sequence[MarkedPosting], words: Mapping[str, str]) -> str:
    from jobfit.digests.build import attribution
    from jobfit.verdicts.explain import LABELS

    look = style()
    lines: list[str] = []
    for kind in _KINDS.choices:
        group = [each for each in found if each.marked.mark == kind]
        lines += [look.paint(f"{kind}  {len(group)}", "title")] if group else []
        for each in group:
            posting, outcome = each.posting, LABELS[each.outcome] if each.outcome else "not judged"
            told = titled(posting.title, posting.company, ", ")
            lines += wrapped(f"{short_id(posting.id)}  {told}  {outcome}, {each.marked.at:%d %b %Y}", look, 1, hang=8)
            aside = "  ".join(filter(None, (each.marked.note, ", ".join(attribution(each.feeds, words)))))
            lines += look.painted(wrapped(aside, look, 9), "quiet")
    return joined(lines) if lines else ""
