"""jobfit goal."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

import click
from click.core import ParameterSource

from jobfit.cli.since import beginning, since_option
from jobfit.cli.terminal import bars, called_as, document, put, style, tell_unjudged
from jobfit.cli.workspace import Workspace, json_option, with_workspace
from jobfit.errors import ExitCode, InputError
from jobfit.problems import Place, Problem

if TYPE_CHECKING:
    from datetime import datetime

    from jobfit.store.store import Store


@click.command(name="goal")
@click.option("--plan", "planned", is_flag=True, help="Which skills to build, by how many keeps each would open.")
@click.option(
    "--hold",
    "share",
    type=click.IntRange(1, 100),
    default=75,
    show_default=True,
    metavar="PERCENT",
    help="With --plan: how much of what a posting requires you need to hold.",
)
@click.option("--title", metavar="TITLE", help="The market of another title than your goal's.")
@since_option
@with_workspace
@json_option
@click.pass_context
def command(
    ctx: click.Context,
    workspace: Workspace,
    *,
    planned: bool,
    share: int,
    title: str | None,
    since: str,
    as_json: bool,
) -> None:
    """Show the skills that your goal needs, and the stored postings that would teach them.

    --plan: a stored posting is within reach if it meets your bar, or may after an answer, and you hold most of the
    skills that it requires ([me] skills, and needs of the goal that are met). A skill opens what comes within reach
    with it, once those above it are held.

    Example: jobfit goal --plan
    """
    if planned and title:
        raise click.UsageError("--title goes without --plan")
    if not planned and ctx.get_parameter_source("share") is not ParameterSource.DEFAULT:
        raise click.UsageError("--hold goes with --plan")
    profile = workspace.profile
    if not profile.goal.role and not profile.goal.needs:
        hint = 'add [goal] with role = "…" and needs = [{ skill = "…", have = 1, want = 4 }]'
        raise InputError([Problem("GOAL001", Place(profile.file), "there is no goal in it yet", hint)])
    begin = beginning(since, now=workspace.now)
    with workspace.past_store() as store:
        if planned:
            ctx.exit(_plan(workspace, store, begin, share, as_json=as_json))
        _goal(workspace, store, begin, title, as_json=as_json)


def _plan(workspace: Workspace, store: Store, begin: datetime | None, share: int, *, as_json: bool) -> ExitCode:
    from jobfit.market.goals import plan
    from jobfit.pages.text import render_styled
    from jobfit.profile.held import held
    from jobfit.reviewing.goal import plan_page

    profile, today = workspace.profile, workspace.now.date()
    with bars() as show:
        found = plan(
            store, profile, today=today, share=share, since=begin, on_done=lambda *done: show("Judging", *done)
        )
    if as_json:
        table = asdict(found) | {"steps": [step._asdict() for step in found.steps]}
        put(document(table))
    else:
        put(render_styled(plan_page(profile, found, says_held=bool(held(profile))), style()))
    return tell_unjudged(found.faults)


def _goal(workspace: Workspace, store: Store, begin: datetime | None, title: str | None, *, as_json: bool) -> None:
    from jobfit.cli.lookup import words_of_feeds
    from jobfit.market.goals import teaching
    from jobfit.market.surveying import survey
    from jobfit.pages.text import render_styled
    from jobfit.reviewing.goal import goal_page, goal_table

    profile, today = workspace.profile, workspace.now.date()
    asked = title if title is not None else profile.goal.role or profile.right.title
    with bars() as show:
        found = survey(store, profile, asked, today=today, since=begin, on_done=lambda *done: show("Counting", *done))
    taught, words = teaching(store, profile), words_of_feeds(workspace, store)
    if as_json:
        put(document(goal_table(profile, found, taught, words)))
    else:
        put(render_styled(goal_page(profile, found, taught, words, command=called_as()), style()))
