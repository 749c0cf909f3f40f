"""jobfit what-if."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from jobfit.cli.files import NamedFile
from jobfit.cli.plans import plan_table, plan_text
from jobfit.cli.since import beginning, since_option
from jobfit.cli.terminal import agreed, bars, called_as, document, put, tell, tell_unjudged, yes_option
from jobfit.cli.workspace import Workspace, json_option, with_workspace

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jobfit.profile.edit import Setting
    from jobfit.profile.model import Profile


@click.command(name="what-if")
@click.option(
    "--set", "made", multiple=True, metavar="PATH=VALUE", help="A setting such as must.pay.min=75k; repeat it."
)
@click.option("--drop", "dropped", multiple=True, metavar="PATH", help="A table or key to take out; repeat it.")
@click.option(
    "--by",
    "file",
    type=NamedFile(),
    metavar="FILE",
    help="Another profile.toml to judge by, before what is set and dropped.",
)
@since_option
@click.option("--full", is_flag=True, help="Everything that changes, not only the first ones.")
@click.option("--keep", is_flag=True, help="Write the edit to the profile, after its plan and your yes.")
@yes_option
@with_workspace
@json_option
@click.pass_context
def command(  # noqa: PLR0913 - one parameter an option
    ctx: click.Context,
    workspace: Workspace,
    *,
    made: Sequence[str],
    dropped: Sequence[str],
    file: str | None,
    since: str,
    full: bool,
    keep: bool,
    yes: bool,
    as_json: bool,
) -> None:
    """Plan an edit of your profile: what it would keep and lose of all that is stored.

    + is a new keep, - a lost one, ~ any other change. Nothing is written without --keep.

    Example: jobfit what-if --set must.pay.min=75k --drop must.languages
    """
    from jobfit.cli.lookup import words_of_feeds
    from jobfit.past.what_if import what_if
    from jobfit.profile.edit import dropping, setting

    settings = [*map(dropping, dropped), *map(setting, made)]
    if not settings and not file:
        raise click.UsageError("Say what would be otherwise: --set, --drop or --by.")
    before, begin = workspace.profile, beginning(since, now=workspace.now)
    text, after = _edited(workspace, settings, file)
    today = workspace.now.date()
    with workspace.past_store() as store:
        with bars() as show:
            plan = what_if(store, before, after, today=today, since=begin, on_done=lambda *done: show("Judging", *done))
        words = words_of_feeds(workspace, store)
        if as_json:
            table = {"by": file, "settings": [each.written for each in settings]} | plan_table(plan, store, words)
            put(document(table))
        else:
            put(plan_text(plan, store, words, every=full))
        ended = tell_unjudged(plan.faults)
        if keep:
            _keep(workspace, text, [*([f"by {file}"] if file else []), *(each.written for each in settings)], yes=yes)
        else:
            tell(f"Nothing was written. `{_again()} --keep` writes the edit to {workspace.paths.profile}.")
    ctx.exit(ended)


def _edited(workspace: Workspace, settings: Sequence[Setting], file: str | None) -> tuple[str, Profile]:
    """Return the text of the profile to judge by, and what it says; raises InputError."""
    from jobfit.profile.supposed import supposed
    from jobfit.toml.document import read_text

    path = Path(file) if file else workspace.paths.profile
    text, profile = supposed(read_text(path), settings, file=str(path), today=workspace.now.date())
    return text, workspace.joined(profile)


def _keep(workspace: Workspace, text: str, edits: Sequence[str], *, yes: bool) -> None:
    """Write an edited profile, if the person says so; raises InputError where nobody can be asked."""
    from jobfit.saving import save_profile

    path = workspace.paths.profile
    if not agreed(f"Write this to {path}?", yes=yes, of="--keep"):
        return
    with workspace.store() as store:
        save_profile(path, text, store, now=workspace.now, note=f"what-if: {'; '.join(edits)}")
    tell(f"Wrote {path}. `{called_as()} rejudge` judges what is stored by it.")


def _again() -> str:
    """Return the command as the person gave it, as far as it fits one line."""
    from shlex import join

    return join([called_as(), *sys.argv[1:]])
