"""jobfit run."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from jobfit.cli.terminal import progress, put, style, tell
from jobfit.cli.workspace import Workspace, json_option, quiet_option, with_workspace
from jobfit.errors import ExitCode

if TYPE_CHECKING:
    from jobfit.pipeline import RunReport


@click.command(name="run")
@click.option("--exit-code", "tell_keeps", is_flag=True, help="Exit with 10 when there are new keeps.")
@click.option("--force", is_flag=True, help="Ask every feed, also those that were asked a short time ago.")
@with_workspace
@json_option
@quiet_option
@click.pass_context
def command(
    ctx: click.Context, workspace: Workspace, *, tell_keeps: bool, force: bool, as_json: bool, quiet: bool
) -> None:
    """Read your feeds and judge what is new.

    Prints the funnel: how many postings were set aside by which rule, and what is left. `jobfit digest` shows the rest.

    Example: jobfit run && jobfit digest
    """
    from jobfit.pipeline import run  # noqa: PLC0415 - start-up
    from jobfit.store.connection import only_run  # noqa: PLC0415 - start-up

    profile, feeds = workspace.profile, workspace.feeds
    with (
        only_run(workspace.paths.database),
        workspace.store() as store,
        progress("Reading feeds", len(feeds), least=2) as advance,
    ):
        store.keep_profile(profile.hash, workspace.paths.profile.read_text("utf-8"), now=workspace.now)
        report = run(feeds, profile, store, now=workspace.now, force=force, on_feed=lambda _report: advance())
    show(report, as_json=as_json, quiet=quiet)
    ctx.exit(exit_code(report, tell_keeps=tell_keeps))


def show(report: RunReport, *, as_json: bool, quiet: bool) -> None:
    """Print a run: JSON, or its feeds and funnel; failing feeds and faults are always told."""
    from jobfit.cli.funnel import feed_line, funnel  # noqa: PLC0415 - start-up
    from jobfit.cli.summary import run_json  # noqa: PLC0415 - start-up

    if as_json:
        put(run_json(report))
    elif not quiet:
        put("\n".join([*(feed_line(each) for each in report.feeds), *funnel(report, style())]))
        put("Why?  jobfit explain ID      All of it: jobfit digest      What was set aside: jobfit rejected")
    for each in report.feeds:
        if each.status == "failed" and (quiet or as_json):
            tell(feed_line(each))


def exit_code(report: RunReport, *, tell_keeps: bool) -> ExitCode:
    """Return what a run ends with."""
    if report.faults or (report.feeds and report.failed == len(report.feeds)):
        return ExitCode.FAILED
    if report.failed:
        return ExitCode.SOME_FEEDS_FAILED
    return ExitCode.NEW_KEEPS if tell_keeps and report.new_keeps else ExitCode.DONE
