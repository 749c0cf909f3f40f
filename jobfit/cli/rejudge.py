"""jobfit rejudge."""

from __future__ import annotations

import click

from jobfit.cli.plans import plan_table, plan_text
from jobfit.cli.terminal import bars, document, put, tell, tell_unjudged
from jobfit.cli.workspace import Workspace, json_option, quiet_option, with_workspace


@click.command(name="rejudge")
@click.option("--diff", is_flag=True, help="Only show the plan; store nothing.")
@click.option("--full", is_flag=True, help="Everything that changes, not only the first ones.")
@with_workspace
@json_option
@quiet_option
@click.pass_context
def command(ctx: click.Context, workspace: Workspace, *, diff: bool, full: bool, as_json: bool, quiet: bool) -> None:
    """Judge everything stored by the profile as it is now.

    Shows which outcomes change (+ a new keep, - a lost one, ~ anything else). Nothing is fetched.

    Example: jobfit rejudge --diff
    """
    from jobfit.cli.lookup import words_of_feeds
    from jobfit.past.rejudging import rejudge
    from jobfit.saving import keep_file
    from jobfit.store.connection import only_run

    profile = workspace.profile
    with workspace.past_store() as store, only_run(workspace.paths.database):
        if not diff:
            keep_file(workspace.paths.profile, store, now=workspace.now)
        with bars() as show:
            plan = rejudge(
                store, profile, now=workspace.now, keep=not diff, on_done=lambda *done: show("Judging", *done)
            )
        words = words_of_feeds(workspace, store)
        if as_json:
            put(document(plan_table(plan, store, words)))
        elif plan.turned or not quiet:
            put(plan_text(plan, store, words, every=full))
    if diff and plan.turned:
        tell("Nothing was stored. `jobfit rejudge` stores it.", quiet=quiet)
    ctx.exit(tell_unjudged(plan.faults))
