"""--since of the commands that ask the past."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import click


def since_option(command: Callable[..., object], *, what: str = "first seen") -> Callable[..., object]:
    """Give a command `--since`: only what was first seen, judged or the like since a day."""
    sentence = f"Only what was {what} since a day such as 2026-11-01; `all`: everything stored."
    return click.option("--since", default="all", show_default=True, metavar="DAY", help=sentence)(command)


def beginning(since: str, *, now: datetime) -> datetime | None:
    """Return the moment that a `--since` names, None for `all`; raises InputError when it is no day or yet to come."""
    from jobfit.delivery import moment_of  # noqa: PLC0415 - start-up

    return moment_of(since, now=now)
