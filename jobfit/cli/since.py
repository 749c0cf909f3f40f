"""--since: from which moment on a command asks the past."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

import click

from jobfit.errors import InputError
from jobfit.problems import Place, Problem


def since_option(command: Callable[..., object], *, what: str = "first seen") -> Callable[..., object]:
    """Give a command `--since`: only what was first seen, judged or the like since a day."""
    sentence = f"Only what was {what} since a day such as 2026-11-01; `all`: everything stored."
    return click.option("--since", default="all", show_default=True, metavar="DAY", help=sentence)(command)


def beginning(since: str, *, now: datetime, words: str = "all") -> datetime | None:
    """Return the moment that a `--since` names, None for "all"; raises InputError when it is no day or yet to come.

    `words` are what may be said instead of a day.
    """
    if since == "all":
        return None
    hint = f"write {words}, or a day of the past such as 2026-11-01"
    try:
        written = datetime.fromisoformat(since)
    except ValueError:
        raise InputError([Problem("CLI002", Place("--since"), f"{since!r} is not a day", hint)]) from None
    moment = written.astimezone(UTC) if written.tzinfo else written.replace(tzinfo=UTC)
    if moment > now:
        raise InputError([Problem("CLI002", Place("--since"), f"{since} has not come yet", hint)])
    return moment
