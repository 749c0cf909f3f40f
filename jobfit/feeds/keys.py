"""Keys: the person's own for a source that asks for one; read where they are kept, never stored, shown or recorded."""

from __future__ import annotations

import os
import shlex
import subprocess
from pathlib import Path
from typing import Final

from jobfit.errors import FetchError
from jobfit.feeds.interface import Feed
from jobfit.feeds.kinds import kind

_SECONDS: Final = 30
_LONGEST: Final = 4_000
HIDDEN: Final = "…"


def key(feed: Feed, name: str) -> str:
    """Return a key of a feed, from where its table says or its kind's variable; raise FetchError with the remedy."""
    where = feed.keys.get(name)
    if where is None or where.env:
        variable = where.env if where else kind(feed.kind).keys.get(name, "")
        found = os.environ.get(variable, "")
        missing = f"its key {name!r} is not set; set the environment variable {variable or '…'}"
    elif where.file:
        found, missing = _from_file(feed, Path(where.file).expanduser()), f"the file of its key {name!r} is empty"
    else:
        found, missing = _from_command(feed, where.command), f"the command for its key {name!r} printed nothing"
    if not found.strip():
        said = "" if where else f", or write keys.{name} = {{ env = … }}, {{ file = … }} or {{ command = … }}"
        raise FetchError(feed.name, missing + said)
    return found.strip()


def without_keys(feed: Feed, text: str, names: tuple[str, ...]) -> str:
    """Return a text in which the named keys of a feed stand as HIDDEN, for errors."""
    for name in names:
        text = text.replace(key(feed, name), HIDDEN)
    return text


def _from_file(feed: Feed, path: Path) -> str:
    try:
        with path.open(encoding="utf-8") as opened:
            return opened.read(_LONGEST)
    except (OSError, ValueError) as error:
        said = (getattr(error, "strerror", None) or "it is no text").lower()
        raise FetchError(feed.name, f"its key cannot be read from {path}: {said}") from None


def _from_command(feed: Feed, command: str) -> str:
    """Return what the person's own command prints; it comes from their feeds.toml, never from a feed or catalogue."""
    try:
        done = subprocess.run(  # noqa: S603 - the person wrote it, and no shell reads it
            shlex.split(command),
            capture_output=True,
            text=True,
            timeout=_SECONDS,
            check=False,
            stdin=subprocess.DEVNULL,
        )
    except (OSError, ValueError, subprocess.TimeoutExpired) as error:
        raise FetchError(feed.name, f"the command for its key could not be run ({type(error).__name__})") from None
    if done.returncode:
        raise FetchError(feed.name, f"the command for its key ended with status {done.returncode}; try it in a shell")
    return done.stdout[:_LONGEST]
