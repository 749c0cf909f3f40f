"""jobfit inside."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

import click

from jobfit.cli.pages import page_options, show
from jobfit.cli.terminal import called_as, document
from jobfit.cli.workspace import Workspace, with_workspace
from jobfit.errors import InputError

if TYPE_CHECKING:
    from jobfit.feeds.interface import Feed


@click.command(name="inside")
@page_options("text", "html", "md")
@with_workspace
def command(workspace: Workspace, *, chosen: str, output: str | None) -> None:
    """Compare staying with leaving: your present employer's postings on the same bar.

    Shows what the company of [now] has open: why each would be a keep, or what would make it one, and the best of it
    next to the best keeps elsewhere.

    Example: jobfit inside
    """
    from jobfit.cli.lookup import words_of_feeds
    from jobfit.inside import survey
    from jobfit.reviewing.inside import page_of, table_of

    profile = workspace.profile
    feeds: list[Feed] = []
    with suppress(InputError):  # without a feeds.toml that can be read what is stored is compared all the same
        feeds = [feed for feed in workspace.catalogue if feed.enabled]
    with workspace.past_store() as store:
        found = survey(store, profile, feeds)
        words = words_of_feeds(workspace, store)
    if chosen == "json":
        show(document(table_of(found, words)), output)
    else:
        show(page_of(found, words, command=called_as()), output, chosen)
