"""jobfit feeds."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

from jobfit.cli.feeds_add import add, export, import_feeds
from jobfit.cli.terminal import put, style
from jobfit.cli.workspace import Workspace, json_option, with_workspace

if TYPE_CHECKING:
    from jobfit.digests.interface import FeedHealth


@click.group(name="feeds")
def command() -> None:
    """Follow feeds, and see how each is doing.

    Example: jobfit feeds add https://boards.greenhouse.io/acme
    """


command.add_command(add)
command.add_command(import_feeds)
command.add_command(export)


@command.command(name="list")
@click.option("--catalogue", is_flag=True, help="The feeds that come with jobfit, to choose from.")
@with_workspace
@json_option
def list_feeds(workspace: Workspace, *, catalogue: bool, as_json: bool) -> None:
    """List your feeds and how each is doing.

    `jobfit feeds add NAME` follows a feed of the catalogue, as does its table, [feed.NAME], in feeds.toml.

    Example: jobfit feeds list --catalogue
    """
    healths = _catalogue(workspace) if catalogue else _followed(workspace)
    if as_json:
        put(json.dumps([each.model_dump(mode="json") for each in healths], ensure_ascii=False, indent=2))
        return
    put("\n".join(_lines(healths, catalogue=catalogue)))


def _followed(workspace: Workspace) -> list[FeedHealth]:
    from jobfit.digests.build import health  # noqa: PLC0415 - start-up

    feeds = workspace.feeds
    with workspace.store() as store:
        return [health(feed, store.feed_state(feed.id)) for feed in feeds]


def _catalogue(workspace: Workspace) -> list[FeedHealth]:
    from jobfit.digests.build import health  # noqa: PLC0415 - start-up
    from jobfit.store.rows import FeedState  # noqa: PLC0415 - start-up

    return [health(feed, FeedState(status="" if feed.enabled else "not followed")) for feed in workspace.catalogue]


def _lines(healths: list[FeedHealth], *, catalogue: bool) -> list[str]:
    from jobfit.digests.wording import feed_in_words  # noqa: PLC0415 - start-up

    look = style()
    if not healths:
        return ["No feed is followed yet. `jobfit feeds list --catalogue` shows those that come with jobfit."]
    width = max(len(each.id) for each in healths)
    told = [each.status or "followed" if catalogue else feed_in_words(each) for each in healths]
    return [
        f"{each.id:{width}}  {each.name[:40]:40}  {look.paint(what, 'quiet' if each.ok else 'no')}"
        for each, what in zip(healths, told, strict=True)
    ]
