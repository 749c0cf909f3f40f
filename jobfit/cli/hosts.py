"""jobfit hosts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from jobfit.cli.terminal import document, put, put_rows
from jobfit.cli.workspace import Workspace, json_option, with_workspace

if TYPE_CHECKING:
    from jobfit.feeds.interface import Feed


@click.command(name="hosts")
@with_workspace
@json_option
def command(workspace: Workspace, *, as_json: bool) -> None:
    """List every host that a run would ask.

    Nothing is asked for it. A run asks no other host (but for "www." before a name): a feed that leads elsewhere fails,
    and says where to.
    Public hosts are asked for their robots.txt first. A proxy of the environment stands between, if one is set.

    Example: jobfit hosts
    """
    asked = asked_hosts(workspace.feeds)
    if as_json:
        put(document({"hosts": asked}))
        return
    width = max(map(len, asked), default=0)
    put_rows((f"{host:{width}}  {', '.join(feeds)}" for host, feeds in asked.items()), otherwise="No host is asked.")


def asked_hosts(feeds: list[Feed]) -> dict[str, list[str]]:
    """Return every host that these feeds ask, in order, with the ids of the feeds."""
    from jobfit.feeds.hosts import hosts_of

    found: dict[str, list[str]] = {}
    for feed in feeds:
        for host in hosts_of(feed):
            found.setdefault(host, []).append(feed.id)
    return dict(sorted(found.items()))
