"""jobfit init."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from jobfit.cli.files import NamedFile
from jobfit.cli.terminal import called_as, put, style, tell
from jobfit.cli.workspace import Workspace, with_workspace
from jobfit.errors import InputError
from jobfit.problems import Place, Problem

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jobfit.interview.drafting import Start
    from jobfit.interview.finishing import Finished
    from jobfit.interview.questions import Answers


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
    from jobfit.interview.answers import read_answers  # noqa: PLC0415 - start-up
    from jobfit.interview.finishing import start_of  # noqa: PLC0415 - start-up

    asks = not (file or no_input)
    kept = kept_answers(workspace)
    given = Path(file) if file else kept if asks and kept.exists() else None
    answers = read_answers(given, workspace.now.date()) if given else {}
    _spare(workspace, base or answers.get("from"), force=force)
    if asks and not sys.stdin.isatty():
        raise click.UsageError("there is no terminal to ask on; give --answers FILE, or --from FILE with --no-input")
    start = start_of(answers, base, workspace.now.date())
    if asks:
        from jobfit.cli.interview import interview  # noqa: PLC0415 - start-up

        for line in (f"Going on from {kept}.",) if answers else welcome(short=short):
            tell(line)
        interview(workspace, {**answers, **({"from": str(base.resolve())} if base else {})}, start, short=short)
    else:
        put(told(workspace, write(workspace, answers, start)))


def welcome(*, short: bool) -> list[str]:
    """Return what a person is told before the first question."""
    from jobfit.digests.layout import wrapped  # noqa: PLC0415 - start-up

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


def write(workspace: Workspace, answers: Answers, start: Start) -> Finished:
    """Write the files, only if the profile can be judged by; the answers are kept when it cannot. Raises InputError."""
    from jobfit.feeds.network import network  # noqa: PLC0415 - start-up
    from jobfit.interview.finishing import finish, rules_nothing, sure  # noqa: PLC0415 - start-up

    try:
        sure(answers, start, file=str(workspace.paths.profile), today=workspace.now.date())
        with workspace.store() as store:
            done = finish(answers, start, workspace.paths, store, now=workspace.now, fetch=network())
    except InputError as error:
        kept = keep_answers(answers, workspace)
        again = f"Mend there what is told below, then: {called_as()} init --answers {kept}"
        if rules_nothing(error):
            again = f"`{called_as()} init` asks again what was passed over."
        tell(f"Your answers are in {kept}. {again}")
        raise
    kept_answers(workspace).unlink(missing_ok=True)
    return done


def told(workspace: Workspace, done: Finished, outlook: Sequence[str] = ()) -> str:
    """Return what was written, the rules that the answers became, what they come to, and what is next."""
    from jobfit.cli.rules import rule_lines  # noqa: PLC0415 - start-up
    from jobfit.digests.layout import joined, to_ascii, wrapped  # noqa: PLC0415 - start-up
    from jobfit.facts.wording import counted  # noqa: PLC0415 - start-up
    from jobfit.interview.finishing import feeds_followed  # noqa: PLC0415 - start-up

    own = [rule for rule in done.profile.rules if rule.origin in {"profile", "shipped"}]
    brought = len([rule for rule in done.profile.rules if rule.origin.startswith("value.")])
    feeds = feeds_followed(workspace.paths)
    values = f"  and {brought} nice-to-haves that show what you value; `{called_as()} rules list` has them all"
    text = joined(
        [
            f"Wrote {workspace.paths.profile}   ({done.profile.counts.in_words})",
            f"      {workspace.paths.feeds}   ({counted(len(feeds), 'feed')})",
            *(["", style().paint("Your rules", "title"), *rule_lines(own)] if own else []),
            *([values] if brought else []),
            *(["", *(each.comment for each in done.unread)] if done.unread else []),
            *(["", *(row for line in outlook for row in wrapped(line, style(), 0))] if outlook else []),
            "",
            *_next(feeds=bool(feeds)),
        ]
    )
    return to_ascii(text) if style().ascii_only else text


def _next(*, feeds: bool) -> list[str]:
    """Return what leads to a first keep."""
    jobfit = called_as()
    run = [(f"{jobfit} run", "read your feeds, judge every posting"), (f"{jobfit} digest", "what was kept, and why")]
    paste = (f'{jobfit} would-i "…"', "paste a posting, get an answer")
    choose = (f"{jobfit} feeds list --catalogue", f"choose {'more ' if feeds else ''}feeds: {jobfit} feeds add ID")
    steps = [*run, paste, choose] if feeds else [choose, paste]
    width = max(len(typed) for typed, _ in steps)
    return [f"{'Next:' if not number else '':6} {typed:{width}}  {what}" for number, (typed, what) in enumerate(steps)]


def kept_answers(workspace: Workspace) -> Path:
    """Return where the answers are that make no profile yet."""
    return workspace.paths.folder / "answers.toml"


def keep_answers(answers: Answers, workspace: Workspace) -> Path:
    """Write answers that make no profile yet to a file, so that none has to be given again; return its path."""
    from jobfit.interview.answers import answers_text  # noqa: PLC0415 - start-up
    from jobfit.replacing import replace_file  # noqa: PLC0415 - start-up

    replace_file(kept_answers(workspace), answers_text(answers))
    return kept_answers(workspace)
