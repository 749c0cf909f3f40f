"""jobfit init."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from jobfit.cli.terminal import put, tell
from jobfit.cli.workspace import Workspace, with_workspace
from jobfit.errors import InputError
from jobfit.problems import Place, Problem, suggest

if TYPE_CHECKING:
    from jobfit.interview import Answers, Written


@click.command(name="init")
@click.option("--answers", "file", type=click.Path(dir_okay=False), help="Answers in a TOML file, instead of asking.")
@click.option("--no-input", is_flag=True, help="Ask nothing; what no answers file says stays empty.")
@click.option("--force", is_flag=True, help="Write over files that are there already.")
@with_workspace
def command(workspace: Workspace, *, file: str | None, no_input: bool, force: bool) -> None:
    """Write your profile.toml and feeds.toml from a short interview.

    Nothing leaves this computer. Enter skips a question; Ctrl-C stops, and the answers so far are kept.

    Example: jobfit init
    """
    for path in () if force else (workspace.paths.profile, workspace.paths.feeds):
        if path.exists():
            hint = "edit it, or write over it with --force"
            raise InputError([Problem("FILE002", Place(str(path)), "there is one already", hint)])
    given = read_answers(Path(file)) if file else {}
    asking = not no_input and file is None and sys.stdin.isatty()
    answers = interview(given) if asking else checked(given, file or "answers")
    write(workspace, answers)


def read_answers(path: Path) -> dict[str, object]:
    """Return the answers in a TOML file; raises InputError."""
    from jobfit.toml.document import read_toml  # noqa: PLC0415 - start-up

    return dict(read_toml(path).data)


def checked(given: dict[str, object], where: str) -> Answers:
    """Return given answers as Answers; raises InputError with every one that is unknown or of the wrong type."""
    from pydantic import ValidationError  # noqa: PLC0415 - start-up

    from jobfit.interview import Answers  # noqa: PLC0415 - start-up

    unknown = [
        Problem("INIT001", Place(where), f"no question is called {name!r}", suggest(name, Answers.model_fields))
        for name in given
        if name not in Answers.model_fields
    ]
    if unknown:
        raise InputError(unknown)
    try:
        return Answers.model_validate(given)
    except ValidationError as fault:
        problems = [
            Problem("INIT002", Place(where), f"{error['loc'][0]} cannot be read", "write text, or a list of texts")
            for error in fault.errors()
        ]
        raise InputError(problems) from None


def interview(given: dict[str, object]) -> Answers:
    """Ask every question on the terminal; Ctrl-C ends the interview with the answers so far."""
    from jobfit.interview import Answers  # noqa: PLC0415 - start-up

    tell("Nothing leaves this computer. Enter skips, Ctrl-C stops; the answers so far are kept.")
    answers = dict(given)
    fields = Answers.model_fields
    try:
        for number, (name, field) in enumerate(fields.items(), start=1):
            question = f"{number}/{len(fields)} {field.description}"
            said = click.prompt(question, default=field.default if isinstance(field.default, str) else "", err=True)
            if said:
                several = isinstance(field.default, tuple)
                answers[name] = [part.strip() for part in said.split(",") if part.strip()] if several else said.strip()
    except click.Abort:
        tell("\nStopped; writing what you answered.")
    return checked(answers, "answers")


def write(workspace: Workspace, answers: Answers) -> None:
    """Write both files, only if the profile can be judged by; tell what they came to and what is next."""
    files = _files(answers)
    try:
        profile = _parsed(files.profile, workspace)
        _check_feeds(files.feeds, workspace)
    except InputError:
        _keep_answers(answers, workspace)
        raise
    schema = workspace.paths.folder / "profile.schema.json"  # named in the profile's first line, for editors
    for path, text in (
        (workspace.paths.profile, files.profile),
        (workspace.paths.feeds, files.feeds),
        (schema, _schema()),
    ):
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        path.write_text(text, "utf-8")
        path.chmod(0o600)
    put(f"Wrote {workspace.paths.profile}   ({profile})")
    put(f"      {workspace.paths.feeds}   ({len(answers.feeds)} feeds)")
    put("Next:  jobfit demo      judge the bundled postings, no network")
    put("       jobfit run       read your feeds and judge")


def _keep_answers(answers: Answers, workspace: Workspace) -> None:
    """Write answers that make no profile yet to a file, so that none has to be given again."""
    from jobfit.interview import answers_text  # noqa: PLC0415 - start-up

    kept = workspace.paths.folder / "answers.toml"
    kept.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    kept.write_text(answers_text(answers), "utf-8")
    tell(f"Your answers are in {kept}. Mend what is told below, then: jobfit init --answers {kept}")


def _files(answers: Answers) -> Written:
    from jobfit.bundled import feeds_folder  # noqa: PLC0415 - start-up
    from jobfit.feeds.load import feeds_of_folder  # noqa: PLC0415 - start-up
    from jobfit.interview import written  # noqa: PLC0415 - start-up
    from jobfit.rules.model import Kind  # noqa: PLC0415 - start-up
    from jobfit.rules.shelf import bundled_shelf  # noqa: PLC0415 - start-up

    feeds = [feed.id for feed in feeds_of_folder(feeds_folder())]
    return written(answers, shipped_dealbreakers=bundled_shelf().names(Kind.DEALBREAKER), shipped_feeds=feeds)


def _check_feeds(text: str, workspace: Workspace) -> None:
    """Raise InputError when the feeds could not be read back, as from an address that is none."""
    from tempfile import TemporaryDirectory  # noqa: PLC0415 - start-up

    from jobfit.bundled import feeds_folder  # noqa: PLC0415 - start-up
    from jobfit.feeds.load import load_feeds  # noqa: PLC0415 - start-up

    with TemporaryDirectory() as folder:
        path = Path(folder) / workspace.paths.feeds.name
        path.write_text(text, "utf-8")
        load_feeds(own=path, shipped=feeds_folder())


def _schema() -> str:
    from jobfit.profile.schema import profile_schema  # noqa: PLC0415 - start-up
    from jobfit.rules.shelf import bundled_shelf  # noqa: PLC0415 - start-up

    return json.dumps(profile_schema(bundled_shelf()), indent=2, ensure_ascii=False)


def _parsed(text: str, workspace: Workspace) -> str:
    from jobfit.profile.load import parse_profile  # noqa: PLC0415 - start-up

    counts = parse_profile(text.encode(), file=str(workspace.paths.profile), today=workspace.now.date()).counts
    return f"{counts.must} must-haves, {counts.dealbreaker} dealbreakers, {counts.nice} nice-to-haves"
