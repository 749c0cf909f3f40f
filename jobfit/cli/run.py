"""jobfit run."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

import click

from jobfit.cli.files import NamedFolder
from jobfit.cli.terminal import bars, called_as, put, style, tell
from jobfit.cli.workspace import Workspace, json_option, quiet_option, with_workspace
from jobfit.errors import ExitCode

if TYPE_CHECKING:
    from jobfit.feeds.interface import Feed
    from jobfit.feeds.reading import Fetch
    from jobfit.pipeline import FeedReport, RunReport


@click.command(name="run")
@click.option("--exit-code", "tell_keeps", is_flag=True, help="Exit with 10 when there are new keeps.")
@click.option("--force", is_flag=True, help="Ask every feed, also those that were asked a short time ago.")
@click.option(
    "--record",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="FOLDER",
    help="Also keep every document in a folder, for --replay.",
)
@click.option(
    "--replay", type=NamedFolder(path_type=Path), metavar="FOLDER", help="Read a recording instead of the network."
)
@with_workspace
@json_option
@quiet_option
@click.pass_context
def command(
    ctx: click.Context,
    workspace: Workspace,
    *,
    tell_keeps: bool,
    force: bool,
    record: Path | None,
    replay: Path | None,
    as_json: bool,
    quiet: bool,
) -> None:
    """Read your feeds and judge what is new.

    Prints the funnel: how many postings were set aside by which rule, and what is left. `jobfit digest` shows the rest.
    A recording holds what sites answered, and no key; with it a run can be repeated without a network. Either way
    every feed is read, however short a time ago it was.

    Example: jobfit run && jobfit digest
    """
    from jobfit.pipeline import Progress, run
    from jobfit.reviewing.reminder import reminder
    from jobfit.rules.check import in_the_way
    from jobfit.saving import keep_file
    from jobfit.store.connection import only_run

    if record and replay:
        raise click.UsageError("--record and --replay exclude each other: a replay asks nobody")
    profile, feeds = workspace.profile, workspace.feeds
    fetch = _fetch(record, replay)
    with only_run(workspace.paths.database), workspace.store() as store, _unread(feeds) as on_feed:
        keep_file(workspace.paths.profile, store, now=workspace.now)
        with bars() as bar:
            read = count(1)
            report = run(
                feeds,
                profile,
                store,
                now=workspace.now,
                force=force or bool(record or replay),
                fetch=fetch,
                progress=Progress(
                    read=lambda _feed: bar("Reading feeds", next(read), len(feeds)),
                    remembered=on_feed,
                    judged=lambda done, total: bar("Judging postings", done, total),
                ),
            )
        remind = reminder(store, profile, now=workspace.now, command=called_as())
    show(report, unlike_themselves(workspace, report), as_json=as_json, quiet=quiet)
    for problem in in_the_way(profile.rule_set(0)):
        tell(f"! {problem.what}; `jobfit rules check` shows where")
    if remind:
        tell(remind, quiet=quiet)
    ctx.exit(exit_code(report, tell_keeps=tell_keeps))


def _fetch(record: Path | None, replay: Path | None) -> Fetch:
    """Return what brings the documents of this run; raises InputError for a folder that cannot be used."""
    from jobfit.feeds.network import network
    from jobfit.feeds.recording import recording, replaying

    if replay:
        return replaying(network(), replay)
    return recording(network(), record) if record else network()


@contextmanager
def _unread(feeds: Sequence[Feed]) -> Iterator[Callable[[FeedReport], object]]:
    """Yield the line on each feed that was read; when the person stops the run, say which ones were not."""
    left = {feed.id: None for feed in feeds}
    try:
        yield lambda report: left.pop(report.feed.id, None)
    except KeyboardInterrupt:
        if left:
            tell(f"Not read: {', '.join(left)}.")
        raise


def unlike_themselves(workspace: Workspace, report: RunReport) -> dict[str, list[str]]:
    """Return what is odd about feeds that were read now, by id: silent for long, or far fewer entries than usual."""
    from jobfit.cli.feeds_check import health_of
    from jobfit.digests.wording import worries

    read = [each.feed for each in report.feeds if each.status in {"ok", "unchanged"}]
    return {feed: list(worries(health)) for feed, health in health_of(workspace, read).items() if not health.well}


def show(report: RunReport, unlike: Mapping[str, Sequence[str]], *, as_json: bool, quiet: bool) -> None:
    """Print a run: JSON, or its feeds and funnel; failing feeds and faults are always told."""
    from jobfit.cli.funnel import feed_line, funnel
    from jobfit.cli.summary import run_json
    from jobfit.cli.tables import rows_of

    odd = [f" ! {feed}: {said}" for feed, sentences in unlike.items() for said in sentences]
    if as_json:
        put(run_json(report, unlike))
    elif not quiet:
        feeds = [row for line in (*map(feed_line, report.feeds), *odd) for row in rows_of(line)]
        put("\n".join([*feeds, *funnel(report, style())]))
        if report.judged:
            next_steps = "Why? jobfit explain ID · All of it: jobfit digest · Set aside: jobfit rejected"
            put("\n".join(rows_of(next_steps)))
    if not report.feeds:  # also when quiet: a run that reads nothing is not well
        from jobfit.cli.feeds_check import NONE_FOLLOWED

        tell(NONE_FOLLOWED)
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
