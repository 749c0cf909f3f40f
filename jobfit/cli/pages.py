"""What the commands that write a page share: its formats, its file, and how it is shown."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import wraps
from typing import TYPE_CHECKING

import click
from click.core import ParameterSource

from jobfit.cli.files import NewFile
from jobfit.cli.terminal import put, style, tell, write_file
from jobfit.cli.workspace import json_option

if TYPE_CHECKING:
    from jobfit.pages.model import Page

_JSON = "json"


def page_options(*formats: str) -> Callable[[Callable[..., object]], Callable[..., object]]:
    """Give a command `--format`, `-o` and `--json`: it is passed `chosen`, a format or "json", and `output`.

    The first format is that of a terminal; `--json` is short for `--format json`.
    """
    known = (*formats, _JSON)

    def given(command: Callable[..., object]) -> Callable[..., object]:
        @wraps(command)
        def called(*arguments: object, chosen: str, as_json: bool, **others: object) -> object:
            source = click.get_current_context().get_parameter_source("chosen")
            if as_json and source is not ParameterSource.DEFAULT and chosen != _JSON:
                raise click.UsageError("--json and --format do not go together.")
            if source is ParameterSource.DEFAULT:
                chosen = _by_ending(others.get("output"), known) or chosen
            return command(*arguments, chosen=_JSON if as_json else chosen, **others)

        return _format_option(known)(_output_option(json_option(called)))

    return given


def _format_option(formats: Sequence[str]) -> Callable[[Callable[..., object]], Callable[..., object]]:
    return click.option(
        "--format",
        "chosen",
        type=click.Choice(formats),
        default=formats[0],
        show_default=True,
        help="How to write it.",
    )


def _by_ending(output: object, formats: Sequence[str]) -> str:
    """Return the format that a file's name ends in, "" for any other."""
    return next((each for each in formats if str(output or "").lower().endswith(f".{each}")), "")


def _output_option(command: Callable[..., object]) -> Callable[..., object]:
    said = "Write to a file, not to stdout, in the format of its ending unless --format says another."
    return click.option("-o", "--output", type=NewFile(), metavar="FILE", help=said)(command)


def show(written: Page | str, output: str | None, chosen: str = "text") -> None:
    """Write a page in a format, or what is written already, to stdout or to a file; raises InputError."""
    text = written if isinstance(written, str) else rendered(written, chosen, to_file=bool(output))
    if output:
        write_file(output, text)
        tell(f"Wrote {output}.")
    else:
        put(text)


def rendered(page: Page, chosen: str, *, to_file: bool) -> str:
    """Return a page in a format; as text it is as wide as the terminal, and of 80 columns in a file."""
    from jobfit.pages import html, markdown, text

    if chosen == "html":
        return html.render(page)
    if chosen == "md":
        return markdown.render(page)
    return text.render(page) if to_file else text.render_styled(page, style())
