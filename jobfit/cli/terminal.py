"""How output looks: columns, colours and signs that the stream can show; data to stdout, talk to stderr."""

from __future__ import annotations

import errno
import os
import re
import shutil
import sys
import textwrap
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from itertools import count
from pathlib import Path

import click

from jobfit.cli.veil import is_incognito, veiled
from jobfit.errors import ExitCode, InputError
from jobfit.layout import TextStyle
from jobfit.problems import Place, Problem

_COLOURS: dict[str, dict[str, object]] = {
    "keep": {"fg": "green", "bold": True},
    "ask": {"fg": "yellow", "bold": True},
    "near_miss": {"fg": "cyan", "bold": True},
    "reject": {"fg": "red", "bold": True},
    "yes": {"fg": "green"},
    "no": {"fg": "red"},
    "unknown": {"fg": "yellow"},
    "quiet": {"dim": True},
    "title": {"bold": True},
    "mark": {"fg": "green", "underline": True},
    "own": {"fg": "magenta", "underline": True},
}
PROGRAM = "jobfit"
SCHEMA_VERSION = 1  # raised when a key of a JSON document goes, or means something else
_WIDEST = 100
_PIPED = 80
_HANG = 4  # columns by which the later lines of a sentence are indented
_COMMAND = re.compile(r"`[^`]{1,200}`")
_WORTH_A_BAR = 200  # postings; fewer take no time


def style() -> TextStyle:
    """Return the style for stdout: its width when it is a terminal, colours unless unwanted, ASCII when it must be."""
    terminal = sys.stdout.isatty()
    width = min(shutil.get_terminal_size((_PIPED, 24)).columns, _WIDEST) if terminal else _PIPED
    encoding = (sys.stdout.encoding or "ascii").casefold()
    ascii_only = not encoding.startswith("utf")
    if coloured(terminal=terminal):
        return TextStyle(width, ascii_only, paint)
    return TextStyle(width, ascii_only)


def coloured(*, terminal: bool) -> bool:
    """Say whether to colour: FORCE_COLOR, else a terminal without NO_COLOR, JOBFIT_NO_COLOR or TERM=dumb."""
    if os.environ.get("FORCE_COLOR"):
        return True
    unwanted = os.environ.get("NO_COLOR") or os.environ.get("JOBFIT_NO_COLOR") or os.environ.get("TERM") == "dumb"
    return terminal and not unwanted


def paint(text: str, role: str) -> str:
    """Return the text in the colour of its role."""
    return click.style(text, **_COLOURS.get(role, {}))  # type: ignore[arg-type]  # click types each keyword


def called_as() -> str:
    """Return how the person called jobfit: "jobfit" where a shell finds that, else the path to it as it was typed."""
    typed = sys.argv[0]
    if Path(typed).name != PROGRAM or shutil.which(PROGRAM) == os.path.abspath(typed):  # noqa: PTH100 - links stay
        return PROGRAM
    return typed


def put(text: str) -> None:
    """Write a result to stdout; a stream that cannot show a character shows "?" instead of failing."""
    encoding = sys.stdout.encoding or "ascii"
    text = veiled(text, click.get_current_context(silent=True))
    click.echo(text.encode(encoding, "replace").decode(encoding), nl=not text.endswith("\n"), color=True)


def put_rows(rows: Iterable[str], *, otherwise: str) -> None:
    """Write the rows of a list to stdout; an empty list is told on stderr, so that no program takes that for a row."""
    text = "\n".join(rows)
    if text:
        put(text)
    else:
        tell(otherwise)


def put_lines(block: bytes) -> None:
    """Write whole lines in UTF-8, for programs to read, to stdout."""
    context = click.get_current_context(silent=True)
    if is_incognito(context):  # else a third of what this process does would be to decode and encode them
        block = veiled(block.decode(), context).encode()
    sys.stdout.flush()
    sys.stdout.buffer.write(block)
    sys.stdout.buffer.flush()


def tell(text: str, *, quiet: bool = False) -> None:
    """Say something to the person on stderr."""
    if not quiet:
        click.echo(fitted(veiled(text, click.get_current_context(silent=True))), err=True)


def tell_unjudged(faults: Sequence[str]) -> ExitCode:
    """Say which postings could not be judged, and return what a command ends with that judged the others."""
    for fault in faults:
        tell(f"not judged: {fault}")
    return ExitCode.FAILED if faults else ExitCode.DONE


