"""jobfit demo."""

from __future__ import annotations

import shlex
import shutil
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from jobfit.bundled import feeds_folder
from jobfit.cli.terminal import called_as, put, style
from jobfit.cli.workspace import Workspace
from jobfit.errors import InputError
from jobfit.layout import joined
from jobfit.paths import DATABASE, FEEDS, PROFILE, Paths
from jobfit.phrasing import short_id
from jobfit.problems import Place, Problem

DEMO_DAY = datetime(2026, 11, 20, 7, 0, tzinfo=UTC)
"""The day on which the bundled postings are judged, so that their ages and the outcome never change."""
DEMO_FOLDER = "demo"
"""The folder that is proposed for keeping the demo's files."""


@click.command(name="demo")
@click.option("--keep", type=click.Path(file_okay=False), metavar="FOLDER", help="Keep the demo's files in a folder.")
def command(keep: str | None) -> None:
    """Judge the bundled postings with the bundled profile; no network.

    Shows the run's funnel, then the digest of what was kept, asked and nearly missed, each with its reasons.

    Example: jobfit demo
    """
    if keep:
        put(demo(_new_folder(Path(keep)), kept=keep))
    else:
        with TemporaryDirectory(prefix="jobfit-demo-") as folder:
            put(demo(Path(folder)))


def _new_folder(folder: Path) -> Path:
    """Return a folder that is there and empty; raises InputError, as a profile might be written over."""
    folder.mkdir(parents=True, exist_ok=True)
    if any(folder.iterdir()):
        problem = Problem("FILE002", Place(str(folder)), "there are files in it already", "name a new folder")
        raise InputError([problem])
    return folder


def demo(folder: Path, *, kept: str = "") -> str:
    """Run the bundled feeds and profile with a database in `folder`; return the funnel, the digest and what is next.

    `kept` is the folder as the person named it, "" when it will go away.
    """
    from jobfit.cli.funnel import funnel
    from jobfit.delivery import due_digest
    from jobfit.digests.text import render_styled
    from jobfit.pipeline import run

    shutil.copytree(feeds_folder() / "demo", folder, dirs_exist_ok=True)
    workspace = Workspace(Paths(folder / PROFILE, folder / FEEDS, folder / DATABASE, "the demo"), DEMO_DAY)
    jobfit = called_as()
    look = style()._replace(command=f"JOBFIT_HOME={shlex.quote(kept or DEMO_FOLDER)} {jobfit}")
    with workspace.store() as store:
        report = run(workspace.feeds, workspace.profile, store, now=DEMO_DAY)
        due = due_digest(store, workspace.feeds, now=DEMO_DAY, profile=workspace.profile)
    return joined(
        [
            f"The bundled demo, judged as on {DEMO_DAY:%d %B %Y}.",
            "",
            *funnel(report, look),
            "",
            render_styled(due.digest, look),
            look.paint("Next", "title"),
            *(
                []
                if kept
                else [f"  {jobfit} demo --keep {DEMO_FOLDER}", "      keeps the demo's files, so that you can:"]
            ),
            f"  {look.command} explain {short_id(due.digest.keeps[0].id)}",
            "      shows every reason of a posting above, by its id",
            f"  {look.command} rejected",
            "      lists what was set aside, and why",
            f"  {jobfit} init",
            "      writes your own profile.toml and feeds.toml",
        ]
    )
