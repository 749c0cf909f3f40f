"""jobfit review."""

from __future__ import annotations

import click

from jobfit.cli.pages import page_options, show
from jobfit.cli.since import beginning, since_option
from jobfit.cli.terminal import bars, called_as, document, tell, tell_unjudged
from jobfit.cli.workspace import Workspace, with_workspace


@click.command(name="review")
@page_options("text", "html", "md")
@click.option("--title", metavar="TITLE", help="The market of another title than your right job's.")
@since_option
@with_workspace
@click.pass_context
def command(
    ctx: click.Context,
    workspace: Workspace,
    *,
    chosen: str,
    output: str | None,
    title: str | None,
    since: str,
) -> None:
    """Write a reality check: what you want, how and why, next to what the stored postings say.

    One page for somebody you trust, to print or to send yourself: how many postings meet each must, what keeps most
    out, what your title is paid and asks for, and where you stand out. It ends in proposals, each a command.

    Example: jobfit review --format html -o review.html
    """
    from jobfit.cli.lookup import words_of_feeds
    from jobfit.reviewing.page import page_of, table_of
    from jobfit.reviewing.review import review
    from jobfit.toml.document import read_text

    profile, begin = workspace.profile, beginning(since, now=workspace.now)
    text = read_text(workspace.paths.profile)
    with workspace.store() as store:
        with bars() as on_done:
            found = review(store, profile, text=text, now=workspace.now, title=title, since=begin, on_done=on_done)
        words = words_of_feeds(workspace, store)
        if chosen == "json":
            show(document(table_of(found, words)), output)
        else:
            show(page_of(found, words, command=called_as()), output, chosen)
        if store.read_only:
            tell("The database may only be read, so it is not noted when this review was.")
        else:
            store.note_review(profile.hash, workspace.profile_text, now=workspace.now)
    ctx.exit(tell_unjudged(found.tally.faults))