def fitted(text: str) -> str:
    """Return what is to be said on stderr in lines of its terminal's width; elsewhere a sentence stays one line."""
    width = said_width()
    if width is None or all(len(line) <= width for line in text.split("\n")):
        return text
    return "\n".join(
        row for line in text.split("\n") for row in ([line] if len(line) <= width else folded(line, width))
    )


def said_width() -> int | None:
    """Return how wide the terminal is that shows stderr, None when none does."""
    if not sys.stderr.isatty():
        return None
    with suppress(OSError):
        return min(os.get_terminal_size(sys.stderr.fileno()).columns or _PIPED, _WIDEST)
    return _PIPED


def folded(line: str, width: int) -> list[str]:
    """Return a line in rows of a width, each with its indentation; a command in backquotes keeps to one row."""
    indent = len(line) - len(line.lstrip())
    whole = _COMMAND.sub(lambda found: found[0].replace(" ", "\N{NO-BREAK SPACE}"), line)
    rows = textwrap.wrap(
        whole,
        width,
        subsequent_indent=" " * (indent + _HANG),
        break_long_words=False,
        break_on_hyphens=False,
    )
    return [row.replace("\N{NO-BREAK SPACE}", " ") for row in rows]


@contextmanager
def progress(what: str, total: int, *, least: int = _WORTH_A_BAR) -> Iterator[Callable[[], None]]:
    """Show a progress bar on stderr, on a terminal and for `least` steps or more; yield what moves it on by one."""
    done = count(1)
    with bars(shown=total >= least) as show:
        show(what, 0, total)
        yield lambda: show(what, next(done), total)


@contextmanager
def bars(*, shown: bool = True) -> Iterator[Callable[[str, int, int], None]]:
    """Yield what shows (what, done, of how many) as bars on stderr, on a terminal and if they are to be `shown`."""
    if not shown or not sys.stderr.isatty():
        yield lambda _what, _done, _total: None
        return
    from rich.console import Console  # only on a terminal
    from rich.progress import Progress, TaskID  # only on a terminal

    tasks: dict[str, TaskID] = {}
    with Progress(console=Console(stderr=True, no_color=not coloured(terminal=True)), transient=True) as live:

        def show(what: str, done: int, total: int) -> None:
            if what not in tasks:
                tasks[what] = live.add_task(what, total=total)
            live.update(tasks[what], completed=done, total=total)

        yield show


def yes_option(command: Callable[..., object]) -> Callable[..., object]:
    """Give a command `--yes`."""
    return click.option("--yes", is_flag=True, help="Do not ask first; without a terminal it has to be said.")(command)


def agreed(question: str, *, yes: bool, of: str) -> bool:
    """Return whether the person wants something that cannot be had back easily: `yes`, or their answer on a terminal.

    `of`: the command or option that asks. Raises InputError where nobody can be asked.
    """
    if yes:
        return True
    if not sys.stdin.isatty():
        raise InputError([Problem("CLI006", Place(of), f"nobody can be asked: {question}", "add --yes")])
    try:
        said = click.confirm(question, err=True)
    except click.Abort:
        tell("")  # what is said of it begins a line of its own
        raise
    if said:
        return True
    tell("Nothing was changed.")
    return False


def document(body: Mapping[str, object]) -> str:
    """Return what is told as the one JSON document that a command prints, with the version of its form."""
    return json_text({"schema_version": SCHEMA_VERSION, **body})


def json_text(value: object) -> str:
    """Return a value as JSON; days and the like are written as words."""
    import json

    return json.dumps(value, ensure_ascii=False, indent=2, default=str)


def write_file(path: str, text: str) -> None:
    """Write a result to a file; raises InputError when that cannot be done, and leaves no half of a new file."""
    file = Path(path)
    there = file.exists()
    try:
        file.write_text(veiled(text, click.get_current_context(silent=True)), "utf-8")
    except OSError as fault:
        if not there:
            with suppress(OSError):
                file.unlink()
        remedy = "free some space and run it again" if fault.errno == errno.ENOSPC else "check its folder"
        problem = Problem("FILE003", Place(path), f"it cannot be written: {fault.strerror}", remedy)
        raise InputError([problem]) from None
