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
    from jobfit.profile.model import Profile


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
    if file or no_input or not sys.stdin.isatty():
        write(workspace, checked(read_answers(Path(file)) if file else {}, file or "answers"))
    else:
        write(workspace, interview(workspace))


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


def interview(workspace: Workspace) -> Answers:
    """Ask on the terminal what was not answered in an interview that was stopped; Ctrl-C stops this one too.

    The answers so far are then in a file beside the profile; raises Abort.
    """
    from jobfit.interview import Answers  # noqa: PLC0415 - start-up

    tell("Nothing leaves this computer. Enter skips, Ctrl-C stops; the answers so far are kept.")
    kept = _kept(workspace)
    answers = read_answers(kept) if kept.exists() else {}
    checked(answers, str(kept))
    if answers:
        tell(f"Going on from {kept}.")
    fields = Answers.model_fields
    try:
        for number, (name, field) in enumerate(fields.items(), start=1):
            if name in answers:
                continue
            question = f"{number}/{len(fields)} {field.description}"
            said = click.prompt(question, default=field.default if isinstance(field.default, str) else "", err=True)
            if said:
                several = isinstance(field.default, tuple)
                answers[name] = [part.strip() for part in said.split(",") if part.strip()] if several else said.strip()
    except click.Abort:
        tell("")
        if answers:
            _keep_answers(checked(answers, "answers"), workspace)
            tell("`jobfit init` asks the rest.")
        raise
    return checked(answers, "answers")


def write(workspace: Workspace, answers: Answers) -> None:
    """Write both files, only if the profile can be judged by; tell what they came to and what is next."""
    files = _files(answers)
    try:
        profile = _parsed(files.profile, workspace)
        _check_feeds(files.feeds, workspace)
    except InputError:
        kept = _keep_answers(answers, workspace)
        tell(f"Mend there what is told below, then: jobfit init --answers {kept}")
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
    _kept(workspace).unlink(missing_ok=True)
    put(_told(workspace, profile, len(answers.feeds)))


def _told(workspace: Workspace, profile: Profile, feeds: int) -> str:
    """Return what was written, the rules that the answers became, and what is next."""
    from jobfit.cli.rules import rule_lines  # noqa: PLC0415 - start-up

    own = [rule for rule in profile.rules if rule.origin in {"profile", "shipped"}]
    brought = len([rule for rule in profile.rules if rule.origin.startswith("value.")])
    counts = profile.counts
    found = f"{counts.must} must-haves, {counts.dealbreaker} dealbreakers, {counts.nice} nice-to-haves"
    lines = [
        f"Wrote {workspace.paths.profile}   ({found})",
        f"      {workspace.paths.feeds}   ({feeds} feed{'' if feeds == 1 else 's'})",
        *(["", "Your answers became these rules:", *rule_lines(own)] if own else []),
        *(
            [f"  and {brought} nice-to-haves that show what you value; `jobfit rules list` has them all"]
            if brought
            else []
        ),
        "",
        "Next:  jobfit run           read your feeds and judge"
        if feeds
        else "Next:  jobfit feeds list --catalogue     choose feeds, and write them into feeds.toml",
        '       jobfit would-i "…"   paste a posting, get an answer',
    ]
    return "\n".join(lines)


def _kept(workspace: Workspace) -> Path:
    """Return where the answers are that make no profile yet."""
    return workspace.paths.folder / "answers.toml"


def _keep_answers(answers: Answers, workspace: Workspace) -> Path:
    """Write answers that make no profile yet to a file, so that none has to be given again; return its path."""
    from jobfit.interview import answers_text  # noqa: PLC0415 - start-up

    kept = _kept(workspace)
    kept.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    kept.write_text(answers_text(answers), "utf-8")
    kept.chmod(0o600)
    tell(f"Your answers are in {kept}.")
    return kept


def _files(answers: Answers) -> Written:
    from jobfit.bundled import feeds_folder  # noqa: PLC0415 - start-up
    from jobfit.feeds.load import feeds_of_folder  # noqa: PLC0415 - start-up
    from jobfit.interview import written  # noqa: PLC0415 - start-up
    from jobfit.rules.model import Kind  # noqa: PLC0415 - start-up
    from jobfit.rules.shelf import bundled_shelf  # noqa: PLC0415 - start-up

    feeds = [feed.id for feed in feeds_of_folder(feeds_folder())]
    shipped = {kind: bundled_shelf().names(kind) for kind in (Kind.MUST, Kind.DEALBREAKER)}
    return written(answers, shipped=shipped, shipped_feeds=feeds)


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


def _parsed(text: str, workspace: Workspace) -> Profile:
    from jobfit.profile.load import parse_profile  # noqa: PLC0415 - start-up

    return parse_profile(text.encode(), file=str(workspace.paths.profile), today=workspace.now.date())
