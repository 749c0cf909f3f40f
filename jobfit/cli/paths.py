"""jobfit paths."""

from __future__ import annotations

import click

from jobfit.bundled import feeds_folder, rules_folder
from jobfit.cli.terminal import document, put
from jobfit.cli.workspace import Workspace, json_option, with_workspace


@click.command(name="paths")
@with_workspace
@json_option
def command(workspace: Workspace, *, as_json: bool) -> None:
    """Print where jobfit's files are.

    Example: jobfit paths
    """
    paths = workspace.paths
    found = {
        "profile": str(paths.profile),
        "feeds": str(paths.feeds),
        "database": str(paths.database),
        "shipped_rules": str(rules_folder()),
        "shipped_feeds": str(feeds_folder()),
        "found_by": paths.found_by,
    }
    lines = (f"{name.replace('_', ' '):14} {value}" for name, value in found.items())
    put(document(found) if as_json else "\n".join(lines))
