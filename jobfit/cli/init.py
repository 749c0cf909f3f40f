"""jobfit init."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from jobfit.cli.files import NamedFile
from jobfit.cli.terminal import called_as, put, style, tell
from jobfit.cli.workspace import Workspace, with_workspace
from jobfit.errors import InputError
from jobfit.layout import wrapped
from jobfit.problems import Place, Problem


@click.command(name="init")
@click.option("--short", is_flag=True, help="Ask only what a first run needs.")
@click.option("--answers", "file", type=NamedFile(), metavar="FILE", help="Answers in a TOML file, instead of asking.")
@click.option(
    "--from",
    "base",
    type=NamedFile(path_type=Path),
    metavar="FILE",
    help="Start from this profile: Enter keeps what it says, and nothing of it is lost.",
)
@click.option("--no-input", is_flag=True, help="Ask nothing; what no answers file says stays as it is.")
@click.option("--force", is_flag=True, help="Write over a profile that is there already.")
@with_workspace
def command(
    workspace: Workspace, *, short: bool, file: str | None, base: Path | None, no_input: bool, force: bool
) -> None:
    """Write your profile.toml and feeds.toml from a short interview.

    Your work now, the job you would be promoted to, your musts, dealbreakers and values, and where to look; each answer
    is shown as the rule that it becomes. Nothing leaves this computer unless you say yes to whom.

    Enter passes over a question, `skip` over the rest of a part, `<` goes back, `done` writes what was said so far,
    `?` explains. Ctrl-C stops; the answers so far are kept, and the next `jobfit init` goes on.

    Example: jobfit init
    """
    from jobfit.cli.interviewed import kept_answers, told, write
    from jobfit.interview.answers import read_answers
    from jobfit.interview.finishing import start_of

    if no_input and not (file or base):
        raise click.UsageError("there is nothing to write a profile from: give --answers FILE, or --from FILE")
    asks = not (file or no_input)
    kept = kept_answers(workspace)
    given = Path(file) if file else kept if asks and kept.exists() else None
    answers = read_answers(given, workspace.now.date()) if given else {}
    _spare(workspace, base or answers.get("from"), force=force)
    if asks and not sys.stdin.isatty():
        raise click.UsageError("there is no terminal to ask on; give --answers FILE, or --from FILE with --no-input")
    start = start_of(answers, base, workspace.now.date())
    if asks:
        from jobfit.cli.interview import interview

        for line in (f"Going on from {kept}.",) if answers else welcome(short=short):
            tell(line)
        interview(workspace, {**answers, **({"from": str(base.resolve())} if base else {})}, start, short=short)
    else:
        put(told(workspace, write(workspace, answers, start)))


def welcome(*, short: bool) -> list[str]:
    """Return what a person is told before the first question."""
    shorter = f"ten minutes, or three with `{called_as()} init --short`, which asks only what a first run needs"
    return wrapped(
        f"Nothing leaves this computer. It takes {'three minutes' if short else shorter}. "
        "Enter passes over a question, skip over a part, < goes back, ? explains, done writes what was said so far. "
        "Ctrl-C stops; your answers are kept.",
        style(),
        0,
    )


def _spare(workspace: Workspace, base: object, *, force: bool) -> None:
    """Raise InputError when a profile would be written over that the interview does not start from."""
    profile = workspace.paths.profile
    if profile.exists() and not force and (base is None or Path(str(base)).resolve() != profile.resolve()):
        hint = f"edit it, go through it again with --from {profile}, or write over it with --force"
        raise InputError([Problem("FILE002", Place(str(profile)), "there is one already", hint)])
