"""jobfit rejudge."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from jobfit.cli.terminal import progress, put, style, tell
from jobfit.cli.workspace import Workspace, quiet_option, with_workspace
from jobfit.errors import ExitCode

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from jobfit.rejudging import Change


@click.command(name="rejudge")
@click.option("--diff", is_flag=True, help="Only show the plan; store nothing.")
@with_workspace
@quiet_option
@click.pass_context
def command(ctx: click.Context, workspace: Workspace, *, diff: bool, quiet: bool) -> None:
    """Judge everything stored by the profile as it is now.

    Shows which outcomes change (+ a new keep, - a lost one, ~ anything else). Nothing is fetched.

    Example: jobfit rejudge --diff
    """
    from jobfit.cli.lookup import words_of_feeds  # noqa: PLC0415 - start-up
    from jobfit.digests.build import attribution  # noqa: PLC0415 - start-up
    from jobfit.judging import ProfileJudge  # noqa: PLC0415 - start-up
    from jobfit.rejudging import rejudge  # noqa: PLC0415 - start-up
    from jobfit.store.connection import only_run  # noqa: PLC0415 - start-up

    profile = workspace.profile
    with only_run(workspace.paths.database), workspace.store() as store, ProfileJudge.of(profile) as judge:
        total = sum(store.counts().values())
        with progress("Judging", total) as advance:
            changes, faults = rejudge(store, judge, now=workspace.now, keep=not diff, each=advance)
        words = words_of_feeds(workspace, store)
        via = {each.posting_id: attribution(store.feeds_of(each.posting_id), words) for each in changes}
    put("\n".join(plan(changes, via)))
    if diff and changes:
        tell("Nothing was stored. `jobfit rejudge` stores it.", quiet=quiet)
    for fault in faults:
        tell(f"not judged: {fault}")
    ctx.exit(ExitCode.FAILED if faults else ExitCode.DONE)


def plan(changes: list[Change], via: Mapping[str, Sequence[str]]) -> list[str]:
    """Return the plan: one line, then a line a posting with the feeds it was seen in, new keeps first."""
    from jobfit.digests.text import clean, short  # noqa: PLC0415 - start-up
    from jobfit.verdicts.explain import LABELS  # noqa: PLC0415 - start-up

    look = style()
    count = len(changes)
    lines = [f"Plan: {count} verdict{'s' if count != 1 else ''} change{'s' if count == 1 else ''}."]
    for change in sorted(changes, key=lambda each: ("+-~".index(each.sign), each.title)):
        turn = f"{LABELS[change.before]} → {LABELS[change.after]}"
        decided = f" ({change.deciding})" if change.deciding else ""
        text = f"{change.sign} {short(change.posting_id)}  {clean(change.title)[:40]:40}  {turn}{decided}"
        named = clean(", ".join(via.get(change.posting_id, ())))
        lines.append(look.paint(text, change.after.value) + (f"  {look.paint(named, 'quiet')}" if named else ""))
    return lines
