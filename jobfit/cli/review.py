"""jobfit review."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

from jobfit.cli.since import beginning, since_option
from jobfit.cli.terminal import bars, called_as, put, style, tell, write_file
from jobfit.cli.workspace import Workspace, json_option, with_workspace
from jobfit.errors import ExitCode

if TYPE_CHECKING:
    from jobfit.pages.model import Page


@click.command(name="review")
@click.option(
    "--format",
    "chosen",
    type=click.Choice(["text", "html", "md"]),
    default="text",
    show_default=True,
    help="How to write it.",
)
@click.option("-o", "--output", type=click.Path(dir_okay=False, writable=True), help="Write to a file, not to stdout.")
@click.option("--title", metavar="TITLE", help="The market of another title than your right job's.")
@since_option
@with_workspace
@json_option
@click.pass_context
def command(
    ctx: click.Context,
    workspace: Workspace,
    *,
    chosen: str,
    output: str | None,
    title: str | None,
    since: str,
    as_json: bool,
) -> None:
    """Write a reality check: what you want, how and why, next to what the stored postings say.

    One page for somebody you trust, to print or to send yourself: how many postings meet each must, what keeps most
    out, what your title is paid and asks for, and where you stand out. It ends in proposals, each a command.

    Example: jobfit review --format html -o review.html
    """
    from jobfit.cli.lookup import words_of_feeds  # noqa: PLC0415 - start-up
    from jobfit.reviewing.page import page_of, table_of  # noqa: PLC0415 - start-up
    from jobfit.reviewing.review import review  # noqa: PLC0415 - start-up

    profile, begin = workspace.profile, beginning(since, now=workspace.now)
    with workspace.store() as store:
        with bars() as show:
            found = review(store, profile, now=workspace.now, title=title, since=begin, on_done=show)
        words = words_of_feeds(workspace, store)
        if as_json:
            written = json.dumps(table_of(found, words), ensure_ascii=False, indent=2, default=str)
        else:
            written = _rendered(page_of(found, words, command=called_as()), chosen, to_file=bool(output))
        if output:
            write_file(output, written)
            tell(f"Wrote {output}.")
        else:
            put(written)
        store.note_review(profile.hash, workspace.paths.profile.read_text("utf-8"), now=workspace.now)
    for fault in found.tally.faults:
        tell(f"not judged: {fault}")
    ctx.exit(ExitCode.FAILED if found.tally.faults else ExitCode.DONE)


def _rendered(page: Page, chosen: str, *, to_file: bool) -> str:
    from jobfit.pages import html, markdown, text  # noqa: PLC0415 - start-up

    if chosen == "html":
        return html.render(page)
    if chosen == "md":
        return markdown.render(page)
    return text.render(page) if to_file else text.render_styled(page, style())
