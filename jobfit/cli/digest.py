"""jobfit digest."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from jobfit.cli.pages import page_options
from jobfit.cli.since import beginning
from jobfit.cli.terminal import called_as, put, style, tell, write_file
from jobfit.cli.workspace import Workspace, quiet_option, with_workspace
from jobfit.digests.renderers import DigestFormat, render
from jobfit.errors import StoreError

if TYPE_CHECKING:
    from jobfit.digests.interface import Digest


@click.command(name="digest")
@click.option("--since", default="last", show_default=True, help="`last`, `all`, or a day such as 2026-11-01.")
@page_options("text", "html", "md")
@click.option("--dry-run", is_flag=True, help="Show it without noting it as delivered.")
@with_workspace
@quiet_option
def command(workspace: Workspace, *, since: str, chosen: str, output: str | None, dry_run: bool, quiet: bool) -> None:
    """Show what was kept, asked and nearly missed since the last digest.

    With `--since last` a posting is delivered once; with a day or `all` everything judged since then is shown again.

    Example: jobfit digest --format html -o digest.html
    """
    from jobfit.delivery import due_digest, written
    from jobfit.reviewing.reminder import reminder

    profile = workspace.profile
    again = since != "last"
    begin = beginning(since, now=workspace.now, words="last, all") if again else None
    feeds = [feed for feed in workspace.catalogue if feed.enabled]
    with workspace.store() as store:
        if store.read_only and not again and not dry_run:
            message = f"{workspace.paths.database}: it may only be read, so what is delivered cannot be noted"
            raise StoreError(f"{message}; --dry-run shows it without that")
        due = due_digest(store, feeds, now=workspace.now, profile=profile, again=again, since=begin)
        if quiet and due.empty:
            return
        _write(due.digest, DigestFormat(chosen), output)
        if not dry_run:
            written(store, due, now=workspace.now)
        remind = reminder(store, profile, now=workspace.now, command=called_as())
    if output:
        tell(f"Wrote {output}.", quiet=quiet)
    if due.under_way:
        tell("A run is under way; what else it finds is in the next digest.", quiet=quiet)
    if remind:
        tell(remind, quiet=quiet)


def _write(digest: Digest, chosen: DigestFormat, output: str | None) -> None:
    from jobfit.digests.text import render_styled

    if output:
        write_file(output, render(digest, chosen))
    elif chosen is DigestFormat.TEXT:
        put(render_styled(digest, style()))
    else:
        put(render(digest, chosen))
