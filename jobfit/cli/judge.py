"""jobfit judge."""

from __future__ import annotations

from functools import partial

import click

from jobfit.cli.files import STDIN, NamedFile
from jobfit.cli.jsonl import write_answers
from jobfit.cli.workspace import Workspace, with_workspace


@click.command(name="judge")
@click.argument("file", type=NamedFile(allow_dash=True), default=STDIN)
@click.option("--jsonl", is_flag=True, help="Postings are JSON objects, one a line (the only form so far).")
@click.option("--with-facts", is_flag=True, help="Add the facts to each verdict.")
@click.option("--workers", type=click.IntRange(1, 64), help="Processes to use; as many as there are processors.")
@with_workspace
def command(workspace: Workspace, file: str, *, jsonl: bool, with_facts: bool, workers: int | None) -> None:
    """Judge postings given as JSON lines and store nothing.

    Writes one verdict a line, in order; a line that is no posting gets an "error" and the rest is judged.

    Example: jobfit judge --jsonl --profile profile.toml postings.jsonl > verdicts.jsonl
    """
    from jobfit.judging import resolved
    from jobfit.lines import VerdictLine

    if not jsonl:
        raise click.UsageError("say --jsonl: postings are read one JSON object a line")
    profile = workspace.profile
    make = partial(VerdictLine, resolved(profile), profile.person, workspace.now.date(), facts=with_facts)
    write_answers(file, make, workers=workers)
