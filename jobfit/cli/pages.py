"""What the commands that write a page share: its formats, its file, and how it is shown."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import click

from jobfit.cli.terminal import put, style, tell, write_file

if TYPE_CHECKING:
    from jobfit.pages.model import Page


def format_option(command: Callable[..., object]) -> Callable[..., object]:
    """Give a command `--format`."""
    return click.option(
        "--format",
        "chosen",
        type=click.Choice(["text", "html", "md"]),
        default="text",
        show_default=True,
        help="How to write it.",
    )(command)


def output_option(command: Callable[..., object]) -> Callable[..., object]:
    """Give a command `-o`."""
    return click.option(
        "-o", "--output", type=click.Path(dir_okay=False, writable=True), help="Write to a file, not to stdout."
    )(command)


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
    from jobfit.pages import html, markdown, text  # noqa: PLC0415 - start-up

    if chosen == "html":
        return html.render(page)
    if chosen == "md":
        return markdown.render(page)
    return text.render(page) if to_file else text.render_styled(page, style())
