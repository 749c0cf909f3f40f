"""would-i --interactive: the prompt, and what is shown of each change."""

from __future__ import annotations

import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import click

from jobfit.cli.opening import opening
from jobfit.cli.terminal import called_as, put, style, tell, write_file
from jobfit.digests.text import explanation_lines, parts_lines
from jobfit.errors import InputError
from jobfit.facts.vocabulary import VOCABULARY
from jobfit.facts.wording import in_words
from jobfit.layout import joined, wrapped
from jobfit.problems import Place, Problem
from jobfit.toml.document import read_text
from jobfit.trying import HELP, Show, Trying
from jobfit.verdicts.explain import LABELS, brief, explain

if TYPE_CHECKING:
    from jobfit.asking import Subject
    from jobfit.cli.workspace import Workspace
    from jobfit.trying import Reply

_PROMPT = "> "
_COLUMN = 20  # of what can be written, in the help


def converse(workspace: Workspace, subject: Subject) -> None:
    """Take lines until the person leaves; Ctrl-D leaves too, and Ctrl-C with an exit code of its own.

    Lines may also be piped in; there is no prompt then. Nothing is stored.
    """
    path = workspace.paths.profile
    text = read_text(path)
    with Trying(subject, text, file=str(path), today=workspace.now.date(), joined=workspace.joined) as trying:
        _show_short(trying, subject)
        if sys.stdin.isatty():
            with suppress(ImportError):
                import readline  # noqa: F401 - it gives the prompt its arrow keys, where there is one
            tell("help lists what can be written; quit or Ctrl-D leaves. Nothing is stored.")
        try:
            while _answered(trying):
                pass
        finally:
            _show_commands(trying)


def _answered(trying: Trying) -> bool:
    """Answer one line; return whether there may be another."""
    try:
        line = input(_PROMPT if sys.stdin.isatty() else "")
    except EOFError:
        if sys.stdin.isatty():
            click.echo()  # the shell's prompt starts a line of its own
        return False
    except KeyboardInterrupt:
        click.echo()
        raise
    reply = trying.take(line)
    _show(reply, trying)
    return reply.show is not Show.LEAVE


def _show(reply: Reply, trying: Trying) -> None:
    look = style()
    for problem in reply.problems:
        tell(str(problem))
    if reply.show is Show.SAVE:
        _save(trying, reply.said)
    elif reply.said:
        put(joined(wrapped(reply.said, look, 0, hang=2)))
    if reply.show is Show.VERDICT:
        put(joined(explanation_lines(explain(trying.verdict), look)))
    elif reply.show is Show.FACTS:
        put(joined(_facts(trying) or ["nothing is known"]))
    elif reply.show is Show.HELP:
        put(joined(f"{written:{_COLUMN}}{does}" for written, does in HELP))


def _save(trying: Trying, file: str) -> None:
    """Write the text to a file that is not there yet, or tell why not."""
    if not trying.text:
        tell("There is no text to save: you asked about facts alone.")
    elif Path(file).exists():
        tell(str(Problem("FILE002", Place(file), "there is one already", "choose another name")))
    else:
        try:
            write_file(file, trying.text)
        except InputError as error:
            tell("\n".join(map(str, error.problems)))
            return
        trying.saved(file)
        put(f"Wrote {file}.")


def _facts(trying: Trying) -> list[str]:
    """Return what is known of the posting, a line a fact."""
    lines = []
    for fact in VOCABULARY:
        if fact in trying.facts and (words := in_words(fact, trying.facts[fact])):
            first, *others = wrapped(words, style(), _COLUMN)
            lines += [f"{fact:{_COLUMN}}{first.lstrip()}", *others]
    return lines


def _show_short(trying: Trying, subject: Subject) -> None:
    look = style()
    label, short = LABELS[trying.verdict.outcome], brief(trying.verdict)
    headline = wrapped(f"{label}  {short.headline}", look, 0, hang=2)
    headline[0] = headline[0].replace(label, look.paint(label, trying.verdict.outcome.value), 1)
    put(joined([*opening(trying.verdict, subject, look), *headline, *parts_lines(short, look, indent=0)]))


def _show_commands(trying: Trying) -> None:
    commands = trying.commands(called_as())
    if commands:
        put("For good, that would be:")
    for each in commands:
        put(f"  {each}")
    if any(each.endswith("< FILE") for each in commands):
        tell("FILE stands for the text that you gave; `save FILE`, before you leave, writes it.")
