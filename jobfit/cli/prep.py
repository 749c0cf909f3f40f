"""jobfit prep."""

from __future__ import annotations

import click

from jobfit.cli.pages import page_options, show
from jobfit.cli.terminal import called_as, document
from jobfit.cli.workspace import Workspace, with_workspace


@click.command(name="prep")
@click.argument("posting_id", metavar="ID")
@page_options("text", "html", "md")
@with_workspace
def command(workspace: Workspace, posting_id: str, *, chosen: str, output: str | None) -> None:
    """Write one page for an interview: their words next to yours, and what to ask.

    ID is the posting's id or its beginning, as the digest prints it. It says which of your goals, tasks, successes
    and skills speak to the responsibilities, what is missing, and whom to talk to; what your profile, journal and
    contacts do not say yet is named with how to add it.

    Example: jobfit prep a3f9 --format html -o interview.html
    """
    from jobfit.cli.lookup import find_stored, words_of_feeds
    from jobfit.preparing.gathering import prepared
    from jobfit.preparing.page import page_of, table_of

    profile = workspace.profile
    with workspace.past_store() as store:
        found = prepared(store, find_stored(store, posting_id), profile)
        words = words_of_feeds(workspace, store)
    if chosen == "json":
        show(document(table_of(found, words)), output)
    else:
        show(page_of(found, words, today=workspace.now.date(), command=called_as()), output, chosen)
