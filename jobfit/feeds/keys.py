"""Keys: the person's own for a source that asks for one; read where they are kept, never stored, shown or recorded."""

from __future__ import annotations

import os
import shlex
import subprocess
from base64 import b64encode
from functools import lru_cache
from pathlib import Path
from typing import Final
from urllib.parse import quote, quote_plus, urlsplit

from jobfit.errors import FetchError, KeyMissing
from jobfit.feeds.addresses import is_local
from jobfit.feeds.interface import Feed
from jobfit.feeds.kinds import kind

_SECONDS: Final = 30
_LONGEST: Final = 16_000  # characters; access tokens are the longest keys
_SHORTEST_HIDDEN: Final = 4
HIDDEN: Final = "***"
TOKEN: Final = "token"  # noqa: S105 - the name of a key
_PASSWORD: Final = "password"  # noqa: S105 - as above


def key(feed: Feed, name: str) -> str:
    """Return a key of a feed, from where its table says or its kind's variable; raise FetchError with the remedy."""
    where = feed.keys.get(name)
    if where is None:
        found, missing = _of_kind(feed, name)
    elif where.env:
        found = os.environ.get(where.env, "")
        missing = f"its key {name!r} is not set; set the environment variable {where.env}"
    elif where.file:
        path = Path(os.path.expanduser(where.file))  # noqa: PTH111 - unlike Path's own it takes any name
        found, missing = _from_file(feed, path), f"the file of its key {name!r} is empty; write the key into {path}"
    else:
        found = _from_command(feed, where.command)
        missing = f"the command for its key {name!r} printed nothing; try it in a shell"
    found = found.strip()
    if not found:
        raise KeyMissing(feed.name, missing)
    if not found.isprintable() or len(found) >= _LONGEST:
        said = f"what is kept as its key {name!r} is no key: it has several lines or is far too long"
        raise FetchError(feed.name, f"{said}; keep the key alone there")
    return found


def login_key(feed: Feed) -> str:
    """Return the name of the key that opens a mailbox: an access token where the feed's table names one."""
    return TOKEN if TOKEN in feed.keys else _PASSWORD


def _of_kind(feed: Feed, name: str) -> tuple[str, str]:
    """Return what the kind's own variable holds, and what to do when that is nothing.

    It is meant for the kind's own site, so a feed of the kind at another one does not get it without being told to.
    """
    known = kind(feed.kind)
    variable = known.keys.get(name, "")
    elsewhere = f"keys.{name} = {{ env = … }}, {{ file = … }} or {{ command = … }} in its table"
    host = urlsplit(feed.url).hostname or ""
    if not variable or not (host in {urlsplit(known.url).hostname, *known.hosts} or is_local(host)):
        return "", f"it is not said where its key {name!r} is kept; write {elsewhere}"
    missing = f"its key {name!r} is not set; set the environment variable {variable}, or write {elsewhere}"
    return os.environ.get(variable, ""), missing


def without_keys(feed: Feed, text: str, names: tuple[str, ...]) -> str:
    """Return a text in which the named keys of a feed stand as HIDDEN, in whatever form a request has them.

    What is shorter than four characters is no secret, and would be found in other words.
    """
    for secret in (key(feed, name) for name in names):
        if len(secret) >= _SHORTEST_HIDDEN:
            for form in {secret, quote(secret), quote(secret, safe=""), quote_plus(secret)}:
                text = text.replace(form, HIDDEN)
    return text


def basic_login(user: str, password: str) -> str:
    """Return the header that logs in with these."""
    return f"Basic {b64encode(f'{user}:{password}'.encode()).decode()}"


def _from_file(feed: Feed, path: Path) -> str:
    try:
        with path.open(encoding="utf-8") as opened:
            return opened.read(_LONGEST)
    except (OSError, ValueError) as error:
        said = (getattr(error, "strerror", None) or "it is no text").lower()
        raise FetchError(feed.name, f"its key cannot be read from {path}: {said}; look at keys in its table") from None


def _from_command(feed: Feed, command: str) -> str:
    """Return what the person's own command prints; it comes from their feeds.toml, never from a feed or catalogue."""
    try:
        done = _printed(command)
    except (OSError, ValueError, subprocess.SubprocessError) as error:
        failed = type(error).__name__
        if isinstance(error, subprocess.CalledProcessError):
            failed = f"it ended with status {error.returncode}"
        raise FetchError(feed.name, f"the command for its key failed ({failed}); try it in a shell") from None
    return done


@lru_cache(maxsize=64)
def _printed(command: str) -> str:
    """Return what a command prints; once for a run, because it may ask the person for their password."""
    done = subprocess.run(  # noqa: S603 - the person wrote it, and no shell reads it
        shlex.split(command), capture_output=True, text=True, timeout=_SECONDS, check=True, stdin=subprocess.DEVNULL
    )
    return done.stdout[:_LONGEST]
